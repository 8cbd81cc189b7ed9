//! How near two articles of a pile are: shared rare words, fading with the days between them.
//!
//! Words are looked up in posting lists in the order of the days, so that only articles of the weeks
//! around are compared, however many years a pile goes back. The rarest come first, and the less the words
//! that are left can still add to a cosine, the fewer days they are looked up in: articles weeks
//! apart must share much to be near, and common words alone never are. Where that leaves out words, they are
//! added up for the few articles that might be near by then; so all that are near are found. Only where an
//! article's words have more than [`MAX_HOLDERS`] holders in reach some may be missed, and that is told.

use super::Sketch;
use super::weights::{Holder, Weights};
use crate::threads::map_ranges;

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
const ARTICLES_AT_A_TIME: usize = 256;

/// An article looks at so many holders of its words at most: without it, a pile would cost by the square of
/// the articles a day.
const MAX_HOLDERS: usize = 60_000;

/// Articles near to each one, ascending, each with how near: from 0, nothing shared, to 1, the same.
pub(super) type Neighbours = Vec<Vec<(u32, f32)>>;

/// Words are looked up in the days in which those that are left may still add this share of what makes two
/// articles near; articles with less than the others by then cannot be. Any share finds the same.
const REST_SHARE: f32 = 0.5;

/// The articles of a pile in the order of their days, as weighted words.
pub(super) struct Pile {
    days: Vec<Option<i32>>,
    weights: Weights,
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
        Pile {
            days: sketches.iter().map(|sketch| sketch.day).collect(),
            weights: Weights::new(sketches, articles),
        }
    }

    /// Finds for each article those that are near to it, and how many articles have so many holders of their
    /// words in reach that some were left out.
    pub(super) fn neighbours(&self) -> (Neighbours, usize) {
        let (mut near, cut_short) = self.each(LEAST_NEARNESS, &Fading::by_days(), MAX_HOLDERS);
        let mut later = vec![0; near.len()];
        for (other, _) in near.iter().flatten() {
            later[*other as usize] += 1;
        }
        let earlier: Vec<usize> = near.iter().map(Vec::len).collect();
        for (list, count) in near.iter_mut().zip(later) {
            list.reserve_exact(count);
        }
        for (at, count) in earlier.into_iter().enumerate() {
            for place in 0..count {
                let (other, nearness) = near[at][place];
                near[other as usize].push((at as u32, nearness));
            }
        }
        (near, cut_short)
    }

    /// Finds for each article those before it with at least this cosine, whatever their days, with it.
    pub(super) fn alike(&self, least: f32) -> Neighbours {
        self.each(least, &Fading::none(), usize::MAX).0
    }

    /// Finds for each article those before it that are so near to it, on all processors; and for how many
    /// not all could be looked at.
    fn each(&self, least: f32, fading: &Fading, most_holders: usize) -> (Neighbours, usize) {
        let count = self.days.len();
        let parts = map_ranges(count, ARTICLES_AT_A_TIME, |range| {
            let mut met = Met {
                sums: vec![0.0; count],
                ..Met::default()
            };
            let mut cut_short = 0;
            let mut find = |at| {
                let mut reach = Reach {
                    pile: self,
                    fading,
                    least,
                    at,
                    days: MAX_DAYS,
                    most_holders,
                };
                cut_short += usize::from(!met.walk(&mut reach));
                met.take(&reach)
            };
            let near: Vec<_> = range.map(&mut find).collect();
            (near, cut_short)
        });
        let cut_short = parts.iter().map(|(_, cut_short)| cut_short).sum();
        (
            parts.into_iter().flat_map(|(near, _)| near).collect(),
            cut_short,
        )
    }
}

/// What share of a cosine counts.
struct Fading {
    /// By days between two articles; nothing where days do not count.
    shares: Vec<f32>,
    /// For articles without a day.
    undated: f32,
}

impl Fading {
    fn none() -> Fading {
        Fading {
            shares: Vec::new(),
            undated: 1.0,
        }
    }

