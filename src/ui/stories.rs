//! The list of stories, where several were opened.

use super::Canvas;
use super::canvas::{BODY, FAINT};
use super::style::Look;
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
        let x = canvas.put(0, y, width, sign, BODY);
        let x = canvas.put_fitting(x, y, width.saturating_sub(x), &story.name, BODY);
        let articles = match story.source_count {
            1 => "1 article".to_owned(),
            count => format!("{count} articles"),
        };
        let x = x.saturating_add(2);
        canvas.put_fitting(x, y, width.saturating_sub(x), &articles, FAINT);
        if is_chosen {
            canvas.restyle(0, y, width, Look::Chosen);
        }
    }
}
