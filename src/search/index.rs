//! All statements, laid out for searching: words, and where each word stands.
//!
//! ```text
//!  vocabulary   ban bank choice …      sorted, each once
//!  postings     bank ─▶ 3, 17, 40      statements that hold the word, coded
//!  rewritten    us ─▶ 17               of those, where it is printed otherwise: "U.S."
//!  firsts       article 2 ─▶ 31        the number of its first statement
//! ```
//!
//! The texts stay where they are, in the articles: of a statement that is looked at closely the words are
//! read anew (`reading.rs`). So a million statements take some thirty bytes each beside their text.
//!
//! The linker's words are not shared. It compares stems, without words of grammar and by language, and
//! what it counts is gone when the links are there; here words are kept as they are typed, "the" as
//! much as any, so that a common list would have to hold both. Measured, on 100,000 statements of news
//! and a story of 5,800: to lay one out takes 2.2 µs of processor time, all told, and to compare one with
//! its story some 170, so that even an index that came for nothing would save one part in eighty.

use std::sync::Arc;

use super::bits::Bits;
use super::build::{Built, build};
use super::expand::{Expansion, Kept, expand};
use super::fold::{Foreign, fold};
use super::join::Scratch;
use super::postings::Postings;
use super::query::Term;
use super::rewritten::Rewritten;
use super::vocabulary::Vocabulary;
use crate::article::{Article, ArticleId, StatementId};
use crate::claims::StatementRef;
use crate::threads::begin;

/// Number of a statement over all articles.
pub(super) type LineId = u32;

/// Where in its article a statement stands, as far as ranking cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A headline or heading.
    Headline,
    /// The first paragraph of running text.
    Lead,
    /// Anywhere else.
    Rest,
}

impl Place {
    /// All of them, the better ones first.
    pub(super) const ALL: [Place; 3] = [Place::Headline, Place::Lead, Place::Rest];
}

/// The statements of a story, ready to be searched. Built once, then only read; of what was typed
/// last the words that it may stand for are kept, so that each key costs the word being typed alone.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) articles: Vec<Arc<Article>>,
    pub(super) outlets: Vec<String>,
    pub(super) vocabulary: Vocabulary,
    pub(super) postings: Postings,
    pub(super) rewritten: Rewritten,
    firsts: Vec<LineId>,
    statements: usize,
    headlines: Bits,
    leads: Bits,
    /// By article.
    foreign: Vec<Foreign>,
    kept: Kept,
    pub(super) scratch: Scratch,
}

impl Index {
    /// Lays out the statements of the articles.
    pub fn build(articles: &[Arc<Article>]) -> Index {
        begin("laying out words");
        let mut statements = 0;
        let firsts: Vec<LineId> = articles
            .iter()
            .map(|article| {
                statements += article.statements.len();
                (statements - article.statements.len()) as LineId
            })
            .collect();
        let Built {
            vocabulary,
            postings,
            rewritten,
            headlines,
            leads,
            foreign,
        } = build(articles, &firsts, statements);
        Index {
            articles: articles.to_vec(),
            outlets: articles.iter().map(|a| fold(&a.outlet)).collect(),
            vocabulary,
            postings,
            rewritten,
            firsts,
            statements,
            headlines,
            leads,
            foreign,
            kept: Kept::default(),
            scratch: Scratch::default(),
        }
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.statements
    }

    /// Tells whether there is nothing to search.
    pub fn is_empty(&self) -> bool {
        self.statements == 0
    }

    /// What it holds beside the texts, in bytes; what is kept of the last queries not counted.
    pub fn size_bytes(&self) -> usize {
        self.vocabulary.size_bytes()
            + self.postings.size_bytes()
            + self.rewritten.size_bytes()
            + self.foreign.capacity() * size_of::<Foreign>()
            + self.firsts.capacity() * size_of::<LineId>()
            + self.headlines.size_bytes()
            + self.leads.size_bytes()
    }

    /// The words that a term may fall on; kept for the next key.
    pub(super) fn expansion(&self, term: &Term) -> Arc<Expansion> {
        self.kept
            .get_or(term, || expand(&self.vocabulary, &self.postings, term))
    }

    /// The number of a statement, if it is there.
    pub(super) fn line_id(&self, statement: StatementRef) -> Option<LineId> {
        let article = self.articles.get(statement.article.0)?;
        let first = self.firsts.get(statement.article.0)?;
        let is_there = statement.statement.0 < article.statements.len();
        is_there.then(|| first + statement.statement.0 as LineId)
    }

    /// The statement that a number stands for.
    pub(super) fn statement(&self, line: LineId) -> StatementRef {
        let after = self.firsts.partition_point(|first| *first <= line);
        let article = after.saturating_sub(1);
        let first = self.firsts.get(article).copied().unwrap_or(0);
        StatementRef {
            article: ArticleId(article),
            statement: StatementId((line - first) as usize),
        }
    }

    /// The number of the first statement of an article.
    pub(super) fn first_line(&self, article: usize) -> LineId {
        self.firsts.get(article).copied().unwrap_or(0)
    }

    /// What stands in an article's text beside ASCII.
    pub(super) fn foreign_in(&self, article: usize) -> Foreign {
        self.foreign.get(article).copied().unwrap_or_default()
    }

    /// The text of a statement as it was published.
    pub(super) fn source(&self, line: LineId) -> &str {
        self.text_in(self.statement(line).article, line)
    }

    /// The same, of a statement whose article is known.
    pub(super) fn text_in(&self, article: ArticleId, line: LineId) -> &str {
        let statement = line - self.first_line(article.0);
        self.articles[article.0].statement_text(StatementId(statement as usize))
    }

    /// Where a statement stands in its article.
    pub(super) fn place(&self, line: LineId) -> Place {
        if self.headlines.contains(line) {
            Place::Headline
        } else if self.leads.contains(line) {
            Place::Lead
        } else {
            Place::Rest
        }
    }

    /// Takes out of a set what stands elsewhere; a headline is nothing but a headline.
    pub(super) fn keep_in(&self, place: Place, lines: &mut Bits) {
        match place {
            Place::Headline => lines.keep_all(&self.headlines),
            Place::Lead => lines.keep_all(&self.leads),
            Place::Rest => {
                lines.remove_all(&self.headlines);
                lines.remove_all(&self.leads);
            }
        }
    }

    /// All statements, in order.
    pub(super) fn line_ids(&self) -> std::ops::Range<LineId> {
        0..self.len() as LineId
    }
}
