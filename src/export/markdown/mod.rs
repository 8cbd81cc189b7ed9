//! The comparison as Markdown: for notes, tickets and documents that quote.
//!
//! Every wording is a quotation with its outlet, day, position and address, so that it can be cut out
//! and put elsewhere as it stands. Plain `CommonMark`, but for one table; every text that comes from an
//! article is escaped, so that none of it can become markup, HTML or a link.

mod claims;
mod escape;
mod outlets;

use std::fmt::Write as _;

use self::escape::escaped;
use super::Report;
use super::digest::{Digest, listed};
use crate::article::web_address;
use crate::claims::StatementRef;

/// Returns the report of one story or several as Markdown.
pub fn markdown(stories: &[Report]) -> String {
    let pages: Vec<String> = stories.iter().map(story_page).collect();
    pages.join("\n")
}

fn story_page(report: &Report) -> String {
    let digest = Digest::new(report, str::to_owned);
    let mut page = Page::default();
    outlets::write_head(&digest, &mut page);
    claims::write_claims(&digest, &mut page);
    outlets::write_singles(&digest, &mut page);
    outlets::write_omissions(&digest, &mut page);
    outlets::write_own_notes(&digest, &mut page);
    outlets::write_reuse(&digest, &mut page);
    outlets::write_removed(&digest, &mut page);
    outlets::write_notes(&digest, &mut page);
    outlets::write_making(&digest, &mut page);
    page.out
}

/// The page so far. What is handed to it is Markdown: article text must have been escaped.
#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    /// A heading, with an empty line before it unless it is the first thing.
    fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    /// A block of its own, such as a paragraph.
    fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(text);
    }

    /// A list.
    fn list(&mut self, items: impl IntoIterator<Item = String>) {
        for (number, item) in items.into_iter().enumerate() {
            if number == 0 {
                self.block(&format!("- {item}"));
            } else {
                self.line(&format!("- {item}"));
            }
        }
    }

    fn line(&mut self, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{text}");
    }
}

/// `"Courier, 2031-05-07, lead, <https://courier.example/1>"`
fn source_words(digest: &Digest, statement: StatementRef) -> String {
    let article = digest.comparison.article(statement.article);
    let mut parts = vec![escaped(digest.name(statement.article.0))];
    parts.extend(article.published.map(|day| day.to_string()));
    parts.extend(digest.position(statement).map(super::Position::words));
    parts.extend(article.url.as_deref().map(address_words));
    listed(&parts)
}

/// An address as a link where it may be one, else as text.
fn address_words(address: &str) -> String {
    match web_address(address) {
        // A bar would end the cell of a table.
        Some(address) => format!("<{}>", address.replace('|', "%7C")),
        None => escaped(address),
    }
}

/// `"paragraph 4"`
fn place_words(digest: &Digest, statement: StatementRef) -> String {
    let position = digest.position(statement);
    position.map_or(String::new(), super::Position::words)
}

#[cfg(test)]
mod tests;
