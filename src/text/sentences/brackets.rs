//! Finds asides in brackets, inside which no sentence ends.
//!
//! `He taught (He had been an engineer.) at the school` is one sentence. A bracket that is never
//! closed, or that holds more than an aside does, hides nothing.

use super::super::Span;

/// A pair of brackets with more bytes than this between them holds sentences, not an aside.
const ASIDE_LIMIT_BYTES: usize = 300;

/// More brackets than this open at once are no prose; the rest is not looked at.
const DEPTH_LIMIT: usize = 16;

/// The asides of a block, asked for in order of place.
pub(super) struct Asides {
    spans: Vec<Span>,
    next: usize,
}

impl Asides {
    /// Finds the outermost closed pairs of brackets that are short enough to be asides.
    pub(super) fn of(block: &str) -> Self {
        let mut open: Vec<(char, usize)> = Vec::new();
        let mut spans: Vec<Span> = Vec::new();
        for (at, c) in block.char_indices() {
            match c {
                '(' | '[' | '（' | '【' if open.len() < DEPTH_LIMIT => open.push((c, at)),
                ')' | ']' | '）' | '】' => {
                    if let Some(start) = close(&mut open, c, at) {
                        let span = Span::new(start, at + c.len_utf8());
                        while spans.last().is_some_and(|inner| span.contains(*inner)) {
                            spans.pop();
                        }
                        spans.push(span);
                    }
                }
                _ => {}
            }
        }
        Asides { spans, next: 0 }
    }

    /// The aside around the byte at `place`; places must not go back from call to call.
    pub(super) fn around(&mut self, place: usize) -> Option<Span> {
        while self.spans.get(self.next).is_some_and(|s| s.end <= place) {
            self.next += 1;
        }
        self.spans
            .get(self.next)
            .copied()
            .filter(|s| s.start < place)
    }
}

/// Closes the bracket that `c` belongs to; gives its start where it lies near enough.
fn close(open: &mut Vec<(char, usize)>, c: char, at: usize) -> Option<usize> {
    open.retain(|&(_, start)| at - start <= ASIDE_LIMIT_BYTES);
    let wanted = match c {
        ')' => '(',
        ']' => '[',
        '）' => '（',
        _ => '【',
    };
    let index = open.iter().rposition(|&(o, _)| o == wanted)?;
    let (_, start) = open[index];
    open.truncate(index);
    Some(start)
}
