//! Counts stories behind the list: reads and compares one after another, and keeps only the counts.
//!
//! On one thread, and only what lies on the disk: nothing is fetched because a list is looked at. It ends
//! as soon as a story is opened, at the next article or the next story; and stories beyond named sizes
//! are left until they are opened, so that a folder of everything costs neither hours nor gigabytes.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;

use super::events::Event;
use super::load::Said;
use super::story_source::StorySource;
use crate::app::{LoadId, Message, StoryCounts, Surveyed};
use crate::article::{Article, Source, is_address};
use crate::cache::Cache;
use crate::disk::{self, Kept};
use crate::open::read_article;
use crate::side::ByHand;
use crate::unpack::unpack;

/// More stories are not counted: the list is for looking, and the first screens are looked at.
const MOST_STORIES: usize = 500;
/// A story of more articles is left until it is opened; comparing grows with the square of them.
const MOST_ARTICLES: usize = 60;
/// As is one of more bytes: a story of that size takes seconds.
const MOST_BYTES: usize = 2_000_000;

/// What is to be counted.
pub(super) struct Survey {
    /// Numbers of the stories, in order.
    pub(super) stories: Vec<usize>,
    /// The latest load when it was asked for: a later one ends it.
    pub(super) after: LoadId,
    /// The threshold to group claims with.
    pub(super) threshold: f64,
    pub(super) said: Said,
    pub(super) newest: Arc<AtomicU64>,
    pub(super) cache: Arc<Cache>,
    pub(super) sender: Sender<Event>,
}

/// Why a story is not counted.
type Left = &'static str;

impl Survey {
    pub(super) fn run(&self, stories: &[StorySource]) {
        self.count_all(stories);
        self.cache.publish();
    }

    fn count_all(&self, stories: &[StorySource]) {
        for number in self.stories.iter().take(MOST_STORIES) {
            let Some(source) = stories.get(*number) else {
                continue;
            };
            let by_hand = self.by_hand(source);
            let surveyed = match self.articles(source, &by_hand) {
                _ if !self.is_wanted() => return,
                Ok(articles) => self.count(&by_hand, articles),
                Err(why) => Surveyed::Left(why),
            };
            let message = Message::Surveyed {
                story: *number,
                surveyed,
            };
            // Where nobody listens any more, the program is ending.
            if self.sender.send(Event::Message(message)).is_err() {
                return;
            }
        }
    }

    /// Tells whether no story was opened since.
    fn is_wanted(&self) -> bool {
        self.newest.load(Ordering::SeqCst) <= self.after.0
    }

    fn count(&self, by_hand: &ByHand, articles: Vec<Arc<Article>>) -> Surveyed {
        let corrections = by_hand.entries.corrections();
        let mut comparison = self.cache.compare(articles, self.threshold);
        if !corrections.is_empty() {
            comparison.set_corrections(&corrections);
        }
        Surveyed::Counts(StoryCounts::of(&comparison))
    }

    /// The articles of a story, as opening it would read them.
    fn articles(&self, story: &StorySource, by_hand: &ByHand) -> Result<Vec<Arc<Article>>, Left> {
        let sources = match story {
            StorySource::Paths(story) => self.sources(&story.paths)?,
            StorySource::BuiltIn { sources, .. } => sources.clone(),
        };
        let mut articles = Vec::new();
        for source in sources {
            if !self.is_wanted() {
                break;
            }
            articles.extend(
                read_article(&source, by_hand, &self.cache)
                    .ok()
                    .map(Arc::new),
            );
        }
        Ok(articles)
    }

    fn sources(&self, paths: &[impl AsRef<Path>]) -> Result<Vec<Source>, Left> {
        let mut sources = Vec::new();
        let mut bytes = 0;
        for path in paths.iter().map(AsRef::as_ref) {
            if is_address(&path.to_string_lossy()) {
                return Err("on the net");
            }
            if path == Path::new(disk::STDIN) {
                return Err("standard input");
            }
            let Ok(source) = disk::read_source(path) else {
                continue;
            };
            bytes += source.bytes.len();
            if bytes > MOST_BYTES || !self.is_wanted() {
                return Err("large");
            }
            let unpacked = unpack(source);
            if !unpacked.feeds.is_empty() {
                return Err("on the net");
            }
            sources.extend(unpacked.sources);
            if sources.len() > MOST_ARTICLES {
                return Err("many articles");
            }
        }
        Ok(sources)
    }

    /// What was set by hand, as the story's files and the command line say.
    fn by_hand(&self, story: &StorySource) -> ByHand {
        let kept = if self.said.is_fresh {
            Kept::default()
        } else {
            story.side_place().read()
        };
        ByHand {
            entries: kept.entries,
            story_file: story.story_file(),
            outlets: self.said.outlets.clone(),
        }
    }
}
