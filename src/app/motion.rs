//! Moving the cursor: by statement, by screen, by column, along what the outlets share.

use super::follow::{follow_cursor, scroll_inside};
use super::settle::{rows_i64, set_cursor};
use super::{Place, State, Step, View};
use crate::article::StatementId;
use crate::page::{Mark, Says, says_of};

/// Moves the cursor within its column.
pub(super) fn move_cursor(state: &mut State, step: Step) {
    if let Step::By(by) = step
        && scroll_inside(state, by.signum())
    {
        return;
    }
    let cursor = state.story.cursor;
    let count = state
        .story
        .focus()
        .map_or(0, super::Column::statement_count);
    let statement = match step {
        Step::HalfScreens(halves) => statement_by_screen(state, halves),
        _ => StatementId(step.apply(cursor.statement.0, count, 1)),
    };
    if matches!(step, Step::To(_) | Step::ToLast) {
        state.story.jumps.leave(cursor);
    }
    go(
        state,
        Place {
            statement,
            ..cursor
        },
    );
    say_where(
        state,
        matches!(step, Step::By(_)) && state.story.cursor == cursor,
    );
}

/// The statement so many half screens from the cursor; always another one, if there is one.
fn statement_by_screen(state: &mut State, halves: i64) -> StatementId {
    let half = rows_i64(state.body_rows() / 2).max(1);
    let at = state.story.cursor.statement;
    let Some(column) = state.story.columns.get_mut(state.story.cursor.column) else {
        return at;
    };
    let target = rows_i64(column.page.first_row(at)) + half.saturating_mul(halves);
    column.top = (column.top + half.saturating_mul(halves)).max(0);
    let found = column.page.statement_at(target).unwrap_or(at);
    let last = column.statement_count().saturating_sub(1);
    match found.0.cmp(&at.0) {
        std::cmp::Ordering::Equal if halves > 0 => StatementId((at.0 + 1).min(last)),
        std::cmp::Ordering::Equal => StatementId(at.0.saturating_sub(1)),
        _ => found,
    }
}

/// Puts the cursor on a place and scrolls to it.
pub(super) fn go(state: &mut State, place: Place) {
    set_cursor(state, place);
    follow_cursor(state);
}

/// Goes to a place that lies elsewhere: `back` returns from it.
pub(super) fn jump(state: &mut State, place: Place) {
    let from = state.story.cursor;
    if place != from {
        state.story.jumps.leave(from);
    }
    go(state, place);
}

/// Moves to another column: onto the twin if there is one, else to the same row of the screen.
pub(super) fn move_column(state: &mut State, by: i64) {
    let shown = state.story.shown_columns();
    let from = shown.iter().position(|c| *c == state.story.cursor.column);
    let Some(from) = from else { return };
    let to = (rows_i64(from) + by).rem_euclid(rows_i64(shown.len()));
    go_to_column(state, shown[usize::try_from(to).unwrap_or(0)]);
}

/// Moves to the column that carries this number; hidden ones carry none.
pub(super) fn go_to_number(state: &mut State, number: usize) {
    if let Some(column) = state.story.column_numbered(number) {
        go_to_column(state, column);
        return;
    }
    let shown = state.story.columns.iter().filter(|c| !c.is_hidden).count();
    state.say(format!("there are only {shown} columns"));
}

/// Moves to a column.
pub(super) fn go_to_column(state: &mut State, column: usize) {
    let cursor = state.story.cursor;
    if column >= state.story.columns.len() || column == cursor.column {
        return;
    }
    let twin = state.story.twin_in(column).filter(|_| state.is_locked);
    let statement = twin.or_else(|| level_statement(state, column));
    let last = state.story.columns[column].last;
    let statement = statement.unwrap_or(last);
    go(state, Place { column, statement });
    let name = state.story.columns[column].name().to_owned();
    state.say(name);
}

