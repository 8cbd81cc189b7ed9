//! Links made and unmade by the reader, which overrule every score.
//!
//! A [`Correction`] names its two statements by path and words, not by number: it holds when the story
//! is read again, and a plain list of them is all that would have to be kept to hold longer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::article::{Article, ArticleId};
use crate::claims::{Link, LinkKind, StatementRef};

/// The score at which a link made by hand counts: shown at any threshold.
const LINKED_STRENGTH: f64 = 1.0;
/// The score at which an unlinked pair counts: below any threshold, and no weak link either.
const UNLINKED_STRENGTH: f64 = -1.0;

/// A statement by its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    /// The path of its article.
    pub path: String,
    /// What it says.
    pub text: String,
    /// Which of the article's statements with these words, from zero.
    pub nth: usize,
}

/// Two statements of different articles that the reader linked, or unlinked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// One statement.
    pub a: Wording,
    /// The other.
    pub b: Wording,
    /// Whether they were linked; else they were unlinked.
    pub is_linked: bool,
}

/// What the corrections say of the statements of one comparison.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Corrections {
    /// Whether a pair is linked, by its ends, the lower first.
    is_linked: BTreeMap<(StatementRef, StatementRef), bool>,
    /// Pairs that no score was given to; their links are there only for the correction.
    added: BTreeSet<(StatementRef, StatementRef)>,
}

impl Corrections {
    /// Whether the reader linked or unlinked a pair; nothing where no correction names it.
    pub fn of(&self, one: StatementRef, other: StatementRef) -> Option<bool> {
        let ends = (one.min(other), one.max(other));
        self.is_linked.get(&ends).copied()
    }

    /// The score with which a link counts.
    pub(super) fn strength(&self, link: &Link) -> f64 {
        match self.of(link.a, link.b) {
            Some(true) => LINKED_STRENGTH,
            Some(false) => UNLINKED_STRENGTH,
            None => link.score,
        }
    }

    /// Takes other corrections in, the later of two on one pair counting; links come and go with them.
    ///
    /// A correction whose statements are not there is passed over.
    pub(super) fn replace(
        &mut self,
        corrections: &[Correction],
        articles: &[Arc<Article>],
        links: &mut Vec<Link>,
    ) {
        links.retain(|link| !self.added.contains(&(link.a, link.b)));
        *self = Corrections::default();
        for correction in corrections {
            let ends = [&correction.a, &correction.b].map(|wording| find(articles, wording));
            if let [Some(one), Some(other)] = ends
                && one.article != other.article
            {
                let pair = (one.min(other), one.max(other));
                self.is_linked.insert(pair, correction.is_linked);
            }
        }
        self.add_links(articles, links);
    }

    /// Adds a link for each linked pair that has none, and puts the links in order.
    fn add_links(&mut self, articles: &[Arc<Article>], links: &mut Vec<Link>) {
        let scored: BTreeSet<_> = links.iter().map(|link| (link.a, link.b)).collect();
        let linked = self.is_linked.iter().filter(|(_, is_linked)| **is_linked);
        let pairs = linked.map(|(pair, _)| *pair);
        self.added = pairs.filter(|pair| !scored.contains(pair)).collect();
        let text = |s: StatementRef| articles[s.article.0].statement_text(s.statement);
        links.extend(self.added.iter().map(|&(a, b)| Link {
            a,
            b,
            score: 0.0,
            kind: kind_of(text(a), text(b)),
            overlap_a: Vec::new(),
            overlap_b: Vec::new(),
            differences: Vec::new(),
            evidence: Vec::new(),
        }));
        links.sort_by_key(|link| (link.a, link.b));
    }
}

/// The words of a statement as a correction names them.
pub(super) fn wording(articles: &[Arc<Article>], statement: StatementRef) -> Option<Wording> {
    let article = articles.get(statement.article.0)?;
    article.statements.get(statement.statement.0)?;
    let text = article.statement_text(statement.statement);
    let before = article.statement_ids().take(statement.statement.0);
    Some(Wording {
        path: article.path.clone(),
        text: text.to_owned(),
        nth: before
            .filter(|s| article.statement_text(*s) == text)
            .count(),
    })
}

fn find(articles: &[Arc<Article>], wording: &Wording) -> Option<StatementRef> {
    let same_path = articles.iter().enumerate();
    let mut same_path = same_path.filter(|(_, article)| article.path == wording.path);
    same_path.find_map(|(number, article)| {
        let says_it = |s: &crate::article::StatementId| article.statement_text(*s) == wording.text;
        let statement = article.statement_ids().filter(says_it).nth(wording.nth)?;
        Some(StatementRef {
            article: ArticleId(number),
            statement,
        })
    })
}

