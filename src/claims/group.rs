//! Groups shown links into claims, over all outlets at once.
//!
//! Joining whatever is linked to whatever would chain: one long sentence that says two things draws
//! two claims into one. So two groups are joined only when their statements match across: every pair
//! from different articles at least weakly, and at least half of the pairs well enough to be shown.
//! Two statements of one article are never linked, so there it is asked whether the others share the
//! same words with both.
//!
//! ```text
//!   A1 ──── B1         A1, B1, C1 become one claim: all three pairs hold.
//!     ╲    ╱           L (a long sentence) is linked to B1 and to D1. It may be in both claims,
//!      C1      B1 ── L ── D1      but never joins them: B1 and D1 do not match each other.
//!
//!   L  The owner [denied the fire] and (sold the ferry).
//!        B1 shares the words in [ ], B2 of the same article those in ( ): two claims, L in both.
//! ```
//!
//! Three steps, each over the shown links, strongest first:
//!
//! 1. groups are joined, so that each statement is in one group: its own claim;
//! 2. a statement that is linked into another group and fits it becomes a member there too;
//! 3. a link whose end is in no claim yet makes a claim of its two ends.
//!
//! Tried and dropped: connected components, which put half a story into one claim; and growing a
//! claim from every link that is in none, which tells one claim three times with a member changed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::grow::grow_groups;
use super::near::Near;
use super::{Link, StatementRef};
use crate::sorting::Strangers;

/// Number of a claim within one comparison, from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ClaimId(pub usize);

/// A group of linked statements: what several outlets say, or one statement that stands alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The member whose wording stands for the claim: the one nearest to all others.
    pub lead: StatementRef,
    /// Its statements, by article, then position.
    pub members: Vec<StatementRef>,
    /// Indices of the shown links between its members, ascending.
    pub links: Vec<usize>,
    /// How many outlets say it.
    pub outlets: usize,
    /// How many independent origins say it.
    pub origins: usize,
    /// Whether they agree.
    pub status: Status,
}

/// Whether the members of a claim agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Several outlets, no difference found.
    Agreed,
    /// Several outlets, at least one difference.
    Differs,
    /// Only one outlet says it.
    Single,
}

impl Status {
    /// The word for it in reports and on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Status::Agreed => "agreed",
            Status::Differs => "differs",
            Status::Single => "single",
        }
    }
}

/// What grouping must know of the articles, by article.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shape {
    /// For each statement whether it can be a claim by itself: headlines and questions cannot.
    pub is_claim: Vec<Vec<bool>>,
    /// Number of the outlet.
    pub outlet: Vec<usize>,
    /// Number of the origin.
    pub origin: Vec<usize>,
}

