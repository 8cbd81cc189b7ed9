//! Find by keys: what is shown while a query is typed, and where `Enter` leads.

use super::find_fixture::{answer, cursor_text, opened, press, tell_compared, wide};
use super::{Key, KeyCode, Message, Size, State, View, update};

#[test]
fn typing_filters_at_once() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoi");
    assert_eq!(state.view, View::Find);
    assert_eq!(state.find.found.total, 2);
    press(&mut state, "ce cap !no");
    assert_eq!(state.find.found.total, 0);
}

#[test]
fn letters_are_typed_even_where_they_are_actions() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fqQj?:");
    assert_eq!(
        (state.view, state.find.input.value()),
        (View::Find, "qQj?:")
    );
}

#[test]
fn enter_lands_with_hits_lit_and_n_goes_on() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fmuch choice<Enter>");
    assert_eq!(state.view, View::Compare);
    assert!(cursor_text(&state).contains("much of a choice"));
    assert_eq!(state.story.columns[0].hits.len(), 2);
    press(&mut state, "fchoice<Enter>n");
    assert!(cursor_text(&state).contains("no choice"), "{}", state.said);
    press(&mut state, "N");
    assert!(cursor_text(&state).contains("much of a choice"));
}

#[test]
fn landing_brings_twins_level() {
    let mut state = opened(
        Size {
            width_cells: 80,
            height_rows: 14,
        },
        true,
        true,
    );
    press(&mut state, "fmuch choice<Enter>");
    let row_of = |column: usize, statement: usize| {
        let column = &state.story.columns[column];
        let first = column
            .page
            .first_row(crate::article::StatementId(statement));
        i64::try_from(first).expect("a short page") - column.top
    };
    assert_eq!(row_of(0, 3), row_of(1, 3));
}

#[test]
fn landing_notes_the_way_back() {
    let mut state = opened(wide(), true, true);
    let before = state.story.cursor;
    press(&mut state, "finsurer<Enter>");
    assert_ne!(state.story.cursor, before);
    press(&mut state, "<Backspace>");
    assert_eq!(state.story.cursor, before);
}

#[test]
fn a_new_search_in_the_text_puts_the_hits_out() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Enter>/ferry<Enter>");
    let text = |state: &State| {
        state.story.columns[0]
            .article
            .as_ref()
            .map(|a| a.text.clone())
    };
    let text = text(&state).unwrap_or_default();
    assert!(
        state.story.columns[0]
            .hits
            .iter()
            .all(|h| h.of(&text).eq_ignore_ascii_case("ferry"))
    );
}

#[test]
fn search_waits_for_links_and_starts_by_itself() {
    let mut state = opened(wide(), true, false);
    press(&mut state, "fcaptain");
    assert_eq!(state.find.found.total, 0);
    tell_compared(&mut state);
    assert_eq!(state.find.found.total, 2);
}

#[test]
fn a_late_answer_never_replaces_a_newer_one() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "f");
    let old = update(&mut state, Message::Key(Key::char('f')));
    let new = update(&mut state, Message::Key(Key::char('e')));
    answer(&mut state, new);
    answer(&mut state, old);
    assert_eq!(state.find.found.query.text, "fe");
    assert!(!state.find.is_searching());
}

#[test]
fn enter_that_is_faster_than_the_answer_lands_when_it_comes() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fmuch choic");
    let asked = update(&mut state, Message::Key(Key::char('e')));
    press(&mut state, "<Enter>");
    assert_eq!(state.view, View::Find);
    answer(&mut state, asked);
    assert_eq!(state.view, View::Compare);
    assert!(cursor_text(&state).contains("much of a choice"));
}

#[test]
fn threshold_moved_after_landing_searches_anew() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Enter>+");
    assert!(!state.find.is_searching());
    assert!(!state.story.columns[0].hits.is_empty());
}

#[test]
fn escape_closes_onto_the_view_below() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "zf<Esc>");
    assert_eq!(state.view, View::Focus);
    press(&mut state, "f<Ctrl-c>");
    assert_eq!(state.view, View::Focus);
}

#[test]
fn chosen_result_stays_on_the_screen() {
    for height_rows in [4, 6, 9, 24] {
        let size = Size {
            width_cells: 60,
            height_rows,
        };
        let mut state = opened(size, false, true);
        press(&mut state, "fa | the | in");
        for key in [KeyCode::Down, KeyCode::PageDown, KeyCode::Down, KeyCode::Up] {
            let effects = update(&mut state, Message::Key(Key::plain(key)));
            answer(&mut state, effects);
            let chosen = state.rows_of(View::Find).chosen;
            let shown = state
                .find
                .sheet
                .lines
                .iter()
                .take(state.body_rows().saturating_sub(1));
            let is_shown = shown.clone().any(|l| l.result == Some(chosen));
            assert!(is_shown || state.body_rows() < 3, "{height_rows} rows");
        }
    }
}

#[test]
fn large_screen_shows_the_result_in_its_context() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fno choice");
    let text = |state: &State| -> String {
        let lines = state.find.sheet.lines.iter();
        lines
            .flat_map(|l| &l.pieces)
            .map(|p| p.text.as_str())
            .collect()
    };
    assert!(
        text(&state).contains("The insurer declined"),
        "{}",
        text(&state)
    );
    let low = Size {
        width_cells: 120,
        height_rows: 24,
    };
    let mut state = opened(low, true, true);
    press(&mut state, "fno choice");
    assert!(!text(&state).contains("The insurer declined"));
}
