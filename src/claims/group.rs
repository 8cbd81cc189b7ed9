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

use std::collections::{BTreeMap, BTreeSet};

use super::{Link, StatementRef};
use crate::text::Span;

/// A member may match another with this share of the threshold and still be in the claim: three
/// wordings of one thing are seldom all near each other. At 1.0 claims fall apart into pairs, below
/// a half claims that only share names run together.
const WEAK_SHARE: f64 = 0.6;

/// Two statements of one article say the same where what a third shares with them is at least this
/// much the same text of the third: the part in common of all that either shares. Found on five
/// stories of real outlets and checked on seven more: without the test two in three such pairs were
/// two claims in one, and three in five of those are gone with it; above, claims fall apart that an
/// article tells twice, in its headline and in its lead.
const SAME_PLACE_SHARE: f64 = 0.5;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
/// `strengths` holds the score with which each link counts: its own, but for the reader's corrections.
///
/// Returns the claims by their first member. Cost: about the number of shown links times the size
/// of a claim.
pub fn group_claims(
    shape: &Shape,
    links: &[Link],
    strengths: &[f64],
    threshold: f64,
) -> Vec<Claim> {
    let near = Near::of(links, strengths, threshold);
    let mut groups = grow_groups(&near);
    let grouped: BTreeSet<StatementRef> = groups.iter().flatten().copied().collect();
    for (article, flags) in shape.is_claim.iter().enumerate() {
        for statement in (0..flags.len()).filter(|s| flags[*s]) {
            let single = StatementRef::new(article, statement);
            if !grouped.contains(&single) {
                groups.push(vec![single]);
            }
        }
    }
    groups.sort();
    groups
        .into_iter()
        .map(|members| describe(members, shape, &near, links))
        .collect()
}

/// The links by their ends, and which of them are shown.
struct Near<'a> {
    by_ends: BTreeMap<StatementRef, BTreeMap<StatementRef, usize>>,
    links: &'a [Link],
    scores: &'a [f64],
    threshold: f64,
}

impl<'a> Near<'a> {
    fn of(links: &'a [Link], scores: &'a [f64], threshold: f64) -> Self {
        let mut by_ends: BTreeMap<StatementRef, BTreeMap<StatementRef, usize>> = BTreeMap::new();
        for (index, (link, score)) in links.iter().zip(scores).enumerate() {
            if *score >= threshold * WEAK_SHARE {
                by_ends.entry(link.a).or_default().insert(link.b, index);
                by_ends.entry(link.b).or_default().insert(link.a, index);
            }
        }
        Near {
            by_ends,
            links,
            scores,
            threshold,
        }
    }

    fn link(&self, a: StatementRef, b: StatementRef) -> Option<usize> {
        self.by_ends.get(&a)?.get(&b).copied()
    }

    fn is_shown(&self, link: usize) -> bool {
        self.scores[link] >= self.threshold
    }

    /// Shown links by falling score, then place.
    fn shown(&self) -> Vec<(StatementRef, StatementRef, usize)> {
        let mut shown: Vec<_> = self
            .by_ends
            .iter()
            .flat_map(|(a, ends)| ends.iter().map(|(b, link)| (*a, *b, *link)))
            .filter(|(a, b, link)| a < b && self.is_shown(*link))
            .collect();
        shown.sort_by(|x, y| {
            self.scores[y.2]
                .total_cmp(&self.scores[x.2])
                .then((x.0, x.1).cmp(&(y.0, y.1)))
        });
        shown
    }

    /// Tells whether two groups say one thing: every pair across them, of different articles,
    /// matches at least weakly, at least half of the pairs are shown, and no two of one article say
    /// different parts of what a third says.
    fn do_fit(&self, one: &[StatementRef], other: &[StatementRef]) -> bool {
        let pairs = || one.iter().flat_map(|a| other.iter().map(move |b| (*a, *b)));
        let across = pairs().filter(|(a, b)| a.article != b.article);
        let Some(links): Option<Vec<usize>> = across.map(|(a, b)| self.link(a, b)).collect() else {
            return false;
        };
        let shown = links.iter().filter(|l| self.is_shown(**l)).count();
        if shown == 0 || shown * 2 < links.len() {
            return false;
        }
        let mut within = pairs().filter(|(a, b)| a.article == b.article);
        within.all(|(a, b)| self.is_one_place(a, b, [one, other]))
    }

    /// Tells whether some third statement shares the same text with both; also where none is linked to
    /// both by words, as after a link made by hand.
    fn is_one_place(&self, a: StatementRef, b: StatementRef, thirds: [&[StatementRef]; 2]) -> bool {
        let shares = thirds.into_iter().flatten().filter_map(|third| {
            let (to_a, to_b) = (self.shared(*third, a)?, self.shared(*third, b)?);
            Some(common_share(to_a, to_b))
        });
        shares
            .reduce(f64::max)
            .is_none_or(|s| s >= SAME_PLACE_SHARE)
    }

    /// The words of a statement that it shares with another it is shown to be linked to.
    fn shared(&self, of: StatementRef, with: StatementRef) -> Option<&'a [Span]> {
        let link = self.link(of, with).filter(|l| self.is_shown(*l))?;
        let link = &self.links[link];
        let spans = if link.a == of {
            &link.overlap_a
        } else {
            &link.overlap_b
        };
        (!spans.is_empty()).then_some(spans)
    }
}

/// How much of the text that lies in either list of spans lies in both, 0 to 1.
///
/// Both are in order and without overlaps.
fn common_share(one: &[Span], other: &[Span]) -> f64 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < one.len() && j < other.len() {
        let start = one[i].start.max(other[j].start);
        let end = one[i].end.min(other[j].end);
        common += end.saturating_sub(start);
        if one[i].end <= other[j].end {
            i += 1;
        } else {
            j += 1;
        }
    }
    let length = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>();
    let either = length(one) + length(other) - common;
    common as f64 / either.max(1) as f64
}

