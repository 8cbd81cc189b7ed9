//! Finds the encoding that a page names in its own head.
//!
//! The bytes are not decoded yet, so they are looked at as they are: every encoding that a page can name
//! this way writes `<meta charset=...>` in ASCII.

use super::tags::{Token, Tokens};

/// How far into a page its encoding may be named. Browsers look at 1,024 bytes and, a page having begun
/// otherwise, start again later; long comments and scripts stand first on some pages.
const MAX_HEAD_BYTES: usize = 16_384;

/// Returns the name of the encoding that a page gives.
///
/// `<meta charset="koi8-r">` -> `"koi8-r"`
pub(in crate::article) fn charset(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(MAX_HEAD_BYTES)];
    // Most texts are no pages.
    if !head.contains(&b'<') {
        return None;
    }
    let head: String = head
        .iter()
        .map(|b| if b.is_ascii() { char::from(*b) } else { '?' })
        .collect();
    if let Some(named) = xml_encoding(&head) {
        return Some(named);
    }
    let mut tokens = Tokens::new(&head);
    while let Some(token) = tokens.next_token() {
        let Token::Start(tag) = token else { continue };
        if tag.name == "body" {
            return None;
        }
        if tag.name != "meta" {
            continue;
        }
        let named = tag.attribute("charset").map(str::to_owned);
        let is_type = tag
            .attribute("http-equiv")
            .is_some_and(|e| e.eq_ignore_ascii_case("content-type"));
        let content = tag.attribute("content").filter(|_| is_type);
        if let Some(found) = named.or_else(|| charset_of_type(content?)) {
            return Some(found.trim().to_owned());
        }
    }
    None
}

/// `"text/html; charset=utf-8"` -> `"utf-8"`
fn charset_of_type(content: &str) -> Option<String> {
    let lower = content.to_ascii_lowercase();
    let (_, name) = lower.split_once("charset=")?;
    let name = name.trim_start_matches(['"', '\'']);
    let end = name.find([';', '"', '\'', ' ']).unwrap_or(name.len());
    Some(name[..end].to_owned())
}

/// `<?xml version="1.0" encoding="iso-8859-2"?>` -> `"iso-8859-2"`
fn xml_encoding(head: &str) -> Option<String> {
    let (declaration, _) = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding=")?;
    let quote = value.chars().next().filter(|q| ['"', '\''].contains(q))?;
    value[1..]
        .split_once(quote)
        .map(|(name, _)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_is_found_where_pages_name_it() {
        for (page, name) in [
            ("<html><meta charset=koi8-r>", "koi8-r"),
            (
                "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=GB2312\">",
                "gb2312",
            ),
            (
                "<?xml version='1.0' encoding='iso-8859-2'?><html>",
                "iso-8859-2",
            ),
            ("<!-- <meta charset=a> --><meta charset='b'>", "b"),
            (
                "<meta name=description content='charset=c'><body><meta charset=d>",
                "",
            ),
            ("plain text", ""),
        ] {
            assert_eq!(charset(page.as_bytes()).unwrap_or_default(), name, "{page}");
        }
    }
}
