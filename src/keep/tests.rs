//! What is kept reads back as it was.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::article::{Declared, Source, read};

fn came() -> Came {
    Came {
        retrieved: "2024-03-05T10:00:00Z".to_owned(),
        sha256: fingerprint(b"page"),
    }
}

/// An article and what is read from the file that keeps it.
fn kept(source: &Source) -> (Article, Article) {
    let article = read(source);
    let file = markdown(&article, &came());
    let back = read(&Source::new("kept/x.md", file));
    (article, back)
}

/// Everything about an article that a file keeps.
fn assert_same(article: &Article, back: &Article) {
    assert_eq!(back.text, article.text);
    assert_eq!(back.paragraphs, article.paragraphs);
    assert_eq!(back.statements, article.statements);
    assert_eq!(
        (&back.title, &back.outlet, &back.author, &back.credits),
        (
            &article.title,
            &article.outlet,
            &article.author,
            &article.credits
        )
    );
    assert_eq!(
        (back.published, &back.url),
        (article.published, &article.url)
    );
    assert_eq!(back.language, article.language);
    assert!(back.removed.is_empty(), "{:?}", back.removed);
    assert!(back.notes.is_empty(), "{:?}", back.notes);
}

#[test]
fn page_reads_back_with_all_that_is_known() {
    let mut source = Source::new(
        "a.txt",
        "Fire guts *old* mill\n\nBy Jo Roe\n\nHARBOUR (AP) — The mill burnt on Monday, the mayor said.\n\n\
         What we know\n\n1986. It was the year of the first fire, a watchman said in the yard.\n\n\
         - He heard <b>bells</b> & saw \"smoke\", he said_on_record.\n\nShare this post\n",
    );
    source.declared = Declared {
        outlet: Some("The \"Post\": news".to_owned()),
        url: Some("https://post.example/a?b=c&d".to_owned()),
        published: Some(date(2024, 3, 4)),
        ..Declared::default()
    };
    let (article, back) = kept(&source);
    assert_eq!(article.credits, ["AP"]);
    assert_same(&article, &back);
}

#[test]
fn file_is_plain_markdown_with_front_matter() {
    let mut article = read(&Source::new(
        "post.txt",
        "Fire guts mill\n\nThe mill burnt, he said.\n",
    ));
    article.published = Some(date(2024, 3, 4));
    article.language = None;
    let file = markdown(&article, &came()).replace(&fingerprint(b"page"), "70ba…");
    assert_eq!(
        file,
        "---\ntitle: \"Fire guts mill\"\noutlet: \"post\"\ndate: 2024-03-04\n\
         retrieved: 2024-03-05T10:00:00Z\nsha256: \"70ba…\"\ncleaned: abreast\n---\n\n\
         # Fire guts mill\n\nThe mill burnt, he said.\n"
    );
    assert_eq!(
        fingerprint(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn sample_stories_read_back() {
    for story in crate::sample::stories() {
        for source in story.sources() {
            let (article, back) = kept(&source);
            assert_same(&article, &back);
        }
    }
}

#[test]
fn names_are_safe_and_never_given_twice() {
    let mut names = Names::default();
    for (outlet, title, name) in [
        (
            "The Post",
            "Fire: the \"facts\"",
            "the-post-fire-the-facts.md",
        ),
        (
            "the post",
            "FIRE / the facts",
            "the-post-fire-the-facts-2.md",
        ),
        ("../../etc", "passwd\u{0}", "etc-passwd.md"),
        ("CON", "", "article-con.md"),
        ("", "com1", "article-com1.md"),
        ("", "…", "article.md"),
        ("Вестник", "Пожар", "вестник-пожар.md"),
    ] {
        assert_eq!(names.give(outlet, title), name);
    }
    let long = names.give(&"outlet ".repeat(40), &"Ärger ".repeat(900));
    assert!(long.len() <= MAX_FILE_NAME_BYTES, "{long}");
}

/// What the longest name may take with number and ending.
const MAX_FILE_NAME_BYTES: usize = 130;

/// What Markdown, YAML and cleaning find hard, a piece a line.
const ODD_PIECES: &str = "The mill burnt on Monday, the mayor said. |He said: \"No.\" |\n\n|\n| |-|- a|+ |# |\
    ## x #|=== |---|***|1. |12) |* |_a_|**b**|[c](d)|![e](f)|<b>|</p>|<!-- |&amp;|&#27;|&|\\|`|```|~~~|~~x~~|\
    ¦ a ¦ b ¦|¦-¦-¦|> q|    code|\t|title: x|: |{|}|«Да»|日本。|👩‍👩‍👧|e\u{301}|\u{a0}|http://a.example/_b_|(AP)|\
    Share this post|Source: The Post|\u{2028}|\u{feff}|$x$|[^1]: note|[a]: http://b|:::|%%|...|’|\u{fffd}|\
    1986. A year it was, she said. ";

/// Texts made of such pieces.
fn odd_text() -> impl Strategy<Value = String> {
    let pieces = ODD_PIECES.split('|').map(|piece| piece.replace('¦', "|"));
    let piece = prop::sample::select(pieces.collect::<Vec<String>>());
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_article_reads_back(text in odd_text(), outlet in "[ -~]{1,20}", author in "\\PC{0,20}") {
        let mut source = Source::new("a.txt", text);
        source.declared.outlet = Some(outlet);
        source.declared.author = Some(author);
        let (article, back) = kept(&source);
        if !article.is_empty() {
            let kept_notes = Article { notes: Vec::new(), ..back };
            assert_same(&article, &kept_notes);
        }
    }
}