/// The groups of two and more, each statement in its own and in those it was taken into.
fn grow_groups(near: &Near) -> Vec<Vec<StatementRef>> {
    let shown = near.shown();
    let mut groups = join_groups(near, &shown);
    let own: Vec<Vec<StatementRef>> = groups.clone();
    for &(a, b, _) in &shown {
        if !groups.iter().any(|g| g.contains(&a) && g.contains(&b)) {
            take_in(near, &mut groups, &own, (a, b));
        }
    }
    for (a, b, _) in shown {
        let is_alone = |s| !groups.iter().any(|g| g.len() > 1 && g.contains(&s));
        if is_alone(a) || is_alone(b) {
            groups.push(vec![a, b]);
        }
    }
    groups.retain(|g| g.len() > 1);
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

/// Step 1: joins groups along the links, strongest first.
fn join_groups(
    near: &Near,
    shown: &[(StatementRef, StatementRef, usize)],
) -> Vec<Vec<StatementRef>> {
    let mut groups: Vec<Vec<StatementRef>> = Vec::new();
    let mut group_of: BTreeMap<StatementRef, usize> = BTreeMap::new();
    for &(a, b, _) in shown {
        for end in [a, b] {
            group_of.entry(end).or_insert_with(|| {
                groups.push(vec![end]);
                groups.len() - 1
            });
        }
        let (into, from) = (
            group_of[&a].min(group_of[&b]),
            group_of[&a].max(group_of[&b]),
        );
        if into != from && near.do_fit(&groups[into], &groups[from]) {
            let moved = std::mem::take(&mut groups[from]);
            group_of.extend(moved.iter().map(|m| (*m, into)));
            groups[into].extend(moved);
        }
    }
    groups
}

/// Step 2: makes one end of a link a member of the other end's own group, where it fits.
fn take_in(
    near: &Near,
    groups: &mut [Vec<StatementRef>],
    own: &[Vec<StatementRef>],
    (a, b): (StatementRef, StatementRef),
) {
    for (guest, host) in [(a, b), (b, a)] {
        let home = own.iter().position(|g| g.len() > 1 && g.contains(&host));
        if let Some(home) = home.filter(|h| near.do_fit(&groups[*h], &[guest])) {
            groups[home].push(guest);
            return;
        }
    }
}

/// Shown links between members of a group, ascending.
fn inner_links(near: &Near, group: &[StatementRef]) -> Vec<usize> {
    let mut inner = Vec::new();
    for (place, a) in group.iter().enumerate() {
        let ends = group[place + 1..].iter().filter_map(|b| near.link(*a, *b));
        inner.extend(ends.filter(|link| near.is_shown(*link)));
    }
    inner.sort_unstable();
    inner
}

fn describe(members: Vec<StatementRef>, shape: &Shape, near: &Near, links: &[Link]) -> Claim {
    let inner = inner_links(near, &members);
    let count = |numbers: &[usize]| {
        let number = |m: &StatementRef| numbers.get(m.article.0).copied().unwrap_or(m.article.0);
        members.iter().map(number).collect::<BTreeSet<_>>().len()
    };
    let status = if members.len() < 2 {
        Status::Single
    } else if inner.iter().any(|l| !links[*l].differences.is_empty()) {
        Status::Differs
    } else {
        Status::Agreed
    };
    Claim {
        lead: lead(&members, near),
        outlets: count(&shape.outlet),
        origins: count(&shape.origin),
        links: inner,
        members,
        status,
    }
}

/// The member with the highest sum of scores to the others; the first of equals.
fn lead(members: &[StatementRef], near: &Near) -> StatementRef {
    let sum = |m: &StatementRef| -> f64 {
        members
            .iter()
            .filter_map(|o| near.link(*m, *o))
            .map(|l| near.scores[l])
            .sum()
    };
    let best = members
        .iter()
        .max_by(|x, y| sum(x).total_cmp(&sum(y)).then(y.cmp(x)));
    best.copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::LinkKind;

    fn link(a: (usize, usize), b: (usize, usize), score: f64) -> Link {
        Link {
            a: StatementRef::new(a.0, a.1),
            b: StatementRef::new(b.0, b.1),
            score,
            kind: LinkKind::Reworded,
            overlap_a: Vec::new(),
            overlap_b: Vec::new(),
            differences: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// Members as "article.statement", claims parted by " | ".
    fn grouped(articles: usize, statements: usize, links: &[Link]) -> String {
        let shape = Shape {
            is_claim: vec![vec![true; statements]; articles],
            outlet: (0..articles).collect(),
            origin: (0..articles).collect(),
        };
        let scores: Vec<f64> = links.iter().map(|l| l.score).collect();
        let claims = group_claims(&shape, links, &scores, 0.5);
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

    /// A link whose shared words lie at these places.
    fn sharing(mut link: Link, a: (usize, usize), b: (usize, usize)) -> Link {
        link.overlap_a = vec![Span::new(a.0, a.1)];
        link.overlap_b = vec![Span::new(b.0, b.1)];
        link
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
    fn common_text_is_measured_against_all_that_is_marked() {
        let spans = |list: &[(usize, usize)]| -> Vec<Span> {
            list.iter().map(|s| Span::new(s.0, s.1)).collect()
        };
        let share = common_share(&spans(&[(0, 10), (20, 30)]), &spans(&[(5, 25)]));
        assert!((share - 1.0 / 3.0).abs() < 1e-9, "{share}");
        assert!(common_share(&[], &[]).abs() < 1e-9);
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
