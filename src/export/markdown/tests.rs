//! The page is read by a Markdown reader with every dialect turned on: what comes back is the text.

use std::sync::Arc;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::escape::{escaped, escaped_with_bold};
use super::*;
use crate::comparison::fixture::mill;
use crate::comparison::{Annotation, Comparison};
use crate::export::Skipped;
use crate::text::Span;

/// What a text could hold to become something else.
const HOSTILE: [&str; 22] = [
    "<script>alert(1)</script> & <b>bold</b> &amp; &#60;",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png) [a][b]",
    "https://evil.example/x www.evil.example <https://evil.example>",
    "# Not a heading #",
    "> no quotation",
    "- no list",
    "+ no list",
    "* no list",
    "1. no list",
    "1) no list",
    "===",
    "---",
    "| no | table |",
    "```no fence",
    "~~~ no fence",
    ": no definition",
    "[x]: https://evil.example",
    "[^1] and [^1]: a note",
    "*em* _em_ **strong** __strong__ ~~gone~~ ^up^ $x$ $$y$$ `code`",
    "a\\*b \\ c\\\\ \\|",
    "    no code { #id .class }",
    "tail \\",
];

fn report(comparison: &Comparison) -> Report<'_> {
    Report {
        name: "mill",
        comparison,
        skipped: &[],
    }
}

/// Every dialect but those that exchange signs for prettier ones.
fn dialects() -> Options {
    Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)
}

/// The text of a page without its markup, blanks joined, and the addresses that became links.
fn read_back(page: &str) -> (String, Vec<String>) {
    let (mut text, mut links) = (String::new(), Vec::new());
    for event in Parser::new_ext(page, dialects()) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.into_string()),
            Event::Start(Tag::Image { .. }) => panic!("an image in {page}"),
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML {html} in {page}"),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                panic!("a dialect's sign in {page}")
            }
            _ => {}
        }
    }
    (joined(&text), links)
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn page_reads_well() {
    let mut comparison = mill();
    let mut article = (*comparison.articles[0]).clone();
    article.url = Some("https://courier.example/mill?a=1&b=2".to_owned());
    comparison.articles[0] = Arc::new(article);
    let own = Annotation {
        letters: vec!['a'],
        notes: vec!["ask the *owner*".to_owned()],
    };
    comparison.annotations.insert(StatementRef::new(1, 2), own);
    let skipped = [Skipped {
        path: "mill/empty.txt".to_owned(),
        reason: "it holds no text to compare".to_owned(),
    }];
    let report = Report {
        skipped: &skipped,
        ..report(&comparison)
    };
    insta::assert_snapshot!(markdown(&[report]));
}

#[test]
fn hostile_text_comes_back_as_it_was() {
    for hostile in HOSTILE {
        for frame in [
            "{}",
            "> {}",
            "- {}",
            "# {}",
            "a {} b",
            "| a |\n|---|\n| {} |",
        ] {
            let page = frame.replace("{}", &escaped(hostile));
            let (text, links) = read_back(&page);
            let expected = match frame {
                "a {} b" => format!("a {hostile} b"),
                _ if frame.starts_with('|') => format!("a{}", joined(hostile)),
                _ => hostile.to_owned(),
            };
            assert_eq!(text, joined(&expected), "{page}");
            assert!(links.is_empty(), "{links:?} in {page}");
        }
    }
}

#[test]
fn hostile_article_makes_no_link_and_no_markup() {
    for hostile in HOSTILE {
        let mut comparison = mill();
        let mut article = (*comparison.articles[0]).clone();
        article.outlet = hostile.to_owned();
        article.title = hostile.to_owned();
        article.url = Some(format!("javascript:alert(1)//{hostile}"));
        article.path = hostile.to_owned();
        article.credits = vec![hostile.to_owned()];
        comparison.articles[0] = Arc::new(article);
        let name = hostile;
        let (text, links) = read_back(&markdown(&[Report {
            name,
            ..report(&comparison)
        }]));
        assert!(links.is_empty(), "{links:?}");
        assert!(text.contains(&joined(hostile)), "{hostile} in {text}");
    }
}

#[test]
fn address_that_is_one_becomes_the_only_link() {
    let mut comparison = mill();
    let mut article = (*comparison.articles[0]).clone();
    let address = "https://courier.example/a_b?c=*d*&e=[f]";
    article.url = Some(address.to_owned());
    comparison.articles[0] = Arc::new(article);
    let (_, links) = read_back(&markdown(&[report(&comparison)]));
    assert!(links.len() > 2);
    assert!(links.iter().all(|link| link == address), "{links:?}");
}

#[test]
fn address_of_mail_stands_in_no_text_that_github_would_link() {
    for (text, expected) in [
        (
            "Write to desk@herald.example.",
            "Write to `desk@herald.example`.",
        ),
        (
            "a_b+c@d.example, e@f.example",
            "`a_b+c@d.example`, `e@f.example`",
        ),
        ("mailto:a@b.example", "mailto:`a@b.example`"),
        ("3 @ 4.5, @herald and a@b", "3 @ 4.5, @herald and a@b"),
    ] {
        assert_eq!(escaped(text), expected);
        assert_eq!(read_back(&escaped(text)).0, text);
    }
    let bold = escaped_with_bold("Ask desk@herald.example now", &[Span::new(4, 23)]);
    assert_eq!(bold, "Ask **`desk@herald.example`** now");
}

#[test]
fn bold_spans_that_touch_are_one() {
    let bold = |spans: &[(usize, usize)]| {
        let spans: Vec<Span> = spans.iter().map(|s| Span::new(s.0, s.1)).collect();
        escaped_with_bold("$14m lost", &spans)
    };
    assert_eq!(bold(&[(1, 3), (3, 4)]), "\\$**14m** lost");
    assert_eq!(bold(&[(1, 4), (2, 9)]), "\\$**14m lost**");
    assert_eq!(bold(&[(1, 4), (5, 9)]), "\\$**14m** **lost**");
}

#[test]
fn several_stories_stand_below_each_other() {
    let comparison = mill();
    let page = markdown(&[report(&comparison), report(&comparison)]);
    assert_eq!(page.matches("\n# mill\n").count() + 1, 2);
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "[ -~é“”日。\\n]{0,40}", from in 0usize..40, length in 0usize..20) {
        let at = |place: usize| {
            let mut place = place.min(text.len());
            while !text.is_char_boundary(place) { place -= 1; }
            place
        };
        let span = Span::new(at(from), at(from + length));
        for page in [format!("> {}", escaped(&text)), format!("- {}", escaped_with_bold(&text, &[span]))] {
            let (back, links) = read_back(&page);
            prop_assert_eq!(back, joined(&text), "{}", page);
            prop_assert!(links.is_empty());
        }
    }
}
