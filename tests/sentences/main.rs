//! Holds sentence cutting to the quality it has reached, where the data to measure it is there.
//!
//! The floors are a little under what was measured, so that a rule can be changed for the better in one
//! place and lose a case elsewhere; `cargo run --release --example sentences` prints the figures.

mod scoring;

use std::path::Path;

use scoring::{STORIES, score_documents, score_story};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

#[test]
fn boundaries_of_written_english_are_found() {
    let Some(score) = score_documents(Path::new(SHARED), "gum") else {
        return skip();
    };
    assert!(score.f1() >= 0.96, "boundary F1 fell to {:.4}", score.f1());
}

#[test]
fn golden_rules_hold() {
    let Some(score) = score_documents(Path::new(SHARED), "golden_rules_en") else {
        return skip();
    };
    assert!(
        score.passed >= 44,
        "only {} pass: {:#?}",
        score.passed,
        score.misses
    );
}

#[test]
fn sentences_of_the_gold_stories_come_out_exactly() {
    for story in STORIES {
        let Some(score) = score_story(Path::new(SHARED), story) else {
            return skip();
        };
        assert!(score.share() >= 0.95, "{story}: {:#?}", score.misses);
    }
}

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn skip() {
    eprintln!("skipped: no data in {SHARED}");
}
