//! What a program owes the terminal: it takes what it needs, draws whole frames and few, costs nothing
//! while nothing happens, and gives everything back, however it ends.
//!
//! Run in a real pseudo-terminal; where there is none, or no shell, tmux or `/proc` to ask, a test says
//! so and passes.

#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "terminal/session.rs"]
mod session;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use abreast::app::Options;
use abreast::article::Source;
use abreast::terminal::{Launch, StorySource};
use session::Session;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_abreast");

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

/// Processor time that a process has used, in ticks, and how often it was woken; none without `/proc`.
fn cost(id: u32) -> Option<(u64, u64)> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    let mut woken = 0;
    for thread in fs::read_dir(format!("/proc/{id}/task")).ok()? {
        let status = fs::read_to_string(thread.ok()?.path().join("status")).ok()?;
        let line = status.lines().find(|l| l.starts_with("voluntary_ctxt"));
        woken += line?.split_whitespace().last()?.parse::<u64>().ok()?;
    }
    Some((ticks(11)? + ticks(12)?, woken))
}

/// What some seconds of doing nothing cost: ticks and wake-ups.
fn idle_cost(session: &Session, seconds: u64) -> Option<(u64, u64)> {
    let id = session.process_id()?;
    thread::sleep(Duration::from_millis(500));
    let before = cost(id)?;
    thread::sleep(Duration::from_secs(seconds));
    let after = cost(id)?;
    Some((after.0 - before.0, after.1 - before.1))
}

#[test]
fn idle_reader_sleeps() {
    let folder = story();
    let Some(session) = open(&folder, &[]) else {
        return;
    };
    match idle_cost(&session, 2) {
        Some(cost) => assert_eq!(cost, (0, 0), "ticks and wake-ups in two seconds"),
        None => eprintln!("skipped: no /proc here"),
    }
    quit(session);
}

#[test]
fn watching_reader_wakes_once_a_second_for_next_to_nothing() {
    let folder = story();
    let Some(session) = open(&folder, &["--watch"]) else {
        return;
    };
    match idle_cost(&session, 3) {
        Some((ticks, woken)) => {
            assert!(ticks <= 1, "{ticks} ticks in three seconds");
            assert!(woken <= 8, "{woken} wake-ups in three seconds");
        }
        None => eprintln!("skipped: no /proc here"),
    }
    quit(session);
}

#[test]
fn keys_typed_in_a_burst_are_all_taken_and_drawn_in_few_frames() {
    let folder = TempDir::new().expect("a temporary folder");
    let lines = (1..=1500).map(|n| format!("Statement number {n} stands here.\n\n"));
    fs::write(folder.path().join("a.txt"), lines.collect::<String>()).expect("a file");
    let path = folder.path().to_string_lossy().into_owned();
    let Some(mut session) = Session::start(&[PROGRAM, &path]) else {
        return;
    };
    session.wait_for("statement 1/1500");
    thread::sleep(Duration::from_millis(500));
    let before = session.frames();
    session.press(&"j".repeat(1200));
    session.wait_for("statement 1201/1500");
    let frames = session.frames() - before;
    assert!(frames < 400, "{frames} frames for 1,200 keys");
    let written = String::from_utf8_lossy(session.written()).into_owned();
    assert_eq!(written.matches("\u{1b}[2J").count(), 0, "never cleared");
    quit(session);
}

#[test]
fn every_frame_is_whole() {
    let folder = story();
    let Some(mut session) = open(&folder, &[]) else {
        return;
    };
    session.press("jjlc");
    session.wait_for("CLAIMS");
    session.press("q?");
    session.wait_for("HELP");
    session.press("q");
    session.wait_for("COMPARE");
    let written = String::from_utf8_lossy(session.written()).into_owned();
    let (_, drawn) = written.split_once("\u{1b}[?2026h").expect("a frame");
    for between in drawn.split("\u{1b}[?2026l").skip(1) {
        let stray = between.split("\u{1b}[?2026h").next().unwrap_or_default();
        assert_eq!(stray, "", "written outside a frame");
    }
    quit(session);
}

