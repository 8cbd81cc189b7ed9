//! The formats of a report, and the endings by which a file asks for one.

use super::{REPORT_WIDTH_CELLS, Report, TextStyle, csv, html, json, markdown, text};

/// In what form a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For people, in a terminal or a pager.
    Text,
    /// For notes and documents.
    Markdown,
    /// For a browser: one page that needs nothing else.
    Html,
    /// For spreadsheets: claims by outlets.
    Csv,
    /// For programs.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 5] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Csv,
        Format::Json,
    ];

    /// The endings of its files, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Text => &["txt", "text"],
            Format::Markdown => &["md", "markdown"],
            Format::Html => &["html", "htm"],
            Format::Csv => &["csv"],
            Format::Json => &["json"],
        }
    }

    /// Returns the format that a file's ending names, in capitals or not.
    ///
    /// `"report.JSON"` -> `Json`, `"report.pdf"` -> nothing, `"json"` -> nothing
    pub fn of_path(path: &str) -> Option<Format> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let (_, ending) = name.rsplit_once('.')?;
        let names = |format: &Format| {
            let mut endings = format.endings().iter();
            endings.any(|own| own.eq_ignore_ascii_case(ending))
        };
        Format::ALL.into_iter().find(names)
    }

    /// The usual endings, for whoever typed another: `".txt .md .html .csv .json"`.
    pub fn known_endings() -> String {
        let endings = Format::ALL.iter().filter_map(|f| f.endings().first());
        let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
        endings.join(" ")
    }

    /// Writes the report of one story, without colours.
    pub fn write(self, report: &Report) -> String {
        let style = TextStyle {
            is_coloured: false,
            width_cells: REPORT_WIDTH_CELLS,
        };
        match self {
            Format::Text => text(report, style),
            Format::Markdown => markdown(&[*report]),
            Format::Html => html(&[*report]),
            Format::Csv => csv(&[*report]),
            Format::Json => json(report, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ending_names_the_format_whatever_its_case() {
        for (path, format) in [
            ("a/report.txt", Some(Format::Text)),
            ("report.JSON", Some(Format::Json)),
            ("report.Markdown", Some(Format::Markdown)),
            ("two.csv.md", Some(Format::Markdown)),
            ("report.HTM", Some(Format::Html)),
            ("report.pdf", None),
            ("json", None),
            ("folder.md/report", None),
        ] {
            assert_eq!(Format::of_path(path), format, "{path}");
        }
    }
}
