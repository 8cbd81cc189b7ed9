//! One says it, the other says it is not so, or not yet so.
//!
//! Three forms of one question, whether the thing was done: a verb that is negated ("not inspected"),
//! a verb of the opposite meaning ("rejected"), a verb that is only expected ("is due to plead
//! guilty" against "pleaded guilty"). Each is asked of verbs that can have one subject and are about
//! one object; what might be, what somebody wants and what is asked is neither said nor denied.

mod doing;
mod opposites;
mod plans;
mod said;

use self::doing::is_about_same;
use self::opposites::{OPPOSITES, opposite};
use self::plans::{plan_of, planned};
use self::said::{is_plain, negation_of, with_negation};
use super::stem::Stem;
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::Span;

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

/// Words a statement must share besides the one that is turned around: less is chance.
const LEAST_SHARED_STEMS: usize = 3;

/// Which of the forms a statement could take part in; most take part in none.
#[derive(Default)]
pub(super) struct Turns {
    /// The words that are negated, and the verbs of plans, by place.
    negated: Vec<usize>,
    planned: Vec<usize>,
    /// The pairs of [`OPPOSITES`] whose first stem is one of its verbs, a bit each, and whose second is.
    opposites: [u128; 2],
}

const _: () = assert!(OPPOSITES.len() <= 128, "each pair has a bit");

impl Turns {
    pub(super) fn of(details: &Details<'_>) -> Self {
        let mut turns = Turns::default();
        for place in 0..details.words.len() {
            if negation_of(details, place).is_some() {
                turns.negated.push(place);
            }
            if !details.clauses.is_verb(place) {
                continue;
            }
            if plan_of(details, place).is_some() {
                turns.planned.push(place);
            }
            for (number, (one, other)) in OPPOSITES.iter().enumerate() {
                let stem = &details.stems[place];
                turns.opposites[0] |= u128::from(*stem == *one) << number;
                turns.opposites[1] |= u128::from(*stem == *other) << number;
            }
        }
        turns
    }

    /// Tells whether one of the forms may hold between the two.
    fn can_meet(&self, other: &Turns) -> bool {
        let are_plain = |turns: &Turns| turns.negated.is_empty() && turns.planned.is_empty();
        !are_plain(self) || !are_plain(other) || self.opposed(other) != [0; 2]
    }

    /// The pairs of [`OPPOSITES`] of which each has one, a bit each: this one the first, and the second.
    fn opposed(&self, other: &Turns) -> [u128; 2] {
        [
            self.opposites[0] & other.opposites[1],
            self.opposites[1] & other.opposites[0],
        ]
    }
}

/// Finds a verb that one statement turns around and the other does not.
///
/// `"the valve was not inspected in May"`, `"the valve was inspected in May"` -> denial
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    if !a.told.turns.can_meet(&b.told.turns) {
        return Vec::new();
    }
    let shared = a
        .stems
        .iter()
        .filter(|s| !s.is_empty() && b.stems.contains(s))
        .count();
    if shared < LEAST_SHARED_STEMS || is_question(a) || is_question(b) {
        return Vec::new();
    }
    let found = negated(a, b)
        .or_else(|| opposite(a, b))
        .or_else(|| planned(a, b));
    let make = |(x, y)| difference(DifferenceKind::Denial, (a, x), (b, y));
    found.map(make).into_iter().collect()
}

fn is_question(details: &Details<'_>) -> bool {
    details.text.contains('?')
}

/// A shared verb that is negated wherever it stands on the one side, and nowhere on the other.
///
/// `"denied that the valve was replaced"` says neither: words behind a denial are not compared.
fn negated(a: &Details<'_>, b: &Details<'_>) -> Option<(Span, Span)> {
    if has_denial(a) != has_denial(b) {
        return None;
    }
    let negated = [(a, &a.told.turns.negated), (b, &b.told.turns.negated)];
    shared_places(a, b, negated)
        .filter(|&(p, q)| {
            let is_turned = match (are_negated(a, p), are_negated(b, q)) {
                (Some(true), Some(false)) => is_plain(b, q) && is_predicate(b, q, a, p),
                (Some(false), Some(true)) => is_plain(a, p) && is_predicate(a, p, b, q),
                _ => false,
            };
            is_turned && is_about_same(a, p, b, q)
        })
        .map(|(p, q)| (with_negation(a, p), with_negation(b, q)))
        .next()
}

/// Tells whether the word at `place` can be turned around by the negation of the same word at
/// `turned`: a verb, or what follows one ("was safe", "was not safe").
fn is_predicate(plain: &Details<'_>, place: usize, other: &Details<'_>, turned: usize) -> bool {
    let before = |d: &Details<'_>, p: usize| p.checked_sub(1).map(|p| d.words[p].folded.clone());
    let is_verb = plain.clauses.is_verb(place) && other.clauses.is_verb(turned);
    let negation = negation_of(other, turned).filter(|n| n + 1 == turned);
    is_verb || negation.is_some_and(|n| before(plain, place) == before(other, n))
}

/// Tells whether a stem is negated at `place`, and wherever else it stands; `None` where it is said both
/// ways.
fn are_negated(details: &Details<'_>, place: usize) -> Option<bool> {
    let places = places(details, details.stems[place].as_str());
    let count = places
        .iter()
        .filter(|p| negation_of(details, **p).is_some())
        .count();
    match count {
        0 => Some(false),
        _ => (count == places.len()).then_some(true),
    }
}

/// Tells whether the statement calls something untrue, whatever that is.
fn has_denial(details: &Details<'_>) -> bool {
    details.stems.iter().any(|s| DENIALS.contains(&s.as_str()))
}

/// The places of the words that both have, where the word is one of those told of either.
fn shared_places<'d>(
    a: &'d Details<'_>,
    b: &'d Details<'_>,
    told: [(&'d Details<'_>, &'d Vec<usize>); 2],
) -> impl Iterator<Item = (usize, usize)> + 'd {
    let is_told = move |stem: &Stem| {
        let mut stems = told
            .iter()
            .flat_map(|(of, places)| places.iter().map(|p| &of.stems[*p]));
        !stem.is_empty() && stems.any(|told| told == stem)
    };
    let told_of_a = (0..a.words.len()).filter(move |p| is_told(&a.stems[*p]));
    told_of_a.flat_map(move |p| {
        let same = (0..b.words.len()).filter(move |q| b.stems[*q] == a.stems[p]);
        same.map(move |q| (p, q))
    })
}

fn places(details: &Details<'_>, stem: &str) -> Vec<usize> {
    (0..details.stems.len())
        .filter(|p| !stem.is_empty() && details.stems[*p] == stem)
        .collect()
}
