//! Another name in the same role: "Captain Mara Lindt" against "Captain Jonas Reh".
//!
//! A role is told by the word right before the name. A short form, an initial or a title is no other
//! name, and a name that the other statement knows too is no difference.

use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::Span;

/// Compares names that stand after the same role word.
///
/// `"captain Mara Lindt"`, `"captain Jonas Reh"` -> name
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let (here, there) = (names(a), names(b));
    let mut found = Vec::new();
    for name in &here {
        let same_role = || there.iter().filter(|o| o.role == name.role);
        let is_only =
            same_role().count() == 1 && here.iter().filter(|o| o.role == name.role).count() == 1;
        if let Some(other) = same_role().next().filter(|_| is_only)
            && !is_known(name, b)
            && !is_known(other, a)
        {
            found.push(difference(
                DifferenceKind::Name,
                (a, name.span),
                (b, other.span),
            ));
        }
    }
    found
}

struct Name {
    span: Span,
    /// Stem of the word before.
    role: String,
    /// The words of the name, folded.
    parts: Vec<String>,
}

/// Runs of capitalised words, each after a lower-case content word or a title.
fn names(details: &Details<'_>) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 1;
    while at < details.words.len() {
        let end = run_end(details, at);
        if end > at {
            if let Some(name) = read_name(details, at, end) {
                found.push(name);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// One past the last capitalised word of a run that begins at `at`.
fn run_end(details: &Details<'_>, at: usize) -> usize {
    let is_name_word = |p: usize| details.is_capital(p) && !details.stems[p].is_empty();
    let is_joined = |p: usize| {
        let between = Span::new(details.words[p - 1].span.end, details.words[p].span.start);
        matches!(between.of(details.text), " " | ". " | "-")
    };
    let mut end = at;
    while end < details.words.len() && is_name_word(end) && (end == at || is_joined(end)) {
        end += 1;
    }
    end
}

/// Roles that are written with a capital before a name.
const TITLES: &[&str] = &[
    "captain",
    "judge",
    "dr",
    "professor",
    "president",
    "minister",
    "senator",
    "mayor",
    "chief",
    "inspector",
    "director",
    "sergeant",
    "detective",
    "governor",
    "officer",
    "engineer",
    "rep",
];

fn read_name(details: &Details<'_>, at: usize, end: usize) -> Option<Name> {
    let folded = |p: usize| details.words[p].folded.as_str();
    let is_title = TITLES.contains(&folded(at)) && end - at > 1;
    let (role_at, from) = if is_title { (at, at + 1) } else { (at - 1, at) };
    let role = details.stems[role_at].clone();
    let is_role = is_title || (!details.is_capital(role_at) && TITLES.contains(&folded(role_at)));
    (is_role && !role.is_empty()).then(|| Name {
        span: details.span_of_words(from, end),
        role,
        parts: (from..end).map(|p| folded(p).to_owned()).collect(),
    })
}

/// Tells whether a statement holds a word of the name, or a form of it.
fn is_known(name: &Name, details: &Details<'_>) -> bool {
    let is_form = |part: &String| {
        details
            .words
            .iter()
            .any(|w| w.folded == *part && part.chars().count() > 1)
    };
    name.parts.iter().any(is_form)
}
