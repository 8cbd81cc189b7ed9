//! Key scripts: keys in, state out, no terminal.

use std::sync::Arc;

use super::fixture::{article, expecting, load_again, opened, press, reader};
use super::perform::{Wish, perform};
use super::settle::settle;
use super::{Column, Effect, Failure, Message, Mode, Part, Size, State, View, update};

/// Where the cursor is, as `column.statement` counted from one, and the last word.
fn place(state: &State) -> String {
    let cursor = state.story.cursor;
    format!("{}.{}", cursor.column + 1, cursor.statement.0 + 1)
}

fn after(keys: &str) -> State {
    let mut state = reader(120, 40, true);
    press(&mut state, keys);
    state
}

#[test]
fn moves_by_statement_and_stops_at_the_ends() {
    assert_eq!(place(&after("j j")), "1.3");
    assert_eq!(place(&after("k")), "1.1");
    assert_eq!(after("k").said, "first statement");
    assert_eq!(place(&after("G")), "1.6");
    assert_eq!(place(&after("G gg")), "1.1");
}

#[test]
fn counts_repeat_and_number() {
    assert_eq!(place(&after("3j")), "1.4");
    assert_eq!(place(&after("2G")), "1.2");
    assert_eq!(place(&after("12j")), "1.6");
}

#[test]
fn half_a_screen_always_moves() {
    assert_ne!(place(&after("Ctrl-d")), "1.1");
    assert_eq!(place(&after("G Ctrl-u Ctrl-u Ctrl-u")), "1.1");
}

#[test]
fn columns_by_key_and_number() {
    assert_eq!(place(&after("l")), "2.1");
    assert_eq!(place(&after("g3")), "3.1");
    assert_eq!(place(&after("h")), "3.1");
    assert_eq!(after("g9").said, "there are only 3 columns");
}

#[test]
fn moving_to_a_column_lands_on_the_twin() {
    assert_eq!(place(&after("j j l")), "2.3");
}

#[test]
fn enter_goes_to_the_twin_and_back() {
    assert_eq!(place(&after("j Enter")), "2.2");
    assert_eq!(place(&after("j Enter Enter")), "1.2");
    assert_eq!(place(&after("j Enter Backspace")), "1.2");
    assert_eq!(place(&after("j Enter Backspace Alt-Right")), "2.2");
    assert_eq!(after("Enter").said, "no twin in another outlet");
}

#[test]
fn brackets_seek_links_differences_singles_omissions() {
    assert_eq!(place(&after("]l")), "1.2");
    assert_eq!(place(&after("]d")), "1.3");
    assert_eq!(place(&after("2]l")), "1.3");
    assert_eq!(place(&after("G [l")), "1.4");
    assert_eq!(place(&after("]o")), "1.2");
    assert_eq!(place(&after("g2 ]u")), "2.4");
    assert_eq!(
        after("]u").said,
        "no statement that only this outlet makes further on"
    );
}

#[test]
fn lock_keeps_twins_level() {
    let state = after("j j");
    let row = |column: usize, statement: usize| {
        let column = &state.story.columns[column];
        let first = column
            .page
            .first_row(crate::article::StatementId(statement));
        i64::try_from(first).unwrap_or(0) - column.top
    };
    assert_eq!(row(0, 2), row(1, 2));
}

#[test]
fn statement_taller_than_the_screen_is_scrolled_through() {
    let long = "word ".repeat(200);
    let tall = article(&[&["Title"], &[long.trim_end(), "The end."]]);
    let mut state = opened(vec![Arc::new(tall)], (40, 12), true);
    press(&mut state, "j");
    let height = state.story.columns[0]
        .page
        .height(state.story.cursor.statement);
    let hidden = height - state.body_rows();
    for _ in 0..hidden {
        press(&mut state, "j");
        assert_eq!(place(&state), "1.2");
    }
    press(&mut state, "j");
    assert_eq!(place(&state), "1.3");
    press(&mut state, "k");
    assert_eq!(place(&state), "1.2");
}

#[test]
fn free_columns_stay_where_they_are() {
    let mut state = after("s");
    let top = state.story.columns[1].top;
    press(&mut state, "j j j");
    assert_eq!(state.story.columns[1].top, top);
    assert!(!state.is_locked);
    press(&mut state, "k a");
    assert_eq!(state.said, "twins level");
}