#[test]
fn a_thousand_resizes_at_once_end_at_the_last_size() {
    let folder = story();
    let Some(mut session) = open(&folder, &[]) else {
        return;
    };
    let before = session.frames();
    session.storm(
        (0..1000)
            .map(|n| (1 + n % 200, 1 + n % 60))
            .chain([(80, 24)]),
    );
    session.press("]l");
    session.wait_for("statement 2/");
    session.wait_until("the frame of the last size", |s| {
        s.rows().len() == 24 && s.rows()[22].contains("COMPARE")
    });
    let frames = session.frames() - before;
    assert!(frames < 600, "{frames} frames for 1,000 sizes");
    quit(session);
}

#[test]
fn every_small_size_is_drawn_in() {
    let folder = story();
    let Some(mut session) = open(&folder, &[]) else {
        return;
    };
    for size in [
        (80, 24),
        (40, 10),
        (20, 4),
        (19, 3),
        (2, 2),
        (1, 1),
        (1, 60),
        (200, 1),
    ] {
        session.resize(size.0, size.1);
        session.press("jc");
        session.press("q?qk");
    }
    session.resize(80, 24);
    session.wait_for("COMPARE");
    quit(session);
}

#[test]
fn focus_paste_and_broken_sequences_leave_no_stray_letters() {
    let folder = story();
    let Some(mut session) = open(&folder, &[]) else {
        return;
    };
    let before = session.rows();
    session.press("\u{1b}[I\u{1b}[O\u{1b}[I");
    session.press("\u{1b}[200~q\rQ quit\u{1b}[201~");
    session.press("\u{1b}[<35;10;10M\u{1b}[<0;9999;9999M\u{1b}[<0;9999;9999m");
    session.press("\u{1b}]11;rgb:0000/0000/0000\u{1b}\\");
    session.press("\u{1b}P>|xterm(390)\u{1b}\\\u{1b}]10;rgb:0/0/0\u{7}");
    thread::sleep(Duration::from_millis(300));
    session.press("\u{c}");
    session.wait_until("the same screen", |s| s.rows()[..20] == before[..20]);
    session.press("f\u{1b}[200~two\nanglers\u{1b}[201~");
    session.wait_for("words> two anglers");
    session.wait_for("1 result");
    session.press(&format!("\u{1b}[200~{}\u{1b}[201~", " x".repeat(40_000)));
    session.press("\u{1b}");
    session.wait_for("COMPARE");
    quit(session);
}

#[test]
fn mouse_is_left_to_the_terminal_where_that_is_wished() {
    let folder = story();
    let Some(mut session) = open(&folder, &["--no-mouse"]) else {
        return;
    };
    let is_taken = |s: &Session| String::from_utf8_lossy(s.written()).contains("?1000h");
    assert!(!is_taken(&session));
    session.press(":mouse on\r");
    session.wait_for("mouse on");
    session.wait_until("the mouse is taken", is_taken);
    session.press(":mouse off\r");
    session.wait_for("mouse off");
    session.wait_until("the mouse is left", |s| {
        String::from_utf8_lossy(s.written()).ends_with("?1000l")
            || String::from_utf8_lossy(s.written()).contains("?1000l")
    });
    quit(session);
}

#[test]
fn wheel_and_click_reach_the_column_under_them() {
    let folder = story();
    let Some(mut session) = open(&folder, &[]) else {
        return;
    };
    // The mark beside the second statement of the first column, then the head of the second.
    let mark = session.rows().iter().position(|row| row.contains("=2"));
    let row = mark.expect("a mark") + 1;
    session.press(&format!("\u{1b}[<0;1;{row}M\u{1b}[<0;1;{row}m"));
    session.wait_for("twin in kite, from heron");
    session.press("\u{1b}[<0;5;2M\u{1b}[<0;5;2m");
    session.wait_for("heron 1/2");
    session.press("\u{1b}[<65;80;10M");
    session.wait_until("the second column has scrolled", |s| {
        !s.screen().contains("Storm closes Tarn bridge\n") || s.rows()[4].contains("Bridge")
    });
    quit(session);
}

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
fn signals_while_keys_and_frames_fly_give_the_terminal_back() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = story();
        let Some(mut session) = open(&folder, &[]) else {
            return;
        };
        session.press(&"jk".repeat(500));
        send(signal, &session);
        assert_eq!(session.exit_code(), code, "{signal}");
        session.assert_given_back();
    }
}

