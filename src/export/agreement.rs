//! How the automatic links agree with the reader's, for people.
//!
//! Counts first, then every pair, those on which the two disagree before the others: they are what a
//! better threshold or engine would have to get right.

use std::fmt::Write as _;

use super::Report;
use crate::claims::StatementRef;
use crate::comparison::{Agreement, Judged};

/// Returns the agreement as text.
pub fn agreement_text(report: &Report) -> String {
    let agreement = report.comparison.agreement();
    let mut out = format!(
        "{}: automatic links against yours, threshold {:.2}\n",
        report.name, report.comparison.threshold
    );
    if agreement.pairs.is_empty() {
        out.push_str("\n  no pair was linked or unlinked by hand\n");
        return out;
    }
    write_counts(&agreement, &mut out);
    let mut pairs: Vec<&Judged> = agreement.pairs.iter().collect();
    pairs.sort_by_key(|p| (p.is_linked == p.is_shown, p.a, p.b));
    for pair in pairs {
        write_pair(report, pair, &mut out);
    }
    out
}

fn write_counts(agreement: &Agreement, out: &mut String) {
    let [both, too_many, missed, neither] =
        [(true, true), (false, true), (true, false), (false, false)]
            .map(|(by_hand, shown)| agreement.count(by_hand, shown));
    let share = |share: Option<f64>| share.map_or("none".to_owned(), |s| format!("{s:.2}"));
    let (precision, recall) = (share(agreement.precision()), share(agreement.recall()));
    let lines = [
        String::new(),
        "                  linked by you   unlinked by you".to_owned(),
        format!("  shown           {both:13}   {too_many:15}"),
        format!("  not shown       {missed:13}   {neither:15}"),
        String::new(),
        format!(
            "  precision {precision:>5}   {both} of {} shown",
            both + too_many
        ),
        format!(
            "  recall    {recall:>5}   {both} of {} linked by you",
            both + missed
        ),
        String::new(),
        "  Only the pairs below count. Readers correct what is wrong, so this is no".to_owned(),
        "  measure of all links.".to_owned(),
    ];
    for line in lines {
        out.push_str(&line);
        out.push('\n');
    }
}

fn write_pair(report: &Report, pair: &Judged, out: &mut String) {
    let you = if pair.is_linked { "linked" } else { "unlinked" };
    let program = if pair.is_shown { "shown" } else { "not shown" };
    let sign = if pair.is_linked == pair.is_shown {
        '='
    } else {
        '≠'
    };
    let score = pair
        .score
        .map_or("no score".to_owned(), |s| format!("{s:.2}"));
    // Writing to a string cannot fail.
    let _ = write!(out, "\n  {sign} {you} by you, {program}, {score}\n");
    for statement in [pair.a, pair.b] {
        for line in wrapped(report, statement) {
            out.push_str(&line);
            out.push('\n');
        }
    }
}

/// A statement behind its outlet, wrapped to the report's width.
fn wrapped(report: &Report, statement: StatementRef) -> Vec<String> {
    let outlet = &report.comparison.article(statement.article).outlet;
    let text = format!("{outlet}: {}", report.comparison.text(statement));
    let options = textwrap::Options::new(super::REPORT_WIDTH_CELLS)
        .initial_indent("    ")
        .subsequent_indent("      ");
    let lines = textwrap::wrap(&text, options).into_iter();
    lines.map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture::{Ends, corrected};

    fn text(pairs: &[(Ends, bool)]) -> String {
        agreement_text(&Report {
            name: "mill",
            comparison: &corrected(pairs),
            skipped: &[],
        })
    }

    #[test]
    fn counts_stand_above_the_pairs_and_disagreement_first() {
        insta::assert_snapshot!(text(&[
            ([(0, 1), (2, 1)], true),
            ([(0, 1), (1, 1)], false),
            ([(0, 3), (2, 2)], true),
        ]));
    }

    #[test]
    fn nothing_corrected_is_said() {
        assert!(text(&[]).ends_with("no pair was linked or unlinked by hand\n"));
    }
}
