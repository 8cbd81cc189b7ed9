//! Cuts one statement into rows of at most so many cells.
//!
//! Own code, since the rows must be byte ranges of the article (no copied strings), and since the
//! characters that stand for styles where there is no colour take cells too. Breaks come after blanks
//! and where UAX #14 would allow them in the scripts that write without blanks; a word longer than the
//! width is cut between graphemes. Greedy: the first fit is what a reader of newspapers expects.

use unicode_segmentation::UnicodeSegmentation;

use super::grapheme_width;
use super::plain::Plain;
use crate::text::Span;

/// Wraps `span` of `text` to `width_cells`; spans in `marked` cost one cell before and one after.
///
/// Rows are in order, hold no blank at their ends, and together every letter of the span. No row is
/// wider than `width_cells`, unless a single grapheme is (a wide one in a column of one cell).
///
/// `("the quick fox", 9)` -> `the quick`, `fox`
pub fn wrap(text: &str, span: Span, width_cells: usize, marked: &[Span]) -> Vec<Span> {
    let mut rows = Vec::new();
    let mut plain = Plain::default();
    wrap_into(&mut plain, text, (span, marked), width_cells, |row| {
        rows.push(row);
    });
    rows
}

/// Hands out the rows of a statement, given with its marked spans; `plain` is only room to work in.
pub(super) fn wrap_into(
    plain: &mut Plain,
    text: &str,
    (span, marked): (Span, &[Span]),
    width_cells: usize,
    mut take: impl FnMut(Span),
) {
    if marked.is_empty() && plain.take(span.of(text)) {
        plain.cut(width_cells, |row| take(row.shift(span.start).trim(text)));
        return;
    }
    wrap_by_grapheme(text, span, width_cells, marked)
        .into_iter()
        .for_each(take);
}

fn wrap_by_grapheme(text: &str, span: Span, width_cells: usize, marked: &[Span]) -> Vec<Span> {
    let mut wrapper = Wrapper::new(text, width_cells.max(1));
    let mut marks = Marks { marked, at: 0 };
    for (offset, grapheme) in span.of(text).grapheme_indices(true) {
        let start = span.start + offset;
        let place = Span::new(start, start + grapheme.len());
        let extra = marks.cells_at(place);
        wrapper.push(place, grapheme, extra);
    }
    wrapper.finish()
}

/// Cells that marks add around one grapheme.
#[derive(Clone, Copy, Default)]
struct Extra {
    before: usize,
    after: usize,
}

/// Walks the marked spans once, alongside the graphemes.
struct Marks<'a> {
    marked: &'a [Span],
    at: usize,
}

impl Marks<'_> {
    fn cells_at(&mut self, place: Span) -> Extra {
        while self
            .marked
            .get(self.at)
            .is_some_and(|m| m.end <= place.start)
        {
            self.at += 1;
        }
        let covering = self.marked.get(self.at).filter(|m| m.overlaps(place));
        covering.map_or(Extra::default(), |m| Extra {
            before: usize::from(m.start >= place.start),
            after: usize::from(m.end <= place.end),
        })
    }
}

struct Wrapper<'a> {
    text: &'a str,
    width_cells: usize,
    rows: Vec<Span>,
    /// Where the row under work begins, ends (without blanks), and how wide it is with blanks.
    row: Option<Span>,
    row_cells: usize,
    /// The last place where the row may end: the end of what stays, and the cells up to what goes on.
    break_at: Option<Break>,
}

#[derive(Clone, Copy)]
struct Break {
    next_start: usize,
    cells_before_next: usize,
}

impl<'a> Wrapper<'a> {
    fn new(text: &'a str, width_cells: usize) -> Self {
        Wrapper {
            text,
            width_cells,
            rows: Vec::new(),
            row: None,
            row_cells: 0,
            break_at: None,
        }
    }

    fn push(&mut self, place: Span, grapheme: &str, extra: Extra) {
        let is_blank = grapheme.chars().all(is_breaking_blank);
        let cells = if grapheme == "\n" || grapheme == "\r\n" {
            1
        } else {
            grapheme_width(grapheme)
        };
        let cells = cells + extra.before + extra.after;
        if is_blank {
            self.push_blank(place, cells);
            return;
        }
        if self.is_break_before(place, grapheme) {
            self.break_at = Some(Break {
                next_start: place.start,
                cells_before_next: self.row_cells,
            });
        }
        while self.row.is_some() && self.row_cells + cells > self.width_cells {
            self.close_row(place);
        }
        let row = self.row.unwrap_or(Span::new(place.start, place.start));
        self.row = Some(row.join(place));
        self.row_cells += cells;
    }

    /// A blank at the start of a row vanishes; elsewhere it is a place to break after.
    fn push_blank(&mut self, place: Span, cells: usize) {
        if self.row.is_none() {
            return;
        }
        self.row_cells += cells;
        self.break_at = Some(Break {
            next_start: place.end,
            cells_before_next: self.row_cells,
        });
    }

