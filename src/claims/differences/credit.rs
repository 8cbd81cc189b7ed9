//! One quotation, two speakers.
//!
//! Only quotations are compared: whoever else is named in "X said that …" may be repeating somebody,
//! and outlets put an agency, a lawyer or a company there for the same words. Only names are: "the
//! owner" and "Jonas Reh" may be one. Who speaks is found by the article stage.

use super::Details;
use super::quote::share_quotation;
use crate::claims::{Difference, DifferenceKind, Value};
use crate::text::{Span, words};

/// Compares who is said to speak the words that both quote.
///
/// `"“It was locked,” said Mara Lindt"`, `"“It was locked,” said Jonas Reh"` -> credit
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let (Some(here), Some(there)) = (a.speaker, b.speaker) else {
        return Vec::new();
    };
    let is_named = names(a, there) || names(b, here);
    if is_named || !share_quotation(a, b) {
        return Vec::new();
    }
    vec![Difference {
        kind: DifferenceKind::Credit,
        a: credited(a, here),
        b: credited(b, there),
    }]
}

/// Tells whether a statement, or its speaker's name, holds a word of the name.
fn names(details: &Details<'_>, name: &str) -> bool {
    let own = details.speaker.map(words).unwrap_or_default();
    let is_known = |folded: &str| {
        let mut known = details.words.iter().chain(&own);
        known.any(|w| w.folded == folded)
    };
    let parts = words(name);
    parts
        .iter()
        .any(|part| part.folded.chars().count() > 1 && is_known(&part.folded))
}

/// The name with its place; one that is carried over from another statement has none.
fn credited(details: &Details<'_>, name: &str) -> Value {
    let start = details.text.find(name);
    Value {
        text: name.to_owned(),
        span: start.map(|start| Span::new(start, start + name.len())),
    }
}
