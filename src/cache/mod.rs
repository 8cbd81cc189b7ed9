//! What was read, sorted and compared before, kept by content so that it need not be done again.
//!
//! # What is kept, and under which key
//! A key is the start of a SHA-256 over all that decides what is kept under it, and over the number of
//! the build (`src/build.rs`: the code, the word lists, the crates), so that nothing need ever be judged old:
//!
//! | kept | by |
//! |---|---|
//! | an article, clean, with its statements | the source's bytes, the end of its name, what is declared of it, its notes, the limits, what the reader has set about it |
//! | its sketch, with headline and outlet | the same |
//! | how a pile is sorted | the sketches of its articles |
//! | what comparing found: links, reasons, claims, reuse | the articles of the story, in order, and the threshold |
//!
//! What that saves, of 10,000 articles of 6.5 kB (real news, words changed in each copy), processor time: the list of
//! their stories 10.2 -> 0.3 s, opening and comparing every story 43.3 -> 2.3 s, for 263 MB on the disk
//! (`cargo bench --bench cache` does the same with a made pile). The index of Find is not kept: of all
//! statements it takes 1.8 s to make, 4 % of comparing, is wanted of one story at a time, and would be
//! decoded to the very lists and maps that making it is spent on.
//!
//! Time and size of a file are no part of it, and no shortcut either: a file is read and hashed at every
//! start, which is a hundredth of what reading it as an article costs, and no text is ever shown that is
//! not the file's. Nor is where it lies: a folder that was moved is known again. The hash is one that
//! nobody can find a second text for, since an article that was made to have another's key would be
//! shown in its place.
//!
//! What came by standard input is not kept, nor are pages instead of fetching them: a page that is named
//! is fetched, and what came is looked up.
//!
//! # In which form
//! `postcard`: a schema in the code, lengths as varints. The build in the key makes a self-describing form
//! needless. The structs of this folder mirror those of the stages, field by field, so that a new field is
//! an error of the compiler until it is kept too, and what is decoded is checked: spans lie within their
//! text, no text holds a control character. A record that is not as it should be is a miss.
//!
//! # When
//! Records are looked up and added on the threads that read; a few hundred kilobytes are gathered before
//! they are written. They become visible to other runs at the end of a piece of work
//! ([`Cache::publish`]): a story that was opened, a batch. `disk/packs` has the files.

mod article;
mod comparison;
mod key;
mod lasting;
mod reasons;
mod sketch;
mod sorted;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::article::{Amendments, Article, Source, read_amended};
use crate::disk::{PackCounts, PackPlace, Packs, RecordKey, cache_folder};
use crate::failure::Failure;
use key::{Kind, is_passing, key_of_source};

pub use sketch::Sketched;

/// The number of this build, as text.
pub const BUILD: &str = env!("ABREAST_BUILD");

/// Bytes in a megabyte, as disks are sold.
const MEGABYTE: u64 = 1_000_000;

/// What was read, sorted and compared before; without a place it remembers nothing.
#[derive(Debug, Default)]
pub struct Cache {
    packs: Option<Packs>,
    /// Nothing is looked up or added for now.
    is_off: AtomicBool,
}

/// What is kept, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many articles.
    pub articles: usize,
    /// How many of them a pile can be sorted by.
    pub sketches: usize,
    /// How many piles.
    pub piles: usize,
    /// How many comparisons of stories.
    pub comparisons: usize,
    /// The files.
    pub packs: PackCounts,
}

/// Where the cache is: the platform's cache folder, with this many megabytes at most.
pub fn place(size_megabytes: u32) -> Option<PackPlace> {
    cache_folder().map(|folder| place_in(folder, size_megabytes))
}

fn place_in(folder: PathBuf, size_megabytes: u32) -> PackPlace {
    PackPlace {
        folder,
        budget_bytes: u64::from(size_megabytes) * MEGABYTE,
        build: u64::from_str_radix(BUILD, 16).unwrap_or_default(),
    }
}

impl Cache {
    /// The cache of a place; nothing is opened before something is looked for.
    pub fn at(place: PackPlace) -> Cache {
        Cache {
            packs: Some(Packs::new(place)),
            is_off: AtomicBool::new(false),
        }
    }

    /// Turns it on or off while the program runs.
    pub fn turn(&self, is_on: bool) {
        self.is_off.store(!is_on, Ordering::Relaxed);
    }

    fn in_use(&self) -> Option<&Packs> {
        let packs = self.packs.as_ref();
        packs.filter(|_| !self.is_off.load(Ordering::Relaxed))
    }

    /// Reads one source as [`read_amended`] does, or knows what came of it.
    pub fn read(&self, source: &Source, amendments: &Amendments) -> Article {
        let Some(packs) = self.in_use().filter(|_| !is_passing(source)) else {
            return read_amended(source, amendments);
        };
        let key = key_of_source(Kind::Article, source, amendments);
        if let Some(known) = packs
            .get(&key)
            .and_then(|bytes| article::decode(&bytes, source))
        {
            return known;
        }
        let read = read_amended(source, amendments);
        keep(packs, Kind::Article, &key, article::encode(&read));
        read
    }

    /// Makes what was added visible to other runs, and tidies up.
    pub fn publish(&self) {
        if let Some(packs) = &self.packs {
            packs.publish();
        }
    }

    /// Why nothing more is kept, where the reader should know; told once.
    pub fn take_trouble(&self) -> Option<Failure> {
        self.packs.as_ref()?.take_trouble()
    }

    /// Counts what is kept.
    pub fn counts(&self) -> Counts {
        let packs = self.packs.as_ref().map(Packs::counts).unwrap_or_default();
        let of = |kind: Kind| {
            packs
                .records
                .get(&(kind as u8))
                .copied()
                .unwrap_or_default()
        };
        Counts {
            articles: of(Kind::Article),
            sketches: of(Kind::Sketch),
            piles: of(Kind::Sorted),
            comparisons: of(Kind::Comparison),
            packs,
        }
    }
}

/// Keeps what could be encoded.
fn keep(packs: &Packs, kind: Kind, key: &RecordKey, encoded: Option<Vec<u8>>) {
    if let Some(bytes) = encoded {
        packs.put(kind as u8, key, &bytes);
    }
}
