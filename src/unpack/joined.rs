//! Articles joined into one text, as standard input brings them.
//!
//! A form feed parts two articles, and so does front matter that names one. Only standard input is
//! taken apart so: in a file, a form feed is the end of a printed page.

use super::Unpacked;
use crate::article::{Source, count_front_matter_lines};

/// Most articles taken from one input; beyond it, it is no list of articles.
const MAX_ARTICLES: usize = 500;

/// Most lines looked at for the end of front matter; more than are ever read as such.
const FRONT_MATTER_LINES: usize = 400;

/// Takes the articles of a text apart; one article stays as it is, and keeps its name.
///
/// `"One.\x0cTwo."` -> `"One."`, `"Two."`
pub(super) fn take_articles(source: Source) -> Unpacked {
    // Encodings of two bytes a letter have NULs, and the byte of a form feed within other letters.
    if source.bytes.contains(&0) {
        return Unpacked::whole(source);
    }
    let pages = source.bytes.split(|byte| *byte == b'\x0c');
    let parts: Vec<&[u8]> = pages
        .flat_map(at_front_matter)
        .filter(|part| !part.trim_ascii().is_empty())
        .collect();
    if parts.len() < 2 {
        return Unpacked::whole(source);
    }
    let mut unpacked = Unpacked::default();
    if parts.len() > MAX_ARTICLES {
        let reason = format!(
            "only the first {MAX_ARTICLES} of {} articles were read",
            parts.len()
        );
        let failure = super::failure(&source, reason, "give it the others in a second run");
        unpacked.failures.push(failure);
    }
    let numbered = parts.iter().take(MAX_ARTICLES).zip(1..);
    unpacked.sources = numbered
        .map(|(bytes, number)| source.part(number, *bytes))
        .collect();
    unpacked
}

/// Cuts a text before every front matter in it.
fn at_front_matter(text: &[u8]) -> Vec<&[u8]> {
    let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let mut parts = Vec::new();
    let (mut part_start, mut at, mut line) = (0, 0, 0);
    while line < lines.len() {
        let inside = front_matter_lines(&lines[line..]);
        if inside > 0 {
            parts.push(&text[part_start..at]);
            part_start = at;
        }
        for passed in &lines[line..line + inside.max(1)] {
            at += passed.len();
        }
        line += inside.max(1);
    }
    parts.push(&text[part_start..]);
    parts
}

/// How many lines of front matter stand at the start of these lines.
fn front_matter_lines(lines: &[&[u8]]) -> usize {
    let is_fence = matches!(lines[0].trim_ascii_end(), b"---" | b"+++");
    if !is_fence {
        return 0;
    }
    let head = lines[..lines.len().min(FRONT_MATTER_LINES)].concat();
    let count = count_front_matter_lines(&String::from_utf8_lossy(&head));
    count.map_or(0, |count| count.min(lines.len()))
}