#[test]
fn threshold_moves_live() {
    let mut state = after("j j");
    let mark = |s: &State| s.story.columns[0].marks[2].sign();
    assert_eq!(mark(&state), "≠2");
    press(&mut state, "5+");
    assert_eq!(
        (mark(&state).as_str(), state.said.as_str()),
        ("~", "threshold 0.75: 2 links")
    );
    press(&mut state, "=");
    assert_eq!(mark(&state), "≠2");
    press(&mut state, ": t h r e s h o l d Space 0 . 4 Enter");
    assert_eq!(state.said, "threshold 0.40: 4 links");
}

#[test]
fn search_lights_up_and_goes_round() {
    let mut state = after("/ b u r s t");
    assert_eq!(state.story.columns[1].hits.len(), 1);
    press(&mut state, "Enter");
    assert_eq!(place(&state), "1.1");
    press(&mut state, "n n");
    assert_eq!(place(&state), "2.2");
    press(&mut state, "n N N");
    assert_eq!(place(&state), "1.2");
    press(&mut state, "/ z z z Enter");
    assert_eq!(state.said, "no match for zzz");
}

#[test]
fn escape_leaves_a_search_as_it_was() {
    let state = after("/ p i p e Esc");
    assert!(matches!(state.mode, Mode::Normal));
    assert!(state.story.columns[0].hits.is_empty());
}

#[test]
fn commands_are_actions_views_and_a_threshold() {
    assert_eq!(after(": f o c u s Enter").view, View::Focus);
    assert_eq!(place(&after(": b o t t o m Enter")), "1.6");
    assert!(after(": f l y Enter").said.starts_with("no command fly"));
    assert_eq!(
        after(": t h r Tab Enter").said,
        "threshold takes a number from 0 to 1, as in threshold 0.6"
    );
}

#[test]
fn views_open_over_each_other_and_close_one_by_one() {
    let mut state = after("?");
    assert_eq!(state.view, View::Help);
    assert!(press(&mut state, "q").is_empty());
    assert_eq!(state.view, View::Compare);
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
}

#[test]
fn escape_puts_out_hits_then_closes_and_never_quits() {
    let mut state = after("z / p i p e Enter Esc");
    assert!(state.story.columns[0].hits.is_empty());
    assert_eq!(state.view, View::Focus);
    press(&mut state, "Esc");
    assert_eq!(state.view, View::Compare);
    assert!(press(&mut state, "Esc Esc").is_empty());
    assert_eq!(state.said, "q quits");
}

#[test]
fn focus_closes_back_to_compare() {
    let mut state = after("z");
    assert_eq!(state.view, View::Focus);
    assert!(press(&mut state, "q").is_empty());
    assert_eq!(
        (state.view, after("z z").view),
        (View::Compare, View::Compare)
    );
}

#[test]
fn help_lists_every_key_of_the_view() {
    let state = after("?");
    let text: String = state
        .sheet
        .rows
        .iter()
        .flatten()
        .map(|p| p.text.as_str())
        .collect();
    for info in super::ACTIONS
        .iter()
        .filter(|i| i.views.contains(&View::Compare))
    {
        let keys = state.options.keymap.keys_of(info.action).join("  ");
        assert!(text.contains(&keys), "{}", info.name);
    }
}

#[test]
fn marks_are_kept_by_letter() {
    assert_eq!(place(&after("j ma G 'a")), "1.2");
    assert_eq!(after("'x").said, "no mark x");
}

#[test]
fn copy_brings_the_source_along() {
    let mut state = after("j");
    let effects = press(&mut state, "y");
    let text = "A burst pipe flooded the Elmford library on Sunday night.\n\
                — Morning Post, “Burst pipe floods Elmford library”, 2024-05-06, lead, paragraph 1 of 3";
    let copying = |text: &str, what: &str| Effect::Copy {
        text: text.to_owned(),
        what: what.to_owned(),
    };
    assert_eq!(effects, [copying(text, "the statement with its source")]);
    let effects = press(&mut state, "j Y");
    let text = "About 4,000 books were ruined, the council said.\n\
                — Morning Post, “Burst pipe floods Elmford library”, 2024-05-06, lead, paragraph 1 of 3\n\n\
                Librarians counted 5,500 ruined books.\n\
                — Elmford Echo, “Library under water”, 2024-05-06, lead, paragraph 1 of 2\n\n\
                Differ on the number: 4,000 (Morning Post) / 5,500 (Elmford Echo)\n\n\
                Not said by River Radio";
    assert_eq!(effects, [copying(text, "the claim, 2 wordings")]);
}

#[test]
fn position_of_a_quotation_is_headline_lead_or_paragraph() {
    let position = |keys: &str| match press(&mut after(keys), "y").as_slice() {
        [Effect::Copy { text, .. }] => text.rsplit_once("05-06, ").map(|p| p.1.to_owned()),
        _ => None,
    };
    assert_eq!(position("gg").as_deref(), Some("headline"));
    assert_eq!(position("3j").as_deref(), Some("paragraph 2 of 3"));
    assert_eq!(position("G").as_deref(), Some("paragraph 3 of 3"));
}

