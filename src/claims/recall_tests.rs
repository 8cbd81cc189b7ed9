//! What the floor for candidates costs, and leaving out articles that share next to nothing: shown links
//! inside the groups of large stories against those found when every pair that shares a stem is scored.
//!
//! The stories hold articles of several groups. A link between two groups is nearly always wrong, and
//! losing it is what is wanted; how many go is printed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::candidates::find_all;
use super::{Linker, StatementRef};
use crate::article::{Article, Source, read};
use crate::comparison::{DEFAULT_THRESHOLD, compare};
use crate::threads::on_processors;

/// Articles of several events in one story: enough statements for the floor to hold.
const ARTICLES: usize = 24;
/// Stories measured.
const STORIES: usize = 4;
/// Share of the shown links that must be among the candidates and shown too.
const LEAST_RECALL: f64 = 0.99;

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    paths.sort();
    paths
}

fn read_file(path: &PathBuf) -> Option<Arc<Article>> {
    let bytes = std::fs::read(path).ok()?;
    Some(Arc::new(read(&Source::new(
        path.display().to_string(),
        bytes,
    ))))
}

fn shown(linker: &Linker) -> BTreeSet<(StatementRef, StatementRef)> {
    let links = linker.links().into_iter();
    let shown = links.filter(|l| l.score >= DEFAULT_THRESHOLD);
    shown.map(|l| (l.a, l.b)).collect()
}

#[test]
fn candidates_lose_no_shown_links_of_large_stories() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/mixed"));
    let all: Vec<PathBuf> = files(folder)
        .iter()
        .flat_map(|group| files(group))
        .collect();
    if all.len() < ARTICLES * STORIES {
        eprintln!("skipped: no articles in ../shared/data/mixed");
        return;
    }
    let (mut found, mut due, mut across) = (0, 0, 0);
    for story in all.chunks(ARTICLES).take(STORIES) {
        let articles: Vec<Arc<Article>> = story.iter().filter_map(read_file).collect();
        let is_inside = |pair: &(StatementRef, StatementRef)| {
            let group = |at: StatementRef| Path::new(&articles[at.article.0].path).parent();
            group(pair.0) == group(pair.1)
        };
        let every = shown(&Linker::of(&articles, find_all));
        let candidates = shown(&Linker::new(&articles));
        let lost = every.difference(&candidates).filter(|p| !is_inside(p));
        across += lost.count();
        let inside: BTreeSet<_> = every.into_iter().filter(is_inside).collect();
        found += inside.intersection(&candidates).count();
        due += inside.len();
    }
    let recall = f64::from(found as u32) / f64::from(due as u32);
    eprintln!("{found} of {due} shown links inside groups are found by candidates: {recall:.4}");
    eprintln!("{across} links across groups are not shown any more");
    assert!(recall >= LEAST_RECALL);
}

/// A pile in which there is something of everything: the samples of this repository told by several
/// outlets, and what is in `../shared/data/mixed`, where that is there.
fn mixed_pile() -> Vec<Arc<Article>> {
    let own = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/articles"));
    let mixed = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/mixed"));
    let groups = [files(own), files(mixed)].concat();
    let all = groups.iter().flat_map(|group| files(group));
    all.filter_map(|path| read_file(&path))
        .take(ARTICLES * 2)
        .collect()
}

#[test]
fn any_number_of_processors_gives_the_same_comparison() {
    let pile = mixed_pile();
    let on = |count| on_processors(count, || compare(pile.clone(), DEFAULT_THRESHOLD));
    let alone = on(1);
    for count in [2, 3, 8] {
        assert!(on(count) == alone, "{count} processors");
    }
}