/// Joins the links at or above `threshold` into claims, then adds what no other outlet says.
///
/// `strengths` holds the score with which each link counts: its own, but for the reader's corrections. What
/// distant articles say is neither for nor against a claim: they were not compared.
///
/// Returns the claims by their first member. Cost: about the number of shown links times the size
/// of a claim.
pub fn group_claims(
    shape: &Shape,
    (links, strengths): (&[Link], &[f64]),
    threshold: f64,
    strangers: &Strangers,
) -> Vec<Claim> {
    let near = Near::of((links, strengths), threshold, strangers);
    let mut groups = grow_groups(&near);
    let mut is_grouped = vec![false; near.statements.len()];
    for place in groups.iter().flatten() {
        is_grouped[*place] = true;
    }
    let mut singles = Vec::new();
    for (article, flags) in shape.is_claim.iter().enumerate() {
        for statement in (0..flags.len()).filter(|s| flags[*s]) {
            let single = StatementRef::new(article, statement);
            if !near.place(single).is_some_and(|p| is_grouped[p]) {
                singles.push(single);
            }
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    let groups = groups.iter().map(|g| describe(g, shape, &near, links));
    let mut claims: Vec<Claim> = groups.chain(singles.into_iter().map(single)).collect();
    claims.sort_by(|x, y| x.members.cmp(&y.members));
    claims
}

/// Shown links between members of a group, ascending.
fn inner_links(near: &Near, group: &[usize]) -> Vec<usize> {
    let mut inner = Vec::new();
    for (place, a) in group.iter().enumerate() {
        let ends = group[place + 1..].iter().filter_map(|b| near.link(*a, *b));
        inner.extend(ends.filter(|link| near.is_shown(*link)));
    }
    inner.sort_unstable();
    inner
}

fn describe(group: &[usize], shape: &Shape, near: &Near, links: &[Link]) -> Claim {
    let inner = inner_links(near, group);
    let members: Vec<StatementRef> = group.iter().map(|p| near.statements[*p]).collect();
    let count = |numbers: &[usize]| {
        let number = |m: &StatementRef| numbers.get(m.article.0).copied().unwrap_or(m.article.0);
        members.iter().map(number).collect::<BTreeSet<_>>().len()
    };
    let status = if inner.iter().any(|l| !links[*l].differences.is_empty()) {
        Status::Differs
    } else {
        Status::Agreed
    };
    Claim {
        lead: near.statements[lead(group, near)],
        outlets: count(&shape.outlet),
        origins: count(&shape.origin),
        links: inner,
        members,
        status,
    }
}

/// The claim of a statement that stands alone.
fn single(statement: StatementRef) -> Claim {
    Claim {
        lead: statement,
        members: vec![statement],
        links: Vec::new(),
        outlets: 1,
        origins: 1,
        status: Status::Single,
    }
}

/// The member with the highest sum of scores to the others; the first of equals.
fn lead(group: &[usize], near: &Near) -> usize {
    let sum = |member: &usize| -> f64 {
        let others = group.iter().filter_map(|o| near.link(*member, *o));
        others.map(|l| near.scores[l]).sum()
    };
    let sums = group.iter().map(|member| (sum(member), *member));
    let best = sums.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
    best.map_or(group[0], |(_, member)| member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::{LinkKind, Reasons};
    use crate::text::Span;

    fn link(a: (usize, usize), b: (usize, usize), score: f64) -> Link {
        let (a, b) = (StatementRef::new(a.0, a.1), StatementRef::new(b.0, b.1));
        Link::bare(a, b, score, LinkKind::Reworded)
    }

    /// Members as "article.statement", claims parted by " | ".
    fn grouped(articles: usize, statements: usize, links: &[Link]) -> String {
        grouped_among((articles, statements), links, &Strangers::default())
    }

    fn grouped_among(
        (articles, statements): (usize, usize),
        links: &[Link],
        strangers: &Strangers,
    ) -> String {
        let shape = Shape {
            is_claim: vec![vec![true; statements]; articles],
            outlet: (0..articles).collect(),
            origin: (0..articles).collect(),
        };
        let scores: Vec<f64> = links.iter().map(|l| l.score).collect();
        let claims = group_claims(&shape, (links, &scores), 0.5, strangers);
        let name = |m: &StatementRef| format!("{}.{}", m.article.0, m.statement.0);
        let members = |c: &Claim| c.members.iter().map(name).collect::<Vec<_>>().join(" ");
        claims.iter().map(members).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn three_wordings_of_one_thing_become_one_claim() {
        let links = [
            link((0, 0), (1, 0), 0.9),
            link((0, 0), (2, 0), 0.7),
            link((1, 0), (2, 0), 0.4),
        ];
        assert_eq!(grouped(3, 1, &links), "0.0 1.0 2.0");
    }

    #[test]
    fn long_sentence_is_in_both_claims_and_joins_neither() {
        let links = [link((0, 0), (1, 0), 0.9), link((1, 0), (2, 0), 0.8)];
        assert_eq!(grouped(3, 1, &links), "0.0 1.0 | 1.0 2.0");
    }

    #[test]
    fn articles_that_were_not_compared_meet_in_a_claim_over_a_third() {
        let links = [link((0, 0), (1, 0), 0.9), link((1, 0), (2, 0), 0.8)];
        let distant = Strangers::of_distant(3, &[(0, 2)]);
        assert_eq!(grouped_among((3, 1), &links, &distant), "0.0 1.0 2.0");
    }

    /// A link whose shared words lie at these places.
    fn sharing(link: Link, a: (usize, usize), b: (usize, usize)) -> Link {
        link.with(Reasons {
            overlap_a: vec![Span::new(a.0, a.1)],
            overlap_b: vec![Span::new(b.0, b.1)],
            ..Reasons::default()
        })
    }

    #[test]
    fn parts_of_a_long_sentence_that_another_article_tells_apart_are_two_claims() {
        let links = [
            sharing(link((0, 0), (1, 0), 0.9), (0, 20), (0, 20)),
            sharing(link((0, 0), (1, 1), 0.8), (30, 50), (0, 20)),
        ];
        assert_eq!(grouped(2, 2, &links), "0.0 1.0 | 0.0 1.1 | 0.1");
    }

    #[test]
    fn headline_and_lead_of_one_article_are_one_claim() {
        let links = [
            sharing(link((0, 0), (1, 0), 0.9), (0, 20), (0, 20)),
            sharing(link((0, 0), (1, 1), 0.8), (5, 25), (0, 20)),
        ];
        assert_eq!(grouped(2, 2, &links), "0.0 1.0 1.1 | 0.1");
    }

    #[test]
    fn statement_that_only_one_of_three_is_near_stays_out() {
        let links = [
            link((0, 0), (1, 0), 0.9),
            link((0, 0), (2, 0), 0.9),
            link((1, 0), (2, 0), 0.9),
            link((0, 0), (3, 0), 0.6),
            link((1, 0), (3, 0), 0.4),
            link((2, 0), (3, 0), 0.4),
        ];
        assert_eq!(grouped(4, 1, &links), "0.0 1.0 2.0 | 0.0 3.0");
    }

    #[test]
    fn statement_without_twin_is_a_single() {
        assert_eq!(
            grouped(2, 2, &[link((0, 0), (1, 1), 0.9)]),
            "0.0 1.1 | 0.1 | 1.0"
        );
    }

    #[test]
    fn link_below_the_threshold_makes_no_claim() {
        assert_eq!(grouped(2, 1, &[link((0, 0), (1, 0), 0.49)]), "0.0 | 1.0");
    }
}
