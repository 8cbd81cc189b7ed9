//! Draws frames of the built-in sample story as pictures for the README.
//!
//! ```text
//! cargo run --example capture        # writes assets/captures/*.svg
//! ```
//!
//! The frames are the program's own: the same state, the same `draw`, the same keys; only the
//! terminal is replaced by a file. Colours stand for the terminal's sixteen.

#![expect(clippy::print_stdout, reason = "a command that says what it wrote")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use abreast::app::{
    Effect, Key, Message, Options, Size, State, StoryName, open_story, search, update,
};
use abreast::article::{self, Article};
use abreast::comparison::{DEFAULT_THRESHOLD, compare};
use abreast::search::Index;
use abreast::ui::Canvas;
use abreast::{sample, ui};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// Width and height of a cell in the picture, in pixels.
const CELL: (f64, f64) = (8.4, 18.0);

/// Space around the frame, in pixels.
const MARGIN: f64 = 12.0;

/// Each picture: file name, size in cells, story, keys typed.
const CAPTURES: &[(&str, (u16, u16), &str, &str)] = &[
    ("compare", (120, 36), "ferry-fire", "]d]d"),
    ("claims", (120, 30), "ferry-fire", "c"),
    ("find", (120, 30), "ferry-fire", "fcaptian proud"),
];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/captures");
    if let Err(error) = fs::create_dir_all(&folder) {
        println!("cannot make {}: {error}", folder.display());
        return;
    }
    for (name, size, story, keys) in CAPTURES {
        let path = folder.join(format!("{name}.svg"));
        let svg = to_svg(&frame(*size, story, keys));
        match fs::write(&path, svg) {
            Ok(()) => println!("wrote {}", path.display()),
            Err(error) => println!("cannot write {}: {error}", path.display()),
        }
    }
}

/// The screen after the story was opened and the keys were typed.
fn frame(size: (u16, u16), story: &str, keys: &str) -> Buffer {
    let size = Size {
        width_cells: size.0,
        height_rows: size.1,
    };
    let mut state = open(story, size);
    for c in keys.chars() {
        let effects = update(&mut state, Message::Key(Key::char(c)));
        answer(&mut state, effects);
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width_cells, size.height_rows));
    ui::draw(&mut Canvas::new(&mut buffer, true), &state);
    buffer
}

/// Does what the worker thread does for a search.
fn answer(state: &mut State, effects: Vec<Effect>) {
    for effect in effects {
        if let Effect::Search {
            search: id,
            load,
            query,
            comparison,
        } = effect
        {
            let index = Index::build(&comparison.articles);
            let found = search(&index, &comparison, &query, load);
            update(state, Message::Found { search: id, found });
        }
    }
}

fn open(story: &str, size: Size) -> State {
    let articles: Vec<Arc<Article>> = sample::stories()
        .iter()
        .filter(|s| s.name == story)
        .flat_map(|s| {
            s.sources()
                .iter()
                .map(|source| Arc::new(article::read(source)))
                .collect::<Vec<_>>()
        })
        .collect();
    let name = StoryName {
        name: story.to_owned(),
        source_count: articles.len(),
    };
    let options = Options {
        has_color: true,
        ..Options::default()
    };
    let mut state = State::new(options, vec![name], size);
    for effect in open_story(&mut state, 0) {
        let Effect::Load { load, .. } = effect else {
            continue;
        };
        let paths = articles.iter().map(|a| a.path.clone()).collect();
        update(&mut state, Message::Expected { load, paths });
        for (slot, article) in articles.iter().enumerate() {
            update(
                &mut state,
                Message::Read {
                    load,
                    slot,
                    article: Arc::clone(article),
                },
            );
        }
        let comparison = Arc::new(compare(articles.clone(), DEFAULT_THRESHOLD));
        update(&mut state, Message::Compared { load, comparison });
    }
    state
}

/// Writes the cells as text on rows, a run of one style at a time.
fn to_svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let width = f64::from(area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f64::from(area.height) * CELL.1 + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n"
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let first = &buffer[(x, y)];
            let mut end = x + 1;
            while end < area.width && is_same_style(first, &buffer[(end, y)]) {
                end += 1;
            }
            let text: String = (x..end).map(|x| buffer[(x, y)].symbol()).collect();
            write_run(&mut svg, first, &text, (x, y, end - x));
            x = end;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn is_same_style(a: &Cell, b: &Cell) -> bool {
    (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)
}

fn write_run(svg: &mut String, cell: &Cell, text: &str, (x, y, cells): (u16, u16, u16)) {
    let is_reversed = cell.modifier.contains(Modifier::REVERSED);
    let (mut ink, mut paper) = (color(cell.fg, FOREGROUND), color(cell.bg, BACKGROUND));
    if is_reversed {
        (ink, paper) = (paper, ink);
    }
    let left = MARGIN + f64::from(x) * CELL.0;
    let top = MARGIN + f64::from(y) * CELL.1;
    let width = f64::from(cells) * CELL.0;
    if paper != BACKGROUND {
        let height = CELL.1;
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height}\" fill=\"{paper}\"/>"
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let weight = if cell.modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let line = if cell.modifier.contains(Modifier::UNDERLINED) {
        " text-decoration=\"underline\""
    } else {
        ""
    };
    let faint = if cell.modifier.contains(Modifier::DIM) {
        " opacity=\"0.6\""
    } else {
        ""
    };
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let base = top + CELL.1 * 0.74;
    let _ = writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{ink}\"{weight}{line}{faint}>{text}</text>"
    );
}

/// What the terminal's own colours stand for in the picture.
const BACKGROUND: &str = "#1b1d23";
/// See [`BACKGROUND`].
const FOREGROUND: &str = "#d8dbe2";

fn color(color: Color, reset: &'static str) -> &'static str {
    match color {
        Color::Black => "#1b1d23",
        Color::Red | Color::LightRed => "#f2777a",
        Color::Green | Color::LightGreen => "#8fd18b",
        Color::Yellow | Color::LightYellow => "#ecc667",
        Color::Blue | Color::LightBlue => "#79aef0",
        Color::Magenta | Color::LightMagenta => "#d79bd8",
        Color::Cyan | Color::LightCyan => "#6fc9cf",
        Color::White | Color::Gray => "#d8dbe2",
        Color::DarkGray => "#8a90a0",
        _ => reset,
    }
}
