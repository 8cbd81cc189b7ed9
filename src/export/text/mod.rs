//! The comparison for people: what a fact-checker reads in `abreast compare story | less`.
//!
//! The first screen answers the first questions: who tells the story, how much is shared, where details
//! differ. Below stand the claims all tell alike, what only one outlet says, what each leaves out, and
//! how the report was made. Every wording is the outlet's own; the report adds marks and counts, and
//! no verdict.
//!
//! ```text
//!  #7  ≠3 of 5                                                  score 0.62 to 0.93
//!      number    14 (Alpha, Gamma) / 19 (Beta)
//!      Alpha    ¶4  At least *14* people were hurt.
//!      Beta     ¶1  The fire hurt *19*.
//!      Gamma    ¶9  the same words as Alpha
//!      silent   Delta, Epsilon
//! ```

mod claims;
mod find;
mod lines;
mod outlets;

pub use self::find::find_text;

use std::collections::BTreeSet;

use textwrap::core::display_width;

use self::lines::{Ink, Lines, count, cut, fit};
use super::neighbours::Neighbours;
use super::{Report, content_hash};
use crate::article::{Article, ParagraphKind, Role};
use crate::claims::{Claim, ClaimId, StatementRef, Status};
use crate::comparison::Comparison;

/// Widest that an outlet's name is shown: longer names are cut, since they stand before every wording.
const MAX_NAME_CELLS: usize = 16;

/// Cells of the column that says where in the article a wording stands: "¶123", "title".
const PLACE_CELLS: usize = 5;

/// How the text report looks.
#[derive(Clone, Copy, Debug)]
pub struct TextStyle {
    /// With colours, for a terminal.
    pub is_coloured: bool,
    /// Longest line.
    pub width_cells: usize,
}

/// Returns the report as text for people.
pub fn text(report: &Report, style: TextStyle) -> String {
    let story = Story::new(report);
    let mut lines = Lines::new(style);
    outlets::write_head(&story, &mut lines);
    claims::write_differing(&story, &mut lines);
    claims::write_agreed(&story, &mut lines);
    outlets::write_singles(&story, &mut lines);
    outlets::write_omissions(&story, &mut lines);
    outlets::write_reuse(&story, &mut lines);
    outlets::write_removed(&story, &mut lines);
    outlets::write_notes(&story, &mut lines);
    outlets::write_making(&story, &mut lines);
    lines.finish()
}

/// What all parts of the report read.
struct Story<'a> {
    report: &'a Report<'a>,
    comparison: &'a Comparison,
    neighbours: Neighbours<'a>,
    /// Names of the outlets as they are shown, one an article, no two alike.
    names: Vec<String>,
    /// Cells of the longest name.
    name_cells: usize,
    /// Claims of two outlets or more, by coverage, then origins, then order.
    shared: Vec<(ClaimId, &'a Claim)>,
    /// Statements that stand in a claim of two outlets or more.
    with_twins: BTreeSet<StatementRef>,
    /// Statements that stand in any claim; headlines and questions alone claim nothing.
    told: BTreeSet<StatementRef>,
}

impl<'a> Story<'a> {
    fn new(report: &'a Report<'a>) -> Self {
        let comparison = report.comparison;
        let names = outlet_names(comparison);
        let mut shared: Vec<(ClaimId, &Claim)> = comparison
            .claims
            .iter()
            .enumerate()
            .map(|(id, claim)| (ClaimId(id), claim))
            .filter(|(_, claim)| claim.status != Status::Single)
            .collect();
        shared.sort_by_key(|(id, claim)| (std::cmp::Reverse((claim.outlets, claim.origins)), *id));
        let with_twins = shared
            .iter()
            .flat_map(|(_, claim)| claim.members.iter().copied())
            .collect();
        let told = comparison
            .claims
            .iter()
            .flat_map(|claim| claim.members.iter().copied())
            .collect();
        Story {
            told,
            neighbours: Neighbours::new(comparison),
            report,
            comparison,
            name_cells: names.iter().map(|n| display_width(n)).max().unwrap_or(0),
            names,
            shared,
            with_twins,
        }
    }

    fn name(&self, article: usize) -> &str {
        &self.names[article]
    }

    /// Numbers of the articles that have no statement in the claim, nor one that is linked to it.
    fn silent(&self, claim: &Claim) -> Vec<usize> {
        let left_out = self.neighbours.left_out(claim).into_iter();
        left_out.map(|article| article.0).collect()
    }

    /// Statements of articles without a twin that a shown link ties to the claim nevertheless.
    fn linked_outside(&self, claim: &Claim) -> Vec<(StatementRef, f64)> {
        let articles = self.neighbours.without_twin(claim);
        articles
            .filter_map(|article| self.neighbours.linked(claim, article))
            .collect()
    }

    /// Where a statement stands: "title", "¶4"; headings between paragraphs are "head".
    fn place(&self, statement: StatementRef) -> String {
        let article = self.comparison.article(statement.article);
        let Some(found) = article.statements.get(statement.statement.0) else {
            return String::new();
        };
        match (found.role, found.paragraph) {
            (Role::Headline, 0) => "title".to_owned(),
            (Role::Headline, _) => "head".to_owned(),
            (_, paragraph) => format!("¶{}", body_number(article, paragraph)),
        }
    }

    /// "     Alpha    ¶4  ", the label before a wording.
    fn wording_label(&self, lines: &Lines, before: &str, statement: StatementRef) -> String {
        let name = fit(self.name(statement.article.0), self.name_cells);
        let place = format!("{:>PLACE_CELLS$}", self.place(statement));
        format!(
            "{before}{} {}  ",
            lines.ink(Ink::Strong, &name),
            lines.ink(Ink::Quiet, &place)
        )
    }

    /// The statements of an article that claim something, in order.
    fn told(&self, article: usize) -> impl Iterator<Item = StatementRef> + '_ {
        let ids = self.comparison.articles[article].statement_ids();
        ids.map(move |id| StatementRef::new(article, id.0))
            .filter(|statement| self.told.contains(statement))
    }

    /// The statements of an article that no other outlet makes, in order.
    fn alone(&self, article: usize) -> impl Iterator<Item = StatementRef> + '_ {
        self.told(article)
            .filter(|statement| !self.with_twins.contains(statement))
    }
}

/// Counts the running paragraphs up to and with this one, as a reader would with a finger.
fn body_number(article: &Article, paragraph: usize) -> usize {
    article
        .paragraphs
        .iter()
        .take(paragraph + 1)
        .filter(|p| p.kind == ParagraphKind::Body)
        .count()
        .max(1)
}

/// The outlets' names, cut to size; a name that stands twice gets a number.
///
/// `["Alpha", "Beta", "Alpha"]` -> `["Alpha", "Beta", "Alpha 2"]`
fn outlet_names(comparison: &Comparison) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for article in &comparison.articles {
        let base = cut(&article.outlet, MAX_NAME_CELLS);
        let mut name = base.clone();
        let mut number = 2;
        while names.contains(&name) {
            name = format!("{base} {number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// The gutter mark of a claim: "≠3" where details differ, "=3" where none do.
fn gutter(claim: &Claim) -> String {
    let sign = match claim.status {
        Status::Differs => '≠',
        Status::Agreed => '=',
        Status::Single => '+',
    };
    format!("{sign}{}", claim.outlets)
}

/// `["Alpha", "Beta"]` -> `"Alpha, Beta"`
fn listed(parts: &[String]) -> String {
    parts.join(", ")
}

/// Number of claims, as a heading's note.
fn claims_note(number: usize, rest: &str) -> String {
    format!("{}{rest}", count(number, "claim"))
}
