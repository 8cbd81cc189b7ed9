//! The plain modes, which look at whole statements: letters in their order, the text as it stands, a
//! regular expression.
//!
//! The first two scan the folded lines. Letters in order cost a thousand times more a line than a word of the
//! vocabulary and fit nearly every sentence: fine for a story, a choice of the reader, capped beyond.

use super::find::Scored;
use super::index::{Index, LineId};
use super::matcher::{SkimWords, WordMatcher};
use super::plan::Plan;
use super::query::Query;
use super::rank::place_bonus;
use crate::text::Span;

/// Statements whose letters are matched in one search: about a tenth of a second's work.
const MAX_FUZZY_LINES: usize = 20_000;
/// Added where the text found begins a word, and again where it ends one.
const AT_WORD_EDGE: u32 = 100;

/// Finds the statements that hold the letters of each typed word in their order.
pub(super) fn find_fuzzy(index: &Index, query: &Query) -> Scored {
    let matcher = SkimWords::new();
    let lines: Vec<(u32, LineId)> = index
        .line_ids()
        .filter(|line| index.is_within(&query.scope, *line))
        .take(MAX_FUZZY_LINES)
        .filter_map(|line| Some((fuzzy_score(&matcher, index.line(line), query)?, line)))
        .collect();
    Scored {
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

/// Finds the statements that hold the typed text.
pub(super) fn find_exact(index: &Index, query: &Query) -> Scored {
    let lines = index
        .line_ids()
        .filter(|line| index.is_within(&query.scope, *line))
        .filter_map(|line| Some((exact_score(index, line, query)?, line)))
        .collect();
    Scored {
        lines,
        is_partial: false,
    }
}

/// Finds the statements that a pattern falls on.
pub(super) fn find_pattern(index: &Index, plan: &Plan, query: &Query) -> Scored {
    let score = |line: LineId| -> Option<u32> {
        let text = index.source(line);
        let places = plan.pattern.as_ref()?.places(text).into_iter();
        let edges = places.map(|span| word_edges(text, span)).max()?;
        Some(edges * AT_WORD_EDGE + place_bonus(index.places[line as usize]))
    };
    let lines = index
        .line_ids()
        .filter(|line| index.is_within(&query.scope, *line));
    Scored {
        lines: lines
            .filter_map(|line| Some((score(line)?, line)))
            .collect(),
        is_partial: false,
    }
}

fn exact_score(index: &Index, line: LineId, query: &Query) -> Option<u32> {
    let text = index.line(line);
    let mut edges = None;
    for (start, found) in text.match_indices(query.folded.as_str()) {
        edges = edges.max(Some(word_edges(
            text,
            Span::new(start, start + found.len()),
        )));
        if edges == Some(MAX_EDGES) {
            break;
        }
    }
    let edges = edges?;
    Some(edges * AT_WORD_EDGE + place_bonus(index.places[line as usize]))
}

/// Where the typed text stands, in bytes of the folded line.
pub(super) fn exact_places(text: &str, query: &Query) -> Vec<Span> {
    text.match_indices(query.folded.as_str())
        .map(|(start, found)| Span::new(start, start + found.len()))
        .collect()
}

/// A place that begins a word and ends one.
const MAX_EDGES: u32 = 2;

fn word_edges(text: &str, span: Span) -> u32 {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let is_edge = |c: Option<char>| u32::from(!c.is_some_and(char::is_alphanumeric));
    is_edge(before) + is_edge(after)
}
