//! A pair seen among the others of the story: is each the other's best match, what lies near, does a
//! third article support it.

use std::ops::Range;

use super::candidates::{Candidate, Candidates};
use super::terms::StoryTerms;
use crate::threads::map_ranges;

/// How many statements a thread finds the support of at a time.
const STATEMENTS_AT_A_TIME: usize = 256;

/// A neighbour with a lower cosine is no context: two statements that share a name have as much.
const LEAST_NEAR_COSINE: f64 = 0.1;

/// A pair with a lower first score supports nothing worth a decimal. Without the floor the cost of
/// support grows with the square of the story.
const LEAST_SUPPORTING_SCORE: f64 = 0.02;

/// Two statements that share this much of their letters gain nothing by a third: pairs that are spelled
/// alike because they name the same people have the same thirds too. Anything from 0.25 to 0.5 does.
const TELLING_LETTERS: f64 = 0.3;

/// What support counts for where the two share so much of their letters.
pub(super) fn weigh_support(support: f64, letters: f64) -> f64 {
    support * (1.0 - letters / TELLING_LETTERS).max(0.0)
}

/// For each statement the nearer ones of other articles, nearest first.
#[derive(Debug, Default)]
pub(super) struct Near {
    /// Where those of each statement begin, and the end.
    starts: Vec<usize>,
    /// Each with how near it is.
    near: Vec<(u32, f64)>,
}

impl Near {
    /// Statements near by the cosine of their words.
    pub(super) fn by_words(story: &StoryTerms, candidates: &Candidates) -> Self {
        let pairs = candidates.list.iter().map(|c| (*c, c.cosine));
        Near::new(story.statements.len(), pairs, LEAST_NEAR_COSINE)
    }

    /// Statements near by the first scores of the candidates, which stand in their order.
    pub(super) fn by_scores(story: &StoryTerms, candidates: &Candidates, scores: &[f64]) -> Self {
        let pairs = candidates.list.iter().copied().zip(scores.iter().copied());
        Near::new(story.statements.len(), pairs, LEAST_SUPPORTING_SCORE)
    }

    fn new(
        count: usize,
        pairs: impl Iterator<Item = (Candidate, f64)> + Clone,
        least: f64,
    ) -> Self {
        let pairs = pairs.filter(|(_, nearness)| *nearness >= least);
        let mut starts = vec![0; count + 1];
        for (pair, _) in pairs.clone() {
            starts[pair.a() + 1] += 1;
            starts[pair.b() + 1] += 1;
        }
        for statement in 0..count {
            starts[statement + 1] += starts[statement];
        }
        let mut next = starts.clone();
        let mut near = vec![(0, 0.0); starts[count]];
        for (pair, nearness) in pairs {
            for (from, to) in [(pair.a(), pair.b()), (pair.b(), pair.a())] {
                near[next[from]] = (to as u32, nearness);
                next[from] += 1;
            }
        }
        for statement in 0..count {
            near[starts[statement]..starts[statement + 1]]
                .sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        }
        Near { starts, near }
    }

    /// The nearer statements of one, with how near they are, falling.
    pub(super) fn of(&self, statement: usize) -> &[(u32, f64)] {
        &self.near[self.starts[statement]..self.starts[statement + 1]]
    }
}

/// The support of each candidate, by its index: the best third statement, of a third article, counts
/// with the weaker of its two first scores.
pub(super) fn find_support(story: &StoryTerms, candidates: &Candidates, near: &Near) -> Vec<f64> {
    let count = story.statements.len();
    let rows = |range: Range<usize>| {
        let mut to_a = vec![0.0; count];
        let mut found = Vec::new();
        for a in range {
            write_row(&mut to_a, near.of(a), true);
            let pairs = &candidates.list[candidates.row(a)];
            found.extend(pairs.iter().map(|pair| support(near.of(pair.b()), &to_a)));
            write_row(&mut to_a, near.of(a), false);
        }
        found
    };
    map_ranges(count, STATEMENTS_AT_A_TIME, rows).concat()
}

fn write_row(row: &mut [f64], near: &[(u32, f64)], is_there: bool) {
    for (to, nearness) in near {
        row[*to as usize] = if is_there { *nearness } else { 0.0 };
    }
}

fn support(near_b: &[(u32, f64)], to_a: &[f64]) -> f64 {
    let mut best = 0.0;
    // Neighbours are of other articles, so a neighbour of both is of a third.
    for (third, nearness) in near_b {
        if *nearness <= best {
            break;
        }
        best = nearness.min(to_a[*third as usize]).max(best);
    }
    best
}

/// Which candidates are at least as near as any other of their `a` in the article of `b`, and of their
/// `b` in the article of `a`.
pub(super) fn find_mutual_best(story: &StoryTerms, candidates: &Candidates) -> Vec<bool> {
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
