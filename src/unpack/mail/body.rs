//! Which part of a mail or a saved page is the article, and its bytes as they were before they were
//! coded for transport.

use mailparse::body::Body;
use mailparse::{DispositionType, MailHeaderMap as _, ParsedMail};

/// Chooses the part that holds the article: of a saved page the root, of a mail HTML before plain text.
pub(super) fn choose<'a>(mail: &'a ParsedMail<'a>, is_page: bool) -> Option<&'a ParsedMail<'a>> {
    let parts: Vec<&ParsedMail> = mail.parts().filter(|part| is_shown(part)).collect();
    let is_html = |part: &ParsedMail| is_html(part);
    if is_page {
        let mut pages = parts.iter().copied().filter(|part| is_html(part));
        let root = pages.clone().find(|part| is_root(mail, part));
        return root.or_else(|| pages.next());
    }
    let html = parts.iter().find(|part| is_html(part) && has_text(part));
    let plain = || {
        let is_plain = |part: &ParsedMail| part.ctype.mimetype == "text/plain";
        parts.iter().find(|part| is_plain(part) && has_text(part))
    };
    html.or_else(plain).copied()
}

fn is_html(part: &ParsedMail) -> bool {
    ["text/html", "application/xhtml+xml"].contains(&part.ctype.mimetype.as_str())
}

/// Parts of a page are told apart by number or address; the whole names the one to start with.
fn is_root(mail: &ParsedMail, part: &ParsedMail) -> bool {
    let same = |name: &str, wanted: Option<String>| {
        let own = part.headers.get_first_value(name);
        own.is_some() && own == wanted
    };
    same("Content-ID", mail.ctype.params.get("start").cloned())
        || same(
            "Content-Location",
            mail.headers.get_first_value("Snapshot-Content-Location"),
        )
}

/// Tells whether a part is no attachment and holds no others.
fn is_shown(part: &ParsedMail) -> bool {
    part.subparts.is_empty() && !is_attachment(part)
}

fn is_attachment(part: &ParsedMail) -> bool {
    let disposition = part.get_content_disposition().disposition;
    disposition == DispositionType::Attachment || part.ctype.mimetype == "message/rfc822"
}

fn has_text(part: &ParsedMail) -> bool {
    !decoded(part).0.trim_ascii().is_empty()
}

/// Says how many attachments were left out.
pub(super) fn attachments(mail: &ParsedMail) -> Option<String> {
    match mail.parts().filter(|part| is_attachment(part)).count() {
        0 => None,
        1 => Some("an attachment of the mail was left out".to_owned()),
        count => Some(format!("{count} attachments of the mail were left out")),
    }
}

/// The bytes of a part, its transport coding undone, and what was wrong with that.
pub(super) fn decoded(part: &ParsedMail) -> (Vec<u8>, Option<String>) {
    let body = part.get_body_encoded();
    let (decoded, raw) = match &body {
        Body::Base64(coded) => {
            let raw = coded.get_raw();
            (coded.get_decoded().ok().or_else(|| whole_base64(raw)), raw)
        }
        Body::QuotedPrintable(coded) => (coded.get_decoded().ok(), coded.get_raw()),
        Body::SevenBit(text) | Body::EightBit(text) => return (text.get_raw().to_vec(), None),
        Body::Binary(text) => return (text.get_raw().to_vec(), None),
    };
    let is_whole = decoded.is_some() && !breaks_off(&body);
    let damage = (!is_whole).then(|| "a part of the text is damaged or missing".to_owned());
    (decoded.unwrap_or_else(|| raw.to_vec()), damage)
}

/// Tells whether base64 ends within a group of four letters.
fn breaks_off(body: &Body) -> bool {
    let Body::Base64(coded) = body else {
        return false;
    };
    let letters = coded.get_raw().iter().filter(|b| !b.is_ascii_whitespace());
    letters.count() % 4 != 0
}

/// Decodes base64 up to its first damage, in whole groups of four letters.
fn whole_base64(raw: &[u8]) -> Option<Vec<u8>> {
    let is_letter = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    let letters = raw.iter().copied().filter(|b| !b.is_ascii_whitespace());
    let mut whole: Vec<u8> = letters.take_while(is_letter).collect();
    whole.truncate(whole.len() / 4 * 4);
    // The decoder is the parser's own, and it decodes parts.
    let part = [b"Content-Transfer-Encoding: base64\n\n".as_slice(), &whole].concat();
    mailparse::parse_mail(&part).ok()?.get_body_raw().ok()
}
