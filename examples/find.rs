//! Measures Find on a file of statements, one a line: does a reader who remembers three words of a
//! statement find it, and how long does a keystroke take?
//!
//! `cargo run --release --example find -- STATEMENTS.txt`
//!
//! A known item is three neighbouring words of five or more letters from one statement; it counts as
//! found when the statement is among the first ten. Typing errors fall behind the first letter, as
//! they mostly do.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measure for the terminal"
)]

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use abreast::article::{Article, Paragraph, ParagraphKind, Role, Statement};
use abreast::search::{Answer, Index, Mode, Query};
use abreast::text::Span;

/// Known items tried for each kind of error.
const TRIES: usize = 60;
/// A statement counts as found among so many.
const FIRST: usize = 10;
/// Letters of a word that may be remembered.
const WORD_FROM: usize = 5;

/// Hits listed for a keystroke: more than a screen holds.
const LISTED: usize = 100;
/// Each keystroke is measured so often and the best is taken, since other programs run too.
const RUNS: usize = 3;

/// Queries typed key by key.
const TYPED: [&str; 12] = [
    "tr",
    "the",
    "tariff",
    "denied clai",
    "senate vote",
    "minister data",
    "climate chnage",
    "sanctions exports",
    "much of a choice",
    "supreme court ruling",
    "imigration reform bill",
    "preisdent said that the",
];

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("name a file of statements, one a line");
        return ExitCode::FAILURE;
    };
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("cannot read {path}");
        return ExitCode::FAILURE;
    };
    let article = Arc::new(article_of(&text));
    let start = Instant::now();
    let index = Index::build(&[Arc::clone(&article)]);
    println!("{} statements, built in {:?}", index.len(), start.elapsed());
    known_items(&index, &article);
    for mode in [Mode::Words, Mode::Exact, Mode::Fuzzy] {
        keystrokes(&index, mode);
    }
    ExitCode::SUCCESS
}

fn article_of(text: &str) -> Article {
    let mut at = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive('\n') {
        spans.push(Span::new(at, at + line.len()).trim(text));
        at += line.len();
    }
    Article {
        text: text.to_owned(),
        paragraphs: vec![Paragraph {
            span: Span::new(0, text.len()),
            kind: ParagraphKind::Body,
        }],
        statements: spans
            .into_iter()
            .map(|span| Statement {
                span,
                paragraph: 0,
                role: Role::Body,
                speaker: None,
            })
            .collect(),
        ..Article::default()
    }
}

/// Letters of a word, damaged as named.
type Damage = (&'static str, fn(&mut Vec<char>, usize));

const DAMAGES: [Damage; 6] = [
    ("as it stands", |_, _| {}),
    ("letter missing", |w, at| {
        w.remove(at);
    }),
    ("letters swapped", |w, at| w.swap(at - 1, at)),
    ("letter wrong", |w, at| {
        w[at] = if w[at] == 'e' { 'o' } else { 'e' };
    }),
    ("letter added", |w, at| w.insert(at, 'k')),
    ("cut to five", |w, _| w.truncate(5)),
];

fn known_items(index: &Index, article: &Article) {
    let items = remembered(article);
    for (name, damage) in DAMAGES {
        for damaged in [1, 3] {
            let found = items
                .iter()
                .enumerate()
                .filter(|(number, (line, words))| {
                    let typed = damage_words(words, damage, damaged, *number);
                    let answer = index.find(&Query::parse(&typed), FIRST);
                    is_found(&answer, *line)
                })
                .count();
            let words = if damaged == 1 {
                "one word"
            } else {
                "each word"
            };
            println!("{name:>16}, {words}: {found}/{}", items.len());
        }
    }
}

fn is_found(answer: &Answer, line: usize) -> bool {
    answer
        .hits
        .iter()
        .any(|hit| hit.statement.statement.0 == line)
}

/// Statements spread over the file with three neighbouring long words, and those words.
fn remembered(article: &Article) -> Vec<(usize, Vec<String>)> {
    let step = (article.statements.len() / (8 * TRIES)).max(1);
    (0..article.statements.len())
        .step_by(step)
        .filter_map(|line| {
            let text = article.statements[line].span.of(&article.text);
            Some((line, long_words(text)?))
        })
        .take(TRIES)
        .collect()
}

fn long_words(text: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_long = |w: &&str| w.len() >= WORD_FROM && w.bytes().all(|b| b.is_ascii_lowercase());
    let run = words.windows(3).find(|run| run.iter().all(is_long))?;
    Some(run.iter().map(|w| (*w).to_owned()).collect())
}

fn damage_words(
    words: &[String],
    damage: fn(&mut Vec<char>, usize),
    count: usize,
    seed: usize,
) -> String {
    let damaged: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let mut letters: Vec<char> = word.chars().collect();
            if count == words.len() || at == seed % words.len() {
                damage(&mut letters, 2 + (seed + at) % (word.len() - 2));
            }
            letters.into_iter().collect()
        })
        .collect();
    damaged.join(" ")
}

fn keystrokes(index: &Index, mode: Mode) {
    let mut times: Vec<Duration> = Vec::new();
    for typed in TYPED {
        for end in 1..=typed.len() {
            let query = Query::in_mode(&typed[..end], mode);
            let runs = (0..RUNS).map(|_| {
                let start = Instant::now();
                let answer = index.find(&query, LISTED);
                assert!(answer.hits.len() <= LISTED);
                start.elapsed()
            });
            times.extend(runs.min());
        }
    }
    times.sort_unstable();
    let mean = times.iter().sum::<Duration>() / times.len() as u32;
    println!(
        "{}: a keystroke takes {mean:.1?} on average, {:.1?} for 95 of 100, {:.1?} at worst",
        mode.name(),
        times[times.len() * 95 / 100],
        times[times.len() - 1],
    );
}
