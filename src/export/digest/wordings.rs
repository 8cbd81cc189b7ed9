//! The wordings of a claim, and the details on which they disagree, with names.

use super::{Digest, listed};
use crate::claims::{Claim, StatementRef};
use crate::export::disagreements::{Disagreement, Side, disagreements};
use crate::text::letters;

/// One wording of a claim.
pub(in crate::export) struct Wording {
    pub(in crate::export) statement: StatementRef,
    /// An earlier wording that has the same words, whatever case and punctuation.
    pub(in crate::export) same_as: Option<StatementRef>,
}

/// What is said of a detail, and the names of those who say it.
pub(in crate::export) struct NamedSide<'a> {
    /// The words; "" where the statements say nothing of it.
    pub(in crate::export) text: &'a str,
    /// `"Alpha, Gamma"`
    pub(in crate::export) names: String,
}

impl Digest<'_> {
    /// The wordings of a claim, in the order of the articles.
    pub(in crate::export) fn wordings(&self, claim: &Claim) -> Vec<Wording> {
        let mut seen: Vec<(StatementRef, String)> = Vec::new();
        let mut wordings = Vec::new();
        for statement in claim.members.iter().copied() {
            let own = letters(self.comparison.text(statement));
            let same = seen.iter().find(|(_, others)| *others == own);
            wordings.push(Wording {
                statement,
                same_as: same.map(|(other, _)| *other),
            });
            seen.push((statement, own));
        }
        wordings
    }

    /// What the wordings of a claim disagree on.
    pub(in crate::export) fn disagreements(&self, claim: &Claim) -> Vec<Disagreement> {
        disagreements(self.comparison, claim)
    }

    /// The sides of a disagreement, each with the names of its outlets.
    pub(in crate::export) fn sides<'b>(
        &self,
        disagreement: &'b Disagreement,
    ) -> Vec<NamedSide<'b>> {
        let sides = disagreement.sides.iter();
        sides
            .map(|side| NamedSide {
                text: &side.text,
                names: self.names_of(side),
            })
            .collect()
    }

    fn names_of(&self, side: &Side) -> String {
        let statements = side.statements.iter();
        let mut names: Vec<String> = statements
            .map(|s| self.name(s.article.0).to_owned())
            .collect();
        names.dedup();
        listed(&names)
    }
}
