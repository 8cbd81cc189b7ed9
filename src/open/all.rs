//! Opens several paths at once: pages side by side, everything else in order.
//!
//! Whoever asks hears on one thread, in the order in which things happen; a page that takes long keeps
//! nothing else waiting.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::open;
use crate::article::is_address;
use crate::fetch::Fetcher;
use crate::unpack::Unpacked;

/// Most pages that are fetched at the same time: enough for a story, little for one's line.
const MAX_AT_ONCE: usize = 8;

/// How often whoever waits is asked, and may show how it goes.
const TICK: Duration = Duration::from_millis(250);

/// How opening goes on.
#[derive(Debug)]
pub enum Heard {
    /// So many bytes of this path have come over the net.
    Received {
        /// Index into the paths.
        slot: usize,
        /// All that have come.
        bytes: usize,
    },
    /// All of this path is there, or has failed.
    Opened {
        /// Index into the paths.
        slot: usize,
        /// What was found.
        unpacked: Unpacked,
    },
    /// Nothing has happened for a while.
    Waiting,
}

/// Opens all paths; `hear` is told how it goes, and says whether to go on.
pub fn open_all(paths: &[PathBuf], fetcher: &Fetcher, hear: &mut dyn FnMut(Heard) -> bool) {
    let is_page = |slot: &usize| is_address(&paths[*slot].to_string_lossy());
    let (pages, others): (Vec<usize>, Vec<usize>) = (0..paths.len()).partition(is_page);
    let (next_page, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        let opener = |sender: Sender<Heard>| Opener {
            paths,
            fetcher,
            sender,
            is_over: &is_over,
        };
        for _ in 0..pages.len().min(MAX_AT_ONCE) {
            let (opener, pages, next_page) = (opener(sender.clone()), &pages, &next_page);
            scope.spawn(move || {
                while let Some(slot) = pages.get(next_page.fetch_add(1, Ordering::Relaxed)) {
                    opener.open(*slot);
                }
            });
        }
        let local = opener(sender);
        scope.spawn(move || others.into_iter().for_each(|slot| local.open(slot)));
        loop {
            let heard = match receiver.recv_timeout(TICK) {
                Ok(heard) => heard,
                Err(RecvTimeoutError::Timeout) => Heard::Waiting,
                Err(RecvTimeoutError::Disconnected) => break,
            };
            if !is_over.load(Ordering::Relaxed) && !hear(heard) {
                is_over.store(true, Ordering::Relaxed);
            }
        }
    });
}

/// What one thread needs to open paths and to tell of it.
struct Opener<'a> {
    paths: &'a [PathBuf],
    fetcher: &'a Fetcher,
    sender: Sender<Heard>,
    is_over: &'a AtomicBool,
}

impl Opener<'_> {
    fn open(&self, slot: usize) {
        if self.is_over.load(Ordering::Relaxed) {
            return;
        }
        let path: &Path = &self.paths[slot];
        // Nobody hears only where nobody wants to.
        let unpacked = open(path, self.fetcher, &mut |bytes| {
            let _ = self.sender.send(Heard::Received { slot, bytes });
            !self.is_over.load(Ordering::Relaxed)
        });
        let _ = self.sender.send(Heard::Opened { slot, unpacked });
    }
}
