//! What must hold of every comparison, whatever the articles say.
//!
//! Articles are made of a small stock of words, so that statements often share some: with words out
//! of the blue nothing would ever be linked. One property runs on any text at all.

use std::sync::Arc;

use abreast::article::{self, Article, Source};
use abreast::claims::{Claim, Link};
use abreast::comparison::{Comparison, DEFAULT_THRESHOLD, compare};
use abreast::export::{Report, json};
use abreast::text::{Span, words};
use proptest::prelude::*;

/// A word of the stock.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "the",
        "ferry",
        "Ferry",
        "burned",
        "burnt",
        "captain",
        "Lindt",
        "Mara",
        "Reh",
        "14",
        "19",
        "$5,000",
        "people",
        "hurt",
        "was",
        "not",
        "denied",
        "on",
        "Tuesday",
        "in",
        "March",
        "said",
        "agreed",
        "consented",
        "“quite",
        "safe”",
        "harbour",
        "île",
        "日本",
        "e\u{301}tat",
        "—",
    ])
}

/// A paragraph of a few sentences.
fn paragraph() -> impl Strategy<Value = String> {
    let sentence =
        prop::collection::vec(word(), 2..12).prop_map(|w| format!("The {}.", w.join(" ")));
    prop::collection::vec(sentence, 1..4).prop_map(|s| s.join(" "))
}

fn story() -> impl Strategy<Value = Vec<Arc<Article>>> {
    let text = prop::collection::vec(paragraph(), 1..5).prop_map(|p| p.join("\n\n"));
    prop::collection::vec(text, 0..5).prop_map(|texts| read_all(&texts))
}

fn read_all(texts: &[String]) -> Vec<Arc<Article>> {
    let read = |(number, text): (usize, &String)| {
        Arc::new(article::read(&Source::new(
            format!("story/{number}.txt"),
            text.clone().into_bytes(),
        )))
    };
    texts.iter().enumerate().map(read).collect()
}

/// Tells whether a span lies in a text, on the bounds of characters, and is not empty.
fn fits(span: Span, text: &str) -> bool {
    span.start < span.end && text.get(span.start..span.end).is_some()
}

/// Tells whether the spans are in order, apart, and begin and end where words do.
fn are_words(spans: &[Span], text: &str) -> bool {
    let words = words(text);
    let is_start = |s: &Span| words.iter().any(|w| w.span.start == s.start);
    let is_end = |s: &Span| words.iter().any(|w| w.span.end == s.end);
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
        && spans
            .iter()
            .all(|s| fits(*s, text) && is_start(s) && is_end(s))
}

fn check_link(comparison: &Comparison, link: &Link) -> Result<(), TestCaseError> {
    let (a, b) = (comparison.text(link.a), comparison.text(link.b));
    prop_assert!(link.a.article < link.b.article);
    prop_assert!((0.0..=1.0).contains(&link.score), "{}", link.score);
    prop_assert!(
        are_words(&link.overlap_a, a),
        "{:?} in {a:?}",
        link.overlap_a
    );
    prop_assert!(
        are_words(&link.overlap_b, b),
        "{:?} in {b:?}",
        link.overlap_b
    );
    let counterparts = &link.counterparts;
    for (pair, next) in counterparts.iter().zip(counterparts.iter().skip(1)) {
        prop_assert!(pair.a.end <= next.a.start, "{counterparts:?} in {a:?}");
    }
    for pair in counterparts {
        prop_assert!(are_words(&[pair.a], a) && are_words(&[pair.b], b));
        let is_marked = |spans: &[Span], part: Span| spans.iter().any(|s| s.contains(part));
        prop_assert!(is_marked(&link.overlap_a, pair.a) && is_marked(&link.overlap_b, pair.b));
    }
    let sum: f64 = link.evidence.iter().map(|e| e.gain).sum();
    prop_assert!(link.evidence.is_empty() || (sum - link.score).abs() < 1e-9);
    for difference in &link.differences {
        for (value, text) in [(&difference.a, a), (&difference.b, b)] {
            let is_there = |span: Span| fits(span, text) && span.of(text) == value.text;
            prop_assert!(value.span.is_none_or(is_there), "{value:?} in {text:?}");
        }
    }
    Ok(())
}

fn check_claims(comparison: &Comparison) -> Result<(), TestCaseError> {
    let shown = comparison.links.iter().filter(|l| comparison.is_shown(l));
    // A link between two claims need not be inside either: joining them would chain.
    for end in shown.flat_map(|l| [l.a, l.b]) {
        let is_shared = |c: &Claim| c.members.len() > 1 && c.members.contains(&end);
        prop_assert!(comparison.claims.iter().any(is_shared), "{end:?}");
    }
    for claim in &comparison.claims {
        prop_assert!(claim.members.windows(2).all(|m| m[0] < m[1]));
        prop_assert!(claim.members.contains(&claim.lead));
        prop_assert!(claim.outlets <= claim.members.len() && claim.origins <= claim.outlets.max(1));
    }
    Ok(())
}

/// The JSON report of a comparison.
fn report(articles: Vec<Arc<Article>>) -> String {
    let comparison = compare(articles, DEFAULT_THRESHOLD);
    let report = Report {
        name: "story",
        comparison: &comparison,
        skipped: &[],
    };
    json(&report, true)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn links_and_claims_hang_together(articles in story(), threshold in 0.0..1.0) {
        let comparison = compare(articles, threshold);
        for link in &comparison.links {
            check_link(&comparison, link)?;
        }
        check_claims(&comparison)?;
    }

    #[test]
    fn order_of_articles_does_not_matter(articles in story().prop_shuffle()) {
        let mut sorted = articles.clone();
        sorted.sort_by(|x, y| x.path.cmp(&y.path));
        prop_assert_eq!(report(articles), report(sorted));
    }

    #[test]
    fn higher_threshold_shows_no_more_links(articles in story(), low in 0.0..1.0, more in 0.0..1.0) {
        let mut comparison = compare(articles, low);
        let shown = |c: &Comparison| c.links.iter().filter(|l| c.is_shown(l)).count();
        let before = shown(&comparison);
        comparison.set_threshold(low + more);
        prop_assert!(shown(&comparison) <= before);
    }

    #[test]
    fn moving_the_threshold_is_comparing_anew(articles in story(), from in 0.0..1.0, to in 0.0..1.0) {
        let mut moved = compare(articles.clone(), from);
        moved.set_threshold(to);
        prop_assert_eq!(moved, compare(articles, to));
    }

    #[test]
    fn any_text_can_be_compared(texts in prop::collection::vec(any::<String>(), 0..4)) {
        let comparison = compare(read_all(&texts), 0.3);
        for link in &comparison.links {
            check_link(&comparison, link)?;
        }
        check_claims(&comparison)?;
    }
}
