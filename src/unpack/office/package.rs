//! The parts of an office document: a ZIP archive, read within limits.
//!
//! Nothing of it is ever written to disk, and parts are taken by name alone, so a name that leads out of
//! a folder leads nowhere. Sizes that an archive declares are not believed: what comes out is counted.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::article::Limits;

/// Most parts of a document. Long reports with pictures have some hundreds; each costs memory before the
/// first is read.
const MAX_ENTRIES: usize = 10_000;

/// How many times a part may grow when it is unpacked. The text of documents grows ten to thirty times;
/// the packing can do a thousand, which only bombs need.
const MAX_RATIO: usize = 200;

/// Below this size a part may grow as it likes: an empty table of a thousand rows is no bomb.
const MIN_BOMB_BYTES: usize = 1 << 20;

/// How an entry of the list of contents begins.
const ENTRY_SIGN: &[u8] = b"PK\x01\x02";

/// A document whose parts can be read.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    size_bytes: usize,
    limits: Limits,
}

/// A part of a document.
pub(super) struct Part {
    /// What could be unpacked of it.
    pub(super) bytes: Vec<u8>,
    /// It breaks off, or fails its checksum.
    pub(super) is_damaged: bool,
}

impl<'a> Package<'a> {
    /// Opens an archive, or says why it cannot be.
    pub(super) fn open(bytes: &'a [u8], limits: Limits) -> Result<Self, String> {
        let entries = bytes.windows(ENTRY_SIGN.len()).filter(|w| *w == ENTRY_SIGN);
        let count = entries.count();
        if count > MAX_ENTRIES {
            return Err(format!("it holds {count} files, more than {MAX_ENTRIES}"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| "it is a ZIP archive or office document, and damaged".to_owned())?;
        let size_bytes = bytes.len();
        Ok(Package {
            archive,
            size_bytes,
            limits,
        })
    }

    /// Tells whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The first part whose name begins and ends so.
    pub(super) fn find(&self, start: &str, end: &str) -> Option<String> {
        let mut names = self.archive.file_names().filter_map(Result::ok);
        let found = names.find(|name| name.starts_with(start) && name.ends_with(end));
        found.map(Cow::into_owned)
    }

    /// Unpacks a part; none where there is none of this name.
    ///
    /// # Errors
    /// Where it has a password or is packed in a rare way, and where it grows beyond the limits.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, String> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err("it has a password".to_owned());
            }
            Err(_) => {
                return Err(format!(
                    "its part {name} is damaged or packed in a rare way"
                ));
            }
        };
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        let grown = packed.min(self.size_bytes).saturating_mul(MAX_RATIO);
        let most = self.limits.unpacked_bytes();
        let limit = most.min(grown.max(MIN_BOMB_BYTES));
        let mut bytes = Vec::new();
        let is_damaged = file.take(limit as u64 + 1).read_to_end(&mut bytes).is_err();
        if bytes.len() > limit {
            let setting = if limit == most {
                " (limits.unpacked-mb)"
            } else {
                ""
            };
            let limit = limit >> 20;
            return Err(format!(
                "its part {name} grows beyond {limit} MB when it is unpacked{setting}"
            ));
        }
        Ok(Some(Part { bytes, is_damaged }))
    }
}
