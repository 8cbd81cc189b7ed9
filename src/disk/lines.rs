//! A file that grows by whole lines, so that a long run can be broken off and gone on with.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::Failure;

/// A file that is added to, and that no other run adds to at the same time.
#[derive(Debug)]
pub struct LineFile {
    file: File,
    path: PathBuf,
}

impl LineFile {
    /// Begins a file.
    ///
    /// # Errors
    /// Where there is something of that name already, or it cannot be made.
    pub fn begin(path: &Path) -> Result<LineFile, Failure> {
        let opened = OpenOptions::new().append(true).create_new(true).open(path);
        match opened {
            Ok(file) => lock(file, path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Failure {
                hint: "--resume goes on with it, or name another file".to_owned(),
                ..Failure::from_error("write", path, &error)
            }),
            Err(error) => Err(Failure::from_error("write", path, &error)),
        }
    }

    /// Opens a file to go on with, or begins it; `take` gets each line that is there, and says whether it
    /// is one that such a run writes. A last line that broke off is cut.
    ///
    /// # Errors
    /// Where it cannot be read or added to, or holds a line of something else.
    pub fn resume(path: &Path, take: &mut dyn FnMut(&str) -> bool) -> Result<LineFile, Failure> {
        if path.symlink_metadata().is_err() {
            return LineFile::begin(path);
        }
        let failed = |error: io::Error| Failure::from_error("go on with", path, &error);
        let opened = OpenOptions::new().read(true).append(true).open(path);
        let mut lines = lock(opened.map_err(failed)?, path)?;
        let whole_bytes = lines.take_whole(take)?;
        lines.file.set_len(whole_bytes).map_err(failed)?;
        lines.file.seek(SeekFrom::End(0)).map_err(failed)?;
        Ok(lines)
    }

    /// Hands out the lines that are whole; returns how many bytes they take.
    fn take_whole(&mut self, take: &mut dyn FnMut(&str) -> bool) -> Result<u64, Failure> {
        let mut reader = BufReader::new(&self.file);
        let (mut whole_bytes, mut number) = (0, 0);
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = reader.read_until(b'\n', &mut line);
            read.map_err(|error| Failure::from_error("go on with", &self.path, &error))?;
            if line.pop() != Some(b'\n') {
                return Ok(whole_bytes);
            }
            number += 1;
            if !str::from_utf8(&line).is_ok_and(&mut *take) {
                let reason = format!("line {number} is nothing that such a run writes");
                let mut failure = Failure::reading(&self.path, reason, "name another file");
                failure.action = "go on with";
                return Err(failure);
            }
            whole_bytes += line.len() as u64 + 1;
        }
    }

    /// Adds text that ends with a line feed.
    ///
    /// # Errors
    /// Where the system refuses; what was added before stays.
    pub fn add(&mut self, line: &str) -> Result<(), Failure> {
        let written = self.file.write_all(line.as_bytes());
        written.map_err(|error| Failure::from_error("write", &self.path, &error))
    }

    /// Has all of it on the disk.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn finish(self) -> Result<(), Failure> {
        let synced = self.file.sync_all();
        synced.map_err(|error| Failure::from_error("write", &self.path, &error))
    }
}

fn lock(file: File, path: &Path) -> Result<LineFile, Failure> {
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        let hint = "give each run a file of its own";
        let mut failure = Failure::reading(path, "another run is writing it", hint);
        failure.action = "write";
        return Err(failure);
    }
    // A file system that knows no locks is written to all the same.
    Ok(LineFile {
        file,
        path: path.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    #[test]
    fn broken_last_line_is_cut_and_the_rest_stays() {
        let folder = folder();
        let path = folder.path().join("a.jsonl");
        fs::write(&path, "one\ntwo\nthr").expect("written");
        let mut seen = Vec::new();
        let resumed = LineFile::resume(&path, &mut |line| {
            seen.push(line.to_owned());
            true
        });
        resumed.expect("opened").add("three\n").expect("added");
        assert_eq!(seen, ["one", "two"]);
        assert_eq!(
            fs::read_to_string(&path).expect("read"),
            "one\ntwo\nthree\n"
        );
    }

    #[test]
    fn file_of_something_else_is_left_alone() {
        let folder = folder();
        let path = folder.path().join("notes.txt");
        fs::write(&path, "mine\nand broken").expect("written");
        let refused = LineFile::resume(&path, &mut |_| false).expect_err("refused");
        assert!(
            refused.to_string().contains("line 1 is nothing"),
            "{refused}"
        );
        assert_eq!(fs::read_to_string(&path).expect("read"), "mine\nand broken");
    }

    #[test]
    fn what_is_there_is_not_begun_anew() {
        let folder = folder();
        let path = folder.path().join("a.jsonl");
        fs::write(&path, "one\n").expect("written");
        let refused = LineFile::begin(&path).expect_err("refused");
        assert!(refused.to_string().contains("--resume"), "{refused}");
    }

    #[test]
    fn two_runs_do_not_write_one_file() {
        let folder = folder();
        let path = folder.path().join("a.jsonl");
        let _first = LineFile::begin(&path).expect("begun");
        let refused = LineFile::resume(&path, &mut |_| true).expect_err("refused");
        assert!(refused.to_string().contains("another run"), "{refused}");
    }
}
