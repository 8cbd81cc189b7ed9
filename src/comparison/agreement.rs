//! How well the automatic links agree with the reader's: what was linked and unlinked by hand, and what
//! the program would have done with those pairs.
//!
//! Only pairs that the reader has said something of count, and a reader corrects what is wrong; so this
//! measures the engine on its hard cases, and shows whether a change of engine or threshold helps there.

use super::Comparison;
use crate::claims::StatementRef;

/// One pair on which reader and program both have a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// One statement, the lower.
    pub a: StatementRef,
    /// The other.
    pub b: StatementRef,
    /// Whether the reader linked it; else the reader unlinked it.
    pub is_linked: bool,
    /// What the program scored it; nothing where it never came to scoring it.
    pub score: Option<f64>,
    /// Whether the program would show it.
    pub is_shown: bool,
}

/// All pairs that were linked or unlinked by hand.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Agreement {
    /// The pairs, in order.
    pub pairs: Vec<Judged>,
}

impl Agreement {
    /// How many pairs the reader and the program see so: `(true, false)` is linked by the reader alone.
    pub fn count(&self, is_linked: bool, is_shown: bool) -> usize {
        let is_such = |p: &&Judged| p.is_linked == is_linked && p.is_shown == is_shown;
        self.pairs.iter().filter(is_such).count()
    }

    /// The share of the program's links that the reader holds too; nothing where there are none.
    pub fn precision(&self) -> Option<f64> {
        share(self.count(true, true), self.count(false, true))
    }

    /// The share of the reader's links that the program finds too; nothing where there are none.
    pub fn recall(&self) -> Option<f64> {
        share(self.count(true, true), self.count(true, false))
    }
}

fn share(part: usize, rest: usize) -> Option<f64> {
    (part + rest > 0).then(|| part as f64 / (part + rest) as f64)
}

impl Comparison {
    /// How the automatic links agree with the corrections, at the comparison's threshold.
    pub fn agreement(&self) -> Agreement {
        let pairs = self.corrections.pairs().map(|(a, b, is_linked)| {
            let at = self.links.binary_search_by_key(&(a, b), |l| (l.a, l.b));
            let link = at.ok().map(|at| &self.links[at]);
            let score = link.filter(|_| !self.corrections.is_added(a, b));
            let score = score.map(|l| l.score);
            Judged {
                a,
                b,
                is_linked,
                score,
                is_shown: score.is_some_and(|score| score >= self.threshold),
            }
        });
        Agreement {
            pairs: pairs.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Ends, corrected};
    use super::*;

    fn agreement(pairs: &[(Ends, bool)]) -> Agreement {
        corrected(pairs).agreement()
    }

    #[test]
    fn every_case_is_counted() {
        let found = agreement(&[
            ([(0, 1), (2, 1)], true),
            ([(0, 1), (1, 1)], false),
            ([(1, 2), (2, 2)], true),
            ([(0, 3), (2, 2)], true),
            ([(0, 3), (1, 1)], false),
        ]);
        let counts = [(true, true), (false, true), (true, false), (false, false)];
        assert_eq!(
            counts.map(|(hand, shown)| found.count(hand, shown)),
            [1, 1, 2, 1]
        );
        assert_eq!(
            (found.precision(), found.recall()),
            (Some(0.5), Some(1.0 / 3.0))
        );
    }

    #[test]
    fn pair_that_was_never_scored_has_no_score() {
        let found = agreement(&[([(0, 3), (2, 2)], true)]);
        assert_eq!(found.pairs[0].score, None);
        assert!(!found.pairs[0].is_shown);
    }

    #[test]
    fn nothing_corrected_has_no_shares() {
        let found = agreement(&[]);
        assert_eq!((found.precision(), found.recall()), (None, None));
    }
}
