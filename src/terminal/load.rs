//! One story on its way to the screen: opened, read, compared, told of as it goes.
//!
//! Every article is sent as soon as it is read, so it can be read while links are still being found.
//! A load that a newer one has overtaken, or that the reader has stopped, ends at the next article, or in
//! the middle of linking. What takes longer than a moment is told of, with how far it is.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;

use super::clock::Clock;
use super::events::Event;
use super::first_frame::FirstFrame;
use super::held::Held;
use super::story_source::{Slot, StorySource};
use crate::app::{Failure, LoadId, Message, Part};
use crate::article::{self, Article, Limits, Source, is_address};
use crate::cache::Cache;
use crate::comparison::Comparison;
use crate::disk::{self, Kept};
use crate::failure;
use crate::fetch::Fetcher;
use crate::open::{Heard, open, open_all, read_article};
use crate::side::{ByHand, Edit, unknown_names};
use crate::threads::{Step, heard};
use crate::unpack::Unpacked;

/// What the command line and the settings say of what is to be opened.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// Passes over what was set before, and how stories were left.
    pub(super) is_fresh: bool,
    /// The threshold was given: it counts whatever it was when the story was left.
    pub(super) is_threshold_given: bool,
    /// Outlets that were named: an article and its outlet.
    pub(super) outlets: Vec<(String, String)>,
    /// What is read of anything, as the settings say.
    pub(super) limits: Limits,
}

/// What is to be opened.
pub(super) struct LoadOrder {
    /// Index into the stories.
    pub(super) story: usize,
    /// Sent along with every answer.
    pub(super) load: LoadId,
    /// The threshold to group claims with.
    pub(super) threshold: f64,
    /// What was set by hand in this session.
    pub(super) edits: Vec<Edit>,
    /// Only what was set by hand has changed: pages are not fetched again.
    pub(super) is_reread: bool,
    /// It is to be told how the story was left.
    pub(super) is_first: bool,
}

/// What was found at a path, read.
struct Opened {
    unpacked: Unpacked,
    /// What each of its sources holds.
    articles: Vec<Result<Arc<Article>, failure::Failure>>,
}

impl Opened {
    fn has_text(&self) -> bool {
        self.articles.iter().any(Result::is_ok)
    }

    /// The first reason why there is nothing to read in it.
    fn failure(&self) -> Option<&failure::Failure> {
        let unread = self.articles.iter().filter_map(|a| a.as_ref().err());
        unread.chain(&self.unpacked.failures).next()
    }
}

/// One story on its way to the screen.
pub(super) struct Load {
    pub(super) order: LoadOrder,
    pub(super) said: Said,
    pub(super) sender: Sender<Event>,
    /// The number of the newest load that was asked for.
    pub(super) newest: Arc<AtomicU64>,
    /// Loads up to this one were stopped by the reader.
    pub(super) stopped: Arc<AtomicU64>,
    /// Tells when what was read is on the screen.
    pub(super) first_frame: Arc<FirstFrame>,
    pub(super) held: Arc<Held>,
    pub(super) fetcher: Arc<Fetcher>,
    pub(super) cache: Arc<Cache>,
}

impl Load {
    /// Opens, reads and compares.
    pub(super) fn run(&self, story: &StorySource) {
        let load = self.order.load;
        let paths = story.paths();
        let count = paths.len();
        let mut free_slot = count;
        self.send(Message::Expected { load, paths });
        let threshold = self.resume(story);
        let (by_hand, notes) = self.by_hand(story);
        self.send(Message::ByHand {
            load,
            entries: by_hand.entries.clone(),
            notes,
        });
        let mut articles = Vec::new();
        let clock = Clock::start();
        let mut done = 0;
        self.open(story, &mut |slot, path, unpacked| {
            let opened = self.read_or_keep(path, unpacked, &by_hand);
            let slots = self.announce(slot, &opened.unpacked, &mut free_slot);
            for (slot, article) in slots.into_iter().zip(opened.articles) {
                articles.extend(self.tell(slot, article));
            }
            done += 1;
            if clock.is_time() {
                let words = format!("reading {done} of {count}");
                self.send(Message::Waiting { load, words });
            }
        });
        if self.order.is_first {
            self.first_frame.wait(load);
        }
        let Some(comparison) = self.compare(articles, threshold, clock) else {
            return;
        };
        let comparison = Arc::new(comparison);
        for said in unknown_names(&self.said.outlets, &[&comparison]) {
            self.send(Message::Said(said));
        }
        let linker = Arc::clone(&comparison.linker);
        self.send(Message::Compared { load, comparison });
        self.cache.publish();
        if let Some(trouble) = self.cache.take_trouble() {
            self.send(Message::Said(trouble.to_string()));
        }
        // Of a comparison that was known it is still to be made: a threshold that is moved waits for it.
        linker.get();
    }

