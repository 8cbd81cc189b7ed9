//! Tidies the packs up: the oldest go where there are too many bytes, small ones become one.
//!
//! One run at a time does it, and none waits for another: what is left over is found by the next. A run
//! that has a pack open goes on reading it when it is removed; on systems that refuse to remove an open
//! file, it stays until a later run.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;

use super::file::Pack;
use super::place::{LOCK, Named, PackPlace, UNFINISHED, list};
use super::writing::Writing;

/// From more packs on the small ones become one: each is opened and searched at every start.
const MOST_PACKS: usize = 32;

/// A pack of less than this part of a full one is small.
const SMALL_PART: u64 = 2;

/// After so long without a new one, packs of another build are not waited for any longer.
const OTHER_BUILD_AGE: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// After so long a file that was begun is one that a run has left behind.
const UNFINISHED_AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// Removes what is too much, too old or broken off, and joins small packs.
pub(super) fn tidy(place: &PackPlace, max_pack_bytes: u64) -> io::Result<()> {
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(place.folder.join(LOCK))?;
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(()),
        // Where the system knows no locks, two runs may do the same work: each removal is by itself.
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    let mut named = list(&place.folder)?;
    named.sort_by(|x, y| y.cmp(x));
    if let Some(newest) = named.first() {
        drop_unfinished(&place.folder, &newest.path)?;
        let newest = newest.path.clone();
        named.retain(|pack| pack.build == place.build || !is_left(&pack.path, &newest));
    }
    drop_oldest(place, &mut named);
    let own = named.into_iter().filter(|pack| pack.build == place.build);
    let own: Vec<Named> = own.collect();
    if own.len() > MOST_PACKS {
        join(place, own, max_pack_bytes)?;
    }
    Ok(())
}

/// Removes a pack of another build if none of its kind has come for long; tells whether it did.
fn is_left(pack: &Path, newest: &Path) -> bool {
    is_older(pack, newest, OTHER_BUILD_AGE) && fs::remove_file(pack).is_ok()
}

/// Compares two files, so that no clock is needed.
fn is_older(file: &Path, than: &Path, by: Duration) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    match (changed(file), changed(than)) {
        (Some(file), Some(than)) => than.duration_since(file).is_ok_and(|age| age > by),
        _ => false,
    }
}

fn drop_unfinished(folder: &Path, newest: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let is_begun = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        if is_begun && is_older(&entry.path(), newest, UNFINISHED_AGE) {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

/// Removes the packs with the lowest numbers, of whatever build, until the others fit.
fn drop_oldest(place: &PackPlace, newest_first: &mut Vec<Named>) {
    let mut bytes = 0;
    newest_first.retain(|pack| {
        bytes += pack.bytes;
        bytes <= place.budget_bytes || fs::remove_file(&pack.path).is_err()
    });
}

/// Makes one pack of the small ones, or some where they are more than one may hold.
fn join(place: &PackPlace, mut own: Vec<Named>, max_pack_bytes: u64) -> io::Result<()> {
    own.retain(|pack| pack.bytes < max_pack_bytes / SMALL_PART);
    let Some(number) = own.first().map(|newest| newest.number) else {
        return Ok(());
    };
    let mut seen = BTreeSet::new();
    let mut writing: Option<Writing> = None;
    let mut read = Vec::new();
    for named in &own {
        let Ok(Some(pack)) = Pack::open(&named.path) else {
            continue;
        };
        read.push(&named.path);
        for line in pack.lines().filter(|line| seen.insert(line.key)) {
            // One that is damaged is read anew from its source when it is wanted.
            let Some(bytes) = pack.read(&line) else {
                continue;
            };
            let joined = match &mut writing {
                Some(joined) => joined,
                None => writing.insert(Writing::begin(place)?),
            };
            joined.add(line.kind, &line.key, &bytes)?;
            if joined.bytes() >= max_pack_bytes {
                finish(&mut writing, place, number)?;
            }
        }
    }
    finish(&mut writing, place, number)?;
    for path in read {
        let _ = fs::remove_file(path);
    }
    Ok(())
}

fn finish(writing: &mut Option<Writing>, place: &PackPlace, number: u64) -> io::Result<()> {
    match writing.take() {
        Some(writing) => writing.finish(place, number).map(|_| ()),
        None => Ok(()),
    }
}
