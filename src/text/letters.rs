//! The letters of a text: what two spellings of one sentence have in common.

/// Returns the letters and digits of a text in lower case; a text without any as it is.
///
/// `"Yes, “14”!"` -> `"yes14"`, `"Yes, \"14\"."` -> `"yes14"`, `"…"` -> `"…"`
pub fn letters(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    let letters: String = kept.flat_map(char::to_lowercase).collect();
    if letters.is_empty() {
        text.to_owned()
    } else {
        letters
    }
}
