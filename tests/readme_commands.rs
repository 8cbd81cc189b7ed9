//! The commands that the README shows, run as they stand there by somebody who has nothing yet.
//!
//! Those that fetch pages are left out, and a pager is no part of what is tested. What completions and
//! manual pages need is in `installing.rs`.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// The chapter whose commands are run, and what ends it.
const CHAPTER: (&str, &str) = ("## On the command line\n", "Completions and manual pages");

/// The commands of the chapter, without their comments.
fn commands() -> Option<Vec<String>> {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).ok()?;
    let (_, chapter) = readme.split_once(CHAPTER.0)?;
    let (chapter, _) = chapter.split_once(CHAPTER.1)?;
    let blocks = chapter.split("```sh\n").skip(1);
    let lines = blocks.filter_map(|block| block.split("```").next());
    let lines = lines.flat_map(str::lines);
    let typed = lines.map(|line| line.split(" #").next().unwrap_or(line).trim());
    let typed = typed.filter(|line| !line.is_empty() && !line.contains("://"));
    Some(typed.map(|line| line.replace("| less", "| cat")).collect())
}

/// A folder with the folders that the README names, and a home with nothing in it.
fn place() -> TempDir {
    let place = TempDir::new().expect("a temporary folder");
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    for (from, to) in [("ferry-fire", "story"), ("ferry-fire", "news")] {
        let to = place.path().join(to);
        fs::create_dir(&to).expect("a folder");
        for file in fs::read_dir(articles.join(from)).expect("our articles") {
            let file = file.expect("an article");
            fs::copy(file.path(), to.join(file.file_name())).expect("copied");
        }
    }
    place
}

#[test]
fn commands_of_the_readme_run_in_an_empty_home() {
    let Some(commands) = commands() else {
        println!("skipped: no README.md here");
        return;
    };
    assert!(commands.len() > 8, "{commands:?}");
    let place = place();
    let own = Path::new(env!("CARGO_BIN_EXE_abreast")).parent();
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let all = own.map(Path::to_owned).into_iter();
    let all = std::env::join_paths(all.chain(std::env::split_paths(&paths)));
    for line in commands {
        let mut shell = Command::new("sh");
        shell.args(["-e", "-c", &line]).current_dir(place.path());
        shell.env("PATH", all.as_ref().expect("a search path"));
        shell.env("HOME", place.path());
        for folder in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
            shell.env_remove(folder);
        }
        let run = shell.output().expect("a shell");
        let complaints = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{line}: {complaints}");
    }
    let config = fs::read_to_string(place.path().join(".config/abreast/config.toml"));
    assert!(config.is_ok_and(|text| text.contains("threshold = ")));
    assert!(place.path().join("stories.jsonl").is_file());
}
