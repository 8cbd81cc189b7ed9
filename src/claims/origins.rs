//! Which articles are one origin.
//!
//! Ten copies of one wire text are one source, and a claim that only they make has one witness. Articles
//! count as one origin where most of what one says in words of its own stands in the other, and enough
//! of it word for word: two desks that report one press conference share statements, but not runs of
//! words outside the quotations. Where both credit the same agency, less is enough.

use std::sync::Arc;

use super::{Reuse, Reused};
use crate::article::Article;

/// Two articles are one origin where at least this share of the one's own words stands in the other.
/// Two rewrites of one agency text reach 0.7; of sixty stories told by several desks, the pairs above
/// were an agency's text in both, or one outlet that pastes another's.
const SAME_ORIGIN_SHARE: f64 = 0.5;

/// So much of the own words must stand there in runs. Below it lie desks that report one document or
/// speech sentence by sentence.
const SAME_ORIGIN_VERBATIM: f64 = 0.2;

/// What is enough, of each, where both say that they use text of the same agency.
const CREDITED_PART: f64 = 0.5;

/// Numbers the origins: articles of one origin share the number of the first of them.
pub fn number_origins(articles: &[Arc<Article>], reuse: &Reuse) -> Vec<usize> {
    let mut origins: Vec<usize> = (0..articles.len()).collect();
    for (article, shares) in reuse.shares.iter().enumerate() {
        for (other, share) in shares {
            let part = if share_a_credit(&articles[article], &articles[other.0]) {
                CREDITED_PART
            } else {
                1.0
            };
            if is_one_text(*share, part) {
                join(&mut origins, article, other.0);
            }
        }
    }
    origins
}

fn is_one_text(share: Reused, part: f64) -> bool {
    share.own_share() >= SAME_ORIGIN_SHARE * part
        && share.own_verbatim >= SAME_ORIGIN_VERBATIM * part
}

fn share_a_credit(a: &Article, b: &Article) -> bool {
    a.credits.iter().any(|agency| b.credits.contains(agency))
}

fn join(origins: &mut [usize], a: usize, b: usize) {
    let (kept, gone) = (origins[a].min(origins[b]), origins[a].max(origins[b]));
    if kept == gone {
        return;
    }
    let moved = origins.iter_mut().filter(|o| **o == gone);
    moved.for_each(|o| *o = kept);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleId;

    const NONE: &[&str] = &[];

    /// Origins of articles of which (article, other, own share) is reused, half of it verbatim.
    fn origins(credits: &[&[&str]], reused: &[(usize, usize, f64)]) -> Vec<usize> {
        let article = |credits: &&[&str]| {
            Arc::new(Article {
                credits: credits.iter().map(|c| (*c).to_owned()).collect(),
                ..Article::default()
            })
        };
        let articles: Vec<Arc<Article>> = credits.iter().map(article).collect();
        let mut reuse = Reuse {
            shares: vec![Vec::new(); articles.len()],
            is_too_short: vec![false; articles.len()],
        };
        for &(article, other, share) in reused {
            let reused = Reused {
                own_verbatim: share / 2.0,
                own_reworded: share / 2.0,
                ..Reused::default()
            };
            reuse.shares[article].push((ArticleId(other), reused));
        }
        number_origins(&articles, &reuse)
    }

    #[test]
    fn articles_of_one_text_are_one_origin() {
        assert_eq!(origins(&[NONE; 3], &[(0, 2, 0.7), (2, 0, 0.4)]), [0, 1, 0]);
    }

    #[test]
    fn one_text_runs_through_a_third_article() {
        assert_eq!(origins(&[NONE; 3], &[(0, 1, 0.8), (1, 2, 0.8)]), [0, 0, 0]);
    }

    #[test]
    fn facts_in_words_of_ones_own_are_another_origin() {
        assert_eq!(origins(&[NONE; 2], &[(0, 1, 0.3)]), [0, 1]);
    }

    #[test]
    fn less_is_enough_where_both_credit_one_agency() {
        assert_eq!(
            origins(&[&["AP"], &["AP", "Reuters"]], &[(0, 1, 0.3)]),
            [0, 0]
        );
        assert_eq!(origins(&[&["AP"], &["AFP"]], &[(0, 1, 0.3)]), [0, 1]);
    }

    #[test]
    fn agency_named_by_both_alone_is_no_one_text() {
        assert_eq!(origins(&[&["AP"], &["AP"]], &[]), [0, 1]);
    }
}
