//! The first row: the story, how much was found in it, what is hidden or could not be opened.

use super::canvas::{FAINT, STRONG};
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{State, View};
use crate::claims::Status;
use crate::page::fit_cells;

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
    let left = Strip::new(0, 0, width).skip(1);
    let left = canvas.put_fitting(left, &name, STRONG).skip(2);
    let left = canvas.put_fitting(left, &counts, FAINT).skip(2);
    let left = draw_failures(canvas, state, left);
    draw_hidden(canvas, state, left);
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

fn draw_failures(canvas: &mut Canvas, state: &State, strip: Strip) -> Strip {
    let Some(first) = state.story.failures.first() else {
        return strip;
    };
    let text = match state.story.failures.len() {
        1 => format!("not opened: {} ({})", first.path, first.reason),
        count => format!(
            "{count} not opened, first {} ({})",
            first.path, first.reason
        ),
    };
    canvas.put_fitting(strip, &text, Look::Failure).skip(2)
}

/// Names the outlets that are not on the screen.
fn draw_hidden(canvas: &mut Canvas, state: &State, strip: Strip) {
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
    let text = format!("hidden: {}", hidden.join(", "));
    let text = fit_cells(&text, usize::from(strip.width_cells));
    canvas.put_ending(strip, &text, FAINT);
}
