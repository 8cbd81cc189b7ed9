//! Headlines in title case, where a capital does not tell a name.

use crate::article::Role;
use crate::text::Word;

/// A headline with this share of its content words capitalised is in title case. Headlines in
/// sentence case that are full of names come to about a half, title case leaves one in ten small.
const TITLE_CASE_SHARE: f64 = 0.8;

/// Tells whether capitals say nothing in this statement; the first word says nothing anywhere.
///
/// `"Mayor Expected to Resign"` -> true; `"Mayor Lindt expected to resign"` -> false
pub(super) fn has_title_case(role: Role, text: &str, words: &[Word]) -> bool {
    let content: Vec<&Word> = words.iter().skip(1).filter(|w| is_content(w)).collect();
    let is_capital = |w: &&&Word| w.span.of(text).starts_with(char::is_uppercase);
    let capitals = content.iter().filter(is_capital).count();
    role == Role::Headline && capitals as f64 >= TITLE_CASE_SHARE * content.len() as f64
}

fn is_content(word: &Word) -> bool {
    !word.is_stop_word() && word.folded.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn is_titled(text: &str) -> bool {
        has_title_case(Role::Headline, text, &words(text))
    }

    #[test]
    fn title_case_is_known_by_its_verbs() {
        assert!(is_titled("Mayor Expected to Resign Over Ferry Fire"));
        assert!(is_titled("FERRY FIRE: MAYOR RESIGNS"));
        assert!(!is_titled("Mayor Mara Lindt expected to resign"));
        assert!(!is_titled("Ferry burns off Cape Ansgar"));
    }

    #[test]
    fn sentence_of_names_is_not_in_title_case() {
        let text = "Mara Lindt and Jonas Reh.";
        assert!(!has_title_case(Role::Body, text, &words(text)));
    }
}