    /// Compares; nothing where nobody wants it any more.
    fn compare(
        &self,
        articles: Vec<Arc<Article>>,
        threshold: f64,
        clock: Clock,
    ) -> Option<Comparison> {
        if !self.is_wanted() {
            return None;
        }
        let load = self.order.load;
        let (sender, wanted) = (self.sender.clone(), self.wanted());
        let hear = Arc::new(move |step: Step| {
            if clock.is_time() {
                let words = format!("linking, {}", step.words());
                let _ = sender.send(Event::Message(Message::Waiting { load, words }));
            }
            wanted.is_wanted()
        });
        heard(hear, || self.cache.compare(articles, threshold))
    }

    /// Tells how the story was left, where that is to be told; returns the threshold to compare with.
    fn resume(&self, story: &StorySource) -> f64 {
        let is_wanted = self.order.is_first && !self.said.is_fresh;
        let session = is_wanted.then(|| story.session_place().read()).flatten();
        let Some(session) = session else {
            return self.order.threshold;
        };
        let left_at = session.threshold.filter(|t| (0.0..=1.0).contains(t));
        let left_at = left_at.filter(|_| !self.said.is_threshold_given);
        let load = self.order.load;
        let session = Box::new(session);
        self.send(Message::Left { load, session });
        left_at.unwrap_or(self.order.threshold)
    }

    fn wanted(&self) -> Wanted {
        Wanted {
            load: self.order.load,
            newest: Arc::clone(&self.newest),
            stopped: Arc::clone(&self.stopped),
        }
    }

    /// Tells whether no later load has been asked for, and this one not stopped.
    fn is_wanted(&self) -> bool {
        self.wanted().is_wanted()
    }

    /// What was set by hand, before and in this session, with what of it cannot be read.
    fn by_hand(&self, story: &StorySource) -> (ByHand, Vec<String>) {
        let kept = if self.said.is_fresh {
            Kept::default()
        } else {
            story.side_place().read()
        };
        let mut by_hand = ByHand {
            entries: kept.entries,
            story_file: story.story_file(),
            outlets: self.said.outlets.clone(),
        };
        for edit in &self.order.edits {
            by_hand.entries.apply(edit);
        }
        (by_hand, kept.notes)
    }

    /// Takes apart what stands in the slots of the story; standard input last, for it may be slow.
    fn open(&self, story: &StorySource, take: &mut dyn FnMut(usize, &Path, Unpacked)) {
        self.held.turn_to(self.order.story);
        let mut unheld = Vec::new();
        let mut stdin = Vec::new();
        for (slot, place) in story.slots().into_iter().enumerate() {
            let path = match place {
                Slot::Path(path) => path,
                Slot::Source(source) => {
                    let whole = Unpacked::whole(source.clone());
                    take(slot, Path::new(&source.path), whole);
                    continue;
                }
            };
            match self.held.pages(path).filter(|_| self.order.is_reread) {
                Some(pages) => take(slot, path, pages),
                None if path == Path::new(disk::STDIN) => stdin.push(slot),
                None => unheld.push((slot, path.to_owned())),
            }
        }
        // What is on the disk comes at once, pages of the net side by side with what is read of it.
        let is_page = |(_, path): &(usize, PathBuf)| is_address(&path.to_string_lossy());
        if !unheld.iter().any(is_page) {
            for (slot, path) in unheld.drain(..).take_while(|_| self.is_wanted()) {
                take(slot, &path, open(&path, &self.fetcher, &mut |_| true));
            }
        }
        let (slots, others): (Vec<usize>, Vec<PathBuf>) = unheld.into_iter().unzip();
        if !others.is_empty() {
            open_all(&others, &self.fetcher, &mut |heard| {
                match heard {
                    Heard::Opened { slot, unpacked } => take(slots[slot], &others[slot], unpacked),
                    Heard::Received { slot, bytes } => self.send(Message::Received {
                        load: self.order.load,
                        slot: slots[slot],
                        bytes,
                    }),
                    Heard::Waiting => {}
                }
                self.is_wanted()
            });
        }
        for slot in stdin {
            let path = Path::new(disk::STDIN);
            let read = || open(path, &self.fetcher, &mut |_| true);
            take(slot, path, self.held.stdin(read));
        }
    }

