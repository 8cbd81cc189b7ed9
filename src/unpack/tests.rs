//! Bytes in, parts out: names, what is declared, what is said of what could not be used.

use super::*;
use crate::article::Limits;

const RSS: &str = "<?xml version='1.0'?><rss version='2.0' \
    xmlns:content='http://purl.org/rss/1.0/modules/content/'>\
    <channel><title>Harbour &amp; Courier</title><language>en-GB</language>\
    <item><title>Mill &amp;amp; <![CDATA[<i>barn</i>]]> burn</title><link>https://h.example/1</link>\
    <pubDate>Tue, 05 Mar 2024 23:10:00 +0100</pubDate><author>jo@h.example (Jo Roe)</author>\
    <description>A summary.</description>\
    <content:encoded><![CDATA[<p>The mill burnt.</p><p>Nobody was hurt.</p>]]></content:encoded></item>\
    <item><title>Bridge shut</title><description>The bridge is shut.</description></item>\
    <item><title>Vote</title></item>\
    </channel></rss>";

const ATOM: &str = "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Post</title>\
    <entry><title type='html'>Tea &amp;amp; rain</title><id>a</id><updated>2024-03-05T10:00:00Z</updated>\
    <link rel='self' href='https://p.example/self'/><link href='https://p.example/1'/>\
    <author><name>Al Poe</name></author><author><name>Bo Lee</name></author>\
    <content type='html'>&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>";

const JSON_FEED: &str = "\u{feff}{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Dockside\", \
    \"items\": [{\"id\": \"1\", \"url\": \"https://d.example/1\", \"title\": \"Fog\", \
    \"content_text\": \"Fog came.\\n\\nFog went.\", \"date_published\": \"2024-03-05T10:00:00Z\"}]}";

fn unpacked(path: &str, bytes: impl Into<Vec<u8>>) -> Unpacked {
    unpack(Source::new(path, bytes))
}

/// `path | title | text`, one a line.
fn listed(unpacked: &Unpacked) -> Vec<String> {
    let line = |source: &Source| {
        let title = source.declared.title.as_deref().unwrap_or("-");
        let text = String::from_utf8_lossy(&source.bytes).trim().to_owned();
        format!("{} | {title} | {text}", source.path)
    };
    unpacked.sources.iter().map(line).collect()
}

fn failures(unpacked: &Unpacked) -> String {
    let lines: Vec<String> = unpacked.failures.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn plain_source_comes_back_as_itself() {
    let source = Source::new("a.txt", "One.\x0cTwo.");
    assert_eq!(unpack(source.clone()), Unpacked::whole(source));
}

#[test]
fn form_feed_parts_articles_on_standard_input() {
    let both = unpacked("-", "One.\n\x0c\nTwo.\n\x0c\n");
    assert_eq!(listed(&both), ["-#1 | - | One.", "-#2 | - | Two."]);
    assert_eq!(listed(&unpacked("-", "One.\n\x0c\n")), ["- | - | One."]);
}

#[test]
fn front_matter_parts_articles_on_standard_input() {
    let text = "---\ntitle: A\n---\nOne.\n\n---\n\nA rule stays.\n\n---\noutlet: B\n---\nTwo.";
    assert_eq!(
        listed(&unpacked("-", text)),
        [
            "-#1 | - | ---\ntitle: A\n---\nOne.\n\n---\n\nA rule stays.",
            "-#2 | - | ---\noutlet: B\n---\nTwo."
        ]
    );
    let after_plain = unpacked("-", "One.\n+++\ntitle = 'B'\n+++\nTwo.");
    assert_eq!(after_plain.sources.len(), 2);
}

#[test]
fn letters_of_two_bytes_are_not_cut() {
    let wide: Vec<u8> = "ఌ a\x0cb"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(unpacked("-", wide).sources.len(), 1);
}

#[test]
fn items_of_rss_are_sources_with_what_the_feed_says_of_them() {
    let feed = unpacked("feed.xml", RSS);
    let [first, second, third] = feed.sources.as_slice() else {
        panic!("three items: {feed:?}");
    };
    assert_eq!(first.path, "feed.xml#1");
    let declared = &first.declared;
    assert_eq!(declared.title.as_deref(), Some("Mill & barn burn"));
    assert_eq!(declared.outlet.as_deref(), Some("Harbour & Courier"));
    assert_eq!(declared.author.as_deref(), Some("Jo Roe"));
    assert_eq!(declared.url.as_deref(), Some("https://h.example/1"));
    assert_eq!(
        declared.published.map(|d| d.to_string()).as_deref(),
        Some("2024-03-05")
    );
    assert_eq!(declared.language.as_deref(), Some("en-gb"));
    assert_eq!(declared.media_type.as_deref(), Some("text/html"));
    let text = String::from_utf8_lossy(&first.bytes);
    assert!(text.contains("<p>Nobody was hurt.</p>"), "{text}");
    assert!(first.notes.is_empty());
    assert!(second.notes[0].text.contains("only a summary"));
    assert!(third.notes[0].text.contains("only its headline"));
}

#[test]
fn entries_of_atom_and_json_feed_are_sources() {
    let atom = unpacked("a.atom", ATOM);
    assert_eq!(
        atom.sources[0].declared.title.as_deref(),
        Some("Tea & rain")
    );
    assert_eq!(
        atom.sources[0].declared.author.as_deref(),
        Some("Al Poe, Bo Lee")
    );
    assert_eq!(
        atom.sources[0].declared.url.as_deref(),
        Some("https://p.example/1")
    );
    let json = unpacked("f.json", JSON_FEED);
    assert_eq!(listed(&json), ["f.json#1 | Fog | Fog came.\n\nFog went."]);
    assert_eq!(json.sources[0].declared.outlet.as_deref(), Some("Dockside"));
}

#[test]
fn feed_that_breaks_off_gives_the_items_before() {
    let at = RSS.find("<item><title>Vote").expect("the third item");
    let half = unpacked("feed.xml", &RSS.as_bytes()[..at + 20]);
    assert_eq!(half.sources.len(), 2);
    assert!(failures(&half).contains("the 2 items before the damage were read"));
    let stump = unpacked("feed.xml", &RSS.as_bytes()[..120]);
    assert!(
        failures(&stump).contains("the feed is damaged"),
        "{stump:?}"
    );
}

#[test]
fn feed_in_an_old_encoding_is_read() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(
        "<?xml version='1.0' encoding='windows-1251'?><rss version='2.0'><channel>\
         <title>Вестник</title><item><title>Пожар</title></item></channel></rss>",
    );
    let feed = unpacked("feed.xml", bytes.into_owned());
    assert_eq!(feed.sources[0].declared.outlet.as_deref(), Some("Вестник"));
}