    fn by_days() -> Fading {
        let share = |days: i32| {
            LASTING_SHARE + (1.0 - LASTING_SHARE) * (-(days as f32) / FADING_DAYS).exp()
        };
        Fading {
            shares: (0..=MAX_DAYS).map(share).collect(),
            undated: UNDATED_SHARE,
        }
    }
}

/// Which articles one may be near to.
struct Reach<'a> {
    pile: &'a Pile,
    fading: &'a Fading,
    /// From what nearness on.
    least: f32,
    at: usize,
    /// How many days before it are looked at still.
    days: i32,
    /// How many holders of its words are looked at.
    most_holders: usize,
}

impl Reach<'_> {
    /// The first article that is looked at, where the words that are left can add `rest` to a cosine; none where
    /// that is too little for any.
    fn first(&mut self, rest: f32) -> Option<usize> {
        let enough = self.least * REST_SHARE;
        let day = self.pile.days[self.at].filter(|_| !self.fading.shares.is_empty());
        let Some(day) = day else {
            return (rest * self.fading.undated >= enough).then_some(0);
        };
        while rest * self.fading.shares[usize::try_from(self.days).ok()?] < enough {
            self.days -= 1;
        }
        let is_before = |other: &Option<i32>| other.is_some_and(|other| day - other > self.days);
        Some(self.pile.days[..self.at].partition_point(is_before))
    }

    /// The share of the cosine with an article that counts.
    fn share(&self, other: usize) -> f32 {
        match (self.pile.days[self.at], self.pile.days[other]) {
            (Some(one), Some(other)) if !self.fading.shares.is_empty() => {
                let days = usize::try_from(one - other).unwrap_or_default();
                self.fading.shares.get(days).copied().unwrap_or_default()
            }
            _ => self.fading.undated,
        }
    }
}

/// The articles that hold words of one, while they are looked up.
#[derive(Default)]
struct Met {
    /// By article: the cosine as far as it is added up; zero between two articles.
    sums: Vec<f32>,
    /// Those with one, as they were met.
    articles: Vec<u32>,
    /// By word of the article: what it and those after it can add to a cosine at most.
    rests: Vec<f32>,
    /// The first article for which all words were added up.
    whole_from: usize,
}

impl Met {
    /// Looks up the words of an article, the rarest first; tells whether as far as it is worth it.
    fn walk(&mut self, reach: &mut Reach) -> bool {
        let weights = &reach.pile.weights;
        weights.rests(reach.at, &mut self.rests);
        self.whole_from = 0;
        let mut holders_left = reach.most_holders;
        for (word, rest) in weights.of(reach.at).iter().zip(&self.rests) {
            let Some(first) = reach.first(*rest) else {
                self.whole_from = reach.at;
                return true;
            };
            self.whole_from = first;
            if holders_left == 0 {
                self.whole_from = reach.at;
                return false;
            }
            let weight = weights.weight(*word);
            let in_reach = |holder: &&Holder| holder.article as usize >= first;
            for holder in weights.holders_before(*word).take_while(in_reach) {
                holders_left = holders_left.saturating_sub(1);
                let sum = &mut self.sums[holder.article as usize];
                if *sum == 0.0 {
                    self.articles.push(holder.article);
                }
                *sum += weight * holder.weight;
            }
        }
        true
    }

    /// Takes the articles that were met and are near enough, ascending.
    fn take(&mut self, reach: &Reach) -> Vec<(u32, f32)> {
        let weights = &reach.pile.weights;
        let mut near = Vec::new();
        for article in self.articles.drain(..) {
            let mut cosine = std::mem::take(&mut self.sums[article as usize]);
            let share = reach.share(article as usize);
            if cosine * share < reach.least * (1.0 - REST_SHARE) {
                continue;
            }
            if (article as usize) < self.whole_from {
                cosine = weights.cosine(reach.at, article as usize);
            }
            if cosine * share >= reach.least {
                near.push((article, cosine * share));
            }
        }
        near.sort_unstable_by_key(|(article, _)| *article);
        near
    }
}
