//! The density strip in the app: made when page, marks or height change, clicked to go there.
//!
//! What it says is worked out in `page/density.rs`; where it stands, in `layout.rs`: on the border after
//! its column. A border is also dragged, so a press that lets go without having moved is the click
//! (`widths.rs` tells the two apart); the strip of the last column has no column after it to drag.

use super::motion::jump;
use super::{ColumnPlace, Place, State};
use crate::article::StatementId;
use crate::page::Density;

/// Makes the strips of the columns on the screen, where they are not made or of another height.
pub(super) fn settle_strips(state: &mut State) {
    let height = state.body_rows();
    for place in &state.layout.columns {
        if let Some(column) = state.story.columns.get_mut(place.column)
            && column.density.cells().len() != height
        {
            column.density = Density::new(&column.page, &column.marks, height);
        }
    }
}

/// Goes where a click on a strip asks to; tells whether it was one.
pub(super) fn click(state: &mut State, x: u16, y: u16) -> bool {
    let body = state.layout.body;
    let mut columns = state.layout.columns.iter();
    let Some(place) = columns.find(|c| c.strip_x() == x).copied() else {
        return false;
    };
    if state.shown_view().is_text() && body.holds(y) {
        go_to_cell(state, place, usize::from(y - body.start));
        return true;
    }
    false
}

fn go_to_cell(state: &mut State, place: ColumnPlace, cell: usize) {
    let Some(column) = state.story.columns.get(place.column) else {
        return;
    };
    let found = column
        .density
        .statement_at(cell, &column.page, &column.marks);
    if let Some(statement) = found {
        let column = place.column;
        jump(state, Place { column, statement });
    }
}

/// Goes so many hundredths into the article, as the status row counts them, or into the rows.
pub(super) fn go_to_percent(state: &mut State, percent: Option<usize>) -> Option<usize> {
    let Some(percent) = percent else {
        state.say("a number goes before it, as in 50%");
        return None;
    };
    let count = state
        .story
        .focus()
        .map_or(0, super::Column::statement_count);
    if state.shown_view().is_text() {
        let statement = StatementId(at_percent(percent, count));
        let place = Place {
            statement,
            ..state.story.cursor
        };
        jump(state, place);
        state.say(format!("{}% of the article", percent.min(100)));
    }
    Some(percent.min(100))
}

/// The one of `count` that so many hundredths lead to: the first that the status row calls no less.
///
/// `(0, 7)` -> 0, `(50, 7)` -> 3, `(100, 7)` -> 6
pub(super) fn at_percent(percent: usize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    last.saturating_mul(percent.min(100)).div_ceil(100)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{press, reader};
    use super::super::{Message, Mouse, update};
    use super::*;

    fn at(state: &State) -> (usize, usize) {
        let cursor = state.story.cursor;
        (cursor.column + 1, cursor.statement.0 + 1)
    }

    /// The cell of a sign in the strip of a column on the screen.
    fn cell_of(state: &State, column: usize, sign: &str) -> (u16, u16) {
        let place = state.layout.columns[column];
        let own = &state.story.columns[place.column];
        let mut signs = own.density.cells().iter().map(|dense| dense.sign(false));
        let cell = signs.position(|s| s == sign).expect("the sign is there");
        let row = u16::try_from(cell).expect("a cell of the screen");
        (place.strip_x(), state.layout.body.start + row)
    }

    #[test]
    fn click_in_a_strip_goes_to_the_statement_there() {
        let mut state = reader(120, 14, true);
        for (column, sign, expected) in [(0, "▌", (1, 3)), (1, "┆", (2, 4)), (2, "┤", (3, 2))]
        {
            let (x, y) = cell_of(&state, column, sign);
            update(&mut state, Message::Mouse(Mouse::Click { x, y }));
            update(&mut state, Message::Mouse(Mouse::Release));
            assert_eq!(at(&state), expected, "{sign}");
        }
        press(&mut state, "Backspace Backspace");
        assert_eq!(at(&state), (1, 3));
    }

    #[test]
    fn strip_is_made_anew_when_marks_or_height_change() {
        let mut state = reader(120, 40, true);
        let signs = |state: &State| -> String {
            let cells = state.story.columns[0].density.cells().iter();
            cells.map(|dense| dense.sign(false)).collect()
        };
        let before = signs(&state);
        assert!(before.contains('▌'));
        press(&mut state, "5+");
        assert!(!signs(&state).contains('▌'));
        press(&mut state, "=");
        assert_eq!(signs(&state), before);
        press(&mut state, "c q");
        assert_eq!(signs(&state), before);
    }

    #[test]
    fn percent_goes_there_and_says_so() {
        let mut state = reader(120, 40, true);
        press(&mut state, "50%");
        assert_eq!(
            (at(&state), state.said.as_str()),
            ((1, 4), "50% of the article")
        );
        press(&mut state, "100%");
        assert_eq!(at(&state), (1, 6));
        press(&mut state, "%");
        assert_eq!(state.said, "a number goes before it, as in 50%");
    }
}
