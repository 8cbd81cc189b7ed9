//! What a statement is made of, for linking: its stems with their rarity, names, figures, quoted
//! words, polarity.
//!
//! Rarity is counted in the story itself. Inside one story everything is about the same people and
//! thing, so the words that are rare *here* decide; frequencies of general English would make the
//! story's own subject look telling and link everything with everything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::StatementRef;
use super::differences::quoted_parts;
use super::headline::has_title_case;
use crate::article::{Article, StatementId};
use crate::text::{Span, Word, synonym_classes, words};

/// Number of a stem in the story's vocabulary, which is in alphabetical order.
pub(super) type StemId = u32;

/// The weight of a stem that stands in nearly every statement. Above zero so that statements made
/// of such words alone still have a length.
const LEAST_WEIGHT: f64 = 0.02;

/// Words that deny, or say that something is not so. Their presence on one side only is a sign
/// that two statements say opposite things, or that one reports what the other denies.
const DENIALS: &[&str] = &[
    "not",
    "never",
    "no",
    "none",
    "nor",
    "deny",
    "denies",
    "denied",
    "denying",
    "denial",
    "refute",
    "refutes",
    "refuted",
    "dispute",
    "disputes",
    "disputed",
    "disputing",
    "false",
    "untrue",
    "incorrect",
    "lie",
    "refuse",
    "refuses",
    "refused",
    "reject",
    "rejects",
    "rejected",
    "without",
    "baseless",
    "unfounded",
];

/// One distinct stem of a statement.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) stem: StemId,
    /// Rarity in the story: minus the logarithm of the share of statements that hold the stem.
    pub(super) weight: f64,
    /// Every place in the statement's text.
    pub(super) spans: Vec<Span>,
    /// Written with a capital inside a sentence.
    pub(super) is_name: bool,
    /// Holds a digit.
    pub(super) is_figure: bool,
    /// Stands inside quotation marks.
    pub(super) is_quoted: bool,
    /// The classes of words of one meaning it belongs to.
    pub(super) classes: &'static [u16],
}

/// A statement, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Makeup {
    pub(super) statement: StatementRef,
    /// Distinct stems, ascending.
    pub(super) terms: Vec<Term>,
    /// Neighbouring content stems, ascending.
    pub(super) pairs: Vec<(StemId, StemId)>,
    /// Runs of four letters of the content words, with their weight, ascending.
    pub(super) letters: Vec<(u32, f64)>,
    /// Euclidean length of the stem weights, never zero.
    pub(super) norm: f64,
    /// Euclidean length of the letter weights, never zero.
    pub(super) letters_norm: f64,
    /// Sum of the stem weights, never zero.
    pub(super) total: f64,
    /// Holds a word that denies.
    pub(super) is_denial: bool,
}

/// The statements of a story taken apart, with the vocabulary they share.
pub(super) struct StoryTerms {
    /// The stems, in alphabetical order; [`StemId`] counts along it.
    pub(super) stems: Vec<String>,
    /// By article, then statement.
    pub(super) statements: Vec<Makeup>,
    /// Index in `statements` of each article's first, and the end.
    pub(super) starts: Vec<usize>,
}

/// Takes every statement of the story apart.
pub(super) fn take_apart(articles: &[Arc<Article>]) -> StoryTerms {
    let mut starts = vec![0];
    let mut raw = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        for id in article.statement_ids() {
            let statement = StatementRef::new(number, id.0);
            raw.push((statement, read_statement(article, id)));
        }
        starts.push(raw.len());
    }
    name_titled(&mut raw);
    let stems = number_keys(
        raw.iter()
            .flat_map(|(_, r)| r.words.iter().map(|w| w.0.as_str())),
    );
    let grams = number_keys(
        raw.iter()
            .flat_map(|(_, r)| r.grams.keys().map(String::as_str)),
    );
    let rarity = Rarity::count(&raw, &stems, &grams);
    let statements = raw.iter().map(|(s, r)| weigh(*s, r, &rarity)).collect();
    StoryTerms {
        stems: stems.into_keys().map(str::to_owned).collect(),
        statements,
        starts,
    }
}

/// A statement's words before weights: stem, word, is it a name, is it quoted.
struct Raw {
    is_titled: bool,
    words: Vec<(String, Word, bool, bool)>,
    grams: BTreeMap<String, u32>,
    is_denial: bool,
}

/// In headlines in title case a word is a name where it is one elsewhere in the story.
fn name_titled(raw: &mut [(StatementRef, Raw)]) {
    let plain = raw.iter().filter(|(_, r)| !r.is_titled);
    let words = plain.flat_map(|(_, r)| &r.words);
    let names: BTreeSet<String> = words.filter(|w| w.2).map(|w| w.0.clone()).collect();
    for (_, titled) in raw.iter_mut().filter(|(_, r)| r.is_titled) {
        for (stem, _, is_name, _) in &mut titled.words {
            *is_name &= names.contains(stem.as_str());
        }
    }
}

