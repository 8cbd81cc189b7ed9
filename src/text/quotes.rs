//! Finds direct quotations.

use super::Span;

/// One direct quotation inside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included.
    pub outer: Span,
    /// The quoted words alone.
    pub inner: Span,
}

/// Returns the quotations of one paragraph in order, outermost only.
pub fn quotations(paragraph: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in paragraph.char_indices() {
        match (c, open) {
            ('“' | '"', None) => open = Some(at),
            ('”' | '"', Some(start)) => {
                let mark = paragraph[start..].chars().next().map_or(1, char::len_utf8);
                found.push(Quotation {
                    outer: Span::new(start, at + c.len_utf8()),
                    inner: Span::new(start + mark, at),
                });
                open = None;
            }
            _ => {}
        }
    }
    found
}