    /// Reads what was found at a path; where there is nothing to read in it, what was there before.
    ///
    /// A file is found empty or half written while a program writes it, and a page may fail for once:
    /// the text that the reader has before him is not taken away for that.
    fn read_or_keep(&self, path: &Path, unpacked: Unpacked, by_hand: &ByHand) -> Opened {
        let opened = self.read_all(unpacked, by_hand);
        if opened.has_text() {
            self.held.keep(self.order.story, path, &opened.unpacked);
            return opened;
        }
        let Some(before) = self.held.before(path) else {
            return opened;
        };
        if let Some(failure) = opened.failure() {
            let failure = Failure {
                reason: format!("shown as before, since {}", failure.reason),
                ..failure_of(failure.clone())
            };
            let load = self.order.load;
            self.send(Message::Failed {
                load,
                slot: None,
                failure,
            });
        }
        self.read_all(before, by_hand)
    }

    fn read_all(&self, unpacked: Unpacked, by_hand: &ByHand) -> Opened {
        let sources = unpacked.sources.iter().take_while(|_| self.is_wanted());
        Opened {
            articles: sources
                .map(|source| read_article(source, by_hand, &self.cache).map(Arc::new))
                .collect(),
            unpacked,
        }
    }

    /// Tells of what failed and of the parts that are to come; returns the slot of each part.
    fn announce(&self, slot: usize, unpacked: &Unpacked, free_slot: &mut usize) -> Vec<usize> {
        let load = self.order.load;
        let count = unpacked.sources.len();
        for (number, failure) in unpacked.failures.iter().enumerate() {
            self.send(Message::Failed {
                load,
                slot: (count == 0 && number == 0).then_some(slot),
                failure: failure_of(failure.clone()),
            });
        }
        let first_new = *free_slot;
        *free_slot += count.saturating_sub(1);
        let slots: Vec<usize> = std::iter::once(slot).chain(first_new..*free_slot).collect();
        if count > 1 {
            let part = |(&slot, source): (&usize, &Source)| Part {
                slot,
                path: article::clean_line(&source.path),
            };
            let parts = slots.iter().zip(&unpacked.sources).map(part).collect();
            self.send(Message::Unpacked { load, slot, parts });
        }
        slots
    }

    /// Tells of an article that was read, or of why it was not.
    fn tell(
        &self,
        slot: usize,
        read: Result<Arc<Article>, failure::Failure>,
    ) -> Option<Arc<Article>> {
        let load = self.order.load;
        match read {
            Ok(article) => {
                self.send(Message::Read {
                    load,
                    slot,
                    article: Arc::clone(&article),
                });
                Some(article)
            }
            Err(failure) => {
                self.send(Message::Failed {
                    load,
                    slot: Some(slot),
                    failure: failure_of(failure),
                });
                None
            }
        }
    }

    /// Where nobody listens any more, the program is ending.
    fn send(&self, message: Message) {
        let _ = self.sender.send(Event::Message(message));
    }
}

/// Who knows whether a load is still wanted.
struct Wanted {
    load: LoadId,
    newest: Arc<AtomicU64>,
    stopped: Arc<AtomicU64>,
}

impl Wanted {
    fn is_wanted(&self) -> bool {
        let load = self.load.0;
        self.newest.load(Ordering::SeqCst) == load && self.stopped.load(Ordering::SeqCst) < load
    }
}

/// A failure in the app's words.
pub(super) fn failure_of(failure: failure::Failure) -> Failure {
    Failure {
        path: failure.path,
        reason: format!("{}; {}", failure.reason, failure.hint),
    }
}
