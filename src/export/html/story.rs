//! One story of the page: its digest, and where its parts stand on the page.

use maud::{Markup, PreEscaped, html};

use crate::article::{Article, ArticleId, web_address};
use crate::claims::{ClaimId, StatementRef};
use crate::export::digest::Digest;
use crate::export::{Position, Report};
use crate::page::Index;
use crate::text::Language;

/// Breaks the page's source into lines that people and tools can read; means nothing to a browser.
pub(super) const LINE: PreEscaped<&str> = PreEscaped("\n");

/// What all parts of a story's page read.
pub(super) struct Story<'a> {
    pub(super) digest: Digest<'a>,
    pub(super) index: Index,
    /// Its number on the page, from one.
    number: usize,
    /// The level of the headings of its parts.
    level: usize,
}

/// A part of the page that can be jumped to.
pub(super) struct Part {
    /// Its place on the page.
    pub(super) anchor: String,
    pub(super) title: &'static str,
    pub(super) body: Markup,
}

impl<'a> Story<'a> {
    pub(super) fn new(report: &'a Report<'a>, number: usize, is_alone: bool) -> Self {
        Story {
            digest: Digest::new(report, str::to_owned),
            index: Index::new(report.comparison),
            number,
            level: if is_alone { 2 } else { 3 },
        }
    }

    /// The place of the story itself.
    pub(super) fn anchor(&self) -> String {
        format!("s{}", self.number)
    }

    /// The place of a statement in its column.
    pub(super) fn statement_anchor(&self, statement: StatementRef) -> String {
        let StatementRef { article, statement } = statement;
        format!("s{}a{}n{}", self.number, article.0, statement.0)
    }

    /// The place of an article's column.
    pub(super) fn column_anchor(&self, article: usize) -> String {
        format!("s{}a{article}", self.number)
    }

    /// The place of a claim of several outlets.
    pub(super) fn claim_anchor(&self, id: ClaimId) -> String {
        format!("s{}c{}", self.number, id.0)
    }

    /// A part with a heading and a line that says what it holds.
    pub(super) fn part(
        &self,
        key: &str,
        title: &'static str,
        note: &Markup,
        body: &Markup,
    ) -> Part {
        let anchor = format!("s{}-{key}", self.number);
        let label = format!("{anchor}-title");
        let body = html! {
            section id=(anchor) aria-labelledby=(label) {
                (self.heading(0, Some(&label), &html! { (title) }))
                @if !note.0.is_empty() { p.note { (note) } }
                (LINE) (body)
            }
            (LINE)
        };
        Part {
            anchor,
            title,
            body,
        }
    }

    /// A heading so many levels below those of the parts.
    pub(super) fn heading(&self, below: usize, id: Option<&str>, text: &Markup) -> Markup {
        html! {
            @match self.level + below {
                2 => h2 id=[id] { (text) },
                3 => h3 id=[id] { (text) },
                4 => h4 id=[id] { (text) },
                _ => h5 id=[id] { (text) },
            }
        }
    }

    /// The name of an outlet, which keeps its own direction of writing.
    pub(super) fn name(&self, article: usize) -> Markup {
        html! { bdi { (self.digest.name(article)) } }
    }

    /// `"¶4"`
    pub(super) fn sign(&self, statement: StatementRef) -> String {
        let position = self.digest.position(statement);
        position.map_or(String::new(), Position::sign)
    }

    /// `"paragraph 4"`
    pub(super) fn place(&self, statement: StatementRef) -> String {
        let position = self.digest.position(statement);
        position.map_or(String::new(), Position::words)
    }

    pub(super) fn article(&self, id: ArticleId) -> &'a Article {
        self.digest.comparison.article(id)
    }

    pub(super) fn text(&self, statement: StatementRef) -> &'a str {
        self.digest.comparison.text(statement)
    }
}

/// What an article is written in, where that is not the language of the page.
pub(super) fn foreign_language(article: &Article) -> Option<&'static str> {
    let code = article.language.map(Language::code);
    code.filter(|code| *code != "en")
}

/// An address: a link where it plainly leads to a page of the web, else text.
pub(super) fn address(url: &str, shown: &str) -> Markup {
    html! {
        @match web_address(url) {
            Some(address) => a href=(address) rel="external noopener noreferrer nofollow" { bdi { (shown) } },
            None => bdi { (url) },
        }
    }
}
