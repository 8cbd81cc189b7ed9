//! Roles: what a span of a page means, before any colour.
//!
//! Several sources mark the same text (shared words, differing values, query hits). [`light_up`] makes
//! one list of it in which nothing overlaps and the weightier role wins, and [`runs_of_row`] cuts a
//! row along that list. Both screens with colours and screens with characters are drawn from it.

use super::{Index, changed_words};
use crate::claims::{DifferenceKind, StatementRef, Value};
use crate::comparison::Comparison;
use crate::text::Span;

/// What a span means; later ones outweigh earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The outlet's own words.
    Body,
    /// A headline or heading.
    Headline,
    /// Somebody's words from end to end.
    Quotation,
    /// Words for which a twin has others.
    Counterpart,
    /// Words that a twin shares.
    Shared,
    /// A detail on which a twin differs.
    Differs,
    /// A hit of the search.
    Hit,
}

impl Role {
    /// The characters that stand around the span where there is no colour.
    ///
    /// `Shared` -> `[ ]`, `Counterpart` -> `~ ~`, `Differs` -> `{ }`, `Hit` -> `< >`
    pub fn brackets(self) -> Option<(&'static str, &'static str)> {
        match self {
            Role::Shared => Some(("[", "]")),
            Role::Counterpart => Some(("~", "~")),
            Role::Differs => Some(("{", "}")),
            Role::Hit => Some(("<", ">")),
            Role::Body | Role::Headline | Role::Quotation => None,
        }
    }
}

/// A span with its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lit {
    /// Where, in bytes.
    pub span: Span,
    /// What it means.
    pub role: Role,
}

/// A stretch of a row that has one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where, in bytes.
    pub span: Span,
    /// What it means.
    pub role: Role,
    /// Tells whether the marked span begins in this run (and did not come over from the row above).
    pub is_start: bool,
    /// Tells whether the marked span ends in this run.
    pub is_end: bool,
}

/// Returns what lights up in `statement` for its link to `other`, in bytes of the statement's text.
pub fn lit_of_pair(
    comparison: &Comparison,
    index: &Index,
    statement: StatementRef,
    other: StatementRef,
) -> Vec<Lit> {
    let Some(link) = index.link_between(comparison, statement, other) else {
        return Vec::new();
    };
    let is_a = link.a == statement;
    let overlap = if is_a {
        &link.overlap_a
    } else {
        &link.overlap_b
    };
    let counterparts = link.counterparts.iter().map(|pair| Lit {
        span: if is_a { pair.a } else { pair.b },
        role: Role::Counterpart,
    });
    let mut lit: Vec<Lit> = counterparts.collect();
    lit.sort_unstable();
    let shared = free_parts(overlap, &lit).into_iter().map(|span| Lit {
        span: span.trim(comparison.text(statement)),
        role: Role::Shared,
    });
    lit.extend(shared.filter(|l| !l.span.is_empty()));
    let differing = index.differences(comparison, statement, other);
    lit.extend(differing.flat_map(differing_spans));
    lit
}

/// What differs in one end of a link; of a quotation, the changed words only.
fn differing_spans(
    (kind, own, other): (DifferenceKind, &Value, &Value),
) -> impl Iterator<Item = Lit> + use<> {
    let spans = match (kind, own.span) {
        (_, None) => Vec::new(),
        // The text may be shortened for display; then its words have no place in the span.
        (DifferenceKind::Quote, Some(span)) if span.len() == own.text.len() => {
            let changed = changed_words(&own.text, &other.text).into_iter();
            changed.map(|part| part.shift(span.start)).collect()
        }
        (_, Some(span)) => vec![span],
    };
    spans.into_iter().map(|span| Lit {
        span,
        role: Role::Differs,
    })
}

/// Joins spans that only blanks and punctuation part, so that a shared phrase is one span.
///
/// `"the <ferry> <Selma>"` -> `"the <ferry Selma>"`
pub fn merge_near(spans: &[Span], text: &str) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.iter().copied().filter(|s| !s.is_empty()).collect();
    sorted.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in sorted {
        match merged.last_mut() {
            Some(last) if is_gap_small(text, last.end, span.start) => *last = last.join(span),
            _ => merged.push(span),
        }
    }
    merged
}

fn is_gap_small(text: &str, from: usize, to: usize) -> bool {
    let gap = Span::new(from, to);
    from >= to || (!gap.of(text).is_empty() && !gap.of(text).contains(char::is_alphanumeric))
}

/// Makes the marks of one text disjoint and ordered, ready for [`runs_of_row`].
///
/// Shared words that stand next to each other become one span, also where they come from several
/// twins; where roles overlap, the weightier wins.
pub fn light_up(text: &str, lit: &[Lit]) -> Vec<Lit> {
    let is_shared = |l: &&Lit| l.role == Role::Shared;
    let shared: Vec<Span> = lit.iter().filter(is_shared).map(|l| l.span).collect();
    let shared = merge_near(&shared, text).into_iter().map(|span| Lit {
        span,
        role: Role::Shared,
    });
    let others = lit.iter().filter(|l| l.role != Role::Shared).copied();
    flatten(&shared.chain(others).collect::<Vec<Lit>>())
}

