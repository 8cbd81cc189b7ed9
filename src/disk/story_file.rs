//! Reads a folder's `story.toml`; what is wrong with it is said, and the folder is opened without.

use std::fs;
use std::path::Path;

use super::{Failure, read_limited};
use crate::article::Limits;
use crate::failure::shown;
use crate::side::StoryFile;

/// Name of the file in which a reader describes a folder's story.
pub(super) const STORY_FILE: &str = "story.toml";

/// Reads the file; nothing of it holds where it cannot be read.
pub(super) fn read_story_file(file: &Path, failures: &mut Vec<Failure>) -> StoryFile {
    match read_text(file).and_then(|text| parse(file, &text, failures)) {
        Ok(story_file) => story_file,
        Err(failure) => {
            failures.push(failure);
            StoryFile::default()
        }
    }
}

fn read_text(file: &Path) -> Result<String, Failure> {
    let failed = |error| Failure::from_error("read", file, &error);
    if !fs::metadata(file).map_err(failed)?.is_file() {
        return Err(Failure::reading(
            file,
            "it is no plain file",
            "move it away",
        ));
    }
    let bytes = read_limited(
        &mut fs::File::open(file).map_err(failed)?,
        file,
        Limits::default(),
    )?;
    String::from_utf8(bytes)
        .map_err(|_| Failure::reading(file, "it is not UTF-8", "save it as UTF-8"))
}

fn parse(file: &Path, text: &str, failures: &mut Vec<Failure>) -> Result<StoryFile, Failure> {
    let hint = "put it right; it is TOML, with title, order, outlets and groups";
    let (story_file, odd) =
        StoryFile::parse(text).map_err(|reason| Failure::reading(file, reason, hint))?;
    let odd = odd.into_iter().map(|reason| Failure {
        action: "use",
        path: shown(file),
        reason,
        hint: "the rest of it counts".to_owned(),
    });
    failures.extend(odd);
    let folder = file.parent().unwrap_or(Path::new("."));
    Ok(story_file.located(|name| {
        let path = folder.join(name);
        path.is_file().then(|| shown(&path))
    }))
}
