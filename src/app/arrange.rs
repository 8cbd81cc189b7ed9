//! The order of the columns and which of them are hidden, as the reader made it.
//!
//! `Story::columns` stands in the order in which columns are shown: moving a column moves it there, and
//! every place that names a column by its number goes along. A hidden column is still compared, counted
//! and reached: while the cursor is in it, it is on the screen, with "(hidden)" in its head, and goes
//! again when the cursor leaves it. So no jump ever loses the cursor or undoes what the reader hid.
//!
//! What was made is noted by path, so that it holds over a reload and when a story is opened again.

use std::collections::BTreeSet;

use super::motion::go_to_column;
use super::settle::rows_i64;
use super::{Place, State, Story, View, follow};

/// What the reader made of the columns of one story.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Arrangement {
    /// Paths in the order of the columns; empty while nothing was moved.
    pub(super) order: Vec<String>,
    /// Paths of the hidden columns.
    pub(super) hidden: BTreeSet<String>,
}

/// Puts columns that have come into the order that the reader gave them, and hides what was hidden.
///
/// A column that is new keeps its place; the others part the rest of the places among them.
pub(super) fn arrange(state: &mut State) {
    let made = state
        .open_story
        .and_then(|story| state.arrangements.get(&story));
    let Some(made) = made.cloned() else { return };
    for column in &mut state.story.columns {
        column.is_hidden = made.hidden.contains(&column.path);
    }
    let rank = |path: &String| made.order.iter().position(|known| known == path);
    let columns = state.story.columns.iter().enumerate();
    let known: Vec<(usize, usize)> = columns
        .filter_map(|(number, column)| Some((number, rank(&column.path)?)))
        .collect();
    let mut ranked = known.clone();
    ranked.sort_by_key(|(number, rank)| (*rank, *number));
    let mut order: Vec<usize> = (0..state.story.columns.len()).collect();
    for ((place, _), (number, _)) in known.iter().zip(ranked) {
        order[*place] = number;
    }
    permute(state, &order);
}

/// What was made of the columns of the open story, if anything.
pub(super) fn of_open_story(state: &State) -> Option<&Arrangement> {
    state.arrangements.get(&state.open_story?)
}

/// What was made of the columns of the open story, to be changed.
fn made(state: &mut State) -> Option<&mut Arrangement> {
    Some(state.arrangements.entry(state.open_story?).or_default())
}

/// Notes the order of the columns under the open story.
fn note_order(state: &mut State) {
    let columns = state.story.columns.iter();
    let order = columns.map(|c| c.path.clone()).collect();
    if let Some(made) = made(state) {
        made.order = order;
    }
}

/// Notes which columns are hidden under the open story.
fn note_hidden(state: &mut State) {
    let columns = state.story.columns.iter();
    let hidden = columns.filter(|c| c.is_hidden).map(|c| c.path.clone());
    let hidden = hidden.collect();
    if let Some(made) = made(state) {
        made.hidden = hidden;
    }
}

/// Puts the columns into another order, given by their numbers now; all places go along.
fn permute(state: &mut State, order: &[usize]) {
    let new_number = |old: usize| order.iter().position(|n| *n == old).unwrap_or(old);
    let moved = |place: Place| Place {
        column: new_number(place.column),
        ..place
    };
    let story = &mut state.story;
    let mut old: Vec<_> = std::mem::take(&mut story.columns)
        .into_iter()
        .map(Some)
        .collect();
    let taken = order.iter().filter_map(|n| old.get_mut(*n)?.take());
    story.columns = taken.collect();
    story.cursor = moved(story.cursor);
    story.return_to = story.return_to.map(moved);
    story.link_start = story.link_start.map(moved);
    story.jumps.move_places(moved);
    state.grid.column = new_number(state.grid.column);
    state.find.from = moved(state.find.from);
}

/// Moves a column from one number to another; those between make room.
fn move_to(state: &mut State, from: usize, to: usize) {
    let mut order: Vec<usize> = (0..state.story.columns.len()).collect();
    if from < order.len() && to < order.len() {
        let column = order.remove(from);
        order.insert(to, column);
        permute(state, &order);
        note_order(state);
    }
}

