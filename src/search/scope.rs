//! Where a query looks: everywhere, in one article, in one claim, or in one part of the texts.

use super::bits::Bits;
use super::index::{Index, LineId};
use crate::article::{ArticleId, Role};
use crate::claims::StatementRef;

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Headlines and headings.
    Headlines,
    /// What the article says itself.
    Body,
    /// What it quotes.
    Quotes,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 3] = [Part::Headlines, Part::Body, Part::Quotes];

    /// Its name in a query (`in:quotes`) and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Part::Headlines => "headlines",
            Part::Body => "body",
            Part::Quotes => "quotes",
        }
    }

    /// The part that a name, or its beginning, means.
    ///
    /// `"quotes"`, `"quote"`, `"q"` -> quotes
    pub(super) fn beginning(name: &str) -> Option<Part> {
        let mut all = Part::ALL.into_iter();
        all.find(|part| !name.is_empty() && part.name().starts_with(name))
    }

    fn of(role: Role) -> Part {
        match role {
            Role::Headline => Part::Headlines,
            Role::Body => Part::Body,
            Role::Quotation => Part::Quotes,
        }
    }
}

/// Where a query looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In every statement.
    #[default]
    All,
    /// In one article.
    Article(ArticleId),
    /// In these statements, in order.
    Statements(Vec<StatementRef>),
    /// In one part of every article.
    Part(Part),
}

impl Index {
    /// Tells whether a statement is within a scope.
    pub(super) fn is_within(&self, scope: &Scope, line: LineId) -> bool {
        let statement = self.statement(line);
        match scope {
            Scope::All => true,
            Scope::Article(article) => statement.article == *article,
            Scope::Statements(all) => all.binary_search(&statement).is_ok(),
            Scope::Part(part) => self.is_in_part(*part, line),
        }
    }

    /// Tells whether a statement is in a part of its article.
    pub(super) fn is_in_part(&self, part: Part, line: LineId) -> bool {
        let statement = self.statement(line);
        let article = &self.articles[statement.article.0];
        let own = article.statements.get(statement.statement.0);
        own.is_some_and(|own| Part::of(own.role) == part)
    }

    /// The statements within a scope; none where those are all.
    pub(super) fn lines_within(&self, scope: &Scope) -> Option<Bits> {
        let mut lines = Bits::new(self.len());
        match scope {
            Scope::All => return None,
            Scope::Article(article) => {
                let statements = self.articles.get(article.0).map(|a| a.statements.len());
                let first = self.first_line(article.0);
                (first..first + statements.unwrap_or(0) as LineId).for_each(|line| {
                    lines.insert(line);
                });
            }
            Scope::Statements(all) => all.iter().for_each(|statement| {
                self.line_id(*statement).map(|line| lines.insert(line));
            }),
            Scope::Part(part) => {
                let statements = self.articles.iter().flat_map(|a| &a.statements);
                for (line, statement) in (0..).zip(statements) {
                    if Part::of(statement.role) == *part {
                        lines.insert(line);
                    }
                }
            }
        }
        Some(lines)
    }

    /// How many statements are within a scope.
    pub fn count_within(&self, scope: &Scope) -> usize {
        let lines = self.lines_within(scope);
        lines.map_or(self.len(), |lines| lines.count())
    }
}
