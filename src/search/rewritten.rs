//! What is indexed in other letters than it is printed: `us` for "U.S.", `dont` for "don't", `cafe` for
//! "café".
//!
//! A statement that holds a word holds its letters in a row, but for case, unless it is listed here for
//! that word: what a search for letters as they stand must know, so that it need not read.

use std::ops::ControlFlow;

use super::bits::Bits;
use super::fold::{Folding, is_apart};
use super::index::LineId;
use super::postings::{Gaps, Postings};
use super::tokens::MAX_WORD_CHARS;
use super::vocabulary::WordId;
use crate::text::Span;

/// The ending that belongs to no word that is indexed.
const POSSESSIVE: &str = "'s";

/// Where letters are indexed otherwise than printed.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    /// Words that are rewritten somewhere, in order.
    words: Vec<WordId>,
    /// The statements in which they are.
    postings: Postings,
    /// Statements with an ending in "'s".
    possessives: Bits,
    /// Statements with a word so long that not all of its letters are indexed.
    cut: Vec<LineId>,
}

impl Rewritten {
    /// Nothing yet, of so many statements.
    pub(super) fn new(statements: usize) -> Rewritten {
        Rewritten {
            words: Vec::new(),
            postings: Postings::new(statements, 0),
            possessives: Bits::new(statements),
            cut: Vec::new(),
        }
    }

    /// Takes in the statements in which the next word is rewritten, if there are any.
    pub(super) fn add_word<'a>(
        &mut self,
        word: WordId,
        runs: impl Iterator<Item = &'a Gaps> + Clone,
    ) {
        if runs.clone().next().is_some() {
            self.words.push(word);
            self.postings.push(runs);
        }
    }

    /// Takes in what was noted about statements; later statements come later.
    pub(super) fn add_endings(&mut self, noted: &[(LineId, Ending)]) {
        for (line, ending) in noted {
            match ending {
                Ending::Possessive => {
                    self.possessives.insert(*line);
                }
                Ending::Cut if self.cut.last() != Some(line) => self.cut.push(*line),
                Ending::Cut => {}
            }
        }
    }

    /// Gives back what was reserved and not needed.
    pub(super) fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.postings.shrink();
        self.cut.shrink_to_fit();
    }

    /// The statements in which a word is rewritten.
    pub(super) fn lines_of(&self, word: WordId) -> Vec<LineId> {
        let mut lines = Vec::new();
        if let Ok(at) = self.words.binary_search(&word) {
            let _ = self.postings.visit(at as WordId, |line| {
                lines.push(line);
                ControlFlow::Continue(())
            });
        }
        lines
    }

    /// Statements in which a fragment stands as a whole word that no indexed word tells of.
    pub(super) fn possessives(&self, letters: &str) -> Option<&Bits> {
        (POSSESSIVE.get(1..) == Some(letters)).then_some(&self.possessives)
    }

    /// Statements that may hold letters which no indexed word of theirs holds.
    pub(super) fn cut(&self) -> &[LineId] {
        &self.cut
    }

    /// What it holds, in bytes.
    pub(super) fn size_bytes(&self) -> usize {
        let lines = (self.words.capacity() + self.cut.capacity()) * size_of::<LineId>();
        lines + self.postings.size_bytes() + self.possessives.size_bytes()
    }
}

/// What is to be noted about the end of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ending {
    /// A whole "s" follows that belongs to no indexed word.
    Possessive,
    /// Letters follow that may not be indexed.
    Cut,
}

/// Looks at the words of one statement after another, as they are indexed.
#[derive(Default)]
pub(super) struct Proofreader {
    /// What came in the folded text of characters that are no such letters as they were printed.
    changed: Vec<Span>,
    is_ascii: bool,
}

impl Proofreader {
    /// Begins with a statement.
    pub(super) fn begin(&mut self) {
        self.changed.clear();
    }

    /// Takes in a character beside ASCII.
    pub(super) fn meet(&mut self, folding: Folding) {
        if !is_apart(folding.c) {
            self.changed.push(folding.folded);
        }
    }

    /// Takes in how the statement was folded.
    pub(super) fn read(&mut self, folded: &str) {
        self.is_ascii = folded.is_ascii();
    }

    /// Tells whether a word is indexed in other letters than it is printed, or beside letters.
    pub(super) fn is_rewritten(&self, folded: &str, letters: &str, span: Span) -> bool {
        let is_changed = |place: &Span| place.start <= span.end && span.start <= place.end;
        letters.len() != span.len()
            || self.changed.iter().any(is_changed)
            || !(self.is_ascii || stands_alone(folded, span))
    }
}

/// What is to be noted about the end of an indexed word.
pub(super) fn ending_of(folded: &str, span: Span) -> Option<Ending> {
    if span.len() > MAX_WORD_CHARS {
        return Some(Ending::Cut);
    }
    let rest = folded.get(span.end..)?.strip_prefix(POSSESSIVE)?;
    match rest.chars().next() {
        Some(c) if c.is_ascii_alphanumeric() => None,
        Some(c) if c.is_alphanumeric() => Some(Ending::Cut),
        _ => Some(Ending::Possessive),
    }
}

/// Tells whether no letter stands beside a word, as one of another script may.
fn stands_alone(folded: &str, span: Span) -> bool {
    let before = folded[..span.start].chars().next_back();
    let after = folded[span.end..].chars().next();
    ![before, after]
        .into_iter()
        .flatten()
        .any(char::is_alphanumeric)
}
