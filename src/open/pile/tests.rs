//! Piles of a few files: read, sorted, moved in, opened again.

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::side::{Entry, PileArticle};

const FIRE: &str = "Fire on the Selma\n\nFlames tore through the ferry Selma off Port Arden.\n";
const TAX: &str = "Sugar tax passes\n\nParliament passed the tax on sugar late at night.\n";

fn read(folder: &Path, names: &[&str]) -> Pile {
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let mut pile = Pile::read(
        &paths,
        &Fetcher::default(),
        &ByHand::default(),
        &Arc::default(),
        &|_| true,
    );
    pile.sort();
    pile
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// The names of the files of each story, `*` behind those that are there by hand.
fn shown(pile: &Pile, entries: &Entries) -> String {
    let stories = pile.stories(entries);
    let story = |story: &PiledStory| {
        let first_by_hand = story.articles.len() - story.by_hand;
        let name = |(place, at): (usize, &usize)| {
            let path = &pile.articles[*at].id.name.path;
            let name = path
                .rsplit('/')
                .next()
                .unwrap_or(path)
                .trim_end_matches(".txt");
            format!("{name}{}", if place < first_by_hand { "" } else { "*" })
        };
        let mut names: Vec<String> = story.articles.iter().enumerate().map(name).collect();
        names.sort();
        names.join(" ")
    };
    let mut stories: Vec<String> = stories.iter().map(story).collect();
    stories.sort();
    stories.join(", ")
}

fn id(pile: &Pile, name: &str) -> PileArticle {
    let mut articles = pile.articles.iter();
    let found = articles.find(|a| a.id.name.path.ends_with(&format!("/{name}.txt")));
    found.expect("an article of that name").id.clone()
}

/// Moves of articles to the story of another; alone where none is named.
fn moves(pile: &Pile, moves: &[(&str, Option<&str>)]) -> Entries {
    let entry = |(article, to): &(&str, Option<&str>)| Entry::Move {
        article: id(pile, article),
        to: to.map(|to| id(pile, to)),
    };
    moves.iter().map(entry).collect()
}

/// Two articles on a fire, two on a tax.
fn four() -> (tempfile::TempDir, Pile) {
    let folder = folder(&[
        ("fire1.txt", FIRE),
        ("fire2.txt", &FIRE.replace("tore", "went")),
        ("tax1.txt", TAX),
        ("tax2.txt", &TAX.replace("late", "deep")),
    ]);
    let pile = read(
        folder.path(),
        &["fire1.txt", "fire2.txt", "tax1.txt", "tax2.txt"],
    );
    assert_eq!(pile.stories(&Entries::default()).len(), 2);
    (folder, pile)
}

#[test]
fn files_are_named_and_read_again_when_their_story_opens() {
    let folder = folder(&[
        ("b.txt", FIRE),
        ("c.txt", TAX),
        ("a.txt", &FIRE.replace("tore", "went")),
    ]);
    let pile = read(folder.path(), &["a.txt", "b.txt", "c.txt", "gone.txt"]);
    assert_eq!((pile.article_count(), pile.failures.len()), (3, 1));
    let stories = pile.stories(&Entries::default());
    assert_eq!(stories[0].name, "Fire on the Selma");
    let articles = pile.articles_of(&stories[0]);
    let files: Vec<PathBuf> = articles
        .iter()
        .filter_map(|article| match &article.held {
            Held::File(path) => Some(path.clone()),
            Held::Source(_) => None,
        })
        .collect();
    assert_eq!(
        files,
        ["a.txt", "b.txt"].map(|name| folder.path().join(name))
    );
    fs::remove_file(folder.path().join("a.txt")).expect("removed");
    let (articles, failures) = pile.open(&stories[0], &Fetcher::default(), &ByHand::default());
    assert_eq!((articles.len(), failures.len()), (1, 1));
}

#[test]
fn item_that_stands_in_two_feeds_is_taken_once_and_kept() {
    let item = "<item><title>Fire on the Selma</title><description>Flames tore through the \
        ferry Selma off Port Arden.</description></item>";
    let feed = format!("<rss version=\"2.0\"><channel><title>Post</title>{item}</channel></rss>");
    let folder = folder(&[("a.xml", &feed), ("b.xml", &feed)]);
    let pile = read(folder.path(), &["a.xml", "b.xml"]);
    assert_eq!((pile.article_count(), pile.repeats), (1, 1));
}

#[test]
fn packed_file_opens_as_its_text_beside_an_item_of_a_feed() {
    let item = "<item><title>Fire on the Selma</title><description>Flames tore through the \
        ferry Selma off Port Arden.</description></item>";
    let other = "<item><title>Sugar tax passes</title><description>Parliament passed the tax on \
        sugar late at night.</description></item>";
    let feed =
        format!("<rss version=\"2.0\"><channel><title>Post</title>{item}{other}</channel></rss>");
    let mail = format!(
        "From: Herald <desk@herald.example>\nSubject: {}",
        FIRE.replace("tore", "went")
    );
    let folder = folder(&[("a.xml", &feed), ("b.eml", &mail)]);
    let pile = read(folder.path(), &["a.xml", "b.eml"]);
    let stories = pile.stories(&Entries::default());
    let (articles, _) = pile.open(&stories[0], &Fetcher::default(), &ByHand::default());
    assert_eq!(articles.len(), 2);
    for article in articles {
        assert!(!article.text.contains("desk@herald.example"));
        assert!(article.text.contains("through the ferry Selma"));
    }
}

#[test]
fn pile_that_is_read_in_parts_is_the_same_in_the_end() {
    let (folder, whole) = four();
    let mut pile = Pile::default();
    for name in ["fire1.txt", "fire2.txt", "tax1.txt", "tax2.txt"] {
        let path = folder.path().join(name);
        pile.add(&[path], &Fetcher::default(), &ByHand::default(), &|| true);
        pile.sort();
    }
    let none = Entries::default();
    assert_eq!(pile.stories(&none), whole.stories(&none));
}

#[test]
fn reading_that_is_ended_leaves_what_was_read() {
    let files: Vec<(String, String)> = (0..100)
        .map(|n| {
            (
                format!("{n}.txt"),
                FIRE.replace("tore", &format!("tore{n}")),
            )
        })
        .collect();
    let named: Vec<(&str, &str)> = files
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    let folder = folder(&named);
    let paths: Vec<PathBuf> = named
        .iter()
        .map(|(name, _)| folder.path().join(name))
        .collect();
    let pile = Pile::read(
        &paths,
        &Fetcher::default(),
        &ByHand::default(),
        &Arc::default(),
        &|done| done < 40,
    );
    assert_eq!(pile.article_count(), 2 * PATHS_AT_A_TIME);
}

#[test]
fn article_is_moved_to_another_story_and_to_one_of_its_own() {
    let (_folder, pile) = four();
    let shown = |m: &[(&str, Option<&str>)]| shown(&pile, &moves(&pile, m));
    assert_eq!(shown(&[]), "fire1 fire2, tax1 tax2");
    assert_eq!(shown(&[("tax1", Some("fire2"))]), "fire1 fire2 tax1*, tax2");
    assert_eq!(shown(&[("tax1", None)]), "fire1 fire2, tax1*, tax2");
    assert_eq!(
        shown(&[("tax1", None), ("tax2", Some("tax1"))]),
        "fire1 fire2, tax1* tax2*"
    );
}

#[test]
fn moves_follow_sorting_and_not_each_other() {
    let (_folder, pile) = four();
    let shown = |m: &[(&str, Option<&str>)]| shown(&pile, &moves(&pile, m));
    // The article that another was moved to is moved itself: that one stays.
    assert_eq!(
        shown(&[("tax1", Some("fire2")), ("fire2", Some("tax2"))]),
        "fire1 tax1*, fire2* tax2"
    );
    assert_eq!(
        shown(&[("tax1", Some("fire2")), ("fire2", None)]),
        "fire1, fire2* tax1*, tax2"
    );
    // Two that change places.
    assert_eq!(
        shown(&[("tax1", Some("fire1")), ("fire1", Some("tax1"))]),
        "fire1* tax2, fire2 tax1*"
    );
}

#[test]
fn moved_article_is_found_again_when_files_are_renamed_or_changed() {
    let (folder, pile) = four();
    let entries = moves(&pile, &[("tax1", Some("fire2"))]);
    let rename = |from: &str, to: &str| {
        fs::rename(folder.path().join(from), folder.path().join(to)).expect("renamed");
    };
    rename("tax1.txt", "levy.txt");
    rename("fire2.txt", "blaze.txt");
    let renamed = read(
        folder.path(),
        &["blaze.txt", "fire1.txt", "levy.txt", "tax2.txt"],
    );
    assert_eq!(shown(&renamed, &entries), "blaze fire1 levy*, tax2");
    rename("levy.txt", "tax1.txt");
    fs::write(folder.path().join("tax1.txt"), TAX.replace("late", "soon")).expect("written");
    let changed = read(
        folder.path(),
        &["blaze.txt", "fire1.txt", "tax1.txt", "tax2.txt"],
    );
    assert_eq!(shown(&changed, &entries), "blaze fire1 tax1*, tax2");
}

#[test]
fn move_to_what_is_not_there_does_nothing() {
    let (folder, pile) = four();
    let entries = moves(&pile, &[("tax1", Some("fire2")), ("fire1", None)]);
    let left = read(folder.path(), &["tax1.txt", "tax2.txt"]);
    assert_eq!(shown(&left, &entries), "tax1 tax2");
}
