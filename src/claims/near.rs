//! The links that count at a threshold, by their ends, and whether two groups of statements fit
//! together by them.

use super::{Link, StatementRef};
use crate::sorting::Strangers;
use crate::text::Span;

/// A member may match another with this share of the threshold and still be in the claim: three
/// wordings of one thing are seldom all near each other. At 1.0 claims fall apart into pairs, below
/// a half claims that only share names run together.
const WEAK_SHARE: f64 = 0.7;

/// Two statements of one article say the same where what a third shares with them is at least this
/// much the same text of the third: the part in common of all that either shares. Found on five
/// stories of real outlets and checked on seven more: without the test two in three such pairs were
/// two claims in one, and three in five of those are gone with it. Anything from 0.3 to 0.4 does; above,
/// claims fall apart that an article tells twice, in its headline and in its lead.
const SAME_PLACE_SHARE: f64 = 0.4;

/// The links that count at least weakly, by their ends, and which of them are shown.
///
/// Statements are spoken of by their place among those that have such a link.
pub(super) struct Near<'a> {
    /// Ascending.
    pub(super) statements: Vec<StatementRef>,
    /// Where the links of each statement begin, and the end.
    starts: Vec<usize>,
    /// Other end and number of each link, ascending.
    ends: Vec<(usize, usize)>,
    links: &'a [Link],
    pub(super) scores: &'a [f64],
    threshold: f64,
    strangers: &'a Strangers,
}

impl<'a> Near<'a> {
    pub(super) fn of(
        (links, scores): (&'a [Link], &'a [f64]),
        threshold: f64,
        strangers: &'a Strangers,
    ) -> Self {
        let is_near = |(_, score): &(usize, &f64)| **score >= threshold * WEAK_SHARE;
        let numbers: Vec<usize> = scores
            .iter()
            .enumerate()
            .filter(is_near)
            .map(|(number, _)| number)
            .collect();
        let mut statements: Vec<StatementRef> = numbers
            .iter()
            .flat_map(|n| [links[*n].a, links[*n].b])
            .collect();
        statements.sort_unstable();
        statements.dedup();
        let mut near = Near {
            starts: vec![0],
            ends: Vec::new(),
            statements,
            links,
            scores,
            threshold,
            strangers,
        };
        let place = |statement| near.place(statement).unwrap_or_default();
        let mut all: Vec<(usize, usize, usize)> = Vec::new();
        for number in numbers {
            let (a, b) = (place(links[number].a), place(links[number].b));
            all.extend([(a, b, number), (b, a, number)]);
        }
        all.sort_unstable();
        for statement in 0..near.statements.len() {
            let start = near.starts[statement];
            let own = all[start..].partition_point(|(from, ..)| *from == statement);
            near.starts.push(start + own);
        }
        near.ends = all.into_iter().map(|(_, to, link)| (to, link)).collect();
        near
    }

    pub(super) fn place(&self, statement: StatementRef) -> Option<usize> {
        self.statements.binary_search(&statement).ok()
    }

    /// The links of a statement: other end and number.
    fn links(&self, statement: usize) -> &[(usize, usize)] {
        &self.ends[self.starts[statement]..self.starts[statement + 1]]
    }

    pub(super) fn link(&self, a: usize, b: usize) -> Option<usize> {
        let links = self.links(a);
        let at = links.binary_search_by_key(&b, |(to, _)| *to).ok()?;
        Some(links[at].1)
    }

    pub(super) fn is_shown(&self, link: usize) -> bool {
        self.scores[link] >= self.threshold
    }

    /// The ends of the shown links by falling score, then place.
    pub(super) fn shown(&self) -> Vec<(usize, usize)> {
        let from = |a| self.links(a).iter().map(move |(b, link)| (a, *b, *link));
        let mut shown: Vec<(usize, usize, usize)> = (0..self.statements.len())
            .flat_map(from)
            .filter(|(a, b, link)| a < b && self.is_shown(*link))
            .collect();
        shown.sort_by(|x, y| {
            self.scores[y.2]
                .total_cmp(&self.scores[x.2])
                .then((x.0, x.1).cmp(&(y.0, y.1)))
        });
        shown.into_iter().map(|(a, b, _)| (a, b)).collect()
    }

    /// Tells whether two groups say one thing: every pair across them, of different articles that were
    /// compared, matches at least weakly, at least half of the pairs are shown, and no two of one article
    /// say different parts of what a third says.
    pub(super) fn do_fit(&self, one: &[usize], other: &[usize]) -> bool {
        let article = |place: usize| self.statements[place].article;
        let (mut pairs, mut shown) = (0, 0);
        for a in one {
            for b in other.iter().filter(|b| article(*a) != article(**b)) {
                let Some(link) = self.link(*a, *b) else {
                    if self.strangers.is_distant(article(*a).0, article(*b).0) {
                        continue;
                    }
                    return false;
                };
                pairs += 1;
                shown += usize::from(self.is_shown(link));
            }
        }
        if shown == 0 || shown * 2 < pairs {
            return false;
        }
        let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (*a, *b)));
        let mut within = pairs.filter(|(a, b)| article(*a) == article(*b));
        within.all(|(a, b)| self.is_one_place(a, b, [one, other]))
    }

    /// Tells whether some third statement shares the same text with both; also where none is linked to
    /// both by words, as after a link made by hand.
    fn is_one_place(&self, a: usize, b: usize, thirds: [&[usize]; 2]) -> bool {
        let shares = thirds.into_iter().flatten().filter_map(|third| {
            let (to_a, to_b) = (self.shared(*third, a)?, self.shared(*third, b)?);
            Some(common_share(to_a, to_b))
        });
        shares
            .reduce(f64::max)
            .is_none_or(|s| s >= SAME_PLACE_SHARE)
    }

    /// The words of a statement that it shares with another it is shown to be linked to.
    fn shared(&self, of: usize, with: usize) -> Option<&'a [Span]> {
        let link = self.link(of, with).filter(|l| self.is_shown(*l))?;
        let link = &self.links[link];
        let spans = if link.a == self.statements[of] {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_text_is_measured_against_all_that_is_marked() {
        let spans = |list: &[(usize, usize)]| -> Vec<Span> {
            list.iter().map(|s| Span::new(s.0, s.1)).collect()
        };
        let share = common_share(&spans(&[(0, 10), (20, 30)]), &spans(&[(5, 25)]));
        assert!((share - 1.0 / 3.0).abs() < 1e-9, "{share}");
        assert!(common_share(&[], &[]).abs() < 1e-9);
    }
}
