//! From a source's bytes to an [`Article`]: decoded, cleaned, described, cut into statements.
//!
//! Reading cannot fail: odd bytes give an article and [`Note`]s. Only text that holds nothing to read
//! gives `None`-like emptiness, which the caller reports as a failure.

mod clutter;
mod decode;
mod metadata;
mod statements;

pub use decode::clean_line;

use jiff::civil::Date;

use crate::text::Span;

/// Number of an article within one comparison, from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ArticleId(pub usize);

/// Number of a statement within its article, from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct StatementId(pub usize);

/// A name and the raw bytes behind it, as they came from outside.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path, URL or "-" as the reader named it; may hold anything a file name can.
    pub path: String,
    /// The bytes, untouched.
    pub bytes: Vec<u8>,
}

/// One outlet's text about a story, cleaned, with its statements.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Article {
    /// Path, URL or "-", made safe to show.
    pub path: String,
    /// Who published it; the file name where nothing better is known.
    pub outlet: String,
    /// The headline; also the first paragraph of `text` where there is one.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// The clean text: paragraphs joined by one empty line; no control character but the line feed.
    pub text: String,
    /// The blocks of `text`, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of `text`, in order, never overlapping.
    pub statements: Vec<Statement>,
    /// What cleaning took out, in the order it stood in the page.
    pub removed: Vec<Removed>,
    /// What was odd about the bytes.
    pub notes: Vec<Note>,
}

/// One block of an article's clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes in [`Article::text`].
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The title, or a heading between paragraphs.
    Heading,
    /// Running text.
    Body,
}

/// The unit that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its bytes in [`Article::text`].
    pub span: Span,
    /// Index into [`Article::paragraphs`].
    pub paragraph: usize,
    /// What kind of sentence it is.
    pub role: Role,
    /// Who says it, where the whole statement is a direct quotation and the text names the speaker.
    pub speaker: Option<String>,
}

/// What kind of sentence a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A headline or heading.
    Headline,
    /// The outlet's own words (which may quote some).
    Body,
    /// Somebody's words from end to end.
    Quotation,
}

/// A piece of clutter that cleaning took out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The text as it stood.
    pub text: String,
    /// Why it went, in words for the reader: "share prompt".
    pub reason: &'static str,
}

/// Something odd about an article that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// In words for the reader: "decoded as windows-1252".
    pub text: String,
}

impl Article {
    /// The text of one of the article's statements; "" for an id that is not there.
    pub fn statement_text(&self, id: StatementId) -> &str {
        self.statements
            .get(id.0)
            .map_or("", |s| s.span.of(&self.text))
    }

    /// Ids of the statements, in order.
    pub fn statement_ids(&self) -> impl Iterator<Item = StatementId> + use<> {
        (0..self.statements.len()).map(StatementId)
    }

    /// Tells whether there is nothing to read or compare.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }
}

/// Reads one source: decode, take out clutter, find title, outlet, date, cut into statements.
pub fn read(source: &Source) -> Article {
    let (decoded, notes) = decode::decode(&source.bytes);
    let mut article = Article {
        path: decode::clean_line(&source.path),
        notes,
        ..Article::default()
    };
    clutter::fill_text(&decoded, &mut article);
    metadata::fill(&mut article);
    article.statements = statements::cut(&article.text, &article.paragraphs);
    article
}
