//! Scores extraction against pages whose article text somebody marked.
//!
//! The measure is that of the public article extraction benchmark: runs of four words that stand in both
//! texts, each counted as often as it occurs; precision and recall are means over pages, and F1 is made of
//! the two means. The mean of the pages' own F1 is given beside it, for it punishes single bad pages more.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use abreast::article::{Article, Source, read};
use serde_json::Value;

/// Words in a run.
const RUN_WORDS: usize = 4;

/// How well one page was read.
pub(crate) struct PageScore {
    /// The beginning of the page's name, which tells it from all others.
    pub(crate) name: String,
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) gold: String,
    pub(crate) article: Article,
    pub(crate) time: Duration,
}

impl PageScore {
    pub(crate) fn f1(&self) -> f64 {
        harmonic(self.precision, self.recall)
    }
}

fn harmonic(a: f64, b: f64) -> f64 {
    if a + b > 0.0 {
        2.0 * a * b / (a + b)
    } else {
        0.0
    }
}

/// What many pages score.
pub(crate) struct Means {
    pub(crate) pages: usize,
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub f1: f64,
    pub mean_page_f1: f64,
}

/// Takes the means over pages.
pub(crate) fn means<'a>(scores: impl Iterator<Item = &'a PageScore>) -> Means {
    let scores: Vec<&PageScore> = scores.collect();
    let mean = |value: fn(&PageScore) -> f64| {
        scores.iter().map(|s| value(s)).sum::<f64>() / scores.len().max(1) as f64
    };
    let (precision, recall) = (mean(|s| s.precision), mean(|s| s.recall));
    Means {
        pages: scores.len(),
        precision,
        recall,
        f1: harmonic(precision, recall),
        mean_page_f1: mean(PageScore::f1),
    }
}

/// Reads and scores every page of the set below `shared`; `None` where the set is not there.
pub(crate) fn score_pages(shared: &Path) -> Option<Vec<PageScore>> {
    let folder = shared.join("data/extraction");
    let gold = std::fs::read_to_string(folder.join("gold.dev.jsonl")).ok()?;
    gold.lines().map(|line| score_page(&folder, line)).collect()
}

fn score_page(folder: &Path, line: &str) -> Option<PageScore> {
    let page: Value = serde_json::from_str(line).ok()?;
    let path = page["html_path"].as_str()?;
    let gold = page["gold_text"].as_str()?.to_owned();
    let source = Source::new(path, std::fs::read(folder.join(path)).ok()?);
    let start = Instant::now();
    let article = read(&source);
    let time = start.elapsed();
    let (precision, recall) = compare(&body(&article), &gold);
    let name = path.trim_start_matches("html/").chars().take(8).collect();
    Some(PageScore {
        name,
        precision,
        recall,
        gold,
        article,
        time,
    })
}

/// The article's text without its headline, which the marked texts do not have.
pub(crate) fn body(article: &Article) -> String {
    let is_title = |text: &str| text == article.title;
    let texts = article.paragraphs.iter().map(|p| p.span.of(&article.text));
    let skip = usize::from(
        article
            .paragraphs
            .first()
            .is_some_and(|p| is_title(p.span.of(&article.text))),
    );
    texts.skip(skip).collect::<Vec<_>>().join("\n\n")
}

/// Precision and recall of `found`.
pub(crate) fn compare(found: &str, gold: &str) -> (f64, f64) {
    let (found, gold) = (runs(found), runs(gold));
    let shared: usize = found
        .iter()
        .map(|(run, count)| (*count).min(gold.get(run).copied().unwrap_or(0)))
        .sum();
    let share = |all: &BTreeMap<Vec<String>, usize>| match all.values().sum::<usize>() {
        0 if shared == 0 && found.is_empty() && gold.is_empty() => 1.0,
        0 => 0.0,
        all => shared as f64 / all as f64,
    };
    (share(&found), share(&gold))
}

/// Runs of words with how often each occurs; a text shorter than one run is a run.
fn runs(text: &str) -> BTreeMap<Vec<String>, usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let words: Vec<String> = text
        .split(|c| !is_word(c))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect();
    let mut runs = BTreeMap::new();
    let size = RUN_WORDS.min(words.len()).max(1);
    for run in words.windows(size) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}
