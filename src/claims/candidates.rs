//! Which pairs of statements are worth scoring: those that share a stem, found through an inverted
//! index, never by looking at all pairs. In a large story articles that share next to nothing are not
//! compared at all: see [`Strangers`].

use std::ops::Range;

use super::terms::{StemId, StoryTerms, Term};
use crate::sorting::Strangers;
use crate::threads::map_ranges;

/// In a story of more statements than this, a pair whose rarity-weighted cosine is below
/// [`LEAST_COSINE`] is not scored; in a smaller one every pair that shares a stem is.
///
/// The floor is for cost alone: on the gold stories (70 to 110 statements) it would lose 0.03 of
/// average precision, for links in nearly all other words that their place or a third outlet shows.
const ALL_PAIRS_STATEMENTS: usize = 500;

/// See [`ALL_PAIRS_STATEMENTS`]. In a story of a hundred articles nine pairs in ten lie below. Of the
/// links shown when every pair is scored, 0.995 are shown with the floor too (`recall_tests.rs`).
const LEAST_COSINE: f64 = 0.04;

/// A stem that stands in more statements than this, and in more than a third of them, finds no
/// candidates by itself: it still counts in the cosine of pairs that another stem found.
const COMMON_STEM_STATEMENTS: usize = 200;

/// How many statements a thread finds candidates for at a time.
const STATEMENTS_AT_A_TIME: usize = 256;

/// Two statements of different articles, as indices into [`StoryTerms::statements`], `a < b`, with
/// the cosine of their stems.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    a: u32,
    b: u32,
    pub(super) cosine: f64,
}

impl Candidate {
    pub(super) fn a(&self) -> usize {
        self.a as usize
    }

    pub(super) fn b(&self) -> usize {
        self.b as usize
    }
}

/// The candidates of a story.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// By `a`, then `b`.
    pub(super) list: Vec<Candidate>,
    /// Where those of each statement as `a` begin, and the end.
    starts: Vec<usize>,
}

impl Candidates {
    /// Which candidates have statement `a` first, as indices into the list.
    pub(super) fn row(&self, a: usize) -> Range<usize> {
        self.starts[a]..self.starts[a + 1]
    }

    /// The index in the list of the candidate of two statements, `a < b`.
    pub(super) fn find(&self, a: usize, b: usize) -> Option<usize> {
        let row = self.row(a);
        let at = self.list[row.clone()].binary_search_by_key(&b, Candidate::b);
        at.ok().map(|at| row.start + at)
    }
}

/// Finds the candidates of a story.
pub(super) fn find_candidates(story: &StoryTerms) -> Candidates {
    let is_small = story.statements.len() <= ALL_PAIRS_STATEMENTS;
    let least_cosine = if is_small { 0.0 } else { LEAST_COSINE };
    find_above(story, least_cosine, &story.strangers)
}

/// Finds the pairs with at least this cosine, but for those of strangers.
fn find_above(story: &StoryTerms, least_cosine: f64, strangers: &Strangers) -> Candidates {
    let index = Postings::new(story, least_cosine, strangers);
    let count = story.statements.len();
    let rows = |range: Range<usize>| {
        let mut products = vec![0.0; count];
        let mut rows = Vec::new();
        let mut ends = Vec::new();
        for a in range {
            index.find_row(story, a, &mut products, &mut rows);
            ends.push(rows.len());
        }
        (rows, ends)
    };
    let mut found = Candidates {
        list: Vec::new(),
        starts: vec![0],
    };
    for (rows, ends) in map_ranges(count, STATEMENTS_AT_A_TIME, rows) {
        let before = found.list.len();
        found.starts.extend(ends.iter().map(|end| before + end));
        found.list.extend(rows);
    }
    found
}

/// Finds every pair that shares a telling stem, as a measure for [`find_candidates`].
#[cfg(test)]
pub(super) fn find_all(story: &StoryTerms) -> Candidates {
    find_above(story, 0.0, &Strangers::default())
}

/// For each stem the statements that hold it, ascending.
struct Postings<'a> {
    starts: Vec<usize>,
    statements: Vec<u32>,
    least_cosine: f64,
    strangers: &'a Strangers,
}

