//! The page is read by a browser's parser: its structure, its links, and that nothing of an article
//! is more than text.

use std::collections::BTreeSet;
use std::sync::Arc;

use dom_query::Document;

use super::*;
use crate::article::{Article, ArticleId, Source, read};
use crate::claims::StatementRef;
use crate::comparison::fixture::mill;
use crate::comparison::{Annotation, Comparison, compare};
use crate::export::Skipped;

/// What a text could hold to become something else.
const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)> ' onmouseover='alert(1)",
    "</style></title></textarea><script>alert(1)</script>",
    "&lt;b&gt; &amp;lt; &#60;script&#62;",
    "<!-- ]]> --> <![CDATA[ x ]]>",
    "{{x}} ${y} <% z %>",
];

fn report(comparison: &Comparison) -> Report<'_> {
    Report {
        name: "mill",
        comparison,
        skipped: &[],
    }
}

/// The sample stories, compared.
fn samples() -> Vec<(&'static str, Comparison)> {
    let stories = crate::sample::stories();
    let stories = stories.iter();
    stories
        .map(|story| {
            let articles = story.sources().iter().map(read).map(Arc::new).collect();
            (story.name, compare(articles, 0.6))
        })
        .collect()
}

fn sample_page() -> String {
    let samples = samples();
    let reports = samples.iter().map(|(name, comparison)| Report {
        name,
        ..report(comparison)
    });
    html(&reports.collect::<Vec<_>>())
}

/// The mill story, whose first article is hostile in every field.
fn hostile_story(hostile: &str) -> Comparison {
    let mut comparison = mill();
    let text = format!("{hostile}\n\n{hostile} at least 14 people were hurt.\n");
    let article = Article {
        outlet: hostile.to_owned(),
        title: hostile.to_owned(),
        author: Some(hostile.to_owned()),
        path: hostile.to_owned(),
        url: Some(format!("javascript:alert(1)//{hostile}")),
        credits: vec![hostile.to_owned()],
        groups: vec![hostile.to_owned()],
        ..read(&Source::new("x.txt", text))
    };
    comparison.articles[0] = Arc::new(article);
    comparison
}

/// The names of all elements, and of all their attributes.
fn names(page: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let document = Document::from(page);
    let (mut elements, mut attributes) = (BTreeSet::new(), BTreeSet::new());
    for node in &document.select("*") {
        let node = node.nodes()[0];
        elements.insert(node.node_name().map(|n| n.to_string()).unwrap_or_default());
        attributes.extend(node.attrs().iter().map(|a| a.name.local.to_string()));
    }
    (elements, attributes)
}

fn values(page: &str, attribute: &str) -> Vec<String> {
    let document = Document::from(page);
    let nodes = document.select(&format!("[{attribute}]"));
    let nodes = nodes.iter();
    nodes
        .filter_map(|n| n.attr(attribute))
        .map(|v| v.to_string())
        .collect()
}

#[test]
fn page_of_a_small_story_reads_well() {
    let skipped = [Skipped {
        path: "mill/empty.txt".to_owned(),
        reason: "it holds no text to compare".to_owned(),
    }];
    let mut comparison = mill();
    let own = Annotation {
        letters: vec!['a'],
        notes: vec!["ask the <owner>".to_owned()],
    };
    comparison.annotations.insert(StatementRef::new(1, 2), own);
    let report = Report {
        skipped: &skipped,
        ..report(&comparison)
    };
    let page = html(&[report])
        .replace(page::LOOKS, "…")
        .replace(&page::policy(), "…");
    insta::assert_snapshot!(page);
}

#[test]
fn hostile_text_stays_text() {
    let expected = names(&html(&[report(&hostile_story("harmless"))]));
    for hostile in HOSTILE {
        let comparison = hostile_story(hostile);
        let page = html(&[Report {
            name: hostile,
            ..report(&comparison)
        }]);
        assert_eq!(names(&page), expected, "{hostile}");
        assert!(!expected.0.contains("script") && !expected.0.contains("img"));
        let text = Document::from(page.as_str())
            .select("body")
            .text()
            .to_string();
        assert!(text.matches(hostile).count() > 5, "{hostile}");
    }
}

#[test]
fn only_pages_of_the_web_and_places_of_the_page_are_links() {
    let mut comparison = hostile_story("x");
    let mut article = (*comparison.articles[1]).clone();
    article.url = Some("https://gazette.example/?a=1&b=\"2".to_owned());
    comparison.articles[1] = Arc::new(article);
    let links = values(&html(&[report(&comparison)]), "href");
    let is_inner = |link: &&String| link.starts_with('#') || *link == "data:,";
    let outer: BTreeSet<&String> = links.iter().filter(|link| !is_inner(link)).collect();
    let outer: Vec<&&String> = outer.iter().collect();
    assert_eq!(outer, [&"https://gazette.example/?a=1&b=%222"]);
}

#[test]
fn every_inner_link_has_its_place_and_every_place_its_own_name() {
    let page = sample_page();
    let ids = values(&page, "id");
    let places: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(places.len(), ids.len());
    for link in values(&page, "href")
        .iter()
        .filter_map(|l| l.strip_prefix('#'))
    {
        assert!(places.contains(&link.to_owned()), "#{link} leads nowhere");
    }
    for label in values(&page, "aria-labelledby") {
        assert!(places.contains(&label), "{label} labels nothing");
    }
}

