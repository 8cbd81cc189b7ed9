//! What to say when nothing was found: which typed word is the one that is missing, and what
//! words of the story come nearest to it.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use super::bits::Bits;
use super::index::Index;
use super::query::{Query, What};
use super::vocabulary::{Signature, WordId};

/// Letters that a word may lack of those typed and still be named; more is another word.
const MAX_MISSING: usize = 3;

/// A typed word, how often it is met, and what comes near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedWord {
    /// As it was typed, folded.
    pub word: String,
    /// Statements that it falls on by itself, in any form that the query allows.
    pub statements: usize,
    /// Words of the story that come nearest, where it falls on none.
    pub nearest: Vec<String>,
}

impl Index {
    /// Looks at each typed word by itself; names at most `limit` near words for each.
    pub fn typed_words(&self, query: &Query, limit: usize) -> Vec<TypedWord> {
        let alternatives = query.clauses.iter().flat_map(|c| &c.alternatives);
        let sequences = alternatives.filter_map(|a| match &a.what {
            What::Words(sequence) if !a.is_not => Some(sequence),
            _ => None,
        });
        sequences
            .flat_map(|s| &s.terms)
            .map(|term| {
                let words = &self.expansion(term).words;
                let statements = self.statements_with(words.iter().map(|w| w.0));
                TypedWord {
                    word: term.letters.clone(),
                    statements,
                    nearest: if statements == 0 {
                        self.nearest_words(&term.letters, limit)
                    } else {
                        Vec::new()
                    },
                }
            })
            .collect()
    }

    fn statements_with(&self, words: impl Iterator<Item = WordId>) -> usize {
        let mut seen = Bits::new(self.len());
        let mut count = 0;
        for word in words {
            let _ = self.postings.visit(word, |line| {
                count += usize::from(seen.insert(line));
                ControlFlow::Continue(())
            });
        }
        count
    }

    /// Words that share the most pairs of letters with the typed one.
    fn nearest_words(&self, typed: &str, limit: usize) -> Vec<String> {
        let pairs = letter_pairs(typed);
        let mut near: Vec<(Reverse<usize>, usize, &str)> = self
            .vocabulary
            .with_letters(Signature::of(typed), MAX_MISSING)
            .map(|(_, word)| {
                let theirs = letter_pairs(word);
                let shared = pairs.iter().filter(|p| theirs.contains(p)).count();
                (Reverse(shared), word.len().abs_diff(typed.len()), word)
            })
            .filter(|(shared, ..)| 2 * shared.0 >= pairs.len())
            .collect();
        near.sort_unstable();
        near.into_iter()
            .take(limit)
            .map(|(.., word)| word.to_owned())
            .collect()
    }
}

fn letter_pairs(word: &str) -> Vec<(char, char)> {
    let edges = std::iter::once(' ').chain(word.chars());
    edges.clone().zip(edges.skip(1)).collect()
}
