//! Searches off the interface thread: the newest question wins, the index is kept for the next.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::{LoadId, Message, SearchId, search};
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
    index: Arc<Mutex<KeptIndex>>,
}

/// One search on its way.
pub(super) struct Search {
    question: Question,
    newest: Arc<AtomicU64>,
    index: Arc<Mutex<KeptIndex>>,
}

impl Finder {
    /// Takes a question in: from now on, older ones need no answer.
    pub(super) fn take(&self, question: Question) -> Search {
        self.newest.store(question.search.0, Ordering::SeqCst);
        Search {
            question,
            newest: Arc::clone(&self.newest),
            index: Arc::clone(&self.index),
        }
    }
}

impl Search {
    /// Answers the question; `None` where a newer one has come.
    pub(super) fn run(&self) -> Option<Message> {
        let index = self.index();
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

    /// The index of the story; built once, later questions wait for it.
    fn index(&self) -> Arc<Index> {
        let mut kept = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.as_ref() {
            Some((load, index)) if *load == self.question.load => Arc::clone(index),
            _ => {
                let index = Arc::new(Index::build(&self.question.comparison.articles));
                *kept = Some((self.question.load, Arc::clone(&index)));
                index
            }
        }
    }
}
