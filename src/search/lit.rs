//! Which bytes of a statement are lit for a query.

use super::lines::{exact_places, fuzzy_places};
use super::matcher::{SkimWords, WordMatcher};
use super::pattern::Pattern;
use super::plan::Plan;
use super::query::Query;
use super::rank::{Fall, best_stretch, falls};
use super::reading::{ReadWord, Reading};
use super::tokens::kept_letters;
use super::typos::distance;
use crate::text::Span;

/// A query taken in, by its mode: what is found and lit with.
pub(super) enum Lighting<'a> {
    /// Words.
    Words(Plan<'a>),
    /// Letters in their order.
    Letters,
    /// The text as it stands.
    Exact,
    /// A regular expression.
    Pattern(Pattern),
}

/// Words of fewer letters are lit only where they stand nearest to the others: in a search for
/// "much of a choice" each other "a" would be noise.
const LIT_ANYWHERE_FROM: usize = 4;

/// Returns what is lit, in bytes of the folded text; in no order, may overlap. A pattern is lit where it
/// falls on the text as it was printed.
pub(super) fn lit_spans(query: &Query, lighting: &Lighting, text: &Reading) -> Vec<Span> {
    match lighting {
        Lighting::Exact => exact_places(text.folded(), query),
        Lighting::Letters => fuzzy_places(text.folded(), query),
        Lighting::Pattern(_) => Vec::new(),
        Lighting::Words(plan) => lit_falls(plan, falls(plan, text))
            .into_iter()
            .flat_map(|fall| fall_spans(plan, text, fall))
            .collect(),
    }
}

/// Short words are lit only in the best stretch, where there is a stretch.
fn lit_falls(plan: &Plan, falls: Vec<Fall>) -> Vec<Fall> {
    let stretch = best_stretch(&falls).falls;
    let is_long = |fall: &Fall| {
        let sequence = plan.clauses[fall.clause].sequences().nth(fall.sequence);
        sequence.is_some_and(|s| {
            s.terms.iter().map(|t| t.0.chars().count()).sum::<usize>() >= LIT_ANYWHERE_FROM
        })
    };
    let is_lit = |fall: &Fall| stretch.len() < 2 || is_long(fall) || stretch.contains(fall);
    falls.into_iter().filter(is_lit).collect()
}

/// The parts of the words that one fall lights.
fn fall_spans(plan: &Plan, text: &Reading, fall: Fall) -> Vec<Span> {
    let sequence = plan.clauses[fall.clause].sequences().nth(fall.sequence);
    let run = text.words().get(fall.at..).unwrap_or(&[]);
    sequence
        .into_iter()
        .flat_map(|s| s.terms.iter().zip(run))
        .flat_map(|((letters, _), word)| word_spans(text, word, letters))
        .collect()
}

/// The typed part of a word; all of it where there was a typing error.
fn word_spans(text: &Reading, read: &ReadWord, typed: &str) -> Vec<Span> {
    let word = text.letters(read);
    if word == typed {
        return vec![read.span];
    }
    let positions: Vec<usize> = if let Some(start) = word.find(typed) {
        let first = word[..start].chars().count();
        (first..first + typed.chars().count()).collect()
    } else if distance(typed, word).is_some() {
        Vec::new()
    } else {
        SkimWords::new().positions(word, typed)
    };
    if positions.is_empty() {
        return vec![read.span];
    }
    let places: Vec<(usize, char)> = kept_letters(read.span.of(text.folded())).collect();
    positions
        .iter()
        .filter_map(|at| places.get(*at))
        .map(|(start, c)| Span::new(*start, start + c.len_utf8()).shift(read.span.start))
        .collect()
}
