//! `abreast compare --stories`: a pile is sorted and compared story by story, in runs that may break off.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// All articles of the samples in one folder, and a place to write to.
fn pile() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let news = folder.path().join("news");
    fs::create_dir(&news).expect("made");
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    for story in fs::read_dir(articles).expect("our articles").flatten() {
        let Ok(files) = fs::read_dir(story.path()) else {
            continue;
        };
        for file in files.flatten() {
            fs::copy(file.path(), news.join(file.file_name())).expect("copied");
        }
    }
    let output = folder.path().join("stories.jsonl");
    (folder, output)
}

fn run(arguments: &[&str], folder: &Path) -> Output {
    abreast("compare", arguments, folder)
}

fn abreast(what: &str, arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_abreast"));
    command
        .arg(what)
        .args(arguments)
        .args(["--stories", "news"])
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_STATE_HOME", folder.join("state"));
    command.output().expect("abreast runs")
}

fn lines(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(str::to_owned).collect()
}

#[test]
fn pile_of_two_stories_gives_two_lines() {
    let (folder, _) = pile();
    let output = run(&["--format", "jsonl"], folder.path());
    assert!(output.status.success(), "{output:?}");
    let lines = lines(&output);
    assert_eq!(lines.len(), 2);
    for line in &lines {
        let story: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        assert_eq!(story["format"], "abreast.comparison");
        assert!(story["articles"].as_array().is_some_and(|a| a.len() > 2));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("2 stories; 0 articles belong to none"),
        "{said}"
    );
}

#[test]
fn run_that_broke_off_is_gone_on_with_to_the_same_bytes() {
    let (folder, path) = pile();
    let arguments = ["--format", "jsonl", "-o", "stories.jsonl"];
    assert!(run(&arguments, folder.path()).status.success());
    let whole = fs::read(&path).expect("written");
    let refused = run(&arguments, folder.path());
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--resume"));
    let first = whole.iter().position(|b| *b == b'\n').expect("a line");
    for kept in [0, 10, first, first + 1, first + 50, whole.len()] {
        fs::write(&path, &whole[..kept]).expect("cut");
        let resumed = run(&[&arguments[..], &["--resume"]].concat(), folder.path());
        assert!(resumed.status.success(), "{resumed:?}");
        assert!(fs::read(&path).expect("written") == whole, "cut at {kept}");
    }
}

#[test]
fn parts_add_up_to_the_whole() {
    let (folder, _) = pile();
    let mut whole = lines(&run(&["--format", "jsonl"], folder.path()));
    let mut parts = Vec::new();
    for part in ["1/3", "2/3", "3/3"] {
        parts.extend(lines(&run(
            &["--format", "jsonl", "--part", part],
            folder.path(),
        )));
    }
    whole.sort();
    parts.sort();
    assert_eq!(parts, whole);
}

#[test]
fn article_that_is_there_twice_is_taken_once() {
    let (folder, _) = pile();
    let once = run(&["--format", "text"], folder.path());
    let news = folder.path().join("news");
    let first = fs::read_dir(&news).expect("a folder").flatten().next();
    let first = first.expect("an article").path();
    fs::copy(&first, news.join("zz-again.txt")).expect("copied");
    let twice = run(&["--format", "text"], folder.path());
    assert_eq!(lines(&twice), lines(&once));
    let said = String::from_utf8_lossy(&twice.stderr);
    assert!(said.contains("1 article is there more than once"), "{said}");
}

#[test]
fn format_of_one_story_is_refused() {
    let (folder, _) = pile();
    let refused = run(&["--format", "json"], folder.path());
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--format jsonl"));
}

#[test]
fn report_is_not_written_over_an_article_of_the_pile() {
    let (folder, _) = pile();
    let article = folder.path().join("news/north-wire.md");
    let before = fs::read(&article).expect("an article");
    let refused = run(&["-o", "news/north-wire.md"], folder.path());
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(
        said.contains(
            "cannot write news/north-wire.md: it is one of the articles; name another file"
        ),
        "{said}"
    );
    assert_eq!(fs::read(&article).expect("an article"), before);
}

#[test]
fn pile_is_searched_and_twins_come_from_the_story_of_the_hit() {
    let (folder, _) = pile();
    let found = abreast("find", &["burned", "-n", "3"], folder.path());
    let said = String::from_utf8_lossy(&found.stderr);
    assert!(
        found.status.success() && said.contains("of 2 stories"),
        "{said}"
    );
    let text = String::from_utf8_lossy(&found.stdout);
    assert!(text.contains("burn"), "{text}");
    let json = abreast("find", &["ferry", "--format", "jsonl"], folder.path());
    let hits = lines(&json).iter().all(|line| {
        let story: serde_json::Value = serde_json::from_str(line).expect("JSON");
        story["hits"]
            .as_array()
            .is_some_and(|hits| !hits.is_empty())
    });
    assert!(hits);
    let nothing = abreast("find", &["zzyzx"], folder.path());
    assert_eq!(nothing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("no statement of the pile"));
}
