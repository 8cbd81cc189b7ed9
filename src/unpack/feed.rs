//! RSS, Atom and JSON Feed: every item becomes a source.
//!
//! The full text of an item is taken before its summary, and one that has only a summary says so. A
//! feed that breaks off (half a download) gives the items before the break: the parser wants whole
//! XML, so the text is cut after its last whole item and closed again.

use feed_rs::model::{Entry, Feed};
use feed_rs::parser;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::markup::without_mark;
use super::{Unpacked, failure};
use crate::article::{Declared, Note, Source};

/// A description of so many words is taken for the whole text, for some feeds put it there; summaries
/// have twenty to eighty.
const SUMMARY_WORDS: usize = 200;

/// Takes the items of a feed.
pub(super) fn take_items(source: &Source) -> Unpacked {
    if source.bytes.len() > source.limits.feed_bytes() {
        let reason = format!("the feed is larger than {} MB", source.limits.feed_mb);
        let hint = "save the items you want as pages, or raise limits.feed-mb";
        return Unpacked::failed(failure(source, reason, hint));
    }
    let mut unpacked = Unpacked::default();
    match parse(&source.bytes) {
        Ok(feed) => take_feed(source, feed, &mut unpacked),
        Err(damage) => take_whole_items(source, &damage, &mut unpacked),
    }
    unpacked
}

/// Takes the items before the damage.
fn take_whole_items(source: &Source, damage: &str, unpacked: &mut Unpacked) {
    let feed = cut_after_last_item(&source.bytes);
    let reason = match &feed {
        Some(feed) => format!(
            "the feed is damaged ({damage}); the {} items before the damage were read",
            feed.entries.len()
        ),
        None => format!("the feed is damaged: {damage}"),
    };
    let failure = failure(source, reason, "fetch it again");
    unpacked.failures.push(failure);
    if let Some(feed) = feed {
        take_feed(source, feed, unpacked);
    }
}

fn parse(bytes: &[u8]) -> Result<Feed, String> {
    parser::parse(without_mark(bytes)).map_err(|error| error.to_string())
}

fn take_feed(source: &Source, feed: Feed, unpacked: &mut Unpacked) {
    let outlet = feed.title.as_ref().map(|t| plain_words(&t.content));
    let count = feed.entries.len();
    if count == 0 {
        let hint = "open it again when there is news in it";
        return unpacked
            .failures
            .push(failure(source, "the feed is empty", hint));
    }
    let most = source.limits.feed_items;
    if count > most {
        let reason = format!("only the first {most} of {count} items were read");
        let hint = "save the others as pages, or raise limits.feed-items";
        unpacked.failures.push(failure(source, reason, hint));
    }
    for (number, item) in (1..).zip(feed.entries.into_iter().take(most)) {
        let (body, note) = body_of(&item);
        let mut part = source.part(number, body.bytes);
        part.notes.extend(note);
        part.declared = Declared {
            media_type: Some(body.media_type),
            charset: Some("utf-8".to_owned()),
            url: address(&item),
            title: item.title.as_ref().map(|t| plain_words(&t.content)),
            outlet: outlet.clone().filter(|name| !name.is_empty()),
            author: authors(&item),
            published: day(&item),
            language: item.language.or(feed.language.clone()),
        };
        unpacked.sources.push(part);
    }
}

/// The text of an item.
struct Body {
    bytes: Vec<u8>,
    media_type: String,
}

/// The full text of an item, or its summary and a note that says so.
fn body_of(item: &Entry) -> (Body, Option<Note>) {
    let content = item.content.as_ref();
    let full = content.and_then(|c| Some((c.body.as_deref()?, c.content_type.to_string())));
    let is_there = |text: &str| !text.trim().is_empty();
    if let Some((text, media_type)) = full.filter(|(text, _)| is_there(text)) {
        return (body(text, &media_type), None);
    }
    let note = |text: &str| {
        Some(Note {
            text: text.to_owned(),
        })
    };
    match item.summary.as_ref().filter(|s| is_there(&s.content)) {
        Some(summary) => {
            let text = &summary.content;
            let is_short = plain_words(text).split_whitespace().count() < SUMMARY_WORDS;
            let said = "the feed gives only a summary of it; open its page for the whole";
            let note = is_short.then(|| note(said)).flatten();
            (body(text, summary.content_type.as_ref()), note)
        }
        None => (
            body("", "text/plain"),
            note("the feed gives only its headline; open its page for the text"),
        ),
    }
}

/// Feeds call text with tags plain as often as not, so tags decide.
fn body(text: &str, media_type: &str) -> Body {
    let is_html = media_type.contains("html") || has_tags(text);
    if !is_html {
        return Body {
            bytes: text.as_bytes().to_vec(),
            media_type: "text/plain".to_owned(),
        };
    }
    let page = format!("<!doctype html><html><body><article>{text}</article></body></html>");
    Body {
        bytes: page.into_bytes(),
        media_type: "text/html".to_owned(),
    }
}

/// Tells whether a text holds tags: `"a<br>b"` -> true, `"3 < 4"` -> false
fn has_tags(text: &str) -> bool {
    let after = text.split('<').skip(1);
    let mut names = after.map(|t| t.trim_start_matches('/'));
    names.any(|t| t.starts_with(|c: char| c.is_ascii_alphabetic()) && t.contains('>'))
}

/// The words of a line that may hold tags and references: `"A &amp;amp; <b>B</b>"` -> `"A & B"`
fn plain_words(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    let mut rest = line;
    while has_tags(rest) {
        let Some((before, tag)) = rest.split_once('<') else {
            break;
        };
        words.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    match quick_xml::escape::unescape(&words) {
        Ok(decoded) => decoded.into_owned(),
        Err(_) => words,
    }
}

fn authors(item: &Entry) -> Option<String> {
    let names = item.authors.iter().filter_map(|p| p.name.as_deref());
    // RSS writes "mail@host (Name)", and the brackets stay when the address goes.
    let names = names.map(|n| n.trim().trim_start_matches('(').trim_end_matches(')'));
    let names: Vec<&str> = names.filter(|n| !n.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The address of the item's page.
fn address(item: &Entry) -> Option<String> {
    let is_page = |rel: Option<&str>| matches!(rel, None | Some("alternate"));
    let links = item.links.iter().filter(|l| is_page(l.rel.as_deref()));
    let mut addresses = links.map(|l| l.href.trim());
    let is_on_web = |a: &&str| a.starts_with("http://") || a.starts_with("https://");
    addresses.find(is_on_web).map(str::to_owned)
}

fn day(item: &Entry) -> Option<Date> {
    let at = item.published.or(item.updated)?.timestamp();
    let at = Timestamp::from_second(at).ok()?;
    Some(at.to_zoned(TimeZone::UTC).date())
}

/// What a feed that breaks off holds, read after cutting it behind its last whole item and closing it.
fn cut_after_last_item(bytes: &[u8]) -> Option<Feed> {
    let closings: [(&[u8], &str); 3] = [
        (b"</entry>", "</feed>"),
        (b"</item>", "</channel></rss>"),
        (b"</item>", "</rdf:RDF>"),
    ];
    closings.iter().find_map(|(item_end, closing)| {
        let at = bytes
            .windows(item_end.len())
            .rposition(|w| w == *item_end)?;
        let mut whole = bytes[..at + item_end.len()].to_vec();
        whole.extend_from_slice(closing.as_bytes());
        parse(&whole).ok()
    })
}
