//! Finds what stands in statements as it was typed: text, or what a pattern falls on.
//!
//! ```text
//!  letters of one word     the words that hold them ─▶ their postings; hardly a text is read
//!  more than one word      the statements that hold all of them, in whatever order, are asked
//!  marks, or no letters    all texts, an article at once: the first place where it may end leads to the
//!                          statement to be asked, and the next begins behind that
//! ```
//!
//! What is found and how it ranks is the same in all three ways. A folded copy of all texts would be as
//! large as they are: statements are folded as they are asked, where folding changes more than case.

use super::bits::Bits;
use super::fold::Foreign;
use super::fragments::{Fragment, Needed};
use super::index::{Index, LineId, Place};
use super::join::Matches;
use super::lines::{MAX_EDGES, best_edges, score};
use super::reading::Reading;
use super::scope::Scope;
use super::vocabulary::WordId;
use crate::article::ArticleId;
use crate::text::Span;

/// Something that stands in a statement, or does not.
pub(super) trait Sought {
    /// What a statement must hold to hold it.
    fn needed(&self) -> Needed;
    /// Tells whether it can be looked for in a whole article with such letters.
    fn is_anywhere(&self, foreign: Foreign) -> bool;
    /// The first place in an article, from one on, where it may end; none of its places ends before.
    fn next_end(&self, text: &str, from: usize) -> Option<usize>;
    /// How many edges of words the best of its places in a statement has, if there is one.
    fn edges(&self, asked: &mut Asked) -> Option<u32>;
    /// Tells whether it is in a statement.
    fn is_in(&self, asked: &mut Asked) -> bool {
        self.edges(asked).is_some()
    }
}

/// A statement that is asked.
pub(super) struct Asked<'a> {
    pub text: &'a str,
    /// What stands in its article.
    pub foreign: Foreign,
    /// Room to fold it.
    pub room: &'a mut Reading,
}

/// Finds the statements within a scope that hold what is sought; those that are listed first are there,
/// the others counted.
pub(super) fn find_whole(
    index: &Index,
    sought: &impl Sought,
    scope: &Scope,
    limit: usize,
) -> Matches {
    let within = index.lines_within(scope);
    let needed = sought.needed();
    let mut search = Search {
        index,
        sought,
        limit,
        full: [0; Place::ALL.len()],
        room: Reading::default(),
        found: Matches::default(),
    };
    if let Needed::Letters(fragment) = &needed {
        search.by_words(fragment, within.as_ref());
        return search.found;
    }
    match (index.candidates(&needed), within) {
        (Some(mut lines), Some(within)) => {
            lines.keep_all(&within);
            search.ask(&lines);
        }
        (Some(lines), None) => search.ask(&lines),
        (None, within) => search.scan(within.as_ref()),
    }
    search.found
}

/// A search on its way.
struct Search<'a, S> {
    index: &'a Index,
    sought: &'a S,
    limit: usize,
    /// Statements found with all edges, by place: past the limit nothing of their place can be listed.
    full: [usize; Place::ALL.len()],
    room: Reading,
    found: Matches,
}

