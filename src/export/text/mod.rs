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
mod notes;
mod outlets;

pub use self::find::find_text;

use textwrap::core::display_width;

use self::lines::{Ink, Lines, cut, fit};
use super::Report;
use super::digest::Digest;
use crate::claims::StatementRef;
use crate::text::counted;

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
    notes::write_notes(&story, &mut lines);
    outlets::write_reuse(&story, &mut lines);
    outlets::write_removed(&story, &mut lines);
    outlets::write_notes(&story, &mut lines);
    outlets::write_making(&story, &mut lines);
    lines.finish()
}

/// What all parts of the report read.
struct Story<'a> {
    digest: Digest<'a>,
    /// Cells of the longest name.
    name_cells: usize,
}

impl<'a> Story<'a> {
    fn new(report: &'a Report<'a>) -> Self {
        let digest = Digest::new(report, |name| cut(name, MAX_NAME_CELLS));
        let names = digest.names.iter();
        Story {
            name_cells: names.map(|n| display_width(n)).max().unwrap_or(0),
            digest,
        }
    }

    fn name(&self, article: usize) -> &str {
        self.digest.name(article)
    }

    /// The name of an article's outlet, as wide as the longest.
    fn fitted_name(&self, article: usize) -> String {
        fit(self.name(article), self.name_cells)
    }

    /// The words of a statement.
    fn text_of(&self, statement: StatementRef) -> &'a str {
        self.digest.comparison.text(statement)
    }

    /// Where a statement stands: "title", "¶4"; headings between paragraphs are "head".
    fn place(&self, statement: StatementRef) -> String {
        let position = self.digest.position(statement);
        position.map_or(String::new(), super::Position::sign)
    }

    /// "     Alpha    ¶4  ", the label before a wording.
    fn wording_label(&self, lines: &Lines, before: &str, statement: StatementRef) -> String {
        let name = self.fitted_name(statement.article.0);
        let place = format!("{:>PLACE_CELLS$}", self.place(statement));
        format!(
            "{before}{} {}  ",
            lines.ink(Ink::Strong, &name),
            lines.ink(Ink::Quiet, &place)
        )
    }
}

/// Number of claims, as a heading's note.
fn claims_note(number: usize, rest: &str) -> String {
    format!("{}{rest}", counted(number, "claim"))
}
