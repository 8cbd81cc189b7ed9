//! Key scripts for blocks and names set by hand, with loads answered as the worker does.

use std::sync::Arc;

use super::fixture::{expecting, press};
use super::{Effect, LoadId, Message, State, View, update};
use crate::article::{Source, read_amended};
use crate::comparison::compare;
use crate::side::{ByHand, Edit, Entry};

const COURIER: &str = "Fire guts the old paper mill\n\n\
    At least 14 people were hurt when fire swept through the old paper mill on Tuesday night.\n\n\
    Share this story\n\n\
    Nobody had worked at the mill since spring, a watchman said on Wednesday morning.\n\n\
    Sign up for our newsletter\n";
const GAZETTE: &str = "Nineteen hurt in mill blaze\n\n\
    At least 19 people were hurt when fire swept through the old paper mill on Tuesday night.\n\n\
    The town council will meet on Friday to talk about what is to become of the ruin.\n";

/// Answers a load as the worker does.
fn answer(state: &mut State, load: LoadId, edits: &[Edit]) {
    let mut by_hand = ByHand::default();
    for edit in edits {
        by_hand.entries.apply(edit);
    }
    let named = [("courier.txt", COURIER), ("gazette.txt", GAZETTE)];
    let paths = named.iter().map(|(path, _)| (*path).to_owned()).collect();
    update(state, Message::Expected { load, paths });
    let (entries, notes) = (by_hand.entries.clone(), Vec::new());
    update(
        state,
        Message::ByHand {
            load,
            entries,
            notes,
        },
    );
    let mut articles = Vec::new();
    for (slot, (path, text)) in named.into_iter().enumerate() {
        let amendments = by_hand.amendments(path, None);
        let article = Arc::new(read_amended(&Source::new(path, text), &amendments));
        articles.push(Arc::clone(&article));
        update(
            state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    let comparison = Arc::new(compare(articles, state.threshold));
    update(state, Message::Compared { load, comparison });
}

fn answer_all(state: &mut State, effects: &[Effect]) {
    for effect in effects {
        if let Effect::Load { load, edits, .. } = effect {
            answer(state, *load, edits);
        }
    }
}

/// A reader with the story open.
fn reader() -> State {
    let (mut state, load) = expecting(Vec::new(), (100, 30), true);
    answer(&mut state, load, &[]);
    state
}

/// Presses keys one by one, each load answered before the next; `Space` types a blank in a command.
fn type_keys(state: &mut State, keys: &str) {
    for key in keys.split(' ') {
        let effects = press(state, key);
        answer_all(state, &effects);
    }
}

/// Types a command.
fn command(state: &mut State, line: &str) {
    press(state, ":");
    for letter in line.chars() {
        update(state, Message::Key(super::Key::char(letter)));
    }
    let effects = press(state, "Enter");
    answer_all(state, &effects);
}

fn sheet(state: &State) -> String {
    let rows = state.sheet.rows.iter();
    let row = |r: &Vec<super::Piece>| r.iter().map(|p| p.text.as_str()).collect::<String>();
    rows.map(row).collect::<Vec<_>>().join("\n")
}

fn text(state: &State, column: usize) -> &str {
    let article = state.story.columns[column].article.as_ref();
    article.map_or("", |a| &a.text)
}

#[test]
fn blocks_are_chosen_and_the_chosen_one_is_put_back() {
    let mut state = reader();
    type_keys(&mut state, "R");
    assert!(
        sheet(&state).contains("▸ share prompt\n  Share this story"),
        "{}",
        sheet(&state)
    );
    type_keys(&mut state, "j");
    assert!(
        sheet(&state).contains("\n  share prompt"),
        "{}",
        sheet(&state)
    );
    assert!(sheet(&state).contains("\n▸ "), "{}", sheet(&state));
    type_keys(&mut state, "k p");
    assert_eq!(
        state.said,
        "put back in courier: Share this story; u undoes"
    );
    assert!(text(&state, 0).contains("Share this story"));
    assert!(
        sheet(&state).contains("  put back by you\n  Share this story"),
        "{}",
        sheet(&state)
    );
    assert_eq!(state.view, View::Removed, "the list stays open");
}

#[test]
fn block_put_back_goes_again_by_the_same_key_or_undo() {
    for keys in ["R p j p", "R Enter u", "R p u Ctrl-r u"] {
        let mut state = reader();
        type_keys(&mut state, keys);
        assert!(!text(&state, 0).contains("Share this story"), "{keys}");
        let work = &state.hand_work[&0];
        assert!(work.entries.is_empty(), "{keys}: {:?}", work.entries);
    }
}

#[test]
fn paragraph_is_taken_out_and_comes_back() {
    let mut state = reader();
    type_keys(&mut state, "j j dd");
    assert!(!text(&state, 0).contains("Nobody"));
    assert!(
        state.said.starts_with("taken out of courier: Nobody had"),
        "{}",
        state.said
    );
    type_keys(&mut state, "R");
    assert!(
        sheet(&state).contains("taken out by you\n  Nobody"),
        "{}",
        sheet(&state)
    );
    type_keys(&mut state, "q u");
    assert!(text(&state, 0).contains("Nobody"));
}

#[test]
fn headline_is_not_taken_out() {
    let mut state = reader();
    type_keys(&mut state, "dd");
    assert_eq!(state.said, "the headline stays; :title sets it");
}

#[test]
fn old_text_stays_until_the_new_one_is_there() {
    let mut state = reader();
    press(&mut state, "j");
    let effects = press(&mut state, "dd");
    assert!(text(&state, 0).contains("At least 14"));
    assert!(state.story.comparison.is_some());
    answer_all(&mut state, &effects);
    assert!(!text(&state, 0).contains("At least 14"));
}

#[test]
fn cursor_and_marks_stay_on_their_statements() {
    let mut state = reader();
    type_keys(&mut state, "j j ma j R p q");
    assert_eq!(
        state.story.cursor.statement.0, 3,
        "one was put in before it"
    );
    let marked = state.story.annotated.place_of('a');
    assert_eq!(marked.map(|place| place.statement.0), Some(3));
    type_keys(&mut state, "u");
    assert_eq!(state.story.cursor.statement.0, 2);
}

#[test]
fn outlet_title_and_date_are_set_and_taken_back() {
    let mut state = reader();
    command(&mut state, "outlet The Evening Courier");
    command(&mut state, "title Mill burns");
    command(&mut state, "date 2031-05-07");
    let column = &state.story.columns[0];
    let article = column.article.clone().expect("it is there");
    assert_eq!(column.name(), "The Evening Courier");
    assert_eq!(article.title, "Mill burns");
    assert_eq!(article.published, Some(jiff::civil::date(2031, 5, 7)));
    type_keys(&mut state, "R");
    assert!(
        sheet(&state).contains("title: Mill burns, set by you"),
        "{}",
        sheet(&state)
    );
    type_keys(&mut state, "q");
    command(&mut state, "outlet");
    assert_eq!(state.story.columns[0].name(), "courier");
    type_keys(&mut state, "u u u u");
    assert_eq!(
        text(&state, 0).lines().next(),
        Some("Fire guts the old paper mill")
    );
}

#[test]
fn day_that_is_none_is_refused() {
    let mut state = reader();
    command(&mut state, "date last week");
    assert_eq!(state.said, "date takes a day, as in date 2024-05-06");
    command(&mut state, "outlet");
    assert!(
        state.said.starts_with("outlet takes a name"),
        "{}",
        state.said
    );
}

#[test]
fn link_made_while_the_story_is_read_again_is_not_lost() {
    let mut state = reader();
    press(&mut state, "j j");
    let effects = press(&mut state, "dd");
    press(&mut state, "k X");
    answer_all(&mut state, &effects);
    let entries = &state.hand_work[&0].entries;
    assert!(entries.iter().any(|e| matches!(e, Entry::Pair(_))));
    let comparison = state.story.comparison.as_ref().expect("it is there");
    assert_eq!(comparison.corrections.pairs().count(), 1);
}

#[test]
fn what_is_about_nothing_here_is_listed() {
    let mut state = reader();
    let gone = Entry::Field {
        article: crate::side::ArticleName {
            path: "gone.txt".to_owned(),
            url: None,
        },
        field: crate::side::Field::Outlet,
        value: "Nobody".to_owned(),
    };
    let load = state.load;
    update(
        &mut state,
        Message::ByHand {
            load,
            entries: [gone].into_iter().collect(),
            notes: vec!["cannot use x".to_owned()],
        },
    );
    type_keys(&mut state, "R");
    assert!(
        sheet(&state).contains("outlet of gone.txt: Nobody"),
        "{}",
        sheet(&state)
    );
    assert!(sheet(&state).contains("cannot use x"), "{}", sheet(&state));
}
