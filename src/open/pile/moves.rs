//! Articles of a pile that were put into another story by hand.
//!
//! A story has no name that lasts: its headline changes when a more central article comes. So a move
//! names an article of the story where its own belongs. It goes where sorting has put that one, not
//! where that one was moved to itself, so no chain of moves can turn in a circle; or into the story that
//! that one has begun, where it is one of its own by hand.
//!
//! Articles are known by the hashes of their texts, so that renamed files are found again; where a text
//! has changed, by its address or path.

use std::collections::BTreeMap;

use super::Piled;
use crate::side::{Entries, Entry, PileArticle};

/// A story with what was moved.
#[derive(Debug)]
pub(super) struct Moved {
    /// Its articles, those that sorting has put there first.
    pub(super) articles: Vec<usize>,
    /// How many of them, the last ones, are there by hand.
    pub(super) by_hand: usize,
}

/// Where an article belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Home {
    /// In a sorted story, by its number.
    Sorted(usize),
    /// In a story that this article has begun.
    Own(usize),
}

/// Puts articles where the entries say; what they say of articles that are not there does nothing.
pub(super) fn apply(sorted: &[Vec<usize>], articles: &[Piled], entries: &Entries) -> Vec<Moved> {
    let moves = moves_of(articles, entries);
    let sorted_home = || {
        let stories = sorted.iter().enumerate();
        stories.flat_map(|(story, articles)| articles.iter().map(move |at| (*at, story)))
    };
    let mut homes: BTreeMap<Home, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for story in 0..sorted.len() {
        homes.insert(Home::Sorted(story), Default::default());
    }
    let story_of: BTreeMap<usize, usize> = if moves.is_empty() {
        BTreeMap::new()
    } else {
        sorted_home().collect()
    };
    let home_of = |at: usize, own: usize| match moves.get(&at) {
        None => (Home::Sorted(own), false),
        Some(None) => (Home::Own(at), true),
        Some(Some(to)) if moves.get(to) == Some(&None) => (Home::Own(*to), true),
        Some(Some(to)) => (Home::Sorted(story_of.get(to).copied().unwrap_or(own)), true),
    };
    for (at, own) in sorted_home() {
        let (home, is_by_hand) = home_of(at, own);
        let (by_sorting, by_hand) = homes.entry(home).or_default();
        match (is_by_hand, home == Home::Own(at)) {
            (false, _) => by_sorting.push(at),
            // Who began a story stands first in it: its headline names it.
            (true, true) => by_hand.insert(0, at),
            (true, false) => by_hand.push(at),
        }
    }
    let stories = homes.into_values().map(|(mut articles, by_hand)| {
        articles.extend(&by_hand);
        Moved {
            articles,
            by_hand: by_hand.len(),
        }
    });
    stories.filter(|story| !story.articles.is_empty()).collect()
}

/// Which articles are moved, and to the story of which; none where it is one of their own.
fn moves_of(articles: &[Piled], entries: &Entries) -> BTreeMap<usize, Option<usize>> {
    let moved = entries.iter().filter_map(|entry| match entry {
        Entry::Move { article, to } => Some((article, to)),
        _ => None,
    });
    let moved: Vec<_> = moved.collect();
    if moved.is_empty() {
        return BTreeMap::new();
    }
    let names = Names::of(articles);
    let mut found = Vec::new();
    for (article, to) in moved {
        let Some((surety, at)) = names.find(article) else {
            continue;
        };
        match to {
            None => found.push((surety, at, None)),
            Some(to) => found.extend(names.find(to).map(|(_, to)| (surety, at, Some(to)))),
        }
    }
    // Of two entries about one article the surer one counts.
    found.sort();
    found.into_iter().map(|(_, at, to)| (at, to)).collect()
}

/// The articles of a pile by what they are known by.
struct Names<'a> {
    paths: BTreeMap<&'a str, usize>,
    urls: BTreeMap<&'a str, usize>,
    texts: BTreeMap<u64, Vec<usize>>,
}

/// How surely an article is meant; the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Surety {
    Path,
    Url,
    Hash,
}

impl<'a> Names<'a> {
    fn of(articles: &'a [Piled]) -> Names<'a> {
        let mut names = Names {
            paths: BTreeMap::new(),
            urls: BTreeMap::new(),
            texts: BTreeMap::new(),
        };
        for (at, article) in articles.iter().enumerate() {
            let id = &article.id;
            names.paths.entry(&id.name.path).or_insert(at);
            if let Some(url) = &id.name.url {
                names.urls.entry(url).or_insert(at);
            }
            names
                .texts
                .entry(article.fingerprint())
                .or_default()
                .push(at);
        }
        names
    }

    fn find(&self, wanted: &PileArticle) -> Option<(Surety, usize)> {
        let at_path = self.paths.get(wanted.name.path.as_str()).copied();
        let same_text = wanted.hash.and_then(|hash| self.texts.get(&hash));
        if let Some(same_text) = same_text {
            // A reprint has the same text: the one under the same name is meant.
            let of_path = at_path.filter(|at| same_text.contains(at));
            let at = of_path.or_else(|| same_text.first().copied());
            return at.map(|at| (Surety::Hash, at));
        }
        let url = wanted.name.url.as_deref();
        let at_url = url.and_then(|url| self.urls.get(url)).copied();
        let at_url = at_url.map(|at| (Surety::Url, at));
        at_url.or(at_path.map(|at| (Surety::Path, at)))
    }
}
