//! Tells whether the files of a story have changed, without reading them.
//!
//! By size, time of change and number of the file, so a file that an editor writes beside and renames
//! over the old one counts, and so does one that is written twice within a second. A folder is listed
//! anew, so articles that appear in it or vanish from it count too.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use super::{StoryPaths, story_file::STORY_FILE};
use crate::article::is_address;

/// What a file looked like; none for one that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    size_bytes: u64,
    changed: Option<SystemTime>,
    number: u64,
}

/// What the files of a story looked like.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Stamps(Vec<(PathBuf, Option<Stamp>)>);

impl Stamps {
    /// Looks at the files of a story as they are now.
    pub fn of(story: &StoryPaths) -> Stamps {
        let story = super::listed_again(story);
        let files = story.paths.into_iter();
        let files = files.filter(|path| !is_address(&path.to_string_lossy()));
        let own = story.folder.map(|folder| folder.join(STORY_FILE));
        Stamps(files.chain(own).map(stamped).collect())
    }
}

fn stamped(path: PathBuf) -> (PathBuf, Option<Stamp>) {
    let meta = fs::metadata(&path).ok().filter(fs::Metadata::is_file);
    let stamp = meta.map(|meta| Stamp {
        size_bytes: meta.len(),
        changed: meta.modified().ok(),
        number: number_of(&meta),
    });
    (path, stamp)
}

#[cfg(unix)]
fn number_of(meta: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn number_of(_: &fs::Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::find_stories;

    #[test]
    fn change_new_file_vanished_file_and_rename_over_are_seen() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        let write = |name: &str, text: &str| fs::write(path(name), text).expect("written");
        write("a.txt", "one");
        write("b.txt", "two");
        let found = find_stories(&[folder.path().to_owned()]);
        let story = &found.stories[0];
        let mut before = Stamps::of(story);
        assert_eq!(Stamps::of(story), before);
        let mut changes = |what: &str| {
            let now = Stamps::of(story);
            assert_ne!(now, before, "{what}");
            before = now;
        };
        write("a.txt", "more than one");
        changes("a change");
        write("c.txt", "three");
        changes("a new file");
        fs::remove_file(path("b.txt")).expect("removed");
        changes("a vanished file");
        write("c.tmp", "THREE");
        let now = fs::metadata(path("c.txt")).and_then(|m| m.modified());
        let other = fs::File::options().write(true).open(path("c.tmp"));
        let same_time = now.and_then(|now| other.and_then(|f| f.set_modified(now)));
        same_time.expect("the same time");
        fs::rename(path("c.tmp"), path("c.txt")).expect("renamed");
        changes("a file renamed over another of the same size and time");
        write("story.toml", "title = \"Three\"");
        changes("a story file");
        write("picture.png", "no article");
        assert_eq!(Stamps::of(story), before, "what is no article");
    }
}
