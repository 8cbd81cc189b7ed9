//! The head of a column: number, outlet, date; below it the title.

use super::Canvas;
use super::canvas::{FAINT, STRONG};
use super::style::Look;
use crate::app::{ColumnPlace, State};

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
    let end = place.x + place.width_cells;
    let name = format!("{sign}{} {} ", place.column + 1, column.name());
    let x = canvas.put_fitting(place.x, header.start, place.width_cells, &name, look);
    let Some(article) = &column.article else {
        return;
    };
    if let Some(day) = article.published {
        canvas.put_fitting(
            x + 1,
            header.start,
            end.saturating_sub(x + 1),
            &day.to_string(),
            FAINT,
        );
    }
    if header.length > 1 {
        let indent = crate::app::GUTTER_CELLS.min(place.width_cells);
        let look = if is_focus { STRONG } else { FAINT };
        let width = place.width_cells - indent;
        canvas.put_fitting(
            place.x + indent,
            header.start + 1,
            width,
            &article.title,
            look,
        );
    }
}
