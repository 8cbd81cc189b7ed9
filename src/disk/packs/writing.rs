//! A pack that is being written, under a name that no other run looks at.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use tempfile::NamedTempFile;
use xxhash_rust::xxh3::xxh3_64;

use super::RecordKey;
use super::file::{HEAD, Line, check, foot, read_at};
use super::place::{PackPlace, UNFINISHED, make, pack_name};

/// Bytes that are gathered before they are written.
const BUFFER_BYTES: usize = 256 * 1024;

/// A pack that is being written; dropped, its file is gone.
#[derive(Debug)]
pub(super) struct Writing {
    file: BufWriter<NamedTempFile>,
    lines: BTreeMap<RecordKey, Line>,
    bytes: u64,
}

impl Writing {
    /// Begins a pack; makes the folder where it is not there.
    pub(super) fn begin(place: &PackPlace) -> io::Result<Writing> {
        make(&place.folder)?;
        // For this user alone, as the crate makes them.
        let file = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempfile_in(&place.folder)?;
        let mut file = BufWriter::with_capacity(BUFFER_BYTES, file);
        file.write_all(HEAD)?;
        Ok(Writing {
            file,
            lines: BTreeMap::new(),
            bytes: HEAD.len() as u64,
        })
    }

    /// How long the pack has become.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Adds a record; of two under one key the first stays.
    pub(super) fn add(&mut self, kind: u8, key: &RecordKey, bytes: &[u8]) -> io::Result<()> {
        if self.lines.contains_key(key) {
            return Ok(());
        }
        let line = Line {
            key: *key,
            check: check(key, bytes),
            start: self.bytes,
            bytes: u32::try_from(bytes.len()).map_err(io::Error::other)?,
            kind,
        };
        self.file.write_all(bytes)?;
        self.bytes += bytes.len() as u64;
        self.lines.insert(*key, line);
        Ok(())
    }

    /// A record that was added.
    pub(super) fn get(&mut self, key: &RecordKey) -> Option<io::Result<Vec<u8>>> {
        let line = *self.lines.get(key)?;
        let mut read = || {
            self.file.flush()?;
            let mut bytes = vec![0; line.bytes as usize];
            read_at(self.file.get_ref().as_file(), &mut bytes, line.start)?;
            Ok(bytes)
        };
        Some(read())
    }

    /// Ends the pack with its index and gives it its name.
    pub(super) fn finish(mut self, place: &PackPlace, number: u64) -> io::Result<PathBuf> {
        let mut index = Vec::new();
        for line in self.lines.values() {
            line.write(&mut index);
        }
        self.file.write_all(&index)?;
        self.file.write_all(&foot(self.bytes, &index))?;
        let file = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        let path = place
            .folder
            .join(pack_name(number, place.build, xxh3_64(&index)));
        match file.persist_noclobber(&path) {
            Ok(_) => Ok(path),
            // The same records under the same number: two runs have done the same work.
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(path),
            Err(error) => Err(error.error),
        }
    }
}
