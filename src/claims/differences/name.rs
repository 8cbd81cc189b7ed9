//! Another name in the same role: "Captain Mara Lindt" against "Captain Jonas Reh".
//!
//! A role is told by the title right before the name and the word that qualifies it: a vice president
//! is no president. Many hold the same title over the years and side by side, so the two must also do
//! the same. A short form, an initial or a title is no other name, and a name that the other statement
//! knows too is no difference.

use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::Span;

/// Compares names that stand after the same role word.
///
/// `"captain Mara Lindt"`, `"captain Jonas Reh"` -> name
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let (here, there) = (&a.told.names, &b.told.names);
    let mut found = Vec::new();
    for name in here {
        let same_role = || there.iter().filter(|o| o.role == name.role);
        let is_only =
            same_role().count() == 1 && here.iter().filter(|o| o.role == name.role).count() == 1;
        if let Some(other) = same_role().next().filter(|_| is_only)
            && !is_known(name, b)
            && !is_known(other, a)
            && do_same(a, name, b, other)
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

/// Tells whether the clauses around two names have a verb in common, or no verb and much else.
fn do_same(a: &Details<'_>, name: &Name, b: &Details<'_>, other: &Name) -> bool {
    let (verbs_a, verbs_b) = (a.clauses.verbs(name.first), b.clauses.verbs(other.first));
    if !verbs_a.is_empty() || !verbs_b.is_empty() {
        return a.count_shared(&verbs_a, b, &verbs_b) > 0;
    }
    let (rest_a, rest_b) = (rest(a, name), rest(b, other));
    let fewer = rest_a.len().min(rest_b.len());
    fewer > 0 && 2 * a.count_shared(&rest_a, b, &rest_b) >= fewer
}

/// What carries news in the clause besides the name.
fn rest(details: &Details<'_>, name: &Name) -> Vec<usize> {
    let (first, end) = details.clauses.around(name.first);
    let mut places = details.content(first, end);
    places.retain(|p| !(name.first..name.end).contains(p));
    places
}

pub(super) struct Name {
    /// Its first word.
    first: usize,
    /// One past its last word.
    end: usize,
    span: Span,
    /// The title before it, with what qualifies it.
    role: String,
    /// The words of the name, folded.
    parts: Vec<String>,
}

/// Runs of capitalised words that stand after a title, or begin with one.
pub(super) fn names(details: &Details<'_>) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
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

/// Words that stand right before a name and say what somebody is. Other words before a name ("met",
/// "with") say nothing of its role.
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

/// `"Vice President Mara Lindt"` -> `Mara Lindt` in the role `vice president`
fn read_name(details: &Details<'_>, at: usize, end: usize) -> Option<Name> {
    let folded = |p: usize| details.words[p].folded.as_str();
    let is_title = |p: &usize| TITLES.contains(&folded(*p));
    let role_at = (at.saturating_sub(1)..end - 1).rev().find(is_title)?;
    let from = (role_at + 1).max(at);
    let role = match role_at.checked_sub(1).filter(|p| is_qualifier(details, *p)) {
        Some(before) => format!("{} {}", folded(before), folded(role_at)),
        None => folded(role_at).to_owned(),
    };
    let is_dated = (from..end).any(|p| details.content(p, p + 1).is_empty());
    let is_owner = details.words[end - 1]
        .span
        .of(details.text)
        .ends_with(['s', 'S'])
        && details.words[end - 1]
            .span
            .of(details.text)
            .contains(['\'', '’']);
    if is_dated || is_owner {
        return None;
    }
    Some(Name {
        first: from,
        end,
        span: details.span_of_words(from, end),
        role,
        parts: (from..end).map(|p| folded(p).to_owned()).collect(),
    })
}

/// Tells whether the word makes the role after it another one: "vice", "health", "former", but not
/// "the" or "ship's".
fn is_qualifier(details: &Details<'_>, place: usize) -> bool {
    let word = details.words[place].span;
    let gap = Span::new(word.end, details.words[place + 1].span.start).of(details.text);
    let is_possessive =
        word.of(details.text).ends_with(['s', 'S']) && word.of(details.text).contains(['\'', '’']);
    gap == " " && !is_possessive && !details.stems[place].is_empty()
}

/// `"lindt"`, `"lindtâ"` -> true: what is longer by a letter is a slip of the page.
fn is_form_of(a: &str, b: &str) -> bool {
    const SLIP_LETTERS: usize = 1;
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let letters = |s: &str| s.chars().count();
    long.starts_with(short) && letters(long) - letters(short) <= SLIP_LETTERS
}

/// Tells whether a statement holds a word of the name, or a form of it.
fn is_known(name: &Name, details: &Details<'_>) -> bool {
    let is_form = |part: &String| {
        details
            .words
            .iter()
            .any(|w| part.chars().count() > 1 && is_form_of(part, &w.folded))
    };
    name.parts.iter().any(is_form)
}
