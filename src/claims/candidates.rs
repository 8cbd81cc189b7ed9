//! Which pairs of statements are worth scoring: those that share a stem, found through an inverted
//! index an article, never by looking at all pairs. In a large story articles that share next to nothing
//! are not compared at all: see [`Strangers`].

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
/// links shown when every pair is scored, 0.993 are shown with the floor too (`recall_tests.rs`).
const LEAST_COSINE: f64 = 0.035;

/// A stem that stands in more statements than this, and in more than a third of them, finds no
/// candidates by itself: it still counts in the cosine of pairs that another stem found.
const COMMON_STEM_STATEMENTS: usize = 200;

/// How many articles a thread finds candidates for at a time.
const ARTICLES_AT_A_TIME: usize = 4;

/// How many statements of an article are set against another article at a time: what they share is
/// added up in a table, which should not leave the processor's own memory.
const BLOCK_STATEMENTS: usize = 64;

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
    let postings = Postings::new(story);
    let articles = story.starts.len().saturating_sub(1);
    let rows = |range: Range<usize>| {
        let mut products = Vec::new();
        let mut rows = Rows::default();
        for article in range {
            let later = article + 1..articles;
            let kin: Vec<usize> = later.filter(|b| !strangers.has(article, *b)).collect();
            let shared: Vec<Vec<Shared>> =
                kin.iter().map(|b| postings.shared(article, *b)).collect();
            let places = story.starts[article]..story.starts[article + 1];
            for block in places.clone().step_by(BLOCK_STATEMENTS) {
                let block = block..places.end.min(block + BLOCK_STATEMENTS);
                let mut found = Vec::new();
                for (other, shared) in kin.iter().zip(&shared) {
                    let others = story.starts[*other]..story.starts[*other + 1];
                    products.clear();
                    products.resize(block.len() * others.len(), 0.0);
                    postings.add_products(shared, (&block, &others), &mut products);
                    keep_near(
                        story,
                        least_cosine,
                        (&block, &others),
                        &products,
                        &mut found,
                    );
                }
                rows.add(block, found);
            }
        }
        rows
    };
    let mut found = Candidates {
        list: Vec::new(),
        starts: vec![0],
    };
    for rows in map_ranges(articles, ARTICLES_AT_A_TIME, rows) {
        let before = found.list.len();
        found
            .starts
            .extend(rows.ends.iter().map(|end| before + end));
        found.list.extend(rows.list);
    }
    found
}

/// Candidates by first statement, with where those of each end.
#[derive(Default)]
struct Rows {
    list: Vec<Candidate>,
    ends: Vec<usize>,
}

impl Rows {
    /// Takes in the candidates of some statements, which come by the article of the second.
    fn add(&mut self, statements: Range<usize>, mut found: Vec<Candidate>) {
        // Stable: those of one statement stand by the second already.
        found.sort_by_key(|c| c.a);
        let before = self.list.len();
        let end = |a: usize| before + found.partition_point(|c| c.a() <= a);
        self.ends.extend(statements.map(end));
        self.list.extend(found);
    }
}

/// Adds the pairs that are near enough to `found`, by first statement, then second.
fn keep_near(
    story: &StoryTerms,
    least_cosine: f64,
    (block, others): (&Range<usize>, &Range<usize>),
    products: &[f64],
    found: &mut Vec<Candidate>,
) {
    for (a, row) in block.clone().zip(products.chunks(others.len().max(1))) {
        let norm = story.statements[a].norm;
        for (b, product) in others
            .clone()
            .zip(row)
            .filter(|(_, product)| **product > 0.0)
        {
            let cosine = product / (norm * story.statements[b].norm);
            if cosine >= least_cosine {
                found.push(Candidate {
                    a: a as u32,
                    b: b as u32,
                    cosine: cosine.min(1.0),
                });
            }
        }
    }
}

