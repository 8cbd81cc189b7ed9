//! Bytes to clean Unicode: the one place where untrusted bytes become text.

use super::Note;

/// Decodes `bytes` and neutralises control characters.
pub(super) fn decode(bytes: &[u8]) -> (String, Vec<Note>) {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    (
        text.chars()
            .filter(|c| *c == '\n' || !c.is_control())
            .collect(),
        Vec::new(),
    )
}

/// Makes one line of outside text (a path, a title) safe to show.
pub fn clean_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
