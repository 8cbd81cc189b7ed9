//! Stories opened where they were left.

use std::sync::Arc;

use super::fixture::{articles, comparison, expecting, load_again, press, reader};
use super::{Effect, GridKind, Message, State, View, session_of, update};
use crate::session::Session;

/// A reader that hears how the story was left before any article is read.
fn opened_with(session: Session) -> State {
    let mut state = waiting_with(session);
    read_all(&mut state);
    state
}

fn waiting_with(session: Session) -> State {
    let paths = articles().iter().map(|a| a.path.clone()).collect();
    let (mut state, load) = expecting(paths, (120, 40), true);
    let session = Box::new(session);
    update(&mut state, Message::Left { load, session });
    state
}

fn read_all(state: &mut State) {
    let load = state.load;
    for (slot, article) in articles().into_iter().enumerate() {
        update(
            state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    let comparison = Arc::new(comparison(articles(), 0.5));
    update(state, Message::Compared { load, comparison });
}

/// How the story is left after such keys.
fn left(keys: &str) -> Session {
    let mut state = reader(120, 40, true);
    press(&mut state, keys);
    session_of(&state).expect("a session")
}

/// Column and statement, counted from one.
fn place(state: &State) -> String {
    let cursor = state.story.cursor;
    format!("{}.{}", cursor.column + 1, cursor.statement.0 + 1)
}

#[test]
fn story_opens_where_it_was_left() {
    let state = opened_with(left("g2 3G s 2-"));
    assert_eq!(place(&state), "2.3");
    assert_eq!(state.said, "where you left off; gg for the start");
    assert!(!state.is_locked);
    assert!((state.threshold - 0.4).abs() < 1e-9);
    let comparison = state.story.comparison.as_ref().expect("links");
    assert!((comparison.threshold - 0.4).abs() < 1e-9);
}

#[test]
fn every_lasting_view_opens_again_and_what_lies_over_it_is_closed() {
    for (keys, view) in [
        ("j z", View::Focus),
        ("j c", View::Claims),
        ("j i", View::Why),
        ("j M", View::Notes),
        ("j c ?", View::Claims),
        ("j z f", View::Focus),
        ("j R", View::Compare),
    ] {
        let state = opened_with(left(keys));
        assert_eq!(
            (state.view, place(&state).as_str()),
            (view, "1.2"),
            "{keys}"
        );
    }
}

#[test]
fn grid_columns_and_search_come_back() {
    let state = opened_with(left("c s D q f b o o k s Enter f Ctrl-r Esc"));
    assert_eq!(state.grid.filter.kind, GridKind::Differences);
    assert_eq!(state.grid.order.name(), "in order of the articles");
    assert_eq!(state.find.mode.name(), "fuzzy");
    let mut moved = reader(120, 40, true);
    press(&mut moved, "j : m o v e - c o l u m n - r i g h t Enter");
    let names = |state: &State| {
        let columns = state.story.columns.iter();
        columns.map(|c| c.path.clone()).collect::<Vec<_>>()
    };
    let session = session_of(&moved).expect("a session");
    let again = opened_with(session);
    assert_eq!(
        (names(&again), place(&again)),
        (names(&moved), place(&moved))
    );
}

#[test]
fn start_is_no_news() {
    let state = opened_with(left(""));
    assert_eq!((place(&state).as_str(), state.said.as_str()), ("1.1", ""));
}

#[test]
fn key_pressed_before_the_article_is_there_counts_more() {
    let mut state = waiting_with(left("g2 3G"));
    press(&mut state, "j");
    read_all(&mut state);
    assert_eq!(place(&state), "1.1");
}

#[test]
fn cursor_is_back_before_links_are_there() {
    let mut state = waiting_with(left("g2 3G"));
    let load = state.load;
    let article = articles().remove(1);
    update(
        &mut state,
        Message::Read {
            load,
            slot: 1,
            article,
        },
    );
    assert_eq!(place(&state), "2.3");
}

#[test]
fn threshold_of_the_command_line_counts_more() {
    let paths = articles().iter().map(|a| a.path.clone()).collect();
    let (mut state, load) = expecting(paths, (120, 40), true);
    state.options.given_threshold = Some(0.5);
    let session = Box::new(left("4-"));
    update(&mut state, Message::Left { load, session });
    assert!((state.threshold - 0.5).abs() < 1e-9);
}

#[test]
fn odd_session_is_used_as_far_as_it_makes_sense() {
    let session = Session {
        view: "\u{1b}[31m".to_owned(),
        threshold: Some(f64::NAN),
        first_column: "gone.txt".to_owned(),
        hidden: vec!["gone.txt".to_owned()],
        ..Session::default()
    };
    let state = opened_with(session);
    assert_eq!((state.view, place(&state).as_str()), (View::Compare, "1.1"));
    assert!((state.threshold - 0.5).abs() < 1e-9);
}

#[test]
fn nothing_is_remembered_where_it_is_not_wanted_or_not_yet_known() {
    let mut state = reader(120, 40, true);
    state.options.config.session = false;
    assert_eq!(session_of(&state), None);
    let mut waiting = waiting_with(left("g2 3G"));
    assert_eq!(
        session_of(&waiting),
        None,
        "what is kept is not written over by the start"
    );
    read_all(&mut waiting);
    assert!(session_of(&waiting).is_some());
}

#[test]
fn session_that_is_not_wanted_is_passed_over() {
    let paths = articles().iter().map(|a| a.path.clone()).collect();
    let (mut state, load) = expecting(paths, (120, 40), true);
    state.options.config.session = false;
    let session = Box::new(left("g2 3G"));
    update(&mut state, Message::Left { load, session });
    read_all(&mut state);
    assert_eq!(place(&state), "1.1");
}

#[test]
fn reload_asks_for_no_session() {
    let mut state = reader(120, 40, true);
    let asks = |effects: &[Effect]| {
        let mut effects = effects.iter();
        effects.any(|e| matches!(e, Effect::Load { is_first: true, .. }))
    };
    assert!(!asks(&press(&mut state, "j r")));
    load_again(&mut state);
    assert_eq!(place(&state), "1.2");
}
