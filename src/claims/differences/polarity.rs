//! One says it, the other says it is not so.

use super::context::Context;
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};

/// Pairs of stems of which one says the opposite of the other.
const OPPOSITES: &[(&str, &str)] = &[
    ("stop", "continu"),
    ("halt", "continu"),
    ("suspend", "continu"),
    ("confirm", "deni"),
    ("admit", "deni"),
    ("accept", "reject"),
    ("accept", "refus"),
    ("agre", "refus"),
    ("approv", "reject"),
    ("rise", "fall"),
    ("rose", "fell"),
    ("increas", "decreas"),
    ("guilti", "innoc"),
    ("open", "close"),
    ("win", "lose"),
    ("support", "oppos"),
    ("true", "fals"),
];

/// Stems of words that call something untrue.
const DENIALS: &[&str] = &[
    "deni",
    "denial",
    "refut",
    "disput",
    "fals",
    "untru",
    "incorrect",
    "lie",
    "baseless",
    "unfound",
];

/// How many words before a verb a negation may stand.
const NEGATION_REACH_WORDS: usize = 2;

/// Words a statement must share besides the one that is turned around: less is chance.
const LEAST_SHARED_STEMS: usize = 3;

/// Finds a word that one statement negates and the other does not, or a pair of opposites.
///
/// `"the valve was not inspected in May"`, `"the valve was inspected in May"` -> polarity
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let shared = a
        .stems
        .iter()
        .filter(|s| !s.is_empty() && b.stems.contains(s))
        .count();
    if shared < LEAST_SHARED_STEMS {
        return Vec::new();
    }
    let found = negated(a, b).or_else(|| opposite(a, b));
    let make = |(x, y): (usize, usize)| {
        let (x, y) = (with_negation(a, x), with_negation(b, y));
        difference(DifferenceKind::Polarity, (a, x), (b, y))
    };
    found.map(make).into_iter().collect()
}

/// A shared word that is negated wherever it stands on the one side, and nowhere on the other.
///
/// `"denied that the valve was replaced"` says neither: words behind a denial are not compared.
fn negated(a: &Details<'_>, b: &Details<'_>) -> Option<(usize, usize)> {
    if has_denial(a) != has_denial(b) {
        return None;
    }
    (0..a.words.len())
        .filter(|p| is_verb_like(a, *p))
        .find_map(|place| {
            let there = places(b, &a.stems[place]);
            let here = places(a, &a.stems[place]);
            let sides = (are_negated(a, &here)?, are_negated(b, &there)?);
            let is_turned = match sides {
                (true, false) => !follows_negation(b, there[0]),
                (false, true) => !follows_negation(a, place),
                _ => false,
            };
            (is_turned && are_of_same(a, place, b, there[0])).then(|| (place, there[0]))
        })
}

/// Tells whether a word is negated from afar, as far as can be seen: "not one of them agreed to".
fn follows_negation(details: &Details<'_>, place: usize) -> bool {
    details.words[..place]
        .iter()
        .any(|w| is_negation(&w.folded))
}

/// Tells whether the two words stand among some of the same: "turn data over" is not "turn to".
fn are_of_same(a: &Details<'_>, place_a: usize, b: &Details<'_>, place_b: usize) -> bool {
    let here = Context::around(a, place_a, place_a + 1, &[]);
    let there = Context::around(b, place_b, place_b + 1, &[]);
    here.shared_with(&there) > 0
}

/// Tells whether all of the places are negated, or none; `None` where there is no place, or some are.
fn are_negated(details: &Details<'_>, places: &[usize]) -> Option<bool> {
    let count = places.iter().filter(|p| is_negated(details, **p)).count();
    match count {
        _ if places.is_empty() => None,
        0 => Some(false),
        _ => (count == places.len()).then_some(true),
    }
}

/// Tells whether the statement calls something untrue, whatever that is.
fn has_denial(details: &Details<'_>) -> bool {
    details.stems.iter().any(|s| DENIALS.contains(&s.as_str()))
}

/// A word on the one side whose opposite stands on the other, and neither on both.
fn opposite(a: &Details<'_>, b: &Details<'_>) -> Option<(usize, usize)> {
    let find = |x: &str, y: &str| {
        let (p, q) = (first_place(a, x)?, first_place(b, y)?);
        let is_clean = first_place(a, y).is_none() && first_place(b, x).is_none();
        let is_meant = is_clean && is_negated(a, p) == is_negated(b, q);
        (is_meant && (is_saying(x) || are_of_same(a, p, b, q))).then_some((p, q))
    };
    OPPOSITES
        .iter()
        .find_map(|(x, y)| find(x, y).or_else(|| find(y, x)))
}

/// Verbs about a whole clause: what is confirmed may be named far from the verb.
fn is_saying(stem: &str) -> bool {
    matches!(stem, "confirm" | "admit" | "deni")
}

fn first_place(details: &Details<'_>, stem: &str) -> Option<usize> {
    details.stems.iter().position(|s| s == stem)
}

fn places(details: &Details<'_>, stem: &str) -> Vec<usize> {
    (0..details.stems.len())
        .filter(|p| !stem.is_empty() && details.stems[*p] == stem)
        .collect()
}

/// A lower-case word that carries news: what a negation can turn around.
fn is_verb_like(details: &Details<'_>, place: usize) -> bool {
    !details.stems[place].is_empty()
        && !details.is_capital(place)
        && !details.words[place].is_figure()
}

fn is_negation(folded: &str) -> bool {
    matches!(folded, "not" | "never" | "no" | "without") || folded.ends_with("n't")
}

/// Index of the negation of a word, if it has one.
fn negation_of(details: &Details<'_>, place: usize) -> Option<usize> {
    let from = place.saturating_sub(NEGATION_REACH_WORDS);
    let is_break = |p: usize| details.stems[p].is_empty() || p == place;
    (from..place)
        .rev()
        .find(|p| is_negation(&details.words[*p].folded))
        .filter(|p| (*p + 1..place).all(is_break))
}

fn is_negated(details: &Details<'_>, place: usize) -> bool {
    negation_of(details, place).is_some()
}

fn with_negation(details: &Details<'_>, place: usize) -> crate::text::Span {
    details.span_of_words(negation_of(details, place).unwrap_or(place), place + 1)
}
