//! Files that are no text, told by their first bytes: what to call each, and what to do with it.
//!
//! Names lie and standard input has none, so the bytes decide. PDF is among them on purpose: it holds
//! letters at places on paper, neither words nor paragraphs, and the crates that put those together
//! panic or hang on damaged files. `pdftotext` does it well.

/// A kind of file that cannot be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What it is, to be put behind "it is": "a PDF document".
    pub what: &'static str,
    /// What to do with it.
    pub hint: &'static str,
}

const PDF: &str = "save the page as HTML or text, or run pdftotext on it";
const PICTURE: &str = "paste the words that it shows into a text file";
const ARCHIVE: &str = "unpack it and open what is in it";
const SOUND: &str = "open a transcript of it as plain text";
const BOOK: &str = "convert it to HTML or plain text first, with Calibre or pandoc";
const OFFICE: &str = "open it in an office program and save it as .docx, .odt or plain text";
const OTHER: &str = "save the article's text as .txt or .md";

/// First bytes, and the place where they stand. Longer ones stand before those they begin with.
const SIGNATURES: [(usize, &[u8], &str, &str); 43] = [
    (0, b"%PDF-", "a PDF document", PDF),
    (0, b"%!PS", "a PostScript document", PDF),
    (0, b"{\\rtf", "an RTF document", OFFICE),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old office document (.doc, .xls, .ppt or .msg)",
        OFFICE,
    ),
    (
        0,
        b"PK\x03\x04",
        "a ZIP archive or office document",
        ARCHIVE,
    ),
    (0, b"PK\x05\x06", "an empty ZIP archive", ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", ARCHIVE),
    (0, b"Rar!\x1a\x07", "a RAR archive", ARCHIVE),
    (0, b"\x1f\x8b", "packed with gzip", ARCHIVE),
    (0, b"BZh91AY&SY", "packed with bzip2", ARCHIVE),
    (0, b"\xfd7zXZ\0", "packed with xz", ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", "packed with zstd", ARCHIVE),
    (257, b"ustar", "a TAR archive", ARCHIVE),
    (0, b"MSCF\0\0\0\0", "a CAB archive", ARCHIVE),
    (0, b"\x89PNG", "a PNG image", PICTURE),
    (0, b"\xff\xd8\xff", "a JPEG image", PICTURE),
    (0, b"GIF87a", "a GIF image", PICTURE),
    (0, b"GIF89a", "a GIF image", PICTURE),
    (8, b"WEBPVP8", "a WebP image", PICTURE),
    (0, b"II*\0", "a TIFF image", PICTURE),
    (0, b"MM\0*", "a TIFF image", PICTURE),
    (0, b"8BPS\0", "a Photoshop image", PICTURE),
    (0, b"\0\0\x01\0", "an icon", PICTURE),
    (4, b"ftypheic", "a HEIC image", PICTURE),
    (4, b"ftypavif", "an AVIF image", PICTURE),
    (0, b"AT&TFORM", "a DjVu document", PDF),
    (4, b"ftyp", "a film or sound recording (MP4)", SOUND),
    (0, b"ID3\x02", "a sound recording (MP3)", SOUND),
    (0, b"ID3\x03", "a sound recording (MP3)", SOUND),
    (0, b"ID3\x04", "a sound recording (MP3)", SOUND),
    (0, b"\xff\xfb", "a sound recording (MP3)", SOUND),
    (0, b"OggS\0", "a film or sound recording (Ogg)", SOUND),
    (0, b"fLaC\0", "a sound recording (FLAC)", SOUND),
    (8, b"WAVEfmt ", "a sound recording (WAV)", SOUND),
    (8, b"AVI LIST", "a film (AVI)", SOUND),
    (0, b"\x1a\x45\xdf\xa3", "a film (Matroska or WebM)", SOUND),
    (60, b"BOOKMOBI", "an e-book (Mobipocket)", BOOK),
    (0, b"\x7fELF", "a program", OTHER),
    (0, b"MZ\x90\0", "a program", OTHER),
    (0, b"\xcf\xfa\xed\xfe", "a program", OTHER),
    (0, b"\xca\xfe\xba\xbe", "a program", OTHER),
    (0, b"\0asm", "a program", OTHER),
    (0, b"SQLite format 3\0", "a database", OTHER),
];

/// Names that office programs give to the parts of their old files, in UTF-16, and what they tell.
const OLD_OFFICE: [(&str, &str, &str); 6] = [
    (
        "EncryptedPackage",
        "an office document with a password",
        "save it without the password",
    ),
    // Before the others, whose names may stand in the text of a message.
    (
        "__substg1.0_",
        "an Outlook message (.msg)",
        "save the message as .eml, HTML or text",
    ),
    ("WordDocument", "an old Word document (.doc)", OFFICE),
    (
        "PowerPoint Document",
        "an old PowerPoint presentation (.ppt)",
        OFFICE,
    ),
    ("Workbook", "an old Excel spreadsheet (.xls)", SPREADSHEET),
    ("Book", "an old Excel spreadsheet (.xls)", SPREADSHEET),
];

const SPREADSHEET: &str = "put the article's text into a text file; figures alone are not compared";

/// Tells what bytes are, where they are known to be no text.
///
/// `"%PDF-1.7"` -> a PDF document; `"Rain fell."` -> none
pub fn foreign_kind(bytes: &[u8]) -> Option<Foreign> {
    let is_at = |start: usize, sign: &[u8]| bytes.get(start..).is_some_and(|b| b.starts_with(sign));
    let found = SIGNATURES
        .iter()
        .find(|(start, sign, ..)| is_at(*start, sign));
    // Some programs put blanks before the first line.
    let found = found.or_else(|| {
        let trimmed = bytes.trim_ascii_start();
        SIGNATURES[..3]
            .iter()
            .find(|(_, sign, ..)| trimmed.starts_with(sign))
    });
    let (_, sign, what, hint) = *found?;
    if sign.starts_with(b"\xd0\xcf") {
        return Some(old_office_kind(bytes).unwrap_or(Foreign { what, hint }));
    }
    Some(Foreign { what, hint })
}

fn old_office_kind(bytes: &[u8]) -> Option<Foreign> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|w| w == wide)
    };
    let found = OLD_OFFICE.iter().find(|(name, ..)| has(name));
    found.map(|&(_, what, hint)| Foreign { what, hint })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_foreign_format_is_named_with_what_to_do() {
        for (start, sign, what, hint) in SIGNATURES {
            let mut bytes = vec![b' '; start];
            bytes.extend(sign);
            bytes.extend([0; 8]);
            assert_eq!(foreign_kind(&bytes), Some(Foreign { what, hint }), "{what}");
        }
    }

    #[test]
    fn old_office_documents_are_told_apart() {
        for (name, what, hint) in OLD_OFFICE {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            assert_eq!(foreign_kind(&bytes), Some(Foreign { what, hint }));
        }
    }

    #[test]
    fn message_about_a_spreadsheet_is_a_message() {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        for name in ["Workbook", "__substg1.0_"] {
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        }
        let found = foreign_kind(&bytes).expect("it is known");
        assert_eq!(found.what, "an Outlook message (.msg)");
    }

    #[test]
    fn text_is_not_foreign() {
        for text in [
            "",
            "Rain fell.",
            "{ \\rtf",
            "PK won the vote.",
            "MZ fell.",
            "GIF8 prices rose.",
            "ID3 tags",
        ] {
            assert_eq!(foreign_kind(text.as_bytes()), None, "{text}");
        }
        let wide: Vec<u8> = "яблоко".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(foreign_kind(&[b"\xff\xfe", wide.as_slice()].concat()), None);
    }

    #[test]
    fn blanks_before_the_sign_hide_nothing() {
        assert_eq!(
            foreign_kind(b"\n %PDF-1.4").map(|f| f.what),
            Some("a PDF document")
        );
    }
}
