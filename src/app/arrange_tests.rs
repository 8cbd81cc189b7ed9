//! Columns moved and hidden by keys: where the cursor is, which columns are on the screen.

use super::fixture::{load_again, press, reader};
use super::{Column, State, View, session_of};

/// The outlets on the screen by their first letters, the one with the cursor in capitals, and its
/// statement from one.
fn screen(state: &State) -> String {
    let cursor = state.story.cursor;
    let shown = state.layout.columns.iter().map(|place| {
        let name = state.story.columns[place.column].name();
        let letter = &name[..1];
        if place.column == cursor.column {
            letter.to_uppercase()
        } else {
            letter.to_lowercase()
        }
    });
    format!("{} {}", shown.collect::<String>(), cursor.statement.0 + 1)
}

fn after(keys: &str) -> State {
    let mut state = reader(120, 40, true);
    press(&mut state, keys);
    state
}

#[test]
fn column_moves_with_the_cursor_and_stops_at_the_ends() {
    assert_eq!(screen(&after("j >")), "eMr 2");
    assert_eq!(after("j >").said, "Morning Post is column 2 now");
    assert_eq!(screen(&after("j 2>")), "erM 2");
    assert_eq!(screen(&after("j > <")), "Mer 2");
    assert_eq!(after("<").said, "first column");
}

#[test]
fn numbers_and_places_follow_the_order() {
    assert_eq!(screen(&after("> g1")), "Emr 1");
    assert_eq!(screen(&after("ma g3 > g2 < 'a")), "eMr 1");
    assert_eq!(screen(&after("j Enter < Backspace")), "eMr 2");
}

#[test]
fn twins_are_found_in_whatever_order() {
    assert_eq!(screen(&after("j j > Enter")), "Emr 3");
}

#[test]
fn hidden_column_leaves_the_screen_and_the_cursor_goes_on() {
    let state = after("j H");
    assert_eq!(screen(&state), "Er 2");
    assert_eq!(
        state.said,
        "Morning Post is hidden; :show all brings it back"
    );
    assert_eq!(screen(&after("j H g2")), "eR 2");
    assert_eq!(screen(&after("g3 H")), "mE 1");
}

#[test]
fn jump_into_a_hidden_column_shows_it_while_the_cursor_is_there() {
    let there = after("g2 H g1 j Enter");
    assert_eq!(screen(&there), "mEr 2");
    assert_eq!(screen(&after("g2 H g1 j Enter Backspace")), "Mr 2");
    assert_eq!(screen(&after("g2 H g1 j Enter H")), "mEr 2");
    assert_eq!(screen(&after("g2 H g1 j Enter H h")), "Mer 2");
}

#[test]
fn hidden_twins_are_still_counted() {
    let state = after("g2 H g1");
    assert_eq!(state.story.columns[0].marks[2].sign(), "≠2");
}

#[test]
fn last_column_stays() {
    let state = after("H H H");
    assert_eq!(screen(&state), "R 1");
    assert_eq!(state.said, "the last column cannot be hidden");
}

#[test]
fn hidden_columns_come_back_by_key_and_by_name() {
    assert_eq!(screen(&after("H H gh")), "meR 1");
    assert_eq!(after("H H gh").said, "2 columns are shown again");
    assert_eq!(screen(&after("H H : s h o w Space e c h o Enter")), "Er 1");
    assert_eq!(
        after("H : s h o w Space x Enter").said,
        "show takes all, or one of Morning Post"
    );
    assert_eq!(after("gh").said, "no column is hidden");
}

#[test]
fn order_and_hiding_hold_over_a_reload() {
    let mut state = after("> g3 H");
    assert_eq!(screen(&state), "eM 1");
    press(&mut state, "r");
    load_again(&mut state);
    assert_eq!(screen(&state), "eM 1");
}

#[test]
fn grid_moves_its_chosen_column() {
    let state = after("c l >");
    assert_eq!((state.view, state.grid.column), (View::Claims, 2));
    let names = state.story.columns.iter().map(Column::name);
    assert_eq!(
        names.collect::<Vec<_>>().join(", "),
        "Morning Post, River Radio, Elmford Echo"
    );
}

#[test]
fn order_is_noted_only_where_columns_were_moved() {
    let order = |keys: &str| session_of(&after(keys)).map_or(Vec::new(), |left| left.order);
    assert_eq!(order("g2 H"), Vec::<String>::new());
    assert_eq!(order(">").len(), 3);
    assert_eq!(order("> H g h"), order(">"));
}
