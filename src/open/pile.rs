//! A pile of articles of many stories: read once to be sorted, and story by story to be compared.
//!
//! Of an article only a sketch is kept, and where it stands, so that a pile may be larger than memory:
//! a file is read again when its story is opened. What cannot be had again for nothing (a page of the
//! web, an item of a feed, standard input) is kept as it came.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{open, read_article, read_sketch};
use crate::article::{Article, STDIN, Source, is_address};
use crate::cache::Cache;
use crate::failure::Failure;
use crate::fetch::Fetcher;
use crate::side::ByHand;
use crate::sorting::Sketch;
use crate::threads::map_ranges;

/// How many paths are read before whoever waits hears of it.
const PATHS_AT_A_TIME: usize = 64;

/// How many paths a thread reads at a time.
const PATHS_A_THREAD: usize = 4;

/// Articles of many stories.
#[derive(Debug, Default)]
pub struct Pile {
    cache: Arc<Cache>,
    articles: Vec<Piled>,
    /// What could not be read.
    pub failures: Vec<Failure>,
    /// How many articles stood in it more than once, as in feeds saved day by day, and were taken once.
    pub repeats: usize,
}

/// One article of a pile.
#[derive(Debug)]
struct Piled {
    held: Held,
    title: String,
    outlet: String,
    sketch: Sketch,
}

/// Where an article is to be had again.
#[derive(Debug)]
enum Held {
    /// It is all of a file.
    File(PathBuf),
    /// It is part of something, or cannot be read twice.
    Source(Box<Source>),
}

/// Where the articles of a story of a pile are to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PiledSources {
    /// Each is all of a file.
    Files(Vec<PathBuf>),
    /// Some are part of something, or cannot be read twice.
    Sources(Vec<Source>),
}

/// One story of a pile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PiledStory {
    /// The headline of the article that is nearest to all others.
    pub name: String,
    /// Its articles, by number.
    articles: Vec<usize>,
    /// Hashes of its articles' clean texts, ascending: the same for the same articles.
    pub hashes: Vec<u64>,
}

impl PiledStory {
    /// How many articles it has.
    pub fn article_count(&self) -> usize {
        self.articles.len()
    }
}

impl Pile {
    /// Reads a pile; `hear` is told how many of the paths are done.
    ///
    /// The same files give the same pile, in whatever order they are named: `paths` come sorted.
    pub fn read(
        paths: &[PathBuf],
        fetcher: &Fetcher,
        by_hand: &ByHand,
        cache: &Arc<Cache>,
        hear: &mut dyn FnMut(usize),
    ) -> Pile {
        let mut pile = Pile {
            cache: Arc::clone(cache),
            ..Pile::default()
        };
        let mut seen = BTreeSet::new();
        for (number, some) in paths.chunks(PATHS_AT_A_TIME).enumerate() {
            hear(number * PATHS_AT_A_TIME);
            let parts = map_ranges(some.len(), PATHS_A_THREAD, |range| {
                let read = range.map(|at| read_path(&some[at], fetcher, by_hand, cache));
                read.collect::<Vec<_>>()
            });
            for (articles, failures) in parts.into_iter().flatten() {
                pile.failures.extend(failures);
                for article in articles {
                    if seen.insert((article.outlet.clone(), article.sketch.fingerprint())) {
                        pile.articles.push(article);
                    } else {
                        pile.repeats += 1;
                    }
                }
            }
        }
        pile
    }

    /// What its articles are read with.
    pub fn cache(&self) -> &Cache {
        &self.cache
    }

    /// How many articles it holds.
    pub fn article_count(&self) -> usize {
        self.articles.len()
    }

    /// Sorts it into stories: the largest first, then the earliest.
    pub fn stories(&self) -> Vec<PiledStory> {
        let sketches: Vec<&Sketch> = self.articles.iter().map(|a| &a.sketch).collect();
        let gathered = self.cache.sort(&sketches).into_iter();
        gathered.map(|story| self.named(story.articles)).collect()
    }

    fn named(&self, articles: Vec<usize>) -> PiledStory {
        let of = |at: &usize| self.articles[*at].sketch.fingerprint();
        let mut hashes: Vec<u64> = articles.iter().map(of).collect();
        hashes.sort_unstable();
        let central = articles.first().map(|at| &self.articles[*at]);
        let name = central.map(|a| {
            if a.title.is_empty() {
                &a.outlet
            } else {
                &a.title
            }
        });
        PiledStory {
            name: name.cloned().unwrap_or_default(),
            articles,
            hashes,
        }
    }

