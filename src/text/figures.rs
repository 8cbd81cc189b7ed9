//! Figures as values: counts, sums of money, percentages, with their hedges.
//!
//! `"at least 14 people"` and `"15 people"` agree; `"14 people"` and `"19 people"` do not. Years, days
//! and clock times are no figures here: see [`dates`](super::dates()).

use super::{Span, Word};

/// One figure in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The figure with its hedge left out: "$5,587.75", "six million", "40 per cent".
    pub span: Span,
    /// Index of its first word in the list of words it was found in.
    pub first_word: usize,
    /// One past the index of its last word.
    pub end_word: usize,
    /// What it counts in.
    pub unit: Unit,
    /// Its size.
    pub value: f64,
    /// What the text says of its exactness.
    pub hedge: Hedge,
}

/// What a figure counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things: what they are is told by the words after the figure.
    Count,
    /// Money, by the sign of its currency.
    Money(char),
    /// Hundredths.
    Percent,
}

/// What a text says of a figure's exactness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// Nothing.
    Exact,
    /// "at least", "more than", "over".
    AtLeast,
    /// "at most", "less than", "under".
    AtMost,
    /// "about", "some", "nearly", "a dozen".
    About,
}

/// "About 50" holds for everything within this share of 50.
const ABOUT_SHARE: f64 = 0.1;

/// Two values nearer than this share of the larger are equal.
const EQUAL_SHARE: f64 = 1e-9;

impl Figure {
    /// Tells whether both figures can be true at once: equal, a rounding of each other, or within
    /// what a hedge allows.
    ///
    /// `"at least 14"`, `"15"` -> true; `"$43,350"`, `"$43,000"` -> true; `"14"`, `"19"` -> false
    pub fn agrees_with(&self, other: &Figure) -> bool {
        self.is_same_size(other) || self.allows(other.value) || other.allows(self.value)
    }

    /// Tells whether the values are equal or a rounding of each other, whatever the hedges allow.
    ///
    /// `"over $300"`, `"$5,000"` -> false
    pub fn is_same_size(&self, other: &Figure) -> bool {
        let (a, b) = (self.value, other.value);
        is_close(a, b, EQUAL_SHARE) || rounds_to(a, b) || rounds_to(b, a)
    }

    /// Tells whether the hedge leaves room for `value`.
    fn allows(&self, value: f64) -> bool {
        match self.hedge {
            Hedge::Exact => false,
            Hedge::AtLeast => value >= self.value,
            Hedge::AtMost => value <= self.value,
            Hedge::About => is_close(self.value, value, ABOUT_SHARE),
        }
    }
}

fn is_close(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * a.abs().max(b.abs())
}

/// Tells whether `round` is `exact` with fewer digits: 43,000 for 43,350, but not 10 for 14, nor
/// 10,000 for 5,600.
fn rounds_to(exact: f64, round: f64) -> bool {
    if round < 100.0 || exact <= 0.0 || !is_close(exact, round, ABOUT_SHARE) {
        return false;
    }
    let mut step = 1.0;
    while (round / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    let is_near = |cut: f64| (cut - round / step).abs() < 0.5;
    step >= 10.0 && (is_near((exact / step).round()) || is_near((exact / step).floor()))
}

/// Returns the figures among the words of a text, in order.
///
/// `"raised $6 million from 40 donors"` -> `$6 million`, `40`
pub fn figures(text: &str, words: &[Word]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match read_figure(text, words, at) {
            Some(figure) => {
                at = figure.end_word;
                found.push(figure);
            }
            None => at += 1,
        }
    }
    found
}

fn read_figure(text: &str, words: &[Word], at: usize) -> Option<Figure> {
    let (mut value, mut end) = read_value(words, at)?;
    if is_part_of_something_else(text, words, at, end) {
        return None;
    }
    while let Some(scale) = words.get(end).and_then(|w| scale_of(&w.folded)) {
        value *= scale;
        end += 1;
    }
    let start = words[at].span.start;
    let sign = currency_before(text, start);
    let mut span = Span::new(start, words[end - 1].span.end);
    let unit = if let Some((currency, from)) = sign {
        span.start = from;
        Unit::Money(currency)
    } else if let Some(after) = percent_end(text, words, end) {
        span.end = after.0;
        end = after.1;
        Unit::Percent
    } else if let Some(currency) = words.get(end).and_then(|w| currency_word(&w.folded)) {
        span.end = words[end].span.end;
        end += 1;
        Unit::Money(currency)
    } else {
        Unit::Count
    };
    let hedge = hedge_before(words, at);
    Some(Figure {
        span,
        first_word: at,
        end_word: end,
        unit,
        value,
        hedge,
    })
}

