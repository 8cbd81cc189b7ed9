//! A sheet: rows of text made in `update` and shown as they are: help, the panel, what was removed.
//!
//! Rows are wrapped when the sheet is made, so drawing it is only copying, and its scroll limit is
//! known without drawing.

use std::ops::Range;

use crate::claims::StatementRef;
use crate::page::{Lit, Role, Says, light_up, runs_of_row, text_width, wrap};
use crate::text::Span;

/// What a piece of a sheet means, before any colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Text of an article.
    Text(Role),
    /// A heading.
    Strong,
    /// Something aside.
    Faint,
    /// A key to press.
    Key,
    /// How an outlet stands to the claim.
    Says(Says),
}

/// A stretch of a row with one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What they mean.
    pub tone: Tone,
}

/// Rows of pieces, wrapped to a width.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The rows.
    pub rows: Vec<Vec<Piece>>,
    /// The first rows of what can be chosen in it, in order.
    pub stops: Vec<usize>,
    /// Statements whose wordings stand in it, and on which rows.
    pub wordings: Vec<(Range<usize>, StatementRef)>,
    width_cells: usize,
    has_color: bool,
}

impl Sheet {
    /// An empty sheet for a width; without colour, characters stand around marked words.
    pub fn new(width_cells: usize, has_color: bool) -> Sheet {
        Sheet {
            rows: Vec::new(),
            stops: Vec::new(),
            wordings: Vec::new(),
            width_cells: width_cells.max(1),
            has_color,
        }
    }

    /// Adds an empty row, unless the sheet begins here or one is there already.
    pub fn gap(&mut self) {
        if self.rows.last().is_some_and(|r| !r.is_empty()) {
            self.rows.push(Vec::new());
        }
    }

    /// Adds text in one tone, wrapped, each row moved in by `indent` cells.
    pub fn add(&mut self, text: &str, tone: Tone, indent: usize) {
        let width = self.width_cells.saturating_sub(indent).max(1);
        for span in wrap(text, Span::new(0, text.len()), width, &[]) {
            let piece = piece(span.of(text), tone);
            self.push_row(indent, vec![piece]);
        }
    }

    /// Adds one row of several pieces, unwrapped; what does not fit is cut when drawn.
    pub fn add_row(&mut self, pieces: Vec<Piece>) {
        self.rows.push(pieces);
    }

    /// Adds words of an article with what lights up in them, wrapped and moved in.
    pub fn add_lit(&mut self, text: &str, lit: &[Lit], base: Role, indent: usize) {
        let width = self.width_cells.saturating_sub(indent).max(1);
        let flat = light_up(text, lit);
        let marked: Vec<Span> = flat.iter().map(|l| l.span).collect();
        let marked = if self.has_color { &[][..] } else { &marked };
        for span in wrap(text, Span::new(0, text.len()), width, marked) {
            let runs = runs_of_row(span, &flat, base).into_iter();
            let pieces = runs.map(|run| piece(run.span.of(text), Tone::Text(run.role)));
            let pieces = if self.has_color {
                pieces.collect()
            } else {
                bracketed(text, span, &flat, base)
            };
            self.push_row(indent, pieces);
        }
    }

    fn push_row(&mut self, indent: usize, mut pieces: Vec<Piece>) {
        if indent > 0 {
            pieces.insert(0, piece(&" ".repeat(indent), Tone::Faint));
        }
        self.rows.push(pieces);
    }

    /// Cells it is wrapped to.
    pub(super) fn width_cells(&self) -> usize {
        self.width_cells
    }

    /// Cells of its widest row.
    pub fn widest_row(&self) -> usize {
        let width = |row: &Vec<Piece>| row.iter().map(|p| text_width(&p.text)).sum();
        self.rows.iter().map(width).max().unwrap_or(0)
    }
}

/// The pieces of a row with characters around what is marked.
fn bracketed(text: &str, row: Span, flat: &[Lit], base: Role) -> Vec<Piece> {
    let runs = runs_of_row(row, flat, base).into_iter();
    runs.map(|run| {
        let (open, close) = run.role.brackets().unwrap_or(("", ""));
        let open = if run.is_start { open } else { "" };
        let close = if run.is_end { close } else { "" };
        piece(
            &format!("{open}{}{close}", run.span.of(text)),
            Tone::Text(run.role),
        )
    })
    .collect()
}

/// Shorthand for a piece.
pub fn piece(text: &str, tone: Tone) -> Piece {
    Piece {
        text: text.to_owned(),
        tone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_marks_are_characters_and_rows_still_fit() {
        let mut sheet = Sheet::new(12, false);
        let shared = Lit {
            span: Span::new(3, 13),
            role: Role::Shared,
        };
        sheet.add_lit("at least four people", &[shared], Role::Body, 0);
        let rows: Vec<String> = sheet
            .rows
            .iter()
            .map(|r| r.iter().map(|p| p.text.as_str()).collect())
            .collect();
        assert_eq!(rows, ["at [least", "four] people"]);
        assert!(sheet.widest_row() <= 12);
    }
}
