//! Stems as they are compared, and the words a statement knows.
//!
//! Two linked statements are asked for every pair of their words whether it is one word or two of one
//! meaning. So a stem brings along a number made from its letters, and the classes of meaning it stands
//! in: two stems that differ are told apart without a look at their letters.

use xxhash_rust::xxh3::xxh3_64;

use crate::text::{Word, synonym_classes};

/// The stem of a word; empty for a word of grammar.
#[derive(Clone, Debug, Default)]
pub(super) struct Stem {
    text: String,
    /// Made from the letters; stems with different keys differ.
    key: u64,
    classes: &'static [u16],
}

impl Stem {
    pub(super) fn new(text: String) -> Self {
        if text.is_empty() {
            return Stem::default();
        }
        Stem {
            key: key_of(&text),
            classes: synonym_classes(&text),
            text,
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Tells whether two stems are the same or stand for each other.
    pub(super) fn is_like(&self, other: &Stem) -> bool {
        self == other || self.classes.iter().any(|c| other.classes.contains(c))
    }
}

impl PartialEq for Stem {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.text == other.text
    }
}

impl PartialEq<str> for Stem {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Stem {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

/// A number made from the letters of a word: words with different numbers differ.
pub(super) fn key_of(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}

/// The words of a statement, to be asked for.
#[derive(Debug, Default)]
pub(super) struct KnownWords {
    /// Key of each word, by place.
    keys: Vec<u64>,
    /// Keys with the first place of each, ascending.
    sorted: Vec<(u64, usize)>,
}

impl KnownWords {
    pub(super) fn new(words: &[Word]) -> Self {
        let keys: Vec<u64> = words.iter().map(|w| key_of(&w.folded)).collect();
        let mut sorted: Vec<(u64, usize)> = keys.iter().copied().zip(0..).collect();
        sorted.sort_unstable();
        KnownWords { keys, sorted }
    }

    /// Tells whether the word at `place` of `other` is among these words.
    pub(super) fn have(&self, words: &[Word], other: (&KnownWords, &[Word]), place: usize) -> bool {
        let key = other.0.keys[place];
        let from = self.sorted.partition_point(|(own, _)| *own < key);
        let same_key = self.sorted[from..]
            .iter()
            .take_while(|(own, _)| *own == key);
        let mut same_key = same_key.map(|(_, own)| &words[*own].folded);
        same_key.any(|own| *own == other.1[place].folded)
    }
}
