//! Where the reader left a story: what opens again as it was.
//!
//! Unlike what is set by hand this says nothing about the story, so it is kept in the state folder alone
//! and the last reader to leave wins. The place is kept by the words of the statement and of those around
//! it, so that a text that has changed meanwhile opens near the same place.
//!
//! Every field may be missing: a file of an earlier or later version is used as far as it is understood.
//! To keep something more, add a field here and set and take it in `app/resume.rs`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{Article, StatementId};
use crate::claims::StatementRef;
use crate::comparison::{Wording, locate, wording};
use crate::side::Paths;
use crate::text::letters;

/// Statements on either side of the cursor that are kept to come back near it.
const NEIGHBOURS: usize = 3;
/// Letters of each that are kept: more than two sentences of one article begin with alike.
const NEIGHBOUR_CHARS: usize = 80;

/// Where a story was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// What the story was called, for whoever looks into the file.
    pub story: String,
    /// The name of the view.
    pub view: String,
    /// Links at or above it were shown.
    pub threshold: Option<f64>,
    /// Whether twins were kept level.
    pub lock: Option<bool>,
    /// The path of the leftmost column on the screen.
    pub first_column: String,
    /// Paths in the order of the columns; empty where nothing was moved.
    pub order: Vec<String>,
    /// Paths of the hidden columns.
    pub hidden: Vec<String>,
    /// The statement under the cursor.
    pub cursor: Option<Spot>,
    /// The grid of claims.
    pub claims: ClaimsLeft,
    /// The search.
    pub find: FindLeft,
}

/// How the grid of claims was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimsLeft {
    /// The order of the claims.
    pub order: String,
    /// What those were that were shown.
    pub kind: String,
    /// Whether only those were shown that the outlet of the chosen column leaves out.
    pub left_out: bool,
    /// How groups of outlets had to stand to them: a word, then the groups.
    pub groups: Vec<String>,
}

/// How Find was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindLeft {
    /// How the query was taken.
    pub mode: String,
    /// Queries, the latest last.
    pub history: Vec<String>,
}

/// A statement, and what stood around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spot {
    /// The path of its article.
    pub path: String,
    /// The address of its article.
    pub url: Option<String>,
    /// Its words.
    pub text: String,
    /// Which of the article's statements with these words, from zero.
    pub nth: usize,
    /// Its number in the article.
    pub number: usize,
    /// How the statements after it begin, the nearest first.
    pub after: Vec<String>,
    /// How the statements before it begin, the nearest first.
    pub before: Vec<String>,
}

impl Session {
    /// Calls the articles as the file does.
    #[must_use]
    pub fn kept(self, paths: &Paths) -> Session {
        self.renamed(|path| paths.kept_path(path))
    }

    /// Calls the articles as the screen does.
    #[must_use]
    pub fn shown(self, paths: &Paths) -> Session {
        self.renamed(|path| paths.shown_path(path))
    }

    fn renamed(mut self, name: impl Fn(&str) -> String) -> Session {
        let columns = self.order.iter_mut().chain(&mut self.hidden);
        let cursor = self.cursor.iter_mut().map(|spot| &mut spot.path);
        for path in columns.chain(cursor).chain([&mut self.first_column]) {
            *path = name(path);
        }
        self
    }
}

impl Spot {
    /// Notes a statement of an article.
    pub fn of(article: &Arc<Article>, at: StatementId) -> Option<Spot> {
        let here = StatementRef::new(0, at.0);
        let wording = wording(std::slice::from_ref(article), here)?;
        let beginning = |id: StatementId| -> String {
            let text = article.statement_text(id).chars();
            text.take(NEIGHBOUR_CHARS).collect()
        };
        let before = article.statement_ids().take(at.0);
        let before: Vec<StatementId> = before.collect();
        Some(Spot {
            path: wording.path,
            url: wording.url,
            text: wording.text,
            nth: wording.nth,
            number: at.0,
            after: article
                .statement_ids()
                .skip(at.0 + 1)
                .take(NEIGHBOURS)
                .map(beginning)
                .collect(),
            before: before
                .into_iter()
                .rev()
                .take(NEIGHBOURS)
                .map(beginning)
                .collect(),
        })
    }

