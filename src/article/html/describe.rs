//! What a page says of its article: title, outlet, author, day, address and language.
//!
//! Pages say it up to six times, for search engines, for networks and for readers, and not always alike.
//! Each fact has its own order of belief: an outlet's name is best taken from what networks show, its day
//! from what machines read, the title from the heading that readers see.

use dom_query::{Document, NodeRef};

use super::json_ld::{Described, read_descriptions};
use crate::article::clean::clean_line;
use crate::article::dates::find_date;
use crate::article::metadata::{Metadata, is_same_name, name_of_author, without_site};

/// Longest value believed, in characters; titles have 60 to 200.
const MAX_VALUE_CHARS: usize = 500;

/// Longest list of authors, in characters: more is no byline.
const MAX_AUTHOR_CHARS: usize = 150;

/// Most `meta` elements read: pages have up to a hundred.
const MAX_METAS: usize = 1_000;

const TITLE_KEYS: [&str; 7] = [
    "og:title",
    "twitter:title",
    "headline",
    "dc.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
];
const OUTLET_KEYS: [&str; 5] = [
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "apple-mobile-web-app-title",
];
const AUTHOR_KEYS: [&str; 9] = [
    "author",
    "article:author",
    "article:author_name",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "creator",
];
const DATE_KEYS: [&str; 16] = [
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "article:published",
    "publishdate",
    "pubdate",
    "publish-date",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "date",
    "dcterms.created",
    "og:published_time",
    "article:modified_time",
];
const LANGUAGE_KEYS: [&str; 3] = ["og:locale", "content-language", "dc.language"];

/// What a page says of its article.
pub(super) struct Description {
    pub(super) metadata: Metadata,
    /// The article's text, where the page tells it to machines.
    pub(super) body: Option<String>,
}

/// Reads what a page says of its article.
pub(super) fn describe(document: &Document, descriptions: &[String]) -> Description {
    let metas = Metas::of(document);
    let told = read_descriptions(descriptions);
    let outlet = metas
        .first(&OUTLET_KEYS[..1])
        .or_else(|| plain(told.outlet.as_deref()?))
        .or_else(|| metas.first(&OUTLET_KEYS));
    let metadata = Metadata {
        title: title(document, &metas, &told, outlet.as_deref()),
        author: author(document, &metas, &told),
        published: [
            told.published.clone(),
            metas.first(&DATE_KEYS),
            time(document),
        ]
        .into_iter()
        .flatten()
        .find_map(|d| find_date(&d)),
        url: address(document, &metas, &told),
        language: language(document, &metas, &told),
        outlet,
    };
    Description {
        metadata,
        body: told.body,
    }
}

/// The `meta` elements of a page: keys in lower case, and values, in order.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(document: &Document) -> Self {
        let selected = document.select("meta[content]");
        let nodes = selected.nodes().iter().take(MAX_METAS);
        let pairs = nodes.flat_map(|node| {
            let value = node.attr("content").unwrap_or_default().to_string();
            let keys = ["property", "name", "itemprop", "http-equiv"];
            let keys = keys.into_iter().filter_map(|k| node.attr(k));
            let pairs = keys.map(move |k| (k.trim().to_lowercase(), value.clone()));
            pairs.collect::<Vec<_>>()
        });
        Metas(pairs.collect())
    }

    /// The first value that says something, by the order of keys.
    fn first(&self, keys: &[&str]) -> Option<String> {
        let values = keys
            .iter()
            .flat_map(|key| self.0.iter().filter(move |(k, _)| k == key));
        values.into_iter().find_map(|(_, value)| plain(value))
    }
}

/// Makes a value plain; "" says nothing. Some pages write references twice: `"A &amp;amp; B"` -> `"A & B"`
fn plain(value: &str) -> Option<String> {
    let short: String = value.chars().take(MAX_VALUE_CHARS).collect();
    let decoded = if short.contains('&') && short.contains(';') {
        Document::fragment(short.replace('<', "&lt;"))
            .text()
            .to_string()
    } else {
        short
    };
    let words: Vec<&str> = decoded.split_whitespace().collect();
    let line = clean_line(&words.join(" "));
    let is_said = line.chars().any(char::is_alphanumeric) && line != "null" && line != "undefined";
    is_said.then_some(line)
}

