//! Finds the words of a text, by the word bounds of UAX #29.
//!
//! The `unicode-segmentation` crate does it, and has a fast way for text of nothing but ASCII. An article
//! with one curly quote would never take it, so a text is cut at blanks first, where words always
//! end: into stretches of ASCII, which most of it is, and the few parts between them.

use unicode_segmentation::UnicodeSegmentation;

/// Returns the words of a text with where they begin, in order.
///
/// `"Binance’s U.S. users"` -> `Binance’s`, `U.S`, `users`
pub(super) fn bounded_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let parts = std::iter::from_fn(move || {
        let part = &text[start..start + part_length(&text[start..])];
        let at = start;
        start += part.len();
        (!part.is_empty()).then_some((at, part))
    });
    parts.flat_map(|(at, part)| {
        let words = part.unicode_word_indices();
        words.map(move |(start, word)| (at + start, word))
    })
}

/// How long the first part of a text is that is all ASCII, or that holds one word of other characters.
///
/// A part may begin with blanks and never ends with one: what follows a blank may change how it is seen.
fn part_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some(first) = bytes.iter().position(|b| !b.is_ascii()) else {
        return text.len();
    };
    // Of several blanks the first: what follows may join the last of them to those before it.
    let last_blank = bytes[..first].iter().rposition(|b| *b == b' ');
    let before = |blank: usize| bytes[..blank].iter().rposition(|b| *b != b' ');
    if let Some(before) = last_blank.and_then(before) {
        return before + 1;
    }
    let after = bytes[first..].iter().position(|b| *b == b' ');
    after.map_or(text.len(), |after| first + after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        bounded_words(text).map(|(_, word)| word).collect()
    }

    #[test]
    fn parts_are_cut_at_blanks() {
        assert_eq!(part_length("all of it"), 9);
        assert_eq!(part_length("He said “no” again"), 7);
        assert_eq!(part_length(" “no” again"), 9);
        assert_eq!(part_length("  “no” again"), 10);
    }

    #[test]
    fn words_of_mixed_text_are_found() {
        let text = "Binance’s U.S. users can't: 5,587.75 “naïve” 日本 x_y";
        let found = [
            "Binance’s",
            "U.S",
            "users",
            "can't",
            "5,587.75",
            "naïve",
            "日",
            "本",
            "x_y",
        ];
        assert_eq!(words(text), found);
    }

    #[test]
    fn mark_on_the_last_of_several_blanks_is_no_word_of_its_own() {
        let text = "a  \u{c55}";
        let whole: Vec<(usize, &str)> = text.unicode_word_indices().collect();
        assert_eq!(bounded_words(text).collect::<Vec<_>>(), whole);
    }

    proptest! {
        #[test]
        fn cutting_at_blanks_changes_no_word(text in "[a-c 1-3.,:;’'\"“_é日カか\u{301}\u{200d}\u{ad}\u{5d0}\u{1f1e6}\u{1f468}\t\n\u{a0}-]{0,40}") {
            let whole: Vec<(usize, &str)> = text.unicode_word_indices().collect();
            prop_assert_eq!(bounded_words(&text).collect::<Vec<_>>(), whole);
        }

        #[test]
        fn cutting_any_text_changes_no_word(text in "\\PC{0,20}( \\PC{0,8}){0,4}") {
            let whole: Vec<(usize, &str)> = text.unicode_word_indices().collect();
            prop_assert_eq!(bounded_words(&text).collect::<Vec<_>>(), whole);
        }
    }
}
