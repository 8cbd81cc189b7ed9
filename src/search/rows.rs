//! Turns hits into rows: a row is a statement that was found, with each outlet's wording of it in its
//! own cell.
//!
//! So a hit in one outlet shows the twins of the others, in whatever words they put it. A statement
//! may stand in several claims, as one that says several things does; its twins of all of them are in
//! its row, as they are when it is read. A hit that stands in the row of a better one has no row of
//! its own.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Hit;
use crate::claims::{Claim, ClaimId, StatementRef};
use crate::comparison::Comparison;
use crate::text::Span;

/// A statement that was found, with its wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindRow {
    /// The claim it stands in; of several, the one that the most outlets make.
    pub claim: ClaimId,
    /// The hit that the row is made for.
    pub best: StatementRef,
    /// The score of that hit.
    pub score: u32,
    /// For each article its wording, if it has one.
    pub cells: Vec<Option<FindCell>>,
}

/// One outlet's wording of a statement that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindCell {
    /// The statement: the best hit among the twins of the article, or else the surest twin.
    pub statement: StatementRef,
    /// Whether it satisfies the query; if not it is the twin of one that does.
    pub is_hit: bool,
    /// The matched bytes of the statement's text; empty for a twin.
    pub spans: Vec<Span>,
}

/// What rows are made from, looked up by statement.
struct Lookup<'a> {
    comparison: &'a Comparison,
    hits: &'a [Hit],
    /// Place of each hit among the hits.
    ranks: BTreeMap<StatementRef, usize>,
    /// Claims that a hit stands in, in order.
    claims: BTreeMap<StatementRef, Vec<ClaimId>>,
    /// Score of the shown link between two statements, the lower one first, in thousandths.
    links: BTreeMap<(StatementRef, StatementRef), u32>,
}

/// Merges hits into rows, those of the best hits first.
pub fn rows(comparison: &Comparison, hits: &[Hit]) -> Vec<FindRow> {
    let lookup = Lookup::new(comparison, hits);
    let mut covered: BTreeSet<StatementRef> = BTreeSet::new();
    let mut rows = Vec::new();
    for hit in hits {
        if covered.contains(&hit.statement) {
            continue;
        }
        if let Some(row) = lookup.row(hit) {
            covered.extend(row.cells.iter().flatten().map(|cell| cell.statement));
            rows.push(row);
        }
    }
    rows
}

impl<'a> Lookup<'a> {
    fn new(comparison: &'a Comparison, hits: &'a [Hit]) -> Self {
        let ranks: BTreeMap<StatementRef, usize> = hits
            .iter()
            .zip(0..)
            .map(|(hit, rank)| (hit.statement, rank))
            .collect();
        let mut claims: BTreeMap<StatementRef, Vec<ClaimId>> = BTreeMap::new();
        for (id, claim) in comparison.claims.iter().enumerate() {
            for member in claim.members.iter().filter(|m| ranks.contains_key(m)) {
                claims.entry(*member).or_default().push(ClaimId(id));
            }
        }
        let shown = comparison
            .links
            .iter()
            .filter(|link| comparison.is_shown(link));
        Lookup {
            comparison,
            hits,
            ranks,
            claims,
            links: shown
                .map(|l| ((l.a, l.b), (comparison.strength(l) * 1e3) as u32))
                .collect(),
        }
    }

    fn row(&self, hit: &Hit) -> Option<FindRow> {
        let ids = self.claims.get(&hit.statement)?;
        let claim_of = |id: &ClaimId| -> &Claim { &self.comparison.claims[id.0] };
        let claim = ids
            .iter()
            .min_by_key(|id| (Reverse(claim_of(id).outlets), **id))?;
        let mut row = FindRow {
            claim: *claim,
            best: hit.statement,
            score: hit.score,
            cells: vec![None; self.comparison.articles.len()],
        };
        let mut twins: Vec<StatementRef> = ids
            .iter()
            .flat_map(|id| claim_of(id).members.iter().copied())
            .collect();
        twins.sort_by_key(|twin| (*twin != hit.statement, self.order(hit.statement, *twin)));
        for twin in twins {
            if let Some(cell) = row.cells.get_mut(twin.article.0) {
                cell.get_or_insert_with(|| self.cell(twin));
            }
        }
        Some(row)
    }

    /// Hits first, best first, then the surest twins.
    fn order(&self, hit: StatementRef, twin: StatementRef) -> (usize, Reverse<u32>, StatementRef) {
        let rank = self.ranks.get(&twin).copied().unwrap_or(usize::MAX);
        let link = self.links.get(&(hit.min(twin), hit.max(twin)));
        (rank, Reverse(link.copied().unwrap_or(0)), twin)
    }

    fn cell(&self, statement: StatementRef) -> FindCell {
        let hit = self.ranks.get(&statement).map(|rank| &self.hits[*rank]);
        FindCell {
            statement,
            is_hit: hit.is_some(),
            spans: hit.map_or_else(Vec::new, |hit| hit.spans.clone()),
        }
    }
}
