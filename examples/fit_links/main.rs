//! Fits the weights of the link signs and says how good they are.
//!
//! ```text
//! cargo run --release --example fit_links                    # figures on stories left out of the fit
//! cargo run --release --example fit_links -- --write         # and writes assets/link-weights.toml
//! ... -- --ablate                                            # and what is lost without each sign
//! ... -- --gold-sentences                                    # as if cleaning and cutting were perfect
//! ```
//!
//! A story is a folder of articles and a gold reading of them: every pair of sentences of two
//! outlets that a careful reader linked. How stories are found and measured is shared with the tests,
//! in `tests/gold`.

#![expect(clippy::print_stdout, reason = "a command that reports figures")]

mod fit;
#[path = "../../tests/gold/measuring.rs"]
mod measuring;
#[path = "../../tests/gold/reading.rs"]
mod reading;
mod weights_file;

use std::fs;
use std::path::Path;

use abreast::claims::{Feature, JudgedPair, Weights, judge_statements};
use abreast::comparison::{DEFAULT_THRESHOLD, compare};

use fit::{Example, fit};
use measuring::{LinkFigures, measure_claims, measure_differences, measure_links};
use reading::{Cut, GoldStory, find_stories};

/// A story with every candidate pair and its signs.
struct Judged {
    story: GoldStory,
    pairs: Vec<JudgedPair>,
}

fn main() {
    let is_asked = |flag: &str| std::env::args().any(|a| a == flag);
    let cut = if is_asked("--gold-sentences") {
        Cut::Gold
    } else {
        Cut::Program
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stories: Vec<Judged> = find_stories(root, cut).into_iter().map(judge).collect();
    if stories.iter().all(|s| s.story.is_own) {
        println!("no real stories in ../shared: only the project's own are used");
    }
    if stories.len() < 2 {
        println!("nothing to fit: it takes two stories at least");
        return;
    }
    let left_out = leave_one_out(&stories, None);
    print_left_out(&stories, &left_out);
    print_shipped(&stories);
    if is_asked("--ablate") {
        print_ablation(&stories, mean(&left_out));
    }
    if is_asked("--write") {
        let all: Vec<&Judged> = stories.iter().collect();
        let reached: Vec<(&str, f64)> = stories
            .iter()
            .zip(&left_out)
            .map(|(s, f)| (s.story.name.as_str(), f.average_precision))
            .collect();
        let path = root.join("assets/link-weights.toml");
        match fs::write(
            &path,
            weights_file::write(&fit(&examples(&all), None), &reached),
        ) {
            Ok(()) => println!("wrote {}", path.display()),
            Err(error) => println!("cannot write {}: {error}", path.display()),
        }
    }
}

fn judge(story: GoldStory) -> Judged {
    let pairs = judge_statements(&story.articles);
    Judged { story, pairs }
}

/// What the weights are fitted on: each story weighs the same, however many links it has.
fn examples(stories: &[&Judged]) -> Vec<Example> {
    let mut found = Vec::new();
    for Judged { story, pairs } in stories {
        let weight = 100.0 / story.count_links() as f64;
        let verdict = |p: &JudgedPair| story.verdict(&story.pair(p.a, p.b)?).is_link();
        let example = |p: &JudgedPair| {
            Some(Example {
                signs: p.features.0,
                is_link: verdict(p)?,
                weight,
            })
        };
        found.extend(pairs.iter().filter_map(example));
    }
    found
}

/// Measures each story with weights fitted on the others, `without` one sign.
fn leave_one_out(stories: &[Judged], without: Option<Feature>) -> Vec<LinkFigures> {
    let measure = |place: usize| {
        let others = stories.iter().enumerate().filter(|(i, _)| *i != place);
        let others: Vec<&Judged> = others.map(|(_, s)| s).collect();
        measure_with(&stories[place], &fit(&examples(&others), without))
    };
    (0..stories.len()).map(measure).collect()
}

fn measure_with(judged: &Judged, weights: &Weights) -> LinkFigures {
    let scored = judged
        .pairs
        .iter()
        .map(|p| (p.a, p.b, weights.score(&p.features)));
    measure_links(&judged.story, scored)
}

fn mean(figures: &[LinkFigures]) -> f64 {
    figures.iter().map(|f| f.average_precision).sum::<f64>() / figures.len() as f64
}

fn print_left_out(stories: &[Judged], figures: &[LinkFigures]) {
    println!(
        "Each story with weights fitted on the others; shown is a score of {DEFAULT_THRESHOLD} or more.\n"
    );
    println!(
        "{:18} pairs links   AP   shown right   found | at 9 of 10 right: found  of same",
        "story"
    );
    for (judged, f) in stories.iter().zip(figures) {
        println!(
            "{:18} {:5} {:5} {:.3}         {:.3}   {:.3} |                    {:.3}    {:.3}{}",
            judged.story.name,
            judged.pairs.len(),
            judged.story.count_links(),
            f.average_precision,
            f.precision,
            f.recall,
            f.recall_at_90,
            f.same_at_90,
            if judged.story.is_own { "  (own)" } else { "" }
        );
    }
    println!("mean AP {:.4}\n", mean(figures));
}

fn print_shipped(stories: &[Judged]) {
    println!("Each story with the shipped weights, which were fitted on it too.\n");
    println!(
        "{:18}   AP   shown right | claims right  of same | differ false found of",
        "story"
    );
    for judged in stories {
        let story = &judged.story;
        let comparison = compare(story.articles.clone(), DEFAULT_THRESHOLD);
        let links = measure_with(judged, Weights::shipped());
        let claims = measure_claims(story, &comparison.claims);
        let differences = measure_differences(story, &comparison, DEFAULT_THRESHOLD);
        println!(
            "{:18} {:.3}         {:.3} |        {:.3}    {:.3} | {:6} {:5} {:5} {:2}",
            story.name,
            links.average_precision,
            links.precision,
            claims.precision,
            claims.recall_same,
            differences.flags,
            differences.false_flags,
            differences.found,
            story.count_conflicts(),
        );
    }
    println!();
}

fn print_ablation(stories: &[Judged], whole: f64) {
    println!("Mean AP on stories left out, without one sign.\n");
    for feature in Feature::ALL {
        let without = mean(&leave_one_out(stories, Some(feature)));
        println!("{:14} {without:.4} {:+.4}", feature.name(), without - whole);
    }
    println!();
}
