//! The files of the cache: records under keys, gathered in a few packs that are written once.
//!
//! What is kept saves time and nothing else. So every doubt is a miss: a record whose checksum does not
//! hold, a pack that was cut off, one of another build of the program. Nothing here fails; what could
//! not be written is told once ([`Packs::take_trouble`]) and the run goes on without.
//!
//! ```text
//!  cache/abreast/
//!    0000000000000007-3f9a…-81c2….pack    number, build, and what makes the name its own
//!    ┌──────┬────────┬────────┬─ ─ ─┬────────────────────────────┬──────┐
//!    │ head │ record │ record │     │ index: key, kind, where    │ foot │
//!    └──────┴────────┴────────┴─ ─ ─┴────────────────────────────┴──────┘
//! ```
//!
//! Why files of our own and not an embedded store: `redb` and `sled` let one process at a time into a file,
//! and two runs side by side are what a split batch is; `SQLite` and LMDB are no Rust. A file an article
//! is slow to open ten thousand times. A pack is never changed, so nothing needs a lock to be read:
//!
//! - **Crash:** a pack is written under another name and gets its own when it is whole. It is not forced
//!   to the disk, since its checksums find what a power cut lost.
//! - **Runs side by side:** each writes packs of its own. One at a time tidies up (`upkeep.rs`), under a
//!   lock that nobody waits for; who still reads a pack that goes keeps it open.
//! - **Another build:** its packs are not opened. They count, and go when they are the oldest or a month old.
//! - **Size:** the packs with the lowest numbers go first. A record that is used while it stands among the
//!   oldest is written anew ([`Packs::get`]), so that what goes is what was used the longest ago, without
//!   a clock and without writing at every use.
//! - **Full disk, folder that is read-only:** writing ends for this run.
//!
//! The folder is for this user alone, and one that others may write to is not used: it could hold other
//! texts than the articles'.

mod file;
mod place;
#[cfg(test)]
mod tests;
mod upkeep;
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use crate::failure::Failure;
use file::Pack;
use place::{Named, list};
use writing::Writing;

pub use place::{PackPlace, cache_folder};

/// Bytes of a key: of a SHA-256 as many as nobody can find a second text for.
pub const KEY_BYTES: usize = 24;

/// What a record is found by.
pub type RecordKey = [u8; KEY_BYTES];

/// A pack is at most this part of what all may take, so that little goes at a time.
const PACKS_IN_ALL: u64 = 16;

/// Largest pack: what is lost when a run is broken off.
const MAX_PACK_BYTES: u64 = 32 * 1024 * 1024;

/// How often packs are listed anew where one went between being listed and being opened.
const LOOKS: usize = 5;

/// Records in the oldest quarter are written anew when they are used.
const YOUNG_QUARTERS: u64 = 3;

/// The records that are kept, and those that are being added.
#[derive(Debug)]
pub struct Packs {
    place: PackPlace,
    /// Opened when the first record is looked for; the newest first.
    opened: OnceLock<RwLock<Vec<Arc<Pack>>>>,
    adding: Mutex<Adding>,
}

#[derive(Debug, Default)]
struct Adding {
    writing: Option<Writing>,
    /// Writing has failed: nothing more is added in this run.
    is_over: bool,
    trouble: Option<Failure>,
}

/// What is kept, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackCounts {
    /// Files of this build.
    pub packs: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files of other builds of the program.
    pub other_packs: usize,
    /// Their bytes.
    pub other_bytes: u64,
    /// How many records there are of each kind.
    pub records: BTreeMap<u8, usize>,
}

impl Packs {
    /// The packs of a folder; nothing is opened yet.
    pub fn new(place: PackPlace) -> Packs {
        Packs {
            place,
            opened: OnceLock::new(),
            adding: Mutex::default(),
        }
    }

    /// The record under a key; none where it is not there or not as it was written.
    pub fn get(&self, key: &RecordKey) -> Option<Vec<u8>> {
        if let Some(found) = self.get_added(key) {
            return Some(found);
        }
        let opened = self.opened().read().unwrap_or_else(PoisonError::into_inner);
        let packs: Vec<Arc<Pack>> = opened.iter().filter(|p| p.has(key)).cloned().collect();
        drop(opened);
        let mut found = packs.iter().filter_map(|p| Some((p.get(key)?, p)));
        let ((kind, bytes), pack) = found.next()?;
        if pack.is_old {
            self.put(kind, key, &bytes);
        }
        Some(bytes)
    }

