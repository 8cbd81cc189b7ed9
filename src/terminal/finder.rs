//! Searches off the interface thread: the newest question wins, the index is kept for the next.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use super::beside::{Counter, Piece};
use super::events::Event;
use crate::app::{Beside, LoadId, Message, SearchId, search};
use crate::comparison::Comparison;
use crate::search::{Index, Query};

/// What is to be found, and in what.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// Numbers the question.
    pub(super) search: SearchId,
    /// The load that the comparison came from; names its index.
    pub(super) load: LoadId,
    /// What to look for.
    pub(super) query: Query,
    /// What to look in.
    pub(super) comparison: Arc<Comparison>,
}

/// The index of the story searched last, with the load it came from.
type KeptIndex = Option<(LoadId, Arc<Index>)>;

/// Keeps what outlives a search.
#[derive(Default)]
pub(super) struct Finder {
    newest: Arc<AtomicU64>,
    counter: Counter,
    index: Arc<Mutex<KeptIndex>>,
}

/// One search on its way.
pub(super) struct Search {
    question: Question,
    piece: Piece,
    newest: Arc<AtomicU64>,
    index: Arc<Mutex<KeptIndex>>,
}

impl Finder {
    /// Takes a question in: from now on, older ones need no answer.
    pub(super) fn take(&self, question: Question) -> Search {
        self.newest.store(question.search.0, Ordering::SeqCst);
        Search {
            question,
            piece: self.counter.next(),
            newest: Arc::clone(&self.newest),
            index: Arc::clone(&self.index),
        }
    }

    /// Ends all searches that were asked for.
    pub(super) fn stop(&self) {
        self.counter.stop();
    }
}

impl Search {
    /// Answers the question; `None` where a newer one has come, or it was stopped.
    pub(super) fn run(&self, sender: &Sender<Event>) -> Option<Message> {
        let index = self.index(sender)?;
        let Question {
            search: id,
            load,
            query,
            comparison,
        } = &self.question;
        if self.newest.load(Ordering::SeqCst) != id.0 {
            return None;
        }
        Some(Message::Found {
            search: *id,
            found: Box::new(search(&index, comparison, query, *load)),
        })
    }

    /// The index of the story; built once, later questions wait for it and tell how far it is.
    fn index(&self, sender: &Sender<Event>) -> Option<Arc<Index>> {
        let mut kept = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.as_ref() {
            Some((load, index)) if *load == self.question.load => Some(Arc::clone(index)),
            _ => {
                let articles = &self.question.comparison.articles;
                let build = || Arc::new(Index::build(articles));
                let index = self
                    .piece
                    .run(Beside::Search, "taking down words", sender, build)?;
                *kept = Some((self.question.load, Arc::clone(&index)));
                Some(index)
            }
        }
    }
}
