//! What stands near a claim in the outlets that do not make it.
//!
//! A report asks this of every claim for every outlet, so the links are sorted by statement once;
//! asking the comparison each time would go through all links for each answer.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::claims::{Claim, StatementRef};
use crate::comparison::Comparison;

/// The links of every statement: the other end and the score with which the link counts.
pub(super) struct Neighbours<'a> {
    pub(super) comparison: &'a Comparison,
    of: BTreeMap<StatementRef, Vec<(StatementRef, f64)>>,
}

impl<'a> Neighbours<'a> {
    pub(super) fn new(comparison: &'a Comparison) -> Self {
        let mut of: BTreeMap<StatementRef, Vec<(StatementRef, f64)>> = BTreeMap::new();
        for link in &comparison.links {
            let strength = comparison.strength(link);
            // An unlinked pair is no more near than one that was never scored.
            if strength >= 0.0 {
                of.entry(link.a).or_default().push((link.b, strength));
                of.entry(link.b).or_default().push((link.a, strength));
            }
        }
        for ends in of.values_mut() {
            ends.sort_by_key(|(end, _)| *end);
        }
        Neighbours { comparison, of }
    }

    /// The statement of an article without a wording of the claim that comes nearest to one.
    pub(super) fn nearest(&self, claim: &Claim, article: ArticleId) -> Option<(StatementRef, f64)> {
        let links = claim
            .members
            .iter()
            .filter_map(|member| self.of.get(member));
        let ends = links.flat_map(|links| {
            let start = links.partition_point(|(end, _)| end.article < article);
            let rest = links[start..].iter();
            rest.take_while(|(end, _)| end.article == article)
        });
        ends.copied()
            .max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))
    }

    /// Articles without a wording of the claim, in order.
    pub(super) fn without_twin(&self, claim: &Claim) -> impl Iterator<Item = ArticleId> + use<> {
        let tells: Vec<ArticleId> = claim.members.iter().map(|member| member.article).collect();
        let articles = (0..self.comparison.articles.len()).map(ArticleId);
        articles.filter(move |article| !tells.contains(article))
    }

    /// The nearest statement of an article, where a shown link ties it to the claim.
    pub(super) fn linked(&self, claim: &Claim, article: ArticleId) -> Option<(StatementRef, f64)> {
        self.nearest(claim, article)
            .filter(|(_, score)| *score >= self.comparison.threshold)
    }

    /// Articles that have neither a wording of the claim nor a statement that is linked to one.
    ///
    /// "Left out" is a grave word: it is not said of an outlet that tells the matter in a claim of
    /// its own.
    pub(super) fn left_out(&self, claim: &Claim) -> Vec<ArticleId> {
        self.without_twin(claim)
            .filter(|article| self.linked(claim, *article).is_none())
            .collect()
    }
}
