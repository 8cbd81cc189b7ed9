//! Piles of our own articles, and of small made ones.

use std::sync::Arc;

use super::*;
use crate::article::{self, Article, Source};
use crate::sample;

fn sketch(date: &str, title: &str, text: &str) -> Sketch {
    let source = format!("---\ntitle: {title}\ndate: {date}\n---\n\n{text}\n");
    Sketch::new(&article::read(&Source::new("a.md", source)))
}

const FIRE: &str =
    "Flames tore through the ferry Selma off Port Arden. The harbour master counted fourteen hurt.";
const FIRE_AGAIN: &str =
    "The ferry Selma burned off Port Arden, and the harbour master said fourteen were hurt.";
const BUDGET: &str =
    "Parliament passed the budget late in the night. The minister praised the tax on sugar.";

fn places(stories: &[Gathered]) -> Vec<Vec<usize>> {
    let sorted = |story: &Gathered| {
        let mut articles = story.articles.clone();
        articles.sort_unstable();
        articles
    };
    stories.iter().map(sorted).collect()
}

#[test]
fn articles_of_one_event_make_one_story() {
    let pile = [
        sketch("2024-03-12", "Ferry burns", FIRE),
        sketch("2024-03-12", "Budget passes", BUDGET),
        sketch("2024-03-13", "Selma fire", FIRE_AGAIN),
    ];
    assert_eq!(
        places(&sort_into_stories(&pile).stories),
        [vec![0, 2], vec![1]]
    );
}

#[test]
fn same_words_years_apart_are_two_stories() {
    let pile = [
        sketch("2021-03-12", "Ferry burns", FIRE),
        sketch("2024-03-12", "Ferry burns", FIRE_AGAIN),
    ];
    assert_eq!(
        places(&sort_into_stories(&pile).stories),
        [vec![0], vec![1]]
    );
}

#[test]
fn article_without_a_day_joins_by_its_words() {
    let pile = [
        sketch("\"\"", "Selma ferry burns off Port Arden", FIRE),
        sketch("2024-03-12", "Ferry Selma burns", FIRE_AGAIN),
        sketch("2024-03-12", "Budget passes", BUDGET),
    ];
    assert_eq!(pile[0].day, None);
    assert_eq!(
        places(&sort_into_stories(&pile).stories),
        [vec![0, 1], vec![2]]
    );
}

#[test]
fn nothing_and_one_article_sort_too() {
    assert_eq!(sort_into_stories(&[]), Sorted::default());
    let one = sketch("2024-03-12", "Ferry burns", FIRE);
    assert_eq!(places(&sort_into_stories([&one]).stories), [vec![0]]);
}

#[test]
fn samples_poured_together_come_apart_again() {
    let mut pile = Vec::new();
    let mut story_of = Vec::new();
    for (number, story) in sample::stories().iter().enumerate() {
        for source in story.sources() {
            pile.push(Sketch::new(&article::read(&source)));
            story_of.push(number);
        }
    }
    let stories = sort_into_stories(&pile).stories;
    assert_eq!(stories.len(), sample::stories().len());
    for story in &stories {
        let first = story_of[story.articles[0]];
        assert!(story.articles.iter().all(|at| story_of[*at] == first));
    }
}

#[test]
fn order_of_the_files_does_not_matter() {
    let stories = sample::stories();
    let sources = stories.iter().flat_map(sample::SampleStory::sources);
    let pile: Vec<Sketch> = sources.map(|s| Sketch::new(&article::read(&s))).collect();
    let forward = sort_into_stories(&pile).stories;
    let backward: Vec<Sketch> = pile.iter().rev().cloned().collect();
    let turned: Vec<Gathered> = sort_into_stories(&backward)
        .stories
        .into_iter()
        .map(|story| Gathered {
            articles: story
                .articles
                .iter()
                .map(|at| pile.len() - 1 - at)
                .collect(),
        })
        .collect();
    assert_eq!(forward, turned);
}

/// The articles of the samples, over and over, each with the number of its story.
fn sample_articles(count: usize) -> (Vec<Arc<Article>>, Vec<usize>) {
    let stories = sample::stories();
    let numbered = stories.iter().enumerate().flat_map(|(number, story)| {
        let read = |source: &Source| Arc::new(article::read(source));
        let articles: Vec<_> = story.sources().iter().map(read).collect();
        articles.into_iter().map(move |article| (article, number))
    });
    let all: Vec<_> = numbered.collect();
    all.iter().cloned().cycle().take(count).unzip()
}

#[test]
fn articles_of_two_events_are_strangers_in_a_large_story() {
    let (articles, story_of) = sample_articles(24);
    let strangers = Strangers::among(&articles);
    for a in 0..24 {
        for b in (0..24).filter(|b| *b != a) {
            assert_eq!(strangers.has(a, b), story_of[a] != story_of[b], "{a}, {b}");
        }
    }
    assert!(strangers.counts().stranger_pairs > 0);
}

#[test]
fn small_story_has_no_strangers() {
    let (articles, _) = sample_articles(20);
    assert_eq!(Strangers::among(&articles).counts(), Uncompared::default());
}

#[test]
fn line_of_text_is_no_stranger() {
    let (mut articles, _) = sample_articles(23);
    articles.push(Arc::new(article::read(&Source::new("a.txt", "It rained."))));
    let strangers = Strangers::among(&articles);
    assert!((0..23).all(|a| !strangers.has(a, 23)));
}

#[test]
fn article_of_a_very_large_story_is_compared_with_some_of_the_others() {
    let (articles, _) = sample_articles(300);
    let strangers = Strangers::among(&articles);
    let compared = |a: usize| {
        (0..300)
            .filter(|b| *b != a && !strangers.has(a, *b))
            .count()
    };
    assert!((0..300).all(|a| compared(a) >= 20), "even reprints");
    let counts = strangers.counts();
    let all: usize = (0..300).map(compared).sum();
    assert_eq!(
        all / 2 + counts.stranger_pairs + counts.distant_pairs,
        300 * 299 / 2
    );
    assert!(counts.distant_pairs > 0);
}

#[test]
fn up_to_two_hundred_articles_none_are_distant() {
    let (articles, _) = sample_articles(200);
    assert_eq!(Strangers::among(&articles).counts().distant_pairs, 0);
}

#[test]
fn words_that_all_share_are_cut_short_and_told_of() {
    let alike = |fingerprint| Sketch {
        day: Some(0),
        fingerprint,
        language: Language::English,
        stems: (0..200).collect(),
        counts: vec![1; 200].into(),
    };
    let few: Vec<Sketch> = (0..200).map(alike).collect();
    assert_eq!(sort_into_stories(&few).cut_short, 0);
    let many: Vec<Sketch> = (0..400).map(alike).collect();
    let sorted = sort_into_stories(&many);
    assert_eq!(sorted.stories.len(), 1);
    assert!(
        (50..150).contains(&sorted.cut_short),
        "{}",
        sorted.cut_short
    );
}
