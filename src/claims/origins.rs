//! Reprints and rewrites: how much of each article stands in each other one, and which articles are
//! one origin.
//!
//! Ten copies of one wire text are one source. An article is counted to the same origin as another
//! when most of it stands there, verbatim or reworded sentence by sentence; sharing the facts in
//! sentences of one's own is no reuse.

use super::Link;
use super::evidence::Pair;
use super::score::LEAST_EXPLAINED_SCORE;
use super::terms::{Makeup, StoryTerms};

/// A statement is reused where at least this share of its words stands in the linked statement.
/// Rewrites of one text reach 0.6 to 0.9 a sentence, two desks on the same fact 0.2 to 0.5.
const REUSED_WORDS: f64 = 0.55;

/// Two articles are one origin where at least this share of the one is reused from the other.
const SAME_ORIGIN_SHARE: f64 = 0.5;

/// How much of article `a` (by index) stands in article `b`, 0 to 1, by words.
pub type Reuse = Vec<Vec<f64>>;

/// Measures the reuse between all articles, from every scored link.
pub(super) fn measure_reuse(story: &StoryTerms, links: &[Link]) -> Reuse {
    let mut reused: Vec<(usize, usize)> = Vec::new();
    for link in links.iter().filter(|l| l.score >= LEAST_EXPLAINED_SCORE) {
        let (Some(a), Some(b)) = (story.place(link.a), story.place(link.b)) else {
            continue;
        };
        let [share_a, share_b] = reused_shares(story, a, b);
        if share_a >= REUSED_WORDS {
            reused.push((a, link.b.article.0));
        }
        if share_b >= REUSED_WORDS {
            reused.push((b, link.a.article.0));
        }
    }
    reused.sort_unstable();
    reused.dedup();
    let articles = story.starts.len().saturating_sub(1);
    let mut reuse: Reuse = vec![vec![0.0; articles]; articles];
    for (statement, article) in reused {
        let words = f64::from(story.statements[statement].words);
        reuse[story.article_of(statement)][article] += words;
    }
    for (article, shares) in reuse.iter_mut().enumerate() {
        let statements = &story.statements[story.starts[article]..story.starts[article + 1]];
        let total: u32 = statements.iter().map(|s| s.words).sum();
        for share in &mut *shares {
            *share /= f64::from(total.max(1));
        }
        shares[article] = 1.0;
    }
    reuse
}

/// Share of the words of each of two statements that the other has, or has another word for.
fn reused_shares(story: &StoryTerms, a: usize, b: usize) -> [f64; 2] {
    let statements = [a, b].map(|place| &story.statements[place]);
    let share = |words: [u32; 2]| {
        let of = |side: usize| f64::from(words[side]) / f64::from(statements[side].words.max(1));
        [of(0), of(1)]
    };
    // Most pairs could not come to enough if every word that may have a counterpart had one.
    let most = share(most_reused_words(statements));
    if most.iter().all(|share| *share < REUSED_WORDS) {
        return most;
    }
    let pair = Pair::new(story, (a, b), ("", ""));
    let mut reused_b: Vec<(u32, u32)> = pair.terms().map(|(_, b)| (b.stem, b.times)).collect();
    reused_b.sort_unstable();
    // One word may stand for several of the other statement.
    reused_b.dedup();
    share([
        pair.terms().map(|(a, _)| a.times).sum(),
        reused_b.iter().map(|(_, times)| times).sum(),
    ])
}

/// How many words of each statement the other has or may have another word for.
fn most_reused_words([a, b]: [&Makeup; 2]) -> [u32; 2] {
    let (mut i, mut j) = (0, 0);
    let soft = |of: &Makeup| of.terms.iter().filter(|t| t.is_soft).map(|t| t.times).sum();
    let mut words: [u32; 2] = [soft(a), soft(b)];
    while let (Some(one), Some(other)) = (a.terms.get(i), b.terms.get(j)) {
        if one.stem == other.stem {
            words[0] += if one.is_soft { 0 } else { one.times };
            words[1] += if other.is_soft { 0 } else { other.times };
        }
        i += usize::from(one.stem <= other.stem);
        j += usize::from(other.stem <= one.stem);
    }
    words
}

/// Numbers the origins: articles that reuse each other share the number of the first of them.
pub fn number_origins(reuse: &Reuse) -> Vec<usize> {
    let mut origins: Vec<usize> = (0..reuse.len()).collect();
    for a in 0..reuse.len() {
        for b in a + 1..reuse.len() {
            if reuse[a][b].max(reuse[b][a]) >= SAME_ORIGIN_SHARE {
                let (kept, gone) = (origins[a].min(origins[b]), origins[a].max(origins[b]));
                origins
                    .iter_mut()
                    .filter(|o| **o == gone)
                    .for_each(|o| *o = kept);
            }
        }
    }
    origins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_that_reuse_each_other_are_one_origin() {
        let reuse = vec![
            vec![1.0, 0.1, 0.7],
            vec![0.1, 1.0, 0.2],
            vec![0.4, 0.2, 1.0],
        ];
        assert_eq!(number_origins(&reuse), [0, 1, 0]);
    }

    #[test]
    fn reuse_runs_through_a_third_article() {
        let reuse = vec![
            vec![1.0, 0.8, 0.0],
            vec![0.0, 1.0, 0.8],
            vec![0.0, 0.0, 1.0],
        ];
        assert_eq!(number_origins(&reuse), [0, 0, 0]);
    }
}
