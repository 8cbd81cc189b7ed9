//! Key scripts for marks and notes.

use std::sync::Arc;

use super::fixture::{articles, load_again, press, reader};
use super::{Effect, Key, Message, State, update};
use crate::article::Article;
use crate::comparison::compare;
use crate::side::{Edit, Entries, Entry};

pub(super) fn after(keys: &str) -> State {
    let mut state = reader(120, 40, true);
    press(&mut state, keys);
    state
}

/// Types words into the line at the bottom and ends it.
pub(super) fn type_line(state: &mut State, words: &str) -> Vec<Effect> {
    for letter in words.chars() {
        update(state, Message::Key(Key::char(letter)));
    }
    press(state, "Enter")
}

/// A reader with a note on the second statement of the first outlet.
pub(super) fn with_note(words: &str) -> State {
    let mut state = after("j A");
    type_line(&mut state, words);
    state
}

pub(super) fn sheet(state: &State) -> String {
    let rows = state.sheet.rows.iter();
    let row = |r: &Vec<super::Piece>| r.iter().map(|p| p.text.as_str()).collect::<String>();
    rows.map(row).collect::<Vec<_>>().join("\n")
}

/// Bookmarks and notes as `1.2 a*`: column and statement, counted from one.
pub(super) fn annotated(state: &State) -> String {
    let all = state.story.annotated.iter();
    let shown = all.map(|(place, own)| {
        let (letters, notes) = (own.letters_text(), own.notes_text());
        let statement = place.statement.0 + 1;
        format!("{}.{statement} {letters}[{notes}]", place.column + 1)
    });
    shown.collect::<Vec<_>>().join("; ")
}

fn note_in_prompt(state: &State) -> String {
    match &state.mode {
        super::Mode::Typing(prompt) => prompt.input.value().to_owned(),
        super::Mode::Normal => "no prompt".to_owned(),
    }
}

#[test]
fn note_is_written_edited_and_removed() {
    let mut state = with_note("ask them");
    assert_eq!(state.said, "note kept; u undoes");
    assert_eq!(annotated(&state), "1.2 [ask them]");
    press(&mut state, "A");
    assert_eq!(note_in_prompt(&state), "ask them");
    type_line(&mut state, " now");
    assert_eq!(annotated(&state), "1.2 [ask them now]");
    press(&mut state, "A Ctrl-u Enter");
    assert_eq!(
        (annotated(&state), state.said.as_str()),
        (String::new(), "note removed; u undoes")
    );
    press(&mut state, "u");
    assert_eq!(annotated(&state), "1.2 [ask them now]");
    press(&mut state, "u");
    assert_eq!(annotated(&state), "1.2 [ask them]");
    press(&mut state, "Ctrl-r u u");
    assert_eq!(annotated(&state), "");
}

#[test]
fn command_writes_a_note_and_without_words_opens_it() {
    let mut state = after("j :");
    type_line(&mut state, "note  why two figures? ");
    assert_eq!(annotated(&state), "1.2 [why two figures?]");
    press(&mut state, ":");
    type_line(&mut state, "note");
    assert_eq!(note_in_prompt(&state), "why two figures?");
    press(&mut state, "Esc");
    assert_eq!(annotated(&state), "1.2 [why two figures?]");
}

#[test]
fn mark_is_undone_and_moves_with_its_letter() {
    assert_eq!(annotated(&after("j ma")), "1.2 a[]");
    assert_eq!(annotated(&after("j ma j ma")), "1.3 a[]");
    assert_eq!(annotated(&after("j ma j ma u")), "1.2 a[]");
    assert_eq!(annotated(&after("j ma mb")), "1.2 a, b[]");
    assert!(
        after("j ma u")
            .said
            .starts_with("undone: mark a in Morning Post: A burst pipe")
    );
}

#[test]
fn marks_and_notes_hold_when_the_story_is_read_again() {
    let mut state = with_note("ask");
    press(&mut state, "ma r");
    load_again(&mut state);
    assert_eq!(annotated(&state), "1.2 a[ask]");
}

