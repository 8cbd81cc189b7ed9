//! Front matter: the lines before an article that say who published it, and when.
//!
//! YAML between `---` lines or TOML between `+++` lines. People write it by hand and forget to quote
//! colons, so YAML that does not parse is read once more line by line. What cannot be read at all
//! stays in the text, with a note: nothing is dropped in silence.

use serde_json::Value;

use super::Note;
use super::clean::clean_line;
use super::dates::find_date;
use super::metadata::{Metadata, without_site};

/// Most lines looked at for the end of front matter; real ones have five to forty.
const MAX_LINES: usize = 300;

/// Longest value kept; titles have 60 to 200 characters.
const MAX_VALUE_CHARS: usize = 500;

/// The key and its value by which a kept article says that its text is clean, and is to be read as it stands.
pub const CLEANED_KEY: &str = "cleaned";
/// See [`CLEANED_KEY`].
pub const CLEANED_BY: &str = "abreast";

const TITLE_KEYS: [&str; 4] = ["title", "headline", "ogtitle", "name"];
const OUTLET_KEYS: [&str; 12] = [
    "outlet",
    "publisher",
    "publication",
    "sitename",
    "site",
    "ogsitename",
    "newspaper",
    "provider",
    "source",
    "sourcename",
    "website",
    "domain",
];
const AUTHOR_KEYS: [&str; 6] = ["author", "authors", "byline", "by", "creator", "writer"];
const DATE_KEYS: [&str; 12] = [
    "date",
    "published",
    "publishedat",
    "publishedon",
    "publishdate",
    "publicationdate",
    "datepublished",
    "pubdate",
    "articlepublishedtime",
    "created",
    "timestamp",
    "updated",
];
const URL_KEYS: [&str; 8] = [
    "url",
    "link",
    "canonical",
    "canonicalurl",
    "sourceurl",
    "permalink",
    "ogurl",
    "original",
];

const LANGUAGE_KEYS: [&str; 3] = ["language", "lang", "inlanguage"];

/// A text parted into what its front matter says and the rest.
pub(super) struct Page<'a> {
    /// What the front matter says.
    pub(super) metadata: Metadata,
    /// The text after the front matter.
    pub(super) body: &'a str,
    /// Whether there was any.
    pub(super) has_front_matter: bool,
    /// Agencies that a kept article credits; none where the text was not cleaned by this program.
    pub(super) cleaned: Option<Vec<String>>,
    /// What was odd about it.
    pub(super) note: Option<Note>,
}

/// Parts clean text into front matter and body.
///
/// `"---\ntitle: A\n---\nB"` -> title `"A"`, body `"B"`
pub(super) fn part_front_matter(text: &str) -> Page<'_> {
    let mut page = Page {
        metadata: Metadata::default(),
        body: text,
        has_front_matter: false,
        cleaned: None,
        note: None,
    };
    let Some((fence, inner, rest)) = find_fences(text) else {
        return page;
    };
    let (pairs, note) = match fence {
        "+++" => (toml_pairs(inner), None),
        _ => yaml_pairs(inner),
    };
    page.note = note;
    match pairs {
        Some(pairs) => {
            page.metadata = describe(&pairs);
            let is_cleaned = values(&pairs, &[CLEANED_KEY]) == [CLEANED_BY];
            page.cleaned = is_cleaned.then(|| values(&pairs, &["credits"]));
            page.body = rest;
            page.has_front_matter = true;
        }
        None if has_known_key(inner) => {
            let text = "front matter could not be read and stays in the text".to_owned();
            page.note = Some(Note { text });
        }
        None => {}
    }
    page
}

/// Counts the lines of the front matter that a text begins with, both fences included; none where it
/// has none, or none that names an article.
///
/// `"---\ntitle: A\n---\nB"` -> 3, `"---\nProse\n---\n"` -> none
pub fn count_front_matter_lines(text: &str) -> Option<usize> {
    if !text.starts_with(['-', '+']) {
        return None;
    }
    let (fence, inner, _) = find_fences(text)?;
    let pairs = match fence {
        "+++" => toml_pairs(inner),
        _ => yaml_pairs(inner).0,
    };
    let is_front_matter = pairs.is_some() && has_known_key(inner);
    is_front_matter.then(|| inner.lines().count() + 2)
}

