//! Words that carry grammar and no news, by language.
//!
//! One list a language under `assets/stopwords/`, written from its grammar: articles, pronouns,
//! prepositions, conjunctions, auxiliaries, verbs of reporting. A language without a list has no such
//! words; the rarity of words in the story then does what it can.

use super::unspaced::is_hiragana;
use super::{Language, WordList};

/// The list of one language.
struct List {
    language: Language,
    words: WordList,
}

macro_rules! lists {
    ($($language:expr => $file:literal),* $(,)?) => {
        [$(List {
            language: $language,
            words: WordList::of(include_str!(concat!("../../assets/stopwords/", $file, ".txt"))),
        }),*]
    };
}

/// English first, since most texts ask for it.
static LISTS: [List; 20] = lists! {
    Language::English => "en",
    Language::Arabic => "ar",
    Language::Danish => "da",
    Language::Dutch => "nl",
    Language::Finnish => "fi",
    Language::French => "fr",
    Language::German => "de",
    Language::Greek => "el",
    Language::Hungarian => "hu",
    Language::Italian => "it",
    Language::Norwegian => "no",
    Language::Portuguese => "pt",
    Language::Romanian => "ro",
    Language::Russian => "ru",
    Language::Spanish => "es",
    Language::Swedish => "sv",
    Language::Tamil => "ta",
    Language::Turkish => "tr",
    Language::Other("he") => "he",
    Language::Other("zh") => "zh",
};

/// Tells whether a folded word carries grammar and no news.
///
/// In English `"which"` -> true, in German `"welche"` -> true; in Japanese everything in hiragana is
/// taken for grammar: `"した"` -> true
pub(super) fn is_stop_word(folded: &str, language: Language) -> bool {
    if language == Language::Other("ja") && folded.chars().all(is_hiragana) {
        return true;
    }
    let list = LISTS.iter().find(|list| list.language == language);
    list.is_some_and(|list| list.words.has(folded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words_in;

    #[test]
    fn every_listed_word_is_found_as_it_stands_in_a_text() {
        for list in &LISTS {
            for listed in list.words.words() {
                let is_found = words_in(listed, list.language)
                    .iter()
                    .all(super::super::Word::is_stop_word);
                assert!(is_found, "{:?} {listed}", list.language);
            }
        }
    }

    #[test]
    fn grammar_of_one_language_is_news_in_another() {
        assert!(is_stop_word("die", Language::German));
        assert!(!is_stop_word("die", Language::English));
        assert!(!is_stop_word("die", Language::Other("pl")));
    }
}
