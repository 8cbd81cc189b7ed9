//! The tour: what to try now, between the story line and what is being read.

use super::{Canvas, Strip};
use crate::app::{LinearCursor, State};

/// Draws the rows that there is room for.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    let rows = state.layout.tour;
    for (y, row) in (rows.start..rows.end()).zip(&state.tour.rows) {
        let strip = Strip::new(0, y, state.size.width_cells);
        // The first cell of a plain line is where its reader looks.
        let indent = u16::from(!state.linear.is_on);
        canvas.put_pieces(strip.skip(indent), row);
    }
    if state.linear.cursor == LinearCursor::Tour && rows.length > 0 {
        canvas.set_cursor(0, rows.start);
    }
}
