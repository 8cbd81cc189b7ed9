//! One pack, opened: its index in memory, its records read when they are asked for.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::{KEY_BYTES, RecordKey};

/// What a pack begins with; of another form of pack, other letters.
pub(super) const HEAD: &[u8; 16] = b"abreast pack 1\r\n";

/// Bytes of one line of the index: key, checksum, place, length, kind.
pub(super) const LINE_BYTES: usize = KEY_BYTES + 8 + 8 + 4 + 4;

/// Bytes at the end of a pack: place and length of the index, its checksum, the head again.
pub(super) const FOOT_BYTES: usize = 8 + 8 + 8 + HEAD.len();

/// An opened pack.
#[derive(Debug)]
pub(super) struct Pack {
    file: File,
    index: Vec<u8>,
    size: u64,
    /// Whether it is among those that go next.
    pub(super) is_old: bool,
}

/// Where a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) key: RecordKey,
    pub(super) check: u64,
    pub(super) start: u64,
    pub(super) bytes: u32,
    pub(super) kind: u8,
}

impl Line {
    pub(super) fn write(&self, into: &mut Vec<u8>) {
        into.extend(self.key);
        into.extend(self.check.to_le_bytes());
        into.extend(self.start.to_le_bytes());
        into.extend(self.bytes.to_le_bytes());
        into.extend(u32::from(self.kind).to_le_bytes());
    }

    fn read(line: &[u8]) -> Option<Line> {
        let (key, rest) = line.split_first_chunk()?;
        let (check, rest) = rest.split_first_chunk()?;
        let (start, rest) = rest.split_first_chunk()?;
        let (bytes, rest) = rest.split_first_chunk()?;
        Some(Line {
            key: *key,
            check: u64::from_le_bytes(*check),
            start: u64::from_le_bytes(*start),
            bytes: u32::from_le_bytes(*bytes),
            kind: *rest.first()?,
        })
    }

    /// Tells whether these are the bytes that were written under its key.
    fn is_of(&self, bytes: &[u8]) -> bool {
        self.check == check(&self.key, bytes)
    }
}

/// A number that other bytes, or the same under another key, have only by a rare chance.
pub(super) fn check(key: &RecordKey, bytes: &[u8]) -> u64 {
    xxh3_64_with_seed(bytes, xxh3_64(key))
}

/// The last bytes of a pack.
pub(super) fn foot(index_start: u64, index: &[u8]) -> Vec<u8> {
    let mut foot = Vec::with_capacity(FOOT_BYTES);
    foot.extend(index_start.to_le_bytes());
    foot.extend((index.len() as u64).to_le_bytes());
    foot.extend(xxh3_64_with_seed(index, index_start).to_le_bytes());
    foot.extend(HEAD);
    foot
}

/// Where the index begins, if it ends at the foot, which says so: before anything is set aside for it,
/// since a length is as untrusted as all else.
fn index_start(foot: &[u8; FOOT_BYTES], foot_start: u64) -> Option<u64> {
    let (start, rest) = foot.split_first_chunk()?;
    let (length, _) = rest.split_first_chunk()?;
    let (start, length) = (u64::from_le_bytes(*start), u64::from_le_bytes(*length));
    let is_fit = start.checked_add(length) == Some(foot_start);
    (is_fit && length.is_multiple_of(LINE_BYTES as u64)).then_some(start)
}

impl Pack {
    /// Opens a pack; none where it is damaged.
    ///
    /// # Errors
    /// Where it cannot be read, which says nothing of what is in it.
    pub(super) fn open(path: &Path) -> io::Result<Option<Pack>> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let Some(foot_start) = size.checked_sub(FOOT_BYTES as u64) else {
            return Ok(None);
        };
        let mut found = [0; FOOT_BYTES];
        file.seek(SeekFrom::Start(foot_start))?;
        file.read_exact(&mut found)?;
        let Some(start) = index_start(&found, foot_start) else {
            return Ok(None);
        };
        let length = usize::try_from(foot_start - start).map_err(io::Error::other)?;
        let mut index = vec![0; length];
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut index)?;
        Ok((foot(start, &index) == found).then_some(Pack {
            file,
            index,
            size,
            is_old: false,
        }))
    }

    pub(super) fn has(&self, key: &RecordKey) -> bool {
        self.find(key).is_some()
    }

    /// A record with its kind; none where it is not there or not as it was written.
    pub(super) fn get(&self, key: &RecordKey) -> Option<(u8, Vec<u8>)> {
        let line = self.find(key)?;
        Some((line.kind, self.read(&line)?))
    }

    pub(super) fn read(&self, line: &Line) -> Option<Vec<u8>> {
        let end = line.start.checked_add(u64::from(line.bytes))?;
        if end > self.size {
            return None;
        }
        let mut bytes = vec![0; line.bytes as usize];
        read_at(&self.file, &mut bytes, line.start).ok()?;
        line.is_of(&bytes).then_some(bytes)
    }

    /// All records, by their keys.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        self.index.chunks_exact(LINE_BYTES).filter_map(Line::read)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = (RecordKey, u8)> + '_ {
        self.lines().map(|line| (line.key, line.kind))
    }

    fn find(&self, key: &RecordKey) -> Option<Line> {
        let line_at = |at: usize| self.index.get(at * LINE_BYTES..(at + 1) * LINE_BYTES);
        let (mut from, mut to) = (0, self.index.len() / LINE_BYTES);
        while from < to {
            let middle = from + (to - from) / 2;
            let line = line_at(middle)?;
            match line[..KEY_BYTES].cmp(key) {
                std::cmp::Ordering::Equal => return Line::read(line),
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }
}

/// Reads at a place without moving the file's own: several threads read one pack.
#[cfg(unix)]
pub(super) fn read_at(file: &File, into: &mut [u8], start: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, into, start)
}

/// Reads at a place; the file's own is not used for anything else.
#[cfg(windows)]
pub(super) fn read_at(file: &File, into: &mut [u8], start: u64) -> io::Result<()> {
    let (mut into, mut start) = (into, start);
    while !into.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, into, start)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                into = &mut into[read..];
                start += read as u64;
            }
        }
    }
    Ok(())
}
