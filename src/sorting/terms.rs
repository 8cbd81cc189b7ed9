//! Numbers of the stems of words, kept for the words that were met before.
//!
//! A stem is told by a number made from its letters, so that sketches need no vocabulary in common. Of
//! half a million stems some thirty share a number with another, which sorts nothing differently.
//!
//! Stemming takes longer than all else of a sketch, and nine of ten words of an article stood in one before:
//! each thread keeps the numbers of some thousand words. A word has one place; where two meet there, the
//! later stays.

use std::cell::RefCell;

use xxhash_rust::xxh3::xxh3_64;

use crate::text::{Language, Span, Word, each_folded};

/// How many words are kept: an article has some hundred different ones, a day's news some ten thousand.
const PLACES: usize = 1 << 13;

thread_local! {
    static KEPT: RefCell<Terms> = RefCell::default();
}

/// The words that were met, all of one language.
#[derive(Default)]
struct Terms {
    language: Language,
    places: Vec<Kept>,
}

/// A word with the number of its stem; none for a word of grammar.
#[derive(Clone, Default)]
struct Kept {
    word: String,
    number: Option<u32>,
}

/// Tells `hear` the number of each word of a text that is none of grammar, in order.
pub(super) fn each_term(text: &str, language: Language, mut hear: impl FnMut(u32)) {
    KEPT.with_borrow_mut(|kept| {
        kept.speak(language);
        each_folded(text, language, |word| {
            if let Some(number) = kept.number(word) {
                hear(number);
            }
        });
    });
}

impl Terms {
    /// Forgets the words of another language.
    fn speak(&mut self, language: Language) {
        if self.language != language || self.places.is_empty() {
            self.language = language;
            self.places.clear();
            self.places.resize(PLACES, Kept::default());
        }
    }

    fn number(&mut self, word: &str) -> Option<u32> {
        let place = &mut self.places[xxh3_64(word.as_bytes()) as usize % PLACES];
        if place.word != word {
            place.number = number_of(word, self.language);
            place.word.clear();
            place.word.push_str(word);
        }
        place.number
    }
}

fn number_of(folded: &str, language: Language) -> Option<u32> {
    let word = Word {
        span: Span::default(),
        folded: folded.to_owned(),
        language,
    };
    let is_news = !word.is_stop_word();
    is_news.then(|| xxh3_64(word.stem().as_bytes()) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str, language: Language) -> Vec<u32> {
        let mut terms = Vec::new();
        each_term(text, language, |term| terms.push(term));
        terms
    }

    #[test]
    fn words_of_one_stem_are_one_term_and_grammar_is_none() {
        let english = |text| terms(text, Language::English);
        assert_eq!(english("the denied"), english("Denying of which"));
        assert_eq!(english("the"), [0; 0]);
        assert_ne!(english("gift"), terms("Gift", Language::German));
        assert_eq!(english("gift"), english("gifts"));
    }

    #[test]
    fn more_words_than_are_kept_have_their_own_numbers() {
        let words: Vec<String> = (0..3 * PLACES).map(|n| format!("w{n}")).collect();
        let text = words.join(" ");
        let once = terms(&text, Language::English);
        assert_eq!(terms(&text, Language::English), once);
        let distinct: std::collections::BTreeSet<u32> = once.iter().copied().collect();
        assert!(distinct.len() > 3 * PLACES - 3);
    }
}
