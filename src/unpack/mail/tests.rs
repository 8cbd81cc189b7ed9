//! Mails and saved pages in, articles' sources out: texts of our own, whole, coded, damaged and hostile.

use proptest::prelude::*;

use crate::article::{self, Source};
use crate::unpack::{Unpacked, unpack};

const SAVED: &str = "From: <Saved by Blink>\r\n\
    Snapshot-Content-Location: https://heron.example/mill\r\n\
    Subject: =?utf-8?Q?Mill_=E2=80=93_burnt?=\r\n\
    Date: Tue, 5 Mar 2024 09:00:00 -0000\r\n\
    MIME-Version: 1.0\r\n\
    Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--cut--\"\r\n\r\n\r\n\
    ----cut--\r\nContent-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\n\
    Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://ads.example/box\r\n\r\n\
    <p>Buy boats.</p>\r\n\
    ----cut--\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n\
    Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://heron.example/mill\r\n\r\n\
    <!DOCTYPE html><html lang=3D\"en\"><body><article><p>The old mill burnt =\r\n\
    down on Tuesday =E2=80=93 nobody was hurt.</p><p>The owners will rebuild it next year, the fire \
    chief said.</p></article></body></html>\r\n\
    ----cut--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\
    Content-Location: https://heron.example/a.png\r\n\r\niVBORw0KGgo=\r\n----cut----\r\n";

const LETTER: &str = "Return-Path: <news@lamp.example>\n\
    From: =?iso-8859-1?Q?Jo_R=F6e?= from The Lamp <news@lamp.example>\n\
    To: you@reader.example\nSubject: The bridge is\n shut\n\
    Date: Tue, 05 Mar 2024 23:10:00 +0100\nArchived-At: <https://lamp.example/p/bridge>\n\
    Content-Language: en\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=out\n\n\
    This text is for old programs.\n\
    --out\nContent-Type: multipart/alternative; boundary=\"in;ner\"\n\n\
    --in;ner\nContent-Type: text/plain; charset=utf-8\n\nThe bridge is shut (plain).\n\
    --in;ner\nContent-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: base64\n\n\
    PHA+VGhlIGJyaWRnZSBpcyBzaHV0OiCTbm8gY2Fyc5QuPC9wPg==\n\
    --in;ner--\n\
    --out\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nx\n\
    --out--\n";

fn unpacked(path: &str, bytes: impl Into<Vec<u8>>) -> Unpacked {
    unpack(Source::new(path, bytes))
}

fn only(path: &str, bytes: impl Into<Vec<u8>>) -> Source {
    let mut unpacked = unpacked(path, bytes);
    assert_eq!(unpacked.failures, []);
    assert_eq!(unpacked.sources.len(), 1);
    unpacked.sources.remove(0)
}

fn failure(path: &str, bytes: impl Into<Vec<u8>>) -> String {
    let unpacked = unpacked(path, bytes);
    assert_eq!(unpacked.sources, []);
    unpacked.failures.iter().map(ToString::to_string).collect()
}

fn notes(source: &Source) -> Vec<&str> {
    source.notes.iter().map(|n| n.text.as_str()).collect()
}

#[test]
fn saved_page_gives_its_root_part_with_title_and_address() {
    let page = only("a.mhtml", SAVED);
    assert_eq!(page.path, "a.mhtml");
    let declared = &page.declared;
    assert_eq!(declared.url.as_deref(), Some("https://heron.example/mill"));
    assert_eq!(declared.title.as_deref(), Some("Mill – burnt"));
    assert_eq!(declared.media_type.as_deref(), Some("text/html"));
    assert_eq!(declared.outlet, None);
    assert_eq!(declared.published, None, "the day of saving");
    let article = article::read(&page);
    assert_eq!(article.title, "Mill – burnt");
    let first = "The old mill burnt down on Tuesday – nobody was hurt.";
    assert!(article.text.contains(first), "{}", article.text);
}

#[test]
fn saved_page_and_mail_are_told_by_content() {
    let page = only("-", SAVED);
    assert!(String::from_utf8_lossy(&page.bytes).contains("old mill"));
    let mail = only("letter.txt", LETTER);
    assert_eq!(mail.declared.outlet.as_deref(), Some("The Lamp"));
    let in_mailbox = format!("From news@lamp.example Tue Mar  5 23:10:00 2024\n{LETTER}");
    assert_eq!(only("box", in_mailbox).bytes, mail.bytes);
}

