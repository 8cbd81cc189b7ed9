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
//! in `tests/gold`. There are three sorts: real stories with a careful reading, the project's own, and
//! stories that a language model read once ([`Sort::Reading`]): those count for less.

#![expect(clippy::print_stdout, reason = "a command that reports figures")]

mod calibration;
mod fit;
#[path = "../../tests/gold/measuring.rs"]
mod measuring;
#[path = "../../tests/gold/reading.rs"]
mod reading;
mod weights_file;

use std::fs;
use std::path::Path;

use abreast::claims::{Feature, JudgedPair, Model, Weights, judge_statements, support_pairs};
use abreast::comparison::{DEFAULT_THRESHOLD, compare};

use fit::{Example, fit};
use measuring::{LinkFigures, measure_claims, measure_differences, measure_links};
use reading::{Cut, GoldStory, Sort, find_readings, find_stories};

/// What a story counts for that was read once, against one that was read with care: anything from a
/// fifth to a half does alike on the others.
const READING_WEIGHT: f64 = 0.4;

/// In how many groups such stories are left out together: each alone would take as long as all else.
const READING_GROUPS: usize = 4;

/// One in so many of the pairs with hardly a word in common is fitted on, and counts for all of them:
/// they are most pairs, and nearly all apart.
const EASY_STEP: usize = 5;

/// Below this sum of the signs of shared words and names a pair has hardly a word in common.
const EASY_SIGNS: f64 = 1.8;

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
    let mut found = find_stories(root, cut);
    found.extend(find_readings(root));
    let mut stories: Vec<Judged> = found.into_iter().map(judge).collect();
    if stories.iter().all(|s| s.story.sort == Sort::Own) {
        println!("no real stories in ../shared: only the project's own are used");
    }
    if stories.len() < 2 {
        println!("nothing to fit: it takes two stories at least");
        return;
    }
    let left_out = leave_out(&mut stories, &[]);
    print_left_out(&stories, &left_out);
    calibration::print(&stories_scored(&stories, &left_out));
    let reached: Vec<LinkFigures> = left_out.iter().map(|l| l.figures).collect();
    if is_asked("--ablate") {
        print_ablation(&mut stories, &reached);
    }
    if is_asked("--write") {
        let model = fit_model(&mut stories, &|_| true, &[]);
        let path = root.join("assets/link-weights.toml");
        let names = stories.iter().map(|s| s.story.name.as_str());
        let reached: Vec<(&str, f64)> = names
            .zip(reached.iter().map(|f| f.average_precision))
            .collect();
        match fs::write(&path, weights_file::write(&model, &reached)) {
            Ok(()) => println!("wrote {}; run again to see what it does", path.display()),
            Err(error) => println!("cannot write {}: {error}", path.display()),
        }
    } else {
        print_shipped(&mut stories);
    }
}

fn judge(story: GoldStory) -> Judged {
    let pairs = judge_statements(&story.articles);
    Judged { story, pairs }
}

/// A story that was left out of the fit: what it reached, and the scores.
struct LeftOut {
    figures: LinkFigures,
    scores: Vec<f64>,
}

/// What the weights are fitted on: each story weighs the same, however many links it has.
fn examples<'a>(stories: impl Iterator<Item = &'a Judged>) -> Vec<Example> {
    let mut found = Vec::new();
    for Judged { story, pairs } in stories {
        let care = match story.sort {
            Sort::Reading => READING_WEIGHT,
            Sort::Real | Sort::Own => 1.0,
        };
        let weight = 100.0 * care / story.count_links() as f64;
        for (number, pair) in pairs.iter().enumerate() {
            let verdict = story.pair(pair.a, pair.b).map(|p| story.verdict(&p));
            let Some(is_link) = verdict.and_then(reading::Verdict::is_link) else {
                continue;
            };
            let is_easy = !is_link && is_easy(pair);
            if is_easy && number % EASY_STEP != 0 {
                continue;
            }
            found.push(Example {
                signs: pair.features,
                is_link,
                weight: if is_easy {
                    weight * EASY_STEP as f64
                } else {
                    weight
                },
            });
        }
    }
    found
}

/// Tells whether hardly a word is shared and both stand far down.
fn is_easy(pair: &JudgedPair) -> bool {
    let sign = |f: Feature| pair.features.get(f);
    sign(Feature::Plain) + sign(Feature::Names) < EASY_SIGNS && sign(Feature::Lead) < 0.1
}

/// Fits both regressions on the stories that are `meant`; leaves the support of all as it then is.
fn fit_model(stories: &mut [Judged], meant: &dyn Fn(usize) -> bool, without: &[Feature]) -> Model {
    let fit_now = |stories: &[Judged], without: &[Feature]| {
        let meant = stories
            .iter()
            .enumerate()
            .filter(|(place, _)| meant(*place));
        fit(&examples(meant.map(|(_, s)| s)), without)
    };
    let unsupported: Vec<Feature> = without.iter().copied().chain([Feature::Support]).collect();
    let first = fit_now(stories, &unsupported);
    for judged in stories.iter_mut() {
        support_pairs(&judged.story.articles, &mut judged.pairs, &first);
    }
    let last = fit_now(stories, without);
    Model { first, last }
}

