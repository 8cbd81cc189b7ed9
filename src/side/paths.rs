//! How a story's articles are called in its side file: by paths that still hold elsewhere.
//!
//! On the screen an article is called as it was typed, which depends on where the program was started.
//! In the file of a folder it is called as seen from the folder, so that the folder can be moved and
//! given away; in the state folder by its full path.

use super::{Edit, Entry};

/// Parts a path from the number of an article within it: `feed.xml#3`.
const PART_SIGN: char = '#';

/// Names of the articles of one story: on the screen, and in the side file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Paths {
    pairs: Vec<(String, String)>,
    /// Beginnings, each with a slash at its end: what stands before a path on the screen, and in the file.
    folders: Vec<(String, String)>,
}

impl Paths {
    /// Takes what stands on the screen and what stands in the file for each source.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Paths {
            pairs,
            folders: Vec::new(),
        }
    }

    /// Takes folders too, whose files are called alike but for their beginning: a pile has thousands.
    #[must_use]
    pub fn with_folders(mut self, folders: Vec<(String, String)>) -> Self {
        self.folders = folders;
        self
    }

    /// An edit as the file has it.
    #[must_use]
    pub fn kept(&self, edit: &Edit) -> Edit {
        let mut key = edit.key.clone();
        for path in key.paths_mut() {
            *path = self.kept_path(path);
        }
        let mut entry = edit.entry.clone();
        for path in entry.iter_mut().flat_map(Entry::paths_mut) {
            *path = self.kept_path(path);
        }
        Edit {
            key: key.settle(),
            entry,
        }
    }

    /// An entry of the file as the screen has it; of a source that is not there, as it stands.
    #[must_use]
    pub fn shown(&self, mut entry: Entry) -> Entry {
        for path in entry.paths_mut() {
            *path = self.shown_path(path);
        }
        entry
    }

    /// `"mill/courier.txt"` -> `"courier.txt"`
    pub fn kept_path(&self, shown: &str) -> String {
        let pairs = self.pairs.iter().map(|(s, k)| (s.as_str(), k.as_str()));
        let folders = self.folders.iter().map(|(s, k)| (s.as_str(), k.as_str()));
        translated(shown, pairs, folders)
    }

    /// `"courier.txt"` -> `"mill/courier.txt"`
    pub fn shown_path(&self, kept: &str) -> String {
        let pairs = self.pairs.iter().map(|(s, k)| (k.as_str(), s.as_str()));
        let folders = self.folders.iter().map(|(s, k)| (k.as_str(), s.as_str()));
        translated(kept, pairs, folders)
    }
}

/// The path that stands for another, also for a part of it; else the one below the folder that stands
/// for another.
fn translated<'a>(
    path: &str,
    mut pairs: impl Iterator<Item = (&'a str, &'a str)>,
    mut folders: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    let is_part = |rest: &str| rest.is_empty() || rest.starts_with(PART_SIGN);
    let found = pairs.find_map(|(from, to)| {
        let rest = path.strip_prefix(from).filter(|rest| is_part(rest))?;
        Some(format!("{to}{rest}"))
    });
    let below = || folders.find_map(|(from, to)| Some(format!("{to}{}", path.strip_prefix(from)?)));
    found.or_else(below).unwrap_or_else(|| path.to_owned())
}
