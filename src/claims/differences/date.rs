//! Days, months and years of the same event.

use super::context::Context;
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::TextDate;

/// Words around two dates that must agree before the dates are compared.
const DATE_CONTEXT_WORDS: usize = 2;

/// Compares dates that stand among the same words, each with its best counterpart.
///
/// `"the ferry caught fire on Tuesday"`, `"caught fire on 7 March"` -> date
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    for date in &a.dates {
        let Some(other) = counterpart(a, date, b) else {
            continue;
        };
        let is_mutual = counterpart(b, other, a).is_some_and(|back| back == date);
        let is_known =
            |date: &TextDate, in_dates: &[TextDate]| in_dates.iter().any(|d| !d.contradicts(date));
        if is_mutual && !is_known(date, &b.dates) && !is_known(other, &a.dates) {
            found.push(difference(
                DifferenceKind::Date,
                (a, date.span),
                (b, other.span),
            ));
        }
    }
    found
}

fn counterpart<'b>(a: &Details<'_>, date: &TextDate, b: &'b Details<'_>) -> Option<&'b TextDate> {
    let here = context(a, date);
    b.dates
        .iter()
        .map(|other| (here.shared_with(&context(b, other)), other))
        .filter(|(shared, _)| *shared >= DATE_CONTEXT_WORDS)
        .max_by(|x, y| x.0.cmp(&y.0).then(y.1.span.cmp(&x.1.span)))
        .map(|(_, other)| other)
}

fn context<'a>(details: &'a Details<'_>, date: &TextDate) -> Context<'a> {
    let walls: Vec<(usize, usize)> = details
        .dates
        .iter()
        .map(|d| (d.first_word, d.end_word))
        .collect();
    Context::around(details, date.first_word, date.end_word, &walls)
}
