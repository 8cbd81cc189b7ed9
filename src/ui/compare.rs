//! Compare: columns side by side, an article each, with the side panel where there is room.

use super::canvas::{BODY, FAINT};
use super::style::Look;
use super::{Canvas, header};
use crate::app::{Column, ColumnPlace, GUTTER_CELLS, State, Tone};
use crate::article::{Role as StatementRole, StatementId};
use crate::page::{Role, Row, Run, runs_of_row};

/// Beside the statement under the cursor.
const CURSOR_BAR: &str = "▌";
/// Beside its twins.
const TWIN_BAR: &str = "╎";

/// Draws the view.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    if state.story.columns.is_empty() {
        draw_empty_story(canvas, state);
        return;
    }
    draw_rules(canvas, state);
    for place in &state.layout.columns {
        header::draw(canvas, state, *place);
        draw_column(canvas, state, *place);
    }
    if let Some(side) = state.layout.side {
        let body = state.layout.body;
        let top = state.layout.header.start;
        let rows = usize::from(body.end().saturating_sub(top));
        for (y, row) in (top..).zip(state.panel.rows.iter().take(rows)) {
            canvas.put_pieces(side.start + 1, y, side.length.saturating_sub(1), row);
        }
    }
}

/// Draws the rule under the headers and those between the columns.
pub(super) fn draw_rules(canvas: &mut Canvas, state: &State) {
    let layout = &state.layout;
    let top = layout.header.start;
    let rule_row = layout.header.end();
    let side_x = layout.side.map(|s| s.start - 1);
    let columns_end = side_x.unwrap_or(layout.size.width_cells);
    if layout.has_rule {
        canvas.fill(0, rule_row, columns_end, "─", Look::Rule);
    }
    let between = layout.columns.iter().skip(1).map(|c| c.x - 1);
    for x in between {
        for y in top..layout.body.end() {
            let is_crossing = layout.has_rule && y == rule_row;
            canvas.put(x, y, 1, if is_crossing { "┼" } else { "│" }, Look::Rule);
        }
    }
    for y in top..layout.body.end() {
        if let Some(x) = side_x {
            canvas.put(x, y, 1, "│", Look::Rule);
        }
    }
}

/// Draws gutter and text of one column.
pub(super) fn draw_column(canvas: &mut Canvas, state: &State, place: ColumnPlace) {
    let body = state.layout.body;
    let Some(column) = state.story.columns.get(place.column) else {
        return;
    };
    if let Some(word) = word_instead_of_text(column) {
        let x = place.x + GUTTER_CELLS.min(place.width_cells);
        canvas.put_fitting(x, body.start, place.text_cells(), word, FAINT);
        return;
    }
    let twin = state.story.twin_in(place.column);
    for offset in 0..body.length {
        let Some(row) = column.page.row(column.top + i64::from(offset)) else {
            continue;
        };
        let y = body.start + offset;
        draw_gutter(canvas, state, place, (column, twin), (row, y));
        draw_text(canvas, state, place, column, (row, y));
    }
}

fn word_instead_of_text(column: &Column) -> Option<&'static str> {
    match &column.article {
        None => Some("reading …"),
        Some(article) if article.is_empty() => Some("nothing to read in this article"),
        Some(_) => None,
    }
}

fn draw_gutter(
    canvas: &mut Canvas,
    state: &State,
    place: ColumnPlace,
    (column, twin): (&Column, Option<StatementId>),
    (row, y): (Row, u16),
) {
    let Some(statement) = row.statement else {
        return;
    };
    let cursor = state.story.cursor;
    let is_focus = place.column == cursor.column;
    let x = place.x;
    let bar = if is_focus && statement == cursor.statement {
        Some((CURSOR_BAR, Look::CursorBar))
    } else if !is_focus && twin == Some(statement) {
        Some((TWIN_BAR, Look::TwinBar))
    } else {
        None
    };
    if let Some((sign, look)) = bar {
        canvas.put(x + GUTTER_CELLS - 1, y, 1, sign, look);
    }
    if row.is_first {
        let mark = column.mark(statement);
        let width = GUTTER_CELLS.min(place.width_cells);
        canvas.put(x, y, width, &mark.sign(), Look::Mark(mark));
    }
}

fn draw_text(
    canvas: &mut Canvas,
    state: &State,
    place: ColumnPlace,
    column: &Column,
    (row, y): (Row, u16),
) {
    let Some(article) = &column.article else {
        return;
    };
    let base = row
        .statement
        .map_or(Role::Body, |id| base_role(article.statements.get(id.0)));
    let from = column.lit.partition_point(|l| l.span.end <= row.span.start);
    let end = place.x + place.width_cells;
    let mut x = place.x + GUTTER_CELLS.min(place.width_cells);
    for run in runs_of_row(row.span, &column.lit[from..], base) {
        let (open, close) = brackets(state, run);
        let look = if run.role == Role::Body {
            BODY
        } else {
            Look::Tone(Tone::Text(run.role))
        };
        for part in [open, run.span.of(&article.text), close] {
            x = canvas.put(x, y, end.saturating_sub(x), part, look);
        }
    }
}

fn base_role(statement: Option<&crate::article::Statement>) -> Role {
    match statement.map(|s| s.role) {
        Some(StatementRole::Headline) => Role::Headline,
        Some(StatementRole::Quotation) => Role::Quotation,
        _ => Role::Body,
    }
}

/// The characters around a run where there is no colour.
fn brackets(state: &State, run: Run) -> (&'static str, &'static str) {
    let (open, close) = match run.role.brackets() {
        Some(pair) if !state.options.has_color => pair,
        _ => ("", ""),
    };
    (
        if run.is_start { open } else { "" },
        if run.is_end { close } else { "" },
    )
}

/// Says why there is nothing to see.
fn draw_empty_story(canvas: &mut Canvas, state: &State) {
    let body = state.layout.body;
    let width = state.size.width_cells;
    if state.story.is_opening {
        canvas.put_fitting(
            1,
            body.start,
            width.saturating_sub(1),
            "opening the story …",
            FAINT,
        );
        return;
    }
    canvas.put_fitting(
        1,
        body.start,
        width.saturating_sub(1),
        "nothing to read here",
        BODY,
    );
    for (y, failure) in (body.start + 1..body.end()).zip(&state.story.failures) {
        let text = format!("{}: {}", failure.path, failure.reason);
        canvas.put_fitting(1, y, width.saturating_sub(1), &text, Look::Failure);
    }
}
