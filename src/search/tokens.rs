//! Cuts folded text into the words that are indexed and typed.
//!
//! Not the words of `text::words`: those are for comparing statements, these for typing. A reader
//! types `us` for "U.S.", `dont` for "don't" and `1000` for "1,000", so marks inside a word go.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Span;

/// Letters of a word that are indexed; a longer one is a key or an address that nobody types.
const MAX_WORD_CHARS: usize = 64;

/// A word of a folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// The letters that are indexed.
    pub letters: Cow<'a, str>,
    /// Where the word stands in the folded text, without a possessive ending.
    pub span: Span,
}

/// Returns the words of a folded text in order.
///
/// `"binance's u.s. arm paid $1,000.5"` -> `binance`, `us`, `arm`, `paid`, `1000.5`
pub(super) fn tokens(folded: &str) -> impl Iterator<Item = Token<'_>> {
    folded
        .unicode_word_indices()
        .filter_map(|(start, word)| token_of(start, word))
}

fn token_of(start: usize, word: &str) -> Option<Token<'_>> {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let is_plain = word.len() <= MAX_WORD_CHARS && word.bytes().all(|b| b.is_ascii_alphanumeric());
    let letters: Cow<str> = if is_plain {
        word.into()
    } else {
        kept_letters(word)
            .map(|(_, c)| c)
            .collect::<String>()
            .into()
    };
    let span = Span::new(start, start + word.len());
    (!letters.is_empty()).then_some(Token { letters, span })
}

/// The letters of a word that are indexed, with their places in it.
///
/// `"u.s"` -> `(0, u)`, `(2, s)`; `"3.5"` keeps its point.
pub(super) fn kept_letters(word: &str) -> impl Iterator<Item = (usize, char)> {
    let starts_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
    word.char_indices()
        .filter(move |(_, c)| c.is_alphanumeric() || (*c == '.' && starts_with_digit))
        .take(MAX_WORD_CHARS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        tokens(text)
            .map(|t| t.letters.into_owned())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn marks_inside_words_go_and_decimals_stay() {
        assert_eq!(
            words("binance's u.s. arm didn't pay $1,000.5"),
            "binance us arm didnt pay 1000.5"
        );
    }

    #[test]
    fn hyphened_words_stand_apart() {
        assert_eq!(words("london-based ex-chief"), "london based ex chief");
    }

    #[test]
    fn endless_words_are_cut() {
        assert_eq!(words(&"a".repeat(9000)).len(), MAX_WORD_CHARS);
    }
}
