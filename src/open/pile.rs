//! A pile of articles of many stories: read bit by bit to be sorted, and story by story to be compared.
//!
//! Of an article only a sketch is kept, and where it stands, so that a pile may be larger than memory:
//! a file is read again when its story is opened. What cannot be had again for nothing (a page of the
//! web, an item of a feed, standard input) is kept as it came.
//!
//! Whoever shows a pile reads some paths ([`Pile::add`]), sorts what is there ([`Pile::sort`]) and reads
//! on. However often it was sorted on the way, the last time all of it counts and nothing of the times
//! before, so the stories of a whole pile do not hang on how it was read.

mod moves;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::{open, read_article, read_sketch};
use crate::article::{Article, STDIN, Source, clean_line, is_address};
use crate::cache::{Cache, Sketched};
use crate::failure::Failure;
use crate::fetch::Fetcher;
use crate::side::{ArticleName, ByHand, Entries, PileArticle};
use crate::sorting::{Sketch, Sorted, sort_into_stories};
use crate::text::counted;
use crate::threads::map_ranges;

/// How many paths are read before whoever waits hears of it, and may end it.
pub const PATHS_AT_A_TIME: usize = 32;

/// How many paths a thread reads at a time.
const PATHS_A_THREAD: usize = 4;

/// Articles of many stories.
#[derive(Debug, Default)]
pub struct Pile {
    cache: Arc<Cache>,
    articles: Vec<Piled>,
    /// Outlet and text of each, so that none is taken twice.
    seen: BTreeSet<(String, u64)>,
    /// As they were last sorted: the articles of each story, the most central one first.
    sorted: Vec<Vec<usize>>,
    /// How many articles have words that so many others hold that sorting did not look at all of those.
    cut_short: usize,
    /// What could not be read.
    pub failures: Vec<Failure>,
    /// How many articles stood in it more than once, as in feeds saved day by day, and were taken once.
    pub repeats: usize,
}

/// One article of a pile.
#[derive(Debug)]
pub struct Piled {
    /// Where it is to be had again.
    pub held: Held,
    /// Its path and address, and the hash of its text.
    pub id: PileArticle,
    /// Its headline; empty where it has none.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// Day of publication.
    pub published: Option<Date>,
    sketch: Sketch,
}

/// Where an article is to be had again.
#[derive(Clone, Debug)]
pub enum Held {
    /// It is all of a file.
    File(PathBuf),
    /// It is part of something, or cannot be read twice.
    Source(Arc<Source>),
}

/// One story of a pile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PiledStory {
    /// The headline of the article that is nearest to all others.
    pub name: String,
    /// Its articles, by number: those that are there by sorting, the most central one first, then those
    /// that are there by hand.
    pub articles: Vec<usize>,
    /// How many of them, the last ones, are there by hand.
    pub by_hand: usize,
    /// Hashes of its articles' clean texts, ascending: the same for the same articles.
    pub hashes: Vec<u64>,
}

impl PiledStory {
    /// How many articles it has.
    pub fn article_count(&self) -> usize {
        self.articles.len()
    }
}

impl Piled {
    fn fingerprint(&self) -> u64 {
        self.sketch.fingerprint()
    }

    /// Its headline, else its outlet.
    pub fn name(&self) -> &str {
        if self.title.is_empty() {
            &self.outlet
        } else {
            &self.title
        }
    }
}

impl Pile {
    /// Nothing is read yet; what was read before is found here.
    pub fn new(cache: &Arc<Cache>) -> Pile {
        Pile {
            cache: Arc::clone(cache),
            ..Pile::default()
        }
    }

    /// Reads a pile; `hear` is told how many of the paths are done, and says whether to go on.
    ///
    /// The same files give the same pile, in whatever order they are named: `paths` come sorted.
    pub fn read(
        paths: &[PathBuf],
        fetcher: &Fetcher,
        by_hand: &ByHand,
        cache: &Arc<Cache>,
        hear: &(dyn Fn(usize) -> bool + Sync),
    ) -> Pile {
        let mut pile = Pile::new(cache);
        for (number, some) in paths.chunks(PATHS_AT_A_TIME).enumerate() {
            let done = number * PATHS_AT_A_TIME;
            if !hear(done) {
                break;
            }
            pile.add(some, fetcher, by_hand, &|| hear(done));
        }
        pile
    }

    /// Reads some paths more; `goes_on` is asked while something comes over the net.
    pub fn add(
        &mut self,
        paths: &[PathBuf],
        fetcher: &Fetcher,
        by_hand: &ByHand,
        goes_on: &(dyn Fn() -> bool + Sync),
    ) {
        let parts = map_ranges(paths.len(), PATHS_A_THREAD, |range| {
            let wanted = range.take_while(|_| goes_on());
            let read =
                wanted.map(|at| read_path(&paths[at], (fetcher, goes_on), by_hand, &self.cache));
            read.collect::<Vec<_>>()
        });
        for (articles, failures) in parts.into_iter().flatten() {
            self.failures.extend(failures);
            for article in articles {
                if self
                    .seen
                    .insert((article.outlet.clone(), article.fingerprint()))
                {
                    self.articles.push(article);
                } else {
                    self.repeats += 1;
                }
            }
        }
    }

