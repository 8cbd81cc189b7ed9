//! The open story: its columns, what was found in them, and where the reader is.

use std::sync::Arc;

use super::{Annotated, Jumps, LoadId, Waiting};
use crate::article::{Article, ArticleId, StatementId};
use crate::claims::{StatementRef, Status};
use crate::comparison::Comparison;
use crate::export::Tally;
use crate::page::{Density, Index, Lit, Mark, Page};
use crate::session::Session;
use crate::text::Span;

/// A statement in a column: where the cursor is, or was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Number of the column, from zero.
    pub column: usize,
    /// The statement in its article.
    pub statement: StatementId,
}

/// A source that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Path, URL or "-", made safe to show.
    pub path: String,
    /// Why, and what to try, in words for the reader.
    pub reason: String,
}

/// One article on the screen.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Column {
    /// Its place among the expected sources.
    pub slot: usize,
    /// Path, URL or "-"; names the column until its article is there.
    pub path: String,
    /// What has come of it over the net while it is fetched.
    pub received_bytes: usize,
    /// The article, once read.
    pub article: Option<Arc<Article>>,
    /// Tells whether the reader has hidden it; it is on the screen only while the cursor is in it.
    pub is_hidden: bool,
    /// Its number in the comparison, once compared.
    pub id: Option<ArticleId>,
    /// The article wrapped to the column's width; empty while the column is hidden.
    pub page: Page,
    /// Number of the page's row at the top of the body; below zero, empty rows stand above the page.
    pub top: i64,
    /// Where the cursor last was in it.
    pub last: StatementId,
    /// Gutter mark of every statement; empty until compared.
    pub marks: Vec<Mark>,
    /// Where in the page the marks are; empty while the column is off the screen.
    pub density: Density,
    /// Hits of the search in the text, in order.
    pub hits: Vec<Span>,
    /// What lights up in it, in bytes of the article, disjoint and in order.
    pub lit: Vec<Lit>,
}

impl Column {
    /// What to call it: the outlet, or the path while loading.
    pub fn name(&self) -> &str {
        match &self.article {
            Some(article) if !article.outlet.is_empty() => &article.outlet,
            _ => &self.path,
        }
    }

    /// How many statements it has.
    pub fn statement_count(&self) -> usize {
        self.article.as_ref().map_or(0, |a| a.statements.len())
    }

    /// The gutter mark of a statement.
    pub fn mark(&self, statement: StatementId) -> Mark {
        self.marks.get(statement.0).copied().unwrap_or_default()
    }
}

/// How many claims there are of each kind; counted once, since the first row of every frame tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ClaimCounts {
    /// Several outlets say the same.
    pub agreed: usize,
    /// They differ in a detail.
    pub differing: usize,
    /// One outlet says it.
    pub single: usize,
}

impl ClaimCounts {
    /// Counts the claims of a comparison.
    pub fn of(comparison: &Comparison) -> ClaimCounts {
        let mut counts = ClaimCounts::default();
        for claim in &comparison.claims {
            match claim.status {
                Status::Agreed => counts.agreed += 1,
                Status::Differs => counts.differing += 1,
                Status::Single => counts.single += 1,
            }
        }
        counts
    }
}

/// Everything that belongs to the open story.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Story {
    /// Its name.
    pub name: String,
    /// The load that fills it.
    pub load: LoadId,
    /// Tells whether the sources are not known yet.
    pub is_opening: bool,
    /// The articles, in column order.
    pub columns: Vec<Column>,
    /// What could not be opened.
    pub failures: Vec<Failure>,
    /// Tells whether its files have changed since they were read.
    pub is_changed: bool,
    /// Whether it takes longer than a moment, or was stopped.
    pub waiting: Waiting,
    /// The path of the article that the reader has chosen to begin with.
    pub wanted: Option<String>,
    /// Links and claims, once found.
    pub comparison: Option<Arc<Comparison>>,
    /// How many details differ, by kind.
    pub tally: Tally,
    /// How many of its claims are shared and agreed on, differ, and are told once.
    pub counts: ClaimCounts,
    /// Lookup into the comparison.
    pub index: Index,
    /// The statement under the cursor.
    pub cursor: Place,
    /// Where the cursor goes once all is read: after a reload, where it was.
    pub return_to: Option<Place>,
    /// How it was left the last time, until the cursor is back there.
    pub resume: Option<Session>,
    /// Tells whether the reader has pressed a key since it was opened.
    pub is_touched: bool,
    /// The leftmost column on the screen.
    pub first_column: usize,
    /// Places to go back and forward to.
    pub jumps: Jumps,
    /// Bookmarks and notes, by the statements they stand on.
    pub annotated: Annotated,
    /// The statement that the next `link` links to the one under the cursor.
    pub link_start: Option<Place>,
}

