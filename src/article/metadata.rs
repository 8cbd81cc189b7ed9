//! Finds title, outlet, date and author.

use super::{Article, ParagraphKind};

/// Fills what front matter did not give.
pub(super) fn fill(article: &mut Article) {
    if let Some(first) = article
        .paragraphs
        .first()
        .filter(|p| p.kind == ParagraphKind::Heading)
    {
        article.title = first.span.of(&article.text).to_owned();
    }
    let name = article.path.rsplit('/').next().unwrap_or(&article.path);
    article.outlet = name
        .rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_owned();
}
