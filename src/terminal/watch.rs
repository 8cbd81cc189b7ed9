//! Watches the files of the open story, by looking at them again and again.
//!
//! Looking, not listening: what systems tell of changed files differs from one to the next, is silent on
//! network drives and folders shared into virtual machines, speaks several times of one save, and needs a
//! dozen crates. A story is a few files; to look at their sizes and times once a second costs some
//! microseconds, and sees an editor's rename, a new article in the folder and one that has vanished alike.
//! Where looking is slow, it is done less often.
//!
//! Unless the reader watches, nobody looks but when the terminal gains the focus, or keys are pressed
//! after a while; then this thread sleeps. A change is told once it has settled: two looks must see the
//! same, so that a file is not read while it is being written.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::events::Event;
use super::stories::Stories;
use crate::app::{LoadId, Message};
use crate::disk::Stamps;

/// Between two looks while nothing happens.
const PERIOD: Duration = Duration::from_secs(1);
/// Between the look that sees a change and the one that sees it settled.
const SETTLING: Duration = Duration::from_millis(250);
/// Looking takes no more than one part in so many of the time.
const SHARE: u32 = 50;

/// What the watching thread is told.
pub(super) enum Order {
    /// A load is about to read a story, whose files look like this.
    Turn {
        story: usize,
        load: LoadId,
        stamps: Stamps,
    },
    /// Look again and again, or do not.
    Watch(bool),
    /// Look once.
    Look,
}

/// The thread that watches, and the way to it.
pub(super) struct Watcher(Sender<Order>);

impl Watcher {
    /// Starts to listen for orders.
    pub(super) fn start(stories: Arc<Stories>, sender: Sender<Event>) -> Watcher {
        let (orders, received) = channel();
        thread::spawn(move || {
            let mut watch = Watch {
                stories,
                sender,
                open: None,
                known: Stamps::default(),
                unsettled: None,
                is_on: false,
                cost: Duration::ZERO,
            };
            watch.run(&received);
        });
        Watcher(orders)
    }

    /// A way to the thread.
    pub(super) fn orders(&self) -> Sender<Order> {
        self.0.clone()
    }
}

/// What is watched, and what was seen.
struct Watch {
    stories: Arc<Stories>,
    sender: Sender<Event>,
    /// The story on the screen and the load that has read it.
    open: Option<(usize, LoadId)>,
    /// What its files looked like when they were read, or when a change was told.
    known: Stamps,
    /// What they looked like at the last look, where that was different.
    unsettled: Option<Stamps>,
    is_on: bool,
    /// How long a look takes.
    cost: Duration,
}

impl Watch {
    fn run(&mut self, received: &Receiver<Order>) {
        loop {
            let order = match self.pause() {
                Some(pause) => received.recv_timeout(pause),
                None => received.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match order {
                Ok(Order::Turn {
                    story,
                    load,
                    stamps,
                }) => {
                    self.turn(story, load, stamps);
                }
                Ok(Order::Watch(is_on)) => self.is_on = is_on,
                Ok(Order::Look) | Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Watches what a load has read from now on; an older one that comes late has been overtaken.
    fn turn(&mut self, story: usize, load: LoadId, stamps: Stamps) {
        if self.open.is_none_or(|(_, newest)| newest <= load) {
            self.open = Some((story, load));
            self.known = stamps;
            self.unsettled = None;
        }
    }

    /// How long to sleep until the next look; for ever where nobody watches.
    fn pause(&self) -> Option<Duration> {
        let least = self.cost * SHARE;
        match (&self.unsettled, self.is_on && self.open.is_some()) {
            (Some(_), _) => Some(SETTLING.max(least)),
            (None, true) => Some(PERIOD.max(least)),
            (None, false) => None,
        }
    }

    fn look(&mut self) {
        let Some((story, load)) = self.open else {
            return;
        };
        let Some(source) = self.stories.get(story) else {
            return;
        };
        let start = Instant::now();
        let now = source.stamps();
        self.cost = start.elapsed();
        let before = self.unsettled.take();
        if now == self.known {
            return;
        }
        if before.as_ref() == Some(&now) {
            self.known = now;
            let _ = self.sender.send(Event::Message(Message::Changed { load }));
        } else {
            self.unsettled = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_load_that_comes_late_does_not_take_the_watch_back() {
        let (sender, _received) = channel();
        let mut watch = Watch {
            stories: Arc::default(),
            sender,
            open: None,
            known: Stamps::default(),
            unsettled: None,
            is_on: true,
            cost: Duration::ZERO,
        };
        watch.turn(2, LoadId(5), Stamps::default());
        watch.turn(1, LoadId(4), Stamps::default());
        assert_eq!(watch.open, Some((2, LoadId(5))));
        watch.turn(0, LoadId(6), Stamps::default());
        assert_eq!(watch.open, Some((0, LoadId(6))));
    }
}
