//! Scrolling: keeps the cursor on the screen and, while locked, its twins level with it.
//!
//! Level means that the first rows of the statement and of its twins share a row of the screen. The
//! texts themselves are never moved or padded inside; a column whose twin stands near its beginning
//! simply starts lower. A column without a twin stays where it is.

use super::settle::{rows_i64, settle};
use super::{Place, State};
use crate::article::StatementId;

/// Rows kept between the cursor and the edge, so that the reader sees what comes next.
const MARGIN_ROWS: i64 = 2;

/// Scrolls the column with the cursor so that its statement is whole, then the twins if locked.
pub(super) fn follow_cursor(state: &mut State) {
    settle(state);
    scroll_to_cursor(state);
    if state.is_locked {
        align_twins(state);
    }
}

/// Brings the twins on the screen level with the cursor.
pub(super) fn align_twins(state: &mut State) {
    let cursor = state.story.cursor;
    let Some(row) = cursor_row_on_screen(state) else {
        return;
    };
    for (column, twin) in shown_twins(state) {
        if column != cursor.column {
            let column = &mut state.story.columns[column];
            column.top = rows_i64(column.page.first_row(twin)) - row;
        }
    }
}

/// The row of the screen on which the statement under the cursor begins, from the top of the body.
fn cursor_row_on_screen(state: &State) -> Option<i64> {
    let column = state.story.focus()?;
    let first = column.page.first_row(state.story.cursor.statement);
    Some(rows_i64(first) - column.top)
}

/// Twins in the other columns on the screen.
fn shown_twins(state: &State) -> Vec<(usize, StatementId)> {
    let columns = state.layout.columns.iter().map(|c| c.column);
    columns
        .filter_map(|c| Some((c, state.story.twin_in(c)?)))
        .collect()
}

fn scroll_to_cursor(state: &mut State) {
    let body = rows_i64(state.body_rows());
    let needed = rows_needed(state).min(body);
    let cursor = state.story.cursor;
    let Some(column) = state.story.columns.get_mut(cursor.column) else {
        return;
    };
    let first = rows_i64(column.page.first_row(cursor.statement));
    let own = rows_i64(column.page.height(cursor.statement));
    let is_far = first + own <= column.top || first >= column.top + body;
    let wanted = if is_far { body / 3 } else { first - column.top };
    let margin = MARGIN_ROWS.min((body - needed) / 2);
    let row = wanted.clamp(margin, (body - needed - margin).max(margin));
    let last_top = (rows_i64(column.page.row_count()) - body).max(0);
    let needed_top = first - (body - needed);
    let is_inside_tall = own > body && column.top > first && column.top < first + own;
    if !is_inside_tall {
        column.top = (first - row).min(last_top).max(needed_top).max(0);
    }
}

/// Rows that the tallest of the statement under the cursor and its twins on the screen takes.
fn rows_needed(state: &State) -> i64 {
    let story = &state.story;
    let height = |column: usize, statement: StatementId| {
        let page = story.columns.get(column).map(|c| &c.page);
        rows_i64(page.map_or(1, |p| p.height(statement)))
    };
    let own = height(story.cursor.column, story.cursor.statement);
    let twins = if state.is_locked {
        shown_twins(state)
    } else {
        Vec::new()
    };
    let tallest = twins.into_iter().map(|(c, s)| height(c, s)).max();
    own.max(tallest.unwrap_or(0))
}

/// Scrolls one column by rows, the cursor staying where it is in the text.
pub(super) fn scroll_column(state: &mut State, column: usize, rows: i64) {
    let body = rows_i64(state.body_rows());
    if let Some(column) = state.story.columns.get_mut(column) {
        let last = (rows_i64(column.page.row_count()) - body.min(MARGIN_ROWS)).max(0);
        column.top = (column.top + rows).clamp(column.top.min(0), last.max(column.top));
    }
}

/// Scrolls on inside a statement that is taller than the screen; tells whether there was more of it.
pub(super) fn scroll_inside(state: &mut State, rows: i64) -> bool {
    let body = rows_i64(state.body_rows());
    let Place { column, statement } = state.story.cursor;
    let Some(own) = state.story.columns.get(column) else {
        return false;
    };
    let first = rows_i64(own.page.first_row(statement));
    let height = rows_i64(own.page.height(statement));
    let top = (own.top + rows).clamp(first, (first + height - body).max(first));
    let moved = top - own.top;
    if height <= body || moved.signum() != rows.signum() {
        return false;
    }
    let is_locked = state.is_locked;
    for (number, _) in shown_twins(state) {
        if is_locked && number != column {
            state.story.columns[number].top += moved;
        }
    }
    state.story.columns[column].top = top;
    true
}
