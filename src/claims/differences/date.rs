//! Days, months and years of the same event.
//!
//! Two dates are compared where the same thing was done by the same ones to the same ones: outlets that
//! write about one thing write of many days. When somebody said something is no such event, since each
//! outlet asked on its own day.

use super::clause::{can_share_subject, have_other_names};
use super::quote::share_quotation;
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::TextDate;
use jiff::civil::Date;

/// Two pages put up within less than this mean the same "Tuesday".
const WEEK_DAYS: i32 = 7;

/// Compares dates of the same event, each with its best counterpart.
///
/// `"the ferry caught fire on Tuesday"`, `"caught fire on 7 March"` -> date
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    for date in &a.dates {
        let Some(other) = counterpart(a, date, b) else {
            continue;
        };
        let is_mutual = counterpart(b, other, a).is_some_and(|back| back == date);
        let is_known = |other: &TextDate| a.dates.iter().any(|d| !do_contradict(a, d, b, other));
        let has_known = b.dates.iter().any(|d| !do_contradict(a, date, b, d));
        if is_mutual && !is_known(other) && !has_known {
            found.push(difference(
                DifferenceKind::Date,
                (a, date.span),
                (b, other.span),
            ));
        }
    }
    found
}

/// Tells whether two dates cannot be one day.
///
/// A page says "Tuesday" of the last one, whenever in the week it is read; "today" on a page that was
/// put up a day before the other may be the day after.
fn do_contradict(a: &Details<'_>, date: &TextDate, b: &Details<'_>, other: &TextDate) -> bool {
    let days_apart = |x: Option<Date>, y: Option<Date>| {
        let apart = x?.until(y?).ok()?;
        Some(apart.get_days().abs())
    };
    let published = days_apart(a.article.published, b.article.published);
    let is_weekday = |d: &Details<'_>, date: &TextDate| {
        date.is_relative && d.words[date.first_word].folded.ends_with("day") && !is_today(d, date)
    };
    if is_weekday(a, date) && is_weekday(b, other) && published.is_none_or(|days| days < WEEK_DAYS)
    {
        return date.weekday != other.weekday;
    }
    let is_loose = (is_today(a, date) || is_today(b, other)) && published != Some(0);
    let least_days = if is_loose { 2 } else { 1 };
    date.contradicts(other)
        && days_apart(date.on(), other.on()).is_none_or(|days| days >= least_days)
}

/// Tells whether the date counts in days from the one of publication.
fn is_today(details: &Details<'_>, date: &TextDate) -> bool {
    let word = details.words[date.first_word].folded.as_str();
    matches!(word, "today" | "tonight" | "yesterday")
}

fn counterpart<'b>(a: &Details<'_>, date: &TextDate, b: &'b Details<'_>) -> Option<&'b TextDate> {
    b.dates
        .iter()
        .filter_map(|other| fit(a, date, b, other).map(|fit| (fit, other)))
        .max_by(|x, y| x.0.cmp(&y.0).then(y.1.span.cmp(&x.1.span)))
        .map(|(_, other)| other)
}

/// How many words two dates' events share; none where they are two events.
fn fit(a: &Details<'_>, date: &TextDate, b: &Details<'_>, other: &TextDate) -> Option<usize> {
    let verb_a = a.clauses.verb_of(a, date.first_word)?;
    let verb_b = b.clauses.verb_of(b, other.first_word)?;
    let is_same_doing = match (a.is_reporting(verb_a), b.is_reporting(verb_b)) {
        (false, false) => a.is_same_word(verb_a, b, verb_b),
        (true, true) => is_one_telling(a, verb_a, b, verb_b),
        _ => false,
    };
    let is_event = is_same_doing
        && !a.is_supposed(verb_a)
        && !b.is_supposed(verb_b)
        && can_share_subject(a, verb_a, b, verb_b)
        && !have_other_names(a, verb_a, b, verb_b);
    let shared = a.count_shared(&rest(a, verb_a), b, &rest(b, verb_b));
    let fewer = rest(a, verb_a).len().min(rest(b, verb_b).len());
    (is_event && shared > 0 && 2 * shared >= fewer).then_some(shared)
}

/// Tells whether two verbs of speech tell of one time that somebody spoke: by what was said, word for
/// word, or by whom it was said to.
///
/// `"told Channel Six on Monday"`, `"told Channel Six on Sunday"` -> true
fn is_one_telling(a: &Details<'_>, verb_a: usize, b: &Details<'_>, verb_b: usize) -> bool {
    let heard = |d: &Details<'_>, verb: usize| {
        let mut places = d.object(verb);
        places.retain(|p| d.is_capital(*p));
        places
    };
    let is_same_verb = a.words[verb_a].folded == b.words[verb_b].folded;
    let is_heard_by_same = || a.count_shared(&heard(a, verb_a), b, &heard(b, verb_b)) > 0;
    is_same_verb && (is_heard_by_same() || share_quotation(a, b))
}

/// What carries news in the clause besides its verb.
fn rest(details: &Details<'_>, verb: usize) -> Vec<usize> {
    let (first, end) = details.clauses.around(verb);
    let mut places = details.content(first, end);
    places.retain(|p| *p != verb);
    places
}
