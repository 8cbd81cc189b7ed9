//! Scripts that leave no blanks between words: Chinese and Japanese, Thai, Lao, Khmer, Burmese.
//!
//! Cutting them into words takes a dictionary of some megabytes. Pairs of neighbouring characters do
//! nearly as well for finding what two texts share, as search engines have long known, and need nothing:
//! most Chinese words have two characters, and a pair across two words is rare elsewhere. Pairs are
//! not made across characters that only carry grammar.

use super::Word;

/// Tells whether a character is of a script that does not part words.
///
/// `'渡'` -> true, `'é'` -> false; Korean parts its words: `'배'` -> false
pub fn is_unspaced(c: char) -> bool {
    is_hiragana(c)
        || matches!(c,
            '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}')
}

/// Tells whether a character is of the syllabary in which Japanese writes its grammar.
pub(super) fn is_hiragana(c: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&c)
}

/// Puts pairs of neighbouring characters in the place of single ones; a lone one stays.
///
/// `渡 轮 的 船 员 14` -> `渡轮 的 船员 14`
pub(super) fn pair_characters(words: &[Word]) -> Vec<Word> {
    let is_part = |w: &Word| w.folded.contains(is_unspaced) && !w.is_stop_word();
    let do_touch = |a: &Word, b: &Word| is_part(a) && is_part(b) && a.span.end == b.span.start;
    let mut paired = Vec::with_capacity(words.len());
    let mut is_paired_before = false;
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).filter(|next| do_touch(word, next));
        match next {
            Some(next) => paired.push(Word {
                span: word.span.join(next.span),
                folded: format!("{}{}", word.folded, next.folded),
                language: word.language,
            }),
            None if !is_paired_before => paired.push(word.clone()),
            None => {}
        }
        is_paired_before = next.is_some();
    }
    paired
}

#[cfg(test)]
mod tests {
    use crate::text::{Language, compared_words};

    /// The words by which a text is compared, one after the other.
    fn pairs(code: &'static str, text: &str) -> String {
        let words = compared_words(text, Language::Other(code)).into_iter();
        words.map(|w| w.folded).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn grammar_and_punctuation_part_pairs() {
        assert_eq!(pairs("zh", "渡轮的船员，获救"), "渡轮 的 船员 获救");
    }

    #[test]
    fn lone_character_stays() {
        assert_eq!(pairs("zh", "船，人"), "船 人");
    }

    #[test]
    fn words_of_other_scripts_stay_whole() {
        assert_eq!(pairs("ja", "フェリーABC火災"), "フェリー abc 火災");
    }

    #[test]
    fn thai_is_paired_too() {
        assert_eq!(pairs("th", "เรือ"), "เรื รือ");
    }
}
