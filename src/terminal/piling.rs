//! Reads a pile behind the list of its stories: walks its folders, reads and sorts its articles, and
//! tells the list of them as it grows.
//!
//! On a thread of its own, which lives as long as the reader does: it has the pile, so it is also asked
//! when an article is moved to another story by hand, and when a pile that was stopped is to be read on.
//! A pile is sorted whole each time, but only when it has grown by a good part since; all those times
//! together cost less than twice the last one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use super::events::Event;
use super::load::{Said, failure_of};
use super::stories::Stories;
use super::story_source::{PiledSource, StorySource};
use crate::app::{ListedArticle, Message, PilePhase, PileProgress, StoryName};
use crate::article::is_address;
use crate::cache::Cache;
use crate::disk::{self, Found, Kept, SidePlace};
use crate::failure::Failure;
use crate::fetch::Fetcher;
use crate::open::{PATHS_AT_A_TIME, Pile, Piled, PiledStory};
use crate::side::{ByHand, Edit};
use crate::threads::heard;

/// The first sorting comes after so many articles: a screen of stories.
const FIRST_SORTED: usize = 32;

/// Sorted again when the pile has grown to so many times what it was, in tenths.
const GROWTH_TENTHS: usize = 18;

/// Between two words on how far it is: a reader sees no more, and every one is a frame.
const PAUSE: Duration = Duration::from_millis(80);

/// What the thread is told.
pub(super) enum PileOrder {
    /// Read what was not read yet; folders are walked again.
    ReadOn,
    /// Take in what was set by hand.
    Apply(Vec<Edit>),
}

/// What reads a pile.
pub(super) struct Piling {
    /// What was named.
    pub(super) named: Arc<Vec<PathBuf>>,
    pub(super) said: Said,
    pub(super) stories: Arc<Stories>,
    pub(super) sender: Sender<Event>,
    pub(super) fetcher: Arc<Fetcher>,
    pub(super) cache: Arc<Cache>,
    /// Set from outside: reading ends at the next file or so, and what was read stays.
    pub(super) is_stopped: Arc<AtomicBool>,
}

/// The pile as far as it is read.
struct Desk {
    pile: Pile,
    by_hand: ByHand,
    numbers: Numbers,
    /// Paths that were read.
    read: BTreeSet<PathBuf>,
    /// How many failures of the pile were told of.
    failures_told: usize,
    /// How many articles were sorted.
    sorted: usize,
    progress: PileProgress,
    told: Option<Instant>,
    /// When it was last sorted, and how long that took.
    sorting: (Instant, Duration),
}

impl Piling {
    /// Reads the pile, then does what it is told until nobody tells it anything any more.
    pub(super) fn run(&self, orders: &Receiver<PileOrder>) {
        let mut desk = Desk {
            pile: Pile::new(&self.cache),
            by_hand: self.by_hand(),
            numbers: Numbers::default(),
            read: BTreeSet::new(),
            failures_told: 0,
            sorted: 0,
            progress: PileProgress::default(),
            told: None,
            sorting: (Instant::now(), Duration::ZERO),
        };
        loop {
            self.read_on(&mut desk, orders);
            loop {
                match orders.recv() {
                    Ok(PileOrder::ReadOn) => break,
                    Ok(PileOrder::Apply(edits)) => self.apply(&mut desk, &edits),
                    Err(_) => return,
                }
            }
        }
    }

