//! The whole pipeline, and the one value that screen, search and reports read.

mod agreement;
mod annotations;
mod corrections;
#[cfg(test)]
pub(crate) mod fixture;

pub use agreement::{Agreement, Judged};
pub use annotations::{Annotation, Annotations};
pub use corrections::{Correction, Corrections, Wording, locate, wording};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::{Article, ArticleId, Role, StatementId};
use crate::claims::{
    Claim, ClaimId, Explainer, LateLinker, Link, Reuse, Shape, StatementRef, Uncompared,
    group_claims, number_origins,
};
use crate::threads::begin;

/// Links at or above this score are shown: the score at which shown links are right at least nine
/// times in ten.
pub const DEFAULT_THRESHOLD: f64 = 0.6;

/// Everything that was found in one story.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The articles, in canonical order (by the reader's rank, then path): ids count from zero along it.
    pub articles: Vec<Arc<Article>>,
    /// Every scored candidate, by first statement, then second. Those that are shown, or stand inside a
    /// claim, have their evidence and differences; [`Comparison::explain_all`] gives them to the others.
    pub links: Vec<Link>,
    /// Claims of the shown links, singles included, by their first member.
    pub claims: Vec<Claim>,
    /// Links at or above it are shown.
    pub threshold: f64,
    /// What the reader linked and unlinked by hand.
    pub corrections: Corrections,
    /// What the reader has put on statements; it changes nothing of the rest.
    pub annotations: Annotations,
    /// How much of each article stands in each other one.
    pub reuse: Reuse,
    /// Outlet and origin of each article.
    pub shape: Shape,
    /// What the links were made with, and are explained with when they come to be shown.
    pub linker: Arc<LateLinker>,
}

/// What is known from before of articles that were compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// See [`Comparison::links`].
    pub links: Vec<Link>,
    /// See [`Comparison::claims`].
    pub claims: Vec<Claim>,
    /// See [`Comparison::reuse`].
    pub reuse: Reuse,
    /// Number of the origin of each article.
    pub origin: Vec<usize>,
    /// See [`Comparison::uncompared`].
    pub uncompared: Uncompared,
}

/// Puts the articles of a story in canonical order.
pub fn put_in_order(articles: &mut [Arc<Article>]) {
    let rank = |a: &Article| a.rank.unwrap_or(usize::MAX);
    articles.sort_by(|x, y| (rank(x), &x.path, &x.text).cmp(&(rank(y), &y.path, &y.text)));
}

/// Compares the articles of one story.
///
/// The same articles give the same result in whatever order they come: they are first put in order
/// of their ranks, where the reader gave any, then of their paths, then of their text.
pub fn compare(mut articles: Vec<Arc<Article>>, threshold: f64) -> Comparison {
    put_in_order(&mut articles);
    let linker = Arc::new(LateLinker::new(&articles));
    let links = linker.get().links();
    begin("finding reprints");
    let reuse = linker.get().reuse(&links);
    let shape = shape(&articles, number_origins(&articles, &reuse));
    let mut comparison = Comparison {
        articles,
        links,
        claims: Vec::new(),
        threshold,
        corrections: Corrections::default(),
        annotations: Annotations::default(),
        reuse,
        shape,
        linker,
    };
    comparison.group();
    comparison
}

/// The comparison of articles of which is known what came of it at this threshold; they are in order.
pub fn compare_known(articles: Vec<Arc<Article>>, threshold: f64, known: Known) -> Comparison {
    Comparison {
        linker: Arc::new(LateLinker::known(&articles, known.uncompared)),
        shape: shape(&articles, known.origin),
        articles,
        links: known.links,
        claims: known.claims,
        threshold,
        corrections: Corrections::default(),
        annotations: Annotations::default(),
        reuse: known.reuse,
    }
}

