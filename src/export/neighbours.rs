//! What stands near a claim in the outlets that do not make it.
//!
//! A report asks this of every claim for every outlet, one claim after the other, so the links are
//! sorted by statement once, and the answers for a claim are worked out together and kept until the
//! next claim: asking the comparison each time would go through all links for each answer.

use std::cell::RefCell;

use crate::article::ArticleId;
use crate::claims::{Claim, StatementRef};
use crate::comparison::Comparison;

/// A statement and the score with which it is linked.
type Near = (StatementRef, f64);

/// The links of every statement: the other end and the score with which the link counts.
pub(super) struct Neighbours<'a> {
    pub(super) comparison: &'a Comparison,
    /// By article, then statement.
    of: Vec<Vec<Vec<Near>>>,
    /// The members of the claim that was asked for last, and what is nearest to it in each article.
    last: RefCell<(Vec<StatementRef>, Vec<Option<Near>>)>,
}

impl<'a> Neighbours<'a> {
    pub(super) fn new(comparison: &'a Comparison) -> Self {
        let articles = comparison.articles.iter();
        let mut of: Vec<Vec<Vec<Near>>> = articles
            .map(|article| vec![Vec::new(); article.statements.len()])
            .collect();
        let mut add = |from: StatementRef, near: Near| {
            let statements = of.get_mut(from.article.0);
            if let Some(list) = statements.and_then(|s| s.get_mut(from.statement.0)) {
                list.push(near);
            }
        };
        for link in &comparison.links {
            let strength = comparison.strength(link);
            // An unlinked pair is no more near than one that was never scored.
            if strength >= 0.0 {
                add(link.a, (link.b, strength));
                add(link.b, (link.a, strength));
            }
        }
        Neighbours {
            comparison,
            of,
            last: RefCell::default(),
        }
    }

    /// The statement of an article without a wording of the claim that comes nearest to one.
    pub(super) fn nearest(&self, claim: &Claim, article: ArticleId) -> Option<Near> {
        let mut last = self.last.borrow_mut();
        if last.0 != claim.members {
            *last = (claim.members.clone(), self.nearest_by_article(claim));
        }
        last.1.get(article.0).copied().flatten()
    }

    /// For each article the statement that comes nearest to any member of the claim.
    fn nearest_by_article(&self, claim: &Claim) -> Vec<Option<Near>> {
        let mut nearest: Vec<Option<Near>> = vec![None; self.of.len()];
        for member in &claim.members {
            let statements = self.of.get(member.article.0);
            let near = statements.and_then(|s| s.get(member.statement.0));
            for (end, score) in near.into_iter().flatten() {
                let best = &mut nearest[end.article.0];
                let is_nearer = best.is_none_or(|(so_far, best)| {
                    score.total_cmp(&best).then(so_far.cmp(end)).is_gt()
                });
                if is_nearer {
                    *best = Some((*end, *score));
                }
            }
        }
        nearest
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
