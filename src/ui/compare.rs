//! Compare: columns side by side, an article each, with the side panel where there is room.

use super::canvas::{BODY, FAINT};
use super::style::Look;
use super::{Canvas, Strip, header};
use crate::app::{Annotated, Column, ColumnPlace, GUTTER_CELLS, Place, State, Tone};
use crate::article::{Article, Role as StatementRole, Statement, StatementId};
use crate::page::{Dense, Role, Row, Run, runs_of_row};
use crate::theme::Ink;

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
    draw_panel(canvas, state);
}

fn draw_panel(canvas: &mut Canvas, state: &State) {
    let Some(side) = state.layout.side else {
        return;
    };
    let rows = state.layout.header.start..state.layout.body.end();
    for (y, row) in rows.zip(&state.panel.rows) {
        let strip = Strip::new(side.start, y, side.length);
        canvas.put_pieces(strip.skip(1), row);
    }
}

/// Draws the rule under the headers and those between the columns.
pub(super) fn draw_rules(canvas: &mut Canvas, state: &State) {
    let layout = &state.layout;
    let rule_row = layout.header.end();
    let side_x = layout.side.map(|s| s.start - 1);
    let last = layout.columns.last().map(|c| c.strip_x());
    if layout.has_rule {
        let width = side_x.unwrap_or(layout.size.width_cells);
        canvas.fill(Strip::new(0, rule_row, width), "─", Look::Rule);
    }
    // At the edge of the screen there is nothing to part: the strip stands there in the body alone.
    let edge = layout.size.width_cells.saturating_sub(1);
    let after = layout.columns.iter().map(|c| c.strip_x());
    for x in after.filter(|x| *x < edge).chain(side_x) {
        for y in layout.header.start..layout.body.end() {
            let sign = match (layout.has_rule && y == rule_row, Some(x) == last) {
                (true, true) => "┤",
                (true, false) => "┼",
                _ => "│",
            };
            canvas.put(Strip::new(x, y, 1), sign, Look::Rule);
        }
    }
    for place in &layout.columns {
        draw_density(canvas, state, *place);
    }
}

/// Draws where in a column the marks are, and which part of it is on the screen, over its border.
fn draw_density(canvas: &mut Canvas, state: &State, place: ColumnPlace) {
    let Some(column) = state.story.columns.get(place.column) else {
        return;
    };
    let body = state.layout.body;
    for ((cell, dense), y) in column
        .density
        .cells()
        .iter()
        .enumerate()
        .zip(body.start..body.end())
    {
        let is_on_screen = column.density.is_on_screen(cell, column.top);
        let ink = match dense {
            Dense::Blank => Ink::Strip,
            Dense::Same => Ink::StripSame,
            Dense::Single => Ink::StripSingle,
            Dense::Differs => Ink::StripDiffers,
        };
        canvas.put(
            Strip::new(place.strip_x(), y, 1),
            dense.sign(is_on_screen),
            Look::Ink(ink),
        );
    }
}

