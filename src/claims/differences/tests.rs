//! Two sentences in, the differences out: `"number: 14 | 19"`, several parted by `"; "`, none "".
//!
//! Both are published on Wednesday 6 March 2024 unless a test says otherwise.

mod conditions;
mod dates;
mod names;
mod numbers;
mod polarity;
mod quotations;

use jiff::civil::{Date, date};

use super::{find_differences, read_details};
use crate::article::{Article, StatementId};
use crate::claims::fixture::article;

fn flags_on(published: (Option<Date>, Option<Date>), a: &str, b: &str) -> String {
    let read = |text, published| Article {
        published,
        ..article(&[text])
    };
    let (a, b) = (read(a, published.0), read(b, published.1));
    let (a, b) = (
        read_details(&a, StatementId(0)),
        read_details(&b, StatementId(0)),
    );
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
