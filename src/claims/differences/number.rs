//! Counts of the same thing, sums of money, percentages.
//!
//! A count is compared where the same things are counted and the same was done to them: fourteen people
//! hurt and nineteen people hurt. A sum or a percentage, which says by itself what it counts in, is
//! compared where the words around it agree.

use super::clause::have_other_names;
use super::context::Context;
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::{Figure, Span, Unit, Word};

/// Words around two figures that must agree before they are compared: one shared word is often the
/// story's subject, and three people in hospital and fifteen people treated are both people.
const CONTEXT_WORDS: usize = 2;

/// Words that say how a span of time counts; "four days later" is no other than "18 days to".
const TIME_WORDS: &[&str] = &[
    "later", "after", "ago", "earlier", "before", "old", "to", "of", "since",
];

/// Stems of words for somebody.
const PEOPLE: &[&str] = &[
    "old", "man", "woman", "boy", "girl", "teen", "teenag", "brother", "sister", "son", "daughter",
    "victim", "suspect", "student", "kid", "child", "driver", "shooter", "gunman",
];

/// Stems of spans of time.
const TIME_UNITS: &[&str] = &[
    "second", "minut", "hour", "day", "week", "month", "year", "decad",
];

/// Compares figures of one unit about one thing, each with its best counterpart.
///
/// `"a $5,587.75 stay at the retreat"`, `"$5,687.75 on the retreat"` -> number
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    for figure in &a.figures {
        let Some(other) = counterpart(a, figure, b) else {
            continue;
        };
        let is_mutual = counterpart(b, other, a).is_some_and(|back| back == figure);
        if is_mutual
            && !figure.agrees_with(other)
            && !is_elsewhere(figure, b)
            && !is_elsewhere(other, a)
        {
            found.push(difference(
                DifferenceKind::Number,
                (a, figure.span),
                (b, other.span),
            ));
        }
    }
    found
}

/// The figure of `b` that is about the same thing, if there is one.
fn counterpart<'b>(a: &Details<'_>, figure: &Figure, b: &'b Details<'_>) -> Option<&'b Figure> {
    let here = context(a, figure);
    let fit = |other: &&'b Figure| {
        let shared = here.shared_with(&context(b, other));
        let are_apart = have_other_names(a, figure.first_word, b, other.first_word);
        let is_same_thing = match figure.unit {
            _ if is_first_in(a, figure) && is_first_in(b, other) => true,
            _ if shared < CONTEXT_WORDS => false,
            Unit::Count => !are_apart && is_same_count(a, figure, b, other),
            Unit::Percent => {
                let is_much = shared > CONTEXT_WORDS;
                let is_same =
                    is_much || shares_verb(a, figure, b, other) || share_doers(a, figure, b, other);
                !are_apart && (is_same || shares_names(a, figure, b, other))
            }
            Unit::Money(_) => !are_for_others(a, figure, b, other),
        };
        is_same_thing.then_some(shared)
    };
    b.figures
        .iter()
        .filter(|other| other.unit == figure.unit)
        .filter_map(|other| fit(&other).map(|fit| (fit, other)))
        .max_by(|x, y| x.0.cmp(&y.0).then(y.1.span.cmp(&x.1.span)))
        .map(|(_, other)| other)
}

/// Tells whether two sums are for two things, by the names right behind them: sums come in lists, and
/// the clause around one names all that is in it.
fn are_for_others(a: &Details<'_>, figure: &Figure, b: &Details<'_>, other: &Figure) -> bool {
    const REACH_WORDS: usize = 5;
    let item = |d: &Details<'_>, f: &Figure| {
        let end = d.words.len().min(f.end_word + REACH_WORDS);
        let is_next = |p: &usize| d.figures.iter().any(|o| o.first_word == *p);
        (f.end_word, (f.end_word..end).find(is_next).unwrap_or(end))
    };
    a.names_other(item(a, figure), b) && b.names_other(item(b, other), a)
}

/// Tells whether the figure says how long something had not happened: "the first in nearly 600 years".
fn is_first_in(details: &Details<'_>, figure: &Figure) -> bool {
    const REACH_WORDS: usize = 8;
    let before = &details.words[figure.first_word.saturating_sub(REACH_WORDS)..figure.first_word];
    let is_year = details
        .stems
        .get(figure.end_word)
        .is_some_and(|s| s == "year");
    let has = |word: &str| before.iter().any(|w| w.folded == word);
    is_year && has("first") && has("in")
}

fn context<'a>(details: &'a Details<'_>, figure: &Figure) -> Context<'a> {
    let walls: Vec<(usize, usize)> = details
        .figures
        .iter()
        .map(|f| (f.first_word, f.end_word))
        .collect();
    Context::around(details, figure.first_word, figure.end_word, &walls)
}

