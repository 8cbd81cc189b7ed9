//! The running reader: hears events, has `update` decide, draws, and does what it is asked to.

mod perform;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::{Duration, Instant};

use super::background;
use super::events::{self, Event, Events};
use super::frame::Frame;
use super::guard::{self, Guard};
use super::input::{self, Input};
use super::load::{Said, failure_of};
use super::memory::Memory;
use super::stories::Stories;
use super::story_source::StorySource;
use super::surroundings::Surroundings;
use super::worker::Worker;
use super::{Ending, Launch};
use crate::app::{Effect, Message, State, open_story, survey, update};
use crate::failure::Failure;
use crate::ui::Screen;

/// After so many events a frame is drawn even if more wait, so that held keys show what they do.
const BURST: usize = 128;

/// What comes by itself, and not by a key, is drawn no more often than this: sixty times a second and more
/// nobody sees.
const INTERVAL: Duration = Duration::from_millis(15);

/// A key after so long a time may be that of a reader who comes back from an editor.
const A_WHILE: Duration = Duration::from_secs(5);

/// By then a terminal has answered, if it does.
const ANSWER_TIME: Duration = Duration::from_millis(100);

/// Opens the reader and returns when it is left, with words on what could not be kept.
///
/// # Errors
/// Where the terminal cannot be set up or written to.
pub(super) fn run(launch: Launch, unkept: &mut Vec<String>) -> io::Result<Ending> {
    let surroundings = Surroundings::look();
    let options = launch.options;
    guard::want_mouse(options.config.mouse)?;
    let events = Events::listen()?;
    let _guard = Guard::new()?;
    // Asked before anything else is worked on and heard among the keys: nothing waits for the answer.
    let started = Instant::now();
    let is_asked = options.looks.wants_background() && background::ask()?;
    let names = launch.stories.iter().map(StorySource::name);
    let mut state = State::new(options, names.collect(), input::terminal_size());
    let pile = launch.pile.map(Arc::new);
    let stories = match &pile {
        Some(paths) => {
            state = state.with_pile();
            Stories::of_pile(paths)
        }
        None => Stories::new(launch.stories),
    };
    let said = Said {
        is_fresh: launch.is_fresh,
        is_threshold_given: state.options.given_threshold.is_some(),
        outlets: launch.outlets,
        limits: state.options.config.limits(),
    };
    let mut worker = Worker::new(stories, launch.cache, said, events.sender());
    if let Some(paths) = &pile {
        worker.read_pile(paths);
    }
    let frame = Frame::default();
    let mut reader = Reader {
        screen: Screen::new(frame.clone(), state.size)?,
        frame,
        input: Input::listen(events.sender(), is_asked)?,
        events,
        worker,
        memory: Memory::new(),
        surroundings,
        is_watching: false,
        looked: Instant::now(),
        drawn: Instant::now(),
        has_drawn: false,
        is_hurried: false,
    };
    let first = start(&mut state, launch.failures);
    // Whatever ends it, also a failure of the program itself: what was asked to be kept is.
    let read = catch_unwind(AssertUnwindSafe(|| {
        let ending = reader.read(&mut state, first);
        reader.remember(&state);
        ending
    }));
    unkept.extend(reader.worker.finish_writing());
    if is_asked {
        // Whoever leaves at once would find the terminal's answer typed at the prompt.
        thread::sleep(ANSWER_TIME.saturating_sub(started.elapsed()));
    }
    // The panic was told of when it happened.
    read.unwrap_or(Ok(Ending::Panic))
}

/// Opens the only story, or shows the list of them.
fn start(state: &mut State, failures: Vec<Failure>) -> Vec<Effect> {
    let effects = if state.stories.len() == 1 {
        open_story(state, 0)
    } else {
        survey(state)
    };
    let load = state.load;
    for failure in failures {
        let message = Message::Failed {
            load,
            slot: None,
            failure: failure_of(failure),
        };
        update(state, message);
    }
    effects
}

/// The running reader.
struct Reader {
    screen: Screen<Frame>,
    /// What the screen writes, until it is sent.
    frame: Frame,
    input: Input,
    events: Events,
    worker: Worker,
    memory: Memory,
    surroundings: Surroundings,
    /// Tells whether the worker watches the files.
    is_watching: bool,
    /// When it was last asked to look at them.
    looked: Instant,
    /// When the last frame was drawn; before the first, when the reader was started.
    drawn: Instant,
    has_drawn: bool,
    /// Tells whether the next frame answers what the reader did.
    is_hurried: bool,
}

