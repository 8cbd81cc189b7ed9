//! Filters of the claims grid by keys and commands: which claims are left, and what is said of it.

use std::sync::Arc;

use super::fixture::{articles, comparison, expecting, press};
use super::{Message, State, update, why_empty};
use crate::article::Article;

/// The small story with two groups: the first two outlets are local, the third is national.
fn after(keys: &str) -> State {
    let paths = articles().iter().map(|a| a.path.clone()).collect();
    let (mut state, load) = expecting(paths, (120, 40), true);
    let grouped = |(number, article): (usize, Arc<Article>)| {
        let group = if number < 2 { "local" } else { "national" };
        Arc::new(Article {
            groups: vec![group.to_owned()],
            ..Article::clone(&article)
        })
    };
    let articles: Vec<Arc<Article>> = articles().into_iter().enumerate().map(grouped).collect();
    for (slot, article) in articles.iter().cloned().enumerate() {
        update(
            &mut state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    let comparison = Arc::new(comparison(articles, state.threshold));
    update(&mut state, Message::Compared { load, comparison });
    press(&mut state, "c");
    press(&mut state, keys);
    state
}

fn said(keys: &str) -> String {
    after(keys).said
}

#[test]
fn filters_combine_and_are_said_in_words() {
    assert_eq!(said("D"), "1 claim that differs, most outlets first");
    assert_eq!(
        said("O"),
        "0 claims left out by Morning Post, most outlets first"
    );
    assert_eq!(
        said("l O"),
        "1 claim left out by Elmford Echo, most outlets first"
    );
    assert_eq!(
        said("D 2l O"),
        "1 claim that differs, left out by River Radio, most outlets first"
    );
    assert_eq!(said("D D"), "6 claims, most outlets first");
    assert_eq!(said("D U"), "3 claims of one outlet, most outlets first");
}

#[test]
fn groups_are_gone_through_by_key() {
    assert_eq!(
        said("gr"),
        "4 claims made by local alone, most outlets first"
    );
    assert_eq!(
        said("2gr"),
        "4 claims made by local and not by national, most outlets first"
    );
    assert_eq!(said("3gr"), "1 claim left out by local, most outlets first");
    assert_eq!(
        said("4gr"),
        "1 claim made by national alone, most outlets first"
    );
    assert_eq!(said("7gr"), "6 claims, most outlets first");
    assert_eq!(
        said("D gr"),
        "1 claim that differs, made by local alone, most outlets first"
    );
}

#[test]
fn groups_are_named_by_command() {
    let group = |text: &str| {
        let keys: Vec<String> = text.chars().map(String::from).collect();
        let keys = keys.join(" ").replace("   ", " Space ");
        said(&format!(": g r o u p Space {keys} Enter"))
    };
    assert_eq!(
        group("local"),
        "4 claims made by local alone, most outlets first"
    );
    assert_eq!(
        group("nat!loc"),
        "1 claim made by national and not by local, most outlets first"
    );
    assert_eq!(
        group("!local"),
        "1 claim left out by local, most outlets first"
    );
    assert_eq!(group("x"), "no group x; there is local, national");
    assert_eq!(said(": g r o u p Enter"), "6 claims, most outlets first");
}

#[test]
fn empty_list_says_why_and_one_key_brings_all_back() {
    let mut state = after("U gr gr gr gr D O 2l");
    assert_eq!(
        why_empty(&state),
        "no claim that differs, left out by River Radio, made by national alone; ga shows all"
    );
    let cursor = state.story.cursor;
    press(&mut state, "j G O");
    assert_eq!(state.story.cursor, cursor);
    press(&mut state, "Esc");
    assert_eq!(state.said, "6 claims, most outlets first");
    press(&mut state, "ga");
    assert_eq!(state.said, "all claims are shown");
    assert_eq!(state.view, super::View::Claims);
}

#[test]
fn kind_of_difference_is_asked_for_by_command() {
    let typed = |word: &str| {
        let letters: Vec<String> = word.chars().map(String::from).collect();
        format!(": d i f f e r e n c e s Space {} Enter", letters.join(" "))
    };
    assert_eq!(
        said(&typed("number")),
        "1 claim that differs in a number, most outlets first"
    );
    let state = after(&typed("date"));
    assert_eq!(
        state.said,
        "0 claims that differ in a date, most outlets first"
    );
    assert_eq!(
        why_empty(&state),
        "no claim that differs in a date; ga shows all"
    );
    assert_eq!(
        said(": d i f f e r e n c e s Enter"),
        "1 claim that differs, most outlets first"
    );
    assert!(said(&typed("colour")).starts_with("no kind of difference colour; there are number"));
}
