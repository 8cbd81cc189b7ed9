//! Quotations whose wording changed.
//!
//! A quotation may be shortened without being changed: "not a proud day" inside "It was not a proud
//! day for us". It is changed when the two run along the same words and then differ: "categorically
//! false" against "categorically incorrect".

use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::Span;

/// In a quotation of so few words one shared word makes half of it, so it must begin or end with the
/// same word to be the same quotation: "a false story" is no wording of "simply false".
const SHORT_QUOTE_WORDS: usize = 3;

/// Twice the words in common, in order, by the words of both: below this two quotations are two
/// quotations, not one with another wording.
const LEAST_LIKENESS: f64 = 0.5;

/// A quotation at least this long that lost no more than [`DROPPED_WORDS`] at its edges was not
/// shortened for the sentence around it: somebody dropped or added a word.
const LONG_QUOTE_WORDS: usize = 10;

/// See [`LONG_QUOTE_WORDS`].
const DROPPED_WORDS: usize = 1;

/// Compares each quotation with the one most like it.
///
/// `"it was “categorically false”"`, `"it was “categorically incorrect”"` -> quote
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    let (here, there) = (quotes(a), quotes(b));
    for quote in &here {
        let best = most_like(quote, &there);
        let is_mutual =
            |other: &Quote| most_like(other, &here).is_some_and(|q| q.span == quote.span);
        if let Some(other) = best.filter(|o| is_mutual(o))
            && is_changed(quote, other)
            && !stands_in(quote, b)
            && !stands_in(other, a)
        {
            found.push(difference(
                DifferenceKind::Quote,
                (a, quote.span),
                (b, other.span),
            ));
        }
    }
    found
}

/// Fewer words in common are a phrase that two people may use: "the rule of law".
const SHARED_QUOTE_WORDS: usize = 5;

/// Tells whether a quotation of the one statement is, as a whole or in part, one of the other, in
/// these or nearly these words.
pub(super) fn share_quotation(a: &Details<'_>, b: &Details<'_>) -> bool {
    let there = quotes(b);
    quotes(a)
        .iter()
        .any(|quote| most_like(quote, &there).is_some_and(|o| has_run(quote, o)))
}

/// Tells whether two quotations have a run of words in common that is too long for chance.
fn has_run(a: &Quote, b: &Quote) -> bool {
    let mut runs = a.folded.windows(SHARED_QUOTE_WORDS);
    runs.any(|run| {
        b.folded
            .windows(SHARED_QUOTE_WORDS)
            .any(|other| other == run)
    })
}

struct Quote {
    span: Span,
    folded: Vec<String>,
    /// Places of words that carry news.
    content: Vec<bool>,
}

fn quotes(details: &Details<'_>) -> Vec<Quote> {
    let read = |span: &Span| {
        let inside = || details.words.iter().filter(|w| span.contains(w.span));
        Quote {
            span: *span,
            folded: inside().map(|w| w.folded.clone()).collect(),
            content: inside().map(|w| !w.is_stop_word()).collect(),
        }
    };
    details
        .quotes
        .iter()
        .map(read)
        .filter(|q| q.content.contains(&true))
        .collect()
}

fn most_like<'q>(quote: &Quote, others: &'q [Quote]) -> Option<&'q Quote> {
    let like = |other: &&Quote| likeness(quote, other);
    let best = others
        .iter()
        .max_by(|x, y| like(x).total_cmp(&like(y)).then(y.span.cmp(&x.span)));
    best.filter(|other| {
        like(other) >= LEAST_LIKENESS && shares_content(quote, other) && is_aligned(quote, other)
    })
}

/// Tells whether two quotations, if one is short, have the same first word or the same last.
fn is_aligned(a: &Quote, b: &Quote) -> bool {
    a.folded.len().min(b.folded.len()) > SHORT_QUOTE_WORDS
        || a.folded.first() == b.folded.first()
        || a.folded.last() == b.folded.last()
}

fn likeness(a: &Quote, b: &Quote) -> f64 {
    let common = longest_common(&a.folded, &b.folded) as f64;
    2.0 * common / (a.folded.len() + b.folded.len()) as f64
}

fn shares_content(a: &Quote, b: &Quote) -> bool {
    let content = a.folded.iter().zip(&a.content).filter(|(_, is)| **is);
    content.into_iter().any(|(word, _)| b.folded.contains(word))
}

/// Length of the longest common subsequence of two word lists.
fn longest_common(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for word in a {
        let mut diagonal = 0;
        for (place, other) in b.iter().enumerate() {
            let above = row[place + 1];
            row[place + 1] = if word == other {
                diagonal + 1
            } else {
                above.max(row[place])
            };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// Tells whether the wording changed, and was not merely cut shorter.
fn is_changed(a: &Quote, b: &Quote) -> bool {
    let (short, long) = if a.folded.len() <= b.folded.len() {
        (a, b)
    } else {
        (b, a)
    };
    let is_cut = long
        .folded
        .windows(short.folded.len())
        .any(|run| run == short.folded);
    let dropped = long.folded.len() - short.folded.len();
    let is_word_dropped =
        short.folded.len() >= LONG_QUOTE_WORDS && (1..=DROPPED_WORDS).contains(&dropped);
    !is_cut || is_word_dropped
}

/// Tells whether the very words stand in the other statement, quoted or not.
fn stands_in(quote: &Quote, other: &Details<'_>) -> bool {
    let words: Vec<&String> = other.words.iter().map(|w| &w.folded).collect();
    let is_word_drop = quote.folded.len() >= LONG_QUOTE_WORDS;
    !is_word_drop
        && words
            .windows(quote.folded.len())
            .any(|run| run.iter().copied().eq(&quote.folded))
}
