//! Finds what was typed as it stands, without folding a text where folding would change nothing but case.
//!
//! ```text
//!  ASCII article                       letters of either case, over the whole article at once
//!  with “…”, — or other scripts        the same, while only letters, digits and blanks are typed
//!  with é, ﬁ or soft hyphens           statement by statement; folded are those that are not ASCII
//! ```
//!
//! A folded copy of all texts would be as large as they are.

use memchr::memmem;

use super::fold::Foreign;
use super::index::{Index, LineId};
use super::join::Matches;
use super::lines::{MAX_EDGES, best_edges, score, word_edges};
use super::pattern::Caseless;
use super::query::Query;
use super::reading::Reading;
use crate::article::Article;
use crate::text::Span;

/// What is searched for, and how.
struct Sought<'a> {
    letters: &'a str,
    folded: memmem::Finder<'a>,
    /// None where a text of ASCII can never hold it.
    caseless: Option<Caseless>,
    /// Of letters, digits and blanks alone.
    is_plain: bool,
    text: Reading,
}

/// Finds the statements that hold the typed text.
pub(super) fn find_exact(index: &Index, query: &Query) -> Matches {
    let letters = query.folded.as_str();
    let is_ascii = letters.is_ascii();
    let mut sought = Sought {
        letters,
        folded: memmem::Finder::new(letters.as_bytes()),
        caseless: is_ascii.then(|| Caseless::new(letters)).flatten(),
        is_plain: letters
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b' '),
        text: Reading::default(),
    };
    let mut lines = Vec::new();
    for (number, article) in index.articles.iter().enumerate() {
        let first = index.first_line(number);
        let mut take = |statement: usize, edges: u32| {
            let line = first + statement as LineId;
            if index.is_within(&query.scope, line) {
                lines.push((score(index, line, edges), line));
            }
        };
        match index.foreign_in(number) {
            Foreign::None => sought.in_whole(article, &mut take),
            Foreign::Apart if sought.is_plain => sought.in_whole(article, &mut take),
            _ => sought.in_each(article, &mut take),
        }
    }
    Matches {
        total: lines.len(),
        lines,
        is_partial: false,
    }
}

impl Sought<'_> {
    /// Searches an article at once: its statements with the most edges of words that a place has.
    fn in_whole(&self, article: &Article, take: &mut impl FnMut(usize, u32)) {
        let Some(caseless) = &self.caseless else {
            return;
        };
        let (mut at, mut number) = (0, 0);
        let mut best: Option<(usize, u32)> = None;
        while let Some(found) = caseless.find_from(&article.text, at) {
            let rest = article.statements.get(number..).unwrap_or(&[]);
            number += rest.iter().take_while(|s| s.span.end < found.end).count();
            let Some(statement) = article.statements.get(number) else {
                break;
            };
            if found.start < statement.span.start {
                // Between two statements, or in both: the next place may begin within this one.
                at = found.start + 1;
                continue;
            }
            let text = statement.span.of(&article.text);
            let place = Span::new(
                found.start - statement.span.start,
                found.end - statement.span.start,
            );
            let edges = word_edges(text, place);
            match &mut best {
                Some((known, most)) if *known == number => *most = edges.max(*most),
                _ => {
                    best.inspect(|(known, most)| take(*known, *most));
                    best = Some((number, edges));
                }
            }
            at = if edges == MAX_EDGES {
                statement.span.end
            } else {
                found.end
            };
        }
        best.inspect(|(known, most)| take(*known, *most));
    }

    /// Searches statement by statement; folds those that are not ASCII.
    fn in_each(&mut self, article: &Article, take: &mut impl FnMut(usize, u32)) {
        for (number, statement) in article.statements.iter().enumerate() {
            let source = statement.span.of(&article.text);
            if self.caseless.is_none() && source.is_ascii() {
                continue;
            }
            let folded = self.text.fold(source);
            let found = self.folded.find_iter(folded.as_bytes());
            let places = found.map(|start| Span::new(start, start + self.letters.len()));
            if let Some(edges) = best_edges(folded, places) {
                take(number, edges);
            }
        }
    }
}
