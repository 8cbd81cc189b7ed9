//! Stories to measure with: made by the project itself, or poured together from `../shared/data/mixed`.
//!
//! The made ones are words by Zipf's law over a vocabulary of invented words, the same at every run. What
//! matters for cost is planted as news has it: outlets on one event share its names and a pool of
//! claims, each in words partly their own, and quote and count; different events share only the common
//! words. So candidates, shown links and claims grow as they do with real articles.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use abreast::article::{Article, Source, read};

/// Distinct words: what a hundred news articles have.
const VOCABULARY: usize = 12_000;
/// Outlets on one event, as in the groups of `../shared/data/mixed`.
const OUTLETS: usize = 5;
/// Claims that the outlets of an event choose from.
const CLAIMS: usize = 40;
/// Statements of an article; the rest beside its claims is its own.
const STATEMENTS: usize = 50;
/// Of so many claims an outlet tells one.
const TOLD_ONE_IN: u64 = 2;
/// Of so many words of a claim an outlet puts one in its own way.
const OWN_WORD_ONE_IN: u64 = 3;

const SYLLABLES: [&str; 16] = [
    "ka", "ro", "ven", "ti", "mal", "su", "der", "lo", "fin", "ga", "pel", "ni", "sto", "ru",
    "bem", "ha",
];
const GRAMMAR: [&str; 8] = ["the", "of", "and", "to", "in", "was", "with", "for"];

/// Random numbers that are the same at every run: Knuth's linear congruential generator.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }

    /// A word's rank by Zipf's law: rank 2 comes half as often as rank 1.
    fn rank(&mut self) -> usize {
        let share = self.below(1 << 30) as f64 / f64::from(1 << 30);
        ((VOCABULARY as f64).powf(share) - 1.0) as usize
    }
}

/// The invented word of a rank: 5 -> "sula", say.
fn word(rank: usize) -> String {
    let mut rest = rank + SYLLABLES.len();
    let mut word = String::new();
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word
}

fn name(event: usize, number: u64) -> String {
    let word = word(VOCABULARY + event * 7 + number as usize);
    word[..1].to_uppercase() + &word[1..]
}

/// Content words of a sentence: ranks, or names and figures as they are.
fn sentence(event: usize, numbers: &mut Numbers) -> Vec<String> {
    let length = 8 + numbers.below(10);
    let mut words = Vec::new();
    for _ in 0..length {
        words.push(match numbers.below(12) {
            0 => name(event, numbers.below(7)),
            1 => numbers.below(5_000).to_string(),
            _ => word(numbers.rank()),
        });
    }
    words
}

/// A claim as one outlet words it.
fn reword(claim: &[String], event: usize, numbers: &mut Numbers) -> Vec<String> {
    let own = sentence(event, numbers);
    let mut words = claim.to_vec();
    for (word, other) in words.iter_mut().zip(own) {
        if numbers.below(OWN_WORD_ONE_IN) == 0 {
            *word = other;
        }
    }
    words
}

/// "The kama of Venti sula, 314 malro."
fn write_sentence(words: &[String], numbers: &mut Numbers) -> String {
    let is_quoted = numbers.below(6) == 0;
    let mut text = String::from(if is_quoted { "“The" } else { "The" });
    for word in words {
        let _ = write!(text, " {word}");
        if numbers.below(3) == 0 {
            let _ = write!(text, " {}", GRAMMAR[numbers.below(8) as usize]);
        }
    }
    text.push_str(if is_quoted {
        " it,” they said."
    } else {
        " it."
    });
    text
}

/// Articles of many events, five outlets on each, as sources.
pub(crate) fn made(articles: usize) -> Vec<Source> {
    let mut sources = Vec::new();
    for event in 0..articles.div_ceil(OUTLETS) {
        let mut numbers = Numbers(event as u64 + 1);
        let claims: Vec<Vec<String>> = (0..CLAIMS).map(|_| sentence(event, &mut numbers)).collect();
        for outlet in 0..OUTLETS.min(articles - sources.len()) {
            let mut text = format!("# {}\n", write_sentence(&claims[0], &mut numbers));
            let told = claims.iter().filter(|_| numbers.below(TOLD_ONE_IN) == 0);
            let mut told: Vec<&Vec<String>> = told.collect();
            told.truncate(STATEMENTS);
            for place in 0..STATEMENTS {
                let words = match told.get(place) {
                    Some(claim) => reword(claim, event, &mut numbers),
                    None => sentence(event, &mut numbers),
                };
                let gap = if place % 3 == 0 { "\n" } else { " " };
                let _ = write!(text, "{gap}{}", write_sentence(&words, &mut numbers));
                text.push_str(if place % 3 == 2 { "\n" } else { "" });
            }
            sources.push(Source::new(
                format!("made/{event:04}-{outlet}.md"),
                text.into_bytes(),
            ));
        }
    }
    sources
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