impl Story {
    /// The column with the cursor.
    pub fn focus(&self) -> Option<&Column> {
        self.columns.get(self.cursor.column)
    }

    /// The article with the cursor.
    pub fn focus_article(&self) -> Option<&Arc<Article>> {
        self.focus()?.article.as_ref()
    }

    /// The articles that are read, with the number of the column of each.
    pub(super) fn read_articles(&self) -> (Vec<usize>, Vec<Arc<Article>>) {
        let columns = self.columns.iter().enumerate();
        let read = columns.filter_map(|(number, column)| Some((number, column.article.clone()?)));
        read.unzip()
    }

    /// Turns a place on the screen into a statement of the comparison, once there is one.
    pub fn reference(&self, place: Place) -> Option<StatementRef> {
        let column = self.columns.get(place.column)?;
        Some(StatementRef {
            article: column.id?,
            statement: place.statement,
        })
    }

    /// Turns a statement of the comparison into a place on the screen.
    pub fn place(&self, statement: StatementRef) -> Option<Place> {
        Some(Place {
            column: self.column_of(statement.article)?,
            statement: statement.statement,
        })
    }

    /// The column that shows an article of the comparison.
    pub fn column_of(&self, article: ArticleId) -> Option<usize> {
        self.columns.iter().position(|c| c.id == Some(article))
    }

    /// The outlet of an article of the comparison.
    pub fn outlet(&self, article: ArticleId) -> &str {
        self.column_of(article)
            .map_or("", |c| self.columns[c].name())
    }

    /// The columns that may be on the screen: all but the hidden ones, and that with the cursor.
    pub fn shown_columns(&self) -> Vec<usize> {
        let is_shown = |n: &usize| !self.columns[*n].is_hidden || *n == self.cursor.column;
        (0..self.columns.len()).filter(is_shown).collect()
    }

    /// The number of a column by which the reader goes there, from one; a hidden one has none.
    pub fn number_of(&self, column: usize) -> Option<usize> {
        let own = self.columns.get(column).filter(|c| !c.is_hidden)?;
        let before = self.columns[..column].iter().filter(|c| !c.is_hidden);
        Some(before.count() + usize::from(!own.is_hidden))
    }

    /// The column with that number, from one.
    pub fn column_numbered(&self, number: usize) -> Option<usize> {
        (0..self.columns.len()).find(|column| self.number_of(*column) == Some(number))
    }

    /// The best twin of the statement under the cursor in a column.
    pub fn twin_in(&self, column: usize) -> Option<StatementId> {
        let comparison = self.comparison.as_ref()?;
        let cursor = self.reference(self.cursor)?;
        let article = self.columns.get(column)?.id?;
        let twin = self.index.best_twin(comparison, cursor, article)?;
        Some(twin.statement)
    }

    /// All twins of the statement under the cursor.
    pub fn twins(&self) -> Vec<StatementRef> {
        self.twins_of(self.cursor)
    }

    /// All twins of a statement.
    pub fn twins_of(&self, place: Place) -> Vec<StatementRef> {
        match (&self.comparison, self.reference(place)) {
            (Some(comparison), Some(statement)) => self.index.twins(comparison, statement),
            _ => Vec::new(),
        }
    }

    /// Tells whether every source was read or has failed.
    pub fn is_read(&self) -> bool {
        !self.is_opening && self.columns.iter().all(|c| c.article.is_some())
    }

    /// Takes a comparison in: which column shows which article, index, gutter marks.
    pub fn set_comparison(&mut self, comparison: Arc<Comparison>) {
        self.index = Index::new(&comparison);
        self.tally = Tally::of(&comparison);
        self.counts = ClaimCounts::of(&comparison);
        for column in &mut self.columns {
            column.id = column.article.as_ref().and_then(|own| {
                let all = &comparison.articles;
                let very_own = all.iter().position(|a| Arc::ptr_eq(a, own));
                let is_alike = |a: &Arc<Article>| a.path == own.path && a.text == own.text;
                let own = very_own.or_else(|| all.iter().position(is_alike));
                own.map(ArticleId)
            });
            column.density = Density::default();
            column.marks = column.id.map_or(Vec::new(), |id| {
                crate::page::marks_of_article(&comparison, &self.index, id)
            });
        }
        self.comparison = Some(comparison);
    }
}
