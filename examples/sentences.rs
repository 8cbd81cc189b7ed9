//! Measures sentence cutting: `cargo run --release --example sentences [FOLDER] [-v]`.
//!
//! FOLDER holds `data/sentences.dev.jsonl` and `gold/*.json` with `stories/`; `../shared` beside the
//! project if it is not named. `-v` lists what differs: `-` a cut that gold has not, `+` one it has.

#![allow(clippy::print_stdout, reason = "a measuring command prints")]

#[path = "../tests/sentences/scoring.rs"]
mod scoring;

use std::path::{Path, PathBuf};
use std::time::Instant;

use abreast::text::split_sentences;
use scoring::{STORIES, Score, score_documents, score_story};

fn main() {
    let (flags, paths): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with('-'));
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");
    let shared = PathBuf::from(paths.first().map_or(default, String::as_str));
    let is_verbose = flags.iter().any(|f| f == "-v");
    for set in ["gum", "golden_rules_en", "pragmatic_segmenter_en_spec"] {
        let score = score_documents(&shared, set);
        report(set, score, is_verbose, |s| {
            format!(
                "boundary F1 {:.4}, {} of {} documents exact",
                s.f1(),
                s.passed,
                s.documents
            )
        });
    }
    for story in STORIES {
        let score = score_story(&shared, story);
        report(story, score, is_verbose, |s| {
            format!(
                "{} of {} body sentences exact ({:.1} %)",
                s.passed,
                s.documents,
                100.0 * s.share()
            )
        });
    }
    report_speed(&shared);
}

fn report(name: &str, score: Option<Score>, is_verbose: bool, line: impl Fn(&Score) -> String) {
    let Some(score) = score else {
        println!("{name}: skipped, no data");
        return;
    };
    println!("{name}: {}", line(&score));
    for miss in score.misses.iter().filter(|_| is_verbose) {
        println!("  {miss}");
    }
}

/// Cuts a file of news sentences, joined by tens into paragraphs, and prints the rate.
fn report_speed(shared: &Path) {
    let Ok(text) = std::fs::read_to_string(shared.join("data/statements-90k.txt")) else {
        println!("speed: skipped, no data");
        return;
    };
    let lines: Vec<&str> = text.lines().collect();
    let paragraphs: Vec<String> = lines.chunks(10).map(|ten| ten.join(" ")).collect();
    let bytes: usize = paragraphs.iter().map(String::len).sum();
    let start = Instant::now();
    let count: usize = paragraphs.iter().map(|p| split_sentences(p).len()).sum();
    let rate = bytes as f64 / 1e6 / start.elapsed().as_secs_f64();
    println!(
        "speed: {rate:.0} MB/s, {count} sentences in {:.1} MB",
        bytes as f64 / 1e6
    );
}
