//! Lays the report's lines out: wrapping, hanging indents, tables, and colour where it is wanted.
//!
//! Colour only repeats what the words and marks say. It is put on word by word, so that a line break
//! can fall anywhere without a colour running into the margin.

use std::fmt::Write as _;

use textwrap::core::display_width;
use unicode_segmentation::UnicodeSegmentation as _;

use super::TextStyle;
use crate::text::Span;

/// What a piece of a line means.
#[derive(Clone, Copy)]
pub(super) enum Ink {
    /// Headings and names.
    Strong,
    /// What only guides the eye: numbers of claims, places, nearest statements.
    Quiet,
    /// A value that differs.
    Differs,
    /// Words that were searched for.
    Hit,
}

impl Ink {
    /// The terminal's code for it.
    fn code(self) -> &'static str {
        match self {
            Ink::Strong => "1",
            Ink::Quiet => "2",
            Ink::Differs => "1;33",
            Ink::Hit => "1;36",
        }
    }
}

/// The report so far.
pub(super) struct Lines {
    out: String,
    style: TextStyle,
}

impl Lines {
    pub(super) fn new(style: TextStyle) -> Self {
        Lines {
            out: String::new(),
            style,
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn width_cells(&self) -> usize {
        self.style.width_cells
    }

    /// The words of `text`, each in its colour.
    pub(super) fn ink(&self, ink: Ink, text: &str) -> String {
        if !self.style.is_coloured {
            return text.to_owned();
        }
        let mut out = String::new();
        for word in text.split_inclusive(' ') {
            let bare = word.trim_end_matches(' ');
            if !bare.is_empty() {
                let _ = write!(out, "\x1b[{}m{bare}\x1b[0m", ink.code());
            }
            out.push_str(&word[bare.len()..]);
        }
        out
    }

    /// Text with some of its spans in a colour, and a mark on either side of each.
    ///
    /// `("hurt 14 people", [5..7])` -> `"hurt *14* people"`
    pub(super) fn marked(&self, ink: Ink, mark: &str, text: &str, spans: &[Span]) -> String {
        let mut out = String::new();
        let mut done = 0;
        for span in spans {
            if span.start < done || span.of(text).is_empty() {
                continue;
            }
            out.push_str(Span::new(done, span.start).of(text));
            out.push_str(&self.ink(ink, &format!("{mark}{}{mark}", span.of(text))));
            done = span.end;
        }
        out.push_str(Span::new(done, text.len()).of(text));
        out
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// One line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// A heading of a part, with what it holds.
    ///
    /// `("DETAILS DIFFER", "4 claims")` -> `"DETAILS DIFFER  4 claims"` between empty lines
    pub(super) fn heading(&mut self, title: &str, note: &str) {
        self.blank();
        let title = self.ink(Ink::Strong, title);
        self.hanging(&format!("{title}  "), note);
        self.blank();
    }

    /// Wrapped text at an indent.
    pub(super) fn paragraph(&mut self, indent_cells: usize, text: &str) {
        self.hanging(&" ".repeat(indent_cells), text);
    }

    /// A label, then wrapped text beside it, its later lines level with the first.
    pub(super) fn hanging(&mut self, label: &str, text: &str) {
        let indent = " ".repeat(display_width(label));
        let options = textwrap::Options::new(self.style.width_cells)
            .initial_indent(label)
            .subsequent_indent(&indent);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return self.line(label);
        }
        for line in textwrap::wrap(&text, options) {
            self.line(&line);
        }
    }
}

/// Cuts one line of plain text to a width, with "…" where something went.
///
/// `("a longer headline", 8)` -> `"a longe…"`
pub(super) fn cut(text: &str, width_cells: usize) -> String {
    if let Some(line) = cut_plain(text.trim(), width_cells) {
        return line;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if display_width(&text) <= width_cells {
        return text;
    }
    let mut out = String::new();
    let mut used_cells = 1;
    for grapheme in text.graphemes(true) {
        used_cells += display_width(grapheme);
        if used_cells > width_cells {
            break;
        }
        out.push_str(grapheme);
    }
    format!("{}…", out.trim_end())
}

/// The same where all that is kept is plain ASCII, of which a byte is a cell: most lines are, and a report of
/// a large story has a hundred thousand. Nothing where it is not.
fn cut_plain(text: &str, width_cells: usize) -> Option<String> {
    let head = &text.as_bytes()[..text.len().min(width_cells + 1)];
    let is_plain = head.iter().all(|byte| matches!(byte, b' '..=b'~'));
    if !is_plain || head.windows(2).any(|two| two == b"  ") {
        return None;
    }
    if text.len() <= width_cells {
        return Some(text.to_owned());
    }
    let kept = text.get(..width_cells.saturating_sub(1))?.trim_end();
    Some(format!("{kept}…"))
}

/// Cuts or fills plain text to exactly a width.
pub(super) fn fit(text: &str, width_cells: usize) -> String {
    let text = cut(text, width_cells);
    let fill = width_cells.saturating_sub(display_width(&text));
    text + &" ".repeat(fill)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_are_cut_by_cells() {
        assert_eq!(cut("日本語の見出し", 7), "日本語…");
        assert_eq!(fit("日本", 6), "日本  ");
    }

    #[test]
    fn plain_lines_are_cut_as_all_others() {
        let lines = [
            ("a longer headline", "a longe…"),
            ("a  b", "a b"),
            (" to ", "to"),
        ];
        for (line, short) in lines {
            assert_eq!(cut(line, 8), short);
        }
        assert_eq!(cut("seven I is", 8), "seven I…");
        assert_eq!(cut("a headlin\u{301}e", 9), "a headli…");
        assert_eq!(
            (cut("ab", 1), cut("ab", 0)),
            ("…".to_owned(), "…".to_owned())
        );
    }

    #[test]
    fn colour_does_not_reach_the_margin() {
        let style = TextStyle {
            is_coloured: true,
            width_cells: 9,
        };
        let mut lines = Lines::new(style);
        let text = lines.ink(Ink::Strong, "two words");
        lines.hanging("> ", &text);
        assert_eq!(
            lines.finish(),
            "> \x1b[1mtwo\x1b[0m\n  \x1b[1mwords\x1b[0m\n"
        );
    }
}
