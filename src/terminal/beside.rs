//! Work beside the story, told of while it goes on and ended where nobody wants it any more: a report that
//! is written, the index of Find.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};

use super::clock::{Clock, PATIENCE};
use super::events::Event;
use crate::app::{Beside, Message};
use crate::threads::{Step, begin, heard};

/// Numbers pieces of work of one kind, and knows which of them were stopped.
#[derive(Clone, Default)]
pub(super) struct Counter {
    newest: Arc<AtomicU64>,
    stopped: Arc<AtomicU64>,
}

/// One piece of work.
#[derive(Clone)]
pub(super) struct Piece {
    counter: Counter,
    number: u64,
}

impl Counter {
    /// Begins another piece of work.
    pub(super) fn next(&self) -> Piece {
        Piece {
            number: self.newest.fetch_add(1, Ordering::SeqCst) + 1,
            counter: self.clone(),
        }
    }

    /// Ends all that were begun.
    pub(super) fn stop(&self) {
        let newest = self.newest.load(Ordering::SeqCst);
        self.stopped.fetch_max(newest, Ordering::SeqCst);
    }
}

impl Piece {
    /// Tells whether it was not stopped.
    pub(super) fn is_wanted(&self) -> bool {
        self.counter.stopped.load(Ordering::SeqCst) < self.number
    }

    /// Does the work and tells of it once it takes longer than a moment, how far it is where it says so; nothing
    /// where it was stopped.
    pub(super) fn run<R>(
        &self,
        what: Beside,
        stage: &'static str,
        sender: &Sender<Event>,
        work: impl FnOnce() -> R,
    ) -> Option<R> {
        if !self.is_wanted() {
            return None;
        }
        let (piece, clock, to) = (self.clone(), Clock::start(), sender.clone());
        let hear = Arc::new(move |step: Step| {
            let is_wanted = piece.is_wanted();
            if is_wanted && clock.is_time() {
                tell(&to, what, step.words());
            }
            is_wanted
        });
        let ticking = self.tell_late(what, stage, sender);
        let done = heard(hear, || {
            begin(stage);
            work()
        });
        ticking.end();
        tell(sender, what, String::new());
        done
    }

    /// Tells after a moment that the work goes on: not all of it says how far it is.
    fn tell_late(&self, what: Beside, stage: &str, sender: &Sender<Event>) -> Ticking {
        let (piece, stage, to) = (self.clone(), stage.to_owned(), sender.clone());
        let (over, ended) = channel();
        let thread = thread::spawn(move || {
            let is_late = ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout);
            if is_late && piece.is_wanted() {
                tell(&to, what, stage);
            }
        });
        Ticking { over, thread }
    }
}

/// The thread that tells of work once.
struct Ticking {
    over: Sender<()>,
    thread: JoinHandle<()>,
}

impl Ticking {
    /// Returns when it tells nothing any more.
    fn end(self) {
        drop(self.over);
        // It only sends, and cannot fail.
        let _ = self.thread.join();
    }
}

/// Where nobody listens any more, the program is ending.
fn tell(to: &Sender<Event>, work: Beside, words: String) {
    let _ = to.send(Event::Message(Message::Beside { work, words }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_was_stopped_is_not_begun_and_later_work_is() {
        let (counter, (sender, received)) = (Counter::default(), channel());
        let stopped = counter.next();
        counter.stop();
        let run = |piece: &Piece| piece.run(Beside::Export, "writing", &sender, || 7);
        assert_eq!(run(&stopped), None);
        assert_eq!(run(&counter.next()), Some(7));
        let said = |event| match event {
            Event::Message(Message::Beside { work, words }) => Some((work, words)),
            _ => None,
        };
        let said: Vec<_> = received.try_iter().map(said).collect();
        assert_eq!(said, [Some((Beside::Export, String::new()))]);
    }

    #[test]
    fn work_that_says_nothing_of_itself_is_told_of_after_a_moment() {
        let (counter, (sender, received)) = (Counter::default(), channel());
        let work = || thread::sleep(PATIENCE * 2);
        counter.next().run(Beside::Export, "writing", &sender, work);
        let said: Vec<String> = received
            .try_iter()
            .filter_map(|event| match event {
                Event::Message(Message::Beside { words, .. }) => Some(words),
                _ => None,
            })
            .collect();
        assert_eq!(said, ["writing", ""]);
    }

    #[test]
    fn work_is_left_where_it_tells_of_itself() {
        let (counter, (sender, _received)) = (Counter::default(), channel());
        let piece = counter.next();
        let done = piece.run(Beside::Search, "reading", &sender, || {
            counter.stop();
            begin("sorting");
        });
        assert_eq!(done, None);
    }
}