/// What grouping must know: which statements can be claims, who published them, who wrote them.
fn shape(articles: &[Arc<Article>], origin: Vec<usize>) -> Shape {
    let mut names: Vec<&str> = articles.iter().map(|a| a.outlet.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let outlet = |a: &Arc<Article>| names.binary_search(&a.outlet.as_str()).unwrap_or_default();
    let flags = |a: &Arc<Article>| a.statement_ids().map(|id| is_claim(a, id)).collect();
    Shape {
        is_claim: articles.iter().map(flags).collect(),
        outlet: articles.iter().map(outlet).collect(),
        origin,
    }
}

/// A headline or a question claims nothing by itself; linked ones still belong to claims.
fn is_claim(article: &Article, id: StatementId) -> bool {
    let is_question = article
        .statement_text(id)
        .trim_end_matches(['”', '"', '’'])
        .ends_with('?');
    article.statements[id.0].role != Role::Headline && !is_question
}

impl Comparison {
    /// Moves the threshold: shows other links and groups the claims anew.
    pub fn set_threshold(&mut self, threshold: f64) {
        self.threshold = threshold.clamp(0.0, 1.0);
        self.group();
    }

    /// How many pairs of articles were not compared; in large stories only.
    pub fn uncompared(&self) -> Uncompared {
        self.linker.uncompared()
    }

    /// Puts other corrections in place of those there are and groups the claims anew.
    pub fn set_corrections(&mut self, corrections: &[Correction]) {
        self.corrections
            .replace(corrections, &self.articles, &mut self.links);
        self.group();
    }

    /// Names two statements as linked or unlinked, so that it can be kept.
    pub fn correction(
        &self,
        a: StatementRef,
        b: StatementRef,
        is_linked: bool,
    ) -> Option<Correction> {
        Some(Correction {
            a: wording(&self.articles, a)?,
            b: wording(&self.articles, b)?,
            is_linked,
        })
    }

    /// Tells whether both statements that a correction names are there.
    pub fn has_pair(&self, correction: &Correction) -> bool {
        corrections::pair_of(&self.articles, correction).is_some()
    }

    /// Explains the links that are not shown too, as far as their scores are worth a reason.
    ///
    /// For whoever lists every link; in a story of a hundred articles there are half a million. Moving
    /// the threshold undoes it.
    pub fn explain_all(&mut self) {
        let all = 0..self.links.len();
        self.linker.get().explain(&mut self.links, all);
    }

    fn group(&mut self) {
        begin("explaining links");
        let strengths: Vec<f64> = self.links.iter().map(|l| self.strength(l)).collect();
        let shown = (0..strengths.len()).filter(|link| strengths[*link] >= self.threshold);
        let linker = Arc::clone(&self.linker);
        let mut explainer = Explainer::new(linker.get());
        explainer.explain(&mut self.links, shown);
        begin("grouping claims");
        self.claims = group_claims(
            &self.shape,
            (&self.links, &strengths),
            self.threshold,
            linker.get().strangers(),
        );
        let inner = self.inner_links();
        explainer.explain(&mut self.links, inner.iter().copied());
        // What there is at a threshold must not depend on those before it.
        let is_seen =
            |link: usize| strengths[link] >= self.threshold || inner.binary_search(&link).is_ok();
        self.linker.get().forget(&mut self.links, is_seen);
    }

    /// Indices of the links inside claims: also weak ones, whose ends the reader meets as twins.
    fn inner_links(&self) -> Vec<usize> {
        let mut inner = Vec::new();
        for claim in self.claims.iter().filter(|c| c.members.len() > 1) {
            for (number, a) in claim.members.iter().enumerate() {
                let first = self.links.partition_point(|l| l.a < *a);
                let of_a = self.links[first..].partition_point(|l| l.a == *a);
                let of_a = &self.links[first..first + of_a];
                let link = |b: &StatementRef| of_a.binary_search_by_key(b, |l| l.b).ok();
                let after = claim.members[number + 1..].iter();
                inner.extend(after.filter_map(link).map(|link| first + link));
            }
        }
        inner.sort_unstable();
        inner.dedup();
        inner
    }

    /// The score with which a link counts: its own, unless the reader linked or unlinked the pair.
    pub fn strength(&self, link: &Link) -> f64 {
        self.corrections.strength(link)
    }

    /// The article with this id.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.0]
    }

    /// The words of a statement.
    pub fn text(&self, statement: StatementRef) -> &str {
        self.articles
            .get(statement.article.0)
            .map_or("", |a| a.statement_text(statement.statement))
    }

    /// Tells whether a link is at or above the threshold, or made by hand; an unlinked pair never is.
    pub fn is_shown(&self, link: &Link) -> bool {
        self.strength(link) >= self.threshold
    }

    /// The reader's own groups of outlets, by name, each with its articles in order.
    pub fn groups(&self) -> BTreeMap<&str, Vec<ArticleId>> {
        let mut groups: BTreeMap<&str, Vec<ArticleId>> = BTreeMap::new();
        for (id, article) in self.articles.iter().enumerate() {
            for name in &article.groups {
                groups.entry(name).or_default().push(ArticleId(id));
            }
        }
        groups
    }

    /// Ids of the claims a statement belongs to, in order.
    pub fn claims_of(&self, statement: StatementRef) -> impl Iterator<Item = ClaimId> + '_ {
        let is_member = move |c: &Claim| c.members.contains(&statement);
        self.claims
            .iter()
            .enumerate()
            .filter(move |(_, c)| is_member(c))
            .map(|(i, _)| ClaimId(i))
    }

    /// Shown links of a statement, best first.
    pub fn links_of(&self, statement: StatementRef) -> Vec<&Link> {
        let mut found: Vec<&Link> = self
            .links
            .iter()
            .filter(|l| self.is_shown(l) && (l.a == statement || l.b == statement))
            .collect();
        found.sort_by(|x, y| {
            self.strength(y)
                .total_cmp(&self.strength(x))
                .then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        found
    }

    /// The statement of `article` that comes nearest to any member of the claim, with its score.
    ///
    /// For an outlet without a twin: "no twin in D; nearest is …, 0.22".
    pub fn nearest(&self, claim: &Claim, article: ArticleId) -> Option<(StatementRef, f64)> {
        self.links
            .iter()
            .filter_map(|l| {
                let (inside, outside) = if claim.members.contains(&l.a) {
                    (true, l.b)
                } else {
                    (claim.members.contains(&l.b), l.a)
                };
                (inside && outside.article == article).then_some((outside, l.score))
            })
            .max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))
    }
}