/// The statement of a column on the row of the screen where the cursor's begins.
fn level_statement(state: &State, column: usize) -> Option<StatementId> {
    let own = state.story.focus()?;
    let row = rows_i64(own.page.first_row(state.story.cursor.statement)) - own.top;
    state
        .layout
        .place_of(column)
        .filter(|_| state.shown_view() == View::Compare)?;
    let other = &state.story.columns[column];
    other.page.statement_at(other.top + row)
}

/// Goes to the twin in the next outlet, in column order and round again.
pub(super) fn next_twin(state: &mut State) {
    if !has_comparison(state) {
        return;
    }
    let count = state.story.columns.len();
    let here = state.story.cursor.column;
    let mut others = (1..count).map(|by| (here + by) % count);
    let found = others.find_map(|column| {
        let statement = state.story.twin_in(column)?;
        Some(Place { column, statement })
    });
    match found {
        Some(place) => {
            let from = state.story.columns[here].name().to_owned();
            jump(state, place);
            let to = state.story.columns[place.column].name().to_owned();
            state.say(format!("twin in {to}, from {from}"));
        }
        None => state.say("no twin in another outlet"),
    }
}

/// What `]` and `[` look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sought {
    Link,
    Difference,
    Single,
    Omission,
}

impl Sought {
    fn word(self) -> &'static str {
        match self {
            Sought::Link => "statement with a twin",
            Sought::Difference => "statement on which outlets differ",
            Sought::Single => "statement that only this outlet makes",
            Sought::Omission => "shared statement that an outlet leaves out",
        }
    }

    fn is_met(self, state: &State, place: Place) -> bool {
        let column = state.story.columns.get(place.column);
        let mark = column.map_or(Mark::Blank, |c| c.mark(place.statement));
        match (self, mark) {
            (Sought::Link, Mark::Same(_) | Mark::Differs(_))
            | (Sought::Difference, Mark::Differs(_))
            | (Sought::Single, Mark::Single) => true,
            (Sought::Omission, Mark::Same(_) | Mark::Differs(_)) => is_left_out(state, place),
            _ => false,
        }
    }
}

/// Goes to the next (or, below zero, previous) statement of the column that is sought.
pub(super) fn seek(state: &mut State, sought: Sought, by: i64) {
    if !has_comparison(state) {
        return;
    }
    let place = (0..by.abs()).try_fold(state.story.cursor, |from, _| {
        seek_once(state, sought, from, by > 0)
    });
    if let Some(place) = place {
        jump(state, place);
        say_where(state, false);
    } else {
        let way = if by > 0 { "further on" } else { "before this" };
        state.say(format!("no {} {way}", sought.word()));
    }
}

fn seek_once(state: &State, sought: Sought, from: Place, is_forward: bool) -> Option<Place> {
    let count = state.story.columns.get(from.column)?.statement_count();
    let place = |s: usize| Place {
        statement: StatementId(s),
        ..from
    };
    let is_met = |p: &Place| sought.is_met(state, *p);
    if is_forward {
        (from.statement.0 + 1..count).map(place).find(is_met)
    } else {
        (0..from.statement.0).rev().map(place).find(is_met)
    }
}

/// Tells whether some outlet is silent on a statement.
fn is_left_out(state: &State, place: Place) -> bool {
    let story = &state.story;
    let (Some(comparison), Some(statement)) = (&story.comparison, story.reference(place)) else {
        return false;
    };
    let said = says_of(comparison, &story.index, statement);
    said.iter().any(|o| o.says == Says::Silent)
}

/// Said where links are asked for before they are there.
pub(super) const STILL_LINKING: &str = "links are still being found";

/// Tells whether links are there; says so if not.
pub(super) fn has_comparison(state: &mut State) -> bool {
    let is_there = state.story.comparison.is_some();
    if !is_there {
        state.say(STILL_LINKING);
    }
    is_there
}

/// Clears the last word, or says that the cursor is at an end.
fn say_where(state: &mut State, is_stuck: bool) {
    if is_stuck {
        let at_start = state.story.cursor.statement.0 == 0;
        state.say(if at_start {
            "first statement"
        } else {
            "last statement"
        });
    } else {
        state.said.clear();
    }
}
