//! The tour: ten things to try on the sample story, each waited for until it is done.
//!
//! ```text
//!  ferry-fire  6 articles · 25 shared · 8 differ                                     story line
//!  Some statements differ in a detail. ]d goes to the next one that does.            the tour
//!  Tour, step 2 of 10.  Ctrl-n skips it  Esc leaves the tour
//!  ▸1 The Ansgar Gazette  2024-03-07      │ 2 The Capital Standard                   header
//! ```
//!
//! Every step names the reader's own keys, and looks at the state, not at the keys: whoever gets there
//! another way has done it too. Whatever else is pressed works as it always does. Nothing of a tour is
//! written to a file: `update` drops such effects while the program runs for one, also after the tour
//! was left.

mod steps;
#[cfg(test)]
mod tests;

use super::sheet::piece;
use super::{
    Action, Effect, Key, KeyCode, Layout, LinearCursor, Mode, Occasion, Piece, Place, State, Tone,
    View,
};
use crate::page::{Lit, Role, runs_of_row, wrap};
use crate::text::Span;
use steps::{END, STEPS, Step};

/// With Ctrl: goes on to the next step, whether this one is done or not. Free in every view but Find.
const NEXT_KEY: char = 'n';
/// Fewer rows than this are left to the text, however much the tour has to say.
const MIN_BODY_ROWS: u16 = 3;

/// Where the reader is in the tour.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Tour {
    /// Number of the step, from zero; none where there is no tour. One past the last, all are done.
    pub step: Option<usize>,
    /// What it asks for, wrapped, and how far the tour is.
    pub rows: Vec<Vec<Piece>>,
    /// Where the cursor was when the step began, and the threshold.
    from: Place,
    from_threshold: f64,
}

impl Tour {
    /// The rows as plain text.
    pub fn lines(&self) -> Vec<String> {
        let row = |row: &Vec<Piece>| row.iter().map(|p| p.text.as_str()).collect();
        self.rows.iter().map(row).collect()
    }
}

/// Begins the tour.
pub(super) fn begin(state: &mut State) {
    go_to_step(state, 0);
}

fn go_to_step(state: &mut State, step: usize) {
    state.tour = Tour {
        step: (step <= STEPS.len()).then_some(step),
        from: state.story.cursor,
        from_threshold: state.threshold,
        rows: Vec::new(),
    };
}

/// Takes the two keys that are the tour's own; tells whether it did. What is typed stays typed.
pub(super) fn take_key(state: &mut State, key: Key) -> bool {
    let Some(step) = state.tour.step else {
        return false;
    };
    if state.linear.cursor == LinearCursor::Tour {
        state.linear.cursor = LinearCursor::Line;
    }
    let is_typed_into = matches!(state.mode, Mode::Typing(_)) || state.shown_view() == View::Find;
    if is_typed_into || !state.pending.is_empty() {
        return false;
    }
    if key
        == (Key {
            ctrl: true,
            ..Key::char(NEXT_KEY)
        })
    {
        go_to_step(state, step + 1);
    } else if key == Key::plain(KeyCode::Esc) {
        state.tour = Tour::default();
        state.say("the tour is left; the sample stays open");
    } else {
        return false;
    }
    true
}

/// Goes on where what the step asks for is done; tells whether it was.
pub(super) fn advance(state: &mut State) -> bool {
    let Some(step) = state.tour.step else {
        return false;
    };
    let is_done = STEPS.get(step).is_some_and(|s| (s.is_done)(state));
    if is_done {
        go_to_step(state, step + 1);
    }
    is_done
}

/// Tells whether an effect would leave something behind in the reader's files, unasked.
pub(super) fn is_allowed(state: &State, effect: &Effect) -> bool {
    state.options.occasion != Occasion::Tour
        || !matches!(effect, Effect::Keep { .. } | Effect::KeepSession { .. })
}

/// Wraps what the step asks for, and makes room for it above the text.
pub(super) fn place(state: &mut State, layout: &mut Layout) {
    state.tour.rows = rows(state);
    let wanted = u16::try_from(state.tour.rows.len()).unwrap_or(u16::MAX);
    let room = layout.body.length.saturating_sub(MIN_BODY_ROWS);
    let taken = wanted.min(room);
    // Above the headers, or above the lines where there are none.
    layout.tour.start = if layout.header.length > 0 {
        layout.header.start
    } else {
        layout.body.start - u16::from(layout.has_rule)
    };
    layout.tour.length = taken;
    layout.header.start += taken;
    layout.body.start += taken;
    layout.body.length -= taken;
}

fn rows(state: &State) -> Vec<Vec<Piece>> {
    let Some(step) = state.tour.step else {
        return Vec::new();
    };
    let width = usize::from(state.size.width_cells).saturating_sub(2);
    let count = STEPS.len();
    let (text, hint) = match STEPS.get(step) {
        Some(asked) => {
            let leave = if state.shown_view() == View::Find {
                "{close-find} closes Find"
            } else {
                "Ctrl-n skips it  Esc leaves the tour"
            };
            let hint = format!("Tour, step {} of {count}.  {leave}", step + 1);
            let text = asked.in_lines.filter(|_| state.linear.is_on);
            let text = text.unwrap_or(asked.text);
            (format!("{}{text}", way_back(state, asked)), hint)
        }
        None => (
            END.to_owned(),
            "The tour is over.  Esc closes this".to_owned(),
        ),
    };
    let mut rows = keyed_rows(state, &text, width);
    rows.extend(keyed_rows(state, &hint, width));
    rows
}

/// How to get where the key of a step means something, if the reader is elsewhere.
fn way_back(state: &State, step: &Step) -> &'static str {
    let view = state.shown_view();
    let is_at_hand = step.action.info().views.contains(&view);
    match view {
        _ if is_at_hand => "",
        View::Find => "{close-find} closes Find. ",
        _ => "{close} closes this view. ",
    }
}

/// Text with the reader's keys in place of `{action}`, wrapped, each key in a tone of its own.
fn keyed_rows(state: &State, text: &str, width_cells: usize) -> Vec<Vec<Piece>> {
    let (text, keys) = with_keys(state, text);
    let lit: Vec<Lit> = keys
        .into_iter()
        .map(|span| Lit {
            span,
            role: Role::Hit,
        })
        .collect();
    let rows = wrap(&text, Span::new(0, text.len()), width_cells.max(1), &[]);
    let row = |row: Span| {
        let runs = runs_of_row(row, &lit, Role::Body).into_iter();
        let tone = |role| match role {
            Role::Hit => Tone::Key,
            _ => Tone::Strong,
        };
        runs.map(|run| piece(run.span.of(&text), tone(run.role)))
            .collect()
    };
    rows.into_iter().map(row).collect()
}

/// `"{next-difference} goes on"` -> `"]d goes on"`, and where the key stands in it.
fn with_keys(state: &State, text: &str) -> (String, Vec<Span>) {
    let mut told = String::new();
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        told.push_str(before);
        let start = told.len();
        told.push_str(&key_of(state, name));
        keys.push(Span::new(start, told.len()));
        rest = after;
    }
    told.push_str(rest);
    (told, keys)
}

/// The first key of an action; what to type on the command line where it has none.
fn key_of(state: &State, name: &str) -> String {
    let action = Action::named(name);
    let keys = action.map(|action| state.options.keymap.keys_of(action));
    let first = keys.and_then(|keys| keys.into_iter().next());
    first.unwrap_or_else(|| format!(":{name}"))
}