    /// A record that was added in this run, and is in no pack yet.
    fn get_added(&self, key: &RecordKey) -> Option<Vec<u8>> {
        let mut adding = self.adding();
        let found = adding.writing.as_mut()?.get(key)?;
        match found {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                adding.give_up(&self.place, &error);
                None
            }
        }
    }

    /// Adds a record; where it cannot be written, it is not there the next time.
    pub fn put(&self, kind: u8, key: &RecordKey, bytes: &[u8]) {
        let mut adding = self.adding();
        if adding.is_over || bytes.len() as u64 > self.max_pack_bytes() {
            return;
        }
        if let Err(error) = self.add(&mut adding, kind, key, bytes) {
            adding.give_up(&self.place, &error);
        }
    }

    fn add(&self, adding: &mut Adding, kind: u8, key: &RecordKey, bytes: &[u8]) -> io::Result<()> {
        let writing = match &mut adding.writing {
            Some(writing) => writing,
            None => adding.writing.insert(Writing::begin(&self.place)?),
        };
        writing.add(kind, key, bytes)?;
        if writing.bytes() >= self.max_pack_bytes() {
            self.finish_pack(adding)?;
        }
        Ok(())
    }

    /// Makes what was added a pack that other runs find, and tidies up. For the end of a piece of work.
    pub fn publish(&self) {
        let mut adding = self.adding();
        if adding.writing.is_none() {
            return;
        }
        if let Err(error) = self.finish_pack(&mut adding) {
            adding.give_up(&self.place, &error);
        }
        drop(adding);
        // What cannot be tidied up now is tidied up by a later run.
        let _ = upkeep::tidy(&self.place, self.max_pack_bytes());
    }

    fn finish_pack(&self, adding: &mut Adding) -> io::Result<()> {
        let Some(writing) = adding.writing.take() else {
            return Ok(());
        };
        let number = 1 + list(&self.place.folder)?
            .iter()
            .map(|n| n.number)
            .max()
            .unwrap_or(0);
        let path = writing.finish(&self.place, number)?;
        if let (Some(pack), Some(opened)) = (open_or_remove(&path), self.opened.get()) {
            let mut opened = opened.write().unwrap_or_else(PoisonError::into_inner);
            opened.insert(0, Arc::new(pack));
        }
        Ok(())
    }

    /// Why records could not be written, where a reader should know; only the first time.
    pub fn take_trouble(&self) -> Option<Failure> {
        self.adding().trouble.take()
    }

    fn adding(&self) -> MutexGuard<'_, Adding> {
        self.adding.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn max_pack_bytes(&self) -> u64 {
        MAX_PACK_BYTES.min(self.place.budget_bytes / PACKS_IN_ALL)
    }

    fn opened(&self) -> &RwLock<Vec<Arc<Pack>>> {
        self.opened.get_or_init(|| RwLock::new(self.open_all()))
    }

    /// All packs of this build, the newest first.
    fn open_all(&self) -> Vec<Arc<Pack>> {
        if !place::is_ours_alone(&self.place.folder) {
            return Vec::new();
        }
        let mut packs = Vec::new();
        for _ in 0..LOOKS {
            let (opened, is_whole) = self.open_listed();
            packs = opened;
            if is_whole {
                break;
            }
        }
        packs
    }

    /// The packs that are there now, and whether all of them could be opened: another run that joins some
    /// takes them away once their records are in a pack that this list did not have yet.
    fn open_listed(&self) -> (Vec<Arc<Pack>>, bool) {
        let mut named = list(&self.place.folder).unwrap_or_default();
        named.sort_by(|x, y| y.cmp(x));
        let mut newer_bytes = 0;
        let mut packs = Vec::new();
        let mut is_whole = true;
        for Named {
            path, build, bytes, ..
        } in named
        {
            let is_old = newer_bytes > self.place.budget_bytes / 4 * YOUNG_QUARTERS;
            newer_bytes += bytes;
            if build != self.place.build {
                continue;
            }
            match open_or_remove(&path) {
                Some(mut pack) => {
                    pack.is_old = is_old;
                    packs.push(Arc::new(pack));
                }
                None => is_whole &= !is_gone(&path),
            }
        }
        (packs, is_whole)
    }

    /// Counts what is kept.
    pub fn counts(&self) -> PackCounts {
        let named = list(&self.place.folder).unwrap_or_default();
        let (own, others): (Vec<_>, Vec<_>) =
            named.iter().partition(|n| n.build == self.place.build);
        let mut counts = PackCounts {
            packs: own.len(),
            bytes: own.iter().map(|n| n.bytes).sum(),
            other_packs: others.len(),
            other_bytes: others.iter().map(|n| n.bytes).sum(),
            records: BTreeMap::new(),
        };
        let opened = self.opened().read().unwrap_or_else(PoisonError::into_inner);
        let mut keys: Vec<(RecordKey, u8)> = opened.iter().flat_map(|p| p.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        for (_, kind) in keys {
            *counts.records.entry(kind).or_default() += 1;
        }
        counts
    }
}

/// Tells whether there is no file of that name any more.
fn is_gone(path: &Path) -> bool {
    matches!(path.try_exists(), Ok(false))
}

/// Opens a pack; one that is damaged is of no use to anybody, and is removed as far as that can be done.
fn open_or_remove(path: &Path) -> Option<Pack> {
    let opened = Pack::open(path).ok()?;
    if opened.is_none() {
        let _ = fs::remove_file(path);
    }
    opened
}

impl Adding {
    /// Ends writing for this run. A reader hears of it where that says something about the disk: that a
    /// folder cannot be written to is as the reader has it.
    fn give_up(&mut self, place: &PackPlace, error: &io::Error) {
        let is_as_wanted = matches!(
            error.kind(),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
        );
        if !self.is_over && !is_as_wanted {
            let folder: &Path = &place.folder;
            self.trouble = Some(Failure {
                hint: "going on without the cache; --no-cache does so in silence".to_owned(),
                ..Failure::from_error("write to", folder, error)
            });
        }
        self.is_over = true;
        self.writing = None;
    }
}
