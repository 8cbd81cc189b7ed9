//! Side files on a real disk: where they are, what is never written over, many writers at once.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::side::{ArticleName, Entry, Field, StoryFile};

/// A folder with a story in `mill/` and room for a state folder.
struct Disk {
    folder: TempDir,
}

impl Disk {
    fn new() -> Disk {
        let folder = TempDir::new().expect("a temporary folder");
        let disk = Disk { folder };
        fs::create_dir(disk.mill()).expect("a folder");
        for name in ["courier.txt", "gazette.txt"] {
            fs::write(disk.mill().join(name), "Fire guts the mill.").expect("a file");
        }
        disk
    }

    fn mill(&self) -> PathBuf {
        self.folder.path().join("mill")
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state/abreast/stories")
    }

    fn side_file(&self) -> PathBuf {
        self.mill().join(SIDE_FILE)
    }

    fn story(&self) -> StoryPaths {
        StoryPaths {
            name: "mill".to_owned(),
            paths: ["courier.txt", "gazette.txt"]
                .map(|n| self.mill().join(n))
                .into(),
            folder: Some(self.mill()),
            story_file: StoryFile::default(),
        }
    }

    fn place(&self) -> SidePlace {
        SidePlace::within(&self.story(), Some(self.state()))
    }

    /// How an article of the story is called on the screen.
    fn shown(&self, name: &str) -> String {
        shown(&self.mill().join(name))
    }

    fn outlet(&self, name: &str, outlet: &str) -> Edit {
        let entry = Entry::Field {
            article: ArticleName {
                path: self.shown(name),
                url: None,
            },
            field: Field::Outlet,
            value: outlet.to_owned(),
        };
        Edit {
            key: entry.key(),
            entry: Some(entry),
        }
    }
}

fn entries(place: &SidePlace) -> Vec<Entry> {
    place.read().entries.iter().cloned().collect()
}

fn files(folder: &Path) -> Vec<String> {
    let read = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = read
        .filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names
}

#[test]
fn folder_keeps_its_own_side_file_and_nothing_else_is_left_there() {
    let disk = Disk::new();
    let edit = disk.outlet("courier.txt", "The Courier");
    let written = disk.place().write(std::slice::from_ref(&edit));
    assert_eq!(written, Ok(shown(&disk.side_file())));
    assert_eq!(
        files(&disk.mill()),
        [SIDE_FILE, "courier.txt", "gazette.txt"]
    );
    let text = fs::read_to_string(disk.side_file()).expect("a side file");
    assert!(text.contains("path = \"courier.txt\""), "{text}");
    assert_eq!(entries(&disk.place()), [edit.entry.expect("it sets")]);
}

#[test]
fn folder_may_be_moved() {
    let disk = Disk::new();
    let edit = disk.outlet("courier.txt", "The Courier");
    disk.place().write(&[edit]).expect("written");
    let moved = disk.folder.path().join("elsewhere");
    fs::rename(disk.mill(), &moved).expect("renamed");
    let story = StoryPaths {
        paths: vec![moved.join("courier.txt")],
        folder: Some(moved.clone()),
        ..disk.story()
    };
    let found = entries(&SidePlace::within(&story, None));
    let path = shown(&moved.join("courier.txt"));
    assert!(matches!(&found[..], [Entry::Field { article, .. }] if article.path == path));
}

#[test]
fn loose_files_are_kept_in_the_state_folder() {
    let disk = Disk::new();
    let story = StoryPaths {
        folder: None,
        ..disk.story()
    };
    let place = SidePlace::within(&story, Some(disk.state()));
    place
        .write(&[disk.outlet("courier.txt", "The Courier")])
        .expect("written");
    assert!(!disk.side_file().exists());
    assert_eq!(files(&disk.state()).len(), 1);
    assert_eq!(entries(&place).len(), 1);
    let other = StoryPaths {
        paths: story.paths[..1].to_vec(),
        ..story
    };
    assert_eq!(
        entries(&SidePlace::within(&other, Some(disk.state()))),
        [],
        "another story"
    );
}

#[test]
fn file_that_is_not_understood_is_left_alone_and_changes_go_to_the_state_folder() {
    for odd in [
        "format = \"abreast.side\"\nversion = 99\n",
        "[package]\nname = \"x\"\n",
        "garbage",
        "",
    ] {
        let disk = Disk::new();
        fs::write(disk.side_file(), odd).expect("written");
        let notes = disk.place().read().notes;
        assert!(notes[0].contains("it is left as it is"), "{notes:?}");
        let written = disk
            .place()
            .write(&[disk.outlet("courier.txt", "The Courier")])
            .expect("written");
        assert!(written.contains("state"), "{written}");
        assert_eq!(fs::read_to_string(disk.side_file()).expect("a file"), odd);
        assert_eq!(entries(&disk.place()).len(), 1);
    }
}