#[test]
fn every_statement_stands_whole_in_its_column_and_leads_to_its_twins() {
    let samples = samples();
    let (name, comparison) = &samples[0];
    let report = Report {
        name,
        ..report(comparison)
    };
    let page = html(&[report]);
    let document = Document::from(page.as_str());
    document.select(".vh").remove();
    let index = crate::page::Index::new(comparison);
    for (number, article) in comparison.articles.iter().enumerate() {
        for statement in index.statements(ArticleId(number)) {
            let place = document.select(&format!("#s1a{number}n{}", statement.statement.0));
            let text = place.select("p[dir]").text();
            assert_eq!(&*text, article.statement_text(statement.statement));
            let twins = index.twins(comparison, statement);
            let links = place.select(".twins a").length();
            assert!(
                links >= twins.len() && links <= twins.len().max(1),
                "{text}"
            );
        }
    }
}

#[test]
fn gutter_has_the_marks_of_the_reader() {
    let (_, comparison) = &samples()[0];
    let page = html(&[report(comparison)]);
    let document = Document::from(page.as_str());
    let index = crate::page::Index::new(comparison);
    for number in 0..comparison.articles.len() {
        let marks = crate::page::marks_of_article(comparison, &index, ArticleId(number));
        for (statement, mark) in marks.into_iter().enumerate() {
            let sign = document
                .select(&format!("#s1a{number}n{statement} > .g"))
                .text();
            assert_eq!(&*sign, mark.sign());
        }
    }
}

#[test]
fn page_has_landmarks_headings_and_headed_tables() {
    for (page, stories) in [(sample_page(), 2), (html(&[report(&mill())]), 1)] {
        let document = Document::from(page.as_str());
        for landmark in [
            "header.top",
            "nav[aria-label]",
            "main",
            "body > footer",
            "h1",
            "html[lang=en]",
            "a.skip",
        ] {
            assert_eq!(document.select(landmark).length(), 1, "{landmark}");
        }
        assert_eq!(
            document.select("section.story").length(),
            if stories == 1 { 0 } else { stories }
        );
        assert_eq!(document.select("th:not([scope])").length(), 0);
        assert_eq!(
            document.select("section:not([aria-labelledby])").length(),
            0
        );
        let headings = document.select("h1, h2, h3, h4, h5");
        let levels: Vec<usize> = headings
            .iter()
            .filter_map(|h| h.nodes()[0].node_name()?[1..].parse().ok())
            .collect();
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "a level is left out: {levels:?}");
        }
    }
}

#[test]
fn differing_details_are_named_in_words_too() {
    let page = html(&[report(&mill())]);
    let document = Document::from(page.as_str());
    let marks = document.select("mark.d");
    assert!(marks.length() > 3);
    for mark in &marks {
        assert!(mark.text().starts_with("differs: "));
    }
}

#[test]
fn page_allows_no_script_and_only_its_own_looks() {
    let page = html(&[report(&mill())]);
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    assert!(!page.contains("unsafe") && !page.contains("<script"));
    assert_eq!(values(&page, "style"), Vec::<String>::new());
    assert_eq!(values(&page, "src"), Vec::<String>::new());
    assert!(!page::LOOKS.contains("url(") && !page::LOOKS.contains("@import"));
}

#[test]
fn story_of_one_article_or_none_is_a_page_too() {
    for articles in [mill().articles[..1].to_vec(), Vec::new()] {
        let alone = compare(articles, 0.6);
        let page = html(&[report(&alone)]);
        assert!(
            page.contains("There is nothing to compare it with"),
            "{page}"
        );
    }
    assert!(html(&[]).contains("0 stories"));
}

#[test]
fn page_of_a_sample_is_small_and_the_same_each_time() {
    let page = sample_page();
    assert_eq!(page, sample_page());
    assert!(page.len() < 400_000, "{} bytes", page.len());
}

#[test]
fn large_story_does_not_name_every_silent_outlet_at_every_claim() {
    let stories = crate::sample::stories();
    let told = stories[0].sources().into_iter();
    // Articles that share no word with any other.
    let syllables = ["ba", "ke", "lo", "mi", "nu", "ra", "te"];
    let others = (0..40).map(|n| {
        let word = [syllables[n % 7], syllables[n / 7], "x"].concat();
        Source::new(
            format!("{n}.txt"),
            format!("{word}a\n\n{word}en {word}or {word}um.\n"),
        )
    });
    let read = |sources: Vec<Source>| -> Comparison {
        compare(sources.iter().map(read).map(Arc::new).collect(), 0.6)
    };
    let small = read(told.clone().collect());
    let large = read(told.chain(others).collect());
    let page = html(&[report(&large)]);
    let claims = small
        .claims
        .iter()
        .filter(|claim| claim.outlets > 1)
        .count();
    let told = page.matches("Silent: <bdi>the 4").count();
    assert!(told > claims / 2, "{told} of {claims}");
    let silent_cell = "<td>·</td>";
    assert!(page.matches(silent_cell).count() >= 40 * claims);
}