    fn by_hand(&self) -> ByHand {
        let kept = if self.said.is_fresh {
            Kept::default()
        } else {
            SidePlace::of_pile(&self.named).read()
        };
        self.send(Message::PileByHand {
            entries: kept.entries.clone(),
            notes: kept.notes,
        });
        ByHand {
            entries: kept.entries,
            outlets: self.said.outlets.clone(),
            ..ByHand::default()
        }
    }

    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::SeqCst)
    }

    fn read_on(&self, desk: &mut Desk, orders: &Receiver<PileOrder>) {
        let paths = self.look(desk);
        desk.progress.of = desk.read.len() + paths.len();
        let (local, slow): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| !is_slow(path));
        self.read_some(desk, &local, orders);
        if !slow.is_empty() && !self.is_stopped() {
            self.sort(desk, Pile::sort_some);
            self.read_some(desk, &slow, orders);
        }
        desk.enter(PilePhase::Sorting);
        self.tell(desk);
        let is_whole = self.sort(desk, Pile::sort) && !self.is_stopped();
        desk.enter(if is_whole {
            PilePhase::Done
        } else {
            PilePhase::Stopped
        });
        self.tell(desk);
        if let Some(note) = desk.pile.cut_short_note() {
            self.send(Message::Said(note));
        }
        self.cache.publish();
        if let Some(trouble) = self.cache.take_trouble() {
            self.send(Message::Said(trouble.to_string()));
        }
    }

    /// Walks the folders; returns the paths that were not read yet, those that may take long last.
    fn look(&self, desk: &mut Desk) -> Vec<PathBuf> {
        desk.enter(PilePhase::Looking);
        let Found { stories, failures } = disk::find_stories_heard(&self.named, &mut |count| {
            desk.progress.done = count;
            self.tell_in_time(desk);
            !self.is_stopped()
        });
        self.tell_failures(failures);
        let paths: BTreeSet<PathBuf> = stories.into_iter().flat_map(|s| s.paths).collect();
        let mut paths: Vec<PathBuf> = paths
            .into_iter()
            .filter(|p| !desk.read.contains(p))
            .collect();
        paths.sort_by_key(|path| path == Path::new(disk::STDIN));
        paths
    }

    fn read_some(&self, desk: &mut Desk, paths: &[PathBuf], orders: &Receiver<PileOrder>) {
        desk.enter(PilePhase::Reading);
        for some in paths.chunks(PATHS_AT_A_TIME) {
            for order in orders.try_iter() {
                if let PileOrder::Apply(edits) = order {
                    self.apply(desk, &edits);
                }
            }
            desk.progress.done = desk.read.len();
            self.tell_in_time(desk);
            if self.is_stopped() {
                return;
            }
            let failed_before = desk.pile.failures.len();
            desk.pile
                .add(some, &self.fetcher, &desk.by_hand, &|| !self.is_stopped());
            if self.is_stopped() {
                // What broke off is no failure, and is read when reading goes on.
                desk.pile.failures.truncate(failed_before);
                return;
            }
            desk.read.extend(some.iter().cloned());
            desk.progress.done = desk.read.len();
            if desk.is_grown() {
                self.sort(desk, Pile::sort_some);
            }
        }
    }

    /// Sorts what was read and tells the list; tells whether it was not stopped on the way.
    fn sort(&self, desk: &mut Desk, sort: fn(&mut Pile)) -> bool {
        let count = desk.pile.article_count();
        if count != desk.sorted {
            let was_stopped = self.is_stopped();
            let is_stopped = Arc::clone(&self.is_stopped);
            // What was read before it was stopped is sorted all the same; only a stop during the sorting ends it.
            let goes_on = move |_| was_stopped || !is_stopped.load(Ordering::SeqCst);
            let start = Instant::now();
            if heard(Arc::new(goes_on), || sort(&mut desk.pile)).is_none() {
                return false;
            }
            desk.sorted = count;
            desk.sorting = (Instant::now(), start.elapsed());
        }
        self.tell_stories(desk);
        let failures = desk.pile.failures[desk.failures_told..].to_vec();
        desk.failures_told = desk.pile.failures.len();
        self.tell_failures(failures);
        true
    }

    fn apply(&self, desk: &mut Desk, edits: &[Edit]) {
        for edit in edits {
            desk.by_hand.entries.apply(edit);
        }
        self.tell_stories(desk);
    }

    fn tell_stories(&self, desk: &mut Desk) {
        let stories = desk.pile.stories(&desk.by_hand.entries);
        let numbers = desk.numbers.give(&stories);
        let pile = &desk.pile;
        let source = |story| StorySource::Piled(PiledSource::new(pile, &self.named, story));
        self.stories
            .set(numbers.iter().copied().zip(stories.iter().map(source)));
        let names = stories.iter().map(|story| listed(pile, story));
        self.send(Message::PileSorted {
            stories: numbers.into_iter().zip(names).collect(),
        });
    }

    fn tell_failures(&self, failures: Vec<Failure>) {
        if !failures.is_empty() {
            let failures = failures.into_iter().map(failure_of).collect();
            self.send(Message::PileFailed(failures));
        }
    }

    fn tell_in_time(&self, desk: &mut Desk) {
        if desk.told.is_none_or(|told| told.elapsed() >= PAUSE) {
            self.tell(desk);
        }
    }

    fn tell(&self, desk: &mut Desk) {
        desk.told = Some(Instant::now());
        desk.progress.articles = desk.pile.article_count();
        desk.progress.repeats = desk.pile.repeats;
        self.send(Message::PileRead(desk.progress.clone()));
    }

    /// Where nobody listens any more, the program is ending.
    fn send(&self, message: Message) {
        let _ = self.sender.send(Event::Message(message));
    }
}

