//! Cuts folded text into the words that are indexed and typed.
//!
//! Not the words of `text::words`: those are for comparing statements, these for typing. A reader
//! types `us` for "U.S.", `dont` for "don't" and `1000` for "1,000", so marks inside a word go.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Span;

/// Letters of a word that are indexed; a longer one is a key or an address that nobody types.
pub(super) const MAX_WORD_CHARS: usize = 64;

/// Visits the words of a folded text in order: the letters that are indexed, and where the word stands
/// in the folded text, without a possessive ending.
///
/// `"binance's u.s. arm paid $1,000.5"` -> `binance`, `us`, `arm`, `paid`, `1000.5`
pub(super) fn for_each_word(folded: &str, mut visit: impl FnMut(&str, Span)) {
    if !folded.is_ascii() {
        let words = folded.unicode_word_indices();
        words.for_each(|(start, word)| visit_word(start, word, &mut visit));
        return;
    }
    let mut at = 0;
    while let Some((word, is_plain)) = next_ascii_word(folded.as_bytes(), at) {
        at = word.end;
        if is_plain && word.len() <= MAX_WORD_CHARS {
            visit(word.of(folded), word);
        } else {
            visit_word(word.start, word.of(folded), &mut visit);
        }
    }
}

/// The words of a text, folded or not, as they are indexed.
pub(super) fn words_of(folded: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each_word(folded, |letters, _| words.push(letters.to_owned()));
    words
}

fn visit_word(start: usize, word: &str, visit: &mut impl FnMut(&str, Span)) {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let span = Span::new(start, start + word.len());
    if word.len() <= MAX_WORD_CHARS && word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        visit(word, span);
        return;
    }
    let letters: String = kept_letters(word).map(|(_, c)| c).collect();
    if !letters.is_empty() {
        visit(&letters, span);
    }
}

/// What a byte is to the rules by which Unicode cuts words (UAX 29), as far as ASCII goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// Part of a word wherever it stands.
    Underscore,
    /// `:`, part of a word between letters.
    InWord,
    /// `,` and `;`, part of a number between digits.
    InNumber,
    /// `.` and `'`, both.
    InBoth,
    Other,
}

/// The class of each byte: looked up, since every byte of every text goes through it.
static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Underscore,
            b':' => Class::InWord,
            b',' | b';' => Class::InNumber,
            b'.' | b'\'' => Class::InBoth,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

fn class_of(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

/// The next word of an ASCII text, cut where Unicode's rules cut it; most text is ASCII once it is folded,
/// and telling words apart by seven classes of bytes is several times faster. Also tells whether there are
/// nothing but letters and digits in it.
fn next_ascii_word(text: &[u8], from: usize) -> Option<(Span, bool)> {
    let is_inside = |c: Class| matches!(c, Class::Letter | Class::Digit | Class::Underscore);
    let class_at = |at: usize| text.get(at).map_or(Class::Other, |b| class_of(*b));
    let mut start = from;
    loop {
        start += text
            .get(start..)?
            .iter()
            .position(|b| is_inside(class_of(*b)))?;
        let (mut end, mut has_letters, mut is_plain) = (start, false, true);
        loop {
            let class = class_at(end);
            if matches!(class, Class::Letter | Class::Digit) {
                has_letters = true;
                end += 1;
                continue;
            }
            if class == Class::Underscore {
                is_plain = false;
                end += 1;
                continue;
            }
            let around = (class_at(end.wrapping_sub(1)), class_at(end + 1));
            let goes_on = match class {
                Class::InWord => around == (Class::Letter, Class::Letter),
                Class::InNumber => around == (Class::Digit, Class::Digit),
                Class::InBoth => {
                    around == (Class::Letter, Class::Letter)
                        || around == (Class::Digit, Class::Digit)
                }
                _ => false,
            };
            if !goes_on {
                break;
            }
            is_plain = false;
            end += 2;
        }
        if has_letters {
            return Some((Span::new(start, end), is_plain));
        }
        start = end;
    }
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
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> String {
        words_of(text).join(" ")
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

    proptest! {
        #[test]
        fn ascii_is_cut_as_unicode_cuts_it(text in "[ -~]{0,40}|[a1_:,;.' ]{0,24}") {
            let mut cut = Vec::new();
            let mut at = 0;
            while let Some((word, is_plain)) = next_ascii_word(text.as_bytes(), at) {
                at = word.end;
                prop_assert_eq!(is_plain, word.of(&text).bytes().all(|b| b.is_ascii_alphanumeric()));
                cut.push((word.start, word.of(&text)));
            }
            let expected: Vec<_> = text.unicode_word_indices().collect();
            prop_assert_eq!(cut, expected);
        }
    }
}
