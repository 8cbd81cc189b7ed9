//! Programs that are started with a text for their standard input.
//!
//! The text goes there and nowhere else: never into a command line, where a shell would read it.

use std::io::{self, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long between two looks whether a program has ended.
const LOOK: Duration = Duration::from_millis(10);

/// Starts a program and gives it the text, from a thread of its own: it may never read it.
///
/// # Errors
/// Where the program cannot be started.
pub(super) fn start_with(command: &mut Command, text: Vec<u8>) -> io::Result<Child> {
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // One that reads no further (`head`) has had enough.
        thread::spawn(move || {
            let _ = stdin.write_all(&text);
        });
    }
    Ok(child)
}

/// Waits for a program; one that takes longer is ended.
///
/// # Errors
/// Where it cannot be waited for; of kind `TimedOut` where it was ended.
pub(super) fn wait_at_most(child: &mut Child, patience: Duration) -> io::Result<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() > patience {
            let _ = child.kill();
            let _ = child.wait();
            return Err(io::ErrorKind::TimedOut.into());
        }
        thread::sleep(LOOK);
    }
}
