//! The page of worked examples, done: every command of it is run and every key pressed.
//!
//! A block marked `console` holds commands after `$ ` (going on after `> `) and what they print, to the
//! letter. A block marked `keys` holds the command that opens the reader, then lines of keys and of a
//! text that the screen shows after them; it is typed at 80 by 24 and at 120 by 40 cells. After a change
//! that is meant to show,
//!
//! ```text
//! ABREAST_EXAMPLES=write cargo test --test worked_examples
//! ```
//!
//! writes anew what the commands print; the keys are for people to write. Where a command or a
//! pseudo-terminal is missing, the tests say so and pass.

#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "terminal/session.rs"]
mod session;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use session::Session;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const PROGRAMS: [&str; 4] = ["jq", "sed", "grep", "sort"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> Option<String> {
    let page = fs::read_to_string(root().join("examples/README.md")).ok();
    if page.is_none() {
        eprintln!("skipped: no examples/README.md here");
    }
    page
}

/// The program under test: the release build where one is named, else the one of this build.
fn binary() -> String {
    std::env::var("ABREAST_BINARY").unwrap_or_else(|_| env!("CARGO_BIN_EXE_abreast").to_owned())
}

/// A command with its lines, and what it is said to print.
#[derive(Debug, Default, PartialEq)]
struct Example {
    command: String,
    printed: String,
}

/// The commands of the block.
fn examples(block: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for line in block.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            let command = command.to_owned();
            examples.push(Example {
                command,
                ..Example::default()
            });
        } else if let Some(example) = examples.last_mut() {
            match line.strip_prefix("> ") {
                Some(more) if example.printed.is_empty() => {
                    example.command.push('\n');
                    example.command.push_str(more);
                }
                _ => {
                    example.printed.push_str(line);
                    example.printed.push('\n');
                }
            }
        }
    }
    examples
}

/// The blocks with this mark, in order.
fn blocks<'a>(page: &'a str, mark: &str) -> Vec<&'a str> {
    let start = format!("```{mark}\n");
    let after = page.split(start.as_str()).skip(1);
    after.filter_map(|rest| rest.split("```").next()).collect()
}

/// Runs a command in the root of the project, the program under its name.
fn run(command: &str) -> String {
    let program = format!("abreast() {{ '{}' \"$@\"; }}\n{command}", binary());
    let output = Command::new("sh")
        .args(["-c", &program])
        .current_dir(root())
        .env(
            "XDG_STATE_HOME",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/state"),
        )
        .env(
            "XDG_CONFIG_HOME",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/config"),
        )
        .stdin(Stdio::null())
        .output()
        .expect("a shell");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(complaint.is_empty(), "{command}: {complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn is_there(program: &str) -> bool {
    let asked = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .output();
    asked.is_ok_and(|output| output.status.success())
}

#[test]
fn commands_print_what_the_page_shows() {
    let Some(page) = page() else { return };
    if let Some(missing) = PROGRAMS.into_iter().find(|program| !is_there(program)) {
        eprintln!("skipped: {missing} is not installed");
        return;
    }
    let mut now = page.clone();
    for block in blocks(&page, "console") {
        let mut written = String::new();
        for example in examples(block) {
            let command = example.command.replace('\n', "\n> ");
            written += &["$ ", &command, "\n", &run(&example.command)].concat();
        }
        now = now.replacen(
            &format!("```console\n{block}```"),
            &format!("```console\n{written}```"),
            1,
        );
    }
    if std::env::var("ABREAST_EXAMPLES").is_ok_and(|how| how == "write") {
        fs::write(root().join("examples/README.md"), &now).expect("the page is written");
        return;
    }
    for (is, was) in now.lines().zip(page.lines()) {
        assert_eq!(
            is, was,
            "ABREAST_EXAMPLES=write cargo test --test worked_examples writes it anew"
        );
    }
    assert_eq!(now, page);
}

/// What a terminal sends for keys: names, or letters one after the other.
fn typed(keys: &str) -> String {
    match keys {
        "Enter" => "\r".to_owned(),
        "Esc" => "\u{1b}".to_owned(),
        "Tab" => "\t".to_owned(),
        "Space" => " ".to_owned(),
        "Backspace" => "\u{7f}".to_owned(),
        "Down" => "\u{1b}[B".to_owned(),
        "Up" => "\u{1b}[A".to_owned(),
        letters => letters.to_owned(),
    }
}

/// Opens the reader and presses keys, waiting for what each line promises.
fn press_through(block: &str, size: (u16, u16)) -> bool {
    let mut lines = block.lines();
    let command = lines
        .next()
        .and_then(|line| line.strip_prefix("$ abreast "));
    let mut command = command
        .expect("a block of keys opens the reader first")
        .split(' ');
    let path = root().join(command.next().unwrap_or_default());
    let (binary, path) = (binary(), path.to_string_lossy().into_owned());
    let words: Vec<&str> = [binary.as_str(), &path, "--fresh"]
        .into_iter()
        .chain(command)
        .collect();
    let Some(mut session) = Session::start_on(size, &words) else {
        return false;
    };
    session.wait_for("shared");
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let (keys, shown) = line.split_once("  ").expect("keys, two blanks, a text");
        session.press(&typed(keys));
        let what = format!("{line:?} at {size:?}");
        session.wait_until(&what, |session| is_shown(session, shown.trim()));
    }
    session.press("\u{3}\u{3}");
    assert_eq!(session.exit_code(), 0, "{block}");
    session.assert_given_back();
    true
}

