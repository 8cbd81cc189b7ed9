//! What the wordings of a claim differ on, as Why stacks it: a row an outlet, the values one above another.
//!
//! ```text
//!  ≠ number
//!     Courier   … the fire on the quay at least  14        people were hurt, tw…
//!     Gazette                                    Nineteen  people were injured …
//! ```
//!
//! The words around a value are cut where they do not fit, so that the eye has only the column of values
//! to go down. A quotation stands by the first of its words that was changed.

use super::sheet::piece;
use super::{Piece, Sheet, State, Tone};
use crate::article::ArticleId;
use crate::claims::{Claim, DifferenceKind, StatementRef};
use crate::comparison::Comparison;
use crate::export::disagreements::{Disagreement, disagreements};
use crate::page::{Role, Says, changed_words, fit_cells, text_width, wrap};
use crate::text::Span;

/// Before the name of an outlet.
const INDENT_CELLS: usize = 4;
/// A longer name is cut, so that the values keep their room.
const MAX_NAME_CELLS: usize = 20;
/// Where a value is longer, values are wrapped, with no words around them.
const MAX_VALUE_CELLS: usize = 32;
/// With less room for the words around it, a value stands alone.
const MIN_AROUND_CELLS: usize = 16;

/// A word that is longer is cut at the end of a row rather than left out.
const LONG_WORD_CELLS: usize = 16;

/// One value in its statement.
struct Detail<'a> {
    outlet: String,
    before: &'a str,
    value: String,
    after: &'a str,
}

/// Adds the differences of some claims, if there are any.
pub(super) fn add_details<'a>(
    sheet: &mut Sheet,
    state: &State,
    comparison: &Comparison,
    claims: impl Iterator<Item = &'a Claim>,
) {
    let found: Vec<(&Claim, Disagreement)> = claims
        .flat_map(|claim| {
            let all = disagreements(comparison, claim).into_iter();
            all.map(move |detail| (claim, detail))
        })
        .collect();
    if found.is_empty() {
        return;
    }
    sheet.gap();
    sheet.add("differences", Tone::Strong, 0);
    for (claim, detail) in found {
        let kind = format!("≠ {}", detail.kind.name());
        sheet.add(&kind, Tone::Says(Says::Differs), 2);
        let details = details_of(state, comparison, claim, &detail);
        for row in stacked(&details, sheet.width_cells(), state.options.has_color) {
            sheet.add_row(row);
        }
    }
}

fn details_of<'a>(
    state: &State,
    comparison: &'a Comparison,
    claim: &Claim,
    detail: &Disagreement,
) -> Vec<Detail<'a>> {
    let mut details = Vec::new();
    for (number, side) in detail.sides.iter().enumerate() {
        let other = detail.sides.iter().enumerate().find(|(n, _)| *n != number);
        let other = other.map_or("", |(_, other)| other.text.as_str());
        for statement in &side.statements {
            let outlet = outlet_of(state, statement.article);
            let text = comparison.text(*statement);
            let place = place_of(comparison, claim, detail.kind, (*statement, &side.text));
            details.push(match place {
                Some(place) => {
                    let place = changed_part(detail.kind, place, text, other);
                    Detail {
                        outlet,
                        before: Span::new(0, place.start).of(text),
                        value: place.of(text).to_owned(),
                        after: Span::new(place.end, text.len()).of(text),
                    }
                }
                None => Detail {
                    outlet,
                    before: "",
                    value: told(&side.text),
                    after: "",
                },
            });
        }
    }
    details
}

fn outlet_of(state: &State, article: ArticleId) -> String {
    state.story.outlet(article).to_owned()
}

/// A value that stands in another statement, or nowhere.
fn told(text: &str) -> String {
    if text.is_empty() {
        "nothing".to_owned()
    } else {
        text.to_owned()
    }
}

/// Where a value stands in its statement, as the links of the claim have it.
fn place_of(
    comparison: &Comparison,
    claim: &Claim,
    kind: DifferenceKind,
    (statement, text): (StatementRef, &str),
) -> Option<Span> {
    let links = claim
        .links
        .iter()
        .filter_map(|link| comparison.links.get(*link));
    let values = links.flat_map(|link| {
        let same = link.differences.iter().filter(move |d| d.kind == kind);
        same.filter_map(move |d| match statement {
            s if s == link.a => Some(&d.a),
            s if s == link.b => Some(&d.b),
            _ => None,
        })
    });
    let is_it = |value: &&crate::claims::Value| value.text.to_lowercase() == text.to_lowercase();
    values.filter(is_it).find_map(|value| value.span)
}

/// Of a quotation, the first words that were changed; of anything else, the value.
fn changed_part(kind: DifferenceKind, place: Span, text: &str, other: &str) -> Span {
    if kind != DifferenceKind::Quote {
        return place;
    }
    let changed = changed_words(place.of(text), other).into_iter().next();
    changed.map_or(place, |part| part.shift(place.start))
}

