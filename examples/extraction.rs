//! Measures how well articles are taken out of web pages: `cargo run --release --example extraction [FOLDER] [PAGE]`.
//!
//! FOLDER holds `data/extraction`; `../shared` beside the project if it is not named. PAGE, the beginning
//! of a page's name, lists what differs on it: `+` text that is not in the marked text, `-` marked text
//! that was not found, `x` what was removed, with the reason.
//!
//! `hostile` in place of PAGE measures hostile pages of up to 31 MB instead: time, and what was noted.
//!
//! The rules were made while looking at half of the pages, those whose names begin with 0 to 7; the other
//! half tells what they are worth elsewhere.

#![allow(clippy::print_stdout, reason = "a measuring command prints")]

#[path = "../tests/extraction/scoring.rs"]
mod scoring;

#[path = "../tests/extraction/hostile.rs"]
mod hostile;

use std::path::PathBuf;
use std::time::Instant;

use abreast::article::{Source, read};
use hostile::{Hostile, hostile_pages};
use scoring::{PageScore, body, compare, means, score_pages};

/// How many of the worst pages are listed.
const WORST: usize = 20;

fn main() {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");
    let (folders, pages): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.contains('/'));
    let shared = PathBuf::from(folders.first().map_or(default, String::as_str));
    if pages.first().is_some_and(|p| p == "hostile") {
        return measure_hostile();
    }
    let Some(mut scores) = score_pages(&shared) else {
        println!("extraction: skipped, no data in {}", shared.display());
        return;
    };
    if let Some(page) = pages.first() {
        scores
            .iter()
            .filter(|s| s.name.starts_with(page.as_str()))
            .for_each(list_differences);
        return;
    }
    scores.sort_by(|a, b| a.f1().total_cmp(&b.f1()).then(a.name.cmp(&b.name)));
    println!("worst pages:");
    for score in scores.iter().take(WORST) {
        let title = &score.article.title;
        let (f1, p, r) = (score.f1(), score.precision, score.recall);
        println!(
            "  {}  F1 {f1:.3}  precision {p:.3}  recall {r:.3}  {title}",
            score.name
        );
    }
    report("all pages", scores.iter().collect());
    report(
        "looked at",
        scores.iter().filter(|s| s.name.as_str() < "8").collect(),
    );
    report(
        "held out",
        scores.iter().filter(|s| s.name.as_str() >= "8").collect(),
    );
    let time: f64 = scores.iter().map(|s| s.time.as_secs_f64()).sum();
    let longest = scores.iter().map(|s| s.time).max().unwrap_or_default();
    println!(
        "time: {time:.2} s, the longest page {:.0} ms",
        longest.as_secs_f64() * 1e3
    );
}

fn measure_hostile() {
    for Hostile { name, page } in hostile_pages() {
        let source = Source::new("a.html", page);
        let start = Instant::now();
        let article = read(&source);
        let seconds = start.elapsed().as_secs_f64();
        let notes: Vec<&str> = article.notes.iter().map(|n| n.text.as_str()).collect();
        let bytes = article.text.len();
        println!(
            "{seconds:6.2} s  {name}: {bytes} bytes of text; {}",
            notes.join("; ")
        );
    }
}

fn report(name: &str, scores: Vec<&PageScore>) {
    let found = means(scores.into_iter());
    println!(
        "{name} ({}): F1 {:.4}  precision {:.4}  recall {:.4}  mean of the pages' F1 {:.4}",
        found.pages, found.f1, found.precision, found.recall, found.mean_page_f1
    );
}

fn list_differences(score: &PageScore) {
    let article = &score.article;
    println!(
        "{}  F1 {:.3}  precision {:.3}  recall {:.3}",
        score.name,
        score.f1(),
        score.precision,
        score.recall
    );
    println!(
        "title {:?}\noutlet {:?} author {:?} published {:?} url {:?}",
        article.title, article.outlet, article.author, article.published, article.url
    );
    let found = body(article);
    for line in found
        .split("\n\n")
        .filter(|l| compare(l, &score.gold).0 < 0.7)
    {
        println!("+ {line}");
    }
    for line in score
        .gold
        .split('\n')
        .filter(|l| !l.trim().is_empty() && compare(l, &found).0 < 0.7)
    {
        println!("- {line}");
    }
    for removed in &article.removed {
        println!("x {}: {:?}", removed.reason, removed.text);
    }
    for note in &article.notes {
        println!("note: {}", note.text);
    }
}
