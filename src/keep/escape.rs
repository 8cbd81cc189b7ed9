//! Text as Markdown and YAML that mean the very same text.
//!
//! Only what could be taken for markup gets a backslash, so that ordinary prose stays as it is.

use std::fmt::Write as _;

/// Characters that are markup wherever they stand.
const MARKUP: [char; 11] = ['\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '#'];

/// One paragraph as a line of Markdown.
///
/// `"5 * 3 [sic]"` -> `"5 \\* 3 \\[sic\\]"`, `"1986. A year"` -> `"1986\\. A year"`
pub(super) fn escaped(paragraph: &str) -> String {
    let digits = paragraph.bytes().take_while(u8::is_ascii_digit).count();
    let mut line = String::with_capacity(paragraph.len());
    for (at, c) in paragraph.char_indices() {
        let opens_line = match c {
            '-' | '+' | '=' | '|' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        if opens_line || MARKUP.contains(&c) {
            line.push('\\');
        }
        line.push(c);
    }
    line
}

/// A value in double quotes, as YAML and JSON both read it.
///
/// `"Fire: \"total\""` -> `"\"Fire: \\\"total\\\"\""`
pub(super) fn quoted(value: &str) -> String {
    let mut text = "\"".to_owned();
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            // YAML takes some characters for line ends or refuses them.
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                let _ = write!(text, "\\U{:08x}", u32::from(c));
            }
            '\0'..='\u{1f}' => {
                let _ = write!(text, "\\x{:02x}", u32::from(c));
            }
            _ => text.push(c),
        }
    }
    text.push('"');
    text
}
