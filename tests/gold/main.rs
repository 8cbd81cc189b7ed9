//! Holds links, claims and differences to the quality they have reached on stories with a gold reading.
//!
//! The floors are a little under what was measured, so that a change can be for the better in one story
//! and lose a link in another. The weights were fitted on these very stories: what they reach on stories
//! they have not seen is printed by `cargo run --release --example fit_links`, and kept in the weights
//! file. The project's own stories run always; the real ones where they are there.

mod measuring;
mod reading;

use std::path::Path;

use abreast::comparison::{Comparison, DEFAULT_THRESHOLD, compare};
use measuring::{measure_claims, measure_differences, measure_links};
use reading::{Cut, GoldStory, find_stories};

/// Differences are measured on weaker links too: a reader may lower the threshold.
const WEAK_SCORE: f64 = 0.3;

/// What a story must reach.
struct Floor {
    story: &'static str,
    average_precision: f64,
    shown_right: f64,
    claims_right: f64,
    same_in_claims: f64,
    /// Pairs that certainly disagree, on shown links.
    differences: usize,
}

#[rustfmt::skip]
const FLOORS: [Floor; 5] = [
    Floor { story: "exchange-denial", average_precision: 0.6, shown_right: 0.8, claims_right: 0.85, same_in_claims: 0.64, differences: 5 },
    Floor { story: "ferry-fire", average_precision: 0.75, shown_right: 0.83, claims_right: 0.86, same_in_claims: 0.55, differences: 14 },
    Floor { story: "binance-reuters", average_precision: 0.74, shown_right: 0.74, claims_right: 0.78, same_in_claims: 0.75, differences: 4 },
    Floor { story: "grimm", average_precision: 0.75, shown_right: 0.95, claims_right: 0.95, same_in_claims: 0.45, differences: 1 },
    Floor { story: "jackson", average_precision: 0.76, shown_right: 0.95, claims_right: 0.95, same_in_claims: 0.85, differences: 6 },
];

#[expect(clippy::print_stderr, reason = "figures for whoever looks")]
fn check(floor: &Floor, story: &GoldStory) {
    let comparison = compare(story.articles.clone(), DEFAULT_THRESHOLD);
    let links = measure_links(story, scored(&comparison));
    let claims = measure_claims(story, &comparison.claims);
    let shown = measure_differences(story, &comparison, DEFAULT_THRESHOLD);
    let weak = measure_differences(story, &comparison, WEAK_SCORE);
    let name = &story.name;
    eprintln!("{name}: {links:.3?}, {claims:.3?}");
    let conflicts = story.count_conflicts();
    eprintln!("{name}: {shown:?} of {conflicts}, with weak links {weak:?}");
    assert!(
        links.average_precision >= floor.average_precision,
        "{name}: links"
    );
    assert!(links.precision >= floor.shown_right, "{name}: shown links");
    assert!(claims.precision >= floor.claims_right, "{name}: claims");
    assert!(claims.recall_same >= floor.same_in_claims, "{name}: claims");
    assert!(shown.found >= floor.differences, "{name}: differences");
    // A false alarm costs more trust than a miss.
    assert_eq!(weak.false_flags, 0, "{name}: differences that are none");
}

fn scored(comparison: &Comparison) -> impl Iterator<Item = measuring::Scored> + '_ {
    comparison.links.iter().map(|l| (l.a, l.b, l.score))
}

#[test]
fn links_claims_and_differences_hold_against_gold() {
    let stories = find_stories(Path::new(env!("CARGO_MANIFEST_DIR")), Cut::Program);
    assert!(
        stories.iter().any(|s| s.sort == reading::Sort::Own),
        "the project's own stories are always there"
    );
    for floor in &FLOORS {
        match stories.iter().find(|s| s.name == floor.story) {
            Some(story) => check(floor, story),
            None => eprintln!("skipped: no story {} in ../shared", floor.story),
        }
    }
}

/// How much average precision cleaning and cutting may cost against the gold sentences.
const COST_OF_CUTTING: f64 = 0.03;

#[test]
fn cleaning_and_cutting_cost_few_links() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let measure = |cut| -> Vec<f64> {
        let precision = |story: &GoldStory| {
            let comparison = compare(story.articles.clone(), DEFAULT_THRESHOLD);
            measure_links(story, scored(&comparison)).average_precision
        };
        find_stories(root, cut).iter().map(precision).collect()
    };
    let (own, perfect) = (measure(Cut::Program), measure(Cut::Gold));
    for (own, perfect) in own.iter().zip(&perfect) {
        assert!(
            *own >= perfect - COST_OF_CUTTING,
            "{own:.3} against {perfect:.3}"
        );
    }
}
