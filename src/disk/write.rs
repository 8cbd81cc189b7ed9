//! Writes reports: a whole file or nothing, whatever fails half-way.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Failure, kind_of};
use crate::failure::shown;

/// Writes a whole file or nothing: beside the target, to the disk, then in its place.
///
/// An old file stays as it was whatever fails. A link's target is replaced, not the link.
///
/// # Errors
/// Where the target is no regular file or its folder cannot be written to.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_file_by(path, |out| out.write_all(bytes))
}

/// Writes a whole file or nothing, of what comes bit by bit: see [`write_file`].
///
/// # Errors
/// As there, and where `write` fails.
pub fn write_file_by(
    path: &Path,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&target).ok();
    if let Some(meta) = old.as_ref().filter(|meta| !meta.is_file()) {
        return Err(Failure {
            action: "write",
            path: shown(path),
            reason: kind_of(meta).to_owned(),
            hint: "name a file".to_owned(),
        });
    }
    let place = || {
        let beside = write_beside(&target, write)?;
        if let Some(meta) = old {
            beside.as_file().set_permissions(meta.permissions())?;
        }
        beside.as_file().sync_all()?;
        beside.persist(&target).map_err(|error| error.error)?;
        sync_folder(&target)
    };
    place().map_err(|error| Failure::from_error("write", path, &error))
}

/// Makes a folder, and those it stands in, where they are not there.
///
/// # Errors
/// Where one cannot be made, or something that is no folder has its name.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| Failure::from_error("make", path, &error))
}

/// Writes a whole file or nothing, and never over anything that is there.
///
/// # Errors
/// Where there is something of that name already, or its folder cannot be written to.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let place = || {
        // Asked first, so that nothing is written for it; placing without replacing holds in any case.
        if path.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let beside = write_beside(path, |out| out.write_all(bytes))?;
        beside.as_file().sync_all()?;
        beside
            .persist_noclobber(path)
            .map_err(|error| error.error)?;
        sync_folder(path)
    };
    place().map_err(|error| Failure::from_error("write", path, &error))
}

/// Writes to a file of another name in the target's folder; dropped, it is gone again.
fn write_beside(
    target: &Path,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".abreast-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut beside = builder.tempfile_in(folder_of(target))?;
    write(&mut beside)?;
    Ok(beside)
}

/// Puts the new name on the disk too.
fn sync_folder(target: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::File::open(folder_of(target))?.sync_all()?;
    Ok(())
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// A path as a person types it: `~/` is the home folder, since no shell stands between.
pub fn typed_path(text: &str) -> PathBuf {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty());
    match (text.strip_prefix("~/"), home) {
        (Some(inner), Some(home)) => PathBuf::from(home).join(inner),
        _ => PathBuf::from(text),
    }
}
