//! Holds linking back until what was read is on the screen.
//!
//! Linking takes all processors there are, and the frame that shows the articles takes one: whoever opens a
//! story waits for the frame first. On a machine with one processor that is all the difference between text
//! at once and text when everything is linked.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::app::LoadId;

/// No frame takes so long; where none is drawn at all, a command having the terminal, linking goes on.
const PATIENCE: Duration = Duration::from_millis(50);

/// The newest load whose articles are all on the screen.
#[derive(Default)]
pub(super) struct FirstFrame {
    shown: Mutex<Option<LoadId>>,
    told: Condvar,
}

impl FirstFrame {
    /// Tells that all articles of a load are on the screen.
    pub(super) fn tell(&self, load: LoadId) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if *shown != Some(load) {
            *shown = Some(load);
            self.told.notify_all();
        }
    }

    /// Waits until the articles of a load are on the screen, or for a moment.
    pub(super) fn wait(&self, load: LoadId) {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let is_awaited = |shown: &mut Option<LoadId>| *shown < Some(load);
        // Whoever held the lock and failed has said so itself.
        drop(self.told.wait_timeout_while(shown, PATIENCE, is_awaited));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn load_that_is_shown_waits_for_nothing() {
        let frame = FirstFrame::default();
        frame.tell(LoadId(2));
        let start = Instant::now();
        frame.wait(LoadId(2));
        frame.wait(LoadId(1));
        assert!(start.elapsed() < PATIENCE);
    }

    #[test]
    fn load_that_is_never_shown_goes_on() {
        let frame = FirstFrame::default();
        frame.tell(LoadId(1));
        frame.wait(LoadId(2));
    }
}
