//! Side files read, changed and merged: text in, text out.

use proptest::prelude::*;

use super::*;
use crate::article::clean_line;
use crate::comparison::{Correction, Wording};

fn wording(path: &str, text: &str) -> Wording {
    Wording {
        path: path.to_owned(),
        url: None,
        text: text.to_owned(),
        nth: 0,
    }
}

fn pair(is_linked: bool) -> Entry {
    Entry::Pair(Correction {
        a: wording("courier.txt", "At least 14 people were hurt."),
        b: wording("gazette.txt", "Nineteen people were injured."),
        is_linked,
    })
}

fn name(path: &str) -> ArticleName {
    ArticleName {
        path: path.to_owned(),
        url: None,
    }
}

fn block(text: &str, is_kept: bool) -> Entry {
    Entry::Block {
        article: name("courier.txt"),
        text: text.to_owned(),
        is_kept,
    }
}

fn field(path: &str, field: Field, value: &str) -> Entry {
    Entry::Field {
        article: name(path),
        field,
        value: value.to_owned(),
    }
}

fn bookmark(letter: char, text: &str) -> Entry {
    Entry::Bookmark {
        statement: wording("courier.txt", text),
        letter,
    }
}

fn note(about: &str, text: &str) -> Entry {
    Entry::Note {
        statement: wording("courier.txt", about),
        text: text.to_owned(),
    }
}

fn set(entry: Entry) -> Edit {
    Edit {
        key: entry.key(),
        entry: Some(entry),
    }
}

fn dropped(entry: &Entry) -> Edit {
    Edit {
        key: entry.key(),
        entry: None,
    }
}

/// The file after edits.
fn edited(text: &str, edits: &[Edit]) -> String {
    let mut document = if text.is_empty() {
        Document::default()
    } else {
        Document::parse(text).expect("a side file")
    };
    document.apply(edits);
    document.to_string()
}

fn entries(text: &str) -> Vec<Entry> {
    Document::parse(text).expect("a side file").entries().0
}

const OURS: &str = "format = \"abreast.side\"\nversion = 1\n";

#[test]
fn file_reads_like_a_list_of_what_was_done() {
    let mut named = pair(false);
    if let Entry::Pair(correction) = &mut named {
        correction.b.url = Some("https://gazette.example/mill".to_owned());
        correction.b.nth = 1;
    }
    let all = [
        set(named),
        set(block("Share this story", true)),
        set(field("gazette.txt", Field::Outlet, "The Gazette")),
        set(field("gazette.txt", Field::Date, "2031-05-07")),
        set(bookmark('a', "At least 14 people were hurt.")),
        set(note(
            "At least 14 people were hurt.",
            "Ask the fire service.",
        )),
    ];
    insta::assert_snapshot!(edited("", &all));
}

#[test]
fn every_entry_is_read_back_as_it_was_set() {
    let all = [
        pair(true),
        block("Share this story", true),
        block("Read also", false),
        field("gazette.txt", Field::Outlet, "The “Gazette”\\n"),
        field("gazette.txt", Field::Title, "It's \"it\" = 'them'"),
        field("herald.txt", Field::Date, "2031-05-07"),
        bookmark('z', "One."),
        note("One.", "first “note” \\ 'of' \"two\""),
        note("One.", "second"),
    ];
    let text = edited("", &all.clone().map(set));
    assert_eq!(entries(&text), all);
}

#[test]
fn entry_set_again_is_changed_in_its_place() {
    let first = edited("", &[set(pair(true)), set(block("Share", true))]);
    let text = edited(&first, &[set(pair(false)), set(block("SHARE!", false))]);
    assert_eq!(entries(&text), [pair(false), block("Share", false)]);
}

#[test]
fn pair_is_one_thing_from_both_ends() {
    let mut turned = pair(false);
    if let Entry::Pair(correction) = &mut turned {
        std::mem::swap(&mut correction.a, &mut correction.b);
    }
    let text = edited(&edited("", &[set(pair(true))]), &[set(turned)]);
    assert_eq!(entries(&text), [pair(false)]);
}

#[test]
fn bookmark_leads_to_one_statement() {
    let mut moved = bookmark('a', "Two.");
    if let Entry::Bookmark { statement, .. } = &mut moved {
        statement.nth = 2;
        statement.url = Some("https://courier.example/mill".to_owned());
    }
    let first = edited(
        "",
        &[set(bookmark('a', "One.")), set(bookmark('b', "One."))],
    );
    let text = edited(&first, &[set(moved.clone())]);
    assert_eq!(entries(&text), [moved, bookmark('b', "One.")]);
    let back = edited(&text, &[set(bookmark('a', "One."))]);
    assert_eq!(
        entries(&back),
        [bookmark('a', "One."), bookmark('b', "One.")]
    );
    assert!(!back.contains("nth") && !back.contains("url"), "{back}");
    assert_eq!(
        entries(&edited(&back, &[dropped(&bookmark('b', "x"))])).len(),
        1
    );
}

#[test]
fn notes_of_two_readers_on_one_statement_both_stay_until_each_is_dropped() {
    let one = edited("", &[set(note("One.", "from one"))]);
    let both = edited(&one, &[set(note("ONE!", "from two"))]);
    assert_eq!(entries(&both).len(), 2);
    let left = edited(&both, &[dropped(&note("One.", "from one"))]);
    assert_eq!(entries(&left), [note("ONE!", "from two")]);
}

#[test]
fn odd_letters_and_empty_notes_are_unclear() {
    let of = |key: &str| format!("path = \"a\"\ntext = \"One.\"\n{key}\n");
    let tables = ["letter = \"A\"", "letter = \"ab\"", "letter = 1"]
        .map(|key| format!("[[bookmark]]\n{}", of(key)));
    let text = format!("{OURS}{}[[note]]\n{}", tables.concat(), of("note = \" \""));
    assert_eq!(
        Document::parse(&text).expect("a side file").entries(),
        (Vec::new(), 4)
    );
}

