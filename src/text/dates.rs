//! Days, months and years in running text, as far as the text and the day it was published tell.
//!
//! A date is a set of known parts; two dates contradict each other only where both know a part and
//! it differs. "On Tuesday" becomes a day when the day of publication is known.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Time, ToSpan};

use super::{Span, Word};

/// A date in a text, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDate {
    /// The words: "4 March 2021", "Tuesday", "yesterday".
    pub span: Span,
    /// Index of its first word in the list of words it was found in.
    pub first_word: usize,
    /// One past the index of its last word.
    pub end_word: usize,
    /// Year, where known.
    pub year: Option<i16>,
    /// Month from 1, where known.
    pub month: Option<i8>,
    /// Day of the month, where known.
    pub day: Option<i8>,
    /// Day of the week, where known.
    pub weekday: Option<Weekday>,
    /// Whether its words count from the day they were written on: "today", "Tuesday".
    pub is_relative: bool,
}

impl TextDate {
    /// The day it names, where it is known in full.
    pub fn on(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Tells whether the two cannot be the same time: a part known to both differs.
    pub fn contradicts(&self, other: &TextDate) -> bool {
        fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            matches!((a, b), (Some(a), Some(b)) if a != b)
        }
        let is_day_known = |d: &TextDate| d.month.is_some() && d.day.is_some();
        let by_weekday =
            differ(self.weekday, other.weekday) && !(is_day_known(self) && is_day_known(other));
        differ(self.year, other.year)
            || differ(self.month, other.month)
            || differ(self.day, other.day)
            || by_weekday
    }
}

/// Tells whether a folded word names a month, in full or shortened.
pub(super) fn is_month(folded: &str) -> bool {
    month(folded).is_some()
}

/// Returns the dates among the words of a text, in order; relative ones are resolved against the
/// day of publication where it is known.
///
/// `"On 4 March and again on Tuesday"` -> `4 March`, `Tuesday`
pub fn dates(words: &[Word], published: Option<Date>) -> Vec<TextDate> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let date = calendar_date(words, at)
            .or_else(|| named_day(words, at))
            .or_else(|| relative_date(words, at, published))
            .or_else(|| lone_year(words, at));
        at = date.as_ref().map_or(at + 1, |d| d.end_word);
        found.extend(date);
    }
    found
}

fn blank(words: &[Word], first_word: usize, end_word: usize) -> TextDate {
    let span = words[first_word].span.join(words[end_word - 1].span);
    let (year, month, day, weekday) = (None, None, None, None);
    TextDate {
        span,
        first_word,
        end_word,
        year,
        month,
        day,
        weekday,
        is_relative: false,
    }
}

/// "Tuesday, 4 March 2021", "Tuesday the 4th of March": one date in two forms.
fn named_day(words: &[Word], at: usize) -> Option<TextDate> {
    let weekday = weekday(&words[at].folded)?;
    let date = calendar_date(words, at + 1)?;
    Some(TextDate {
        span: words[at].span.join(date.span),
        first_word: at,
        weekday: Some(weekday),
        ..date
    })
}

/// "4 March 2021", "March 4, 2021", "March 4", "April 2021", "in April", "2021-04-22".
fn calendar_date(words: &[Word], at: usize) -> Option<TextDate> {
    let word = |place: usize| words.get(place).map_or("", |w| w.folded.as_str());
    let (day, month_at) = match day(word(at)) {
        Some(day) if is_month(word(at + 1)) => (Some(day), at + 1),
        _ => (None, at),
    };
    let month_number = month(word(month_at))?;
    // "may" and "march" are verbs too: alone they are no month unless written as one.
    let is_alone = day.is_none()
        && self::day(word(month_at + 1)).is_none()
        && year(word(month_at + 1)).is_none();
    if is_alone && (matches!(word(month_at), "may" | "march") || !follows_preposition(words, at)) {
        return None;
    }
    let (day, mut end) = match (day, self::day(word(month_at + 1))) {
        (None, Some(day)) => (Some(day), month_at + 2),
        (day, _) => (day, month_at + 1),
    };
    let year = year(word(end));
    end += usize::from(year.is_some());
    Some(TextDate {
        year,
        month: Some(month_number),
        day,
        ..blank(words, at, end)
    })
}

fn follows_preposition(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |p| words[p].folded.as_str());
    matches!(
        before,
        "in" | "since"
            | "until"
            | "by"
            | "last"
            | "early"
            | "late"
            | "mid"
            | "during"
            | "this"
            | "of"
            | "from"
    )
}

