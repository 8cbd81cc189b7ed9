//! Cuts running text into sentences, as a careful editor would.
//!
//! Three steps: [`blocks`] cuts at empty lines and list items, [`stop`] finds the places where a
//! sentence might end, and [`rules`] decides on each from the words around it. Each sentence of a
//! quotation stands alone, since each is a statement that another outlet may have kept or dropped.
//!
//! The rules read the words around the stop and never the whole text, so that the time is linear
//! whatever comes in. The language is not asked for: see [`abbreviations`].

mod abbreviations;
mod blocks;
mod brackets;
mod rules;
mod stop;
#[cfg(test)]
mod tests;

use super::Span;
pub use abbreviations::is_opener as is_sentence_opener;
use brackets::Asides;
use rules::Sentence;
use stop::next_stop;

/// Returns the spans of the sentences of one paragraph, trimmed, in order, never overlapping.
///
/// Every character but white space is in exactly one of them.
///
/// `"“I know,” he said. “But no.”"` -> `“I know,” he said.`, `“But no.”`
///
/// `"Mr. Roe paid $2.50. Why?"` -> `Mr. Roe paid $2.50.`, `Why?`
pub fn split_sentences(paragraph: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for block in blocks::blocks(paragraph) {
        let text = block.of(paragraph);
        for span in cut_block(text) {
            push(paragraph, span.shift(block.start), &mut found);
        }
    }
    found
}

/// Cuts text that holds no empty line.
fn cut_block(block: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut asides = Asides::of(block);
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = next_stop(block, at) {
        at = stop.end;
        let aside = asides.around(stop.marks.start);
        let sentence = Sentence {
            block,
            start,
            aside,
        };
        if let Some(end) = rules::end_of_sentence(sentence, &stop) {
            found.push(Span::new(start, end));
            start = end;
        }
    }
    found.push(Span::new(start, block.len()));
    found
}

/// Adds a sentence; one without a letter or digit (a stray ` .`, a row of stars) joins its neighbour.
fn push(paragraph: &str, span: Span, found: &mut Vec<Span>) {
    let span = span.trim(paragraph);
    if span.is_empty() {
        return;
    }
    let has_word = |s: &Span| s.of(paragraph).contains(char::is_alphanumeric);
    match found.last_mut() {
        Some(last) if !has_word(&span) || !has_word(last) => *last = last.join(span),
        _ => found.push(span),
    }
}
