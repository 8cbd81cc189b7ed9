//! Gutter marks: what is known of a statement, in at most three cells and without colour.

use super::says::speaking_of;
use super::{Index, Says};
use crate::article::{ArticleId, Role};
use crate::claims::StatementRef;
use crate::comparison::Comparison;

/// How far below the threshold the best link of a statement may lie to be worth a `~`.
///
/// Wider, and most statements of a story carry the mark, since they share names; narrower, and the
/// reader who lowers the threshold a step is surprised by what appears.
const WEAK_MARGIN: f64 = 0.15;

/// What the gutter shows for a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mark {
    /// No claim: a headline or a question that stands alone, or nothing is known yet.
    #[default]
    Blank,
    /// `=3`: so many outlets say it, this one included, and none differs from it.
    Same(usize),
    /// `≠3`: so many outlets say it, and at least one differs from this one in a detail.
    Differs(usize),
    /// `+1`: only here.
    Single,
    /// `~`: only a link just below the threshold.
    Weak,
}

impl Mark {
    /// The sign, at most three cells wide.
    ///
    /// `Same(3)` -> `"=3"`, `Differs(2)` -> `"≠2"`, `Blank` -> `""`
    pub fn sign(self) -> String {
        match self {
            Mark::Blank => String::new(),
            Mark::Same(outlets) => format!("={}", outlets.min(99)),
            Mark::Differs(outlets) => format!("≠{}", outlets.min(99)),
            Mark::Single => "+1".to_owned(),
            Mark::Weak => "~".to_owned(),
        }
    }
}

/// Returns the mark of every statement of one article, in order.
pub fn marks_of_article(comparison: &Comparison, index: &Index, article: ArticleId) -> Vec<Mark> {
    let statements = index.statements(article);
    statements.map(|s| mark_of(comparison, index, s)).collect()
}

fn mark_of(comparison: &Comparison, index: &Index, statement: StatementRef) -> Mark {
    // With nobody to compare with, "only here" would be said of everything.
    if comparison.articles.len() < 2 {
        return Mark::Blank;
    }
    let said = speaking_of(comparison, index, statement);
    let count = |wanted: &[Says]| said.iter().filter(|o| wanted.contains(&o.says)).count();
    let differing = count(&[Says::Differs]);
    let agreeing = count(&[Says::Same, Says::Partly]);
    if differing > 0 {
        return Mark::Differs(differing + agreeing + 1);
    }
    if agreeing > 0 {
        return Mark::Same(agreeing + 1);
    }
    if is_weakly_linked(comparison, index, statement) {
        return Mark::Weak;
    }
    let article = &comparison.articles[statement.article.0];
    let role = article
        .statements
        .get(statement.statement.0)
        .map(|s| s.role);
    if index.claims(statement).is_empty() || role == Some(Role::Headline) {
        Mark::Blank
    } else {
        Mark::Single
    }
}

fn is_weakly_linked(comparison: &Comparison, index: &Index, statement: StatementRef) -> bool {
    let floor = comparison.threshold - WEAK_MARGIN;
    index
        .links(comparison, statement)
        .any(|l| comparison.strength(l) >= floor.max(0.0))
}
