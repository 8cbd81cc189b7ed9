//! Bookmarks and notes: letters to come back by, and words of the reader about a statement.
//!
//! Both are entries of the side file, named by the words of their statement, so they hold when the text
//! is read again or has changed, and undo covers them. Which statements they stand on now is worked out
//! here whenever entries, texts or the order of the columns have changed ([`settle_annotations`]); links
//! need not be there for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::by_hand;
use super::motion::jump;
use super::{Action, Mode, Place, Prompt, PromptKind, Sheet, State, Tone, View};
use crate::article::{ArticleId, clean_line};
use crate::claims::StatementRef;
use crate::comparison::{Annotation, Wording, locate, wording};
use crate::side::{Entry, Key};

/// Letters of a note that are kept: what is longer was pasted by mistake.
const MAX_NOTE_CHARS: usize = 10_000;

/// Stands in the gutter, and before the words of a note.
pub(super) const NOTE_SIGN: &str = "*";

/// Bookmarks and notes of the open story, by place, and what they were worked out from.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Annotated {
    by_place: BTreeMap<Place, Annotation>,
    /// What the entries on a statement are about.
    keys: BTreeMap<Place, Vec<Key>>,
    /// Entries that stand on no statement.
    gone: Vec<Entry>,
    made_from: Option<Origin>,
}

/// How often entries have changed, and which columns are read, in their order.
type Origin = (u64, Vec<(usize, bool)>, bool);

impl Annotated {
    /// What the reader has put on a statement.
    pub fn at(&self, place: Place) -> Option<&Annotation> {
        self.by_place.get(&place)
    }

    /// All of them, in the order of the columns.
    pub fn iter(&self) -> impl Iterator<Item = (Place, &Annotation)> {
        self.by_place.iter().map(|(place, own)| (*place, own))
    }

    /// What the entries on a statement are about.
    pub(super) fn keys_at(&self, place: Place) -> &[Key] {
        self.keys.get(&place).map_or(&[], Vec::as_slice)
    }

    /// Bookmarks and notes that stand on no statement.
    pub(super) fn gone(&self) -> &[Entry] {
        &self.gone
    }

    /// Puts an entry where it belongs.
    fn add(&mut self, place: Option<Place>, entry: &Entry) {
        let Some(place) = place else {
            self.gone.push(entry.clone());
            return;
        };
        let own = self.by_place.entry(place).or_default();
        match entry {
            Entry::Bookmark { letter, .. } => own.letters.push(*letter),
            Entry::Note { text, .. } => own.notes.push(text.clone()),
            _ => {}
        }
        self.keys.entry(place).or_default().push(entry.key());
    }

    /// The statement with a letter.
    pub fn place_of(&self, letter: char) -> Option<Place> {
        let mut all = self.iter();
        let found = all.find(|(_, own)| own.letters.contains(&letter));
        found.map(|(place, _)| place)
    }

    /// The signs for the gutter, at most two cells: `"a*"`; the first letter of several.
    pub fn signs(&self, place: Place) -> String {
        let Some(own) = self.at(place) else {
            return String::new();
        };
        let letter = own.letters.first().map(char::to_string);
        let note = (!own.notes.is_empty()).then(|| NOTE_SIGN.to_owned());
        letter.into_iter().chain(note).collect()
    }
}

/// Works out which statements bookmarks and notes stand on, where anything of that has changed.
pub(super) fn settle_annotations(state: &mut State) {
    let revision = by_hand::of_open_story(state).map_or(0, |work| work.revision);
    let columns = state.story.columns.iter();
    let columns = columns.map(|c| (c.slot, c.article.is_some())).collect();
    let origin = (revision, columns, state.story.comparison.is_some());
    if state.story.annotated.made_from.as_ref() == Some(&origin) {
        return;
    }
    let (numbers, articles) = state.story.read_articles();
    let mut annotated = Annotated {
        made_from: Some(origin),
        ..Annotated::default()
    };
    let entries = by_hand::of_open_story(state).into_iter();
    for entry in entries.flat_map(|work| work.entries.iter()) {
        let (Entry::Bookmark { statement, .. } | Entry::Note { statement, .. }) = entry else {
            continue;
        };
        let place = locate(&articles, statement).map(|found| Place {
            column: numbers[found.article.0],
            statement: found.statement,
        });
        annotated.add(place, entry);
    }
    state.story.annotated = annotated;
    tell_comparison(state);
}

/// Gives the comparison the annotations of its articles, for reports.
fn tell_comparison(state: &mut State) {
    let story = &mut state.story;
    let Some(mut comparison) = story.comparison.take() else {
        return;
    };
    let all = story.annotated.by_place.iter();
    let found = all.filter_map(|(place, own)| Some((story.reference(*place)?, own.clone())));
    let found = found.collect();
    if comparison.annotations != found {
        Arc::make_mut(&mut comparison).annotations = found;
    }
    story.comparison = Some(comparison);
}

