//! Moves of a pile in its side file, and stories of a pile that share the file.

use super::*;
use crate::comparison::Wording;

const OURS: &str = "format = \"abreast.side\"\nversion = 1\n";

fn article(path: &str, hash: Option<u64>) -> PileArticle {
    PileArticle {
        name: ArticleName {
            path: path.to_owned(),
            url: None,
        },
        hash,
    }
}

fn set(entry: &Entry) -> Edit {
    Edit {
        key: entry.key(),
        entry: Some(entry.clone()),
    }
}

fn read(text: &str) -> Vec<Entry> {
    let document = Document::parse(text).expect("a side file");
    document.entries().0
}

fn moved(to: Option<PileArticle>) -> Entry {
    Entry::Move {
        article: article("news/a.txt", Some(7)),
        to,
    }
}

#[test]
fn move_is_read_back_and_changed_in_its_place() {
    let mut document = Document::default();
    document.apply(&[set(&moved(Some(article("b.txt", Some(9)))))]);
    assert_eq!(
        read(&document.to_string()),
        [moved(Some(article("b.txt", Some(9))))]
    );
    document.apply(&[set(&moved(None))]);
    let text = document.to_string();
    assert_eq!(read(&text), [moved(None)]);
    assert!(
        text.contains("hash = \"xxh3:0000000000000007\"\nalone = true"),
        "{text}"
    );
    document.apply(&[Edit {
        key: moved(None).key(),
        entry: None,
    }]);
    assert_eq!(read(&document.to_string()), []);
}

#[test]
fn move_written_by_hand_needs_no_hash() {
    let text = format!("{OURS}[[move]]\npath = \"a.txt\"\nto.path = \"b.txt\"\n");
    let expected = Entry::Move {
        article: article("a.txt", None),
        to: Some(article("b.txt", None)),
    };
    assert_eq!(read(&text), [expected]);
}

#[test]
fn move_that_says_both_or_nothing_is_unclear() {
    for says in ["", "alone = true\nto.path = \"b.txt\"\n", "alone = false\n"] {
        let text = format!("{OURS}[[move]]\npath = \"a.txt\"\n{says}");
        let document = Document::parse(&text).expect("a side file");
        assert_eq!(document.entries(), (Vec::new(), 1), "{says}");
    }
}

#[test]
fn two_stories_of_a_pile_have_a_bookmark_each_under_one_letter() {
    let bookmark = |path: &str| Entry::Bookmark {
        statement: Wording {
            path: path.to_owned(),
            url: None,
            text: "It burns.".to_owned(),
            nth: 0,
        },
        letter: 'a',
    };
    let mut document = Document::default();
    for path in ["one.txt", "two.txt"] {
        let is_ours = |entry: &Entry| entry.names().contains(&path);
        document.apply_about(&[set(&bookmark(path))], &is_ours);
    }
    let text = document.to_string();
    assert_eq!(text.matches("[[bookmark]]").count(), 2, "{text}");
    let drop = Edit {
        key: bookmark("one.txt").key(),
        entry: None,
    };
    document.apply_about(&[drop], &|entry: &Entry| entry.names().contains(&"one.txt"));
    assert_eq!(read(&document.to_string()), [bookmark("two.txt")]);
}

#[test]
fn paths_of_a_folder_are_told_by_how_they_begin() {
    let folders = vec![("../news/".to_owned(), String::new())];
    let paths = Paths::default().with_folders(folders);
    assert_eq!(paths.kept_path("../news/may/a.xml#3"), "may/a.xml#3");
    assert_eq!(paths.shown_path("may/a.xml#3"), "../news/may/a.xml#3");
}