#[test]
fn hostile_note_is_shown_not_obeyed() {
    let text = format!(
        "{OURS}[[note]]\npath = \"a\\u001b[31m\"\ntext = \"One.\\u0007\"\nnote = \"\\u001b]0;x\\u0007\\n\\u202eb\"\n"
    );
    let read = format!("{:?}", entries(&text));
    assert!(read.contains("␛]0;x␇") && !read.contains("\\u{"), "{read}");
}

#[test]
fn comments_unknown_keys_and_unmatched_entries_stay() {
    let by_hand = format!(
        "# mine\n{OURS}colour = \"blue\"\n\n[[thought]]\ntext = \"kept\"\n\n# why\n[[pair]]\nlinked = true # sure\n\
         weight = 3\na = {{ path = \"courier.txt\", text = \"At least 14 people were hurt.\" }}\n\
         b.path = \"gazette.txt\"\nb.text = \"Nineteen people were injured.\"\n"
    );
    let text = edited(&by_hand, &[set(pair(false)), set(block("x", true))]);
    for kept in [
        "# mine",
        "colour = \"blue\"",
        "[[thought]]\ntext = \"kept\"",
        "# why\n[[pair]]",
        "# sure",
        "weight = 3",
    ] {
        assert!(text.contains(kept), "{kept} is gone from\n{text}");
    }
    assert_eq!(entries(&text), [pair(false), block("x", true)]);
}

#[test]
fn dropped_entry_leaves_the_others() {
    let outlet = field("gazette.txt", Field::Outlet, "The Gazette");
    let date = field("gazette.txt", Field::Date, "2031-05-07");
    let all = [
        pair(true),
        block("Share", true),
        outlet.clone(),
        date.clone(),
    ];
    let text = edited("", &all.map(set));
    let text = edited(&text, &[dropped(&pair(true)), dropped(&outlet)]);
    assert_eq!(entries(&text), [block("Share", true), date.clone()]);
    let text = edited(&text, &[dropped(&block("Share", false)), dropped(&date)]);
    assert_eq!(entries(&text), []);
    assert!(!text.contains("[["), "{text}");
}

#[test]
fn other_files_are_refused_with_a_reason() {
    for (text, reason) in [
        ("format = ", "line 1: "),
        ("a = 1\n\n[b", "line 3: "),
        ("[package]\nname = \"x\"\n", "does not say format"),
        ("format = \"abreast.side\"\nversion = 2\n", "of version 2"),
        ("format = \"abreast.side\"\n", "its version"),
        (
            "format = \"abreast.side\"\nversion = 1\npair = []\n",
            "pair is not written as [[pair]]",
        ),
        ("", "does not say format"),
    ] {
        let refused = Document::parse(text).expect_err(text);
        assert!(refused.contains(reason), "{refused}");
    }
}

#[test]
fn unclear_tables_are_counted_and_kept() {
    let text = format!("{OURS}[[pair]]\nlinked = \"yes\"\n[[block]]\ntext = \"a\"\nkeep = true\n");
    let document = Document::parse(&text).expect("a side file");
    assert_eq!(document.entries(), (Vec::new(), 2));
    let after = edited(&text, &[set(field("a.txt", Field::Title, "T"))]);
    assert!(after.contains("linked = \"yes\"") && after.contains("text = \"a\""));
}

#[test]
fn control_characters_are_shown_not_obeyed() {
    let text = format!(
        "{OURS}[[article]]\npath = \"a\\u001b[31m.txt\"\noutlet = \"x\\u001b]0;y\\u0007\\n\\u202e\"\n"
    );
    assert_eq!(
        entries(&text),
        [field("a␛[31m.txt", Field::Outlet, "x␛]0;y␇ ⇄")]
    );
}

#[test]
fn deeply_nested_text_is_refused() {
    let text = format!("{OURS}a = {}", "[".repeat(100_000));
    assert!(Document::parse(&text).is_err());
}

#[test]
fn paths_are_those_of_the_folder_in_the_file_and_those_typed_on_the_screen() {
    let paths = Paths::new(vec![
        ("../mill/courier.txt".to_owned(), "courier.txt".to_owned()),
        ("../mill/gazette.txt".to_owned(), "gazette.txt".to_owned()),
        ("feed.xml".to_owned(), "/news/feed.xml".to_owned()),
    ]);
    assert_eq!(paths.shown_path("courier.txt"), "../mill/courier.txt");
    assert_eq!(paths.shown_path("/news/feed.xml#2"), "feed.xml#2");
    assert_eq!(paths.shown_path("courier.txt.old"), "courier.txt.old");
    let shown = paths.shown(pair(true));
    assert_eq!(paths.kept(&set(shown)), set(pair(true)));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_takes_an_entry(text in "[\\[\\]a-e =.\"\n'{},#1]{0,60}") {
        let text = format!("{OURS}{text}");
        if let Ok(mut document) = Document::parse(&text) {
            document.apply(&[set(pair(true)), set(field("a", Field::Title, "T"))]);
            let (entries, _) = Document::parse(&document.to_string())
                .map_err(TestCaseError::fail)?
                .entries();
            prop_assert!(entries.contains(&pair(true)));
        }
    }

    #[test]
    fn any_words_are_read_back(text in any::<String>(), path in any::<String>()) {
        let (text, path) = (clean_line(&text), clean_line(&path));
        let entry = Entry::Block {
            article: name(&path),
            text,
            is_kept: true,
        };
        prop_assert_eq!(entries(&edited("", &[set(entry.clone())])), [entry]);
    }
}
