//! What the tour asks for, in order: each step an instruction that names its key, and when it is done.

use super::super::{Action, State, View};
use crate::page::Mark;

/// One thing to try.
pub(super) struct Step {
    /// What to do; `{action}` stands for the reader's key.
    pub(super) text: &'static str,
    /// The same for plain lines, where it is another.
    pub(super) in_lines: Option<&'static str>,
    /// The action that it is about.
    pub(super) action: Action,
    /// Tells whether the reader has done it.
    pub(super) is_done: fn(&State) -> bool,
}

/// Letters that a query has when it is worth a result.
const MIN_QUERY_LETTERS: usize = 4;

/// The steps.
pub(super) const STEPS: [Step; 10] = [
    Step {
        text: "One story, a column for each outlet that told it. =3 says that three outlets say it, +1 that \
               only this one does. {down} goes to the next statement: press it twice.",
        in_lines: Some(
            "One story, one outlet's article, statement by statement: each with its text, a line for what each \
             other outlet says to it, and who is silent. {down} goes to the next line, {next-statement} to the \
             next statement: press it twice.",
        ),
        action: Action::Down,
        is_done: |state| {
            let cursor = state.story.cursor;
            cursor.statement.0 >= state.tour.from.statement.0 + 2
                || cursor.column != state.tour.from.column
        },
    },
    Step {
        text: "What other outlets say to it, its twins, comes level. ≠ says that they differ in a detail, \
               which is underlined on both sides. {next-difference} goes to the next such statement.",
        in_lines: Some(
            "Where outlets differ in a detail, the first line says in which. {next-difference} goes to the next \
             such statement.",
        ),
        action: Action::NextDifference,
        is_done: |state| {
            let story = &state.story;
            let mark = story.focus().map(|c| c.mark(story.cursor.statement));
            story.cursor != state.tour.from && matches!(mark, Some(Mark::Differs(_)))
        },
    },
    Step {
        text: "{next-twin} goes to the twin in the next outlet, and again to the one after that; \
               {back} goes back.",
        in_lines: Some(
            "What another outlet says to it is its twin. {next-twin} goes to the twin in the next outlet, and on \
             a twin's line to that one; {back} goes back.",
        ),
        action: Action::NextTwin,
        is_done: |state| state.story.cursor.column != state.tour.from.column,
    },
    Step {
        text: "{open-why} shows why they are taken for one claim: all wordings, what differs, the \
               evidence, and what comes nearest where an outlet is silent.",
        in_lines: None,
        action: Action::OpenWhy,
        is_done: |state| state.shown_view() == View::Why,
    },
    Step {
        text: "{close} closes any view. In the last one it leaves the program.",
        in_lines: None,
        action: Action::Close,
        is_done: |state| state.shown_view().is_text(),
    },
    Step {
        text: "{open-find} finds statements by any of their words. Typing errors are forgiven: try captian. \
               What others say to a hit, in other words, stands beside it.",
        in_lines: Some(
            "{open-find} finds statements by any of their words. Typing errors are forgiven: try captian. The \
             first row counts the results.",
        ),
        action: Action::OpenFind,
        is_done: |state| {
            let letters = state.find.input.value().chars().count();
            state.shown_view() == View::Find
                && letters >= MIN_QUERY_LETTERS
                && !state.find.is_searching()
                && !state.find.found.rows.is_empty()
        },
    },
    Step {
        text: "{next-result} chooses another result, {go-to-result} goes there: its words are lit, its twins \
               level.",
        in_lines: Some(
            "{next-result} goes to the next result and reads it, {go-to-result} goes to where it stands.",
        ),
        action: Action::GoToResult,
        is_done: |state| state.find.is_landed && state.shown_view().is_text(),
    },
    Step {
        text: "{open-claims} lists what the outlets say, claim by claim: who says the same, a part of it, \
               something else, nothing.",
        in_lines: None,
        action: Action::OpenClaims,
        is_done: |state| state.shown_view() == View::Claims,
    },
    Step {
        text: "{only-omissions} keeps the claims that one outlet leaves out; {next-column} chooses another \
               outlet.",
        in_lines: None,
        action: Action::OnlyOmissions,
        is_done: |state| state.grid.filter.is_left_out,
    },
    Step {
        text: "Links have scores, and weak ones are hidden. {lower-threshold} shows more of them, \
               {raise-threshold} only surer ones; {reset-threshold} as before.",
        in_lines: None,
        action: Action::LowerThreshold,
        is_done: |state| (state.threshold - state.tour.from_threshold).abs() > f64::EPSILON,
    },
];

/// Where to go from here.
pub(super) const END: &str = "That is most of it. {open-help} lists the keys of every view, {copy-statement} copies \
     a statement with its source, {export} writes a report, {quit} quits. Your own story: abreast a.txt b.txt, \
     a folder, or addresses.";
