//! A block as clutter rules see it: its words, and whether it looks like prose.

use crate::article::blocks::{Block, Shape};
use crate::text::is_unspaced;

/// A sentence of at least this many words is running text; prompts and captions are shorter.
const MIN_PROSE_WORDS: usize = 12;

/// A line this long is running text even without a full stop; the longest headlines have some twenty.
const MIN_LONG_LINE_WORDS: usize = 25;

/// Words that say nothing about what a text is about, of four letters or more.
const EMPTY_WORDS: [&str; 40] = [
    "about", "after", "also", "amid", "been", "before", "being", "could", "every", "from", "have",
    "here", "into", "just", "more", "most", "news", "only", "other", "over", "said", "says",
    "some", "than", "that", "their", "them", "then", "there", "they", "this", "under", "were",
    "what", "when", "where", "which", "will", "with", "your",
];

/// Letters by which two words are held to be one: "halts" and "halted" share four.
const STEM_CHARS: usize = 4;

/// One block with what the rules ask of it.
pub(super) struct Line<'a> {
    /// The block's words as they stand.
    pub(super) text: &'a str,
    /// What its source said of it.
    pub(super) shape: Shape,
    /// The words in lower case, letters and digits only, with blanks before, between and after:
    /// `"Don't miss: it"` -> `" dont miss it "`.
    pub(super) folded: String,
    /// How many words there are, by estimate where the script does not part them.
    pub(super) words: usize,
}

impl<'a> Line<'a> {
    pub(super) fn new(block: &'a Block) -> Self {
        let mut folded = String::from(" ");
        let mut words = 0;
        for word in block
            .text
            .split(|c: char| c.is_whitespace() || "-–—:/|,.·•".contains(c))
        {
            let letters = word.chars().filter(|c| c.is_alphanumeric());
            let before = folded.len();
            folded.extend(letters.flat_map(char::to_lowercase));
            if folded.len() > before {
                folded.push(' ');
                words += count_words(word);
            }
        }
        Line {
            text: &block.text,
            shape: block.shape,
            folded,
            words,
        }
    }

    /// Tells whether the line ends as a sentence does; a closing quote or bracket may follow the stop.
    pub(super) fn has_stop(&self) -> bool {
        let bare = self
            .text
            .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*']);
        bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
    }

    /// Tells whether the line is running text.
    pub(super) fn is_prose(&self) -> bool {
        (self.has_stop() && self.words >= MIN_PROSE_WORDS)
            || self.words >= MIN_LONG_LINE_WORDS
            || is_long_without_blanks(self.text)
    }

    /// Tells whether the folded words begin with `phrase`.
    pub(super) fn starts_with(&self, phrase: &str) -> bool {
        self.folded[1..]
            .strip_prefix(phrase)
            .is_some_and(|rest| rest.starts_with(' '))
    }

    /// Tells whether the folded words hold `phrase`.
    pub(super) fn contains(&self, phrase: &str) -> bool {
        self.folded.match_indices(phrase).any(|(at, _)| {
            let (before, after) = (&self.folded[..at], &self.folded[at + phrase.len()..]);
            before.ends_with(' ') && after.starts_with(' ')
        })
    }

    /// Tells whether `phrase` is all there is.
    pub(super) fn is(&self, phrase: &str) -> bool {
        self.folded.trim() == phrase
    }

    /// The folded words.
    pub(super) fn folded_words(&self) -> impl Iterator<Item = &str> {
        self.folded.split_whitespace()
    }

    /// The beginnings of the words that say what the line is about, sorted, each once.
    pub(super) fn topic(&self) -> Vec<String> {
        let is_figure = |w: &str| w.len() > 1 && w.starts_with(|c: char| c.is_ascii_digit());
        let says_something =
            |w: &&str| is_figure(w) || (w.chars().count() > 3 && !EMPTY_WORDS.contains(w));
        let mut stems: Vec<String> = self
            .folded_words()
            .filter(says_something)
            .map(|w| w.chars().take(STEM_CHARS).collect())
            .collect();
        stems.sort();
        stems.dedup();
        stems
    }
}

/// How many words stand between two blanks: one, but in a script that puts no blanks between words one
/// for every two characters, which is what a Chinese word has.
///
/// `"fire"` -> 1, `"附近的幼儿园"` -> 3
fn count_words(between_blanks: &str) -> usize {
    let unspaced = between_blanks.chars().filter(|c| is_unspaced(*c)).count();
    unspaced.div_ceil(2).max(1)
}

/// Tells whether a line of a script without blanks is long enough to be prose.
fn is_long_without_blanks(text: &str) -> bool {
    let wide = |c: &char| matches!(*c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{9fff}');
    text.chars().filter(wide).count() >= 30
}
