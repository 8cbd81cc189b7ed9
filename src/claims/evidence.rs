//! Why two statements are linked, in parts that add up to the score.
//!
//! The model's parts are logits; a reader gets them as shares of the score, in the proportion of the
//! logits, so that the parts sum to the score. What a sign of words gives is handed on to the words
//! themselves, in proportion to their squared rarity.

use super::features::{Feature, Features};
use super::terms::{Makeup, StoryTerms, Term};
use super::weights::{Weights, round};
use super::{Evidence, EvidenceKind};
use crate::text::Span;

/// The texts of a pair and what is known of it.
pub(super) struct Pair<'a> {
    story: &'a StoryTerms,
    a: &'a Makeup,
    b: &'a Makeup,
    text_a: &'a str,
    text_b: &'a str,
    /// The terms both have.
    shared: Vec<(&'a Term, &'a Term)>,
    /// Terms that stand for each other without being the same.
    soft: Vec<(&'a Term, &'a Term)>,
}

impl<'a> Pair<'a> {
    /// Sets two statements, by their place in the story, beside each other.
    pub(super) fn new(
        story: &'a StoryTerms,
        (a, b): (usize, usize),
        (text_a, text_b): (&'a str, &'a str),
    ) -> Self {
        let (a, b) = (&story.statements[a], &story.statements[b]);
        let in_both = |t: &'a Term| b.term(t.stem).map(|u| (t, u));
        let mut pair = Pair {
            story,
            a,
            b,
            text_a,
            text_b,
            shared: a.terms.iter().filter_map(in_both).collect(),
            soft: Vec::new(),
        };
        pair.soft = pair.find_soft();
        pair
    }

    /// The terms in which the two agree: those both have, then those that stand for each other.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&'a Term, &'a Term)> + '_ {
        self.shared.iter().chain(&self.soft).copied()
    }

    /// For each term of `a` that `b` has not the one of `b` that stands for it best, if any does.
    fn find_soft(&self) -> Vec<(&'a Term, &'a Term)> {
        let is_free = |t: &&Term| t.is_soft && self.b.term(t.stem).is_none();
        let mut found = Vec::new();
        for term in self.a.terms.iter().filter(is_free) {
            let counterparts = self.story.alike.of(term.stem).iter();
            let free = counterparts.filter(|c| self.a.term(c.stem).is_none());
            let present = free.filter_map(|c| {
                let other = self.b.term(c.stem)?;
                Some((c.value(term, other), other))
            });
            let best = present.filter(|(value, _)| *value > 0.0);
            if let Some((_, other)) = best.max_by(|x, y| x.0.total_cmp(&y.0)) {
                found.push((term, other));
            }
        }
        found
    }
}

/// Explains a score; the gains sum to it, largest first.
pub(super) fn explain(pair: &Pair<'_>, features: &Features, score: f64) -> Vec<Evidence> {
    let parts = Weights::shipped().parts(features);
    let sum: f64 = parts.iter().sum();
    if sum <= 0.0 {
        return Vec::new();
    }
    let scale = score / sum;
    let gain = |f: Feature| parts[f as usize] * scale;
    let mut found = word_evidence(pair, &gain);
    found.extend(soft_evidence(pair, gain(Feature::Synonyms)));
    found.extend(plain_evidence(pair, &gain));
    found.retain(|e| e.gain != 0.0);
    found.sort_by(|x, y| {
        y.gain
            .abs()
            .total_cmp(&x.gain.abs())
            .then_with(|| (x.what, &x.a).cmp(&(y.what, &y.a)))
    });
    settle(&mut found, score);
    found
}

/// Rounds the gains, and gives what rounding lost to the largest.
fn settle(evidence: &mut [Evidence], score: f64) {
    for part in evidence.iter_mut() {
        part.gain = round(part.gain);
    }
    let rest = score - evidence.iter().map(|e| e.gain).sum::<f64>();
    if let Some(first) = evidence.first_mut() {
        first.gain = round(first.gain + rest);
    }
}

/// Shared words: what every sign of words gave, by word.
fn word_evidence(pair: &Pair<'_>, gain: &impl Fn(Feature) -> f64) -> Vec<Evidence> {
    use Feature::{Across, Figures, Names, Plain, Quote, Within, Words};
    let shared = &pair.shared;
    let is_name = |(a, b): &(&Term, &Term)| a.is_name || b.is_name;
    let is_figure = |(a, _): &(&Term, &Term)| a.is_figure;
    let is_quoted = |(a, b): &(&Term, &Term)| a.is_quoted && b.is_quoted;
    let mut totals = vec![0.0; shared.len()];
    let mut hand_on = |amount: f64, is_meant: &dyn Fn(&(&Term, &Term)) -> bool| {
        let square = |p: &(&Term, &Term)| {
            if is_meant(p) {
                p.0.weight * p.0.weight
            } else {
                0.0
            }
        };
        let all: f64 = shared.iter().map(square).sum();
        for (total, term) in totals.iter_mut().zip(shared) {
            *total += if all > 0.0 {
                amount * square(term) / all
            } else {
                0.0
            };
        }
    };
    hand_on(gain(Words) + gain(Within) + gain(Across), &|_| true);
    hand_on(gain(Plain), &|p| !is_name(p));
    hand_on(gain(Names), &is_name);
    hand_on(gain(Figures), &is_figure);
    hand_on(gain(Quote), &is_quoted);
    let kind = |p: &(&Term, &Term)| match () {
        () if is_figure(p) => EvidenceKind::Number,
        () if is_name(p) => EvidenceKind::Name,
        () if is_quoted(p) => EvidenceKind::Quote,
        () => EvidenceKind::Word,
    };
    let line = |(p, gain): (&(&Term, &Term), f64)| evidence(pair, kind(p), *p, gain);
    shared.iter().zip(totals).map(line).collect()
}

