//! Where what is set by hand about a pile is kept: in its folder where one was named, else in the
//! state folder, as for a story.
//!
//! The stories of a pile have no side files of their own: which articles are one story may be another
//! matter tomorrow. What is set by hand about one of them stands in the pile's side file, and is found
//! by the articles that it is about, whichever story they are in by then.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Place, SIDE_FILE, SidePlace, file_name, full_name, side_folder};
use crate::failure::shown;
use crate::side::Paths;

impl SidePlace {
    /// The places of a pile, by what was named.
    pub fn of_pile(named: &[PathBuf]) -> SidePlace {
        let in_folder = match named {
            [folder] if folder.is_dir() => Some(Place {
                file: folder.join(SIDE_FILE),
                paths: Paths::default().with_folders(vec![(beginning(folder), String::new())]),
                is_state: false,
            }),
            _ => None,
        };
        let in_state = side_folder().map(|state| Place {
            file: state.join(file_name(&pile_identity(named))),
            paths: pile_paths(named),
            is_state: true,
        });
        SidePlace {
            places: in_folder.into_iter().chain(in_state).collect(),
            about: None,
            is_pile: true,
        }
    }

    /// The part of a pile's places that is about articles of these paths and addresses.
    #[must_use]
    pub fn about(mut self, names: BTreeSet<String>) -> SidePlace {
        self.about = Some(names);
        self
    }
}

/// What a pile is known by, wherever the program is started.
pub(in crate::disk) fn pile_identity(named: &[PathBuf]) -> String {
    let mut full: Vec<String> = named.iter().map(|path| full_name(path)).collect();
    full.sort();
    full.dedup();
    format!("pile\n{}", full.join("\n"))
}

/// How the articles of a pile are called on the screen, and by their full names.
pub(in crate::disk) fn pile_paths(named: &[PathBuf]) -> Paths {
    let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) =
        named.iter().partition(|path| path.is_dir());
    let pair = |path: &&PathBuf| (shown(path), full_name(path));
    let begin = |folder: &&PathBuf| (beginning(folder), beginning(Path::new(&full_name(folder))));
    Paths::new(files.iter().map(pair).collect()).with_folders(folders.iter().map(begin).collect())
}

/// How the paths of a folder begin: `"news"` -> `"news/"`, `"news/"` -> `"news/"`
fn beginning(folder: &Path) -> String {
    let name = shown(folder);
    format!("{}/", name.trim_end_matches('/'))
}
