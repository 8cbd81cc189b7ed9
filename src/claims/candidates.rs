//! Which pairs of statements are worth scoring: those that share a stem, found through an inverted
//! index, never by looking at all pairs.

use super::terms::{StemId, StoryTerms};

/// In a story of more statements than this, a pair whose rarity-weighted cosine is below
/// [`LEAST_COSINE`] is not scored; in a smaller one every pair that shares a stem is.
///
/// The floor is for cost alone: on the gold stories (70 to 110 statements) it would lose 0.03 of
/// average precision, for links in nearly all other words that their place or a third outlet shows.
const ALL_PAIRS_STATEMENTS: usize = 500;

/// See [`ALL_PAIRS_STATEMENTS`]. In a story of a hundred articles nine pairs in ten lie below.
const LEAST_COSINE: f64 = 0.05;

/// A stem that stands in more statements than this, and in more than a third of them, finds no
/// candidates by itself: it still counts in the cosine of pairs that another stem found.
const COMMON_STEM_STATEMENTS: usize = 200;

/// Two statements of different articles, as indices into [`StoryTerms::statements`], `a < b`, with
/// their cosine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) cosine: f64,
}

/// Returns the candidates by `a`, then `b`.
pub(super) fn find_candidates(story: &StoryTerms) -> Vec<Candidate> {
    let postings = index(story);
    let is_small = story.statements.len() <= ALL_PAIRS_STATEMENTS;
    let least_cosine = if is_small { 0.0 } else { LEAST_COSINE };
    let mut found = Vec::new();
    let mut products = vec![0.0; story.statements.len()];
    let mut touched: Vec<usize> = Vec::new();
    for (a, statement) in story.statements.iter().enumerate() {
        for term in &statement.terms {
            for &b in later_articles(&postings[term.stem as usize], story, a) {
                if products[b] == 0.0 {
                    touched.push(b);
                }
                products[b] += term.weight * term.weight;
            }
        }
        touched.sort_unstable();
        for b in touched.drain(..) {
            let cosine = products[b] / (statement.norm * story.statements[b].norm);
            products[b] = 0.0;
            if cosine >= least_cosine {
                found.push(Candidate {
                    a,
                    b,
                    cosine: cosine.min(1.0),
                });
            }
        }
    }
    found
}

/// For each stem the statements that hold it, ascending; common stems have none.
fn index(story: &StoryTerms) -> Vec<Vec<usize>> {
    let mut postings: Vec<Vec<usize>> = vec![Vec::new(); story.stems.len()];
    for (place, statement) in story.statements.iter().enumerate() {
        for term in &statement.terms {
            postings[term.stem as usize].push(place);
        }
    }
    let limit = COMMON_STEM_STATEMENTS.max(story.statements.len() / 3);
    for list in &mut postings {
        if list.len() > limit {
            list.clear();
        }
    }
    postings
}

/// The part of a posting list that lies in articles after the one of statement `a`.
fn later_articles<'a>(list: &'a [usize], story: &StoryTerms, a: usize) -> &'a [usize] {
    let end = story.starts[story.statements[a].statement.article.0 + 1];
    &list[list.partition_point(|&b| b < end)..]
}

/// The stems two statements share, as indices into their `terms`.
pub(super) fn shared_terms(
    story: &StoryTerms,
    candidate: Candidate,
) -> impl Iterator<Item = (usize, usize)> + '_ {
    let a = &story.statements[candidate.a].terms;
    let b = &story.statements[candidate.b].terms;
    let key = |stem: StemId| b.binary_search_by_key(&stem, |t| t.stem).ok();
    a.iter()
        .enumerate()
        .filter_map(move |(i, term)| key(term.stem).map(|j| (i, j)))
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
        let pair = |c: &Candidate| format!("{}-{}", name(c.a), name(c.b));
        let found = find_candidates(&story);
        found.iter().map(pair).collect::<Vec<_>>().join(" ")
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
