//! A pile of thousands of files in the reader: on the screen at once, answered keys while it is read,
//! stopped and gone on with; articles moved by hand; Ctrl-C on the command line.
//!
//! Run in a real pseudo-terminal; where there is none, a test says so and passes.

#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "terminal/session.rs"]
mod session;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use session::Session;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_abreast");

/// Articles of one made story.
const ARTICLES_A_STORY: usize = 4;

/// A word that no other number gives.
fn word(number: usize) -> String {
    let syllables = ["ba", "ke", "di", "mo", "ru", "sa", "te", "ni", "lo", "gu"];
    let digits = format!("{number:05}");
    let of_digit = |digit: char| syllables[digit.to_digit(10).unwrap_or(0) as usize];
    digits.chars().map(of_digit).collect()
}

/// One article: of a story that it shares its names with, in words of its own.
fn article(number: usize) -> String {
    let story = number / ARTICLES_A_STORY;
    let [town, river, chief] = [1, 2, 3].map(|n| word(story * 7 + n * 10_007 % 90_000));
    let (town, river, chief) = (capital(&town), capital(&river), capital(&chief));
    let own = word(number % 100_000);
    format!(
        "---\ntitle: Flood of the {river} reaches {town}\noutlet: The {} Post\ndate: 2024-{:02}-{:02}\n---\n\n\
         The {river} rose over its banks at {town} on Monday, and {chief} asked for help.\n\n\
         {} streets of {town} stood under water, said {chief}, who had come by boat.\n\n\
         Nobody was hurt, but the {own} bridge over the {river} is gone.\n",
        capital(&word(number % 50)),
        1 + story % 12,
        1 + story % 28,
        2 + number % 7,
    )
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A folder of so many articles, some of them in folders within it.
fn pile(count: usize) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::create_dir(folder.path().join("more")).expect("a folder");
    for number in 0..count {
        let inner = if number % 3 == 0 { "more" } else { "" };
        let name = format!("{:05}.md", number * 7919 % 100_000);
        fs::write(folder.path().join(inner).join(name), article(number)).expect("a file");
    }
    folder
}

fn open(folder: &Path, size: (u16, u16)) -> Option<Session> {
    let path = folder.to_string_lossy().into_owned();
    Session::start_on(size, &[PROGRAM, "--stories", &path])
}

/// What stands in the status row.
fn status(session: &Session) -> String {
    let rows = session.rows();
    rows.get(rows.len().saturating_sub(2))
        .cloned()
        .unwrap_or_default()
}

fn is_reading(session: &Session) -> bool {
    ["reading", "looking through", "sorting"]
        .iter()
        .any(|word| status(session).contains(word))
}

fn quit(mut session: Session) {
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
    session.assert_only_own_sequences();
}

#[test]
fn large_pile_is_on_the_screen_at_once_and_keys_are_answered_while_it_is_read() {
    let folder = pile(2000);
    let start = Instant::now();
    let Some(mut session) = open(folder.path(), (100, 30)) else {
        return;
    };
    session.wait_for("STORIES");
    let first_frame = start.elapsed();
    session.wait_for("Flood of the");
    let first_stories = start.elapsed();
    session.press("jjj");
    session.wait_until("the fourth row", |s| status(s).contains("row 4 of"));
    assert!(is_reading(&session), "{}", status(&session));
    session.press("\r");
    session.wait_for("COMPARE");
    session.press("q");
    session.wait_for("STORIES");
    assert!(is_reading(&session), "{}", status(&session));
    session.press("\u{1b}");
    session.wait_for("stopped at");
    let stopped = status(&session);
    std::thread::sleep(Duration::from_millis(400));
    session.press("k");
    session.wait_until("another row", |s| status(s) != stopped);
    assert!(
        status(&session).contains("stopped at"),
        "{}",
        status(&session)
    );
    session.press("r");
    session.wait_until("all is read", |s| {
        status(s).contains("of 500") && !is_reading(s)
    });
    eprintln!(
        "first frame after {first_frame:?}, first stories after {first_stories:?}, all read after {:?}",
        start.elapsed()
    );
    assert!(session.screen().contains("500 stories of 2,000 articles"));
    quit(session);
}

#[test]
fn counts_come_in_nearest_first() {
    let folder = pile(400);
    let Some(mut session) = open(folder.path(), (100, 20)) else {
        return;
    };
    session.wait_for("100 stories of 400 articles");
    session.press("G");
    session.wait_until("the last row is counted first", |s| {
        let rows = s.rows();
        let chosen = rows.iter().find(|row| row.starts_with('▸'));
        chosen.is_some_and(|row| !row.contains(" … ")) && status(s).contains("row 100 of 100")
    });
    session.wait_until("all are counted", |s| !status(s).contains("comparing"));
    quit(session);
}

