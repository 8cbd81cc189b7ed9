//! The command line: what it offers, what Tab takes, what comes back, what it says of mistakes.

use super::fixture::{press, reader};
use super::{Effect, Key, Message, Mode, State, View, update};
use crate::config::SETTINGS;

/// Types a line letter by letter, after `:`.
fn typed(line: &str) -> State {
    let mut state = reader(120, 30, true);
    press(&mut state, ":");
    type_on(&mut state, line);
    state
}

fn type_on(state: &mut State, line: &str) -> Vec<Effect> {
    let keys = line.chars().map(Key::char);
    keys.flat_map(|key| update(state, Message::Key(key)))
        .collect()
}

/// Types a line and ends it.
fn ran(line: &str) -> State {
    let mut state = typed(line);
    press(&mut state, "Enter");
    state
}

/// The cursor, as `column.statement`.
fn place(state: &State) -> String {
    let cursor = state.story.cursor;
    format!("{}.{}", cursor.column, cursor.statement.0)
}

fn line(state: &State) -> &str {
    match &state.mode {
        Mode::Typing(prompt) => prompt.input.value(),
        Mode::Normal => "",
    }
}

fn offered(state: &State) -> Vec<&str> {
    match &state.mode {
        Mode::Typing(prompt) => prompt
            .completion
            .candidates
            .iter()
            .map(String::as_str)
            .collect(),
        Mode::Normal => Vec::new(),
    }
}

#[test]
fn names_that_begin_alike_come_first() {
    assert_eq!(
        offered(&typed("thr")),
        [
            "threshold",
            "raise-threshold",
            "lower-threshold",
            "reset-threshold"
        ]
    );
}

#[test]
fn letters_in_order_are_enough() {
    assert_eq!(offered(&typed("nxdf"))[0], "next-difference");
}

#[test]
fn tab_goes_round_and_comes_back_to_what_was_typed() {
    let mut state = typed("focus");
    assert_eq!(offered(&state), ["focus", "toggle-focus"]);
    for expected in ["focus", "toggle-focus", "focus"] {
        press(&mut state, "Tab");
        assert_eq!(line(&state), expected);
    }
    let mut state = typed("focus");
    press(&mut state, "Shift-Tab");
    assert_eq!(line(&state), "toggle-focus");
}

#[test]
fn only_candidate_is_taken_for_good_and_the_line_goes_on() {
    let mut state = typed("tit");
    press(&mut state, "Tab");
    assert_eq!(line(&state), "title ");
    let mut state = typed("set mou");
    press(&mut state, "Tab");
    assert_eq!(line(&state), "set mouse ");
    press(&mut state, "Tab Tab");
    assert_eq!(line(&state), "set mouse off");
}

#[test]
fn setting_and_its_values_are_offered() {
    assert_eq!(offered(&typed("set ")).len(), SETTINGS.len());
    assert_eq!(offered(&typed("set mou")), ["mouse"]);
    assert_eq!(offered(&typed("set mouse ")), ["on", "off"]);
    assert_eq!(offered(&typed("set color=al")), ["always"]);
    assert_eq!(offered(&typed("mouse o")), ["on", "off"]);
}

#[test]
fn outlets_are_offered_with_their_blanks() {
    let mut state = typed("outlet morn");
    assert_eq!(offered(&state), ["Morning Post"]);
    press(&mut state, "Tab");
    assert_eq!(line(&state), "outlet Morning Post");
}

#[test]
fn files_are_asked_for_and_offered() {
    let mut state = reader(120, 30, true);
    press(&mut state, ":");
    let effects = type_on(&mut state, "export rep");
    assert_eq!(effects.last(), Some(&Effect::ListFiles("rep".to_owned())));
    let names = vec!["report.txt".to_owned()];
    let listed = |word: &str| Message::Files {
        word: word.to_owned(),
        names: names.clone(),
    };
    update(&mut state, listed("re"));
    assert!(offered(&state).is_empty(), "that was asked for earlier");
    update(&mut state, listed("rep"));
    press(&mut state, "Tab");
    assert_eq!(line(&state), "export report.txt");
}

#[test]
fn usage_is_told_where_there_is_nothing_to_choose() {
    let state = typed("title ");
    let Mode::Typing(prompt) = &state.mode else {
        panic!("it is being typed");
    };
    assert_eq!(
        prompt.completion.usage,
        "title TEXT: give this article another title"
    );
}

#[test]
fn earlier_lines_come_back() {
    let mut state = ran("threshold 0.7");
    press(&mut state, ": h e l p Enter q : Up");
    assert_eq!(line(&state), "help");
    press(&mut state, "Up");
    assert_eq!(line(&state), "threshold 0.7");
    press(&mut state, "Up Down Down");
    assert_eq!(line(&state), "");
    type_on(&mut state, "thr");
    press(&mut state, "Up");
    assert_eq!(line(&state), "threshold 0.7");
    press(&mut state, "Down");
    assert_eq!(line(&state), "thr");
}

#[test]
fn searches_come_back_too() {
    let mut state = reader(120, 30, true);
    press(&mut state, "/ p i p e Enter / Up");
    assert_eq!(line(&state), "pipe");
}

#[test]
fn actions_take_a_number_or_a_letter() {
    assert_eq!(place(&ran("down 2")), "0.2");
    assert_eq!(
        place(&ran("go-to-column 2")),
        place(&{
            let mut state = reader(120, 30, true);
            press(&mut state, "g2");
            state
        })
    );
    assert_eq!(ran("set-mark a").said, "mark a set");
    assert_eq!(
        ran("set-mark").said,
        "set-mark takes a letter, as in set-mark a"
    );
    assert_eq!(ran("down far").said, "down takes a number, as in down 2");
}

#[test]
fn bare_number_is_a_place() {
    assert_eq!(place(&ran("3")), "0.2");
}

#[test]
fn settings_are_set_for_now() {
    assert!(!ran("set hints off").options.config.hints);
    assert!(!ran("hints off").options.config.hints);
    assert!(!ran("set lock=off").is_locked);
    let state = ran("set threshold 0.7");
    assert!((state.threshold - 0.7).abs() < 1e-9);
    assert_eq!(
        ran("set mouse").said,
        "mouse on: whether the mouse is listened to"
    );
    assert_eq!(ran("set lock maybe").said, "lock takes true or false");
    assert_eq!(
        ran("set lok on").said,
        "no setting lok; the nearest is lock"
    );
}

#[test]
fn unknown_command_names_the_nearest() {
    assert_eq!(
        ran("tresholt").said,
        "no command tresholt; nearest: threshold"
    );
    assert_eq!(ran("xyzzy").said, "no command xyzzy; ? lists them");
}

#[test]
fn views_are_commands() {
    assert_eq!(ran("claims").view, View::Claims);
}

#[test]
fn warnings_are_counted_until_they_were_seen() {
    let mut state = reader(120, 30, true);
    state.options.warnings = vec!["config.toml:1: no setting treshold".to_owned()];
    press(&mut state, "R");
    let first = state.sheet.rows.iter().flatten().next();
    assert_eq!(
        first.map(|piece| piece.text.as_str()),
        Some("in your settings, not used")
    );
    assert!(state.has_seen_warnings);
}
