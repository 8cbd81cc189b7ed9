//! Does the slow things off the interface thread: opens, reads, compares, shows pages in a browser.
//!
//! Every article is sent as soon as it is read, so it can be read while links are still being found.
//! A load that a newer one has overtaken stops at the next article.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use super::events::Event;
use super::export::write_export;
use super::finder::{Finder, Question};
use super::held::Held;
use super::keeper::{Keeper, write_all};
use crate::app::{Export, Failure, LoadId, Message, Part, StoryName};
use crate::article::{self, Article, Source};
use crate::comparison::compare;
use crate::disk::{self, Kept, SidePlace, StoryPaths};
use crate::failure;
use crate::fetch::Fetcher;
use crate::open::{Heard, open, open_all, read_article};
use crate::side::{ByHand, Edit, StoryFile, unknown_names};
use crate::unpack::Unpacked;

/// Where the articles of a story come from.
#[derive(Clone, Debug)]
pub enum StorySource {
    /// Files.
    Paths(StoryPaths),
    /// Bytes that are built in.
    BuiltIn {
        /// Its name.
        name: String,
        /// Its articles.
        sources: Vec<Source>,
    },
}

impl StorySource {
    /// How the list of stories names it.
    pub(super) fn name(&self) -> StoryName {
        match self {
            StorySource::Paths(story) => StoryName {
                name: story.name.clone(),
                source_count: story.paths.len(),
            },
            StorySource::BuiltIn { name, sources } => StoryName {
                name: name.clone(),
                source_count: sources.len(),
            },
        }
    }

    /// Tells whether a path is one of its articles.
    pub(super) fn holds(&self, path: &Path) -> bool {
        match self {
            StorySource::Paths(story) => story.paths.iter().any(|p| disk::is_same_file(p, path)),
            StorySource::BuiltIn { .. } => false,
        }
    }

    /// Where what is set by hand about it is kept.
    pub(super) fn side_place(&self) -> SidePlace {
        match self {
            StorySource::Paths(story) => SidePlace::of_story(story),
            StorySource::BuiltIn { name, .. } => SidePlace::of_built_in(name),
        }
    }

    fn story_file(&self) -> StoryFile {
        match self {
            StorySource::Paths(story) => story.story_file.clone(),
            StorySource::BuiltIn { .. } => StoryFile::default(),
        }
    }

    fn paths(&self) -> Vec<String> {
        match self {
            StorySource::Paths(story) => {
                let shown = |p: &PathBuf| article::clean_line(&p.to_string_lossy());
                story.paths.iter().map(shown).collect()
            }
            StorySource::BuiltIn { sources, .. } => {
                sources.iter().map(|s| s.path.clone()).collect()
            }
        }
    }
}

/// Starts threads, one for each thing asked for.
pub(super) struct Worker {
    stories: Arc<Vec<StorySource>>,
    sender: Sender<Event>,
    newest: Arc<AtomicU64>,
    held: Arc<Held>,
    fetcher: Arc<Fetcher>,
    finder: Finder,
    said: Said,
    /// Writes what is set by hand.
    keeper: Option<Keeper>,
    /// Reports on their way to the disk.
    writing: Vec<JoinHandle<()>>,
}

impl Worker {
    pub(super) fn new(stories: Vec<StorySource>, said: Said, sender: Sender<Event>) -> Worker {
        Worker {
            stories: Arc::new(stories),
            sender,
            newest: Arc::default(),
            held: Arc::default(),
            fetcher: Arc::default(),
            finder: Finder::default(),
            said,
            keeper: None,
            writing: Vec::new(),
        }
    }

    /// Searches a story, unless a newer question comes first.
    pub(super) fn search(&self, question: Question) {
        let sender = self.sender.clone();
        let job = self.finder.take(question);
        self.spawn(move || {
            if let Some(message) = job.run() {
                let _ = sender.send(Event::Message(message));
            }
        });
    }

    /// Opens a story.
    pub(super) fn load(&self, order: LoadOrder) {
        self.newest.store(order.load.0, Ordering::SeqCst);
        let story = order.story;
        let job = Load {
            order,
            said: self.said.clone(),
            sender: self.sender.clone(),
            newest: Arc::clone(&self.newest),
            held: Arc::clone(&self.held),
            fetcher: Arc::clone(&self.fetcher),
        };
        let stories = Arc::clone(&self.stories);
        self.spawn(move || {
            if let Some(story) = stories.get(story) {
                job.run(story);
            }
        });
    }

    /// Writes a report to a file.
    pub(super) fn export(&mut self, export: Export) {
        let sender = self.sender.clone();
        let stories = Arc::clone(&self.stories);
        self.writing.retain(|written| !written.is_finished());
        self.writing.push(self.spawn(move || {
            let said = write_export(&export, &stories);
            let _ = sender.send(Event::Message(Message::Said(said)));
        }));
    }

    /// Keeps what was set by hand; writes in the order in which it was set.
    pub(super) fn keep(&mut self, story: usize, edits: Vec<Edit>) {
        if self.keeper.is_none() {
            self.keeper = Some(self.start_keeper());
        }
        if let Some(keeper) = &self.keeper {
            keeper.keep(story, edits);
        }
    }

