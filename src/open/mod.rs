//! From what a reader named to articles: the one way that the reader and the commands share.
//!
//! A path leads to bytes, bytes may hold several articles, and each of those is read by itself. What
//! fails is a [`Failure`] beside the rest; it never stops the others.

use std::path::Path;

use crate::article::{self, Article, Source};
use crate::disk;
use crate::failure::Failure;
use crate::unpack::{Unpacked, unpack};

/// Reads what stands behind a path and takes it apart; "-" is standard input.
pub fn open(path: &Path) -> Unpacked {
    match disk::read_source(path) {
        Ok(source) => unpack(source),
        Err(failure) => Unpacked::failed(failure),
    }
}

/// Reads one source into an article.
///
/// # Errors
/// Where it holds nothing to compare.
pub fn read_article(source: &Source) -> Result<Article, Failure> {
    let article = article::read(source);
    if article.is_empty() {
        return Err(Failure::without_text(Path::new(&source.path)));
    }
    Ok(article)
}
