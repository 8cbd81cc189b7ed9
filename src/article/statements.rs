//! Cuts an article's paragraphs into statements.

use super::{Paragraph, ParagraphKind, Role, Statement};
use crate::text::split_sentences;

/// Returns the statements of all paragraphs, in order.
pub(super) fn cut(text: &str, paragraphs: &[Paragraph]) -> Vec<Statement> {
    let mut statements = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let role = match paragraph.kind {
            ParagraphKind::Heading => Role::Headline,
            ParagraphKind::Body => Role::Body,
        };
        for sentence in split_sentences(paragraph.span.of(text)) {
            let span = sentence.shift(paragraph.span.start);
            statements.push(Statement {
                span,
                paragraph: index,
                role,
                speaker: None,
            });
        }
    }
    statements
}
