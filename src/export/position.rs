//! Where in its article a statement stands, in words that a reader can check on the page.
//!
//! Paragraphs are counted as one would with a finger: headlines and headings are none.

use crate::article::{Article, Paragraph, ParagraphKind, Role, StatementId};

/// Where in its article a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// The headline.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// A paragraph of running text, counted from one.
    Paragraph(usize),
}

impl Position {
    /// Returns where a statement stands; nothing for one that is not there.
    pub fn of(article: &Article, id: StatementId) -> Option<Position> {
        let statement = article.statements.get(id.0)?;
        Some(match (statement.role, statement.paragraph) {
            (Role::Headline, 0) => Position::Title,
            (Role::Headline, _) => Position::Heading,
            (_, paragraph) => Position::Paragraph(body_number(article, paragraph)),
        })
    }

    /// The position in five cells: `"title"`, `"head"`, `"¶4"`.
    pub fn sign(self) -> String {
        match self {
            Position::Title => "title".to_owned(),
            Position::Heading => "head".to_owned(),
            Position::Paragraph(number) => format!("¶{number}"),
        }
    }

    /// The position in words: `"headline"`, `"heading"`, `"lead"`, `"paragraph 4"`.
    pub fn words(self) -> String {
        match self {
            Position::Title => "headline".to_owned(),
            Position::Heading => "heading".to_owned(),
            Position::Paragraph(1) => "lead".to_owned(),
            Position::Paragraph(number) => format!("paragraph {number}"),
        }
    }

    /// The same with the length of the article: `"lead, paragraph 1 of 14"`, `"paragraph 4 of 14"`.
    pub fn words_in(self, article: &Article) -> String {
        let Position::Paragraph(number) = self else {
            return self.words();
        };
        let lead = if number == 1 { "lead, " } else { "" };
        let count = count_body(&article.paragraphs);
        format!("{lead}paragraph {number} of {count}")
    }
}

/// Counts the running paragraphs up to and with this one.
fn body_number(article: &Article, paragraph: usize) -> usize {
    let until = article.paragraphs.get(..=paragraph);
    until.map_or(0, count_body).max(1)
}

fn count_body(paragraphs: &[Paragraph]) -> usize {
    let is_body = |p: &&Paragraph| p.kind == ParagraphKind::Body;
    paragraphs.iter().filter(is_body).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture::mill;

    #[test]
    fn headline_is_no_paragraph_and_the_first_of_them_is_the_lead() {
        let comparison = mill();
        let words =
            |id: usize| Position::of(&comparison.articles[0], StatementId(id)).map(Position::words);
        assert_eq!(words(0).as_deref(), Some("headline"));
        assert_eq!(words(1).as_deref(), Some("lead"));
        assert_eq!(words(3).as_deref(), Some("paragraph 3"));
        assert_eq!(words(99), None);
        let lead = Position::Paragraph(1).words_in(&comparison.articles[0]);
        assert_eq!(lead, "lead, paragraph 1 of 3");
    }
}
