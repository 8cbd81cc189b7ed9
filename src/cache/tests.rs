//! What is read from the cache is what reading gives; and no bytes do any harm.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::*;
use crate::comparison::{Comparison, DEFAULT_THRESHOLD, compare, compare_known};
use crate::export::{self, Report, TextStyle};
use crate::sample;
use crate::sorting::sort_into_stories;

fn cache(folder: &Path) -> Cache {
    Cache::at(place_in(folder.join("cache"), 100))
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Sources of many forms.
fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    for story in sample::stories() {
        sources.extend(story.sources());
    }
    sources.push(Source::new("", ""));
    sources.push(Source::new(
        "odd.txt",
        b"Caf\xe9 fire\n\nIt burned.\x1b[2J\n".as_slice(),
    ));
    sources.push(Source::new("de.txt", GERMAN));
    sources.push(Source::new("page.html", PAGE));
    sources
}

const GERMAN: &str = "Fähre ausgebrannt\n\nDie Fähre Selma brannte in der Nacht vor der Küste aus. \
    Niemand wurde verletzt, sagte die Feuerwehr. „Es war knapp“, sagte Kapitän Berg am Morgen.";

const PAGE: &str = "<html lang=en><head><title>Fire | Post</title></head><body><nav>Home</nav>\
    <article><h1>Fire</h1><p>Flames tore through the ferry Selma off Port Arden on Monday night, \
    and the crew of nine was taken off by lifeboat, the coastguard said.</p>\
    <p>Share this article</p></article></body></html>";

#[test]
fn every_article_comes_back_as_it_was_read() {
    let folder = folder();
    for source in sources() {
        let read = read_amended(&source, &Amendments::default());
        let encoded = article::encode(&read).expect("it can be encoded");
        assert_eq!(article::decode(&encoded, &source), Some(read.clone()));
        let (first, second) = (cache(folder.path()), cache(folder.path()));
        assert_eq!(first.read(&source, &Amendments::default()), read);
        first.publish();
        assert_eq!(second.read(&source, &Amendments::default()), read);
    }
    assert!(cache(folder.path()).counts().articles >= sources().len() - 1);
}

#[test]
fn folder_that_was_moved_is_known_under_its_new_name() {
    let folder = folder();
    let cache = cache(folder.path());
    let text = "Ferry burns\n\nThe ferry Selma burned off Port Arden on Monday.";
    let at = |path: &str| Source::new(path, text);
    cache.read(&at("news/post.txt"), &Amendments::default());
    let moved = cache.read(&at("old\u{7}/post.txt"), &Amendments::default());
    let read = read_amended(&at("old\u{7}/post.txt"), &Amendments::default());
    assert_eq!(moved, read);
    cache.publish();
    assert_eq!(cache.counts().articles, 1);
}

#[test]
fn what_the_reader_set_is_kept_apart() {
    let folder = folder();
    let cache = cache(folder.path());
    let source = &sample::stories()[0].sources()[0];
    let mut amendments = Amendments::default();
    cache.read(source, &amendments);
    amendments.outlet = Some("Mine".to_owned());
    assert_eq!(cache.read(source, &amendments).outlet, "Mine");
    assert_ne!(cache.read(source, &Amendments::default()).outlet, "Mine");
}

#[test]
fn standard_input_is_not_kept() {
    let folder = folder();
    let cache = cache(folder.path());
    cache.read(
        &Source::new("-", "It burned all night."),
        &Amendments::default(),
    );
    cache.publish();
    assert_eq!(cache.counts(), Counts::default());
}

#[test]
fn pile_is_sorted_the_same_from_the_cache() {
    let folder = folder();
    let take_down = |source: &Source| Sketched::of(&read_amended(source, &Amendments::default()));
    let known: Vec<Sketched> = sources().iter().map(take_down).collect();
    let to_sort: Vec<&crate::sorting::Sketch> = known.iter().map(|k| &k.sketch).collect();
    let sorted = sort_into_stories(to_sort.iter().copied());
    let first = cache(folder.path());
    assert_eq!(first.sort(&to_sort), sorted);
    for (source, own) in sources().iter().zip(&known) {
        first.keep_sketched(source, &Amendments::default(), own);
    }
    first.publish();
    let second = cache(folder.path());
    assert_eq!(second.sort(&to_sort), sorted);
    for (source, own) in sources().iter().zip(&known) {
        let found = second.sketched(source, &Amendments::default());
        assert_eq!(found.as_ref(), Some(own));
    }
    assert_eq!(second.counts().piles, 1);
}

#[test]
fn order_that_is_of_another_pile_is_a_miss() {
    let encode = |stories: &[&[u32]]| postcard::to_allocvec(&(stories, 0_usize)).expect("encoded");
    assert!(sorted::decode(&encode(&[&[0, 2], &[1]]), 3).is_some());
    for odd in [&[&[0, 2][..]][..], &[&[0, 3], &[1]], &[&[0, 1], &[1, 2]]] {
        assert_eq!(sorted::decode(&encode(odd), 3), None, "{odd:?}");
    }
}

/// The articles of the sample stories, and one that has a language of its own.
fn stories() -> Vec<Vec<Arc<Article>>> {
    let read = |source: &Source| Arc::new(read_amended(source, &Amendments::default()));
    let stories = sample::stories();
    let stories = stories
        .iter()
        .map(|story| story.sources().iter().map(read).collect());
    let mut stories: Vec<Vec<Arc<Article>>> = stories.collect();
    stories.push(sources().iter().map(read).collect());
    stories.push(Vec::new());
    stories
}

