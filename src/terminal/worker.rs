//! Does the slow things off the interface thread: opens stories, searches, writes, shows pages in a
//! browser, fills the clipboard. What it finds comes back as events.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use super::beside::Counter;
use super::clipboard::Copying;
use super::events::Event;
use super::export::{write_export, write_found};
use super::finder::{Finder, Question};
use super::first_frame::FirstFrame;
use super::held::Held;
use super::keeper::{Change, Keeper, Listeners, write_all};
use super::load::{Load, LoadOrder, Said};
use super::piling::{PileOrder, Piling};
use super::stories::{Stories, WHOLE_PILE};
use super::surveyor::{Survey, Surveyor};
use super::watch::{Order, Watcher};
use crate::app::{Beside, Export, FoundExport, LoadId, Message, PileWish};
use crate::cache::Cache;
use crate::fetch::Fetcher;
use crate::side::Edit;

/// Starts threads, one for each thing asked for.
pub(super) struct Worker {
    stories: Arc<Stories>,
    sender: Sender<Event>,
    newest: Arc<AtomicU64>,
    /// Loads up to this one were stopped by the reader.
    stopped: Arc<AtomicU64>,
    first_frame: Arc<FirstFrame>,
    surveyor: Arc<Surveyor>,
    /// The way to the thread that reads the pile, and what ends its reading.
    pile: Option<(Sender<PileOrder>, Arc<AtomicBool>)>,
    held: Arc<Held>,
    fetcher: Arc<Fetcher>,
    cache: Arc<Cache>,
    finder: Finder,
    watcher: Watcher,
    said: Said,
    /// Writes what is set by hand.
    keeper: Option<Keeper>,
    /// The reports that were asked for.
    exports: Counter,
    /// Reports on their way to the disk.
    exporting: Vec<JoinHandle<()>>,
    /// What was found, and that the hint was seen, on their way to the disk.
    writing: Vec<JoinHandle<()>>,
}

impl Worker {
    pub(super) fn new(
        stories: Stories,
        cache: Arc<Cache>,
        said: Said,
        sender: Sender<Event>,
    ) -> Worker {
        let stories = Arc::new(stories);
        let newest: Arc<AtomicU64> = Arc::default();
        Worker {
            surveyor: Arc::new(Surveyor::new(&newest)),
            pile: None,
            stopped: Arc::default(),
            first_frame: Arc::default(),
            watcher: Watcher::start(Arc::clone(&stories), sender.clone()),
            stories,
            sender,
            newest,
            held: Arc::default(),
            fetcher: Arc::new(Fetcher::within(said.limits)),
            cache,
            finder: Finder::default(),
            said,
            keeper: None,
            exports: Counter::default(),
            exporting: Vec::new(),
            writing: Vec::new(),
        }
    }

