//! Which articles of one large story have next to nothing to do with each other.
//!
//! Whoever opens a hundred articles as one story seldom has one event in them. Across events, the words
//! that every report has in common ("asked for more", "the campaign said") are rare enough in such a
//! pile to link statements that share nothing else: of the 31,000 links shown in a hundred articles of
//! twenty events, 12,700 joined two events. So two articles that share hardly a rare word are not compared;
//! 5,400 such links are left, more than half of them between groups that are one event after all.

use std::sync::Arc;

use super::nearness::Pile;
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

/// Pairs of articles that are not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strangers {
    /// How many articles there are; none where every two are compared.
    count: usize,
    /// By number of the one, then of the other; the same both ways.
    are_kin: Vec<bool>,
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
        let mut are_kin = vec![false; count * count];
        let mut set = |a: usize, b: usize| {
            are_kin[a * count + b] = true;
            are_kin[b * count + a] = true;
        };
        let pile = Pile::new(&sketches.iter().collect::<Vec<_>>());
        for (at, alike) in pile.alike(LEAST_COSINE).iter().enumerate() {
            let least = |other: usize| match (sketches[at].day, sketches[other].day) {
                (Some(one), Some(day)) if (one - day).abs() > NEAR_DAYS => LEAST_COSINE_OF_MONTHS,
                _ => LEAST_COSINE,
            };
            for (other, cosine) in alike {
                if *cosine >= least(*other as usize) {
                    set(at, *other as usize);
                }
            }
        }
        let is_untold = |sketch: &Sketch| sketch.terms.len() < MIN_TERMS;
        for (a, one) in sketches.iter().enumerate() {
            for (b, other) in sketches.iter().enumerate().take(a) {
                if is_untold(one) || is_untold(other) || one.language != other.language {
                    set(a, b);
                }
            }
        }
        Strangers { count, are_kin }
    }

    /// Tells whether two articles, by number, are not compared.
    pub fn has(&self, a: usize, b: usize) -> bool {
        self.count > 0 && !self.are_kin[a * self.count + b]
    }

    /// How many pairs of articles are not compared.
    pub fn pair_count(&self) -> usize {
        let of = |a: usize| (0..a).filter(|b| self.has(a, *b)).count();
        (0..self.count).map(of).sum()
    }
}
