//! Ends that nobody asked for: signals, a terminal that goes away, a panic.

use std::thread;
use std::time::{Duration, Instant};

use abreast::app::Options;
use abreast::article::Source;
use abreast::terminal::{Launch, StorySource};

use crate::session::Session;
use crate::{open, send, story};

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
    let name = "ends::reader_with_a_thread_that_panics";
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
