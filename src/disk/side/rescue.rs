//! The last way out for what was set by hand: a file of its own, where no side file takes it.
//!
//! It is a side file itself, whole where the old one can be read, so that putting things right is moving it
//! into its place. It lies in the state folder, else in the system's folder for temporary files: another
//! disk, as a rule, than the one that is full or read-only. Each time in a folder of its own, which is for
//! this user alone and has a name that nobody can have taken.

use std::path::{Path, PathBuf};

use super::super::write_new_file;
use super::{Place, SidePlace, state_folder};
use crate::failure::{Failure, shown};
use crate::side::{Edit, Paths};

/// The folder in the state folder.
const FOLDER: &str = "unwritten";
/// How the name of each file's own folder begins.
const OWN_FOLDER: &str = "abreast-notes-";
/// The file within it.
const FILE: &str = "abreast.toml";

/// What became of edits that no side file takes; names are safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescued {
    /// Why the side file does not take them.
    pub failure: Failure,
    /// The file in which they are; none where no folder could be written to.
    pub file: Option<String>,
    /// What stands in it, as a side file; none where nothing but removals was to be written.
    pub text: Option<String>,
    /// Where it belongs.
    pub home: Option<String>,
    /// It has all that the side file has, and can take its place.
    pub is_whole: bool,
}

impl SidePlace {
    /// Writes edits that [`SidePlace::write`] could not to a file of their own; nothing where it now can.
    pub fn rescue(&self, edits: &[Edit]) -> Option<Rescued> {
        let folders = [
            state_folder().map(|folder| folder.join(FOLDER)),
            Some(std::env::temp_dir()),
        ];
        let folders: Vec<PathBuf> = folders.into_iter().flatten().collect();
        self.rescue_to(edits, &folders)
    }

    /// Writes to the first of these folders that takes it.
    pub(super) fn rescue_to(&self, edits: &[Edit], folders: &[PathBuf]) -> Option<Rescued> {
        let failure = self.write(edits).err()?;
        let place = self.places.first();
        let old = place.map(Place::read);
        let is_whole = !matches!(old, Some(Err(_)));
        let old = old.and_then(|read| read.ok().flatten());
        let no_paths = Paths::default();
        let paths = place.map_or(&no_paths, |place| &place.paths);
        let is_worth_it = old.is_some() || edits.iter().any(|edit| edit.entry.is_some());
        let mut document = old.unwrap_or_default();
        let kept: Vec<Edit> = edits.iter().map(|edit| paths.kept(edit)).collect();
        document.apply(&kept);
        let text = is_worth_it.then(|| document.to_string());
        let write = |text: &String| folders.iter().find_map(|folder| write_in(folder, text));
        Some(Rescued {
            failure,
            file: text.as_ref().and_then(write).map(|file| shown(&file)),
            text,
            home: place.map(Place::name),
            is_whole,
        })
    }
}

impl Place {
    /// The file's name, safe to show.
    fn name(&self) -> String {
        shown(&self.file)
    }
}

/// Writes a text within a folder; nothing where that cannot be.
fn write_in(folder: &Path, text: &str) -> Option<PathBuf> {
    super::make_folder(&folder.join(OWN_FOLDER)).ok()?;
    let own = tempfile::Builder::new()
        .prefix(OWN_FOLDER)
        .tempdir_in(folder);
    let own = own.ok()?;
    let file = own.path().join(FILE);
    write_new_file(&file, text.as_bytes()).ok()?;
    // From here on it is the reader's.
    let _ = own.keep();
    Some(file)
}
