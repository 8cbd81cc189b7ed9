//! Taking words along and reading again, by the program in a real pseudo-terminal: the clipboard's ways,
//! commands that words are piped to, links, files that change under the reader.
//!
//! Clipboard programs are stand-ins of our own; those of whoever runs the tests are never run.

#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "terminal/session.rs"]
mod session;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use session::Session;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_abreast");

/// What would run a command, if any shell ever read it.
const HOSTILE: &str = "Two anglers were pulled from $(touch pwned) the river; touch pwned.";

/// A story of two outlets about a bridge, in a folder within a folder.
fn story() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::create_dir(folder.path().join("bridge")).expect("a folder");
    let heron = format!(
        "---\noutlet: Heron\nurl: https://heron.example/bridge?a=1\ndate: 2024-05-06\n---\n\
         # Bridge shut after storm\n\n\
         The old bridge at Tarn was closed on Monday after a storm tore off its railing.\n\n\
         {HOSTILE}\n"
    );
    let kite = "---\noutlet: Kite\n---\n# Storm closes Tarn bridge\n\n\
         Buses now go round by the mill.\n\n\
         The old bridge at Tarn was closed on Monday after a storm tore off its railing.\n";
    write(&folder, "heron.md", &heron);
    write(&folder, "kite.md", kite);
    folder
}

fn path(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join("bridge").join(name)
}

fn write(folder: &TempDir, name: &str, text: &str) {
    fs::write(path(folder, name), text).expect("a file");
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(path(folder, name)).unwrap_or_default()
}

fn open(folder: &TempDir, variables: &[(&str, &str)], flags: &[&str]) -> Option<Session> {
    let path = folder.path().join("bridge").to_string_lossy().into_owned();
    let command: Vec<&str> = [PROGRAM, &path].iter().chain(flags).copied().collect();
    let mut session = Session::start_with((100, 30), variables, &command)?;
    session.wait_for("2 shared");
    Some(session)
}

