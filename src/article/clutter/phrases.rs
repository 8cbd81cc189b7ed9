//! Finds standing phrases in a line, all of them in one pass over its words.
//!
//! There are some seven hundred; to look for each by itself takes longer than all else that is asked of a line.

use aho_corasick::AhoCorasick;

/// Phrases, each with what it stands for and where it must stand.
pub(super) struct Phrases {
    finder: AhoCorasick,
    phrases: Vec<Phrase>,
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
    pub(super) fn of<'a>(phrases: impl Iterator<Item = (usize, Stand, &'a str)>) -> Phrases {
        let (patterns, phrases): (Vec<String>, Vec<Phrase>) = phrases
            .map(|(sign, stand, phrase)| {
                let words = phrase.split(' ').count();
                (format!(" {phrase} "), Phrase { sign, stand, words })
            })
            .unzip();
        Phrases {
            finder: AhoCorasick::new(patterns).expect("some hundred short phrases fit"),
            phrases,
        }
    }

    /// The phrases that stand in `folded` where they must.
    pub(super) fn in_line(&self, folded: &str) -> impl Iterator<Item = Phrase> {
        let found = self.finder.find_overlapping_iter(folded);
        found.filter_map(move |found| {
            let phrase = *self.phrases.get(found.pattern().as_usize())?;
            let fits = match phrase.stand {
                Stand::Whole => found.range() == (0..folded.len()),
                Stand::Start => found.start() == 0,
                Stand::Anywhere => true,
            };
            fits.then_some(phrase)
        })
    }
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
