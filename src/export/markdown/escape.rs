//! Article text inside Markdown: it reads as it was written, whatever it holds.

use crate::text::{Span, escape_markdown};

/// Signs that mean something in one dialect or another: cells of a table, formulas, raised letters,
/// attributes.
const DIALECT_SIGNS: [char; 5] = ['|', '$', '^', '{', '}'];

/// Blanks that Markdown joins or takes for layout.
const BLANKS: [char; 4] = [' ', '\n', '\r', '\t'];

/// One line of Markdown that shows the text.
///
/// `"see https://a.example *now*"` -> `"see https\\://a.example \\*now\\*"`
pub(super) fn escaped(text: &str) -> String {
    without_bare_links(&escape_markdown(&one_line(text), &DIALECT_SIGNS))
}

/// The same with some spans set bold, as far as Markdown can: `"hurt 14 people"` -> `"hurt **14** people"`
///
/// Two stars open only where a word could begin and close only where one could end; a span that begins
/// or ends elsewhere stays plain.
pub(super) fn escaped_with_bold(text: &str, spans: &[Span]) -> String {
    let mut out = String::new();
    // Blanks at the start would hide from the escaping that a sign opens the line.
    let mut done = text.len() - text.trim_start_matches(BLANKS).len();
    for span in spans {
        let span = span.trim(text);
        if span.start < done || !can_be_bold(text, span) {
            continue;
        }
        out.push_str(&escaped_part(text, done, span.start));
        out.push_str("**");
        out.push_str(&escaped_part(text, span.start, span.end));
        out.push_str("**");
        done = span.end;
    }
    out.push_str(&escaped_part(text, done, text.len()));
    one_line(&out)
}

/// A part of a text, escaped, its blanks as they are; only the text's start can open a block.
fn escaped_part(text: &str, from: usize, to: usize) -> String {
    let part = Span::new(from, to).of(text);
    without_bare_links(&escape_markdown(part, &DIALECT_SIGNS))
}

fn can_be_bold(text: &str, span: Span) -> bool {
    let inner = span.of(text);
    let (Some(first), Some(last)) = (inner.chars().next(), inner.chars().next_back()) else {
        return false;
    };
    let before = Span::new(0, span.start).of(text).chars().next_back();
    let after = Span::new(span.end, text.len()).of(text).chars().next();
    // What is neither letter nor blank may count as punctuation, or may not: some signs are symbols.
    let is_open = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
    (first.is_alphanumeric() || is_open(before)) && (last.is_alphanumeric() || is_open(after))
}

/// Joins lines, and blanks in a row; other blanks (such as one that does not break) stay.
fn one_line(text: &str) -> String {
    let words = text.split(BLANKS);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Breaks what some dialects make links of without being asked: `https://…`, `www.…`.
fn without_bare_links(escaped: &str) -> String {
    let mut out = String::with_capacity(escaped.len());
    for (at, c) in escaped.char_indices() {
        let is_scheme = escaped[at..].starts_with("://") && out.ends_with(char::is_alphanumeric);
        let is_www = c == '.' && ends_with_www(&out);
        if is_scheme || is_www {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn ends_with_www(text: &str) -> bool {
    let last = text
        .char_indices()
        .rev()
        .nth(2)
        .map_or("", |(at, _)| &text[at..]);
    last.eq_ignore_ascii_case("www")
}
