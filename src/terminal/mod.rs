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

mod clipboard;
mod events;
mod export;
mod finder;
mod guard;
mod held;
mod input;
mod keeper;
mod worker;

use std::io::{self, BufWriter, Stdout};
use std::sync::mpsc::Receiver;

pub use worker::StorySource;

use crate::app::{Effect, Message, Options, State, open_story, update};
use crate::failure::Failure;
use crate::ui::Screen;
use events::{Event, Events};
use finder::Question;
use guard::Guard;
use worker::{LoadOrder, Said, Worker};

/// Bytes a frame may take before it is written in two parts; a full frame of a large screen fits.
const FRAME_BYTES: usize = 64 * 1024;

/// After so many events a frame is drawn even if more wait, so that held keys show what they do.
const BURST: usize = 128;

/// What the reader is started with.
pub struct Launch {
    /// The stories, at least one.
    pub stories: Vec<StorySource>,
    /// What could not be looked into.
    pub failures: Vec<Failure>,
    /// Threshold, colour, keys.
    pub options: Options,
    /// Tells whether what was set by hand before is passed over.
    pub is_fresh: bool,
    /// Outlets that were named: an article and its outlet.
    pub outlets: Vec<(String, String)>,
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

/// Opens the reader and returns when it is left.
///
/// # Errors
/// Where the terminal cannot be set up or written to.
pub fn run(launch: Launch) -> io::Result<Ending> {
    guard::give_back_on_panic();
    let events = Events::listen()?;
    let _guard = Guard::new()?;
    let names = launch.stories.iter().map(StorySource::name);
    let mut state = State::new(launch.options, names.collect(), input::terminal_size());
    let said = Said {
        is_fresh: launch.is_fresh,
        outlets: launch.outlets,
    };
    let worker = Worker::new(launch.stories, said, events.sender());
    let mut reader = Reader {
        screen: Screen::new(
            BufWriter::with_capacity(FRAME_BYTES, io::stdout()),
            state.size,
        )?,
        worker,
    };
    let first = start(&mut state, launch.failures);
    if let Some(ending) = reader.perform(&mut state, first)? {
        return Ok(ending);
    }
    let ending = reader.run_loop(&mut state, &events.received);
    reader.worker.finish_writing();
    ending
}

/// Opens the only story, or shows the list of them.
fn start(state: &mut State, failures: Vec<Failure>) -> Vec<Effect> {
    let effects = if state.stories.len() == 1 {
        open_story(state, 0)
    } else {
        Vec::new()
    };
    let load = state.load;
    for failure in failures {
        let message = Message::Failed {
            load,
            slot: None,
            failure: worker::failure_of(failure),
        };
        update(state, message);
    }
    effects
}

/// The running reader.
struct Reader {
    screen: Screen<BufWriter<Stdout>>,
    worker: Worker,
}

impl Reader {
    fn run_loop(&mut self, state: &mut State, received: &Receiver<Event>) -> io::Result<Ending> {
        loop {
            self.draw(state)?;
            let Ok(first) = received.recv() else {
                return Ok(Ending::Quit);
            };
            let waiting = received.try_iter().take(BURST);
            for event in std::iter::once(first).chain(waiting) {
                if let Some(ending) = self.take_event(state, event)? {
                    return Ok(ending);
                }
            }
        }
    }

    /// Draws one frame between the marks of synchronized output, so that it never shows half done.
    fn draw(&mut self, state: &State) -> io::Result<()> {
        if guard::is_given_back() {
            return Ok(());
        }
        guard::begin_frame(self.screen.writer())?;
        self.screen.draw(state)?;
        guard::end_frame(self.screen.writer())?;
        self.screen.flush()
    }

    fn take_event(&mut self, state: &mut State, event: Event) -> io::Result<Option<Ending>> {
        let message = match event {
            Event::Message(message) => message,
            Event::Sleep => {
                self.sleep(state)?;
                return Ok(None);
            }
            Event::Signal(number) => return Ok(Some(Ending::Signal(number))),
            Event::Panicked => return Ok(Some(Ending::Panic)),
            Event::InputEnded => return Ok(Some(Ending::Quit)),
        };
        let effects = update(state, message);
        self.perform(state, effects)
    }

    fn perform(&mut self, state: &mut State, effects: Vec<Effect>) -> io::Result<Option<Ending>> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Some(Ending::Quit)),
                Effect::Load {
                    story,
                    load,
                    threshold,
                    edits,
                    is_reread,
                } => self.worker.load(LoadOrder {
                    story,
                    load,
                    threshold,
                    edits,
                    is_reread,
                }),
                Effect::Keep { story, edits } => self.worker.keep(story, edits),
                Effect::Search {
                    search,
                    load,
                    query,
                    comparison,
                } => self.worker.search(Question {
                    search,
                    load,
                    query,
                    comparison,
                }),
                Effect::Copy(text) => clipboard::copy(self.screen.writer(), &text)?,
                Effect::OpenUrl(url) => self.worker.open_url(url),
                Effect::Export(export) => self.worker.export(export),
                Effect::Suspend => self.sleep(state)?,
                Effect::Redraw => self.screen.forget()?,
            }
        }
        Ok(None)
    }

    /// Gives the terminal back, stops, and takes it again when woken.
    fn sleep(&mut self, state: &mut State) -> io::Result<()> {
        guard::give_back();
        events::stop_process_group()?;
        guard::take()?;
        self.screen.forget()?;
        update(state, Message::Resize(input::terminal_size()));
        Ok(())
    }
}
