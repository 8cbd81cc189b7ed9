//! Widths that the reader gave to the columns by dragging the borders between them.
//!
//! Widths belong to places on the screen, not to articles: scrolling on to another article does not
//! move a border. On a terminal of another width they keep their proportions, as far as every column
//! keeps its least width. Where another number of columns fits they rest and all are even; they count
//! again when the number is the old one, unless a border was dragged meanwhile. A border that was only
//! clicked is the density strip of the column before it (`strip.rs`).

use super::{GUTTER_CELLS, Layout, Mouse, State, View, follow, strip};

/// A column is not dragged narrower than so many cells of text: a long word still fits on a row.
const MIN_DRAGGED_TEXT_CELLS: u16 = 20;

/// Cells of the narrowest column: text and gutter.
const MIN_CELLS: u16 = MIN_DRAGGED_TEXT_CELLS + GUTTER_CELLS;

/// What the reader made of the columns.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Widths {
    /// Cells of each column on the screen when a border was dragged last; empty while all are even.
    cells: Vec<u16>,
    /// The border that is held.
    held: Option<Held>,
}

/// A border under the mouse button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held {
    /// It stands after the column of this place on the screen.
    border: usize,
    /// Where the button went down.
    x: u16,
    y: u16,
    /// Tells whether it was moved: else letting go is a click on the density strip.
    is_moved: bool,
}

impl Widths {
    /// Gives the columns of a layout these widths, if they are for as many columns.
    pub fn apply(&self, layout: &mut Layout) {
        if self.cells.len() != layout.columns.len() {
            return;
        }
        let room = layout.columns.iter().map(|c| c.width_cells).sum();
        let Some(fitted) = fit(&self.cells, room) else {
            return;
        };
        let mut x = 0;
        for (column, width_cells) in layout.columns.iter_mut().zip(fitted) {
            column.x = x;
            column.width_cells = width_cells;
            x += width_cells + 1;
        }
    }
}

/// Parts a room among columns: to each the least, of the rest as much as it had of the rest before.
///
/// `[60, 30], 90` -> `[60, 30]`; `[60, 30], 180` -> `[127, 53]`; `[60, 30], 40` -> nothing
fn fit(cells: &[u16], room: u16) -> Option<Vec<u16>> {
    let count = u16::try_from(cells.len()).ok()?;
    let rest = u64::from(room.checked_sub(count.checked_mul(MIN_CELLS)?)?);
    let over = |cells: &u16| u64::from(cells.saturating_sub(MIN_CELLS));
    let all: u64 = cells.iter().map(over).sum();
    // Where none had more than the least, all get the same.
    let weight = |cells: &u16| if all == 0 { 1 } else { over(cells) };
    let total = if all == 0 { u64::from(count) } else { all };
    let (mut before, mut given) = (0, 0);
    let widths = cells.iter().map(|own| {
        before += weight(own);
        let end = rest * before / total.max(1);
        let extra = u16::try_from(end - given).unwrap_or(0);
        given = end;
        MIN_CELLS + extra
    });
    Some(widths.collect())
}

/// Takes the mouse where it holds a border or takes one; tells whether it did.
pub(super) fn take_mouse(state: &mut State, mouse: Mouse) -> bool {
    match mouse {
        Mouse::Click { x, y } => {
            let held = |border| Held {
                border,
                x,
                y,
                is_moved: false,
            };
            state.widths.held = border_at(state, x, y).map(held);
            state.widths.held.is_some()
        }
        Mouse::Drag { x } => {
            if let Some(held) = &mut state.widths.held {
                held.is_moved |= held.x != x;
                let border = held.border;
                drag(state, border, x);
            }
            true
        }
        Mouse::Release => {
            if let Some(held) = state.widths.held.take().filter(|h| !h.is_moved) {
                strip::click(state, held.x, held.y);
            }
            true
        }
        Mouse::Wheel { .. } => false,
    }
}

/// Lets go of a border that is held.
pub(super) fn let_go(state: &mut State) {
    state.widths.held = None;
}

/// Makes all columns even again.
pub(super) fn even(state: &mut State) {
    state.widths = Widths::default();
    follow::follow_cursor(state);
    state.say("columns even");
}

/// The border at a cell, as the place on the screen of the column before it.
fn border_at(state: &State, x: u16, y: u16) -> Option<usize> {
    let layout = &state.layout;
    let is_beside_text = layout.header.start <= y && y < layout.body.end();
    if state.shown_view() != View::Compare || !is_beside_text {
        return None;
    }
    let after = layout.columns.iter().skip(1);
    after.map(|c| c.x - 1).position(|border| border == x)
}

