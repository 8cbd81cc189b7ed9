//! Where the cache is, and which files of that folder are packs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::failure::Failure;

/// The program's folder within the platform's cache folder.
const CACHE_FOLDER: &str = "abreast";

/// Ending of a pack.
const ENDING: &str = "pack";

/// How the name begins under which a pack is written.
pub(super) const UNFINISHED: &str = ".unfinished-";

/// What tidying up is locked by.
pub(super) const LOCK: &str = ".lock";

/// A file that tells programs which save folders that this one need not be saved, with its text.
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n\
     # Made by abreast: what it has read and compared before. May be removed at any time.\n",
);

/// Where packs are, how much they may take, and which build of the program they are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPlace {
    /// The folder.
    pub folder: PathBuf,
    /// Most bytes of all packs together.
    pub budget_bytes: u64,
    /// The build whose packs are read and written.
    pub build: u64,
}

/// The program's cache folder: `~/.cache/abreast`, `%LOCALAPPDATA%\abreast`; none where there is no home.
pub fn cache_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?.cache_dir();
    let folder = base.is_absolute().then_some(base)?;
    Some(folder.join(CACHE_FOLDER))
}

/// A pack by its name; in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    pub(super) number: u64,
    pub(super) path: PathBuf,
    pub(super) build: u64,
    pub(super) bytes: u64,
}

/// `(7, 0x3f, 0x81)` -> `"0000000000000007-000000000000003f-0000000000000081.pack"`
pub(super) fn pack_name(number: u64, build: u64, own: u64) -> String {
    format!("{number:016x}-{build:016x}-{own:016x}.{ENDING}")
}

fn numbers_in(name: &str) -> Option<(u64, u64)> {
    let stem = name.strip_suffix(ENDING)?.strip_suffix('.')?;
    let number = |part: &str| {
        u64::from_str_radix(part, 16)
            .ok()
            .filter(|_| part.len() == 16)
    };
    let numbers: Vec<u64> = stem.split('-').map(number).collect::<Option<_>>()?;
    match numbers.as_slice() {
        &[number, build, _] => Some((number, build)),
        _ => None,
    }
}

/// All packs of a folder, of whatever build.
pub(super) fn list(folder: &Path) -> io::Result<Vec<Named>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some((number, build)) = name.to_str().and_then(numbers_in) else {
            continue;
        };
        let bytes = match entry.metadata() {
            Ok(meta) if meta.is_file() => meta.len(),
            Ok(_) => continue,
            // One that another run has just removed stays in the list, so that who opens it sees it go.
            Err(_) => 0,
        };
        found.push(Named {
            number,
            path: entry.path(),
            build,
            bytes,
        });
    }
    Ok(found)
}

/// Makes the folder, for this user alone, and says to other programs what it is.
///
/// # Errors
/// Where it cannot be made, or others may write to what is there.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    if !is_ours_alone(folder) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let tag = folder.join(TAG.0);
    if !tag.exists() {
        fs::write(tag, TAG.1)?;
    }
    Ok(())
}

/// Tells whether a folder belongs to this user, and no other may write to it.
#[cfg(unix)]
pub(super) fn is_ours_alone(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let user = rustix::process::geteuid().as_raw();
    fs::metadata(folder).is_ok_and(|meta| meta.uid() == user && meta.mode() & 0o022 == 0)
}

/// Folders of a user are the user's own there.
#[cfg(not(unix))]
pub(super) fn is_ours_alone(_folder: &Path) -> bool {
    true
}

impl PackPlace {
    /// Tells whether records are read and written there: no one else may write to it.
    pub fn is_ours_alone(&self) -> bool {
        !self.folder.exists() || is_ours_alone(&self.folder)
    }

    /// Removes all packs, of every build, and what else the program has put there; returns their bytes.
    ///
    /// # Errors
    /// Where one cannot be removed.
    pub fn clear(&self) -> Result<u64, Failure> {
        let remove = || {
            let mut bytes = 0;
            let Ok(entries) = fs::read_dir(&self.folder) else {
                return Ok(0);
            };
            for entry in entries {
                let entry = entry?;
                if !is_made_here(&entry.file_name().to_string_lossy()) {
                    continue;
                }
                let size = entry.metadata().map_or(0, |meta| meta.len());
                match fs::remove_file(entry.path()) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => bytes += size,
                }
            }
            // Where something of somebody else's is in it, the folder stays.
            let _ = fs::remove_dir(&self.folder);
            Ok(bytes)
        };
        remove().map_err(|error| Failure::from_error("clear", &self.folder, &error))
    }
}

fn is_made_here(name: &str) -> bool {
    numbers_in(name).is_some() || name.starts_with(UNFINISHED) || [TAG.0, LOCK].contains(&name)
}
