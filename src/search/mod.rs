//! Find: the statements that a reader means by a few words, shortened, swapped or mistyped.
//!
//! The query's words are held against the vocabulary of the story, not against its statements: a
//! vocabulary is small, its words are short, and a typing error can be told from another word only
//! within a word. Statements are then reached through the words they hold.
//!
//! ```text
//!  typed ─▶ query ─▶ plan (expand each word over the vocabulary) ─▶ join (rarest part first)
//!                      └─▶ the best by their words, read ─▶ rank (nearness, place) ─▶ hits ─▶ rows
//! ```
//!
//! Fuzzy matching over whole sentences was tried first: letters of "rosfin" stand in order in half of
//! all sentences, and two swapped letters are never found. It stays as a mode for those who want it.

mod bits;
mod build;
mod expand;
mod find;
mod fold;
mod fragments;
mod index;
mod join;
mod lines;
mod lit;
mod matcher;
mod nearest;
mod needed;
mod pattern;
mod plan;
mod postings;
mod query;
mod rank;
mod reading;
mod rewritten;
mod rows;
mod scope;
mod tokens;
mod typed;
mod typos;
mod vocabulary;
mod whole;

#[cfg(test)]
mod tests;

pub use find::{Answer, Hit};
pub use index::Index;
pub use nearest::TypedWord;
pub use query::{Mode, Query};
pub use rows::{FindCell, FindRow, rows};
pub use scope::{Part, Scope};
