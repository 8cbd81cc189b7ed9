//! Which bytes of a statement are lit for a query.

use smallvec::SmallVec;

use super::lines::{exact_places, fuzzy_places};
use super::matcher::{SkimWords, WordMatcher};
use super::pattern::Pattern;
use super::plan::{Plan, PlannedSequence};
use super::query::Query;
use super::rank::{Fall, Judging};
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

/// Falls that are lit; rarely more.
type Lit = SmallVec<[Fall; 8]>;

/// Returns what is lit of the statement that was read, in bytes of the folded text; in no order, may
/// overlap. A pattern is lit where it falls on the text as it was printed.
pub(super) fn lit_spans(query: &Query, lighting: &Lighting, room: &mut Judging) -> Vec<Span> {
    match lighting {
        Lighting::Exact => exact_places(room.text.folded(), query),
        Lighting::Letters => fuzzy_places(room.text.folded(), query),
        Lighting::Pattern(_) => Vec::new(),
        Lighting::Words(plan) => {
            let mut spans = Vec::with_capacity(plan.clauses.len());
            let (falls, stretch) = room.judge(plan);
            let lit: Lit = falls
                .iter()
                .filter(|fall| is_lit(plan, fall, stretch))
                .copied()
                .collect();
            for fall in &lit {
                light(plan, &room.text, fall, &mut spans);
            }
            spans
        }
    }
}

/// Short words are lit only in the best stretch, where there is a stretch.
fn is_lit(plan: &Plan, fall: &Fall, stretch: &[Fall]) -> bool {
    let sequence = plan.clauses[fall.clause].sequences().nth(fall.sequence);
    let letters = |s: &PlannedSequence| s.terms.iter().map(|t| t.0.chars().count()).sum::<usize>();
    let is_long = || sequence.is_some_and(|s| letters(s) >= LIT_ANYWHERE_FROM);
    stretch.len() < 2 || is_long() || stretch.contains(fall)
}

/// Lights the parts of the words that one fall is about.
fn light(plan: &Plan, text: &Reading, fall: &Fall, spans: &mut Vec<Span>) {
    let sequence = plan.clauses[fall.clause].sequences().nth(fall.sequence);
    let run = text.words().get(fall.at..).unwrap_or(&[]);
    let pairs = sequence.into_iter().flat_map(|s| s.terms.iter().zip(run));
    for ((letters, _), word) in pairs {
        light_word(text, word, letters, spans);
    }
}

/// The typed part of a word; all of it where there was a typing error.
fn light_word(text: &Reading, read: &ReadWord, typed: &str, spans: &mut Vec<Span>) {
    let word = text.letters(read);
    let is_plain = word.is_ascii() && word.len() == read.span.len();
    match word.find(typed) {
        Some(_) if word == typed => spans.push(read.span),
        Some(at) if is_plain => {
            spans.push(Span::new(at, at + typed.len()).shift(read.span.start));
        }
        found => spans.extend(letter_spans(text, read, typed, found)),
    }
}

/// Letters of a word one by one, since marks may stand between them.
fn letter_spans(text: &Reading, read: &ReadWord, typed: &str, found: Option<usize>) -> Vec<Span> {
    let word = text.letters(read);
    let positions: Vec<usize> = if let Some(start) = found {
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
