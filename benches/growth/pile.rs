//! Piles to measure with: made ones of any size, and the articles of `../shared/data/mixed`.
//!
//! Of those there are some hundreds. Repeating them to get more, with names and rare words spelled anew, was
//! tried and dropped: the repetitions are still so much alike that sorting takes them for one story.

use std::path::{Path, PathBuf};

use abreast::article::Source;

#[path = "../corpus/mod.rs"]
#[expect(dead_code, reason = "others use the rest")]
mod made;

/// The first articles of the made pile, five on the first event.
pub(crate) fn made_pile(articles: usize) -> Vec<Source> {
    made::pile(articles).map(source).collect()
}

/// A made story that so many outlets tell.
pub(crate) fn made_event(articles: usize) -> Vec<Source> {
    made::story(0, articles).into_iter().map(source).collect()
}

fn source(made: made::Made) -> Source {
    Source::new(made.name, made.text.into_bytes())
}

/// The first articles of `../shared/data/mixed`, by path; none where they are not there.
pub(crate) fn news_pile(articles: usize) -> Vec<Source> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/mixed"));
    let groups = entries(folder);
    let files = groups.iter().flat_map(|group| entries(group));
    let read = |path: PathBuf| {
        let bytes = std::fs::read(&path).ok()?;
        Some(Source::new(path.to_string_lossy().into_owned(), bytes))
    };
    files.take(articles).filter_map(read).collect()
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    paths.sort();
    paths
}
