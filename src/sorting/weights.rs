//! The words of a pile, weighed: the rarer in the pile, the more.
//!
//! ```text
//!  numbers   rarest word 0, commonest last; a word of one article has none
//!  words     article 2 ─▶ 17, 40, 311       rarest first, each with its weight there
//!  holders   word 17 ─▶ 2, 5, 9             articles, each with the weight there
//! ```
//!
//! All of it lies in a few lists end to end: of a hundred thousand articles it is a good part of the memory
//! that a pile takes.

use super::Sketch;

/// A word counts as if so many further articles had been seen that do not hold it. Without them, what
/// the whole of a small pile is about would count as common; any number from 50 to 200 sorts alike.
const UNSEEN_ARTICLES: f32 = 100.0;

/// Bits of a stem's number by which it is looked up.
const SLOT_BITS: u32 = 16;

/// A word of an article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Held {
    /// Its number.
    term: u32,
    /// Where the article stands among the holders of all words.
    place: u32,
}

/// An article that holds a word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Holder {
    pub(super) article: u32,
    /// What the word counts there; the squares of all words of an article sum to one.
    pub(super) weight: f32,
}

/// The words of all articles.
pub(super) struct Weights {
    words: Vec<Held>,
    /// By article: where its words begin; one more at the end.
    word_starts: Vec<usize>,
    holders: Vec<Holder>,
    /// By word: where its holders begin; one more at the end.
    holder_starts: Vec<usize>,
    /// By word: what it counts at most in any article.
    heaviest: Vec<f32>,
}

impl Weights {
    /// Weighs the words of articles, in their order, as in a pile of so many.
    pub(super) fn new(sketches: &[&Sketch], articles: f32) -> Weights {
        let terms = Terms::of(sketches, articles);
        let holder_starts = terms.holder_starts();
        let count = holder_starts.last().copied().unwrap_or_default();
        let mut weights = Weights {
            words: Vec::with_capacity(count),
            word_starts: vec![0],
            holders: vec![Holder::default(); count],
            heaviest: vec![0.0; terms.shared],
            holder_starts,
        };
        let mut next = weights.holder_starts.clone();
        let mut weighed = Vec::new();
        for (article, sketch) in (0u32..).zip(sketches) {
            terms.weigh(sketch, &mut weighed);
            for (term, weight) in &weighed {
                let at = *term as usize;
                weights.holders[next[at]] = Holder {
                    article,
                    weight: *weight,
                };
                weights.words.push(Held {
                    term: *term,
                    place: next[at] as u32,
                });
                weights.heaviest[at] = weights.heaviest[at].max(*weight);
                next[at] += 1;
            }
            weights.word_starts.push(weights.words.len());
        }
        weights
    }

    /// The words of an article, the rarest first.
    pub(super) fn of(&self, article: usize) -> &[Held] {
        &self.words[self.word_starts[article]..self.word_starts[article + 1]]
    }

    /// What a word counts in its article.
    pub(super) fn weight(&self, word: Held) -> f32 {
        self.holders[word.place as usize].weight
    }

    /// The articles before its own that hold a word too, the nearest first.
    pub(super) fn holders_before(&self, word: Held) -> impl Iterator<Item = &Holder> {
        let start = self.holder_starts[word.term as usize];
        self.holders[start..word.place as usize].iter().rev()
    }

    /// By word of an article: what it and those after it add to its cosine with any other at most.
    pub(super) fn rests(&self, article: usize, rests: &mut Vec<f32>) {
        let words = self.of(article);
        rests.clear();
        rests.resize(words.len(), 0.0);
        let (mut sum, mut squares) = (0.0, 0.0_f32);
        for (rest, word) in rests.iter_mut().zip(words).rev() {
            let weight = self.weight(*word);
            sum += weight * self.heaviest[word.term as usize];
            squares += weight * weight;
            // The other's words have a length of one at most.
            *rest = squares.sqrt().min(sum);
        }
    }

