//! One quotation, two speakers.
//!
//! Only quotations are compared: whoever else is named in "X said that …" may be repeating somebody,
//! and outlets put an agency, a lawyer or a company there for the same words. Only people are: a house
//! or a party speaks through many mouths, and "the owner" and "Jonas Reh" may be one. Who speaks is
//! found by the article stage; where it carried the name over from another sentence it may be wrong, so
//! then the article must not know the other speaker at all.

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
    if a.told.quotations.is_empty() || b.told.quotations.is_empty() {
        return Vec::new();
    }
    let is_named = names(a, there) || names(b, here);
    let are_people = is_person(here) && is_person(there);
    let is_sure = is_sure_of(a, here, there) && is_sure_of(b, there, here);
    if is_named || !are_people || !is_sure || !share_quotation(a, b) {
        return Vec::new();
    }
    vec![Difference {
        kind: DifferenceKind::Credit,
        a: credited(a, here),
        b: credited(b, there),
    }]
}

/// Words that make a name no person's.
const NOT_PEOPLE: &[&str] = &[
    "department",
    "house",
    "press",
    "committee",
    "office",
    "party",
    "court",
    "senate",
    "congress",
    "ministry",
    "agency",
    "union",
    "university",
    "company",
    "inc",
    "corp",
    "group",
    "bank",
    "council",
    "police",
    "army",
    "government",
    "post",
    "times",
    "news",
    "journal",
    "reuters",
    "ap",
    "cnn",
    "republican",
    "democrat",
    "republicans",
    "democrats",
    "officials",
    "campaign",
    "team",
    "church",
    "hospital",
    "school",
    "institute",
    "center",
    "centre",
    "foundation",
    "association",
    "states",
];

/// Titles, which alone are no name.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "president",
    "senator",
    "sen",
    "rep",
    "gov",
    "governor",
    "minister",
    "secretary",
    "prime",
    "general",
    "gen",
    "judge",
    "justice",
    "pope",
    "king",
    "queen",
    "leader",
    "majority",
    "minority",
    "speaker",
    "mayor",
    "chief",
    "sheriff",
    "captain",
    "officer",
    "director",
];

/// `"Mr. Reh"` -> true; `"Justice Department"`, `"DOJ"`, `"President"` -> false
fn is_person(name: &str) -> bool {
    let parts = words(name);
    let is_initials = |w: &str| w.len() > 1 && w.chars().all(|c| c.is_uppercase() || c == '.');
    let is_bare = parts.iter().all(|w| TITLES.contains(&w.folded.as_str()));
    !is_bare
        && !parts
            .iter()
            .any(|w| NOT_PEOPLE.contains(&w.folded.as_str()))
        && !parts.iter().any(|w| is_initials(w.span.of(name)))
}

/// Tells whether a statement names its speaker, or its article does not know the other one.
fn is_sure_of(details: &Details<'_>, speaker: &str, other: &str) -> bool {
    let surname = other.rsplit(' ').next().unwrap_or(other);
    details.text.contains(speaker) || !details.article.text.contains(surname)
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
