//! The grid of claims: a row a claim, a column an outlet, a word in every cell.
//!
//! ```text
//!  12 claims, most outlets first        │ Courier  Gazette  Herald      header
//!  ≠3 At least 14 people were hurt when…│ same     differs  same        list
//!  =2 The owner called the warnings "ca…│ same     partly   silent
//!  ─────────────────────────────────────
//!  ≠ number  14: Courier, Herald  Nineteen: Gazette                     who gives which value;
//!  Courier ¶1                                                           the chosen cell:
//!    At least {14} people were hurt …                                   the claim's first wording,
//!  Gazette ¶1  differs                                                  and what the outlet of the
//!    {Nineteen} people were injured …                                   chosen column says to it
//! ```
//!
//! The cursor goes along: it stands on the wording of the chosen cell, so that everything that works
//! on a statement (why, copy, the threshold) works here. Opening the grid notes the way back.

use super::grid_detail::{chosen_article, grid_detail};
use super::grid_rows::grid_rows;
use super::motion::go;
use super::settle::rows_i64;
use super::{GridFilter, Sheet, State, Step, View};
use crate::claims::{Claim, ClaimId};
use crate::comparison::Comparison;
use crate::page::{Mark, Says};

/// A claim's text is not cut below this while cells could be marks instead of words.
const MIN_TEXT_CELLS: usize = 30;
/// "differs", the longest word of a cell, and a blank.
const WORD_CELLS: usize = 8;
/// Names of outlets are legible at this width; wider cells only tear the row apart.
const MAX_CELL_CELLS: usize = 14;
/// A mark and a blank on either side.
const MARK_CELLS: usize = 3;
/// Cells of the gutter mark: "≠12 ".
pub const GRID_GUTTER_CELLS: usize = 4;
/// A lower body shows claims alone: a header over one claim tells less than two claims.
const MIN_HEADER_BODY: usize = 3;
/// More rows of wording than this, and the list is too short to look around in.
const MAX_DETAIL_ROWS: usize = 10;

/// In which order the claims stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum GridOrder {
    /// Most outlets first.
    #[default]
    Coverage,
    /// As they first appear in the articles.
    Place,
    /// Most differing links first.
    Differences,
}

impl GridOrder {
    /// Its name on the screen.
    pub fn name(self) -> &'static str {
        match self {
            GridOrder::Coverage => "most outlets first",
            GridOrder::Place => "in order of the articles",
            GridOrder::Differences => "most differences first",
        }
    }

    fn next(self) -> GridOrder {
        match self {
            GridOrder::Coverage => GridOrder::Place,
            GridOrder::Place => GridOrder::Differences,
            GridOrder::Differences => GridOrder::Coverage,
        }
    }
}

/// One claim of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// The claim.
    pub claim: ClaimId,
    /// Its gutter mark.
    pub mark: Mark,
    /// How the outlet of each column stands to the claim's first wording.
    pub cells: Vec<Says>,
}

impl GridRow {
    /// The word of a cell: a single is no agreement with anybody.
    pub fn word(&self, column: usize) -> &'static str {
        match self.cells.get(column) {
            Some(Says::Same) if self.mark == Mark::Single => "only",
            Some(says) => says.word(),
            None => "",
        }
    }

    /// The same in one cell: `=` same, `~` partly, `≠` differs, `·` silent, `+` only.
    pub fn sign(&self, column: usize) -> &'static str {
        match self.word(column) {
            "same" => "=",
            "partly" => "~",
            "differs" => "≠",
            "only" => "+",
            _ => "·",
        }
    }
}

/// What the grid shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Grid {
    /// In which order.
    pub order: GridOrder,
    /// Which claims.
    pub filter: GridFilter,
    /// Counts the changes of order and filter: another number, another list.
    pub listing: usize,
    /// The chosen column.
    pub column: usize,
    /// The rows; which is chosen stands in `State::rows`.
    pub rows: Vec<GridRow>,
    /// The wordings of the chosen cell.
    pub detail: Sheet,
}

/// How the body of the screen is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridLayout {
    /// Rows of header: none where the body is too low for more than the claims.
    pub header_rows: usize,
    /// Rows of the list.
    pub list_rows: usize,
    /// Rows of the chosen cell's wordings, under a rule; 0 where there is no room for them.
    pub detail_rows: usize,
    /// Cells of a claim's text.
    pub text_cells: usize,
    /// Cells of each outlet's column.
    pub cell_cells: usize,
    /// First column on the screen.
    pub first: usize,
    /// How many columns are on the screen.
    pub columns: usize,
}

impl GridLayout {
    /// Divides the body: words in the cells where there is room, else marks.
    pub fn new(state: &State) -> GridLayout {
        let width = usize::from(state.size.width_cells).saturating_sub(GRID_GUTTER_CELLS);
        let count = state.story.columns.len();
        let room = width.saturating_sub(MIN_TEXT_CELLS) / count.max(1);
        let cell_cells = match room {
            0..WORD_CELLS => MARK_CELLS,
            cells => cells.min(MAX_CELL_CELLS),
        };
        let fitting =
            (width.saturating_sub(MIN_TEXT_CELLS / 2) / cell_cells).clamp(1, count.max(1));
        let columns = fitting.min(count);
        let first = (state.grid.column + 1)
            .saturating_sub(columns)
            .min(count - columns);
        let body = state.body_rows();
        let header_rows = usize::from(body >= MIN_HEADER_BODY);
        let detail_rows = match body / 3 {
            0..3 => 0,
            rows => rows.min(MAX_DETAIL_ROWS),
        };
        GridLayout {
            header_rows,
            list_rows: body
                .saturating_sub(header_rows + detail_rows + usize::from(detail_rows > 0)),
            detail_rows,
            text_cells: width.saturating_sub(columns * cell_cells),
            cell_cells,
            first,
            columns,
        }
    }

