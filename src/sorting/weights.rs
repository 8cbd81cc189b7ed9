//! The words of a pile, weighed, and which articles hold each.
//!
//! Everything of one kind lies in one row, five bytes for a word of an article and five for the article
//! in the word's list: a pile of a hundred thousand articles has thirty million of each. Words are numbered
//! from the rarest on, so that what tells most is looked at first.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::Sketch;

/// A word counts as if so many further articles had been seen that do not hold it. Without them, what
/// the whole of a small pile is about would count as common; any number from 50 to 200 sorts alike.
const UNSEEN_ARTICLES: f32 = 100.0;

/// How much a word weighs that counts so often, before its rarity.
static COUNT_WEIGHTS: LazyLock<[f32; 256]> =
    LazyLock::new(|| std::array::from_fn(|count| 1.0 + (count.max(1) as f32).ln()));

/// Articles as weighed words, in the order in which they were given.
pub(super) struct Weights {
    words: Rows,
    holders: Rows,
    /// By article: one over the length of its words as a vector.
    scales: Vec<f32>,
    /// By word: how much it weighs where it counts once.
    rarities: Vec<f32>,
}

/// Numbers with how often each counts, in rows of any length.
#[derive(Default)]
struct Rows {
    starts: Vec<usize>,
    numbers: Vec<u32>,
    counts: Vec<u8>,
}

/// A part of a row.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) numbers: &'a [u32],
    counts: &'a [u8],
}

impl Rows {
    fn row(&self, at: usize) -> Row<'_> {
        let range = self.starts[at]..self.starts[at + 1];
        Row {
            numbers: &self.numbers[range.clone()],
            counts: &self.counts[range],
        }
    }
}

impl<'a> Row<'a> {
    /// The numbers from `first` up to but not with `end`.
    fn within(self, first: usize, end: usize) -> Row<'a> {
        let from = self.numbers.partition_point(|n| (*n as usize) < first);
        let to = self.numbers.partition_point(|n| (*n as usize) < end);
        Row {
            numbers: &self.numbers[from..to],
            counts: &self.counts[from..to],
        }
    }

    fn iter(self) -> impl Iterator<Item = (u32, u8)> {
        self.numbers
            .iter()
            .copied()
            .zip(self.counts.iter().copied())
    }
}

impl Weights {
    /// Weighs the words of articles.
    pub(super) fn of(sketches: &[&Sketch]) -> Weights {
        let (words, held) = number_words(sketches);
        let holders = words.turn(&held);
        // A word of one article brings nothing together; it only makes that article longer.
        let all = sketches.len() as f32 + 1.0 + UNSEEN_ARTICLES;
        let rarity = |held: &u32| (all / *held as f32).ln();
        let rarities: Vec<f32> = held.iter().map(rarity).collect();
        let scale = |at: usize| {
            let weights = words
                .row(at)
                .iter()
                .map(|(word, count)| COUNT_WEIGHTS[usize::from(count)] * rarities[word as usize]);
            let squares: f32 = weights.map(|weight| weight * weight).sum();
            1.0 / squares.sqrt().max(f32::MIN_POSITIVE)
        };
        Weights {
            scales: (0..sketches.len()).map(scale).collect(),
            words,
            holders,
            rarities,
        }
    }

    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.scales.len()
    }

    /// The words of an article, the rarest first.
    pub(super) fn words(&self, article: usize) -> impl Iterator<Item = (u32, u8)> {
        self.words.row(article).iter()
    }

    /// Of the articles that hold a word those from `first` on that stand before `end`.
    pub(super) fn holders(&self, word: u32, first: usize, end: usize) -> Row<'_> {
        self.holders.row(word as usize).within(first, end)
    }

    /// Adds what sharing a word, which counts so often in one article, gives to each of its holders.
    pub(super) fn add(&self, (word, count): (u32, u8), holders: Row<'_>, sums: &mut Sums) {
        let rarity = self.rarities[word as usize];
        let own = rarity * rarity * COUNT_WEIGHTS[usize::from(count)];
        for (other, held) in holders.iter() {
            sums.add(other, own * COUNT_WEIGHTS[usize::from(held)]);
        }
    }

    /// What two articles share in words from this one on, before it is scaled.
    pub(super) fn product_from(&self, a: usize, b: usize, word: u32) -> f32 {
        let row = |article| self.words.row(article).within(word as usize, usize::MAX);
        let mut others = row(b).iter().peekable();
        let mut sum = 0.0;
        for (word, count) in row(a).iter() {
            while others.next_if(|other| other.0 < word).is_some() {}
            if let Some((_, held)) = others.next_if(|other| other.0 == word) {
                let rarity = self.rarities[word as usize];
                let own = rarity * rarity * COUNT_WEIGHTS[usize::from(count)];
                sum += own * COUNT_WEIGHTS[usize::from(held)];
            }
        }
        sum
    }

    /// What a sum over shared words is multiplied with to be the cosine of two articles.
    pub(super) fn scale(&self, a: usize, b: usize) -> f32 {
        self.scales[a] * self.scales[b]
    }
}

