//! The terminal as a place to draw frames on.

use std::io::{self, Write};

use ratatui::Terminal;
use ratatui::TerminalOptions;
use ratatui::Viewport;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::Rect;

use super::{Canvas, draw};
use crate::app::{Size, State};

/// Draws states onto a writer that is a terminal.
///
/// The writer should hold a whole frame: drawing makes thousands of small writes, and one flush.
pub struct Screen<W: Write> {
    terminal: Terminal<CrosstermBackend<W>>,
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
        Ok(Screen { terminal })
    }

    /// Draws one frame: only cells that changed are written, then the writer is flushed.
    ///
    /// # Errors
    /// Where the writer fails.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
        let area = area_of(state.size);
        if self.terminal.get_frame().area() != area {
            self.terminal.resize(area)?;
        }
        let has_color = state.options.has_color;
        self.terminal.draw(|frame| {
            let mut canvas = Canvas::new(frame.buffer_mut(), has_color);
            draw(&mut canvas, state);
            if let Some(cursor) = canvas.cursor() {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }

    /// Forgets what is on the screen, so that the next frame writes all of it.
    ///
    /// # Errors
    /// Where the writer fails.
    pub fn forget(&mut self) -> io::Result<()> {
        // The library's own `clear` asks the terminal for its cursor, and would wait for an answer
        // that the input thread has taken.
        let area = self.terminal.get_frame().area();
        self.terminal.resize(area)
    }

    /// The writer, for sequences that are no frame.
    pub fn writer(&mut self) -> &mut impl Write {
        self.terminal.backend_mut()
    }

    /// Writes out what waits in the writer.
    ///
    /// # Errors
    /// Where the writer fails.
    pub fn flush(&mut self) -> io::Result<()> {
        Backend::flush(self.terminal.backend_mut())
    }
}

fn area_of(size: Size) -> Rect {
    Rect::new(0, 0, size.width_cells, size.height_rows)
}
