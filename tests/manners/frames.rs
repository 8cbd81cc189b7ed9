//! Frames: whole, few, right at every size.

use std::fs;

use tempfile::TempDir;

use crate::session::Session;
use crate::{PROGRAM, TRIES, open, quit, story};

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
    let mut fewest = usize::MAX;
    for (keys, end) in [("j", "1201"), ("k", "1")]
        .into_iter()
        .cycle()
        .take(2 * TRIES)
    {
        let before = session.frames();
        session.press(&keys.repeat(1200));
        session.wait_for(&format!("statement {end}/1500"));
        fewest = fewest.min(session.frames() - before);
        if fewest < 400 {
            break;
        }
    }
    assert!(fewest < 400, "{fewest} frames for 1,200 keys");
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
    let mut fewest = usize::MAX;
    for (key, there) in [("]l", "statement 2/"), ("gg", "statement 1/")]
        .into_iter()
        .cycle()
        .take(TRIES)
    {
        let before = session.frames();
        let sizes = (0..1000).map(|n| (1 + n % 200, 1 + n % 60));
        session.storm(sizes.chain([(80, 24)]));
        session.press(key);
        session.wait_for(there);
        session.wait_until("the frame of the last size", |s| {
            s.rows().len() == 24 && s.rows()[22].contains("COMPARE")
        });
        fewest = fewest.min(session.frames() - before);
        if fewest < 600 {
            break;
        }
    }
    assert!(fewest < 600, "{fewest} frames for 1,000 sizes");
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
