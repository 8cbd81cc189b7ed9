//! The rows of the claims grid: which claims, in which order, and how each outlet stands to them.

use super::{GridOrder, GridRow, State};
use crate::article::ArticleId;
use crate::claims::{Claim, ClaimId, Link, Status};
use crate::comparison::Comparison;
use crate::page::{Mark, Says, says_of_claim};

/// Makes the rows: those the filter keeps, in the chosen order.
pub(super) fn grid_rows(state: &State, comparison: &Comparison) -> Vec<GridRow> {
    let grid = &state.grid;
    let mut rows: Vec<(usize, GridRow)> = comparison
        .claims
        .iter()
        .enumerate()
        .filter_map(|(id, claim)| {
            let row = grid_row(state, comparison, ClaimId(id), claim)?;
            let is_kept = grid.filter.keeps(state, &row, claim);
            is_kept.then(|| (differing_links(comparison, claim), row))
        })
        .collect();
    rows.sort_by_key(|(differing, row)| {
        let claim = comparison.claims.get(row.claim.0);
        let outlets = claim.map_or(0, |claim| claim.outlets);
        let weight = match grid.order {
            GridOrder::Coverage => (outlets, *differing),
            GridOrder::Place => (0, 0),
            GridOrder::Differences => (*differing, outlets),
        };
        (std::cmp::Reverse(weight), row.claim)
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

fn links_of<'a>(comparison: &'a Comparison, claim: &'a Claim) -> impl Iterator<Item = &'a Link> {
    let numbers = claim.links.iter();
    numbers.filter_map(|number| comparison.links.get(*number))
}

fn differing_links(comparison: &Comparison, claim: &Claim) -> usize {
    let differs = |link: &&Link| !link.differences.is_empty();
    links_of(comparison, claim).filter(differs).count()
}

/// The row of a claim; none for a headline or question that stands alone, which claims nothing.
fn grid_row(state: &State, comparison: &Comparison, id: ClaimId, claim: &Claim) -> Option<GridRow> {
    let place = state.story.place(claim.lead)?;
    let mark = match claim.status {
        Status::Agreed => Mark::Same(claim.outlets),
        Status::Differs => Mark::Differs(claim.outlets),
        Status::Single => match state.story.columns[place.column].mark(place.statement) {
            Mark::Blank => return None,
            _ => Mark::Single,
        },
    };
    let by_article = says_of_claim(comparison, &state.story.index, claim);
    let says = |article: ArticleId| by_article.get(article.0).copied();
    let columns = state.story.columns.iter();
    let cells = columns.map(|c| c.id.and_then(says).unwrap_or(Says::Silent));
    let cells: Vec<Says> = cells.collect();
    Some(GridRow {
        claim: id,
        mark,
        cells,
    })
}