    /// The cosine of two articles.
    pub(super) fn cosine(&self, one: usize, other: usize) -> f32 {
        let mut others = self.of(other).iter();
        let mut next = others.next();
        let mut sum = 0.0;
        for word in self.of(one) {
            while next.is_some_and(|other| other.term < word.term) {
                next = others.next();
            }
            match next {
                Some(other) if other.term == word.term => {
                    sum += self.weight(*word) * self.weight(*other);
                }
                Some(_) => {}
                None => break,
            }
        }
        sum
    }
}

/// The stems of a pile, and how many articles hold each.
struct Terms {
    /// Numbers made of the letters, ascending.
    stems: Vec<u32>,
    /// Number and holders of each.
    ranks: Vec<(u32, u32)>,
    /// By the first bits of a stem: where it is to be looked for; one more at the end.
    slots: Vec<u32>,
    /// How many stand in two articles or more; these are numbered.
    shared: usize,
    /// How many articles there are, with those unseen.
    articles: f32,
    /// What a holder counts, where the pile is weighed as a smaller one.
    share: f32,
}

impl Terms {
    fn of(sketches: &[&Sketch], articles: f32) -> Terms {
        let mut all: Vec<u32> = sketches
            .iter()
            .flat_map(|s| s.stems.iter().copied())
            .collect();
        all.sort_unstable();
        let runs = || all.chunk_by(|one, other| one == other);
        let stems: Vec<u32> = runs().map(|run| run[0]).collect();
        let held: Vec<u32> = runs().map(|run| run.len() as u32).collect();
        drop(all);
        let mut order: Vec<u32> = (0..stems.len() as u32).collect();
        order.retain(|at| held[*at as usize] > 1);
        order.sort_unstable_by_key(|at| (held[*at as usize], *at));
        let mut ranks: Vec<(u32, u32)> = held.into_iter().map(|held| (u32::MAX, held)).collect();
        for (number, at) in (0u32..).zip(&order) {
            ranks[*at as usize].0 = number;
        }
        let slot_starts = (0..=1u64 << SLOT_BITS).map(|slot| slot << (u32::BITS - SLOT_BITS));
        let slots = slot_starts.map(|from| stems.partition_point(|s| u64::from(*s) < from) as u32);
        Terms {
            slots: slots.collect(),
            shared: order.len(),
            articles: articles + 1.0 + UNSEEN_ARTICLES,
            share: articles / sketches.len() as f32,
            stems,
            ranks,
        }
    }

    /// By number: where the holders of a word begin in a list of all; one more at the end.
    fn holder_starts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.shared];
        for (number, held) in &self.ranks {
            if let Some(count) = counts.get_mut(*number as usize) {
                *count = *held as usize;
            }
        }
        let mut end = 0;
        let ends = counts.into_iter().map(|count| {
            end += count;
            end
        });
        std::iter::once(0).chain(ends).collect()
    }

    fn rank(&self, stem: u32) -> Option<(u32, u32)> {
        let slot = (stem >> (u32::BITS - SLOT_BITS)) as usize;
        let (from, to) = (self.slots[slot] as usize, self.slots[slot + 1] as usize);
        let at = self.stems[from..to].binary_search(&stem).ok()?;
        Some(self.ranks[from + at])
    }

    fn rarity(&self, held: u32) -> f32 {
        (self.articles / (held as f32 * self.share).max(1.0)).ln()
    }

    /// Weighs the words of an article that others hold too, the rarest first. One of it alone brings nothing
    /// together; it only makes the article longer.
    fn weigh(&self, sketch: &Sketch, words: &mut Vec<(u32, f32)>) {
        words.clear();
        let mut squares = 0.0;
        for (stem, count) in sketch.terms() {
            let Some((term, held)) = self.rank(stem) else {
                continue;
            };
            let weight = (1.0 + count.ln()) * self.rarity(held);
            squares += weight * weight;
            if held > 1 {
                words.push((term, weight));
            }
        }
        let length = squares.sqrt().max(f32::MIN_POSITIVE);
        words.sort_unstable_by_key(|(term, _)| *term);
        for (_, weight) in words {
            *weight /= length;
        }
    }
}
