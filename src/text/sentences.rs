//! Cuts running text into sentences.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// Returns the spans of the sentences of one paragraph, trimmed, in order, never overlapping.
pub fn split_sentences(paragraph: &str) -> Vec<Span> {
    paragraph
        .split_sentence_bound_indices()
        .map(|(start, s)| Span::new(start, start + s.len()).trim(paragraph))
        .filter(|span| !span.is_empty())
        .collect()
}
