//! Where the reader's own files are (settings, keys, themes), and reading one.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::read_limited;
use crate::article::Limits;
use crate::failure::Failure;

/// The program's folder within the config folder.
const CONFIG_FOLDER: &str = "abreast";

/// Name of the settings in it.
const CONFIG_FILE: &str = "config.toml";

/// The reader's own folder: `~/.config/abreast`, `%APPDATA%\abreast`; none where there is no home.
pub fn config_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join(CONFIG_FOLDER))
}

/// Where settings are read from when no other file is named.
pub fn config_file() -> Option<PathBuf> {
    Some(config_folder()?.join(CONFIG_FILE))
}

/// Reads a file of the reader's own; none where it is not there.
///
/// # Errors
/// Where it cannot be read, or is no text.
pub fn read_own_file(path: &Path) -> Result<Option<String>, Failure> {
    let mut file = match fs::File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(|error| Failure::from_error("read", path, &error))?,
    };
    let bytes = read_limited(&mut file, path, Limits::default())?;
    let text = String::from_utf8(bytes).map_err(|_| {
        let hint = "save it as UTF-8";
        Failure::reading(path, "it is no text in UTF-8", hint)
    })?;
    Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
}
