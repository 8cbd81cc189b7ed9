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
    escaped_inline(&one_line(text))
}

/// The same with some spans set bold, as far as Markdown can: `"hurt 14 people"` -> `"hurt **14** people"`
///
/// Two stars open only where a word could begin and close only where one could end; a span that begins
/// or ends elsewhere stays plain.
pub(super) fn escaped_with_bold(text: &str, spans: &[Span]) -> String {
    let mut out = String::new();
    // Blanks at the start would hide from the escaping that a sign opens the line.
    let mut done = text.len() - text.trim_start_matches(BLANKS).len();
    for span in joined(text, spans) {
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

/// The spans without blanks at their ends, those that touch as one: `**a****b**` is not bold.
fn joined(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    let trimmed = spans.iter().map(|span| span.trim(text));
    for span in trimmed.filter(|span| span.start < span.end) {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// A part of a text, escaped, its blanks as they are; only the text's start can open a block.
fn escaped_part(text: &str, from: usize, to: usize) -> String {
    escaped_inline(Span::new(from, to).of(text))
}

/// A text escaped, addresses of mail as code: GitHub makes links of them whatever signs are escaped, since
/// it looks for them when all else has been read.
fn escaped_inline(text: &str) -> String {
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices('@') {
        let Some(mail) = mail_around(text, at).filter(|mail| mail.start >= done) else {
            continue;
        };
        let before = Span::new(done, mail.start).of(text);
        out.push_str(&without_bare_links(&escape_markdown(
            before,
            &DIALECT_SIGNS,
        )));
        out.push('`');
        out.push_str(mail.of(text));
        out.push('`');
        done = mail.end;
    }
    let rest = Span::new(done, text.len()).of(text);
    out + &without_bare_links(&escape_markdown(rest, &DIALECT_SIGNS))
}

/// The address of mail around an `@`, if there is one: `"to desk@herald.example."` -> `desk@herald.example`
fn mail_around(text: &str, at: usize) -> Option<Span> {
    let is_name = |c: char| c.is_alphanumeric() || "._+-".contains(c);
    let before = text[..at].trim_end_matches(is_name);
    let host = &text[at + 1..];
    let length = host.len() - host.trim_start_matches(is_name).len();
    let host = host[..length].trim_end_matches(['.', '-', '_', '+']);
    let is_mail = before.len() < at && host.contains('.');
    is_mail.then(|| Span::new(before.len(), at + 1 + host.len()))
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
