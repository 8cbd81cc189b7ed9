//! Cuts a paragraph where no full stop is needed: at empty lines and before list items.
//!
//! Text between two cuts is a block; sentences never cross one. A single line break is a blank like
//! any other, since pasted and hard-wrapped text has them inside sentences. A list item is one only
//! at the start of a line: "Group 2. It" must not become a list. Where a line begins with the first
//! marker of a list, the markers that count on in the same form and the same line are items too.

use super::super::Span;

/// Returns the blocks of a paragraph in order; together they cover it.
pub(super) fn blocks(paragraph: &str) -> Vec<Span> {
    let mut cuts = vec![0];
    let mut at = 0;
    let mut was_empty = false;
    for line in paragraph.split_inclusive('\n') {
        let is_empty = line.trim().is_empty();
        let marker = Marker::at_start(line);
        if at > 0
            && !is_empty
            && (was_empty || marker.is_some() || is_bullet(line) || is_roman(line))
        {
            cuts.push(at);
        }
        if let Some(marker) = marker.filter(Marker::is_first) {
            marker.push_followers(line, at, &mut cuts);
        }
        was_empty = is_empty;
        at += line.len();
    }
    cuts.push(paragraph.len());
    cuts.windows(2).map(|w| Span::new(w[0], w[1])).collect()
}

fn is_bullet(line: &str) -> bool {
    let mut chars = line.trim_start().chars();
    matches!(chars.next(), Some('•' | '⁃' | '‣' | '▪' | '*' | '-' | '–'))
        && chars.next() == Some(' ')
}

/// Tells whether a line begins like `"(iv) "`.
fn is_roman(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.strip_prefix('(').unwrap_or(line);
    let rest = digits.trim_start_matches(['i', 'v', 'x']);
    (1..=4).contains(&(digits.len() - rest.len())) && rest.starts_with(") ")
}

/// The marker of a list item: what stands before the number, the number, what stands after it.
#[derive(Debug, PartialEq)]
struct Marker {
    before: &'static str,
    number: Counter,
    after: &'static str,
}

/// How the items of a list are counted.
#[derive(Debug, PartialEq)]
enum Counter {
    Number(u32),
    Letter(char),
}

impl Counter {
    fn read(text: &str) -> Option<(Counter, &str)> {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if (1..=3).contains(&digits) {
            let number = text[..digits].parse().ok()?;
            return Some((Counter::Number(number), &text[digits..]));
        }
        let letter = text.chars().next().filter(char::is_ascii_alphabetic)?;
        Some((Counter::Letter(letter), &text[1..]))
    }

    /// The text of the next item's number; nothing after the last letter.
    fn following(&self) -> Option<Counter> {
        match self {
            Counter::Number(n) => Some(Counter::Number(n + 1)),
            Counter::Letter('z' | 'Z') => None,
            Counter::Letter(c) => char::from_u32(u32::from(*c) + 1).map(Counter::Letter),
        }
    }

    fn text(&self) -> String {
        match self {
            Counter::Number(n) => n.to_string(),
            Counter::Letter(c) => c.to_string(),
        }
    }
}

impl Marker {
    /// Reads the marker a line begins with: `"2.) Water"`, `"(b) water"`, `"• 9. Water"`.
    ///
    /// A capital with a full stop is the initial of a name.
    fn at_start(line: &str) -> Option<Marker> {
        let line = line.trim_start();
        let before = ["• ", "⁃ ", "•", "⁃", "("]
            .into_iter()
            .find(|b| line.starts_with(b))
            .unwrap_or("");
        let (number, rest) = Counter::read(&line[before.len()..])?;
        let after = [".) ", ". ", ") "]
            .into_iter()
            .find(|a| rest.starts_with(a))?;
        let is_name = matches!(number, Counter::Letter('A'..='Z')) && after == ". ";
        (!is_name).then_some(Marker {
            before,
            number,
            after,
        })
    }

    /// Tells whether a list may begin here; a bullet says so of any number.
    fn is_first(&self) -> bool {
        let first = matches!(self.number, Counter::Number(1) | Counter::Letter('a' | 'A'));
        first || self.before.starts_with(['•', '⁃'])
    }

    /// Adds the places in `line`, which starts at `offset`, where the list counts on.
    ///
    /// Each search goes on from the last find, so that a line is read once.
    fn push_followers(self, line: &str, offset: usize, cuts: &mut Vec<usize>) {
        let mut number = self.number;
        let mut from = 0;
        while let Some(next) = number.following() {
            let wanted = format!(" {}{}{}", self.before, next.text(), self.after);
            let Some(found) = line[from..].find(&wanted) else {
                break;
            };
            cuts.push(offset + from + found + 1);
            from += found + 1;
            number = next;
        }
    }
}
