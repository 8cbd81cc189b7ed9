//! Scores sentence cutting against gold sentences; shared by the test and by `examples/sentences.rs`.
//!
//! **Boundary F1** counts the inner ends of sentences: the place after each sentence of a document but
//! the last, as the number of characters before it that are not white space. So blanks, line breaks
//! and trimming make no difference, and the end of the document, which cannot be missed, is not
//! counted. True, false and missed ends are summed over a set, then F1 is taken once.
//!
//! **Passed** counts documents whose sentences are exactly the gold ones, white space aside. A Golden
//! Rule is one document.
//!
//! **Gold stories** count the body sentences of a story's gold file that come out with exactly the same
//! words, each line of the article being one paragraph. Marks at the ends are left aside, since the gold
//! sentences have lost some closing quotes.

#![allow(unreachable_pub, reason = "included by a test and by an example")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use abreast::text::split_sentences;
use serde_json::Value;

/// What cutting a set of documents gave.
#[derive(Clone, Debug, Default)]
pub struct Score {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
    pub documents: usize,
    pub passed: usize,
    /// What differs, for a reader: one line a document or sentence.
    pub misses: Vec<String>,
}

impl Score {
    /// The harmonic mean of precision and recall of inner boundaries.
    pub fn f1(&self) -> f64 {
        let right = 2 * self.right;
        right as f64 / (right + self.wrong + self.missed).max(1) as f64
    }

    /// The share of documents (or gold sentences) that came out exactly.
    pub fn share(&self) -> f64 {
        self.passed as f64 / self.documents.max(1) as f64
    }
}

/// Scores the documents of `set` in a file of one JSON object a line; nothing without the file.
pub fn score_documents(shared: &Path, set: &str) -> Option<Score> {
    let lines = fs::read_to_string(shared.join("data/sentences.dev.jsonl")).ok()?;
    let mut score = Score::default();
    for document in lines
        .lines()
        .filter_map(|l| serde_json::from_str::<Value>(l).ok())
    {
        // Documents whose gold sentences are not the words of the text cannot be scored.
        if document["set"] == set && document["aligned"] == true {
            add_document(&document, &mut score);
        }
    }
    Some(score)
}

fn add_document(document: &Value, score: &mut Score) {
    let text = document["text"].as_str().unwrap_or_default();
    let gold = strings(&document["sentences"]);
    let found: Vec<&str> = split_sentences(text).iter().map(|s| s.of(text)).collect();
    let (wanted, got) = (boundaries(&gold), boundaries(&found));
    score.right += got.intersection(&wanted).count();
    score.wrong += got.difference(&wanted).count();
    score.missed += wanted.difference(&got).count();
    score.documents += 1;
    score.passed += usize::from(wanted == got);
    let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let id = document["id"].as_str().unwrap_or_default();
    for (sign, places) in [
        ("-", got.difference(&wanted)),
        ("+", wanted.difference(&got)),
    ] {
        for &place in places {
            let before: String = characters[place.saturating_sub(40)..place].iter().collect();
            let after: String = characters[place..(place + 30).min(characters.len())]
                .iter()
                .collect();
            score
                .misses
                .push(format!("{sign} {id}: {before} | {after}"));
        }
    }
}

fn boundaries(sentences: &[&str]) -> BTreeSet<usize> {
    let mut places = BTreeSet::new();
    let mut place = 0;
    for sentence in sentences {
        place += sentence.chars().filter(|c| !c.is_whitespace()).count();
        places.insert(place);
    }
    places.pop_last();
    places
}

/// Scores the body sentences of the gold story `name`; nothing without its files.
pub fn score_story(shared: &Path, name: &str) -> Option<Score> {
    let gold = fs::read_to_string(shared.join(format!("gold/{name}.json"))).ok()?;
    let gold: Value = serde_json::from_str(&gold).ok()?;
    let mut score = Score::default();
    for sentence in gold["sentences"].as_array()? {
        if sentence["role"] != "body" {
            continue;
        }
        let article = sentence["id"].as_str()?.split('.').next()?;
        let text = fs::read_to_string(shared.join(format!("stories/{name}/{article}.txt"))).ok()?;
        let wanted = bare(sentence["text"].as_str()?);
        let is_found = text.lines().any(|line| {
            split_sentences(line)
                .iter()
                .any(|s| bare(s.of(line)) == wanted)
        });
        score.documents += 1;
        score.passed += usize::from(is_found);
        if !is_found {
            score.misses.push(format!("{name} {article}: {wanted}"));
        }
    }
    Some(score)
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn bare(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_mark = |c: char| !c.is_alphanumeric();
    words.join(" ").trim_matches(is_mark).to_owned()
}

/// Names of the stories with a gold file.
pub const STORIES: [&str; 3] = ["binance-reuters", "grimm", "jackson"];
