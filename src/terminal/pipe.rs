//! Hands the terminal over to a command of the reader's, with a text on its standard input.
//!
//! The command is run by the shell as it was typed; the text goes to its standard input alone. It has the
//! terminal to itself: keys (a pager, an editor), interrupt and sleep are its own until it has ended.
//! Then a line says how it ended, and Enter brings the reader back.

use std::io::{self, Write as _};
use std::process::{Child, Command, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use super::child::start_with;
use super::events::Event;

/// Tells whether the terminal is a command's.
static IS_RUNNING: AtomicBool = AtomicBool::new(false);

/// Tells whether the terminal is a command's.
pub(super) fn is_running() -> bool {
    IS_RUNNING.load(Ordering::SeqCst)
}

/// Notes whether the terminal is a command's.
pub(super) fn set_running(is_running: bool) {
    IS_RUNNING.store(is_running, Ordering::SeqCst);
}

/// Starts a command with a text; when it ends, that is sent.
pub(super) fn start(command: &str, text: String, sender: Sender<Event>) {
    let mut shell = shell();
    match start_with(shell.arg(command), text.into_bytes()) {
        Ok(child) => wait_for(child, sender),
        Err(error) => {
            let _ = sender.send(Event::CommandEnded(Err(error)));
        }
    }
}

fn wait_for(mut child: Child, sender: Sender<Event>) {
    thread::spawn(move || {
        let _ = sender.send(Event::CommandEnded(child.wait()));
    });
}

fn shell() -> Command {
    let (name, flag) = if cfg!(windows) {
        ("cmd", "/C")
    } else {
        ("sh", "-c")
    };
    let mut shell = Command::new(name);
    shell.arg(flag);
    shell
}

/// Says on the terminal how the command ended, and what brings the reader back.
pub(super) fn say_end(command: &str, ended: &io::Result<ExitStatus>) -> io::Result<()> {
    let mut out = io::stdout();
    let line = format!("| {command}: {}. Enter goes back.", words_of(ended));
    write!(out, "\n\x1b[7m{line}\x1b[0m ")?;
    out.flush()
}

/// `"done"`, `"exit status 2"`, `"cannot be started: …"`
pub(super) fn words_of(ended: &io::Result<ExitStatus>) -> String {
    match ended {
        Ok(status) if status.success() => "done".to_owned(),
        Ok(status) => status.to_string(),
        Err(error) => format!("cannot be run: {error}"),
    }
}