    /// The statement among these articles, or the one nearest to where it was.
    ///
    /// By its words in whatever article; else, in its own article, by the words of those around it; else
    /// by its number. Nothing where its article is not there.
    pub fn find(&self, articles: &[Arc<Article>]) -> Option<StatementRef> {
        let wording = Wording {
            path: self.path.clone(),
            url: self.url.clone(),
            text: self.text.clone(),
            nth: self.nth,
        };
        if let Some(found) = locate(articles, &wording) {
            return Some(found);
        }
        let is_own =
            |a: &&Arc<Article>| a.path == self.path || (self.url.is_some() && a.url == self.url);
        let number = articles.iter().position(|a| is_own(&a))?;
        let article = &articles[number];
        let last = article.statements.len().checked_sub(1)?;
        let near = self.find_near(article);
        Some(StatementRef::new(
            number,
            near.unwrap_or(self.number).min(last),
        ))
    }

    /// The number of the nearest neighbour that is still there; of two that are alike, the one nearer to
    /// where it was.
    fn find_near(&self, article: &Article) -> Option<usize> {
        let alternating = (0..NEIGHBOURS).flat_map(|n| [self.after.get(n), self.before.get(n)]);
        let mut beginnings = alternating.flatten().map(|text| letters(text));
        beginnings.find_map(|beginning| {
            let ids = article.statement_ids();
            let same =
                ids.filter(|id| letters(article.statement_text(*id)).starts_with(&beginning));
            same.map(|id| id.0).min_by_key(|n| n.abs_diff(self.number))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture::article;

    const OLD: [&str; 5] = [
        "One came.",
        "Two went.",
        "Three stood.",
        "Four sat.",
        "Five left.",
    ];

    fn text(words: &[&str]) -> Arc<Article> {
        let mut article = article(&[&["Title"], words]);
        article.path = "a.txt".to_owned();
        Arc::new(article)
    }

    /// The number at which a spot on "Three stood." is found in another text.
    fn found(words: &[&str]) -> Option<usize> {
        let spot = Spot::of(&text(&OLD), StatementId(3))?;
        Some(spot.find(&[text(words)])?.statement.0)
    }

    #[test]
    fn statement_is_found_by_its_words_wherever_it_went() {
        assert_eq!(found(&OLD), Some(3));
        assert_eq!(
            found(&["New.", "New too.", "One came.", "Three stood!"]),
            Some(4)
        );
    }

    #[test]
    fn statement_that_is_gone_leaves_the_next_or_the_one_before() {
        assert_eq!(
            found(&["New.", "One came.", "Two went.", "Four sat."]),
            Some(4)
        );
        assert_eq!(
            found(&["New.", "New too.", "One came.", "Two went."]),
            Some(4)
        );
    }

    #[test]
    fn text_that_is_another_altogether_is_entered_at_the_same_number() {
        let spot = Spot::of(&text(&OLD), StatementId(4)).expect("it is there");
        let found = |words: &[&str]| Some(spot.find(&[text(words)])?.statement.0);
        assert_eq!(found(&["A.", "B.", "C.", "D.", "E."]), Some(4));
        assert_eq!(found(&["A."]), Some(1));
    }

    #[test]
    fn article_that_is_gone_gives_no_place() {
        let spot = Spot::of(&text(&OLD), StatementId(3)).expect("it is there");
        let other = Arc::new(Article {
            path: "b.txt".to_owned(),
            ..Article::clone(&text(&["A."]))
        });
        assert_eq!(spot.find(&[other]), None);
        assert_eq!(spot.find(&[]), None);
    }

    #[test]
    fn session_is_read_back_and_half_of_one_too() {
        let session = Session {
            story: "mill".to_owned(),
            threshold: Some(0.45),
            lock: Some(false),
            hidden: vec!["a.txt".to_owned()],
            cursor: Spot::of(&text(&OLD), StatementId(3)),
            ..Session::default()
        };
        let written = toml::to_string(&session).expect("it can be written");
        assert_eq!(toml::from_str(&written), Ok(session));
        let half: Session = toml::from_str("view = \"focus\"\nlater = 3\n").expect("TOML");
        assert_eq!((half.view.as_str(), half.cursor), ("focus", None));
    }
}