/// Measures each story with weights fitted on the others, without some signs.
fn leave_out(stories: &mut [Judged], without: &[Feature]) -> Vec<LeftOut> {
    let mut found: Vec<(usize, LeftOut)> = Vec::new();
    for group in groups(stories) {
        let model = fit_model(stories, &|place| !group.contains(&place), without);
        found.extend(group.iter().map(|place| {
            let scores = score(&stories[*place], &model.last);
            let figures = measure(&stories[*place], &scores);
            (*place, LeftOut { figures, scores })
        }));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, left_out)| left_out).collect()
}

/// Which stories are left out together.
fn groups(stories: &[Judged]) -> Vec<Vec<usize>> {
    let is_reading = |place: &usize| stories[*place].story.sort == Sort::Reading;
    let (readings, others): (Vec<usize>, Vec<usize>) = (0..stories.len()).partition(is_reading);
    let mut groups: Vec<Vec<usize>> = others.into_iter().map(|place| vec![place]).collect();
    for number in 0..READING_GROUPS {
        let every = readings.iter().skip(number).step_by(READING_GROUPS);
        groups.push(every.copied().collect());
    }
    groups.retain(|g| !g.is_empty());
    groups
}

fn score(judged: &Judged, weights: &Weights) -> Vec<f64> {
    let pairs = judged.pairs.iter();
    pairs.map(|p| weights.score(&p.features)).collect()
}

fn measure(judged: &Judged, scores: &[f64]) -> LinkFigures {
    let pairs = judged.pairs.iter().zip(scores);
    measure_links(&judged.story, pairs.map(|(p, score)| (p.a, p.b, *score)))
}

/// Mean average precision of the stories of one sort; none where there are none.
fn mean(stories: &[Judged], figures: &[LinkFigures], sort: Sort) -> Option<f64> {
    let of_sort = stories.iter().zip(figures);
    let values: Vec<f64> = of_sort
        .filter(|(s, _)| s.story.sort == sort)
        .map(|(_, f)| f.average_precision)
        .collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn means(stories: &[Judged], figures: &[LinkFigures]) -> String {
    let sorts = [
        (Sort::Real, "real"),
        (Sort::Own, "own"),
        (Sort::Reading, "read once"),
    ];
    let named = sorts
        .iter()
        .filter_map(|(sort, name)| Some(format!("{name} {:.4}", mean(stories, figures, *sort)?)));
    named.collect::<Vec<_>>().join(", ")
}

/// Score and verdict of every gold pair of the real stories that were read with care.
fn stories_scored(stories: &[Judged], left_out: &[LeftOut]) -> Vec<(f64, bool)> {
    let careful = stories.iter().zip(left_out);
    let careful = careful.filter(|(s, _)| s.story.sort == Sort::Real);
    careful
        .flat_map(|(judged, left)| {
            let scored = judged.pairs.iter().zip(&left.scores);
            scored.filter_map(|(pair, score)| {
                let pair = judged.story.pair(pair.a, pair.b)?;
                Some((*score, judged.story.verdict(&pair).is_link()?))
            })
        })
        .collect()
}

fn print_left_out(stories: &[Judged], left_out: &[LeftOut]) {
    println!(
        "Each story with weights fitted on the others; shown is a score of {DEFAULT_THRESHOLD} or more.\n"
    );
    println!(
        "{:18} pairs links   AP   shown right  found  of same | at 9 of 10 right: found  of same",
        "story"
    );
    for (judged, LeftOut { figures: f, .. }) in stories.iter().zip(left_out) {
        println!(
            "{:18} {:5} {:5} {:.3}         {:.3}  {:.3}    {:.3} |                    {:.3}    {:.3}",
            judged.story.name,
            judged.pairs.len(),
            judged.story.count_links(),
            f.average_precision,
            f.precision,
            f.recall,
            f.recall_same,
            f.recall_at_90,
            f.same_at_90,
        );
    }
    let figures: Vec<LinkFigures> = left_out.iter().map(|l| l.figures).collect();
    println!("mean AP: {}\n", means(stories, &figures));
}

fn print_shipped(stories: &mut [Judged]) {
    println!("Each story with the shipped weights, which were fitted on it too.\n");
    println!(
        "{:18}   AP   shown right  found  of same | claims right  of same | differ false found of",
        "story"
    );
    for judged in stories {
        let story = &judged.story;
        let model = Model::shipped();
        support_pairs(&story.articles, &mut judged.pairs, &model.first);
        let comparison = compare(story.articles.clone(), DEFAULT_THRESHOLD);
        let links = measure(judged, &score(judged, &model.last));
        let claims = measure_claims(&judged.story, &comparison.claims);
        let differences = measure_differences(&judged.story, &comparison, DEFAULT_THRESHOLD);
        println!(
            "{:18} {:.3}         {:.3}  {:.3}    {:.3} |        {:.3}    {:.3} | {:6} {:5} {:5} {:2}",
            judged.story.name,
            links.average_precision,
            links.precision,
            links.recall,
            links.recall_same,
            claims.precision,
            claims.recall_same,
            differences.flags,
            differences.false_flags,
            differences.found,
            judged.story.count_conflicts(),
        );
    }
    println!();
}

fn print_ablation(stories: &mut [Judged], whole: &[LinkFigures]) {
    println!("Mean AP on stories left out, without one sign.\n");
    println!("{:14} {}", "(none)", means(stories, whole));
    for feature in Feature::ALL {
        let without: Vec<LinkFigures> = leave_out(stories, &[feature])
            .into_iter()
            .map(|l| l.figures)
            .collect();
        println!("{:14} {}", feature.name(), means(stories, &without));
    }
    println!();
}
