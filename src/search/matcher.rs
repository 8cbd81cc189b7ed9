//! The one place that names the fuzzy-matcher crate: letters in order, with gaps.
//!
//! Behind a trait, so that another crate is a change to this file. In words mode it judges one typed
//! word against one word of the vocabulary, never a whole statement: letters scattered over a
//! sentence match nearly any sentence, and no subsequence forgives two swapped letters.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Bytes of a text that are looked at; the crate's time grows with text times pattern.
const MAX_TEXT_BYTES: usize = 2_000;

/// Judges whether and how well the letters of a pattern stand in a text in their order.
pub(super) trait WordMatcher {
    /// How well the pattern fits, higher is better; `None` where it does not.
    fn score(&self, text: &str, pattern: &str) -> Option<u32>;
    /// Numbers of the characters of `text` that the pattern's letters fell on; none if it does not fit.
    fn positions(&self, text: &str, pattern: &str) -> Vec<usize>;
}

/// The skim algorithm of fuzzy-matcher, on text that is folded already.
pub(super) struct SkimWords(SkimMatcherV2);

impl SkimWords {
    /// Makes a matcher; cheap enough for each search.
    pub(super) fn new() -> Self {
        SkimWords(SkimMatcherV2::default().respect_case().use_cache(true))
    }
}

impl WordMatcher for SkimWords {
    fn score(&self, text: &str, pattern: &str) -> Option<u32> {
        let score = self.0.fuzzy_match(beginning(text), pattern)?;
        u32::try_from(score.max(0)).ok()
    }

    fn positions(&self, text: &str, pattern: &str) -> Vec<usize> {
        self.0
            .fuzzy_indices(beginning(text), pattern)
            .map_or_else(Vec::new, |(_, positions)| positions)
    }
}

fn beginning(text: &str) -> &str {
    let mut end = text.len().min(MAX_TEXT_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_order_fit() {
        assert!(SkimWords::new().score("rosfinmonitoring", "rsfn").is_some());
        assert!(SkimWords::new().score("rosfinmonitoring", "rfsx").is_none());
    }

    #[test]
    fn positions_are_characters() {
        assert_eq!(SkimWords::new().positions("größe", "gß"), [0, 3]);
    }
}
