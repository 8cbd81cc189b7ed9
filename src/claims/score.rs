//! Scored links: from candidates and their signs to what a reader is shown.

use std::sync::Arc;

use super::candidates::{Candidate, find_candidates};
use super::differences::{Details, find_differences, read_details};
use super::evidence::{Pair, explain, overlap};
use super::features::{Feature, Features};
use super::judge::judge;
use super::terms::{StoryTerms, take_apart};
use super::weights::Weights;
use super::{Link, LinkKind, StatementRef};
use crate::article::{Article, Role};
use crate::text::words;

/// Above this share of both statements in common, with no other word, a link is verbatim.
const VERBATIM_WORDS: f64 = 0.9;

/// Below this share of the longer statement in common, a link is partial: the shared claim is only
/// a part of the longer one. Found on the gold stories, where it parts `same` from `partial` best.
const PARTIAL_WORDS: f64 = 0.3;

/// A lower score is listed without its evidence: nine candidates in ten have one, no threshold shows
/// them, and a hundred articles would need a gigabyte of reasons for what is not so.
const LEAST_EXPLAINED_SCORE: f64 = 0.05;

/// Statements with a lower score are not read for differences: no threshold a reader would set
/// shows them, and details of two different things differ without meaning anything.
const LEAST_COMPARED_SCORE: f64 = 0.2;

/// A pair with its signs, before weights: what the weights are fitted on.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedPair {
    /// The statement of the article with the lower id.
    pub a: StatementRef,
    /// The statement of the article with the higher id.
    pub b: StatementRef,
    /// Its signs.
    pub features: Features,
}

/// Returns every candidate pair with its signs, by first statement, then second.
///
/// For fitting and for study; [`link_statements`] is what a comparison uses.
pub fn judge_statements(articles: &[Arc<Article>]) -> Vec<JudgedPair> {
    let story = take_apart(articles);
    let candidates = find_candidates(&story);
    let judged = judge(&story, &roles(articles), &candidates);
    let refs = |c: &Candidate| {
        (
            story.statements[c.a].statement,
            story.statements[c.b].statement,
        )
    };
    let pair = |(c, features): (&Candidate, Features)| {
        let (a, b) = refs(c);
        JudgedPair { a, b, features }
    };
    candidates.iter().zip(judged).map(pair).collect()
}

/// Returns every scored candidate pair, by first statement, then second.
pub fn link_statements(articles: &[Arc<Article>]) -> Vec<Link> {
    let story = take_apart(articles);
    let candidates = find_candidates(&story);
    let judged = judge(&story, &roles(articles), &candidates);
    let details: Vec<Details<'_>> = articles
        .iter()
        .flat_map(|a| a.statement_ids().map(|id| read_details(a, id)))
        .collect();
    let link = |(c, f): (&Candidate, &Features)| {
        let mut link = make_link(articles, &story, *c, f);
        if link.score >= LEAST_COMPARED_SCORE {
            link.differences = find_differences(&details[c.a], &details[c.b]);
        }
        link
    };
    candidates.iter().zip(&judged).map(link).collect()
}

fn roles(articles: &[Arc<Article>]) -> Vec<Role> {
    articles
        .iter()
        .flat_map(|a| a.statements.iter().map(|s| s.role))
        .collect()
}

fn make_link(
    articles: &[Arc<Article>],
    story: &StoryTerms,
    candidate: Candidate,
    features: &Features,
) -> Link {
    let (a, b) = (
        story.statements[candidate.a].statement,
        story.statements[candidate.b].statement,
    );
    let text = |s: StatementRef| articles[s.article.0].statement_text(s.statement);
    let pair = Pair {
        story,
        candidate,
        text_a: text(a),
        text_b: text(b),
    };
    let score = Weights::shipped().score(features);
    let mut link = Link {
        a,
        b,
        score,
        kind: kind(&pair, features),
        overlap_a: Vec::new(),
        overlap_b: Vec::new(),
        differences: Vec::new(),
        evidence: Vec::new(),
    };
    if score >= LEAST_EXPLAINED_SCORE {
        (link.overlap_a, link.overlap_b) = overlap(&pair);
        link.evidence = explain(&pair, features, score);
    }
    link
}

fn kind(pair: &Pair<'_>, features: &Features) -> LinkKind {
    if features.get(Feature::Across) >= VERBATIM_WORDS && is_same_wording(pair.text_a, pair.text_b)
    {
        LinkKind::Verbatim
    } else if features.get(Feature::Across) < PARTIAL_WORDS {
        LinkKind::Partial
    } else {
        LinkKind::Reworded
    }
}

/// Tells whether two texts differ only in case and punctuation.
fn is_same_wording(a: &str, b: &str) -> bool {
    let folded = |text| {
        words(text)
            .into_iter()
            .map(|w| w.folded)
            .collect::<Vec<_>>()
    };
    folded(a) == folded(b)
}

#[cfg(test)]
mod tests {
    use crate::claims::fixture::links;

    /// Kind of the link of two statements.
    fn kind(a: &str, b: &str) -> &'static str {
        let rest = "Rain fell on the empty quay all night long.";
        links(&[&[a, rest], &[b]])[0].kind.name()
    }

    #[test]
    fn case_and_punctuation_leave_a_link_verbatim() {
        assert_eq!(
            kind(
                "The ferry burned off the cape.",
                "The Ferry burned, off the Cape"
            ),
            "verbatim"
        );
    }

    #[test]
    fn other_words_make_it_reworded() {
        assert_eq!(
            kind(
                "The ferry burned off the cape.",
                "Off the cape a ferry burned down."
            ),
            "reworded"
        );
    }

    #[test]
    fn claim_inside_a_long_sentence_makes_it_partial() {
        let long = "The owner, who bought two harbour cranes and a dry dock last spring, said insurers \
                    would pay for the ferry after lawyers and engineers from three towns met.";
        assert_eq!(kind("The ferry is insured.", long), "partial");
    }

    #[test]
    fn score_is_a_probability_to_four_decimals() {
        for link in links(&[
            &["The ferry burned.", "It sank."],
            &["A ferry burned and sank."],
        ]) {
            assert!((0.0..=1.0).contains(&link.score));
            assert!(((link.score * 1e4).round() - link.score * 1e4).abs() < 1e-6);
        }
    }
}
