//! From what a reader named to articles: the one way that the reader and the commands share.
//!
//! A path leads to bytes, bytes may hold several articles, and each of those is read by itself. What
//! fails is a [`Failure`] beside the rest; it never stops the others.

use std::path::Path;

use crate::article::{self, Article, Source, clean_line};
use crate::disk;
use crate::failure::Failure;
use crate::side::ByHand;
use crate::unpack::{Unpacked, unpack};

/// Reads what stands behind a path and takes it apart; "-" is standard input.
pub fn open(path: &Path) -> Unpacked {
    match disk::read_source(path) {
        Ok(source) => without_feeds(unpack(source)),
        Err(failure) => Unpacked::failed(failure),
    }
}

/// Names the feeds that a list holds: nothing fetches them.
fn without_feeds(mut unpacked: Unpacked) -> Unpacked {
    for feed in unpacked.feeds.drain(..) {
        let hint = "save it to a file and name that";
        let failure = Failure::reading(Path::new(&feed), "feeds are not fetched", hint);
        unpacked.failures.push(failure);
    }
    unpacked
}

/// Reads one source into an article, with what a reader has set about it by hand.
///
/// # Errors
/// Where it holds nothing to compare.
pub fn read_article(source: &Source, by_hand: &ByHand) -> Result<Article, Failure> {
    let path = clean_line(&source.path);
    let amendments = by_hand.amendments(&path, None);
    let mut article = article::read_amended(source, &amendments);
    if by_hand.has_addresses() && article.url.is_some() {
        let by_address = by_hand.amendments(&path, article.url.as_deref());
        if by_address != amendments {
            article = article::read_amended(source, &by_address);
        }
    }
    if article.is_empty() {
        return Err(Failure::without_text(Path::new(&source.path)));
    }
    Ok(article)
}
