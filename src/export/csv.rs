//! The claims as a table for spreadsheets: a row a claim, a column an outlet, with its wordings.
//!
//! RFC 4180: UTF-8, lines end in CR LF, text stands in double quotes. Several stories make one table:
//! the first column names the story, and an outlet that tells several of them has one column.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end is a formula to a spreadsheet, and
//! an article could plant one. As OWASP advises, such a cell gets a `'` before it, and every cell of
//! text its quotes, so that no separator inside it begins another. JSON has the words untouched.

use std::collections::BTreeMap;

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::Report;
use super::digest::Digest;
use crate::claims::{Claim, ClaimId, Status};

/// Cells that begin with one of these are formulas to some spreadsheet, the wide ones to some in Asia.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The columns before those of the outlets.
const COLUMNS: [&str; 7] = [
    "story",
    "claim",
    "status",
    "outlets",
    "origins",
    "text",
    "differences",
];

/// Returns the claims of the stories as one table, details that differ first, singles last.
#[expect(
    clippy::missing_panics_doc,
    reason = "writing rows of one length into memory cannot fail, and text in UTF-8 stays so"
)]
pub fn csv(stories: &[Report]) -> String {
    let digests: Vec<Digest> = stories
        .iter()
        .map(|report| Digest::new(report, str::to_owned))
        .collect();
    let outlets = outlet_columns(&digests);
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::NonNumeric)
        .from_writer(Vec::new());
    let head = COLUMNS.iter().copied().chain(outlets.iter().copied());
    let rows = digests.iter().flat_map(|digest| rows(digest, &outlets));
    for row in std::iter::once(head.map(defused).collect()).chain(rows) {
        table
            .write_record(row)
            .expect("rows of one length are written into memory");
    }
    let bytes = table.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("cells in UTF-8 make a table in UTF-8")
}

/// The names of all outlets, in order of the stories, each once.
fn outlet_columns<'a>(digests: &'a [Digest]) -> Vec<&'a str> {
    let mut columns: Vec<&str> = Vec::new();
    for name in digests.iter().flat_map(|digest| &digest.names) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    columns
}

/// The rows of one story.
fn rows(digest: &Digest, outlets: &[&str]) -> Vec<Vec<String>> {
    let claims = digest.comparison.claims.iter().enumerate();
    let singles = claims
        .map(|(id, claim)| (ClaimId(id), claim))
        .filter(|(_, claim)| claim.status == Status::Single);
    let shared = [Status::Differs, Status::Agreed];
    let shared = shared.into_iter().flat_map(|s| digest.with_status(s));
    shared
        .chain(singles)
        .map(|(id, claim)| row(digest, outlets, id, claim))
        .collect()
}

fn row(digest: &Digest, outlets: &[&str], id: ClaimId, claim: &Claim) -> Vec<String> {
    let mut wordings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for member in &claim.members {
        let said = wordings.entry(digest.name(member.article.0)).or_default();
        said.push(digest.comparison.text(*member));
    }
    let mut row = vec![
        defused(digest.report.name),
        id.0.to_string(),
        claim.status.name().to_owned(),
        claim.outlets.to_string(),
        claim.origins.to_string(),
        defused(digest.comparison.text(claim.lead)),
        defused(&differences(digest, claim)),
    ];
    row.extend(outlets.iter().map(|outlet| {
        let said = wordings.get(outlet).map(|said| said.join("\n"));
        defused(&said.unwrap_or_default())
    }));
    row
}

/// `"number: 14 (Alpha, Gamma) / 19 (Beta)"`, a line a detail.
fn differences(digest: &Digest, claim: &Claim) -> String {
    let lines = digest.disagreements(claim).into_iter().map(|detail| {
        let sides = digest.sides(&detail).into_iter().map(|side| {
            let value = if side.text.is_empty() {
                "not said"
            } else {
                side.text
            };
            format!("{value} ({})", side.names)
        });
        let sides: Vec<String> = sides.collect();
        format!("{}: {}", detail.kind.name(), sides.join(" / "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A cell that no spreadsheet takes for a formula: `"=1+1"` -> `"'=1+1"`
fn defused(cell: &str) -> String {
    if cell.starts_with(FORMULA_STARTS) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::comparison::Comparison;
    use crate::comparison::fixture::mill;

    fn report<'a>(name: &'a str, comparison: &'a Comparison) -> Report<'a> {
        Report {
            name,
            comparison,
            skipped: &[],
        }
    }

    /// The table, read by the crate's reader: head and rows.
    fn cells(table: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(table.as_bytes());
        let rows = reader.records();
        rows.map(|row| row.expect("a row").iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn claims_stand_in_rows_and_outlets_in_columns() {
        insta::assert_snapshot!(csv(&[report("mill", &mill())]));
    }

    #[test]
    fn wordings_come_back_whole() {
        let comparison = mill();
        let rows = cells(&csv(&[report("mill", &comparison)]));
        assert_eq!(rows.len(), comparison.claims.len() + 1);
        assert_eq!(rows[0][7..], ["Courier", "Gazette", "Herald"]);
        let warned = rows.iter().find(|r| r[1] == "1").expect("the second claim");
        assert!(
            warned[7].ends_with("\"categorically false\"."),
            "{warned:?}"
        );
        assert_eq!(warned[9], "", "the Herald is silent on it");
    }

    #[test]
    fn outlet_of_two_stories_has_one_column() {
        let comparison = mill();
        let stories = [report("one", &comparison), report("two", &comparison)];
        let rows = cells(&csv(&stories));
        assert_eq!(rows[0].len(), COLUMNS.len() + 3);
        assert_eq!((&*rows[1][0], &*rows[6][0]), ("one", "two"));
    }

    #[test]
    fn no_cell_begins_like_a_formula() {
        for start in ["=1+1", "+1", "-1", "@SUM(1)", "\tx", "\rx", "\nx", "＝1"] {
            let mut comparison = mill();
            let mut article = (*comparison.articles[0]).clone();
            article.outlet = start.to_owned();
            comparison.articles[0] = Arc::new(article);
            let rows = cells(&csv(&[report(start, &comparison)]));
            for cell in rows.iter().flatten() {
                assert!(!cell.starts_with(FORMULA_STARTS), "{cell:?}");
            }
            assert_eq!(rows[0][7], format!("'{start}"));
        }
    }

    #[test]
    fn separators_inside_a_cell_begin_no_other() {
        let comparison = mill();
        let name = "a;=1,\"=2\"\r\n=3";
        let table = csv(&[report(name, &comparison)]);
        assert_eq!(cells(&table)[1][0], name);
        assert!(table.contains("\"a;=1,\"\"=2\"\"\r\n=3\""), "{table}");
    }
}
