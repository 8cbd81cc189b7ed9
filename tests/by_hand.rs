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
        .env("XDG_CONFIG_HOME", folder.join("config"))
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
        complaints(&output).contains("mill: 1 set by hand about what is not there any more; kept"),
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

/// What the report says of the first article.
fn first_article(output: &Output) -> Value {
    json(output)["articles"][0].clone()
}

#[test]
fn block_put_back_and_block_taken_out_show_in_the_report() {
    let entries = "format = \"abreast.side\"\nversion = 1\n\n[[block]]\npath = \"courier.txt\"\n\
        text = \"Share this story\"\nkeep = true\n\n[[block]]\npath = \"courier.txt\"\n\
        text = \"Nobody had worked at the mill since spring, a watchman said.\"\nkeep = false\n";
    let folder = story(entries);
    let output = run(folder.path(), &JSON);
    assert_eq!(complaints(&output), "");
    let courier = first_article(&output);
    let removed = courier["removed"].as_array().expect("a list");
    assert_eq!(removed.len(), 1);
    assert_eq!(removed[0]["reason"], "taken out by you");
    let statements = courier["statements"].as_array().expect("a list");
    let last = statements.last().expect("a statement");
    assert_eq!(last["text"], "Share this story");
}

#[test]
fn names_by_hand_count_in_the_order_of_their_closeness() {
    let entries = "format = \"abreast.side\"\nversion = 1\n\n[[article]]\npath = \"courier.txt\"\n\
        outlet = \"The Evening Courier\"\ntitle = \"Fire\"\ndate = 2031-05-07\n";
    let folder = story(entries);
    let courier = first_article(&run(folder.path(), &JSON));
    assert_eq!(courier["outlet"], "The Evening Courier");
    assert_eq!(
        (&courier["title"], &courier["published"]),
        (&"Fire".into(), &"2031-05-07".into())
    );
    let named = run(
        folder.path(),
        &[
            &JSON[..],
            &["--outlet", "courier.txt=C", "--outlet", "x.txt=X"],
        ]
        .concat(),
    );
    assert_eq!(first_article(&named)["outlet"], "C");
    assert_eq!(complaints(&named), "--outlet: no article is called x.txt\n");
    let fresh = run(folder.path(), &[&JSON[..], &["--fresh"]].concat());
    assert_eq!(first_article(&fresh)["outlet"], "courier");
}

#[test]
fn story_file_names_orders_and_groups() {
    let folder = story(UNLINKED);
    let story_file = "title = \"The mill fire\"\norder = [\"gazette.txt\"]\n\
        [outlets]\n\"gazette.txt\" = \"The Gazette\"\n\
        [groups]\nlocal = [\"The Gazette\", \"courier.txt\"]\nfar = [\"Globe\"]\n";
    fs::write(folder.path().join("mill/story.toml"), story_file).expect("a file");
    let output = run(folder.path(), &JSON);
    assert_eq!(complaints(&output), "");
    assert_eq!(json(&output)["story"], "The mill fire");
    let first = first_article(&output);
    assert_eq!(
        (&first["outlet"], &first["path"]),
        (&"The Gazette".into(), &"mill/gazette.txt".into())
    );
    let text = run(folder.path(), &["compare", "mill"]);
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    assert!(text.contains("\nlocal: The Gazette, courier\n"), "{text}");
    for article in json(&output)["articles"].as_array().expect("a list") {
        assert_eq!(article["groups"], serde_json::json!(["local"]));
    }
}

#[test]
fn broken_story_file_is_named_and_the_story_opened() {
    let folder = story(UNLINKED);
    fs::write(folder.path().join("mill/story.toml"), "title = \n").expect("a file");
    let output = run(folder.path(), &JSON);
    assert_eq!(output.status.code(), Some(0));
    assert!(complaints(&output).contains("cannot read mill/story.toml: line 1: "));
}

#[test]
fn agreement_with_the_reader_is_printed() {
    let folder = story(UNLINKED);
    let output = run(folder.path(), &["compare", "mill", "--agreement"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.contains("precision  0.00   0 of 1 shown"), "{text}");
    assert!(text.contains("≠ unlinked by you, shown, "), "{text}");
    let corrected = json(&run(folder.path(), &JSON));
    assert_eq!(corrected["agreement"]["pairs"][0]["linked"], false);
    let fresh = run(folder.path(), &[&JSON[..], &["--fresh"]].concat());
    assert_eq!(json(&fresh)["agreement"], Value::Null);
}
