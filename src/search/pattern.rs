//! The one place that names the regex crate: a pattern that the reader typed, laid over statements.
//!
//! The crate's time grows with text times pattern and never beyond, and both the compiled pattern and
//! what it remembers of the text are bounded here, so nothing that is typed can hang a search.

use regex::{Regex, RegexBuilder};

use crate::article::clean_line;
use crate::text::Span;

/// Bytes that a compiled pattern may take; `\w{1000}` takes more.
const MAX_BYTES: usize = 1 << 20;
/// How deep a pattern may nest: what a person can still read, and no stack can overflow by.
const MAX_NESTING: u32 = 40;
/// Places that are lit in one statement.
const MAX_PLACES: usize = 100;

/// A pattern, ready to be searched for.
#[derive(Clone, Debug)]
pub(super) struct Pattern(Regex);

impl Pattern {
    /// Takes a pattern apart; upper case counts only where some was typed.
    ///
    /// # Errors
    /// Says what is wrong with it, in a few words.
    pub(super) fn new(typed: &str) -> Result<Pattern, String> {
        let built = RegexBuilder::new(typed)
            .case_insensitive(!has_upper_case(typed))
            .size_limit(MAX_BYTES)
            .dfa_size_limit(MAX_BYTES)
            .nest_limit(MAX_NESTING)
            .build();
        built.map(Pattern).map_err(|error| words_of(&error))
    }

    /// Where it falls in a text, empty places left out.
    pub(super) fn places(&self, text: &str) -> Vec<Span> {
        let found = self.0.find_iter(text).filter(|found| !found.is_empty());
        let spans = found.map(|found| Span::new(found.start(), found.end()));
        spans.take(MAX_PLACES).collect()
    }
}

/// Tells whether letters of upper case are asked for; those of `\W` and `\p{Lu}` are none.
fn has_upper_case(typed: &str) -> bool {
    let mut letters = typed.chars();
    while let Some(letter) = letters.next() {
        if letter == '\\' {
            if matches!(letters.next(), Some('p' | 'P')) && letters.as_str().starts_with('{') {
                letters.by_ref().find(|c| *c == '}');
            }
        } else if letter.is_uppercase() {
            return true;
        }
    }
    false
}

/// `"unclosed group"`
fn words_of(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "the pattern is too large".to_owned(),
        other => {
            let said = other.to_string();
            let last = said.lines().rev().find(|line| !line.trim().is_empty());
            let last = last.unwrap_or("it cannot be read");
            clean_line(last.trim().trim_start_matches("error: "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, text: &str) -> Vec<String> {
        let pattern = Pattern::new(typed).expect("a pattern");
        let spans = pattern.places(text).into_iter();
        spans.map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn pattern_falls_on_the_text_as_it_was_printed() {
        assert_eq!(
            found(r"\d+ people", "At least 14 people, 19 PEOPLE"),
            ["14 people", "19 PEOPLE"]
        );
        assert_eq!(found("Café", "café Café"), ["Café"]);
        assert_eq!(found(r"\Wno\W", "Yes; No."), [" No."]);
    }

    #[test]
    fn empty_places_are_none() {
        assert!(found("x*", "abc").is_empty());
    }

    #[test]
    fn bad_pattern_says_why() {
        assert_eq!(Pattern::new("a(b").expect_err("bad"), "unclosed group");
        assert_eq!(
            Pattern::new(r"(\w{1000}){50}").expect_err("large"),
            "the pattern is too large"
        );
        let deep = Pattern::new(&"(".repeat(300)).expect_err("deep");
        assert!(
            !deep.contains(char::is_control) && deep.len() < 200,
            "{deep}"
        );
    }

    #[test]
    fn pattern_that_hangs_others_ends() {
        assert!(found(r"(a+)+$", &format!("{}b", "a".repeat(20_000))).is_empty());
    }
}
