//! Which bytes of a statement are lit for a query.

use super::index::{Index, LineId};
use super::lines::{exact_places, fuzzy_places};
use super::matcher::{SkimWords, WordMatcher};
use super::plan::Plan;
use super::query::{Mode, Query};
use super::rank::{Fall, best_stretch, falls};
use super::tokens::{Token, kept_letters, tokens};
use super::typos::distance;
use crate::text::Span;

/// Words of fewer letters are lit only where they stand nearest to the others: in a search for
/// "much of a choice" each other "a" would be noise.
const LIT_ANYWHERE_FROM: usize = 4;

/// Returns what is lit, in bytes of the folded line; in no order, may overlap.
pub(super) fn lit_spans(index: &Index, query: &Query, plan: &Plan, line: LineId) -> Vec<Span> {
    let text = index.line(line);
    match query.mode {
        Mode::Exact => exact_places(text, query),
        Mode::Fuzzy => fuzzy_places(text, query),
        // Lit where it falls on the text as it was printed.
        Mode::Regex => Vec::new(),
        Mode::Words => {
            let tokens: Vec<Token> = tokens(text).collect();
            let lit = lit_falls(plan, falls(plan, index, line));
            lit.into_iter()
                .flat_map(|fall| fall_spans(plan, text, &tokens, fall))
                .collect()
        }
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
fn fall_spans(plan: &Plan, text: &str, tokens: &[Token], fall: Fall) -> Vec<Span> {
    let sequence = plan.clauses[fall.clause].sequences().nth(fall.sequence);
    let run = tokens.iter().skip(fall.at);
    sequence
        .into_iter()
        .flat_map(|s| s.terms.iter().zip(run.clone()))
        .flat_map(|((letters, _), token)| word_spans(text, token, letters))
        .collect()
}

/// The typed part of a word; all of it where there was a typing error.
fn word_spans(text: &str, token: &Token, typed: &str) -> Vec<Span> {
    let word = token.letters.as_ref();
    if word == typed {
        return vec![token.span];
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
        return vec![token.span];
    }
    let places: Vec<(usize, char)> = kept_letters(token.span.of(text)).collect();
    positions
        .iter()
        .filter_map(|at| places.get(*at))
        .map(|(start, c)| Span::new(*start, start + c.len_utf8()).shift(token.span.start))
        .collect()
}
