//! What the reader has put on statements: bookmarks and notes.
//!
//! They change nothing of what was found; they stand here so that reports and the screen read them from
//! the same place as everything else. Like corrections they name their statement by its words.

use std::collections::BTreeMap;

use crate::claims::StatementRef;

/// What the reader has put on one statement.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Annotation {
    /// Letters of the bookmarks on it, in order.
    pub letters: Vec<char>,
    /// What was written about it; several where several readers wrote at once.
    pub notes: Vec<String>,
}

/// Annotations by the statement they stand on.
pub type Annotations = BTreeMap<StatementRef, Annotation>;

impl Annotation {
    /// The letters as they are shown: `"a, q"`.
    pub fn letters_text(&self) -> String {
        let letters = self.letters.iter().map(char::to_string);
        letters.collect::<Vec<_>>().join(", ")
    }

    /// All that was written, in one line.
    pub fn notes_text(&self) -> String {
        self.notes.join(" / ")
    }
}
