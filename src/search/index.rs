//! All statements, laid out for searching: words, where each word stands, which words each has.
//!
//! ```text
//!  vocabulary   ban bank choice …            sorted, each once
//!  postings     bank ─▶ 3, 17, 40            statements that hold the word
//!  forward      17 ─▶ the bank had no choice words of a statement in order, repeats included
//!  lines        17 ─▶ "the bank had no…"     the folded text
//! ```
//!
//! Lists lie end to end with `u32` numbers: made for a story, but a million statements fit as well.

use std::sync::Arc;

use super::fold::fold;
use super::tokens::tokens;
use super::vocabulary::{Vocabulary, VocabularyBuilder, WordId};
use crate::article::{Article, ArticleId, ParagraphKind, Role, StatementId};
use crate::claims::StatementRef;

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

/// The statements of a story, ready to be searched. Built once, then only read.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) articles: Vec<Arc<Article>>,
    pub(super) outlets: Vec<String>,
    pub(super) statements: Vec<StatementRef>,
    pub(super) places: Vec<Place>,
    pub(super) vocabulary: Vocabulary,
    pub(super) postings: Lists,
    pub(super) forward: Lists,
    lines: String,
    line_ends: Vec<u32>,
    firsts: Vec<LineId>,
}

/// Lists of numbers, end to end.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// One of the lists; empty for a number that is not there.
    pub(super) fn of(&self, list: u32) -> &[u32] {
        let at = list as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends
            .get(at)
            .map_or(&[], |end| &self.items[start as usize..*end as usize])
    }

    fn close(&mut self) {
        self.ends.push(self.items.len() as u32);
    }
}

impl Index {
    /// Lays out the statements of the articles.
    pub fn build(articles: &[Arc<Article>]) -> Index {
        let mut index = Index {
            articles: articles.to_vec(),
            outlets: articles.iter().map(|a| fold(&a.outlet)).collect(),
            ..Index::default()
        };
        let mut words = VocabularyBuilder::default();
        for (number, article) in articles.iter().enumerate() {
            index.firsts.push(index.statements.len() as LineId);
            for id in article.statement_ids() {
                index.add_statement(ArticleId(number), article, id, &mut words);
            }
        }
        let (vocabulary, final_ids) = words.finish();
        for id in &mut index.forward.items {
            *id = final_ids[*id as usize];
        }
        index.vocabulary = vocabulary;
        index.postings = postings_of(&index.forward, index.vocabulary.len());
        index
    }

    fn add_statement(
        &mut self,
        number: ArticleId,
        article: &Article,
        id: StatementId,
        words: &mut VocabularyBuilder,
    ) {
        let line = fold(article.statement_text(id));
        for token in tokens(&line) {
            self.forward.items.push(words.add(&token.letters));
        }
        self.forward.close();
        self.lines.push_str(&line);
        self.line_ends.push(self.lines.len() as u32);
        self.places.push(place_of(article, id));
        self.statements.push(StatementRef {
            article: number,
            statement: id,
        });
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Tells whether there is nothing to search.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// The number of a statement, if it is there.
    pub(super) fn line_id(&self, statement: StatementRef) -> Option<LineId> {
        let line = self.firsts.get(statement.article.0)? + statement.statement.0 as LineId;
        (self.statements.get(line as usize) == Some(&statement)).then_some(line)
    }

    /// The folded text of a statement.
    pub(super) fn line(&self, line: LineId) -> &str {
        let at = line as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.line_ends[before]);
        &self.lines[start as usize..self.line_ends[at] as usize]
    }

    /// The text of a statement as it was published.
    pub(super) fn source(&self, line: LineId) -> &str {
        let statement = self.statements[line as usize];
        self.articles[statement.article.0].statement_text(statement.statement)
    }

    /// All statements, in order.
    pub(super) fn line_ids(&self) -> std::ops::Range<LineId> {
        0..self.len() as LineId
    }
}

/// Turns the forward lists round, by counting first, so that each list is filled in place.
fn postings_of(forward: &Lists, words: usize) -> Lists {
    let mut counts = vec![0_u32; words];
    for_each_posting(forward, |word, _| counts[word as usize] += 1);
    let mut total = 0;
    let mut next: Vec<u32> = counts
        .iter()
        .map(|count| {
            total += count;
            total - count
        })
        .collect();
    let mut items = vec![0; total as usize];
    for_each_posting(forward, |word, line| {
        let slot = &mut next[word as usize];
        items[*slot as usize] = line;
        *slot += 1;
    });
    Lists { ends: next, items }
}

/// Visits each word of each statement once, statements in order.
fn for_each_posting(forward: &Lists, mut visit: impl FnMut(WordId, LineId)) {
    let mut words = Vec::new();
    for line in 0..forward.ends.len() as LineId {
        words.clear();
        words.extend_from_slice(forward.of(line));
        words.sort_unstable();
        words.dedup();
        for word in &words {
            visit(*word, line);
        }
    }
}

fn place_of(article: &Article, id: StatementId) -> Place {
    let statement = &article.statements[id.0];
    let lead = article
        .paragraphs
        .iter()
        .position(|p| p.kind == ParagraphKind::Body);
    match statement.role {
        Role::Headline => Place::Headline,
        _ if lead == Some(statement.paragraph) => Place::Lead,
        _ => Place::Rest,
    }
}
