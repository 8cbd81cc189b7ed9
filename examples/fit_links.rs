//! Fits the weights of the link signs and says how good they are.
//!
//! ```text
//! cargo run --release --example fit_links                    # leave-one-story-out figures
//! cargo run --release --example fit_links -- --write         # and writes assets/link-weights.toml
//! ... -- --gold-sentences                                    # as if cleaning and cutting were perfect
//! ```
//!
//! A story is a folder of articles and a gold reading of them: every pair of sentences of two
//! outlets that a careful reader linked. Real stories are looked for in `../shared/stories` and
//! `../shared/gold`; the project's own in `articles` and `tests/gold`. Figures are given by leaving
//! the measured story out of the fit; the project's own stories are reported apart.
//!
//! The model is a logistic regression with a ridge penalty. A sign that speaks for a link may not
//! get a weight below zero, one that speaks against it none above: with a few hundred links a sign's
//! direction is better known from reading than from counting.

#![expect(clippy::print_stdout, reason = "a command that reports figures")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use abreast::article::{self, Article, Role, Source, Statement};
use abreast::claims::{FEATURES, Feature, StatementRef, Weights, judge_statements};
use abreast::text::Span;
use serde::Deserialize;

/// Strength of the ridge penalty on standardised signs: chosen on leave-one-story-out precision,
/// flat between a third and three times of it.
const RIDGE: f64 = 2.0;

/// Steps of gradient descent; the loss no longer moves in its sixth digit.
const STEPS: usize = 4000;

/// Step length on standardised signs.
const STEP: f64 = 0.5;

#[derive(Deserialize)]
struct Gold {
    sentences: Vec<GoldSentence>,
    links: Vec<GoldLink>,
}

#[derive(Deserialize)]
struct GoldSentence {
    id: String,
    text: String,
    role: String,
}

#[derive(Deserialize)]
struct GoldLink {
    a: String,
    b: String,
    kind: String,
}

/// One scored pair: its signs, and whether the gold reading links it (`None`: readers disagreed).
struct Example {
    signs: [f64; FEATURES],
    gold_pair: Option<(String, String)>,
    is_link: Option<bool>,
}

struct Story {
    name: String,
    is_own: bool,
    examples: Vec<Example>,
    positives: usize,
    same: BTreeSet<(String, String)>,
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut stories = find_stories(
        &root.join("../shared/stories"),
        &root.join("../shared/gold"),
        false,
    );
    if stories.is_empty() {
        println!("no real stories in ../shared: only the project's own are used");
    }
    stories.extend(find_stories(
        &root.join("articles"),
        &root.join("tests/gold"),
        true,
    ));
    println!("story                 pairs links |  AP    P@.5score  R   R@P>=.9   same R@P>=.9");
    for left_out in 0..stories.len() {
        let training: Vec<&Story> = stories
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != left_out)
            .map(|(_, s)| s)
            .collect();
        if !training.is_empty() {
            report(&stories[left_out], &fit(&training));
        }
    }
    let all: Vec<&Story> = stories.iter().collect();
    if std::env::args().any(|a| a == "--write") && !all.is_empty() {
        let weights = fit(&all);
        let path = root.join("assets/link-weights.toml");
        match fs::write(&path, to_toml(&weights, &stories)) {
            Ok(()) => println!("wrote {}", path.display()),
            Err(error) => println!("cannot write {}: {error}", path.display()),
        }
    }
}

fn find_stories(articles: &Path, gold: &Path, is_own: bool) -> Vec<Story> {
    let Ok(entries) = fs::read_dir(gold) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|e| e.ok()?.path().file_stem()?.to_str().map(str::to_owned))
        .collect();
    names.sort();
    names
        .iter()
        .filter_map(|n| read_story(&articles.join(n), &gold.join(format!("{n}.json")), is_own))
        .collect()
}

fn read_story(folder: &Path, gold: &Path, is_own: bool) -> Option<Story> {
    let gold: Gold = serde_json::from_str(&fs::read_to_string(gold).ok()?).ok()?;
    let is_given = std::env::args().any(|a| a == "--gold-sentences");
    let articles = if is_given {
        gold_articles(&gold)
    } else {
        read_articles(folder)?
    };
    let sentence_of = assign(&articles, &gold);
    let kinds: BTreeMap<(String, String), &str> = gold
        .links
        .iter()
        .map(|l| (ordered(&l.a, &l.b), l.kind.as_str()))
        .collect();
    let is_positive = |k: &str| k == "same" || k == "partial";
    let examples = judge_statements(&articles)
        .into_iter()
        .map(|pair| {
            let ids = sentence_of.get(&pair.a).zip(sentence_of.get(&pair.b));
            let gold_pair = ids.map(|(a, b)| ordered(a, b));
            let kind = gold_pair.as_ref().and_then(|p| kinds.get(p)).copied();
            let is_link = gold_pair.as_ref().and_then(|_| match kind {
                Some("optional") => None,
                kind => Some(kind.is_some_and(is_positive)),
            });
            Example {
                signs: pair.features.0,
                gold_pair,
                is_link,
            }
        })
        .collect();
    Some(Story {
        name: folder.file_name()?.to_str()?.to_owned(),
        is_own,
        examples,
        positives: kinds.values().filter(|k| is_positive(k)).count(),
        same: kinds
            .iter()
            .filter(|(_, k)| **k == "same")
            .map(|(p, _)| p.clone())
            .collect(),
    })
}

