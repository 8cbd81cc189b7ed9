//! Which differences show by themselves that two statements speak of one thing.
//!
//! Two statements may share few words and still give one thing: a saying of which both quote most, a sum
//! of which one digit was mistyped, what was given in exchange for what. Nobody says such a thing twice
//! by chance, so a difference in one is a sign of a link, where any other difference rather speaks for
//! two things.

use super::quotation::align;
use super::{Details, find_differences};
use crate::claims::{Difference, DifferenceKind};
use crate::text::Span;

/// Fewer words in common are a turn of phrase: "there are a few things".
const SAYING_WORDS: usize = 6;

/// Fewer words with news among them neither.
const SAYING_CONTENT: usize = 3;

/// A figure of fewer digits that tell is a round one, and near another by chance.
const LONG_FIGURE_DIGITS: usize = 4;

/// Word runs that lead to what something was given for.
const EXCHANGES: [&str; 2] = ["in exchange for", "in return for"];

/// Tells whether the two statements differ on a detail of one thing that both tell at length.
pub(in crate::claims) fn differ_on_one_thing(a: &Details<'_>, b: &Details<'_>) -> bool {
    let is_telling = |d: &Difference| {
        let (Some(here), Some(there)) = (d.a.span, d.b.span) else {
            return false;
        };
        match d.kind {
            DifferenceKind::Quote => is_one_saying(a, here, b, there),
            DifferenceKind::Number => is_one_digit(here.of(a.text), there.of(b.text)),
            DifferenceKind::Condition => is_exchange(a.text, here) && is_exchange(b.text, there),
            _ => false,
        }
    };
    find_differences(a, b).iter().any(is_telling)
}

/// What a statement has that could differ tellingly, read without taking it apart.
#[derive(Debug, Default)]
pub(in crate::claims) struct Checkable {
    long_figures: Vec<String>,
    has_exchange: bool,
}

impl Checkable {
    pub(in crate::claims) fn of(text: &str) -> Self {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let figures = text.split(|c| !is_part(c));
        let long = figures.filter(|figure| figure.len() >= LONG_FIGURE_DIGITS);
        Checkable {
            long_figures: long
                .map(telling_digits)
                .filter(|digits| digits.len() >= LONG_FIGURE_DIGITS)
                .collect(),
            has_exchange: EXCHANGES.iter().any(|lead| text.contains(lead)),
        }
    }

    /// Tells whether two statements may differ on a figure or on an exchange.
    pub(in crate::claims) fn may_differ(&self, other: &Checkable) -> bool {
        let is_near = |x: &String| other.long_figures.iter().any(|y| is_one_digit(x, y));
        (self.has_exchange && other.has_exchange) || self.long_figures.iter().any(is_near)
    }
}

/// The digits of a figure without the zeros that round it: `"$3,500.00"` -> `35`
fn telling_digits(figure: &str) -> String {
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
    digits.trim_end_matches('0').to_owned()
}

/// Tells whether two long figures differ in one digit, or in two that changed places.
///
/// `"$5,587.75"`, `"$5,687.75"` -> true; `"14"`, `"19"` -> false
fn is_one_digit(a: &str, b: &str) -> bool {
    let (a, b) = (
        telling_digits(a).into_bytes(),
        telling_digits(b).into_bytes(),
    );
    if a.len() != b.len() || a.len() < LONG_FIGURE_DIGITS {
        return false;
    }
    let apart: Vec<usize> = (0..a.len()).filter(|p| a[*p] != b[*p]).collect();
    match apart[..] {
        [_] => true,
        [p, q] => q == p + 1 && a[p] == b[q] && a[q] == b[p],
        _ => false,
    }
}

/// Tells whether the quotations at two places run along each other for long.
fn is_one_saying<'a>(a: &'a Details<'_>, here: Span, b: &'a Details<'_>, there: Span) -> bool {
    let at = |details: &'a Details<'_>, place: Span| {
        let mut quotes = details.told.quotations.iter();
        quotes.find(|q| q.span.start == place.start)
    };
    let (Some(here), Some(there)) = (at(a, here), at(b, there)) else {
        return false;
    };
    let pairs = align(&here.tokens, &there.tokens);
    let content = pairs.iter().filter(|p| here.tokens[p.0].is_content);
    pairs.len() >= SAYING_WORDS && content.count() >= SAYING_CONTENT
}

fn is_exchange(text: &str, what: Span) -> bool {
    let before = text[..what.start].trim_end();
    EXCHANGES.iter().any(|lead| before.ends_with(lead))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::StatementId;
    use crate::claims::differences::{ArticleWords, QuotedParts, read_details};
    use crate::claims::fixture::article;

    fn is_telling(a: &str, b: &str) -> bool {
        let (a, b) = (article(&[a]), article(&[b]));
        let first = StatementId(0);
        let read = |article| {
            let quotes = QuotedParts::new(article).of(first);
            read_details(ArticleWords::new(article), first, quotes)
        };
        differ_on_one_thing(&read(&a), &read(&b))
    }

    #[test]
    fn one_digit_of_a_long_sum_is_telling() {
        assert!(is_telling(
            "The crew spent $5,587.75 on a harbour stay in May.",
            "They paid $5,687.75 for the harbour stay, it says."
        ));
        assert!(!is_telling(
            "The crew spent $5,000 on a harbour stay in May.",
            "They paid $6,000 for the harbour stay, it says."
        ));
    }

    #[test]
    fn long_saying_is_telling() {
        let a = "“I spent tolls that should have been spent on my ferry,” he said.";
        assert!(is_telling(
            a,
            "He “spent tolls that shouldn't have been spent.”"
        ));
        assert!(!is_telling("It was “quite safe”.", "It was “quite sound”."));
    }

    #[test]
    fn exchange_is_telling() {
        assert!(is_telling(
            "Lindt agreed to share the ferry's log in exchange for help with permits.",
            "Lindt promised to hand over the ferry's log in return for payments to a charity."
        ));
    }

    #[test]
    fn digits_that_changed_places_are_near() {
        assert!(is_one_digit("118,453", "118,543"));
        assert!(!is_one_digit("2016", "2017,5"));
        assert!(!is_one_digit("5,000", "6,000"));
    }
}
