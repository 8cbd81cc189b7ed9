//! Where things stand on the screen: pure arithmetic over the size, shared by `update` and `draw`.
//!
//! ```text
//!  story line     name, counts, hidden outlets
//!  header         outlet and date          │ …            (2 rows, 1 where the screen is low)
//!                 title                    │ …
//!  rule           ─────────────────────────┼─────
//!  body           =3▌text of a statement   ┤ …            │ panel: the claim under the cursor
//!  claim line     what the other outlets say to the statement under the cursor
//!  status         view, focus, lock, threshold, position
//!  last row       what happened last, keys; or the line being typed
//! ```
//!
//! The border after each column is its density strip: a cell of its own would cost the columns of a
//! screen of 80 cells a letter.

use super::View;

/// Size of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Size {
    /// Cells across.
    pub width_cells: u16,
    /// Rows down.
    pub height_rows: u16,
}

/// Cells of the gutter: two for the mark, one for the cursor.
pub const GUTTER_CELLS: u16 = 3;
/// A column never has fewer cells of text while another could be hidden instead.
const MIN_TEXT_CELLS: u16 = 36;
/// Below this width two columns cannot be read, so one article is shown.
const MIN_COMPARE_CELLS: u16 = 76;
/// From this width on there is a side panel: four columns and a panel fit.
const MIN_PANEL_SCREEN_CELLS: u16 = 196;
/// The panel is at least this wide; narrower, its wordings are ladders of words.
const MIN_PANEL_CELLS: u16 = 34;
/// Wider, it takes room from the articles.
const MAX_PANEL_CELLS: u16 = 48;
/// Wider than this, the eye loses the next row.
const READING_CELLS: u16 = 72;
/// The margin of Focus needs this much for an outlet's name and a word.
const MARGIN_CELLS: u16 = 26;
/// Below this, only a line that says so is drawn.
const SMALLEST: Size = Size {
    width_cells: 20,
    height_rows: 4,
};

/// A column on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnPlace {
    /// Number of the column in the story.
    pub column: usize,
    /// First cell of the gutter.
    pub x: u16,
    /// Cells of gutter and text.
    pub width_cells: u16,
}

impl ColumnPlace {
    /// Cells of text; where there is room, one stays empty before the rule.
    pub fn text_cells(self) -> u16 {
        let room = self.width_cells.saturating_sub(GUTTER_CELLS);
        room.saturating_sub(u16::from(room > MIN_TEXT_CELLS)).max(1)
    }

    /// The cell of its density strip, which is also the border to the next column.
    pub fn strip_x(self) -> u16 {
        self.x.saturating_add(self.width_cells)
    }
}

/// A range of cells or rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Stretch {
    /// The first.
    pub start: u16,
    /// How many.
    pub length: u16,
}

impl Stretch {
    /// One past the last.
    pub fn end(self) -> u16 {
        self.start.saturating_add(self.length)
    }

    /// Tells whether it holds a cell or row.
    pub fn holds(self, at: u16) -> bool {
        self.start <= at && at < self.end()
    }
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Layout {
    /// The whole screen.
    pub size: Size,
    /// Tells whether there is no room for anything but one line.
    pub is_too_small: bool,
    /// Rows of the guided tour, above all but the story line.
    pub tour: Stretch,
    /// Rows of the column headers, 0 to 2.
    pub header: Stretch,
    /// Tells whether a rule stands under the headers.
    pub has_rule: bool,
    /// Rows of text.
    pub body: Stretch,
    /// Tells whether there is a claim line.
    pub has_claim_line: bool,
    /// Columns on the screen, from the first cell on.
    pub columns: Vec<ColumnPlace>,
    /// Cells of the side panel, or of the margin in Focus.
    pub side: Option<Stretch>,
}

impl Layout {
    /// Works out the screen for a view; of `columns`, `focus` is shown in any case, `first` if possible.
    pub fn new(size: Size, view: View, columns: &[usize], first: usize, focus: usize) -> Layout {
        let mut layout = Layout {
            size,
            is_too_small: size.width_cells < SMALLEST.width_cells
                || size.height_rows < SMALLEST.height_rows,
            ..Layout::default()
        };
        layout.place_rows(view);
        if view == View::Compare {
            layout.place_columns(columns, first, focus);
        } else {
            layout.place_focus(columns.is_empty(), focus);
        }
        layout
    }

    /// The screen without columns: a heading, lines, a message.
    pub fn linear(size: Size) -> Layout {
        Layout {
            size,
            body: super::linear::body(size.height_rows),
            ..Layout::default()
        }
    }

    /// The view that is drawn: where two columns do not fit, Compare shows one article.
    pub fn effective_view(size: Size, view: View) -> View {
        if view == View::Compare && size.width_cells < MIN_COMPARE_CELLS {
            View::Focus
        } else {
            view
        }
    }

    /// The column at a cell.
    pub fn column_at(&self, x: u16) -> Option<ColumnPlace> {
        let holds = |c: &&ColumnPlace| x >= c.x && x < c.x.saturating_add(c.width_cells);
        self.columns.iter().find(holds).copied()
    }

    /// The place of a column, if it is on the screen.
    pub fn place_of(&self, column: usize) -> Option<ColumnPlace> {
        self.columns.iter().find(|c| c.column == column).copied()
    }

