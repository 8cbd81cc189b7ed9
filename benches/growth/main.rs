//! What the whole analysis costs as a pile grows, and a picture of it.
//!
//! ```text
//! cargo bench --bench growth               # sizes up to 10,000, and target/growth.svg
//! cargo bench --bench growth -- 1000       # sizes up to 1,000
//! ```
//!
//! Piles come as they are: sorted into their stories first, and opened as one story, though of many events; and
//! a story may be about one event alone, told by very many. Each is read, linked, explained and grouped
//! from its bytes. Articles are made by `../corpus`, or those of `../shared/data/mixed`, as many as there are.
//! Figures are processor time, for a machine that does something else too.

#![expect(clippy::print_stdout, reason = "figures are what it is run for")]

mod clock;
mod pile;
mod plot;

use std::sync::Arc;
use std::thread;

use abreast::article::{Article, Source, read};
use abreast::comparison::{Comparison, DEFAULT_THRESHOLD, compare};
use abreast::sorting::{Sketch, sort_into_stories};

use clock::{Spent, measure};
use pile::{made_event, made_pile, news_pile};
use plot::{Curve, write_plot};

/// Articles in a pile.
const SIZES: [usize; 9] = [5, 20, 50, 100, 250, 500, 1_000, 3_000, 10_000];
/// More than this is not opened as one story.
const ONE_STORY: usize = 1_000;
/// Where the picture goes.
const PLOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/growth.svg");

/// One curve of the picture: so many articles made, and analysed.
struct Way<'a> {
    name: &'static str,
    most: usize,
    make: &'a dyn Fn(usize) -> Vec<Source>,
    analyse: fn(&[Source]) -> usize,
}

fn main() {
    let named = std::env::args().skip(1).find_map(|a| a.parse().ok());
    let largest = named.unwrap_or(usize::MAX);
    let way = |name, most: usize, make, analyse| Way {
        name,
        most: most.min(largest),
        make,
        analyse,
    };
    let mut ways = vec![
        way(
            "made, by stories",
            usize::MAX,
            &made_pile as _,
            analyse_stories as _,
        ),
        way("made, one story", ONE_STORY, &made_pile, analyse_one),
        way("made, one event", ONE_STORY, &made_event, analyse_one),
    ];
    let there = news_pile(usize::MAX).len();
    if there > 0 {
        ways.extend([
            way("news, by stories", there, &news_pile, analyse_stories),
            way("news, one story", there, &news_pile, analyse_one),
        ]);
    } else {
        println!("No ../shared/data/mixed here: made articles only.");
    }
    println!("| articles | way | statements | shown links | CPU ms | wall ms | ms an article |");
    println!("|---|---|---|---|---|---|---|");
    let curves: Vec<Curve> = ways.iter().map(measure_way).collect();
    match write_plot(PLOT, &curves) {
        Ok(()) => println!("The picture is {PLOT}"),
        Err(error) => println!("cannot write {PLOT}: {error}"),
    }
}

fn measure_way(way: &Way<'_>) -> Curve {
    let mut points = Vec::new();
    for size in SIZES.into_iter().filter(|s| *s <= way.most) {
        let sources = (way.make)(size);
        let statements: usize = sources.iter().map(|s| read(s).statements.len()).sum();
        let (spent, links) = measure(|| (way.analyse)(&sources));
        tell(size, way.name, statements, links, &spent);
        points.push((size as f64, spent.cpu_ms));
    }
    Curve {
        name: way.name,
        points,
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
    let stories = sort_into_stories(&sketches).stories;
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
