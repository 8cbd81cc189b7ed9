//! One line that says how fetching goes, for those who wait at a terminal.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::Heard;
use crate::article::is_address;
use crate::fetch::host_name;

/// Whoever waits less than this needs no word.
const PATIENCE: Duration = Duration::from_millis(500);

/// Widest line: it must not wrap on a terminal of eighty columns.
const MAX_CHARS: usize = 78;

/// How fetching goes.
#[derive(Debug)]
pub struct Progress {
    start: Instant,
    pages: Vec<Page>,
}

#[derive(Debug)]
struct Page {
    slot: usize,
    host: String,
    bytes: usize,
    is_done: bool,
}

impl Progress {
    /// Starts to count the pages among these paths.
    pub fn of(paths: &[PathBuf]) -> Self {
        let pages = paths.iter().enumerate().filter_map(|(slot, path)| {
            let address = path.to_string_lossy();
            is_address(&address).then(|| Page {
                slot,
                host: host_name(&address),
                bytes: 0,
                is_done: false,
            })
        });
        Progress {
            start: Instant::now(),
            pages: pages.collect(),
        }
    }

    /// Takes in what happened; returns the line to show, once it is time to say something.
    ///
    /// `"fetching 1 of 3: heron.example 120 kB, dockside.example"`
    pub fn hear(&mut self, heard: &Heard) -> Option<String> {
        let (slot, bytes, is_done) = match heard {
            Heard::Received { slot, bytes } => (Some(*slot), *bytes, false),
            Heard::Opened { slot, .. } => (Some(*slot), 0, true),
            Heard::Waiting => (None, 0, false),
        };
        if let Some(page) = self.pages.iter_mut().find(|page| Some(page.slot) == slot) {
            page.bytes = page.bytes.max(bytes);
            page.is_done |= is_done;
        }
        let is_time = self.start.elapsed() >= PATIENCE;
        (is_time && self.pages.iter().any(|page| !page.is_done)).then(|| self.line())
    }

    fn line(&self) -> String {
        let done = self.pages.iter().filter(|page| page.is_done).count();
        let open = self.pages.iter().filter(|page| !page.is_done);
        let words: Vec<String> = open.map(Page::words).collect();
        let line = format!(
            "fetching, {done} of {} done: {}",
            self.pages.len(),
            words.join(", ")
        );
        if line.chars().count() <= MAX_CHARS {
            return line;
        }
        line.chars().take(MAX_CHARS - 1).chain(['…']).collect()
    }
}

impl Page {
    fn words(&self) -> String {
        match self.bytes / 1000 {
            0 => self.host.clone(),
            kilobytes => format!("{} {kilobytes} kB", self.host),
        }
    }
}
