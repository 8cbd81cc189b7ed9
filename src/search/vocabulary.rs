//! The distinct words of all statements, sorted, each with a signature of its letters.
//!
//! A million statements hold about a hundred thousand words, so it is the vocabulary that is
//! searched loosely, and the statements only through their words. Words lie end to end in one
//! string: a prefix is a range of ids, and a scan of signatures runs through the cache.

use std::collections::HashMap;
use std::ops::Range;

/// Number of a word in the vocabulary; words are numbered in their sorted order.
pub(super) type WordId = u32;

/// Which letters a word has: a bit each for a-z and 0-9, the rest shared by all other characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signature(u64);

impl Signature {
    /// The signature of a word.
    pub(super) fn of(word: &str) -> Self {
        Signature(word.chars().fold(0, |bits, c| bits | 1 << letter_bit(c)))
    }

    /// How many of this word's letters the other lacks: at least so many errors lie between them.
    pub(super) fn missing_in(self, other: Signature) -> usize {
        (self.0 & !other.0).count_ones() as usize
    }
}

fn letter_bit(c: char) -> u32 {
    match c {
        'a'..='z' => c as u32 - 'a' as u32,
        '0'..='9' => 26 + (c as u32 - '0' as u32),
        _ => 36 + (c as u32 % 28),
    }
}

/// The sorted words.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    letters: String,
    ends: Vec<u32>,
    signatures: Vec<Signature>,
}

impl Vocabulary {
    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The letters of a word.
    pub(super) fn word(&self, id: WordId) -> &str {
        let id = id as usize;
        let start = id.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start as usize..self.ends[id] as usize]
    }

    /// The id of a word that is there letter by letter.
    pub(super) fn id_of(&self, word: &str) -> Option<WordId> {
        let id = self.first_not_before(word);
        (id < self.len() as u32 && self.word(id) == word).then_some(id)
    }

    /// The words that begin with `beginning`.
    pub(super) fn with_beginning(&self, beginning: &str) -> Range<WordId> {
        let start = self.first_not_before(beginning);
        let (mut low, mut high) = (start, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle).starts_with(beginning) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        start..low
    }

    /// The words that lack at most `errors` of the letters of `typed`.
    pub(super) fn with_letters(
        &self,
        typed: Signature,
        errors: usize,
    ) -> impl Iterator<Item = (WordId, &str)> {
        self.signatures
            .iter()
            .zip(0..)
            .filter(move |(signature, _)| typed.missing_in(**signature) <= errors)
            .map(|(_, id)| (id, self.word(id)))
    }

    fn first_not_before(&self, word: &str) -> WordId {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn push(&mut self, word: &str) {
        self.letters.push_str(word);
        self.ends.push(self.letters.len() as u32);
        self.signatures.push(Signature::of(word));
    }
}

/// Collects words in the order they come, to be sorted once at the end.
#[derive(Default)]
pub(super) struct VocabularyBuilder {
    ids: HashMap<String, WordId>,
    words: Vec<String>,
}

impl VocabularyBuilder {
    /// Returns the word's number so far.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.words.len() as WordId;
        self.ids.insert(word.to_owned(), id);
        self.words.push(word.to_owned());
        id
    }

    /// Sorts the words; the second list turns a number so far into the final one.
    pub(super) fn finish(self) -> (Vocabulary, Vec<WordId>) {
        let mut order: Vec<WordId> = (0..self.words.len() as WordId).collect();
        order.sort_by(|x, y| self.words[*x as usize].cmp(&self.words[*y as usize]));
        let mut vocabulary = Vocabulary::default();
        let mut final_ids = vec![0; order.len()];
        for (sorted, id) in order.into_iter().enumerate() {
            vocabulary.push(&self.words[id as usize]);
            final_ids[id as usize] = sorted as WordId;
        }
        (vocabulary, final_ids)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &str) -> Vocabulary {
        let mut builder = VocabularyBuilder::default();
        for word in words.split(' ') {
            builder.add(word);
        }
        builder.finish().0
    }

    #[test]
    fn words_are_sorted_and_distinct() {
        let found = vocabulary("vote bank vote ban bankrupt");
        let words: Vec<&str> = (0..found.len() as u32).map(|id| found.word(id)).collect();
        assert_eq!(words, ["ban", "bank", "bankrupt", "vote"]);
    }

    #[test]
    fn a_beginning_is_a_range() {
        let found = vocabulary("vote bank ban bankrupt bar");
        assert_eq!(found.with_beginning("bank"), 1..3);
        assert_eq!(found.with_beginning("x"), 5..5);
    }

    #[test]
    fn signatures_pass_words_with_the_letters() {
        let found = vocabulary("trial trail tribe vote");
        let near: Vec<&str> = found
            .with_letters(Signature::of("trail"), 1)
            .map(|w| w.1)
            .collect();
        assert_eq!(near, ["trail", "trial"]);
    }
}
