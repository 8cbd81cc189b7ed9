//! Scored links: from candidates and their signs to what a reader is shown.
//!
//! A story of a hundred articles has a million candidates, of which a reader sees a few thousand. So
//! every candidate gets its score, and only those that are to be seen get their reasons and differences
//! (`explain.rs`).

use std::ops::Range;
use std::sync::Arc;

use super::across::link_languages;
use super::candidates::{Candidate, Candidates, find_candidates};
use super::differing::find_differing;
use super::features::{Feature, Features};
use super::judge::{Judged, Row};
use super::neighbours::{Near, find_mutual_best, find_support, weigh_support};
use super::reuse::{Overlap, Reuse, is_reused, measure_reuse};
use super::terms::{StoryTerms, take_apart};
use super::weights::{Model, Weights, score};
use super::{Link, LinkKind, StatementRef};
use crate::article::Article;
use crate::sorting::{Strangers, Uncompared};
use crate::text::words;
use crate::threads::{begin, map_ranges};

/// Above this share of both statements in common, with no other word, a link is verbatim.
const VERBATIM_WORDS: f64 = 0.9;

/// Below this share of the longer statement in common, a link is partial: the shared claim is only
/// a part of the longer one. Found on the gold stories, where it parts `same` from `partial` best.
const PARTIAL_WORDS: f64 = 0.3;

/// A lower score has no reasons worth listing: nine candidates in ten have one, no threshold shows
/// them, and a hundred articles would need a gigabyte of reasons for what is not so.
pub(super) const LEAST_EXPLAINED_SCORE: f64 = 0.05;

/// How many statements a thread judges the candidates of at a time.
const ROWS_AT_A_TIME: usize = 128;

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

/// The articles of one story, made ready to be linked.
#[derive(Debug, Default)]
pub struct Linker {
    pub(super) articles: Vec<Arc<Article>>,
    pub(super) story: StoryTerms,
    pub(super) candidates: Candidates,
    pub(super) near: Near,
    /// For each candidate whether each of the two is the other's best match.
    is_best: Vec<bool>,
    /// The candidates whose statements differ on one thing that both tell at length, ascending.
    differing: Vec<usize>,
    /// The signs of each candidate, weighed but for support.
    weighed: Vec<Weighed>,
    /// What support of a third article each candidate has.
    pub(super) support: Vec<f64>,
}

/// A candidate after the first look.
#[derive(Clone, Copy, Debug)]
struct Weighed {
    first: f64,
    /// Logits of the last score without support.
    rest: f64,
    /// Its sign of shared letters.
    letters: f64,
    kind: LinkKind,
    /// Whether most words of each stand in the other, in these words or others.
    is_reused: [bool; 2],
}

/// A linker follows from its articles alone.
impl PartialEq for Linker {
    fn eq(&self, other: &Self) -> bool {
        self.articles == other.articles
    }
}

/// Returns every candidate pair with its signs, by first statement, then second.
///
/// For fitting and for study; [`Linker::links`] is what a comparison uses.
pub fn judge_statements(articles: &[Arc<Article>]) -> Vec<JudgedPair> {
    let linker = Linker::new(articles);
    let mut pairs = linker.judge_rows(|pair, judged| JudgedPair {
        a: linker.story.statements[pair.a()].statement,
        b: linker.story.statements[pair.b()].statement,
        features: judged.features,
    });
    for (pair, support) in pairs.iter_mut().zip(&linker.support) {
        pair.features.set(Feature::Support, *support);
    }
    pairs
}

/// Sets the support of pairs as it is with other weights than those that come with the program; the
/// pairs are all those of [`judge_statements`] for the same articles.
pub fn support_pairs(articles: &[Arc<Article>], pairs: &mut [JudgedPair], first: &Weights) {
    let story = take_apart(articles);
    let candidates = find_candidates(&story);
    let scores: Vec<f64> = pairs.iter().map(|p| first.score(&p.features)).collect();
    let near = Near::by_scores(&story, &candidates, &scores);
    let support = find_support(&story, &candidates, &near);
    for (pair, support) in pairs.iter_mut().zip(support) {
        let support = weigh_support(support, pair.features.get(Feature::Letters));
        pair.features.set(Feature::Support, support);
    }
}

/// Returns every scored candidate pair with all that is known of it, by first statement, then second.
pub fn link_statements(articles: &[Arc<Article>]) -> Vec<Link> {
    let linker = Linker::new(articles);
    let mut links = linker.links();
    let all = 0..links.len();
    linker.explain(&mut links, all);
    links
}

impl Linker {
    /// Takes the statements apart, finds which pairs of them are worth scoring, and weighs those.
    pub fn new(articles: &[Arc<Article>]) -> Self {
        Linker::of(articles, find_candidates)
    }

    /// How many pairs of articles are not compared.
    pub fn uncompared(&self) -> Uncompared {
        self.story.strangers.counts()
    }

    /// Which pairs of articles are not compared.
    pub fn strangers(&self) -> &Strangers {
        &self.story.strangers
    }

