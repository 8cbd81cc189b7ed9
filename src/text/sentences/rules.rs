//! Decides whether a sentence ends at a stop.
//!
//! One function a rule, asked in the order of [`end_of_sentence`]; the first that knows decides.

use super::super::Span;
use super::abbreviations::{self, Abbreviation, find, follows_ordinal};
use super::stop::{Stop, is_full_mark};

/// A sentence that has begun and may end.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    /// The text it stands in.
    pub block: &'a str,
    /// Where it begins.
    pub start: usize,
    /// The aside in brackets around the stop.
    pub aside: Option<Span>,
}

impl<'a> Sentence<'a> {
    /// What the sentence holds before `place`; nothing where a word without a blank began before it.
    fn up_to(self, place: usize) -> &'a str {
        self.block.get(self.start..place).unwrap_or("")
    }
}

/// Returns where the sentence ends at this stop, or nothing where it goes on.
pub(super) fn end_of_sentence(sentence: Sentence<'_>, stop: &Stop<'_>) -> Option<usize> {
    let rest = &sentence.block[stop.next..];
    let Some(next) = rest.chars().next() else {
        return Some(stop.end);
    };
    if is_inside_aside(sentence, stop) {
        return None;
    }
    let marks = stop.marks.of(sentence.block);
    if marks.chars().any(is_full_mark) {
        return ends_after_full_mark(rest, stop).then_some(stop.end);
    }
    if stop.next == stop.end {
        return ends_without_blank(sentence, stop).then_some(stop.end);
    }
    let word = stop.next_word(sentence.block);
    if matches!(next, ',' | ';' | ':' | ')' | ']') || is_lower_case(word) {
        return None;
    }
    if is_ellipsis(marks) {
        return end_at_ellipsis(sentence, stop, word);
    }
    if marks.contains(['!', '?']) {
        return Some(stop.end);
    }
    ends_after_word(sentence, stop, word).then_some(stop.end)
}

/// An aside hides its stops, unless the sentence began with it.
fn is_inside_aside(sentence: Sentence<'_>, stop: &Stop<'_>) -> bool {
    sentence.aside.is_some_and(|aside| {
        let before = sentence.block[..aside.start].trim_end().len();
        before > sentence.start && stop.end < aside.end
    })
}

/// `「行く。」と言った。` goes on: the quoted words are its object.
fn ends_after_full_mark(rest: &str, stop: &Stop<'_>) -> bool {
    let is_quoted = stop.closers.contains(['」', '』']);
    let goes_on = is_quoted && rest.starts_with(['と', 'っ']);
    !goes_on && !rest.starts_with(['，', '、', '؛', '،'])
}

/// `"It was finished.The next day"` ends; `"Node.Js"`, `"www.Site.com"`, `"U.S.Army"` do not.
fn ends_without_blank(sentence: Sentence<'_>, stop: &Stop<'_>) -> bool {
    let rest = &sentence.block[stop.end..];
    let mut chars = rest.chars();
    let is_capitalised = chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(char::is_lowercase);
    let is_quoted = rest.starts_with(['“', '«', '‘']) && stop.closers.is_empty();
    if !(is_capitalised || is_quoted) {
        return false;
    }
    if !stop.closers.is_empty() {
        return stop.closers.contains(['”', '»', '"']);
    }
    let word = stop.next_word(sentence.block);
    let after = &rest[rest.find(word).map_or(0, |at| at + word.len())..];
    let is_prose = stop.word.chars().count() > 1
        && stop
            .word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\''))
        && stop.word.ends_with(char::is_lowercase);
    is_prose
        && find(stop.word).is_none()
        && (after.starts_with([' ', ',', '\'', '’', ':', ';']))
        && (abbreviations::is_opener(word) || word.chars().count() > 3)
}

/// Lower case goes on with the sentence, but `iPhone` and `eBay` may begin one.
fn is_lower_case(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}

fn is_ellipsis(marks: &str) -> bool {
    marks.contains('…') || marks.matches('.').count() > 1
}

/// After an ellipsis before a capital.
///
/// Dots that a blank keeps from the word leave something out of a sentence; a dot at the word, then
/// spaced dots, ends the sentence before them.
fn end_at_ellipsis(sentence: Sentence<'_>, stop: &Stop<'_>, word: &str) -> Option<usize> {
    let marks = stop.marks.of(sentence.block);
    if word.is_empty() {
        return None;
    }
    let dots = marks.matches('.').count();
    let spaced = marks
        .strip_prefix('.')
        .filter(|m| m.starts_with([' ', '\u{a0}']));
    let is_after_end = spaced.is_some_and(|m| dots == 4 || m.contains('…'));
    if is_after_end && !stop.word.is_empty() && stop.closers.is_empty() {
        return Some(stop.marks.start + 1);
    }
    (dots != 3 || !stop.word.is_empty()).then_some(stop.end)
}

