//! The mouse: wheel, clicks and the gutter, in every view.

use super::fixture::{press, reader};
use super::{Message, Mouse, State, View, update};

fn after(size: (u16, u16), keys: &str) -> State {
    let mut state = reader(size.0, size.1, true);
    press(&mut state, keys);
    state
}

fn place(state: &State) -> String {
    let cursor = state.story.cursor;
    format!("{}.{}", cursor.column + 1, cursor.statement.0 + 1)
}

fn click(state: &mut State, x: u16, y: u16) {
    update(state, Message::Mouse(Mouse::Click { x, y }));
    update(state, Message::Mouse(Mouse::Release));
}

fn turn(state: &mut State, x: u16, is_up: bool) {
    let wheel = Mouse::Wheel { x, y: 5, is_up };
    update(state, Message::Mouse(wheel));
}

/// The row of the screen on which a statement of a column begins.
fn row_of(state: &State, column: usize, statement: usize) -> u16 {
    let own = &state.story.columns[column];
    let rows = own.page.rows().into_iter();
    let first = rows.take_while(|r| r.statement.is_none_or(|s| s.0 < statement));
    let row = i64::try_from(first.count()).expect("few rows") - own.top;
    state.layout.body.start + u16::try_from(row).expect("on the screen")
}

#[test]
fn click_puts_the_cursor_on_a_statement_and_on_a_head_into_its_column() {
    let mut state = after((120, 40), "");
    let y = state.layout.body.start;
    click(&mut state, 45, y);
    assert_eq!(place(&state), "2.1");
    click(&mut state, 100, 1);
    assert!(place(&state).starts_with("3."), "{}", place(&state));
}

#[test]
fn wheel_scrolls_what_is_under_it_and_leaves_the_cursor() {
    let mut state = after((80, 12), "");
    turn(&mut state, 45, false);
    let top = state.story.columns[1].top;
    assert_eq!((place(&state).as_str(), top), ("1.1", 3));
    turn(&mut state, 45, true);
    assert_eq!(state.story.columns[1].top, 0);
}

#[test]
fn click_on_a_mark_goes_to_the_next_twin_and_on() {
    let mut state = after((120, 40), "");
    let y = row_of(&state, 0, 1);
    click(&mut state, 0, y);
    assert_eq!(place(&state), "2.2");
    let y = row_of(&state, 0, 1);
    click(&mut state, 1, y);
    assert_eq!(place(&state), "1.2", "round again");
    press(&mut state, "Backspace Backspace");
    assert_eq!(place(&state), "1.2");
}

#[test]
fn click_on_the_mark_of_a_single_only_picks_it() {
    let mut state = after((120, 40), "");
    let y = row_of(&state, 0, 5);
    click(&mut state, 0, y);
    assert_eq!(place(&state), "1.6");
    click(&mut state, 2, y);
    assert_eq!(place(&state), "1.6");
}

#[test]
fn claim_is_picked_by_a_click_and_opened_by_another() {
    let mut state = after((120, 40), "c");
    let rows = state.rows_of(View::Claims);
    let y = state.layout.body.start + 2;
    click(&mut state, 10, y);
    assert_ne!(state.rows_of(View::Claims).chosen, rows.chosen);
    assert_eq!(state.view, View::Claims);
    click(&mut state, 10, y);
    assert_eq!(state.view, View::Compare);
    assert_eq!(place(&state), "1.2");
}

#[test]
fn wording_in_why_is_taken_up_by_a_click_and_read_in_place_by_another() {
    let mut state = after((120, 40), "j i");
    let (rows, _) = state.sheet.wordings[1].clone();
    let row = |rows: &std::ops::Range<usize>| u16::try_from(rows.start).expect("few rows");
    let y = state.layout.body.start + row(&rows);
    click(&mut state, 10, y);
    assert_eq!((place(&state).as_str(), state.view), ("2.2", View::Why));
    let (rows, _) = state.sheet.wordings[0].clone();
    let y = state.layout.body.start + row(&rows);
    click(&mut state, 10, y);
    assert_eq!((place(&state).as_str(), state.view), ("2.2", View::Compare));
}

#[test]
fn wheel_turns_every_sheet() {
    for (view, keys) in [(View::Help, "?"), (View::Why, "j i"), (View::Removed, "R")] {
        let mut state = after((80, 9), keys);
        let has_more = state.sheet.rows.len() > state.body_rows();
        turn(&mut state, 10, false);
        assert_eq!(state.rows_of(view).top > 0, has_more, "{view:?}");
        for _ in 0..100 {
            turn(&mut state, 10, true);
        }
        assert_eq!(state.rows_of(view).top, 0, "{view:?}");
    }
    let mut state = after((120, 40), "c");
    turn(&mut state, 10, false);
    assert_eq!(state.rows_of(View::Claims).chosen, 1);
}

#[test]
fn no_click_anywhere_in_any_view_is_too_much() {
    for keys in ["", "z", "c", "j i", "?", "R", "f", ": x", "f w"] {
        for size in [(120, 40), (80, 9), (20, 4), (3, 2), (1, 1)] {
            let mut state = after(size, keys);
            for at in 0..40 {
                click(&mut state, at * 3, at);
                update(&mut state, Message::Mouse(Mouse::Drag { x: at }));
                turn(&mut state, at * 3, at % 2 == 0);
            }
        }
    }
}

#[test]
fn mouse_is_left_to_the_terminal_by_command() {
    let mut state = after((120, 40), ": m o u s e Space o f f Enter");
    assert!(!state.options.config.mouse);
    assert_eq!(state.said, "mouse off: the terminal has it");
    press(&mut state, ": m o u s e Space o n Enter");
    assert!(state.options.config.mouse);
    press(&mut state, ": m o u s e Enter");
    assert_eq!(state.said, "mouse on: whether the mouse is listened to");
}
