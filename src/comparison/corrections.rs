//! Links made and unmade by the reader, which overrule every score.
//!
//! A [`Correction`] names its two statements by path and words, not by number: it holds when the story
//! is read again, also when other sentences of the articles have changed since.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::article::{Article, ArticleId, StatementId};
use crate::claims::{Link, LinkKind, StatementRef};
use crate::text::letters;

/// The score at which a link made by hand counts: shown at any threshold.
const LINKED_STRENGTH: f64 = 1.0;
/// The score at which an unlinked pair counts: below any threshold, and no weak link either.
const UNLINKED_STRENGTH: f64 = -1.0;

/// A statement by its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    /// The path of its article.
    pub path: String,
    /// The address of its article, where that is known.
    pub url: Option<String>,
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
    /// The pairs that were linked or unlinked, and which; the lower end first.
    pub fn pairs(&self) -> impl Iterator<Item = (StatementRef, StatementRef, bool)> + '_ {
        let pairs = self.is_linked.iter();
        pairs.map(|(&(a, b), &is_linked)| (a, b, is_linked))
    }

    /// Whether the reader linked or unlinked a pair; nothing where no correction names it.
    pub fn of(&self, one: StatementRef, other: StatementRef) -> Option<bool> {
        let ends = (one.min(other), one.max(other));
        self.is_linked.get(&ends).copied()
    }

    /// Tells whether a pair was never scored, and has a link only for the correction.
    pub(super) fn is_added(&self, a: StatementRef, b: StatementRef) -> bool {
        self.added.contains(&(a, b))
    }

    /// The score with which a link counts.
    pub(super) fn strength(&self, link: &Link) -> f64 {
        if self.is_linked.is_empty() {
            return link.score;
        }
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
        // One that still names its articles by path is newer than one from before they were renamed.
        let has_path = |w: &Wording| articles.iter().any(|a| a.path == w.path);
        let (newer, older): (Vec<_>, Vec<_>) = corrections
            .iter()
            .partition(|c| has_path(&c.a) && has_path(&c.b));
        for correction in older.into_iter().chain(newer) {
            if let Some(pair) = pair_of(articles, correction) {
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
        let link = |&(a, b)| Link::bare(a, b, 0.0, kind_of(text(a), text(b)));
        links.extend(self.added.iter().map(link));
        links.sort_by_key(|link| (link.a, link.b));
    }
}

/// The two statements that a correction names, the lower first, where both are there.
pub(super) fn pair_of(
    articles: &[Arc<Article>],
    correction: &Correction,
) -> Option<(StatementRef, StatementRef)> {
    let one = locate(articles, &correction.a)?;
    let other = locate(articles, &correction.b)?;
    (one.article != other.article).then(|| (one.min(other), one.max(other)))
}

/// The words of a statement as a correction names them.
pub fn wording(articles: &[Arc<Article>], statement: StatementRef) -> Option<Wording> {
    let article = articles.get(statement.article.0)?;
    article.statements.get(statement.statement.0)?;
    let text = article.statement_text(statement.statement);
    let before = article.statement_ids().take(statement.statement.0);
    Some(Wording {
        path: article.path.clone(),
        url: article.url.clone(),
        text: text.to_owned(),
        nth: before
            .filter(|s| article.statement_text(*s) == text)
            .count(),
    })
}

/// The statement that a wording names, where it is there.
///
/// The article is the one with its path, else with its address, else the only one that says it: a file
/// may have been renamed. The words may have changed in case and punctuation.
pub fn locate(articles: &[Arc<Article>], wording: &Wording) -> Option<StatementRef> {
    let named = |is_it: &dyn Fn(&Article) -> bool| -> Vec<StatementRef> {
        let numbered = articles.iter().enumerate();
        let candidates = numbered.filter(|(_, article)| is_it(article));
        candidates
            .filter_map(|(number, article)| {
                Some(StatementRef {
                    article: ArticleId(number),
                    statement: statement_of(article, wording)?,
                })
            })
            .collect()
    };
    let by_path = named(&|article| article.path == wording.path);
    let by_url = || named(&|article| wording.url.is_some() && article.url == wording.url);
    let found = by_path
        .first()
        .copied()
        .or_else(|| by_url().first().copied());
    found.or_else(|| match named(&|_| true).as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

/// The statement of an article with such words: the very same, else the same letters.
fn statement_of(article: &Article, wording: &Wording) -> Option<StatementId> {
    let sought = letters(&wording.text);
    let same_words = |s: &StatementId| article.statement_text(*s) == wording.text;
    let same_letters = |s: &StatementId| letters(article.statement_text(*s)) == sought;
    let mut ids = article.statement_ids().filter(same_words);
    let found = ids.nth(wording.nth);
    found.or_else(|| {
        article
            .statement_ids()
            .filter(same_letters)
            .nth(wording.nth)
    })
}

/// How much two statements share that were never scored: all of it, or who knows how much.
///
/// `"Yes!", "Yes."` -> verbatim
fn kind_of(one: &str, other: &str) -> LinkKind {
    if letters(one) == letters(other) {
        LinkKind::Verbatim
    } else {
        LinkKind::Partial
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{corrected, mill};
    use super::*;
    use crate::comparison::Comparison;

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
    fn words_in_another_spelling_and_file_are_found() {
        let comparison = mill();
        let statement = StatementRef::new(1, 2);
        let Some(mut named) = wording(&comparison.articles, statement) else {
            panic!("the statement is there");
        };
        named.path = "elsewhere/gazette-2.txt".to_owned();
        named.text = named.text.to_uppercase().replace(['"', '.'], "");
        assert_eq!(locate(&comparison.articles, &named), Some(statement));
    }

    #[test]
    fn renamed_article_is_found_by_its_address_though_two_say_the_same() {
        let mut articles = mill().articles;
        articles[1] = Arc::new(Article {
            path: "mill/copy.txt".to_owned(),
            url: Some("https://copy.example/1".to_owned()),
            ..Article::clone(&articles[0])
        });
        let Some(mut named) = wording(&articles, StatementRef::new(1, 1)) else {
            panic!("the statement is there");
        };
        named.path = "gone.txt".to_owned();
        assert_eq!(locate(&articles, &named), Some(StatementRef::new(1, 1)));
        named.url = None;
        assert_eq!(locate(&articles, &named), None, "two articles say it");
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
        assert_eq!(named.and_then(|w| locate(&articles, &w)), Some(second));
    }
}
