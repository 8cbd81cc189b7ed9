//! The query of Find: how it is taken, where it looks, and those that were typed before.

use super::find_fixture::{answer, cursor_text, opened, press, wide};
use super::{Message, View, update};
use crate::search::Mode;

#[test]
fn old_query_is_replaced_by_typing_and_kept_by_moving() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Esc>fsea");
    assert_eq!(state.find.input.value(), "sea");
    press(&mut state, "<Esc>f<End>x");
    assert_eq!(state.find.input.value(), "seax");
}

#[test]
fn modes_go_round() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fof a c<Ctrl-r>");
    assert_eq!(state.find.found.query.mode, Mode::Fuzzy);
    press(&mut state, "<Ctrl-r>");
    assert_eq!(
        (state.find.found.query.mode, state.find.found.total),
        (Mode::Exact, 1)
    );
}

#[test]
fn scope_goes_round_and_is_told_in_words() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "jfthe<Ctrl-s>");
    assert_eq!(state.said, "in Herald");
    let found = &state.find.found;
    assert!(found.hits.iter().all(|hit| hit.statement.article.0 == 0));
    assert_eq!(found.statements, state.story.columns[0].statement_count());
    press(&mut state, "<Ctrl-s>");
    assert_eq!(state.said, "in this claim");
    assert_eq!(state.find.found.statements, 2);
    for word in [
        "outside quotations",
        "in quotations",
        "in headlines",
        "everywhere",
    ] {
        press(&mut state, "<Ctrl-s>");
        assert_eq!(state.said, word);
    }
}

#[test]
fn scope_stays_that_of_the_opening_after_landing() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fthe<Ctrl-s><Enter>l");
    assert!(!state.find.is_searching());
    assert!(
        state
            .find
            .found
            .hits
            .iter()
            .all(|hit| hit.statement.article.0 == 0)
    );
}

#[test]
fn pattern_being_typed_keeps_what_was_found() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "f<Ctrl-r><Ctrl-r><Ctrl-r>choice");
    assert_eq!((state.find.mode, state.find.found.total), (Mode::Regex, 2));
    press(&mut state, "(");
    assert_eq!(state.find.trouble.as_deref(), Some("unclosed group"));
    assert_eq!(state.find.found.total, 2);
    press(&mut state, "x)?");
    assert_eq!(
        (state.find.trouble.as_deref(), state.find.found.total),
        (None, 2)
    );
    press(&mut state, "<Enter>n");
    assert!(cursor_text(&state).contains("choice"), "{}", state.said);
}

#[test]
fn queries_are_called_back() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Enter>fcaptain<Enter>f<Ctrl-u>fer");
    press(&mut state, "<Alt-p>");
    assert_eq!(state.find.input.value(), "captain");
    press(&mut state, "<Alt-p><Alt-p><Alt-p>");
    assert_eq!(state.find.input.value(), "choice");
    press(&mut state, "<Alt-n><Alt-n>");
    assert_eq!(state.find.input.value(), "fer");
    assert_eq!(state.find.history, ["choice", "captain"]);
}

#[test]
fn query_called_back_at_once_is_another_than_the_one_that_stands_there() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Enter>fcaptain<Enter>f<Alt-p>");
    assert_eq!(state.find.input.value(), "choice");
    let mut fresh = opened(wide(), true, true);
    press(&mut fresh, "f<Alt-p>");
    assert_eq!(fresh.said, "no query before this one");
}

#[test]
fn paste_over_a_query_that_was_called_back_is_a_new_one() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Enter>fcaptain<Enter>f<Alt-p>");
    let effects = update(&mut state, Message::Paste(" had".to_owned()));
    answer(&mut state, effects);
    assert_eq!(state.find.input.value(), "choice had");
    press(&mut state, "<Alt-p>");
    assert_eq!(
        state.find.input.value(),
        "captain",
        "the latest comes first again"
    );
    press(&mut state, "<Alt-n>");
    assert_eq!(state.find.input.value(), "choice had");
}

#[test]
fn command_opens_find_as_its_key_does() {
    for keys in ["f", ":find<Enter>"] {
        let mut state = opened(wide(), true, true);
        press(&mut state, "jfchoice<Enter>ggj");
        let from = state.story.cursor;
        press(&mut state, keys);
        assert_eq!(state.view, View::Find, "{keys}");
        assert_eq!(state.find.from, from, "{keys}");
        press(&mut state, "captain");
        assert_eq!(
            state.find.input.value(),
            "captain",
            "the old query gives way, {keys}"
        );
    }
}
