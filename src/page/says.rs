//! What each other outlet says to a statement: the same, partly the same, something else, nothing.
//!
//! These four words are what the margin of Focus, the cells of Claims and the line under the columns
//! show; they are found here once.

use super::Index;
use crate::article::ArticleId;
use crate::claims::{LinkKind, StatementRef};
use crate::comparison::Comparison;

/// How an outlet stands to a statement of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// It disagrees on a checkable detail.
    Differs,
    /// It says the same.
    Same,
    /// It shares only a part.
    Partly,
    /// It says nothing of the kind.
    Silent,
}

impl Says {
    /// The word on the screen.
    pub fn word(self) -> &'static str {
        match self {
            Says::Differs => "differs",
            Says::Same => "same",
            Says::Partly => "partly",
            Says::Silent => "silent",
        }
    }

    /// The sign on the screen.
    pub fn sign(self) -> &'static str {
        match self {
            Says::Differs => "≠",
            Says::Same => "=",
            Says::Partly => "≈",
            Says::Silent => "·",
        }
    }
}

/// One outlet's answer to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutletSays {
    /// The other article.
    pub article: ArticleId,
    /// How it stands.
    pub says: Says,
    /// Its best twin, unless it is silent.
    pub twin: Option<StatementRef>,
}

/// Returns how every other article stands to `statement`, by article.
pub fn says_of(comparison: &Comparison, index: &Index, statement: StatementRef) -> Vec<OutletSays> {
    let mut speaking = speaking_of(comparison, index, statement)
        .into_iter()
        .peekable();
    let others = (0..comparison.articles.len()).map(ArticleId);
    others
        .filter(|&a| a != statement.article)
        .map(|article| {
            let silent = OutletSays {
                article,
                says: Says::Silent,
                twin: None,
            };
            speaking
                .next_if(|spoken| spoken.article == article)
                .unwrap_or(silent)
        })
        .collect()
}

/// Returns how those other articles stand to `statement` that are not silent on it, by article.
///
/// Costs as much as there are twins: marks are made of every statement of a story, which may have a thousand
/// outlets.
pub(super) fn speaking_of(
    comparison: &Comparison,
    index: &Index,
    statement: StatementRef,
) -> Vec<OutletSays> {
    let twins = index.twins(comparison, statement);
    let by_article = twins.chunk_by(|one, other| one.article == other.article);
    let spoken = by_article.filter_map(|here| {
        let says = here
            .iter()
            .map(|&twin| says_of_pair(comparison, index, statement, twin));
        Some(OutletSays {
            article: here.first()?.article,
            says: says.min()?,
            twin: index.best_of(comparison, statement, here.iter().copied()),
        })
    });
    spoken.collect()
}

/// Returns how the statement of another outlet stands to `statement`.
pub fn says_of_pair(
    comparison: &Comparison,
    index: &Index,
    statement: StatementRef,
    twin: StatementRef,
) -> Says {
    if index
        .differences(comparison, statement, twin)
        .next()
        .is_some()
    {
        return Says::Differs;
    }
    match index.link_between(comparison, statement, twin) {
        Some(link) if link.kind == LinkKind::Partial => Says::Partly,
        _ => Says::Same,
    }
}
