//! Every format tells the same of the sample stories: nothing is lost on the way into one of them.

use std::sync::Arc;

use dom_query::Document;
use serde_json::Value;

use super::{Format, Report};
use crate::article::read;
use crate::comparison::compare;

/// What one format says of a story, in numbers.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    articles: usize,
    /// Claims on which outlets differ, and those told alike.
    claims: (usize, usize),
    singles: usize,
}

/// The reports of every sample story, in every format.
fn reports() -> Vec<[String; 5]> {
    let stories = crate::sample::stories();
    let stories = stories.iter().map(|story| {
        let articles = story.sources().iter().map(read).map(Arc::new).collect();
        let comparison = compare(articles, 0.6);
        let report = Report {
            name: story.name,
            comparison: &comparison,
            skipped: &[],
        };
        Format::ALL.map(|format| format.write(&report))
    });
    stories.collect()
}

fn told_by_json(report: &str) -> Told {
    let parsed: Value = serde_json::from_str(report).expect("JSON");
    let list = |name: &str| parsed[name].as_array().cloned().unwrap_or_default();
    let claims = list("claims");
    let with = |status: &str| claims.iter().filter(|c| c["status"] == status).count();
    Told {
        articles: list("articles").len(),
        claims: (with("differs"), with("agreed")),
        singles: with("single"),
    }
}

fn told_by_csv(report: &str) -> Told {
    let mut reader = ::csv::Reader::from_reader(report.as_bytes());
    let columns = reader.headers().expect("a head").len();
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    let with = |status: &str| rows.iter().filter(|row| &row[2] == status).count();
    Told {
        articles: columns - 7,
        claims: (with("differs"), with("agreed")),
        singles: with("single"),
    }
}

/// Counts lines of Markdown that begin alike, between a heading and the next of its level.
fn count_below(report: &str, heading: &str, start: &str) -> usize {
    let part = report.split(&format!("\n## {heading}\n")).nth(1);
    let part = part.and_then(|p| p.split("\n## ").next()).unwrap_or("");
    part.lines().filter(|line| line.starts_with(start)).count()
}

fn told_by_markdown(report: &str) -> Told {
    let count = |heading: &str, start: &str| count_below(report, heading, start);
    Told {
        articles: count("How this was made", "- "),
        claims: (count("Details differ", "### "), count("Said alike", "### ")),
        singles: count("Only one outlet", "- "),
    }
}

fn told_by_html(report: &str) -> Told {
    let document = Document::from(report);
    let count = |selector: &str| document.select(selector).length();
    Told {
        articles: count(".col"),
        claims: (count("#s1-differ .claim"), count("#s1-alike .claim")),
        singles: count("#s1-singles li"),
    }
}

#[test]
fn every_format_tells_the_same() {
    for [text, markdown, html, csv, json] in reports() {
        let told = told_by_json(&json);
        assert!(told.articles > 4 && told.claims.0 > 1, "{told:?}");
        assert_eq!(told_by_csv(&csv), told);
        assert_eq!(told_by_markdown(&markdown), told);
        assert_eq!(told_by_html(&html), told);
        let (differs, agreed) = told.claims;
        for part in [
            format!("{} articles", told.articles),
            format!("DETAILS DIFFER  {differs} claims"),
            format!("SAID ALIKE  {agreed} claims"),
            format!("ONLY ONE OUTLET  {} statements", told.singles),
        ] {
            assert!(text.contains(&part), "{part}");
        }
    }
}
