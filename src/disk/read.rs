//! Reads the bytes of a source: a file that is one, or standard input that is no keyboard.

use std::fs;
use std::io::{self, IsTerminal as _, Read as _};
use std::path::Path;

use crate::article::{Limits, STDIN, Source};
use crate::failure::Failure;

/// Reads the bytes of one source; "-" is standard input.
///
/// # Errors
/// Where it is no regular file, is too large or cannot be read.
pub fn read_source(path: &Path, limits: Limits) -> Result<Source, Failure> {
    let bytes = if path == Path::new(STDIN) {
        read_stdin(path, limits)?
    } else {
        read_file(path, limits)?
    };
    Ok(Source {
        limits,
        ..Source::new(path.to_string_lossy(), bytes)
    })
}

fn read_stdin(path: &Path, limits: Limits) -> Result<Vec<u8>, Failure> {
    if io::stdin().is_terminal() {
        let hint = "pipe the text into it, or name a file";
        return Err(Failure::reading(path, "it is the keyboard", hint));
    }
    read_limited(&mut io::stdin().lock(), path, limits)
}

fn read_file(path: &Path, limits: Limits) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| Failure::from_error("read", path, &error);
    let meta = fs::metadata(path).map_err(failed)?;
    if !meta.is_file() {
        let hint = "save it to a file, or give it on standard input as -";
        return Err(Failure::reading(path, kind_of(&meta), hint));
    }
    if meta.len() > limits.file_bytes() as u64 {
        return Err(too_large(path, limits));
    }
    let mut file = fs::File::open(path).map_err(failed)?;
    // One byte more, so that the end is seen without more room.
    let bytes = Vec::with_capacity(usize::try_from(meta.len()).map_or(0, |len| len + 1));
    read_into(bytes, &mut file, path, limits)
}

/// Reads to the end or the limit: a file may grow while it is read, a pipe says no size.
pub(super) fn read_limited(
    from: &mut dyn io::Read,
    path: &Path,
    limits: Limits,
) -> Result<Vec<u8>, Failure> {
    read_into(Vec::new(), from, path, limits)
}

fn read_into(
    mut bytes: Vec<u8>,
    from: &mut dyn io::Read,
    path: &Path,
    limits: Limits,
) -> Result<Vec<u8>, Failure> {
    let most = limits.file_bytes();
    from.take((most as u64).saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::from_error("read", path, &error))?;
    if bytes.len() > most {
        return Err(too_large(path, limits));
    }
    Ok(bytes)
}

fn too_large(path: &Path, limits: Limits) -> Failure {
    let reason = format!("larger than {} MB", limits.file_mb);
    let hint = "cut the article out of it, or raise limits.file-mb";
    Failure::reading(path, reason, hint)
}

pub(super) fn kind_of(meta: &fs::Metadata) -> &'static str {
    if meta.is_dir() {
        "it is a folder"
    } else {
        "it is a pipe, socket or device, not a file"
    }
}

/// Tells whether two paths lead to the same file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
