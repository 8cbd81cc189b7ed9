//! Screens of the claims grid and of Why: text with the looks that matter beneath it, driven by keys.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::app::{
    Key, KeyCode, LoadId, Message, Options, Size, State, StoryName, View, open_story, update,
};
use crate::comparison::fixture::mill;
use crate::config::Config;
use crate::theme::Ink;
use crate::ui::tests::is_in_ink;
use crate::ui::{Canvas, draw};

/// The mill story, read and compared, on a screen of this size.
fn opened(width_cells: u16, height_rows: u16, has_color: bool) -> State {
    let options = Options {
        config: Config {
            threshold: 0.5,
            ..Config::default()
        },
        has_color,
        ..Options::default()
    };
    let stories = vec![StoryName {
        name: "mill".to_owned(),
        source_count: 3,
        ..StoryName::default()
    }];
    let size = Size {
        width_cells,
        height_rows,
    };
    let mut state = State::new(options, stories, size);
    let _ = open_story(&mut state, 0);
    let comparison = Arc::new(mill());
    let load = LoadId(1);
    let paths = comparison.articles.iter().map(|a| a.path.clone()).collect();
    let _ = update(&mut state, Message::Expected { load, paths });
    for (slot, article) in comparison.articles.iter().cloned().enumerate() {
        let _ = update(
            &mut state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    let _ = update(&mut state, Message::Compared { load, comparison });
    state
}

/// Types keys, each a letter or a name in angle brackets: `"cjj<Enter>"`.
fn type_keys(state: &mut State, keys: &str) {
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let (key, after) = match rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
            Some((name, after)) => (Key::parse(name).expect("a key"), after),
            None => (Key::char(first), &rest[first.len_utf8()..]),
        };
        let _ = update(state, Message::Key(key));
        rest = after;
    }
}

fn drawn(state: &State) -> Buffer {
    let area = Rect::new(0, 0, state.size.width_cells, state.size.height_rows);
    let mut buffer = Buffer::empty(area);
    draw(&mut Canvas::new(&mut buffer, &state.theme), state);
    buffer
}

/// The rows of the screen; under each that has any, a row of its looks: `R` reversed, `s` shared or
/// same, `d` differs, `.` aside.
fn screen(state: &State) -> String {
    let buffer = drawn(state);
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let cells = || (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        let text: String = cells().map(ratatui::buffer::Cell::symbol).collect();
        let looks: String = cells()
            .map(|cell| {
                let is = |ink: Ink| is_in_ink(cell, &state.theme, ink);
                match cell {
                    _ if is(Ink::Chosen) || is(Ink::ViewName) => 'R',
                    _ if cell.modifier.contains(Modifier::REVERSED) => 'R',
                    _ if is(Ink::Differs) => 'd',
                    _ if is(Ink::Shared) || is(Ink::Counterpart) => 's',
                    _ if (is(Ink::Faint) || is(Ink::Rule)) && cell.symbol() != " " => '.',
                    _ => ' ',
                }
            })
            .collect();
        out.push_str(text.trim_end());
        out.push('\n');
        if !looks.trim_end().is_empty() {
            out.push_str(looks.trim_end());
            out.push('\n');
        }
    }
    out
}

#[test]
fn grid_at_80_by_24() {
    let mut state = opened(80, 24, true);
    type_keys(&mut state, "c");
    insta::assert_snapshot!(screen(&state));
}

#[test]
fn grid_at_120_by_40_on_a_silent_cell() {
    let mut state = opened(120, 40, true);
    type_keys(&mut state, "cjll");
    insta::assert_snapshot!(screen(&state));
}

#[test]
fn narrow_grid_shows_signs_without_colour() {
    let mut state = opened(46, 20, false);
    type_keys(&mut state, "c");
    insta::assert_snapshot!(screen(&state));
}

#[test]
fn why_at_80_by_40() {
    let mut state = opened(80, 40, true);
    type_keys(&mut state, "ji");
    insta::assert_snapshot!(screen(&state));
}

#[test]
fn why_without_colour_marks_words_by_characters() {
    let mut state = opened(60, 30, false);
    type_keys(&mut state, "jji");
    insta::assert_snapshot!(screen(&state));
}

#[test]
fn grid_opens_on_the_claim_under_the_cursor_and_enter_lands_on_the_chosen_wording() {
    let mut state = opened(120, 40, true);
    type_keys(&mut state, "jjc");
    let grid = &state.grid;
    let chosen = state.rows_of(View::Claims).chosen;
    assert_eq!(grid.rows[chosen].claim.0, 1);
    type_keys(&mut state, "l<Enter>");
    assert_eq!(state.view, View::Compare);
    let cursor = state.story.cursor;
    assert_eq!((cursor.column, cursor.statement.0), (1, 2));
    type_keys(&mut state, "<Backspace>");
    assert_eq!(state.story.cursor.column, 0, "the way back was noted");
}

#[test]
fn filters_keep_what_they_say_and_a_second_press_shows_all() {
    let mut state = opened(120, 40, true);
    type_keys(&mut state, "c");
    let all = state.grid.rows.len();
    for (key, kept) in [("D", 2), ("U", 2), ("O", 0)] {
        type_keys(&mut state, key);
        assert_eq!(state.grid.rows.len(), kept, "{key}");
        type_keys(&mut state, key);
        assert_eq!(state.grid.rows.len(), all);
    }
    type_keys(&mut state, "Oll");
    let left_out: Vec<usize> = state.grid.rows.iter().map(|row| row.claim.0).collect();
    assert_eq!(left_out, [1], "what the Herald leaves out");
}

#[test]
fn orders_go_round() {
    let mut state = opened(120, 40, true);
    type_keys(&mut state, "c");
    let order =
        |state: &State| -> Vec<usize> { state.grid.rows.iter().map(|row| row.claim.0).collect() };
    let first = order(&state);
    type_keys(&mut state, "s");
    assert_eq!(order(&state), [0, 1, 2, 3, 4]);
    type_keys(&mut state, "ss");
    assert_eq!(order(&state), first);
}

#[test]
fn every_size_is_drawn_and_drawing_changes_nothing() {
    for (width, height) in [(1, 1), (20, 4), (21, 5), (30, 9), (76, 12), (200, 60)] {
        for keys in ["c", "cD", "ci", "i", "cjlG"] {
            let mut state = opened(80, 24, true);
            type_keys(&mut state, keys);
            let size = Size {
                width_cells: width,
                height_rows: height,
            };
            let _ = update(&mut state, Message::Resize(size));
            let before = format!("{state:?}");
            let _ = drawn(&state);
            assert_eq!(format!("{state:?}"), before);
        }
    }
}

#[test]
fn views_wait_for_links_without_fuss() {
    let mut state = opened(80, 24, true);
    state.story.comparison = None;
    for keys in ["c", "jlsDUO", "<Esc>i", "j"] {
        type_keys(&mut state, keys);
        let _ = drawn(&state);
    }
    assert_eq!(Key::plain(KeyCode::Esc), Key::parse("Esc").expect("a key"));
}
