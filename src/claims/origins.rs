//! Reprints and rewrites: how much of each article stands in each other one, and which articles are
//! one origin.
//!
//! Ten copies of one wire text are one source. An article is counted to the same origin as another
//! when most of it stands there, verbatim or reworded sentence by sentence; sharing the facts in
//! sentences of one's own is no reuse.

use std::sync::Arc;

use super::Link;
use crate::article::Article;
use crate::text::{Span, words};

/// A statement is reused where at least this share of its words stands in the linked statement.
/// Rewrites of one text reach 0.6 to 0.9 a sentence, two desks on the same fact 0.2 to 0.5.
const REUSED_WORDS: f64 = 0.55;

/// Two articles are one origin where at least this share of the one is reused from the other.
const SAME_ORIGIN_SHARE: f64 = 0.5;

/// How much of article `a` (by index) stands in article `b`, 0 to 1, by words.
pub type Reuse = Vec<Vec<f64>>;

/// Measures the reuse between all articles, from every scored link.
pub fn measure_reuse(articles: &[Arc<Article>], links: &[Link]) -> Reuse {
    let content: Vec<Vec<Vec<Span>>> = articles.iter().map(|a| content_words(a)).collect();
    // best[a][statement][b]: the largest share of the statement found in one statement of b
    let mut best: Vec<Vec<Vec<f64>>> = content
        .iter()
        .map(|statements| vec![vec![0.0; articles.len()]; statements.len()])
        .collect();
    for link in links {
        for (from, to, spans) in [
            (link.a, link.b, &link.overlap_a),
            (link.b, link.a, &link.overlap_b),
        ] {
            let words = &content[from.article.0][from.statement.0];
            let slot = &mut best[from.article.0][from.statement.0][to.article.0];
            *slot = slot.max(covered_share(words, spans));
        }
    }
    let share = |a: usize, b: usize| {
        let total: usize = content[a].iter().map(Vec::len).sum();
        let statements = content[a].iter().zip(&best[a]);
        let reused = statements.filter(|(_, s)| s[b] >= REUSED_WORDS);
        reused.map(|(words, _)| words.len()).sum::<usize>() as f64 / total.max(1) as f64
    };
    let row = |a: usize| {
        let cell = |b: usize| if a == b { 1.0 } else { share(a, b) };
        (0..articles.len()).map(cell).collect()
    };
    (0..articles.len()).map(row).collect()
}

/// Where the words that carry news stand, by statement.
fn content_words(article: &Article) -> Vec<Vec<Span>> {
    let in_statement = |id| {
        let words = words(article.statement_text(id)).into_iter();
        words
            .filter(|w| !w.is_stop_word())
            .map(|w| w.span)
            .collect()
    };
    article.statement_ids().map(in_statement).collect()
}

/// Share of the words that lie in the spans.
fn covered_share(words: &[Span], spans: &[Span]) -> f64 {
    let is_covered = |word: &&Span| spans.iter().any(|s| s.contains(**word));
    words.iter().filter(is_covered).count() as f64 / words.len().max(1) as f64
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
