//! One says it, the other says it is not so, or not yet so.
//!
//! Three forms of one question, whether the thing was done: a verb that is negated ("not inspected"),
//! a verb of the opposite meaning ("rejected"), a verb that is only expected ("is due to plead
//! guilty" against "pleaded guilty"). Each is asked of verbs that can have one subject and are about
//! one object; what might be, what somebody wants and what is asked is neither said nor denied.

use super::clause::{can_share_subject, have_other_names};
use super::stem::Stem;
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::Span;

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

/// How many words before a verb a negation may stand.
const NEGATION_REACH_WORDS: usize = 2;

/// How many words before a verb its plan may begin: "expected to be formally charged".
const PLAN_REACH_WORDS: usize = 4;

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
/// `"the valve was not inspected in May"`, `"the valve was inspected in May"` -> polarity
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
    let make = |(x, y)| difference(DifferenceKind::Polarity, (a, x), (b, y));
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

/// Tells whether what the clause says is said outright: not wished, asked, or denied from afar.
fn is_plain(details: &Details<'_>, place: usize) -> bool {
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
fn is_said(details: &Details<'_>, place: usize) -> bool {
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

/// Tells whether two verbs can tell of one doing: one subject, and most of an object in common.
fn is_about_same(a: &Details<'_>, place_a: usize, b: &Details<'_>, place_b: usize) -> bool {
    let is_quoted =
        |d: &Details<'_>, place: usize| d.quotes.iter().any(|q| q.contains(d.words[place].span));
    let is_in_two_quotations = is_quoted(a, place_a) && is_quoted(b, place_b);
    !is_in_two_quotations
        && is_said(a, place_a)
        && is_said(b, place_b)
        && shares_doing(a, place_a, b, place_b)
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

/// A verb on the one side whose opposite stands on the other, and neither on both.
fn opposite(a: &Details<'_>, b: &Details<'_>) -> Option<(Span, Span)> {
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
    let is_contrast = |w: &crate::text::Word| {
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

/// A shared verb that is done on the one side and only planned on the other.
///
/// `"is expected to plead guilty"`, `"pleaded guilty on Monday"` -> polarity
fn planned(a: &Details<'_>, b: &Details<'_>) -> Option<(Span, Span)> {
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

/// Tells whether the clauses of two verbs have one subject, as far as can be told, and most of one
/// object. What was done to something is told before a passive and after an active verb.
fn shares_doing(a: &Details<'_>, place_a: usize, b: &Details<'_>, place_b: usize) -> bool {
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

/// Where the words begin that make a verb a plan: "expected to", "due to be".
fn plan_of(details: &Details<'_>, place: usize) -> Option<usize> {
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

fn only_place(details: &Details<'_>, stem: &str) -> Option<usize> {
    let places = places(details, stem);
    (places.len() == 1).then(|| places[0])
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

fn is_negation(folded: &str) -> bool {
    matches!(folded, "not" | "never") || folded.ends_with("n't")
}

/// Index of the negation of a word, if it has one.
fn negation_of(details: &Details<'_>, place: usize) -> Option<usize> {
    let from = place.saturating_sub(NEGATION_REACH_WORDS);
    let is_break = |p: usize| details.stems[p].is_empty();
    (from..place)
        .rev()
        .find(|p| is_negation(&details.words[*p].folded))
        .filter(|p| (*p + 1..place).all(is_break))
}

fn with_negation(details: &Details<'_>, place: usize) -> Span {
    details.span_of_words(negation_of(details, place).unwrap_or(place), place + 1)
}