#[test]
fn terminal_that_goes_away_ends_the_program() {
    let folder = story();
    let Some(session) = open(&folder, &[]) else {
        return;
    };
    let start = Instant::now();
    let mut child = session.hang_up();
    while child.try_wait().expect("a child").is_none() {
        assert!(start.elapsed() < Duration::from_secs(20), "still running");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Not a test of its own: the reader in this very process, with a thread that fails after a while.
#[test]
#[ignore = "run in a pseudo-terminal by the next test"]
fn reader_with_a_thread_that_panics() {
    thread::spawn(|| {
        thread::sleep(Duration::from_millis(1500));
        panic!("planted");
    });
    let sources = vec![Source::new("a.txt", "A storm tore off the railing.")];
    let story = StorySource::BuiltIn {
        name: "storm".to_owned(),
        sources,
    };
    let launch = Launch {
        stories: vec![story],
        pile: None,
        failures: Vec::new(),
        options: Options::default(),
        is_fresh: true,
        outlets: Vec::new(),
        cache: std::sync::Arc::default(),
    };
    let _ = abreast::terminal::run(launch);
}

#[test]
fn panic_gives_the_terminal_back_before_it_is_told() {
    let own = std::env::current_exe().expect("this test");
    let own = own.to_string_lossy();
    let name = "reader_with_a_thread_that_panics";
    let command = [&*own, "--exact", name, "--ignored", "--nocapture"];
    let Some(mut session) = Session::start(&command) else {
        return;
    };
    session.wait_for("A storm tore off");
    assert!(session.is_alternate());
    session.wait_for("planted");
    assert!(!session.is_alternate());
    session.assert_given_back();
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

/// A server of tmux of our own, with the reader in its only window.
struct Tmux {
    socket: String,
    folder: TempDir,
}

impl Tmux {
    fn start(folder: &TempDir) -> Option<Tmux> {
        let own = TempDir::new().expect("a temporary folder");
        let socket = own.path().join("socket").to_string_lossy().into_owned();
        let tmux = Tmux {
            socket,
            folder: own,
        };
        let path = folder.path().to_string_lossy();
        let command = format!("{PROGRAM} '{path}'");
        let start = [
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "80",
            "-y",
            "24",
            &command,
        ];
        if tmux.run(&start).is_none() {
            eprintln!("skipped: no tmux here");
            return None;
        }
        tmux.wait_for("2 shared");
        Some(tmux)
    }

    fn run(&self, arguments: &[&str]) -> Option<String> {
        let done = Command::new("tmux")
            .args(["-S", &self.socket])
            .args(arguments)
            .env_remove("TMUX")
            .env("XDG_STATE_HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.folder.path())
            .output()
            .ok()?;
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        done.status.success().then_some(text)
    }

    fn screen(&self) -> String {
        self.run(&["capture-pane", "-p"]).unwrap_or_default()
    }

    fn wait_for(&self, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "{}",
                self.screen()
            );
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn works_in_tmux_and_copies_into_its_buffer() {
    let folder = story();
    let Some(tmux) = Tmux::start(&folder) else {
        return;
    };
    tmux.run(&["send-keys", "]l"]);
    tmux.wait_for("statement 2/");
    tmux.run(&["send-keys", "y"]);
    tmux.wait_for("copied the statement with its source by tmux");
    let buffer = tmux.run(&["show-buffer"]).unwrap_or_default();
    assert!(buffer.starts_with("The old bridge at Tarn"), "{buffer}");
    assert!(buffer.contains("— heron"), "{buffer}");
    tmux.run(&["resize-window", "-x", "120", "-y", "30"]);
    tmux.wait_for("find  ? help");
    tmux.run(&["send-keys", "Q"]);
    assert!(
        !Path::new(&tmux.socket).exists() || tmux.run(&["list-sessions"]).is_none() || {
            thread::sleep(Duration::from_secs(2));
            tmux.run(&["list-sessions"]).is_none()
        }
    );
}
