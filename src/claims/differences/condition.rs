//! What something was given for, or made to depend on.

use super::stem::Stem;
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::Span;

/// Word runs that lead to an exchange or a condition.
const LEADS: &[&[&str]] = &[
    &["in", "exchange", "for"],
    &["in", "return", "for"],
    &["on", "condition", "that"],
    &["on", "the", "condition", "that"],
    &["on", "condition", "of"],
    &["provided", "that"],
    &["as", "long", "as"],
    &["unless"],
];

/// How many content words of a condition are compared.
const REACH_WORDS: usize = 6;

/// Compares what the two statements say something was given for.
///
/// `"in exchange for payments"`, `"in return for help with permits"` -> condition
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let (Some(here), Some(there)) = (&a.told.condition, &b.told.condition) else {
        return Vec::new();
    };
    let is_known = |s: &Stem| there.stems.iter().any(|o| s.is_like(o));
    let is_other = !here.stems.iter().any(is_known);
    let is_same_matter = here.is_exchange == there.is_exchange && is_of_same(a, here, b, there);
    // "silence in exchange for money" is "money in exchange for silence".
    let is_turned = stands_before(here, b, there) || stands_before(there, a, here);
    if !is_other || !is_same_matter || is_turned {
        return Vec::new();
    }
    vec![difference(
        DifferenceKind::Condition,
        (a, here.span),
        (b, there.span),
    )]
}

/// Words before the exchange that must agree: what was given for it.
const GIVEN_WORDS: usize = 2;

/// Tells whether the same was given or promised, by the words of the clause before.
fn is_of_same(a: &Details<'_>, here: &Condition, b: &Details<'_>, there: &Condition) -> bool {
    let given = |d: &Details<'_>, c: &Condition| d.content(d.clauses.around(c.lead).0, c.lead);
    let (given_a, given_b) = (given(a, here), given(b, there));
    let shared = a.count_shared(&given_a, b, &given_b);
    shared >= GIVEN_WORDS.min(given_a.len().min(given_b.len())) && shared > 0
}

/// Tells whether what is asked on the one side is what is given on the other.
fn stands_before(asked: &Condition, other: &Details<'_>, there: &Condition) -> bool {
    other.stems[..there.lead]
        .iter()
        .any(|s| asked.stems.contains(s))
}

pub(super) struct Condition {
    /// Its first word, the one that leads to it.
    lead: usize,
    span: Span,
    is_exchange: bool,
    stems: Vec<Stem>,
}

/// Reads what a statement says that something was given for, or depends on.
pub(super) fn find(details: &Details<'_>) -> Option<Condition> {
    let begins = |at: usize, lead: &[&str]| {
        let words = details.words.get(at..at + lead.len()).unwrap_or_default();
        !words.is_empty()
            && words
                .iter()
                .zip(lead)
                .all(|(word, led)| word.folded == *led)
    };
    let starts = |at: usize| LEADS.iter().find(|lead| begins(at, lead));
    let mut places = 0..details.words.len();
    let (at, lead) = places.find_map(|at| starts(at).map(|lead| (at, lead)))?;
    let from = at + lead.len();
    let end = clause_end(details, from);
    let content: Vec<usize> = (from..end)
        .filter(|p| !details.stems[*p].is_empty())
        .take(REACH_WORDS)
        .collect();
    let last = *content.last()?;
    Some(Condition {
        lead: at,
        span: details.span_of_words(from, last + 1),
        is_exchange: lead[0] == "in",
        stems: content.iter().map(|p| details.stems[*p].clone()).collect(),
    })
}

/// One past the last word before the next comma, semicolon or stop.
fn clause_end(details: &Details<'_>, from: usize) -> usize {
    let is_end = |place: &usize| {
        let next = details
            .words
            .get(place + 1)
            .map_or(details.text.len(), |w| w.span.start);
        let between = Span::new(details.words[*place].span.end, next).of(details.text);
        between.contains([',', ';', '.', ':', '—', '”', '"'])
    };
    (from..details.words.len())
        .find(is_end)
        .map_or(details.words.len(), |place| place + 1)
}
