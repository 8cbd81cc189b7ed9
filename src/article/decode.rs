//! Bytes to clean Unicode: the one place where untrusted bytes become text.
//!
//! A byte order mark decides; else valid UTF-8 is UTF-8, NULs in every other place are UTF-16, then
//! what was declared counts, and the rest is guessed from its letters. UTF-8 beats a declaration, for
//! servers declare what they always declare, while other encodings hardly ever look like UTF-8. Whatever cannot be decoded is shown as `�` and counted: no
//! byte is lost in silence. Files that are no text at all are recognised and named.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

use super::clean::{Tally, clean, clean_line};
use super::foreign::foreign_kind;
use super::front_matter::{CLEANED_BY, part_front_matter};
use super::mending::mend_lines;
use super::{Limits, Note};

/// Share of control bytes, one in so many, above which undecodable bytes are no text. Random bytes
/// have one in ten; pages in old encodings have none.
const BINARY_CONTROL_SHARE: usize = 30;

/// Share of characters, one in so many, that may be broken in the encoding that was declared. Many pages
/// have a broken byte or two; text in another encoding breaks one in twenty or more.
const MAX_BROKEN_SHARE: usize = 200;

/// Decodes `bytes` and neutralises control characters; what was odd is noted.
#[cfg(test)]
fn decode(bytes: &[u8], declared: Option<&str>) -> (String, Vec<Note>) {
    let (raw, mut notes) = to_text(bytes, declared, Limits::default());
    let text = make_safe(&raw, &mut notes).into_owned();
    (text, notes)
}

/// Neutralises control characters; what was odd is noted.
pub(super) fn make_safe<'a>(raw: &'a str, notes: &mut Vec<Note>) -> Cow<'a, str> {
    let (text, tally) = clean(raw);
    add_tally(notes, tally);
    text
}

/// Decodes `bytes`; what was odd is noted. The text still holds its control characters, for markup is
/// read before they are made safe: it can spell them.
///
/// `declared` is the name of the encoding as a header gives it; a name that is unknown, or that the
/// bytes belie, is noted and not used.
pub(super) fn to_text(bytes: &[u8], declared: Option<&str>, limits: Limits) -> (String, Vec<Note>) {
    let mut notes = Vec::new();
    if let Some(kind) = binary_kind(bytes) {
        notes.push(note(format!("not text: {kind}")));
        return (String::new(), notes);
    }
    let most = limits.file_bytes().max(limits.unpacked_bytes());
    let head = &bytes[..bytes.len().min(most)];
    if head.len() < bytes.len() {
        let most = most >> 20;
        notes.push(note(format!(
            "only the first {most} MB were read (limits.unpacked-mb)"
        )));
    }
    let (raw, name) = to_unicode(head, declared);
    if let Some(name) = name {
        notes.push(note(format!("decoded as {name}")));
    }
    notes.extend(declared.and_then(|declared| wrong_charset_note(declared, head, name)));
    // A kept article stands as it was kept.
    let is_kept = raw.contains(CLEANED_BY)
        && part_front_matter(raw.trim_start_matches('\u{feff}'))
            .cleaned
            .is_some();
    let (raw, garbled) = if is_kept {
        (raw, 0)
    } else {
        let (mended, garbled) = mend_lines(&raw);
        (mended.into_owned(), garbled)
    };
    add_count(&mut notes, garbled, "garbled line", "mended");
    let lost = raw.matches('\u{fffd}').count();
    add_count(&mut notes, lost, "undecodable byte", "shown as �");
    (raw.trim_start_matches('\u{feff}').to_owned(), notes)
}

fn note(text: String) -> Note {
    Note { text }
}

fn add_tally(notes: &mut Vec<Note>, tally: Tally) {
    add_count(notes, tally.controls, "control character", "shown as signs");
    add_count(notes, tally.bidi, "forced writing direction", "shown as ⇄");
    add_count(notes, tally.invisible, "invisible character", "dropped");
    add_count(
        notes,
        tally.marks,
        "combining mark",
        "beyond 8 a letter dropped",
    );
}

/// `(3, "control character", "shown as signs")` -> `"3 control characters shown as signs"`
fn add_count(notes: &mut Vec<Note>, count: usize, what: &str, done: &str) {
    let plural = if count == 1 { "" } else { "s" };
    if count > 0 {
        notes.push(note(format!("{count} {what}{plural} {done}")));
    }
}