/// The rows, the values level with each other.
fn stacked(details: &[Detail], width_cells: usize, has_color: bool) -> Vec<Vec<Piece>> {
    let widest = |cells: &dyn Fn(&Detail) -> usize, most: usize| {
        let widths = details.iter().map(cells);
        widths.max().unwrap_or(0).min(most)
    };
    let names = widest(
        &|d| text_width(&d.outlet),
        MAX_NAME_CELLS.min(width_cells / 3),
    );
    if details
        .iter()
        .any(|d| text_width(&d.value) > MAX_VALUE_CELLS)
    {
        return long_values(details, (names, width_cells), has_color);
    }
    let values = widest(&|d| text_width(&d.value) + 2, MAX_VALUE_CELLS);
    let around = width_cells.saturating_sub(INDENT_CELLS + names + values + 3);
    let before = if around < MIN_AROUND_CELLS {
        0
    } else {
        widest(&|d| text_width(d.before.trim_end()), around / 2)
    };
    let after = if around < MIN_AROUND_CELLS {
        0
    } else {
        around - before
    };
    details
        .iter()
        .map(|detail| {
            // Without colour the signs that stand for the mark take a cell each.
            let value = fit_cells(&detail.value, values.saturating_sub(2));
            let signs = Role::Differs.brackets().filter(|_| !has_color);
            let (open, close) = signs.unwrap_or(("", ""));
            vec![
                piece(&" ".repeat(INDENT_CELLS), Tone::Faint),
                piece(
                    &filled(&fit_cells(&detail.outlet, names), names + 2),
                    Tone::Strong,
                ),
                piece(
                    &ending(detail.before.trim_end(), before),
                    Tone::Text(Role::Body),
                ),
                piece(&format!(" {open}"), Tone::Faint),
                piece(&value, Tone::Text(Role::Differs)),
                piece(
                    &filled(
                        close,
                        values.saturating_sub(text_width(&value) + open.len()),
                    ),
                    Tone::Faint,
                ),
                piece(
                    &fit_cells(detail.after.trim_start(), after),
                    Tone::Text(Role::Body),
                ),
            ]
        })
        .collect()
}

/// The rows of values of which one is long: whole, and wrapped, without the words around them.
fn long_values(
    details: &[Detail],
    (names, width_cells): (usize, usize),
    has_color: bool,
) -> Vec<Vec<Piece>> {
    let room = width_cells.saturating_sub(INDENT_CELLS + names + 4).max(1);
    let (open, close) = Role::Differs
        .brackets()
        .filter(|_| !has_color)
        .unwrap_or(("", ""));
    let mut rows = Vec::new();
    for detail in details {
        let value = format!("{open}{}{close}", detail.value);
        let outlet = fit_cells(&detail.outlet, names);
        for (number, span) in wrap(&value, Span::new(0, value.len()), room, &[])
            .iter()
            .enumerate()
        {
            let name = if number == 0 { outlet.as_str() } else { "" };
            rows.push(vec![
                piece(&" ".repeat(INDENT_CELLS), Tone::Faint),
                piece(&filled(name, names + 2), Tone::Strong),
                piece(span.of(&value), Tone::Text(Role::Differs)),
            ]);
        }
    }
    rows
}

/// The text, filled up with blanks.
fn filled(text: &str, cells: usize) -> String {
    let blank = " ".repeat(cells.saturating_sub(text_width(text)));
    format!("{text}{blank}")
}

/// The end of a text that fits, pushed to the right.
///
/// `("about four people", 12)` -> `"…four people"`
fn ending(text: &str, cells: usize) -> String {
    if text_width(text) <= cells {
        return format!("{}{text}", " ".repeat(cells - text_width(text)));
    }
    if cells == 0 {
        return String::new();
    }
    let starts = text.char_indices().map(|(at, _)| at);
    let mut fitting = starts.filter(|at| text_width(&text[*at..]) < cells);
    let cut = fitting.next().map_or("", |at| &text[at..]);
    // From the next whole word on, unless it is a long way off.
    let word = cut
        .find(' ')
        .filter(|at| text_width(&cut[..*at]) < LONG_WORD_CELLS);
    let cut = word.map_or(cut, |at| cut[at..].trim_start());
    let cut = format!("…{cut}");
    format!(
        "{}{cut}",
        " ".repeat(cells.saturating_sub(text_width(&cut)))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detail<'a>(outlet: &str, before: &'a str, value: &str, after: &'a str) -> Detail<'a> {
        Detail {
            outlet: outlet.to_owned(),
            before,
            value: value.to_owned(),
            after,
        }
    }

    fn rows(width: usize) -> Vec<String> {
        let details = [
            detail(
                "Courier",
                "In the fire on the old quay at least ",
                "14",
                " people were hurt on Monday.",
            ),
            detail("Gazette", "", "Nineteen", " people were injured."),
        ];
        let rows = stacked(&details, width, width > 50).into_iter();
        let text = |row: Vec<Piece>| row.iter().map(|p| p.text.as_str()).collect::<String>();
        rows.map(|row| text(row).trim_end().to_owned()).collect()
    }

    #[test]
    fn values_stand_one_above_another() {
        assert_eq!(
            rows(64),
            [
                "    Courier    …old quay at least 14        people were hurt on…",
                "    Gazette                       Nineteen  people were injured.",
            ]
        );
    }

    #[test]
    fn long_values_are_whole_and_wrapped() {
        let price = "help with the permits that the yard had asked for in the spring";
        let details = [
            detail("Courier", "for ", "payments", "."),
            detail("Gazette", "for ", price, "."),
        ];
        let rows = stacked(&details, 50, true).into_iter();
        let rows = rows.map(|row| row.iter().map(|p| p.text.as_str()).collect::<String>());
        assert_eq!(
            rows.collect::<Vec<_>>(),
            [
                "    Courier  payments",
                "    Gazette  help with the permits that the yard",
                "             had asked for in the spring",
            ]
        );
    }

    #[test]
    fn narrow_rows_have_the_values_alone() {
        assert_eq!(rows(36), ["    Courier   {14}", "    Gazette   {Nineteen}"]);
    }
}
