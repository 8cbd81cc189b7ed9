//! What the whole analysis costs as a pile grows, and a picture of it.
//!
//! ```text
//! cargo bench --bench growth               # sizes up to 10,000, and target/growth.svg
//! cargo bench --bench growth -- 1000       # sizes up to 1,000
//! ```
//!
//! Three ways a pile comes: opened as one story, though of many events; sorted into its stories first; and a
//! story that is all about one event. Each is read, linked, grouped and explained from its bytes; figures are
//! processor time, for a machine that does something else too.

mod clock;
mod corpus;
mod plot;

use std::sync::Arc;
use std::thread;

use abreast::article::{Article, Source, read};
use abreast::comparison::{Comparison, DEFAULT_THRESHOLD, compare};
use abreast::sorting::{Sketch, sort_into_stories};

use clock::{Spent, measure};
use corpus::Corpus;
use plot::{Curve, write_plot};

/// Articles in a pile.
const SIZES: [usize; 8] = [5, 20, 50, 100, 300, 1_000, 3_000, 10_000];
/// More than this is not opened as one story.
const ONE_STORY: usize = 1_000;
/// More than this is not told of one event.
const ONE_EVENT: usize = 300;
/// Where the picture goes.
const PLOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/growth.svg");

type Way = (
    &'static str,
    usize,
    fn(&Corpus, usize) -> Vec<Source>,
    fn(&[Source]) -> usize,
);

const WAYS: [Way; 3] = [
    (
        "sorted into stories",
        usize::MAX,
        Corpus::pile,
        analyse_stories,
    ),
    ("as one story", ONE_STORY, Corpus::pile, analyse_one),
    ("one event", ONE_EVENT, Corpus::event, analyse_one),
];

fn main() {
    let named = std::env::args().skip(1).find_map(|a| a.parse().ok());
    let largest = named.unwrap_or(usize::MAX);
    let corpus = Corpus::new();
    println!("Made of {}.", corpus.name);
    println!("| articles | way | statements | shown links | CPU ms | wall ms | ms an article |");
    println!("|---|---|---|---|---|---|---|");
    let mut curves = Vec::new();
    for (name, most, make, analyse) in WAYS {
        let mut points = Vec::new();
        for size in SIZES.into_iter().filter(|s| *s <= most.min(largest)) {
            let sources = make(&corpus, size);
            let statements: usize = sources.iter().map(|s| read(s).statements.len()).sum();
            let (spent, links) = measure(|| analyse(&sources));
            tell(size, name, statements, links, &spent);
            points.push((size as f64, spent.cpu_ms));
        }
        curves.push(Curve { name, points });
    }
    match write_plot(PLOT, &curves) {
        Ok(()) => println!("The picture is {PLOT}"),
        Err(error) => println!("cannot write {PLOT}: {error}"),
    }
}

fn tell(size: usize, name: &str, statements: usize, links: usize, spent: &Spent) {
    let each = spent.cpu_ms / size as f64;
    let Spent { cpu_ms, wall_ms } = spent;
    println!(
        "| {size} | {name} | {statements} | {links} | {cpu_ms:.0} | {wall_ms:.0} | {each:.2} |"
    );
}

/// Reads, sorts into stories, and compares each; returns how many links are shown.
fn analyse_stories(sources: &[Source]) -> usize {
    let articles = read_all(sources);
    let sketches: Vec<Sketch> = articles.iter().map(|a| Sketch::new(a)).collect();
    let stories = sort_into_stories(&sketches);
    let own = |story: &[usize]| story.iter().map(|at| Arc::clone(&articles[*at])).collect();
    let shown = stories
        .iter()
        .map(|s| count_shown(&compare(own(&s.articles), DEFAULT_THRESHOLD)));
    shown.sum()
}

/// Reads and compares all as one story; returns how many links are shown.
fn analyse_one(sources: &[Source]) -> usize {
    count_shown(&compare(read_all(sources), DEFAULT_THRESHOLD))
}

fn count_shown(comparison: &Comparison) -> usize {
    comparison
        .links
        .iter()
        .filter(|l| comparison.is_shown(l))
        .count()
}

/// Reads sources on two threads, as piles are read.
fn read_all(sources: &[Source]) -> Vec<Arc<Article>> {
    let (one, other) = sources.split_at(sources.len() / 2);
    let read_some = |some: &[Source]| some.iter().map(|s| Arc::new(read(s))).collect::<Vec<_>>();
    thread::scope(|scope| {
        let second = scope.spawn(|| read_some(other));
        let mut articles = read_some(one);
        articles.extend(second.join().expect("reading does not panic"));
        articles
    })
}