#[test]
fn empty_feed_and_unknown_formats_are_named() {
    let said = |bytes: &str| failures(&unpacked("x.xml", bytes));
    let empty = "<rss version='2.0'><channel><title>A</title></channel></rss>";
    assert!(said(empty).contains("the feed is empty"));
    assert!(said("<?xml version='1.0'?><urlset></urlset>").contains("<urlset>"));
    assert!(said("{\"a\": [1]}").contains("it is JSON, and no feed"));
    for text in [
        "<p>Words.</p>",
        "{ a brace, then prose",
        "<html><p>A.",
        "<3",
    ] {
        assert_eq!(said(text), "", "{text}");
    }
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>\
        <!ENTITY f SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><title>T</title>\
        <item><title>x &b; &f; y</title></item></channel></rss>";
    let feed = unpacked("feed.xml", bomb);
    let title = feed.sources[0].declared.title.as_deref();
    assert!(
        title.is_some_and(|t| t.len() < 30 && !t.contains("aaa")),
        "{title:?}"
    );
}

#[test]
fn list_of_feeds_is_followed_only_where_its_name_asks_for_it() {
    let list = "<opml version='2.0'><body><outline text='News'>\
        <outline type='rss' xmlUrl='https://h.example/f?a=1&amp;b=2'/>\
        <outline xmlUrl='exec:rm -rf'/><outline xmlUrl='file:///etc/passwd'/>\
        <outline xmlUrl='https://h.example/f?a=1&amp;b=2'/></outline></body></opml>";
    let named = unpacked("list.opml", list);
    assert_eq!(named.feeds, ["https://h.example/f?a=1&b=2"]);
    assert_eq!(unpacked("-", list).feeds.len(), 1);
    let other = unpacked("list.xml", list);
    assert!(other.feeds.is_empty());
    assert!(failures(&other).contains("it is a list of feeds; name it .opml"));
}

#[test]
fn any_cut_of_a_feed_is_read_without_panic() {
    for text in [RSS, ATOM, JSON_FEED] {
        for end in 0..text.len() {
            let _ = unpacked("-", &text.as_bytes()[..end]);
        }
    }
}

#[test]
fn feed_beyond_its_limits_says_which_setting_raises_them() {
    let within = |limits| {
        let source = Source {
            limits,
            ..Source::new("a.xml", RSS)
        };
        unpack(source)
    };
    let few = within(Limits {
        feed_items: 2,
        ..Limits::default()
    });
    assert_eq!(few.sources.len(), 2);
    let said = few.failures[0].to_string();
    assert!(said.contains("only the first 2 of 3 items were read; save the others as pages, or raise limits.feed-items"), "{said}");
    let large = format!("{RSS}{}", " ".repeat(1 << 20));
    let source = Source {
        limits: Limits {
            feed_mb: 1,
            ..Limits::default()
        },
        ..Source::new("a.xml", large)
    };
    let said = unpack(source).failures[0].to_string();
    assert!(
        said.contains("larger than 1 MB") && said.contains("raise limits.feed-mb"),
        "{said}"
    );
}
