//! The reader's own themes: files in the folder of themes beside the settings.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder within the config folder.
const THEMES_FOLDER: &str = "themes";

/// More files than anybody has themes; those beyond it, by name, are not looked at.
const MAX_THEMES: usize = 200;

/// The theme files beside a config file, by name; none where there is no such folder.
pub fn own_themes(config_file: &Path) -> Vec<PathBuf> {
    let folder = config_file.with_file_name(THEMES_FOLDER);
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    files.truncate(MAX_THEMES);
    files
}
