//! What could not be opened or written, in words that help.
//!
//! Disk and network fail in many ways; the reader sees one form: what was being done, to what, why it
//! failed, and what to try. A failure names its source and never stops the others.

use std::io;
use std::path::Path;

use crate::article;

/// Why nothing is written over what is there.
const ALREADY_THERE: &str = "it is there already";

/// A source that could not be opened, or a report that could not be written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("cannot {action} {path}: {reason}; {hint}")]
pub struct Failure {
    /// What was being done: "read", "write", "use".
    pub action: &'static str,
    /// To what, safe to show.
    pub path: String,
    /// Why it failed.
    pub reason: String,
    /// What to try.
    pub hint: String,
}

impl Failure {
    /// Reading failed for a reason that is known.
    pub(crate) fn reading(path: &Path, reason: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure {
            action: "read",
            path: shown(path),
            reason: reason.into(),
            hint: hint.into(),
        }
    }

    /// The system refused, and says why.
    pub(crate) fn from_error(action: &'static str, path: &Path, error: &io::Error) -> Self {
        let (reason, hint) = match error.kind() {
            io::ErrorKind::NotFound => ("no such file or folder".to_owned(), "check the name"),
            io::ErrorKind::PermissionDenied => {
                ("permission denied".to_owned(), "check the file's mode")
            }
            io::ErrorKind::StorageFull => ("the disk is full".to_owned(), "make room"),
            io::ErrorKind::AlreadyExists => (
                ALREADY_THERE.to_owned(),
                "name another file, or replace it with export!",
            ),
            _ => (plain_reason(error), "check the file and its folder"),
        };
        Failure {
            action,
            path: shown(path),
            reason,
            hint: hint.to_owned(),
        }
    }

    /// The same, with the hint of a command line where something is in the way.
    #[must_use]
    pub fn with_force_hint(self) -> Self {
        let hint = match self.reason.as_str() {
            ALREADY_THERE => "--force replaces it".to_owned(),
            _ => self.hint,
        };
        Failure { hint, ..self }
    }

    /// The source was read, but holds no statement.
    pub(crate) fn without_text(path: &Path) -> Self {
        Failure::reading(
            path,
            "it holds no text to compare",
            "put the article's text into it or leave it out",
        )
    }
}

/// Drops the number that the standard library adds.
///
/// `"Too many levels of symbolic links (os error 40)"` -> `"too many levels of symbolic links"`
fn plain_reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// A path as it may be shown and reported: any bytes in, one inert line out.
pub fn shown(path: &Path) -> String {
    article::clean_line(&path.to_string_lossy())
}
