//! How many details differ, by kind: what a reader asks of a story first, also where the answer is "none".
//!
//! Details are counted as reports list them: once for all outlets that disagree on one, not pair by pair.

use std::collections::BTreeMap;

use super::disagreements::disagreements;
use crate::claims::{Claim, DifferenceKind, Status};
use crate::comparison::Comparison;
use crate::text::counted;

/// All kinds of differences, in the order in which they are told.
pub const DIFFERENCE_KINDS: [DifferenceKind; 7] = [
    DifferenceKind::Number,
    DifferenceKind::Date,
    DifferenceKind::Name,
    DifferenceKind::Quote,
    DifferenceKind::Denial,
    DifferenceKind::Credit,
    DifferenceKind::Condition,
];

/// What a reader looks for first: of these it is said outright that there is none.
const ASKED_FIRST: usize = 3;

/// How many details differ, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<DifferenceKind, usize>);

impl Tally {
    /// Counts the details on which the claims of a comparison differ.
    pub fn of(comparison: &Comparison) -> Tally {
        let differ = |claim: &&Claim| claim.status == Status::Differs;
        let mut counts = BTreeMap::new();
        for claim in comparison.claims.iter().filter(differ) {
            for detail in disagreements(comparison, claim) {
                *counts.entry(detail.kind).or_default() += 1;
            }
        }
        Tally(counts)
    }

    /// How many details of a kind differ.
    pub fn count(&self, kind: DifferenceKind) -> usize {
        self.0.get(&kind).copied().unwrap_or(0)
    }

    /// The kinds that there are, in order.
    pub fn kinds(&self) -> impl Iterator<Item = DifferenceKind> + '_ {
        let is_there = |kind: &DifferenceKind| self.count(*kind) > 0;
        DIFFERENCE_KINDS.into_iter().filter(is_there)
    }

    /// `"3 wordings, 1 condition; no number, date or name differs"`, `"no detail differs"`
    pub fn words(&self) -> String {
        let counts: Vec<String> = self
            .kinds()
            .map(|kind| counted(self.count(kind), noun_of(kind)))
            .collect();
        if counts.is_empty() {
            return "no detail differs".to_owned();
        }
        let missing = DIFFERENCE_KINDS.into_iter().take(ASKED_FIRST);
        let missing: Vec<&str> = missing
            .filter(|kind| self.count(*kind) == 0)
            .map(noun_of)
            .collect();
        let counts = counts.join(", ");
        match missing.as_slice() {
            [] => counts,
            [only] => format!("{counts}; no {only} differs"),
            [first @ .., last] => format!("{counts}; no {} or {last} differs", first.join(", ")),
        }
    }
}

/// What a detail of a kind is called when there are so many of them.
pub fn noun_of(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Quote => "wording",
        kind => kind.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture::mill;

    fn words(counts: &[(DifferenceKind, usize)]) -> String {
        Tally(counts.iter().copied().collect()).words()
    }

    #[test]
    fn what_does_not_differ_is_said_outright() {
        use DifferenceKind::{Condition, Date, Name, Number, Quote};
        assert_eq!(words(&[]), "no detail differs");
        assert_eq!(
            words(&[(Quote, 3), (Condition, 1)]),
            "3 wordings, 1 condition; no number, date or name differs"
        );
        assert_eq!(
            words(&[(Number, 1), (Quote, 1)]),
            "1 number, 1 wording; no date or name differs"
        );
        assert_eq!(
            words(&[(Number, 2), (Date, 1)]),
            "2 numbers, 1 date; no name differs"
        );
        assert_eq!(
            words(&[(Number, 2), (Date, 1), (Name, 1)]),
            "2 numbers, 1 date, 1 name"
        );
    }

    #[test]
    fn detail_is_counted_once_for_all_who_disagree_on_it() {
        let comparison = mill();
        let tally = Tally::of(&comparison);
        assert_eq!(
            tally.words(),
            "1 number, 1 wording; no date or name differs"
        );
    }
}
