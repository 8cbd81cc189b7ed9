//! Linear: every view as plain lines, one after another, for screen readers and braille lines.
//!
//! ```text
//!  compare, ferry-fire, 4 articles, 22 claims shared, 3 differ, threshold 0.50      heading
//!  Harbor Times, statement 3 of 18, 3 of 4 outlets say it, Daily Ledger differs     a passage: the
//!  At least 14 people were hurt when a fire broke out on the ferry Selma.           statement, its text,
//!  Daily Ledger differs, number 19, here 14: Nineteen passengers were injured.      a line for each twin,
//!  Silent: Island Post                                                              and who is silent
//!  Harbor Times, statement 4 of 18, only this outlet says it
//!  …
//!  no twin in another outlet                                                        message
//! ```
//!
//! It is no view but a form that all views have: views, cursor and keys stay what they are, so nothing
//! has to be learned twice. Up and down go line by line (a reader of the screen speaks the line the
//! terminal's cursor stands on), `}` and `{` from passage to passage; `Enter` on a twin's line goes
//! to that twin. No sign stands where a word can, and nothing is told by its place on the screen.
//!
//! Lines stay where they are while the cursor moves over them, and the page is turned when it leaves
//! them, since everything that is written anew is spoken anew. What was said last (a refusal, a count)
//! stands in the last row; the cursor goes there when nothing else has moved, else it would not be
//! heard. Only what is on the screen is laid out, so a long article costs no more than a short one.

mod heading;
mod lines;
mod passages;
#[cfg(test)]
mod tests;
mod words;

use super::follow::follow_cursor;
use super::motion::{go, jump};
use super::perform::{self, Wish, number_of};
use super::settle::rows_i64;
use super::showing::show_view;
use super::{Action, Effect, Mode, Mouse, Place, State, Stretch, View, grid, stops};
use crate::article::StatementId;
use passages::Passages;

/// One row of text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// The wording it shows: where `Enter` goes.
    pub wording: Option<Place>,
}

/// The linear form of the screen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Linear {
    /// Tells whether the screen has this form.
    pub is_on: bool,
    /// The first row: view, story, what was found.
    pub heading: String,
    /// The rows below it.
    pub lines: Vec<Line>,
    /// Which of them the cursor is on.
    pub chosen: usize,
    /// Where the terminal's cursor is.
    pub cursor: LinearCursor,
    /// The line of the chosen passage that the cursor is on.
    line: usize,
    top: Spot,
    of: Subject,
    heard: Heard,
}

/// What the terminal's cursor is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LinearCursor {
    /// The chosen line.
    #[default]
    Line,
    /// The message in the last row.
    Message,
    /// What the tour asks for.
    Tour,
}

/// What has been put under the terminal's cursor, or could have been.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Heard {
    of: Subject,
    line: usize,
    said: String,
    tour_step: Option<usize>,
}

/// A line, by its passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Spot {
    passage: usize,
    line: usize,
}

/// What the lines are about; the passage is the chosen one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Subject {
    view: Option<View>,
    /// Which of the lists that the view can show: the column, the filter.
    which: usize,
    passage: usize,
}

/// Takes the form that is set.
pub(super) fn settle_form(state: &mut State) {
    let is_on = state.options.config.linear;
    if state.linear.is_on != is_on {
        state.linear = Linear {
            is_on,
            ..Linear::default()
        };
    }
}

/// Turns the form on or off.
pub(super) fn toggle(state: &mut State) {
    let is_on = !state.options.config.linear;
    state.options.config.linear = is_on;
    follow_cursor(state);
    let keys = state.options.keymap.keys_of(Action::ToggleLinear);
    let key = keys.first().map_or(":linear", String::as_str);
    state.say(if is_on {
        format!("plain lines; {key} shows columns again")
    } else {
        "columns".to_owned()
    });
}

/// The rows: heading, lines, message; a screen of one row is all lines.
pub(super) fn body(height_rows: u16) -> Stretch {
    let start = u16::from(height_rows >= 3);
    let message = u16::from(height_rows >= 2);
    Stretch {
        start,
        length: height_rows.saturating_sub(start + message).max(1),
    }
}

