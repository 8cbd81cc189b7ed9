//! Reads saved web pages of our own making, each in the manner of another kind of site: a newspaper with all its
//! boxes, a blog of loose text and line breaks, a page of tables in an old encoding, a page that keeps its
//! article back, and one that only scripts would fill.
//!
//! What is read stands in `tests/snapshots/`, for people to look at.

use std::fmt::Write as _;
use std::path::Path;

use abreast::article::{Article, ParagraphKind, Source, read};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");

fn read_page(name: &str) -> Article {
    let bytes = std::fs::read(Path::new(FOLDER).join(name)).expect("it is part of the project");
    read(&Source::new(name, bytes))
}

/// The article for people: what is known of it, its paragraphs, what was removed, notes.
fn shown(article: &Article) -> String {
    let none = || "-".to_owned();
    let known = [
        ("title", Some(article.title.clone())),
        ("outlet", Some(article.outlet.clone())),
        ("author", article.author.clone()),
        ("published", article.published.map(|d| d.to_string())),
        ("url", article.url.clone()),
        ("language", article.language.map(|l| l.code().to_owned())),
    ];
    let mut shown = String::new();
    for (key, value) in known {
        let _ = writeln!(shown, "{key}: {}", value.unwrap_or_else(none));
    }
    for paragraph in &article.paragraphs {
        let mark = if paragraph.kind == ParagraphKind::Heading {
            "# "
        } else {
            ""
        };
        let _ = write!(shown, "\n{mark}{}\n", paragraph.span.of(&article.text));
    }
    shown.push('\n');
    for removed in &article.removed {
        let _ = writeln!(shown, "removed, {}: {}", removed.reason, removed.text);
    }
    for note in &article.notes {
        let _ = writeln!(shown, "note: {}", note.text);
    }
    shown
}

#[test]
fn newspaper_loses_its_boxes() {
    insta::assert_snapshot!(shown(&read_page("newspaper.html")));
}

#[test]
fn blog_of_loose_text_keeps_it_all() {
    insta::assert_snapshot!(shown(&read_page("blog.html")));
}

#[test]
fn page_of_tables_is_read_in_its_old_encoding() {
    insta::assert_snapshot!(shown(&read_page("old.html")));
}

#[test]
fn page_behind_a_wall_says_so() {
    insta::assert_snapshot!(shown(&read_page("wall.html")));
}

#[test]
fn page_that_scripts_fill_is_read_from_what_it_tells_machines() {
    insta::assert_snapshot!(shown(&read_page("app.html")));
}

/// A page in one line, with its encoding named as `meta` says.
fn page_in(encoding: &'static encoding_rs::Encoding, meta: &str, line: &str) -> Vec<u8> {
    let page =
        format!("<html><head>{meta}<title>T</title></head><body><p>{line}</p></body></html>");
    encoding.encode(&page).0.into_owned()
}

#[test]
fn encoding_is_that_of_mark_header_or_page_unless_the_bytes_belie_it() {
    use encoding_rs::{EUC_KR, SHIFT_JIS, WINDOWS_1252, WINDOWS_1253};
    let (japanese, korean) = ("首相は橋の閉鎖を発表した。", "시의회는 다리를 폐쇄했다.");
    let (greek, french) = ("Η γέφυρα έκλεισε.", "Le café du pont a fermé.");
    let utf_16: Vec<u8> = format!("\u{feff}<html><meta charset=utf-8><body><p>{greek}</p>")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, header, line) in [
        (
            page_in(SHIFT_JIS, "<meta charset=shift_jis>", japanese),
            None,
            japanese,
        ),
        (page_in(EUC_KR, "", korean), Some("euc-kr"), korean),
        (
            page_in(WINDOWS_1253, "<meta charset=utf-8>", greek),
            Some("iso-8859-7"),
            greek,
        ),
        (
            page_in(WINDOWS_1252, "<meta charset=utf-8>", french),
            None,
            french,
        ),
        (
            page_in(encoding_rs::UTF_8, "<meta charset=iso-8859-1>", french),
            None,
            french,
        ),
        (
            page_in(WINDOWS_1252, "<meta charset=utf-7>", french),
            None,
            french,
        ),
        (utf_16, Some("iso-8859-1"), greek),
    ] {
        let mut source = Source::new("a.html", bytes);
        source.declared.charset = header.map(str::to_owned);
        let article = read(&source);
        assert!(article.text.ends_with(line), "{line}: {:?}", article.text);
    }
}
