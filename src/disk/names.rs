//! Names of files that go on from what is typed of one.

use std::fs;
use std::path::Path;

use super::typed_path;
use crate::article::clean_line;

/// Names that are listed; more are narrowed down sooner by typing than by looking.
const MAX_NAMES: usize = 200;

/// Entries of a folder that are looked at; in a larger one some names are not offered.
const MAX_ENTRIES: usize = 20_000;

/// The names of files that begin as typed, in order; folders end with a slash.
///
/// `"src/ap"` -> `["src/app/"]`. Hidden ones are listed where the name begins with a dot. Names with
/// control characters are left out: they could not be typed.
pub fn names_beginning(typed: &str) -> Vec<String> {
    let (folder, start) = match typed.rfind('/') {
        Some(at) => typed.split_at(at + 1),
        None => ("", typed),
    };
    let real = typed_path(if folder.is_empty() { "./" } else { folder });
    let Ok(entries) = fs::read_dir(&real) else {
        return Vec::new();
    };
    let entries = entries.take(MAX_ENTRIES).filter_map(Result::ok);
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_hidden = name.starts_with('.') && !start.starts_with('.');
            let fits = name.starts_with(start) && !is_hidden && clean_line(&name) == name;
            // Only what fits is looked at: a folder of thousands may lie on a slow disk.
            fits.then(|| {
                let slash = if is_folder(&entry.path()) { "/" } else { "" };
                format!("{folder}{name}{slash}")
            })
        })
        .collect();
    names.sort();
    names.truncate(MAX_NAMES);
    names
}

fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_on_from_what_is_typed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["report.txt", "record.json", ".hidden", "other\u{1b}.txt"] {
            fs::write(folder.path().join(name), "").expect("a file");
        }
        fs::create_dir(folder.path().join("reports")).expect("a folder");
        let at = format!("{}/", folder.path().display());
        let listed = |typed: &str| {
            let names = names_beginning(&format!("{at}{typed}"));
            let names = names.iter().map(|name| name.replace(&at, ""));
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(listed("rep"), "report.txt reports/");
        assert_eq!(listed(""), "record.json report.txt reports/");
        assert_eq!(listed(".h"), ".hidden");
        assert_eq!(listed("gone/x"), "");
    }
}
