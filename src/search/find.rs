//! Runs a query: the statements that satisfy it, best first.

use std::cmp::Reverse;

use super::fold::fold_with_places;
use super::index::{Index, LineId};
use super::lines::{find_exact, find_fuzzy, find_pattern};
use super::lit::lit_spans;
use super::pattern::Pattern;
use super::plan::Plan;
use super::query::{Mode, Query};
use super::rank::bonus;
use crate::claims::StatementRef;
use crate::text::Span;

/// Statements whose nearness of words is looked at: the best by their words alone. Past them a
/// statement would have to overtake thousands that fit as well.
const MAX_RANKED: usize = 4_000;

/// A statement that satisfies a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which statement.
    pub statement: StatementRef,
    /// How well it fits, higher is better; comparable within one query only.
    pub score: u32,
    /// The matched bytes of the statement's text, in order, never overlapping.
    pub spans: Vec<Span>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// The best hits, best first; equal ones in order of the articles.
    pub hits: Vec<Hit>,
    /// How many statements satisfy the query, listed or not.
    pub total: usize,
    /// Some statements were not looked at, since there are too many.
    pub is_partial: bool,
    /// Why the pattern cannot be searched for, where it cannot.
    pub trouble: Option<String>,
}

/// Statements found, with their scores, before anything is cut off.
pub(super) struct Scored {
    pub lines: Vec<(u32, LineId)>,
    pub is_partial: bool,
}

impl Index {
    /// Finds the statements that satisfy a query; at most `limit` of them are listed.
    ///
    /// An empty query finds nothing.
    pub fn find(&self, query: &Query, limit: usize) -> Answer {
        if query.is_empty() {
            return Answer::default();
        }
        if let Some(trouble) = trouble_of(query) {
            return Answer {
                trouble: Some(trouble),
                ..Answer::default()
            };
        }
        let plan = Plan::new(self, query);
        let mut scored = match query.mode {
            Mode::Words => self.find_words(&plan, query),
            Mode::Fuzzy => find_fuzzy(self, query),
            Mode::Exact => find_exact(self, query),
            Mode::Regex => find_pattern(self, &plan, query),
        };
        sort_best(&mut scored.lines, limit);
        let hits = scored.lines.iter().take(limit);
        Answer {
            hits: hits.map(|found| self.hit(query, &plan, *found)).collect(),
            total: scored.lines.len(),
            is_partial: scored.is_partial,
            trouble: None,
        }
    }

    /// The bytes of a statement that a query would light, whether it satisfies the query or not.
    pub fn spans(&self, query: &Query, statement: StatementRef) -> Vec<Span> {
        match self.line_id(statement) {
            Some(line) if !query.is_empty() => self.spans_of(query, &Plan::new(self, query), line),
            _ => Vec::new(),
        }
    }

    fn find_words(&self, plan: &Plan, query: &Query) -> Scored {
        let (mut lines, is_partial) = plan.matches();
        lines.retain(|(_, line)| self.is_within(&query.scope, *line));
        sort_best(&mut lines, MAX_RANKED);
        for (score, line) in lines.iter_mut().take(MAX_RANKED) {
            *score += bonus(plan, self, *line);
        }
        Scored { lines, is_partial }
    }

    fn hit(&self, query: &Query, plan: &Plan, (score, line): (u32, LineId)) -> Hit {
        Hit {
            statement: self.statements[line as usize],
            score,
            spans: self.spans_of(query, plan, line),
        }
    }

    fn spans_of(&self, query: &Query, plan: &Plan, line: LineId) -> Vec<Span> {
        if let Some(pattern) = &plan.pattern {
            return pattern.places(self.source(line));
        }
        let folded = fold_with_places(self.source(line));
        let mut spans: Vec<Span> = lit_spans(self, query, plan, line)
            .into_iter()
            .filter_map(|span| folded.source_span(span))
            .filter(|span| !span.is_empty())
            .collect();
        spans.sort_unstable();
        spans.dedup_by(|next, before| {
            let is_joined = next.start <= before.end;
            before.end = if is_joined {
                before.end.max(next.end)
            } else {
                before.end
            };
            is_joined
        });
        spans
    }
}

/// Why a query cannot be searched for: a pattern that is none, or not yet.
fn trouble_of(query: &Query) -> Option<String> {
    let is_pattern = query.mode == Mode::Regex;
    is_pattern
        .then(|| Pattern::new(&query.text).err())
        .flatten()
}

/// Puts the `count` best first and in order; the rest follows in any order.
fn sort_best(lines: &mut [(u32, LineId)], count: usize) {
    let best_first = |found: &(u32, LineId)| (Reverse(found.0), found.1);
    if count < lines.len() && count > 0 {
        lines.select_nth_unstable_by_key(count - 1, best_first);
    }
    let sorted = count.min(lines.len());
    lines[..sorted].sort_unstable_by_key(best_first);
}
