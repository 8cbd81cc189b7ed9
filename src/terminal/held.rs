//! What was opened and is not to be asked for twice: standard input, which ends; fetched pages while their
//! story is only read again for something else; and of every source what it last held that could be
//! read, for when it is found half written, or not at all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::article::is_address;
use crate::unpack::Unpacked;

/// What is held, for all threads.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Locked while it is read, which may take for ever: nothing else hangs on it.
    stdin: Mutex<Option<Unpacked>>,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// The story that the rest belongs to.
    story: Option<usize>,
    /// What was opened last and could be read, by the path that was named.
    opened: BTreeMap<PathBuf, Unpacked>,
}

impl Held {
    /// What standard input held; `read` is asked once.
    pub(super) fn stdin(&self, read: impl FnOnce() -> Unpacked) -> Unpacked {
        let mut stdin = self.stdin.lock().unwrap_or_else(PoisonError::into_inner);
        stdin.get_or_insert_with(read).clone()
    }

    /// Holds for this story from now on; what was held of another is let go.
    pub(super) fn turn_to(&self, story: usize) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.story != Some(story) {
            inner.story = Some(story);
            inner.opened.clear();
        }
    }

    /// What a path of the story held when it was last opened and could be read.
    pub(super) fn before(&self, path: &Path) -> Option<Unpacked> {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.opened.get(path).cloned()
    }

    /// The pages that a path of the story stands for, where they came over the net.
    pub(super) fn pages(&self, path: &Path) -> Option<Unpacked> {
        self.before(path)
            .filter(|unpacked| is_fetched(path, unpacked))
    }

    /// Holds what was found at a path of a story.
    pub(super) fn keep(&self, story: usize, path: &Path, unpacked: &Unpacked) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.story == Some(story) {
            inner.opened.insert(path.to_owned(), unpacked.clone());
        }
    }
}

fn is_fetched(path: &Path, unpacked: &Unpacked) -> bool {
    let mut sources = unpacked.sources.iter();
    is_address(&path.to_string_lossy()) || sources.any(|source| is_address(&source.path))
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
    fn standard_input_that_does_not_end_holds_up_nothing_else() {
        let held = Held::default();
        let read = held.stdin(|| {
            held.turn_to(1);
            held.keep(1, Path::new(PAGE), &page("one"));
            held.before(Path::new(PAGE)).unwrap_or_default()
        });
        assert_eq!(read, page("one"));
    }

    #[test]
    fn pages_are_told_from_files_and_both_are_held() {
        let held = Held::default();
        held.turn_to(0);
        held.keep(0, Path::new(PAGE), &page("one"));
        let file = Unpacked::whole(Source::new("a.txt", "x"));
        held.keep(0, Path::new("a.txt"), &file);
        held.turn_to(0);
        assert_eq!(held.pages(Path::new(PAGE)), Some(page("one")));
        assert_eq!(held.pages(Path::new("a.txt")), None);
        assert_eq!(held.before(Path::new("a.txt")), Some(file));
        let list = Path::new("feeds.opml");
        held.keep(0, list, &page("one"));
        assert_eq!(held.pages(list), Some(page("one")));
    }

    #[test]
    fn what_another_story_held_is_let_go() {
        let held = Held::default();
        held.turn_to(0);
        held.keep(0, Path::new(PAGE), &page("one"));
        held.turn_to(1);
        assert_eq!(held.before(Path::new(PAGE)), None);
        held.keep(0, Path::new(PAGE), &page("late"));
        assert_eq!(held.before(Path::new(PAGE)), None);
    }
}
