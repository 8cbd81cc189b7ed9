//! The terminal as a place to draw frames on.

use std::io::{self, Write};

use ratatui::Terminal;
use ratatui::TerminalOptions;
use ratatui::Viewport;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::links::Links;
use super::{Canvas, draw};
use crate::app::{Size, State};

/// Draws states onto a writer that is a terminal.
///
/// The writer should hold a whole frame: drawing makes thousands of small writes and several flushes.
pub struct Screen<W: Write> {
    terminal: Terminal<CrosstermBackend<W>>,
    /// The last frame of the linear form, if that was the last.
    lines: Option<Buffer>,
    links: Links,
}

impl<W: Write> Screen<W> {
    /// A screen of a known size; the terminal is not asked for it.
    ///
    /// # Errors
    /// Where the writer fails.
    pub fn new(writer: W, size: Size) -> io::Result<Screen<W>> {
        let area = area_of(size);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let terminal = Terminal::with_options(CrosstermBackend::new(writer), options)?;
        Ok(Screen {
            terminal,
            lines: None,
            links: Links::default(),
        })
    }

    /// Draws one frame: only cells that changed are written, and the links among them.
    ///
    /// # Errors
    /// Where the writer fails.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
        if state.linear.is_on {
            return self.draw_lines(state);
        }
        if self.lines.take().is_some() {
            self.forget()?;
        }
        let area = area_of(state.size);
        if self.terminal.get_frame().area() != area {
            self.terminal.resize(area)?;
            self.links = Links::default();
        }
        let mut linked = Vec::new();
        let mut cursor = None;
        let frame = self.terminal.draw(|frame| {
            let mut canvas = Canvas::new(frame.buffer_mut(), &state.theme);
            draw(&mut canvas, state);
            cursor = canvas.cursor();
            linked = canvas.into_links();
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        })?;
        let changes = self.links.take(linked, frame.buffer);
        if changes.is_empty() {
            return Ok(());
        }
        changes.write(self.terminal.backend_mut())?;
        match cursor {
            Some(cursor) => self.terminal.set_cursor_position(cursor),
            None => Ok(()),
        }
    }

    /// Draws a frame of the linear form: a row that has changed is written whole, the others not at
    /// all, and the cursor is left where the reader is.
    ///
    /// The library would write single cells, which a screen reader speaks as fragments of words, and
    /// hide the cursor meanwhile.
    fn draw_lines(&mut self, state: &State) -> io::Result<()> {
        let area = area_of(state.size);
        let mut lines = Buffer::empty(area);
        let mut canvas = Canvas::new(&mut lines, &state.theme);
        draw(&mut canvas, state);
        let cursor = canvas.cursor().unwrap_or_default();
        let before = self.lines.take().filter(|before| before.area == area);
        let backend = self.terminal.backend_mut();
        if before.is_none() {
            backend.clear()?;
        }
        let before = stale(before.unwrap_or_else(|| Buffer::empty(area)), &lines);
        backend.draw(before.diff(&lines).into_iter())?;
        backend.set_cursor_position(cursor)?;
        backend.show_cursor()?;
        self.lines = Some(lines);
        self.links = Links::default();
        Ok(())
    }

    /// Forgets what is on the screen, so that the next frame writes all of it.
    ///
    /// # Errors
    /// Where the writer fails.
    pub fn forget(&mut self) -> io::Result<()> {
        self.lines = None;
        // The library's own `clear` asks the terminal for its cursor, and would wait for an answer
        // that the input thread has taken.
        let area = self.terminal.get_frame().area();
        self.links = Links::default();
        self.terminal.resize(area)
    }

    /// The writer, for sequences that are no frame.
    pub fn writer(&mut self) -> &mut impl Write {
        self.terminal.backend_mut()
    }
}

/// The frame before, with the rows that have changed marked as different from end to end.
fn stale(mut before: Buffer, now: &Buffer) -> Buffer {
    let width = usize::from(now.area.width).max(1);
    // A look that nothing on the screen has.
    let mut other = Cell::default();
    other.set_style(Style::new().add_modifier(Modifier::RAPID_BLINK));
    let rows = before.content.chunks_mut(width);
    for (old, new) in rows.zip(now.content.chunks(width)) {
        if old != new {
            old.fill(other.clone());
        }
    }
    before
}

fn area_of(size: Size) -> Rect {
    Rect::new(0, 0, size.width_cells, size.height_rows)
}
