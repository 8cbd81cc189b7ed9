//! Asks the terminal for its background (OSC 11), without waiting for one that does not answer.
//!
//! Right behind the question goes one that every terminal answers (DA1, "what are you"); answers come
//! in the order of the questions, so when that one is there, there is nothing more to wait for. The
//! question is asked in raw mode, before the thread that reads keys starts, and the bytes are read here:
//! the library that reads keys would take the answer for `Alt-]`, `1`, `1` and so on. A crate that does
//! the same (terminal-colorsaurus) throws away what was typed meanwhile; here it is passed on as keys. An
//! answer that comes too late, over a slow line, is caught by `answers.rs`.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use filedescriptor::{POLLIN, poll, pollfd};

use super::answer::{Answer, is_complete, read_answer};
use super::input::Keyboard;

/// Nobody sees a tenth of a second; a terminal on this machine answers within a few thousandths.
const PATIENCE: Duration = Duration::from_millis(100);

/// The questions: background, then what the terminal is.
const QUESTIONS: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// Answers are short; a terminal that sends more than this says something else.
const MAX_BYTES: usize = 4096;

/// Terminals that show the question in place of answering it, or are none.
const SILENT_TERMS: [&str; 5] = ["dumb", "linux", "eterm", "cons", "vt52"];

/// Asks, and waits a little; the terminal must be in raw mode and nobody else may read from it.
///
/// # Errors
/// Where the terminal cannot be written to.
pub(super) fn ask() -> io::Result<Answer> {
    let term = std::env::var("TERM").unwrap_or_default();
    if SILENT_TERMS.iter().any(|silent| term.starts_with(silent)) {
        return Ok(Answer::default());
    }
    let keyboard = Keyboard::find()?;
    let mut out = io::stdout();
    out.write_all(QUESTIONS)?;
    out.flush()?;
    let deadline = Instant::now() + PATIENCE;
    let mut received = Vec::new();
    while !is_complete(&received) && received.len() < MAX_BYTES {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || !read_some(&keyboard, left, &mut received) {
            break;
        }
    }
    Ok(read_answer(&received))
}

/// Reads what is there, waiting for it at most so long; tells whether anything came.
fn read_some(keyboard: &Keyboard, wait: Duration, received: &mut Vec<u8>) -> bool {
    let mut waiting = [pollfd {
        fd: keyboard.descriptor(),
        events: POLLIN,
        revents: 0,
    }];
    if !matches!(poll(&mut waiting, Some(wait)), Ok(1)) {
        return false;
    }
    let mut bytes = [0; 256];
    let count = keyboard.read_bytes(&mut bytes).unwrap_or(0);
    received.extend_from_slice(&bytes[..count]);
    count > 0
}