/// Does what an action means in this form; nothing where it means what it always does.
pub(super) fn perform(state: &mut State, wish: Wish) -> Option<Vec<Effect>> {
    if !state.linear.is_on {
        return None;
    }
    let times = i64::try_from(wish.count.unwrap_or(1)).unwrap_or(1);
    let height = rows_i64(state.body_rows());
    let half = (height / 2).max(1);
    match wish.action {
        Action::Down => step_lines(state, times),
        Action::Up => step_lines(state, -times),
        Action::HalfPageDown => step_lines(state, half * times),
        Action::HalfPageUp => step_lines(state, -half * times),
        Action::PageDown => step_lines(state, height * times),
        Action::PageUp => step_lines(state, -height * times),
        Action::NextStatement => step_passages(state, times),
        Action::PreviousStatement => step_passages(state, -times),
        Action::Top => go_to_passage(state, wish.count.unwrap_or(1)),
        Action::Bottom => go_to_passage(state, wish.count.unwrap_or(usize::MAX)),
        Action::NextColumn | Action::PreviousColumn | Action::GoToColumn
            if state.shown_view() == View::Claims =>
        {
            match wish.action {
                Action::NextColumn => grid::move_column(state, times),
                Action::PreviousColumn => grid::move_column(state, -times),
                _ => grid::go_to_column(state, number_of(wish)),
            }
            follow_outlet(state);
        }
        Action::NextTwin | Action::Choose => return go_to_wording(state).then(Vec::new),
        _ => return None,
    }
    Some(Vec::new())
}

/// Moves by lines, on from passage to passage.
fn step_lines(state: &mut State, by: i64) {
    let passages = Passages::of(state);
    let mut spot = passages.clamp(Spot {
        passage: passages.chosen(),
        line: state.linear.line,
    });
    let target = passages.walk(spot, by);
    let is_stuck = target == spot;
    spot = target;
    choose(state, spot);
    say_end(state, is_stuck, by);
}

fn step_passages(state: &mut State, by: i64) {
    let passages = Passages::of(state);
    let (at, last) = (passages.chosen(), passages.count() - 1);
    // Back within a passage is back to its first line.
    let is_inside = by < 0 && state.linear.line > 0;
    let target = rows_i64(at) + by + i64::from(is_inside);
    let target = usize::try_from(target.max(0)).unwrap_or(last).min(last);
    let is_stuck = target == at && !is_inside;
    choose(
        state,
        Spot {
            passage: target,
            line: 0,
        },
    );
    say_end(state, is_stuck, by);
}

fn go_to_passage(state: &mut State, number: usize) {
    if state.shown_view().is_text() {
        let cursor = state.story.cursor;
        state.story.jumps.leave(cursor);
    }
    let last = Passages::of(state).count() - 1;
    let passage = number.saturating_sub(1).min(last);
    choose(state, Spot { passage, line: 0 });
    state.said.clear();
}

fn say_end(state: &mut State, is_stuck: bool, by: i64) {
    match (is_stuck, by < 0) {
        (false, _) => state.said.clear(),
        (true, true) => state.say("first line"),
        (true, false) => state.say("last line"),
    }
}

/// Puts the cursor on a line.
fn choose(state: &mut State, spot: Spot) {
    let view = state.shown_view();
    if spot.passage != Passages::of(state).chosen() {
        if view.is_text() {
            let cursor = state.story.cursor;
            let statement = StatementId(spot.passage);
            go(
                state,
                Place {
                    statement,
                    ..cursor
                },
            );
        } else if view == View::Claims || stops::has_stops(view) {
            perform::step(state, super::Step::To(spot.passage));
        } else {
            state.rows.entry(view).or_default().chosen = spot.passage;
        }
    }
    state.linear.of = subject(state);
    state.linear.line = spot.line;
}