/// Tells whether two counts are of the same things, of which the same is said.
fn is_same_count(a: &Details<'_>, figure: &Figure, b: &Details<'_>, other: &Figure) -> bool {
    let (here, there) = (counted(a, figure), counted(b, other));
    let (Some(head_a), Some(head_b)) = (here.last(), there.last()) else {
        return false;
    };
    let (kind_a, kind_b) = (&here[..here.len() - 1], &there[..there.len() - 1]);
    let is_same_kind =
        kind_a.is_empty() || kind_b.is_empty() || a.count_shared(kind_a, b, kind_b) > 0;
    a.is_same_word(*head_a, b, *head_b)
        && is_same_kind
        && !is_age_of_anybody(a, &here)
        && is_addition(a, figure) == is_addition(b, other)
        && shares_verb(a, figure, b, other)
        && time_word(a, *head_a) == time_word(b, *head_b)
}

/// Tells whether the figure counts what came on top: "200 more workers".
fn is_addition(details: &Details<'_>, figure: &Figure) -> bool {
    let after = details.words.get(figure.end_word);
    let before = figure
        .first_word
        .checked_sub(1)
        .and_then(|p| details.words.get(p));
    let is_more = |w: &Word| {
        matches!(
            w.folded.as_str(),
            "additional" | "more" | "another" | "other" | "others" | "extra" | "further"
        )
    };
    after.is_some_and(is_more) || before.is_some_and(is_more)
}

/// Tells whether the figure is the age of "the man", "a suspect": each story has several.
fn is_age_of_anybody(details: &Details<'_>, counted: &[usize]) -> bool {
    let is_age = counted.iter().any(|p| details.stems[*p] == "old");
    let is_anybody = |p: &usize| PEOPLE.contains(&details.stems[*p].as_str());
    is_age && counted.last().is_some_and(is_anybody)
}

/// The words that name what a figure counts: the run of words that carry news after it.
///
/// `"14 Russian diplomats were"` -> `Russian diplomats`
fn counted(details: &Details<'_>, figure: &Figure) -> Vec<usize> {
    const REACH_WORDS: usize = 5;
    let is_named = |p: &usize| !details.stems[*p].is_empty();
    let end = details.words.len().min(figure.end_word + REACH_WORDS);
    let first = (figure.end_word..end).find(is_named);
    let is_joined = |p: usize| {
        let gap = Span::new(details.words[p - 1].span.end, details.words[p].span.start);
        matches!(gap.of(details.text), " " | "-")
    };
    let Some(first) = first else {
        return Vec::new();
    };
    (first..details.words.len())
        .take_while(|p| {
            is_named(p) && !details.clauses.is_verb(*p) && (*p == first || is_joined(*p))
        })
        .take(REACH_WORDS)
        .collect()
}

/// How a span of time counts, by the word after it: "later"; none for other things.
fn time_word<'d>(details: &'d Details<'_>, unit: usize) -> Option<&'d str> {
    let next = details.words.get(unit + 1).map(|w| w.folded.as_str())?;
    let is_time = TIME_UNITS.contains(&details.stems[unit].as_str());
    (is_time && TIME_WORDS.contains(&next)).then_some(next)
}

/// Tells whether a verb of the one clause, or of the one before it, stands in the other, be it known
/// there as a verb or not: "promised an inquiry that would report within 60 days".
fn shares_verb(a: &Details<'_>, figure: &Figure, b: &Details<'_>, other: &Figure) -> bool {
    let near = |d: &Details<'_>, figure: &Figure| {
        let (first, end) = d.clauses.around(figure.first_word);
        let before = d.clauses.around(first.saturating_sub(1)).0;
        d.content(before, end)
    };
    let (near_a, near_b) = (near(a, figure), near(b, other));
    let verbs = |d: &Details<'_>, near: &[usize]| -> Vec<usize> {
        near.iter()
            .copied()
            .filter(|p| d.clauses.is_verb(*p))
            .collect()
    };
    a.count_shared(&verbs(a, &near_a), b, &near_b) > 0
        || b.count_shared(&verbs(b, &near_b), a, &near_a) > 0
}

/// Tells whether the same ones do the same behind both figures: "of precincts reporting".
fn share_doers(a: &Details<'_>, figure: &Figure, b: &Details<'_>, other: &Figure) -> bool {
    let (here, there) = (counted(a, figure), counted(b, other));
    let ([who_a, do_a, ..], [who_b, do_b, ..]) = (here.as_slice(), there.as_slice()) else {
        return false;
    };
    let is_doing = a.words[*do_a].folded.ends_with("ing");
    is_doing && a.is_same_word(*who_a, b, *who_b) && a.is_same_word(*do_a, b, *do_b)
}

/// Tells whether the two figures stand in one clause with the same two names or more.
fn shares_names(a: &Details<'_>, figure: &Figure, b: &Details<'_>, other: &Figure) -> bool {
    let names = |d: &Details<'_>, place: usize| {
        let (first, end) = d.clauses.around(place);
        let mut places = d.content(first, end);
        places.retain(|p| d.is_capital(*p));
        places
    };
    a.count_shared(&names(a, figure.first_word), b, &names(b, other.first_word)) > 1
}

/// Tells whether the other statement has the very figure somewhere else. What a hedge would allow
/// does not count: in a list, "over $300" for one thing leaves room for every larger sum.
fn is_elsewhere(figure: &Figure, other: &Details<'_>) -> bool {
    other
        .figures
        .iter()
        .any(|f| f.unit == figure.unit && f.is_same_size(figure))
}
