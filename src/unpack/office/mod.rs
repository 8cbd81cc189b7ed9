//! Office documents: `.docx` and `.odt` become simple web pages, every other kind is named.
//!
//! ```text
//!  archive ─ package ─▶ parts ─ docx | odt ─▶ page ─▶ a source that is read as HTML
//!                             ─ facts ─▶ declared: title, author, day
//! ```
//!
//! The text runs through the same reading as saved pages then, so that pasted clutter is found in it too.

mod docx;
mod elements;
mod facts;
mod odt;
mod package;
mod page;

use super::{Unpacked, failure};
use crate::article::{Declared, Note, Source};
use docx::Styles;
use elements::{Piece, attribute, for_each_piece};
use package::{Package, Part};
use page::Page;

/// Kinds of archives that are no texts: how the name of a part begins, what they are, what to do.
const OTHERS: [(&str, &str, &str); 8] = [
    ("xl/", "a spreadsheet (.xlsx)", TEXT),
    ("ppt/", "a presentation (.pptx)", TEXT),
    ("word/", "a Word document without its main part", SAVE),
    ("Index/", "a document of Pages, Numbers or Keynote", SAVE),
    ("META-INF/container.xml", "an e-book (EPUB)", BOOK),
    ("META-INF/MANIFEST.MF", "a program (JAR)", TEXT),
    ("AndroidManifest.xml", "a program (APK)", TEXT),
    ("", "a ZIP archive", "unpack it and open what is in it"),
];

const TEXT: &str = "put the article's text into a text file";
const SAVE: &str = "save it as .docx, .odt or plain text";
const BOOK: &str = "convert it to HTML or plain text first, with Calibre or pandoc";

/// The kind of `OpenDocument` that is a text; templates and masters begin so too.
const ODT: &str = "application/vnd.oasis.opendocument.text";

/// How far the name of the format stands in an `OpenDocument` of one piece.
const MAX_HEAD_BYTES: usize = 16_384;

/// Tells whether bytes are a ZIP archive, as most office documents are.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Tells whether XML is an `OpenDocument` of one piece.
pub(super) fn is_flat(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(MAX_HEAD_BYTES)];
    String::from_utf8_lossy(head).contains(ODT)
}

/// Takes the text of a document.
pub(super) fn take_document(source: Source) -> Unpacked {
    let taken =
        Package::open(&source.bytes, source.limits).and_then(|mut package| take(&mut package));
    match taken {
        Ok(Taken::Document(document)) => document.into_source(source),
        Ok(Taken::Other(what, hint)) => {
            Unpacked::failed(failure(&source, format!("it is {what}"), hint))
        }
        Err(reason) => Unpacked::failed(failure(&source, reason, SAVE)),
    }
}

/// Takes the text of an `OpenDocument` of one piece.
pub(super) fn take_flat(source: Source) -> Unpacked {
    let (page, is_whole) = odt::read_text(&source.bytes);
    let mut document = Document::of(page, is_whole);
    facts::add_facts(&source.bytes, &mut document.declared);
    document.into_source(source)
}

/// What an archive is.
enum Taken {
    Document(Box<Document>),
    /// Something else: what it is, what to do.
    Other(&'static str, &'static str),
}

/// A document that was read.
struct Document {
    page: Page,
    is_damaged: bool,
    declared: Declared,
}

impl Document {
    fn of(page: Page, is_whole: bool) -> Self {
        Document {
            page,
            is_damaged: !is_whole,
            declared: Declared::default(),
        }
    }

    /// The source of its page; what was known of the document from outside ranks above what it says itself.
    fn into_source(self, mut source: Source) -> Unpacked {
        let mut note = |text: String| source.notes.push(Note { text });
        if self.is_damaged {
            note("the document is damaged: only what stands before the damage was read".to_owned());
        }
        if self.page.left_out_notes > 0 {
            let count = self.page.left_out_notes;
            let plural = if count == 1 { " is" } else { "s are" };
            note(format!("{count} footnote{plural} left out"));
        }
        let (html, title) = self.page.finish();
        if html.trim().is_empty() {
            let reason = if self.is_damaged {
                "the document is damaged, and none of its text can be read"
            } else {
                "the document holds no text"
            };
            return Unpacked::failed(failure(&source, reason, SAVE));
        }
        let (own, outer) = (self.declared, std::mem::take(&mut source.declared));
        source.declared = Declared {
            media_type: Some("text/html".to_owned()),
            charset: Some("utf-8".to_owned()),
            title: outer.title.or(title).or(own.title),
            author: outer.author.or(own.author),
            published: outer.published.or(own.published),
            language: outer.language.or(own.language),
            ..outer
        };
        source.bytes = html.into_bytes();
        Unpacked::whole(source)
    }
}