/// The words of a statement, as entries name it.
fn wording_at(state: &State, place: Place) -> Option<Wording> {
    let article = state.story.columns.get(place.column)?.article.clone()?;
    let statement = StatementRef {
        article: ArticleId(0),
        statement: place.statement,
    };
    wording(&[article], statement)
}

/// Gives the statement under the cursor a letter.
pub(super) fn set_bookmark(state: &mut State, letter: Option<char>) {
    let statement = wording_at(state, state.story.cursor);
    let (Some(letter), Some(statement)) = (letter, statement) else {
        state.say("nothing to mark");
        return;
    };
    by_hand::set(state, Entry::Bookmark { statement, letter });
    state.say(format!("mark {letter} set"));
}

/// Goes to the statement with a letter.
pub(super) fn go_to_bookmark(state: &mut State, letter: Option<char>) {
    let Some(letter) = letter else { return };
    settle_annotations(state);
    if let Some(place) = state.story.annotated.place_of(letter) {
        jump(state, place);
        state.say(format!("mark {letter}"));
        return;
    }
    let work = by_hand::of_open_story(state);
    let is_gone = work.is_some_and(|work| work.entries.get(&Key::Bookmark(letter)).is_some());
    state.say(if is_gone {
        format!("the statement with mark {letter} is not there any more")
    } else {
        format!("no mark {letter}")
    });
}

/// Opens a line for a note on the statement under the cursor, with what is written there already.
pub(super) fn start_note(state: &mut State) {
    let cursor = state.story.cursor;
    if wording_at(state, cursor).is_none() {
        state.say("no statement to write about");
        return;
    }
    settle_annotations(state);
    let typed = state.story.annotated.at(cursor).map(Annotation::notes_text);
    state.said.clear();
    state.mode = Mode::Typing(Prompt::with(PromptKind::Note, typed.unwrap_or_default()));
}

/// Runs `note` of the command line: with words they are the note, without it is opened.
pub(super) fn run_note(state: &mut State, typed: &str) {
    if typed.trim().is_empty() {
        start_note(state);
    } else {
        write_note(state, typed);
    }
}

/// Puts a note on the statement under the cursor in place of those there; an empty one removes them.
pub(super) fn write_note(state: &mut State, typed: &str) {
    let Some(statement) = wording_at(state, state.story.cursor) else {
        state.say("no statement to write about");
        return;
    };
    let cleaned = clean_line(typed);
    let text: String = cleaned.trim().chars().take(MAX_NOTE_CHARS).collect();
    let is_cut = cleaned.trim().chars().nth(MAX_NOTE_CHARS).is_some();
    settle_annotations(state);
    let own = state.story.annotated.keys_at(state.story.cursor).iter();
    let old = own.filter(|key| matches!(key, Key::Note(..))).cloned();
    let old: Vec<Key> = old.collect();
    let undo = state.key_of(Action::Undo);
    if text.is_empty() {
        state.say(if old.is_empty() {
            "no note here".to_owned()
        } else {
            format!("note removed; {undo} undoes")
        });
        by_hand::replace(state, &old, None);
        return;
    }
    by_hand::replace(state, &old, Some(Entry::Note { statement, text }));
    state.say(if is_cut {
        format!("note kept, cut after {MAX_NOTE_CHARS} letters; {undo} undoes")
    } else {
        format!("note kept; {undo} undoes")
    });
}

/// Adds what the reader has put on a statement to a sheet, moved in.
pub(super) fn add_annotation(sheet: &mut Sheet, state: &State, at: StatementRef, indent: usize) {
    let place = state.story.place(at);
    let Some(own) = place.and_then(|place| state.story.annotated.at(place)) else {
        return;
    };
    if !own.letters.is_empty() {
        let letters = format!("mark {}", own.letters_text());
        sheet.add(&letters, Tone::Key, indent);
    }
    for note in &own.notes {
        sheet.add(&format!("{NOTE_SIGN} {note}"), Tone::Key, indent);
    }
}

/// What the reader has put on the statement under the cursor, in one line for the last row.
pub fn annotation_words(state: &State) -> Option<String> {
    let is_shown = state.shown_view().is_text() || state.shown_view() == View::Claims;
    let own = state.story.annotated.at(state.story.cursor);
    let own = own.filter(|_| is_shown)?;
    let letters = (!own.letters.is_empty()).then(|| format!("mark {}", own.letters_text()));
    let notes = (!own.notes.is_empty()).then(|| format!("{NOTE_SIGN} {}", own.notes_text()));
    let parts: Vec<String> = letters.into_iter().chain(notes).collect();
    Some(parts.join("  "))
}
