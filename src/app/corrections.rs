//! Linking and unlinking by hand, with undo and redo of all that is set by hand.
//!
//! What was done is kept by path and words ([`super::by_hand`]), so it holds when the story is read
//! again.

use std::sync::Arc;

use super::amending::{describe, follow_change};
use super::by_hand::{self, Change};
use super::follow::follow_cursor;
use super::motion::has_comparison;
use super::{Action, Effect, HandWork, Place, State, View, moving};
use crate::claims::StatementRef;
use crate::comparison::{Comparison, Correction};
use crate::side::Entry;

/// Marks the statement under the cursor, or links it with the marked one.
pub(super) fn link(state: &mut State) {
    if !has_comparison(state) {
        return;
    }
    let here = state.story.cursor;
    let Some(start) = state.story.link_start else {
        if state.story.reference(here).is_some() {
            state.story.link_start = Some(here);
            let (again, forget) = (
                state.key_of(Action::LinkByHand),
                state.key_of(Action::Dismiss),
            );
            state.say(format!(
                "link: go to its twin and press {again} again, {forget} forgets"
            ));
        } else {
            state.say("nothing to link");
        }
        return;
    };
    if start.column == here.column {
        let forget = state.key_of(Action::Dismiss);
        state.say(format!(
            "a link needs a statement of another outlet; {forget} forgets"
        ));
        return;
    }
    state.story.link_start = None;
    do_by_hand(state, start, here, true);
}

/// Forgets which statement was marked for a link; tells whether one was.
pub(super) fn forget_start(state: &mut State) -> bool {
    let was_marked = state.story.link_start.take().is_some();
    if was_marked {
        state.say("link forgotten");
    }
    was_marked
}

/// Unlinks the statement under the cursor from its best twin in the next outlet that has one.
pub(super) fn unlink(state: &mut State) {
    if !has_comparison(state) {
        return;
    }
    let here = state.story.cursor;
    let count = state.story.columns.len();
    let mut others = (1..count).map(|by| (here.column + by) % count);
    let twin = others.find_map(|column| {
        let statement = state.story.twin_in(column)?;
        Some(Place { column, statement })
    });
    match twin {
        Some(twin) => do_by_hand(state, here, twin, false),
        None => state.say("no twin to unlink from"),
    }
}

/// Takes the last change by hand back.
pub(super) fn undo(state: &mut State) -> Vec<Effect> {
    if state.shown_view() == View::Stories {
        moving::undo(state);
        return Vec::new();
    }
    let next = by_hand::of_open_story(state).and_then(HandWork::latest);
    if !next.is_some_and(is_annotation) && !has_comparison(state) {
        return Vec::new();
    }
    let Some(change) = by_hand::undo(state) else {
        state.say("nothing to undo");
        return Vec::new();
    };
    show_change(state, "undone", &change)
}

/// Does again what was undone last.
pub(super) fn redo(state: &mut State) -> Vec<Effect> {
    if state.shown_view() == View::Stories {
        moving::redo(state);
        return Vec::new();
    }
    let next = by_hand::of_open_story(state).and_then(HandWork::latest_undone);
    if !next.is_some_and(is_annotation) && !has_comparison(state) {
        return Vec::new();
    }
    let Some(change) = by_hand::redo(state) else {
        state.say("nothing to redo");
        return Vec::new();
    };
    show_change(state, "redone", &change)
}

/// Tells whether a change needs no links to be there: nothing follows from it.
fn is_annotation(change: &Change) -> bool {
    let entry = change.entry();
    entry.is_some_and(|e| matches!(e, Entry::Bookmark { .. } | Entry::Note { .. }))
}

fn show_change(state: &mut State, what: &str, change: &Change) -> Vec<Effect> {
    if !is_annotation(change) {
        apply(state);
    }
    let words = change.entry().map(|entry| describe(state, entry));
    state.say(format!("{what}: {}", words.unwrap_or_default()));
    follow_change(state, change)
}

/// A comparison that has just come, with the story's corrections.
pub(super) fn corrected(state: &State, comparison: Arc<Comparison>) -> Arc<Comparison> {
    let corrections = corrections_of(state);
    if corrections.is_empty() {
        return comparison;
    }
    let mut own = Arc::unwrap_or_clone(comparison);
    own.set_corrections(&corrections);
    Arc::new(own)
}

fn corrections_of(state: &State) -> Vec<Correction> {
    by_hand::of_open_story(state).map_or(Vec::new(), |work| work.entries.corrections())
}

fn do_by_hand(state: &mut State, one: Place, other: Place, is_linked: bool) {
    let reference = |place: Place| -> Option<StatementRef> { state.story.reference(place) };
    let correction = state.story.comparison.as_ref().and_then(|comparison| {
        comparison.correction(reference(one)?, reference(other)?, is_linked)
    });
    let Some(correction) = correction else {
        return;
    };
    let entry = Entry::Pair(correction);
    by_hand::set(state, entry.clone());
    apply(state);
    let words = describe(state, &entry);
    state.say(words);
}

/// Groups the claims anew by the corrections as they now are.
fn apply(state: &mut State) {
    let corrections = corrections_of(state);
    if let Some(comparison) = state.story.comparison.take() {
        let mut own = Arc::unwrap_or_clone(comparison);
        own.set_corrections(&corrections);
        state.story.set_comparison(Arc::new(own));
        follow_cursor(state);
    }
}
