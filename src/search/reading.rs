//! The words of one statement in their order, read from its text when a query wants to know.
//!
//! Kept lists of them would take more memory than all postings, and only the few hundred statements
//! that ranking looks at are ever asked. One reading is used for statement after statement, so that
//! nothing is allocated.

use super::fold::{Folding, fold_telling};
use super::tokens::for_each_word;
use crate::text::Span;

/// The words of a statement.
#[derive(Debug, Default)]
pub(super) struct Reading {
    folded: String,
    /// What was folded beside ASCII, in order.
    foldings: Vec<Folding>,
    /// Letters of words with marks in them.
    letters: String,
    words: Vec<ReadWord>,
}

/// A word of a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReadWord {
    /// Where its letters are, if they do not stand in a row in the folded text.
    letters: Option<(u32, u32)>,
    /// A number that is the same for the same letters, and mostly another for others.
    pub hash: u32,
    /// Where it stands in the folded text.
    pub span: Span,
}

impl Reading {
    /// Reads a statement; what was read before is forgotten.
    pub(super) fn read(&mut self, text: &str) {
        self.fold(text);
        self.letters.clear();
        let (all, words) = (&mut self.letters, &mut self.words);
        for_each_word(&self.folded, |letters, span| {
            let is_whole = letters.len() == span.len();
            words.push(ReadWord {
                letters: (!is_whole).then(|| {
                    let start = all.len() as u32;
                    all.push_str(letters);
                    (start, all.len() as u32)
                }),
                hash: hash_of(letters),
                span,
            });
        });
    }

    /// Folds a text and does no more; what was read before is forgotten.
    pub(super) fn fold(&mut self, text: &str) -> &str {
        self.folded.clear();
        self.foldings.clear();
        self.words.clear();
        let foldings = &mut self.foldings;
        fold_telling(text, &mut self.folded, |folding| foldings.push(folding));
        &self.folded
    }

    /// The part of the source that a part of the folded text stands for; an accent that was dropped goes
    /// with its letter.
    pub(super) fn source_span(&self, folded: Span) -> Option<Span> {
        let last = folded.end.checked_sub(1)?;
        let (first, last) = (self.source_at(folded.start), self.source_at(last));
        (!folded.is_empty()).then(|| first.join(last))
    }

    /// What a byte of the folded text stands for in the source.
    fn source_at(&self, at: usize) -> Span {
        let behind = self.foldings.partition_point(|f| f.folded.start <= at);
        let (before, behind) = self.foldings.split_at(behind);
        let (mut source, end) = match before.last() {
            Some(f) if at < f.folded.end => (f.source, f.folded.end),
            before => {
                let start = before.map_or(at, |f| f.source.end + (at - f.folded.end));
                (Span::new(start, start + 1), at + 1)
            }
        };
        let is_dropped = |f: &&Folding| f.folded == Span::new(end, end);
        for dropped in behind.iter().take_while(is_dropped) {
            source.end = dropped.source.end;
        }
        source
    }

    /// The words, in order.
    pub(super) fn words(&self) -> &[ReadWord] {
        &self.words
    }

    /// The letters of one of its words.
    pub(super) fn letters(&self, word: &ReadWord) -> &str {
        match word.letters {
            Some((start, end)) => &self.letters[start as usize..end as usize],
            None => word.span.of(&self.folded),
        }
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
    fn led_back(text: &str, start: usize, end: usize) -> Option<&str> {
        let mut reading = Reading::default();
        reading.fold(text);
        Some(reading.source_span(Span::new(start, end))?.of(text))
    }

    #[test]
    fn a_letter_keeps_its_accent_on_the_way_back() {
        assert_eq!(led_back("cafe\u{301} x", 0, 4), Some("cafe\u{301}"));
        assert_eq!(led_back("cafe\u{301} x", 5, 6), Some("x"));
        assert_eq!(led_back("“é”é\u{301}", 2, 4), Some("”é\u{301}"));
    }

    #[test]
    fn a_ligature_is_led_back_whole() {
        assert_eq!(led_back("ﬁre", 1, 4), Some("ﬁre"));
        assert_eq!(led_back("ﬁre", 1, 1), None);
    }
}
