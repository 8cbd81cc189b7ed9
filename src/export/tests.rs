//! Golden reports of one small story made by hand, so that they change only when the report does.

use super::neighbours::Neighbours;
use super::{FindReport, Report, Skipped, TextStyle, find_json, find_text, json, text};
use crate::article::ArticleId;
use crate::claims::StatementRef;
use crate::comparison::Comparison;
use crate::comparison::fixture::mill;
use crate::search::{Index, Query};

fn skipped() -> Vec<Skipped> {
    vec![Skipped {
        path: "mill/empty.txt".to_owned(),
        reason: "it holds no text to compare; put the article's text into it or leave it out"
            .to_owned(),
    }]
}

fn report_text(comparison: &Comparison, is_coloured: bool, width_cells: usize) -> String {
    let report = Report {
        name: "mill",
        comparison,
        skipped: &skipped(),
    };
    let style = TextStyle {
        is_coloured,
        width_cells,
    };
    text(&report, style)
}

#[test]
fn report_reads_well() {
    insta::assert_snapshot!(report_text(&mill(), false, 78));
}

#[test]
fn statement_linked_by_hand_is_the_nearest_everywhere() {
    let mut comparison = mill();
    let (a, b) = (StatementRef::new(0, 2), StatementRef::new(2, 2));
    let by_hand = comparison.correction(a, b, true).expect("two statements");
    comparison.set_corrections(&[by_hand]);
    let mut scored = comparison.links[0].clone();
    (scored.a, scored.b, scored.score) = (a, StatementRef::new(2, 1), 0.9);
    comparison.links.push(scored);
    let mut claims = comparison.claims.iter_mut();
    let claim = claims.find(|claim| claim.members.contains(&a));
    let claim: &mut crate::claims::Claim = claim.expect("the owner's claim");
    claim.members.retain(|member| member.article != b.article);
    let claim = claim.clone();
    let index = crate::page::Index::new(&comparison);
    let shown = crate::page::linked_outside(&comparison, &index, &claim, ArticleId(2));
    let told = Neighbours::new(&comparison).linked(&claim, ArticleId(2));
    assert_eq!((shown, told.map(|(end, _)| end)), (Some(b), Some(b)));
}

#[test]
fn article_in_no_known_language_is_told_beside_another_language() {
    let mut comparison = mill();
    assert!(!report_text(&comparison, false, 78).contains("Between languages"));
    let mut german = (*comparison.articles[1]).clone();
    german.language = Some(crate::text::Language::German);
    comparison.articles[1] = std::sync::Arc::new(german);
    let text = report_text(&comparison, false, 300);
    assert!(
        text.contains("are in German, a language that is not known (taken for English)."),
        "{text}"
    );
}

#[test]
fn json_tells_links_made_by_hand() {
    let mut comparison = mill();
    let (a, b) = (StatementRef::new(0, 3), StatementRef::new(2, 2));
    let correction = comparison.correction(a, b, true);
    let written = |comparison: &Comparison| {
        let report = Report {
            name: "mill",
            comparison,
            skipped: &[],
        };
        json(&report, false)
    };
    assert!(!written(&comparison).contains("by_hand"));
    comparison.set_corrections(correction.as_slice());
    let by_hand = r#""a":[0,3],"b":[2,2],"score":0.0,"shown":true,"by_hand":true"#;
    assert!(written(&comparison).contains(by_hand));
}

#[test]
fn colours_change_nothing_but_colour() {
    let coloured = report_text(&mill(), true, 78);
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\x1b[") {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    assert_eq!(plain, report_text(&mill(), false, 78));
}

#[test]
fn no_line_is_wider_than_asked() {
    for width in [40, 60, 78, 100] {
        for line in report_text(&mill(), false, width).lines() {
            let cells = textwrap::core::display_width(line);
            // Tables keep their columns, so that very narrow reports have a few longer lines.
            assert!(cells <= width.max(60), "{cells} > {width}: {line}");
        }
    }
}

#[test]
fn single_article_says_what_is_missing() {
    let articles = mill().articles[..1].to_vec();
    let alone = crate::comparison::compare(articles, 0.5);
    let text = report_text(&alone, false, 78);
    assert!(
        text.contains("There is nothing to compare it with"),
        "{text}"
    );
}

#[test]
fn json_lists_shown_links_unless_all_are_wanted() {
    let comparison = mill();
    let report = Report {
        name: "mill",
        comparison: &comparison,
        skipped: &skipped(),
    };
    let links = |all| -> usize {
        let parsed: serde_json::Value = serde_json::from_str(&json(&report, all)).expect("JSON");
        parsed["links"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((links(false), links(true)), (4, 5));
}

#[test]
fn json_is_as_the_contract_says() {
    let comparison = mill();
    let report = Report {
        name: "mill",
        comparison: &comparison,
        skipped: &skipped(),
    };
    let parsed: serde_json::Value = serde_json::from_str(&json(&report, true)).expect("JSON");
    insta::assert_snapshot!(serde_json::to_string_pretty(&parsed).expect("JSON"));
}

/// Text and JSON of a search in the mill story, at most so many hits.
fn find(query: &str, limit: usize) -> (String, String) {
    let comparison = mill();
    let answer = Index::build(&comparison.articles).find(&Query::parse(query), usize::MAX);
    let report = FindReport {
        story: Report {
            name: "mill",
            comparison: &comparison,
            skipped: &[],
        },
        query,
        answer: &answer,
    };
    let style = TextStyle {
        is_coloured: false,
        width_cells: 78,
    };
    (find_text(&report, limit, style), find_json(&report, limit))
}

#[test]
fn hits_read_well() {
    insta::assert_snapshot!(find("papr mill", 9).0);
}

#[test]
fn single_hit_says_that_no_other_outlet_says_it() {
    insta::assert_snapshot!(find("rebuilding", 9).0);
}

#[test]
fn limit_counts_hits_and_names_the_rest() {
    let (text, json) = find("mill", 1);
    assert!(text.contains("not listed (-n lists more)"), "{text}");
    let parsed: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(parsed["hits"].as_array().map(Vec::len), Some(1));
}

#[test]
fn nothing_found_is_no_text_and_no_hits() {
    let (text, json) = find("zebra", 9);
    assert!(text.is_empty());
    assert!(json.contains(r#""total":0,"hits":[]"#), "{json}");
}