    /// Tells whether a row may break between two letters that no blank parts: CJK, after a dash.
    fn is_break_before(&self, place: Span, grapheme: &str) -> bool {
        let Some(row) = self.row.filter(|r| r.end == place.start) else {
            return false;
        };
        let Some(last) = row.of(self.text).chars().next_back() else {
            return false;
        };
        let first = grapheme.chars().next().unwrap_or(' ');
        let is_ideograph_gap = (is_ideograph(last) || is_ideograph(first))
            && !is_closing_sign(first)
            && !is_opening_sign(last);
        let is_after_dash =
            matches!(last, '-' | '–' | '—') && first.is_alphabetic() && row.len() > 1;
        is_ideograph_gap || is_after_dash
    }

    /// Ends the row at the last good place; in a word that fills it, before `place`.
    fn close_row(&mut self, place: Span) {
        let Some(row) = self.row.take() else { return };
        let (end, next_start, kept_cells) = match self.break_at.take() {
            Some(at) if at.next_start > row.start => (
                at.next_start,
                at.next_start,
                self.row_cells - at.cells_before_next,
            ),
            _ => (place.start, place.start, 0),
        };
        self.rows
            .push(Span::new(row.start, end.min(row.end)).trim(self.text));
        self.row_cells = kept_cells;
        if next_start < row.end {
            self.row = Some(Span::new(next_start, row.end));
        }
    }

    fn finish(mut self) -> Vec<Span> {
        if let Some(row) = self.row {
            self.rows.push(row.trim(self.text));
        }
        self.rows
    }
}

/// Blanks that a row may break at; no-break spaces are letters here.
fn is_breaking_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Letters of scripts that write without blanks, and full-width signs.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Signs that may not begin a row.
fn is_closing_sign(c: char) -> bool {
    "、。，．：；！？）」』】〉》〕｝,.;:!?)]}%”’»…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
        .contains(c)
}

/// Signs that may not end a row.
fn is_opening_sign(c: char) -> bool {
    "（「『【〈《〔｛([{“‘«".contains(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::text_width;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        let whole = Span::new(0, text.len());
        wrap(text, whole, width, &[])
            .into_iter()
            .map(|s| s.of(text))
            .collect()
    }

    #[test]
    fn breaks_at_blanks_and_drops_them() {
        assert_eq!(rows("the quick  fox", 9), ["the quick", "fox"]);
    }

    #[test]
    fn exact_fit_stays_on_the_row() {
        assert_eq!(rows("abc def", 7), ["abc def"]);
    }

    #[test]
    fn long_word_is_cut_between_graphemes() {
        assert_eq!(rows("ae\u{301}\u{301}iou", 3), ["ae\u{301}\u{301}i", "ou"]);
    }

    #[test]
    fn long_word_starts_on_its_own_row() {
        assert_eq!(rows("an abcdefgh", 4), ["an", "abcd", "efgh"]);
    }

    #[test]
    fn japanese_breaks_anywhere_but_before_a_full_stop() {
        assert_eq!(rows("日本語です。", 10), ["日本語で", "す。"]);
    }

    #[test]
    fn no_break_space_holds_number_and_unit() {
        assert_eq!(
            rows("about 14\u{a0}km away", 8),
            ["about", "14\u{a0}km", "away"]
        );
    }

    #[test]
    fn dash_between_words_may_end_a_row() {
        assert_eq!(rows("well-known", 6), ["well-", "known"]);
    }

    #[test]
    fn marks_take_their_cells() {
        let text = "at least 14 people";
        let marked = [Span::new(9, 11)];
        let found = wrap(text, Span::new(0, text.len()), 11, &marked);
        let found: Vec<&str> = found.into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["at least", "14 people"]);
    }

    #[test]
    fn line_feed_inside_a_statement_is_a_blank() {
        assert_eq!(rows("a\nb", 9), ["a\nb"]);
        assert_eq!(rows("a\nb", 1), ["a", "b"]);
    }

    proptest! {
        #[test]
        fn plain_text_is_cut_as_any_other(
            text in "[a-cé“”’—– \n1.,\u{a0}ДЖ-]{0,120}",
            width in 1usize..30,
        ) {
            let whole = Span::new(0, text.len());
            prop_assert_eq!(
                wrap(&text, whole, width, &[]),
                wrap_by_grapheme(&text, whole, width, &[])
            );
        }

        #[test]
        fn no_letter_is_lost_and_no_row_too_wide(text in "\\PC{0,80}", width in 2usize..20) {
            let found = rows(&text, width);
            let kept: String = found.concat().chars().filter(|c| !c.is_whitespace()).collect();
            let whole: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(kept, whole);
            // A letter with spacing marks can be wider than a row by itself; it is never cut.
            let is_one_letter = |row: &str| row.trim().graphemes(true).count() == 1;
            prop_assert!(found.iter().all(|row| text_width(row) <= width || is_one_letter(row)));
        }
    }
}