#[test]
fn nothing_is_kept_where_there_is_nowhere_to_keep_it() {
    let disk = Disk::new();
    fs::write(disk.side_file(), "garbage").expect("written");
    let place = SidePlace::within(&disk.story(), None);
    let refused = place
        .write(&[disk.outlet("courier.txt", "x")])
        .expect_err("nowhere");
    assert!(refused.to_string().contains("left as it is"), "{refused}");
}

#[cfg(unix)]
#[test]
fn link_is_not_followed() {
    let disk = Disk::new();
    let target = disk.folder.path().join("precious.toml");
    fs::write(&target, "format = \"abreast.side\"\nversion = 1\n").expect("written");
    std::os::unix::fs::symlink(&target, disk.side_file()).expect("linked");
    let written = disk.place().write(&[disk.outlet("courier.txt", "x")]);
    assert!(written.is_ok_and(|name| name.contains("state")));
    let text = fs::read_to_string(&target).expect("a file");
    assert_eq!(text, "format = \"abreast.side\"\nversion = 1\n");
}

#[test]
fn read_only_file_is_left_alone() {
    let disk = Disk::new();
    let edit = disk.outlet("courier.txt", "first");
    disk.place().write(&[edit]).expect("written");
    let mut mode = fs::metadata(disk.side_file())
        .expect("a file")
        .permissions();
    mode.set_readonly(true);
    fs::set_permissions(disk.side_file(), mode).expect("set");
    let edit = disk.outlet("courier.txt", "second");
    let written = disk.place().write(std::slice::from_ref(&edit));
    assert!(written.is_ok_and(|name| name.contains("state")));
    assert_eq!(entries(&disk.place()), [edit.entry.expect("it sets")]);
}

#[test]
fn entry_written_to_the_folder_again_no_longer_stands_in_the_state_folder() {
    let disk = Disk::new();
    fs::write(disk.side_file(), "garbage").expect("written");
    let first = disk.outlet("courier.txt", "first");
    disk.place().write(&[first]).expect("written");
    fs::remove_file(disk.side_file()).expect("removed");
    let second = disk.outlet("courier.txt", "second");
    let place = disk.place();
    place.write(std::slice::from_ref(&second)).expect("written");
    assert_eq!(entries(&place), [second.entry.expect("it sets")]);
}

#[test]
fn twenty_writers_lose_nothing() {
    let disk = Disk::new();
    std::thread::scope(|scope| {
        for writer in 0..20 {
            let disk = &disk;
            scope.spawn(move || {
                for number in 0..5 {
                    let edit = disk.outlet(&format!("{writer}-{number}.txt"), "x");
                    disk.place().write(&[edit]).expect("written");
                }
            });
        }
    });
    assert_eq!(entries(&disk.place()).len(), 100);
    assert_eq!(
        files(&disk.mill()),
        [SIDE_FILE, "courier.txt", "gazette.txt"]
    );
}

/// A note on a statement of an article.
fn note(disk: &Disk, text: &str) -> Edit {
    let entry = Entry::Note {
        statement: crate::comparison::Wording {
            path: disk.shown("courier.txt"),
            url: None,
            text: "Fire guts the mill.".to_owned(),
            nth: 0,
        },
        text: text.to_owned(),
    };
    Edit {
        key: entry.key(),
        entry: Some(entry),
    }
}

#[test]
fn two_readers_who_write_about_one_statement_lose_nothing() {
    let disk = Disk::new();
    std::thread::scope(|scope| {
        for reader in ["one", "two"] {
            let disk = &disk;
            scope.spawn(move || {
                let mut before: Option<Edit> = None;
                for number in 0..10 {
                    // As when a note is edited: the old words go, the new ones come.
                    let drop = before.take().map(|edit| Edit {
                        entry: None,
                        ..edit
                    });
                    let edit = note(disk, &format!("{reader} {number}"));
                    let edits: Vec<Edit> = drop.into_iter().chain([edit.clone()]).collect();
                    disk.place().write(&edits).expect("written");
                    before = Some(edit);
                }
            });
        }
    });
    let expected = ["one 9", "two 9"].map(|text| note(&disk, text).entry.expect("it sets"));
    assert_eq!(entries(&disk.place()), expected);
}