    /// Numbers of the columns on the screen.
    pub fn shown(self) -> std::ops::Range<usize> {
        self.first..self.first + self.columns
    }

    /// Tells whether cells are wide enough for words and names.
    pub fn has_words(self) -> bool {
        self.cell_cells >= WORD_CELLS
    }
}

/// Goes to the claim of the statement under the cursor, when the view is opened.
pub(super) fn enter(state: &mut State) {
    state.story.jumps.leave(state.story.cursor);
    state.grid.column = state.story.cursor.column;
}

/// Brings rows, chosen row and wordings in line with the story.
pub(super) fn settle_grid(state: &mut State) {
    let Some(comparison) = state.story.comparison.clone() else {
        state.grid.rows.clear();
        state.grid.detail = Sheet::default();
        return;
    };
    let last = state.story.columns.len().saturating_sub(1);
    state.grid.column = state.grid.column.min(last);
    state.grid.rows = grid_rows(state, &comparison);
    let list_rows = GridLayout::new(state).list_rows;
    let at = row_of_cursor(state, &comparison);
    let count = state.grid.rows.len();
    let rows = state.rows.entry(View::Claims).or_default();
    rows.choose(at.map_or(Step::By(0), Step::To), count, list_rows);
    state.grid.detail = grid_detail(state, &comparison);
}

/// The row to choose so that it holds the cursor; none where the chosen one does, or none can.
fn row_of_cursor(state: &State, comparison: &Comparison) -> Option<usize> {
    let cursor = state.story.reference(state.story.cursor)?;
    let holds =
        |row: &GridRow| claim_of(comparison, row).is_some_and(|c| c.members.contains(&cursor));
    let chosen = state.rows_of(View::Claims).chosen;
    if state.grid.rows.get(chosen).is_some_and(holds) {
        return None;
    }
    state.grid.rows.iter().position(holds)
}

fn claim_of<'a>(comparison: &'a Comparison, row: &GridRow) -> Option<&'a Claim> {
    comparison.claims.get(row.claim.0)
}

/// Moves the chosen row.
pub(super) fn step(state: &mut State, step: Step) {
    let list_rows = GridLayout::new(state).list_rows;
    let count = state.grid.rows.len();
    let rows = state.rows.entry(View::Claims).or_default();
    rows.choose(step, count, list_rows);
    take_cursor_along(state);
}

/// Moves the chosen column, round the ends.
pub(super) fn move_column(state: &mut State, by: i64) {
    let count = rows_i64(state.story.columns.len());
    if count > 0 {
        let to = (rows_i64(state.grid.column) + by).rem_euclid(count);
        go_to_column(state, usize::try_from(to).unwrap_or(0));
    }
}

/// Chooses the column with this number.
pub(super) fn go_to_column(state: &mut State, column: usize) {
    if column < state.story.columns.len() {
        state.grid.column = column;
        if state.grid.filter.is_left_out {
            settle_grid(state);
        }
        take_cursor_along(state);
        state.say(state.story.columns[column].name().to_owned());
    }
}

/// Puts the cursor on the wording of the chosen cell; on the first wording where it is silent.
pub(super) fn take_cursor_along(state: &mut State) {
    let Some(comparison) = state.story.comparison.clone() else {
        return;
    };
    let chosen = state.rows_of(View::Claims).chosen;
    let row = state.grid.rows.get(chosen);
    let Some(claim) = row.and_then(|row| claim_of(&comparison, row)) else {
        return;
    };
    let article = chosen_article(state);
    let own = claim.members.iter().find(|m| Some(m.article) == article);
    let statement = own.copied().unwrap_or(claim.lead);
    if let Some(place) = state.story.place(statement) {
        go(state, place);
    }
}

/// Shows the claims in the next order.
pub(super) fn change_order(state: &mut State) {
    state.grid.order = state.grid.order.next();
    state.grid.listing += 1;
    settle_grid(state);
    state.say(state.grid.order.name());
}

/// Chooses the cell under a click, `x` cells and `row` rows into the body; tells whether it is on a claim.
pub(super) fn click(state: &mut State, x: usize, row: usize) -> bool {
    let layout = GridLayout::new(state);
    let Some(row) = row.checked_sub(layout.header_rows) else {
        return false;
    };
    if row >= layout.list_rows {
        return false;
    }
    let cells = x.checked_sub(GRID_GUTTER_CELLS + layout.text_cells);
    let column = cells.map(|cells| layout.first + cells / layout.cell_cells);
    if let Some(column) = column.filter(|column| *column < layout.first + layout.columns) {
        state.grid.column = column;
    }
    let target = state.rows_of(View::Claims).top + row;
    let is_there = target < state.grid.rows.len();
    if is_there {
        step(state, Step::To(target));
    }
    is_there
}

/// `"4 claims that differ, left out by The Courier, most outlets first"`
pub fn title(state: &State) -> String {
    let count = state.grid.rows.len();
    let claims = if count == 1 { "claim" } else { "claims" };
    let words = state.grid.filter.words(state, count == 1);
    let blank = if words.is_empty() { "" } else { " " };
    let order = state.grid.order.name();
    format!("{count} {claims}{blank}{}, {order}", words.join(", "))
}
