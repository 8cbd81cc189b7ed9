//! Focus: one article at reading width; the margin says who agrees, differs or is silent.

use super::style::Look;
use super::{Canvas, Strip, compare, header};
use crate::app::{Place, State, Tone, answers_of};
use crate::article::StatementId;
use crate::page::Says;

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
        let notes = margin_notes(state, Place { column, statement }, rows);
        for (y, (text, says)) in (body.start + offset..body.end()).zip(notes) {
            let strip = Strip::new(side.start, y, side.length).skip(1);
            canvas.put_fitting(strip, &text, Look::Tone(Tone::Says(says)));
        }
    }
}

/// How many rows of a statement are on the screen from an offset on.
fn rows_on_screen(state: &State, column: usize, statement: StatementId, offset: u16) -> usize {
    let own = &state.story.columns[column];
    let rows = (offset..state.layout.body.length).map(|o| own.page.row(own.top + i64::from(o)));
    rows.take_while(|r| r.is_some_and(|r| r.statement == Some(statement)))
        .count()
}

/// What stands beside a statement, in at most `rows` lines: who differs first, who is silent last.
fn margin_notes(state: &State, place: Place, rows: usize) -> Vec<(String, Says)> {
    let answers = answers_of(state, place);
    if answers.iter().all(|(_, says)| *says == Says::Silent) {
        return Vec::new();
    }
    let mut notes: Vec<(String, Says)> = Vec::new();
    for wanted in [Says::Differs, Says::Same, Says::Partly, Says::Silent] {
        let names: Vec<&str> = answers
            .iter()
            .filter(|(_, says)| *says == wanted)
            .map(|(name, _)| name.as_str())
            .collect();
        if !names.is_empty() {
            notes.push((format!("{} {}", wanted.word(), names.join(", ")), wanted));
        }
    }
    while notes.len() > rows.max(1) {
        let Some((last, _)) = notes.pop() else { break };
        if let Some((text, _)) = notes.last_mut() {
            text.push_str(" · ");
            text.push_str(&last);
        }
    }
    notes
}
