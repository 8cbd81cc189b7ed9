//! Where the side file of a story is, how it is read, and how it is changed.
//!
//! A folder's side file lies in the folder, so that it goes where the articles go. Where that cannot be
//! (the folder is not writable, the story is no folder, the file there is broken or somebody else's)
//! it lies in the state folder of the platform, under a number made from the names of the sources.
//! Where both are there, both are read, and the one in the state folder counts: it is only written when
//! the other cannot be.
//!
//! A change locks the file, reads it again, edits it and puts it whole in its place; so two readers of
//! one story never lose each other's entries. A file that cannot be understood is never written over.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::lock::Lock;
use super::{STDIN, StoryPaths, read_limited, write_file};
pub use rescue::Rescued;

use crate::article::Limits;
use crate::failure::{Failure, shown};
use crate::side::{Document, Edit, Entries, Entry, Paths};

/// Name of the side file in a story's folder; hidden, so that it is never taken for an article.
const SIDE_FILE: &str = ".abreast.toml";

/// The program's own folder within the platform's state folder.
const STATE_FOLDER: &str = "abreast";
/// The folder of the side files within it.
const STORIES: &str = "stories";

/// Largest side file that is read: some ten thousand entries. A larger one was not made by hand.
const MAX_SIDE_BYTES: u64 = 8 * 1024 * 1024;

/// Where a story's side files are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SidePlace {
    /// The places, the preferred one first; none where there is neither folder nor state folder.
    places: Vec<Place>,
    /// Paths and addresses of the articles that entries are to be about; none where all count.
    about: Option<BTreeSet<String>>,
    /// Whether what was moved from story to story counts.
    is_pile: bool,
}

/// One place for a side file, and how articles are called there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    file: PathBuf,
    paths: Paths,
    /// Whether its folder is ours to make.
    is_state: bool,
}

/// What the side files of a story say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What was set by hand, with the articles called as on the screen.
    pub entries: Entries,
    /// What of them could not be read, in words for the reader.
    pub notes: Vec<String>,
}

impl SidePlace {
    /// The places of a story that was found.
    pub fn of_story(story: &StoryPaths) -> SidePlace {
        SidePlace::within(story, side_folder())
    }

    /// The places of a story, with this folder as the state folder.
    fn within(story: &StoryPaths, state_folder: Option<PathBuf>) -> SidePlace {
        let folder = story.folder.as_deref();
        let sources: Vec<String> = story.paths.iter().map(|path| full_name(path)).collect();
        let shown_paths: Vec<String> = story.paths.iter().map(|path| shown(path)).collect();
        let in_folder = folder.map(|folder| {
            let names = story.paths.iter().zip(&sources).map(|(path, full)| {
                let inner = path.strip_prefix(folder).map(shown);
                inner.unwrap_or_else(|_| full.clone())
            });
            Place {
                file: folder.join(SIDE_FILE),
                paths: Paths::new(shown_paths.iter().cloned().zip(names).collect()),
                is_state: false,
            }
        });
        let identity = identity(story);
        let pairs = shown_paths.into_iter().zip(sources);
        let in_state = state_folder.map(|state| Place {
            file: state.join(file_name(&identity)),
            paths: Paths::new(pairs.collect()),
            is_state: true,
        });
        SidePlace {
            places: in_folder.into_iter().chain(in_state).collect(),
            about: None,
            is_pile: false,
        }
    }

    /// The place of the stories that are built in: the state folder.
    pub fn of_built_in(name: &str) -> SidePlace {
        let in_state = side_folder().map(|state| Place {
            file: state.join(file_name(&format!("built in\n{name}"))),
            paths: Paths::default(),
            is_state: true,
        });
        SidePlace {
            places: in_state.into_iter().collect(),
            about: None,
            is_pile: false,
        }
    }

    /// Reads what was set by hand; nothing where nothing was.
    pub fn read(&self) -> Kept {
        let mut kept = Kept::default();
        for place in &self.places {
            let (entries, unclear) = match place.read() {
                Ok(Some(document)) => document.entries(),
                Ok(None) => continue,
                Err(failure) => {
                    kept.notes.push(failure.to_string());
                    continue;
                }
            };
            if unclear > 0 {
                let name = shown(&place.file);
                kept.notes.push(format!(
                    "{unclear} entries of {name} are not clear and stay as they are"
                ));
            }
            for entry in entries {
                let entry = place.paths.shown(entry);
                if !self.is_ours(&entry) {
                    continue;
                }
                kept.entries.apply(&Edit {
                    key: entry.key(),
                    entry: Some(entry),
                });
            }
        }
        kept
    }

    /// Tells whether an entry counts here: moves in a pile, all else for the articles that are asked for.
    fn is_ours(&self, entry: &Entry) -> bool {
        let is_move = matches!(entry, Entry::Move { .. });
        match &self.about {
            Some(names) => !is_move && is_about(entry, names),
            None => self.is_pile || !is_move,
        }
    }

