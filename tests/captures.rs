//! The pictures of the README are what the program shows now.
//!
//! Each is drawn anew, by the very code that made it, and must come out the same to the byte. After a
//! change that is meant to show, `cargo run --example capture` writes them.

#[path = "../examples/capture/pictures.rs"]
mod pictures;
#[path = "../examples/capture/svg.rs"]
mod svg;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use abreast::theme::Depth;
use pictures::{CAPTURES, THEMES, picture};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The pictures as files below the root, with what they hold.
fn drawn() -> Vec<(String, String)> {
    let files = CAPTURES.iter().flat_map(|capture| {
        THEMES.map(|theme| {
            let file = format!("assets/captures/{}-{theme}.svg", capture.name);
            (file, picture(capture, theme, Depth::Exact))
        })
    });
    files.collect()
}

#[test]
fn pictures_are_what_the_program_shows() {
    let stale: Vec<String> = drawn()
        .into_iter()
        .filter(|(file, svg)| fs::read_to_string(root().join(file)).ok().as_ref() != Some(svg))
        .map(|(file, _)| file)
        .collect();
    assert!(
        stale.is_empty(),
        "not what the program shows now: {stale:?}; cargo run --example capture draws them anew"
    );
}

#[test]
fn pictures_of_the_readme_are_those_that_are_drawn() {
    let Ok(readme) = fs::read_to_string(root().join("README.md")) else {
        eprintln!("skipped: no README.md here");
        return;
    };
    let shown = readme
        .split('"')
        .filter(|part| part.starts_with("assets/captures/"));
    let shown: BTreeSet<String> = shown.map(str::to_owned).collect();
    let drawn: BTreeSet<String> = drawn().into_iter().map(|(file, _)| file).collect();
    assert_eq!(shown, drawn);
    let kept = fs::read_dir(root().join("assets/captures")).expect("the folder of the pictures");
    assert_eq!(kept.count(), drawn.len(), "a picture that nothing draws");
}
