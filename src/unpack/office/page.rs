//! Writes the text of an office document as a simple web page, so that it is read as one.
//!
//! Only what matters to a reader is written: paragraphs, headings, items, tables. All text is escaped.

/// What a paragraph of a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// The title of the document.
    Title,
    /// A heading, its level from 1.
    Heading(usize),
    /// An item of a list.
    Item,
    /// A line of the table of contents: it repeats headings.
    Contents,
    /// Running text.
    #[default]
    Body,
}

/// A part of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grid {
    /// The whole table.
    Table,
    /// A row of it.
    Row,
    /// A cell of a row.
    Cell,
}

impl Grid {
    fn name(self) -> &'static str {
        match self {
            Grid::Table => "table",
            Grid::Row => "tr",
            Grid::Cell => "td",
        }
    }
}

/// Lowest heading that pages have.
const MAX_LEVEL: usize = 6;

/// A page that is being written.
#[derive(Default)]
pub(super) struct Page {
    html: String,
    /// The open paragraphs: text boxes stand within one.
    open: Vec<(Kind, String)>,
    /// The open cells: where each began, and how many paragraphs it has.
    cells: Vec<(usize, usize)>,
    is_in_list: bool,
    title: Option<String>,
    /// Notes at the foot and at the end, which are left out.
    pub(super) left_out_notes: usize,
}

impl Page {
    /// Begins a paragraph.
    pub(super) fn begin(&mut self, kind: Kind) {
        self.open.push((kind, String::new()));
    }

    /// Says what the open paragraph is.
    pub(super) fn set_kind(&mut self, kind: Kind) {
        if let Some((own, _)) = self.open.last_mut() {
            *own = kind;
        }
    }

    /// What the open paragraph is.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.open.last().map(|(kind, _)| *kind)
    }

    /// Adds text to the open paragraph; text outside of one belongs to nothing that is read.
    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, html)) = self.open.last_mut() {
            html.push_str(&quick_xml::escape::escape(text));
        }
    }

    /// Breaks the line within the open paragraph.
    pub(super) fn break_line(&mut self) {
        if let Some((_, html)) = self.open.last_mut() {
            html.push_str("<br>");
        }
    }

    /// Ends the open paragraph.
    pub(super) fn end(&mut self) {
        let Some((kind, html)) = self.open.pop() else {
            return;
        };
        if html.trim().is_empty() || kind == Kind::Contents {
            return;
        }
        self.set_list(kind == Kind::Item);
        if let Some((_, paragraphs)) = self.cells.last_mut() {
            *paragraphs += 1;
        }
        let tag = match kind {
            Kind::Title => "h1".to_owned(),
            Kind::Heading(level) => format!("h{}", level.clamp(1, MAX_LEVEL)),
            Kind::Item => "li".to_owned(),
            Kind::Body | Kind::Contents => "p".to_owned(),
        };
        if kind == Kind::Title && self.title.is_none() {
            let plain = html.replace("<br>", " ");
            let plain = quick_xml::escape::unescape(&plain).map(|text| text.trim().to_owned());
            self.title = plain.ok();
        }
        self.html.extend(["<", &tag, ">", &html, "</", &tag, ">\n"]);
    }

    fn set_list(&mut self, is_in_list: bool) {
        if self.is_in_list != is_in_list {
            self.html
                .push_str(if is_in_list { "<ul>\n" } else { "</ul>\n" });
        }
        self.is_in_list = is_in_list;
    }

    /// Begins a table, a row or a cell.
    pub(super) fn begin_grid(&mut self, grid: Grid) {
        self.set_list(false);
        self.html.extend(["<", grid.name(), ">"]);
        if grid == Grid::Cell {
            self.cells.push((self.html.len(), 0));
        }
    }

    /// Ends it. A cell of one paragraph is written without one, so that its row is read as a line.
    pub(super) fn end_grid(&mut self, grid: Grid) {
        self.set_list(false);
        if grid == Grid::Cell
            && let Some((start, 1)) = self.cells.pop()
        {
            let cell = self.html.split_off(start);
            let inner = cell
                .strip_prefix("<p>")
                .and_then(|c| c.strip_suffix("</p>\n"));
            self.html.push_str(inner.unwrap_or(&cell));
        }
        self.html.extend(["</", grid.name(), ">"]);
    }

    /// The page, and the title that stands on it.
    pub(super) fn finish(mut self) -> (String, Option<String>) {
        while !self.open.is_empty() {
            self.end();
        }
        self.set_list(false);
        (self.html, self.title)
    }
}