    pub(super) fn of(articles: &[Arc<Article>], find: fn(&StoryTerms) -> Candidates) -> Self {
        begin("taking apart");
        let story = take_apart(articles);
        begin("finding pairs");
        let candidates = find(&story);
        let mut linker = Linker {
            articles: articles.to_vec(),
            near: Near::by_words(&story, &candidates),
            is_best: find_mutual_best(&story, &candidates),
            differing: find_differing(articles, &story, &candidates),
            story,
            candidates,
            weighed: Vec::new(),
            support: Vec::new(),
        };
        begin("weighing pairs");
        linker.weighed = linker.judge_rows(|pair, judged| linker.weigh(pair, judged));
        begin("finding support");
        let scores: Vec<f64> = linker.weighed.iter().map(|w| w.first).collect();
        let near = Near::by_scores(&linker.story, &linker.candidates, &scores);
        linker.support = find_support(&linker.story, &linker.candidates, &near);
        for (support, weighed) in linker.support.iter_mut().zip(&linker.weighed) {
            *support = weigh_support(*support, weighed.letters);
        }
        linker
    }

    fn weigh(&self, pair: &Candidate, judged: &Judged) -> Weighed {
        let model = Model::shipped();
        let statement = |place: usize| self.story.statements[place].statement;
        let is_same = judged.across >= VERBATIM_WORDS
            && is_same_wording(
                self.text(statement(pair.a())),
                self.text(statement(pair.b())),
            );
        Weighed {
            first: model.first.score(&judged.features),
            rest: model.last.logits(&judged.features),
            letters: judged.features.get(Feature::Letters),
            kind: kind(judged.across, is_same),
            is_reused: std::array::from_fn(|side| {
                let place = [pair.a(), pair.b()][side];
                is_reused(
                    self.story.statements[place].words,
                    judged.reused_words[side],
                )
            }),
        }
    }

    /// Scores every candidate; the links have neither evidence nor differences yet.
    ///
    /// They stand by first statement, then second. Those between two languages have all they will ever have.
    pub fn links(&self) -> Vec<Link> {
        let of_support = Model::shipped().last.weights[Feature::Support as usize];
        let weighed = self.weighed.iter().zip(&self.support);
        let statement = |place: usize| self.story.statements[place].statement;
        let link = |(pair, (weighed, support)): (&Candidate, (&Weighed, &f64))| {
            let score = score(weighed.rest + of_support * support);
            Link::bare(
                statement(pair.a()),
                statement(pair.b()),
                score,
                weighed.kind,
            )
        };
        let mut links: Vec<Link> = self.candidates.list.iter().zip(weighed).map(link).collect();
        let across = link_languages(&self.articles);
        if !across.is_empty() {
            links.extend(across);
            links.sort_by_key(|l| (l.a, l.b));
        }
        links
    }

    /// How much of each article stands in each other one, judged by the scored links.
    pub fn reuse(&self, links: &[Link]) -> Reuse {
        measure_reuse(&self.story, &self.overlaps(links))
    }

    /// What the statements of the links that are worth a reason share; links between two languages share
    /// no words.
    fn overlaps(&self, links: &[Link]) -> Vec<Overlap> {
        let mut links = links.iter().peekable();
        let candidates = self.candidates.list.iter().zip(&self.weighed);
        let overlap = |(pair, weighed): (&Candidate, &Weighed)| {
            let places = [pair.a(), pair.b()];
            let ends = places.map(|place| self.story.statements[place].statement);
            while links.next_if(|l| [l.a, l.b] < ends).is_some() {}
            let link = links.next_if(|l| [l.a, l.b] == ends)?;
            let is_told = link.score >= LEAST_EXPLAINED_SCORE && weighed.is_reused != [false; 2];
            is_told.then_some(Overlap {
                places,
                is_reused: weighed.is_reused,
            })
        };
        candidates.filter_map(overlap).collect()
    }

    /// Judges every candidate and makes something of each.
    fn judge_rows<R: Send>(&self, make: impl Fn(&Candidate, &Judged) -> R + Sync) -> Vec<R> {
        let rows = |range: Range<usize>| {
            let mut row = Row::new(&self.story, &self.near);
            let mut found = Vec::new();
            for a in range.filter(|a| !self.candidates.row(*a).is_empty()) {
                row.lay_out(a);
                for index in self.candidates.row(a) {
                    let judged = self.judge(&mut row, index);
                    found.push(make(&self.candidates.list[index], &judged));
                }
            }
            found
        };
        let parts = map_ranges(self.story.statements.len(), ROWS_AT_A_TIME, rows);
        parts.into_iter().flatten().collect()
    }

    /// Judges a candidate of the statement that is laid out, all but its support.
    pub(super) fn judge(&self, row: &mut Row<'_>, index: usize) -> Judged {
        let mut judged = row.judge(&self.candidates.list[index]);
        let is_best = f64::from(u8::from(self.is_best[index]));
        judged.features.set(Feature::Best, is_best);
        if self.differing.binary_search(&index).is_ok() {
            judged.features.set(Feature::Differing, 1.0);
        }
        judged
    }

    pub(super) fn text(&self, statement: StatementRef) -> &str {
        self.articles[statement.article.0].statement_text(statement.statement)
    }
}

fn kind(across: f64, is_same_wording: bool) -> LinkKind {
    if is_same_wording {
        LinkKind::Verbatim
    } else if across < PARTIAL_WORDS {
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
