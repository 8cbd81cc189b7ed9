//! Everything the loop hears, on one channel: keys, signals, and what the worker found.
//!
//! Signals are turned into events by a thread of their own, so the terminal is given back by ordinary
//! code and not inside a signal handler.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::input;
use crate::app::Message;

/// What the loop hears.
pub(super) enum Event {
    /// Something for `update`.
    Message(Message),
    /// The program is asked to sleep from outside.
    Sleep,
    /// The program is asked to end.
    Signal(i32),
    /// A thread failed.
    Panicked,
    /// There will be no more keys: the terminal is gone.
    InputEnded,
}

/// The channel and the threads that feed it.
pub(super) struct Events {
    sender: Sender<Event>,
    /// Where the loop listens.
    pub(super) received: Receiver<Event>,
}

impl Events {
    /// Starts to listen for keys and signals.
    pub(super) fn listen() -> io::Result<Events> {
        let (sender, received) = channel();
        listen_for_signals(sender.clone())?;
        let keys = sender.clone();
        thread::spawn(move || {
            let read = panic::catch_unwind(AssertUnwindSafe(|| input::send_keys(&keys)));
            if read.is_err() {
                let _ = keys.send(Event::Panicked);
            }
        });
        Ok(Events { sender, received })
    }

    /// A way into the channel.
    pub(super) fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }
}

fn listen_for_signals(sender: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    thread::spawn(move || {
        for number in signals.forever() {
            let event = if number == SIGTSTP {
                Event::Sleep
            } else {
                Event::Signal(number)
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Stops this program and what started it along (`cargo run`), until the shell wakes them.
///
/// The whole group, since a shell waits for all of it; by the signal that nobody can catch.
pub(super) fn stop_process_group() -> io::Result<()> {
    kill_current_process_group(Signal::STOP)?;
    Ok(())
}
