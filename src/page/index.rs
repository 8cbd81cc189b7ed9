//! Which links and claims a statement has, without a search.
//!
//! The comparison lists links and claims; the screen asks by statement, dozens of times a frame. Built
//! once when a comparison arrives or its threshold moves, in time linear to it.

use crate::article::{ArticleId, StatementId};
use crate::claims::{ClaimId, Difference, DifferenceKind, Link, StatementRef, Value};
use crate::comparison::Comparison;

/// Links and claims by article and statement.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Index {
    entries: Vec<Vec<Entry>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Entry {
    claims: Vec<ClaimId>,
    links: Vec<usize>,
}

impl Index {
    /// Goes through links and claims once.
    pub fn new(comparison: &Comparison) -> Index {
        let empty = |a: &std::sync::Arc<crate::article::Article>| {
            vec![Entry::default(); a.statements.len()]
        };
        let mut index = Index {
            entries: comparison.articles.iter().map(empty).collect(),
        };
        for (number, link) in comparison.links.iter().enumerate() {
            for end in [link.a, link.b] {
                index.change(end, |e| e.links.push(number));
            }
        }
        for (number, claim) in comparison.claims.iter().enumerate() {
            for &member in &claim.members {
                index.change(member, |e| e.claims.push(ClaimId(number)));
            }
        }
        index
    }

    fn change(&mut self, statement: StatementRef, change: impl FnOnce(&mut Entry)) {
        let entries = self.entries.get_mut(statement.article.0);
        if let Some(entry) = entries.and_then(|e| e.get_mut(statement.statement.0)) {
            change(entry);
        }
    }

    fn entry(&self, statement: StatementRef) -> Option<&Entry> {
        self.entries
            .get(statement.article.0)?
            .get(statement.statement.0)
    }

    /// Claims the statement belongs to, in order.
    pub fn claims(&self, statement: StatementRef) -> &[ClaimId] {
        self.entry(statement).map_or(&[], |e| &e.claims)
    }

    /// All scored links of the statement, shown or not.
    pub fn links<'a>(
        &'a self,
        comparison: &'a Comparison,
        statement: StatementRef,
    ) -> impl Iterator<Item = &'a Link> + 'a {
        let numbers = self.entry(statement).map_or(&[][..], |e| &e.links);
        numbers.iter().filter_map(|&n| comparison.links.get(n))
    }

    /// The best scored link between two statements, shown or not.
    pub fn link_between<'a>(
        &'a self,
        comparison: &'a Comparison,
        one: StatementRef,
        other: StatementRef,
    ) -> Option<&'a Link> {
        self.links(comparison, one)
            .filter(|l| l.other(one) == other)
            .max_by(|x, y| x.score.total_cmp(&y.score))
    }

    /// On what `own` and `other` disagree, the value of `own` first; nothing where their link is not
    /// shown: two statements that only share a claim were not found to speak of one detail.
    pub fn differences<'a>(
        &'a self,
        comparison: &'a Comparison,
        own: StatementRef,
        other: StatementRef,
    ) -> impl Iterator<Item = (DifferenceKind, &'a Value, &'a Value)> + 'a {
        let link = self.link_between(comparison, own, other);
        let shown = link.filter(|l| comparison.is_shown(l)).into_iter();
        shown.flat_map(move |link| {
            let sides = move |d: &'a Difference| {
                if link.a == own {
                    (d.kind, &d.a, &d.b)
                } else {
                    (d.kind, &d.b, &d.a)
                }
            };
            link.differences.iter().map(sides)
        })
    }

    /// What other outlets say to the statement: the other members of its claims and the other ends of
    /// its shown links, each once, by article, then position.
    ///
    /// Claims leave a link out where it would chain two of them through one long statement; the two
    /// ends still say something in common, and an outlet with such a link is not silent.
    pub fn twins(&self, comparison: &Comparison, statement: StatementRef) -> Vec<StatementRef> {
        let claims = self.claims(statement).iter();
        let members = claims
            .filter_map(|c| comparison.claims.get(c.0))
            .flat_map(|c| c.members.iter().copied());
        let links = self.links(comparison, statement);
        let linked = links
            .filter(|l| comparison.is_shown(l))
            .map(|l| l.other(statement));
        let mut twins: Vec<StatementRef> = members
            .chain(linked)
            .filter(|m| m.article != statement.article)
            .collect();
        twins.sort_unstable();
        twins.dedup();
        twins
    }

    /// The twin in `article` that stands nearest to the statement: by score, then position.
    pub fn best_twin(
        &self,
        comparison: &Comparison,
        statement: StatementRef,
        article: ArticleId,
    ) -> Option<StatementRef> {
        let twins = self.twins(comparison, statement).into_iter();
        self.best_of(
            comparison,
            statement,
            twins.filter(|t| t.article == article),
        )
    }

    /// The one of these twins that stands nearest to the statement: by score, then position.
    pub fn best_of(
        &self,
        comparison: &Comparison,
        statement: StatementRef,
        twins: impl Iterator<Item = StatementRef>,
    ) -> Option<StatementRef> {
        let score = |twin: StatementRef| {
            let link = self.link_between(comparison, statement, twin);
            link.map_or(0.0, |l| comparison.strength(l))
        };
        let scored = twins.map(|twin| (score(twin), twin));
        let best = scored.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
        best.map(|(_, twin)| twin)
    }

    /// The statement of `article` that comes nearest to this one or a twin of it, with its score.
    ///
    /// For an outlet that is silent on this statement; so no shown link counts, which a twin may have
    /// for another part of what it says.
    pub fn nearest(
        &self,
        comparison: &Comparison,
        statement: StatementRef,
        article: ArticleId,
    ) -> Option<(StatementRef, f64)> {
        let mut wordings = self.twins(comparison, statement);
        wordings.push(statement);
        let links = wordings.into_iter().flat_map(|w| {
            self.links(comparison, w)
                .filter(|link| !comparison.is_shown(link))
                .map(move |link| (link.other(w), link.score))
        });
        links
            .filter(|(end, _)| end.article == article)
            .max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))
    }

    /// Statements of one article, as references.
    pub fn statements(&self, article: ArticleId) -> impl Iterator<Item = StatementRef> + use<> {
        let count = self.entries.get(article.0).map_or(0, Vec::len);
        (0..count).map(move |s| StatementRef {
            article,
            statement: StatementId(s),
        })
    }
}
