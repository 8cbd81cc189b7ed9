//! A page: the rows of one article at one width.
//!
//! Every statement begins a row of its own, so that the gutter can mark it and its twins can stand
//! level with it; one empty row parts paragraphs. Counts are `usize` throughout: a long article has
//! more rows than fit into the sixteen bits of a screen.
//!
//! Rows are made where they are looked at. What a page holds of a statement is the number of its first
//! row, for scrolling and for the density strip; how many rows each takes is counted when text or width
//! change, in some 2 ms for 10,000 statements, and a change of marks counts only the statements that
//! have them anew. The rows themselves are wrapped for the statements near the screen, kept by
//! statement while they stay there ([`Page::keep`]), and wrapped on the spot for any other.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::plain::Plain;
use super::wrap;
use super::wrap::wrap_into;
use crate::article::{Article, StatementId};
use crate::text::Span;

/// Spans that need room for characters around them, in bytes of the article, by statement.
pub type Marked = BTreeMap<StatementId, Vec<Span>>;

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

/// The empty row between two paragraphs.
const GAP: Row = Row {
    statement: None,
    span: Span { start: 0, end: 0 },
    is_first: false,
};

/// An article wrapped to a width.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Page {
    article: Arc<Article>,
    width_cells: usize,
    marked: Marked,
    /// Number of the first row of each statement, and one more: the count of rows.
    first_rows: Vec<usize>,
    /// Rows of the statements near the screen.
    kept: BTreeMap<StatementId, Vec<Span>>,
}

impl Page {
    /// Counts the rows of every statement of an article.
    pub fn new(article: &Arc<Article>, width_cells: usize, marked: &Marked) -> Page {
        let mut page = Page {
            article: Arc::clone(article),
            width_cells,
            marked: marked.clone(),
            ..Page::default()
        };
        let mut plain = Plain::default();
        let heights: Vec<usize> = article
            .statement_ids()
            .map(|id| page.count_rows(&mut plain, id))
            .collect();
        page.number(&heights);
        page
    }

    /// Gives other spans room; tells whether any row has changed for it.
    ///
    /// Costs as much as the statements that have marks, or had.
    pub fn mark(&mut self, marked: Marked) -> bool {
        if marked == self.marked {
            return false;
        }
        let before = std::mem::replace(&mut self.marked, marked);
        let mut changed: Vec<StatementId> = before.keys().copied().collect();
        changed.extend(self.marked.keys());
        changed.retain(|id| before.get(id) != self.marked.get(id));
        let mut heights: Vec<usize> = self
            .article
            .statement_ids()
            .map(|id| self.height(id))
            .collect();
        let mut plain = Plain::default();
        for id in changed {
            self.kept.remove(&id);
            if let Some(height) = heights.get_mut(id.0) {
                *height = self.count_rows(&mut plain, id);
            }
        }
        self.number(&heights);
        true
    }

    fn count_rows(&self, plain: &mut Plain, id: StatementId) -> usize {
        let mut count = 0;
        if let Some(statement) = self.article.statements.get(id.0) {
            let marked = (statement.span, self.marks_of(id));
            wrap_into(plain, &self.article.text, marked, self.width_cells, |_| {
                count += 1;
            });
        }
        count
    }