fn read_statement(article: &Article, id: StatementId) -> Raw {
    let text = article.statement_text(id);
    let quoted = quoted_parts(article, id);
    let all = words(text);
    let is_titled = has_title_case(article.statements[id.0].role, text, &all);
    let is_denial = all.iter().any(|w| is_denial_word(&w.folded));
    let mut content = Vec::new();
    for (place, word) in all.into_iter().enumerate() {
        if word.is_stop_word() {
            continue;
        }
        let starts_upper = word.span.of(text).starts_with(char::is_uppercase);
        let is_name = starts_upper && place > 0 && !word.is_figure();
        let is_quoted = quoted.iter().any(|q| q.contains(word.span));
        content.push((word.stem(), word, is_name, is_quoted));
    }
    let grams = letter_runs(content.iter().map(|(_, w, ..)| w.folded.as_str()));
    Raw {
        is_titled,
        words: content,
        grams,
        is_denial,
    }
}

fn is_denial_word(folded: &str) -> bool {
    folded.ends_with("n't") || DENIALS.contains(&folded)
}

/// Counts the runs of four letters in `" word word "`.
fn letter_runs<'a>(words: impl Iterator<Item = &'a str>) -> BTreeMap<String, u32> {
    let line: Vec<char> = std::iter::once(' ')
        .chain(words.flat_map(|w| w.chars().chain([' '])))
        .collect();
    let mut runs = BTreeMap::new();
    for run in line.windows(4) {
        *runs.entry(run.iter().collect()).or_insert(0) += 1;
    }
    runs
}

/// Numbers the distinct keys in alphabetical order, so that nothing depends on where they came from.
fn number_keys<'a>(keys: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u32> {
    let distinct: BTreeSet<&str> = keys.collect();
    distinct.into_iter().zip(0..).collect()
}

/// In how many statements each stem, pair and run of letters stands.
struct Rarity<'a> {
    statements: f64,
    stems: &'a BTreeMap<&'a str, u32>,
    stem_counts: Vec<u32>,
    grams: &'a BTreeMap<&'a str, u32>,
    gram_counts: Vec<u32>,
}

impl<'a> Rarity<'a> {
    fn count(
        raw: &[(StatementRef, Raw)],
        stems: &'a BTreeMap<&'a str, u32>,
        grams: &'a BTreeMap<&'a str, u32>,
    ) -> Self {
        let mut stem_counts = vec![0; stems.len()];
        let mut gram_counts = vec![0; grams.len()];
        for (_, statement) in raw {
            let distinct: BTreeSet<&str> = statement.words.iter().map(|w| w.0.as_str()).collect();
            for stem in distinct {
                stem_counts[stems[stem] as usize] += 1;
            }
            for gram in statement.grams.keys() {
                gram_counts[grams[gram.as_str()] as usize] += 1;
            }
        }
        Rarity {
            statements: raw.len() as f64,
            stems,
            stem_counts,
            grams,
            gram_counts,
        }
    }

    /// Minus the logarithm of the (smoothed) share of statements that hold something.
    fn weight(&self, count: u32) -> f64 {
        (-((f64::from(count) + 0.5) / (self.statements + 1.0)).ln()).max(LEAST_WEIGHT)
    }
}

fn weigh(statement: StatementRef, raw: &Raw, rarity: &Rarity<'_>) -> Makeup {
    let mut terms: BTreeMap<StemId, Term> = BTreeMap::new();
    let mut order = Vec::new();
    for (stem, word, is_name, is_quoted) in &raw.words {
        let id = rarity.stems[stem.as_str()];
        order.push(id);
        let term = terms.entry(id).or_insert_with(|| Term {
            stem: id,
            weight: rarity.weight(rarity.stem_counts[id as usize]),
            spans: Vec::new(),
            is_name: false,
            is_figure: word.is_figure(),
            is_quoted: false,
            classes: synonym_classes(stem),
        });
        term.spans.push(word.span);
        term.is_name |= is_name;
        term.is_quoted |= is_quoted;
    }
    let terms: Vec<Term> = terms.into_values().collect();
    let letters: Vec<(u32, f64)> = raw
        .grams
        .iter()
        .map(|(g, n)| gram_weight(g, *n, rarity))
        .collect();
    let pairs: BTreeSet<(StemId, StemId)> = order.windows(2).map(|p| (p[0], p[1])).collect();
    Makeup {
        statement,
        norm: length(terms.iter().map(|t| t.weight)),
        total: terms
            .iter()
            .map(|t| t.weight)
            .sum::<f64>()
            .max(LEAST_WEIGHT),
        letters_norm: length(letters.iter().map(|l| l.1)),
        terms,
        pairs: pairs.into_iter().collect(),
        letters,
        is_denial: raw.is_denial,
    }
}

fn gram_weight(gram: &str, times: u32, rarity: &Rarity<'_>) -> (u32, f64) {
    let id = rarity.grams[gram];
    (
        id,
        f64::from(times).sqrt() * rarity.weight(rarity.gram_counts[id as usize]),
    )
}

fn length(weights: impl Iterator<Item = f64>) -> f64 {
    weights.map(|w| w * w).sum::<f64>().sqrt().max(LEAST_WEIGHT)
}
