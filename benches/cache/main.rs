//! What opening a pile costs the first time, and again where nothing has changed.
//!
//! ```text
//! cargo bench --bench cache                # 1,000 made articles
//! cargo bench --bench cache -- 10000
//! ```
//!
//! The first time with an empty cache, which is written; again with a full one. Articles are made by
//! `../corpus`, as files in a temporary folder. Figures are processor time. The last lines say what the form
//! of the records is worth, and why the index of Find is not kept: it is made faster than it would be
//! read.

#![expect(clippy::print_stdout, reason = "figures are what it is run for")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use abreast::article::{Article, Limits};
use abreast::cache::{Cache, Sketched};
use abreast::comparison::DEFAULT_THRESHOLD;
use abreast::disk::{PackPlace, read_source};
use abreast::open::{read_article, read_sketch};
use abreast::search::Index;
use abreast::side::ByHand;
use abreast::sorting::{Gathered, Sketch};

#[allow(dead_code, reason = "time on the clock is not shown here")]
#[path = "../growth/clock.rs"]
mod clock;
#[allow(dead_code, reason = "each program that includes it uses a part")]
#[path = "../corpus/mod.rs"]
mod corpus;

/// Articles of the pile, where no other number is named.
const ARTICLES: usize = 1_000;

fn main() -> std::io::Result<()> {
    let named = std::env::args().skip(1).find_map(|a| a.parse().ok());
    let folder = tempfile::tempdir()?;
    let mut paths = Vec::new();
    for made in corpus::pile(named.unwrap_or(ARTICLES)) {
        let path = folder.path().join(made.name.replace('/', "-"));
        fs::write(&path, made.text)?;
        paths.push(path);
    }
    paths.sort();
    let full = folder.path().join("full");
    let (known, stories) = list(&paths, &cache_in(&full));
    let opened = open(&paths, &stories, &cache_in(&full));
    let fresh = || {
        let empty = folder.path().join("empty");
        let _ = fs::remove_dir_all(&empty);
        cache_in(&empty)
    };
    println!("{} articles in {} stories", paths.len(), stories.len());
    println!("| step | first, CPU ms | again, CPU ms | share |");
    println!("|---|---|---|---|");
    row(
        "read and sort: the list of stories",
        || list(&paths, &fresh()),
        || list(&paths, &cache_in(&full)),
    );
    row(
        "open and compare every story",
        || open(&paths, &stories, &fresh()),
        || open(&paths, &stories, &cache_in(&full)),
    );
    let (index, ()) = clock::measure(|| {
        for articles in &opened {
            black_box(Index::build(articles));
        }
    });
    println!(
        "The index of Find of every story: {:.0} ms, each time.",
        index.cpu_ms
    );
    forms(&known);
    println!("On the disk: {:.1} MB.", size(&full) as f64 / 1e6);
    Ok(())
}

fn cache_in(folder: &Path) -> Arc<Cache> {
    Arc::new(Cache::at(PackPlace {
        folder: folder.to_owned(),
        budget_bytes: 2_000_000_000,
        build: 1,
    }))
}

/// What the list of stories needs: sketches, sorted.
fn list(paths: &[PathBuf], cache: &Cache) -> (Vec<Sketched>, Vec<Gathered>) {
    let by_hand = ByHand::default();
    let read = |path: &PathBuf| {
        let source = read_source(path, Limits::default()).ok()?;
        read_sketch(&source, &by_hand, cache).ok()
    };
    let known: Vec<Sketched> = paths.iter().filter_map(read).collect();
    let sketches: Vec<&Sketch> = known.iter().map(|k| &k.sketch).collect();
    let stories = cache.sort(&sketches).stories;
    cache.publish();
    (known, stories)
}

/// Opens and compares one story after another.
fn open(paths: &[PathBuf], stories: &[Gathered], cache: &Cache) -> Vec<Vec<Arc<Article>>> {
    let by_hand = ByHand::default();
    let read = |at: &usize| {
        let source = read_source(&paths[*at], Limits::default()).ok()?;
        read_article(&source, &by_hand, cache).ok().map(Arc::new)
    };
    let mut opened = Vec::new();
    for story in stories {
        let articles: Vec<Arc<Article>> = story.articles.iter().filter_map(read).collect();
        black_box(cache.compare(articles.clone(), DEFAULT_THRESHOLD));
        opened.push(articles);
    }
    cache.publish();
    opened
}

fn row<T>(step: &str, first: impl Fn() -> T, again: impl Fn() -> T) {
    let (first, _) = clock::measure(first);
    let (again, _) = clock::measure(again);
    println!(
        "| {step} | {:.0} | {:.1} | {:.1} % |",
        first.cpu_ms,
        again.cpu_ms,
        again.cpu_ms / first.cpu_ms * 100.0
    );
}

/// What a sketch costs in the form in which it is kept, and as JSON.
fn forms(known: &[Sketched]) {
    let short: Vec<Vec<u8>> = known
        .iter()
        .filter_map(|k| postcard::to_allocvec(k).ok())
        .collect();
    let json: Vec<Vec<u8>> = known
        .iter()
        .filter_map(|k| serde_json::to_vec(k).ok())
        .collect();
    let (from_short, ()) = clock::measure(|| {
        for bytes in &short {
            let _ = black_box(postcard::from_bytes::<Sketched>(bytes));
        }
    });
    let (from_json, ()) = clock::measure(|| {
        for bytes in &json {
            let _ = black_box(serde_json::from_slice::<Sketched>(bytes));
        }
    });
    let kilobytes = |all: &[Vec<u8>]| all.iter().map(Vec::len).sum::<usize>() / 1_000;
    println!(
        "All sketches as postcard: {} kB, decoded in {:.1} ms; as JSON: {} kB, {:.1} ms.",
        kilobytes(&short),
        from_short.cpu_ms,
        kilobytes(&json),
        from_json.cpu_ms
    );
}

fn size(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter_map(|file| Some(file.metadata().ok()?.len()))
        .sum()
}
