//! The rows of the claims grid: which claims, in which order, and how each outlet stands to them.

use super::{GridFilter, GridOrder, GridRow, State};
use crate::article::ArticleId;
use crate::claims::{Claim, ClaimId, Link, LinkKind, StatementRef, Status};
use crate::comparison::Comparison;
use crate::page::{Index, Mark, Says};

/// Makes the rows: those the filter keeps, in the chosen order.
pub(super) fn grid_rows(state: &State, comparison: &Comparison) -> Vec<GridRow> {
    let grid = &state.grid;
    let mut rows: Vec<(usize, GridRow)> = comparison
        .claims
        .iter()
        .enumerate()
        .filter_map(|(id, claim)| {
            let row = grid_row(state, comparison, ClaimId(id), claim)?;
            let is_silent = row.cells.get(grid.column) == Some(&Says::Silent);
            let is_kept = match grid.filter {
                GridFilter::All => true,
                GridFilter::Differences => claim.status == Status::Differs,
                GridFilter::Singles => claim.status == Status::Single,
                GridFilter::Omissions => claim.status != Status::Single && is_silent,
            };
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
    let index = &state.story.index;
    let cell = |article: Option<ArticleId>| match article {
        Some(article) if linked_outside(comparison, index, claim, article).is_some() => {
            Says::Partly
        }
        Some(article) => says_to_claim(comparison, claim, article),
        None => Says::Silent,
    };
    let mut cells: Vec<Says> = state.story.columns.iter().map(|c| cell(c.id)).collect();
    if claim.status == Status::Differs && !cells.contains(&Says::Differs) {
        mark_inner_differences(state, comparison, claim, &mut cells);
    }
    Some(GridRow {
        claim: id,
        mark,
        cells,
    })
}

/// Marks the outlets that differ from each other, where none differs from the first wording.
fn mark_inner_differences(
    state: &State,
    comparison: &Comparison,
    claim: &Claim,
    cells: &mut [Says],
) {
    let differs = |link: &&Link| !link.differences.is_empty();
    for link in links_of(comparison, claim).filter(differs) {
        for end in [link.a, link.b] {
            let column = state.story.column_of(end.article);
            if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                *cell = Says::Differs;
            }
        }
    }
}

/// The statement of an outlet without a twin that a shown link ties to a member nevertheless.
///
/// It stands in a claim of its own, but an outlet that has it does not leave the matter out.
pub(super) fn linked_outside(
    comparison: &Comparison,
    index: &Index,
    claim: &Claim,
    article: ArticleId,
) -> Option<StatementRef> {
    if claim.members.iter().any(|m| m.article == article) {
        return None;
    }
    let members = claim.members.iter();
    let ends = members.flat_map(|m| {
        index
            .links(comparison, *m)
            .map(|link| (link, link.other(*m)))
    });
    let shown = ends.filter(|(link, end)| end.article == article && comparison.is_shown(link));
    let best = shown.max_by(|x, y| x.0.score.total_cmp(&y.0.score).then(y.1.cmp(&x.1)));
    best.map(|(_, end)| end)
}

/// How an outlet stands to the first wording of a claim.
///
/// By its links to that wording; where it has none, by those to the other members.
fn says_to_claim(comparison: &Comparison, claim: &Claim, article: ArticleId) -> Says {
    if claim.members.iter().all(|m| m.article != article) {
        return Says::Silent;
    }
    if claim.lead.article == article {
        return Says::Same;
    }
    let has_end = |link: &Link, is: &dyn Fn(StatementRef) -> bool| is(link.a) || is(link.b);
    let own = |s: StatementRef| s.article == article && claim.members.contains(&s);
    let all: Vec<&Link> = links_of(comparison, claim)
        .filter(|link| has_end(link, &own))
        .collect();
    let is_to_lead = |link: &&Link| has_end(link, &|s| s == claim.lead);
    let to_lead: Vec<&Link> = all.iter().copied().filter(is_to_lead).collect();
    let links = if to_lead.is_empty() { all } else { to_lead };
    if links.iter().any(|link| !link.differences.is_empty()) {
        Says::Differs
    } else if !links.is_empty() && links.iter().all(|link| link.kind == LinkKind::Partial) {
        Says::Partly
    } else {
        Says::Same
    }
}
