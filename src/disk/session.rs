//! Where it is kept how a story was left: a file a story in the state folder, the oldest dropped.

use std::fs;
use std::path::{Path, PathBuf};

use super::side::{
    file_name, full_name, identity, make_folder, pile_identity, pile_paths, state_folder,
};
use super::{Failure, STDIN, StoryPaths, write_file};
use crate::article::clean_line;
use crate::failure::shown;
use crate::session::Session;
use crate::side::Paths;

/// The folder of the sessions within the program's state folder.
const FOLDER: &str = "sessions";

/// Stories that are remembered: years of reading, in a folder that is still quick to list.
const MAX_SESSIONS: usize = 500;

/// Largest file that is read; the program writes some kilobytes.
const MAX_BYTES: u64 = 256 * 1024;

/// Where one story's session is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionPlace {
    /// None where there is no state folder, or nothing to know the story by again.
    file: Option<PathBuf>,
    paths: Paths,
}

impl SessionPlace {
    /// The place of a story that was found; what came by standard input is not known again.
    pub fn of_story(story: &StoryPaths) -> SessionPlace {
        SessionPlace::within(story, state_folder())
    }

    /// The place of a story, with this folder as the state folder.
    fn within(story: &StoryPaths, state_folder: Option<PathBuf>) -> SessionPlace {
        let is_piped = story.paths.iter().any(|path| path == Path::new(STDIN));
        let folder = state_folder.filter(|_| !is_piped);
        let names = story.paths.iter();
        let names = names.map(|path| (shown(path), full_name(path)));
        SessionPlace {
            file: folder.map(|folder| folder.join(FOLDER).join(file_name(&identity(story)))),
            paths: Paths::new(names.collect()),
        }
    }

    /// The place of the stories that are built in.
    pub fn of_built_in(name: &str) -> SessionPlace {
        let name = file_name(&format!("built in\n{name}"));
        SessionPlace {
            file: state_folder().map(|folder| folder.join(FOLDER).join(name)),
            paths: Paths::default(),
        }
    }

    /// The place of a story of a pile, which is known again by its first article.
    pub fn of_piled(named: &[PathBuf], first: &str) -> SessionPlace {
        let is_piped = named.iter().any(|path| path == Path::new(STDIN));
        let paths = pile_paths(named);
        let name = format!("{}\n{}", pile_identity(named), paths.kept_path(first));
        let folder = state_folder().filter(|_| !is_piped);
        SessionPlace {
            file: folder.map(|folder| folder.join(FOLDER).join(file_name(&name))),
            paths,
        }
    }

    /// Reads how the story was left; nothing where that is not known or not understood.
    pub fn read(&self) -> Option<Session> {
        let file = self.file.as_ref()?;
        let meta = fs::symlink_metadata(file).ok()?;
        if !meta.is_file() || meta.len() > MAX_BYTES {
            return None;
        }
        let text = fs::read_to_string(file).ok()?;
        let session: Session = toml::from_str(&text).ok()?;
        Some(session.shown(&self.paths))
    }

    /// Writes how the story was left, whole or not at all, and drops the oldest where there are too many.
    ///
    /// # Errors
    /// Where the state folder cannot be written to.
    pub fn write(&self, session: &Session) -> Result<(), Failure> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let failed = |reason: String| Failure {
            action: "write",
            path: shown(file),
            reason: clean_line(&reason),
            hint: "the story will open at its start".to_owned(),
        };
        let session = session.clone().kept(&self.paths);
        let text = toml::to_string(&session).map_err(|error| failed(error.to_string()))?;
        make_folder(file).map_err(|error| failed(error.to_string()))?;
        let is_new = !file.exists();
        write_file(file, text.as_bytes())?;
        if let Some(folder) = file.parent().filter(|_| is_new) {
            drop_oldest(folder, MAX_SESSIONS);
        }
        Ok(())
    }
}

/// Removes the files that were written the longest ago, until so many are left; only those of our form.
fn drop_oldest(folder: &Path, count: usize) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<(_, PathBuf)> = entries
        .map(|entry| entry.path())
        .filter(|path| is_ours(path))
        .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
        .collect();
    files.sort();
    let surplus = files.len().saturating_sub(count);
    for (_, path) in files.into_iter().take(surplus) {
        // One that another reader has dropped already is gone as well.
        let _ = fs::remove_file(path);
    }
}

