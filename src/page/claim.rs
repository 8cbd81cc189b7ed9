//! How every outlet stands to a claim: the cells of its row in the grid and in the reports.

use super::{Index, Says};
use crate::article::ArticleId;
use crate::claims::{Claim, Link, LinkKind, StatementRef, Status};
use crate::comparison::Comparison;

/// Returns how every article stands to the first wording of a claim, by article.
///
/// An outlet without a wording to which a shown link leads nevertheless says it in part.
pub fn says_of_claim(comparison: &Comparison, index: &Index, claim: &Claim) -> Vec<Says> {
    let articles = (0..comparison.articles.len()).map(ArticleId);
    let mut says: Vec<Says> = articles
        .map(
            |article| match linked_outside(comparison, index, claim, article) {
                Some(_) => Says::Partly,
                None => says_to_claim(comparison, claim, article),
            },
        )
        .collect();
    if claim.status == Status::Differs && !says.contains(&Says::Differs) {
        mark_inner_differences(comparison, claim, &mut says);
    }
    says
}

/// Marks the outlets that differ from each other, where none differs from the first wording.
fn mark_inner_differences(comparison: &Comparison, claim: &Claim, says: &mut [Says]) {
    let differs = |link: &&Link| !link.differences.is_empty();
    for link in links_of(comparison, claim).filter(differs) {
        for end in [link.a, link.b] {
            if let Some(says) = says.get_mut(end.article.0) {
                *says = Says::Differs;
            }
        }
    }
}

fn links_of<'a>(comparison: &'a Comparison, claim: &'a Claim) -> impl Iterator<Item = &'a Link> {
    let numbers = claim.links.iter();
    numbers.filter_map(|number| comparison.links.get(*number))
}

/// The statement of an outlet without a twin that a shown link ties to a member nevertheless.
///
/// It stands in a claim of its own, but an outlet that has it does not leave the matter out.
pub fn linked_outside(
    comparison: &Comparison,
    index: &Index,
    claim: &Claim,
    article: ArticleId,
) -> Option<StatementRef> {
    if claim.members.iter().any(|m| m.article == article) {
        return None;
    }
    let members = claim.members.iter();
    let ends = members.flat_map(|m| {
        index
            .links(comparison, *m)
            .map(|link| (link, link.other(*m)))
    });
    let shown = ends.filter(|(link, end)| end.article == article && comparison.is_shown(link));
    let scored = shown.map(|(link, end)| (comparison.strength(link), end));
    let best = scored.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
    best.map(|(_, end)| end)
}

/// How an outlet stands to the first wording of a claim.
///
/// By its links to that wording; where it has none, by those to the other members.
fn says_to_claim(comparison: &Comparison, claim: &Claim, article: ArticleId) -> Says {
    if claim.members.iter().all(|m| m.article != article) {
        return Says::Silent;
    }
    if claim.lead.article == article {
        return Says::Same;
    }
    let has_end = |link: &Link, is: &dyn Fn(StatementRef) -> bool| is(link.a) || is(link.b);
    let own = |s: StatementRef| s.article == article && claim.members.contains(&s);
    let all: Vec<&Link> = links_of(comparison, claim)
        .filter(|link| has_end(link, &own))
        .collect();
    let is_to_lead = |link: &&Link| has_end(link, &|s| s == claim.lead);
    let to_lead: Vec<&Link> = all.iter().copied().filter(is_to_lead).collect();
    let links = if to_lead.is_empty() { all } else { to_lead };
    if links.iter().any(|link| !link.differences.is_empty()) {
        Says::Differs
    } else if !links.is_empty() && links.iter().all(|link| link.kind == LinkKind::Partial) {
        Says::Partly
    } else {
        Says::Same
    }
}
