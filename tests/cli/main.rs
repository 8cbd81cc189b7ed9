//! Runs the built program as a shell would: exit codes, pipes, odd sources, stable bytes.

mod find;
mod sources;
#[cfg(unix)]
mod system;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const COURIER: &str = "Fire guts the old paper mill\n\n\
    At least 14 people were hurt when fire swept through the old paper mill on Tuesday night.\n\n\
    Nobody had worked at the mill since spring, a watchman said.\n";
const GAZETTE: &str = "Nineteen hurt in mill blaze\n\n\
    At least 19 people were hurt when fire swept through the old paper mill on Tuesday night.\n\n\
    The town council will meet on Friday.\n";
const HERALD: &str = "Mill fire: what is known\n\n\
    Fire swept through the old paper mill on Tuesday night and hurt 14 people.\n\n\
    A plan to rebuild it had been turned down twice.\n";

/// A folder with a story of three outlets in `mill/`.
fn story() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let mill = folder.path().join("mill");
    fs::create_dir(&mill).expect("a folder");
    for (name, text) in [
        ("courier", COURIER),
        ("gazette", GAZETTE),
        ("herald", HERALD),
    ] {
        fs::write(mill.join(name).with_extension("txt"), text).expect("a file");
    }
    folder
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_abreast"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments)
        .output()
        .expect("the program runs")
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = program(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("input is read");
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn complaints(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_str(&out(output)).expect("JSON")
}

#[test]
fn report_is_printed_where_there_is_no_terminal() {
    let folder = story();
    for arguments in [&["mill"][..], &["compare", "mill"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", complaints(&output));
        assert!(
            out(&output).starts_with("mill\n3 articles"),
            "{}",
            out(&output)
        );
        assert!(!out(&output).contains('\x1b'));
    }
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let folder = story();
    let parsed = json(&run(
        folder.path(),
        &["compare", "mill", "--format", "json", "--all-links"],
    ));
    assert_eq!(parsed["format"], "abreast.comparison");
    assert_eq!(parsed["version"], 1);
    let keys = [
        (
            "articles",
            "id path outlet title author published url statements removed",
        ),
        ("links", "a b score shown kind overlap differences evidence"),
        ("claims", "id text members outlets origins status"),
    ];
    for (list, keys) in keys {
        let first = parsed[list][0].as_object().expect("at least one");
        for key in keys.split(' ') {
            assert!(first.contains_key(key), "{list}: {key}");
        }
    }
}

#[test]
fn misuse_is_an_error_and_help_is_none() {
    let folder = story();
    let code = |arguments: &[&str]| run(folder.path(), arguments).status.code();
    assert_eq!(code(&["compare"]), Some(2));
    assert_eq!(code(&["compare", "mill", "--threshold", "7"]), Some(2));
    assert_eq!(code(&["compare", "mill", "--format", "docx"]), Some(2));
    for fine in [
        &["--help"][..],
        &["-h"],
        &["-V"],
        &["man"],
        &["completions", "bash"],
    ] {
        assert_eq!(code(fine), Some(0), "{fine:?}");
    }
}

#[test]
fn json_of_several_stories_asks_for_one() {
    let folder = story();
    let other = folder.path().join("quarry");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("courier.txt"), HERALD).expect("a file");
    let output = run(folder.path(), &["compare", ".", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("name one of them: mill, quarry"));
    let text = out(&run(folder.path(), &["compare", "."]));
    assert!(text.starts_with("mill\n") && text.contains("\nquarry\n"));
}

#[test]
fn report_is_written_to_a_file_whole() {
    let folder = story();
    let report = folder.path().join("report.json");
    let arguments = ["compare", "mill", "--format", "json", "-o", "report.json"];
    assert_eq!(run(folder.path(), &arguments).status.code(), Some(0));
    let printed = out(&run(folder.path(), &arguments[..4]));
    assert_eq!(fs::read_to_string(&report).expect("a file"), printed);
    let output = run(folder.path(), &["compare", "mill", "-o", "mill"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("cannot write mill: it is a folder;"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn ending_of_the_file_names_the_format_unless_one_is_named() {
    let folder = story();
    let written = |arguments: &[&str]| {
        let output = run(folder.path(), &[&["compare", "mill"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", complaints(&output));
        fs::read_to_string(folder.path().join(arguments[1])).expect("a report")
    };
    assert!(written(&["-o", "a.md"]).starts_with("# mill\n"));
    assert!(written(&["-o", "a.CSV"]).starts_with("\"story\",\"claim\""));
    assert!(written(&["-o", "a.json"]).starts_with('{'));
    assert!(written(&["-o", "a.out"]).starts_with("mill\n"));
    assert!(written(&["-o", "b.md", "--format", "text"]).starts_with("mill\n"));
}

#[test]
fn several_stories_make_one_page_and_one_table() {
    let folder = TempDir::new().expect("a temporary folder");
    let markdown = run(
        folder.path(),
        &["compare", "--sample", "--format", "markdown"],
    );
    let titles = out(&markdown)
        .lines()
        .filter(|l| l.starts_with("# "))
        .count();
    let csv = run(folder.path(), &["compare", "--sample", "--format", "csv"]);
    let heads = out(&csv).matches("\"story\",\"claim\"").count();
    assert_eq!((titles, heads), (2, 1));
}

#[test]
fn agreement_in_a_format_that_lacks_it_is_an_error() {
    let folder = story();
    let output = run(
        folder.path(),
        &["compare", "mill", "--agreement", "-o", "a.csv"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("--agreement prints text"));
}

#[test]
fn report_never_replaces_an_article() {
    let folder = story();
    let arguments = ["compare", "mill", "-o", "./mill/herald.txt"];
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("it is one of the articles"));
    let kept = fs::read_to_string(folder.path().join("mill/herald.txt"));
    assert_eq!(kept.expect("a file"), HERALD);
}

#[test]
fn threshold_and_colour_are_honoured() {
    let folder = story();
    let strict = json(&run(
        folder.path(),
        &["compare", "mill", "--format", "json", "--threshold", "1"],
    ));
    assert_eq!(strict["threshold"], 1.0);
    let coloured = run(folder.path(), &["compare", "mill", "--color", "always"]);
    assert!(out(&coloured).contains("\x1b[1m"));
}
