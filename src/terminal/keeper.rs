//! Writes what is set by hand to the side file, and how a story was left to the state folder, one change
//! after another, off the interface thread.
//!
//! What could not be written is tried again with every later change, of whatever story, and once more at
//! the end, so a disk that was full for a while costs nothing. What cannot be written then either is
//! written elsewhere, and the program's last words say where: nothing of the reader's is lost.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender};
use std::thread::JoinHandle;

use super::events::Event;
use super::stories::Stories;
use crate::app::Message;
use crate::disk::Rescued;
use crate::failure::Failure;
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
    /// Where it tells, at the end, what could not be written.
    pub(super) last_words: Receiver<String>,
}

/// Whom the thread that writes talks to.
pub(super) struct Listeners {
    /// The reader, as long as there is one.
    pub(super) reader: Sender<Event>,
    /// Whoever looks after the end.
    pub(super) last_words: Sender<String>,
}

/// Writes until nothing more comes; says what could not be written, to the reader and at the end.
pub(super) fn write_all(received: Receiver<Change>, stories: &Stories, to: &Listeners) {
    let mut writing = Writing {
        stories,
        unwritten: BTreeMap::new(),
        said_before: String::new(),
    };
    for change in received {
        match change {
            Change::Edits(story, edits) => {
                writing.unwritten.entry(story).or_default().extend(edits);
            }
            Change::Session(story, session) => {
                if let Some(source) = stories.get(story) {
                    // Where it cannot be kept, the story opens at its start: no reason to disturb.
                    let _ = source.session_place().write(&session);
                }
            }
        }
        let said = writing.try_all();
        if let Some(said) = writing.news(said) {
            let _ = to.reader.send(Event::Message(Message::Said(said)));
        }
    }
    writing.try_all();
    for words in writing.rescue_all() {
        let _ = to.last_words.send(words);
    }
}

/// What is on its way to the disk.
struct Writing<'a> {
    stories: &'a Stories,
    /// Edits that no side file has taken yet, in their order.
    unwritten: BTreeMap<usize, Vec<Edit>>,
    /// What the reader was told last of it; empty while all is well.
    said_before: String,
}

impl Writing<'_> {
    /// Writes all that is not written; returns why the first of it cannot be.
    fn try_all(&mut self) -> Option<Failure> {
        let stories = self.stories;
        let mut first_failure = None;
        self.unwritten.retain(|story, edits| {
            let source = stories.get(*story);
            let Some(Err(failure)) = source.map(|source| source.side_place().write(edits)) else {
                return false;
            };
            first_failure.get_or_insert(failure);
            true
        });
        first_failure
    }

    /// What is to be said of a failure, and of its end; once is enough, the status row has other things
    /// to say.
    fn news(&mut self, failure: Option<Failure>) -> Option<String> {
        let said = failure.map_or(String::new(), |failure| {
            format!("not kept yet, tried again later: {failure}")
        });
        if said == self.said_before {
            return None;
        }
        self.said_before.clone_from(&said);
        Some(if said.is_empty() {
            "what could not be kept before is kept now".to_owned()
        } else {
            said
        })
    }

    /// Writes what no side file takes somewhere else; returns where, in words for the reader.
    fn rescue_all(&mut self) -> Vec<String> {
        let unwritten = std::mem::take(&mut self.unwritten).into_iter();
        let rescued = unwritten.filter_map(|(story, edits)| {
            let source = self.stories.get(story)?;
            let rescued = source.side_place().rescue(&edits)?;
            Some(words_of(&source.name().name, &rescued))
        });
        rescued.collect()
    }
}

/// What the program says at the end of a story whose side file takes nothing.
fn words_of(story: &str, rescued: &Rescued) -> String {
    let Rescued {
        failure,
        file,
        text,
        ..
    } = rescued;
    let what = format!("what you set by hand in {story} is not in its side file: {failure}");
    let Some(text) = text else {
        return format!(
            "{what}\nIt was only taken out there: what was there before is there still."
        );
    };
    let home = match (&rescued.home, rescued.is_whole) {
        (Some(home), true) => format!("; once that is put right, move it to {home}"),
        (Some(home), false) => format!("; once that is put right, add it to {home}"),
        (None, _) => String::new(),
    };
    match file {
        Some(file) => format!("{what}\nIt is kept in {file}{home}"),
        None => format!("{what}\nNo other folder could be written to. This is it{home}:\n{text}"),
    }
}

impl Keeper {
    /// Hands over what is to be written.
    pub(super) fn keep(&self, change: Change) {
        // The thread listens as long as this end is there.
        let _ = self.changes.send(change);
    }

    /// Waits until all is written; returns what is to be said of what could not be.
    pub(super) fn finish(self) -> Vec<String> {
        drop(self.changes);
        // A thread that failed has said so itself.
        let _ = self.thread.join();
        self.last_words.try_iter().collect()
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
    use crate::terminal::StorySource;

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

    fn listeners() -> (Listeners, (Receiver<Event>, Receiver<String>)) {
        let ((reader, heard), (last_words, last_heard)) = (channel(), channel());
        (Listeners { reader, last_words }, (heard, last_heard))
    }

    #[test]
    fn failure_is_said_once_and_so_is_its_end() {
        let stories = Stories::default();
        let mut writing = Writing {
            stories: &stories,
            unwritten: BTreeMap::new(),
            said_before: String::new(),
        };
        let full = || Failure {
            action: "write",
            path: "mill/.abreast.toml".to_owned(),
            reason: "the disk is full".to_owned(),
            hint: "make room".to_owned(),
        };
        assert_eq!(writing.news(None), None);
        for _ in 0..2 {
            let said = writing.news(Some(full())).unwrap_or_default();
            assert!(said.starts_with("not kept yet, "), "{said}");
            assert_eq!(writing.news(Some(full())), None, "it was said");
            assert_eq!(
                writing.news(None).as_deref(),
                Some("what could not be kept before is kept now")
            );
            assert_eq!(writing.news(None), None, "it was said");
        }
    }

    #[test]
    fn two_keepers_on_one_story_lose_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("courier.txt");
        fs::write(&path, "Fire guts the mill.").expect("written");
        let source = StorySource::Paths(StoryPaths {
            name: "mill".to_owned(),
            paths: vec![path.clone()],
            folder: Some(folder.path().to_owned()),
            story_file: StoryFile::default(),
        });
        let stories = Stories::new(vec![source.clone()]);
        let shown = crate::failure::shown(&path);
        thread::scope(|scope| {
            for reader in ["one", "two"] {
                let (changes, received) = channel();
                let (to, _heard) = listeners();
                let stories = &stories;
                scope.spawn(move || write_all(received, stories, &to));
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
        assert_eq!(source.side_place().read().entries.iter().count(), 24);
    }
}
