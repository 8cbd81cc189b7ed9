//! Search in the text: `/`, `n`, `N`.
//!
//! Plain words, found as typed; upper case counts only if some was typed, as in less -i and vim's
//! smartcase. Fuzzy search over statements is Find's business.

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
    for column in &mut state.story.columns {
        let text = column.article.as_ref().map_or("", |a| &a.text);
        column.hits = hits_in(text, &typed);
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
fn hits_in(text: &str, wanted: &str) -> Vec<Span> {
    let mut hits = Vec::new();
    if wanted.trim().is_empty() {
        return hits;
    }
    let is_exact = wanted.chars().any(char::is_uppercase);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match end_of_match(&text[at..], wanted, is_exact) {
            Some(length) => {
                hits.push(Span::new(at, at + length));
                at += length;
            }
            None => at += c.len_utf8(),
        }
    }
    hits
}

/// Bytes of `text` that `wanted` matches at its start; a blank matches any one blank.
fn end_of_match(text: &str, wanted: &str, is_exact: bool) -> Option<usize> {
    let mut letters = text.char_indices();
    for want in wanted.chars() {
        let (_, found) = letters.next()?;
        let is_same = found == want
            || (want == ' ' && found.is_whitespace())
            || (!is_exact && found.to_lowercase().eq(want.to_lowercase()));
        if !is_same {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(offset, _)| offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_finds_any_case() {
        let text = "The ferry. The FERRY.";
        assert_eq!(hits_in(text, "ferry").len(), 2);
        assert_eq!(hits_in(text, "FERRY").len(), 1);
    }

    #[test]
    fn letters_that_change_length_in_lower_case_keep_their_bytes() {
        let text = "İstanbul, İZMİR";
        let hits = hits_in(text, "zm");
        assert_eq!(hits.len(), 1);
        assert_eq!(hits[0].of(text), "ZM");
    }

    #[test]
    fn blank_search_finds_nothing() {
        assert!(hits_in("a b", " ").is_empty());
    }
}
