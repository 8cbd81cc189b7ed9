//! The grid of claims: a row a claim, a column an outlet, and the wordings of the chosen cell.
//!
//! Words in the cells where there is room, else signs. How the body is divided is worked out in
//! `app/grid.rs`, whose doc has the picture.

#[cfg(test)]
mod tests;

use super::canvas::{BODY, FAINT, STRONG};
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{GRID_GUTTER_CELLS, GridLayout, GridRow, State, Tone, View, why_empty};
use crate::page::{Says, wrap};
use crate::text::Span;

/// Draws header, list and wordings.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    if state.grid.rows.is_empty() {
        draw_empty(canvas, state);
        return;
    }
    let layout = GridLayout::new(state);
    if layout.header_rows > 0 {
        draw_header(canvas, state, layout);
    }
    let rows = state.rows_of(View::Claims);
    let shown = state.grid.rows.iter().enumerate().skip(rows.top);
    let first = state.layout.body.start + cells(layout.header_rows);
    for (y, (number, row)) in (first..).zip(shown.take(layout.list_rows)) {
        draw_row(canvas, state, layout, (y, row));
        if number == rows.chosen {
            draw_chosen(canvas, state, layout, y);
        }
    }
    draw_detail(canvas, state, layout);
}

fn draw_empty(canvas: &mut Canvas, state: &State) {
    let text = why_empty(state);
    let width = usize::from(state.size.width_cells).saturating_sub(2);
    let rows = wrap(&text, Span::new(0, text.len()), width, &[]);
    let body = state.layout.body;
    for (y, row) in (body.start..body.end()).zip(rows) {
        let strip = Strip::new(0, y, state.size.width_cells);
        canvas.put_fitting(strip.skip(1), row.of(&text), FAINT);
    }
}

/// The strip of a row that a claim's text stands on, with a blank before the cells.
fn text_strip(layout: GridLayout, y: u16) -> Strip {
    let width = cells(layout.text_cells.saturating_sub(1));
    Strip::new(cells(GRID_GUTTER_CELLS), y, width)
}

/// The strip of a row that a column's cell stands on, with a blank after it.
fn cell_strip(layout: GridLayout, y: u16, column: usize) -> Strip {
    let before = column.saturating_sub(layout.first) * layout.cell_cells;
    let x = GRID_GUTTER_CELLS + layout.text_cells + before;
    Strip::new(cells(x), y, cells(layout.cell_cells.saturating_sub(1)))
}

fn draw_header(canvas: &mut Canvas, state: &State, layout: GridLayout) {
    let y = state.layout.body.start;
    let name = |column: usize| state.story.columns.get(column).map_or("", |c| c.name());
    for column in layout.shown() {
        let is_chosen = column == state.grid.column;
        let sign = if is_chosen { "▸" } else { "" };
        let text = if layout.has_words() {
            format!("{sign}{}", name(column))
        } else {
            (column + 1).to_string()
        };
        let look = if is_chosen {
            Look::FocusOutlet
        } else {
            Look::Outlet
        };
        canvas.put_fitting(cell_strip(layout, y, column), &text, look);
    }
    if !layout.has_words() {
        let text = format!("{} {}", state.grid.column + 1, name(state.grid.column));
        canvas.put_fitting(text_strip(layout, y), &text, STRONG);
    }
}

fn draw_row(canvas: &mut Canvas, state: &State, layout: GridLayout, (y, row): (u16, &GridRow)) {
    let gutter = Strip::new(0, y, cells(GRID_GUTTER_CELLS - 1));
    canvas.put(gutter, &row.mark.sign(), Look::Mark(row.mark));
    if let Some(comparison) = &state.story.comparison
        && let Some(claim) = comparison.claims.get(row.claim.0)
    {
        let text = comparison.text(claim.lead);
        canvas.put_fitting(text_strip(layout, y), text, BODY);
    }
    for column in layout.shown() {
        let says = row.cells.get(column).copied().unwrap_or(Says::Silent);
        let word = if layout.has_words() {
            row.word(column)
        } else {
            row.sign(column)
        };
        let look = Look::Tone(Tone::Says(says));
        canvas.put(cell_strip(layout, y, column), word, look);
    }
}

/// Lights the text of the chosen row, and its cell in the chosen column.
fn draw_chosen(canvas: &mut Canvas, state: &State, layout: GridLayout, y: u16) {
    let bar = Strip::new(cells(GRID_GUTTER_CELLS - 1), y, 1);
    canvas.put(bar, "▸", Look::CursorBar);
    canvas.restyle(text_strip(layout, y), Look::Chosen);
    canvas.restyle(cell_strip(layout, y, state.grid.column), Look::Chosen);
}

fn draw_detail(canvas: &mut Canvas, state: &State, layout: GridLayout) {
    if layout.detail_rows == 0 {
        return;
    }
    let width = state.size.width_cells;
    let body = state.layout.body;
    let rule = body.start + cells(layout.header_rows + layout.list_rows);
    canvas.fill(Strip::new(0, rule, width), "─", Look::Rule);
    for (y, row) in (rule + 1..body.end()).zip(&state.grid.detail.rows) {
        canvas.put_pieces(Strip::new(0, y, width).skip(1), row);
    }
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