/// Reads an archive, or says what else it is.
fn take(package: &mut Package) -> Result<Taken, String> {
    let kind = text_of(package, "mimetype")?;
    if kind.trim().starts_with(ODT) {
        return take_odt(package).map(|document| Taken::Document(Box::new(document)));
    }
    if kind.contains("opendocument.spreadsheet") {
        return Ok(Taken::Other("a spreadsheet (.ods)", TEXT));
    }
    if kind.contains("opendocument.presentation") {
        return Ok(Taken::Other("a presentation (.odp)", TEXT));
    }
    if package.has("[Content_Types].xml")
        && let Some(document) = take_docx(package)?
    {
        return Ok(Taken::Document(Box::new(document)));
    }
    let is_inside = |start: &str| package.find(start, "").is_some();
    let other = OTHERS
        .iter()
        .find(|(start, ..)| start.is_empty() || is_inside(start));
    Ok(
        other.map_or(Taken::Other("a ZIP archive", TEXT), |&(_, what, hint)| {
            Taken::Other(what, hint)
        }),
    )
}

fn take_odt(package: &mut Package) -> Result<Document, String> {
    if text_of(package, "META-INF/manifest.xml")?.contains("encryption-data") {
        return Err("it has a password".to_owned());
    }
    let content = package.part("content.xml")?;
    let content = content.ok_or("it is an OpenDocument text without its content")?;
    let (page, is_whole) = odt::read_text(&content.bytes);
    let mut document = Document::of(page, is_whole && !content.is_damaged);
    add_facts(package, "meta.xml", &mut document)?;
    Ok(document)
}

fn take_docx(package: &mut Package) -> Result<Option<Document>, String> {
    let Some(main) = main_part(package)? else {
        return Ok(None);
    };
    let Some(Part { bytes, is_damaged }) = package.part(&main)? else {
        return Ok(None);
    };
    let styles = match package.find("word/styles", ".xml") {
        Some(name) => package.part(&name)?,
        None => None,
    };
    let styles = styles.map_or_else(Styles::default, |part| Styles::read(&part.bytes));
    let (page, is_whole) = docx::read_text(&bytes, &styles);
    let mut document = Document::of(page, is_whole && !is_damaged);
    add_facts(package, "docProps/core.xml", &mut document)?;
    Ok(Some(document))
}

/// The part that holds the text of a Word document, which is not always called "word/document.xml".
fn main_part(package: &mut Package) -> Result<Option<String>, String> {
    let mut main = None;
    if let Some(relations) = package.part("_rels/.rels")? {
        for_each_piece(&relations.bytes, &mut |piece| {
            let Piece::Start("Relationship", tag) = piece else {
                return;
            };
            let is_main = attribute("Type", tag).is_some_and(|t| t.ends_with("/officeDocument"));
            let target = attribute("Target", tag).filter(|_| is_main && main.is_none());
            main = target.or(main.take());
        });
    }
    let main = main.map(|name| name.trim_start_matches('/').to_owned());
    let is_word = |name: &String| name.starts_with("word/");
    let found = main.filter(is_word).filter(|name| package.has(name));
    Ok(found.or_else(|| package.find("word/document", ".xml")))
}

fn add_facts(package: &mut Package, name: &str, document: &mut Document) -> Result<(), String> {
    if let Some(part) = package.part(name)? {
        facts::add_facts(&part.bytes, &mut document.declared);
    }
    Ok(())
}

/// A small part as text; "" where there is none.
fn text_of(package: &mut Package, name: &str) -> Result<String, String> {
    let part = package.part(name)?;
    Ok(part.map_or_else(String::new, |part| {
        String::from_utf8_lossy(&part.bytes).into_owned()
    }))
}

#[cfg(test)]
mod tests;
