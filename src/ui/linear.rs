//! Linear: the heading, the lines, and what happened last; nothing but words.
//!
//! The terminal's own cursor is always shown: on the chosen line, on the message where that is what
//! is new, or in the line being typed. The chosen line has no other look than the rest: to move the
//! cursor is then to write nothing, and nothing is spoken twice.

use super::canvas::{BODY, STRONG};
use super::status::{draw_input, draw_prompt};
use super::{Canvas, Strip, tour};
use crate::app::{LinearCursor, Mode, State, View, welcome_words};

/// Draws the whole screen.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    let (linear, body) = (&state.linear, state.layout.body);
    let width = state.size.width_cells;
    if state.size.height_rows >= 3 {
        canvas.put_fitting(Strip::new(0, 0, width), &linear.heading, STRONG);
    }
    for (y, (number, line)) in (body.start..body.end()).zip(linear.lines.iter().enumerate()) {
        let strip = Strip::new(0, y, width);
        canvas.put_fitting(strip, &line.text, BODY);
        if number == linear.chosen {
            canvas.set_cursor(0, y);
        }
    }
    if body.end() < state.size.height_rows {
        draw_message(canvas, state, Strip::new(0, body.end(), width));
    }
    tour::draw(canvas, state);
}

fn draw_message(canvas: &mut Canvas, state: &State, strip: Strip) {
    match &state.mode {
        Mode::Typing(prompt) => draw_prompt(canvas, prompt, strip),
        Mode::Normal if state.shown_view() == View::Find => {
            let chosen = canvas.cursor();
            let left = canvas.put(strip, "find: ", STRONG);
            draw_input(canvas, &state.find.input, left);
            if let Some((x, y)) = chosen.filter(|_| state.find.is_choosing) {
                canvas.set_cursor(x, y);
            }
        }
        Mode::Normal => {
            let welcome = welcome_words(state).map(|words| words.replace(" · ", ", "));
            let words = welcome.unwrap_or_else(|| state.said.clone());
            canvas.put_fitting(strip, &words, BODY);
            if state.linear.cursor == LinearCursor::Message {
                canvas.set_cursor(0, strip.y);
            }
        }
    }
}
