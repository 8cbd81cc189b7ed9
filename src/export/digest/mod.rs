//! What a report says, before any layout: worked out once, and set by each format in its own way.
//!
//! Text, Markdown, HTML and CSV tell the same things in the same order with the same numbers; so which
//! claims are shared, who is silent, what stands in one outlet alone, and the sentences that sum it up
//! are found here, and a format only lays them out.

mod outlets;
mod sentences;
mod wordings;

pub(super) use outlets::{MAX_OMISSIONS, Omission};
pub(super) use sentences::origins_note;
pub(super) use wordings::{NamedSide, Wording};

use std::collections::BTreeSet;

use super::neighbours::Neighbours;
use super::{Position, Report};
use crate::claims::{Claim, ClaimId, StatementRef, Status};
use crate::comparison::Comparison;

/// More articles than this, and what is said of every one of them at every claim buries the claim: a
/// hundred outlets would make nine tenths of a report of names of the silent.
const MAX_NAMED: usize = 30;

/// What all parts of a report read.
pub(super) struct Digest<'a> {
    pub(super) report: &'a Report<'a>,
    pub(super) comparison: &'a Comparison,
    pub(super) neighbours: Neighbours<'a>,
    /// Names of the outlets as they are shown, one an article, no two alike.
    pub(super) names: Vec<String>,
    /// Claims of two outlets or more, by coverage, then origins, then order.
    pub(super) shared: Vec<(ClaimId, &'a Claim)>,
    /// Statements that stand in a claim of two outlets or more.
    with_twins: BTreeSet<StatementRef>,
    /// Statements that stand in any claim; headlines and questions alone claim nothing.
    pub(super) told: BTreeSet<StatementRef>,
}

impl<'a> Digest<'a> {
    /// Works out what a report says; `shorten` fits the name of an outlet to the format.
    pub(super) fn new(report: &'a Report<'a>, shorten: impl Fn(&str) -> String) -> Self {
        let comparison = report.comparison;
        let mut shared: Vec<(ClaimId, &Claim)> = comparison
            .claims
            .iter()
            .enumerate()
            .map(|(id, claim)| (ClaimId(id), claim))
            .filter(|(_, claim)| claim.status != Status::Single)
            .collect();
        shared.sort_by_key(|(id, claim)| (std::cmp::Reverse((claim.outlets, claim.origins)), *id));
        let members = |claim: &'a Claim| claim.members.iter().copied();
        Digest {
            report,
            comparison,
            neighbours: Neighbours::new(comparison),
            names: outlet_names(comparison, shorten),
            with_twins: shared.iter().flat_map(|(_, c)| members(c)).collect(),
            told: comparison.claims.iter().flat_map(members).collect(),
            shared,
        }
    }

    /// The name of an article's outlet.
    pub(super) fn name(&self, article: usize) -> &str {
        self.names.get(article).map_or("", String::as_str)
    }

    /// The claims of several outlets that have this status, most outlets first.
    pub(super) fn with_status(&self, status: Status) -> Vec<(ClaimId, &'a Claim)> {
        let has_status = |(_, claim): &&(ClaimId, &Claim)| claim.status == status;
        self.shared.iter().filter(has_status).copied().collect()
    }

    /// Numbers of the articles that have no statement in the claim, nor one that is linked to it.
    pub(super) fn silent(&self, claim: &Claim) -> Vec<usize> {
        let left_out = self.neighbours.left_out(claim).into_iter();
        left_out.map(|article| article.0).collect()
    }

    /// The silent outlets by name; of a large story how many there are beside those that are named.
    pub(super) fn silent_names(&self, claim: &Claim) -> Vec<String> {
        let silent = self.silent(claim);
        if self.is_large() && silent.len() > 1 {
            return vec![format!("the {} others", silent.len())];
        }
        silent
            .into_iter()
            .map(|a| self.name(a).to_owned())
            .collect()
    }

    /// Tells whether there are more articles than can be named at every claim.
    pub(super) fn is_large(&self) -> bool {
        self.names.len() > MAX_NAMED
    }

    /// Statements of articles without a twin that a shown link ties to the claim nevertheless.
    pub(super) fn linked_outside(&self, claim: &Claim) -> Vec<(StatementRef, f64)> {
        let articles = self.neighbours.without_twin(claim);
        articles
            .filter_map(|article| self.neighbours.linked(claim, article))
            .collect()
    }

    /// Where a statement stands in its article.
    pub(super) fn position(&self, statement: StatementRef) -> Option<Position> {
        let article = self.comparison.articles.get(statement.article.0)?;
        Position::of(article, statement.statement)
    }

    /// The statements of an article that claim something, in order.
    pub(super) fn told(&self, article: usize) -> impl Iterator<Item = StatementRef> + '_ {
        let ids = self.comparison.articles[article].statement_ids();
        ids.map(move |id| StatementRef::new(article, id.0))
            .filter(|statement| self.told.contains(statement))
    }

    /// The statements of an article that no other outlet makes, in order.
    pub(super) fn alone(&self, article: usize) -> impl Iterator<Item = StatementRef> + '_ {
        self.told(article)
            .filter(|statement| !self.with_twins.contains(statement))
    }
}

/// The outlets' names, each shortened; a name that stands twice gets a number.
///
/// `["Alpha", "Beta", "Alpha"]` -> `["Alpha", "Beta", "Alpha 2"]`
fn outlet_names(comparison: &Comparison, shorten: impl Fn(&str) -> String) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for article in &comparison.articles {
        let base = shorten(&article.outlet);
        let mut name = base.clone();
        let mut number = 2;
        while names.contains(&name) {
            name = format!("{base} {number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// The gutter mark of a claim: "≠3" where details differ, "=3" where none do.
pub(super) fn gutter(claim: &Claim) -> String {
    let sign = match claim.status {
        Status::Differs => '≠',
        Status::Agreed => '=',
        Status::Single => '+',
    };
    format!("{sign}{}", claim.outlets)
}

/// `["Alpha", "Beta"]` -> `"Alpha, Beta"`
pub(super) fn listed(parts: &[String]) -> String {
    parts.join(", ")
}
