//! Find beside the crates that a reader might have used instead: every keystroke of twelve queries, in one
//! run, each figure a ratio.
//!
//! ```text
//! cargo run --release --manifest-path benches/peers/Cargo.toml                 tables for people, and peers.json
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- --table      writes them into the README
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- --sizes 10000,100000 --only abreast,frizbee
//! ```
//!
//! All engines answer one keystroke before the next is typed, so that whatever else the machine does
//! falls on all of them. What is measured is CPU time of the thread; each pass types all queries anew,
//! and of the passes the median is taken. Engines that take a second a keystroke are asked every tenth
//! one, in one pass. The task: the 100 best of all statements, ranked.

mod clock;
mod corpus;
mod engines;
mod known_items;
mod memory;
mod report;
#[path = "../../stages/statements.rs"]
mod statements;

use std::process::ExitCode;

use corpus::Corpus;
use engines::{Engine, Pace, engines};
use report::{Figures, Measured};

#[global_allocator]
static COUNTED: memory::Counted = memory::Counted;

/// What was asked for on the command line.
struct Asked {
    sizes: Vec<usize>,
    only: Vec<String>,
    kinds: Vec<String>,
    passes: usize,
    writes_table: bool,
    is_verbose: bool,
}

/// Queries typed key by key.
const TYPED: [&str; 12] = [
    "tr",
    "the",
    "rosfin",
    "categ false",
    "senate vote",
    "kostarev data",
    "climate chnage",
    "putin sanctions",
    "much of a choice",
    "supreme court ruling",
    "imigration reform bill",
    "preisdent obama said that",
];

/// Patterns for the engines that take them: with letters that stand wherever they fall, and without.
const PATTERNS: [&str; 14] = [
    r"\b1[4-9]\b",
    r"\d+ people",
    "sanction(s|ed)",
    "minist(er|ry)",
    r"[A-Z]\w+ [A-Z]\w+",
    "“[^”]{20,}”",
    "^the",
    r"\?$",
    r"\d{4}",
    "(mon|tues|wednes|thurs|fri)day",
    "said .* that",
    r"\bU\.S\.",
    "Obama|Putin",
    r"kill\w* \d+",
];

/// Of the keystrokes, slow engines answer one in so many.
const SLOW_ONE_IN: usize = 10;

fn main() -> ExitCode {
    let asked = match asked(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(trouble) => {
            eprintln!("{trouble}");
            return ExitCode::FAILURE;
        }
    };
    let mut all = Vec::new();
    for size in &asked.sizes {
        for corpus in corpus::corpora(*size) {
            if asked.kinds.iter().any(|kind| *kind == corpus.kind) {
                all.push(measure(&corpus, &asked));
            }
        }
    }
    match report::write(&all, asked.writes_table) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write the figures: {error}");
            ExitCode::FAILURE
        }
    }
}

fn asked(args: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked {
        sizes: vec![10_000, 100_000, 1_000_000],
        only: Vec::new(),
        kinds: vec!["made".to_owned(), "real".to_owned()],
        passes: 3,
        writes_table: false,
        is_verbose: false,
    };
    let mut args = args;
    while let Some(arg) = args.next() {
        if arg == "--table" || arg == "--bench" {
            asked.writes_table |= arg == "--table";
            continue;
        }
        if arg == "--verbose" {
            asked.is_verbose = true;
            continue;
        }
        let value = args.next().ok_or(format!("{arg} wants a value"))?;
        let list = || value.split(',').map(str::to_owned).collect::<Vec<_>>();
        let number = |text: &str| text.parse().map_err(|_| format!("{text} is no number"));
        match arg.as_str() {
            "--sizes" => {
                asked.sizes = list().iter().map(|n| number(n)).collect::<Result<_, _>>()?;
            }
            "--only" => asked.only = list(),
            "--kinds" => asked.kinds = list(),
            "--passes" => asked.passes = number(&value)?.max(1),
            _ => return Err(format!("{arg} is not known; see the head of main.rs")),
        }
    }
    Ok(asked)
}

/// Types all queries into all engines.
fn measure(corpus: &Corpus, asked: &Asked) -> Measured {
    eprintln!("{} statements, {}", corpus.lines.len(), corpus.kind);
    let (mut engines, built) = engines(corpus, &asked.only);
    let keys: Vec<&str> = TYPED
        .iter()
        .flat_map(|typed| (1..=typed.len()).map(|end| &typed[..end]))
        .collect();
    let mut passes: Vec<Vec<Figures>> = Vec::new();
    for pass in 0..asked.passes {
        let mut figures: Vec<Figures> = engines.iter().map(|e| Figures::of(e.name)).collect();
        for (number, key) in keys.iter().enumerate() {
            for (engine, figures) in engines.iter_mut().zip(&mut figures) {
                if is_asked(engine, number, pass) {
                    let taken = clock::cpu_time(|| (engine.find)(key));
                    figures.add(taken, is_whole(key));
                    if asked.is_verbose && pass == 0 {
                        println!("{:>24} {:>16} {:9.3} ms", key, engine.name, taken * 1e3);
                    }
                } else {
                    figures.skip();
                }
            }
        }
        passes.push(figures);
    }
    let patterns = (0..asked.passes).map(|_| type_patterns(&mut engines, asked.is_verbose));
    let patterns = patterns.collect();
    let known = known_items::found(corpus, &mut engines);
    let measured = Measured::new(corpus, built, [passes, patterns], known);
    println!("{}", measured.table());
    measured
}

/// Types all patterns into the engines that take them.
fn type_patterns(engines: &mut [Engine], is_verbose: bool) -> Vec<Figures> {
    let takers = engines.iter_mut().filter(|engine| engine.takes_patterns);
    let typed = takers.map(|engine| {
        let mut figures = Figures::of(engine.name);
        for pattern in PATTERNS {
            let taken = clock::cpu_time(|| (engine.find)(pattern));
            figures.add(taken, false);
            if is_verbose {
                println!("{pattern:>32} {:>16} {:9.3} ms", engine.name, taken * 1e3);
            }
        }
        figures
    });
    typed.collect()
}

fn is_whole(key: &str) -> bool {
    TYPED.contains(&key)
}

fn is_asked(engine: &Engine, number: usize, pass: usize) -> bool {
    match engine.pace {
        Pace::Fast => true,
        Pace::Slow => pass == 0 && number.is_multiple_of(SLOW_ONE_IN),
    }
}
