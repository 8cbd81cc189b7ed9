//! The words of one statement in their order, read from its text when a query wants to know.
//!
//! Kept lists of them would take more memory than all postings, and only the few hundred statements
//! that ranking looks at are ever asked. One reading is used for statement after statement, so that
//! nothing is allocated.

use super::fold::fold_onto;
use super::tokens::for_each_word;
use crate::text::Span;

/// The words of a statement.
#[derive(Debug, Default)]
pub(super) struct Reading {
    folded: String,
    letters: String,
    words: Vec<ReadWord>,
}

/// A word of a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReadWord {
    letters: (u32, u32),
    /// A number that is the same for the same letters, and mostly another for others.
    pub hash: u32,
    /// Where it stands in the folded text.
    pub span: Span,
}

impl Reading {
    /// Reads a statement; what was read before is forgotten.
    pub(super) fn read(&mut self, text: &str) {
        self.folded.clear();
        self.letters.clear();
        self.words.clear();
        fold_onto(text, &mut self.folded);
        let (all, words) = (&mut self.letters, &mut self.words);
        for_each_word(&self.folded, |letters, span| {
            let start = all.len() as u32;
            all.push_str(letters);
            words.push(ReadWord {
                letters: (start, all.len() as u32),
                hash: hash_of(letters),
                span,
            });
        });
    }

    /// Folds a text and does no more; what was read before is forgotten.
    pub(super) fn fold(&mut self, text: &str) -> &str {
        self.folded.clear();
        self.words.clear();
        fold_onto(text, &mut self.folded);
        &self.folded
    }

    /// The words, in order.
    pub(super) fn words(&self) -> &[ReadWord] {
        &self.words
    }

    /// The letters of one of its words.
    pub(super) fn letters(&self, word: &ReadWord) -> &str {
        &self.letters[word.letters.0 as usize..word.letters.1 as usize]
    }

    /// The folded text.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }
}

/// A number for a word: eight letters at a time, multiplied by the golden ratio.
pub(super) fn hash_of(letters: &str) -> u32 {
    let (chunks, rest) = letters.as_bytes().as_chunks::<8>();
    let last = rest
        .iter()
        .fold(letters.len() as u64, |all, b| all << 8 | u64::from(*b));
    let mix =
        |hash: u64, chunk: u64| (hash.rotate_left(5) ^ chunk).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let all = chunks.iter().map(|chunk| u64::from_le_bytes(*chunk));
    (all.chain([last]).fold(0, mix) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_forgets_the_one_before() {
        let mut reading = Reading::default();
        reading.read("One statement");
        reading.read("The U.S. “No”");
        let words: Vec<&str> = reading.words().iter().map(|w| reading.letters(w)).collect();
        assert_eq!(words, ["the", "us", "no"]);
        assert_eq!(reading.folded(), "the u.s. \"no\"");
    }
}
