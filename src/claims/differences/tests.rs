//! Two sentences in, the differences out: `"number: 14 | 19"`, several parted by `"; "`, none "".
//!
//! Both are published on Wednesday 6 March 2024 unless a test says otherwise.

mod conditions;
mod credits;
mod dates;
mod denials;
mod names;
mod numbers;
mod quotations;

use jiff::civil::{Date, date};

use super::{ArticleWords, QuotedParts, find_differences, read_details};
use crate::article::{Article, Role, StatementId};
use crate::claims::fixture::article;

fn flags_on(published: (Option<Date>, Option<Date>), a: &str, b: &str) -> String {
    let read = |text, published| Article {
        published,
        ..article(&[text])
    };
    flags_of(&read(a, published.0), &read(b, published.1))
}

/// The differences of the first statements of two articles.
fn flags_of(a: &Article, b: &Article) -> String {
    let first = StatementId(0);
    let read = |article| {
        let quotes = QuotedParts::new(article).of(first);
        read_details(ArticleWords::new(article), first, quotes)
    };
    let (a, b) = (read(a), read(b));
    find_differences(&a, &b)
        .iter()
        .map(|d| format!("{}: {} | {}", d.kind.name(), d.a.text, d.b.text))
        .collect::<Vec<_>>()
        .join("; ")
}

fn flags(a: &str, b: &str) -> String {
    let day = Some(date(2024, 3, 6));
    flags_on((day, day), a, b)
}

fn flags_of_headlines(a: &str, b: &str) -> String {
    let read = |text: &str| {
        let mut article = article(&[text]);
        article.statements[0].role = Role::Headline;
        article
    };
    flags_of(&read(a), &read(b))
}

/// Each sentence with the speaker of its quotations.
fn flags_of_speakers(a: (&str, &str), b: (&str, &str)) -> String {
    let read = |(text, speaker): (&str, &str)| {
        let mut article = article(&[text]);
        article.statements[0].speaker = (!speaker.is_empty()).then(|| speaker.to_owned());
        article
    };
    flags_of(&read(a), &read(b))
}