fn read_articles(folder: &Path) -> Option<Vec<Arc<Article>>> {
    let mut articles: Vec<Arc<Article>> = Vec::new();
    for entry in fs::read_dir(folder).ok()? {
        let path = entry.ok()?.path();
        let bytes = fs::read(&path).ok()?;
        articles.push(Arc::new(article::read(&Source {
            path: path.display().to_string(),
            bytes,
        })));
    }
    articles.sort_by(|x, y| x.path.cmp(&y.path));
    Some(articles)
}

/// Articles made of the gold sentences themselves: perfect cleaning and cutting.
fn gold_articles(gold: &Gold) -> Vec<Arc<Article>> {
    let mut articles: BTreeMap<&str, Article> = BTreeMap::new();
    for sentence in gold.sentences.iter().filter(|s| s.role != "boilerplate") {
        let stem = sentence.id.rsplit_once('.').map_or("", |(stem, _)| stem);
        let article = articles.entry(stem).or_default();
        stem.clone_into(&mut article.path);
        let start = article.text.len();
        article.text.push_str(&sentence.text);
        let span = Span::new(start, article.text.len());
        article.text.push_str("\n\n");
        let role = if sentence.role == "headline" {
            Role::Headline
        } else {
            Role::Body
        };
        let paragraph = article.statements.len();
        article.statements.push(Statement {
            span,
            paragraph,
            role,
            speaker: None,
        });
    }
    articles.into_values().map(Arc::new).collect()
}

fn ordered(a: &str, b: &str) -> (String, String) {
    if a <= b {
        (a.to_owned(), b.to_owned())
    } else {
        (b.to_owned(), a.to_owned())
    }
}

/// Gives each statement the gold sentence that holds most of its words, if that is at least half.
fn assign(articles: &[Arc<Article>], gold: &Gold) -> BTreeMap<StatementRef, String> {
    let mut assigned = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        let stem = Path::new(&article.path)
            .file_stem()
            .and_then(|s| s.to_str())
            .unwrap_or("");
        let sentences: Vec<(&GoldSentence, BTreeMap<String, usize>)> = gold
            .sentences
            .iter()
            .filter(|s| s.id.rsplit_once('.').is_some_and(|(a, _)| a == stem))
            .map(|s| (s, bag(&s.text)))
            .collect();
        let mut used = vec![0_u8; sentences.len()];
        for id in article.statement_ids() {
            let words = bag(article.statement_text(id));
            let count: usize = words.values().sum();
            let fit = |(place, (_, other)): (usize, &(&GoldSentence, BTreeMap<String, usize>))| {
                let both = common(&words, other) as f64;
                let share = both / count.max(1) as f64;
                let union = (count + other.values().sum::<usize>()) as f64 - both;
                (share >= 0.5).then(|| {
                    (
                        share + 0.2 * both / union - 0.01 * f64::from(used[place].min(5)),
                        place,
                    )
                })
            };
            let best = sentences
                .iter()
                .enumerate()
                .filter_map(fit)
                .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
            if let Some((_, place)) = best {
                used[place] += 1;
                assigned.insert(
                    StatementRef::new(number, id.0),
                    sentences[place].0.id.clone(),
                );
            }
        }
    }
    assigned
}

fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut bag = BTreeMap::new();
    let lower = text.to_lowercase();
    for word in lower
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|w| !w.is_empty())
    {
        *bag.entry(word.to_owned()).or_insert(0) += 1;
    }
    bag
}

fn common(a: &BTreeMap<String, usize>, b: &BTreeMap<String, usize>) -> usize {
    a.iter()
        .map(|(w, n)| (*n).min(b.get(w).copied().unwrap_or(0)))
        .sum()
}

/// Which way a sign may pull.
fn direction(feature: Feature) -> f64 {
    match feature {
        Feature::OtherFigures | Feature::OtherQuote | Feature::Denial => -1.0,
        _ => 1.0,
    }
}