impl<'a> Postings<'a> {
    fn new(story: &StoryTerms, least_cosine: f64, strangers: &'a Strangers) -> Self {
        let mut starts = vec![0; story.stems + 1];
        for term in story.statements.iter().flat_map(|s| &s.terms) {
            starts[term.stem as usize + 1] += 1;
        }
        for stem in 0..story.stems {
            starts[stem + 1] += starts[stem];
        }
        let mut next = starts.clone();
        let mut statements = vec![0; starts[story.stems]];
        for (place, statement) in story.statements.iter().enumerate() {
            for term in &statement.terms {
                let slot = &mut next[term.stem as usize];
                statements[*slot] = place as u32;
                *slot += 1;
            }
        }
        Postings {
            starts,
            statements,
            least_cosine,
            strangers,
        }
    }

    /// The statements that hold a stem.
    fn of(&self, stem: StemId) -> &[u32] {
        let stem = stem as usize;
        &self.statements[self.starts[stem]..self.starts[stem + 1]]
    }

    /// Adds the candidates of statement `a` with those of later articles. `products` is all zero
    /// before and after.
    fn find_row(
        &self,
        story: &StoryTerms,
        a: usize,
        products: &mut [f64],
        into: &mut Vec<Candidate>,
    ) {
        let statement = &story.statements[a];
        let article = story.article_of(a);
        let end = story.starts[article + 1] as u32;
        let later = |stem| {
            let list = self.of(stem);
            &list[list.partition_point(|b| *b < end)..]
        };
        let limit = COMMON_STEM_STATEMENTS.max(story.statements.len() / 3);
        let is_common = |stem| self.of(stem).len() > limit;
        let (common, telling): (Vec<&Term>, Vec<&Term>) =
            statement.terms.iter().partition(|t| is_common(t.stem));
        let mut touched: Vec<u32> = Vec::new();
        for term in telling {
            for &b in later(term.stem) {
                let product = &mut products[b as usize];
                if *product == 0.0 {
                    touched.push(b);
                }
                *product += term.weight * term.weight;
            }
        }
        for term in common {
            for &b in later(term.stem) {
                if products[b as usize] > 0.0 {
                    products[b as usize] += term.weight * term.weight;
                }
            }
        }
        let first = into.len();
        for b in touched {
            let product = std::mem::take(&mut products[b as usize]);
            let cosine = product / (statement.norm * story.statements[b as usize].norm);
            let other = story.article_of(b as usize);
            if cosine >= self.least_cosine && !self.strangers.has(article, other) {
                let (a, cosine) = (a as u32, cosine.min(1.0));
                into.push(Candidate { a, b, cosine });
            }
        }
        into[first..].sort_unstable_by_key(|c| c.b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::fixture::story;
    use crate::claims::terms::take_apart;

    /// Pairs as "0.1-1.0", in order.
    fn pairs(articles: &[&[&str]]) -> String {
        let story = take_apart(&story(articles));
        let name = |place: usize| {
            let at = story.statements[place].statement;
            format!("{}.{}", at.article.0, at.statement.0)
        };
        let pair = |c: &Candidate| format!("{}-{}", name(c.a()), name(c.b()));
        let found = find_candidates(&story);
        found.list.iter().map(pair).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn statements_that_share_a_stem_are_a_candidate() {
        assert_eq!(
            pairs(&[&["Ferries burned."], &["A ferry sank."]]),
            "0.0-1.0"
        );
    }

    #[test]
    fn statements_of_one_article_are_none() {
        assert_eq!(
            pairs(&[&["A ferry burned.", "The ferry sank."], &["It rained."]]),
            ""
        );
    }

    #[test]
    fn shared_grammar_is_no_shared_stem() {
        assert_eq!(pairs(&[&["It was there."], &["It was there too."]]), "");
    }

    #[test]
    fn every_pair_of_articles_is_looked_at() {
        let ferry: &[&str] = &["The ferry burned."];
        assert_eq!(pairs(&[ferry, ferry, ferry]), "0.0-1.0 0.0-2.0 1.0-2.0");
    }

    #[test]
    fn no_articles_have_no_candidates() {
        assert_eq!(pairs(&[]), "");
        assert_eq!(pairs(&[&[], &["A ferry sank."]]), "");
    }
}
