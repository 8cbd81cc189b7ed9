//! Another offence behind the same word of law: "pleaded guilty to fraud" against "to conspiracy".
//!
//! Only where each side names one offence: somebody charged with two may be said to be charged with
//! either. Which degree it is, or under whose law, makes no other offence.

use super::clause::can_share_subject;
use super::stem::Stem;
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::Span;

/// Stems of words of law, with the word that leads from each to the offence.
const LEADS: &[(&str, &str)] = &[
    ("plead", "to"),
    ("plea", "to"),
    ("charg", "with"),
    ("convict", "of"),
    ("acquit", "of"),
];

/// How many words after the word of law its lead may stand: "pleaded guilty on Monday to".
const LEAD_REACH_WORDS: usize = 6;

/// How many words after the lead the offence may stand.
const OFFENCE_REACH_WORDS: usize = 7;

/// Stems of offences.
const OFFENCES: &[&str] = &[
    "fraud",
    "conspiraci",
    "murder",
    "manslaught",
    "assault",
    "theft",
    "robberi",
    "burglari",
    "briberi",
    "perjuri",
    "extort",
    "arson",
    "treason",
    "espionag",
    "kidnap",
    "rape",
    "batteri",
    "larceni",
    "embezzl",
    "terror",
    "trespass",
    "sabotag",
    "smuggl",
];

/// Words that end what is named: what follows is how, when or before whom.
const ENDS: &[&str] = &[
    "in", "for", "before", "after", "that", "as", "by", "at", "from", "over", "when", "on",
    "during", "stemming", "related", "against", "while",
];

/// Stems of words before an offence that make it no other one.
const DEGREES: &[&str] = &[
    "feloni",
    "feder",
    "state",
    "misdemeanor",
    "crimin",
    "first",
    "second",
    "third",
    "degre",
    "aggrav",
    "singl",
    "count",
    "charg",
    "attempt",
    "alleg",
    "feloni",
];

/// Compares the offences that somebody is charged with or has owned up to.
///
/// `"pleaded guilty to visa fraud"`, `"pleaded guilty to tax fraud"` -> name
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let (Some(here), Some(there)) = (&a.told.offence, &b.told.offence) else {
        return Vec::new();
    };
    let is_same_law = a.is_same_word(here.law, b, there.law);
    let (offence_a, offence_b) = (&a.stems[here.place], &b.stems[there.place]);
    let are_other = if offence_a == offence_b {
        matches!((&here.sort, &there.sort), (Some(x), Some(y)) if x != y)
    } else {
        !a.stems.contains(offence_b) && !b.stems.contains(offence_a)
    };
    let is_one = can_share_subject(a, here.law, b, there.law);
    if !is_same_law || !are_other || !is_one {
        return Vec::new();
    }
    vec![difference(
        DifferenceKind::Name,
        (a, here.span),
        (b, there.span),
    )]
}

/// The one offence that a statement names.
pub(super) struct Offence {
    /// The word of law.
    law: usize,
    /// The word for the offence.
    place: usize,
    /// Stem of the word before it that says which sort.
    sort: Option<Stem>,
    span: Span,
}

/// Reads the offence that a statement names, where it names one alone.
pub(super) fn find(details: &Details<'_>) -> Option<Offence> {
    let lead_of = |p: usize| LEADS.iter().find(|l| details.stems[p] == l.0);
    let (law, lead) = (0..details.words.len()).find_map(|p| lead_of(p).map(|l| (p, l.1)))?;
    let is_lead = |p: &usize| details.words[*p].folded == lead;
    let end = details.words.len().min(law + LEAD_REACH_WORDS);
    let from = (law + 1..end).find(is_lead)? + 1;
    let named = (from..details.words.len().min(from + OFFENCE_REACH_WORDS))
        .take_while(|p| !is_end(details, from, *p));
    let is_offence = |p: &usize| OFFENCES.contains(&details.stems[*p].as_str());
    let offences: Vec<usize> = named.filter(is_offence).collect();
    let [place] = offences[..] else {
        return None;
    };
    let sort = place.checked_sub(1).filter(|p| {
        *p >= from
            && !details.stems[*p].is_empty()
            && !DEGREES.contains(&details.stems[*p].as_str())
    });
    Some(Offence {
        law,
        place,
        sort: sort.map(|p| details.stems[p].clone()),
        span: details.span_of_words(sort.unwrap_or(place), place + 1),
    })
}

/// Tells whether the naming has ended before the word at `place`.
fn is_end(details: &Details<'_>, from: usize, place: usize) -> bool {
    let is_parted = place > from && {
        let gap = Span::new(
            details.words[place - 1].span.end,
            details.words[place].span.start,
        );
        gap.of(details.text).contains([',', ';', '—', '–', ':'])
    };
    is_parted || ENDS.contains(&details.words[place].folded.as_str())
}
