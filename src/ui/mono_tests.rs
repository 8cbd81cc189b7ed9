//! Nothing is told by colour alone, nor by bold and reverse: every state is held to its letters.

use std::collections::BTreeSet;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::{Canvas, draw};
use crate::app::fixture::{press, reader};
use crate::app::{Size, State, find_fixture};
use crate::page::{Dense, Mark, Role, Says};

/// The letters of the screen alone.
fn letters(state: &State) -> String {
    let area = Rect::new(0, 0, state.size.width_cells, state.size.height_rows);
    let mut buffer = Buffer::empty(area);
    draw(&mut Canvas::new(&mut buffer, &state.theme), state);
    let width = usize::from(area.width);
    let cells: Vec<&str> = buffer.content().iter().map(Cell::symbol).collect();
    cells.chunks(width).map(|row| row.concat() + "\n").collect()
}

/// How many different ones there are, of how many.
fn distinct<T: Ord>(all: impl IntoIterator<Item = T>) -> (usize, usize) {
    let all: Vec<T> = all.into_iter().collect();
    let count = all.len();
    (all.into_iter().collect::<BTreeSet<T>>().len(), count)
}

#[test]
fn each_meaning_has_a_sign_of_its_own() {
    let words = [
        Role::Body,
        Role::Shared,
        Role::Counterpart,
        Role::Differs,
        Role::Hit,
    ];
    assert_eq!(distinct(words.map(Role::brackets)), (5, 5));
    let marks = [
        Mark::Blank,
        Mark::Same(2),
        Mark::Differs(2),
        Mark::Single,
        Mark::Weak,
    ];
    assert_eq!(distinct(marks.map(Mark::sign)), (5, 5));
    let says = [Says::Same, Says::Partly, Says::Differs, Says::Silent];
    assert_eq!(distinct(says.map(Says::sign)), (4, 4));
    assert_eq!(distinct(says.map(Says::word)), (4, 4));
    let dense = [Dense::Blank, Dense::Same, Dense::Single, Dense::Differs];
    let places = [true, false].map(|is_on_screen| dense.map(|d| d.sign(is_on_screen)));
    assert_eq!(distinct(places.concat()), (8, 8));
}

/// What is pressed to be somewhere, and then what changes a state there.
const CHANGES: &[(&str, &str)] = &[
    ("", "j"),
    ("", "l"),
    ("", "s"),
    ("", "+"),
    ("", "]d"),
    ("", "/ l i b r a r y Enter"),
    ("", "3"),
    ("", "g"),
    ("z", "j"),
    ("z", "l"),
    ("c", "j"),
    ("c", "l"),
    ("c", "s"),
    ("c", "D"),
    ("]d i", "l"),
    (": t h e m e Space", "Tab"),
];

#[test]
fn every_change_of_state_can_be_read() {
    for size in [(80, 24), (120, 40)] {
        for (there, change) in CHANGES {
            let mut state = reader(size.0, size.1, false);
            press(&mut state, there);
            let before = letters(&state);
            press(&mut state, change);
            // What was said last would tell any change, once.
            state.said.clear();
            assert_ne!(
                before,
                letters(&state),
                "{there:?}, then {change:?}, at {size:?}"
            );
        }
    }
}

#[test]
fn every_change_in_find_can_be_read() {
    for change in ["<Down>", "<Ctrl-r>", "s"] {
        let size = Size {
            width_cells: 80,
            height_rows: 24,
        };
        let mut state = find_fixture::opened(size, false, true);
        find_fixture::press(&mut state, "fferry");
        let before = letters(&state);
        find_fixture::press(&mut state, change);
        state.said.clear();
        assert_ne!(before, letters(&state), "{change}");
    }
}

#[test]
fn mono_frames_have_no_colour_at_all() {
    for keys in ["]d", "c", "i", "f l i b r a r y", "?", "z", "go"] {
        let mut state = reader(120, 40, false);
        press(&mut state, keys);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
        draw(&mut Canvas::new(&mut buffer, &state.theme), &state);
        let reset = ratatui::style::Color::Reset;
        let is_bare = |cell: &Cell| cell.fg == reset && cell.bg == reset;
        assert!(buffer.content().iter().all(is_bare), "{keys}");
    }
}
