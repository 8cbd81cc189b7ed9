//! The head of a column: number, outlet, date; below it the title.

use super::canvas::{FAINT, STRONG};
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{ColumnPlace, GUTTER_CELLS, State};

/// Draws the head of one column.
pub(super) fn draw(canvas: &mut Canvas, state: &State, place: ColumnPlace) {
    let header = state.layout.header;
    let Some(column) = state.story.columns.get(place.column) else {
        return;
    };
    if header.length == 0 {
        return;
    }
    let is_focus = place.column == state.story.cursor.column;
    let sign = if is_focus { "▸" } else { " " };
    let look = if is_focus {
        Look::FocusOutlet
    } else {
        Look::Outlet
    };
    let strip = Strip::new(place.x, header.start, place.width_cells);
    let name = match state.story.number_of(place.column) {
        Some(number) => format!("{sign}{number} {} ", column.name()),
        None => format!("{sign}{} (hidden) ", column.name()),
    };
    let left = canvas.put_fitting(strip, &name, look);
    let Some(article) = &column.article else {
        return;
    };
    if let Some(day) = article.published {
        canvas.put_fitting(left.skip(1), &day.to_string(), FAINT);
    }
    if header.length > 1 {
        let strip = Strip {
            y: header.start + 1,
            ..strip
        };
        let look = if is_focus { STRONG } else { FAINT };
        canvas.put_fitting(strip.skip(GUTTER_CELLS), &article.title, look);
    }
}
