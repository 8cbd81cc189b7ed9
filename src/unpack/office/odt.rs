//! `OpenDocument` texts (.odt, and .fodt in one piece): the text of their content.
//!
//! Changes that are tracked stand apart and are not read; notes at the foot are counted.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::elements::{Piece, attribute, for_each_piece};
use super::page::{Grid, Kind, Page};

/// Elements whose text is not read: comments, what was deleted, lists that repeat, what is not shown.
const SKIPPED: [&str; 10] = [
    "annotation",
    "tracked-changes",
    "table-of-content",
    "alphabetical-index",
    "bibliography",
    "desc",
    "forms",
    "ruby-text",
    "hidden-text",
    "meta",
];

/// The style of titles; styles that are based on it have names of their own.
const TITLE_STYLE: &str = "Title";

/// Reads the content; tells whether it came to its end without damage.
pub(super) fn read_text(bytes: &[u8]) -> (Page, bool) {
    let mut text = Text::default();
    let is_whole = for_each_piece(bytes, &mut |piece| match piece {
        Piece::Start(name, tag) => text.start(name, tag),
        Piece::End(name) => text.end(name),
        Piece::Text(words) if text.is_read() => text.page.text(words),
        Piece::Text(_) => {}
    });
    (text.page, is_whole)
}

/// Where reading stands.
#[derive(Default)]
struct Text {
    page: Page,
    /// Open elements from the outermost that is skipped.
    skipped: usize,
    /// Open lists.
    lists: usize,
    is_in_body: bool,
    titles: BTreeSet<String>,
}

impl Text {
    fn is_read(&self) -> bool {
        self.is_in_body && self.skipped == 0
    }

    fn start(&mut self, name: &str, tag: &BytesStart) {
        let is_note = name == "note";
        self.page.left_out_notes += usize::from(is_note && self.is_read());
        let is_of_picture = tag.name().as_ref() == "svg:title";
        if self.skipped > 0 || is_note || is_of_picture || SKIPPED.contains(&name) {
            self.skipped += 1;
            return;
        }
        match name {
            "body" => self.is_in_body = true,
            "style" => self.style(tag),
            "list" => self.lists += 1,
            _ if !self.is_in_body => {}
            "h" => self.page.begin(heading(tag)),
            "p" => {
                let kind = self.kind(tag);
                self.page.begin(kind);
            }
            "s" | "tab" => self.page.text(" "),
            "line-break" => self.page.break_line(),
            _ => {
                if let Some(grid) = grid_of(name) {
                    self.page.begin_grid(grid);
                }
            }
        }
    }

    fn style(&mut self, tag: &BytesStart) {
        let parent = attribute("parent-style-name", tag);
        if let Some(name) =
            attribute("name", tag).filter(|_| parent.as_deref() == Some(TITLE_STYLE))
        {
            self.titles.insert(name);
        }
    }

    fn kind(&self, tag: &BytesStart) -> Kind {
        let style = attribute("style-name", tag).unwrap_or_default();
        if style == TITLE_STYLE || self.titles.contains(&style) {
            Kind::Title
        } else if self.lists > 0 {
            Kind::Item
        } else {
            Kind::Body
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "list" => self.lists = self.lists.saturating_sub(1),
            _ if !self.is_in_body => {}
            "h" | "p" => self.page.end(),
            _ => {
                if let Some(grid) = grid_of(name) {
                    self.page.end_grid(grid);
                }
            }
        }
    }
}

fn heading(tag: &BytesStart) -> Kind {
    let level = attribute("outline-level", tag).and_then(|level| level.parse().ok());
    Kind::Heading(level.unwrap_or(1))
}

fn grid_of(name: &str) -> Option<Grid> {
    match name {
        "table" => Some(Grid::Table),
        "table-row" => Some(Grid::Row),
        "table-cell" => Some(Grid::Cell),
        _ => None,
    }
}
