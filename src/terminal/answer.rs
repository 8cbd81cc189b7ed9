//! Takes apart what a terminal sends: its answers, and the keys that were typed between them.

use crate::app::{Key, KeyCode};
use crate::theme::Rgb;

/// What came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    /// The background, if it was said.
    pub(super) background: Option<Rgb>,
    /// What was typed meanwhile.
    pub(super) keys: Vec<Key>,
    /// Tells whether an answer may still come.
    pub(super) is_awaited: bool,
}

/// A piece of what a terminal sends.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// The background.
    Background(Rgb),
    /// What the terminal is: nothing comes after it.
    Attributes,
    /// A key.
    Key(Key),
    /// Something else, or half of something.
    Other(&'a [u8]),
}

/// Tells whether there is nothing more to wait for.
pub(super) fn is_complete(received: &[u8]) -> bool {
    pieces(received).contains(&Piece::Attributes)
}

/// Sorts what was received into answers and keys.
pub(super) fn read_answer(received: &[u8]) -> Answer {
    let mut answer = Answer {
        is_awaited: true,
        ..Answer::default()
    };
    for piece in pieces(received) {
        match piece {
            Piece::Background(rgb) => answer.background = Some(rgb),
            Piece::Attributes => answer.is_awaited = false,
            Piece::Key(key) => answer.keys.push(key),
            Piece::Other(_) => {}
        }
    }
    answer
}

fn pieces(received: &[u8]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = received;
    while !rest.is_empty() {
        let (piece, length) = first_piece(rest);
        pieces.push(piece);
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
    pieces
}

/// The first piece, and how many bytes it takes.
fn first_piece(bytes: &[u8]) -> (Piece<'_>, usize) {
    match bytes {
        [0x1b, b']', body @ ..] => {
            let Some((body, length)) = string_body(body) else {
                return (Piece::Other(bytes), bytes.len());
            };
            let piece = background_of(body).map_or(Piece::Other(body), Piece::Background);
            (piece, length + 2)
        }
        [0x1b, b'[', body @ ..] => {
            let Some(end) = body.iter().position(|b| (0x40..=0x7e).contains(b)) else {
                return (Piece::Other(bytes), bytes.len());
            };
            (sequence_piece(&body[..=end]), end + 3)
        }
        [0x1b, ..] => (Piece::Key(Key::plain(KeyCode::Esc)), 1),
        _ => typed_piece(bytes),
    }
}

/// The body of a string sequence, up to BEL or ESC \, and the bytes it takes with its end.
fn string_body(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let end = bytes.iter().position(|b| matches!(b, 0x07 | 0x1b))?;
    match &bytes[end..] {
        [0x07, ..] => Some((&bytes[..end], end + 1)),
        [0x1b, b'\\', ..] => Some((&bytes[..end], end + 2)),
        _ => None,
    }
}

/// `"11;rgb:1b1b/1d1d/2222"` -> the colour
pub(super) fn background_of(body: &[u8]) -> Option<Rgb> {
    parse_color(std::str::from_utf8(body).ok()?.strip_prefix("11;")?)
}

/// What a sequence is that begins with ESC [.
fn sequence_piece(body: &[u8]) -> Piece<'_> {
    match body {
        [b'?', .., b'c'] => Piece::Attributes,
        [b'A'] => Piece::Key(Key::plain(KeyCode::Up)),
        [b'B'] => Piece::Key(Key::plain(KeyCode::Down)),
        [b'C'] => Piece::Key(Key::plain(KeyCode::Right)),
        [b'D'] => Piece::Key(Key::plain(KeyCode::Left)),
        _ => Piece::Other(body),
    }
}

/// A letter or a control character as it is typed.
fn typed_piece(bytes: &[u8]) -> (Piece<'_>, usize) {
    let plain = |code| (Piece::Key(Key::plain(code)), 1);
    match bytes[0] {
        b'\r' | b'\n' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x7f | 0x08 => plain(KeyCode::Backspace),
        control @ 0x01..=0x1a => {
            let key = Key {
                ctrl: true,
                ..Key::char(char::from(control + b'a' - 1))
            };
            (Piece::Key(key), 1)
        }
        _ => {
            let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
            match valid.chars().next().filter(|c| !c.is_control()) {
                Some(letter) => (Piece::Key(Key::char(letter)), letter.len_utf8()),
                None => (Piece::Other(&bytes[..1]), 1),
            }
        }
    }
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
        let cases: &[(&[u8], Option<Rgb>)] = &[
            (
                b"\x1b]11;rgb:1b1b/1d1d/2222\x1b\\\x1b[?62;4c",
                Some(Rgb(0x1b, 0x1d, 0x22)),
            ),
            (
                b"\x1b]11;rgb:ff/ff/ff\x07\x1b[?1;2c",
                Some(Rgb(255, 255, 255)),
            ),
            (
                b"\x1b]11;rgba:0000/0000/0000/ffff\x07\x1b[?6c",
                Some(Rgb(0, 0, 0)),
            ),
            (b"\x1b]11;#fffaf0\x07\x1b[?6c", Some(Rgb(0xff, 0xfa, 0xf0))),
            (b"\x1b[?6c", None),
            (b"\x1b]11;black\x07\x1b[?6c", None),
            (b"\x1b]10;rgb:ff/ff/ff\x07\x1b[?6c", None),
        ];
        for (received, expected) in cases {
            let answer = read_answer(received);
            assert_eq!(answer.background, *expected, "{received:?}");
            assert!(!answer.is_awaited && answer.keys.is_empty());
        }
    }

    #[test]
    fn what_was_typed_meanwhile_is_no_part_of_the_answer() {
        let answer = read_answer("jé\x1b]11;rgb:00/00/00\x07\x03\x1b[B\x1b[?6c\r".as_bytes());
        let ctrl_c = Key {
            ctrl: true,
            ..Key::char('c')
        };
        let (down, enter) = (Key::plain(KeyCode::Down), Key::plain(KeyCode::Enter));
        let expected = [Key::char('j'), Key::char('é'), ctrl_c, down, enter];
        assert_eq!(answer.keys, expected);
    }

    #[test]
    fn half_an_answer_is_still_awaited_and_types_nothing() {
        for half in [
            "\x1b]11;rgb:00/0",
            "\x1b]11;rgb:00/00/00\x1b",
            "\x1b[?6",
            "",
        ] {
            let answer = read_answer(half.as_bytes());
            assert!(answer.is_awaited && answer.keys.is_empty(), "{half:?}");
        }
    }

    #[test]
    fn any_bytes_are_taken() {
        for first in 0..=255u8 {
            for second in [0, 7, 0x1b, b'[', b']', 0xc3, 0xff] {
                read_answer(&[first, second, 0x1b, second, first]);
            }
        }
    }
}
