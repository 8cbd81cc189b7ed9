//! How wide text is on the screen, by grapheme.
//!
//! The same table and the same unit (the extended grapheme cluster) as the terminal library uses, so
//! that what is measured here is what is drawn there. Never `len()`, never a count of `char`s.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells one grapheme takes.
///
/// `"é"` -> 1, `"日"` -> 2, `"👩‍👩‍👧"` -> 2, a lone combining mark -> 0
pub fn grapheme_width(grapheme: &str) -> usize {
    grapheme.width()
}

/// Cells a text takes on one row.
///
/// `"日本 café"` -> 9
pub fn text_width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// Returns `text` if it fits into `width_cells`, else its beginning with an ellipsis; cut between graphemes.
///
/// `("Reuters reports", 8)` -> `"Reuters…"`, `("日本語", 4)` -> `"日…"`, `("abc", 0)` -> `""`
pub fn fit_cells(text: &str, width_cells: usize) -> String {
    if text_width(text) <= width_cells {
        return text.to_owned();
    }
    let Some(room) = width_cells.checked_sub(1) else {
        return String::new();
    };
    let mut used = 0;
    let mut cut = String::new();
    for grapheme in text.graphemes(true) {
        used += grapheme_width(grapheme);
        if used > room {
            break;
        }
        cut.push_str(grapheme);
    }
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_cells_not_letters() {
        assert_eq!(text_width("日本 café"), 9);
        assert_eq!(text_width("e\u{301}"), 1);
        assert_eq!(text_width("👩‍👩‍👧"), 2);
    }

    #[test]
    fn wide_letter_is_never_halved() {
        assert_eq!(fit_cells("日本語", 4), "日…");
        assert_eq!(fit_cells("日本語", 5), "日本…");
        assert_eq!(fit_cells("日本語", 6), "日本語");
    }

    #[test]
    fn no_room_gives_no_text() {
        assert_eq!(fit_cells("abc", 0), "");
        assert_eq!(fit_cells("abc", 1), "…");
    }
}