    fn start_keeper(&self) -> Keeper {
        let (changes, received) = mpsc::channel();
        let (stories, sender) = (Arc::clone(&self.stories), self.sender.clone());
        let thread = self.spawn(move || write_all(received, &stories, &sender));
        Keeper { changes, thread }
    }

    /// Waits for what is being written, so that leaving the program loses none of it.
    pub(super) fn finish_writing(&mut self) {
        if let Some(keeper) = self.keeper.take() {
            keeper.finish();
        }
        for writing in self.writing.drain(..) {
            // A thread that failed has said so itself.
            let _ = writing.join();
        }
    }

    /// Shows an address in the browser; only its start is reported.
    pub(super) fn open_url(&self, url: String) {
        let sender = self.sender.clone();
        self.spawn(move || {
            let opener = if cfg!(target_os = "macos") {
                "open"
            } else {
                "xdg-open"
            };
            let mut command = Command::new(opener);
            command
                .arg(&url)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            let is_open = command.status().is_ok_and(|s| s.success());
            if !is_open {
                let said = format!("could not open {url} with {opener}");
                let _ = sender.send(Event::Message(Message::Said(said)));
            }
        });
    }

    /// Runs a job on a thread; should it fail, the loop hears of it.
    fn spawn(&self, job: impl FnOnce() + Send + 'static) -> JoinHandle<()> {
        let sender = self.sender.clone();
        thread::spawn(move || {
            if catch_unwind(AssertUnwindSafe(job)).is_err() {
                let _ = sender.send(Event::Panicked);
            }
        })
    }
}

/// What the command line says of what was set by hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// Passes over what was set before.
    pub(super) is_fresh: bool,
    /// Outlets that were named: an article and its outlet.
    pub(super) outlets: Vec<(String, String)>,
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
}

/// One story on its way to the screen.
struct Load {
    order: LoadOrder,
    said: Said,
    sender: Sender<Event>,
    newest: Arc<AtomicU64>,
    held: Arc<Held>,
    fetcher: Arc<Fetcher>,
}

impl Load {
    fn run(&self, story: &StorySource) {
        let load = self.order.load;
        let paths = story.paths();
        let count = paths.len();
        let mut free_slot = count;
        self.send(Message::Expected { load, paths });
        let (by_hand, notes) = self.by_hand(story);
        self.send(Message::ByHand {
            load,
            entries: by_hand.entries.clone(),
            notes,
        });
        let mut articles = Vec::new();
        self.open(story, &mut |slot, unpacked| {
            let slots = self.announce(slot, unpacked, &mut free_slot);
            for (slot, source) in slots.into_iter().zip(&unpacked.sources) {
                if self.is_newest() {
                    articles.extend(self.read(slot, source, &by_hand));
                }
            }
        });
        if !self.is_newest() {
            return;
        }
        let comparison = Arc::new(compare(articles, self.order.threshold));
        for said in unknown_names(&self.said.outlets, &[&comparison]) {
            self.send(Message::Said(said));
        }
        self.send(Message::Compared { load, comparison });
    }

    /// Tells whether no later load has been asked for.
    fn is_newest(&self) -> bool {
        self.newest.load(Ordering::SeqCst) == self.order.load.0
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
    fn open(&self, story: &StorySource, take: &mut dyn FnMut(usize, &Unpacked)) {
        let paths = match story {
            StorySource::Paths(story) => &story.paths,
            StorySource::BuiltIn { sources, .. } => {
                for (slot, source) in sources.iter().enumerate() {
                    take(slot, &Unpacked::whole(source.clone()));
                }
                return;
            }
        };
        let story = self.order.story;
        let held = self.held.pages(story, !self.order.is_reread);
        for (slot, unpacked) in &held {
            take(*slot, unpacked);
        }
        let is_stdin = |slot: &usize| paths[*slot] == Path::new(disk::STDIN);
        let unheld = (0..paths.len()).filter(|slot| !held.contains_key(slot));
        let (stdin, slots): (Vec<usize>, Vec<usize>) = unheld.partition(is_stdin);
        let others: Vec<PathBuf> = slots.iter().map(|slot| paths[*slot].clone()).collect();
        open_all(&others, &self.fetcher, &mut |heard| {
            match heard {
                Heard::Opened { slot, unpacked } => {
                    self.held
                        .keep_page(story, slots[slot], &others[slot], &unpacked);
                    take(slots[slot], &unpacked);
                }
                Heard::Received { slot, bytes } => self.send(Message::Received {
                    load: self.order.load,
                    slot: slots[slot],
                    bytes,
                }),
                Heard::Waiting => {}
            }
            self.is_newest()
        });
        for slot in stdin {
            let read = || open(&paths[slot], &self.fetcher, &mut |_| true);
            take(slot, &self.held.stdin(read));
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

    fn read(&self, slot: usize, source: &Source, by_hand: &ByHand) -> Option<Arc<Article>> {
        let load = self.order.load;
        match read_article(source, by_hand).map(Arc::new) {
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

/// A failure in the app's words.
pub(super) fn failure_of(failure: failure::Failure) -> Failure {
    Failure {
        path: failure.path,
        reason: format!("{}; {}", failure.reason, failure.hint),
    }
}