/// Tells whether a text is on the screen, wherever its lines break.
fn is_shown(session: &Session, text: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    words(&session.rows().join(" ")).contains(&words(text))
}

#[test]
fn keys_lead_where_the_page_says() {
    let Some(page) = page() else { return };
    let blocks = blocks(&page, "keys");
    assert!(blocks.len() >= 6, "the page has lost its keys");
    for block in blocks {
        for size in SIZES {
            if !press_through(block, size) {
                return;
            }
        }
    }
}

/// What the tour asks for, and what does it.
const TOUR: [(&str, &str); 10] = [
    ("Tour, step 1 of 10", "jj"),
    ("Tour, step 2 of 10", "]d"),
    ("Tour, step 3 of 10", "Enter"),
    ("Tour, step 4 of 10", "i"),
    ("Tour, step 5 of 10", "q"),
    ("Tour, step 6 of 10", "fcaptian"),
    ("Tour, step 7 of 10", "Enter"),
    ("Tour, step 8 of 10", "c"),
    ("Tour, step 9 of 10", "O"),
    ("Tour, step 10 of 10", "-"),
];

#[test]
fn tour_is_taken_by_its_keys_and_leaves_no_file() {
    let home = tempfile::TempDir::new().expect("a temporary folder");
    let at = home.path().display();
    let line = format!(
        "cd '{at}' && HOME='{at}' XDG_STATE_HOME='{at}/state' XDG_CONFIG_HOME='{at}/config' \
         XDG_DATA_HOME='{at}/data' XDG_CACHE_HOME='{at}/cache' exec '{}' --tour",
        binary()
    );
    for size in SIZES {
        let Some(mut session) = Session::start_on(size, &["sh", "-c", &line]) else {
            return;
        };
        session.wait_for("shared");
        for (asked, keys) in TOUR {
            session.wait_until(asked, |session| is_shown(session, asked));
            session.press(&typed(keys));
        }
        session.wait_for("The tour is over.");
        // What is set by hand meanwhile is not kept either.
        session.press("\u{1b}");
        session.wait_for("the tour is left");
        session.press("qmaX");
        session.wait_for("unlinked");
        session.press("q");
        assert_eq!(session.exit_code(), 0);
        let left = fs::read_dir(home.path())
            .expect("the folder is there")
            .count();
        assert_eq!(left, 0, "the tour left something behind");
    }
}

#[test]
fn commands_are_taken_apart() {
    let block = "$ one \\\n>   two\nprinted\n$ three\n> is printed\n";
    let found = examples(block);
    assert_eq!(found[0].command, "one \\\n  two");
    assert_eq!(found[0].printed, "printed\n");
    assert_eq!(found.len(), 2);
}
