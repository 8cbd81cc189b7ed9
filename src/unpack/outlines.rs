//! Lists of feeds (OPML) to addresses.
//!
//! A list is followed only where the reader asked for a list: its name ends in `.opml`, or it came on
//! standard input. Found elsewhere it is named and left alone, for nothing is fetched that the reader
//! did not ask for. Only web addresses are taken: programs have been made to run commands that stood
//! in such lists.

use std::collections::BTreeSet;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesStart, Event};

use super::{Unpacked, failure};
use crate::article::{STDIN, Source};

/// Most feeds taken from one list: each is fetched, and each holds tens of articles.
const MAX_FEEDS: usize = 64;

/// Takes the addresses of the feeds that a list names.
pub(super) fn take_feeds(source: &Source) -> Unpacked {
    let ending = Path::new(&source.path).extension();
    let is_asked_for = ending.is_some_and(|e| e.eq_ignore_ascii_case("opml"));
    if source.path != STDIN && !is_asked_for {
        let hint = "name it .opml and open it by that name to fetch the feeds in it";
        return Unpacked::failed(failure(source, "it is a list of feeds", hint));
    }
    let (feeds, is_damaged) = addresses(&source.bytes);
    let mut unpacked = Unpacked::default();
    if feeds.is_empty() {
        let hint = "export it again from your feed reader";
        let reason = "it is a list of feeds, but names none on the web";
        return Unpacked::failed(failure(source, reason, hint));
    }
    if is_damaged {
        let reason = "the list of feeds is damaged; those before the damage were taken";
        let hint = "export it again from your feed reader";
        unpacked.failures.push(failure(source, reason, hint));
    }
    if feeds.len() > MAX_FEEDS {
        let reason = format!(
            "only the first {MAX_FEEDS} of {} feeds were taken",
            feeds.len()
        );
        let hint = "name the others yourself";
        unpacked.failures.push(failure(source, reason, hint));
    }
    unpacked.feeds = feeds.into_iter().take(MAX_FEEDS).collect();
    unpacked
}

/// The web addresses of all outlines, each once, and whether the list breaks off.
fn addresses(bytes: &[u8]) -> (Vec<String>, bool) {
    let mut reader = Reader::from_reader(DecodingReader::new(bytes));
    let mut place = Vec::new();
    reader.config_mut().check_end_names = false;
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    loop {
        match reader.read_event_into(&mut place) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if let Some(address) = feed_address(&tag).filter(|a| seen.insert(a.clone())) {
                    found.push(address);
                }
            }
            Ok(Event::Eof) => return (found, false),
            Ok(_) => {}
            Err(_) => return (found, true),
        }
        place.clear();
    }
}

/// The `xmlUrl` of an outline, if it is on the web.
fn feed_address(tag: &BytesStart) -> Option<String> {
    let attributes = tag.attributes().flatten();
    let mut values = attributes
        .filter(|a| a.key.as_ref().eq_ignore_ascii_case("xmlUrl"))
        .map(|a| a.value.into_owned());
    let value = values.next()?;
    let value = quick_xml::escape::unescape(&value).ok()?.trim().to_owned();
    let lower = value.to_ascii_lowercase();
    let is_on_web = lower.starts_with("http://") || lower.starts_with("https://");
    is_on_web.then_some(value)
}
