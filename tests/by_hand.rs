//! What was set by hand, from the side file to the report: runs the built program as a shell would.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const COURIER: &str = "Fire guts the old paper mill\n\n\
    At least 14 people were hurt when fire swept through the old paper mill on Tuesday night.\n\n\
    Nobody had worked at the mill since spring, a watchman said.\n\n\
    Share this story\n";
const GAZETTE: &str = "Nineteen hurt in mill blaze\n\n\
    At least 19 people were hurt when fire swept through the old paper mill on Tuesday night.\n\n\
    The town council will meet on Friday.\n";

/// Unlinks what the two say of the fire.
const UNLINKED: &str = "format = \"abreast.side\"\nversion = 1\n\n[[pair]]\nlinked = false\n\
    a.path = \"courier.txt\"\n\
    a.text = \"At least 14 people were hurt when fire swept through the old paper mill on Tuesday night.\"\n\
    b.path = \"gazette.txt\"\n\
    b.text = \"At least 19 people were hurt when fire swept through the old paper mill on Tuesday night.\"\n";

/// A folder with a story of two outlets in `mill/`, and its side file.
fn story(side_file: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let mill = folder.path().join("mill");
    fs::create_dir(&mill).expect("a folder");
    fs::write(mill.join("courier.txt"), COURIER).expect("a file");
    fs::write(mill.join("gazette.txt"), GAZETTE).expect("a file");
    fs::write(mill.join(".abreast.toml"), side_file).expect("a file");
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_abreast"))
        .args(arguments)
        .current_dir(folder)
        .env("XDG_STATE_HOME", folder.join("state"))
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn complaints(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn link_count(output: &Output) -> usize {
    json(output)["links"].as_array().map_or(0, Vec::len)
}

const JSON: [&str; 4] = ["compare", "mill", "--format", "json"];

#[test]
fn compare_honours_the_side_file_unless_told_otherwise() {
    let folder = story(UNLINKED);
    let corrected = run(folder.path(), &JSON);
    assert_eq!(complaints(&corrected), "");
    let fresh = run(folder.path(), &[&JSON[..], &["--fresh"]].concat());
    assert_eq!(link_count(&corrected) + 1, link_count(&fresh));
}

#[test]
fn find_honours_the_side_file() {
    let folder = story(UNLINKED);
    let twins = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        json(&output)["hits"][0]["twins"].as_array().map(Vec::len)
    };
    let find = ["find", "14 people hurt", "mill", "--format", "json"];
    assert_eq!(twins(&find), Some(0));
    assert_eq!(twins(&[&find[..], &["--fresh"]].concat()), Some(1));
}

#[test]
fn correction_of_what_is_gone_is_reported_and_kept() {
    let side_file = UNLINKED.replace("At least 19 people", "At least 21 people");
    let folder = story(&side_file);
    let output = run(folder.path(), &JSON);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        complaints(&output).contains("mill: 1 of 1 corrections name statements that are not there"),
        "{}",
        complaints(&output)
    );
    let kept = fs::read_to_string(folder.path().join("mill/.abreast.toml"));
    assert_eq!(kept.expect("a file"), side_file);
}

#[test]
fn broken_side_file_stops_nothing() {
    let folder = story("a = [\n\x1b[31m");
    let output = run(folder.path(), &JSON);
    assert_eq!(output.status.code(), Some(0));
    let said = complaints(&output);
    assert!(
        said.contains("cannot use mill/.abreast.toml: line 2: ") && !said.contains('\x1b'),
        "{said}"
    );
}
