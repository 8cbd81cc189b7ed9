//! Groups shown links into claims.

use super::{Link, StatementRef};

/// Number of a claim within one comparison, from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ClaimId(pub usize);

/// A group of linked statements: what several outlets say, or one statement that stands alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The member whose wording stands for the claim.
    pub lead: StatementRef,
    /// Its statements, by article, then position.
    pub members: Vec<StatementRef>,
    /// Indices of the shown links between its members.
    pub links: Vec<usize>,
    /// How many outlets say it.
    pub outlets: usize,
    /// How many independent origins say it.
    pub origins: usize,
    /// Whether they agree.
    pub status: Status,
}

/// Whether the members of a claim agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Several outlets, no difference found.
    Agreed,
    /// Several outlets, at least one difference.
    Differs,
    /// Only one outlet says it.
    Single,
}

/// Joins links at or above `threshold` into claims, then adds every statement that is left as a single.
pub fn group_claims(statement_counts: &[usize], links: &[Link], threshold: f64) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    let mut taken = std::collections::BTreeSet::new();
    for (index, link) in links
        .iter()
        .enumerate()
        .filter(|(_, l)| l.score >= threshold)
    {
        taken.extend([link.a, link.b]);
        claims.push(Claim {
            lead: link.a,
            members: vec![link.a, link.b],
            links: vec![index],
            outlets: 2,
            origins: 2,
            status: if link.differences.is_empty() {
                Status::Agreed
            } else {
                Status::Differs
            },
        });
    }
    for (article, &count) in statement_counts.iter().enumerate() {
        for statement in (0..count).map(|s| StatementRef::new(article, s)) {
            if !taken.contains(&statement) {
                claims.push(Claim {
                    lead: statement,
                    members: vec![statement],
                    links: Vec::new(),
                    outlets: 1,
                    origins: 1,
                    status: Status::Single,
                });
            }
        }
    }
    claims
}
