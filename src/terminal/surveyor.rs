//! Counts stories behind the list: reads and compares one after another, and keeps only the counts.
//!
//! On one thread, and only what lies on the disk: nothing is fetched because a list is looked at. Which
//! stories are next is told anew whenever another is chosen, nearest first. It ends as soon as a story is
//! opened, in the middle of one if need be; and stories beyond named sizes are left until they are opened,
//! so that a folder of everything does not cost gigabytes.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::events::Event;
use super::load::Said;
use super::stories::Stories;
use super::story_source::{Slot, StorySource};
use crate::app::{LoadId, Message, StoryCounts, Surveyed};
use crate::article::{Article, Limits, Source, is_address};
use crate::cache::Cache;
use crate::disk::{self, Kept};
use crate::open::read_article;
use crate::side::ByHand;
use crate::threads::heard;
use crate::unpack::unpack;

/// A story of more articles is left until it is opened: it takes a second, and many megabytes.
const MOST_ARTICLES: usize = 300;
/// As is one of more bytes.
const MOST_BYTES: usize = 6_000_000;

/// Which stories are to be counted.
#[derive(Debug)]
pub(super) struct Surveyor {
    queue: Mutex<Queue>,
    /// The number of the newest load: one that is newer than the survey ends it.
    newest: Arc<AtomicU64>,
}

#[derive(Debug, Default)]
struct Queue {
    /// Numbers of stories, the next one first.
    stories: VecDeque<usize>,
    /// The latest load when they were asked for.
    after: LoadId,
    /// Whether a thread works on them.
    is_running: bool,
    /// Counts the times that the survey was stopped: what began before is not wanted any more.
    stops: u64,
}

impl Surveyor {
    pub(super) fn new(newest: &Arc<AtomicU64>) -> Surveyor {
        Surveyor {
            queue: Mutex::default(),
            newest: Arc::clone(newest),
        }
    }

    /// Takes in what is to be counted next; tells whether a thread is needed for it.
    pub(super) fn ask(&self, stories: Vec<usize>, after: LoadId) -> bool {
        let mut queue = self.queue();
        queue.stories = stories.into();
        queue.after = after;
        !std::mem::replace(&mut queue.is_running, true)
    }

    /// Ends the survey.
    pub(super) fn stop(&self) {
        let mut queue = self.queue();
        queue.stories.clear();
        queue.stops += 1;
    }

    /// The next story, with a way to ask whether it is still wanted; none where the thread may end.
    fn next(&self) -> Option<(usize, u64)> {
        let mut queue = self.queue();
        let next = queue.stories.pop_front();
        let next = next.filter(|_| self.newest.load(Ordering::SeqCst) <= queue.after.0);
        queue.is_running = next.is_some();
        Some((next?, queue.stops))
    }

    /// Tells whether no story was opened since, and the survey not stopped.
    fn is_wanted(&self, stops: u64) -> bool {
        let queue = self.queue();
        queue.stops == stops && self.newest.load(Ordering::SeqCst) <= queue.after.0
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A thread that counts.
pub(super) struct Survey {
    pub(super) surveyor: Arc<Surveyor>,
    pub(super) stories: Arc<Stories>,
    /// The threshold to group claims with.
    pub(super) threshold: f64,
    pub(super) said: Said,
    pub(super) cache: Arc<Cache>,
    pub(super) sender: Sender<Event>,
}

/// Why a story is not counted.
type Left = &'static str;

impl Survey {
    /// Counts until nothing more is to be counted.
    pub(super) fn run(&self) {
        while let Some((number, stops)) = self.surveyor.next() {
            let Some(source) = self.stories.get(number) else {
                continue;
            };
            let surveyor = Arc::clone(&self.surveyor);
            let goes_on = Arc::new(move |_| surveyor.is_wanted(stops));
            let Some(surveyed) = heard(goes_on, || self.survey(&source, stops)).flatten() else {
                continue;
            };
            let message = Message::Surveyed {
                story: number,
                surveyed,
            };
            // Where nobody listens any more, the program is ending.
            if self.sender.send(Event::Message(message)).is_err() {
                break;
            }
        }
        self.cache.publish();
    }

    /// Counts one story; nothing where that is not wanted any more.
    fn survey(&self, source: &StorySource, stops: u64) -> Option<Surveyed> {
        let by_hand = self.by_hand(source);
        let is_wanted = || self.surveyor.is_wanted(stops);
        let counted = match articles(
            source,
            (&by_hand, &self.cache),
            self.said.limits,
            &is_wanted,
        ) {
            _ if !is_wanted() => return None,
            Ok(articles) => self.count(&by_hand, articles),
            Err(why) => Surveyed::Left(why),
        };
        Some(counted)
    }

    fn count(&self, by_hand: &ByHand, articles: Vec<Arc<Article>>) -> Surveyed {
        let corrections = by_hand.entries.corrections();
        let mut comparison = self.cache.compare(articles, self.threshold);
        if !corrections.is_empty() {
            comparison.set_corrections(&corrections);
        }
        Surveyed::Counts(StoryCounts::of(&comparison))
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

/// The articles of a story, as opening it would read them.
fn articles(
    story: &StorySource,
    (by_hand, cache): (&ByHand, &Cache),
    limits: Limits,
    is_wanted: &dyn Fn() -> bool,
) -> Result<Vec<Arc<Article>>, Left> {
    let mut articles = Vec::new();
    let mut bytes = 0;
    for slot in story.slots() {
        let sources = match slot {
            Slot::Source(source) => vec![source.clone()],
            Slot::Path(path) => sources_of(path, limits)?,
        };
        for source in sources {
            bytes += source.bytes.len();
            if bytes > MOST_BYTES {
                return Err("large");
            }
            if articles.len() == MOST_ARTICLES {
                return Err("many articles");
            }
            if !is_wanted() {
                return Ok(articles);
            }
            let article = read_article(&source, by_hand, cache);
            articles.extend(article.ok().map(Arc::new));
        }
    }
    Ok(articles)
}

fn sources_of(path: &Path, limits: Limits) -> Result<Vec<Source>, Left> {
    if is_address(&path.to_string_lossy()) {
        return Err("on the net");
    }
    if path == Path::new(disk::STDIN) {
        return Err("standard input");
    }
    let Ok(source) = disk::read_source(path, limits) else {
        return Ok(Vec::new());
    };
    let unpacked = unpack(source);
    if !unpacked.feeds.is_empty() {
        return Err("on the net");
    }
    Ok(unpacked.sources)
}
