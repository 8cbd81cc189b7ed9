//! Fixed lists of words that are asked, for every word of every text, whether they hold it.
//!
//! Words of one length are compared by their first eight letters as one number: most words of a text are
//! told to be none of a list without a look at their letters. A tree of strings, or a text that is
//! searched from its start, takes five times as long, and both were a tenth of the time in which
//! articles are read.

use std::sync::OnceLock;

/// Words with blanks between them; lines that begin with `#` are comments. It is taken apart when it is
/// first asked.
#[derive(Debug)]
pub struct WordList {
    text: &'static str,
    /// By length in bytes: the words with their first letters as a number, ascending.
    by_length: OnceLock<Vec<Vec<(u64, &'static str)>>>,
}

impl WordList {
    /// Makes a list of the words of a text.
    pub const fn of(text: &'static str) -> WordList {
        WordList {
            text,
            by_length: OnceLock::new(),
        }
    }

    /// Its words, in order.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        list_lines(self.text).flat_map(str::split_whitespace)
    }

    /// Tells whether a word is listed, in just these letters.
    pub fn has(&self, word: &str) -> bool {
        let by_length = self.by_length.get_or_init(|| self.sort());
        let Some(words) = by_length.get(word.len()) else {
            return false;
        };
        let letters = first_letters(word);
        let from = words.partition_point(|listed| listed.0 < letters);
        let mut alike = words[from..].iter().take_while(|l| l.0 == letters);
        alike.any(|(_, listed)| *listed == word)
    }

    fn sort(&self) -> Vec<Vec<(u64, &'static str)>> {
        let mut by_length: Vec<Vec<(u64, &'static str)>> = Vec::new();
        for word in self.words() {
            if by_length.len() <= word.len() {
                by_length.resize_with(word.len() + 1, Vec::new);
            }
            by_length[word.len()].push((first_letters(word), word));
        }
        for words in &mut by_length {
            words.sort_unstable();
        }
        by_length
    }
}

/// The first eight bytes of a word as a number.
pub fn first_letters(word: &str) -> u64 {
    let mut letters = [0; 8];
    for (letter, byte) in letters.iter_mut().zip(word.bytes()) {
        *letter = byte;
    }
    u64::from_be_bytes(letters)
}

/// The lines of a word list that are neither empty nor comments.
pub(super) fn list_lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_in_just_their_letters() {
        let list = WordList::of("said\n# not\nemphasized emphasised é");
        for word in ["said", "emphasized", "emphasised", "é"] {
            assert!(list.has(word), "{word}");
        }
        for word in [
            "",
            "not",
            "Said",
            "sai",
            "sais",
            "emphasizes",
            "e",
            "said emphasized",
        ] {
            assert!(!list.has(word), "{word}");
        }
    }
}
