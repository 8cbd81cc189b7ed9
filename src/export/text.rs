//! placeholder
use super::Report;

/// How the text report looks.
#[derive(Clone, Copy, Debug)]
pub struct TextStyle {
    /// With colours, for a terminal.
    pub is_coloured: bool,
    /// Longest line.
    pub width_cells: usize,
}

/// Text.
pub fn text(report: &Report, _style: TextStyle) -> String {
    format!("{}\n", report.name)
}
