//! Reads what a page tells machines about its article: JSON-LD with the words of schema.org.
//!
//! Pages hold several such texts, of which one describes the article and others the site, the trail of
//! links above it, or other articles. Broken ones are common and cost nothing: the page says the same in
//! other places.

use serde_json::{Map, Value};

/// Kinds of thing that are an article: their names end so, or are these.
const ARTICLE_ENDINGS: [&str; 2] = ["Article", "Posting"];
const ARTICLE_KINDS: [&str; 2] = ["Report", "Review"];

/// Most things looked at in one page.
const MAX_THINGS: usize = 2_000;

/// What one page tells machines.
#[derive(Debug, Default)]
pub(super) struct Described {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    /// The article's text.
    pub(super) body: Option<String>,
}

/// Reads the first article that the texts describe; the site's name from anything.
pub(super) fn read_descriptions(texts: &[String]) -> Described {
    let values: Vec<Value> = texts.iter().filter_map(|t| parse(t)).collect();
    let mut things = Vec::new();
    for value in &values {
        collect(value, &mut things);
    }
    let mut described = Described::default();
    if let Some(article) = things.iter().find(|t| is_article(t)) {
        described = describe_article(article, &things);
    }
    if described.outlet.is_none() {
        let site = things
            .iter()
            .find(|t| kinds(t).any(|k| ["WebSite", "NewsMediaOrganization"].contains(&k)));
        described.outlet = site.and_then(|s| text_of(s.get("name")?));
    }
    described
}

/// Parses one text; line feeds within strings and wrappings of old browsers are forgiven.
fn parse(text: &str) -> Option<Value> {
    let bare = text
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| {
        let is_control = |c: char| c.is_control();
        serde_json::from_str(&bare.replace(is_control, " ")).ok()
    })
}

/// Lists all things, those within `@graph` and lists too; the parser has bounded how deep they are.
fn collect<'a>(value: &'a Value, into: &mut Vec<&'a Map<String, Value>>) {
    if into.len() > MAX_THINGS {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|i| collect(i, into)),
        Value::Object(thing) => {
            into.push(thing);
            for inner in [
                "@graph",
                "mainEntity",
                "mainEntityOfPage",
                "itemListElement",
                "item",
            ] {
                if let Some(inner) = thing.get(inner) {
                    collect(inner, into);
                }
            }
        }
        _ => {}
    }
}

fn kinds(thing: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let kinds = match thing.get("@type") {
        Some(Value::String(kind)) => vec![kind.as_str()],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    kinds
        .into_iter()
        .map(|k| k.rsplit(['/', ':']).next().unwrap_or(k))
}

fn is_article(thing: &Map<String, Value>) -> bool {
    let is_kind =
        |k: &str| ARTICLE_ENDINGS.iter().any(|e| k.ends_with(e)) || ARTICLE_KINDS.contains(&k);
    kinds(thing).any(is_kind)
}

fn describe_article(article: &Map<String, Value>, things: &[&Map<String, Value>]) -> Described {
    let get = |keys: &[&str]| keys.iter().find_map(|k| text_of(article.get(*k)?));
    let names = |key: &str| -> Vec<String> {
        let value = article.get(key).unwrap_or(&Value::Null);
        names_of(value, things, 0)
    };
    let mut authors = names("author");
    if authors.is_empty() {
        authors = names("creator");
    }
    Described {
        title: get(&["headline", "name"]),
        outlet: names("publisher").into_iter().next(),
        authors,
        published: get(&["datePublished", "dateCreated", "uploadDate", "dateModified"]),
        url: get(&["url", "mainEntityOfPage", "@id"]),
        language: get(&["inLanguage"]),
        body: get(&["articleBody", "reviewBody"]),
    }
}

/// The text of a value that may be a thing with a name or address.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|t| !t.trim().is_empty()),
        Value::Array(items) => items.iter().find_map(text_of),
        Value::Object(thing) => ["name", "@id", "url", "@value"]
            .iter()
            .find_map(|k| thing.get(*k).and_then(Value::as_str))
            .map(str::to_owned),
        _ => None,
    }
}

/// The names of persons or organisations; one that is only pointed at (`@id`) is looked up.
fn names_of(value: &Value, things: &[&Map<String, Value>], depth: usize) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(items) => items
            .iter()
            .flat_map(|i| names_of(i, things, depth))
            .collect(),
        Value::Object(thing) => {
            if let Some(name) = thing.get("name") {
                return if depth > 2 {
                    Vec::new()
                } else {
                    names_of(name, things, depth + 1)
                };
            }
            let id = thing.get("@id").and_then(Value::as_str);
            let is_meant = |t: &&&Map<String, Value>| {
                id.is_some() && t.get("@id").and_then(Value::as_str) == id
            };
            let named = things.iter().filter(is_meant).find_map(|t| t.get("name"));
            named
                .and_then(Value::as_str)
                .map(|n| vec![n.to_owned()])
                .unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Described {
        read_descriptions(&[text.to_owned()])
    }

    #[test]
    fn article_is_found_among_other_things() {
        let text = r##"{"@graph": [{"@type": "WebSite", "name": "Site"},
            {"@type": ["NewsArticle"], "headline": "Bridge shut", "datePublished": "2024-03-04T10:00:00Z",
             "author": [{"name": "Jo Roe"}, {"@id": "#tom"}], "publisher": {"name": "Daily Post"}},
            {"@type": "Person", "@id": "#tom", "name": "Tom Reed"}]}"##;
        let found = read(text);
        assert_eq!(found.title.as_deref(), Some("Bridge shut"));
        assert_eq!(found.authors, ["Jo Roe", "Tom Reed"]);
        assert_eq!(found.outlet.as_deref(), Some("Daily Post"));
        assert_eq!(found.published.as_deref(), Some("2024-03-04T10:00:00Z"));
    }

    #[test]
    fn broken_deep_and_foreign_texts_say_nothing() {
        for text in [
            "",
            "{",
            "[1e999999]",
            r#"{"@type": "NewsArticle", "headline": "\ud800"}"#,
            r#"{"@type": "Recipe", "name": "Soup"}"#,
            &"[".repeat(100_000),
        ] {
            assert_eq!(read(text).title, None, "{}", text.len());
        }
    }

    #[test]
    fn line_feed_within_a_string_is_forgiven() {
        let found = read("<!-- {\"@type\": \"Article\", \"headline\": \"Bridge\nshut\"} -->");
        assert_eq!(found.title.as_deref(), Some("Bridge shut"));
    }
}
