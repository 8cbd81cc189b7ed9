//! The Find pane as it looks: text, and under it what is lit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::tests::is_in_ink;
use super::{Canvas, draw};
use crate::app::find_fixture::{opened, press};
use crate::app::{Message, Size, State, update};
use crate::theme::Ink;

fn drawn(state: &State) -> Buffer {
    let area = Rect::new(0, 0, state.size.width_cells, state.size.height_rows);
    let mut buffer = Buffer::empty(area);
    draw(&mut Canvas::new(&mut buffer, &state.theme), state);
    buffer
}

/// The rows of the screen; under a row with hits, `^` marks their cells.
fn screen(state: &State) -> String {
    let buffer = drawn(state);
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let (mut row, mut marks) = (String::new(), String::new());
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            row.push_str(cell.symbol());
            marks.push(if is_in_ink(cell, &state.theme, Ink::Hit) {
                '^'
            } else {
                ' '
            });
        }
        text.push_str(row.trim_end());
        text.push('\n');
        if marks.contains('^') {
            text.push_str(marks.trim_end());
            text.push('\n');
        }
    }
    text
}

fn found(width_cells: u16, height_rows: u16, has_color: bool, typed: &str) -> String {
    let size = Size {
        width_cells,
        height_rows,
    };
    let mut state = opened(size, has_color, true);
    press(&mut state, "f");
    press(&mut state, typed);
    screen(&state)
}

#[test]
fn wordings_stand_in_columns() {
    insta::assert_snapshot!(found(80, 24, true, "choise"));
}

#[test]
fn large_screen() {
    insta::assert_snapshot!(found(120, 40, true, "ferry monday"));
}

#[test]
fn twins_are_named_and_hits_bracketed_without_colour() {
    insta::assert_snapshot!(found(80, 16, false, "officials"));
}

#[test]
fn narrow_screen_stands_wordings_one_under_the_other() {
    insta::assert_snapshot!(found(44, 14, false, "ferry selma"));
}

#[test]
fn nothing_found_names_what_comes_near() {
    insta::assert_snapshot!(found(80, 12, true, "captain insulated"));
}

#[test]
fn nothing_typed_says_how_to_ask() {
    insta::assert_snapshot!(found(80, 16, true, ""));
}

#[test]
fn every_size_draws_and_drawing_changes_nothing() {
    let widths = [1, 2, 5, 19, 20, 21, 24, 30, 44, 75, 80, 200];
    let heights = [1, 2, 3, 4, 5, 7, 8, 10, 16, 60];
    let size = |width_cells, height_rows| Size {
        width_cells,
        height_rows,
    };
    for typed in ["", "choice", "zebra", "日本"] {
        let mut state = opened(size(80, 24), typed.len() % 2 == 0, true);
        press(&mut state, &format!("f{typed}"));
        for (width, height) in widths.into_iter().flat_map(|w| heights.map(|h| (w, h))) {
            update(&mut state, Message::Resize(size(width, height)));
            let before = format!("{:?}", state.find);
            drawn(&state);
            assert_eq!(before, format!("{:?}", state.find));
        }
    }
}
