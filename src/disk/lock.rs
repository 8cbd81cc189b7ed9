//! Keeps two programs from changing one file at the same time.
//!
//! The lock is one of the system on a file beside the target, so a program that dies gives it back and
//! no stale owner is left. The file is there only while it is held: whoever waited for it looks whether
//! it is still the one under that name, and begins anew where it is not. A file system that knows no
//! locks is written to without: a lock guards against a rare moment, and writing is atomic in any case.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How often the lock is tried for. It is held for some milliseconds; a program that was put to sleep
/// just then must not hold up another for ever.
const TRIES: usize = 150;

/// Time between two tries: short to a reader, long to a disk.
const PAUSE: Duration = Duration::from_millis(20);

/// A lock that is held; dropped, it is given back.
pub(super) struct Lock {
    path: PathBuf,
    /// None where the file system knows no locks.
    file: Option<File>,
}

impl Lock {
    /// Waits for the lock of a file and takes it.
    ///
    /// # Errors
    /// Where the folder cannot be written to, or another program does not let go.
    pub(super) fn take(target: &Path) -> io::Result<Lock> {
        let path = lock_path(target);
        for _ in 0..TRIES {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            match file.try_lock() {
                Ok(()) if is_current(&file, &path) => {
                    let file = Some(file);
                    return Ok(Lock { path, file });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(_)) => {
                    let _ = fs::remove_file(&path);
                    return Ok(Lock { path, file: None });
                }
            }
        }
        Err(io::Error::other("another program is writing it"))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is held: once given back, the file under this name may be another's.
        if cfg!(unix) && self.file.is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// `".abreast.toml"` -> `".abreast.toml.lock"`
fn lock_path(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    target.with_file_name(name)
}

/// Tells whether a file that was opened is still the one under its name.
#[cfg(unix)]
fn is_current(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

/// Where the lock file is never taken away, it is always the one.
#[cfg(not(unix))]
fn is_current(_file: &File, _path: &Path) -> bool {
    true
}
