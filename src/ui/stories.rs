//! The list of stories, where several were opened.

use super::canvas::{BODY, FAINT};
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{State, View};

/// Draws the list; the chosen row carries a sign.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    let body = state.layout.body;
    let width = state.size.width_cells;
    let rows = state.rows_of(View::Stories);
    let shown = state.stories.iter().enumerate().skip(rows.top);
    for (y, (number, story)) in (body.start..body.end()).zip(shown) {
        let is_chosen = number == rows.chosen;
        let sign = if is_chosen { "▸ " } else { "  " };
        let row = Strip::new(0, y, width);
        let left = canvas.put(row, sign, BODY);
        let left = canvas.put_fitting(left, &story.name, BODY);
        let articles = match story.source_count {
            1 => "1 article".to_owned(),
            count => format!("{count} articles"),
        };
        canvas.put_fitting(left.skip(2), &articles, FAINT);
        if is_chosen {
            canvas.restyle(row, Look::Chosen);
        }
    }
}