#[test]
fn prose_with_colons_is_no_mail() {
    for text in [
        "Subject: the bridge\n\nIt is shut.",
        "From: the mayor\nDate: today\n\nIt is shut.",
        "Title: The bridge\nContent-Type: words\n\nIt is shut.",
        "From London it is far.\n\nIt is shut.",
    ] {
        assert_eq!(only("a.txt", text).bytes, text.as_bytes(), "{text}");
    }
}

#[test]
fn start_names_the_root_part() {
    let text = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start=\"<two>\"\n\n\
        --b\nContent-Type: text/html\nContent-ID: <one>\n\n<p>One.</p>\n\
        --b\nContent-Type: text/html; charset=koi8-r\nContent-ID: <two>\n\
        Content-Location: file:///c/a.html\n\n<p>Two.</p>\n--b--\n";
    let page = only("a.mht", text);
    assert_eq!(page.bytes, b"<p>Two.</p>");
    assert_eq!(page.declared.charset.as_deref(), Some("koi8-r"));
    assert_eq!(page.declared.url, None);
}

#[test]
fn page_of_one_part_and_plain_page_under_that_name_open() {
    let text = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\
        Content-Location: https://h.example/a\n\n<p>One.</p>";
    let page = only("a.mht", text);
    assert_eq!(page.bytes, b"<p>One.</p>");
    assert_eq!(page.declared.url.as_deref(), Some("https://h.example/a"));
    assert_eq!(only("a.mht", "<p>One.</p>").bytes, b"<p>One.</p>");
}

#[test]
fn newsletter_gives_its_html_with_sender_and_day() {
    let mail = only("a.eml", LETTER);
    let declared = &mail.declared;
    assert_eq!(declared.title.as_deref(), Some("The bridge is shut"));
    assert_eq!(declared.author.as_deref(), Some("Jo Röe"));
    assert_eq!(declared.outlet.as_deref(), Some("The Lamp"));
    assert_eq!(
        declared.url.as_deref(),
        Some("https://lamp.example/p/bridge")
    );
    assert_eq!(
        declared.published.map(|d| d.to_string()).as_deref(),
        Some("2024-03-05")
    );
    assert_eq!(declared.language.as_deref(), Some("en"));
    assert_eq!(notes(&mail), ["an attachment of the mail was left out"]);
    let article = article::read(&mail);
    let said = "The bridge is shut: “no cars”.";
    assert!(article.text.contains(said), "{}", article.text);
}

#[test]
fn mail_without_html_gives_its_text() {
    let mail = "From: news@lamp.example\nSubject: Vote\nDate: Tue, 5 Mar 2024 10:00:00 +0000\n\n\
        The council voted.\n";
    let mail = only("a.eml", mail);
    assert_eq!(mail.bytes, b"The council voted.\n");
    assert_eq!(mail.declared.outlet.as_deref(), Some("lamp.example"));
    let empty_html = LETTER.replace("PHA+VGhlIGJyaWRnZSBpcyBzaHV0OiCTbm8gY2Fyc5QuPC9wPg==", "");
    assert!(only("a.eml", empty_html).bytes.ends_with(b"(plain)."));
}

#[test]
fn sender_with_author_is_parted() {
    let part = |name: &str| super::fields::part_sender(name);
    let both = |author: &str, outlet: &str| (Some(author.to_owned()), Some(outlet.to_owned()));
    assert_eq!(part("Jo Roe from The Lamp"), both("Jo Roe", "The Lamp"));
    assert_eq!(part("Jo Roe via Heron"), both("Jo Roe", "Heron"));
    let whole = (None, Some("News from Nowhere".to_owned()));
    assert_eq!(part("News from Nowhere"), whole);
}

