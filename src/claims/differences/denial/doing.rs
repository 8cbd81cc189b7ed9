//! Whether two verbs can tell of one doing: by who did it, and what it was done to.

use super::super::Details;
use super::super::clause::{can_share_subject, have_other_names};
use super::said::is_said;

/// Tells whether two verbs can tell of one doing: one subject, and most of an object in common.
pub(super) fn is_about_same(
    a: &Details<'_>,
    place_a: usize,
    b: &Details<'_>,
    place_b: usize,
) -> bool {
    let is_quoted =
        |d: &Details<'_>, place: usize| d.quotes.iter().any(|q| q.contains(d.words[place].span));
    let is_in_two_quotations = is_quoted(a, place_a) && is_quoted(b, place_b);
    !is_in_two_quotations
        && is_said(a, place_a)
        && is_said(b, place_b)
        && shares_doing(a, place_a, b, place_b)
}

/// Tells whether the clauses of two verbs have one subject, as far as can be told, and most of one
/// object. What was done to something is told before a passive and after an active verb.
pub(super) fn shares_doing(
    a: &Details<'_>,
    place_a: usize,
    b: &Details<'_>,
    place_b: usize,
) -> bool {
    let is_mixed = a.is_passive(place_a) != b.is_passive(place_b);
    let told = |d: &Details<'_>, place: usize| match (is_mixed, d.is_passive(place)) {
        (false, _) => d.object(place),
        (true, true) => d.to_preposition(d.clauses.around(place).0, place),
        (true, false) => d.to_preposition(place + 1, d.clauses.around(place).1),
    };
    let (here, there) = (told(a, place_a), told(b, place_b));
    let shared = a.count_shared(&here, b, &there);
    let fewer = here.len().min(there.len());
    let is_same_object = if fewer == 0 {
        !is_mixed && is_same_subject(a, place_a, b, place_b)
    } else {
        shared > 0 && 2 * shared >= fewer
    };
    is_same_object
        && (is_mixed || can_share_object(a, place_a, b, place_b))
        && (is_mixed || can_share_subject(a, place_a, b, place_b))
        && !have_other_names(a, place_a, b, place_b)
}

/// Tells whether two verbs can be about one thing: the things named right behind them share a word, or
/// one of them names none. What a thing is of or by is often the story's subject, so it does not count.
///
/// `"did not find that the crew lied"`, `"did find logs of the crew"` -> false
fn can_share_object(a: &Details<'_>, place_a: usize, b: &Details<'_>, place_b: usize) -> bool {
    let thing =
        |d: &Details<'_>, place: usize| d.to_preposition(place + 1, d.clauses.around(place).1);
    let (here, there) = (thing(a, place_a), thing(b, place_b));
    here.is_empty() || there.is_empty() || a.count_shared(&here, b, &there) > 0
}

/// Tells whether two verbs that nothing follows have a word of their subjects in common.
fn is_same_subject(a: &Details<'_>, place_a: usize, b: &Details<'_>, place_b: usize) -> bool {
    let (here, there) = (a.subject(place_a), b.subject(place_b));
    a.count_shared(&here, b, &there) > 0
        && !has_complement(a, place_a)
        && !has_complement(b, place_b)
}

/// Tells whether what the verb is about follows in a clause of its own: "concluded that".
fn has_complement(details: &Details<'_>, verb: usize) -> bool {
    let next = details
        .words
        .get(verb + 1)
        .map_or("", |w| w.folded.as_str());
    matches!(
        next,
        "that" | "whether" | "if" | "to" | "what" | "how" | "why"
    )
}
