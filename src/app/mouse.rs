//! The mouse: the wheel scrolls what is under the pointer, a click puts the cursor there.
//!
//! A border between columns is dragged: see `widths.rs`.

use super::find;
use super::follow::scroll_column;
use super::motion::jump;
use super::settle::rows_i64;
use super::{
    Effect, Mode, Mouse, Place, State, Step, View, grid, linear, notes, stops, strip, widths,
};

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
        Mouse::Click { x, y } => click(state, x, y),
        Mouse::Drag { .. } | Mouse::Release => {}
    }
    Vec::new()
}

fn turn_wheel(state: &mut State, x: u16, rows: i64) {
    let view = state.shown_view();
    if view.is_text() {
        let under = state.layout.column_at(x).map(|c| c.column);
        scroll_column(state, under.unwrap_or(state.story.cursor.column), rows);
        return;
    }
    if view == View::Claims {
        grid::step(state, Step::By(rows.signum()));
        return;
    }
    if view == View::Find {
        find::choose(state, Step::By(rows.signum()));
        return;
    }
    if view == View::Notes {
        notes::step(state, Step::By(rows.signum()));
        return;
    }
    if stops::has_stops(view) {
        stops::step(state, Step::By(rows.signum()));
        return;
    }
    let height = state.body_rows();
    let count = match view {
        View::Stories => state.stories.len(),
        _ => state.sheet.rows.len(),
    };
    let own = state.rows.entry(view).or_default();
    if view == View::Stories {
        own.choose(Step::By(rows.signum()), count, height);
    } else {
        own.scroll(Step::By(rows), count, height);
    }
}

fn click(state: &mut State, x: u16, y: u16) {
    let body = state.layout.body;
    if !body.holds(y) {
        return;
    }
    let row = y - body.start;
    if state.shown_view() == View::Find {
        find::click(state, usize::from(row));
        return;
    }
    if state.shown_view() == View::Stories {
        let own = state.rows.entry(View::Stories).or_default();
        own.chosen = (own.top + usize::from(row)).min(state.stories.len().saturating_sub(1));
        return;
    }
    if state.shown_view() == View::Notes {
        notes::click(state, usize::from(row));
        return;
    }
    if stops::has_stops(state.shown_view()) {
        stops::click(state, usize::from(row));
        return;
    }
    if strip::click(state, x, y) {
        return;
    }
    if state.shown_view() == View::Claims {
        grid::click(state, usize::from(x), usize::from(row));
        return;
    }
    let Some(place) = state
        .layout
        .column_at(x)
        .filter(|_| state.shown_view().is_text())
    else {
        return;
    };
    let column = &state.story.columns[place.column];
    let found = column.page.row(column.top + rows_i64(usize::from(row)));
    if let Some(statement) = found.and_then(|r| r.statement) {
        jump(
            state,
            Place {
                column: place.column,
                statement,
            },
        );
    }
}
