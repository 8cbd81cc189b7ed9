//! Pages in a few lines, and what is made of them; hostile ones among them.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

const LEAD: &str = "The council closed the old bridge on Monday after rust was found in its bolts.";
const NEXT: &str = "Engineers will look at the other bolts this week, the mayor said at the river.";

/// Each block in short: `# heading`, `* item`, `x reason: what is outside`.
fn lines(body: &str) -> Vec<String> {
    let text = format!("<html><title>Bridge</title><body>{body}</body></html>");
    let shown = |b: &Block| match (b.standing, b.shape) {
        (Standing::Outside(reason), _) => format!("x {reason}: {}", b.text),
        (_, Shape::Heading) => format!("# {}", b.text),
        (_, Shape::Item) => format!("* {}", b.text),
        _ => b.text.clone(),
    };
    read_page(&text, Limits::default())
        .blocks
        .iter()
        .map(shown)
        .collect()
}

/// An article of some length with `within` between its paragraphs.
fn article(within: &str) -> Vec<String> {
    let prose = format!("<p>{LEAD}</p><p>{NEXT}</p>").repeat(3);
    let all = lines(&format!("<article>{prose}{within}{prose}</article>"));
    all.into_iter().filter(|l| l != LEAD && l != NEXT).collect()
}

fn notes(page: &str) -> String {
    let notes = read_page(page, Limits::default()).notes;
    notes
        .iter()
        .map(|n| n.text.as_str())
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn page_is_told_by_its_first_tag_its_ending_or_its_declared_type() {
    let is_page = |path: &str, text: &str| is_page(&Source::new(path, ""), text);
    for (path, text) in [
        ("a.txt", "<!-- saved -->\n<!DOCTYPE HTML><p>a"),
        ("-", "<?xml version=\"1.0\"?> <HTML lang=de>"),
        ("a.htm", "<p>a</p>"),
    ] {
        assert!(is_page(path, text), "{path}");
    }
    for (path, text) in [
        ("a.txt", "<p>So he said"),
        ("a.html", "no tag at all"),
        ("a.txt", "<!-- <html>"),
    ] {
        assert!(!is_page(path, text), "{path}");
    }
    let mut source = Source::new("feed.xml#1", "");
    source.declared.media_type = Some("text/html".to_owned());
    assert!(super::is_page(&source, "a &amp; b"));
}

#[test]
fn paragraphs_headings_lists_quotes_and_tables_keep_their_order() {
    let found = article(
        "<h2>What is  <b>next</b></h2><ul><li>One bolt of the old bridge</li><li><p>Two bolts</p></li></ul>\
         <blockquote><p>It is the hardest choice.</p></blockquote>\
         <table><tr><th>Bolt</th><th>Rust</th></tr><tr><td>First</td><td>3 mm</td></tr></table>",
    );
    let wanted = [
        "# What is next",
        "* One bolt of the old bridge",
        "* Two bolts",
        "It is the hardest choice.",
        "* Bolt Rust",
        "* First 3 mm",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn boxes_within_an_article_go_with_their_reason() {
    let found = article(
        "<figure><img><figcaption>The old bridge seen from the north bank</figcaption></figure>\
         <div class=related-links><a href=a>Ferry ran aground at the north pier</a></div>\
         <aside>Sign up for our letter from the river every morning</aside>\
         <div style='display:none'>Nobody sees this line of seven words.</div>",
    );
    let wanted = [
        "x picture caption: The old bridge seen from the north bank",
        "x link to another article: Ferry ran aground at the north pier",
        "x box beside the article: Sign up for our letter from the river every morning",
        "x hidden text: Nobody sees this line of seven words.",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn box_within_a_line_does_not_cut_it() {
    let found = article(
        "<p>The mayor <span class=share>Share this on all your networks now</span>was there.</p>",
    );
    let wanted = [
        "The mayor was there.",
        "x share prompt: Share this on all your networks now",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn breaks_part_lines_unless_the_next_goes_on() {
    let found =
        article("<p>The first line<br>goes on here.<br>The second stands<br><br>alone.</p>");
    assert_eq!(
        found,
        [
            "The first line goes on here.",
            "The second stands",
            "alone."
        ]
    );
}

#[test]
fn entity_cannot_smuggle_an_escape_in() {
    let found = article("<p>a &#27;[31m &amp;#27; &#x9b;b &#27</p>");
    assert_eq!(found, ["a ␛[31m &#27; ›b ␛"]);
}

#[test]
fn piece_of_a_page_is_all_article() {
    let page = read_page(
        "<p>Short.</p><p>Shorter.<nav>Home and all the other pages of ours</nav>",
        Limits::default(),
    );
    let inside: Vec<&str> = page
        .blocks
        .iter()
        .filter(|b| !b.is_outside())
        .map(|b| b.text.as_str())
        .collect();
    assert_eq!(inside, ["Short.", "Shorter."]);
}

#[test]
fn text_that_only_machines_are_told_is_read() {
    let body = format!("{LEAD} {NEXT}\\n").repeat(4);
    let page = format!(
        "<html><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"articleBody\": \"{body}\"}}</script>\
         <body><div id=app></div><noscript>Please enable JavaScript.</noscript></html>"
    );
    let found = read_page(&page, Limits::default());
    assert_eq!(found.blocks.len(), 4);
    assert!(notes(&page).contains("tells machines"));
}

#[test]
fn page_that_needs_scripts_or_money_says_so() {
    for (page, wall) in [
        (
            "<html><body><noscript>Please enable JavaScript.</noscript></body></html>",
            "for browsers with scripts",
        ),
        (
            "<html><body><p>A few words.</p><div>Subscribe to continue reading.</div></body></html>",
            "for subscribers",
        ),
    ] {
        assert!(notes(page).contains(wall), "{page}");
    }
}

#[test]
fn limits_are_named_when_they_are_reached() {
    for (page, note) in [
        (
            "<div>".repeat(500),
            "300 elements more than 200 deep were opened up (limits.page-depth)",
        ),
        (
            "<br>".repeat(300_001),
            "only the first 300000 tags were read (limits.page-tags)",
        ),
        (
            "&amp;".repeat(20_001),
            "only the first 20000 references (&...;) were read",
        ),
        (
            "word ".repeat(1_000_000),
            "only the first 4 MB of the page's text were read (limits.page-text-mb)",
        ),
        (
            "<p>a<script>b".to_owned(),
            "a script that never ends: the page was read up to there",
        ),
    ] {
        let found = bound::bound(&page, Limits::default()).notes;
        assert_eq!(
            found.iter().map(|n| n.text.as_str()).collect::<Vec<_>>(),
            [note]
        );
    }
}

#[test]
fn deep_text_is_kept() {
    let page = format!(
        "{}{LEAD}<p>{NEXT}{}",
        "<div><blockquote>".repeat(5_000),
        "</div>".repeat(9_000)
    );
    assert_eq!(lines(&page), [LEAD, NEXT]);
}

/// Units that make a page hostile when repeated.
const HOSTILE: [&str; 34] = [
    "<div>",
    "<ul><li>",
    "<table><tr><td>",
    "<blockquote>",
    "<font size=1>",
    "<svg>",
    "<template>",
    "<b><p>",
    "<a href=x><p>",
    "<b><i><u><em>x",
    "<div><b>",
    "<b><div></b>",
    "<table><td></div>",
    "<table>x",
    "<span><div></span>",
    "<p>x",
    "<br>",
    "<td>",
    "<li>x",
    "<dd>x",
    "<select><option>",
    "<h1>",
    "<form>",
    "<button>",
    "<!--",
    "<![CDATA[",
    "<script>",
    "<textarea>",
    "<",
    "&",
    "&lt",
    "<a b='",
    "</div>",
    "<p class=related>x<span hidden>",
];

#[test]
fn hostile_pages_are_read_in_linear_time() {
    for unit in HOSTILE {
        let page = format!(
            "<html><body>{}<p>{LEAD}</p>",
            unit.repeat(60_000 / unit.len())
        );
        let start = Instant::now();
        read_page(&page, Limits::default());
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(20), "{unit:?} took {taken:?}");
    }
}

#[test]
fn signs_that_are_written_as_references_cost_no_more_than_others() {
    for unit in ["&", "&amp;", "«", "&nbsp;", "£ "] {
        let signs = unit.repeat(1_000_000 / unit.len());
        let page = format!("<html><p title='{signs}'>{signs}<p>{LEAD}</p>");
        let start = Instant::now();
        let found = notes(&page);
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(20), "{unit:?} took {taken:?}");
        assert!(!found.contains("broke down"), "{unit:?}: {found}");
    }
}

#[test]
fn attributes_without_end_cost_nothing() {
    let many = format!(
        "<p {}>{LEAD}</p>",
        (0..20_000)
            .map(|i| format!("a{i}=b"))
            .collect::<Vec<_>>()
            .join(" ")
    );
    let long = format!("<p class=\"{}\">{LEAD}</p>", "x ".repeat(500_000));
    let name = format!("<{}>{LEAD}", "x".repeat(500_000));
    for page in [many, long, name] {
        assert!(bound::bound(&page, Limits::default()).html.len() < 6_000);
        assert_eq!(lines(&page), [LEAD]);
    }
}

/// Pieces of pages, so that random pages reach the rules.
fn piece() -> impl Strategy<Value = String> {
    let units = proptest::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned);
    prop_oneof![
        "[ -~é\u{0}-\u{1f}]{0,40}",
        units,
        proptest::sample::select(vec![
            LEAD,
            "</p>",
            "</table>",
            "</b>",
            "</script>",
            "-->",
            "<title>",
            "</title>",
            "<meta charset=x>",
            "&#27;",
            "<html>",
            "<nav>",
            "<script type=application/ld+json>{\"@type\":\"Article\"}",
            "<base href=file:///x>",
            "<time datetime=2024-03-04>",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_page_is_read(pieces in proptest::collection::vec(piece(), 0..40)) {
        let page = read_page(&pieces.concat(), Limits::default());
        prop_assert!(!page.notes.iter().any(|n| n.text.contains("broke down")));
        for block in &page.blocks {
            prop_assert!(!block.text.contains(|c: char| c.is_control()));
            prop_assert!(!block.text.is_empty());
        }
    }
}