/// Goes to the wording whose line the cursor is on; tells whether there is one that lies elsewhere.
fn go_to_wording(state: &mut State) -> bool {
    let line = state.linear.lines.get(state.linear.chosen);
    let Some(place) = line.and_then(|line| line.wording) else {
        return false;
    };
    if state.shown_view() == View::Claims {
        show_view(state, View::Compare);
    } else if place == state.story.cursor {
        return false;
    }
    jump(state, place);
    state.said.clear();
    true
}

/// Moves to the line of the chosen outlet, in Claims, after another was chosen.
fn follow_outlet(state: &mut State) {
    let passages = Passages::of(state);
    let lines = passages.lines(passages.chosen());
    let column = state.grid.column;
    let is_own = |line: &Line| line.wording.is_some_and(|place| place.column == column);
    let found = lines.iter().position(is_own);
    state.linear.of = subject(state);
    state.linear.line = found.unwrap_or(lines.len() - 1);
}

/// Takes a mouse event: a click puts the cursor on a line, the wheel goes along the passages.
pub(super) fn take_mouse(state: &mut State, mouse: Mouse) {
    match mouse {
        Mouse::Click { y, .. } if state.layout.body.holds(y) => {
            let row = usize::from(y - state.layout.body.start);
            let by = rows_i64(row) - rows_i64(state.linear.chosen);
            if row < state.linear.lines.len() && by != 0 {
                step_lines(state, by);
            }
        }
        Mouse::Wheel { is_up, .. } => step_passages(state, if is_up { -1 } else { 1 }),
        _ => {}
    }
}

fn subject(state: &State) -> Subject {
    let view = state.shown_view();
    let which = match view {
        View::Compare | View::Focus => state.story.cursor.column,
        // Another order, another filter: another list, whatever row of it is chosen.
        View::Claims => state.grid.listing,
        _ => 0,
    };
    Subject {
        view: Some(view),
        which,
        passage: Passages::of(state).chosen(),
    }
}

/// Lays out what is on the screen, so that the cursor's line is among it.
pub(super) fn settle_linear(state: &mut State) {
    let mut linear = std::mem::take(&mut state.linear);
    linear.is_on = true;
    if state.sheet.stops.is_empty() {
        state.sheet.rows.retain(|row| !row.is_empty());
    }
    linear.heading = heading::heading(state);
    linear.arrange(state);
    state.linear = linear;
}

impl Linear {
    fn arrange(&mut self, state: &State) {
        let now = subject(state);
        if self.of != now {
            self.line = 0;
        }
        let passages = Passages::of(state);
        let at = passages.clamp(Spot {
            passage: now.passage,
            line: self.line,
        });
        let is_elsewhere = (self.of.view, self.of.which) != (now.view, now.which);
        self.of = now;
        self.line = at.line;
        let height = state.body_rows();
        self.top = if is_elsewhere {
            // The passage from its start, if the line is then on the page.
            let line = if at.line < height { 0 } else { at.line };
            Spot { line, ..at }
        } else {
            passages.turned(self.top, at, height)
        };
        let spots = passages.spots_from(self.top, height);
        self.chosen = spots.iter().position(|(s, _)| *s == at).unwrap_or(0);
        self.lines = spots.into_iter().map(|(_, line)| line).collect();
    }
}

/// After a message was taken in: puts the terminal's cursor on what is new, the line or the last row.
pub(super) fn place_cursor(state: &mut State) {
    if !state.linear.is_on || matches!(state.mode, Mode::Typing(_)) {
        return;
    }
    let linear = &mut state.linear;
    let now = Heard {
        of: linear.of,
        line: linear.line,
        said: state.said.clone(),
        tour_step: state.tour.step,
    };
    let before = std::mem::replace(&mut linear.heard, now);
    let now = &linear.heard;
    let has_moved = (now.of, now.line) != (before.of, before.line);
    if now.tour_step.is_some() && now.tour_step != before.tour_step {
        linear.cursor = LinearCursor::Tour;
    } else if has_moved || (now.said.is_empty() && !before.said.is_empty()) {
        linear.cursor = LinearCursor::Line;
    } else if !now.said.is_empty() && now.said != before.said {
        linear.cursor = LinearCursor::Message;
    }
}
