//! What the reader has marked and written; it is there only where something is.

use maud::html;

use super::story::{LINE, Part, Story};
use crate::text::counted;

/// Every statement with a bookmark or a note, in the order of the articles.
pub(super) fn own_notes(story: &Story) -> Option<Part> {
    let annotations = &story.digest.comparison.annotations;
    if annotations.is_empty() {
        return None;
    }
    let body = html! {
        ul {
            @for (statement, own) in annotations {
                li {
                    a href={ "#" (story.statement_anchor(*statement)) } {
                        (story.name(statement.article.0)) ", " (story.place(*statement))
                    }
                    @if !own.letters.is_empty() { " " span.note { "mark " (own.letters_text()) } }
                    " " span dir="auto" { (story.text(*statement)) }
                    @for note in &own.notes { p dir="auto" { strong { (note) } } }
                }
                (LINE)
            }
        }
    };
    let note = html! { "on " (counted(annotations.len(), "statement")) };
    Some(story.part("own", "Your marks and notes", &note, &body))
}
