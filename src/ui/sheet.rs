//! Sheets that fill the screen: help, what was removed.

use super::{Canvas, Strip};
use crate::app::State;

/// Draws the sheet from its top row on.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    let body = state.layout.body;
    let top = state.rows_of(state.view).top;
    for (y, row) in (body.start..body.end()).zip(state.sheet.rows.iter().skip(top)) {
        canvas.put_pieces(Strip::new(0, y, state.size.width_cells), row);
    }
}
