//! Cutting plain text into rows: letters that take one cell each and never join with their neighbours.
//!
//! Nearly every statement of a newspaper is of these: ASCII, Latin, Greek and Cyrillic letters, curly quotes, dashes.
//! Where a row ends is then found from its far edge backwards, in a few steps a row and not one a
//! letter, so that a whole article can be measured at every new width: some 2 ms for 10,000 lines.
//! `wrap.rs` cuts everything else, and rows that marks take cells of; a test holds the two to the
//! same rows.

use crate::text::Span;

/// What a character is to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A row may break after it, and it vanishes at the end.
    Blank,
    /// A row may break after it where a letter follows.
    Dash,
    Letter,
    Sign,
}

/// One statement, character by character; kept from one to the next for its memory.
#[derive(Default)]
pub(super) struct Plain {
    classes: Vec<Class>,
    /// Where each character begins, in bytes of the statement; empty where each is one byte.
    starts: Vec<usize>,
    length_bytes: usize,
}

impl Plain {
    /// Takes a statement in; tells whether it is plain.
    pub(super) fn take(&mut self, text: &str) -> bool {
        self.classes.clear();
        self.starts.clear();
        self.length_bytes = text.len();
        if text.is_ascii() {
            let classes = text.bytes().map(|byte| class_of(char::from(byte)));
            return self.push_all(classes);
        }
        self.starts
            .extend(text.char_indices().map(|(start, _)| start));
        self.push_all(text.chars().map(class_of))
    }

    fn push_all(&mut self, classes: impl Iterator<Item = Option<Class>>) -> bool {
        for class in classes {
            match class {
                Some(class) => self.classes.push(class),
                None => return false,
            }
        }
        true
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.classes.get(at) == Some(&class)
    }

    fn byte_of(&self, at: usize) -> usize {
        if self.starts.is_empty() {
            at
        } else {
            self.starts.get(at).copied().unwrap_or(self.length_bytes)
        }
    }

    /// Hands out the rows, as bytes of the statement, with no breaking blank at either end.
    pub(super) fn cut(&self, width_cells: usize, mut take: impl FnMut(Span)) {
        let width = width_cells.max(1);
        let mut end = self.classes.len();
        while end > 0 && self.is(end - 1, Class::Blank) {
            end -= 1;
        }
        let mut start = 0;
        loop {
            while start < end && self.is(start, Class::Blank) {
                start += 1;
            }
            if start == end {
                return;
            }
            if end - start <= width {
                take(Span::new(self.byte_of(start), self.byte_of(end)));
                return;
            }
            let next = self.break_before(start, start + width);
            let mut last = next;
            while self.is(last - 1, Class::Blank) {
                last -= 1;
            }
            take(Span::new(self.byte_of(start), self.byte_of(last)));
            start = next;
        }
    }

    /// Where the row after the one from `start` begins; at `edge` there is no room any more.
    fn break_before(&self, start: usize, edge: usize) -> usize {
        if self.is(edge, Class::Blank) {
            return edge;
        }
        let is_break = |at: &usize| {
            let is_after_dash = self.is(at - 1, Class::Dash) && self.is(*at, Class::Letter);
            let is_more_than_the_dash = self.byte_of(*at) - self.byte_of(start) > 1;
            self.is(at - 1, Class::Blank) || (is_after_dash && is_more_than_the_dash)
        };
        (start + 1..=edge).rev().find(is_break).unwrap_or(edge)
    }
}

/// Tells whether a character takes one cell whatever stands beside it, but for what joins the one before it.
///
/// `'e'`, `'“'`, `'│'` -> true; `'日'`, a combining accent, a control character -> false
pub fn is_one_cell(c: char) -> bool {
    c != '\n' && class_of(c).is_some()
}

/// What a plain character is; none for one that may be wide, take no cell, or join another, and for the
/// no-break space, which is a letter in a row and a blank at its end.
fn class_of(c: char) -> Option<Class> {
    Some(match c {
        ' ' | '\n' => Class::Blank,
        '-' | '–' | '—' => Class::Dash,
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '!'..='~' | '‘' | '’' | '“' | '”' | '…' | '•' | '€' | '\u{2500}'..='\u{259f}' => {
            Class::Sign
        }
        '\u{a1}'..='\u{17f}' if c != '\u{ad}' => letter_or_sign(c),
        '\u{386}'..='\u{3ff}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => letter_or_sign(c),
        _ => return None,
    })
}

fn letter_or_sign(c: char) -> Class {
    if c.is_alphabetic() {
        Class::Letter
    } else {
        Class::Sign
    }
}
