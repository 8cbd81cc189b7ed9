//! Focus: one article at reading width; the margin says who agrees, differs or is silent.

use super::style::Look;
use super::{Canvas, Strip, compare, header};
use crate::app::{Place, State, Tone, answers_of};
use crate::article::StatementId;
use crate::page::{Row, Says, wrap};
use crate::text::Span;

/// Draws the view.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    let Some(place) = state.layout.columns.first().copied() else {
        compare::draw(canvas, state);
        return;
    };
    compare::draw_rules(canvas, state);
    header::draw(canvas, state, place);
    compare::draw_column(canvas, state, place);
    draw_margin(canvas, state, place.column);
}

fn draw_margin(canvas: &mut Canvas, state: &State, column: usize) {
    let (Some(side), Some(own)) = (state.layout.side, state.story.columns.get(column)) else {
        return;
    };
    let body = state.layout.body;
    let mut at = None;
    for offset in 0..body.length {
        let row = own.page.row(own.top + i64::from(offset));
        let Some(statement) = row.and_then(|r| r.statement) else {
            continue;
        };
        if at == Some(statement) {
            continue;
        }
        at = Some(statement);
        let rows = rows_on_screen(state, column, statement, offset);
        let width = usize::from(side.length).saturating_sub(1);
        let notes = margin_rows(
            &margin_notes(state, Place { column, statement }),
            width,
            rows,
        );
        for (y, (text, says)) in (body.start + offset..body.end()).zip(notes) {
            let strip = Strip::new(side.start, y, side.length).skip(1);
            canvas.put_fitting(strip, &text, Look::Tone(Tone::Says(says)));
        }
    }
}

/// How many rows there are on the screen from the one at an offset, in a statement, to the next statement.
fn rows_on_screen(state: &State, column: usize, statement: StatementId, offset: u16) -> usize {
    let own = &state.story.columns[column];
    let rows = (offset..state.layout.body.length).map(|o| own.page.row(own.top + i64::from(o)));
    let is_other = |row: Row| row.statement.is_some_and(|other| other != statement);
    rows.take_while(|row| !row.is_some_and(is_other)).count()
}

/// What stands beside a statement: who differs first, who is silent last; nothing beside a single.
fn margin_notes(state: &State, place: Place) -> Vec<(String, Says)> {
    let answers = answers_of(state, place);
    if answers.iter().all(|(_, says)| *says == Says::Silent) {
        return Vec::new();
    }
    let kinds = [Says::Differs, Says::Same, Says::Partly, Says::Silent];
    let note = |wanted: Says| {
        let same = answers.iter().filter(|(_, says)| *says == wanted);
        let names: Vec<&str> = same.map(|(name, _)| name.as_str()).collect();
        let text = match wanted {
            Says::Silent => format!("silent: {}", names.join(", ")),
            _ => format!("{} {}", wanted.sign(), names.join(", ")),
        };
        (!names.is_empty()).then_some((text, wanted))
    };
    kinds.into_iter().filter_map(note).collect()
}

/// Wraps notes to the margin; where they take more than `rows`, each keeps one row or joins the last.
fn margin_rows(notes: &[(String, Says)], width_cells: usize, rows: usize) -> Vec<(String, Says)> {
    let wrapped: Vec<(String, Says)> = notes
        .iter()
        .flat_map(|(text, says)| {
            let spans = wrap(text, Span::new(0, text.len()), width_cells, &[]);
            spans.into_iter().map(|s| (s.of(text).to_owned(), *says))
        })
        .collect();
    if wrapped.len() <= rows {
        return wrapped;
    }
    let mut short = notes.to_vec();
    while short.len() > rows.max(1) {
        let Some((last, _)) = short.pop() else { break };
        if let Some((text, _)) = short.last_mut() {
            text.push_str("; ");
            text.push_str(&last);
        }
    }
    short
}
