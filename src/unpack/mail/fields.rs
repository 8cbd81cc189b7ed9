//! The fields before a mail or a saved page: telling them from prose, and what they say of the article.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use mailparse::{MailAddr, MailHeaderMap as _, ParsedMail, addrparse_header, dateparse};

use super::MAX_FIELD_BYTES;
use crate::article::{Declared, is_address};

/// How much is looked at for fields: those of a mail that passed many hands have ten kilobytes.
const HEAD_BYTES: usize = 64 << 10;

/// Fields that only MIME has; one of them is enough beside one that says what the text is.
const MIME_FIELDS: [&str; 3] = ["mime-version", "content-type", "snapshot-content-location"];

/// Fields that every mail has.
const MAIL_FIELDS: [&str; 4] = ["from", "subject", "date", "message-id"];

/// How many [`MAIL_FIELDS`] must stand there. Prose and notes may begin with "Subject:", or "From:" and
/// "Date:"; an old mail without MIME has three.
const ENOUGH_FIELDS: usize = 3;

/// Words between who wrote a newsletter and its name: "Jo Roe from The Lamp".
const SENDER_WORDS: [&str; 2] = [" from ", " via "];

/// Words of a person's name: at least, at most.
const NAME_WORDS: (usize, usize) = (2, 4);

/// Drops what is no field before the first one: a byte order mark, blank lines, the "From " of mailboxes.
pub(super) fn without_envelope(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    if !bytes.starts_with(b"From ") {
        return bytes;
    }
    let end = bytes.iter().position(|byte| *byte == b'\n');
    end.map_or(bytes, |end| &bytes[end + 1..])
}

/// Tells whether a text begins with a field: `"Date: today"` -> true, `"Today we"` -> false
pub(super) fn starts_with_field(bytes: &[u8]) -> bool {
    let line = bytes.split(|byte| *byte == b'\n').next();
    line.and_then(field_name).is_some()
}

/// Tells whether a line begins a field that describes a part: `"Content-Type: text/html"` -> true
pub(super) fn describes_part(line: &[u8]) -> bool {
    let start = b"content-";
    let head = line.get(..start.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// Tells whether bytes begin as mail or a saved page does: with fields, among them those of mail.
pub(in crate::unpack) fn has_mail_fields(bytes: &[u8]) -> bool {
    let bytes = without_envelope(bytes);
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let (mut mime, mut mail) = (0, 0);
    for line in head.split(|byte| *byte == b'\n') {
        if line.trim_ascii().is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(name) = field_name(line) else {
            return false;
        };
        mime += usize::from(MIME_FIELDS.contains(&name.as_str()));
        mail += usize::from(MAIL_FIELDS.contains(&name.as_str()));
    }
    mail >= ENOUGH_FIELDS || (mime > 0 && mime + mail > 1)
}

/// The name of the field on a line, in small letters: `"Message-ID: <a@b>"` -> `"message-id"`
fn field_name(line: &[u8]) -> Option<String> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = line[..colon].trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    is_name.then(|| String::from_utf8_lossy(name).to_lowercase())
}

/// What the fields of a saved page say: its address and title. Its date is the day of saving.
pub(super) fn of_page(mail: &ParsedMail, chosen: &ParsedMail) -> Declared {
    let places = [
        (chosen, "Content-Location"),
        (mail, "Snapshot-Content-Location"),
        (mail, "Content-Location"),
    ];
    let mut addresses = places.iter().filter_map(|(part, name)| text(part, name));
    Declared {
        url: addresses.find(|address| is_address(address)),
        title: text(mail, "Subject"),
        ..of_text(mail, chosen)
    }
}

/// What the fields of a mail say: who sent it, when, and what it is about.
pub(super) fn of_mail(mail: &ParsedMail, chosen: &ParsedMail) -> Declared {
    let (author, outlet) = sender(mail);
    let archived = text(mail, "Archived-At");
    let address = archived.map(|a| a.trim_matches(['<', '>']).to_owned());
    Declared {
        url: address.filter(|address| is_address(address)),
        title: text(mail, "Subject"),
        outlet,
        author,
        published: text(mail, "Date").and_then(|date| day(&date)),
        ..of_text(mail, chosen)
    }
}

/// What is said of the text itself: type, encoding, language.
fn of_text(mail: &ParsedMail, chosen: &ParsedMail) -> Declared {
    let language = text(chosen, "Content-Language").or(text(mail, "Content-Language"));
    Declared {
        media_type: Some(chosen.ctype.mimetype.clone()),
        charset: chosen.ctype.params.get("charset").cloned(),
        language: language.and_then(|tags| tags.split(',').next().map(str::to_owned)),
        ..Declared::default()
    }
}

/// The text of a field, if it has any.
fn text(part: &ParsedMail, name: &str) -> Option<String> {
    let field = part.headers.get_first_header(name)?;
    let is_short = field.get_value_raw().len() <= MAX_FIELD_BYTES;
    let value = is_short.then(|| field.get_value().trim().to_owned())?;
    (!value.is_empty()).then_some(value)
}

/// Who wrote a mail and which outlet sent it, as its sender is named; else the sender's domain.
fn sender(mail: &ParsedMail) -> (Option<String>, Option<String>) {
    let from = mail.headers.get_first_header("From");
    let from = from.filter(|field| field.get_value_raw().len() <= MAX_FIELD_BYTES);
    let Some(senders) = from.and_then(|field| addrparse_header(field).ok()) else {
        return (None, None);
    };
    let single = match senders.first() {
        Some(MailAddr::Single(single)) => single,
        Some(MailAddr::Group(group)) => return (None, Some(group.group_name.clone())),
        None => return (None, None),
    };
    let name = single.display_name.as_deref().map_or("", str::trim);
    if name.is_empty() {
        let domain = single
            .addr
            .rsplit_once('@')
            .map(|(_, host)| host.to_owned());
        return (None, domain);
    }
    part_sender(name)
}

/// Parts a sender into author and outlet.
///
/// `"Jo Roe from The Lamp"` -> `"Jo Roe"`, `"The Lamp"`; `"The Lamp"` -> none, `"The Lamp"`
pub(super) fn part_sender(name: &str) -> (Option<String>, Option<String>) {
    let halves = SENDER_WORDS.iter().find_map(|word| name.split_once(word));
    match halves.filter(|(author, outlet)| is_person(author) && !outlet.trim().is_empty()) {
        Some((author, outlet)) => (
            Some(author.trim().to_owned()),
            Some(outlet.trim().to_owned()),
        ),
        None => (None, Some(name.to_owned())),
    }
}

/// Tells whether words could be somebody's name: `"Jo Roe"` -> true, `"News"` -> false
fn is_person(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    (NAME_WORDS.0..=NAME_WORDS.1).contains(&words.len()) && words.iter().all(is_name)
}

/// The day of a mail's date, in UTC: `"Tue, 05 Mar 2024 23:10:00 +0100"` -> 2024-03-05
fn day(date: &str) -> Option<Date> {
    let at = Timestamp::from_second(dateparse(date).ok()?).ok()?;
    Some(at.to_zoned(TimeZone::UTC).date())
}
