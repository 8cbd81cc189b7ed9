//! `abreast find`: hits with their twins, for people and for programs.

use super::{complaints, json, out, run, story};

#[test]
fn hit_is_shown_with_the_wordings_of_other_outlets() {
    let folder = story();
    let output = run(folder.path(), &["find", "swept nineteen", "mill"]);
    assert_eq!(output.status.code(), Some(1), "{}", out(&output));
    let output = run(folder.path(), &["find", "at leest 19", "mill"]);
    assert_eq!(output.status.code(), Some(0), "{}", complaints(&output));
    let text = out(&output);
    let (hit, twin) = (text.find("people were hurt"), text.find("At least 14"));
    assert!(text.contains("*At least 19*"), "{text}");
    assert!(hit < twin, "the hit stands first, its twin beneath: {text}");
}

#[test]
fn find_in_json_gives_twins() {
    let folder = story();
    let parsed = json(&run(
        folder.path(),
        &["find", "19", "mill", "--format", "json"],
    ));
    assert_eq!(parsed["format"], "abreast.find");
    let hit = &parsed["hits"][0];
    for key in [
        "statement",
        "outlet",
        "path",
        "text",
        "spans",
        "claims",
        "twins",
        "silent",
    ] {
        assert!(!hit[key].is_null(), "{key}");
    }
    assert!(!hit["twins"][0]["text"].is_null());
}

#[test]
fn nothing_found_is_exit_code_one_and_names_the_missing_word() {
    let folder = story();
    let output = run(folder.path(), &["find", "mill zebra", "mill"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).is_empty());
    assert!(complaints(&output).contains("no statement of mill holds “zebra”"));
    let unread = run(folder.path(), &["find", "mill", "nowhere"]);
    assert_eq!(unread.status.code(), Some(2));
    let asks_nothing = run(folder.path(), &["find", " ", "mill"]);
    assert_eq!(asks_nothing.status.code(), Some(2));
}