    fn marks_of(&self, id: StatementId) -> &[Span] {
        self.marked.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Numbers the rows of statements that take so many each.
    fn number(&mut self, heights: &[usize]) {
        self.first_rows.clear();
        let mut next = 0;
        for (number, height) in heights.iter().enumerate() {
            self.first_rows.push(next);
            next += height + usize::from(self.has_gap_after(number));
        }
        self.first_rows.push(next);
    }

    /// Tells whether an empty row stands below a statement: the next one is of another paragraph.
    fn has_gap_after(&self, number: usize) -> bool {
        let statements = &self.article.statements;
        let (one, next) = (statements.get(number), statements.get(number + 1));
        one.zip(next)
            .is_some_and(|(one, next)| one.paragraph != next.paragraph)
    }

    /// Wraps the statements on these rows and keeps them, as long as they are asked for again.
    pub fn keep(&mut self, rows: Range<usize>) {
        let first = self.statement_on(rows.start).unwrap_or_default();
        let last = self.statement_on(rows.end).unwrap_or_default();
        self.kept.retain(|id, _| (first..=last).contains(id));
        for id in (first.0..=last.0).map(StatementId) {
            if !self.kept.contains_key(&id) && self.height(id) > 0 {
                let wrapped = self.wrapped(id);
                self.kept.insert(id, wrapped);
            }
        }
    }

    fn wrapped(&self, id: StatementId) -> Vec<Span> {
        let statement = self.article.statements.get(id.0);
        statement.map_or_else(Vec::new, |s| {
            wrap(
                &self.article.text,
                s.span,
                self.width_cells,
                self.marks_of(id),
            )
        })
    }

    /// Tells whether it is this very article at this width, with any marks.
    pub fn is_of(&self, article: &Arc<Article>, width_cells: usize) -> bool {
        self.width_cells == width_cells
            && Arc::ptr_eq(&self.article, article)
            && !self.first_rows.is_empty()
    }

    /// Cells it was wrapped to.
    pub fn width_cells(&self) -> usize {
        self.width_cells
    }

    /// How many rows it has.
    pub fn row_count(&self) -> usize {
        self.first_rows.last().copied().unwrap_or(0)
    }

    /// All rows, in order: wraps the whole article, which only tests and measures want.
    pub fn rows(&self) -> Vec<Row> {
        (0..self.row_count())
            .filter_map(|n| self.row_at(n))
            .collect()
    }

    /// The row with this number; none above the page or below it.
    pub fn row(&self, number: i64) -> Option<Row> {
        self.row_at(usize::try_from(number).ok()?)
    }

    fn row_at(&self, number: usize) -> Option<Row> {
        let id = self
            .statement_on(number)
            .filter(|_| number < self.row_count())?;
        let inside = number - self.first_rows.get(id.0)?;
        let span = match self.kept.get(&id) {
            Some(rows) => rows.get(inside).copied(),
            None => self.wrapped(id).get(inside).copied(),
        };
        let row = |span| Row {
            statement: Some(id),
            span,
            is_first: inside == 0,
        };
        Some(span.map_or(GAP, row))
    }

    /// The statement on a row, or on the nearest one above it; the last one below the page.
    fn statement_on(&self, number: usize) -> Option<StatementId> {
        let count = self.first_rows.len().checked_sub(1)?;
        let after = self.first_rows[..count].partition_point(|first| *first <= number);
        after.checked_sub(1).map(StatementId)
    }

    /// Number of the first row of a statement; the last row for one that is not there.
    pub fn first_row(&self, id: StatementId) -> usize {
        let last = self.row_count().saturating_sub(1);
        self.first_rows.get(id.0).copied().unwrap_or(last).min(last)
    }

    /// How many rows a statement takes.
    pub fn height(&self, id: StatementId) -> usize {
        match self.first_rows.get(id.0..id.0 + 2) {
            Some([first, next]) => next - first - usize::from(self.has_gap_after(id.0)),
            _ => 0,
        }
    }

    /// The statement at a row, or the nearest one above it; none on a page without statements.
    pub fn statement_at(&self, number: i64) -> Option<StatementId> {
        let last = self.row_count().checked_sub(1)?;
        self.statement_on(usize::try_from(number).unwrap_or(0).min(last))
    }

    /// The statements that begin on these rows.
    pub fn statements_in(&self, rows: Range<usize>) -> impl Iterator<Item = StatementId> + use<> {
        let count = self.first_rows.len().saturating_sub(1);
        let before = |row: usize| self.first_rows[..count].partition_point(|first| *first < row);
        (before(rows.start)..before(rows.end)).map(StatementId)
    }
}

/// An article of so many statements, a paragraph each, which nothing has read: reading has its limits.
#[cfg(test)]
pub(crate) fn long_article(statements: usize) -> Article {
    use crate::article::{Role, Statement};
    const TEXT: &str = "It rained and rained.\n\n";
    let statement = |number: usize| Statement {
        span: Span::new(number * TEXT.len(), (number + 1) * TEXT.len() - 2),
        paragraph: number,
        role: Role::Body,
        speaker: None,
    };
    Article {
        text: TEXT.repeat(statements),
        statements: (0..statements).map(statement).collect(),
        ..Article::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Source, read};

    fn page_of(text: &str, width: usize) -> Page {
        let source = Source::new("a.txt", text);
        Page::new(&Arc::new(read(&source)), width, &BTreeMap::new())
    }

    #[test]
    fn paragraphs_are_parted_by_one_empty_row() {
        let page = page_of("A headline\n\nOne two three four.\n\nFive.", 10);
        let gaps = page
            .rows()
            .into_iter()
            .filter(|r| r.statement.is_none())
            .count();
        assert_eq!(gaps, 2);
        assert_eq!(page.statement_at(1), Some(StatementId(0)));
    }

    #[test]
    fn empty_article_gives_empty_page() {
        let page = Page::new(&Arc::default(), 10, &BTreeMap::new());
        assert_eq!((page.row_count(), page.first_row(StatementId(3))), (0, 0));
        assert_eq!(page.statement_at(0), None);
    }

    #[test]
    fn row_above_the_page_is_none() {
        assert_eq!(page_of("One.", 10).row(-1), None);
    }

    #[test]
    fn rows_kept_are_the_rows() {
        let mut page = page_of(
            "A headline\n\nOne two three four.\n\nFive. Six seven eight nine.",
            10,
        );
        let all = page.rows();
        for from in 0..all.len() {
            page.keep(from..from + 3);
            assert_eq!(page.rows(), all, "{from}");
            assert!(page.kept.len() < 5);
        }
    }

    #[test]
    fn marks_change_only_their_statement_and_what_is_below() {
        let text = "One two six.\n\nOne two six.";
        let mut page = page_of(text, 13);
        let marked = BTreeMap::from([(StatementId(0), vec![Span::new(4, 7)])]);
        assert!(page.mark(marked.clone()));
        assert_eq!(page, Page::new(&page.article.clone(), 13, &marked));
        assert_eq!(
            (page.height(StatementId(0)), page.height(StatementId(1))),
            (2, 1)
        );
        assert!(!page.mark(marked));
        assert!(page.mark(Marked::new()));
        assert_eq!(page, page_of(text, 13));
    }

    #[test]
    fn article_longer_than_sixteen_bits_count_has_all_its_rows() {
        let page = Page::new(&Arc::new(long_article(70_000)), 12, &Marked::new());
        let last = StatementId(69_999);
        assert_eq!((page.row_count(), page.first_row(last)), (209_999, 209_997));
        let row = page.row(209_998).expect("the last row");
        assert_eq!((row.statement, row.is_first), (Some(last), false));
    }
}
