//! What the outlets of one claim disagree on, each detail once.
//!
//! Differences are found pair by pair: with three outlets "14 against 19" stands in two links. A person
//! wants it said once, with who says what: "14 (Alpha, Gamma) / 19 (Beta)". Two differences speak of the
//! same detail where they name overlapping words of one statement.

use crate::claims::{Claim, Difference, DifferenceKind, StatementRef, Value};
use crate::comparison::Comparison;
use crate::text::Span;

/// One detail on which the statements of a claim disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What sort of detail.
    pub kind: DifferenceKind,
    /// What is said of it, by first statement.
    pub sides: Vec<Side>,
}

/// One value of a detail and who gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The words; "" where the statements say nothing of it.
    pub text: String,
    /// The statements that say so, in order.
    pub statements: Vec<StatementRef>,
}

/// A value in its statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    statement: StatementRef,
    span: Option<Span>,
    text: String,
}

/// Returns what the statements of a claim disagree on, by kind, then first statement.
pub fn disagreements(comparison: &Comparison, claim: &Claim) -> Vec<Disagreement> {
    let mut details: Vec<(DifferenceKind, Vec<Said>)> = Vec::new();
    for link in claim.links.iter().filter_map(|i| comparison.links.get(*i)) {
        for Difference { kind, a, b } in &link.differences {
            add(&mut details, *kind, vec![said(link.a, a), said(link.b, b)]);
        }
    }
    for (_, values) in &mut details {
        values.sort();
    }
    details.sort();
    details
        .into_iter()
        .map(|(kind, values)| Disagreement {
            kind,
            sides: sides(values),
        })
        .collect()
}

/// Returns the words of one statement that differ from its twins' in a claim, in order.
pub fn differing_spans(comparison: &Comparison, claim: &Claim, of: StatementRef) -> Vec<Span> {
    let mut spans: Vec<Span> = claim
        .links
        .iter()
        .filter_map(|i| comparison.links.get(*i))
        .flat_map(|link| {
            let is_a = link.a == of;
            let is_end = is_a || link.b == of;
            let differences = if is_end { &link.differences[..] } else { &[] };
            differences
                .iter()
                .filter_map(move |d| if is_a { d.a.span } else { d.b.span })
        })
        .collect();
    spans.sort();
    spans.dedup();
    spans
}

fn said(statement: StatementRef, value: &Value) -> Said {
    Said {
        statement,
        span: value.span,
        text: value.text.clone(),
    }
}

/// Adds a difference to the detail it speaks of; joins details that it shows to be one.
fn add(
    details: &mut Vec<(DifferenceKind, Vec<Said>)>,
    kind: DifferenceKind,
    mut values: Vec<Said>,
) {
    let mut apart = Vec::new();
    for (other, theirs) in details.drain(..) {
        let is_same_detail = other == kind
            && theirs
                .iter()
                .any(|x| values.iter().any(|y| is_same_place(x, y)));
        if is_same_detail {
            values.extend(theirs);
        } else {
            apart.push((other, theirs));
        }
    }
    apart.push((kind, values));
    *details = apart;
}

fn is_same_place(x: &Said, y: &Said) -> bool {
    x.statement == y.statement
        && matches!((x.span, y.span), (Some(x), Some(y)) if x == y || x.overlaps(y))
}

/// Groups sorted values by their words, whatever their case.
fn sides(values: Vec<Said>) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    for said in values {
        let folded = said.text.to_lowercase();
        match sides.iter_mut().find(|s| s.text.to_lowercase() == folded) {
            Some(side) => side.statements.push(said.statement),
            None => sides.push(Side {
                text: said.text,
                statements: vec![said.statement],
            }),
        }
    }
    for side in &mut sides {
        side.statements.dedup();
    }
    sides
}
