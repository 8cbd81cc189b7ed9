//! Turns hits into rows: a row is a claim, with each outlet's wording of it in its own cell.
//!
//! So a hit in one outlet shows the twins of the others, in whatever words they put it.

use std::collections::BTreeMap;

use super::Hit;
use crate::claims::{ClaimId, StatementRef};
use crate::comparison::Comparison;
use crate::text::Span;

/// A claim that was found, with its wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindRow {
    /// Which claim.
    pub claim: ClaimId,
    /// The best hit in it.
    pub best: StatementRef,
    /// The score of the best hit.
    pub score: u32,
    /// For each article its wording, if it has one.
    pub cells: Vec<Option<FindCell>>,
}

/// One outlet's wording of a claim that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindCell {
    /// The statement: the best hit of the article in this claim, or else its first member.
    pub statement: StatementRef,
    /// Whether it satisfies the query; if not it is the twin of one that does.
    pub is_hit: bool,
    /// The matched bytes of the statement's text; empty for a twin.
    pub spans: Vec<Span>,
}

/// Merges hits into rows, those of the best hits first, then in order of the claims.
///
/// A statement that belongs to several claims is in the row of each: their twins differ.
pub fn rows(comparison: &Comparison, hits: &[Hit]) -> Vec<FindRow> {
    let ranks: BTreeMap<StatementRef, usize> = hits
        .iter()
        .zip(0..)
        .map(|(hit, rank)| (hit.statement, rank))
        .collect();
    let mut found: Vec<(usize, FindRow)> = comparison
        .claims
        .iter()
        .enumerate()
        .filter_map(|(id, claim)| {
            let members = claim.members.iter();
            let best = members.filter_map(|m| ranks.get(m)).min()?;
            let mut row = FindRow {
                claim: ClaimId(id),
                best: hits[*best].statement,
                score: hits[*best].score,
                cells: vec![None; comparison.articles.len()],
            };
            fill_cells(&mut row, &claim.members, hits, &ranks);
            Some((*best, row))
        })
        .collect();
    found.sort_by_key(|(best, row)| (*best, row.claim));
    found.into_iter().map(|(_, row)| row).collect()
}

fn fill_cells(
    row: &mut FindRow,
    members: &[StatementRef],
    hits: &[Hit],
    ranks: &BTreeMap<StatementRef, usize>,
) {
    let mut ranked: Vec<(usize, StatementRef)> = members
        .iter()
        .map(|m| (ranks.get(m).copied().unwrap_or(usize::MAX), *m))
        .collect();
    ranked.sort_unstable();
    for (rank, statement) in ranked {
        let Some(cell) = row.cells.get_mut(statement.article.0) else {
            continue;
        };
        cell.get_or_insert_with(|| FindCell {
            statement,
            is_hit: rank < hits.len(),
            spans: hits
                .get(rank)
                .map_or_else(Vec::new, |hit| hit.spans.clone()),
        });
    }
}
