//! The one place that names the regex crate: a pattern that the reader typed, laid over statements.
//!
//! The crate's time grows with text times pattern and never beyond, and both the compiled pattern and
//! what it remembers of the text are bounded here, so nothing that is typed can hang a search.

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;

use super::fold::Foreign;
use super::fragments::Needed;
use super::lines::best_edges;
use super::needed::{needed_by, without_looks};
use super::whole::{Asked, Sought};
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
pub(super) struct Pattern {
    regex: Regex,
    /// Falls wherever the pattern does, whatever stands around; none where that was too large.
    bare: Option<Regex>,
    needed: Needed,
    is_never_empty: bool,
}

impl Pattern {
    /// Takes a pattern apart; upper case counts only where some was typed.
    ///
    /// # Errors
    /// Says what is wrong with it, in a few words.
    pub(super) fn new(typed: &str) -> Result<Pattern, String> {
        let is_caseless = !has_upper_case(typed);
        let regex = build(typed, is_caseless).map_err(|error| words_of(&error))?;
        let mut parser = ParserBuilder::new();
        parser.case_insensitive(is_caseless).nest_limit(MAX_NESTING);
        let Ok(parts) = parser.build().parse(typed) else {
            return Ok(Pattern::unread(regex));
        };
        let properties = parts.properties();
        Ok(Pattern {
            bare: if properties.look_set().is_empty() {
                Some(regex.clone())
            } else {
                build(&without_looks(&parts).to_string(), false).ok()
            },
            needed: needed_by(&parts),
            is_never_empty: properties.minimum_len() > Some(0),
            regex,
        })
    }

    /// A pattern of which nothing is known.
    fn unread(regex: Regex) -> Pattern {
        Pattern {
            regex,
            bare: None,
            needed: Needed::Other,
            is_never_empty: false,
        }
    }

    /// Where it falls in a text, empty places left out.
    pub(super) fn places(&self, text: &str) -> Vec<Span> {
        self.found(text).collect()
    }

    /// The same, one by one.
    pub(super) fn found(&self, text: &str) -> impl Iterator<Item = Span> {
        let found = self.regex.find_iter(text).filter(|found| !found.is_empty());
        let spans = found.map(|found| Span::new(found.start(), found.end()));
        spans.take(MAX_PLACES)
    }
}

impl Sought for Pattern {
    fn needed(&self) -> Needed {
        self.needed.clone()
    }

    fn is_anywhere(&self, _: Foreign) -> bool {
        self.bare.is_some()
    }

    fn next_end(&self, text: &str, from: usize) -> Option<usize> {
        self.bare.as_ref()?.shortest_match_at(text, from)
    }

    fn edges(&self, asked: &mut Asked) -> Option<u32> {
        best_edges(asked.text, self.found(asked.text))
    }

    fn is_in(&self, asked: &mut Asked) -> bool {
        if self.is_never_empty {
            self.regex.is_match(asked.text)
        } else {
            self.found(asked.text).next().is_some()
        }
    }
}

fn build(typed: &str, is_caseless: bool) -> Result<Regex, regex::Error> {
    RegexBuilder::new(typed)
        .case_insensitive(is_caseless)
        .size_limit(MAX_BYTES)
        .dfa_size_limit(MAX_BYTES)
        .nest_limit(MAX_NESTING)
        .build()
}

/// ASCII letters as they stand, but for case: what the crate's search for literals is fastest at.
#[derive(Clone, Debug)]
pub(super) struct Caseless(regex::bytes::Regex);

impl Caseless {
    /// Takes letters that are to be found; none where they are too many.
    pub(super) fn new(letters: &str) -> Option<Caseless> {
        let built = regex::bytes::RegexBuilder::new(&regex::escape(letters))
            .unicode(false)
            .case_insensitive(true)
            .build();
        built.ok().map(Caseless)
    }

    /// Where they stand.
    pub(super) fn found(&self, text: &str) -> impl Iterator<Item = Span> {
        let found = self.0.find_iter(text.as_bytes());
        found.map(|found| Span::new(found.start(), found.end()))
    }

    /// Tells whether they stand there.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.0.is_match(text.as_bytes())
    }

    /// Where the first of those that begin at `from` or after end.
    pub(super) fn next_end(&self, text: &str, from: usize) -> Option<usize> {
        self.0.shortest_match_at(text.as_bytes(), from)
    }
}

/// Tells whether letters of upper case are asked for; those of `\W`, `\p{Lu}`, `\pL`, `\x{1F6A2}` and the
/// name in `(?P<Name>` are none.
fn has_upper_case(typed: &str) -> bool {
    let mut rest = typed;
    while let Some(letter) = rest.chars().next() {
        let skipped = match letter {
            '\\' => escape_len(rest),
            '(' => group_head_len(rest),
            letter if letter.is_uppercase() => return true,
            letter => letter.len_utf8(),
        };
        rest = &rest[skipped..];
    }
    false
}

/// How many bytes an escape takes: `\W`, `\pL`, `\p{Lu}`, `\x4A`, `\u{1F6A2}`.
fn escape_len(text: &str) -> usize {
    let mut letters = text.chars().skip(1);
    let Some(kind) = letters.next() else {
        return text.len();
    };
    let named = 1 + kind.len_utf8();
    let digits = match kind {
        'p' | 'P' => 1,
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return named,
    };
    if letters.next() == Some('{') {
        return text.find('}').map_or(text.len(), |end| end + 1);
    }
    let more = text[named..].chars().take(digits).map(char::len_utf8);
    named + more.sum::<usize>()
}

/// How many bytes the head of a group takes: `(`, or with its name `(?P<Name>`, or its switches `(?U)`.
fn group_head_len(text: &str) -> usize {
    let is_named = (text.starts_with("(?P<") || text.starts_with("(?<"))
        .then(|| text.find('>'))
        .flatten();
    let is_switched = text
        .starts_with("(?")
        .then(|| text.find([')', ':']))
        .flatten();
    is_named.or(is_switched).map_or(1, |end| end + 1)
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
    fn classes_and_names_are_no_upper_case() {
        for typed in [
            r"\pL",
            r"\p{Lu}x",
            r"(?P<Name>yes)",
            "(?<Name>yes)",
            r"\x{4A}",
            r"\x4Ay",
            r"\W\S",
            "(?U)a",
        ] {
            assert!(!has_upper_case(typed), "{typed}");
        }
        for typed in [
            "Yes",
            r"\pLYes",
            r"(?P<name>Yes)",
            "(Yes",
            r"\x{4a}Yes",
            r"\\Yes",
            "(?:Yes)",
        ] {
            assert!(has_upper_case(typed), "{typed}");
        }
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