/// Names what the bytes are, where they are no text.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    if let Some(foreign) = foreign_kind(bytes) {
        return Some(foreign.what);
    }
    if has_wide_mark(bytes) || wide_without_mark(bytes).is_some() {
        return None;
    }
    let nuls = count(bytes, |b| b == 0);
    let controls = count(bytes, is_odd_control);
    let is_decodable = std::str::from_utf8(bytes).is_ok();
    let is_binary =
        nuls * 10 > bytes.len() || (!is_decodable && controls * BINARY_CONTROL_SHARE > bytes.len());
    is_binary.then_some("binary data")
}

fn count(bytes: &[u8], is_wanted: fn(u8) -> bool) -> usize {
    bytes.iter().filter(|b| is_wanted(**b)).count()
}

/// Control bytes that text has no use for; ESC is left out, for some encodings need it.
fn is_odd_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)
}

/// Tells whether the bytes begin with a UTF-16 or UTF-32 byte order mark.
fn has_wide_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || utf_32(bytes).is_some()
}

/// Says that the bytes are not in the encoding that was declared, where that changes a letter.
fn wrong_charset_note(declared: &str, bytes: &[u8], used: Option<&'static str>) -> Option<Note> {
    let used = used.unwrap_or(UTF_8.name());
    let declared = declared.trim();
    let is_right = match Encoding::for_label(declared.as_bytes()) {
        Some(encoding) => encoding.name() == used,
        None => declared.is_empty(),
    };
    (!is_right && !bytes.is_ascii()).then(|| {
        note(format!(
            "declared as {}, but it is {used}",
            clean_line(declared)
        ))
    })
}

