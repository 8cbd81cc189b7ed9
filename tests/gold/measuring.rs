//! How good links, claims and differences are against a gold reading.

use std::collections::{BTreeMap, BTreeSet};

use abreast::claims::{Claim, StatementRef};
use abreast::comparison::{Comparison, DEFAULT_THRESHOLD};

use crate::reading::{GoldStory, Pair, Verdict};

/// A statement pair with its score.
pub(crate) type Scored = (StatementRef, StatementRef, f64);

/// How good the links of a story are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LinkFigures {
    /// Mean of the precision at each gold link, over all gold links: 1 where all rank first.
    pub(crate) average_precision: f64,
    /// Share of the links at the default threshold that hold.
    pub(crate) precision: f64,
    /// Share of the gold links that are shown at the default threshold.
    pub(crate) recall: f64,
    /// Share of the pairs that say the same which are shown at the default threshold.
    pub(crate) recall_same: f64,
    /// Share of the gold links at the lowest threshold with nine in ten shown links right.
    pub recall_at_90: f64,
    /// Of the pairs that say the same, at that threshold.
    pub same_at_90: f64,
}

/// Ranks the gold pairs by their best score and measures the ranking.
pub(crate) fn measure_links(
    story: &GoldStory,
    scored: impl Iterator<Item = Scored>,
) -> LinkFigures {
    let (links, sames) = (
        story.count_links() as f64,
        story.count(Verdict::Same) as f64,
    );
    let (mut hits, mut same, mut sum) = (0.0, 0.0, 0.0);
    let mut figures = LinkFigures::default();
    for (place, (score, verdict)) in rank(story, scored).into_iter().enumerate() {
        let count = (place + 1) as f64;
        if verdict.is_link() == Some(true) {
            hits += 1.0;
            sum += hits / count;
            same += f64::from(u8::from(verdict == Verdict::Same));
        }
        // The first few pairs decide nothing: one miss among them is no threshold.
        if hits / count >= 0.9 && count > 5.0 {
            figures.recall_at_90 = hits / links;
            figures.same_at_90 = same / sames;
        }
        if score >= DEFAULT_THRESHOLD {
            figures.precision = hits / count;
            figures.recall = hits / links;
            figures.recall_same = same / sames;
        }
    }
    figures.average_precision = sum / links;
    figures
}

/// The gold pairs that were scored, best first; those on which readers disagreed are left out.
fn rank(story: &GoldStory, scored: impl Iterator<Item = Scored>) -> Vec<(f64, Verdict)> {
    let mut best: BTreeMap<Pair, f64> = BTreeMap::new();
    for (a, b, score) in scored {
        if let Some(pair) = story.pair(a, b) {
            let slot = best.entry(pair).or_insert(score);
            *slot = slot.max(score);
        }
    }
    let mut ranked: Vec<(Pair, f64)> = best.into_iter().collect();
    ranked.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let judged = ranked
        .iter()
        .map(|(pair, score)| (*score, story.verdict(pair)));
    judged.filter(|(_, v)| *v != Verdict::Optional).collect()
}

/// How good the claims of a story are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClaimFigures {
    /// Share of the pairs inside one claim that are gold links.
    pub(crate) precision: f64,
    /// Share of the pairs that say the same which are inside one claim.
    pub(crate) recall_same: f64,
}

/// Measures which pairs stand together in a claim.
pub(crate) fn measure_claims(story: &GoldStory, claims: &[Claim]) -> ClaimFigures {
    let mut together: BTreeSet<Pair> = BTreeSet::new();
    for claim in claims {
        for (place, a) in claim.members.iter().enumerate() {
            let others = claim.members[place + 1..].iter();
            let others = others.filter(|b| b.article != a.article);
            together.extend(others.filter_map(|b| story.pair(*a, *b)));
        }
    }
    let count = |is: &dyn Fn(Verdict) -> bool| {
        together.iter().filter(|p| is(story.verdict(p))).count() as f64
    };
    let right = count(&|v| v.is_link() == Some(true));
    ClaimFigures {
        precision: right / (right + count(&|v| v == Verdict::Apart)).max(1.0),
        recall_same: count(&|v| v == Verdict::Same) / story.count(Verdict::Same) as f64,
    }
}

/// How good the differences on links at or above a score are, counted in pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DifferenceFigures {
    /// Pairs with a difference.
    pub(crate) flags: usize,
    /// Those of them that agree, as the gold reading has it.
    pub(crate) false_flags: usize,
    /// Those of them that certainly disagree.
    pub(crate) found: usize,
}

/// Measures which pairs are said to differ.
pub(crate) fn measure_differences(
    story: &GoldStory,
    comparison: &Comparison,
    least_score: f64,
) -> DifferenceFigures {
    let links = comparison.links.iter();
    let differing = links.filter(|l| l.score >= least_score && !l.differences.is_empty());
    let flagged: BTreeSet<Pair> = differing
        .filter_map(|l| story.pair(l.a, l.b))
        .filter(|pair| story.verdict(pair) != Verdict::Optional)
        .collect();
    let count = |conflict: Option<bool>| {
        let is_meant = |p: &&Pair| story.conflict(p) == conflict;
        flagged.iter().filter(is_meant).count()
    };
    DifferenceFigures {
        flags: flagged.len(),
        false_flags: count(None),
        found: count(Some(true)),
    }
}