/// The heading that readers see, where it says what the page calls itself; else that.
fn title(
    document: &Document,
    metas: &Metas,
    told: &Described,
    outlet: Option<&str>,
) -> Option<String> {
    let told = told.title.as_deref().and_then(plain);
    let page = document.select_single("title").text();
    let named = told
        .or_else(|| metas.first(&TITLE_KEYS))
        .or_else(|| plain(&page))
        .map(|t| without_outlet(&t, outlet));
    let selected = document.select("h1");
    let heading = selected.nodes().iter().take(20).find_map(|h| {
        let heading = plain(&h.text())?;
        let is_named = named.as_deref().is_some_and(|n| is_alike(&heading, n));
        is_named.then_some(heading)
    });
    heading.or(named)
}

/// Tells whether two headlines share most of their words.
fn is_alike(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric());
        words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|w| other.contains(w)).count();
    shared * 2 > one.len() && shared * 2 > other.len()
}

/// Takes the outlet's name off a title: `("Bridge shut - Daily Post", "Daily Post")` -> `"Bridge shut"`
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " · ", " » "] {
        let Some((head, site)) = title.rsplit_once(mark) else {
            continue;
        };
        if outlet.is_some_and(|o| is_same_name(o, site)) && head.split(' ').count() > 1 {
            return head.trim().to_owned();
        }
    }
    without_site(title).0.to_owned()
}

fn author(document: &Document, metas: &Metas, told: &Described) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in told.authors.iter().filter_map(|n| author_name(n)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        let keys = AUTHOR_KEYS.iter();
        let values = keys.flat_map(|key| metas.0.iter().filter(move |(k, _)| k == key));
        names.extend(values.into_iter().find_map(|(_, v)| author_name(v)));
    }
    if names.is_empty() {
        let marked = document.select("[itemprop~=\"author\"], a[rel~=\"author\"]");
        let found = marked.nodes().iter().take(20);
        names.extend(found.into_iter().find_map(|n| author_name(&n.text())));
    }
    let line = names.join(", ");
    (!line.is_empty() && line.chars().count() <= MAX_AUTHOR_CHARS).then_some(line)
}

/// A name, not an address or a handle: `"By Jo Roe"` -> `"Jo Roe"`, `"https://a.example/jo"` -> none
fn author_name(value: &str) -> Option<String> {
    let name = name_of_author(&plain(value)?)?;
    let is_address = name.contains("://") || name.starts_with('@') || name.contains("www.");
    (!is_address && name.chars().count() <= MAX_AUTHOR_CHARS).then_some(name)
}

/// The first time that is marked up, one that says it is the day of publication before others.
fn time(document: &Document) -> Option<String> {
    let exact = [
        "[itemprop~=\"datePublished\"]",
        "time[pubdate]",
        "article time[datetime]",
        "time[datetime]",
        "article time",
        "time",
    ];
    exact.iter().find_map(|selector| {
        let selected = document.select(selector);
        let node: NodeRef = *selected.nodes().first()?;
        let attribute = ["datetime", "content"].iter().find_map(|k| node.attr(k));
        let text = attribute.map_or_else(|| node.text().to_string(), |a| a.to_string());
        find_date(&text).map(|_| text)
    })
}

fn address(document: &Document, metas: &Metas, told: &Described) -> Option<String> {
    let link = document
        .select_single("link[rel~=\"canonical\"]")
        .attr("href");
    let found = [
        link.map(|l| l.to_string()),
        metas.first(&["og:url"]),
        told.url.clone(),
    ];
    let is_whole = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    let whole = found
        .into_iter()
        .flatten()
        .map(|u| clean_line(&u))
        .find(is_whole);
    whole.filter(|u| u.chars().count() <= MAX_VALUE_CHARS * 4)
}

/// The tag of a language: `"en-US"`, `"pt"`.
fn language(document: &Document, metas: &Metas, told: &Described) -> Option<String> {
    let page = document.html_root().attr("lang").map(|l| l.to_string());
    let found = [page, told.language.clone(), metas.first(&LANGUAGE_KEYS)];
    let is_tag = |tag: &String| {
        let first = tag.split('-').next().unwrap_or("");
        (2..=3).contains(&first.len())
            && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let tags = found
        .into_iter()
        .flatten()
        .map(|t| t.trim().replace('_', "-"));
    tags.into_iter().find(is_tag)
}
