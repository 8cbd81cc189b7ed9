//! Counts of the same thing, sums of money, percentages.

use super::context::Context;
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::{Figure, Unit};

/// Words around two sums or percentages that must agree before the sums are compared: one shared
/// word is often the story's subject.
const MONEY_CONTEXT_WORDS: usize = 2;

/// Words around two counts that must agree, what is counted among them: three people in hospital
/// and fifteen people treated are both people.
const COUNT_CONTEXT_WORDS: usize = 2;

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
        let there = context(b, other);
        let shared = here.shared_with(&there);
        let counts_same = here.counts_same(&there);
        let is_same_thing = match figure.unit {
            Unit::Count => counts_same && shared >= COUNT_CONTEXT_WORDS,
            Unit::Money(_) | Unit::Percent => shared >= MONEY_CONTEXT_WORDS,
        };
        is_same_thing.then_some(shared + usize::from(counts_same))
    };
    b.figures
        .iter()
        .filter(|other| other.unit == figure.unit)
        .filter_map(|other| fit(&other).map(|fit| (fit, other)))
        .max_by(|x, y| x.0.cmp(&y.0).then(y.1.span.cmp(&x.1.span)))
        .map(|(_, other)| other)
}

fn context<'a>(details: &'a Details<'_>, figure: &Figure) -> Context<'a> {
    let walls: Vec<(usize, usize)> = details
        .figures
        .iter()
        .map(|f| (f.first_word, f.end_word))
        .collect();
    Context::around(details, figure.first_word, figure.end_word, &walls)
}

/// Tells whether the other statement has the very figure somewhere else. What a hedge would allow
/// does not count: in a list, "over $300" for one thing leaves room for every larger sum.
fn is_elsewhere(figure: &Figure, other: &Details<'_>) -> bool {
    other
        .figures
        .iter()
        .any(|f| f.unit == figure.unit && f.is_same_size(figure))
}