    /// Writes edits in the first place that takes them; returns its name, safe to show.
    ///
    /// # Errors
    /// Where none takes them: why the first one does not.
    pub fn write(&self, edits: &[Edit]) -> Result<String, Failure> {
        let mut first_failure = None;
        for (number, place) in self.places.iter().enumerate() {
            match place.change(edits, self.about.as_ref()) {
                Ok(()) => {
                    for later in &self.places[number + 1..] {
                        later.forget(edits, self.about.as_ref());
                    }
                    return Ok(shown(&place.file));
                }
                Err(failure) => first_failure = first_failure.or(Some(failure)),
            }
        }
        Err(first_failure.unwrap_or_else(|| Failure {
            action: "write",
            path: "the side file".to_owned(),
            reason: "there is no home folder to keep it in".to_owned(),
            hint: "set HOME or XDG_STATE_HOME".to_owned(),
        }))
    }
}

impl Place {
    /// Reads the file; nothing where there is none.
    fn read(&self) -> Result<Option<Document>, Failure> {
        let failed = |error: io::Error| Failure::from_error("read", &self.file, &error);
        let meta = match fs::symlink_metadata(&self.file) {
            Ok(meta) => meta,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        // A link is not followed: a folder that came from elsewhere must not choose what is written to.
        if !meta.is_file() || meta.len() > MAX_SIDE_BYTES {
            let reason = "it is no plain file of a side file's size";
            return Err(self.refused(reason.to_owned()));
        }
        let mut file = fs::File::open(&self.file).map_err(failed)?;
        let bytes = read_limited(&mut file, &self.file, Limits::default())?;
        let text =
            String::from_utf8(bytes).map_err(|_| self.refused("it is not UTF-8".to_owned()))?;
        match Document::parse(&text) {
            Ok(document) => Ok(Some(document)),
            Err(reason) => Err(self.refused(reason)),
        }
    }

    fn refused(&self, reason: String) -> Failure {
        Failure {
            action: "use",
            path: shown(&self.file),
            reason,
            hint: "put it right or move it away; it is left as it is".to_owned(),
        }
    }

    /// Edits the file as it now is.
    fn change(&self, edits: &[Edit], about: Option<&BTreeSet<String>>) -> Result<(), Failure> {
        let failed = |error: io::Error| Failure::from_error("write", &self.file, &error);
        if self.is_state {
            make_folder(&self.file).map_err(failed)?;
        }
        let _lock = Lock::take(&self.file).map_err(failed)?;
        let old = self.read()?;
        if fs::metadata(&self.file).is_ok_and(|meta| meta.permissions().readonly()) {
            return Err(self.refused("it is read-only".to_owned()));
        }
        let is_new = old.is_none();
        let mut document = old.unwrap_or_default();
        let edits: Vec<Edit> = edits.iter().map(|edit| self.paths.kept(edit)).collect();
        if is_new && edits.iter().all(|edit| edit.entry.is_none()) {
            return Ok(());
        }
        let is_ours = |entry: &Entry| {
            about.is_none_or(|names| is_about(&self.paths.shown(entry.clone()), names))
        };
        document.apply_about(&edits, &is_ours);
        write_file(&self.file, document.to_string().as_bytes())
    }

    /// Drops what a place before this one says from now on.
    fn forget(&self, edits: &[Edit], about: Option<&BTreeSet<String>>) {
        let drops: Vec<Edit> = edits
            .iter()
            .map(|edit| Edit {
                key: edit.key.clone(),
                entry: None,
            })
            .collect();
        if self.file.exists() {
            // What cannot be dropped here still stands in the other place.
            let _ = self.change(&drops, about);
        }
    }
}

/// Tells whether an entry is about an article with one of these paths and addresses.
fn is_about(entry: &Entry, names: &BTreeSet<String>) -> bool {
    entry.names().into_iter().any(|name| names.contains(name))
}

/// What a story is known by, wherever the program is started: its folder, else its sources.
pub(super) fn identity(story: &StoryPaths) -> String {
    if let Some(folder) = &story.folder {
        return full_name(folder);
    }
    let sources = story.paths.iter().map(|path| full_name(path));
    sources.collect::<Vec<_>>().join("\n")
}

/// A source's full name, whatever folder the program was started in; an address as it is.
pub(super) fn full_name(path: &Path) -> String {
    if path == Path::new(STDIN) || path.to_string_lossy().contains("://") {
        return shown(path);
    }
    let full = fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    shown(&full.unwrap_or_else(|_| path.to_owned()))
}

/// Where side files lie that lie beside no story.
fn side_folder() -> Option<PathBuf> {
    Some(state_folder()?.join(STORIES))
}

/// The program's folder for what it remembers, where the platform says.
pub(super) fn state_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    let base = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
    let folder = base.is_absolute().then_some(base)?;
    Some(folder.join(STATE_FOLDER))
}

/// Makes the folder of a file of the state folder, for this user alone.
pub(super) fn make_folder(file: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match file.parent() {
        Some(folder) => builder.create(folder),
        None => Ok(()),
    }
}

/// A name for a story's file that no other story has.
pub(super) fn file_name(identity: &str) -> String {
    format!(
        "{:032x}.toml",
        xxhash_rust::xxh3::xxh3_128(identity.as_bytes())
    )
}

mod pile;
mod rescue;
pub(super) use pile::{pile_identity, pile_paths};
#[cfg(test)]
mod tests;