#[test]
fn unknown_key_is_named() {
    assert_eq!(after("g x").said, "gx does nothing here; ? lists the keys");
}

#[test]
fn resize_keeps_the_cursor_on_screen() {
    let mut state = after("G");
    for (width_cells, height_rows) in [(40, 12), (1, 1), (200, 60), (80, 24), (3, 9)] {
        update(
            &mut state,
            Message::Resize(Size {
                width_cells,
                height_rows,
            }),
        );
        let column = &state.story.columns[0];
        let first = i64::try_from(column.page.first_row(state.story.cursor.statement)).unwrap_or(0);
        let row = first - column.top;
        assert!(
            (0..i64::from(state.layout.body.length)).contains(&row),
            "{width_cells} {row}"
        );
    }
}

#[test]
fn failed_source_leaves_its_column_and_is_named() {
    let (mut state, load) = expecting(vec!["a.txt".into(), "b.txt".into()], (80, 24), true);
    let failure = Failure {
        path: "a.txt".into(),
        reason: "permission denied".into(),
    };
    update(
        &mut state,
        Message::Failed {
            load,
            slot: Some(0),
            failure,
        },
    );
    assert_eq!(state.story.columns.len(), 1);
    assert_eq!(state.said, "not opened: a.txt: permission denied");
}

#[test]
fn parts_of_a_source_take_its_place_and_the_cursor_stays_with_its_article() {
    let paths = ["a.txt", "feed.xml", "z.txt"].map(str::to_owned);
    let (mut state, load) = expecting(paths.to_vec(), (80, 24), true);
    press(&mut state, "g3");
    let part = |(slot, path): (usize, &str)| Part {
        slot,
        path: path.to_owned(),
    };
    let parts = [(1, "feed.xml#1"), (3, "feed.xml#2"), (4, "feed.xml#3")];
    let parts = parts.map(part).to_vec();
    let slot = 1;
    update(&mut state, Message::Unpacked { load, slot, parts });
    let names: Vec<&str> = state.story.columns.iter().map(Column::name).collect();
    assert_eq!(
        names.join(" "),
        "a.txt feed.xml#1 feed.xml#2 feed.xml#3 z.txt"
    );
    assert_eq!(state.story.focus().map(Column::name), Some("z.txt"));
}

#[test]
fn answers_of_an_earlier_load_are_not_heard() {
    let mut state = after("");
    let old = state.load;
    press(&mut state, "r");
    load_again(&mut state);
    let paths = vec!["x.txt".to_owned()];
    update(&mut state, Message::Expected { load: old, paths });
    assert_eq!(state.story.columns.len(), 3);
}

#[test]
fn every_action_does_something() {
    // What moves among Find's results needs results; the tests of that pane have them.
    let with_cursor = super::ACTIONS.iter().filter(|i| i.views != [View::Find]);
    for info in with_cursor {
        let mut state = after("j j");
        state.view = info.views[0];
        settle(&mut state);
        let before = format!("{state:?}");
        let wish = Wish {
            action: info.action,
            count: None,
            letter: Some('2'),
        };
        let effects = perform(&mut state, wish);
        let is_done = !effects.is_empty() || format!("{state:?}") != before;
        assert!(is_done, "{} has no arm in perform.rs", info.name);
    }
}

#[test]
fn search_without_colours_leaves_the_cursor_where_it_is_on_the_screen() {
    let paragraph =
        "It rained and rained in the rain, and it rained again over the rainy plain, far away.";
    let paragraph = [paragraph];
    let paragraphs: Vec<&[&str]> = vec![&paragraph; 300];
    let article = Arc::new(article(&paragraphs));
    let mut state = opened(vec![article], (60, 24), false);
    press(&mut state, "G k k k");
    let row_on_screen = |state: &State| {
        let column = &state.story.columns[0];
        let first = column.page.first_row(state.story.cursor.statement);
        i64::try_from(first).map(|first| first - column.top)
    };
    let (before, rows) = (
        row_on_screen(&state),
        state.story.columns[0].page.row_count(),
    );
    press(&mut state, "/ a");
    assert_eq!(row_on_screen(&state), before);
    let marked = state.story.columns[0].page.row_count();
    assert!(
        rows < marked && marked < rows + 100,
        "only rows near the screen have room for marks: {rows}, {marked}"
    );
    press(&mut state, "Esc");
    assert_eq!(row_on_screen(&state), before);
}
