//! Text as YAML that means the very same text.

use std::fmt::Write as _;

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
