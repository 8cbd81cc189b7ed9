//! Reads what a terminal says of its background.

use crate::theme::Rgb;

/// `"11;rgb:1b1b/1d1d/2222"` -> the colour
pub(super) fn background_of(body: &[u8]) -> Option<Rgb> {
    parse_color(std::str::from_utf8(body).ok()?.strip_prefix("11;")?)
}

/// Reads a colour as terminals tell it; each part has one to four digits.
///
/// `"rgb:1b1b/1d1d/2222"`, `"rgba:ff/ff/ff/ff"`, `"#1b1d22"`
fn parse_color(text: &str) -> Option<Rgb> {
    if let Some(digits) = text.strip_prefix('#') {
        let is_even = digits.is_ascii() && digits.len().is_multiple_of(3);
        let width = digits.len() / 3;
        let part = |n: usize| parse_part(digits.get(n * width..(n + 1) * width)?);
        return is_even.then_some(Rgb(part(0)?, part(1)?, part(2)?));
    }
    let parts = text
        .strip_prefix("rgb:")
        .or_else(|| text.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(parse_part);
    Some(Rgb(parts.next()??, parts.next()??, parts.next()??))
}

/// `"f"` -> 255, `"80"` -> 128, `"1b1b"` -> 27
fn parse_part(digits: &str) -> Option<u8> {
    if !(1..=4).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let value = u32::from_str_radix(digits, 16).ok()?;
    let most = 16u32.pow(u32::try_from(digits.len()).ok()?) - 1;
    u8::try_from(value * 255 / most).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answer_is_read_in_every_form_terminals_give_it() {
        let cases = [
            ("11;rgb:1b1b/1d1d/2222", Some(Rgb(0x1b, 0x1d, 0x22))),
            ("11;rgb:ff/ff/ff", Some(Rgb(255, 255, 255))),
            ("11;rgba:0000/0000/0000/ffff", Some(Rgb(0, 0, 0))),
            ("11;#fffaf0", Some(Rgb(0xff, 0xfa, 0xf0))),
            ("11;#ffé0", None),
            ("11;rgb:00/0", None),
            ("11;black", None),
            ("10;rgb:ff/ff/ff", None),
            ("", None),
        ];
        for (body, expected) in cases {
            assert_eq!(background_of(body.as_bytes()), expected, "{body:?}");
        }
        assert_eq!(background_of(b"11;rgb:\xff/00/00"), None);
    }
}
