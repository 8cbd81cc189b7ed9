//! A line of the reader's own files that cannot be used, and why.

use std::fmt;

use crate::article::clean_line;

/// Something in a file of the reader that is passed over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// The file, safe to show.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it, safe to show.
    pub text: String,
}

impl Warning {
    /// A warning about a line.
    pub fn new(file: &str, line: usize, text: &str) -> Warning {
        Warning {
            file: clean_line(file),
            line,
            text: clean_line(text),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.text)
    }
}

/// The line, counted from 1, in which a byte of a text stands.
pub fn line_of(text: &str, offset_bytes: usize) -> usize {
    // Asked of every line of a file that is read before the first frame.
    let before = &text.as_bytes()[..offset_bytes.min(text.len())];
    memchr::memchr_iter(b'\n', before).count() + 1
}
