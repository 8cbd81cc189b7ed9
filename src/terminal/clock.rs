//! When whoever waits is told how far it is: not before a moment has passed, and not more often than is read.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Whoever waits less than this needs no word.
pub(super) const PATIENCE: Duration = Duration::from_millis(400);

/// Between two words on how far it is.
const PAUSE: Duration = Duration::from_millis(100);

/// Tells when it is time for a word on how far it is.
pub(super) struct Clock(Mutex<Instant>);

impl Clock {
    pub(super) fn start() -> Clock {
        Clock(Mutex::new(Instant::now() + PATIENCE))
    }

    pub(super) fn is_time(&self) -> bool {
        let mut due = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let is_time = now >= *due;
        if is_time {
            *due = now + PAUSE;
        }
        is_time
    }
}