/// Loads the small story with a text of the first outlet changed.
fn load_changed(state: &mut State, change: impl Fn(&str) -> String) {
    let load = state.load;
    let mut all = articles();
    let first = Article::clone(&all[0]);
    let paragraphs: Vec<Vec<String>> = first
        .paragraphs
        .iter()
        .enumerate()
        .map(|(number, _)| {
            let own = first
                .statement_ids()
                .filter(|s| first.statements[s.0].paragraph == number);
            own.map(|s| change(first.statement_text(s))).collect()
        })
        .collect();
    let words: Vec<Vec<&str>> = paragraphs
        .iter()
        .map(|p| p.iter().map(String::as_str).collect())
        .collect();
    let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    all[0] = Arc::new(Article {
        path: first.path.clone(),
        outlet: first.outlet.clone(),
        ..super::fixture::article(&words)
    });
    let paths = all.iter().map(|a| a.path.clone()).collect();
    update(state, Message::Expected { load, paths });
    for (slot, article) in all.iter().cloned().enumerate() {
        update(
            state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    let comparison = Arc::new(compare(all, state.threshold));
    update(state, Message::Compared { load, comparison });
}

#[test]
fn note_follows_a_statement_whose_punctuation_changed() {
    let mut state = with_note("ask");
    press(&mut state, "r");
    load_changed(&mut state, |text| {
        text.replace("pipe flooded", "Pipe — flooded")
    });
    assert_eq!(annotated(&state), "1.2 [ask]");
}

#[test]
fn note_on_a_statement_that_is_gone_is_kept_listed_and_removed() {
    let mut state = with_note("ask");
    press(&mut state, "mq r");
    load_changed(&mut state, |text| text.replace("burst pipe", "broken main"));
    assert_eq!(annotated(&state), "");
    press(&mut state, "'q");
    assert_eq!(
        state.said,
        "the statement with mark q is not there any more"
    );
    press(&mut state, "M");
    let list = sheet(&state);
    assert!(
        list.contains("on what is not there any more; kept until removed"),
        "{list}"
    );
    assert!(list.contains("* ask") && list.contains("mark q"), "{list}");
    press(&mut state, "dd dd");
    assert!(
        !sheet(&state).contains("not there any more"),
        "{}",
        sheet(&state)
    );
    press(&mut state, "u");
    assert!(sheet(&state).contains("not there any more"));
}

#[test]
fn ten_thousand_letters_are_kept_and_more_are_cut_with_a_word() {
    let mut state = after("j A");
    update(&mut state, Message::Paste("x".repeat(10_000)));
    press(&mut state, "Enter");
    assert_eq!(state.said, "note kept; u undoes");
    assert_eq!(annotated(&state).len(), "1.2 []".len() + 10_000);
    press(&mut state, "A");
    update(&mut state, Message::Paste("y".repeat(5)));
    press(&mut state, "Enter");
    assert_eq!(state.said, "note kept, cut after 10000 letters; u undoes");
    for view in ["i", "M", "z"] {
        press(&mut state, view);
    }
}

#[test]
fn note_can_be_written_while_links_are_still_being_found() {
    let mut state = super::fixture::opened(articles(), (120, 40), true);
    press(&mut state, "j ma A");
    type_line(&mut state, "early");
    assert_eq!(annotated(&state), "1.2 a[early]");
    press(&mut state, "u u");
    assert_eq!(annotated(&state), "");
}

#[test]
fn notes_of_two_readers_on_one_statement_both_stay() {
    let one = with_note("from one");
    let two = with_note("from two");
    let mut entries = Entries::default();
    for state in [&one, &two] {
        for entry in state.hand_work[&0].entries.iter() {
            entries.apply(&Edit {
                key: entry.key(),
                entry: Some(entry.clone()),
            });
        }
    }
    let mut state = reader(120, 40, true);
    let load = state.load;
    let notes = Vec::new();
    update(
        &mut state,
        Message::ByHand {
            load,
            entries,
            notes,
        },
    );
    assert_eq!(annotated(&state), "1.2 [from one / from two]");
    press(&mut state, "j A");
    type_line(&mut state, "!");
    assert_eq!(annotated(&state), "1.2 [from one / from two!]");
    press(&mut state, "u");
    assert_eq!(annotated(&state), "1.2 [from one / from two]");
}

#[test]
fn messages_name_the_keys_as_they_are_bound() {
    let own = "undo = \"Alt-u\"\nset-mark = \"`{a-z}\"\nwrite-note = \"W\"";
    let (lines, _) = crate::config::parse_keys(own, "keys.toml");
    let mut state = reader(120, 40, true);
    state.options.keymap = super::Keymap::with(&lines).0;
    press(&mut state, "M");
    let shown = sheet(&state);
    assert!(shown.contains("` and a letter marks"), "{shown}");
    assert!(shown.contains("W writes a note"), "{shown}");
    press(&mut state, "q j W");
    type_line(&mut state, "ask them");
    press(&mut state, "W Ctrl-u Enter");
    assert_eq!(state.said, "note removed; Alt-u undoes");
}

#[test]
fn every_change_is_asked_to_be_kept() {
    let mut state = after("j");
    let effects = press(&mut state, "ma");
    let [Effect::Keep { edits, .. }] = &effects[..] else {
        panic!("nothing is kept: {effects:?}");
    };
    assert!(matches!(
        &edits[0].entry,
        Some(Entry::Bookmark { letter: 'a', .. })
    ));
}