/// What `compare --stories` says of a folder: the files of each story.
fn stories(folder: &Path, state: &Path) -> Vec<Vec<String>> {
    let output = Command::new(PROGRAM)
        .args(["compare", "--format", "jsonl", "--stories"])
        .arg(folder)
        .env("XDG_STATE_HOME", state)
        .env("XDG_CONFIG_HOME", state)
        .output();
    let output = output.expect("abreast runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let story = |line: &str| -> Vec<String> {
        let story: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let articles = story["articles"].as_array().expect("articles").iter();
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        articles
            .map(|a| name(a["path"].as_str().unwrap_or_default()))
            .collect()
    };
    text.lines().map(story).collect()
}

#[test]
fn article_that_is_moved_by_hand_stays_there_and_compare_honours_it() {
    let folder = pile(8);
    let state = TempDir::new().expect("a temporary folder");
    let before = stories(folder.path(), state.path());
    assert_eq!(before.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4]);
    let Some(mut session) = open(folder.path(), (100, 30)) else {
        return;
    };
    session.wait_for("2 stories of 8 articles");
    session.wait_until("all is read", |s| !is_reading(s));
    session.press("jljgm");
    session.wait_for("makes it one of its own");
    session.press("gggm");
    session.wait_for("undoes");
    session.press("l");
    session.wait_for("here by hand");
    let sizes = |folder: &Path| -> Vec<usize> {
        stories(folder, state.path()).iter().map(Vec::len).collect()
    };
    session.wait_until("it is kept", |_| {
        folder.path().join(".abreast.toml").exists()
    });
    assert_eq!(sizes(folder.path()), [5, 3]);
    session.press("u");
    session.wait_for("undone");
    session.press("\u{12}");
    session.wait_for("redone");
    quit(session);
    // Renamed files are found again by their texts.
    for entry in fs::read_dir(folder.path()).expect("a folder").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "md") {
            fs::rename(&path, path.with_extension("markdown")).expect("renamed");
        }
    }
    assert_eq!(sizes(folder.path()), [5, 3]);
    let Some(mut session) = open(folder.path(), (100, 30)) else {
        return;
    };
    session.wait_for("2 stories of 8 articles");
    session.press("l");
    session.wait_for("here by hand");
    quit(session);
}

#[test]
fn note_on_a_story_of_a_pile_is_there_again_whatever_the_story_is_called() {
    let folder = pile(8);
    let Some(mut session) = open(folder.path(), (100, 30)) else {
        return;
    };
    session.wait_for("2 stories of 8 articles");
    session.press("\r");
    session.wait_for("=4 ");
    session.press(":note ask the mayor\r");
    session.wait_until("it is kept", |_| {
        let text = fs::read_to_string(folder.path().join(".abreast.toml"));
        text.is_ok_and(|text| text.contains("ask the mayor"))
    });
    quit(session);
    fs::write(
        folder.path().join("new.md"),
        article(3).replace("Nobody", "No one"),
    )
    .expect("a file");
    let Some(mut session) = open(folder.path(), (100, 30)) else {
        return;
    };
    session.wait_for("2 stories of 9 articles");
    session.press("\r");
    session.wait_for("set by hand before");
    session.press("q");
    session.wait_for("STORIES");
    session.press("j\r");
    session.wait_for("=4 ");
    assert!(
        !session.screen().contains("set by hand before"),
        "the other story has none"
    );
    quit(session);
}

#[test]
fn command_line_is_ended_by_control_c_with_what_is_done() {
    let folder = pile(1200);
    let path = folder.path().to_string_lossy().into_owned();
    let output = folder.path().join("out.jsonl");
    let name = output.to_string_lossy().into_owned();
    let command = [PROGRAM, "compare", "--stories", &path, "-o", &name];
    let Some(mut session) = Session::start(&command) else {
        return;
    };
    session.wait_until("some are done", |_| {
        fs::metadata(&output).is_ok_and(|meta| meta.len() > 50_000)
    });
    session.press("\u{3}");
    assert_eq!(session.exit_code(), 130);
    assert!(
        session.screen().contains("--resume goes on"),
        "{}",
        session.screen()
    );
    let text = fs::read_to_string(&output).expect("lines");
    assert!(text.ends_with('\n'));
    let done = text.lines().count();
    assert!(done > 0 && done < 300, "{done} of 300 stories");
    let resumed = Command::new(PROGRAM)
        .args(["compare", "--stories", &path, "-o", &name, "--resume"])
        .output();
    assert!(resumed.expect("abreast runs").status.success());
    let text = fs::read_to_string(&output).expect("lines");
    assert_eq!(text.lines().count(), 300);
}
