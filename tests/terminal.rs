//! Drives the built program in a real pseudo-terminal: what a person would see, press and get back.
//!
//! The raw bytes are checked too: whatever stands in an article, only sequences of our own list may
//! reach the terminal. Where no pseudo-terminal is to be had, the tests say so and pass.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "terminal/session.rs"]
mod session;

use std::fs;
use std::path::Path;
use std::process::Command;

use session::Session;
use tempfile::TempDir;

/// A story of two outlets, with escape sequences where a hostile page would put them.
fn story() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let articles = [
        (
            "heron.txt",
            "Bridge shut after \u{1b}]0;owned\u{7}storm\n\n\
             The old bridge at Tarn was closed on Monday after a storm tore off \u{1b}[31mits railing.\n\n\
             Two anglers were pulled from the river.\n\n\
             The mayor spoke of a lucky night.\n",
        ),
        (
            "kite.txt",
            "Storm closes Tarn bridge\n\n\
             Buses now go round by the mill.\n\n\
             The old bridge at Tarn was closed on Monday after a storm tore off its railing.\n",
        ),
    ];
    for (name, text) in articles {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// The program over the story, or nothing where there is no pseudo-terminal.
fn open(folder: &TempDir) -> Option<Session> {
    let path = folder.path().to_string_lossy().into_owned();
    Session::start(&[env!("CARGO_BIN_EXE_abreast"), &path])
}

#[test]
fn opens_moves_finds_jumps_quits_and_gives_the_screen_back() {
    let folder = story();
    let Some(mut session) = open(&folder) else {
        return;
    };
    session.wait_for("shared");
    assert!(session.screen().contains("The old bridge at Tarn"));
    assert!(session.is_alternate());
    session.press("]l");
    session.wait_for("statement 2/");
    session.press("\r");
    session.wait_for("twin in");
    session.press("/anglers\r");
    session.wait_for("with a hit");
    session.press("frailng");
    session.wait_for("1 result");
    session.press("\r");
    session.wait_for("n and N go on");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
    session.assert_only_own_sequences();
}

#[test]
fn report_is_written_even_where_the_program_is_left_at_once() {
    let folder = story();
    let Some(mut session) = open(&folder) else {
        return;
    };
    session.wait_for("shared");
    let report = folder.path().join("out.json");
    session.press(&format!("e\u{15}export {}\r", report.display()));
    session.wait_for("wrote ");
    session.press(&format!(
        ":export {}\r",
        folder.path().join("kite.txt").display()
    ));
    session.wait_for("one of the articles");
    let late = folder.path().join("late.txt");
    session.press(&format!(":export {}\rq", late.display()));
    assert_eq!(session.exit_code(), 0);
    let json = fs::read_to_string(report).expect("a report");
    assert!(json.starts_with("{\"format\":\"abreast.comparison\""));
    assert!(fs::read_to_string(late).is_ok_and(|text| text.contains("Tarn")));
    session.assert_given_back();
}

#[test]
fn border_between_columns_is_dragged() {
    let folder = story();
    let Some(mut session) = open(&folder) else {
        return;
    };
    session.wait_for("shared");
    let border = |session: &Session| {
        let screen = session.screen();
        let before = screen.split_once('┼').map_or("", |(before, _)| before);
        before.lines().last().map_or(0, |line| line.chars().count())
    };
    let at = border(&session) + 1;
    // Down on the border, a move with the button held, up again; cells are counted from one.
    session.press(&format!("\u{1b}[<0;{at};9M\u{1b}[<32;66;9M\u{1b}[<0;66;9m"));
    session.press(":columns\r");
    session.wait_for("as in columns even");
    assert_eq!(border(&session), 65);
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn resize_to_one_cell_and_back_keeps_running() {
    let folder = story();
    let Some(mut session) = open(&folder) else {
        return;
    };
    session.wait_for("shared");
    for (width, height) in [(1, 1), (20, 4), (200, 60), (100, 30)] {
        session.resize(width, height);
    }
    session.wait_for("COMPARE");
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn signals_give_the_screen_back_and_name_themselves() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = story();
        let Some(mut session) = open(&folder) else {
            return;
        };
        session.wait_for("shared");
        let id = session.process_id().expect("a running program").to_string();
        let sent = Command::new("kill")
            .args([&format!("-{signal}"), &id])
            .status();
        assert!(sent.expect("kill runs").success());
        assert_eq!(session.exit_code(), code, "{signal}");
        session.assert_given_back();
    }
}

/// The program over the story, remembering in this state folder.
fn open_again(folder: &TempDir, state: &TempDir, flag: &str) -> Option<Session> {
    let line = format!(
        "XDG_STATE_HOME='{}' exec '{}' '{}' {flag}",
        state.path().display(),
        env!("CARGO_BIN_EXE_abreast"),
        folder.path().display(),
    );
    Session::start(&["sh", "-c", &line])
}

#[test]
fn story_opens_where_it_was_left_even_by_a_signal() {
    let (folder, state) = (story(), TempDir::new().expect("a temporary folder"));
    let Some(mut session) = open_again(&folder, &state, "") else {
        return;
    };
    session.wait_for("shared");
    session.press("jjs");
    session.wait_for("lock off");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    let mut session = open_again(&folder, &state, "").expect("a terminal, as before");
    session.wait_for("where you left off; gg for the start");
    session.wait_for("statement 3/4");
    assert!(
        session.screen().contains("lock off"),
        "{}",
        session.screen()
    );
    session.press("k");
    session.wait_for("statement 2/4");
    let id = session.process_id().expect("a running program").to_string();
    let sent = Command::new("kill").args(["-TERM", &id]).status();
    assert!(sent.expect("kill runs").success());
    assert_eq!(session.exit_code(), 143);
    let mut session = open_again(&folder, &state, "").expect("a terminal, as before");
    session.wait_for("statement 2/4");
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
    let mut fresh = open_again(&folder, &state, "--fresh").expect("a terminal, as before");
    fresh.wait_for("statement 1/4");
    fresh.press("Q");
    assert_eq!(fresh.exit_code(), 0);
}

#[test]
fn two_readers_of_one_story_keep_each_others_notes() {
    let (folder, state) = (story(), TempDir::new().expect("a temporary folder"));
    let Some(mut one) = open_again(&folder, &state, "") else {
        return;
    };
    let mut two = open_again(&folder, &state, "").expect("a terminal, as before");
    one.wait_for("shared");
    two.wait_for("shared");
    for (session, words) in [(&mut one, "from one"), (&mut two, "from two")] {
        session.press(&format!("jA{words}\rma"));
        session.wait_for("mark a set");
    }
    for session in [&mut one, &mut two] {
        session.press("Q");
        assert_eq!(session.exit_code(), 0);
    }
    let mut third = open_again(&folder, &state, "").expect("a terminal, as before");
    third.wait_for("shared");
    third.press("M");
    third.wait_for("* from one");
    third.wait_for("* from two");
    third.press("Q");
    assert_eq!(third.exit_code(), 0);
    let side_file = fs::read_to_string(folder.path().join(".abreast.toml")).expect("a side file");
    assert_eq!(side_file.matches("[[note]]").count(), 2, "{side_file}");
}

#[test]
fn ending_asked_for_while_a_command_had_the_terminal_is_not_lost() {
    let folder = story();
    let Some(mut session) = open(&folder) else {
        return;
    };
    session.wait_for("shared");
    // More keys than are taken at once: the last is heard only when the command runs already.
    session.press(&format!("|true\r{}Q", "j".repeat(200)));
    session.wait_for("Enter goes back");
    session.press("\r");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

/// The program over the story, with nowhere to keep anything but, at the end, this folder.
fn open_closed(folder: &TempDir, last: &Path) -> Option<Session> {
    fs::create_dir(folder.path().join(".abreast.toml")).expect("a folder in the way");
    let line = format!(
        "XDG_STATE_HOME=/dev/null TMPDIR='{}' exec '{}' '{}'",
        last.display(),
        env!("CARGO_BIN_EXE_abreast"),
        folder.path().display(),
    );
    Session::start(&["sh", "-c", &line])
}

#[test]
fn note_that_could_not_be_written_is_written_at_the_end() {
    let (folder, last) = (story(), TempDir::new().expect("a temporary folder"));
    let Some(mut session) = open_closed(&folder, last.path()) else {
        return;
    };
    session.wait_for("shared");
    session.press("Aask the council\r");
    session.wait_for("not kept yet");
    fs::remove_dir(folder.path().join(".abreast.toml")).expect("put right");
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
    let side_file = fs::read_to_string(folder.path().join(".abreast.toml")).expect("a side file");
    assert!(side_file.contains("ask the council"), "{side_file}");
}

#[test]
fn note_that_cannot_be_written_at_all_is_named_with_its_file() {
    let (folder, last) = (story(), TempDir::new().expect("a temporary folder"));
    let Some(mut session) = open_closed(&folder, last.path()) else {
        return;
    };
    session.wait_for("shared");
    session.press("Aask the council\rQ");
    assert_eq!(session.exit_code(), 2);
    let screen = session.screen();
    assert!(screen.contains("is not in its side file"), "{screen}");
    session.assert_given_back();
    let kept = fs::read_dir(last.path()).expect("a folder").flatten();
    let kept: Vec<_> = kept.map(|own| own.path().join("abreast.toml")).collect();
    let text = fs::read_to_string(&kept[0]).expect("the rescued file");
    assert!(text.contains("ask the council"), "{text}");
}

#[test]
fn article_on_standard_input_leaves_the_keys_to_the_terminal() {
    let folder = story();
    let path = folder.path().to_string_lossy();
    let line = format!(
        "cat '{path}/heron.txt' | '{}' - '{path}/kite.txt'",
        env!("CARGO_BIN_EXE_abreast")
    );
    let Some(mut session) = Session::start(&["sh", "-c", &line]) else {
        return;
    };
    session.wait_for("shared");
    session.press("?");
    session.wait_for("Keys of the view");
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn missing_source_is_named_and_the_rest_opens() {
    let folder = story();
    let path = folder.path().to_string_lossy();
    let kite = format!("{path}/kite.txt");
    let gone = format!("{path}/gone.txt");
    let Some(mut session) = Session::start(&[env!("CARGO_BIN_EXE_abreast"), &kite, &gone]) else {
        return;
    };
    session.wait_for("not opened");
    session.wait_for("Buses now go round");
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn two_readers_of_one_story_keep_what_each_has_set() {
    let folder = story();
    let (Some(mut one), Some(mut other)) = (open(&folder), open(&folder)) else {
        return;
    };
    one.wait_for("1 shared");
    other.wait_for("1 shared");
    one.press("]lX");
    one.wait_for("unlinked heron from kite");
    other.press(":outlet The Heron\r");
    other.wait_for("1 The Heron");
    other.press("Gdd");
    other.wait_for("taken out of The Heron");
    other.press("q");
    one.press("q");
    assert_eq!((one.exit_code(), other.exit_code()), (0, 0));
    one.assert_only_own_sequences();
    let side_file = fs::read_to_string(folder.path().join(".abreast.toml")).expect("a side file");
    assert_eq!(side_file.matches("[[").count(), 3, "{side_file}");
    let Some(mut again) = open(&folder) else {
        return;
    };
    again.wait_for("0 shared");
    again.wait_for("The Heron");
    again.press("R");
    again.wait_for("taken out by you");
    again.press("p");
    again.wait_for("put back in The Heron");
    again.press("Q");
    assert_eq!(again.exit_code(), 0);
    let side_file = fs::read_to_string(folder.path().join(".abreast.toml")).expect("a side file");
    assert_eq!(side_file.matches("[[").count(), 2, "{side_file}");
}

#[test]
fn newcomer_is_told_the_keys_until_they_are_known() {
    let (folder, state) = (story(), TempDir::new().expect("a temporary folder"));
    let Some(mut session) = open_again(&folder, &state, "--fresh") else {
        return;
    };
    session.wait_for("shared");
    session.press("j");
    session
        .wait_for("New here? j moves · Enter twin · ]d difference · f find · ? help · Esc hides");
    session.press("\x1b");
    session.wait_until("the hint to go", |s| !s.screen().contains("New here?"));
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    assert!(state.path().join("abreast/welcomed").is_file());
    let mut session = open_again(&folder, &state, "--fresh").expect("a terminal, as before");
    session.wait_for("shared");
    session.press("j");
    session.wait_for("statement 2/4");
    assert!(!session.screen().contains("New here?"));
    session.press("q");
}
