//! Which articles of one large story have next to nothing to do with each other.
//!
//! Whoever opens a hundred articles as one story seldom has one event in them. Across events, the words
//! that every report has in common ("asked for more", "the campaign said") are rare enough in such a
//! pile to link statements that share nothing else: of the 31,000 links shown in a hundred articles of
//! twenty events, 12,700 joined two events. So two articles that share hardly a rare word are not compared;
//! 5,400 such links are left, more than half of them between groups that are one event after all.

use std::sync::Arc;

use super::nearness::{Neighbours, Pile};
use super::{MIN_TERMS, Sketch};
use crate::article::Article;
use crate::threads::map_ranges;

/// In a story of up to so many articles every two are compared: a reader has put them together.
const ALL_PAIRS_ARTICLES: usize = 20;

/// Cosine of the words of two articles below which they are not compared. Of the articles of one group of
/// `../shared/data/mixed` no two have less than 0.13; of articles of different groups four in five have.
const LEAST_COSINE: f32 = 0.10;

/// The same for articles further apart than [`NEAR_DAYS`]: what they share must be an affair, no turn of
/// phrase. At 0.20 one in a hundred links inside the groups is lost, at 0.15 four in a thousand.
const LEAST_COSINE_OF_MONTHS: f32 = 0.15;

/// News of one event comes within so many days.
const NEAR_DAYS: i32 = 30;

/// How many articles a thread sketches at a time.
const ARTICLES_AT_A_TIME: usize = 8;

/// In a story of more articles than this each is compared with some of the others only: see [`Strangers`]. Of
/// 150 made articles on one event a bound at 100 lost 13 of 100 shown links, and saved an eighth of the time.
const BOUNDED_ARTICLES: usize = 200;

/// How many of the nearest others an article of a very large story is compared with, at least.
const LEAST_NEAREST: usize = 16;

/// How many articles of a very large story are compared with every other. Without them reprints of one text
/// would be each other's nearest, and no claim would reach beyond them.
const HUBS: usize = 8;

/// A hub that is so near to another hub is its reprint: what is compared with the one would be with the other.
const REPRINT_COSINE: f32 = 0.7;

/// Pairs of articles that are not compared.
///
/// *Strangers* share too little. Of a story of more than two hundred articles some pairs that do share enough are
/// not compared either, or work would grow with the square of the articles: they are *distant*. Each article is
/// compared with its nearest, in all as many pairs as two hundred articles have, but sixteen each at least, and
/// with the hubs: those most like all others, no reprints of each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strangers {
    /// How many articles there are; none where every two are compared.
    count: usize,
    /// Those that share enough; the same both ways.
    are_alike: Pairs,
    /// Those that are compared; the same both ways.
    are_kin: Pairs,
}

/// A bit for each pair of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Pairs {
    count: usize,
    bits: Vec<u64>,
}

impl Pairs {
    fn new(count: usize) -> Pairs {
        let bits = vec![0; (count * count).div_ceil(64)];
        Pairs { count, bits }
    }

