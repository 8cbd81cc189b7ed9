//! What an article is read from: a name, bytes, and what is known of them from outside.
//!
//! The bytes of a page rarely come alone. A server names their type and encoding, a feed names the
//! title and the day of each item, a mail names its sender. [`Declared`] carries that to where the
//! bytes are read. It ranks below what the page itself states about itself (front matter, its own
//! metadata), and above what is guessed from its text and its name.

use jiff::civil::Date;

use super::clean::clean_line;
use super::mending::mend_lines;
use super::metadata::Metadata;
use super::{Limits, Note};

/// How standard input is named.
pub const STDIN: &str = "-";

/// Tells whether a name is an address of the web: `"HTTPS://a.example/b"` -> true
pub fn is_address(name: &str) -> bool {
    let has_scheme = |scheme: &str| {
        let start = name.get(..scheme.len());
        start.is_some_and(|s| s.eq_ignore_ascii_case(scheme))
    };
    has_scheme("http://") || has_scheme("https://")
}

/// A name and the raw bytes behind it, as they came from outside.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Source {
    /// Path, URL or "-" as the reader named it; a part of something larger carries its number:
    /// "feed.xml#3". May hold anything a file name can.
    pub path: String,
    /// The bytes, untouched.
    pub bytes: Vec<u8>,
    /// What is known about them from outside.
    pub declared: Declared,
    /// What was odd about how they came; the article carries it on.
    pub notes: Vec<Note>,
    /// How much of it is read.
    pub limits: Limits,
}

impl Source {
    /// A source of which nothing is known but its name and its bytes.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Source {
            path: path.into(),
            bytes: bytes.into(),
            ..Source::default()
        }
    }

    /// A part of this source: its number from one, its bytes; what is known of the whole holds for it.
    #[must_use]
    pub fn part(&self, number: usize, bytes: impl Into<Vec<u8>>) -> Self {
        Source {
            path: format!("{}#{number}", self.path),
            bytes: bytes.into(),
            declared: self.declared.clone(),
            notes: self.notes.clone(),
            limits: self.limits,
        }
    }
}

/// What is known about a source from outside its bytes: from a header, a feed, a mail, an archive.
///
/// Untrusted like the bytes themselves, and cleaned where it is read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Declared {
    /// Type of the bytes, without parameters: "text/html".
    pub media_type: Option<String>,
    /// Name of their encoding, as declared: "iso-8859-1".
    pub charset: Option<String>,
    /// Where they were fetched from, or where the article was published.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Language of the text, as a tag: "pt-BR".
    pub language: Option<String>,
}

impl Declared {
    /// Tells whether the bytes were declared to be of this type: `is_type("text/html")`.
    pub(super) fn is_type(&self, media_type: &str) -> bool {
        let own = self.media_type.as_deref();
        own.is_some_and(|own| own.trim().eq_ignore_ascii_case(media_type))
    }

    /// What was declared about the article, mended and safe to show.
    pub(super) fn metadata(&self) -> Metadata {
        let safe = |text: &Option<String>| {
            let line = clean_line(&mend_lines(text.as_deref().unwrap_or("")).0);
            (!line.is_empty()).then_some(line)
        };
        Metadata {
            title: safe(&self.title),
            outlet: safe(&self.outlet),
            author: safe(&self.author),
            published: self.published,
            url: safe(&self.url),
            language: safe(&self.language),
        }
    }
}