/// A column about to be drawn.
struct Pane<'a> {
    column: &'a Column,
    article: &'a Article,
    /// Bookmarks and notes of the story, and the number of the column.
    annotated: (&'a Annotated, usize),
    /// The statements with a bar beside them: the one under the cursor, or its twins.
    barred: Vec<StatementId>,
    bar: (&'static str, Look),
    /// What their text stands on.
    ground: Look,
}

/// Draws gutter and text of one column.
pub(super) fn draw_column(canvas: &mut Canvas, state: &State, place: ColumnPlace) {
    let body = state.layout.body;
    let Some(column) = state.story.columns.get(place.column) else {
        return;
    };
    let article = match &column.article {
        Some(article) if !article.is_empty() => article,
        other => {
            let word = match (other, column.received_bytes / 1000) {
                (Some(_), _) => "nothing to read in this article".to_owned(),
                (None, 0) => "reading …".to_owned(),
                (None, kilobytes) => format!("reading … {kilobytes} kB"),
            };
            let strip = Strip::new(place.x, body.start, place.width_cells);
            canvas.put_fitting(strip.skip(GUTTER_CELLS), &word, FAINT);
            return;
        }
    };
    let is_focus = place.column == state.story.cursor.column;
    let pane = Pane {
        column,
        article,
        annotated: (&state.story.annotated, place.column),
        barred: barred_statements(state, place.column),
        bar: if is_focus {
            (CURSOR_BAR, Look::CursorBar)
        } else {
            (TWIN_BAR, Look::TwinBar)
        },
        ground: Look::Ink(if is_focus {
            Ink::CursorLine
        } else {
            Ink::TwinLine
        }),
    };
    for offset in 0..body.length {
        let number = column.top + i64::from(offset);
        if let Some(row) = column.page.row(number) {
            let strip = Strip::new(place.x, body.start + offset, place.width_cells);
            draw_gutter(canvas, &pane, row, strip);
            draw_annotation(canvas, &pane, number, strip);
            draw_text(canvas, &pane, row, strip.skip(GUTTER_CELLS));
        }
    }
}

/// The statement under the cursor, or what this column says to it.
fn barred_statements(state: &State, column: usize) -> Vec<StatementId> {
    let story = &state.story;
    if column == story.cursor.column {
        return vec![story.cursor.statement];
    }
    let places = story.twins().into_iter().filter_map(|t| story.place(t));
    let here = places.filter(|p| p.column == column);
    here.map(|p| p.statement).collect()
}

fn draw_gutter(canvas: &mut Canvas, pane: &Pane, row: Row, strip: Strip) {
    let Some(statement) = row.statement else {
        return;
    };
    if pane.barred.contains(&statement) {
        canvas.lay(strip.skip(GUTTER_CELLS - 1), pane.ground);
        let (bar, look) = pane.bar;
        canvas.put(strip.skip(GUTTER_CELLS - 1).take(1), bar, look);
    }
    if row.is_first {
        let mark = pane.column.mark(statement);
        canvas.put(strip.take(GUTTER_CELLS), &mark.sign(), Look::Mark(mark));
    }
}

/// Letter and note sign in the second row of a statement; where it has only one, in the bar's place.
fn draw_annotation(canvas: &mut Canvas, pane: &Pane, number: i64, strip: Strip) {
    let (annotated, column) = pane.annotated;
    let rows = &pane.column.page;
    let Some(statement) = rows.row(number).and_then(|row| row.statement) else {
        return;
    };
    let signs = annotated.signs(Place { column, statement });
    let inside = usize::try_from(number).map_or(0, |n| n.saturating_sub(rows.first_row(statement)));
    let place = match (inside, rows.height(statement)) {
        (1, _) => strip.take(GUTTER_CELLS - 1),
        (0, 1) if !pane.barred.contains(&statement) => strip.skip(GUTTER_CELLS - 1).take(1),
        _ => return,
    };
    canvas.put(place, &signs, Look::Tone(Tone::Key));
}

fn draw_text(canvas: &mut Canvas, pane: &Pane, row: Row, strip: Strip) {
    let statements = &pane.article.statements;
    let base = base_role(row.statement.and_then(|id| statements.get(id.0)));
    let lit = &pane.column.lit;
    let mut left = strip;
    for run in runs_of_row(row.span, lit, base) {
        let (open, close) = brackets(canvas, run);
        for part in [open, run.span.of(&pane.article.text), close] {
            left = canvas.put(left, part, Look::Tone(Tone::Text(run.role)));
        }
    }
}

fn base_role(statement: Option<&Statement>) -> Role {
    match statement.map(|s| s.role) {
        Some(StatementRole::Headline) => Role::Headline,
        Some(StatementRole::Quotation) => Role::Quotation,
        _ => Role::Body,
    }
}

/// The characters around a run where there is no colour.
fn brackets(canvas: &Canvas, run: Run) -> (&'static str, &'static str) {
    let (open, close) = match run.role.brackets() {
        Some(pair) if !canvas.has_color() => pair,
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
    let row = |y: u16| Strip::new(0, y, state.size.width_cells).skip(1);
    if state.story.is_opening {
        canvas.put_fitting(row(body.start), "opening the story …", FAINT);
        return;
    }
    canvas.put_fitting(row(body.start), "nothing to read here", BODY);
    for (y, failure) in (body.start + 1..body.end()).zip(&state.story.failures) {
        let text = format!("{}: {}", failure.path, failure.reason);
        canvas.put_fitting(row(y), &text, Look::Failure);
    }
}
