//! What a statement is made of, for linking: its stems with their rarity, names, figures, quoted
//! words, denials.
//!
//! Rarity is counted in the story itself, among the statements of one language. Inside one story
//! everything is about the same people and thing, so the words that are rare *here* decide;
//! frequencies of general English would make the story's own subject look telling and link everything
//! with everything.

use std::sync::Arc;

use super::StatementRef;
use super::likeness::Alike;
use super::raw::{RawStatement, RawStory, RawWord, read_statements};
use crate::article::Article;
use crate::sorting::Strangers;
use crate::text::{Span, is_predicate};
use crate::threads::map_ranges;

/// Number of a stem in the story's vocabulary, which is in alphabetical order.
pub(super) type StemId = u32;

/// The weight of a stem that stands in nearly every statement. Above zero so that statements made
/// of such words alone still have a length.
const LEAST_WEIGHT: f64 = 0.02;

/// How many statements a thread weighs at a time.
const STATEMENTS_AT_A_TIME: usize = 512;

/// One distinct stem of a statement. Small, since signs are read off millions of pairs of them.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the stem, and any of them go together"
)]
pub(super) struct Term {
    /// Rarity in the story: minus the logarithm of the share of statements that hold the stem.
    pub(super) weight: f64,
    pub(super) stem: StemId,
    /// Where its places begin in [`Makeup::spans`].
    first_span: u32,
    /// How often it occurs in the statement.
    pub(super) times: u32,
    /// Written with a capital inside a sentence.
    pub(super) is_name: bool,
    /// Holds a digit.
    pub(super) is_figure: bool,
    /// Stands inside quotation marks.
    pub(super) is_quoted: bool,
    /// A verb that says what happened.
    pub(super) is_predicate: bool,
    /// Another stem of the story may stand for it: see [`Alike`].
    pub(super) is_soft: bool,
}

/// A statement, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Makeup {
    pub(super) statement: StatementRef,
    /// Distinct stems, ascending.
    pub(super) terms: Vec<Term>,
    /// Where the stems stand in the statement's text, term by term.
    spans: Vec<Span>,
    /// Runs of four letters of the content words, with their weight; those of this statement alone
    /// left out.
    pub(super) letters: Vec<(u32, f32)>,
    /// How many content words it has.
    pub(super) words: u32,
    /// How many of its terms are figures.
    pub(super) figures: u32,
    /// How many of its terms are quoted.
    pub(super) quoted: u32,
    /// Sum of the squared stem weights.
    pub(super) squares: f64,
    /// Euclidean length of the stem weights, never zero.
    pub(super) norm: f64,
    /// Euclidean length of the letter weights, never zero.
    pub(super) letters_norm: f64,
    /// Sum of the stem weights, never zero.
    pub(super) total: f64,
    /// Holds a word that denies.
    pub(super) is_denial: bool,
    /// Names of the statement before that its pronoun may stand for, with their weight, ascending.
    pub(super) borrowed: Vec<(StemId, f64)>,
}

impl Makeup {
    /// Every place of a term in the statement's text.
    pub(super) fn spans(&self, term: &Term) -> &[Span] {
        let first = term.first_span as usize;
        &self.spans[first..first + term.times as usize]
    }

    /// The term with this stem.
    pub(super) fn term(&self, stem: StemId) -> Option<&Term> {
        let at = self.terms.binary_search_by_key(&stem, |t| t.stem);
        at.ok().map(|at| &self.terms[at])
    }
}

/// The statements of a story taken apart, with the vocabulary they share.
#[derive(Debug, Default)]
pub(super) struct StoryTerms {
    /// By article, then statement.
    pub(super) statements: Vec<Makeup>,
    /// Index in `statements` of each article's first, and the end.
    pub(super) starts: Vec<usize>,
    /// How many distinct stems there are.
    pub(super) stems: usize,
    /// Runs of letters are numbered below this.
    pub(super) runs: usize,
    /// Which stems stand for each other.
    pub(super) alike: Alike,
    /// Which articles are not compared.
    pub(super) strangers: Strangers,
}

impl StoryTerms {
    /// The article of a statement, by number.
    pub(super) fn article_of(&self, statement: usize) -> usize {
        self.statements[statement].statement.article.0
    }

    /// Index in `statements`; none for a statement that is not of this story.
    pub(super) fn place(&self, statement: StatementRef) -> Option<usize> {
        let place = self.starts.get(statement.article.0)? + statement.statement.0;
        let is_here = self.statements.get(place)?.statement == statement;
        is_here.then_some(place)
    }
}

/// Takes every statement of the story apart.
pub(super) fn take_apart(articles: &[Arc<Article>]) -> StoryTerms {
    let raw = read_statements(articles);
    let rarity = Rarity::count(&raw);
    let story = Story {
        rarity,
        alike: Alike::new(&raw),
        is_predicate: raw.stems.iter().map(|stem| is_predicate(stem)).collect(),
    };
    let ids = articles.iter().enumerate().flat_map(|(number, article)| {
        let statements = article.statements.iter().enumerate();
        statements.map(move |(id, _)| StatementRef::new(number, id))
    });
    let ids: Vec<StatementRef> = ids.collect();
    let weigh = |range: std::ops::Range<usize>| {
        let makeup = |place: usize| {
            let mut makeup = weigh(ids[place], &raw.statements[place], &story);
            makeup.borrowed = borrow_names(&raw, place, &story.rarity);
            makeup
        };
        range.map(makeup).collect::<Vec<Makeup>>()
    };
    let parts = map_ranges(ids.len(), STATEMENTS_AT_A_TIME, weigh);
    StoryTerms {
        statements: parts.into_iter().flatten().collect(),
        stems: raw.stems.len(),
        runs: raw.runs,
        starts: raw.starts,
        alike: story.alike,
        strangers: Strangers::among(articles),
    }
}

