//! Reports of a finished comparison: a file a format, pure functions from a [`Report`] to text.
//!
//! Nothing here compares or decides anything; a report says what the [`Comparison`] holds. It is the
//! same bytes for the same comparison, whatever the order in which articles were named.

mod agreement;
mod csv;
mod digest;
pub mod disagreements;
mod find_json;
mod format;
mod found;
mod html;
mod json;
mod markdown;
mod neighbours;
mod position;
#[cfg(test)]
mod sample_tests;
mod tally;
#[cfg(test)]
mod tests;
mod text;

pub use agreement::agreement_text;
pub use csv::csv;
pub use find_json::find_json;
pub use format::Format;
pub use found::FindReport;
pub use html::html;
pub use json::{json, write_json};
pub use markdown::markdown;
pub use position::Position;
pub use tally::{DIFFERENCE_KINDS, Tally, noun_of};
pub use text::{TextStyle, find_text, text};

use crate::article::Article;
use crate::comparison::Comparison;

/// Longest line of the text report: fits the smallest usual terminal, and reads well on a larger one.
pub const REPORT_WIDTH_CELLS: usize = 78;

/// One story as it is reported.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The story's name.
    pub name: &'a str,
    /// What was found.
    pub comparison: &'a Comparison,
    /// Sources that were named but could not be read.
    pub skipped: &'a [Skipped],
}

/// A source that is not part of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Where it stands, safe to show.
    pub path: String,
    /// Why it was left out, and what to try.
    pub reason: String,
}

/// Names what was compared, so that a reader can tell whether two reports speak of the same text.
///
/// A hash of the clean text, not of the file: it is the text that was cut and linked.
fn content_hash(article: &Article) -> String {
    format!("{:016x}", article.text_hash())
}
