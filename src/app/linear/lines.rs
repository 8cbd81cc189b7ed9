//! Lines of the linear form being laid out: text wrapped to the width, and rows of sheets without decoration.

use super::Line;
use crate::app::{Piece, Place};
use crate::page::wrap;
use crate::text::Span;

/// Lines being laid out.
pub(super) struct Lines {
    width_cells: usize,
    lines: Vec<Line>,
}

impl Lines {
    pub(super) fn new(width_cells: usize) -> Lines {
        Lines {
            width_cells,
            lines: Vec::new(),
        }
    }

    /// Adds text, wrapped; empty text adds nothing.
    pub(super) fn add(&mut self, text: &str, wording: Option<Place>) {
        for span in wrap(text, Span::new(0, text.len()), self.width_cells, &[]) {
            let text = span.of(text).to_owned();
            if !text.is_empty() {
                self.lines.push(Line { text, wording });
            }
        }
    }

    pub(super) fn finish(mut self) -> Vec<Line> {
        if self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        self.lines
    }
}

/// A row of a sheet without decoration: no indent, gaps as commas, signs as words.
///
/// `"  ≠ number"` -> `"differs: number"`, `"Courier  statement 4 of 21"` -> `"Courier, statement 4 of 21"`
pub(super) fn plain(row: &[Piece]) -> String {
    let text: String = row.iter().map(|p| p.text.as_str()).collect();
    let text = text.trim();
    let text = text.strip_prefix("▸ ").unwrap_or(text);
    let signs = [("≠ ", "differs: "), ("* ", "note: ")];
    let sign = signs.iter().find(|(sign, _)| text.starts_with(sign));
    let text = match sign {
        Some((sign, word)) => text.replacen(sign, word, 1),
        None => text.to_owned(),
    };
    let parts = text.split("  ").map(str::trim);
    // A bar is drawn beside the figures that it stands for.
    let parts = parts.filter(|part| part.contains(char::is_alphanumeric) || part.len() < 2);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(", ").replace(" · ", " and ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Tone, piece};

    #[test]
    fn gaps_become_commas_and_signs_words() {
        let row = |text: &str| plain(&[piece(text, Tone::Strong)]);
        assert_eq!(
            row("Courier  statement 4 of 21"),
            "Courier, statement 4 of 21"
        );
        assert_eq!(row("  ≠ number"), "differs: number");
        assert_eq!(row("▸ share prompt"), "share prompt");
        assert_eq!(row("  * who told them?"), "note: who told them?");
        assert_eq!(
            row("  Echo · Post  one origin"),
            "Echo and Post, one origin"
        );
        assert_eq!(
            row("   62% of Echo   ██▒▒··  54 word for word"),
            "62% of Echo, 54 word for word"
        );
        assert_eq!(
            row("    +0.21  shared name     Rae"),
            "+0.21, shared name, Rae"
        );
    }
}
