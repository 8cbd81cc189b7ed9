//! Key scripts for linking and unlinking by hand.

use super::fixture::{load_again, press, reader};
use super::{Effect, Message, State, update};
use crate::side::{Edit, Entries, Entry};

fn after(keys: &str) -> State {
    let mut state = reader(120, 40, true);
    press(&mut state, keys);
    state
}

/// The gutter mark of a statement, counted from zero.
fn mark(state: &State, column: usize, statement: usize) -> String {
    state.story.columns[column].marks[statement].sign()
}

/// The words of the sheet.
fn sheet(state: &State) -> String {
    let rows = state.sheet.rows.iter();
    let row = |r: &Vec<super::Piece>| r.iter().map(|p| p.text.as_str()).collect::<String>();
    rows.map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn unlink_parts_the_pair_under_the_cursor() {
    let state = after("j X");
    assert_eq!(
        state.said,
        "unlinked Morning Post from Elmford Echo: Water from a burst pipe ran through the Elmford \
         library on Sunday."
    );
    assert_eq!(
        (mark(&state, 0, 1), mark(&state, 1, 1)),
        ("+1".into(), "+1".into())
    );
    assert_eq!(after("X").said, "no twin to unlink from");
}

#[test]
fn unlinked_pair_stays_apart_at_any_threshold() {
    assert_eq!(mark(&after("j X 20-"), 0, 1), "+1");
}

#[test]
fn link_pressed_twice_links_two_statements() {
    let state = after("g2 4G L");
    assert_eq!(
        state.said,
        "link: go to its twin and press L again, Esc forgets"
    );
    let state = after("g2 4G L g3 3G L");
    assert_eq!(
        state.said,
        "linked Elmford Echo with River Radio: The repair has no price yet."
    );
    assert_eq!(
        (mark(&state, 1, 3), mark(&state, 2, 2)),
        ("=2".into(), "=2".into())
    );
    assert_eq!(mark(&after("g2 4G L g3 3G L 20+"), 1, 3), "=2");
}

#[test]
fn link_within_one_outlet_is_refused_and_escape_forgets() {
    let state = after("j L j L");
    assert_eq!(
        state.said,
        "a link needs a statement of another outlet; Esc forgets"
    );
    let state = after("j L Esc");
    assert_eq!(
        (state.said.as_str(), state.story.link_start),
        ("link forgotten", None)
    );
}

#[test]
fn undo_and_redo_say_what_they_did() {
    let state = after("j X u");
    assert!(state.said.starts_with("undone: unlinked Morning Post"));
    assert_eq!(mark(&state, 0, 1), "=2");
    let state = after("j X u Ctrl-r");
    assert!(state.said.starts_with("redone: unlinked Morning Post"));
    assert_eq!(mark(&state, 0, 1), "+1");
    assert_eq!(after("u").said, "nothing to undo");
    assert_eq!(after("j X Ctrl-r").said, "nothing to redo");
}

#[test]
fn new_correction_forgets_what_was_undone() {
    assert_eq!(after("j X u j X Ctrl-r").said, "nothing to redo");
}

#[test]
fn reload_keeps_corrections() {
    let mut state = after("j X g2 4G L g3 3G L r");
    load_again(&mut state);
    assert_eq!(
        (mark(&state, 0, 1), mark(&state, 1, 3)),
        ("+1".into(), "=2".into())
    );
    press(&mut state, "u u");
    assert_eq!(
        (mark(&state, 0, 1), mark(&state, 1, 3)),
        ("=2".into(), "+1".into())
    );
}

/// What is asked to be kept after the last key, as linked or unlinked or dropped.
fn kept(state: &mut State, key: &str) -> Vec<Option<bool>> {
    let effects = press(state, key);
    let [Effect::Keep { story: 0, edits }] = &effects[..] else {
        panic!("nothing is kept: {effects:?}");
    };
    let is_linked = |edit: &Edit| match &edit.entry {
        Some(Entry::Pair(correction)) => Some(correction.is_linked),
        _ => None,
    };
    edits.iter().map(is_linked).collect()
}

#[test]
fn every_change_is_asked_to_be_kept() {
    let mut state = after("j");
    assert_eq!(kept(&mut state, "X"), [Some(false)]);
    assert_eq!(kept(&mut state, "u"), [None]);
    assert_eq!(kept(&mut state, "Ctrl-r"), [Some(false)]);
    assert_eq!(press(&mut state, "j"), []);
}

#[test]
fn what_another_session_has_set_counts_and_comes_back_on_undo() {
    let state = after("j X");
    let entries: Entries = state.hand_work[&0].entries.clone();
    let mut other = reader(120, 40, true);
    let load = other.load;
    let notes = vec!["a note".to_owned()];
    update(
        &mut other,
        Message::ByHand {
            load,
            entries,
            notes,
        },
    );
    assert_eq!(other.said, "a note");
    load_again(&mut other);
    assert_eq!(mark(&other, 0, 1), "+1");
    press(&mut other, "j L g2 L");
    assert_eq!(mark(&other, 0, 1), "=2");
    assert_eq!(kept(&mut other, "u"), [Some(false)]);
    assert_eq!(mark(&other, 0, 1), "+1");
}

#[test]
fn reload_takes_this_session_along() {
    let mut state = after("j X");
    let effects = press(&mut state, "r");
    let edits = effects.iter().find_map(|effect| match effect {
        Effect::Load { edits, .. } => Some(edits.len()),
        _ => None,
    });
    assert_eq!(edits, Some(1));
}

#[test]
fn why_names_the_hand() {
    let linked = after("g2 4G L g3 3G L i");
    assert!(sheet(&linked).contains("partly, in part, linked by you"));
    let unlinked = after("j X i");
    assert!(sheet(&unlinked).contains("nearest, 0.90, unlinked by you"));
}

#[test]
fn mode_key_of_find_redoes_nothing() {
    let state = after("j X u f Ctrl-r");
    assert_eq!(mark(&state, 0, 1), "=2");
}