/// Returns the text, and the encoding's name where it is worth a note.
fn to_unicode(bytes: &[u8], declared: Option<&str>) -> (String, Option<&'static str>) {
    if let Some(text) = utf_32(bytes) {
        return (text, Some("UTF-32"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = wide_without_mark(bytes) {
        return decode_as(encoding, bytes);
    }
    if is_mostly_utf_8(bytes) && !is_iso_2022_jp(bytes) {
        return decode_as(UTF_8, bytes);
    }
    if let Some(encoding) = declared.and_then(|d| Encoding::for_label(d.trim().as_bytes())) {
        let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
        let is_broken = has_errors
            && text.matches('\u{fffd}').count() * MAX_BROKEN_SHARE > text.chars().count();
        if !is_broken && encoding != UTF_8 && encoding != REPLACEMENT {
            return decode_as(encoding, bytes);
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    decode_as(detector.guess(None, Utf8Detection::Allow), bytes)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> (String, Option<&'static str>) {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let name = (encoding != UTF_8).then_some(encoding.name());
    (text.into_owned(), name)
}

/// Decodes UTF-32 that has its byte order mark; `encoding_rs` has no such decoder, for the web
/// has no such pages.
fn utf_32(bytes: &[u8]) -> Option<String> {
    let from: fn([u8; 4]) -> u32 = match bytes.get(..4)? {
        [0xff, 0xfe, 0, 0] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff] => u32::from_be_bytes,
        _ => return None,
    };
    let (units, _) = bytes[4..].as_chunks::<4>();
    let decode = |unit: &[u8; 4]| char::from_u32(from(*unit)).unwrap_or('\u{fffd}');
    Some(units.iter().map(decode).collect())
}

/// Finds UTF-16 without a mark: line feeds, blanks and Latin letters have a NUL on one side.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let (units, _) = bytes.as_chunks::<2>();
    let first = units.iter().filter(|u| u[0] == 0 && u[1] != 0).count();
    let second = units.iter().filter(|u| u[1] == 0 && u[0] != 0).count();
    let enough = (units.len() / 20).max(1);
    if second > enough && first * 50 <= second {
        Some(UTF_16LE)
    } else if first > enough && second * 50 <= first {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Tells whether the bytes are UTF-8, or UTF-8 with few enough faults that nothing else fits better.
///
/// A text cut in the middle of its last character is UTF-8 too.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        let is_cut = std::str::from_utf8(chunk.invalid()).is_err_and(|e| e.error_len().is_none());
        let is_cut_end = is_cut && chunks.peek().is_none();
        bad += usize::from(!chunk.invalid().is_empty() && !is_cut_end);
    }
    bad == 0 || good > bad * 2
}

/// Tells whether escape sequences switch to Japanese and back; such text is all ASCII bytes.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let has = |code: &[u8]| bytes.windows(code.len()).any(|w| w == code);
    bytes.contains(&0x1b) && has(b"\x1b$B") && (has(b"\x1b(B") || has(b"\x1b(J"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).0
    }

    fn notes(bytes: &[u8]) -> Vec<String> {
        decode(bytes, None).1.into_iter().map(|n| n.text).collect()
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn two_byte_order_marks_are_gone_without_a_note() {
        assert_eq!(
            decode(b"\xef\xbb\xbf\xef\xbb\xbfHi", None),
            ("Hi".into(), vec![])
        );
    }

    #[test]
    fn text_read_in_the_wrong_encoding_is_mended_line_by_line() {
        let page = "the councilâ€™s vote\nthe â€œoldâ€\u{9d} bridge\ncouncilÃ¢â‚¬â„¢s\n";
        let mended = "the council’s vote\nthe “old” bridge\ncouncil’s\n";
        assert_eq!(text(page.as_bytes()), mended);
        assert_eq!(notes(page.as_bytes()), ["3 garbled lines mended"]);
        for line in ["café", "Ça va, “naïf”?", "Ärger in Åmål", "¡Olé!", "Москва"]
        {
            assert_eq!(decode(line.as_bytes(), None), (line.to_owned(), vec![]));
        }
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let line = "Café “Москва” is open.\n";
        for to_bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let bare = utf_16(line, to_bytes);
            let marked = [utf_16("\u{feff}", to_bytes), bare.clone()].concat();
            assert_eq!((text(&bare), text(&marked)), (line.into(), line.into()));
        }
    }

    #[test]
    fn russian_utf_16_without_mark_is_read() {
        let line = "Глава биржи отверг обвинения агентства.\n";
        assert_eq!(text(&utf_16(line, u16::to_le_bytes)), line);
    }

    #[test]
    fn utf_32_is_read_by_its_mark() {
        assert_eq!(text(b"\xff\xfe\0\0A\0\0\0\xe9\0\0\0"), "Aé");
    }

    #[test]
    fn windows_1252_is_guessed_and_noted() {
        let bytes = b"The caf\xe9 owner said \x93no\x94 to the council\x92s offer.";
        assert_eq!(
            text(bytes),
            "The café owner said “no” to the council’s offer."
        );
        assert_eq!(notes(bytes), ["decoded as windows-1252"]);
    }

    #[test]
    fn other_old_encodings_are_guessed() {
        let line = "Глава биржи отверг обвинения агентства в передаче данных.";
        let (bytes, _, _) = encoding_rs::KOI8_R.encode(line);
        assert_eq!(text(&bytes), line);
        let line = "首相は記者会見で計画を発表しました。";
        for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::ISO_2022_JP] {
            assert_eq!(text(&encoding.encode(line).0), line);
        }
    }

    #[test]
    fn declared_encoding_is_used_unless_the_bytes_belie_it() {
        let declared = |bytes: &[u8], charset| {
            let (text, notes) = decode(bytes, Some(charset));
            let notes: Vec<String> = notes.into_iter().map(|n| n.text).collect();
            (text, notes.join("; "))
        };
        let odd = |text: &str, note: &str| (text.to_owned(), note.to_owned());
        let cyrillic = odd("да", "decoded as KOI8-R");
        assert_eq!(declared(b"\xc4\xc1", "koi8-r"), cyrillic);
        assert_eq!(
            declared("Ærø".as_bytes(), "iso-8859-1"),
            odd("Ærø", "declared as iso-8859-1, but it is UTF-8")
        );
        assert_eq!(declared("Ærø".as_bytes(), " UTF-8 "), odd("Ærø", ""));
        assert_eq!(
            declared(b"caf\xe9 au lait", "utf-8"),
            odd(
                "café au lait",
                "decoded as windows-1252; declared as utf-8, but it is windows-1252"
            )
        );
        assert_eq!(declared(b"plain", "no-such\x1b"), odd("plain", ""));
    }

    #[test]
    fn cut_last_character_is_counted_not_mistaken_for_another_encoding() {
        assert_eq!(text(b"plain text caf\xc3"), "plain text caf\u{fffd}");
        assert_eq!(notes(b"plain caf\xc3"), ["1 undecodable byte shown as �"]);
    }

    #[test]
    fn images_programs_and_noise_are_no_text() {
        assert_eq!(notes(b"\x7fELF\x02\x01"), ["not text: a program"]);
        assert_eq!(notes(b"\x89PNG\r\n\x1a\n\0\0"), ["not text: a PNG image"]);
        assert_eq!(notes(&[0; 64]), ["not text: binary data"]);
        assert_eq!(
            notes(&[200, 1, 2, 255, 3, 254, 0, 9]),
            ["not text: binary data"]
        );
    }

    #[test]
    fn thousand_bells_in_a_text_are_signs() {
        let (text, notes) = decode(format!("Hi.{}", "\x07".repeat(1000)).as_bytes(), None);
        assert_eq!(text.matches('␇').count(), 1000);
        assert_eq!(notes[0].text, "1000 control characters shown as signs");
    }

    #[test]
    fn empty_bytes_are_empty_text() {
        assert_eq!(decode(b"", None), (String::new(), vec![]));
    }
}
