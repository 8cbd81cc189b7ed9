//! A frame as an SVG: a rectangle where there is a background, a text for each run of one style.

use std::fmt::Write as _;

use abreast::theme::{Color as ThemeColor, Ground, Rgb};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Width and height of a cell in the picture, in pixels.
const CELL: (f64, f64) = (8.4, 18.0);

/// Space around the frame, in pixels.
const MARGIN: f64 = 12.0;

/// The terminal that the picture shows: what it has for colours of its own.
struct Terminal {
    text: &'static str,
    paper: &'static str,
    ansi: [&'static str; 16],
}

/// A dark terminal, with the colours of many.
const DARK: Terminal = Terminal {
    text: "#cccccc",
    paper: "#1e1e1e",
    ansi: [
        "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
        "#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#e5e5e5",
    ],
};

/// A light terminal.
const LIGHT: Terminal = Terminal {
    text: "#333333",
    paper: "#ffffff",
    ansi: [
        "#000000", "#cd3131", "#00bc00", "#949800", "#0451a5", "#bc05bc", "#0598bc", "#555555",
        "#666666", "#cd3131", "#14ce14", "#b5ba00", "#0451a5", "#bc05bc", "#0598bc", "#a5a5a5",
    ],
};

/// Writes the cells as text on rows, a run of one style at a time.
pub(crate) fn to_svg(buffer: &Buffer, ground: Ground) -> String {
    let terminal = if ground == Ground::Light {
        &LIGHT
    } else {
        &DARK
    };
    let paper = color(buffer[(0, 0)].bg, terminal, terminal.paper);
    let area = buffer.area;
    let width = f64::from(area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f64::from(area.height) * CELL.1 + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{paper}\"/>\n"
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
            let run = Run {
                text: &text,
                at: (x, y),
                cells: end - x,
            };
            write_run(&mut svg, terminal, first, &run);
            x = end;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn is_same_style(a: &Cell, b: &Cell) -> bool {
    (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)
}

/// Text in one style.
struct Run<'a> {
    text: &'a str,
    at: (u16, u16),
    cells: u16,
}

fn write_run(svg: &mut String, terminal: &Terminal, cell: &Cell, run: &Run) {
    let mut ink = color(cell.fg, terminal, terminal.text);
    let mut paper = color(cell.bg, terminal, terminal.paper);
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut paper);
    }
    let (x, y) = run.at;
    let left = MARGIN + f64::from(x) * CELL.0;
    let top = MARGIN + f64::from(y) * CELL.1;
    let width = f64::from(run.cells) * CELL.0;
    if !svg.contains(&format!("rx=\"8\" fill=\"{paper}\"")) {
        let height = CELL.1;
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height}\" fill=\"{paper}\"/>"
        );
    }
    if run.text.trim().is_empty() {
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
    let slant = if cell.modifier.contains(Modifier::ITALIC) {
        " font-style=\"italic\""
    } else {
        ""
    };
    let faint = if cell.modifier.contains(Modifier::DIM) {
        " opacity=\"0.6\""
    } else {
        ""
    };
    let text = run
        .text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let base = top + CELL.1 * 0.74;
    let _ = writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{ink}\"{weight}{line}{slant}{faint}>{text}</text>"
    );
}

fn color(color: Color, terminal: &Terminal, own: &str) -> String {
    match color {
        Color::Rgb(red, green, blue) => hex(Rgb(red, green, blue)),
        Color::Indexed(number) => match ThemeColor::Indexed(number).rgb() {
            Some(rgb) => hex(rgb),
            None => terminal.ansi[usize::from(number % 16)].to_owned(),
        },
        _ => own.to_owned(),
    }
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