/// Finds the fence, the lines between its two ends, and what follows.
fn find_fences(text: &str) -> Option<(&'static str, &str, &str)> {
    let text = text.trim_start();
    let fence = ["---", "+++"].into_iter().find(|f| text.starts_with(f))?;
    let (first, inner) = text.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    let mut length = 0;
    for line in inner.split_inclusive('\n').take(MAX_LINES) {
        let word = line.trim_end();
        if word == fence || (fence == "---" && word == "...") {
            return Some((fence, &inner[..length], &inner[length + line.len()..]));
        }
        length += line.len();
    }
    None
}

/// A key in lower case without marks, and its values.
type Pair = (String, Vec<String>);

fn toml_pairs(inner: &str) -> Option<Vec<Pair>> {
    let table: toml::Table = toml::from_str(inner).ok()?;
    let pair = |(key, value): (&String, &toml::Value)| (bare_key(key), toml_values(value));
    Some(table.iter().map(pair).collect())
}

fn toml_values(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(text) => vec![text.clone()],
        toml::Value::Array(items) => items.iter().flat_map(toml_values).collect(),
        toml::Value::Table(table) => table.get("name").map(toml_values).unwrap_or_default(),
        other => vec![other.to_string()],
    }
}

/// Reads YAML; where that fails, plain `key: value` lines, with a note.
fn yaml_pairs(inner: &str) -> (Option<Vec<Pair>>, Option<Note>) {
    if let Ok(Value::Object(map)) = serde_saphyr::from_str::<Value>(inner) {
        let pair = |(key, value): (&String, &Value)| (bare_key(key), yaml_values(value));
        return (Some(map.iter().map(pair).collect()), None);
    }
    let pairs = loose_pairs(inner);
    let note = pairs.as_ref().map(|_| Note {
        text: "front matter is not valid YAML; it was read line by line".to_owned(),
    });
    (pairs, note)
}

fn yaml_values(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(yaml_values).collect(),
        Value::Object(map) => map.get("name").map(yaml_values).unwrap_or_default(),
        other => vec![other.to_string()],
    }
}

/// Reads `key: value` lines; `None` where a line is something else, or no key is a known one.
fn loose_pairs(inner: &str) -> Option<Vec<Pair>> {
    let mut pairs = Vec::new();
    for line in inner.lines().filter(|l| !l.trim().is_empty()) {
        if line.starts_with([' ', '-', '#']) {
            continue;
        }
        let (key, value) = line.split_once(':')?;
        if key.split_whitespace().count() > 2 {
            return None;
        }
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        pairs.push((bare_key(key), vec![value]));
    }
    has_known_key(inner).then_some(pairs)
}

fn has_known_key(inner: &str) -> bool {
    let known = [
        &TITLE_KEYS[..],
        &OUTLET_KEYS,
        &AUTHOR_KEYS,
        &DATE_KEYS,
        &URL_KEYS,
    ]
    .concat();
    let key_of = |line: &str| bare_key(line.split([':', '=']).next().unwrap_or(""));
    inner.lines().any(|l| known.contains(&key_of(l).as_str()))
}

