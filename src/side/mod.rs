//! What the reader set by hand about a story, as it is kept beside the articles: the side file.
//!
//! An [`Entry`] is one thing that was set: a pair linked or unlinked, a block put back or taken out, an
//! outlet, title or day named, a bookmark, a note, an article of a pile moved. Each has a [`Key`] that says what it is about, by path and words and
//! never by number, so entries of two readers merge one by one: an [`Edit`] sets or drops the entry of
//! one key and touches nothing else. That is all that is ever written: a reader who holds an old copy
//! of the file cannot lose what another one has added.
//!
//! Here is the meaning only, without a disk: [`Document`] is the file's text, [`Entries`] what it says,
//! [`Paths`] how its paths stand to those on the screen. `disk` knows where the file is. [`ByHand`] is
//! that and what else a reader says about a story: `story.toml` and the command line.

mod by_hand;
mod document;
mod entries;
mod paths;
mod story_file;
mod tables;

pub use by_hand::{ByHand, unknown_names};
pub use document::Document;
pub use entries::{ArticleName, Edit, Entries, Entry, Field, Key, PileArticle};
pub use paths::Paths;
pub use story_file::StoryFile;

#[cfg(test)]
mod pile_tests;
#[cfg(test)]
mod tests;