/// Finds every pair that shares a telling stem, as a measure for [`find_candidates`].
#[cfg(test)]
pub(super) fn find_all(story: &StoryTerms) -> Candidates {
    find_above(story, 0.0, &Strangers::default())
}

/// Which statements of each article hold which stem.
struct Postings {
    /// The stems of all articles, one article's after another's, ascending in each.
    stems: Vec<Posting>,
    /// Where those of each article begin, and the end.
    starts: Vec<usize>,
    /// Places of statements, posting by posting, ascending in each.
    statements: Vec<u32>,
}

/// A stem of an article.
struct Posting {
    stem: StemId,
    /// Of its rarity the square: what sharing it adds to a product.
    square: f64,
    /// Where the statements begin that hold it, and the end.
    first: u32,
    end: u32,
    /// Stands in so many statements of the story that it finds none by itself.
    is_common: bool,
}

/// A stem that two articles share: its posting in each.
type Shared<'a> = (&'a Posting, &'a Posting);

impl Postings {
    fn new(story: &StoryTerms) -> Self {
        let mut counts = vec![0_usize; story.stems];
        for term in story.statements.iter().flat_map(|s| &s.terms) {
            counts[term.stem as usize] += 1;
        }
        let limit = COMMON_STEM_STATEMENTS.max(story.statements.len() / 3);
        let mut postings = Postings {
            stems: Vec::new(),
            starts: vec![0],
            statements: Vec::new(),
        };
        for article in story.starts.windows(2) {
            let places = article[0]..article[1];
            let terms =
                places.flat_map(|at| story.statements[at].terms.iter().map(move |t| (t, at)));
            let mut terms: Vec<(&Term, usize)> = terms.collect();
            terms.sort_by_key(|(term, _)| term.stem);
            for same in terms.chunk_by(|x, y| x.0.stem == y.0.stem) {
                let term = same[0].0;
                let first = postings.statements.len() as u32;
                postings
                    .statements
                    .extend(same.iter().map(|(_, at)| *at as u32));
                postings.stems.push(Posting {
                    stem: term.stem,
                    square: term.weight * term.weight,
                    first,
                    end: postings.statements.len() as u32,
                    is_common: counts[term.stem as usize] > limit,
                });
            }
            postings.starts.push(postings.stems.len());
        }
        postings
    }

    fn of(&self, article: usize) -> &[Posting] {
        &self.stems[self.starts[article]..self.starts[article + 1]]
    }

    /// The statements of `range` that hold a stem.
    fn statements(&self, posting: &Posting, range: &Range<usize>) -> &[u32] {
        let all = &self.statements[posting.first as usize..posting.end as usize];
        let place = |bound: usize| all.partition_point(|at| (*at as usize) < bound);
        &all[place(range.start)..place(range.end)]
    }

    /// The stems that two articles share: those that find candidates first, then the common ones.
    fn shared(&self, one: usize, other: usize) -> Vec<Shared<'_>> {
        let mut others = self.of(other).iter().peekable();
        let mut shared = Vec::new();
        for own in self.of(one) {
            while others.next_if(|other| other.stem < own.stem).is_some() {}
            if let Some(other) = others.next_if(|other| other.stem == own.stem) {
                shared.push((own, other));
            }
        }
        shared.sort_by_key(|(own, _)| own.is_common);
        shared
    }

    /// Adds up what the statements of a block share with those of another article, row by row.
    fn add_products(
        &self,
        shared: &[Shared<'_>],
        (block, others): (&Range<usize>, &Range<usize>),
        products: &mut [f64],
    ) {
        for (x, y) in shared {
            let columns = &self.statements[y.first as usize..y.end as usize];
            for a in self.statements(x, block) {
                let row = (*a as usize - block.start) * others.len();
                for b in columns {
                    let product = &mut products[row + *b as usize - others.start];
                    if !x.is_common || *product > 0.0 {
                        *product += x.square;
                    }
                }
            }
        }
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
