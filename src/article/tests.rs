//! Whole pages through [`read`], odd ones among them.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

fn read_named(path: &str, bytes: &[u8]) -> Article {
    read(&Source::new(path.to_owned(), bytes.to_vec()))
}

fn read_text(text: &str) -> Article {
    read_named("a.txt", text.as_bytes())
}

fn notes(article: &Article) -> Vec<&str> {
    article.notes.iter().map(|n| n.text.as_str()).collect()
}

/// The paragraphs, headings with a `#` before them.
fn paragraphs(article: &Article) -> Vec<String> {
    let show = |p: &Paragraph| {
        let mark = if p.kind == ParagraphKind::Heading {
            "# "
        } else {
            ""
        };
        format!("{mark}{}", p.span.of(&article.text))
    };
    article.paragraphs.iter().map(show).collect()
}

const LEAD: &str = "The council closed the old bridge on Monday after rust was found in its bolts.";

#[test]
fn nothing_to_read_is_an_empty_article_that_says_why() {
    for (bytes, note) in [
        (&b""[..], "no text"),
        (b"\n \n", "no text"),
        (b"\0\0\0\0", "not text: binary data"),
        (
            b"Share this article\n\nAdvertisement",
            "no text: 2 lines, all clutter",
        ),
    ] {
        let article = read_named("a.txt", bytes);
        assert!(article.is_empty());
        assert_eq!(notes(&article), [note]);
    }
}

#[test]
fn front_matter_title_is_the_first_paragraph_once() {
    let body = format!("---\ntitle: Old bridge closed | Daily Post\n---\n\n{LEAD}\n");
    let article = read_named("a.md", body.as_bytes());
    assert_eq!(paragraphs(&article), ["# Old bridge closed", LEAD]);
    assert_eq!(article.outlet, "Daily Post");
}

#[test]
fn title_that_the_body_repeats_is_not_added_again() {
    let body = format!("---\ntitle: Old bridge closed\n---\n\n# Old bridge closed\n\n{LEAD}\n");
    let article = read_named("a.md", body.as_bytes());
    assert_eq!(paragraphs(&article), ["# Old bridge closed", LEAD]);
}

#[test]
fn headline_repeated_in_a_paste_stays_as_a_heading() {
    let article = read_text(&format!("Old bridge closed\n\nOld bridge closed\n\n{LEAD}"));
    assert_eq!(
        paragraphs(&article),
        ["# Old bridge closed", "# Old bridge closed", LEAD]
    );
}

#[test]
fn headline_with_a_site_gives_both() {
    let article = read_text(&format!("Old bridge closed | Daily Post\n\n{LEAD}"));
    assert_eq!(paragraphs(&article), ["# Old bridge closed", LEAD]);
    assert_eq!(article.outlet, "Daily Post");
}

#[test]
fn stars_in_a_text_file_are_no_markdown() {
    let text = format!("{LEAD} It cost 3 * 4 * 5 pounds, _he_ said.");
    assert!(
        read_text(&text)
            .text
            .contains("3 * 4 * 5 pounds, _he_ said")
    );
}

#[test]
fn line_ends_do_not_matter() {
    let unix = read_text(&format!("Old bridge closed\n\n{LEAD}\n{LEAD}\n"));
    for end in ["\r\n", "\r", "\u{2028}"] {
        let other = read_text(&format!("Old bridge closed\n\n{LEAD}\n{LEAD}\n").replace('\n', end));
        assert_eq!(other.text, unix.text);
    }
}

#[test]
fn path_with_an_escape_is_inert_everywhere() {
    let article = read_named("a\u{1b}]0;x\u{7}\nb.txt", LEAD.as_bytes());
    assert!(
        !article
            .path
            .chars()
            .chain(article.outlet.chars())
            .any(char::is_control)
    );
}

#[test]
fn dateline_agency_is_credited() {
    let article = read_text(&format!(
        "HARBOUR (AP) — {LEAD}\n\nReuters contributed to this report."
    ));
    assert_eq!(article.credits, ["AP", "Reuters"]);
}

#[test]
fn hostile_bulk_is_read_in_linear_time() {
    for unit in [
        "\u{301}",
        "a\u{301}\u{323}",
        "-- ",
        "<b>",
        "| ",
        "\n",
        "a\n",
        "[](",
        "&#27;",
        "Share ",
        "é: ",
    ] {
        let bytes = unit.repeat(60_000 / unit.len());
        for path in ["a.txt", "a.md"] {
            let start = Instant::now();
            read_named(path, bytes.as_bytes());
            let taken = start.elapsed();
            assert!(
                taken < Duration::from_secs(20),
                "{unit:?} {path} took {taken:?}"
            );
        }
    }
}

fn check(article: &Article) -> Result<(), TestCaseError> {
    let bad = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    prop_assert!(!article.text.contains(bad));
    for text in article
        .removed
        .iter()
        .map(|r| &r.text)
        .chain([&article.title, &article.outlet])
    {
        prop_assert!(!text.contains(|c| bad(c) || c == '\n'));
    }
    let mut end = 0;
    for paragraph in &article.paragraphs {
        prop_assert!(paragraph.span.start >= end && !paragraph.span.of(&article.text).is_empty());
        end = paragraph.span.end;
    }
    for statement in &article.statements {
        let paragraph = article.paragraphs[statement.paragraph];
        prop_assert!(paragraph.span.contains(statement.span));
    }
    Ok(())
}

/// Pieces of pages, so that random pages reach the rules.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,60}",
        Just(LEAD.to_owned()),
        Just("Old bridge closed | Daily Post".to_owned()),
        Just("Related:".to_owned()),
        Just("By Jo Roe".to_owned()),
        Just("---".to_owned()),
        Just("title: a".to_owned()),
        Just("Comments".to_owned()),
        Just("© 2024 ".to_owned()),
        Just("March 4, 2024".to_owned()),
        Just("\u{1b}[2J\u{202e}é\u{301}".to_owned()),
        Just("日本語の記事です。".to_owned()),
        Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&read_named("a.txt", &bytes))?;
        check(&read_named("a.md", &bytes))?;
    }

    #[test]
    fn any_page_is_read(pieces in proptest::collection::vec(piece(), 0..30)) {
        let page = pieces.join("\n");
        check(&read_named("a.txt", page.as_bytes()))?;
        check(&read_named("a.md", page.as_bytes()))?;
    }
}
