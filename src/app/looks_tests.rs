//! Switching themes while reading.

use super::fixture::{press, reader};
use super::{Message, Mode, State, View, update};
use crate::page::text_width;
use crate::theme::{Depth, Rgb};

fn command(state: &mut State, typed: &str) {
    press(state, ":");
    for letter in typed.chars() {
        let name = if letter == ' ' {
            "Space".to_owned()
        } else {
            letter.to_string()
        };
        press(state, &name);
    }
    press(state, "Enter");
}

#[test]
fn theme_is_switched_by_name() {
    let mut state = reader(80, 24, true);
    assert_eq!(state.theme.name(), "dark");
    command(&mut state, "theme light");
    assert_eq!(
        (state.theme.name(), state.said.as_str()),
        ("light", "theme light")
    );
}

#[test]
fn theme_that_is_not_there_changes_nothing() {
    let mut state = reader(80, 24, true);
    command(&mut state, "theme lihgt");
    assert_eq!(state.theme.name(), "dark");
    assert_eq!(state.said, "no theme lihgt; the nearest is light");
}

#[test]
fn known_themes_are_offered() {
    let mut state = reader(80, 24, true);
    press(&mut state, ": t h e m e Space");
    let Mode::Typing(prompt) = &state.mode else {
        panic!("a line is typed");
    };
    let offered = &prompt.completion.candidates;
    assert_eq!(offered[..3], ["auto", "dark", "light"]);
    assert_eq!(offered.len(), 1 + crate::theme::names().count());
}

#[test]
fn colours_are_taken_away_and_given_back_by_a_setting() {
    let mut state = reader(80, 24, true);
    command(&mut state, "set color never");
    assert_eq!(state.theme.name(), "mono");
    command(&mut state, "set color always");
    assert_eq!(state.theme.name(), "dark");
}

#[test]
fn without_colours_marks_become_characters_and_back() {
    let mut coloured = reader(80, 24, true);
    press(&mut coloured, "]d");
    let rows = |state: &State| state.story.columns[0].page.rows();
    let before = rows(&coloured);
    command(&mut coloured, "theme mono");
    assert!(!coloured.options.has_color && !coloured.theme.has_color());
    let mut plain = reader(80, 24, false);
    press(&mut plain, "]d");
    assert_eq!(rows(&coloured), rows(&plain));
    command(&mut coloured, "theme dark");
    assert_eq!(rows(&coloured), before);
}

#[test]
fn sheets_follow_the_switch() {
    for view in [View::Why, View::Claims, View::Help] {
        let mut state = reader(80, 24, true);
        press(&mut state, "]d");
        command(&mut state, view.name());
        command(&mut state, "theme mono");
        let mut plain = reader(80, 24, false);
        press(&mut plain, "]d");
        command(&mut plain, view.name());
        assert_eq!(state.sheet, plain.sheet, "{}", view.name());
        assert!(
            state
                .sheet
                .rows
                .iter()
                .flatten()
                .all(|p| text_width(&p.text) <= 80)
        );
    }
}

#[test]
fn terminal_that_answers_late_is_followed() {
    let mut state = reader(80, 24, true);
    update(&mut state, Message::Background(Rgb(255, 255, 255)));
    assert_eq!(state.theme.name(), "light");
    command(&mut state, "theme dark");
    update(&mut state, Message::Background(Rgb(255, 255, 255)));
    assert_eq!(
        state.theme.name(),
        "dark",
        "what the reader asked for counts more"
    );
}

#[test]
fn terminal_of_16_colours_says_what_it_cannot_show() {
    let mut state = reader(80, 24, true);
    state.options.looks.depth = Depth::Sixteen;
    command(&mut state, "theme light");
    assert_eq!(state.theme.name(), "ansi-dark");
    assert_eq!(
        state.said,
        "theme ansi-dark: this terminal cannot show light"
    );
}