    /// Where the articles of a story are to be had: all files, else each as it came.
    ///
    /// A file that has become unreadable is left out; who opens the story is told by what is missing.
    pub fn sources_of(&self, story: &PiledStory) -> PiledSources {
        let held = || story.articles.iter().map(|at| &self.articles[*at].held);
        let file = |held: &Held| match held {
            Held::File(path) => Some(path.clone()),
            Held::Source(_) => None,
        };
        let files: Option<Vec<PathBuf>> = held().map(file).collect();
        if let Some(mut paths) = files {
            paths.sort();
            return PiledSources::Files(paths);
        }
        // A file may be packed, as a mail or a document is: its text is what opening gives.
        let opened = |path: &Path| open(path, &Fetcher::default(), &mut |_| true).sources;
        let sources = held().filter_map(|held| match held {
            Held::File(path) => opened(path).into_iter().next(),
            Held::Source(source) => Some(Source::clone(source)),
        });
        PiledSources::Sources(sources.collect())
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
        for at in &story.articles {
            let read = match &self.articles[*at].held {
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
    fetcher: &Fetcher,
    by_hand: &ByHand,
    cache: &Cache,
) -> (Vec<Piled>, Vec<Failure>) {
    let unpacked = open(path, fetcher, &mut |_| true);
    let mut failures = unpacked.failures;
    let name = path.to_string_lossy();
    let is_whole = unpacked.sources.len() == 1 && name != STDIN && !is_address(&name);
    let mut articles = Vec::new();
    for source in unpacked.sources {
        match read_sketch(&source, by_hand, cache) {
            Ok(known) => articles.push(Piled {
                sketch: known.sketch,
                title: known.title,
                outlet: known.outlet,
                held: if is_whole {
                    Held::File(path.to_owned())
                } else {
                    Held::Source(Box::new(source))
                },
            }),
            Err(failure) => failures.push(failure),
        }
    }
    (articles, failures)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const FIRE: &str = "Fire on the Selma\n\nFlames tore through the ferry Selma off Port Arden.\n";
    const TAX: &str = "Sugar tax passes\n\nParliament passed the tax on sugar late at night.\n";

    fn read(folder: &Path, names: &[&str]) -> Pile {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let (fetcher, by_hand) = (Fetcher::default(), ByHand::default());
        Pile::read(&paths, &fetcher, &by_hand, &Arc::default(), &mut |_| {})
    }

    #[test]
    fn files_are_named_and_read_again_when_their_story_opens() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("b.txt"), FIRE).expect("written");
        fs::write(folder.path().join("c.txt"), TAX).expect("written");
        fs::write(folder.path().join("a.txt"), FIRE.replace("tore", "went")).expect("written");
        let pile = read(folder.path(), &["a.txt", "b.txt", "c.txt", "gone.txt"]);
        assert_eq!((pile.article_count(), pile.failures.len()), (3, 1));
        let stories = pile.stories();
        assert_eq!(stories[0].name, "Fire on the Selma");
        let files = ["a.txt", "b.txt"].map(|name| folder.path().join(name));
        assert_eq!(
            pile.sources_of(&stories[0]),
            PiledSources::Files(files.into())
        );
        fs::remove_file(folder.path().join("a.txt")).expect("removed");
        let (articles, failures) = pile.open(&stories[0], &Fetcher::default(), &ByHand::default());
        assert_eq!((articles.len(), failures.len()), (1, 1));
    }

    #[test]
    fn packed_file_opens_as_its_text_beside_an_item_of_a_feed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let item = "<item><title>Fire on the Selma</title><description>Flames tore through the \
            ferry Selma off Port Arden.</description></item>";
        let other = "<item><title>Sugar tax passes</title><description>Parliament passed the tax on \
            sugar late at night.</description></item>";
        let feed = format!(
            "<rss version=\"2.0\"><channel><title>Post</title>{item}{other}</channel></rss>"
        );
        let mail = format!(
            "From: Herald <desk@herald.example>\nSubject: {}",
            FIRE.replace("tore", "went")
        );
        fs::write(folder.path().join("a.xml"), &feed).expect("written");
        fs::write(folder.path().join("b.eml"), mail).expect("written");
        let pile = read(folder.path(), &["a.xml", "b.eml"]);
        let PiledSources::Sources(sources) = pile.sources_of(&pile.stories()[0]) else {
            panic!("an item is no file");
        };
        assert_eq!(sources.len(), 2, "{sources:?}");
        for source in sources {
            let text = read_article(&source, &ByHand::default(), &Cache::default())
                .expect("it has text")
                .text;
            assert!(!text.contains("desk@herald.example"), "{text}");
            assert!(text.contains("through the ferry Selma"), "{text}");
        }
    }

    #[test]
    fn item_that_stands_in_two_feeds_is_taken_once_and_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let item = "<item><title>Fire on the Selma</title><description>Flames tore through the \
            ferry Selma off Port Arden.</description></item>";
        let feed =
            format!("<rss version=\"2.0\"><channel><title>Post</title>{item}</channel></rss>");
        fs::write(folder.path().join("a.xml"), &feed).expect("written");
        fs::write(folder.path().join("b.xml"), &feed).expect("written");
        let pile = read(folder.path(), &["a.xml", "b.xml"]);
        assert_eq!((pile.article_count(), pile.repeats), (1, 1));
    }
}
