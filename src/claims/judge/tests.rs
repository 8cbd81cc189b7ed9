//! Two statements in, one of their signs out.

use super::*;
use crate::claims::fixture::story;
use crate::claims::{StatementRef, judge_statements};

/// The sign of the pair of the articles' first statements.
fn sign(feature: Feature, articles: &[&[&str]]) -> f64 {
    let pairs = judge_statements(&story(articles));
    pairs.first().map_or(0.0, |p| p.features.get(feature))
}

fn of_two(feature: Feature, a: &str, b: &str) -> f64 {
    sign(feature, &[&[a, "Rain fell."], &[b, "Gulls cried."]])
}

#[test]
fn same_letters_overlap_wholly() {
    let text = "The ferry burned off the cape.";
    assert!((of_two(Feature::Letters, text, text) - 1.0).abs() < 1e-6);
}

#[test]
fn synonyms_add_to_the_overlap() {
    let (a, b) = (
        "He consented to the ferry trip.",
        "He agreed to the ferry trip.",
    );
    assert!(of_two(Feature::Synonyms, a, b) > 0.0);
    assert!(of_two(Feature::Synonyms, a, a).abs() < 1e-9);
}

#[test]
fn capitals_make_a_name_but_for_the_first_word() {
    assert!(
        of_two(
            Feature::Names,
            "On deck Lindt waited.",
            "Then Lindt waited."
        ) > 0.0
    );
    assert!(of_two(Feature::Names, "Ferries burned.", "Ferries sank.").abs() < 1e-9);
}

#[test]
fn shared_figures_are_a_sign() {
    let (a, b) = ("Police found 14 ferries.", "Police found 19 ferries.");
    assert!((of_two(Feature::Figures, a, a) - 1.0).abs() < 1e-9);
    assert!(of_two(Feature::Figures, a, b).abs() < 1e-9);
}

#[test]
fn words_count_as_quoted_where_both_quote_them() {
    let (a, b) = (
        "The ferry was “quite safe”.",
        "“The ferry is safe,” he said.",
    );
    assert!(of_two(Feature::Quote, a, b) > 0.0);
    assert!(of_two(Feature::Quote, a, "The ferry was quite safe.").abs() < 1e-9);
    let other = "“Nobody came,” the ferry crew said.";
    assert!((of_two(Feature::OtherQuote, a, other) - 1.0).abs() < 1e-9);
}

#[test]
fn denial_on_one_side_is_a_sign() {
    let (a, b) = ("He denied the ferry burned.", "The ferry burned.");
    assert!((of_two(Feature::Denial, a, b) - 1.0).abs() < 1e-9);
    assert!(of_two(Feature::Denial, a, a).abs() < 1e-9);
}

#[test]
fn denial_on_both_sides_is_another() {
    let (a, b) = ("He denied the ferry burned.", "The ferry never burned.");
    assert!(of_two(Feature::BothDeny, a, b) > 0.0);
    assert!(of_two(Feature::BothDeny, a, "The ferry burned.").abs() < 1e-9);
}

#[test]
fn verbs_of_one_meaning_are_shared_predicates() {
    let (a, b) = ("Lindt agreed to the trip.", "Lindt consented at noon.");
    assert!(of_two(Feature::Predicates, a, b) > 0.0);
    assert!(of_two(Feature::Predicates, a, "Lindt met Raskin.").abs() < 1e-9);
}

#[test]
fn pronoun_borrows_the_name_before_it() {
    let a: &[&str] = &["Then Lindt spoke.", "She denied the fire."];
    let b: &[&str] = &["Rain fell.", "Captain Lindt denied the fire."];
    let pairs = judge_statements(&story(&[a, b]));
    let second = StatementRef::new(0, 1);
    let pair = pairs
        .iter()
        .find(|p| p.a == second && p.b == StatementRef::new(1, 1));
    assert!(pair.is_some_and(|p| p.features.get(Feature::Borrowed) > 0.0));
}

#[test]
fn top_of_both_articles_is_a_sign_that_falls() {
    let text = "The ferry burned.";
    assert!((of_two(Feature::Lead, text, text) - 1.0).abs() < 1e-9);
    let late: &[&str] = &["Rain fell.", "Gulls cried.", text];
    assert!(sign(Feature::Lead, &[late, &[text]]) < 0.6);
}

#[test]
fn third_article_supports_a_pair() {
    let one: &[&str] = &["The ferry burned off the cape.", "Rain fell."];
    let both: &[&str] = &["Lindt lost the ferry, which burned off the cape."];
    let near: &[&str] = &["The ferry of Lindt was a boat.", "Gulls cried."];
    assert!(sign(Feature::Support, &[one, near, both]) > 0.0);
    assert!(sign(Feature::Support, &[one, near]).abs() < 1e-9);
}

#[test]
fn third_article_adds_nothing_to_the_same_words() {
    let ferry: &[&str] = &["The ferry burned.", "Rain fell."];
    assert!(sign(Feature::Support, &[ferry, ferry, ferry]).abs() < 1e-9);
}

#[test]
fn matching_neighbours_are_context() {
    let rain: &[&str] = &["The ferry burned.", "Rain fell all night."];
    assert!(sign(Feature::Context, &[rain, rain]) > 0.9);
    assert!(
        sign(
            Feature::Context,
            &[rain, &["The ferry burned.", "Gulls cried."]]
        )
        .abs()
            < 1e-9
    );
}
