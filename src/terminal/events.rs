//! Everything the loop hears, on one channel: keys, signals, and what the worker found.
//!
//! Signals are turned into events by a thread of their own, so the terminal is given back by ordinary
//! code and not inside a signal handler.

use std::io;
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::input::terminal_size;
use super::pipe;
use crate::app::Message;

/// What the loop hears.
pub(super) enum Event {
    /// Something for `update`.
    Message(Message),
    /// The terminal has the focus again: the reader may come back from an editor.
    FocusGained,
    /// A line was typed, while keys were not read.
    Line,
    /// The command that had the terminal has ended.
    CommandEnded(io::Result<ExitStatus>),
    /// The program is asked to sleep from outside.
    Sleep,
    /// The program is asked to end.
    Signal(i32),
    /// A thread failed.
    Panicked,
    /// There will be no more keys: the terminal is gone.
    InputEnded,
}

impl Event {
    /// Tells whether it is something that the reader does and waits to see.
    pub(super) fn is_of_reader(&self) -> bool {
        matches!(
            self,
            Event::Message(
                Message::Key(_) | Message::Mouse(_) | Message::Paste(_) | Message::Resize(_)
            )
        )
    }
}

/// The channel and the thread that feeds it with signals.
pub(super) struct Events {
    sender: Sender<Event>,
    /// Where the loop listens.
    pub(super) received: Receiver<Event>,
}

impl Events {
    /// Starts to listen for signals.
    pub(super) fn listen() -> io::Result<Events> {
        let (sender, received) = channel();
        listen_for_signals(sender.clone())?;
        Ok(Events { sender, received })
    }

    /// A way into the channel.
    pub(super) fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }
}

fn listen_for_signals(sender: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGWINCH])?;
    thread::spawn(move || {
        for number in signals.forever() {
            let event = match number {
                // Keys that are pressed while a command runs are meant for the command.
                SIGINT if pipe::is_running() => continue,
                SIGTSTP if pipe::is_running() => {
                    let _ = stop_process_group();
                    continue;
                }
                SIGTSTP => Event::Sleep,
                SIGWINCH => Event::Message(Message::Resize(terminal_size())),
                _ => Event::Signal(number),
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
