//! What is done on the one side and only planned on the other.

use super::super::Details;
use super::doing::shares_doing;
use super::said::{is_plain, negation_of};
use super::shared_places;
use crate::text::Span;

/// Words before "to" that announce what is not done yet.
const PLANS: &[&str] = &[
    "expected",
    "scheduled",
    "planned",
    "plans",
    "planning",
    "set",
    "due",
    "slated",
    "likely",
    "preparing",
];

/// How many words before a verb its plan may begin: "expected to be formally charged".
const PLAN_REACH_WORDS: usize = 4;

/// A shared verb that is done on the one side and only planned on the other.
///
/// `"is expected to plead guilty"`, `"pleaded guilty on Monday"` -> denial
pub(super) fn planned(a: &Details<'_>, b: &Details<'_>) -> Option<(Span, Span)> {
    let planned = [(a, &a.told.turns.planned), (b, &b.told.turns.planned)];
    shared_places(a, b, planned)
        .filter(|&(p, q)| a.clauses.is_verb(p) && b.clauses.is_verb(q))
        .find_map(|(p, q)| {
            let spans = match (plan_of(a, p), plan_of(b, q)) {
                (Some(plan), None) if is_done(b, q) => {
                    (a.span_of_words(plan, p + 1), b.words[q].span)
                }
                (None, Some(plan)) if is_done(a, p) => {
                    (a.words[p].span, b.span_of_words(plan, q + 1))
                }
                _ => return None,
            };
            shares_doing(a, p, b, q).then_some(spans)
        })
}

/// Where the words begin that make a verb a plan: "expected to", "due to be".
pub(super) fn plan_of(details: &Details<'_>, place: usize) -> Option<usize> {
    let word = |p: usize| details.words[p].folded.as_str();
    let from = place.saturating_sub(PLAN_REACH_WORDS);
    (from..place)
        .rev()
        .find(|p| PLANS.contains(&word(*p)) && word(*p + 1) == "to" && *p + 1 < place)
        .filter(|p| {
            p.checked_sub(1)
                .is_none_or(|before| !details.clauses.is_verb(before))
        })
}

/// Tells whether the verb tells of something that was done: a past form that nothing holds open.
fn is_done(details: &Details<'_>, place: usize) -> bool {
    let before = place
        .checked_sub(1)
        .map_or("", |p| details.words[p].folded.as_str());
    let folded = &details.words[place].folded;
    let is_past = folded.ends_with("ed") || folded.ends_with("en");
    is_past
        && !matches!(before, "to" | "be")
        && is_plain(details, place)
        && negation_of(details, place).is_none()
}
