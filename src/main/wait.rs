//! What is said on standard error while a command takes its time, and how Ctrl-C ends it.
//!
//! Half a second passes before anything is said, and nothing is where standard error is no terminal. The
//! first Ctrl-C ends the work at its next whole piece: a line, an article, a stage of linking; what was
//! written by then stays. The second one ends the program at once.

use std::fmt;
use std::io::{self, IsTerminal as _, Write};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use abreast::terminal::Interrupt;
use abreast::threads::{Hear, Step, heard};
use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Whoever waits less than this needs no word.
const PATIENCE: Duration = Duration::from_millis(500);

/// So often the line is drawn anew, at most.
const FRAMES_A_SECOND: u8 = 8;

/// A line on standard error that says how far it is.
#[derive(Clone)]
pub(super) struct Wait {
    bar: ProgressBar,
    /// Whether Ctrl-C is ours; else it ends the program, as it does any other.
    hears: bool,
}

/// The reader has pressed Ctrl-C.
#[derive(Debug)]
pub(super) struct Interrupted {
    /// What is there all the same, in words for the reader.
    kept: String,
}

impl Interrupted {
    /// The exit code, as shells count an end by that signal.
    pub(super) const EXIT_CODE: u8 = 130;

    pub(super) fn keeping(kept: impl Into<String>) -> Interrupted {
        Interrupted { kept: kept.into() }
    }
}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "interrupted; {}", self.kept)
    }
}

impl std::error::Error for Interrupted {}

/// Tells whether Ctrl-C was pressed; from the first call on, pressing it does not end the program at once.
fn is_interrupted() -> bool {
    static INTERRUPT: OnceLock<Interrupt> = OnceLock::new();
    INTERRUPT.get_or_init(Interrupt::listen).is_asked()
}

impl Wait {
    /// Begins to wait.
    pub(super) fn begin() -> Wait {
        is_interrupted();
        Wait {
            hears: true,
            ..Wait::before_reader()
        }
    }

    /// Begins to wait for what the reader needs, which has its own ways with signals.
    pub(super) fn before_reader() -> Wait {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        // The template is a constant, and well formed.
        let style = ProgressStyle::with_template("{msg}");
        let bar = match style {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        };
        Wait { bar, hears: false }
    }

    /// Says how far it is, where that is worth a word by now; tells whether to go on.
    pub(super) fn say(&self, words: &dyn Fn() -> String) -> bool {
        if io::stderr().is_terminal() && self.bar.elapsed() >= PATIENCE {
            if self.bar.is_hidden() {
                let target = ProgressDrawTarget::stderr_with_hz(FRAMES_A_SECOND);
                self.bar.set_draw_target(target);
            }
            self.bar.set_message(words());
        }
        !self.is_ended()
    }

    fn is_ended(&self) -> bool {
        self.hears && is_interrupted()
    }

    /// Says that so many of all are done, and how long the rest may take: `"compared 3 of 8 stories, 2
    /// seconds left"`
    pub(super) fn count(&self, done: usize, of: usize, verb: &str, what: &str) -> bool {
        self.say(&|| {
            let (some, all) = (HumanCount(done as u64), HumanCount(of as u64));
            let left = of.saturating_sub(done) as f64 / done.max(1) as f64;
            let left = self.bar.elapsed().mul_f64(left);
            match done {
                0 => format!("{verb} {some} of {all} {what}"),
                _ => format!(
                    "{verb} {some} of {all} {what}, {} left",
                    HumanDuration(left)
                ),
            }
        })
    }

    /// Says whether to go on, as an error where not.
    pub(super) fn goes_on(&self) -> Result<(), Interrupted> {
        if self.is_ended() {
            return Err(self.interrupted());
        }
        Ok(())
    }

    /// Does work of the core and says how far it is: `"linking, weighing pairs 45 %"`
    pub(super) fn during<R>(&self, what: &str, work: impl FnOnce() -> R) -> Result<R, Interrupted> {
        let (own, what) = (self.clone(), what.to_owned());
        let hear: Hear =
            Arc::new(move |step: Step| own.say(&|| format!("{what}, {}", step.words())));
        heard(hear, work).ok_or_else(|| self.interrupted())
    }

    /// Does work that cannot tell how far it is: says what is done and for how long; Ctrl-C ends it
    /// once it is done, and at once where it is pressed twice.
    pub(super) fn beside<R>(
        &self,
        what: String,
        work: impl FnOnce() -> R,
    ) -> Result<R, Interrupted> {
        self.bar.set_message(what);
        if io::stderr().is_terminal() {
            if let Ok(style) = ProgressStyle::with_template("{msg}, {elapsed}") {
                self.bar.set_style(style);
            }
            // The line is drawn by the first tick, after half a second.
            self.bar.enable_steady_tick(PATIENCE);
            let target = ProgressDrawTarget::stderr_with_hz(FRAMES_A_SECOND);
            self.bar.set_draw_target(target);
        }
        let done = work();
        self.bar.disable_steady_tick();
        self.end();
        self.goes_on().map(|()| done)
    }

    fn interrupted(&self) -> Interrupted {
        self.bar.finish_and_clear();
        Interrupted::keeping("nothing was written")
    }

    /// Writes a line to standard error, above the one that says how far it is.
    pub(super) fn complain(&self, line: &str) {
        self.bar.suspend(|| super::complain(line));
    }

    /// Takes the line away: nothing is waited for any more.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }

    /// Writes to `out` until Ctrl-C is pressed; writing fails then.
    pub(super) fn until_interrupted<W: Write>(&self, out: W) -> UntilInterrupted<W> {
        let wait = self.clone();
        UntilInterrupted { wait, out }
    }

    /// Lets something be written while the line is out of the way.
    pub(super) fn aside<R>(&self, write: impl FnOnce() -> R) -> R {
        self.bar.suspend(write)
    }
}

/// Where writing ends with Ctrl-C.
pub(super) struct UntilInterrupted<W> {
    wait: Wait,
    out: W,
}

impl<W: Write> Write for UntilInterrupted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.wait.is_ended() {
            return Err(io::Error::other("interrupted"));
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
