//! A block as clutter rules see it: its words, and whether it looks like prose.

use crate::article::blocks::{Block, Shape};
use crate::text::{WordList, is_unspaced};

/// A sentence of at least this many words is running text; prompts and captions are shorter.
const MIN_PROSE_WORDS: usize = 12;

/// A line this long is running text even without a full stop; the longest headlines have some twenty.
const MIN_LONG_LINE_WORDS: usize = 25;

/// Words that say nothing about what a text is about, of four letters or more.
static EMPTY_WORDS: WordList = WordList::of(
    "\
    about after also amid been before being could every from have here into just \
    more most news only other over said says some than that their them then there \
    they this under were what when where which will with your",
);

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
    has_stop: bool,
    is_prose: bool,
}

impl<'a> Line<'a> {
    pub(super) fn new(block: &'a Block) -> Self {
        let (folded, words) = fold(&block.text);
        let has_stop = ends_with_stop(&block.text);
        let is_prose = (has_stop && words >= MIN_PROSE_WORDS)
            || words >= MIN_LONG_LINE_WORDS
            || is_long_without_blanks(&block.text);
        Line {
            text: &block.text,
            shape: block.shape,
            folded,
            words,
            has_stop,
            is_prose,
        }
    }

    /// Tells whether the line ends as a sentence does; a closing quote or bracket may follow the stop.
    pub(super) fn has_stop(&self) -> bool {
        self.has_stop
    }

    /// Tells whether the line is running text.
    pub(super) fn is_prose(&self) -> bool {
        self.is_prose
    }

    /// Tells whether the folded words hold `phrase`.
    pub(super) fn contains(&self, phrase: &str) -> bool {
        self.folded.match_indices(phrase).any(|(at, _)| {
            let (before, after) = (&self.folded[..at], &self.folded[at + phrase.len()..]);
            before.ends_with(' ') && after.starts_with(' ')
        })
    }

    /// The folded words.
    pub(super) fn folded_words(&self) -> impl Iterator<Item = &str> {
        self.folded.split_whitespace()
    }

    /// The beginnings of the words that say what the line is about, sorted, each once.
    pub(super) fn topic(&self) -> Vec<&str> {
        let is_figure = |w: &str| w.len() > 1 && w.starts_with(|c: char| c.is_ascii_digit());
        let says_something =
            |w: &&str| is_figure(w) || (w.chars().count() > 3 && !EMPTY_WORDS.has(w));
        let mut stems: Vec<&str> = self
            .folded_words()
            .filter(says_something)
            .map(start_of)
            .collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }
}

/// The letters of a word by which it is held to be one with others.
fn start_of(word: &str) -> &str {
    let end = word.char_indices().nth(STEM_CHARS).map(|(at, _)| at);
    &word[..end.unwrap_or(word.len())]
}

/// Folds a line, and counts its words.
///
/// `"Don't miss: it"` -> `" dont miss it "`, 3
fn fold(text: &str) -> (String, usize) {
    let mut folded = String::with_capacity(text.len() + 2);
    folded.push(' ');
    let (mut words, mut word_start, mut unspaced) = (0, 1, 0);
    for c in text.chars().chain([' ']) {
        if is_gap(c) {
            if folded.len() > word_start {
                folded.push(' ');
                words += count_words(unspaced);
            }
            (word_start, unspaced) = (folded.len(), 0);
        } else if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() {
            unspaced += usize::from(is_unspaced(c));
            if c.is_alphanumeric() {
                folded.extend(c.to_lowercase());
            }
        }
    }
    (folded, words)
}

/// Tells whether a character stands between words.
fn is_gap(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | ':' | '/' | '|' | ',' | '.' | '·' | '•') || c.is_whitespace()
}

fn ends_with_stop(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// How many words stand between two blanks: one, but in a script that puts no blanks between words one
/// for every two characters, which is what a Chinese word has.
///
/// `"fire"`, no such character -> 1; `"附近的幼儿园"`, six -> 3
fn count_words(unspaced_chars: usize) -> usize {
    unspaced_chars.div_ceil(2).max(1)
}

/// Tells whether a line of a script without blanks is long enough to be prose.
fn is_long_without_blanks(text: &str) -> bool {
    let wide = |c: &char| matches!(*c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{9fff}');
    text.chars().filter(wide).count() >= 30
}
