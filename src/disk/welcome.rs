//! Whether the hint of the first start was seen: a file in the state folder, empty but for a word.

use std::fs;

use super::side::{make_folder, state_folder};
use super::write_file;

/// Name of the file, in the program's state folder.
const WELCOME_FILE: &str = "welcomed";

/// Tells whether the hint was seen; where nothing can be remembered, it is not shown again and again.
pub fn is_welcomed() -> bool {
    let file = state_folder().map(|folder| folder.join(WELCOME_FILE));
    file.is_none_or(|file| fs::exists(file).unwrap_or(true))
}

/// Remembers that the hint was seen, as far as that can be done.
pub fn remember_welcome() {
    let Some(file) = state_folder().map(|folder| folder.join(WELCOME_FILE)) else {
        return;
    };
    let _ = make_folder(&file);
    let _ = write_file(
        &file,
        b"The hint of the first start was seen; without this file it comes again.\n",
    );
}