impl<S: Sought> Search<'_, S> {
    /// Asks some statements.
    fn ask(&mut self, lines: &Bits) {
        for line in lines.lines() {
            self.ask_one(self.index.statement(line).article, line);
        }
    }

    /// Goes through all texts.
    fn scan(&mut self, within: Option<&Bits>) {
        let index = self.index;
        for (number, article) in index.articles.iter().enumerate() {
            let (first, mut next) = (index.first_line(number), 0);
            let is_whole = self.sought.is_anywhere(index.foreign_in(number));
            while let Some(statement) = article.statements.get(next) {
                if is_whole {
                    let end = self.sought.next_end(&article.text, statement.span.start);
                    let Some(end) = end else {
                        break;
                    };
                    let rest = article.statements[next..].iter();
                    next += rest.take_while(|s| s.span.end < end).count();
                }
                let line = first + next as LineId;
                if next < article.statements.len() && within.is_none_or(|set| set.contains(line)) {
                    self.ask_one(ArticleId(number), line);
                }
                next += 1;
            }
        }
    }

    /// Asks a statement; the statements come in order.
    fn ask_one(&mut self, article: ArticleId, line: LineId) {
        let place = self.index.place(line);
        let full: usize = self.full[..=place as usize].iter().sum();
        let sought = self.sought;
        let mut asked = asked(self.index, article, line, &mut self.room);
        if full >= self.limit {
            self.found.total += usize::from(sought.is_in(&mut asked));
        } else if let Some(edges) = sought.edges(&mut asked) {
            self.full[place as usize] += usize::from(edges == MAX_EDGES);
            self.found.total += 1;
            self.found.lines.push((score(place, edges), line));
        }
    }

    /// Finds letters through the words that hold them.
    fn by_words(&mut self, fragment: &Fragment, within: Option<&Bits>) {
        let mut sets = self.sets_of(fragment);
        if let Some(within) = within {
            sets.unsure.keep_all(within);
            sets.by_edges
                .iter_mut()
                .for_each(|set| set.keep_all(within));
        }
        sets.unsure.remove_all(&sets.by_edges[MAX_EDGES as usize]);
        for line in sets.unsure.lines() {
            let article = self.index.statement(line).article;
            let mut asked = asked(self.index, article, line, &mut self.room);
            if let Some(edges) = self.sought.edges(&mut asked) {
                sets.by_edges[edges as usize].insert(line);
            }
        }
        let mut better = Bits::new(self.index.len());
        for (edges, set) in (0..=MAX_EDGES).rev().zip(sets.by_edges.iter_mut().rev()) {
            set.remove_all(&better);
            self.list(edges, set);
            better.insert_all(set);
        }
        self.found.total = better.count();
    }

    /// Which statements hold letters, as far as words tell.
    fn sets_of(&self, fragment: &Fragment) -> Sets {
        let index = self.index;
        let (letters, rewritten) = (fragment.letters.as_str(), &index.rewritten);
        let mut sets = Sets::new(index.len());
        for id in index.words_with(fragment) {
            let word = index.vocabulary.word(id);
            let places = word.match_indices(letters);
            let places = places.map(|(start, found)| Span::new(start, start + found.len()));
            let edges = best_edges(word, places).unwrap_or(0) as usize;
            sets.add(index, id, edges);
        }
        for line in rewritten.cut() {
            sets.unsure.insert(*line);
        }
        if let Some(whole) = rewritten.possessives(letters) {
            sets.by_edges[MAX_EDGES as usize].insert_all(whole);
        }
        sets
    }

    /// Lists what may come first of some statements with as many edges, if there is room.
    fn list(&mut self, edges: u32, lines: &Bits) {
        let mut rest = lines.clone();
        for place in Place::ALL {
            let mut here = rest.clone();
            self.index.keep_in(place, &mut here);
            rest.remove_all(&here);
            let room = self.limit.saturating_sub(self.found.lines.len());
            let best = here.lines().take(room);
            self.found
                .lines
                .extend(best.map(|line| (score(place, edges), line)));
        }
    }
}

/// Statements that hold letters.
struct Sets {
    /// By the edges of words that the letters have in some word of theirs.
    by_edges: [Bits; MAX_EDGES as usize + 1],
    /// Those that must be asked.
    unsure: Bits,
}

impl Sets {
    fn new(statements: usize) -> Sets {
        Sets {
            by_edges: std::array::from_fn(|_| Bits::new(statements)),
            unsure: Bits::new(statements),
        }
    }

    /// Adds the statements that hold a word; unsure are those in which it is rewritten.
    fn add(&mut self, index: &Index, word: WordId, edges: usize) {
        let set = &mut self.by_edges[edges];
        let rewritten = index.rewritten.lines_of(word);
        let told: Vec<bool> = rewritten.iter().map(|line| set.contains(*line)).collect();
        index.postings.add_to(word, set);
        for (line, is_told) in rewritten.into_iter().zip(told) {
            self.unsure.insert(line);
            if !is_told {
                set.remove(line);
            }
        }
    }
}

fn asked<'a>(
    index: &'a Index,
    article: ArticleId,
    line: LineId,
    room: &'a mut Reading,
) -> Asked<'a> {
    Asked {
        text: index.text_in(article, line),
        foreign: index.foreign_in(article.0),
        room,
    }
}

#[cfg(test)]
#[path = "whole_tests.rs"]
mod tests;