impl Desk {
    fn enter(&mut self, phase: PilePhase) {
        self.progress.phase = phase;
    }

    /// Tells whether so much was read since it was sorted that it is worth another time: sorting is to
    /// take less time than reading, also where all was read before and comes from the cache.
    fn is_grown(&self) -> bool {
        let count = self.pile.article_count();
        let (sorted, cost) = self.sorting;
        count >= FIRST_SORTED.max(self.sorted * GROWTH_TENTHS / 10) && sorted.elapsed() >= cost * 2
    }
}

/// What comes over the net or is typed may take long.
fn is_slow(path: &Path) -> bool {
    path == Path::new(disk::STDIN) || is_address(&path.to_string_lossy())
}

/// A story as the list shows it.
fn listed(pile: &Pile, story: &PiledStory) -> StoryName {
    let articles = story.articles.iter().filter_map(|at| pile.article(*at));
    let articles: Vec<&Piled> = articles.collect();
    let outlets: BTreeSet<&str> = articles.iter().map(|a| a.outlet.as_str()).collect();
    let days = || articles.iter().filter_map(|a| a.published);
    let first_by_hand = articles.len().saturating_sub(story.by_hand);
    let article = |(place, article): (usize, &&Piled)| ListedArticle {
        title: article.title.clone(),
        outlet: article.outlet.clone(),
        published: article.published,
        id: article.id.clone(),
        is_by_hand: place >= first_by_hand,
    };
    StoryName {
        name: story.name.clone(),
        source_count: articles.len(),
        outlet_count: outlets.len(),
        days: days().min().zip(days().max()),
        articles: articles.iter().enumerate().map(article).collect(),
    }
}

/// Gives each story a number that it keeps while the pile grows.
#[derive(Default)]
struct Numbers {
    /// By article: the number of the story it was in.
    of: Vec<Option<usize>>,
    /// How many were given.
    count: usize,
}

impl Numbers {
    /// The number of each story: that which most of its articles had, where no larger story has it.
    fn give(&mut self, stories: &[PiledStory]) -> Vec<usize> {
        let mut given = BTreeSet::new();
        let mut numbers = Vec::new();
        for story in stories {
            let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
            for number in story.articles.iter().filter_map(|at| *self.of.get(*at)?) {
                *votes.entry(number).or_default() += 1;
            }
            votes.retain(|number, _| !given.contains(number));
            let most = votes
                .into_iter()
                .max_by_key(|(number, votes)| (*votes, std::cmp::Reverse(*number)));
            let number = most.map_or(self.count, |(number, _)| number);
            self.count = self.count.max(number + 1);
            given.insert(number);
            numbers.push(number);
        }
        for (story, number) in stories.iter().zip(&numbers) {
            for at in &story.articles {
                if self.of.len() <= *at {
                    self.of.resize(at + 1, None);
                }
                self.of[*at] = Some(*number);
            }
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stories(lists: &[&[usize]]) -> Vec<PiledStory> {
        let story = |articles: &&[usize]| PiledStory {
            name: String::new(),
            articles: articles.to_vec(),
            by_hand: 0,
            hashes: Vec::new(),
        };
        lists.iter().map(story).collect()
    }

    #[test]
    fn story_keeps_its_number_while_the_pile_grows() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.give(&stories(&[&[0, 1], &[2]])), [0, 1]);
        assert_eq!(
            numbers.give(&stories(&[&[2, 3, 4], &[0, 1], &[5]])),
            [1, 0, 2]
        );
        assert_eq!(
            numbers.give(&stories(&[&[0, 1, 2], &[3, 4], &[5]])),
            [0, 1, 2]
        );
    }

    #[test]
    fn story_that_falls_apart_leaves_its_number_to_the_larger_part() {
        let mut numbers = Numbers::default();
        numbers.give(&stories(&[&[0, 1, 2]]));
        assert_eq!(numbers.give(&stories(&[&[1, 2], &[0]])), [0, 1]);
    }
}