/// Moves a border to a cell, as near as both columns beside it allow.
fn drag(state: &mut State, border: usize, x: u16) {
    let columns = &state.layout.columns;
    let (Some(before), Some(after)) = (columns.get(border), columns.get(border + 1)) else {
        return;
    };
    let both = before.width_cells + after.width_cells;
    if state.shown_view() != View::Compare || both < 2 * MIN_CELLS {
        return;
    }
    let wanted = x
        .saturating_sub(before.x)
        .clamp(MIN_CELLS, both - MIN_CELLS);
    let mut cells: Vec<u16> = columns.iter().map(|c| c.width_cells).collect();
    cells[border] = wanted;
    cells[border + 1] = both - wanted;
    if cells != state.widths.cells {
        state.widths.cells = cells;
        follow::follow_cursor(state);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{press, reader};
    use super::super::{Message, Size, update};
    use super::*;

    fn widths(state: &State) -> Vec<u16> {
        state.layout.columns.iter().map(|c| c.width_cells).collect()
    }

    fn mouse(state: &mut State, mouse: Mouse) {
        update(state, Message::Mouse(mouse));
    }

    /// Takes the border after a column and drags it to a cell.
    fn dragged(state: &mut State, border: usize, to: u16) {
        let x = state.layout.columns[border + 1].x - 1;
        mouse(state, Mouse::Click { x, y: 9 });
        mouse(state, Mouse::Drag { x: to });
        mouse(state, Mouse::Release);
    }

    #[test]
    fn border_moves_and_only_the_columns_beside_it_change() {
        let mut state = reader(123, 40, true);
        assert_eq!(widths(&state), [40, 40, 40]);
        let cursor = state.story.cursor;
        dragged(&mut state, 0, 50);
        assert_eq!(widths(&state), [50, 30, 40]);
        assert_eq!(state.story.cursor, cursor);
        dragged(&mut state, 1, 75);
        assert_eq!(widths(&state), [50, 24, 46]);
        assert_eq!(state.story.columns[1].page.width_cells(), 21);
        mouse(&mut state, Mouse::Drag { x: 40 });
        assert_eq!(widths(&state), [50, 24, 46], "no border is held any more");
    }

    #[test]
    fn no_column_is_dragged_too_narrow() {
        let mut state = reader(123, 40, true);
        dragged(&mut state, 0, 0);
        assert_eq!(widths(&state), [23, 57, 40]);
        dragged(&mut state, 0, 121);
        assert_eq!(widths(&state), [57, 23, 40]);
    }

    #[test]
    fn columns_are_even_again_by_command() {
        let mut state = reader(123, 40, true);
        dragged(&mut state, 0, 50);
        press(&mut state, ": c o l u m n s Space e v e n Enter");
        assert_eq!(
            (widths(&state), state.said.as_str()),
            (vec![40; 3], "columns even")
        );
        press(&mut state, ": c o l u Tab Space Tab Enter");
        assert_eq!(state.said, "columns even");
        press(&mut state, ": c o l u m n s Enter");
        assert_eq!(state.said, "columns takes even, as in columns even");
    }

    #[test]
    fn another_width_keeps_proportions_and_comes_back() {
        let mut state = reader(123, 40, true);
        dragged(&mut state, 0, 57);
        for (width, expected) in [
            (174, vec![91, 23, 57]),
            (100, vec![49, 49]),
            (123, vec![57, 23, 40]),
        ] {
            let size = Size {
                width_cells: width,
                height_rows: 40,
            };
            update(&mut state, Message::Resize(size));
            assert_eq!(widths(&state), expected);
        }
    }

    #[test]
    fn fitted_columns_fill_the_room_and_none_is_too_narrow() {
        for cells in [
            vec![60, 30],
            vec![23, 23, 23],
            vec![200, 23, 24, 90],
            vec![0, 1],
        ] {
            for room in 0..400 {
                let Some(fitted) = fit(&cells, room) else {
                    assert!(usize::from(room) < cells.len() * usize::from(MIN_CELLS));
                    continue;
                };
                assert_eq!(fitted.iter().sum::<u16>(), room, "{cells:?}");
                assert!(fitted.iter().all(|w| *w >= MIN_CELLS), "{cells:?} {room}");
            }
            let room = cells.iter().sum();
            assert!(fit(&cells, room).is_none_or(|fitted| fitted == cells));
        }
    }

    #[test]
    fn dragged_columns_and_rules_fill_the_screen() {
        for width in 76..220 {
            let mut state = reader(width, 40, true);
            for to in [0, 60, width] {
                dragged(&mut state, 0, to);
                let rules = u16::try_from(state.layout.columns.len()).unwrap_or(0);
                let side = state.layout.side.map_or(0, |s| s.length);
                let all = widths(&state).iter().sum::<u16>() + rules + side;
                assert_eq!(all, width, "dragged to {to}");
                let is_wide = |c: &super::super::ColumnPlace| c.text_cells() >= 20;
                assert!(state.layout.columns.iter().all(is_wide), "{width} {to}");
            }
        }
    }

    #[test]
    fn borders_are_taken_in_compare_alone() {
        let mut state = reader(123, 40, true);
        for keys in ["c", "q ?", "q z", "q :"] {
            press(&mut state, keys);
            mouse(&mut state, Mouse::Click { x: 40, y: 9 });
            mouse(&mut state, Mouse::Drag { x: 60 });
            assert_eq!(state.widths, Widths::default(), "{keys}");
        }
    }
}
