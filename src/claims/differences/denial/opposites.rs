//! A verb on the one side whose opposite stands on the other: "approved", "rejected".

use super::super::Details;
use super::super::clause::have_other_names;
use super::doing::{is_about_same, shares_doing};
use super::places;
use super::said::negation_of;
use crate::text::{Span, Word};

/// Pairs of stems of which one says the opposite of the other.
pub(super) const OPPOSITES: &[(&str, &str)] = &[
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
    ("open", "close"),
    ("win", "lose"),
    ("won", "lost"),
    ("support", "oppos"),
    ("allow", "requir"),
    ("allow", "ban"),
    ("allow", "forbid"),
    ("allow", "prohibit"),
    ("allow", "bar"),
    ("permit", "requir"),
    ("permit", "ban"),
    ("permit", "forbid"),
    ("permit", "prohibit"),
];

/// A verb on the one side whose opposite stands on the other, and neither on both.
pub(super) fn opposite(a: &Details<'_>, b: &Details<'_>) -> Option<(Span, Span)> {
    let find = |x: &str, y: &str| {
        let (p, q) = (only_place(a, x)?, only_place(b, y)?);
        let is_clean = places(a, y).is_empty() && places(b, x).is_empty();
        let is_meant = negation_of(a, p).is_none() && negation_of(b, q).is_none();
        let are_verbs = a.clauses.is_verb(p) && b.clauses.is_verb(q);
        let is_same = if is_rule(x) || is_rule(y) {
            shares_doing(a, p, b, q)
        } else if is_saying(x) {
            // "Should be confirmed" is no word of a speaker.
            !a.is_passive(p) && !b.is_passive(q) && is_told_same(a, p, b, q)
        } else {
            is_about_same(a, p, b, q)
        };
        (is_clean && is_meant && are_verbs && is_same).then(|| (a.words[p].span, b.words[q].span))
    };
    let [firsts, seconds] = a.told.turns.opposed(&b.told.turns);
    let has = |pairs: u128, number: usize| pairs >> number & 1 == 1;
    OPPOSITES.iter().enumerate().find_map(|(number, (x, y))| {
        let found = has(firsts, number).then(|| find(x, y)).flatten();
        found.or_else(|| has(seconds, number).then(|| find(y, x)).flatten())
    })
}

/// Verbs of law, which say what holds under conditions too.
fn is_rule(stem: &str) -> bool {
    matches!(stem, "allow" | "permit")
}

/// Verbs about a whole clause: what is confirmed is told in the words up to the sentence's end.
fn is_saying(stem: &str) -> bool {
    matches!(stem, "confirm" | "admit" | "deni")
}

/// Tells whether two verbs of saying are followed by mostly the same.
fn is_told_same(a: &Details<'_>, place_a: usize, b: &Details<'_>, place_b: usize) -> bool {
    let is_contrast = |w: &Word| {
        matches!(
            w.folded.as_str(),
            "but" | "though" | "although" | "while" | "however"
        )
    };
    let told = |d: &Details<'_>, place: usize| {
        let end = (place + 1..d.words.len()).find(|p| is_contrast(&d.words[*p]));
        d.content(place + 1, end.unwrap_or(d.words.len()))
    };
    let (here, there) = (told(a, place_a), told(b, place_b));
    let shared = a.count_shared(&here, b, &there);
    let fewer = here.len().min(there.len());
    shared > 1 && 2 * shared >= fewer && !have_other_names(a, place_a, b, place_b)
}

fn only_place(details: &Details<'_>, stem: &str) -> Option<usize> {
    let places = places(details, stem);
    (places.len() == 1).then(|| places[0])
}
