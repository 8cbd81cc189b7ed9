//! Writes what is set by hand to the side file, and how a story was left to the state folder, one change
//! after another, off the interface thread.
//!
//! What could not be written is tried again with the next change, so a disk that was full for a while
//! costs nothing.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender};
use std::thread::JoinHandle;

use super::events::Event;
use super::story_source::StorySource;
use crate::app::Message;
use crate::session::Session;
use crate::side::Edit;

/// What is to be written, with the index of its story.
pub(super) enum Change {
    /// What to set and drop in the side file.
    Edits(usize, Vec<Edit>),
    /// How it was left.
    Session(usize, Box<Session>),
}

/// The thread that writes, and the way to it.
pub(super) struct Keeper {
    /// Where changes are handed over.
    pub(super) changes: Sender<Change>,
    /// What writes them, with [`write_all`].
    pub(super) thread: JoinHandle<()>,
}

/// Writes until nothing more comes; says on `sender` what could not be written.
pub(super) fn write_all(
    received: Receiver<Change>,
    stories: &[StorySource],
    sender: &Sender<Event>,
) {
    let mut unwritten: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
    let mut said_before = String::new();
    for change in received {
        let (story, edits) = match change {
            Change::Edits(story, edits) => (story, edits),
            Change::Session(story, session) => {
                if let Some(source) = stories.get(story) {
                    // Where it cannot be kept, the story opens at its start: no reason to disturb.
                    let _ = source.session_place().write(&session);
                }
                continue;
            }
        };
        let waiting = unwritten.entry(story).or_default();
        waiting.extend(edits);
        let Some(source) = stories.get(story) else {
            continue;
        };
        match source.side_place().write(waiting) {
            Ok(_) => waiting.clear(),
            Err(failure) => {
                let said = format!("for this session only: {failure}");
                // Once is enough: the status row has other things to say.
                if said != said_before {
                    let _ = sender.send(Event::Message(Message::Said(said.clone())));
                    said_before = said;
                }
            }
        }
    }
}

impl Keeper {
    /// Hands over what is to be written.
    pub(super) fn keep(&self, change: Change) {
        // The thread listens as long as this end is there.
        let _ = self.changes.send(change);
    }

    /// Waits until all is written.
    pub(super) fn finish(self) {
        drop(self.changes);
        // A thread that failed has said so itself.
        let _ = self.thread.join();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::channel;
    use std::thread;

    use super::*;
    use crate::comparison::Wording;
    use crate::disk::StoryPaths;
    use crate::side::{Entry, StoryFile};

    fn note(path: &str, text: String) -> Edit {
        let statement = Wording {
            path: path.to_owned(),
            url: None,
            text: "Fire guts the mill.".to_owned(),
            nth: 0,
        };
        let entry = Entry::Note { statement, text };
        Edit {
            key: entry.key(),
            entry: Some(entry),
        }
    }

    #[test]
    fn two_keepers_on_one_story_lose_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("courier.txt");
        fs::write(&path, "Fire guts the mill.").expect("written");
        let stories = [StorySource::Paths(StoryPaths {
            name: "mill".to_owned(),
            paths: vec![path.clone()],
            folder: Some(folder.path().to_owned()),
            story_file: StoryFile::default(),
        })];
        let shown = crate::failure::shown(&path);
        thread::scope(|scope| {
            for reader in ["one", "two"] {
                let (changes, received) = channel();
                let (said, _heard) = channel();
                let stories = &stories;
                scope.spawn(move || write_all(received, stories, &said));
                let shown = &shown;
                scope.spawn(move || {
                    for number in 0..12 {
                        let edit = note(shown, format!("{reader} {number}"));
                        changes
                            .send(Change::Edits(0, vec![edit]))
                            .expect("it listens");
                        thread::yield_now();
                    }
                });
            }
        });
        assert_eq!(stories[0].side_place().read().entries.iter().count(), 24);
    }
}
