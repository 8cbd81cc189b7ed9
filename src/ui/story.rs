//! The first row: the story, how much was found in it, what is hidden or could not be opened.

use super::Canvas;
use super::canvas::{FAINT, STRONG};
use super::style::Look;
use crate::app::{State, View};
use crate::claims::Status;

/// Draws the row.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    if state.size.height_rows < 5 {
        return;
    }
    let width = state.size.width_cells;
    let (name, counts) = match state.shown_view() {
        View::Stories => (format!("{} stories", state.stories.len()), String::new()),
        _ => (state.story.name.clone(), counts(state)),
    };
    let x = canvas.put_fitting(1, 0, width.saturating_sub(1), &name, STRONG);
    let x = x.saturating_add(2);
    let x = canvas.put_fitting(x, 0, width.saturating_sub(x), &counts, FAINT);
    let x = draw_failures(canvas, state, x.saturating_add(2));
    draw_hidden(canvas, state, x.saturating_add(2));
}

fn counts(state: &State) -> String {
    let story = &state.story;
    let read = story.columns.iter().filter(|c| c.article.is_some()).count();
    if !story.is_read() {
        return format!("reading {read} of {} articles", story.columns.len());
    }
    let mut parts = vec![plural(read, "article")];
    match &story.comparison {
        Some(comparison) => {
            let count = |status: Status| {
                comparison
                    .claims
                    .iter()
                    .filter(|c| c.status == status)
                    .count()
            };
            let differing = count(Status::Differs);
            parts.push(format!(
                "{} shared",
                plural(count(Status::Agreed) + differing, "claim")
            ));
            parts.push(format!("{differing} differ"));
            parts.push(format!("{} told once", count(Status::Single)));
        }
        None if read > 0 => parts.push("finding links …".to_owned()),
        None => {}
    }
    parts.join(" · ")
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 {
        format!("1 {word}")
    } else {
        format!("{count} {word}s")
    }
}

fn draw_failures(canvas: &mut Canvas, state: &State, x: u16) -> u16 {
    let Some(first) = state.story.failures.first() else {
        return x.saturating_sub(2);
    };
    let text = match state.story.failures.len() {
        1 => format!("not opened: {} ({})", first.path, first.reason),
        count => format!(
            "{count} not opened, first {} ({})",
            first.path, first.reason
        ),
    };
    let room = state.size.width_cells.saturating_sub(x);
    canvas.put_fitting(x, 0, room, &text, Look::Failure)
}

/// Names the outlets that are not on the screen, with the side they are hidden on.
fn draw_hidden(canvas: &mut Canvas, state: &State, x: u16) {
    if !state.shown_view().is_text() {
        return;
    }
    let columns = state.story.columns.iter().enumerate();
    let hidden: Vec<String> = columns
        .filter(|(number, _)| state.layout.place_of(*number).is_none())
        .map(|(number, column)| format!("{} {}", number + 1, column.name()))
        .collect();
    if hidden.is_empty() {
        return;
    }
    let width = state.size.width_cells;
    let text = format!("hidden: {}", hidden.join(", "));
    let text = crate::page::fit_cells(&text, usize::from(width.saturating_sub(x)));
    canvas.put_ending(x, width, 0, &text, FAINT);
}