/// Makes marked spans disjoint and ordered; where two overlap, the weightier role wins.
///
/// One pass a role over what is taken already, so a search that hits everywhere stays cheap.
fn flatten(lit: &[Lit]) -> Vec<Lit> {
    let mut flat: Vec<Lit> = Vec::new();
    for role in [Role::Hit, Role::Differs, Role::Shared, Role::Counterpart] {
        let own = lit.iter().filter(|l| l.role == role && !l.span.is_empty());
        let mut spans: Vec<Span> = own.map(|l| l.span).collect();
        spans.sort_unstable();
        let free = free_parts(&spans, &flat);
        flat.extend(free.into_iter().map(|span| Lit { span, role }));
        flat.sort_unstable();
    }
    flat
}

/// What is left of `spans` when those of `taken` are cut out; both ordered, `taken` disjoint.
fn free_parts(spans: &[Span], taken: &[Lit]) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut next = 0;
    let mut at = 0;
    for span in spans {
        at = span.start.max(at);
        while taken.get(next).is_some_and(|t| t.span.end <= at) {
            next += 1;
        }
        let mut cut = next;
        while let Some(other) = taken.get(cut).filter(|t| t.span.start < span.end) {
            if other.span.start > at {
                parts.push(Span::new(at, other.span.start));
            }
            at = at.max(other.span.end);
            cut += 1;
        }
        if at < span.end {
            parts.push(Span::new(at, span.end));
            at = span.end;
        }
    }
    parts
}

/// Cuts a row into runs of one role each; `lit` must come from [`light_up`], `base` fills the rest.
pub fn runs_of_row(row: Span, lit: &[Lit], base: Role) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = row.start;
    let plain = |from: usize, to: usize| Run {
        span: Span::new(from, to),
        role: base,
        is_start: false,
        is_end: false,
    };
    let from = lit.partition_point(|l| l.span.end <= row.start);
    let here = lit[from..].iter().take_while(|l| l.span.start < row.end);
    for next in here.filter(|l| l.span.overlaps(row)) {
        let start = next.span.start.max(row.start);
        let end = next.span.end.min(row.end);
        if start > at {
            runs.push(plain(at, start));
        }
        runs.push(Run {
            span: Span::new(start, end),
            role: next.role,
            is_start: next.span.start >= row.start,
            is_end: next.span.end <= row.end,
        });
        at = end;
    }
    if at < row.end {
        runs.push(plain(at, row.end));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Counterpart;

    fn lit(start: usize, end: usize, role: Role) -> Lit {
        Lit {
            span: Span::new(start, end),
            role,
        }
    }

    #[test]
    fn differing_value_inside_shared_words_splits_them() {
        let flat = flatten(&[lit(0, 20, Role::Shared), lit(9, 11, Role::Differs)]);
        let expected = [
            lit(0, 9, Role::Shared),
            lit(9, 11, Role::Differs),
            lit(11, 20, Role::Shared),
        ];
        assert_eq!(flat, expected);
    }

    #[test]
    fn neighbouring_shared_words_become_one_span() {
        let text = "the ferry, Selma sank";
        let merged = merge_near(&[Span::new(11, 16), Span::new(4, 9)], text);
        assert_eq!(merged, [Span::new(4, 16)]);
    }

    #[test]
    fn counterparts_are_marked_apart_from_the_words_around_them() {
        let mut comparison = crate::comparison::fixture::mill();
        let (a, b) = (comparison.links[0].a, comparison.links[0].b);
        let first_words = comparison.text(a).split(' ').take(3).map(str::len);
        let lengths: Vec<usize> = first_words.collect();
        let second = Span::new(lengths[0] + 1, lengths[0] + 1 + lengths[1]);
        let all = Span::new(0, second.end + 1 + lengths[2]);
        comparison.links[0].reasons_mut().overlap_a = vec![all];
        comparison.links[0].reasons_mut().counterparts = vec![Counterpart { a: second, b: all }];
        comparison.links[0].reasons_mut().differences.clear();
        let marked = lit_of_pair(&comparison, &Index::new(&comparison), a, b);
        let expected = [
            lit(second.start, second.end, Role::Counterpart),
            lit(0, lengths[0], Role::Shared),
            lit(second.end + 1, all.end, Role::Shared),
        ];
        assert_eq!(marked, expected);
    }

    #[test]
    fn word_that_one_twin_shares_outweighs_the_counterpart_of_another() {
        let spans = [lit(4, 16, Role::Shared), lit(10, 16, Role::Counterpart)];
        let lit_up = light_up("the owner agreed", &spans);
        assert_eq!(lit_up, [lit(4, 16, Role::Shared)]);
    }

    #[test]
    fn words_shared_with_several_twins_light_up_once() {
        let text = "Russian regulators and agencies";
        let spans = [
            lit(0, 7, Role::Shared),
            lit(0, 18, Role::Shared),
            lit(8, 18, Role::Shared),
        ];
        assert_eq!(light_up(text, &spans), [lit(0, 18, Role::Shared)]);
    }

    #[test]
    fn row_is_covered_from_end_to_end() {
        let runs = runs_of_row(
            Span::new(5, 15),
            &[lit(0, 7, Role::Shared), lit(9, 30, Role::Hit)],
            Role::Body,
        );
        let spans: Vec<(usize, usize)> = runs.iter().map(|r| (r.span.start, r.span.end)).collect();
        assert_eq!(spans, [(5, 7), (7, 9), (9, 15)]);
        assert!(!runs[0].is_start && runs[0].is_end && runs[2].is_start && !runs[2].is_end);
    }
}