/// "Tuesday", "yesterday", "today", "last year".
fn relative_date(words: &[Word], at: usize, published: Option<Date>) -> Option<TextDate> {
    let word = words[at].folded.as_str();
    let previous = at.checked_sub(1).map_or("", |p| words[p].folded.as_str());
    let back: Option<Time> = match word {
        "today" | "tonight" => Some(0.days()),
        "yesterday" => Some(1.days()),
        _ => None,
    };
    if let Some(back) = back {
        return published
            .and_then(|d| d.checked_sub(back).ok())
            .map(|d| on_day(words, at, d));
    }
    if word == "year" && matches!(previous, "last" | "this") {
        let year = published?.year() - i16::from(previous == "last");
        return Some(TextDate {
            year: Some(year),
            ..blank(words, at - 1, at + 1)
        });
    }
    let weekday = weekday(word)?;
    let unresolved = TextDate {
        weekday: Some(weekday),
        is_relative: true,
        ..blank(words, at, at + 1)
    };
    // On a Monday, "Tuesday" is as a rule tomorrow: the page was brought up to date, or says what comes.
    let is_tomorrow = published.is_some_and(|d| d.weekday().next() == weekday);
    let is_ahead = is_tomorrow || matches!(previous, "next" | "coming") || is_future(words, at);
    match published {
        Some(date) if !is_ahead => Some(on_day(words, at, last(weekday, date))),
        _ => Some(unresolved),
    }
}

/// Tells whether the weekday may lie ahead: "will … on Wednesday". Then it is left unresolved.
fn is_future(words: &[Word], at: usize) -> bool {
    let before = &words[at.saturating_sub(8)..at];
    before.iter().any(|w| {
        matches!(
            w.folded.as_str(),
            "will"
                | "would"
                | "due"
                | "expected"
                | "until"
                | "scheduled"
                | "slated"
                | "set"
                | "planned"
                | "plans"
                | "upcoming"
        )
    })
}

fn on_day(words: &[Word], at: usize, date: Date) -> TextDate {
    TextDate {
        year: Some(date.year()),
        month: Some(date.month()),
        day: Some(date.day()),
        weekday: Some(date.weekday()),
        is_relative: true,
        ..blank(words, at, at + 1)
    }
}

/// The last such weekday up to the day of publication, that day included.
fn last(weekday: Weekday, published: Date) -> Date {
    let back = published.weekday().since(weekday);
    published
        .checked_sub(i32::from(back).days())
        .unwrap_or(published)
}

/// "in 2021"
fn lone_year(words: &[Word], at: usize) -> Option<TextDate> {
    let year = year(&words[at].folded).filter(|_| follows_preposition(words, at))?;
    Some(TextDate {
        year: Some(year),
        ..blank(words, at, at + 1)
    })
}

fn day(folded: &str) -> Option<i8> {
    let digits = folded.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &folded[digits.len()..];
    let is_ordinal = matches!(ending, "" | "st" | "nd" | "rd" | "th");
    digits
        .parse()
        .ok()
        .filter(|d| is_ordinal && (1..=31).contains(d))
}

fn year(folded: &str) -> Option<i16> {
    folded
        .parse()
        .ok()
        .filter(|y| folded.len() == 4 && (1500..2200).contains(y))
}

/// The number of a month by its name, in full or shortened to three letters or more.
///
/// `"Sept"` -> 9, `"may"` -> 5, `"Marching"` -> none
pub fn month(word: &str) -> Option<i8> {
    const SHORT_LETTERS: usize = 3;
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word.len() < SHORT_LETTERS {
        return None;
    }
    let is_name = |m: &str| {
        m.get(..word.len())
            .is_some_and(|m| m.eq_ignore_ascii_case(word))
    };
    let index = MONTHS.iter().position(|m| is_name(m))?;
    i8::try_from(index + 1).ok()
}

fn weekday(folded: &str) -> Option<Weekday> {
    match folded {
        "monday" => Some(Weekday::Monday),
        "tuesday" => Some(Weekday::Tuesday),
        "wednesday" => Some(Weekday::Wednesday),
        "thursday" => Some(Weekday::Thursday),
        "friday" => Some(Weekday::Friday),
        "saturday" => Some(Weekday::Saturday),
        "sunday" => Some(Weekday::Sunday),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn read(text: &str, published: Option<Date>) -> Vec<TextDate> {
        dates(&words(text), published)
    }

    fn spans(text: &str) -> String {
        read(text, None)
            .iter()
            .map(|d| d.span.of(text))
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn do_contradict(a: &str, b: &str) -> bool {
        let published = Some(jiff::civil::date(2024, 3, 6));
        read(a, published)[0].contradicts(&read(b, published)[0])
    }

    #[test]
    fn dates_of_every_form_are_found() {
        assert_eq!(
            spans("On 4 March 2021, on March 5 and in April"),
            "4 March 2021; March 5; April"
        );
    }

    #[test]
    fn verbs_that_look_like_months_are_no_dates() {
        assert_eq!(spans("they may march on"), "");
    }

    #[test]
    fn weekday_is_resolved_by_the_day_of_publication() {
        assert!(!do_contradict("on Tuesday", "on 5 March"));
        assert!(do_contradict("on Tuesday", "on 4 March"));
    }

    #[test]
    fn weekday_that_may_lie_ahead_is_not_resolved() {
        assert!(!do_contradict("will return on Friday", "on 8 March"));
    }

    #[test]
    fn coarse_date_agrees_with_a_fine_one() {
        assert!(!do_contradict("in March 2024", "on 4 March"));
        assert!(do_contradict("in April 2024", "on 4 March"));
    }
}
