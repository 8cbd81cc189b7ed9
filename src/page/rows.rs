//! A page: the rows of one article at one width.
//!
//! Every statement begins a row of its own, so that the gutter can mark it and its twins can stand
//! level with it; one empty row parts paragraphs. Rows hold byte ranges only. Counts are `usize`
//! throughout: a long article has more rows than fit into the sixteen bits of a screen.

use std::collections::BTreeMap;

use super::wrap;
use crate::article::{Article, StatementId};
use crate::text::Span;

/// One row of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The statement it shows; none for the empty row between paragraphs.
    pub statement: Option<StatementId>,
    /// Its bytes in the article's text.
    pub span: Span,
    /// Tells whether it is the first row of its statement.
    pub is_first: bool,
}

/// An article wrapped to a width.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Page {
    width_cells: usize,
    rows: Vec<Row>,
    /// Number of the first row of each statement, and one more: the count of rows.
    first_rows: Vec<usize>,
}

impl Page {
    /// Wraps the whole article; `marked` are the spans (bytes of the article) that need room for
    /// characters around them, by statement.
    ///
    /// Costs about a millisecond for a thousand lines, so it is done when text, width or marks
    /// change, never while drawing.
    pub fn new(
        article: &Article,
        width_cells: usize,
        marked: &BTreeMap<StatementId, Vec<Span>>,
    ) -> Page {
        let mut page = Page {
            width_cells,
            ..Page::default()
        };
        let mut paragraph = None;
        for (id, statement) in article.statement_ids().zip(&article.statements) {
            if paragraph.is_some_and(|p| p != statement.paragraph) {
                page.push_gap();
            }
            paragraph = Some(statement.paragraph);
            let marks = marked.get(&id).map_or(&[][..], Vec::as_slice);
            page.push_statement(id, &wrap(&article.text, statement.span, width_cells, marks));
        }
        page.first_rows.push(page.rows.len());
        page
    }

    fn push_gap(&mut self) {
        self.rows.push(Row {
            statement: None,
            span: Span::default(),
            is_first: false,
        });
    }

    fn push_statement(&mut self, id: StatementId, spans: &[Span]) {
        self.first_rows.push(self.rows.len());
        for (number, &span) in spans.iter().enumerate() {
            self.rows.push(Row {
                statement: Some(id),
                span,
                is_first: number == 0,
            });
        }
    }

    /// Cells it was wrapped to.
    pub fn width_cells(&self) -> usize {
        self.width_cells
    }

    /// All rows, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row with this number; none above the page or below it.
    pub fn row(&self, number: i64) -> Option<Row> {
        let number = usize::try_from(number).ok()?;
        self.rows.get(number).copied()
    }

    /// Number of the first row of a statement; the last row for one that is not there.
    pub fn first_row(&self, id: StatementId) -> usize {
        let last = self.rows.len().saturating_sub(1);
        self.first_rows.get(id.0).copied().unwrap_or(last).min(last)
    }

    /// How many rows a statement takes.
    pub fn height(&self, id: StatementId) -> usize {
        let from = self.first_row(id);
        let rows = self.rows.iter().skip(from);
        rows.take_while(|r| r.statement == Some(id)).count()
    }

    /// The statement at a row, or the nearest one above it; none on a page without statements.
    pub fn statement_at(&self, number: i64) -> Option<StatementId> {
        let last = self.rows.len().checked_sub(1)?;
        let number = usize::try_from(number).unwrap_or(0).min(last);
        let up = self.rows[..=number].iter().rev();
        up.chain(&self.rows).find_map(|r| r.statement)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Source, read};

    fn page_of(text: &str, width: usize) -> Page {
        let source = Source::new("a.txt", text);
        Page::new(&read(&source), width, &BTreeMap::new())
    }

    #[test]
    fn paragraphs_are_parted_by_one_empty_row() {
        let page = page_of("A headline\n\nOne two three four.\n\nFive.", 10);
        let gaps = page.rows().iter().filter(|r| r.statement.is_none()).count();
        assert_eq!(gaps, 2);
        assert_eq!(page.statement_at(1), Some(StatementId(0)));
    }

    #[test]
    fn empty_article_gives_empty_page() {
        let page = Page::new(&Article::default(), 10, &BTreeMap::new());
        assert_eq!((page.rows().len(), page.first_row(StatementId(3))), (0, 0));
        assert_eq!(page.statement_at(0), None);
    }

    #[test]
    fn row_above_the_page_is_none() {
        assert_eq!(page_of("One.", 10).row(-1), None);
    }
}