fn fit(stories: &[&Story]) -> Weights {
    let rows: Vec<(&[f64; FEATURES], f64, f64)> = stories
        .iter()
        .flat_map(|s| {
            let weight = 100.0 / s.positives as f64;
            s.examples
                .iter()
                .filter_map(move |e| Some((&e.signs, if e.is_link? { 1.0 } else { 0.0 }, weight)))
        })
        .collect();
    let total: f64 = rows.iter().map(|r| r.2).sum();
    let deviation: Vec<f64> = (0..FEATURES)
        .map(|f| {
            let mean = rows.iter().map(|r| r.0[f] * r.2).sum::<f64>() / total;
            let square = rows
                .iter()
                .map(|r| (r.0[f] - mean).powi(2) * r.2)
                .sum::<f64>()
                / total;
            square.sqrt().max(1e-9)
        })
        .collect();
    let (mut bias, mut w) = (-3.0, [0.0; FEATURES]);
    for step in 0..STEPS {
        let (mut gradient_bias, mut gradient) = (0.0, [0.0; FEATURES]);
        for (signs, y, weight) in &rows {
            let z = bias
                + (0..FEATURES)
                    .map(|f| w[f] * signs[f] / deviation[f])
                    .sum::<f64>();
            let error = weight * (1.0 / (1.0 + (-z).exp()) - y);
            gradient_bias += error;
            for f in 0..FEATURES {
                gradient[f] += error * signs[f] / deviation[f];
            }
        }
        // Bounded steps: the gradient is divided by a quarter of the rows' weight at the steepest.
        let rate = STEP * 8.0 / total * if step < STEPS / 2 { 1.0 } else { 0.5 };
        bias -= rate * gradient_bias;
        for f in 0..FEATURES {
            w[f] -= rate * (gradient[f] + RIDGE * w[f]);
            if w[f] * direction(Feature::ALL[f]) < 0.0 {
                w[f] = 0.0;
            }
        }
    }
    let mut weights = [0.0; FEATURES];
    for f in 0..FEATURES {
        weights[f] = w[f] / deviation[f];
    }
    Weights { bias, weights }
}

struct Figures {
    average_precision: f64,
    precision: f64,
    recall: f64,
    recall_at_90: f64,
    same_at_90: f64,
}

/// Ranks the gold pairs by their best score, as `score.py` does.
fn measure(story: &Story, weights: &Weights) -> Figures {
    let mut scores: BTreeMap<&(String, String), (f64, bool)> = BTreeMap::new();
    for e in &story.examples {
        if let (Some(pair), Some(is_link)) = (&e.gold_pair, e.is_link) {
            let score = weights.score(&abreast::claims::Features(e.signs));
            let slot = scores.entry(pair).or_insert((score, is_link));
            slot.0 = slot.0.max(score);
        }
    }
    let mut ranked: Vec<_> = scores.into_iter().collect();
    ranked.sort_by(|x, y| y.1.0.total_cmp(&x.1.0).then(x.0.cmp(y.0)));
    let (mut hits, mut same, mut sum) = (0.0, 0.0, 0.0);
    let mut f = Figures {
        average_precision: 0.0,
        precision: 0.0,
        recall: 0.0,
        recall_at_90: 0.0,
        same_at_90: 0.0,
    };
    for (place, (pair, (score, is_link))) in ranked.iter().enumerate() {
        let count = (place + 1) as f64;
        if *is_link {
            hits += 1.0;
            sum += hits / count;
            same += f64::from(u8::from(story.same.contains(*pair)));
        }
        if hits / count >= 0.9 && count > 5.0 {
            f.recall_at_90 = hits / story.positives as f64;
            f.same_at_90 = same / story.same.len() as f64;
        }
        if *score >= abreast::comparison::DEFAULT_THRESHOLD {
            f.precision = hits / count;
            f.recall = hits / story.positives as f64;
        }
    }
    f.average_precision = sum / story.positives as f64;
    f
}

fn report(story: &Story, weights: &Weights) {
    let found: BTreeSet<_> = story
        .examples
        .iter()
        .filter(|e| e.is_link == Some(true))
        .filter_map(|e| e.gold_pair.as_ref())
        .collect();
    print!("({} found) ", found.len());
    let f = measure(story, weights);
    println!(
        "{:20} {:6} {:5} | {:.3}  {:.3}     {:.3}  {:.3}     {:.3}{}",
        story.name,
        story.examples.len(),
        story.positives,
        f.average_precision,
        f.precision,
        f.recall,
        f.recall_at_90,
        f.same_at_90,
        if story.is_own { "  (own)" } else { "" }
    );
}

fn to_toml(weights: &Weights, stories: &[Story]) -> String {
    let names: Vec<&str> = stories.iter().map(|s| s.name.as_str()).collect();
    let mut text = format!(
        "# What each sign of a link weighs, in logits a unit: see src/claims/features.rs for the signs.\n\
         # Made by `cargo run --release --example fit_links -- --write`; not to be edited by hand.\n\
         # Fitted on the readings of: {}.\n\nbias = {:.3}\n\n[weights]\n",
        names.join(", "),
        weights.bias
    );
    for (feature, weight) in Feature::ALL.iter().zip(weights.weights) {
        text.extend([feature.name(), " = ", &format!("{weight:.3}"), "\n"]);
    }
    text
}
