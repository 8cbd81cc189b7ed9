//! Where panes write: text at a cell, with a look, never past an edge.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::style::{Look, style_of};
use crate::app::{Piece, Tone};
use crate::page::{Role, fit_cells, text_width};

/// The cells of one frame.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    has_color: bool,
    cursor: Option<(u16, u16)>,
}

impl<'a> Canvas<'a> {
    /// A canvas over all cells of `buffer`.
    pub fn new(buffer: &'a mut Buffer, has_color: bool) -> Canvas<'a> {
        Canvas {
            buffer,
            has_color,
            cursor: None,
        }
    }

    /// Where the terminal's own cursor is to be shown, if at all.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        self.cursor
    }

    /// Shows the terminal's own cursor.
    pub fn set_cursor(&mut self, x: u16, y: u16) {
        let area = self.buffer.area;
        self.cursor = Some((x.min(area.width.saturating_sub(1)), y));
    }

    /// Writes text from a cell on, at most `width_cells` of it; returns the cell after it.
    ///
    /// A wide letter that would stand half outside is left out. Rows outside the screen take nothing.
    pub fn put(&mut self, x: u16, y: u16, width_cells: u16, text: &str, look: Look) -> u16 {
        if !self.buffer.area.contains(Position { x, y }) {
            return x;
        }
        let style = style_of(look, self.has_color);
        let (end, _) = self
            .buffer
            .set_stringn(x, y, text, usize::from(width_cells), style);
        end
    }

    /// Writes text, with an ellipsis where it does not fit; returns the cell after it.
    pub fn put_fitting(&mut self, x: u16, y: u16, width_cells: u16, text: &str, look: Look) -> u16 {
        let text = fit_cells(text, usize::from(width_cells));
        self.put(x, y, width_cells, &text, look)
    }

    /// Writes pieces of a sheet one after another; returns the cell after them.
    pub fn put_pieces(&mut self, x: u16, y: u16, width_cells: u16, pieces: &[Piece]) -> u16 {
        let end = x.saturating_add(width_cells);
        let mut at = x;
        for piece in pieces {
            let room = end.saturating_sub(at);
            at = self.put_fitting(at, y, room, &piece.text, Look::Tone(piece.tone));
        }
        at
    }

    /// Writes text so that it ends before cell `end`, if it fits from `start` on.
    pub fn put_ending(&mut self, start: u16, end: u16, y: u16, text: &str, look: Look) {
        let width = u16::try_from(text_width(text)).unwrap_or(u16::MAX);
        if start.saturating_add(width) <= end {
            self.put(end - width, y, width, text, look);
        }
    }

    /// Repeats a sign of one cell.
    pub fn fill(&mut self, x: u16, y: u16, width_cells: u16, sign: &str, look: Look) {
        let text = sign.repeat(usize::from(width_cells));
        self.put(x, y, width_cells, &text, look);
    }

    /// Gives cells that are written already another look, keeping their letters.
    pub fn restyle(&mut self, x: u16, y: u16, width_cells: u16, look: Look) {
        let area = Rect::new(x, y, width_cells, 1).intersection(self.buffer.area);
        self.buffer.set_style(area, style_of(look, self.has_color));
    }
}

/// Shorthand: words in the outlet's own voice.
pub(super) const BODY: Look = Look::Tone(Tone::Text(Role::Body));
/// Shorthand: something aside.
pub(super) const FAINT: Look = Look::Tone(Tone::Faint);
/// Shorthand: something that stands out.
pub(super) const STRONG: Look = Look::Tone(Tone::Strong);
