//! The part of the report with what the reader has marked and written; it is there only where something is.

use super::{Ink, Lines, Story};
use crate::text::counted;

/// Writes every statement with a bookmark or a note, in the order of the articles.
pub(super) fn write_notes(story: &Story, lines: &mut Lines) {
    let annotations = &story.digest.comparison.annotations;
    if annotations.is_empty() {
        return;
    }
    let note = format!("on {}", counted(annotations.len(), "statement"));
    lines.heading("YOUR MARKS AND NOTES", &note);
    for (statement, own) in annotations {
        let label = story.wording_label(lines, "", *statement);
        lines.hanging(&label, story.digest.comparison.text(*statement));
        if !own.letters.is_empty() {
            let letters = format!("mark {}", own.letters_text());
            lines.paragraph(4, &lines.ink(Ink::Quiet, &letters));
        }
        for note in &own.notes {
            lines.hanging("    * ", note);
        }
    }
}
