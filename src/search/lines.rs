//! The plain modes, which look at whole statements: letters in their order; and for text as it stands and
//! for patterns (`whole.rs`) how well a place in a statement fits.
//!
//! Letters in order cost a thousand times more a statement than a word of the vocabulary and fit nearly
//! every sentence: fine for a story, a choice of the reader, capped beyond.

use super::index::{Index, LineId, Place};
use super::join::Matches;
use super::matcher::{SkimWords, WordMatcher};
use super::query::Query;
use super::rank::place_bonus;
use super::reading::Reading;
use crate::text::Span;

/// Statements whose letters are matched in one search: about a tenth of a second's work.
const MAX_FUZZY_LINES: usize = 20_000;
/// Added where the text found begins a word, and again where it ends one.
const AT_WORD_EDGE: u32 = 100;

/// Finds the statements that hold the letters of each typed word in their order.
pub(super) fn find_fuzzy(index: &Index, query: &Query) -> Matches {
    let matcher = SkimWords::new();
    let mut text = Reading::default();
    let lines: Vec<(u32, LineId)> = index
        .line_ids()
        .filter(|line| index.is_within(&query.scope, *line))
        .take(MAX_FUZZY_LINES)
        .filter_map(|line| {
            let folded = text.fold(index.source(line));
            Some((fuzzy_score(&matcher, folded, query)?, line))
        })
        .collect();
    Matches {
        total: lines.len(),
        lines,
        is_partial: index.len() > MAX_FUZZY_LINES
            && index.count_within(&query.scope) > MAX_FUZZY_LINES,
    }
}

fn fuzzy_score(matcher: &SkimWords, text: &str, query: &Query) -> Option<u32> {
    query
        .folded
        .split_whitespace()
        .try_fold(0_u32, |sum, typed| {
            Some(sum.saturating_add(matcher.score(text, typed)?))
        })
}

/// Where the letters fall, in bytes of the folded line.
pub(super) fn fuzzy_places(text: &str, query: &Query) -> Vec<Span> {
    let matcher = SkimWords::new();
    let places: Vec<(usize, char)> = text.char_indices().collect();
    query
        .folded
        .split_whitespace()
        .flat_map(|typed| matcher.positions(text, typed))
        .filter_map(|at| places.get(at))
        .map(|(start, c)| Span::new(*start, start + c.len_utf8()))
        .collect()
}

/// The score of a statement in which the best place has so many edges of words.
pub(super) fn score(place: Place, edges: u32) -> u32 {
    edges * AT_WORD_EDGE + place_bonus(place)
}

/// How many edges of words the best of the places has; none where there is no place.
pub(super) fn best_edges(text: &str, places: impl Iterator<Item = Span>) -> Option<u32> {
    let mut best = None;
    for place in places {
        best = best.max(Some(word_edges(text, place)));
        if best == Some(MAX_EDGES) {
            break;
        }
    }
    best
}

/// Where the typed text stands, in bytes of the folded line.
pub(super) fn exact_places(text: &str, query: &Query) -> Vec<Span> {
    text.match_indices(query.folded.as_str())
        .map(|(start, found)| Span::new(start, start + found.len()))
        .collect()
}

/// A place that begins a word and ends one.
pub(super) const MAX_EDGES: u32 = 2;

fn word_edges(text: &str, span: Span) -> u32 {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let is_edge = |c: Option<char>| u32::from(!c.is_some_and(char::is_alphanumeric));
    is_edge(before) + is_edge(after)
}
