//! The Find pane: the query, how much was found, and the results.

use super::canvas::FAINT;
use super::status::draw_input;
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{FIND_GUTTER_CELLS, FindLine, State, View};
use crate::page::text_width;

/// The query keeps at least so many cells; the count goes where there is no room for both.
const MIN_QUERY_CELLS: u16 = 16;

/// Beside a result that was picked.
const PICKED_SIGN: &str = "•";

/// Draws the pane over the whole body.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    let body = state.layout.body;
    let width = state.size.width_cells;
    let chosen = state.rows_of(View::Find).chosen;
    for (y, line) in (body.start + 1..body.end()).zip(&state.find.sheet.lines) {
        draw_line(
            canvas,
            line,
            Strip::new(0, y, width),
            line.result == Some(chosen),
        );
    }
    draw_query(canvas, state, Strip::new(0, body.start, width));
}

fn draw_query(canvas: &mut Canvas, state: &State, strip: Strip) {
    let find = &state.find;
    let sign = format!("{}> ", find.mode.name());
    let left = canvas.put_fitting(strip.skip(1), &sign, Look::Outlet);
    let count = count_words(state);
    let count_cells = u16::try_from(text_width(&count)).unwrap_or(u16::MAX);
    let query = left.take(
        left.width_cells
            .saturating_sub(count_cells.saturating_add(3)),
    );
    let has_count = query.width_cells >= MIN_QUERY_CELLS;
    if has_count {
        canvas.put_ending(left.take(left.width_cells - 1), &count, FAINT);
    }
    let query = if has_count { query } else { left };
    draw_input(canvas, &find.input, query);
    if find.is_old {
        let typed = u16::try_from(text_width(find.input.value())).unwrap_or(u16::MAX);
        canvas.restyle(query.take(typed), Look::Chosen);
    }
}

/// `"3 results, 6 of 61 statements"`; with dots while a newer answer is on its way.
fn count_words(state: &State) -> String {
    let found = &state.find.found;
    if let Some(trouble) = &state.find.trouble {
        return format!("not searched: {trouble}");
    }
    if found.query.is_empty() || state.story.comparison.is_none() {
        return String::new();
    }
    let results = match found.rows.len() {
        1 => "1 result".to_owned(),
        count => format!("{count} results"),
    };
    let part = if found.is_partial {
        " searched in part"
    } else {
        ""
    };
    let dots = if state.find.is_searching() {
        " …"
    } else {
        ""
    };
    let (total, all) = (found.total, found.statements);
    let picked = match state.find.picked.len() {
        0 => String::new(),
        count => format!("{count} picked, "),
    };
    let scope = state.find.scope.words(state);
    format!("{picked}{results}, {total} of {all} statements{scope}{part}{dots}")
}

fn draw_line(canvas: &mut Canvas, line: &FindLine, strip: Strip, is_chosen: bool) {
    canvas.put(strip.skip(1), &line.mark.sign(), Look::Mark(line.mark));
    if line.is_picked {
        canvas.put(strip.take(1), PICKED_SIGN, Look::CursorBar);
    }
    let gutter = u16::try_from(FIND_GUTTER_CELLS).unwrap_or(0);
    if is_chosen {
        canvas.put(strip.skip(gutter - 2), "▌", Look::CursorBar);
    }
    let mut left = strip.skip(gutter);
    for piece in &line.pieces {
        left = canvas.put(left, &piece.text, Look::Tone(piece.tone));
    }
}
