//! What signs, colours and places tell elsewhere, in words.

use crate::app::{GridRow, Place, State};
use crate::article::{Role, StatementId};
use crate::claims::{Claim, DifferenceKind, StatementRef, Status};
use crate::comparison::Comparison;
use crate::export::disagreements::disagreements;
use crate::page::{Mark, OutletSays, Says, changed_words};

/// `"Harbor Times, statement 3 of 18, 3 of 4 outlets say it, Daily Ledger differs: number 14 against 19"`
pub(super) fn statement_words(state: &State, place: Place) -> String {
    let story = &state.story;
    let Some(column) = story.columns.get(place.column) else {
        return String::new();
    };
    let mut words = vec![column.name().to_owned()];
    let article = column.article.as_ref();
    let own = article.and_then(|a| a.statements.get(place.statement.0));
    match own.map(|s| (s.role, s.speaker.as_deref())) {
        Some((Role::Headline, _)) => words.push("headline".to_owned()),
        Some((Role::Quotation, Some(speaker))) => words.push(format!("quotation of {speaker}")),
        Some((Role::Quotation, None)) => words.push("quotation".to_owned()),
        _ => {}
    }
    let (at, count) = (place.statement.0 + 1, column.statement_count());
    words.push(format!("statement {at} of {count}"));
    words.extend(mark_words(state, column.mark(place.statement)));
    words.extend(difference_words(state, place));
    if is_hit(state, place) {
        words.push("a hit of the search".to_owned());
    }
    words.extend(letters_at(state, place));
    if story.link_start == Some(place) {
        words.push("waits to be linked".to_owned());
    }
    words.join(", ")
}

fn mark_words(state: &State, mark: Mark) -> Option<String> {
    let story = &state.story;
    story.comparison.as_ref()?;
    let all = story.columns.len();
    match mark {
        Mark::Same(outlets) | Mark::Differs(outlets) => {
            Some(format!("{outlets} of {all} outlets say it"))
        }
        Mark::Single => Some("only this outlet says it".to_owned()),
        Mark::Weak => Some("only a weak link".to_owned()),
        Mark::Blank => None,
    }
}

/// `"Daily Ledger differs: number 14 against 19"`, an entry an outlet.
fn difference_words(state: &State, place: Place) -> Vec<String> {
    let story = &state.story;
    let (Some(comparison), Some(own)) = (&story.comparison, story.reference(place)) else {
        return Vec::new();
    };
    let said = crate::page::says_of(comparison, &story.index, own);
    let differing = said.iter().filter(|answer| answer.says == Says::Differs);
    differing
        .map(|answer| {
            let outlet = story.outlet(answer.article);
            let details = details(state, comparison, own, answer);
            let details: Vec<String> = details
                .into_iter()
                .map(|d| format!("{} {} against {}", d.kind.name(), d.own, d.other))
                .collect();
            format!("{outlet} differs: {}", details.join(", "))
        })
        .collect()
}

/// A detail on which two statements differ, as it is spoken.
struct Detail {
    kind: DifferenceKind,
    own: String,
    other: String,
}

/// The details on which an outlet differs, each once.
fn details(
    state: &State,
    comparison: &Comparison,
    own: StatementRef,
    answer: &OutletSays,
) -> Vec<Detail> {
    let index = &state.story.index;
    let twins = index.twins(comparison, own).into_iter();
    let twins = twins.filter(|twin| twin.article == answer.article);
    let mut details: Vec<Detail> = Vec::new();
    for twin in twins {
        for (kind, here, there) in index.differences(comparison, own, twin) {
            let (own, other) = match kind {
                DifferenceKind::Quote => (
                    changed(&here.text, &there.text),
                    changed(&there.text, &here.text),
                ),
                _ => (value(&here.text), value(&there.text)),
            };
            // A number inside a quotation is both; once is enough.
            if !details.iter().any(|d| d.own == own && d.other == other) {
                details.push(Detail { kind, own, other });
            }
        }
    }
    details
}

