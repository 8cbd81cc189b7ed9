//! The least that a program with the same terminal library does: reads files, wraps them, draws columns.
//!
//! `bare FILE...` is what the first frame of abreast is measured against: `benches/performance` runs both in a
//! pseudo-terminal. It cuts nothing into sentences, takes nothing out, links nothing and knows one
//! look; rows are wrapped once, and each frame copies those on the screen. `j` and `k` scroll, `q` quits.

use std::io::{self, BufWriter, Write};
use std::ops::Range;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{Event, KeyCode, read};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::{Terminal, TerminalOptions, Viewport};
use unicode_width::UnicodeWidthStr as _;

/// Narrower columns are not drawn.
const LEAST_CELLS: u16 = 40;

/// A file, wrapped.
struct Column {
    text: String,
    rows: Vec<Range<usize>>,
}

fn main() -> io::Result<()> {
    let (width, height) = size()?;
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let count = (width / LEAST_CELLS).clamp(1, paths.len().max(1) as u16);
    let cells = width / count - 1;
    let columns: io::Result<Vec<Column>> = paths.iter().map(|path| open(path, cells)).collect();
    let columns = columns?;
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, Hide)?;
    let ended = run(
        &columns[..usize::from(count)],
        cells,
        Rect::new(0, 0, width, height),
    );
    execute!(io::stdout(), Show, LeaveAlternateScreen)?;
    disable_raw_mode()?;
    ended
}

fn run(columns: &[Column], cells: u16, area: Rect) -> io::Result<()> {
    let writer = BufWriter::with_capacity(1 << 16, io::stdout());
    let options = TerminalOptions {
        viewport: Viewport::Fixed(area),
    };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(writer), options)?;
    let mut top = 0;
    loop {
        terminal.draw(|frame| draw(frame.buffer_mut(), columns, cells, top))?;
        terminal.backend_mut().flush()?;
        let Event::Key(key) = read()? else { continue };
        match key.code {
            KeyCode::Char('q') => return Ok(()),
            KeyCode::Char('j') => top += 1,
            KeyCode::Char('k') => top = top.saturating_sub(1),
            _ => {}
        }
    }
}

fn draw(buffer: &mut Buffer, columns: &[Column], cells: u16, top: usize) {
    for (x, column) in (0..).step_by(usize::from(cells) + 1).zip(columns) {
        for (y, row) in (0..buffer.area.height).zip(column.rows.iter().skip(top)) {
            let text = &column.text[row.clone()];
            buffer.set_stringn(x, y, text, usize::from(cells), Style::new());
        }
    }
}

fn open(path: &str, cells: u16) -> io::Result<Column> {
    let text = std::fs::read_to_string(path)?;
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        wrap(
            &text,
            start..start + line.trim_end().len(),
            usize::from(cells),
            &mut rows,
        );
        start += line.len();
    }
    Ok(Column { text, rows })
}

/// Cuts a line at blanks, the first that fit; a word wider than the column is left to be cut off.
fn wrap(text: &str, line: Range<usize>, width: usize, rows: &mut Vec<Range<usize>>) {
    let mut row = line.start..line.start;
    let mut cells = 0;
    for word in text[line.clone()].split_inclusive(' ') {
        let word_cells = word.width();
        if cells > 0 && cells + word.trim_end().width() > width {
            rows.push(row.clone());
            row.start = row.end;
            cells = 0;
        }
        row.end += word.len();
        cells += word_cells;
    }
    rows.push(row);
}