    /// Searches a story, unless a newer question comes first.
    pub(super) fn search(&self, question: Question) {
        let sender = self.sender.clone();
        let job = self.finder.take(question);
        self.spawn(move || {
            if let Some(message) = job.run(&sender) {
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
            stopped: Arc::clone(&self.stopped),
            first_frame: Arc::clone(&self.first_frame),
            held: Arc::clone(&self.held),
            fetcher: Arc::clone(&self.fetcher),
            cache: Arc::clone(&self.cache),
        };
        let stories = Arc::clone(&self.stories);
        let watcher = self.watcher.orders();
        self.spawn(move || {
            if let Some(source) = stories.get(story) {
                // Looked at before it is read: what changes meanwhile is seen as a change.
                let _ = watcher.send(Order::Turn {
                    story,
                    load: job.order.load,
                    stamps: source.stamps(),
                });
                job.run(&source.as_it_is_now());
            }
        });
    }

    /// Hears that all articles of a load are on the screen.
    pub(super) fn hear_shown(&self, load: LoadId) {
        self.first_frame.tell(load);
    }

    /// Ends a load; what it has sent stays.
    pub(super) fn stop_load(&self, load: LoadId) {
        self.stopped.fetch_max(load.0, Ordering::SeqCst);
    }

    /// Reads a pile behind the list of its stories.
    pub(super) fn read_pile(&mut self, named: &Arc<Vec<PathBuf>>) {
        let is_stopped = Arc::new(AtomicBool::new(false));
        let piling = Piling {
            named: Arc::clone(named),
            said: self.said.clone(),
            stories: Arc::clone(&self.stories),
            sender: self.sender.clone(),
            fetcher: Arc::clone(&self.fetcher),
            cache: Arc::clone(&self.cache),
            is_stopped: Arc::clone(&is_stopped),
        };
        let (orders, received) = mpsc::channel();
        self.spawn(move || piling.run(&received));
        self.pile = Some((orders, is_stopped));
    }

    /// Ends the reading of the pile, or goes on with it.
    pub(super) fn steer_pile(&self, wish: PileWish) {
        let Some((orders, is_stopped)) = &self.pile else {
            return;
        };
        is_stopped.store(wish == PileWish::Stop, Ordering::SeqCst);
        if wish == PileWish::ReadOn {
            let _ = orders.send(PileOrder::ReadOn);
        }
    }

    /// Moves articles of the pile, and keeps that.
    pub(super) fn move_articles(&mut self, edits: Vec<Edit>) {
        if let Some((orders, _)) = &self.pile {
            let _ = orders.send(PileOrder::Apply(edits.clone()));
        }
        self.keep(Change::Edits(WHOLE_PILE, edits));
    }

    /// Watches the files of the story, or stops it.
    pub(super) fn watch(&self, is_on: bool) {
        let _ = self.watcher.orders().send(Order::Watch(is_on));
    }

    /// Looks once whether files have changed.
    pub(super) fn look_at_files(&self) {
        let _ = self.watcher.orders().send(Order::Look);
    }

    /// Puts text on the clipboard, as far as programs do that, and says what became of it.
    pub(super) fn copy(&self, copying: Copying) {
        let sender = self.sender.clone();
        self.spawn(move || {
            let _ = sender.send(Event::Message(Message::Said(copying.run())));
        });
    }

    /// Counts stories that are not open, until one is opened, in place of those asked for before.
    pub(super) fn survey(&self, stories: Vec<usize>, after: LoadId, threshold: f64) {
        let is_idle = self.surveyor.ask(stories, after);
        if is_idle {
            let survey = Survey {
                surveyor: Arc::clone(&self.surveyor),
                stories: Arc::clone(&self.stories),
                threshold,
                said: self.said.clone(),
                cache: Arc::clone(&self.cache),
                sender: self.sender.clone(),
            };
            self.spawn(move || survey.run());
        }
    }

    /// Counts no more stories.
    pub(super) fn stop_survey(&self) {
        self.surveyor.stop();
    }

    /// Turns what was read before on or off, from the next story on.
    pub(super) fn use_cache(&self, is_on: bool) {
        self.cache.turn(is_on);
    }

    /// Writes a report to a file.
    pub(super) fn export(&mut self, export: Export) {
        let (sender, piece) = (self.sender.clone(), self.exports.next());
        let stories = Arc::clone(&self.stories);
        self.exporting.retain(|written| !written.is_finished());
        self.exporting.push(self.spawn(move || {
            let write = || write_export(&export, &stories, &|| piece.is_wanted());
            let said = piece.run(Beside::Export, "writing", &sender, write);
            if let Some(said) = said.flatten() {
                let _ = sender.send(Event::Message(Message::Said(said)));
            }
        }));
    }

    /// Ends work beside the story; what is half done is thrown away, and leaving the program waits for none of it.
    pub(super) fn stop_beside(&mut self, work: Beside) {
        match work {
            Beside::Export => {
                self.exports.stop();
                self.exporting.clear();
            }
            Beside::Search => self.finder.stop(),
        }
    }

    /// Writes results of Find to a file.
    pub(super) fn export_found(&mut self, export: FoundExport) {
        let sender = self.sender.clone();
        let stories = Arc::clone(&self.stories);
        self.writing.retain(|written| !written.is_finished());
        self.writing.push(self.spawn(move || {
            let said = write_found(&export, &stories);
            let _ = sender.send(Event::Message(Message::Said(said)));
        }));
    }

    /// Keeps what was set by hand, and how a story was left; writes in the order in which it comes.
    pub(super) fn keep(&mut self, change: Change) {
        if self.keeper.is_none() {
            self.keeper = Some(self.start_keeper());
        }
        if let Some(keeper) = &self.keeper {
            keeper.keep(change);
        }
    }

    fn start_keeper(&self) -> Keeper {
        let (changes, received) = mpsc::channel();
        let (last_words_sender, last_words) = mpsc::channel();
        let stories = Arc::clone(&self.stories);
        let to = Listeners {
            reader: self.sender.clone(),
            last_words: last_words_sender,
        };
        let thread = self.spawn(move || write_all(received, &stories, &to));
        Keeper {
            changes,
            thread,
            last_words,
        }
    }

    /// Waits for what is being written, so that leaving the program loses none of it; returns what is to
    /// be said of what could not be written.
    pub(super) fn finish_writing(&mut self) -> Vec<String> {
        let unwritten = self.keeper.take().map(Keeper::finish);
        for writing in self.exporting.drain(..).chain(self.writing.drain(..)) {
            // A thread that failed has said so itself.
            let _ = writing.join();
        }
        self.cache.publish();
        unwritten.unwrap_or_default()
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

    /// Remembers that the hint of the first start was seen; where it cannot be, it is shown again.
    pub(super) fn remember_welcome(&mut self) {
        self.writing.push(self.spawn(crate::disk::remember_welcome));
    }

    /// Lists the files whose names begin like this; a folder on a slow disk holds up nothing.
    pub(super) fn list_files(&self, word: String) {
        let sender = self.sender.clone();
        self.spawn(move || {
            let names = crate::disk::names_beginning(&word);
            let _ = sender.send(Event::Message(Message::Files { word, names }));
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
