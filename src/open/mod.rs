//! From what a reader named to articles: the one way that the reader and the commands share.
//!
//! A path leads to bytes, bytes may hold several articles, and each of those is read by itself. What
//! fails is a [`Failure`] beside the rest; it never stops the others.

mod all;
mod pile;
mod progress;

use std::path::Path;

pub use all::{Heard, open_all};
pub use pile::{Held, PATHS_AT_A_TIME, Pile, Piled, PiledStory};
pub use progress::Progress;

use crate::article::{Article, Source, clean_line, is_address};
use crate::cache::{Cache, Sketched};
use crate::disk;
use crate::failure::Failure;
use crate::fetch::{Fetcher, Wanted};
use crate::side::ByHand;
use crate::threads::map_ranges;
use crate::unpack::{Unpacked, unpack};

/// How many sources are read before whoever waits hears of it, and may end it.
pub const SOURCES_AT_A_TIME: usize = 32;

/// How many sources a thread reads at a time.
const SOURCES_A_THREAD: usize = 4;

/// Reads or fetches what stands behind a path and takes it apart; "-" is standard input.
///
/// `heard` is told how many bytes have come over the net, and says whether to go on.
pub fn open(path: &Path, fetcher: &Fetcher, heard: &mut dyn FnMut(usize) -> bool) -> Unpacked {
    let name = path.to_string_lossy();
    let read = if is_address(&name) {
        let wanted = Wanted {
            address: name.into_owned(),
            is_typed: true,
        };
        fetcher.fetch(&wanted, heard)
    } else {
        disk::read_source(path, fetcher.reading_limits())
    };
    match read {
        Ok(source) => with_feeds(unpack(source), fetcher, heard),
        Err(failure) => Unpacked::failed(failure),
    }
}

/// Fetches the feeds that a list names, and takes them apart; lists within them are not followed.
fn with_feeds(
    mut unpacked: Unpacked,
    fetcher: &Fetcher,
    heard: &mut dyn FnMut(usize) -> bool,
) -> Unpacked {
    for address in std::mem::take(&mut unpacked.feeds) {
        let wanted = Wanted {
            address,
            is_typed: false,
        };
        let mut feed = match fetcher.fetch(&wanted, heard) {
            Ok(source) => unpack(source),
            Err(failure) => Unpacked::failed(failure),
        };
        for inner in feed.feeds.drain(..) {
            let reason = "it stands in a list that a list names";
            let failure = Failure::reading(Path::new(&inner), reason, "name it yourself");
            feed.failures.push(failure);
        }
        unpacked.append(feed);
    }
    unpacked
}

/// Reads one source into an article, with what a reader has set about it by hand.
///
/// # Errors
/// Where it holds nothing to compare.
pub fn read_article(source: &Source, by_hand: &ByHand, cache: &Cache) -> Result<Article, Failure> {
    let path = clean_line(&source.path);
    let amendments = by_hand.amendments(&path, None);
    let mut article = cache.read(source, &amendments);
    if by_hand.has_addresses() && article.url.is_some() {
        let by_address = by_hand.amendments(&path, article.url.as_deref());
        if by_address != amendments {
            article = cache.read(source, &by_address);
        }
    }
    if article.is_empty() {
        return Err(without_text(source, &article));
    }
    Ok(article)
}

/// Reads sources into articles, on all processors; in their order.
pub fn read_articles(
    sources: &[Source],
    by_hand: &ByHand,
    cache: &Cache,
) -> Vec<Result<Article, Failure>> {
    let read = |source| read_article(source, by_hand, cache);
    let parts = map_ranges(sources.len(), SOURCES_A_THREAD, |range| {
        sources[range].iter().map(read).collect::<Vec<_>>()
    });
    parts.into_iter().flatten().collect()
}

/// Reads of one source what a pile must know of its article.
///
/// # Errors
/// Where it holds nothing to compare.
pub fn read_sketch(source: &Source, by_hand: &ByHand, cache: &Cache) -> Result<Sketched, Failure> {
    let path = clean_line(&source.path);
    let amendments = by_hand.amendments(&path, None);
    let holds = |sketched: &Sketched| {
        let url = sketched.url.as_deref();
        !by_hand.has_addresses() || by_hand.amendments(&path, url) == amendments
    };
    let known = cache.sketched(source, &amendments);
    if let Some(known) = known.filter(holds) {
        return Ok(known);
    }
    let sketched = Sketched::of(&read_article(source, by_hand, cache)?);
    if holds(&sketched) {
        cache.keep_sketched(source, &amendments, &sketched);
    }
    Ok(sketched)
}

/// Says why an article has no text, as its notes say it.
fn without_text(source: &Source, article: &Article) -> Failure {
    let path = Path::new(&source.path);
    let mut notes = article.notes.iter();
    let foreign = notes.find_map(|n| n.text.strip_prefix("not text: "));
    match foreign {
        Some(what) => Failure::reading(path, format!("it is {what}"), "save it as plain text"),
        None if is_address(&source.path) => Failure::reading(
            path,
            "the page has no text: it wants a login, a payment or a browser that runs its scripts",
            "open it in a browser and save the page, or paste its text",
        ),
        None => Failure::without_text(path),
    }
}