/// Moves the column with the cursor (in the grid, the chosen one) past so many others.
pub(super) fn move_column(state: &mut State, by: i64) {
    let is_grid = state.shown_view() == View::Claims;
    let (from, others) = if is_grid {
        (state.grid.column, (0..state.story.columns.len()).collect())
    } else {
        (state.story.cursor.column, state.story.shown_columns())
    };
    let Some(at) = others.iter().position(|column| *column == from) else {
        return;
    };
    let last = rows_i64(others.len()) - 1;
    let target = usize::try_from((rows_i64(at) + by).clamp(0, last)).unwrap_or(0);
    if target == at {
        state.say(if by < 0 {
            "first column"
        } else {
            "last column"
        });
        return;
    }
    let name = state.story.columns[from].name().to_owned();
    move_to(state, from, others[target]);
    follow::follow_cursor(state);
    state.say(format!("{name} is column {} now", target + 1));
}

/// Hides the column with the cursor, which goes to the next one; shows it again where it is hidden.
pub(super) fn toggle_hidden(state: &mut State) {
    let column = state.story.cursor.column;
    let Some(own) = state.story.columns.get(column) else {
        return;
    };
    let name = own.name().to_owned();
    if own.is_hidden {
        show_columns(state, &[column]);
        state.say(format!("{name} is shown again"));
        return;
    }
    let shown = state.story.shown_columns();
    let after = shown.iter().find(|other| **other > column);
    let next = after.or_else(|| shown.iter().rev().find(|other| **other < column));
    let Some(next) = next.copied() else {
        state.say("the last column cannot be hidden");
        return;
    };
    state.story.columns[column].is_hidden = true;
    go_to_column(state, next);
    note_hidden(state);
    follow::follow_cursor(state);
    state.say(format!("{name} is hidden; :show all brings it back"));
}

/// Shows every hidden column again.
pub(super) fn show_all(state: &mut State) {
    let hidden: Vec<usize> = (0..state.story.columns.len())
        .filter(|column| state.story.columns[*column].is_hidden)
        .collect();
    show_columns(state, &hidden);
    state.say(match hidden.len() {
        0 => "no column is hidden".to_owned(),
        1 => "1 column is shown again".to_owned(),
        count => format!("{count} columns are shown again"),
    });
}

/// `show all`, or `show NAME`: the hidden column whose outlet begins with that name, or holds it.
pub(super) fn show_named(state: &mut State, name: &str) {
    if name == "all" {
        show_all(state);
        return;
    }
    let sought = name.to_lowercase();
    let names: Vec<(usize, String)> = hidden_names(&state.story);
    let is_begun = |(_, name): &&(usize, String)| name.to_lowercase().starts_with(&sought);
    let holds = |(_, name): &&(usize, String)| name.to_lowercase().contains(&sought);
    let found = names.iter().find(is_begun).or(names.iter().find(holds));
    match found.filter(|_| !sought.is_empty()) {
        Some((column, name)) => {
            show_columns(state, &[*column]);
            go_to_column(state, *column);
            state.say(format!("{name} is shown again"));
        }
        None if names.is_empty() => state.say("no column is hidden"),
        None => {
            let names: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
            state.say(format!("show takes all, or one of {}", names.join(", ")));
        }
    }
}

/// The hidden columns with their names.
fn hidden_names(story: &Story) -> Vec<(usize, String)> {
    let columns = story.columns.iter().enumerate();
    let hidden = columns.filter(|(_, column)| column.is_hidden);
    hidden
        .map(|(n, column)| (n, column.name().to_owned()))
        .collect()
}

fn show_columns(state: &mut State, columns: &[usize]) {
    for column in columns {
        state.story.columns[*column].is_hidden = false;
    }
    note_hidden(state);
    follow::follow_cursor(state);
}

/// Puts one column right after another, both shown, so that they stand side by side.
pub(super) fn bring_beside(state: &mut State, one: usize, other: usize) {
    show_columns(state, &[one, other]);
    let shown = state.story.shown_columns();
    let place = |column| shown.iter().position(|c| *c == column);
    let are_beside = match (place(one), place(other)) {
        (Some(a), Some(b)) => a.abs_diff(b) == 1,
        _ => false,
    };
    state.story.first_column = one.min(other);
    if !are_beside {
        // Taken out before its new neighbour, a column moves that one up by one.
        let to = if other < one { one } else { one + 1 };
        move_to(state, other, to);
        state.story.first_column = to - 1;
    }
}
