//! Where panes write: text on a strip of cells, with a look, never past its end.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::style::{Look, style_of};
use crate::app::{Piece, Tone};
use crate::page::{Role, fit_cells, is_one_cell, text_width};
use crate::theme::{Ink, Theme};

/// Cells of one row that may be written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Strip {
    /// The first cell.
    pub x: u16,
    /// The row.
    pub y: u16,
    /// How many cells.
    pub width_cells: u16,
}

impl Strip {
    /// A strip of so many cells.
    pub fn new(x: u16, y: u16, width_cells: u16) -> Strip {
        Strip { x, y, width_cells }
    }

    /// What is left of it after so many cells.
    #[must_use]
    pub fn skip(self, cells: u16) -> Strip {
        let cells = cells.min(self.width_cells);
        Strip::new(self.x + cells, self.y, self.width_cells - cells)
    }

    /// Its first cells.
    #[must_use]
    pub fn take(self, cells: u16) -> Strip {
        Strip::new(self.x, self.y, self.width_cells.min(cells))
    }
}

/// The cells of one frame.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    cursor: Option<(u16, u16)>,
    links: Vec<(Strip, String)>,
}

impl<'a> Canvas<'a> {
    /// A canvas over all cells of `buffer`, in the text and background of the theme's screen.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Canvas<'a> {
        buffer.set_style(buffer.area, style_of(Look::Ink(Ink::Screen), theme));
        Canvas {
            buffer,
            theme,
            cursor: None,
            links: Vec::new(),
        }
    }

    /// Tells whether styles may be told apart by colour.
    pub fn has_color(&self) -> bool {
        self.theme.has_color()
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

    /// Makes cells a link, which the terminal opens when it is clicked.
    pub fn link(&mut self, strip: Strip, address: &str) {
        let area = Rect::new(strip.x, strip.y, strip.width_cells, 1).intersection(self.buffer.area);
        if !area.is_empty() {
            let strip = Strip::new(area.x, area.y, area.width);
            self.links.push((strip, address.to_owned()));
        }
    }

    /// The links of the frame, and where they stand.
    pub fn into_links(self) -> Vec<(Strip, String)> {
        self.links
    }

    /// Writes text, as much as fits; returns what is left of the strip.
    ///
    /// A wide letter that would stand half outside is left out. Cells off the screen take nothing.
    pub fn put(&mut self, strip: Strip, text: &str, look: Look) -> Strip {
        let Strip { x, y, .. } = strip;
        if !self.buffer.area.contains(Position { x, y }) {
            return strip;
        }
        let style = style_of(look, self.theme);
        let (strip, rest) = self.put_plain(strip, text, style);
        if rest.is_empty() {
            return strip;
        }
        let Strip { x, y, width_cells } = strip;
        let width = usize::from(width_cells);
        let (end, _) = self.buffer.set_stringn(x, y, rest, width, style);
        strip.skip(end - x)
    }

    /// Writes the letters that take one cell each; returns what is left of the strip, and of the text.
    ///
    /// The library looks for graphemes and their widths in every text, which costs more than all else
    /// that is drawn. What it must look at begins before the first letter of another kind, since
    /// that may join it.
    fn put_plain<'t>(&mut self, strip: Strip, text: &'t str, style: Style) -> (Strip, &'t str) {
        let Strip { x, y, width_cells } = strip;
        let room = width_cells.min(self.buffer.area.right().saturating_sub(x));
        let start = self.buffer.index_of(x, y);
        let cells = self.buffer.content[start..].iter_mut();
        let mut letters = text.char_indices().peekable();
        let mut written = 0;
        for cell in cells.take(usize::from(room)) {
            let Some((at, letter)) = letters.next() else {
                return (strip.skip(written), "");
            };
            let is_joined = letters.peek().is_some_and(|(_, next)| !is_one_cell(*next));
            if is_joined || !is_one_cell(letter) {
                return (strip.skip(written), &text[at..]);
            }
            cell.set_char(letter).set_style(style);
            written += 1;
        }
        (strip.skip(written), "")
    }

    /// Writes text, with an ellipsis where it does not fit; returns what is left of the strip.
    pub fn put_fitting(&mut self, strip: Strip, text: &str, look: Look) -> Strip {
        let text = fit_cells(text, usize::from(strip.width_cells));
        self.put(strip, &text, look)
    }

    /// Writes pieces of a sheet one after another; returns what is left of the strip.
    pub fn put_pieces(&mut self, strip: Strip, pieces: &[Piece]) -> Strip {
        pieces.iter().fold(strip, |left, piece| {
            self.put_fitting(left, &piece.text, Look::Tone(piece.tone))
        })
    }

    /// Writes text at the end of the strip, if all of it fits.
    pub fn put_ending(&mut self, strip: Strip, text: &str, look: Look) {
        let width = u16::try_from(text_width(text)).unwrap_or(u16::MAX);
        if width <= strip.width_cells {
            self.put(strip.skip(strip.width_cells - width), text, look);
        }
    }

    /// Repeats a sign of one cell over the strip.
    pub fn fill(&mut self, strip: Strip, sign: &str, look: Look) {
        self.put(strip, &sign.repeat(usize::from(strip.width_cells)), look);
    }

    /// Gives cells that are to be written on a background, and what else a look says; what is written
    /// there next keeps it, unless it brings its own.
    pub fn lay(&mut self, strip: Strip, look: Look) {
        self.restyle(strip, look);
    }

    /// Gives cells that are written already another look, keeping their letters.
    ///
    /// It takes the background from what has one of its own, such as a hit: see [`Canvas::lay`].
    pub fn restyle(&mut self, strip: Strip, look: Look) {
        let area = Rect::new(strip.x, strip.y, strip.width_cells, 1).intersection(self.buffer.area);
        self.buffer.set_style(area, style_of(look, self.theme));
    }
}

/// Shorthand: words in the outlet's own voice.
pub(super) const BODY: Look = Look::Tone(Tone::Text(Role::Body));
/// Shorthand: something aside.
pub(super) const FAINT: Look = Look::Tone(Tone::Faint);
/// Shorthand: something that stands out.
pub(super) const STRONG: Look = Look::Tone(Tone::Strong);
