//! Articles to measure with, as sources: made by the project itself, or poured together from `../shared/data/mixed`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use abreast::article::{Article, Source, read};

use crate::corpus;

/// The first articles of the made pile, five on the first event.
pub(crate) fn made(articles: usize) -> Vec<Source> {
    let source = |made: corpus::Made| Source::new(made.name, made.text.into_bytes());
    corpus::pile(articles).map(source).collect()
}

/// The first articles of `../shared/data/mixed`, by path; none where they are not there.
pub(crate) fn mixed(articles: usize) -> Vec<Source> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/mixed"));
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
        paths.sort();
        paths
    };
    let groups = entries(folder);
    let files = groups.iter().flat_map(|group| entries(group));
    files
        .take(articles)
        .filter_map(|path| {
            let bytes = std::fs::read(&path).ok()?;
            Some(Source::new(path.to_string_lossy().into_owned(), bytes))
        })
        .collect()
}

/// Reads sources one after the other.
pub(crate) fn read_all(sources: &[Source]) -> Vec<Arc<Article>> {
    sources.iter().map(|s| Arc::new(read(s))).collect()
}