    fn place_rows(&mut self, view: View) {
        let height = self.size.height_rows;
        let header_rows = match height {
            _ if !view.is_text() => 0,
            0..8 => 0,
            8..16 => 1,
            _ => 2,
        };
        self.has_rule = height >= 16;
        self.has_claim_line = height >= 10 && view.is_text();
        let story_rows = u16::from(height >= 5);
        let status_rows = if height >= 8 { 2 } else { 1 };
        self.header = Stretch {
            start: story_rows,
            length: header_rows,
        };
        let start = self.header.end() + u16::from(self.has_rule);
        let below = status_rows + u16::from(self.has_claim_line);
        self.body = Stretch {
            start,
            length: height.saturating_sub(start + below).max(1),
        };
    }

    fn place_columns(&mut self, columns: &[usize], first: usize, focus: usize) {
        let width = self.size.width_cells;
        let focus = columns.partition_point(|column| *column < focus);
        let first = columns.partition_point(|column| *column < first);
        let count = u16::try_from(columns.len()).unwrap_or(u16::MAX).max(1);
        let has_panel = width >= MIN_PANEL_SCREEN_CELLS
            || width
                >= count
                    .saturating_mul(READING_CELLS)
                    .saturating_add(MIN_PANEL_CELLS);
        let panel_cells = if has_panel {
            panel_cells(width, count)
        } else {
            0
        };
        let room = width - panel_cells;
        let widest = room / (MIN_TEXT_CELLS + GUTTER_CELLS + 1);
        let fitting = widest.max(2).min(count);
        let shown = usize::from(fitting).min(columns.len());
        let last_first = columns.len().saturating_sub(shown);
        let earliest = (focus + 1).saturating_sub(shown).min(focus);
        let first = first.clamp(earliest, focus).min(last_first);
        let each = (room / fitting).saturating_sub(1);
        let spare = room % fitting;
        let mut x = 0;
        for (number, column) in columns.iter().skip(first).take(shown).enumerate() {
            let width_cells = each + u16::from((number as u16) < spare);
            self.columns.push(ColumnPlace {
                column: *column,
                x,
                width_cells,
            });
            x += width_cells + 1;
        }
        self.side = has_panel.then_some(Stretch {
            start: room,
            length: panel_cells,
        });
    }

    fn place_focus(&mut self, is_empty: bool, focus: usize) {
        let width = self.size.width_cells;
        let margin = if width >= MIN_TEXT_CELLS + GUTTER_CELLS + 1 + MARGIN_CELLS {
            MARGIN_CELLS
        } else {
            0
        };
        let room = (width - margin).saturating_sub(u16::from(margin == 0));
        let width_cells = (READING_CELLS + GUTTER_CELLS).min(room);
        if !is_empty {
            self.columns.push(ColumnPlace {
                column: focus,
                x: 0,
                width_cells,
            });
        }
        self.side = (margin > 0).then(|| Stretch {
            start: width_cells + 1,
            length: (width - width_cells - 1).min(2 * MARGIN_CELLS),
        });
    }
}

/// Cells of the panel: what as many columns as fit leave over, within bounds.
fn panel_cells(width: u16, column_count: u16) -> u16 {
    // A column with its text, its gutter, an empty cell and the rule after it.
    let each = MIN_TEXT_CELLS + GUTTER_CELLS + 2;
    let fitting = (width.saturating_sub(MIN_PANEL_CELLS) / each).min(column_count);
    let rest = width.saturating_sub(fitting.saturating_mul(each));
    rest.clamp(MIN_PANEL_CELLS, MAX_PANEL_CELLS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(width: u16, columns: usize) -> Layout {
        let size = Size {
            width_cells: width,
            height_rows: 40,
        };
        let columns: Vec<usize> = (0..columns).collect();
        Layout::new(size, View::Compare, &columns, 0, 0)
    }

    #[test]
    fn width_rule_holds() {
        for (width, shown, has_panel) in [
            (76, 2, false),
            (80, 2, false),
            (120, 3, false),
            (200, 4, true),
        ] {
            let layout = compare(width, 5);
            assert_eq!(
                (layout.columns.len(), layout.side.is_some()),
                (shown, has_panel),
                "{width}"
            );
        }
    }

    #[test]
    fn text_has_thirty_six_cells_from_eighty_on() {
        for width in 80..400 {
            let layout = compare(width, 9);
            assert!(
                layout
                    .columns
                    .iter()
                    .all(|c| c.text_cells() >= MIN_TEXT_CELLS),
                "{width}"
            );
        }
    }

    #[test]
    fn columns_never_leave_the_screen() {
        for width in 1..300 {
            for view in [View::Compare, View::Focus] {
                let size = Size {
                    width_cells: width,
                    height_rows: 1,
                };
                let columns: Vec<usize> = (0..7).collect();
                let view = Layout::effective_view(size, view);
                let layout = Layout::new(size, view, &columns, 3, 6);
                let ends = layout.columns.iter().map(|c| c.x + c.width_cells);
                assert!(ends.max().unwrap_or(0) <= width, "{width}");
                assert!(layout.side.is_none_or(|s| s.end() <= width), "{width}");
                assert!(layout.place_of(6).is_some(), "{width}");
            }
        }
    }

    #[test]
    fn narrow_screen_shows_one_article() {
        let size = Size {
            width_cells: 75,
            height_rows: 24,
        };
        assert_eq!(Layout::effective_view(size, View::Compare), View::Focus);
    }
}