/// Reads digits or number words: the value and the index after it.
fn read_value(words: &[Word], at: usize) -> Option<(f64, usize)> {
    let folded = &words[at].folded;
    if words[at].is_figure() {
        let plain = folded.replace(',', "");
        let (digits, scale) = match plain.strip_suffix(['m', 'k']) {
            Some(rest) if plain.ends_with('m') => (rest, 1e6),
            Some(rest) => (rest, 1e3),
            None => (plain.as_str(), 1.0),
        };
        return digits
            .parse::<f64>()
            .ok()
            .filter(|v| v.is_finite())
            .map(|v| (v * scale, at + 1));
    }
    let tens = number_word(folded)?;
    if folded == "one" && words.get(at + 1).is_none_or(Word::is_stop_word) {
        return None;
    }
    let ones = words
        .get(at + 1)
        .and_then(|w| number_word(&w.folded))
        .filter(|n| *n < 10.0);
    match ones {
        Some(ones) if (20.0..100.0).contains(&tens) => Some((tens + ones, at + 2)),
        _ => Some((tens, at + 1)),
    }
}

/// Years, ordinals, clock times, numbered things and parts of names are no figures.
fn is_part_of_something_else(text: &str, words: &[Word], at: usize, end: usize) -> bool {
    let folded = words[at].folded.as_str();
    let before = text[..words[at].span.start].chars().next_back();
    let after = text[words[end - 1].span.end..].chars().next();
    let next = words.get(end).map_or("", |w| w.folded.as_str());
    let previous = at.checked_sub(1).map_or("", |p| words[p].folded.as_str());
    let is_year = folded.len() == 4
        && folded.bytes().all(|b| b.is_ascii_digit())
        && matches!(
            folded.as_bytes()[0..2],
            [b'1', b'5'..=b'9'] | [b'2', b'0' | b'1']
        )
        && currency_before(text, words[at].span.start).is_none();
    let is_day = super::dates::is_month(next) || super::dates::is_month(previous);
    let is_clock = matches!(
        next,
        "a.m" | "p.m" | "am" | "pm" | "gmt" | "utc" | "o'clock"
    );
    let is_numbered = matches!(
        previous,
        "no" | "nr" | "number" | "chapter" | "section" | "article"
    );
    let is_joined =
        matches!(before, Some('-' | ':' | '/' | '#')) || matches!(after, Some(':' | '/'));
    is_year || is_day || is_clock || is_numbered || is_joined
}

fn currency_before(text: &str, start: usize) -> Option<(char, usize)> {
    let before = text[..start].trim_end_matches(' ');
    let sign = before.chars().next_back()?;
    if matches!(sign, '$' | '€' | '£' | '¥' | '₽') {
        return Some((sign, before.len() - sign.len_utf8()));
    }
    let code = before.get(before.len().checked_sub(3)?..)?;
    let sign = match code {
        "EUR" => '€',
        "USD" => '$',
        "GBP" => '£',
        _ => return None,
    };
    Some((sign, before.len() - 3))
}

fn currency_word(folded: &str) -> Option<char> {
    match folded {
        "dollars" | "dollar" | "usd" => Some('$'),
        "euros" | "euro" | "eur" => Some('€'),
        "pounds" => Some('£'),
        "rubles" | "roubles" => Some('₽'),
        "yen" | "yuan" => Some('¥'),
        _ => None,
    }
}

/// Where a percentage ends, in bytes and words: "40%", "40 percent", "40 per cent".
fn percent_end(text: &str, words: &[Word], end: usize) -> Option<(usize, usize)> {
    let bytes = words[end - 1].span.end;
    if text[bytes..].starts_with('%') {
        return Some((bytes + 1, end));
    }
    match words.get(end).map(|w| w.folded.as_str()) {
        Some("percent" | "pc") => Some((words[end].span.end, end + 1)),
        Some("per") if words.get(end + 1).is_some_and(|w| w.folded == "cent") => {
            Some((words[end + 1].span.end, end + 2))
        }
        _ => None,
    }
}

