//! Key scripts for the list of marks and notes, and for where else they are shown.

use super::annotate_tests::{after, annotated, sheet, type_line, with_note};
use super::fixture::{articles, expecting, load_again, press, reader};
use super::{Effect, Message, View, update};
use crate::side::Entries;

#[test]
fn list_goes_to_statements_and_removes() {
    let mut state = with_note("one");
    press(&mut state, "g2 3G mb A");
    type_line(&mut state, "two");
    press(&mut state, "gg M");
    let list = sheet(&state);
    assert!(list.contains("marks and notes on 2 statements"), "{list}");
    assert!(
        list.contains("▸ Elmford Echo  statement 3 of 4  mark b"),
        "{list}"
    );
    press(&mut state, "k");
    assert_eq!(
        (state.story.cursor.column, state.story.cursor.statement.0),
        (0, 1)
    );
    press(&mut state, "j Enter");
    assert_eq!(state.view, View::Compare);
    assert_eq!(
        (state.story.cursor.column, state.story.cursor.statement.0),
        (1, 2)
    );
    press(&mut state, "M dd");
    assert_eq!(annotated(&state), "1.2 [one]");
    press(&mut state, "u");
    assert_eq!(annotated(&state), "1.2 [one]; 2.3 b[two]");
}

#[test]
fn list_without_anything_says_how() {
    let state = after("M");
    assert!(sheet(&state).contains("no marks and notes") && sheet(&state).contains("A writes"));
    assert_eq!(after("M dd").said, "nothing to remove");
    assert_eq!(after("M Enter").said, "nothing to go to");
}

#[test]
fn why_and_panel_tell_the_note() {
    let mut state = with_note("ask them");
    press(&mut state, "ma i");
    assert!(
        sheet(&state).contains("  mark a\n  * ask them"),
        "{}",
        sheet(&state)
    );
    let mut wide = reader(200, 60, true);
    press(&mut wide, "j A");
    type_line(&mut wide, "ask them");
    let panel: Vec<&super::Piece> = wide.panel.rows.iter().flatten().collect();
    assert!(panel.iter().any(|p| p.text == "* ask them"));
}

#[test]
fn hostile_note_is_shown_not_obeyed() {
    let mut state = after("j A");
    update(
        &mut state,
        Message::Paste("a\u{1b}[31m\u{202e}b\nc".to_owned()),
    );
    press(&mut state, "Enter");
    let said = annotated(&state);
    assert!(
        !said.contains(|c: char| c.is_control() || c == '\u{202e}'),
        "{said:?}"
    );
}

#[test]
fn report_has_marks_and_notes() {
    let mut state = with_note("ask them");
    press(&mut state, "ma");
    let mut exported = |keys: &str| match press(&mut state, keys).pop() {
        Some(Effect::Export(export)) => export.render(),
        other => panic!("no export: {other:?}"),
    };
    let json = exported(": e x p o r t Space a . j s o n Enter");
    assert!(
        json.contains(r#""notes":[{"statement":[0,1],"letters":["a"],"notes":["ask them"]}]"#),
        "{json}"
    );
    let text = exported(": e x p o r t Space a . t x t Enter");
    assert!(
        text.contains("YOUR MARKS AND NOTES  on 1 statement"),
        "{text}"
    );
    assert!(text.contains("    * ask them"), "{text}");
}

#[test]
fn note_of_an_earlier_session_reaches_the_report() {
    let mut written = after("j A");
    let effects = type_line(&mut written, "ask them");
    let [Effect::Keep { edits, .. }] = &effects[..] else {
        panic!("nothing is kept: {effects:?}");
    };
    let mut entries = Entries::default();
    for edit in edits {
        entries.apply(edit);
    }
    let paths = articles().iter().map(|a| a.path.clone()).collect();
    let (mut state, load) = expecting(paths, (120, 40), true);
    let notes = Vec::new();
    let kept = Message::ByHand {
        load,
        entries,
        notes,
    };
    update(&mut state, kept);
    load_again(&mut state);
    assert_eq!(annotated(&state), "1.2 [ask them]");
    let effects = press(&mut state, ": e x p o r t Space a . t x t Enter");
    let Some(Effect::Export(export)) = effects.last() else {
        panic!("no export: {effects:?}");
    };
    assert!(export.render().contains("    * ask them"));
}

#[test]
fn command_opens_the_list_as_its_key_does() {
    for keys in ["M", ": n o t e s Enter"] {
        let mut state = after("m a G m b 3G");
        press(&mut state, keys);
        assert_eq!(state.view, View::Notes, "{keys}");
        let chosen = state.rows_of(View::Notes).chosen;
        assert_eq!(chosen, 1, "the first at or after the cursor, {keys}");
        press(&mut state, "Enter Backspace");
        assert_eq!(state.story.cursor.statement.0, 2, "the way back, {keys}");
    }
}

#[test]
fn percent_goes_into_the_list_of_notes() {
    let mut state = after("m a j m b j m c j m d");
    press(&mut state, "M 100%");
    assert_eq!(state.rows_of(View::Notes).chosen, 3);
    press(&mut state, "50%");
    assert_eq!(state.rows_of(View::Notes).chosen, 2);
}