/// The changed words of a quotation.
fn changed(own: &str, other: &str) -> String {
    let parts = changed_words(own, other).into_iter();
    let parts: Vec<&str> = parts.map(|s| s.of(own)).collect();
    value(&parts.join(" … "))
}

/// What a statement that leaves a value out is said to say.
fn value(text: &str) -> String {
    if text.is_empty() { "nothing" } else { text }.to_owned()
}

fn is_hit(state: &State, place: Place) -> bool {
    let column = state.story.columns.get(place.column);
    let own = column.and_then(|c| Some((c, c.article.as_ref()?)));
    own.is_some_and(|(column, article)| {
        let statement = article.statements.get(place.statement.0);
        statement.is_some_and(|s| {
            let from = column.hits.partition_point(|hit| hit.end <= s.span.start);
            column
                .hits
                .get(from)
                .is_some_and(|hit| hit.overlaps(s.span))
        })
    })
}

/// `"mark a"`, `"note: ask them"`
fn letters_at(state: &State, place: Place) -> Vec<String> {
    let Some(own) = state.story.annotated.at(place) else {
        return Vec::new();
    };
    let letters = own.letters.iter().map(|letter| format!("mark {letter}"));
    let notes = own.notes.iter().map(|note| format!("note: {note}"));
    letters.chain(notes).collect()
}

/// `"Daily Ledger differs, number 19, here 14"`
pub(super) fn standing_words(
    state: &State,
    comparison: &Comparison,
    own: StatementRef,
    answer: &OutletSays,
) -> String {
    let outlet = state.story.outlet(answer.article);
    match answer.says {
        Says::Same => format!("{outlet} says the same"),
        Says::Partly => format!("{outlet} says a part of it"),
        Says::Silent => format!("{outlet} is silent"),
        Says::Differs => {
            let details = details(state, comparison, own, answer).into_iter();
            let details = details.map(|d| format!("{} {}, here {}", d.kind.name(), d.other, d.own));
            let details: Vec<String> = details.collect();
            format!("{outlet} differs, {}", details.join(", "))
        }
    }
}

/// `"3 of 4 outlets say it"`
pub(super) fn coverage(comparison: &Comparison, claim: &Claim) -> String {
    match claim.outlets {
        0 | 1 => "only one outlet says it".to_owned(),
        outlets => format!("{outlets} of {} outlets say it", comparison.articles.len()),
    }
}

/// `"claim 2 of 22, 3 of 4 outlets say it, differs on number: 14 in Harbor Times, 19 in Daily Ledger"`
pub(super) fn claim_words(
    state: &State,
    comparison: &Comparison,
    number: usize,
    claim: &Claim,
) -> String {
    let count = state.grid.rows.len();
    let mut words = vec![
        format!("claim {} of {count}", number + 1),
        coverage(comparison, claim),
    ];
    if claim.status == Status::Differs {
        for detail in disagreements(comparison, claim) {
            let sides = detail.sides.iter().map(|side| {
                let names = side.statements.iter();
                let mut names: Vec<&str> = names.map(|s| state.story.outlet(s.article)).collect();
                names.dedup();
                format!("{} in {}", value(&side.text), names.join(" and "))
            });
            let sides: Vec<String> = sides.collect();
            words.push(format!(
                "differs on {}: {}",
                detail.kind.name(),
                sides.join(", ")
            ));
        }
    }
    words.join(", ")
}

/// `"Daily Ledger, statement 4, differs"`: who words a claim, and how it stands to the first wording.
pub(super) fn wording_words(
    state: &State,
    row: &GridRow,
    member: StatementRef,
    is_first: bool,
) -> String {
    let story = &state.story;
    let outlet = story.outlet(member.article);
    let StatementId(statement) = member.statement;
    let column = story.column_of(member.article);
    let word = column.map_or("", |column| row.word(column));
    let place = format!("{outlet}, statement {}", statement + 1);
    match word {
        _ if is_first => place,
        "" | "only" => place,
        word => format!("{place}, {word}"),
    }
}
