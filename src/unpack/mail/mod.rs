//! Mail (`.eml`) and pages saved as one file (`.mhtml`, `.mht`): their text becomes one source.
//!
//! Both are MIME: fields, then parts within parts. Of a saved page the root part is taken, of a mail
//! its HTML, else its plain text. A saved page says itself who published it and when, so only its title
//! and address are taken from the fields; the fields of a mail say who sent it.
//!
//! The parser is `mailparse`, which bounds how deep parts nest. `mail-parser` was read and left: it
//! nests forwarded mails without a bound, which can overflow the stack when they are dropped.

mod body;
mod fields;

use std::path::Path;

use mailparse::{MailHeaderMap as _, ParsedMail};

use super::{Unpacked, failure};
use crate::article::{Note, Source};
pub(super) use fields::has_mail_fields;

/// Endings of saved pages.
const PAGE_ENDINGS: [&str; 2] = ["mhtml", "mht"];

/// Most lines that may part one part from the next. Large saved pages have some hundred parts, and every
/// part costs memory before it is known to be empty.
const MAX_PART_LINES: usize = 20_000;

/// Longest field that describes a part, in bytes; real ones have a hundred.
const MAX_FIELD_BYTES: usize = 16 << 10;

/// Tells whether a source is a mail or a saved page: by its fields, or by its name where it could be one.
pub(super) fn is_mail(source: &Source) -> bool {
    let is_named_so = is_page_name(source) || has_ending(source, "eml");
    let starts_as_markup = source.bytes.trim_ascii_start().starts_with(b"<");
    has_mail_fields(&source.bytes) || (is_named_so && !starts_as_markup)
}

fn is_page_name(source: &Source) -> bool {
    PAGE_ENDINGS.iter().any(|e| has_ending(source, e))
}

fn has_ending(source: &Source, ending: &str) -> bool {
    let own = Path::new(&source.path).extension();
    own.is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// Takes the article out of a mail or a saved page.
pub(super) fn take_text(source: &Source) -> Unpacked {
    match read(source) {
        Ok(part) => Unpacked::whole(part),
        Err((reason, hint)) => Unpacked::failed(failure(source, reason, hint)),
    }
}

/// Why there is no text, and what to try.
type Refused = (String, &'static str);

fn read(source: &Source) -> Result<Source, Refused> {
    let bytes = fields::without_envelope(&source.bytes);
    if !fields::starts_with_field(bytes) {
        let hint = "save it again from the mail program or the browser";
        let reason = "it is named like a mail or a saved page, but begins with no fields";
        return Err((reason.to_owned(), hint));
    }
    refuse_excess(bytes)?;
    let mail = mailparse::parse_mail(bytes).map_err(|error| {
        let reason = format!("its parts cannot be told apart: {error}");
        (reason, "save its text as .txt, or the page as .html")
    })?;
    let is_page = is_page_name(source) || is_saved_page(&mail);
    let chosen = body::choose(&mail, is_page).ok_or_else(|| without_text(&mail, is_page))?;
    let (text, damage) = body::decoded(chosen);
    let mut part = Source::new(source.path.clone(), text);
    part.notes.clone_from(&source.notes);
    part.notes.extend(damage.map(note));
    part.declared = if is_page {
        fields::of_page(&mail, chosen)
    } else {
        part.notes.extend(body::attachments(&mail).map(note));
        fields::of_mail(&mail, chosen)
    };
    Ok(part)
}

fn note(text: String) -> Note {
    Note { text }
}

/// Browsers write the page's address into a field of their own, and type the whole as related parts.
fn is_saved_page(mail: &ParsedMail) -> bool {
    let has = |name| mail.headers.get_first_header(name).is_some();
    let is_related = mail.ctype.mimetype == "multipart/related";
    has("Snapshot-Content-Location") || (is_related && !has("To") && !has("Received"))
}

fn without_text(mail: &ParsedMail, is_page: bool) -> Refused {
    let has_parts = mail.ctype.mimetype.starts_with("multipart/");
    if has_parts && mail.subparts.is_empty() {
        let reason = "it breaks off before its first part".to_owned();
        return (reason, "save or fetch it again");
    }
    let what = if is_page { "saved page" } else { "mail" };
    let reason = format!("the {what} holds no text, only attachments or pictures");
    (reason, "open what is attached by itself")
}

/// Refuses what would cost far more memory than its size.
fn refuse_excess(bytes: &[u8]) -> Result<(), Refused> {
    let hint = "save its text as .txt, or the page as .html";
    let (mut part_lines, mut field_bytes) = (0, 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let starts_part = line.starts_with(b"--");
        part_lines += usize::from(starts_part);
        field_bytes = match line.first() {
            Some(b' ' | b'\t') if field_bytes > 0 => field_bytes + line.len(),
            _ if fields::describes_part(line) => line.len(),
            _ => 0,
        };
        if field_bytes > MAX_FIELD_BYTES {
            let limit = MAX_FIELD_BYTES >> 10;
            return Err((format!("one of its fields is longer than {limit} kB"), hint));
        }
        if part_lines > MAX_PART_LINES {
            return Err((format!("it has more than {MAX_PART_LINES} parts"), hint));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
