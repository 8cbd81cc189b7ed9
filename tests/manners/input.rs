//! What comes from the keyboard and the mouse: pastes, focus, broken sequences, clicks.

use std::thread;
use std::time::Duration;

use crate::session::Session;
use crate::{open, quit, story};

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
