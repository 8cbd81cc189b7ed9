//! Differing values light up on both sides, whatever kind of difference it is.

use std::sync::Arc;

use super::{Index, Role, light_up, lit_of_pair, values_elsewhere};
use crate::article::{Article, Source, read};
use crate::claims::StatementRef;
use crate::comparison::compare;

/// What is marked as differing in two wordings, each the last statement of its article.
fn marked(a: &str, b: &str) -> String {
    let article = |(path, text): (&str, &str)| -> Arc<Article> {
        let text = format!("The news of the day\n\n{text}");
        let mut article = read(&Source::new(path, text));
        article.published = "2024-03-06".parse().ok();
        Arc::new(article)
    };
    let comparison = compare([("a.txt", a), ("b.txt", b)].map(article).to_vec(), 0.0);
    let index = Index::new(&comparison);
    let last = |n: usize| StatementRef::new(n, comparison.articles[n].statements.len() - 1);
    let side = |own: StatementRef, other: StatementRef| {
        let text = comparison.text(own);
        let lit = light_up(text, &lit_of_pair(&comparison, &index, own, other));
        let lit = lit.into_iter().filter(|l| l.role == Role::Differs);
        let words = lit.map(|l| l.span.of(text));
        let whole = &comparison.articles[own.article.0].text;
        let elsewhere = values_elsewhere(&comparison, &index, own, other);
        let elsewhere = elsewhere.into_iter().map(|span| span.of(whole));
        words.chain(elsewhere).collect::<Vec<_>>().join(", ")
    };
    format!("{} | {}", side(last(0), last(1)), side(last(1), last(0)))
}

#[test]
fn all_seven_kinds_are_marked_on_both_sides() {
    let cases = [
        (
            "Rescuers took 14 people off the ferry at the stern door.",
            "Rescuers took 19 people off the ferry at the stern door.",
            "14 | 19",
        ),
        (
            "The ferry caught fire on 4 March.",
            "The ferry caught fire on 7 March.",
            "4 March | 7 March",
        ),
        (
            "The ship's captain Mara Lindt was on the bridge.",
            "Captain Jonas Reh was on the bridge.",
            "Mara Lindt | Jonas Reh",
        ),
        (
            "He called the report “categorically false” on air.",
            "He called the report “categorically incorrect” on air.",
            "false | incorrect",
        ),
        (
            "The council approved the harbour crane project.",
            "The council rejected the harbour crane project.",
            "approved | rejected",
        ),
        (
            "He agreed to talk in exchange for payments.",
            "He agreed to talk in return for help with permits.",
            "payments | help with permits",
        ),
        (
            "“The stern door was locked all night,” said Mara Lindt.",
            "“The stern door was locked all night,” said Jonas Reh.",
            "Mara Lindt | Jonas Reh",
        ),
    ];
    for (a, b, expected) in cases {
        assert_eq!(marked(a, b), expected);
    }
}

#[test]
fn speaker_named_in_another_sentence_is_marked_there() {
    let a = "“The stern door was locked all night,” said Mara Lindt.";
    let b = "“It rained,” said Jonas Reh. “The stern door was locked all night.”";
    assert_eq!(marked(a, b), "Mara Lindt | Jonas Reh");
}
