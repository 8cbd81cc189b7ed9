//! The head of a column: number, outlet, date; below it the title. Outlet and title are links to where
//! the article was published, in terminals that have links.

use super::canvas::{FAINT, STRONG};
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{ColumnPlace, GUTTER_CELLS, State};
use crate::article::web_address;
use crate::theme::Ink;

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
    let address = article.url.as_deref().filter(|_| state.has_links());
    let address = address.and_then(web_address);
    if let Some(address) = &address {
        let name_cells = left.x.saturating_sub(strip.x).saturating_sub(1);
        canvas.link(strip.take(name_cells).skip(1), address);
    }
    if let Some(day) = article.published {
        canvas.put_fitting(left.skip(1), &day.to_string(), FAINT);
    }
    if header.length > 1 {
        let strip = Strip {
            y: header.start + 1,
            ..strip
        };
        let look = if is_focus {
            STRONG
        } else {
            Look::Ink(Ink::Title)
        };
        let strip = strip.skip(GUTTER_CELLS);
        let left = canvas.put_fitting(strip, &article.title, look);
        if let Some(address) = &address {
            canvas.link(strip.take(left.x.saturating_sub(strip.x)), address);
        }
    }
}
