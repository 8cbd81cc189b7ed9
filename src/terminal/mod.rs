//! The edge where the reader meets a terminal: modes, events, signals, threads, frames.
//!
//! ```text
//!  input thread ──┐                              ┌─▶ worker thread (opens, reads, compares)
//!  signal thread ─┼─▶ one channel ─▶ loop: update ┼─▶ clipboard, browser, sleep
//!  worker thread ─┘                       │      └─▶ one write a frame
//!                                       draw
//! ```
//!
//! The loop sleeps until something arrives, takes in all that has arrived, and draws once. Nothing
//! wakes it otherwise, so an idle reader costs no processor time. Everything that was changed on the
//! terminal is given back by one guard (`guard.rs`), whatever ends the program.

mod answer;
mod answers;
mod background;
mod beside;
mod child;
mod clipboard;
mod clock;
mod events;
mod export;
mod finder;
mod first_frame;
mod frame;
mod guard;
mod held;
mod input;
mod interrupt;
mod keeper;
mod keys;
mod load;
mod memory;
mod piling;
mod pipe;
mod reader;
mod stories;
mod story_source;
mod surroundings;
mod surveyor;
mod watch;
mod worker;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

pub use interrupt::Interrupt;
pub use story_source::StorySource;

use crate::app::Options;
use crate::cache::Cache;
use crate::failure::Failure;

/// Tells whether the terminal can show a screen; a dumb one only prints.
pub fn can_show_screens() -> bool {
    !surroundings::Surroundings::look().is_dumb()
}

/// Tells whether the terminal is known to show links.
pub fn shows_links() -> bool {
    surroundings::Surroundings::look().has_links()
}

/// What the reader is started with.
pub struct Launch {
    /// The stories, at least one where there is no pile.
    pub stories: Vec<StorySource>,
    /// What is to be sorted into stories, if anything.
    pub pile: Option<Vec<PathBuf>>,
    /// What could not be looked into.
    pub failures: Vec<Failure>,
    /// Threshold, colour, keys.
    pub options: Options,
    /// Tells whether what was set by hand before is passed over, and how stories were left.
    pub is_fresh: bool,
    /// Outlets that were named: an article and its outlet.
    pub outlets: Vec<(String, String)>,
    /// What was read before.
    pub cache: Arc<Cache>,
}

/// How the reader ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The reader asked for it.
    Quit,
    /// A signal asked for it.
    Signal(i32),
    /// A thread failed; its message stands on standard error.
    Panic,
}

impl Ending {
    /// The exit code of the program, as shells count it.
    pub fn exit_code(self) -> u8 {
        match self {
            Ending::Quit => 0,
            Ending::Signal(number) => 128u8.saturating_add(u8::try_from(number).unwrap_or(0)),
            Ending::Panic => 101,
        }
    }
}

/// What is left when the reader was left.
#[derive(Debug)]
pub struct Left {
    /// How it ended; an error where the terminal could not be set up or written to.
    pub ending: io::Result<Ending>,
    /// What could not be kept of what was set by hand and where it is now, in words to print.
    pub unkept: Vec<String>,
}

/// Opens the reader and returns when it is left.
pub fn run(launch: Launch) -> Left {
    guard::give_back_on_panic();
    let mut unkept = Vec::new();
    Left {
        ending: reader::run(launch, &mut unkept),
        unkept,
    }
}
