//! The mouse: the wheel scrolls what is under the pointer, a click puts the cursor there.
//!
//! A click on a gutter mark goes to the next twin, as `Enter` does; a click on a row that is chosen
//! already opens it; in Why it takes up another outlet's wording. A border between columns is dragged: see `widths.rs`. With Shift held the terminal
//! keeps the mouse to itself, so text can be selected as anywhere; `:mouse off` leaves it all of it.

use super::find;
use super::follow::scroll_column;
use super::motion::{go_to_column, jump, next_twin};
use super::perform::{choose, step};
use super::showing::show_view;
use super::{
    ColumnPlace, Effect, GUTTER_CELLS, Mode, Mouse, Place, State, Step, View, grid, linear, notes,
    stops, stories, strip, widths,
};
use crate::page::Mark;

/// Rows one notch of the wheel scrolls; what terminals do for other programs.
const WHEEL_ROWS: i64 = 3;

/// Takes a mouse event; while a line is typed, none counts.
pub(super) fn take_mouse(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    if matches!(state.mode, Mode::Typing(_)) {
        widths::let_go(state);
        return Vec::new();
    }
    if state.linear.is_on {
        linear::take_mouse(state, mouse);
        return Vec::new();
    }
    if widths::take_mouse(state, mouse) {
        return Vec::new();
    }
    match mouse {
        Mouse::Wheel { x, is_up, .. } => {
            let rows = if is_up { -WHEEL_ROWS } else { WHEEL_ROWS };
            turn_wheel(state, x, rows);
        }
        Mouse::Click { x, y } => return click(state, x, y),
        Mouse::Drag { .. } | Mouse::Release => {}
    }
    Vec::new()
}

/// Takes the mouse or leaves it to the terminal, as the setting now says.
pub(super) fn switch(state: &mut State) {
    widths::let_go(state);
    state.say(if state.options.config.mouse {
        "mouse on; with Shift it selects text"
    } else {
        "mouse off: the terminal has it"
    });
}

fn turn_wheel(state: &mut State, x: u16, rows: i64) {
    let view = state.shown_view();
    if view.is_text() {
        let under = state.layout.column_at(x).map(|c| c.column);
        scroll_column(state, under.unwrap_or(state.story.cursor.column), rows);
        return;
    }
    // A notch is a row where a row is chosen, and some rows where text only scrolls.
    let is_text_only = matches!(view, View::Help | View::Why);
    let notch = Step::By(if is_text_only { rows } else { rows.signum() });
    if view == View::Find {
        find::choose(state, notch);
    } else {
        step(state, notch);
    }
}

fn click(state: &mut State, x: u16, y: u16) -> Vec<Effect> {
    if strip::click(state, x, y) {
        return Vec::new();
    }
    let view = state.shown_view();
    if let (true, Some(place)) = (view.is_text(), state.layout.column_at(x)) {
        click_column(state, place, x, y);
        return Vec::new();
    }
    let body = state.layout.body;
    if !body.holds(y) {
        return Vec::new();
    }
    let row = usize::from(y - body.start);
    let before = (state.rows_of(view).chosen, state.grid.column);
    let is_on_row = click_row(state, view, usize::from(x), row);
    let is_again = before == (state.rows_of(view).chosen, state.grid.column);
    match view {
        View::Why => click_wording(state, row),
        View::Find if is_on_row && is_again => find::land(state),
        View::Stories | View::Claims | View::Notes | View::Origins if is_on_row && is_again => {
            return choose(state);
        }
        _ => {}
    }
    Vec::new()
}

/// Asks why of another wording; a click on that of the cursor goes to where it stands.
fn click_wording(state: &mut State, row: usize) {
    let clicked = state.rows_of(View::Why).top + row;
    let mut wordings = state.sheet.wordings.iter();
    let found = wordings.find(|(rows, _)| rows.contains(&clicked));
    let Some(place) = found.and_then(|(_, statement)| state.story.place(*statement)) else {
        return;
    };
    if place == state.story.cursor {
        show_view(state, View::Compare);
    } else {
        jump(state, place);
        state.rows.insert(View::Why, super::Rows::default());
    }
}

/// Chooses what stands on a row of the body; tells whether anything does.
fn click_row(state: &mut State, view: View, x: usize, row: usize) -> bool {
    match view {
        View::Find => find::click(state, row),
        View::Claims => grid::click(state, x, row),
        View::Notes => {
            notes::click(state, row);
            true
        }
        _ if stops::has_stops(view) => {
            stops::click(state, row);
            true
        }
        View::Stories => stories::click(state, row),
        _ => false,
    }
}

/// Puts the cursor under the pointer; on a head, into its column.
fn click_column(state: &mut State, place: ColumnPlace, x: u16, y: u16) {
    let body = state.layout.body;
    if state.layout.header.holds(y) {
        go_to_column(state, place.column);
    }
    let Some(row) = y.checked_sub(body.start).filter(|_| body.holds(y)) else {
        return;
    };
    let column = &state.story.columns[place.column];
    let Some(row) = column.page.row(column.top + i64::from(row)) else {
        return;
    };
    let Some(statement) = row.statement else {
        return;
    };
    let clicked = Place {
        column: place.column,
        statement,
    };
    let has_twins = matches!(column.mark(statement), Mark::Same(_) | Mark::Differs(_));
    let is_on_mark = row.is_first && x < place.x + GUTTER_CELLS - 1;
    if is_on_mark && has_twins {
        go_on_from(state, clicked);
    } else {
        jump(state, clicked);
    }
}

/// Goes to the next twin of a statement; with the cursor on one of them, to the one after that.
fn go_on_from(state: &mut State, clicked: Place) {
    let cursor = state.story.reference(state.story.cursor);
    let twins = state.story.twins_of(clicked);
    if !cursor.is_some_and(|cursor| twins.contains(&cursor)) {
        jump(state, clicked);
    }
    next_twin(state);
}
