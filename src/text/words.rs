//! Words of a statement, as the linker and the finder compare them.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Lower case, typographic apostrophes made plain, possessive ending removed.
    pub folded: String,
}

/// Returns the words of `text` in order, by the word bounds of UAX #29.
///
/// `"Binance’s U.S. users"` -> `binance`, `u.s`, `users`
pub fn words(text: &str) -> Vec<Word> {
    text.unicode_word_indices()
        .map(|(start, word)| Word {
            span: Span::new(start, start + word.len()),
            folded: fold(word),
        })
        .collect()
}

fn fold(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    lower.strip_suffix("'s").unwrap_or(&lower).to_owned()
}