#[test]
fn what_dies_between_writing_and_placing_leaves_the_old_file_whole() {
    let disk = Disk::new();
    disk.place()
        .write(&[note(&disk, "first")])
        .expect("written");
    let before = fs::read_to_string(disk.side_file()).expect("a side file");
    // What a program leaves that is killed then: half a new file under another name, and its lock file.
    fs::write(disk.mill().join(".abreast-x1"), "format = \"abr").expect("written");
    fs::write(disk.mill().join(".abreast.toml.lock"), "").expect("written");
    assert_eq!(fs::read_to_string(disk.side_file()).ok(), Some(before));
    assert_eq!(entries(&disk.place()).len(), 1);
    disk.place()
        .write(&[note(&disk, "second")])
        .expect("written");
    assert_eq!(entries(&disk.place()).len(), 2);
}

#[cfg(unix)]
#[test]
fn folder_that_cannot_be_written_to_keeps_notes_in_the_state_folder() {
    use std::os::unix::fs::PermissionsExt as _;
    let disk = Disk::new();
    let mode = |mode| fs::set_permissions(disk.mill(), fs::Permissions::from_mode(mode));
    mode(0o555).expect("set");
    let written = disk.place().write(&[note(&disk, "first")]);
    mode(0o755).expect("set");
    // The superuser writes everywhere.
    assert_eq!(entries(&disk.place()).len(), 1, "{written:?}");
}

#[test]
fn dropping_what_is_not_there_makes_no_file() {
    let disk = Disk::new();
    let mut edit = disk.outlet("courier.txt", "x");
    edit.entry = None;
    disk.place().write(&[edit]).expect("nothing to do");
    assert!(!disk.side_file().exists());
}

/// A story whose side file is taken by a folder, and that has no state folder.
fn closed_disk() -> (Disk, SidePlace) {
    let disk = Disk::new();
    fs::create_dir(disk.side_file()).expect("a folder in the way");
    let place = SidePlace::within(&disk.story(), None);
    (disk, place)
}

#[test]
fn what_no_side_file_takes_goes_to_the_first_folder_that_takes_it() {
    let (disk, place) = closed_disk();
    let edits = [disk.outlet("courier.txt", "Courier")];
    let folders = [
        disk.side_file().join("courier.txt/no"),
        disk.folder.path().join("elsewhere"),
    ];
    fs::write(disk.side_file().join("courier.txt"), "in the way").expect("written");
    let rescued = place
        .rescue_to(&edits, &folders)
        .expect("written elsewhere");
    assert_eq!(rescued.home, Some(shown(&disk.side_file())));
    let file = PathBuf::from(rescued.file.expect("a file"));
    assert!(file.starts_with(&folders[1]), "{file:?}");
    let text = fs::read_to_string(&file).expect("a file");
    assert!(text.contains("path = \"courier.txt\""), "{text}");
    // Moved into its place, it is the side file.
    fs::remove_dir_all(disk.side_file()).expect("put right");
    fs::rename(file, disk.side_file()).expect("moved");
    assert_eq!(
        entries(&disk.place()),
        edits.map(|edit| edit.entry.expect("an entry"))
    );
}

#[test]
fn rescued_file_has_what_the_side_file_had() {
    let disk = Disk::new();
    let place = SidePlace::within(&disk.story(), None);
    place
        .write(&[disk.outlet("courier.txt", "Courier")])
        .expect("written");
    let mut read_only = fs::metadata(disk.side_file())
        .expect("a file")
        .permissions();
    read_only.set_readonly(true);
    fs::set_permissions(disk.side_file(), read_only).expect("set");
    let edits = [disk.outlet("gazette.txt", "Gazette")];
    let folders = [disk.folder.path().join("elsewhere")];
    let rescued = place
        .rescue_to(&edits, &folders)
        .expect("written elsewhere");
    assert!(rescued.is_whole);
    let text = rescued.text.unwrap_or_default();
    assert!(
        text.contains("Courier") && text.contains("Gazette"),
        "{text}"
    );
}

#[test]
fn where_nothing_can_be_written_the_text_itself_is_left() {
    let (disk, place) = closed_disk();
    let edits = [disk.outlet("courier.txt", "Courier")];
    let rescued = place.rescue_to(&edits, &[]).expect("not written");
    assert_eq!((rescued.file, rescued.is_whole), (None, false));
    assert!(rescued.text.is_some_and(|text| text.contains("Courier")));
    let removal = Edit {
        entry: None,
        ..edits[0].clone()
    };
    let rescued = place.rescue_to(&[removal], &[]).expect("not written");
    assert_eq!(rescued.text, None, "there is nothing to keep");
}
