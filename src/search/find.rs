//! Runs a query: the statements that satisfy it, best first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::index::{Index, LineId};
use super::join::{Matches, matches};
use super::lines::find_fuzzy;
use super::lit::{Lighting, lit_spans};
use super::pattern::Pattern;
use super::plan::Plan;
use super::query::{Mode, Query};
use super::rank::{Judging, MAX_NEARNESS, is_about_nearness};
use super::typed::TypedText;
use super::whole::find_whole;
use crate::claims::StatementRef;
use crate::text::Span;

/// Statements whose nearness of words is looked at: the best by their words and place. Past them a
/// statement would have to overtake hundreds that fit as well.
const MAX_RANKED: usize = 200;

/// Scores up to this are counted: of words and of the text as it stands none is higher.
const MAX_COUNTED: usize = 4_096;

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

impl Index {
    /// Finds the statements that satisfy a query; at most `limit` of them are listed.
    ///
    /// An empty query finds nothing.
    pub fn find(&self, query: &Query, limit: usize) -> Answer {
        if query.is_empty() {
            return Answer::default();
        }
        let lighting = match self.lighting(query) {
            Ok(lighting) => lighting,
            Err(trouble) => {
                return Answer {
                    trouble: Some(trouble),
                    ..Answer::default()
                };
            }
        };
        let mut found = match &lighting {
            Lighting::Words(plan) => self.find_words(plan, query, limit),
            Lighting::Letters => find_fuzzy(self, query),
            Lighting::Exact => find_whole(self, &TypedText::new(query), &query.scope, limit),
            Lighting::Pattern(pattern) => find_whole(self, pattern, &query.scope, limit),
        };
        keep_best(&mut found.lines, limit);
        let hits = found.lines.iter();
        let mut room = Judging::default();
        Answer {
            hits: hits
                .map(|(score, line)| Hit {
                    statement: self.statement(*line),
                    score: *score,
                    spans: self.spans_of(query, &lighting, *line, &mut room),
                })
                .collect(),
            total: found.total,
            is_partial: found.is_partial,
            trouble: None,
        }
    }

    /// The bytes of a statement that a query would light, whether it satisfies the query or not.
    pub fn spans(&self, query: &Query, statement: StatementRef) -> Vec<Span> {
        let line = self.line_id(statement).filter(|_| !query.is_empty());
        match (line, self.lighting(query)) {
            (Some(line), Ok(lighting)) => {
                self.spans_of(query, &lighting, line, &mut Judging::default())
            }
            _ => Vec::new(),
        }
    }

    /// Takes a query in, as far as its mode asks for it.
    ///
    /// # Errors
    /// Why it cannot be searched for: a pattern that is none, or not yet.
    fn lighting(&self, query: &Query) -> Result<Lighting<'_>, String> {
        Ok(match query.mode {
            Mode::Words => Lighting::Words(Plan::new(self, query)),
            Mode::Fuzzy => Lighting::Letters,
            Mode::Exact => Lighting::Exact,
            Mode::Regex => Lighting::Pattern(Pattern::new(&query.text)?),
        })
    }

    fn find_words(&self, plan: &Plan, query: &Query, limit: usize) -> Matches {
        let mut found = matches(plan, &query.scope);
        if is_about_nearness(plan) {
            keep_best(&mut found.lines, MAX_RANKED.max(limit));
            let ranked = found.lines.len().min(MAX_RANKED);
            self.add_nearness(plan, &mut found.lines[..ranked], limit);
        }
        found
    }

    /// Adds what nearness gives to statements that come best first, until none can reach the best any more.
    fn add_nearness(&self, plan: &Plan, lines: &mut [(u32, LineId)], limit: usize) {
        let mut judging = Judging::default();
        let mut best: BinaryHeap<Reverse<u32>> = BinaryHeap::new();
        for (score, line) in lines {
            let least = best.peek().map_or(0, |least| least.0);
            if best.len() >= limit && *score + MAX_NEARNESS < least {
                break;
            }
            *score += judging.nearness_bonus(plan, self.source(*line));
            best.push(Reverse(*score));
            if best.len() > limit {
                best.pop();
            }
        }
    }

    fn spans_of(
        &self,
        query: &Query,
        lighting: &Lighting,
        line: LineId,
        room: &mut Judging,
    ) -> Vec<Span> {
        let source = self.source(line);
        if let Lighting::Pattern(pattern) = lighting {
            return pattern.places(source);
        }
        match lighting {
            Lighting::Words(_) => room.text.read(source),
            _ => drop(room.text.fold(source)),
        }
        let mut spans = lit_spans(query, lighting, room);
        if !source.is_ascii() {
            let led_back = |span: &Span| room.text.source_span(*span);
            spans = spans.iter().filter_map(led_back).collect();
        }
        spans.retain(|span| !span.is_empty());
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

/// Keeps the `count` best, in order: of those that are as good, the first ones.
///
/// Scores are small numbers, so what the last of them scores is found by counting; the rest is dropped
/// before anything is sorted.
fn keep_best(lines: &mut Vec<(u32, LineId)>, count: usize) {
    let most = lines.iter().map(|found| found.0).max().unwrap_or(0) as usize;
    if lines.len() > count && most <= MAX_COUNTED {
        let mut counts = vec![0_usize; most + 1];
        for (score, _) in lines.iter() {
            counts[*score as usize] += 1;
        }
        let mut above = 0;
        let is_reached = |counted: &usize| {
            above += counted;
            above >= count
        };
        let least = most - counts.iter().rev().position(is_reached).unwrap_or(most);
        lines.retain(|found| found.0 as usize >= least);
    }
    let best_first = |found: &(u32, LineId)| (Reverse(found.0), found.1);
    if count < lines.len() && count > 0 {
        lines.select_nth_unstable_by_key(count - 1, best_first);
    }
    lines.truncate(count);
    lines.sort_unstable_by_key(best_first);
}
