//! What a search found, made ready for people and programs alike: every hit with its twins.
//!
//! A hit in one outlet shows how every other outlet puts the same claim, in whatever words: that is
//! what tells this search from grep. A statement that was shown as a twin is not shown once more as a
//! hit of its own.

use std::collections::BTreeSet;

use super::Report;
use crate::article::ArticleId;
use crate::claims::StatementRef;
use crate::search::{Answer, Hit};

/// A search in one story, as it is reported.
#[derive(Clone, Copy, Debug)]
pub struct FindReport<'a> {
    /// The story.
    pub story: Report<'a>,
    /// As it was typed.
    pub query: &'a str,
    /// What was found.
    pub answer: &'a Answer,
}

/// A hit with the wordings of its claims.
pub(super) struct Found<'a> {
    /// The hit.
    pub hit: &'a Hit,
    /// The other members of its claims, and what it is linked to, in other outlets, by article, the nearest first.
    pub twins: Vec<Twin<'a>>,
    /// Articles without a twin.
    pub silent: Vec<ArticleId>,
}

/// Another outlet's wording of a hit.
pub(super) struct Twin<'a> {
    /// The statement.
    pub statement: StatementRef,
    /// The hit on it, where it satisfies the query itself.
    pub hit: Option<&'a Hit>,
    /// Score of its link to the hit, where they are linked directly.
    pub score: Option<f64>,
}

/// Returns the hits, best first, at most `limit` of them; twins of an earlier one are not repeated.
pub(super) fn found<'a>(report: &FindReport<'a>, limit: usize) -> Vec<Found<'a>> {
    let mut shown: BTreeSet<StatementRef> = BTreeSet::new();
    let mut all = Vec::new();
    for hit in &report.answer.hits {
        if all.len() == limit {
            break;
        }
        if shown.contains(&hit.statement) {
            continue;
        }
        let found = with_twins(report, hit);
        shown.insert(hit.statement);
        shown.extend(found.twins.iter().map(|twin| twin.statement));
        all.push(found);
    }
    all
}

fn with_twins<'a>(report: &FindReport<'a>, hit: &'a Hit) -> Found<'a> {
    let comparison = report.story.comparison;
    let links = comparison.links_of(hit.statement);
    let members: BTreeSet<StatementRef> = comparison
        .claims_of(hit.statement)
        .flat_map(|claim| comparison.claims[claim.0].members.iter().copied())
        .chain(links.iter().map(|link| link.other(hit.statement)))
        .filter(|member| member.article != hit.statement.article)
        .collect();
    let mut twins: Vec<Twin> = members
        .into_iter()
        .map(|statement| Twin {
            statement,
            hit: report.answer.hits.iter().find(|h| h.statement == statement),
            score: links
                .iter()
                .find(|link| link.other(hit.statement) == statement)
                .map(|link| link.score),
        })
        .collect();
    let score = |twin: &Twin| twin.score.unwrap_or_default();
    twins.sort_by(|x, y| {
        let by_article = x.statement.article.cmp(&y.statement.article);
        by_article
            .then(score(y).total_cmp(&score(x)))
            .then(x.statement.cmp(&y.statement))
    });
    let tells = |article: ArticleId| {
        article == hit.statement.article || twins.iter().any(|t| t.statement.article == article)
    };
    let articles = (0..comparison.articles.len()).map(ArticleId);
    Found {
        hit,
        silent: articles.filter(|article| !tells(*article)).collect(),
        twins,
    }
}