fn hedge_before(words: &[Word], at: usize) -> Hedge {
    let word = |back: usize| {
        at.checked_sub(back)
            .map_or("", |p| words[p].folded.as_str())
    };
    match (word(2), word(1)) {
        ("at", "least")
        | ("more" | "greater" | "higher", "than")
        | ("no" | "not", "fewer" | "less")
        | (_, "over" | "exceeding" | "above" | "topped") => Hedge::AtLeast,
        ("at", "most") | ("fewer" | "less" | "lower", "than") | (_, "under" | "below") => {
            Hedge::AtMost
        }
        (_, "about" | "around" | "nearly" | "almost" | "some" | "roughly" | "approximately") => {
            Hedge::About
        }
        // "a dozen", but not "a $50 watch".
        (_, "a") if !words[at].is_figure() => Hedge::About,
        _ => Hedge::Exact,
    }
}

fn scale_of(folded: &str) -> Option<f64> {
    match folded {
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" | "mn" | "m" => Some(1e6),
        "billion" | "bn" => Some(1e9),
        "trillion" => Some(1e12),
        "dozen" => Some(12.0),
        _ => None,
    }
}

fn number_word(folded: &str) -> Option<f64> {
    const WORDS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &[
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if folded == "dozen" {
        return Some(12.0);
    }
    let small = WORDS.iter().position(|w| *w == folded).map(|n| n as f64);
    small.or_else(|| {
        TENS.iter()
            .position(|w| *w == folded)
            .map(|n| (n as f64 + 2.0) * 10.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    /// "span=value" with the hedge as a sign: `>=`, `<=`, `~`.
    fn read(text: &str) -> String {
        let sign = |h| match h {
            Hedge::Exact => "=",
            Hedge::AtLeast => ">=",
            Hedge::AtMost => "<=",
            Hedge::About => "~",
        };
        let show = |f: &Figure| format!("{}{}{}", f.span.of(text), sign(f.hedge), f.value);
        figures(text, &words(text))
            .iter()
            .map(show)
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn agree(a: &str, b: &str) -> bool {
        figures(a, &words(a))[0].agrees_with(&figures(b, &words(b))[0])
    }

    #[test]
    fn money_takes_its_sign_and_scale() {
        assert_eq!(
            read("raised $6 million from 40 donors"),
            "$6 million=6000000; 40=40"
        );
    }

    #[test]
    fn written_numbers_are_read() {
        assert_eq!(
            read("twenty-one crew and a dozen guests"),
            "twenty-one=21; dozen~12"
        );
    }

    #[test]
    fn article_before_digits_is_no_hedge() {
        assert_eq!(
            read("a $43,350 watch and a dozen hats"),
            "$43,350=43350; dozen~12"
        );
    }

    #[test]
    fn years_days_and_clock_times_are_no_figures() {
        assert_eq!(read("On 4 March 2021 at 2:52 p.m., No. 5 left"), "");
    }

    #[test]
    fn percentages_are_read_in_every_spelling() {
        assert_eq!(
            read("40% or 40 per cent or 41 percent"),
            "40%=40; 40 per cent=40; 41 percent=41"
        );
    }

    #[test]
    fn one_as_a_pronoun_is_no_figure() {
        assert_eq!(read("one of the two said one charge"), "two=2; one=1");
    }

    #[test]
    fn hedged_figures_agree_with_what_they_allow() {
        assert!(agree("at least 14 people", "15 people"));
        assert!(agree("over $10,000", "$10,977.74"));
        assert!(!agree("at least 14 people", "12 people"));
    }

    #[test]
    fn rounded_figures_agree_with_exact_ones() {
        assert!(agree("$43,350", "$43,000"));
        assert!(!agree("$5,587.75", "$5,687.75"));
        assert!(!agree("$10,000", "$5,587.75"));
        assert!(!agree("14 hurt", "19 hurt"));
    }
}