fn quit(mut session: Session) {
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

/// A program that stands in for another, before those of the system.
fn stand_in(folder: &TempDir, name: &str, script: &str) -> String {
    let bin = folder.path().join("bin");
    fs::create_dir_all(&bin).expect("a folder");
    let program = bin.join(name);
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("a script");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
    format!(
        "{}:{}",
        bin.display(),
        std::env::var("PATH").unwrap_or_default()
    )
}

fn wait_for_file(path: &Path, is_so: impl Fn(&str) -> bool) -> String {
    let start = Instant::now();
    loop {
        let text = fs::read_to_string(path).unwrap_or_default();
        if is_so(&text) {
            return text;
        }
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "{text:?} in {}",
            path.display()
        );
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn quotation_goes_to_the_terminal_with_its_source() {
    let folder = story();
    let Some(mut session) = open(&folder, &[], &[]) else {
        return;
    };
    session.press("jy");
    session.wait_for("copied the statement with its source by the terminal (OSC 52)");
    // "The old bridge" as base64.
    let written = String::from_utf8_lossy(session.written()).into_owned();
    assert!(
        written.contains("\u{1b}]52;c;VGhlIG9sZCBicmlkZ2"),
        "{written:?}"
    );
    session.assert_only_own_sequences();
    quit(session);
}

#[test]
fn clipboard_program_of_the_session_gets_the_claim_too() {
    let folder = story();
    let out = folder.path().join("copied");
    let path = stand_in(&folder, "wl-copy", &format!("cat > '{}'", out.display()));
    let variables = [("PATH", path.as_str()), ("WAYLAND_DISPLAY", "wayland-9")];
    let Some(mut session) = open(&folder, &variables, &[]) else {
        return;
    };
    session.press("jY");
    session.wait_for("copied the claim, 2 wordings by the terminal (OSC 52) and wl-copy");
    let copied = wait_for_file(&out, |text| text.contains("Kite"));
    let first = "The old bridge at Tarn was closed on Monday after a storm tore off its railing.\n\
                 — Heron, “Bridge shut after storm”, 2024-05-06, lead, paragraph 1 of 2, https://heron.example/bridge?a=1\n\n";
    assert!(copied.starts_with(first), "{copied}");
    assert!(copied.ends_with("paragraph 2 of 2"), "{copied}");
    quit(session);
}

#[test]
fn clipboard_of_another_machine_is_left_alone() {
    let folder = story();
    let out = folder.path().join("copied");
    let path = stand_in(&folder, "xclip", &format!("cat > '{}'", out.display()));
    let variables = [
        ("PATH", path.as_str()),
        ("DISPLAY", "localhost:10.0"),
        ("SSH_TTY", "/dev/pts/99"),
    ];
    let Some(mut session) = open(&folder, &variables, &[]) else {
        return;
    };
    session.press("jy");
    session.wait_for("copied the statement with its source by the terminal (OSC 52)");
    assert!(!out.exists());
    quit(session);
}

#[test]
fn clipboard_program_that_hangs_or_fails_is_named_and_nothing_waits_for_it() {
    let folder = story();
    let path = stand_in(&folder, "xclip", "exec sleep 600");
    stand_in(&folder, "xsel", "exit 3");
    let variables = [("PATH", path.as_str()), ("DISPLAY", ":9")];
    let Some(mut session) = open(&folder, &variables, &[]) else {
        return;
    };
    session.press("jyjk");
    session.wait_for("statement 2/");
    session.wait_for("by the terminal (OSC 52); xclip did not end, xsel failed");
    quit(session);
}

#[test]
fn command_gets_the_claim_on_its_input_and_never_in_its_line() {
    let folder = story();
    let Some(mut session) = open(&folder, &[], &[]) else {
        return;
    };
    let out = folder.path().join("out");
    session.press("jj|");
    session.wait_for("gives the claim, 1 wording to a command");
    session.press(&format!(
        "cd '{}' && cat > out; echo so'' many: $(wc -l < out)\r",
        folder.path().display()
    ));
    session.wait_for("so many: ");
    assert!(!session.is_alternate(), "the command has the terminal");
    session.wait_for("done. Enter goes back.");
    session.press("jjj\r");
    session.wait_until("the reader is back", Session::is_alternate);
    session.wait_for("statement 3/");
    let text = fs::read_to_string(out).expect("what was piped");
    assert!(text.starts_with(HOSTILE), "{text}");
    assert!(text.ends_with("Not said by Kite\n"), "{text}");
    for place in [
        folder.path().to_owned(),
        folder.path().join("bridge"),
        ".".into(),
    ] {
        assert!(
            !place.join("pwned").exists(),
            "a shell has read the article"
        );
    }
    session.assert_only_own_sequences();
    quit(session);
}

#[test]
fn command_has_the_keys_and_interrupt_ends_only_it() {
    let folder = story();
    let Some(mut session) = open(&folder, &[], &[]) else {
        return;
    };
    session.press("j|echo wait''ing; read line < /dev/tty; echo got: $line; exit 3\r");
    session.wait_for("waiting");
    session.press("jjQ\r");
    session.wait_for("got: jjQ");
    session.wait_for("exit status: 3");
    session.press("\r");
    session.wait_until("the reader is back", Session::is_alternate);
    session.wait_for("statement 2/");
    session.press("|\u{1b}[A\u{15}echo be''gun; sleep 600\r");
    session.wait_for("begun");
    // Some shells miss an interrupt in the moment in which they start a program.
    session.press_until("\u{3}", "signal: 2");
    session.press("\r");
    session.wait_until("the reader is back", Session::is_alternate);
    session.press("|\u{1b}[A\u{1b}[A");
    session.wait_for("|echo wait");
    session.press("\u{3}");
    quit(session);
}

#[test]
fn signal_while_a_command_runs_ends_the_reader() {
    let folder = story();
    let Some(mut session) = open(&folder, &[], &[]) else {
        return;
    };
    session.press("j|echo be''gun; sleep 5\r");
    session.wait_for("begun");
    let id = session.process_id().expect("a running program").to_string();
    let sent = std::process::Command::new("kill")
        .args(["-TERM", &id])
        .status();
    assert!(sent.expect("kill runs").success());
    assert_eq!(session.exit_code(), 143);
    session.assert_given_back();
}

#[test]
fn heads_are_links_where_the_terminal_has_them() {
    let folder = story();
    let link = "\u{1b}]8;;https://heron.example/bridge?a=1\u{1b}\\";
    for (variables, flags, expected) in [
        (&[][..], &[][..], true),
        (&[("TERM", "linux")], &[], false),
        (&[("TERM", "screen"), ("STY", "1.pts")], &[], false),
    ] {
        let Some(mut session) = open(&folder, variables, flags) else {
            return;
        };
        session.press("jlhjc");
        session.wait_for("CLAIMS");
        session.press("q");
        session.wait_for("COMPARE");
        let written = String::from_utf8_lossy(session.written()).into_owned();
        assert_eq!(written.contains(link), expected, "{variables:?}");
        let opened = written.matches("\u{1b}]8;;http").count();
        assert_eq!(written.matches("\u{1b}]8;;\u{1b}").count(), opened);
        assert!(
            session.rows()[1].contains("1 Heron"),
            "{}",
            session.screen()
        );
        assert!(session.rows()[2].contains("Bridge shut after storm"));
        session.assert_only_own_sequences();
        quit(session);
    }
}

#[test]
fn changed_file_is_said_when_the_reader_comes_back_and_r_reads_it() {
    let folder = story();
    let Some(mut session) = open(&folder, &[], &[]) else {
        return;
    };
    session.press("jj");
    let more = read(&folder, "heron.md").replace(
        "# Bridge shut after storm\n",
        "# Bridge shut after storm\n\nA new paragraph.\n",
    );
    write(&folder, "heron.md", &more);
    session.press("\u{1b}[I");
    session.wait_for("changed on disk, r reads it again");
    assert!(!session.screen().contains("A new paragraph"));
    session.press("r");
    session.wait_for("read again: Heron has changed");
    session.wait_for("A new paragraph");
    session.wait_for("statement 4/");
    assert!(!session.screen().contains("changed on disk"));
    quit(session);
}

#[test]
fn watched_story_follows_edits_renames_new_and_vanished_files() {
    let folder = story();
    let Some(mut session) = open(&folder, &[], &["--watch"]) else {
        return;
    };
    session.press("jjc");
    session.wait_for("CLAIMS");
    session.press("q");
    session.wait_for("COMPARE");
    let heron = read(&folder, "heron.md");
    write(
        &folder,
        "heron.md",
        &heron.replace(
            "# Bridge shut after storm\n",
            "# Bridge shut after storm\n\nA first new paragraph.\n",
        ),
    );
    session.wait_for("A first new paragraph");
    session.wait_for("statement 4/");
    // As editors do it: written beside, renamed over.
    write(
        &folder,
        "heron.tmp",
        &heron.replace(
            "# Bridge shut after storm\n",
            "# Bridge shut after storm\n\nOne.\n\nTwo new.\n",
        ),
    );
    fs::rename(path(&folder, "heron.tmp"), path(&folder, "heron.md")).expect("renamed");
    session.wait_for("Two new");
    session.wait_for("statement 5/");
    write(
        &folder,
        "lark.md",
        "---\noutlet: Lark\n---\n# A third\n\nThe old bridge at Tarn was closed on Monday.\n",
    );
    session.wait_for("3 articles");
    session.wait_for("statement 5/");
    fs::remove_file(path(&folder, "kite.md")).expect("removed");
    session.wait_for("gone: Kite");
    session.wait_for("2 articles");
    session.wait_for("statement 5/");
    session.press(":watch off\r");
    session.wait_for("no longer watching");
    quit(session);
}

#[test]
fn half_written_file_does_not_blank_its_column() {
    let folder = story();
    let Some(mut session) = open(&folder, &[], &["--watch"]) else {
        return;
    };
    let kite = read(&folder, "kite.md");
    write(&folder, "kite.md", "");
    session.wait_for("shown as before, since it holds no text");
    assert!(
        session.screen().contains("Buses now go round"),
        "{}",
        session.screen()
    );
    assert!(session.screen().contains("= same: Kite"));
    write(&folder, "kite.md", &kite.replace("Buses", "Trams"));
    session.wait_for("Trams now go round");
    quit(session);
}
