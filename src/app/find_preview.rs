//! The chosen result in its context: in each outlet's column its wording, between the statements that
//! stand before and after it in the article. There only where the screen is large enough.

use super::sheet::piece;
use super::{Piece, Sheet, State, Tone};
use crate::article::{Article, StatementId};
use crate::page::{Lit, Role, merge_near};
use crate::search::FindCell;

/// Rows of Find's body from which on there is a preview.
const MIN_BODY_ROWS: usize = 30;
/// Rows of the preview: enough for three statements of a column that is not too narrow.
const MOST_ROWS: usize = 14;

/// How many rows the preview takes, its rule included; none where the screen is too low.
pub(super) fn rows(body_rows: usize) -> usize {
    if body_rows < MIN_BODY_ROWS {
        return 0;
    }
    (body_rows / 3).min(MOST_ROWS)
}

/// One outlet's wording of a result between its neighbours, wrapped to a width, at most so many rows.
pub(super) fn context(
    state: &State,
    cell: &FindCell,
    width_cells: usize,
    max_rows: usize,
) -> Vec<Vec<Piece>> {
    let Some(comparison) = &state.story.comparison else {
        return Vec::new();
    };
    let article = comparison.article(cell.statement.article);
    let at = cell.statement.statement.0;
    let own = own_sheet(state, article, cell, width_cells);
    let before = at
        .checked_sub(1)
        .map(|n| faint(state, article, n, width_cells));
    let after = faint(state, article, at + 1, width_cells);
    // The wording itself comes first where not all fits.
    let room = max_rows.saturating_sub(own.rows.len());
    let before = before.map_or(Vec::new(), |sheet| sheet.rows);
    let above = before.len().min(room.div_ceil(2));
    let before = before.into_iter().rev().take(above).rev();
    let all = before.collect::<Vec<_>>().into_iter();
    let all = all.chain(own.rows).chain(after.rows);
    all.take(max_rows).collect()
}

fn own_sheet(state: &State, article: &Article, cell: &FindCell, width_cells: usize) -> Sheet {
    let text = article.statement_text(cell.statement.statement);
    let spans = merge_near(&cell.spans, text).into_iter();
    let lit: Vec<Lit> = spans
        .map(|span| Lit {
            span,
            role: Role::Hit,
        })
        .collect();
    let inner = width_cells.saturating_sub(BAR_CELLS).max(1);
    let mut sheet = Sheet::new(inner, state.options.has_color);
    sheet.add_lit(text, &lit, Role::Body, 0);
    for row in &mut sheet.rows {
        row.insert(0, piece(OWN_BAR, Tone::Key));
    }
    sheet
}

/// Beside the wording, and beside what stands around it.
const OWN_BAR: &str = "▌";
const OTHER_BAR: &str = " ";
const BAR_CELLS: usize = 2;

fn faint(state: &State, article: &Article, number: usize, width_cells: usize) -> Sheet {
    let inner = width_cells.saturating_sub(BAR_CELLS).max(1);
    let mut sheet = Sheet::new(inner, state.options.has_color);
    if number < article.statements.len() {
        let text = article.statement_text(StatementId(number));
        sheet.add(text, Tone::Faint, 0);
    }
    for row in &mut sheet.rows {
        row.insert(0, piece(OTHER_BAR, Tone::Faint));
    }
    sheet
}
