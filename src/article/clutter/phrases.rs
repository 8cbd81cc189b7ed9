//! Finds standing phrases in a line, all of them in one pass over its words.
//!
//! There are some seven hundred; to look for each by itself takes longer than all else that is asked of a line.
//! So they are sorted by the letters they begin with, and each word of a line is looked up among those. An
//! automaton of all of them is no faster over the line, and to build it took a fifth of the time in which
//! the five articles of a first start are read.

use crate::text::first_letters;

/// Phrases, each with what it stands for and where it must stand.
pub(super) struct Phrases {
    /// Sorted by the first letters of their first words.
    phrases: Vec<Listed>,
    /// A bit for each of these: most words of a text begin no phrase, and are told by it.
    starts: [u64; STARTS / 64],
}

/// Bits by which the first words of phrases are told from others: some three hundred are set.
const STARTS: usize = 2048;

/// The bit of a word.
fn bit_of(letters: u64) -> usize {
    (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 53) as usize
}

/// A phrase as it is looked up.
struct Listed {
    /// The first letters of its first word.
    letters: u64,
    text: &'static str,
    phrase: Phrase,
}

/// One phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Number of the sign that it gives away.
    pub(super) sign: usize,
    /// Where it must stand.
    pub(super) stand: Stand,
    /// How many words it has.
    pub(super) words: usize,
}

/// Where in a line a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// It is all there is.
    Whole,
    /// The line begins with it.
    Start,
    /// Anywhere.
    Anywhere,
}

impl Phrases {
    /// Makes phrases of words in the form of [`super::line::Line::folded`] with single blanks between them.
    pub(super) fn of(phrases: impl Iterator<Item = (usize, Stand, &'static str)>) -> Phrases {
        let listed = phrases.map(|(sign, stand, text)| {
            let words = text.split(' ').count();
            Listed {
                letters: first_letters(first_word(text)),
                text,
                phrase: Phrase { sign, stand, words },
            }
        });
        let mut phrases: Vec<Listed> = listed.collect();
        phrases.sort_unstable_by_key(|listed| listed.letters);
        let mut starts = [0; STARTS / 64];
        for bit in phrases.iter().map(|listed| bit_of(listed.letters)) {
            starts[bit / 64] |= 1 << (bit % 64);
        }
        Phrases { phrases, starts }
    }

    /// The phrases that stand in `folded` where they must.
    pub(super) fn in_line(&self, folded: &str) -> impl Iterator<Item = Phrase> {
        let starts = memchr::memchr_iter(b' ', folded.as_bytes()).map(|blank| blank + 1);
        starts.flat_map(move |start| self.at(folded, start))
    }

    /// The phrases that begin with the word at `start`.
    fn at(&self, folded: &str, start: usize) -> impl Iterator<Item = Phrase> {
        let rest = &folded[start..];
        let letters = first_letters(first_word(rest));
        let bit = bit_of(letters);
        let is_start = self.starts[bit / 64] >> (bit % 64) & 1 == 1;
        let phrases = if is_start { &self.phrases[..] } else { &[] };
        let from = phrases.partition_point(|l| l.letters < letters);
        let alike = phrases[from..].iter();
        let alike = alike.take_while(move |listed| listed.letters == letters);
        alike.filter_map(move |listed| {
            let after = rest.strip_prefix(listed.text)?.strip_prefix(' ')?;
            let fits = match listed.phrase.stand {
                Stand::Whole => start == 1 && after.is_empty(),
                Stand::Start => start == 1,
                Stand::Anywhere => true,
            };
            fits.then_some(listed.phrase)
        })
    }
}

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_count_where_they_must_stand() {
        let phrases = Phrases::of(
            [
                (0, Stand::Whole, "read more"),
                (1, Stand::Start, "read"),
                (2, Stand::Anywhere, "more"),
                (3, Stand::Anywhere, "read more"),
            ]
            .into_iter(),
        );
        let signs = |line: &str| {
            let mut signs: Vec<usize> = phrases.in_line(line).map(|p| p.sign).collect();
            signs.sort_unstable();
            signs
        };
        assert_eq!(signs(" read more "), [0, 1, 2, 3]);
        assert_eq!(signs(" read more of it "), [1, 2, 3]);
        assert_eq!(signs(" now read more more "), [2, 2, 3]);
        assert_eq!(signs(" spread moreover "), [0; 0]);
    }
}