/// How much two statements share that were never scored: all of it, or who knows how much.
///
/// `"Yes!", "Yes."` -> verbatim
fn kind_of(one: &str, other: &str) -> LinkKind {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    if letters(one) == letters(other) {
        LinkKind::Verbatim
    } else {
        LinkKind::Partial
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mill;
    use super::*;
    use crate::comparison::Comparison;

    /// Article and statement of both ends.
    type Ends = [(usize, usize); 2];

    /// The comparison made by hand, with such corrections.
    fn corrected(pairs: &[(Ends, bool)]) -> Comparison {
        let mut comparison = mill();
        let corrections: Vec<Correction> = pairs
            .iter()
            .filter_map(|&([a, b], is_linked)| {
                let (a, b) = (StatementRef::new(a.0, a.1), StatementRef::new(b.0, b.1));
                comparison.correction(a, b, is_linked)
            })
            .collect();
        comparison.set_corrections(&corrections);
        comparison
    }

    /// Whether two statements are members of one claim.
    fn is_one_claim(comparison: &Comparison, a: (usize, usize), b: (usize, usize)) -> bool {
        let (a, b) = (StatementRef::new(a.0, a.1), StatementRef::new(b.0, b.1));
        let mut claims = comparison.claims.iter();
        claims.any(|c| c.members.contains(&a) && c.members.contains(&b))
    }

    #[test]
    fn unscored_pair_that_is_linked_is_one_claim() {
        let mut comparison = corrected(&[([(2, 2), (0, 3)], true)]);
        assert!(is_one_claim(&comparison, (0, 3), (2, 2)));
        comparison.set_threshold(1.0);
        assert!(is_one_claim(&comparison, (0, 3), (2, 2)));
        let link = comparison.links.iter().find(|l| l.score == 0.0);
        assert_eq!(link.map(|l| l.kind), Some(LinkKind::Partial));
    }

    #[test]
    fn unlinked_pair_is_in_no_claim_at_any_threshold() {
        let mut comparison = corrected(&[([(0, 1), (2, 1)], false)]);
        for threshold in [0.0, 0.5, 1.0] {
            comparison.set_threshold(threshold);
            assert!(!is_one_claim(&comparison, (0, 1), (2, 1)), "{threshold}");
        }
    }

    #[test]
    fn weak_pair_that_is_linked_counts_as_shown() {
        let comparison = corrected(&[([(1, 2), (2, 2)], true)]);
        let shown = comparison.links_of(StatementRef::new(2, 2));
        assert_eq!(shown.len(), 1);
    }

    #[test]
    fn later_correction_of_a_pair_counts() {
        let (a, b) = ((0, 1), (2, 1));
        let comparison = corrected(&[([a, b], false), ([b, a], true)]);
        assert!(is_one_claim(&comparison, a, b));
    }

    #[test]
    fn taking_corrections_back_leaves_no_trace() {
        let mut untouched = mill();
        untouched.set_corrections(&[]);
        let mut comparison = corrected(&[([(0, 3), (2, 2)], true), ([(0, 1), (1, 1)], false)]);
        comparison.set_corrections(&[]);
        assert_eq!(comparison, untouched);
    }

    #[test]
    fn correction_of_a_missing_statement_is_passed_over() {
        let mut comparison = mill();
        let (a, b) = (StatementRef::new(0, 1), StatementRef::new(1, 1));
        let mut correction = comparison.correction(a, b, false);
        if let Some(correction) = &mut correction {
            correction.b.text.push_str(" elsewhere");
        }
        comparison.set_corrections(correction.as_slice());
        assert_eq!(comparison.corrections, Corrections::default());
    }

    #[test]
    fn repeated_words_are_told_apart() {
        let mut article = Article {
            text: "No. No.".to_owned(),
            statements: mill().articles[0].statements[..2].to_vec(),
            ..Article::default()
        };
        article.statements[0].span = crate::text::Span::new(0, 3);
        article.statements[1].span = crate::text::Span::new(4, 7);
        let articles = [Arc::new(article)];
        let second = StatementRef::new(0, 1);
        let named = wording(&articles, second);
        assert_eq!(named.and_then(|w| find(&articles, &w)), Some(second));
    }
}
