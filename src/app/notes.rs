//! The list of bookmarks and notes: outlet, statement, letter, what was written.
//!
//! The cursor goes along with the choice, as in the grid of claims, so that writing (`A`) works here and
//! `Enter` has only to close the list. What stands on no statement any more is listed last and kept
//! until it is removed.

use super::annotate::NOTE_SIGN;
use super::by_hand;
use super::motion::go;
use super::sheet::piece;
use super::showing::show_view;
use super::{Action, Place, Sheet, State, Step, Tone, View, stops};
use crate::comparison::Annotation;
use crate::page::Role;
use crate::side::{Entry, Key};

/// Stands before the chosen statement, and before the others.
const CHOSEN_SIGN: &str = "▸ ";
const OTHER_SIGN: &str = "  ";

/// How the help writes "any letter" after a key.
const LETTER_CLASS: &str = "a-z";

/// Makes the list.
pub(super) fn notes_sheet(state: &State, width_cells: usize) -> Sheet {
    let mut sheet = Sheet::new(width_cells, state.options.has_color);
    let chosen = state.rows_of(View::Notes).chosen;
    let annotated = &state.story.annotated;
    let count = annotated.iter().count();
    let gone = gone(state);
    sheet.add(&heading(count), Tone::Strong, 0);
    if count + gone.len() == 0 {
        sheet.gap();
        for line in how_to_write(state) {
            sheet.add(&line, Tone::Faint, 0);
        }
    }
    for (number, (place, own)) in annotated.iter().enumerate() {
        sheet.gap();
        sheet.stops.push(sheet.rows.len());
        add_statement(&mut sheet, state, (place, own), number == chosen);
    }
    if !gone.is_empty() {
        sheet.gap();
        let heading = "on what is not there any more; kept until removed";
        sheet.add(heading, Tone::Strong, 0);
    }
    for (number, entry) in gone.iter().enumerate() {
        sheet.gap();
        sheet.stops.push(sheet.rows.len());
        add_gone(&mut sheet, entry, count + number == chosen);
    }
    sheet
}

/// Shown where nothing was marked or written, with the keys as they are bound.
fn how_to_write(state: &State) -> [String; 2] {
    let with_letter = |action| {
        let key = state.key_anywhere(action);
        let sign = key.strip_suffix(LETTER_CLASS).map(str::to_owned);
        sign.unwrap_or(key)
    };
    let (mark, back) = (with_letter(Action::SetMark), with_letter(Action::GoToMark));
    let write = state.key_anywhere(Action::WriteNote);
    [
        format!(
            "{mark} and a letter marks the statement under the cursor, {back} and the letter comes back to it."
        ),
        format!("{write} writes a note on it. Both are kept with the story."),
    ]
}

fn heading(count: usize) -> String {
    match count {
        0 => "no marks and notes".to_owned(),
        1 => "marks and notes on 1 statement".to_owned(),
        n => format!("marks and notes on {n} statements"),
    }
}

fn sign(is_chosen: bool) -> super::Piece {
    piece(if is_chosen { CHOSEN_SIGN } else { OTHER_SIGN }, Tone::Key)
}

fn add_statement(
    sheet: &mut Sheet,
    state: &State,
    (place, own): (Place, &Annotation),
    is_chosen: bool,
) {
    let Some(column) = state.story.columns.get(place.column) else {
        return;
    };
    let at = format!(
        "statement {} of {}",
        place.statement.0 + 1,
        column.statement_count()
    );
    let mut row = vec![sign(is_chosen), piece(column.name(), Tone::Strong)];
    row.push(piece(&format!("  {at}"), Tone::Faint));
    if !own.letters.is_empty() {
        row.push(piece(&format!("  mark {}", own.letters_text()), Tone::Key));
    }
    sheet.add_row(row);
    let article = column.article.as_ref();
    let text = article.map_or("", |a| a.statement_text(place.statement));
    sheet.add(text, Tone::Text(Role::Body), 2);
    for note in &own.notes {
        sheet.add(&format!("{NOTE_SIGN} {note}"), Tone::Key, 2);
    }
}

fn add_gone(sheet: &mut Sheet, entry: &Entry, is_chosen: bool) {
    let (Entry::Bookmark { statement, .. } | Entry::Note { statement, .. }) = entry else {
        return;
    };
    let mut row = vec![sign(is_chosen), piece(&statement.path, Tone::Strong)];
    if let Entry::Bookmark { letter, .. } = entry {
        row.push(piece(&format!("  mark {letter}"), Tone::Key));
    }
    sheet.add_row(row);
    sheet.add(&statement.text, Tone::Faint, 2);
    if let Entry::Note { text, .. } = entry {
        sheet.add(&format!("{NOTE_SIGN} {text}"), Tone::Key, 2);
    }
}

/// Bookmarks and notes that stand on no statement; none while articles are still being read.
fn gone(state: &State) -> &[Entry] {
    if state.story.is_read() {
        state.story.annotated.gone()
    } else {
        &[]
    }
}

/// Chooses the first statement at or after the cursor, when the list is opened.
pub(super) fn enter(state: &mut State) {
    state.story.jumps.leave(state.story.cursor);
    let cursor = state.story.cursor;
    let at = state.story.annotated.iter().position(|(p, _)| p >= cursor);
    state.sheet = notes_sheet(state, usize::from(state.size.width_cells));
    stops::step(state, Step::To(at.unwrap_or(0)));
}

/// Chooses another statement; the cursor goes along.
pub(super) fn step(state: &mut State, step: Step) {
    stops::step(state, step);
    take_cursor_along(state);
}

/// Chooses what was clicked.
pub(super) fn click(state: &mut State, row: usize) {
    stops::click(state, row);
    take_cursor_along(state);
}

fn take_cursor_along(state: &mut State) {
    if let Some(place) = chosen_place(state) {
        go(state, place);
    }
}

fn chosen_place(state: &State) -> Option<Place> {
    let chosen = state.rows_of(View::Notes).chosen;
    state.story.annotated.iter().nth(chosen).map(|(p, _)| p)
}

/// Goes to the chosen statement.
pub(super) fn choose(state: &mut State) {
    let Some(place) = chosen_place(state) else {
        state.say("nothing to go to");
        return;
    };
    let below = state.under.iter().rev().copied().find(|v| v.is_text());
    show_view(state, below.unwrap_or(View::Compare));
    go(state, place);
}

/// Removes all bookmarks and notes of the chosen statement.
pub(super) fn remove(state: &mut State) {
    let keys: Vec<Key> = if let Some(place) = chosen_place(state) {
        state.story.annotated.keys_at(place).to_vec()
    } else {
        let standing = state.story.annotated.iter().count();
        let chosen = state.rows_of(View::Notes).chosen;
        let number = chosen.checked_sub(standing);
        let entry = number.and_then(|n| gone(state).get(n));
        entry.map(Entry::key).into_iter().collect()
    };
    if keys.is_empty() {
        state.say("nothing to remove");
        return;
    }
    by_hand::replace(state, &keys, None);
    let undo = state.key_of(Action::Undo);
    state.say(format!("removed; {undo} undoes"));
}
