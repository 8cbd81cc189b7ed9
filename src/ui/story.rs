//! The first row: the story, how much was found in it, what is hidden or could not be opened.

use super::canvas::{FAINT, STRONG};
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{State, View, Waiting, list_words};
use crate::page::{fit_cells, text_width};
use crate::text::counted;

/// Draws the row.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    if state.size.height_rows < 5 {
        return;
    }
    let width = state.size.width_cells;
    let (name, counts) = match state.shown_view() {
        View::Stories => (list_words(state), Counts::default()),
        _ => (state.story.name.clone(), counts(state)),
    };
    let row = Strip::new(0, 0, width).skip(1);
    let row = draw_hidden(canvas, state, row);
    let left = canvas.put_fitting(row, &name, STRONG).skip(2);
    let left = draw_failures(canvas, state, left);
    let counts = counts.fitting(usize::from(left.width_cells));
    canvas.put(left, &counts, FAINT);
}

/// What was found, most important first.
#[derive(Default)]
struct Counts(Vec<String>);

impl Counts {
    /// As many as fit.
    fn fitting(mut self, width_cells: usize) -> String {
        while text_width(&self.0.join(" · ")) > width_cells {
            self.0.pop();
        }
        self.0.join(" · ")
    }
}

fn counts(state: &State) -> Counts {
    let story = &state.story;
    let read = story.columns.iter().filter(|c| c.article.is_some()).count();
    if !story.is_read() {
        return Counts(vec![format!(
            "reading {read} of {} articles",
            story.columns.len()
        )]);
    }
    let mut parts = vec![counted(read, "article")];
    match &story.comparison {
        Some(_) => {
            let counts = story.counts;
            parts.push(format!("{} shared", counts.agreed + counts.differing));
            parts.push(format!("{} differ", counts.differing));
            parts.push(format!("{} told once", counts.single));
        }
        None if story.waiting == Waiting::Stopped => parts.push("not linked".to_owned()),
        None if read > 0 => parts.push("finding links …".to_owned()),
        None => {}
    }
    Counts(parts)
}

fn draw_failures(canvas: &mut Canvas, state: &State, strip: Strip) -> Strip {
    let Some(first) = state.story.failures.first() else {
        return strip;
    };
    // The whole path and what to try stand in the view of what was removed.
    let name = first.path.rsplit('/').next().unwrap_or(&first.path);
    let reason = first.reason.split(';').next().unwrap_or(&first.reason);
    let text = match state.story.failures.len() {
        1 => format!("not opened: {name} ({reason})"),
        count => format!("{count} not opened: {name} ({reason}) …"),
    };
    canvas.put_fitting(strip, &text, Look::Failure).skip(2)
}

/// Names the outlets that are not on the screen, at the right; returns what is left of the row.
fn draw_hidden(canvas: &mut Canvas, state: &State, strip: Strip) -> Strip {
    let columns = state.story.columns.iter().enumerate();
    let off = columns.filter(|(column, _)| state.layout.place_of(*column).is_none());
    let names = off.map(|(column, own)| match state.story.number_of(column) {
        Some(number) => format!("{number} {}", own.name()),
        None => format!("{} (by you)", own.name()),
    });
    let hidden: Vec<String> = names.collect();
    if hidden.is_empty() || !state.shown_view().is_text() {
        return strip;
    }
    let text = format!("hidden: {}", hidden.join(", "));
    let text = fit_cells(&text, usize::from(strip.width_cells / 2));
    canvas.put_ending(strip, &text, FAINT);
    let taken = u16::try_from(text_width(&text)).unwrap_or(u16::MAX);
    strip.take(strip.width_cells.saturating_sub(taken.saturating_add(2)))
}
