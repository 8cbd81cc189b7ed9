//! Finds a calendar day in a line of text.
//!
//! Only days written with a year and in an order that cannot be mistaken: `4/3/2024` is two different
//! days on two sides of an ocean, so it is none; `15/3/2024` is one. Clock times and zones are
//! skipped: a comparison needs the day.

use jiff::civil::Date;

use crate::text::{WordList, month};

/// Words that stand around a date in a line that gives only the date.
static DATE_LINE_WORDS: WordList = WordList::of(
    "\
    published updated posted modified last first on at of date time am pm a p m gmt utc et \
    est edt ct cst cdt pt pst pdt bst cet cest ist monday tuesday wednesday thursday friday \
    saturday sunday mon tue wed thu fri sat min mins minute minutes read",
);

/// Longest line that may be a date line, in words.
const MAX_DATE_LINE_WORDS: usize = 24;

/// Finds the first day that is written out in `text`.
///
/// `"Published 4 March 2024, 10:02 GMT"` -> 2024-03-04, `"Apr. 22, 2022"` -> 2022-04-22
pub(super) fn find_date(text: &str) -> Option<Date> {
    let words: Vec<&str> = each_word(text).collect();
    (0..words.len()).find_map(|i| date_at(&words[i..]))
}

/// Tells whether a line says when it was published and nothing else.
///
/// `"Updated: Monday, March 4, 2024 at 10:02 a.m. ET"` -> true
pub(super) fn is_date_line(text: &str) -> bool {
    let is_date_word = |w: &str| {
        let word = w.to_lowercase();
        word.starts_with(|c: char| c.is_ascii_digit())
            || DATE_LINE_WORDS.has(&word)
            || month(&word).is_some()
            || word == "sun"
    };
    // The first word of most lines tells.
    if !each_word(text).all(is_date_word) {
        return false;
    }
    let words: Vec<&str> = each_word(text).collect();
    let first = words.first().map(|w| w.to_lowercase()).unwrap_or_default();
    let says_so = ["updated", "published", "posted"].contains(&first.as_str()) && words.len() > 2;
    words.len() <= MAX_DATE_LINE_WORDS && (says_so || find_date(text).is_some())
}

fn each_word(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
}

/// Reads a day from the first three words, or four where "of" stands between.
fn date_at(words: &[&str]) -> Option<Date> {
    if let [day, of, rest @ ..] = words
        && of.eq_ignore_ascii_case("of")
    {
        return three_words(&[day, *rest.first()?, *rest.get(1)?]);
    }
    three_words(words.get(..3)?)
}

fn three_words(words: &[&str]) -> Option<Date> {
    let [a, b, c] = words else { return None };
    let (year, month_number, day) = if let Some(year) = year(a) {
        (year, number(b)?, leading_number(c)?)
    } else if let (Some(day), Some(month), Some(year)) = (day(a), month(b), year(c)) {
        (year, month, day)
    } else if let (Some(month), Some(day), Some(year)) = (month(a), day(b), year(c)) {
        (year, month, day)
    } else {
        let (first, second) = (number(a)?, number(b)?);
        match (first > 12, second > 12) {
            (true, false) => (year(c)?, second, first),
            (false, true) => (year(c)?, first, second),
            _ => return None,
        }
    };
    Date::new(year, month_number, day).ok()
}

/// Reads a year of the age of newspapers; `"2024T10"` is none.
fn year(word: &str) -> Option<i16> {
    let year = word.parse().ok()?;
    (word.len() == 4 && (1600..2200).contains(&year)).then_some(year)
}

fn number(word: &str) -> Option<i8> {
    word.parse().ok().filter(|_| word.len() <= 2)
}

/// `"04T10"` -> 4: the third part of a date with its clock time.
fn leading_number(word: &str) -> Option<i8> {
    number(word.split(['T', 't']).next()?)
}

/// `"4th"` -> 4
fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let is_plain = ["", "st", "nd", "rd", "th"].contains(&ending.to_lowercase().as_str());
    number(digits).filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        find_date(text).map_or("none".to_owned(), |d| d.to_string())
    }

    #[test]
    fn written_days_are_found() {
        for (text, day) in [
            ("Published 4 March 2024, 10:02 GMT", "2024-03-04"),
            ("April 22, 2022", "2022-04-22"),
            ("Mon, 04 Mar 2024 10:02:00 GMT", "2024-03-04"),
            ("Sept. 3rd, 2019 at noon", "2019-09-03"),
            ("the 4th of March 2024", "2024-03-04"),
            ("2024-03-04T10:02:00Z", "2024-03-04"),
            ("https://a.example/2018/09/17/story", "2018-09-17"),
            ("15/3/2024", "2024-03-15"),
        ] {
            assert_eq!(found(text), day, "{text}");
        }
    }

    #[test]
    fn days_that_could_be_two_or_none_are_not_guessed() {
        for text in [
            "4/3/2024",
            "March 2024",
            "30 February 2024",
            "in May 12 people",
            "",
        ] {
            assert_eq!(found(text), "none", "{text}");
        }
    }

    #[test]
    fn date_line_holds_nothing_but_the_date() {
        assert!(is_date_line(
            "Updated: Monday, March 4, 2024 at 10:02 a.m. ET"
        ));
        assert!(!is_date_line("On March 4, 2024 the council voted"));
    }
}
