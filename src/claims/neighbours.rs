//! A pair seen among the others of the story: is each the other's best match, does a third article
//! support it, do the statements around it match too.

use super::candidates::{Candidate, Candidates};
use super::terms::StoryTerms;

/// A neighbour with a lower cosine supports nothing: two statements that share a name have as much.
/// Without the floor the cost of support grows with the square of the story.
const LEAST_NEAR_COSINE: f64 = 0.1;

/// What candidates tell of each other.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    /// Where the nearer statements of each statement begin, and the end.
    starts: Vec<usize>,
    /// The nearer statements with their cosine, falling.
    near: Vec<(u32, f64)>,
    /// For each candidate whether each of the two is the other's best match in its article.
    is_best: Vec<bool>,
}

impl Neighbours {
    pub(super) fn new(story: &StoryTerms, candidates: &Candidates) -> Self {
        let is_near = |c: &&Candidate| c.cosine >= LEAST_NEAR_COSINE;
        let count = story.statements.len();
        let mut starts = vec![0; count + 1];
        for pair in candidates.list.iter().filter(is_near) {
            starts[pair.a() + 1] += 1;
            starts[pair.b() + 1] += 1;
        }
        for statement in 0..count {
            starts[statement + 1] += starts[statement];
        }
        let mut next = starts.clone();
        let mut near = vec![(0, 0.0); starts[count]];
        for pair in candidates.list.iter().filter(is_near) {
            for (from, to) in [(pair.a(), pair.b()), (pair.b(), pair.a())] {
                near[next[from]] = (to as u32, pair.cosine);
                next[from] += 1;
            }
        }
        for statement in 0..count {
            near[starts[statement]..starts[statement + 1]]
                .sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        }
        Neighbours {
            starts,
            near,
            is_best: find_mutual_best(story, candidates),
        }
    }

    /// The nearer statements of a statement with their cosine, falling.
    pub(super) fn of(&self, statement: usize) -> &[(u32, f64)] {
        &self.near[self.starts[statement]..self.starts[statement + 1]]
    }

    /// Tells of a candidate, by its index, whether each of the two is the other's best match.
    pub(super) fn is_best(&self, candidate: usize) -> bool {
        self.is_best[candidate]
    }
}

/// Which candidates are at least as near as any other of their `a` in the article of `b`, and of their
/// `b` in the article of `a`.
fn find_mutual_best(story: &StoryTerms, candidates: &Candidates) -> Vec<bool> {
    let list = &candidates.list;
    let mut is_best = vec![false; list.len()];
    // Candidates stand by `a`, so those of one `a` in one article of `b` stand together.
    let mut first = 0;
    let same = |x: &Candidate, y: &Candidate| {
        x.a() == y.a() && story.article_of(x.b()) == story.article_of(y.b())
    };
    for group in list.chunk_by(same) {
        let best = group.iter().map(|c| c.cosine).fold(0.0, f64::max);
        for (number, pair) in group.iter().enumerate() {
            is_best[first + number] = pair.cosine >= best;
        }
        first += group.len();
    }
    // Each `b` meets the articles of its `a`s one after the other: the best so far, from which article.
    let mut best = vec![(usize::MAX, 0.0_f64); story.statements.len()];
    let mut start = 0;
    for article in 0..story.starts.len().saturating_sub(1) {
        let mut rows = story.starts[article]..story.starts[article + 1];
        let end = rows.next_back().map_or(start, |a| candidates.row(a).end);
        for pair in &list[start..end] {
            let best = &mut best[pair.b()];
            let so_far = if best.0 == article { best.1 } else { 0.0 };
            *best = (article, so_far.max(pair.cosine));
        }
        for (number, pair) in list[start..end].iter().enumerate() {
            is_best[start + number] &= pair.cosine >= best[pair.b()].1;
        }
        start = end;
    }
    is_best
}
