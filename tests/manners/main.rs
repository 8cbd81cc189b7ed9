//! What a program owes the terminal: it takes what it needs, draws whole frames and few, costs nothing
//! while nothing happens, and gives everything back, however it ends.
//!
//! Run in a real pseudo-terminal; where there is none, or no shell, tmux or `/proc` to ask, a test says
//! so and passes. What is counted (frames, wake-ups) is counted again where a busy machine may have spoilt it:
//! a program that owes more owes it every time.

#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

mod cost;
mod ends;
mod frames;
mod input;
#[path = "../terminal/session.rs"]
mod session;
mod shells;
mod tmux;

use std::fs;
use std::process::Command;

use session::Session;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_abreast");

/// So often is counted again what should not be more than it is.
const TRIES: usize = 5;

/// A story of two outlets about a bridge.
fn story() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, text) in [
        (
            "heron.txt",
            "Bridge shut after storm\n\n\
             The old bridge at Tarn was closed on Monday after a storm tore off its railing.\n\n\
             Two anglers were pulled from the river.\n\n\
             The mayor spoke of a lucky night.\n",
        ),
        (
            "kite.txt",
            "Storm closes Tarn bridge\n\n\
             Buses now go round by the mill.\n\n\
             The old bridge at Tarn was closed on Monday after a storm tore off its railing.\n",
        ),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn open(folder: &TempDir, flags: &[&str]) -> Option<Session> {
    let path = folder.path().to_string_lossy().into_owned();
    let command: Vec<&str> = [PROGRAM, &path].iter().chain(flags).copied().collect();
    let mut session = Session::start(&command)?;
    session.wait_for("2 shared");
    Some(session)
}

fn send(signal: &str, session: &Session) {
    let id = session.process_id().expect("a running program").to_string();
    let sent = Command::new("kill")
        .args([&format!("-{signal}"), &id])
        .status();
    assert!(sent.expect("kill runs").success());
}

fn quit(mut session: Session) {
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
    session.assert_only_own_sequences();
}