/// What is known of the stems of a story.
struct Story {
    rarity: Rarity,
    alike: Alike,
    is_predicate: Vec<bool>,
}

/// The names of the statement before that the pronoun of the one at `place` may stand for.
///
/// `"Lindt denied it. She left Norport."` -> `lindt` for the second
fn borrow_names(raw: &RawStory, place: usize, rarity: &Rarity) -> Vec<(StemId, f64)> {
    let statement = &raw.statements[place];
    if !statement.has_pronoun || raw.starts.binary_search(&place).is_ok() {
        return Vec::new();
    }
    let is_own = |stem| statement.words.iter().any(|w| w.stem == stem);
    let names = raw.statements[place - 1].words.iter().filter(|w| w.is_name);
    let mut stems: Vec<StemId> = names.map(|w| w.stem).filter(|s| !is_own(*s)).collect();
    stems.sort_unstable();
    stems.dedup();
    let weight = |stem: StemId| Rarity::weight(rarity.stems[stem as usize], statement);
    stems.into_iter().map(|s| (s, weight(s))).collect()
}

/// In how many statements each stem and run of letters stands.
struct Rarity {
    stems: Vec<u32>,
    runs: Vec<u32>,
}

impl Rarity {
    fn count(raw: &RawStory) -> Self {
        let mut rarity = Rarity {
            stems: vec![0; raw.stems.len()],
            runs: vec![0; raw.runs],
        };
        let mut seen_in = vec![usize::MAX; raw.stems.len()];
        for (number, statement) in raw.statements.iter().enumerate() {
            for word in &statement.words {
                let stem = word.stem as usize;
                if seen_in[stem] != number {
                    seen_in[stem] = number;
                    rarity.stems[stem] += 1;
                }
            }
            for (run, _) in &statement.runs {
                rarity.runs[*run as usize] += 1;
            }
        }
        rarity
    }

    /// Minus the logarithm of the (smoothed) share of statements of the same language that hold something.
    fn weight(count: u32, of: &RawStatement) -> f64 {
        (-((f64::from(count) + 0.5) / (f64::from(of.peers) + 1.0)).ln()).max(LEAST_WEIGHT)
    }
}

fn weigh(statement: StatementRef, raw: &RawStatement, story: &Story) -> Makeup {
    let (terms, spans) = gather(raw, story);
    let rarity = &story.rarity;
    let letters = raw.runs.iter().map(|&(run, times)| {
        let count = rarity.runs[run as usize];
        (
            run,
            f64::from(times).sqrt() * Rarity::weight(count, raw),
            count,
        )
    });
    let squares: f64 = terms.iter().map(|t| t.weight * t.weight).sum();
    let total: f64 = terms.iter().map(|t| t.weight).sum();
    Makeup {
        statement,
        words: raw.words.len() as u32,
        figures: terms.iter().filter(|t| t.is_figure).count() as u32,
        quoted: terms.iter().filter(|t| t.is_quoted).count() as u32,
        squares,
        norm: squares.sqrt().max(LEAST_WEIGHT),
        total: total.max(LEAST_WEIGHT),
        letters_norm: length(letters.clone().map(|l| l.1)),
        letters: letters
            .filter(|l| l.2 > 1)
            .map(|l| (l.0, l.1 as f32))
            .collect(),
        is_denial: raw.is_denial,
        borrowed: Vec::new(),
        terms,
        spans,
    }
}

/// Gathers the words of one stem into a term.
fn gather(raw: &RawStatement, story: &Story) -> (Vec<Term>, Vec<Span>) {
    let mut words: Vec<&RawWord> = raw.words.iter().collect();
    words.sort_by_key(|w| w.stem);
    let spans = words.iter().map(|w| w.span).collect();
    let mut first_span = 0;
    let groups = words.chunk_by(|x, y| x.stem == y.stem);
    let term = |same: &[&RawWord]| {
        let stem = same[0].stem;
        let is_name = same.iter().any(|w| w.is_name);
        let term = Term {
            weight: Rarity::weight(story.rarity.stems[stem as usize], raw),
            stem,
            first_span,
            times: same.len() as u32,
            is_name,
            is_figure: same[0].is_figure,
            is_quoted: same.iter().any(|w| w.is_quoted),
            is_predicate: story.is_predicate[stem as usize],
            is_soft: story.alike.is_soft(stem, is_name),
        };
        first_span += term.times;
        term
    };
    (groups.map(term).collect(), spans)
}

fn length(weights: impl Iterator<Item = f64>) -> f64 {
    weights.map(|w| w * w).sum::<f64>().sqrt().max(LEAST_WEIGHT)
}