    /// Sorts what was read so far, on the way to the whole.
    pub fn sort_some(&mut self) {
        let sorted = sort_into_stories(self.articles.iter().map(|a| &a.sketch));
        self.take_in(sorted);
    }

    /// Sorts all that was read, or knows what came of it before.
    pub fn sort(&mut self) {
        let sketches: Vec<&Sketch> = self.articles.iter().map(|a| &a.sketch).collect();
        let sorted = self.cache.sort(&sketches);
        self.take_in(sorted);
    }

    fn take_in(&mut self, sorted: Sorted) {
        self.sorted = sorted.stories.into_iter().map(|s| s.articles).collect();
        self.cut_short = sorted.cut_short;
    }

    /// Says for how many articles sorting did not look at all others, where there are any.
    pub fn cut_short_note(&self) -> Option<String> {
        (self.cut_short > 0).then(|| {
            let what = "too many others share the words of";
            let articles = counted(self.cut_short, "article");
            format!("{what} {articles}: some may be missed in their stories")
        })
    }

    /// What its articles are read with.
    pub fn cache(&self) -> &Cache {
        &self.cache
    }

    /// How many articles it holds.
    pub fn article_count(&self) -> usize {
        self.articles.len()
    }

    /// One of its articles.
    pub fn article(&self, at: usize) -> Option<&Piled> {
        self.articles.get(at)
    }

    /// Its stories as it was last sorted, and as articles were moved by hand: the largest first, then
    /// the earliest.
    pub fn stories(&self, entries: &Entries) -> Vec<PiledStory> {
        let mut stories = moves::apply(&self.sorted, &self.articles, entries);
        let rank = |at: &usize| {
            let article = &self.articles[*at];
            let day = article.published;
            (day.is_none(), day, article.fingerprint(), *at)
        };
        let earliest = |story: &moves::Moved| story.articles.iter().map(rank).min();
        stories.sort_by_cached_key(|s| (std::cmp::Reverse(s.articles.len()), earliest(s)));
        stories.into_iter().map(|story| self.named(story)).collect()
    }

    fn named(&self, story: moves::Moved) -> PiledStory {
        let articles = story.articles;
        let mut hashes: Vec<u64> = articles
            .iter()
            .map(|at| self.articles[*at].fingerprint())
            .collect();
        hashes.sort_unstable();
        let central = articles.first().map(|at| self.articles[*at].name());
        PiledStory {
            name: central.unwrap_or_default().to_owned(),
            by_hand: story.by_hand,
            articles,
            hashes,
        }
    }

    /// The articles of a story, by their paths.
    pub fn articles_of(&self, story: &PiledStory) -> Vec<&Piled> {
        let articles = story
            .articles
            .iter()
            .filter_map(|at| self.articles.get(*at));
        let mut articles: Vec<&Piled> = articles.collect();
        articles.sort_by(|x, y| x.id.cmp(&y.id));
        articles
    }

    /// Reads the articles of a story again; what has become unreadable is a failure.
    pub fn open(
        &self,
        story: &PiledStory,
        fetcher: &Fetcher,
        by_hand: &ByHand,
    ) -> (Vec<Arc<Article>>, Vec<Failure>) {
        let mut articles = Vec::new();
        let mut failures = Vec::new();
        for piled in self.articles_of(story) {
            let read = match &piled.held {
                Held::Source(source) => read_article(source, by_hand, &self.cache),
                Held::File(path) => {
                    let mut unpacked = open(path, fetcher, &mut |_| true);
                    failures.append(&mut unpacked.failures);
                    match unpacked.sources.first() {
                        Some(source) => read_article(source, by_hand, &self.cache),
                        None => continue,
                    }
                }
            };
            match read {
                Ok(article) => articles.push(Arc::new(article)),
                Err(failure) => failures.push(failure),
            }
        }
        (articles, failures)
    }
}

fn read_path(
    path: &Path,
    (fetcher, goes_on): (&Fetcher, &dyn Fn() -> bool),
    by_hand: &ByHand,
    cache: &Cache,
) -> (Vec<Piled>, Vec<Failure>) {
    let unpacked = open(path, fetcher, &mut |_| goes_on());
    let mut failures = unpacked.failures;
    let name = path.to_string_lossy();
    let is_whole = unpacked.sources.len() == 1 && name != STDIN && !is_address(&name);
    let mut articles = Vec::new();
    for source in unpacked.sources {
        match read_sketch(&source, by_hand, cache) {
            Ok(known) => articles.push(piled(known, path, source, is_whole)),
            Err(failure) => failures.push(failure),
        }
    }
    (articles, failures)
}

fn piled(known: Sketched, path: &Path, source: Source, is_whole: bool) -> Piled {
    Piled {
        id: PileArticle {
            name: ArticleName {
                path: clean_line(&source.path),
                url: known.url,
            },
            hash: Some(known.sketch.fingerprint()),
        },
        held: if is_whole {
            Held::File(path.to_owned())
        } else {
            Held::Source(Arc::new(source))
        },
        title: known.title,
        outlet: known.outlet,
        published: known.published,
        sketch: known.sketch,
    }
}