    fn has(&self, a: usize, b: usize) -> bool {
        let bit = a * self.count + b;
        self.bits[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Sets a pair, both ways.
    fn set(&mut self, a: usize, b: usize) {
        for bit in [a * self.count + b, b * self.count + a] {
            self.bits[bit / 64] |= 1 << (bit % 64);
        }
    }
}

impl Strangers {
    /// Looks which of the articles, given in their order, share too little.
    ///
    /// Articles of a few sentences, and those of two languages, are never strangers: words cannot tell.
    pub fn among(articles: &[Arc<Article>]) -> Strangers {
        let count = articles.len();
        if count <= ALL_PAIRS_ARTICLES {
            return Strangers::default();
        }
        let sketches = map_ranges(count, ARTICLES_AT_A_TIME, |range| {
            let sketches = articles[range].iter().map(|a| Sketch::new(a));
            sketches.collect::<Vec<_>>()
        })
        .concat();
        let pile = Pile::of_story(&sketches.iter().collect::<Vec<_>>());
        let alike = alike(&sketches, &pile.alike(LEAST_COSINE));
        let mut are_alike = Pairs::new(count);
        for (a, b, _) in &alike {
            are_alike.set(*a, *b);
        }
        let are_kin = if count <= BOUNDED_ARTICLES {
            are_alike.clone()
        } else {
            nearest(count, &alike)
        };
        Strangers {
            count,
            are_alike,
            are_kin,
        }
    }

    /// So many articles of which these pairs are distant and all others compared.
    #[cfg(test)]
    pub(crate) fn of_distant(count: usize, distant: &[(usize, usize)]) -> Strangers {
        let (mut are_alike, mut are_kin) = (Pairs::new(count), Pairs::new(count));
        for (a, b) in (0..count).flat_map(|a| (0..a).map(move |b| (b, a))) {
            are_alike.set(a, b);
            if !distant.contains(&(a, b)) {
                are_kin.set(a, b);
            }
        }
        Strangers {
            count,
            are_alike,
            are_kin,
        }
    }

    /// Tells whether two articles, by number, are not compared.
    pub fn has(&self, a: usize, b: usize) -> bool {
        self.count > 0 && !self.are_kin.has(a, b)
    }

    /// Tells whether two articles are not compared though they may share something.
    pub fn is_distant(&self, a: usize, b: usize) -> bool {
        self.has(a, b) && self.are_alike.has(a, b)
    }

    /// How many pairs of articles are not compared, for they are strangers, or distant.
    pub fn counts(&self) -> Uncompared {
        let mut counts = Uncompared::default();
        for (a, b) in (0..self.count).flat_map(|a| (0..a).map(move |b| (a, b))) {
            counts.stranger_pairs += usize::from(!self.are_alike.has(a, b));
            counts.distant_pairs += usize::from(self.is_distant(a, b));
        }
        counts
    }
}

/// How many pairs of articles of a story are not compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uncompared {
    /// They share next to nothing.
    pub stranger_pairs: usize,
    /// Each has many that are nearer.
    pub distant_pairs: usize,
}

/// The pairs of articles that are no strangers, the later first, with their cosine; those of which words cannot
/// tell have none. `near` are those before each article.
fn alike(sketches: &[Sketch], near: &Neighbours) -> Vec<(usize, usize, f32)> {
    let mut alike = Vec::new();
    let is_untold = |at: usize| sketches[at].stems.len() < MIN_TERMS;
    for (at, near) in near.iter().enumerate() {
        let least = |other: usize| match (sketches[at].day, sketches[other].day) {
            (Some(one), Some(day)) if (one - day).abs() > NEAR_DAYS => LEAST_COSINE_OF_MONTHS,
            _ => LEAST_COSINE,
        };
        let mut near = near.iter().peekable();
        for other in 0..at {
            let cosine = near.next_if(|n| n.0 as usize == other).map_or(0.0, |n| n.1);
            let is_other_language = sketches[at].language != sketches[other].language;
            if cosine >= least(other) || is_untold(at) || is_untold(other) || is_other_language {
                alike.push((at, other, cosine));
            }
        }
    }
    alike
}

/// The pairs that are compared in a story of very many articles.
fn nearest(count: usize, alike: &[(usize, usize, f32)]) -> Pairs {
    let mut others: Vec<Vec<(usize, f32)>> = vec![Vec::new(); count];
    for (a, b, cosine) in alike {
        others[*a].push((*b, *cosine));
        others[*b].push((*a, *cosine));
    }
    let mut kin = Pairs::new(count);
    for hub in hubs(&others) {
        for (other, _) in &others[hub] {
            kin.set(hub, *other);
        }
    }
    let wanted = (BOUNDED_ARTICLES * BOUNDED_ARTICLES / count).max(LEAST_NEAREST);
    for (at, others) in others.iter_mut().enumerate() {
        others.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        for (other, _) in others.iter().take(wanted) {
            kin.set(at, *other);
        }
    }
    kin
}

/// The articles most like all others, but for reprints of each other.
fn hubs(others: &[Vec<(usize, f32)>]) -> Vec<usize> {
    let sum = |at: &usize| others[*at].iter().map(|o| o.1).sum::<f32>();
    let mut ranked: Vec<(usize, f32)> = (0..others.len()).map(|at| (at, sum(&at))).collect();
    ranked.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let mut hubs: Vec<usize> = Vec::new();
    for (at, _) in ranked {
        let is_reprint = |o: &(usize, f32)| o.1 >= REPRINT_COSINE && hubs.contains(&o.0);
        if !others[at].iter().any(is_reprint) {
            hubs.push(at);
        }
        if hubs.len() == HUBS {
            break;
        }
    }
    hubs
}
