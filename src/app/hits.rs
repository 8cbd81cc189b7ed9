//! Search in the text: `/`, `n`, `N`.
//!
//! Plain words, found as typed; upper case counts only if some was typed, as in less -i and vim's
//! smartcase. Fuzzy search over statements is Find's business.

use regex::{Regex, RegexBuilder};

use super::motion::jump;
use super::{Column, Mode, Place, PromptKind, State};
use crate::article::StatementId;
use crate::text::Span;

/// Finds the hits of what is being typed, else of the last search, in every column.
pub(super) fn find_hits(state: &mut State) {
    let typed = match &state.mode {
        Mode::Typing(prompt) if prompt.kind == PromptKind::Search => {
            prompt.input.value().to_owned()
        }
        _ if state.find.is_landed => return light_found(state),
        _ => state.searched.clone(),
    };
    let pattern = pattern_of(&typed);
    for column in &mut state.story.columns {
        let text = column.article.as_ref().map_or("", |a| &a.text);
        column.hits = pattern.as_ref().map_or_else(Vec::new, |p| hits_in(text, p));
    }
}

/// Puts the hits of Find in their columns.
fn light_found(state: &mut State) {
    let story = &mut state.story;
    for column in &mut story.columns {
        column.hits.clear();
    }
    let is_of_story = state.find.found.load == story.load;
    for hit in state.find.found.hits.iter().filter(|_| is_of_story) {
        let Some(number) = story.column_of(hit.statement.article) else {
            continue;
        };
        let column = &mut story.columns[number];
        let statements = column.article.as_ref().map(|a| &a.statements);
        if let Some(own) = statements.and_then(|s| s.get(hit.statement.statement.0)) {
            let spans = hit.spans.iter().map(|span| span.shift(own.span.start));
            column.hits.extend(spans);
        }
    }
    for column in &mut story.columns {
        column.hits.sort_unstable();
    }
}

/// Goes to the first hit at or after the cursor, in this column, then in the next ones.
pub(super) fn first_hit(state: &mut State) {
    go_to_hit(state, 1, true);
}

/// Goes so many hits on, or back.
pub(super) fn next_hit(state: &mut State, times: i64) {
    for _ in 0..times.abs().min(1000) {
        go_to_hit(state, times.signum(), false);
    }
}

fn go_to_hit(state: &mut State, way: i64, is_here_fine: bool) {
    if state.searched.is_empty() {
        state.say("nothing searched yet; / searches");
        return;
    }
    let places = hit_places(state);
    let cursor = state.story.cursor;
    let next = if way > 0 {
        let after = places
            .iter()
            .position(|p| *p > cursor || (is_here_fine && *p == cursor));
        after.or((!places.is_empty()).then_some(0))
    } else {
        let before = places.iter().rposition(|p| *p < cursor);
        before.or(places.len().checked_sub(1))
    };
    let Some(number) = next else {
        state.say(format!("no match for {}", state.searched));
        return;
    };
    jump(state, places[number]);
    let (at, of) = (number + 1, places.len());
    state.say(format!(
        "{}: statement {at} of {of} with a hit",
        state.searched
    ));
}

/// Every statement that holds a hit, by column, then position.
fn hit_places(state: &State) -> Vec<Place> {
    let mut places = Vec::new();
    for (number, column) in state.story.columns.iter().enumerate() {
        for hit in &column.hits {
            if let Some(statement) = statement_of(column, *hit) {
                places.push(Place {
                    column: number,
                    statement,
                });
            }
        }
    }
    places.dedup();
    places
}

fn statement_of(column: &Column, hit: Span) -> Option<StatementId> {
    let statements = &column.article.as_ref()?.statements;
    let number = statements.partition_point(|s| s.span.end <= hit.start);
    let found = statements.get(number)?;
    found.span.overlaps(hit).then_some(StatementId(number))
}

/// Finds `wanted` in `text`, hits not overlapping.
///
/// `("The ferry. the FERRY", "ferry")` -> two hits, `("…", "FERRY")` -> one
fn hits_in(text: &str, pattern: &Regex) -> Vec<Span> {
    let found = pattern.find_iter(text);
    found.map(|hit| Span::new(hit.start(), hit.end())).collect()
}

/// What finds `wanted` as it was typed, a blank for any one blank; none where nothing was typed, or so much
/// that no article holds it.
///
/// Compiled once for all columns: it runs through ten thousand lines in a millisecond, letter by letter it
/// took twenty.
fn pattern_of(wanted: &str) -> Option<Regex> {
    if wanted.trim().is_empty() {
        return None;
    }
    let is_exact = wanted.chars().any(char::is_uppercase);
    let pattern = regex::escape(wanted).replace(' ', r"\s");
    let pattern = RegexBuilder::new(&pattern)
        .case_insensitive(!is_exact)
        .build();
    pattern.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits_of(text: &str, wanted: &str) -> Vec<Span> {
        pattern_of(wanted).map_or_else(Vec::new, |pattern| super::hits_in(text, &pattern))
    }

    #[test]
    fn lower_case_finds_any_case() {
        let text = "The ferry. The FERRY.";
        assert_eq!(hits_of(text, "ferry").len(), 2);
        assert_eq!(hits_of(text, "FERRY").len(), 1);
    }

    #[test]
    fn letters_that_change_length_in_lower_case_keep_their_bytes() {
        let text = "İstanbul, İZMİR";
        let hits = hits_of(text, "zm");
        assert_eq!(hits.len(), 1);
        assert_eq!(hits[0].of(text), "ZM");
    }

    #[test]
    fn signs_mean_themselves_and_a_blank_any_blank() {
        assert_eq!(hits_of("a.c (b\nd) abc", "a.c (b d)").len(), 1);
    }

    #[test]
    fn blank_search_finds_nothing() {
        assert!(hits_of("a b", " ").is_empty());
    }
}