fn soft_evidence(pair: &Pair<'_>, gain: f64) -> Vec<Evidence> {
    let soft = &pair.soft;
    let all: f64 = soft.iter().map(|(a, b)| a.weight * b.weight).sum();
    let share = |p: &(&Term, &Term)| gain * p.0.weight * p.1.weight / all;
    if soft.is_empty() {
        let what = EvidenceKind::Synonym;
        return vec![Evidence {
            what,
            a: String::new(),
            b: String::new(),
            gain,
        }];
    }
    soft.iter()
        .map(|p| evidence(pair, EvidenceKind::Synonym, *p, share(p)))
        .collect()
}

/// The signs that are no words.
fn plain_evidence(pair: &Pair<'_>, gain: &impl Fn(Feature) -> f64) -> Vec<Evidence> {
    let place = |statement: usize| format!("statement {}", statement + 1);
    let whole = |what, a: String, b: String, gain| Evidence { what, a, b, gain };
    let bare = |what, feature| whole(what, String::new(), String::new(), gain(feature));
    let (a, b) = (pair.a.statement.statement.0, pair.b.statement.statement.0);
    let mut found = vec![
        bare(EvidenceKind::Pair, Feature::Pairs),
        bare(EvidenceKind::Letters, Feature::Letters),
        bare(EvidenceKind::OtherNumber, Feature::OtherFigures),
        bare(EvidenceKind::OtherQuote, Feature::OtherQuote),
        bare(EvidenceKind::Denial, Feature::Denial),
        bare(EvidenceKind::Best, Feature::Best),
        bare(EvidenceKind::Support, Feature::Support),
        bare(EvidenceKind::Context, Feature::Context),
    ];
    found.push(whole(
        EvidenceKind::Position,
        place(a),
        place(b),
        gain(Feature::Lead),
    ));
    found
}

fn evidence(pair: &Pair<'_>, what: EvidenceKind, terms: (&Term, &Term), gain: f64) -> Evidence {
    let word = |of: &Makeup, term: &Term, text: &str| {
        let first = of.spans(term).first();
        first.map_or_else(String::new, |s| s.of(text).to_owned())
    };
    Evidence {
        what,
        a: word(pair.a, terms.0, pair.text_a),
        b: word(pair.b, terms.1, pair.text_b),
        gain,
    }
}

/// The shared words of both sides as spans, in order, neighbours joined.
pub(super) fn overlap(pair: &Pair<'_>) -> (Vec<Span>, Vec<Span>) {
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for (term_a, term_b) in pair.terms() {
        a.extend(pair.a.spans(term_a));
        b.extend(pair.b.spans(term_b));
    }
    (
        join_neighbours(a, pair.text_a),
        join_neighbours(b, pair.text_b),
    )
}

/// Joins spans with nothing but blanks, hyphens or apostrophes between them.
fn join_neighbours(mut spans: Vec<Span>, text: &str) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if is_bridge(Span::new(last.end, span.start).of(text)) => {
                last.end = span.end;
            }
            _ => joined.push(span),
        }
    }
    joined
}

fn is_bridge(between: &str) -> bool {
    between
        .chars()
        .all(|c| matches!(c, ' ' | '-' | '\'' | '’' | '$' | '€' | '£'))
}

#[cfg(test)]
mod tests {
    use crate::claims::Link;
    use crate::claims::fixture::links;
    use crate::text::Span;

    const A: &[&str] = &[
        "Captain Mara Lindt consented to steer the Northern Star's crew of 14 to safe-harbour.",
        "Rain fell on the quay.",
    ];
    const B: &[&str] = &[
        "Mara Lindt agreed to bring the crew of 14 home to a safe-harbour, the owners said.",
        "Gulls cried over the quay.",
    ];

    fn best() -> Link {
        links(&[A, B]).remove(0)
    }

    fn words(spans: &[Span], text: &str) -> String {
        spans
            .iter()
            .map(|s| s.of(text))
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn gains_sum_to_the_score() {
        for link in links(&[A, B]) {
            let sum: f64 = link.evidence.iter().map(|e| e.gain).sum();
            assert!((sum - link.score).abs() < 1e-9 || link.evidence.is_empty());
        }
    }

    #[test]
    fn words_are_named_by_what_they_are() {
        let kinds = |what: &str| {
            let found = best()
                .evidence
                .into_iter()
                .filter(|e| e.what.name() == what);
            let mut named: Vec<String> = found.map(|e| format!("{}={}", e.a, e.b)).collect();
            named.sort();
            named.join(" ")
        };
        assert_eq!(kinds("name"), "Lindt=Lindt Mara=Mara");
        assert_eq!(kinds("number"), "14=14");
        assert_eq!(kinds("synonym"), "consented=agreed");
    }

    #[test]
    fn overlap_is_the_shared_words_with_neighbours_joined() {
        let link = best();
        assert_eq!(
            words(&link.overlap_a, A[0]),
            "Mara Lindt consented | crew | 14 | safe-harbour"
        );
        assert_eq!(
            words(&link.overlap_b, B[0]),
            "Mara Lindt agreed | crew | 14 | safe-harbour"
        );
    }
}