/// The rules for one full stop after a word, before what is no lower-case word.
fn ends_after_word(sentence: Sentence<'_>, stop: &Stop<'_>, next: &str) -> bool {
    if is_only_marker(sentence, stop) {
        return false;
    }
    let rest = &sentence.block[stop.next..];
    let is_opener = abbreviations::is_opener(next)
        && !is_initial(sentence.block, stop, next)
        && !rest.starts_with(['-', '–', '—']);
    let tail = stop.word.rsplit(['-', '–']).next().unwrap_or(stop.word);
    if is_single_letter(tail) {
        return ends_after_letter(stop, next, is_opener);
    }
    if stop.closers.contains(['"', '”', '’', '\'', '»']) {
        return true;
    }
    let starts_with_digit = next.starts_with(|c: char| c.is_ascii_digit());
    match find(stop.word)
        .or_else(|| find(tail))
        .or_else(|| find(without_article(stop.word)))
    {
        Some(Abbreviation::Title) => return false,
        Some(Abbreviation::Number) => return !starts_with_digit,
        Some(Abbreviation::Either) => return is_opener && !starts_with_digit,
        None => {}
    }
    if is_time(stop.word) {
        return ends_after_time(sentence, stop, next);
    }
    if is_dotted(stop.word) {
        return is_opener;
    }
    !(is_short_number(stop.word) && follows_ordinal(next))
}

/// `"l'avv"` -> `"avv"`; nothing in words like `"don't"`.
fn without_article(word: &str) -> &str {
    const ARTICLE_LIMIT_BYTES: usize = 4;
    match word.split_once(['\'', '’']) {
        Some((article, noun)) if article.len() <= ARTICLE_LIMIT_BYTES && noun.len() > 2 => noun,
        _ => "",
    }
}

/// `"1. The first"`: what stands before the full stop is only the marker of a list item.
fn is_only_marker(sentence: Sentence<'_>, stop: &Stop<'_>) -> bool {
    let is_number =
        stop.word.len() <= 5 && stop.word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_first_word(sentence, stop)
        && (is_number || is_single_letter(stop.word))
        && stop.closers.chars().all(|c| c == ')')
}

fn is_first_word(sentence: Sentence<'_>, stop: &Stop<'_>) -> bool {
    const LIMIT_BYTES: usize = 16;
    let before = sentence.up_to(stop.word_start);
    before.len() <= LIMIT_BYTES && !before.contains(char::is_alphanumeric)
}

fn is_short_number(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_single_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Tells whether the next word is itself one letter with a full stop: `A. Smith`.
fn is_initial(block: &str, stop: &Stop<'_>, next: &str) -> bool {
    let rest = &block[stop.next..];
    is_single_letter(next) && rest[rest.find(next).unwrap_or(0) + next.len()..].starts_with('.')
}

/// `"John F. Roe"` goes on, `"you and I. Did you"` and `"vitamin C. It"` end.
fn ends_after_letter(stop: &Stop<'_>, next: &str, is_opener: bool) -> bool {
    match find(stop.word) {
        Some(Abbreviation::Number) if next.starts_with(|c: char| c.is_ascii_digit()) => {
            return false;
        }
        Some(Abbreviation::Title) => return false,
        _ => {}
    }
    if stop.word.chars().all(char::is_lowercase) {
        return !is_single_letter(next) && (is_opener || find(stop.word).is_none());
    }
    is_opener
}

fn is_time(word: &str) -> bool {
    ["a.m", "p.m"].iter().any(|t| {
        word.eq_ignore_ascii_case(t)
            || word.to_ascii_lowercase().ends_with(t)
                && word.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Words that go on after a time of day.
const AFTER_TIME: [&str; 23] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Eastern",
    "Central",
    "Pacific",
    "Mountain",
];

/// `"at 6 p.m. Travelers"` ends; `"6 p.m. Friday"`, `"6 p.m. EST"` and `"At 6 a.m. Mr. Roe"` do not.
fn ends_after_time(sentence: Sentence<'_>, stop: &Stop<'_>, next: &str) -> bool {
    let is_zone = next.len() <= 4 && next.chars().all(char::is_uppercase) && next.len() > 1;
    let goes_on = is_zone
        || AFTER_TIME.contains(&next)
        || find(next).is_some_and(|a| a == Abbreviation::Either);
    let rest = &sentence.block[stop.next..];
    !goes_on
        && !rest.starts_with(['-', '–', '—', '('])
        && !next.is_empty()
        && !is_leading_phrase(sentence, stop)
}

/// Tells whether the sentence so far is a preposition and a few words: `"At 5 a.m."`.
fn is_leading_phrase(sentence: Sentence<'_>, stop: &Stop<'_>) -> bool {
    const LIMIT_BYTES: usize = 24;
    let so_far = sentence.up_to(stop.marks.start).trim_start();
    so_far.len() <= LIMIT_BYTES
        && so_far.split_whitespace().count() <= 4
        && [
            "At", "By", "On", "Around", "About", "Before", "After", "Until", "Since", "From",
        ]
        .iter()
        .any(|p| so_far.split_whitespace().next() == Some(p))
}

/// `"U.S"`, `"Ph.D"`, `"N.Y"`: letters with full stops between them.
fn is_dotted(word: &str) -> bool {
    let mut parts = 0;
    for part in word.split('.') {
        let letters = part.chars().count();
        if !(1..=2).contains(&letters) || !part.chars().all(|c| c.is_alphabetic() || c == '-') {
            return false;
        }
        parts += 1;
    }
    parts > 1
}
