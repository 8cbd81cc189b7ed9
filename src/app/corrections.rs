//! Linking and unlinking by hand, with undo and redo.
//!
//! What was done is a plain list of [`Correction`]s, by path and words, kept for the session: reading
//! the story again applies it again. It is written nowhere yet; a side file would hold just this list.

use std::sync::Arc;

use super::follow::follow_cursor;
use super::motion::has_comparison;
use super::{Place, State};
use crate::claims::StatementRef;
use crate::comparison::{Comparison, Correction, Wording};

/// The corrections of one story, and those that were undone.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct HandWork {
    /// What counts, in the order it was done.
    pub done: Vec<Correction>,
    /// What was undone, latest last.
    pub undone: Vec<Correction>,
}

/// Marks the statement under the cursor, or links it with the marked one.
pub(super) fn link(state: &mut State) {
    if !has_comparison(state) {
        return;
    }
    let here = state.story.cursor;
    let Some(start) = state.story.link_start else {
        if state.story.reference(here).is_some() {
            state.story.link_start = Some(here);
            state.say("link: go to its twin and press L again, Esc forgets");
        } else {
            state.say("nothing to link");
        }
        return;
    };
    if start.column == here.column {
        state.say("a link needs a statement of another outlet; Esc forgets");
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

/// Takes the last correction back.
pub(super) fn undo(state: &mut State) {
    if !has_comparison(state) {
        return;
    }
    let Some(work) = hand_work(state) else { return };
    match work.done.pop() {
        Some(correction) => {
            work.undone.push(correction.clone());
            apply(state);
            let words = describe(state, &correction);
            state.say(format!("undone: {words}"));
        }
        None => state.say("nothing to undo"),
    }
}

/// Does again what was undone last.
pub(super) fn redo(state: &mut State) {
    if !has_comparison(state) {
        return;
    }
    let Some(work) = hand_work(state) else { return };
    match work.undone.pop() {
        Some(correction) => {
            work.done.push(correction.clone());
            apply(state);
            let words = describe(state, &correction);
            state.say(format!("redone: {words}"));
        }
        None => state.say("nothing to redo"),
    }
}

/// A comparison that has just come, with the story's corrections.
pub(super) fn corrected(state: &State, comparison: Arc<Comparison>) -> Arc<Comparison> {
    let work = state
        .open_story
        .and_then(|story| state.hand_work.get(&story));
    match work {
        Some(work) if !work.done.is_empty() => {
            let mut own = Arc::unwrap_or_clone(comparison);
            own.set_corrections(&work.done);
            Arc::new(own)
        }
        _ => comparison,
    }
}

fn hand_work(state: &mut State) -> Option<&mut HandWork> {
    let story = state.open_story?;
    Some(state.hand_work.entry(story).or_default())
}

fn do_by_hand(state: &mut State, one: Place, other: Place, is_linked: bool) {
    let reference = |place: Place| -> Option<StatementRef> { state.story.reference(place) };
    let correction = state.story.comparison.as_ref().and_then(|comparison| {
        comparison.correction(reference(one)?, reference(other)?, is_linked)
    });
    let Some(correction) = correction else {
        return;
    };
    if let Some(work) = hand_work(state) {
        work.done.push(correction.clone());
        work.undone.clear();
    }
    apply(state);
    let words = describe(state, &correction);
    state.say(words);
}

/// Groups the claims anew by the corrections as they now are.
fn apply(state: &mut State) {
    let done = hand_work(state).map_or(Vec::new(), |work| work.done.clone());
    if let Some(comparison) = state.story.comparison.take() {
        let mut own = Arc::unwrap_or_clone(comparison);
        own.set_corrections(&done);
        state.story.set_comparison(Arc::new(own));
        follow_cursor(state);
    }
}

/// `unlinked Courier from Gazette: "Nineteen people …"`
fn describe(state: &State, correction: &Correction) -> String {
    let (one, other) = (outlet(state, &correction.a), outlet(state, &correction.b));
    let text = &correction.b.text;
    if correction.is_linked {
        format!("linked {one} with {other}: {text}")
    } else {
        format!("unlinked {one} from {other}: {text}")
    }
}

fn outlet<'a>(state: &'a State, wording: &'a Wording) -> &'a str {
    let is_own = |c: &&super::Column| c.article.as_ref().is_some_and(|a| a.path == wording.path);
    let column = state.story.columns.iter().find(is_own);
    column.map_or(&wording.path, |c| c.name())
}