#[test]
fn truncated_base64_gives_what_came_and_a_note() {
    let coded = "PHA+VGhlIGJyaWRnZSBpcyBzaHV0";
    for end in [coded.len() - 1, coded.len() - 2] {
        let mail = format!(
            "From: a@b.example\nSubject: S\nMIME-Version: 1.0\nContent-Type: text/html\n\
             Content-Transfer-Encoding: base64\n\n{}",
            &coded[..end]
        );
        let mail = only("a.eml", mail);
        assert_eq!(mail.bytes, b"<p>The bridge is s");
        assert_eq!(notes(&mail), ["a part of the text is damaged or missing"]);
    }
}

#[test]
fn broken_containers_are_refused_with_a_reason() {
    let said = failure("a.eml", "no fields here");
    assert!(
        said.contains("begins with no fields; save it again"),
        "{said}"
    );
    let head = SAVED.split("\r\n\r\n").next().expect("the fields");
    let said = failure("a.mhtml", format!("{head}\r\n\r\n"));
    assert!(
        said.contains("it breaks off before its first part"),
        "{said}"
    );
    let picture = "From: a@b.example\nSubject: S\nMIME-Version: 1.0\nContent-Type: image/png\n\nx";
    let said = failure("a.eml", picture);
    assert!(said.contains("the mail holds no text"), "{said}");
}

#[test]
fn web_archives_are_named_packed_or_not() {
    let packed = b"\x1f\x8b\x08\0".to_vec();
    for (name, bytes) in [
        ("a.warc", b"WARC/1.0\r\n\r\n".to_vec()),
        ("a.warc.gz", packed),
    ] {
        let said = failure(name, bytes);
        assert!(
            said.contains("a web archive (WARC), which is not read; open the page"),
            "{said}"
        );
    }
}

#[test]
fn deep_and_swollen_mails_are_refused() {
    let level = |at: usize| format!("Content-Type: multipart/mixed; boundary=b{at}x\n\n--b{at}x\n");
    let levels: Vec<String> = (0..5000).map(level).collect();
    let deep = format!("MIME-Version: 1.0\nFrom: a@b.example\n{}", levels.concat());
    let said = failure("a.eml", deep);
    assert!(said.contains("its parts cannot be told apart"), "{said}");
    let head =
        "MIME-Version: 1.0\nFrom: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n";
    let said = failure("a.eml", format!("{head}{}", "--b\n\n".repeat(30_000)));
    assert!(said.contains("more than 20000 parts"), "{said}");
    let long = format!("Content-Type: text/html;{}\n\nx", " a=b;\n".repeat(9000));
    let said = failure("a.eml", format!("MIME-Version: 1.0\n{long}"));
    assert!(said.contains("longer than 16 kB"), "{said}");
}

#[test]
fn forwarded_mails_nest_without_harm() {
    let nested = "Content-Type: message/rfc822\n\n".repeat(50_000);
    let said = failure("a.eml", format!("MIME-Version: 1.0\n{nested}"));
    assert!(said.contains("holds no text"), "{said}");
}

#[test]
fn any_cut_is_read_without_panic() {
    for text in [SAVED, LETTER] {
        for end in 0..text.len() {
            for name in ["-", "a.eml", "a.mhtml"] {
                let _ = unpacked(name, &text.as_bytes()[..end]);
            }
        }
    }
}

/// Pieces that mails are made of, in any order, and bytes at random between them.
fn mail_like() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop_oneof![
        Just(b"From: a@b.example\n".to_vec()),
        Just(b"MIME-Version: 1.0\r\n".to_vec()),
        Just(b"Content-Type: multipart/related; boundary=b\n".to_vec()),
        Just(b"Content-Type: text/html; charset=\"utf-7\n".to_vec()),
        Just(b"Content-Transfer-Encoding: base64\n".to_vec()),
        Just(b"Content-Transfer-Encoding: quoted-printable\n".to_vec()),
        Just(b"Subject: =?utf-8?B?/w=?= =?x?Q?=\n".to_vec()),
        Just(b"Date: Tue, 99 Foo 99999 99:99:99 +9999\n".to_vec()),
        Just(b"\n--b\n".to_vec()),
        Just(b"\n--b--".to_vec()),
        Just(b"\n\n".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..40),
    ];
    proptest::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn bytes_at_random_never_panic(bytes in mail_like()) {
        for name in ["-", "a.eml", "a.mhtml"] {
            for source in unpacked(name, bytes.clone()).sources {
                let _ = article::read(&source);
            }
        }
    }
}
