//! How near two articles of a pile are: shared rare words, fading with the days between them.
//!
//! Words are looked up in posting lists in the order of the days, so that only articles of the weeks
//! around are compared, however many years a pile goes back.

use std::collections::BTreeMap;

use super::Sketch;
use crate::threads::map_ranges;

/// A word counts as if so many further articles had been seen that do not hold it. Without them, what
/// the whole of a small pile is about would count as common; any number from 50 to 200 sorts alike.
const UNSEEN_ARTICLES: f32 = 100.0;

/// In a story of more articles than this the rarity of a word is that of so many, of which the same share holds
/// it: or a thousand articles on one event would be strangers to each other, all that they share being common.
const STORY_ARTICLES: f32 = 100.0;

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

/// How many articles a thread compares at a time.
const ARTICLES_AT_A_TIME: usize = 64;

/// Articles near to each one, ascending, each with how near: from 0, nothing shared, to 1, the same.
pub(super) type Neighbours = Vec<Vec<(u32, f32)>>;

/// The articles of a pile in the order of their days, as weighted words.
pub(super) struct Pile {
    days: Vec<Option<i32>>,
    /// Numbers of words with their weights, of length one.
    vectors: Vec<Vec<(u32, f32)>>,
    /// By word: the articles that hold it, ascending, with its weight there.
    postings: Vec<Vec<(u32, f32)>>,
}

impl Pile {
    /// Weighs the words of articles, which come in the order of their days, those without one last.
    pub(super) fn new(sketches: &[&Sketch]) -> Pile {
        Pile::weighed(sketches, sketches.len() as f32)
    }

    /// Weighs the words of the articles of one story.
    pub(super) fn of_story(sketches: &[&Sketch]) -> Pile {
        Pile::weighed(sketches, STORY_ARTICLES.min(sketches.len() as f32))
    }

    /// Weighs words as in a pile of so many articles.
    fn weighed(sketches: &[&Sketch], articles: f32) -> Pile {
        let mut holders: BTreeMap<u32, u32> = BTreeMap::new();
        for (term, _) in sketches.iter().flat_map(|sketch| &sketch.terms) {
            *holders.entry(*term).or_default() += 1;
        }
        // A word of one article brings nothing together; it only makes that article longer.
        let all = articles + 1.0 + UNSEEN_ARTICLES;
        let share = articles / sketches.len() as f32;
        let rarity = |held: u32| (all / (held as f32 * share).max(1.0)).ln();
        let rarity: BTreeMap<u32, (u32, f32)> = holders
            .iter()
            .zip(0u32..)
            .map(|((term, held), number)| (*term, (number, rarity(*held))))
            .collect();
        let vectors: Vec<Vec<(u32, f32)>> = sketches
            .iter()
            .map(|sketch| weigh(sketch, &rarity))
            .collect();
        let mut postings = vec![Vec::new(); rarity.len()];
        for (at, vector) in (0u32..).zip(&vectors) {
            for (term, weight) in vector {
                postings[*term as usize].push((at, *weight));
            }
        }
        Pile {
            days: sketches.iter().map(|sketch| sketch.day).collect(),
            vectors,
            postings,
        }
    }

    /// Finds for each article those that are near to it.
    pub(super) fn neighbours(&self) -> Neighbours {
        let earlier = self.each(|at, sums| {
            let first = self.first_within_reach(at);
            self.add_products(at, first, sums);
            let cosines = sums.iter_mut().enumerate().take(at).skip(first);
            let near = cosines.map(|(other, cosine)| {
                let nearness = std::mem::take(cosine) * self.share_of_days(at, other);
                (other as u32, nearness)
            });
            near.filter(|(_, nearness)| *nearness >= LEAST_NEARNESS)
                .collect::<Vec<_>>()
        });
        let mut near = earlier.clone();
        for (at, list) in (0u32..).zip(&earlier) {
            for (other, nearness) in list {
                near[*other as usize].push((at, *nearness));
            }
        }
        near
    }

    /// Finds for each article those before it with at least this cosine, whatever their days, with it.
    pub(super) fn alike(&self, least: f32) -> Neighbours {
        self.each(|at, sums| {
            self.add_products(at, 0, sums);
            let cosines = sums.iter_mut().enumerate().take(at);
            let alike = cosines.map(|(other, cosine)| (other as u32, std::mem::take(cosine)));
            alike.filter(|(_, cosine)| *cosine >= least).collect()
        })
    }

    /// What is found for each article, on all processors; `find` gets sums that are all zero, and leaves
    /// them so.
    fn each<T: Send + Clone>(&self, find: impl Fn(usize, &mut [f32]) -> T + Sync) -> Vec<T> {
        let count = self.vectors.len();
        let parts = map_ranges(count, ARTICLES_AT_A_TIME, |range| {
            let mut sums = vec![0.0; count];
            range.map(|at| find(at, &mut sums)).collect::<Vec<_>>()
        });
        parts.concat()
    }

    /// Adds up the cosines of an article with those from `first` on that stand before it.
    fn add_products(&self, at: usize, first: usize, sums: &mut [f32]) {
        for (term, weight) in &self.vectors[at] {
            let holders = &self.postings[*term as usize];
            let from = holders.partition_point(|(other, _)| (*other as usize) < first);
            for (other, own) in holders[from..].iter().take_while(|h| (h.0 as usize) < at) {
                sums[*other as usize] += weight * own;
            }
        }
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

fn weigh(sketch: &Sketch, rarity: &BTreeMap<u32, (u32, f32)>) -> Vec<(u32, f32)> {
    let weighed = sketch.terms.iter().filter_map(|(term, count)| {
        let (number, rarity) = rarity.get(term)?;
        Some((*number, (1.0 + count.ln()) * rarity))
    });
    let mut vector: Vec<(u32, f32)> = weighed.collect();
    let squares: f32 = vector.iter().map(|(_, weight)| weight * weight).sum();
    let length = squares.sqrt().max(f32::MIN_POSITIVE);
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}
