//! The distinct words of all statements, sorted, each with a signature of its letters.
//!
//! A million statements hold about a hundred thousand words, so it is the vocabulary that is
//! searched loosely, and the statements only through their words. Words lie end to end in one
//! string, a line feed after each: a prefix is a range of ids, one scan finds the words that hold some
//! letters, and a scan of signatures runs through the cache.

use std::ops::Range;

use memchr::memmem;

/// Number of a word in the vocabulary; words are numbered in their sorted order.
pub(super) type WordId = u32;

/// Which letters a word has: a bit each for a-z, the rest shared by all other characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signature(u32);

impl Signature {
    /// The signature of a word.
    pub(super) fn of(word: &str) -> Self {
        Signature(word.chars().fold(0, |bits, c| bits | 1 << letter_bit(c)))
    }

    /// Tells whether the other lacks at most `errors` of this word's letters: at least so many errors
    /// lie between them.
    ///
    /// The lowest bit is taken off once for each error, which is faster than counting where the
    /// processor's own instruction for it cannot be relied upon.
    pub(super) fn is_near(self, other: Signature, errors: usize) -> bool {
        let mut missing = self.0 & !other.0;
        for _ in 0..errors {
            missing &= missing.wrapping_sub(1);
        }
        missing == 0
    }
}

fn letter_bit(c: char) -> u32 {
    match c {
        'a'..='z' => c as u32 - 'a' as u32,
        _ => 26 + (c as u32 % 6),
    }
}

/// The sorted words.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    letters: String,
    /// Where the line feed after each word stands.
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
        &self.letters[self.place(id)]
    }

    /// How many bytes a word has.
    pub(super) fn len_bytes(&self, id: WordId) -> usize {
        self.place(id).len()
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

    /// The words that end with `letters`, in order.
    pub(super) fn with_ending(&self, letters: &str) -> Vec<WordId> {
        self.holding(&format!("{letters}\n"))
    }

    /// The words that hold `letters`, in order.
    pub(super) fn holding(&self, letters: &str) -> Vec<WordId> {
        let mut found = Vec::new();
        let finder = memmem::Finder::new(letters.as_bytes());
        let (mut from, mut low) = (0, 0);
        while let Some(at) = finder.find(&self.letters.as_bytes()[from..]) {
            let at = (from + at) as u32;
            low = self.ending_after(at, low);
            found.push(low as WordId);
            from = self
                .ends
                .get(low)
                .map_or(self.letters.len(), |end| *end as usize);
            low += 1;
        }
        found
    }

    /// The words that lack at most `errors` of the letters of `typed`, in order.
    pub(super) fn with_letters(
        &self,
        typed: Signature,
        errors: usize,
    ) -> impl Iterator<Item = (WordId, &str)> {
        self.ids_with_letters(typed, errors)
            .map(|id| (id, self.word(id)))
    }

    /// The same, told by their ids alone.
    pub(super) fn ids_with_letters(
        &self,
        typed: Signature,
        errors: usize,
    ) -> impl Iterator<Item = WordId> {
        let signatures = self.signatures.iter().enumerate();
        signatures
            .filter(move |(_, signature)| typed.is_near(**signature, errors))
            .map(|(id, _)| id as WordId)
    }

    /// The letters of a word as bytes.
    pub(super) fn bytes(&self, id: WordId) -> &[u8] {
        &self.letters.as_bytes()[self.place(id)]
    }

    /// What it holds, in bytes.
    pub(super) fn size_bytes(&self) -> usize {
        self.letters.capacity() + self.ends.capacity() * 4 + self.signatures.capacity() * 4
    }

    /// Adds the next word in sorted order.
    pub(super) fn push(&mut self, word: &str) {
        self.letters.push_str(word);
        self.ends.push(self.letters.len() as u32);
        self.letters.push('\n');
        self.signatures.push(Signature::of(word));
    }

    /// Gives back what was reserved and not needed.
    pub(super) fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.signatures.shrink_to_fit();
    }

    fn place(&self, id: WordId) -> Range<usize> {
        let at = id as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] + 1);
        start as usize..self.ends[at] as usize
    }

    /// The first word, from `low` on, that ends after a place: places come in order and mostly close to
    /// each other, so steps double from where the last one stood.
    fn ending_after(&self, place: u32, low: usize) -> usize {
        let mut step = 1;
        while self.ends.get(low + step).is_some_and(|end| *end <= place) {
            step *= 2;
        }
        let from = low + step / 2;
        let to = (low + step + 1).min(self.ends.len());
        from + self.ends[from..to].partition_point(|end| *end <= place)
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
}

#[cfg(test)]
pub(super) fn vocabulary(words: &str) -> Vocabulary {
    let words: std::collections::BTreeSet<&str> = words.split(' ').collect();
    let mut vocabulary = Vocabulary::default();
    for word in words {
        vocabulary.push(word);
    }
    vocabulary
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_letters() {
        let found = vocabulary("vote bank ban bankrupt embank");
        let words: Vec<&str> = (0..found.len() as u32).map(|id| found.word(id)).collect();
        assert_eq!(words, ["ban", "bank", "bankrupt", "embank", "vote"]);
        assert_eq!(found.holding("bank"), [1, 2, 3]);
        assert_eq!(found.holding("an"), [0, 1, 2, 3]);
        assert_eq!(found.holding("te"), [4]);
        assert_eq!(found.with_ending("nk"), [1, 3]);
        assert_eq!(found.holding("nb"), [0; 0]);
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
