//! One thing that holds several articles becomes several sources.
//!
//! Stands between where bytes come from (disk, net) and where they are read. Formats are told by
//! content first, since names lie and standard input has none. What holds one article comes back as
//! it is. A part is named after the whole and its place in it, counted from one: "feed.xml#3"; the
//! same bytes always give the same names.

mod feed;
mod joined;
mod mail;
mod markup;
mod office;
mod outlines;
mod webarchive;

use std::path::Path;

use crate::article::{STDIN, Source, foreign_kind};
use crate::failure::Failure;
use markup::Kind;

/// What to do with a web archive: tools that show its pages can save them.
const WEB_ARCHIVE_HINT: &str =
    "open the page in a program that replays it, and save it as .html or .mhtml";

/// What was found in a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The articles' sources, in the order in which they stand in it.
    pub sources: Vec<Source>,
    /// Addresses of feeds that it lists and does not hold, each once, in their order.
    pub feeds: Vec<String>,
    /// What of it could not be used.
    pub failures: Vec<Failure>,
}

impl Unpacked {
    /// A source that is one article.
    pub fn whole(source: Source) -> Self {
        Unpacked {
            sources: vec![source],
            ..Unpacked::default()
        }
    }

    /// A source of which nothing can be used.
    pub fn failed(failure: Failure) -> Self {
        Unpacked {
            failures: vec![failure],
            ..Unpacked::default()
        }
    }

    /// Adds what was found in another source.
    pub fn append(&mut self, other: Unpacked) {
        self.sources.extend(other.sources);
        self.feeds.extend(other.feeds);
        self.failures.extend(other.failures);
    }
}

/// Takes a source apart, where it holds several articles.
pub fn unpack(source: Source) -> Unpacked {
    if office::is_package(&source.bytes) {
        return office::take_document(source);
    }
    if webarchive::is_property_list(&source.bytes) {
        return webarchive::take_page(source);
    }
    if is_web_archive(&source) {
        let reason = "it is a web archive (WARC), which is not read";
        return Unpacked::failed(failure(&source, reason, WEB_ARCHIVE_HINT));
    }
    if let Some(foreign) = foreign_kind(&source.bytes) {
        let reason = format!("it is {}", foreign.what);
        return Unpacked::failed(failure(&source, reason, foreign.hint));
    }
    match markup::kind_of(&source.bytes) {
        Kind::Feed => feed::take_items(&source),
        Kind::FeedList => outlines::take_feeds(&source),
        Kind::OtherXml(root) if root == "plist" => webarchive::take_page(source),
        Kind::OtherXml(_) if office::is_flat(&source.bytes) => office::take_flat(source),
        Kind::OtherXml(root) => {
            let reason = format!("it is XML of a kind that is not known: <{root}>");
            let hint = "feeds (RSS, Atom), lists of feeds (OPML) and web pages are read";
            Unpacked::failed(failure(&source, reason, hint))
        }
        Kind::OtherJson => {
            let hint = "JSON Feed is read; save the article's text as .txt or .md";
            Unpacked::failed(failure(&source, "it is JSON, and no feed", hint))
        }
        Kind::Text if mail::is_mail(&source) => mail::take_text(&source),
        Kind::Text if source.path == STDIN => joined::take_articles(source),
        Kind::Text => Unpacked::whole(source),
    }
}

/// Tells whether a source is a web archive, packed or not.
///
/// They are named and left alone: the one crate that reads them trusts the size that a record states,
/// and panics where that is a lie.
fn is_web_archive(source: &Source) -> bool {
    let is_packed = source.path.ends_with(".warc.gz") && source.bytes.starts_with(b"\x1f\x8b");
    is_packed || source.bytes.starts_with(b"WARC/")
}

fn failure(source: &Source, reason: impl Into<String>, hint: &str) -> Failure {
    Failure::reading(Path::new(&source.path), reason, hint)
}

#[cfg(test)]
mod tests;
