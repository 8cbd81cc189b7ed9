//! What was opened and is not to be asked for twice: standard input, which ends, and fetched pages while
//! their story is only read again for something that was set by hand.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::article::is_address;
use crate::unpack::Unpacked;

/// What is held, for all threads.
#[derive(Debug, Default)]
pub(super) struct Held(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    stdin: Option<Unpacked>,
    /// The story that the pages belong to.
    story: Option<usize>,
    /// Pages by their slot.
    pages: BTreeMap<usize, Unpacked>,
}

impl Held {
    /// What standard input held; `read` is asked once.
    pub(super) fn stdin(&self, read: impl FnOnce() -> Unpacked) -> Unpacked {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inner.stdin.get_or_insert_with(read).clone()
    }

    /// The pages of a story that are held; with `is_anew` they are to be fetched again.
    pub(super) fn pages(&self, story: usize, is_anew: bool) -> BTreeMap<usize, Unpacked> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if is_anew || inner.story != Some(story) {
            inner.story = Some(story);
            inner.pages.clear();
        }
        inner.pages.clone()
    }

    /// Holds what was found in a slot of a story, where it came over the net.
    pub(super) fn keep_page(&self, story: usize, slot: usize, path: &Path, unpacked: &Unpacked) {
        let mut sources = unpacked.sources.iter();
        let is_page =
            is_address(&path.to_string_lossy()) || sources.any(|source| is_address(&source.path));
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if is_page && inner.story == Some(story) {
            inner.pages.insert(slot, unpacked.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;

    const PAGE: &str = "https://post.example/a";

    fn page(text: &str) -> Unpacked {
        Unpacked::whole(Source::new(PAGE, text))
    }

    #[test]
    fn standard_input_is_read_once() {
        let held = Held::default();
        assert_eq!(held.stdin(|| page("one")), page("one"));
        assert_eq!(held.stdin(|| page("two")), page("one"));
    }

    #[test]
    fn pages_are_held_until_their_story_is_opened_anew() {
        let held = Held::default();
        held.pages(0, true);
        held.keep_page(0, 2, Path::new(PAGE), &page("one"));
        let file = Unpacked::whole(Source::new("a.txt", "x"));
        held.keep_page(0, 3, Path::new("a.txt"), &file);
        assert_eq!(held.pages(0, false).keys().collect::<Vec<_>>(), [&2]);
        assert!(held.pages(0, true).is_empty());
    }

    #[test]
    fn pages_of_another_story_are_let_go() {
        let held = Held::default();
        held.pages(0, true);
        held.keep_page(0, 2, Path::new(PAGE), &page("one"));
        assert!(held.pages(1, false).is_empty());
        held.keep_page(0, 2, Path::new(PAGE), &page("late"));
        assert!(held.pages(1, false).is_empty());
    }
}
