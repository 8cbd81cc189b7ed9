//! Tells feeds, lists of feeds and other machine formats from text, by how they begin.
//!
//! The first element of XML says what it is; everything before it (marks, comments, declarations) is
//! passed over. A page in HTML is text here: the article's reader knows what to do with it.

use std::borrow::Cow;

use encoding_rs::Encoding;
use serde::de::IgnoredAny;

/// How much is looked at for the first element: declarations and comments are short.
const HEAD_BYTES: usize = 64 * 1024;

/// What a source is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// RSS, Atom or JSON Feed.
    Feed,
    /// OPML.
    FeedList,
    /// XML with this first element.
    OtherXml(String),
    /// JSON that is no feed.
    OtherJson,
    /// Text or a page.
    Text,
}

/// Tells what bytes are.
///
/// `"<?xml version='1.0'?><rss>"` -> feed, `"<p>Words"` -> text
pub(super) fn kind_of(bytes: &[u8]) -> Kind {
    let head = decode_head(bytes);
    let text = head.trim_start();
    if text.starts_with('{') {
        return kind_of_json(bytes);
    }
    if !text.starts_with('<') {
        return Kind::Text;
    }
    let root = first_element(text).unwrap_or("");
    let local = root.rsplit(':').next().unwrap_or(root);
    let names_a_feed = || {
        ["w3.org/2005/Atom", "purl.org/atom"]
            .iter()
            .any(|n| text.contains(n))
    };
    match local {
        "rss" | "RDF" => Kind::Feed,
        "feed" | "entry" if text.starts_with("<?xml") || names_a_feed() => Kind::Feed,
        "opml" => Kind::FeedList,
        _ if text.starts_with("<?xml") && !local.eq_ignore_ascii_case("html") => {
            Kind::OtherXml(local.chars().take(40).collect())
        }
        _ => Kind::Text,
    }
}

fn kind_of_json(bytes: &[u8]) -> Kind {
    let bytes = without_mark(bytes);
    let version = b"jsonfeed.org/version";
    if bytes.windows(version.len()).any(|w| w == version) {
        return Kind::Feed;
    }
    match serde_json::from_slice::<IgnoredAny>(bytes) {
        Ok(_) => Kind::OtherJson,
        Err(_) => Kind::Text,
    }
}

/// Drops a UTF-8 byte order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// The beginning as text, good enough for names of elements.
fn decode_head(bytes: &[u8]) -> Cow<'_, str> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    match Encoding::for_bom(head) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&head[mark..]).0,
        None => String::from_utf8_lossy(head),
    }
}

/// The name of the first element.
///
/// `"<!-- a --><!DOCTYPE b><rss version='2.0'>"` -> `"rss"`
fn first_element(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        let end = if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment;
            "-->"
        } else if has_inner_subset(rest) {
            rest = rest.split_once(']')?.1;
            ">"
        } else if rest.starts_with(['?', '!']) {
            ">"
        } else {
            let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
            return rest.split(is_end).next();
        };
        rest = rest.split_once(end)?.1;
    }
}

/// Tells whether a declaration holds others in brackets: `"!DOCTYPE a [<!ENTITY b 'c'>]>"` -> true
fn has_inner_subset(declaration: &str) -> bool {
    let head = declaration.split('>').next().unwrap_or("");
    declaration.starts_with('!') && head.contains('[')
}
