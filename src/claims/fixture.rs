//! Articles made of bare sentences, for tests of what compares them.

use std::sync::Arc;

use super::{Link, link_statements};
use crate::article::{Article, Paragraph, ParagraphKind, Role, Statement};
use crate::text::Span;

/// An article of one-statement paragraphs.
pub(super) fn article(sentences: &[&str]) -> Article {
    let mut article = Article::default();
    for (paragraph, sentence) in sentences.iter().enumerate() {
        if paragraph > 0 {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(sentence);
        let span = Span::new(start, article.text.len());
        let kind = ParagraphKind::Body;
        article.paragraphs.push(Paragraph { span, kind });
        article.statements.push(Statement {
            span,
            paragraph,
            role: Role::Body,
            speaker: None,
        });
    }
    article
}

/// Articles of one story.
pub(super) fn story(articles: &[&[&str]]) -> Vec<Arc<Article>> {
    articles.iter().map(|a| Arc::new(article(a))).collect()
}

/// The links of a story.
pub(super) fn links(articles: &[&[&str]]) -> Vec<Link> {
    link_statements(&story(articles))
}
