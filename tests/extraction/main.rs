//! Holds extraction to the quality it has reached, where the pages to measure it are there.
//!
//! `cargo run --release --example extraction` prints the figures, page by page.

#[expect(dead_code, reason = "the measuring command uses more of it")]
mod scoring;

use std::path::Path;

use scoring::{means, score_pages};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

/// No page may be read worse: below this a reader would take the program for broken.
const WORST_PAGE_F1: f64 = 0.3;

#[test]
fn articles_are_taken_out_of_pages() {
    let Some(scores) = score_pages(Path::new(SHARED)) else {
        println!("extraction: skipped, no data in {SHARED}");
        return;
    };
    let found = means(scores.iter());
    assert!(found.f1 >= 0.955, "F1 fell to {:.4}", found.f1);
    assert!(found.recall >= 0.98, "recall fell to {:.4}", found.recall);
    for score in &scores {
        assert!(
            score.f1() >= WORST_PAGE_F1,
            "{}: {:.3}",
            score.name,
            score.f1()
        );
    }
}