#[test]
fn every_comparison_comes_back_as_it_was_made() {
    let folder = folder();
    for articles in stories() {
        for threshold in [0.0, 0.2, DEFAULT_THRESHOLD, 1.0] {
            let made = compare(articles.clone(), threshold);
            let (first, second) = (cache(folder.path()), cache(folder.path()));
            assert!(first.compare(articles.clone(), threshold) == made);
            first.publish();
            let mut known = second.compare(articles.clone(), threshold);
            assert!(known == made, "at {threshold}");
            // Whatever is done with it then.
            let mut made = made;
            for threshold in [0.4, 0.9, 0.1] {
                known.set_threshold(threshold);
                made.set_threshold(threshold);
                assert!(known == made, "at {threshold}");
            }
            known.explain_all();
            made.explain_all();
            assert!(known == made);
        }
    }
    assert_eq!(
        cache(folder.path()).counts().comparisons,
        4 * stories().len()
    );
}

#[test]
fn pair_that_was_unlinked_by_hand_is_so_in_a_known_comparison() {
    let folder = folder();
    let articles = &stories()[0];
    let mut made = compare(articles.clone(), DEFAULT_THRESHOLD);
    let shown = made
        .links
        .iter()
        .find(|l| made.is_shown(l))
        .expect("a link");
    let correction = made
        .correction(shown.a, shown.b, false)
        .expect("both are there");
    cache(folder.path()).compare(articles.clone(), DEFAULT_THRESHOLD);
    let first = cache(folder.path());
    first.compare(articles.clone(), DEFAULT_THRESHOLD);
    first.publish();
    let mut known = cache(folder.path()).compare(articles.clone(), DEFAULT_THRESHOLD);
    known.set_corrections(std::slice::from_ref(&correction));
    made.set_corrections(&[correction]);
    assert!(known == made);
}

#[test]
fn comparison_of_other_articles_is_a_miss() {
    let stories = stories();
    let made = compare(stories[0].clone(), DEFAULT_THRESHOLD);
    let bytes = comparison::encode(&made).expect("it can be kept");
    assert!(comparison::decode(&bytes, &made.articles).is_some());
    assert!(comparison::decode(&bytes, &made.articles[1..]).is_none());
    assert!(comparison::decode(&bytes, &[]).is_none());
}

#[test]
fn text_that_a_terminal_would_obey_is_a_miss() {
    let source = Source::new("a.txt", "");
    let with = |change: fn(&mut Article)| {
        let mut read = read_amended(&sample::stories()[0].sources()[0], &Amendments::default());
        change(&mut read);
        article::decode(&article::encode(&read)?, &source)
    };
    assert!(with(|_| ()).is_some());
    assert!(with(|a| a.outlet.push('\u{1b}')).is_none());
    assert!(with(|a| a.text.push('\u{9b}')).is_none());
    assert!(
        with(|a| a.notes.push(crate::article::Note {
            text: "\u{7f}".to_owned()
        }))
        .is_none()
    );
    assert!(with(|a| a.statements[0].paragraph = 9_999).is_none());
    assert!(with(|a| a.statements[0].span.end = 999_999).is_none());
    assert!(
        with(|a| a.text.insert(1, 'é')).is_some(),
        "the end has room"
    );
    assert!(with(|a| a.text.replace_range(0..2, "é")).is_some());
    assert!(
        with(|a| a.text = "é".repeat(a.text.len())).is_none(),
        "inside a letter"
    );
}

proptest::proptest! {
    #[test]
    fn any_bytes_decode_to_something_sound_or_nothing(
        changes in proptest::collection::vec((0.0..1.0_f64, proptest::prelude::any::<u8>()), 1..8),
        number in 0..15_usize,
    ) {
        let sources = sources();
        let source = &sources[number % sources.len()];
        let read = read_amended(source, &Amendments::default());
        let mut bytes = article::encode(&read).unwrap_or_default();
        let sketched = Sketched::of(&read);
        let mut sketch = postcard::to_allocvec(&sketched).unwrap_or_default();
        for (at, byte) in changes {
            for bytes in [&mut bytes, &mut sketch] {
                let at = (at * bytes.len() as f64) as usize;
                bytes[at] = byte;
            }
        }
        if let Some(article) = article::decode(&bytes, source) {
            for id in article.statement_ids() {
                proptest::prop_assert!(article::is_inert(article.statement_text(id)));
            }
        }
        let _ = sketch::decode(&sketch);
        let _ = sorted::decode(&bytes, 7);
    }

    #[test]
    fn any_bytes_of_a_comparison_do_no_harm(
        changes in proptest::collection::vec((0.0..1.0_f64, proptest::prelude::any::<u8>()), 1..8),
    ) {
        static MADE: OnceLock<(Comparison, Vec<u8>)> = OnceLock::new();
        let (made, bytes) = MADE.get_or_init(|| {
            let made = compare(stories()[0].clone(), DEFAULT_THRESHOLD);
            let bytes = comparison::encode(&made).unwrap_or_default();
            (made, bytes)
        });
        let mut bytes = bytes.clone();
        for (at, byte) in changes {
            let at = (at * bytes.len() as f64) as usize;
            bytes[at] = byte;
        }
        if let Some(known) = comparison::decode(&bytes, &made.articles) {
            let known = compare_known(made.articles.clone(), DEFAULT_THRESHOLD, known);
            let report = Report { name: "odd", comparison: &known, skipped: &[] };
            let style = TextStyle { is_coloured: false, width_cells: 80 };
            proptest::prop_assert!(article::is_inert(&export::text(&report, style)));
            export::json(&report, true);
        }
    }

    #[test]
    fn bytes_of_nobody_are_a_miss(bytes: Vec<u8>) {
        let _ = article::decode(&bytes, &Source::new("a.txt", ""));
        let _ = sketch::decode(&bytes);
        let _ = sorted::decode(&bytes, 3);
    }
}
