//! Reading the story again: what stays, and what is said.

use std::sync::Arc;

use super::fixture::{article, articles, expecting, load_again, press, reader};
use super::{Effect, GridKind, LoadId, Message, Mode, State, View, update};
use crate::article::Article;
use crate::comparison::compare;

fn place(state: &State) -> String {
    let cursor = state.story.cursor;
    format!("{}.{}", cursor.column + 1, cursor.statement.0 + 1)
}

/// Answers the latest load with other articles.
fn answer(state: &mut State, articles: Vec<Arc<Article>>) {
    let load = state.load;
    let paths = articles.iter().map(|a| a.path.clone()).collect();
    update(state, Message::Expected { load, paths });
    for (slot, article) in articles.iter().cloned().enumerate() {
        let read = Message::Read {
            load,
            slot,
            article,
        };
        update(state, read);
    }
    let comparison = Arc::new(compare(articles, state.threshold));
    update(state, Message::Compared { load, comparison });
}

/// The small story with two paragraphs more above the first of its first article.
fn longer() -> Vec<Arc<Article>> {
    let mut all = articles();
    let mut first = article(&[
        &["Burst pipe floods Elmford library"],
        &["A new paragraph.", "And another statement in it."],
        &[
            "A burst pipe flooded the Elmford library on Sunday night.",
            "Some 4,000 books were ruined, the council said.",
        ],
        &["The reading room will stay shut for 6 weeks."],
    ]);
    first.path.clone_from(&all[0].path);
    first.outlet.clone_from(&all[0].outlet);
    all[0] = Arc::new(first);
    all
}

/// How many loads a message asks for.
fn loads(effects: &[Effect]) -> usize {
    let is_load = |effect: &&Effect| matches!(effect, Effect::Load { .. });
    effects.iter().filter(is_load).count()
}

fn change(state: &mut State) -> Vec<Effect> {
    let load = state.load;
    update(state, Message::Changed { load })
}

#[test]
fn text_stays_on_the_screen_until_the_new_one_is_there() {
    let mut state = reader(120, 40, true);
    press(&mut state, "r");
    assert_eq!(state.story.columns.len(), 3);
    assert_eq!(state.said, "reading the story again …");
    load_again(&mut state);
    assert_eq!(state.said, "read again: nothing has changed");
}

#[test]
fn reload_comes_back_to_the_same_words() {
    for (keys, expected) in [
        ("j j l", "2.3"),
        ("j j", "1.5"),
        ("3j", "1.6"),
        ("G", "1.6"),
    ] {
        let mut state = reader(120, 40, true);
        press(&mut state, keys);
        press(&mut state, "r");
        answer(&mut state, longer());
        assert_eq!(place(&state), expected, "{keys}");
        press(&mut state, "gg Backspace");
        assert_eq!(place(&state), expected, "back after {keys}");
    }
}

/// An article of sixty statements under so many new ones.
fn long(new: usize) -> Vec<Arc<Article>> {
    let numbers = (0..new).map(|n| format!("New {n}."));
    let all: Vec<String> = numbers
        .chain((0..60).map(|n| format!("Statement {n}.")))
        .collect();
    let texts: Vec<&str> = all.iter().map(String::as_str).collect();
    let paragraphs: Vec<&[&str]> = texts.iter().map(std::slice::from_ref).collect();
    vec![Arc::new(article(&paragraphs))]
}

#[test]
fn statement_stays_on_its_row_of_the_screen() {
    let (mut state, _) = expecting(vec![String::new()], (120, 18), true);
    answer(&mut state, long(0));
    let row = |state: &State| {
        let own = &state.story.columns[0];
        let first = own.page.first_row(state.story.cursor.statement);
        i64::try_from(first).expect("few rows") - own.top
    };
    press(&mut state, "30G k k");
    let before = row(&state);
    press(&mut state, "r");
    answer(&mut state, long(3));
    assert_eq!((place(&state).as_str(), row(&state)), ("1.31", before));
}

#[test]
fn view_threshold_filter_order_and_chosen_claim_stay() {
    let mut state = reader(120, 40, true);
    press(&mut state, "+ c s D j");
    let before = (state.view, state.threshold, state.grid.order);
    let chosen = state.rows_of(View::Claims).chosen;
    press(&mut state, "r");
    load_again(&mut state);
    assert_eq!((state.view, state.threshold, state.grid.order), before);
    assert_eq!(state.grid.filter.kind, GridKind::Differences);
    assert_eq!(state.rows_of(View::Claims).chosen, chosen);
}

#[test]
fn what_has_changed_and_what_is_gone_is_said() {
    let mut state = reader(120, 40, true);
    press(&mut state, "r");
    answer(&mut state, longer());
    assert_eq!(state.said, "read again: Morning Post has changed");
    press(&mut state, "r");
    answer(&mut state, longer().into_iter().take(2).collect());
    assert_eq!(state.said, "read again: gone: River Radio");
    press(&mut state, "r");
    answer(&mut state, articles());
    assert_eq!(
        state.said,
        "read again: Morning Post and River Radio have changed"
    );
}

#[test]
fn changed_files_are_only_said_while_nobody_watches() {
    let mut state = reader(120, 40, true);
    assert_eq!(change(&mut state), []);
    assert!(state.story.is_changed);
    press(&mut state, "r");
    load_again(&mut state);
    assert!(!state.story.is_changed);
}

#[test]
fn watched_story_is_read_again_and_again() {
    let mut state = reader(120, 40, true);
    press(&mut state, "j j : w a t c h Space o n Enter");
    assert_eq!(loads(&change(&mut state)), 1);
    assert_eq!(loads(&change(&mut state)), 0, "it is being read");
    let load = state.load;
    answer(&mut state, longer());
    assert_eq!(place(&state), "1.5");
    assert_eq!(state.load, LoadId(load.0 + 1), "it had changed meanwhile");
    answer(&mut state, longer());
    assert_eq!(
        loads(&update(&mut state, Message::Changed { load })),
        0,
        "an old load"
    );
    press(&mut state, ": w a t c h Space o f f Enter");
    assert_eq!(loads(&change(&mut state)), 0);
    assert_eq!(loads(&press(&mut state, ": w a t c h Space o n Enter")), 1);
}

#[test]
fn line_that_is_typed_is_not_lost() {
    let mut state = reader(120, 40, true);
    press(&mut state, ": w a t c h Space o n Enter / b o o k");
    change(&mut state);
    load_again(&mut state);
    let Mode::Typing(prompt) = &state.mode else {
        panic!("no line is typed any more");
    };
    assert_eq!(prompt.input.value(), "book");
    assert!(state.story.columns.iter().any(|c| !c.hits.is_empty()));
}

#[test]
fn reload_before_anything_is_there_starts_anew() {
    let (mut state, _) = expecting(vec!["a.txt".to_owned()], (80, 24), true);
    assert_eq!(loads(&press(&mut state, "r")), 1);
    assert!(state.story.columns.is_empty());
}

#[test]
fn chosen_column_of_claims_stays_with_its_outlet_though_columns_were_moved() {
    for (keys, chosen) in [("> c", 1), ("> c h", 0), ("> > c", 2)] {
        let mut state = reader(120, 40, true);
        press(&mut state, keys);
        let outlet = |state: &State| {
            let column = &state.story.columns[state.grid.column];
            column.name().to_owned()
        };
        let before = outlet(&state);
        assert_eq!(state.grid.column, chosen, "{keys}");
        press(&mut state, "r");
        load_again(&mut state);
        assert_eq!(outlet(&state), before, "{keys}");
    }
}