/// `"0123456789abcdef0123456789abcdef.toml"` -> true
fn is_ours(path: &Path) -> bool {
    let name = path.file_stem().map(|stem| stem.to_string_lossy());
    let is_number = |name: &str| name.len() == 32 && name.chars().all(|c| c.is_ascii_hexdigit());
    path.extension().is_some_and(|e| e == "toml") && name.is_some_and(|name| is_number(&name))
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use tempfile::TempDir;

    use super::*;
    use crate::side::StoryFile;

    fn story(folder: &Path) -> StoryPaths {
        StoryPaths {
            name: "mill".to_owned(),
            paths: vec![folder.join("courier.txt")],
            folder: Some(folder.to_owned()),
            story_file: StoryFile::default(),
        }
    }

    fn session(view: &str, path: &Path) -> Session {
        Session {
            view: view.to_owned(),
            first_column: shown(path),
            ..Session::default()
        }
    }

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).map_or(0, Iterator::count)
    }

    #[test]
    fn last_reader_to_leave_wins_and_nothing_is_left_in_the_story() {
        let disk = TempDir::new().expect("a temporary folder");
        let state = disk.path().join("state");
        let mill = disk.path().join("mill");
        fs::create_dir(&mill).expect("a folder");
        fs::write(mill.join("courier.txt"), "Fire.").expect("a file");
        let place = SessionPlace::within(&story(&mill), Some(state.clone()));
        assert_eq!(place.read(), None);
        let path = mill.join("courier.txt");
        for view in ["focus", "claims"] {
            place.write(&session(view, &path)).expect("written");
        }
        assert_eq!(place.read(), Some(session("claims", &path)));
        assert_eq!((names(&mill), names(&state.join(FOLDER))), (1, 1));
    }

    #[test]
    fn session_holds_from_wherever_the_program_is_started() {
        let disk = TempDir::new().expect("a temporary folder");
        let state = Some(disk.path().join("state"));
        let mill = disk.path().join("mill");
        fs::create_dir(&mill).expect("a folder");
        fs::write(mill.join("courier.txt"), "Fire.").expect("a file");
        let place = SessionPlace::within(&story(&mill), state.clone());
        let path = mill.join("courier.txt");
        place.write(&session("focus", &path)).expect("written");
        let roundabout = mill.join("../mill");
        let other = SessionPlace::within(&story(&roundabout), state);
        let expected = session("focus", &roundabout.join("courier.txt"));
        assert_eq!(other.read(), Some(expected));
    }

    #[test]
    fn odd_files_are_passed_over() {
        let disk = TempDir::new().expect("a temporary folder");
        let place = SessionPlace::within(&story(disk.path()), Some(disk.path().join("state")));
        place.write(&Session::default()).expect("written");
        let file = place.file.clone().expect("a place");
        for odd in [&b"view = [\n"[..], b"\xff\xfe", b"threshold = \"x\"\n"] {
            fs::write(&file, odd).expect("written");
            assert_eq!(place.read(), None, "{odd:?}");
        }
        fs::write(&file, "x".repeat(300_000)).expect("written");
        assert_eq!(place.read(), None);
    }

    #[test]
    fn what_was_piped_in_is_not_remembered() {
        let disk = TempDir::new().expect("a temporary folder");
        let mut piped = story(disk.path());
        piped.paths.push(PathBuf::from(STDIN));
        let place = SessionPlace::within(&piped, Some(disk.path().join("state")));
        place.write(&Session::default()).expect("nothing to do");
        assert_eq!(names(disk.path()), 0);
    }

    #[test]
    fn oldest_are_dropped_and_foreign_files_stay() {
        let disk = TempDir::new().expect("a temporary folder");
        for number in 0..12_u64 {
            let path = disk.path().join(format!("{number:032x}.toml"));
            fs::write(&path, "").expect("written");
            let written = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(number);
            let file = fs::File::options().write(true).open(&path).expect("a file");
            file.set_modified(written).expect("set");
        }
        fs::write(disk.path().join("notes.toml"), "mine").expect("written");
        drop_oldest(disk.path(), 10);
        assert_eq!(names(disk.path()), 11);
        assert!(!disk.path().join(format!("{:032x}.toml", 1)).exists());
        assert!(disk.path().join(format!("{:032x}.toml", 2)).exists());
    }

    #[cfg(unix)]
    #[test]
    fn folder_is_for_this_user_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let disk = TempDir::new().expect("a temporary folder");
        let state = disk.path().join("state");
        let place = SessionPlace::within(&story(disk.path()), Some(state.clone()));
        place.write(&Session::default()).expect("written");
        let mode = fs::metadata(state.join(FOLDER))
            .expect("a folder")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
