//! Remembers how the open story is left: when the program ends or sleeps, and now and then before.
//!
//! Now and then is asked only when something has happened anyway, so an idle reader stays idle; what a
//! killed program loses is the last moments, never what was set by hand.

use std::time::{Duration, Instant};

use super::keeper::Change;
use crate::app::{State, session_of};
use crate::session::Session;

/// Time between two writings: a disk does not notice, and a reader finds the place again.
const PAUSE: Duration = Duration::from_secs(20);

/// What was remembered last.
pub(super) struct Memory {
    last: Option<(usize, Session)>,
    written: Instant,
}

impl Memory {
    /// Nothing is remembered yet.
    pub(super) fn new() -> Memory {
        Memory {
            last: None,
            written: Instant::now(),
        }
    }

    /// What is to be written, where the last writing was a while ago.
    pub(super) fn now_and_then(&mut self, state: &State) -> Option<Change> {
        if self.written.elapsed() < PAUSE {
            return None;
        }
        self.at_once(state)
    }

    /// What is to be written; nothing where that was written already.
    pub(super) fn at_once(&mut self, state: &State) -> Option<Change> {
        self.written = Instant::now();
        let now = (state.open_story?, session_of(state)?);
        if self.last.as_ref() == Some(&now) {
            return None;
        }
        self.last = Some(now.clone());
        Some(Change::Session(now.0, Box::new(now.1)))
    }
}
