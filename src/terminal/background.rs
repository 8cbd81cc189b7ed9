//! Asks the terminal for its background (OSC 11), and waits for nothing.
//!
//! The question is the first thing that is written, before anything is worked on; by the time there is
//! text to show, most terminals have answered, and the first frame has their theme. The answer comes among
//! the keys, where `answers.rs` sorts it out of them, however late it is and whatever is typed meanwhile;
//! a terminal that does not answer holds up no frame. Reading it here, before the keys are read, was
//! tried: it cost every start on a silent terminal a tenth of a second.

use std::io::{self, Write as _};

const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// Terminals that show the question in place of answering it, or are none.
const SILENT_TERMS: [&str; 5] = ["dumb", "linux", "eterm", "cons", "vt52"];

/// Asks, where the terminal may answer; it must be in raw mode. Tells whether it was asked.
///
/// # Errors
/// Where the terminal cannot be written to.
pub(super) fn ask() -> io::Result<bool> {
    let term = std::env::var("TERM").unwrap_or_default();
    if SILENT_TERMS.iter().any(|silent| term.starts_with(silent)) {
        return Ok(false);
    }
    let mut out = io::stdout().lock();
    out.write_all(QUESTION)?;
    out.flush()?;
    Ok(true)
}