/// `"Published-At"` -> `"publishedat"`
fn bare_key(key: &str) -> String {
    key.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn describe(pairs: &[Pair]) -> Metadata {
    let is_address = |v: &String| v.starts_with("http://") || v.starts_with("https://");
    let urls = values(pairs, &URL_KEYS);
    let outlets = values(pairs, &OUTLET_KEYS);
    let url = urls.into_iter().chain(outlets.clone()).find(is_address);
    let authors: Vec<String> = values(pairs, &AUTHOR_KEYS);
    let title = values(pairs, &TITLE_KEYS).into_iter().next();
    let (headline, site) = title.as_deref().map_or(("", None), without_site);
    Metadata {
        outlet: outlets
            .into_iter()
            .find(|v| !is_address(v))
            .or(site.map(str::to_owned)),
        title: (!headline.is_empty()).then(|| headline.to_owned()),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        published: values(pairs, &DATE_KEYS).iter().find_map(|v| find_date(v)),
        url,
        language: values(pairs, &LANGUAGE_KEYS).into_iter().next(),
    }
}

/// The values of the first known key that has any, made safe to show.
fn values(pairs: &[Pair], keys: &[&str]) -> Vec<String> {
    let of_key = |key: &&str| {
        let values = pairs.iter().filter(|(k, _)| k == key).flat_map(|(_, v)| v);
        let cleaned = values.map(|v| clean_line(v).chars().take(MAX_VALUE_CHARS).collect());
        cleaned
            .filter(|v: &String| !v.is_empty())
            .collect::<Vec<_>>()
    };
    keys.iter()
        .map(of_key)
        .find(|v| !v.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn yaml_names_all_fields() {
        let page = part_front_matter(
            "---\ntitle: \"A: b\"\noutlet: The Post\ndate: 2024-03-04\nauthor: [Jo Roe, Al Poe]\n\
             url: https://post.example/a\ntags: [x]\n---\n\nBody.",
        );
        assert_eq!(page.metadata.title.as_deref(), Some("A: b"));
        assert_eq!(page.metadata.outlet.as_deref(), Some("The Post"));
        assert_eq!(page.metadata.published, Some(date(2024, 3, 4)));
        assert_eq!(page.metadata.author.as_deref(), Some("Jo Roe, Al Poe"));
        assert_eq!(page.metadata.url.as_deref(), Some("https://post.example/a"));
        assert_eq!(page.body, "\nBody.");
    }

    #[test]
    fn toml_and_synonyms_are_understood() {
        let page = part_front_matter(
            "+++\nheadline = \"A\"\nsite_name = \"The Post\"\npublished_at = 2024-03-04T10:00:00Z\n\
             source = \"https://post.example/a\"\n+++\nBody.",
        );
        assert_eq!(page.metadata.title.as_deref(), Some("A"));
        assert_eq!(page.metadata.outlet.as_deref(), Some("The Post"));
        assert_eq!(page.metadata.published, Some(date(2024, 3, 4)));
    }

    #[test]
    fn source_that_is_an_address_is_the_address() {
        let page = part_front_matter("---\nsource: https://post.example/a\n---\nBody.");
        assert_eq!(page.metadata.url.as_deref(), Some("https://post.example/a"));
        assert_eq!(page.metadata.outlet, None);
    }

    #[test]
    fn unquoted_colon_is_read_line_by_line_with_a_note() {
        let page = part_front_matter("---\ntitle: Fire: the report\ndate: 2024-03-04\n---\nBody.");
        assert_eq!(page.metadata.title.as_deref(), Some("Fire: the report"));
        assert!(page.note.is_some_and(|n| n.text.contains("line by line")));
    }

    #[test]
    fn broken_front_matter_stays_in_the_text() {
        let text = "---\ntitle: A\nThen prose follows here.\n---\nBody.";
        let page = part_front_matter(text);
        assert_eq!((page.body, page.has_front_matter), (text, false));
        assert!(page.note.is_some());
    }

    #[test]
    fn rules_around_prose_are_no_front_matter() {
        let text = "---\nOnce upon a time.\n---\nThe end.";
        let page = part_front_matter(text);
        assert_eq!((page.body, page.note), (text, None));
    }

    #[test]
    fn escape_in_a_yaml_value_is_inert() {
        let page = part_front_matter("---\ntitle: \"A\\e[31m\\nB\"\n---\n");
        assert_eq!(page.metadata.title.as_deref(), Some("A␛[31m B"));
    }
}