impl Reader {
    fn read(&mut self, state: &mut State, first: Vec<Effect>) -> io::Result<Ending> {
        match self.perform(state, first)? {
            Some(ending) => Ok(ending),
            None => self.run_loop(state),
        }
    }

    fn run_loop(&mut self, state: &mut State) -> io::Result<Ending> {
        loop {
            if let Some(ending) = self.hold_frame(state)? {
                return Ok(ending);
            }
            self.follow_settings(state)?;
            self.draw(state)?;
            let Ok(first) = self.events.received.recv() else {
                return Ok(Ending::Quit);
            };
            if let Some(ending) = self.take_events(state, first)? {
                return Ok(ending);
            }
        }
    }

    /// Takes in what has come, up to a burst.
    fn take_events(&mut self, state: &mut State, first: Event) -> io::Result<Option<Ending>> {
        let waiting: Vec<Event> = self.events.received.try_iter().take(BURST).collect();
        self.is_hurried = false;
        for event in std::iter::once(first).chain(waiting) {
            self.is_hurried |= event.is_of_reader();
            self.look_at_files(&event);
            let ending = self.take_event(state, event)?;
            if ending.is_some() {
                return Ok(ending);
            }
        }
        if let Some(left) = self.memory.now_and_then(state) {
            self.worker.keep(left);
        }
        Ok(None)
    }

    /// Waits a moment for more where the next frame would show half of what is on its way: articles that
    /// are being read, stories that are being counted. Frames cost more than most of what they show.
    fn hold_frame(&mut self, state: &mut State) -> io::Result<Option<Ending>> {
        loop {
            let is_half = match state.open_story {
                Some(_) => !state.story.is_read(),
                None => self.has_drawn,
            };
            let left = INTERVAL.saturating_sub(self.drawn.elapsed());
            if self.is_hurried || !is_half || left.is_zero() {
                return Ok(None);
            }
            let ending = match self.events.received.recv_timeout(left) {
                Ok(event) => self.take_events(state, event)?,
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => Some(Ending::Quit),
            };
            if ending.is_some() {
                return Ok(ending);
            }
        }
    }

    /// Has it kept how the open story is left.
    fn remember(&mut self, state: &State) {
        if let Some(left) = self.memory.at_once(state) {
            self.worker.keep(left);
        }
    }

    /// Has mouse and watching as the settings have it, however they were changed.
    fn follow_settings(&mut self, state: &State) -> io::Result<()> {
        let config = &state.options.config;
        guard::want_mouse(config.mouse)?;
        self.worker.use_cache(config.cache);
        if self.is_watching != config.watch {
            self.is_watching = config.watch;
            self.worker.watch(config.watch);
        }
        Ok(())
    }

    /// Has files looked at when the reader comes back to them: by focus, where the terminal tells of it,
    /// else by a key after a while.
    fn look_at_files(&mut self, event: &Event) {
        let is_back = match event {
            Event::FocusGained => true,
            Event::Message(Message::Key(_) | Message::Mouse(_)) => self.looked.elapsed() > A_WHILE,
            _ => false,
        };
        if is_back {
            self.looked = Instant::now();
            self.worker.look_at_files();
        }
    }

    /// Draws one frame between the marks of synchronized output, so that it never shows half done.
    fn draw(&mut self, state: &State) -> io::Result<()> {
        self.drawn = Instant::now();
        self.has_drawn = true;
        if guard::is_given_back() {
            return Ok(());
        }
        guard::begin_frame(self.screen.writer())?;
        self.screen.draw(state)?;
        guard::end_frame(self.screen.writer())?;
        self.frame.send()?;
        if state.story.is_read() {
            self.worker.hear_shown(state.story.load);
        }
        Ok(())
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
            Event::FocusGained | Event::Line | Event::CommandEnded(_) => return Ok(None),
        };
        let effects = update(state, message);
        self.perform(state, effects)
    }

    /// Gives the terminal back, stops, and takes it again when woken.
    fn sleep(&mut self, state: &mut State) -> io::Result<()> {
        self.remember(state);
        guard::give_back();
        events::stop_process_group()?;
        self.worker.look_at_files();
        self.take_terminal_again(state)
    }

    fn take_terminal_again(&mut self, state: &mut State) -> io::Result<()> {
        guard::take()?;
        self.screen.forget()?;
        update(state, Message::Resize(input::terminal_size()));
        Ok(())
    }
}
