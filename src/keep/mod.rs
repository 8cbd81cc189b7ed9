//! Keeps an article as a Markdown file with front matter that reads back identically.
//!
//! The file is meant for people: any editor shows it, any tool that knows Markdown reads it. The front
//! matter says whose text it is, where and when it came from, and the SHA-256 of the bytes that came,
//! so that a copy can be checked against the page. It also says that the text was cleaned, and by
//! whom: such a text is read as it stands, since cleaning a clean text could only harm it.

mod escape;
mod name;

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

pub use name::Names;

use crate::article::{Article, CLEANED_BY, CLEANED_KEY, ParagraphKind, is_address};
use crate::text::escape_markdown;
use escape::quoted;

/// Where an article came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// When, as a point in time: "2024-03-05T10:00:00Z".
    pub retrieved: String,
    /// Fingerprint of the bytes that came.
    pub sha256: String,
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        })
}

/// The article as a Markdown file.
pub fn markdown(article: &Article, came: &Came) -> String {
    let mut file = front_matter(article, came);
    for (number, paragraph) in article.paragraphs.iter().enumerate() {
        let is_title = number == 0 && !article.title.is_empty();
        let sign = match paragraph.kind {
            ParagraphKind::Heading if is_title => "# ",
            ParagraphKind::Heading => "## ",
            ParagraphKind::Body => "",
        };
        let text = escape_markdown(paragraph.span.of(&article.text), &[]);
        let _ = write!(file, "\n{sign}{text}\n");
    }
    file
}

fn front_matter(article: &Article, came: &Came) -> String {
    let day = article.published.map(|day| day.to_string());
    let url = article.url.as_deref().filter(|url| is_address(url));
    let known = [
        (
            "title",
            Some(article.title.as_str()).filter(|t| !t.is_empty()),
        ),
        ("outlet", Some(article.outlet.as_str())),
        ("author", article.author.as_deref()),
    ];
    let mut lines = "---\n".to_owned();
    let mut add = |key: &str, value: &str| {
        let _ = writeln!(lines, "{key}: {value}");
    };
    for (key, value) in known {
        if let Some(value) = value {
            add(key, &quoted(value));
        }
    }
    if let Some(day) = day {
        add("date", &day);
    }
    if let Some(url) = url {
        add("url", &quoted(url));
    }
    if !article.credits.is_empty() {
        let credits: Vec<String> = article.credits.iter().map(|c| quoted(c)).collect();
        add("credits", &format!("[{}]", credits.join(", ")));
    }
    if let Some(language) = article.language {
        add("language", language.code());
    }
    add("retrieved", &came.retrieved);
    add("sha256", &quoted(&came.sha256));
    add(CLEANED_KEY, CLEANED_BY);
    lines.push_str("---\n");
    lines
}

#[cfg(test)]
mod tests;
