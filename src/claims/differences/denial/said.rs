//! Whether a statement says a thing outright: not negated, wished, asked, or made to depend on something.

use super::super::Details;
use crate::text::Span;

/// Words that leave open whether the thing was done, or turn it around from afar.
const OPEN_WORDS: &[&str] = &[
    "if",
    "whether",
    "unless",
    "until",
    "would",
    "could",
    "may",
    "might",
    "should",
    "can",
    "no",
    "without",
    "neither",
    "nor",
    "refused",
    "refusing",
    "failed",
    "failing",
    "declined",
    "nobody",
    "none",
    "few",
    "hardly",
    "only",
    "alleged",
    "allegedly",
];

/// How many words before a verb a negation may stand.
const NEGATION_REACH_WORDS: usize = 2;

/// Tells whether what the clause says is said outright: not wished, asked, or denied from afar.
pub(super) fn is_plain(details: &Details<'_>, place: usize) -> bool {
    let (first, _) = details.clauses.around(place);
    let is_far_negation = details.words[..place]
        .iter()
        .any(|w| is_negation(&w.folded));
    !is_far_negation
        && is_said(details, place)
        && details.words[first..place]
            .iter()
            .all(|w| !OPEN_WORDS.contains(&w.folded.as_str()))
}

/// Tells whether the verb is no infinitive and its clause no condition.
pub(super) fn is_said(details: &Details<'_>, place: usize) -> bool {
    let (first, end) = details.clauses.around(place);
    let from = negation_of(details, place).unwrap_or(place);
    let before = |p: usize| {
        p.checked_sub(1)
            .map_or("", |p| details.words[p].folded.as_str())
    };
    let is_infinitive = [before(from), before(place)]
        .iter()
        .any(|w| matches!(*w, "to" | "as" | "than"));
    let is_open = |p: usize| match details.words[p].folded.as_str() {
        "if" | "whether" | "unless" | "until" => true,
        // "that may sail", but not "sailed with those who may".
        "would" | "could" | "may" | "might" | "should" => p < place,
        _ => false,
    };
    !is_infinitive && !(first..end).any(is_open)
}

fn is_negation(folded: &str) -> bool {
    matches!(folded, "not" | "never") || folded.ends_with("n't")
}

/// Index of the negation of a word, if it has one.
pub(super) fn negation_of(details: &Details<'_>, place: usize) -> Option<usize> {
    let from = place.saturating_sub(NEGATION_REACH_WORDS);
    let is_break = |p: usize| details.stems[p].is_empty();
    (from..place)
        .rev()
        .find(|p| is_negation(&details.words[*p].folded))
        .filter(|p| (*p + 1..place).all(is_break))
}

pub(super) fn with_negation(details: &Details<'_>, place: usize) -> Span {
    details.span_of_words(negation_of(details, place).unwrap_or(place), place + 1)
}