/// Sums by article, of which most are zero.
pub(super) struct Sums {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Sums {
    /// Sums for so many articles, all zero.
    pub(super) fn of(articles: usize) -> Sums {
        Sums {
            sums: vec![0.0; articles],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, article: u32, sum: f32) {
        let place = &mut self.sums[article as usize];
        if *place == 0.0 {
            self.touched.push(article);
        }
        *place += sum;
    }

    /// Hands over the sums that are not zero, in any order, and sets them to zero.
    pub(super) fn take(&mut self) -> impl Iterator<Item = (u32, f32)> {
        let sums = &mut self.sums;
        self.touched.drain(..).map(|article| {
            let sum = std::mem::take(&mut sums[article as usize]);
            (article, sum)
        })
    }
}

/// Spreads the bits of a word's number, which are its hash already.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Words by the order in which they were first met.
#[derive(Default)]
struct Met {
    numbers: HashMap<u32, u32, BuildHasherDefault<Spread>>,
    /// How many articles hold each, and its hash.
    words: Vec<(u32, u32)>,
}

impl Met {
    fn number(&mut self, term: u32) -> u32 {
        let next = self.words.len() as u32;
        let number = *self.numbers.entry(term).or_insert(next);
        if number == next {
            self.words.push((0, term));
        }
        self.words[number as usize].0 += 1;
        number
    }

    /// The words from the rarest on, each with how many articles hold it; equals go by their hash.
    fn by_rarity(&self) -> Vec<(u32, u32)> {
        let mut order: Vec<u32> = (0..self.words.len() as u32).collect();
        order.sort_unstable_by_key(|number| self.words[*number as usize]);
        let held = |number: u32| (number, self.words[number as usize].0);
        order.into_iter().map(held).collect()
    }
}

/// Numbers the words of articles from the rarest on; with how many articles hold each.
fn number_words(sketches: &[&Sketch]) -> (Rows, Vec<u32>) {
    let mut met = Met::default();
    let mut words = Rows::with_room(sketches.iter().map(|sketch| sketch.terms.len()).sum());
    for sketch in sketches {
        for (term, count) in sketch.terms.iter().zip(&sketch.counts) {
            words.push(met.number(*term), *count);
        }
        words.end_row();
    }
    let order = met.by_rarity();
    let mut rank = vec![0; order.len()];
    for (at, (number, _)) in (0..).zip(&order) {
        rank[*number as usize] = at;
    }
    words.renumber(&rank);
    (words, order.into_iter().map(|(_, held)| held).collect())
}

impl Rows {
    fn with_room(all: usize) -> Rows {
        Rows {
            starts: vec![0],
            numbers: Vec::with_capacity(all),
            counts: Vec::with_capacity(all),
        }
    }

    fn push(&mut self, number: u32, count: u8) {
        self.numbers.push(number);
        self.counts.push(count);
    }

    fn end_row(&mut self) {
        self.starts.push(self.numbers.len());
    }

    /// Gives each number its rank, and sorts the rows by it.
    fn renumber(&mut self, rank: &[u32]) {
        let mut sorted: Vec<(u32, u8)> = Vec::new();
        for row in self.starts.windows(2).map(|ends| ends[0]..ends[1]) {
            let (numbers, counts) = (&mut self.numbers[row.clone()], &mut self.counts[row]);
            let ranked = numbers.iter().zip(counts.iter());
            sorted.clear();
            sorted.extend(ranked.map(|(number, count)| (rank[*number as usize], *count)));
            sorted.sort_unstable();
            for (at, (number, count)) in sorted.iter().enumerate() {
                (numbers[at], counts[at]) = (*number, *count);
            }
        }
    }

    /// The rows turned round: for each number below `held.len()` the rows that hold it, `held` of them.
    fn turn(&self, held: &[u32]) -> Rows {
        let mut starts = vec![0];
        let mut end = 0;
        starts.extend(held.iter().map(|held| {
            end += *held as usize;
            end
        }));
        let mut turned = Rows {
            numbers: vec![0; end],
            counts: vec![0; end],
            starts,
        };
        let mut next = turned.starts.clone();
        for (at, ends) in (0..).zip(self.starts.windows(2)) {
            for place in ends[0]..ends[1] {
                let to = &mut next[self.numbers[place] as usize];
                turned.numbers[*to] = at;
                turned.counts[*to] = self.counts[place];
                *to += 1;
            }
        }
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn sketch(terms: &[(u32, u8)]) -> Sketch {
        Sketch {
            day: None,
            fingerprint: 0,
            language: Language::English,
            terms: terms.iter().map(|t| t.0).collect(),
            counts: terms.iter().map(|t| t.1).collect(),
        }
    }

    #[test]
    fn words_are_numbered_from_the_rarest_on() {
        let sketches = [
            sketch(&[(7, 1), (9, 2)]),
            sketch(&[(5, 3), (7, 4), (9, 1)]),
            sketch(&[(7, 1)]),
        ];
        let weights = Weights::of(&sketches.iter().collect::<Vec<_>>());
        let words = |at| weights.words(at).collect::<Vec<_>>();
        assert_eq!(words(0), [(1, 2), (2, 1)]);
        assert_eq!(words(1), [(0, 3), (1, 1), (2, 4)]);
        assert_eq!(weights.holders(2, 0, 2).numbers, [0, 1]);
        assert_eq!(weights.holders(2, 1, 3).numbers, [1, 2]);
    }

    #[test]
    fn product_is_the_same_by_holders_and_by_words() {
        let sketches = [
            sketch(&[(1, 1), (2, 2), (3, 1)]),
            sketch(&[(1, 2), (3, 5), (4, 1)]),
        ];
        let weights = Weights::of(&sketches.iter().collect::<Vec<_>>());
        let mut sums = Sums::of(2);
        for word in weights.words(1) {
            weights.add(word, weights.holders(word.0, 0, 1), &mut sums);
        }
        let found: Vec<(u32, f32)> = sums.take().collect();
        assert_eq!(found, [(0, weights.product_from(0, 1, 0))]);
        assert_eq!(sums.take().count(), 0);
    }
}
