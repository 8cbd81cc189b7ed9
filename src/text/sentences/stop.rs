//! Finds the places where a sentence might end, and says what stands around each.
//!
//! This is the shape of rules SB8 to SB11 of UAX #29: a mark that ends sentences, closing marks, blanks,
//! then the next word. The iterator of the `unicode-segmentation` crate is not used: it looks ahead from
//! every character after a full stop, so a megabyte of `.))))` takes it hours; and it does not give
//! the marks that our own rules decide on. Here every look back and ahead is bounded, so that the
//! whole is linear.

use super::super::Span;

/// A longer word than this many bytes is no abbreviation.
const WORD_LIMIT: usize = 32;

/// How far ahead, in characters, the next word is looked for behind opening quotes and brackets.
const AHEAD_LIMIT: usize = 24;

/// A place where a sentence might end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop<'a> {
    /// What stands before the marks, back to a blank, quote or bracket: `"U.S"` of `the U.S.`
    pub word: &'a str,
    /// Where that word begins.
    pub word_start: usize,
    /// The full stops, question marks and so on, with blanks between spaced dots: `"?!"`, `". . ."`.
    pub marks: Span,
    /// Closing quotes and brackets after the marks: `”)`.
    pub closers: &'a str,
    /// Past marks and closers: where the sentence ends, if it does.
    pub end: usize,
    /// Past the blanks: where the next sentence begins, if this one ends.
    pub next: usize,
}

/// Tells whether `c` ends sentences, in any script.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉') || is_full_mark(c)
}

/// Tells whether `c` ends sentences and nothing else: no abbreviation is written with it.
pub(super) fn is_full_mark(c: char) -> bool {
    matches!(
        c,
        '。' | '｡'
            | '．'
            | '！'
            | '？'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '።'
            | '፧'
            | '។'
            | '။'
    )
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '"'
            | '\''
            | '”'
            | '’'
            | '“'
            | '»'
            | '›'
            | '«'
            | '‹'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '¹'
            | '²'
            | '³'
            | '*'
            | '_'
    )
}

/// Tells whether `c` stands before the first word of a sentence and belongs to it.
pub(super) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '"'
            | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '»'
            | '›'
            | '`'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '【'
            | '《'
            | '*'
            | '_'
            | '…'
            | '.'
            | ']'
            | '—'
            | '–'
            | '-'
            | '•'
            | '⁃'
    )
}

/// Returns the next stop in `block` at or after `from`.
pub(super) fn next_stop(block: &str, from: usize) -> Option<Stop<'_>> {
    let (start, _) = block[from..].char_indices().find(|&(_, c)| is_mark(c))?;
    let start = from + start;
    let marks_end = end_of_marks(block, start);
    let end = end_of_closers(block, marks_end);
    let blanks = block[end..].len() - block[end..].trim_start().len();
    let word_start = start_of_word(block, start);
    Some(Stop {
        word: &block[word_start..start],
        word_start,
        marks: Span::new(start, marks_end),
        closers: &block[marks_end..end],
        end,
        next: end + blanks,
    })
}

/// Past a run of marks; dots with blanks between them are one run, and so is a stray ` .`.
fn end_of_marks(block: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let rest = &block[end..];
        end += rest.len() - rest.trim_start_matches(is_mark).len();
        let rest = &block[end..];
        let spaced = rest.trim_start_matches([' ', '\u{a0}']);
        let is_dot = spaced.len() < rest.len() && spaced.starts_with(['.', '…']);
        let after = spaced.trim_start_matches(['.', '…']);
        // A dot that a letter or digit follows at once is ".com" or ".5".
        if !is_dot || after.starts_with(char::is_alphanumeric) {
            return end;
        }
        end += rest.len() - after.len();
    }
}

/// Past closing quotes, brackets and notes like `[12]`; a quote may stand off by a blank, as in French.
fn end_of_closers(block: &str, from: usize) -> usize {
    let mut end = from;
    loop {
        let rest = &block[end..];
        let after = skip_closers(rest);
        if after.len() == rest.len() {
            return end;
        }
        end += rest.len() - after.len();
    }
}

fn skip_closers(rest: &str) -> &str {
    let after = rest.trim_start_matches(is_closer);
    if let Some(after) = skip_note(after) {
        return after;
    }
    if let Some(before) = rest[..rest.len() - after.len()].strip_suffix(['“', '«', '‹'])
        && after.starts_with(char::is_alphanumeric)
    {
        return &rest[before.len()..];
    }
    let spaced = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let past = spaced.trim_start_matches(['»', '”', '’', ')', '›']);
    if spaced.len() < after.len()
        && past.len() < spaced.len()
        && !past.starts_with(char::is_alphanumeric)
    {
        return past;
    }
    after
}

/// Past the number of a note, `[12]`, with or without a blank before it.
fn skip_note(rest: &str) -> Option<&str> {
    let note = rest.trim_start_matches(' ').strip_prefix('[')?;
    let number = note.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = note.len() - number.len();
    number
        .strip_prefix(']')
        .filter(|_| (1..=3).contains(&digits))
}

/// Where the word before a mark begins; the mark itself where there is none or it is too long.
fn start_of_word(block: &str, end: usize) -> usize {
    let mut start = end;
    for (at, c) in block[..end].char_indices().rev() {
        if c.is_whitespace() || is_opener(c) && !matches!(c, '.' | '-' | '\'') {
            break;
        }
        if end - at > WORD_LIMIT {
            return end;
        }
        start = at;
    }
    start
}

impl<'a> Stop<'a> {
    /// The next word, behind opening quotes and brackets; empty where there is none near.
    ///
    /// `" “It's over"` -> `"It's"`
    pub(super) fn next_word(&self, block: &'a str) -> &'a str {
        let rest = &block[self.next..];
        let Some((start, _)) = rest
            .char_indices()
            .take(AHEAD_LIMIT)
            .find(|&(_, c)| !is_opener(c) && c != ' ')
        else {
            return "";
        };
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
        let word = &rest[start..];
        let len = word
            .chars()
            .take(WORD_LIMIT)
            .take_while(|&c| is_part(c))
            .map(char::len_utf8)
            .sum();
        &word[..len]
    }
}
