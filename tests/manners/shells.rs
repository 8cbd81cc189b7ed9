//! Under a shell: sleeping, waking, a terminal that cannot show screens.

use std::process::Command;

use tempfile::TempDir;

use crate::session::Session;
use crate::{PROGRAM, story};

/// A shell with job control, with the reader started in it.
fn shell(folder: &TempDir) -> Option<Session> {
    if Command::new("bash").arg("--version").output().is_err() {
        eprintln!("skipped: no bash here");
        return None;
    }
    let mut session = Session::start(&["bash", "--norc", "--noprofile", "-i"])?;
    session.press("PS1='here> '; bind 'set enable-bracketed-paste off'\r");
    session.wait_for("here> ");
    let path = folder.path().to_string_lossy();
    session.press(&format!("{PROGRAM} '{path}'\r"));
    session.wait_for("2 shared");
    Some(session)
}

#[test]
fn sleeps_and_wakes_under_a_shell() {
    let folder = story();
    let Some(mut session) = shell(&folder) else {
        return;
    };
    for key in ["\u{1a}", ":suspend\r"] {
        session.press(key);
        session.wait_for("Stopped");
        assert!(!session.is_alternate());
        assert!(session.cursor().is_some(), "the cursor is shown");
        session.press("stty -a | grep -c -- ' icanon'; echo do''ne\r");
        session.wait_for("1\ndone");
        session.press("clear; fg\r");
        session.wait_until("the reader is back", |s| {
            s.is_alternate() && s.screen().contains("2 shared")
        });
    }
    session.press("j");
    session.wait_for("statement 2/");
    session.press("Q");
    session.wait_until("the shell is back", |s| !s.is_alternate());
    session.press("echo $?; exit\r");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn stop_signal_from_outside_gives_the_terminal_back_too() {
    let folder = story();
    let Some(mut session) = shell(&folder) else {
        return;
    };
    let shell = session.process_id().expect("a shell").to_string();
    let child = Command::new("pgrep").args(["-P", &shell]).output();
    let Ok(child) = child else {
        eprintln!("skipped: no pgrep here");
        return;
    };
    let id = String::from_utf8_lossy(&child.stdout).trim().to_owned();
    let sent = Command::new("kill").args(["-TSTP", &id]).status();
    assert!(sent.expect("kill runs").success());
    session.wait_for("Stopped");
    assert!(!session.is_alternate());
    session.press("fg\r");
    session.wait_until("the reader is back", Session::is_alternate);
    session.press("Q");
    session.wait_until("the shell is back", |s| !s.is_alternate());
}

#[test]
fn dumb_terminal_gets_the_report_and_no_sequence() {
    let folder = story();
    let path = folder.path().to_string_lossy().into_owned();
    let command = [PROGRAM, &path];
    let variables = [("TERM", "dumb")];
    let Some(mut session) = Session::start_with((100, 200), &variables, &command) else {
        return;
    };
    assert_eq!(session.exit_code(), 0);
    let written = String::from_utf8_lossy(session.written()).into_owned();
    assert!(written.contains("TERM=dumb"), "{written}");
    assert!(written.contains("The old bridge at Tarn"), "{written}");
    assert!(!written.contains('\u{1b}'), "{written:?}");
}
