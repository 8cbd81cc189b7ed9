//! Takes the terminal's modes and gives them back, in the reverse order, whatever happens.
//!
//! On quit and on an error the guard is dropped; on a panic the hook gives back before the message is
//! printed, so that it can be read; signals arrive as events and end the loop. What was taken is noted
//! in one place, so giving back twice does nothing.

use std::io::{self, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange,
};
use crossterm::style::{Print, force_color_output};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};

use crate::article::is_guarded;

/// Tells whether the modes are ours at the moment.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// Tells whether the mouse is to be ours whenever the modes are.
static HAS_MOUSE: AtomicBool = AtomicBool::new(false);

/// Clicks, drags and the wheel, in a form that knows wide screens. Not every move of the pointer, as the
/// library would have it: that would wake the program for nothing.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const LEAVE_MOUSE: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Holds the terminal's modes while it lives.
pub(super) struct Guard;

impl Guard {
    /// Takes the modes for as long as the guard lives.
    pub(super) fn new() -> io::Result<Guard> {
        let guard = Guard;
        take()?;
        Ok(guard)
    }
}

/// Takes raw mode, the alternate screen, bracketed paste, word of focus, and the mouse where it is
/// wanted: at the start, after sleep, after another program had the terminal.
pub(super) fn take() -> io::Result<()> {
    IS_TAKEN.store(true, Ordering::SeqCst);
    // Whether there are colours is for the theme to say; the library would drop them for NO_COLOR even
    // where `--color always` was given.
    force_color_output(true);
    enable_raw_mode()?;
    let mouse = if HAS_MOUSE.load(Ordering::SeqCst) {
        TAKE_MOUSE
    } else {
        ""
    };
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        Print(mouse),
        EnableBracketedPaste,
        EnableFocusChange,
        Hide
    )
}

/// Takes the mouse or leaves it to the terminal, from now on.
pub(super) fn want_mouse(is_wanted: bool) -> io::Result<()> {
    let was_wanted = HAS_MOUSE.swap(is_wanted, Ordering::SeqCst);
    if was_wanted == is_wanted || is_given_back() {
        return Ok(());
    }
    let sequence = if is_wanted { TAKE_MOUSE } else { LEAVE_MOUSE };
    execute!(io::stdout(), Print(sequence))
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives back what was taken; a terminal that is gone cannot be given anything, so errors are let go.
pub(super) fn give_back() {
    if !IS_TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = queue!(
        out,
        EndSynchronizedUpdate,
        Show,
        DisableFocusChange,
        DisableBracketedPaste,
        Print(LEAVE_MOUSE),
        LeaveAlternateScreen
    );
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// Tells whether the terminal is not ours: after a panic of another thread nothing may be drawn.
pub(super) fn is_given_back() -> bool {
    !IS_TAKEN.load(Ordering::SeqCst)
}

/// Gives the terminal back before a panic is reported, unless it is caught and noted.
pub(super) fn give_back_on_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if is_guarded() {
            return;
        }
        give_back();
        report(info);
    }));
}

/// Tells the terminal to hold its picture until the frame is whole.
pub(super) fn begin_frame(out: &mut impl Write) -> io::Result<()> {
    queue!(out, BeginSynchronizedUpdate)
}

/// Tells the terminal to show the frame.
pub(super) fn end_frame(out: &mut impl Write) -> io::Result<()> {
    queue!(out, EndSynchronizedUpdate)
}
