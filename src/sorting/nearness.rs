//! How near two articles of a pile are: shared rare words, fading with the days between them.
//!
//! Words are looked up in the lists of their holders, in the order of the days, so that only articles of the
//! weeks around are compared, however many years a pile goes back; and from the rarest on, up to
//! [`MAX_HOLDERS`] an article, so that the time grows with the number of articles and not with its
//! square. What the words beyond give is worked out for those that share rare ones.

use super::Sketch;
use super::weights::{Sums, Weights};
use crate::threads::map_ranges;

/// In so many days nearness falls to about a third.
const FADING_DAYS: f32 = 6.0;

/// What stays of it after weeks.
const LASTING_SHARE: f32 = 0.1;

/// Articles further apart are of different stories.
const MAX_DAYS: i32 = 45;

/// How near an article without a day is: as if it were of some days away.
const UNDATED_SHARE: f32 = 0.6;

/// Lower nearness is as good as none; it would only fill memory.
const LEAST_NEARNESS: f32 = 0.05;

/// How many holders of its words are looked at for an article, those of its rarest words. In a pile of some
/// hundred articles these are all; in one of ten thousand all but the words that one in twenty holds.
const MAX_HOLDERS: usize = 60_000;

/// Where common words were left out, the rare ones alone must bring two articles as near as this. Those of one
/// story share names; to share less is to share turns of phrase.
const LEAST_BY_RARE_WORDS: f32 = 0.02;

/// How many articles a thread compares at a time.
const ARTICLES_AT_A_TIME: usize = 128;

/// Articles near to each one, ascending, each with how near: from 0, nothing shared, to 1, the same.
pub(super) type Neighbours = Vec<Vec<(u32, f32)>>;

/// The articles of a pile in the order of their days, as weighted words.
pub(super) struct Pile {
    days: Vec<Option<i32>>,
    weights: Weights,
}

impl Pile {
    /// Weighs the words of articles, which come in the order of their days, those without one last.
    pub(super) fn new(sketches: &[&Sketch]) -> Pile {
        Pile {
            days: sketches.iter().map(|sketch| sketch.day).collect(),
            weights: Weights::of(sketches),
        }
    }

    /// Finds for each article those that are near to it.
    pub(super) fn neighbours(&self) -> Neighbours {
        let mut near = self.each(|at, sums| self.earlier(at, sums));
        for at in 0..near.len() {
            // What is added to the list meanwhile stands later in the pile.
            for place in 0..near[at].partition_point(|(other, _)| (*other as usize) < at) {
                let (other, nearness) = near[at][place];
                near[other as usize].push((at as u32, nearness));
            }
        }
        near
    }

    /// The articles before this one that are near to it, ascending.
    fn earlier(&self, at: usize, sums: &mut Sums) -> Vec<(u32, f32)> {
        let first = self.first_within_reach(at);
        let left_out = self.add_products(at, first, MAX_HOLDERS, sums);
        let mut near = Vec::new();
        for (other, sum) in sums.take() {
            let place = other as usize;
            let share = self.weights.scale(at, place) * self.share_of_days(at, place);
            let nearness = match left_out {
                None => sum * share,
                Some(_) if sum * share < LEAST_BY_RARE_WORDS => continue,
                Some(word) => (sum + self.weights.product_from(at, place, word)) * share,
            };
            if nearness >= LEAST_NEARNESS {
                near.push((other, nearness));
            }
        }
        near.sort_unstable_by_key(|(other, _)| *other);
        near
    }

    /// Finds for each article those before it with at least this cosine, whatever their days, with it.
    pub(super) fn alike(&self, least: f32) -> Neighbours {
        self.each(|at, sums| {
            self.add_products(at, 0, usize::MAX, sums);
            let cosines = sums.take();
            let cosines = cosines.map(|(other, sum)| {
                let cosine = sum * self.weights.scale(at, other as usize);
                (other, cosine)
            });
            let alike = cosines.filter(|(_, cosine)| *cosine >= least);
            let mut alike: Vec<(u32, f32)> = alike.collect();
            alike.sort_unstable_by_key(|(other, _)| *other);
            alike
        })
    }

    /// What is found for each article, on all processors; `find` gets sums that are all zero, and leaves
    /// them so.
    fn each<T: Send>(&self, find: impl Fn(usize, &mut Sums) -> T + Sync) -> Vec<T> {
        let count = self.weights.len();
        let parts = map_ranges(count, ARTICLES_AT_A_TIME, |range| {
            let mut sums = Sums::of(count);
            range.map(|at| find(at, &mut sums)).collect::<Vec<_>>()
        });
        parts.into_iter().flatten().collect()
    }

    /// Adds up what an article shares with those from `first` on that stand before it, from its rarest word
    /// on; returns the first word that was left out because those before it have `most` holders.
    fn add_products(&self, at: usize, first: usize, most: usize, sums: &mut Sums) -> Option<u32> {
        let mut left = most;
        for word in self.weights.words(at) {
            let holders = self.weights.holders(word.0, first, at);
            let Some(rest) = left.checked_sub(holders.numbers.len()) else {
                return Some(word.0);
            };
            left = rest;
            self.weights.add(word, holders, sums);
        }
        None
    }

    /// The first article that is not too many days before this one.
    fn first_within_reach(&self, at: usize) -> usize {
        match self.days[at] {
            None => 0,
            Some(day) => self.days[..at]
                .partition_point(|other| other.is_some_and(|other| day - other > MAX_DAYS)),
        }
    }

    fn share_of_days(&self, one: usize, other: usize) -> f32 {
        match (self.days[one], self.days[other]) {
            (Some(one), Some(other)) => {
                let days = (one - other).abs() as f32;
                LASTING_SHARE + (1.0 - LASTING_SHARE) * (-days / FADING_DAYS).exp()
            }
            _ => UNDATED_SHARE,
        }
    }
}
