//! The thread that reads the terminal: keys, mouse, pastes.
//!
//! It sleeps until there is something to read, and can be told to stop reading: while another program
//! has the terminal, every key is that program's. Where standard input is a pipe (an article), keys are
//! read from `/dev/tty`, here as in the terminal library.

use std::fs::File;
use std::io::{self, IsTerminal as _, PipeReader, PipeWriter, Read as _, Write as _};
use std::os::fd::{AsRawFd, RawFd};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crossterm::{event, terminal};
use filedescriptor::{POLLIN, poll, pollfd};

use super::answers::Answers;
use super::events::Event;
use super::keys::event_of;
use crate::app::{Message, Size};

/// What is assumed of a terminal that does not tell its size.
const USUAL_SIZE: Size = Size {
    width_cells: 80,
    height_rows: 24,
};

/// Asks the terminal for its size.
pub(super) fn terminal_size() -> Size {
    match terminal::size() {
        Ok((width_cells, height_rows)) if width_cells > 0 && height_rows > 0 => Size {
            width_cells,
            height_rows,
        },
        _ => USUAL_SIZE,
    }
}

/// What the reading thread is told.
enum Order {
    /// Read nothing, and say so.
    Pause(Sender<()>),
    /// Read one line as it was typed, for [`Event::Line`].
    ReadLine,
    /// Read keys again.
    Resume,
}

/// The reading thread, and the way to it.
pub(super) struct Input {
    orders: Sender<Order>,
    bell: PipeWriter,
}

impl Input {
    /// Starts to read; what comes is sent as events. The terminal's background is among
    /// it, where it `is_asked` for.
    pub(super) fn listen(sender: Sender<Event>, is_asked: bool) -> io::Result<Input> {
        let (heard, bell) = io::pipe()?;
        let (orders, received) = channel();
        let mut reading = Reading {
            keyboard: Keyboard::find()?,
            heard,
            orders: received,
            sender,
            answers: Answers::new(is_asked),
        };
        thread::spawn(move || {
            let read = catch_unwind(AssertUnwindSafe(|| reading.run()));
            let end = if read.is_err() {
                Event::Panicked
            } else {
                Event::InputEnded
            };
            let _ = reading.sender.send(end);
        });
        Ok(Input { orders, bell })
    }

    /// Returns once nothing is read any more.
    pub(super) fn pause(&mut self) {
        let (done, paused) = channel();
        self.tell(Order::Pause(done));
        // Where the thread has ended, nothing is read either.
        let _ = paused.recv();
    }

    /// Asks for one line, while paused.
    pub(super) fn read_line(&mut self) {
        self.tell(Order::ReadLine);
    }

    /// Has keys read again.
    pub(super) fn resume(&mut self) {
        self.tell(Order::Resume);
    }

    fn tell(&mut self, order: Order) {
        // A thread that has ended has said so itself.
        let _ = self.orders.send(order);
        let _ = self.bell.write_all(b"!");
    }
}

/// Where keys come from.
enum Keyboard {
    Stdin(io::Stdin),
    Terminal(File),
}

impl Keyboard {
    fn find() -> io::Result<Keyboard> {
        let stdin = io::stdin();
        if stdin.is_terminal() {
            return Ok(Keyboard::Stdin(stdin));
        }
        File::open("/dev/tty").map(Keyboard::Terminal)
    }

    fn descriptor(&self) -> RawFd {
        match self {
            Keyboard::Stdin(stdin) => stdin.as_raw_fd(),
            Keyboard::Terminal(file) => file.as_raw_fd(),
        }
    }

    fn read_line(&mut self) -> io::Result<()> {
        if let Keyboard::Stdin(stdin) = self {
            stdin.read_line(&mut String::new())?;
            return Ok(());
        }
        let mut byte = [0];
        if let Keyboard::Terminal(file) = self {
            while file.read(&mut byte)? > 0 && byte != *b"\n" {}
        }
        Ok(())
    }
}

/// What made the thread wake.
enum Woken {
    ByKeys,
    ByOrder,
}

/// The thread's own side.
struct Reading {
    keyboard: Keyboard,
    heard: PipeReader,
    orders: Receiver<Order>,
    sender: Sender<Event>,
    answers: Answers,
}

impl Reading {
    /// Reads until the terminal is gone, or nobody listens.
    fn run(&mut self) {
        while let Some(woken) = self.sleep() {
            let goes_on = match woken {
                Woken::ByKeys => self.send_events(),
                Woken::ByOrder => self.take_order(),
            };
            if !goes_on {
                return;
            }
        }
    }

    fn sleep(&self) -> Option<Woken> {
        let watched = |fd| pollfd {
            fd,
            events: POLLIN,
            revents: 0,
        };
        let mut fds = [
            watched(self.heard.as_raw_fd()),
            watched(self.keyboard.descriptor()),
        ];
        loop {
            match poll(&mut fds, None) {
                Ok(_) if fds[0].revents != 0 => return Some(Woken::ByOrder),
                Ok(_) if fds[1].revents & POLLIN != 0 => return Some(Woken::ByKeys),
                // It hung up.
                Ok(_) if fds[1].revents != 0 => return None,
                Ok(_) => {}
                Err(filedescriptor::Error::Poll(error)) if is_interrupted(&error) => {}
                Err(_) => return None,
            }
        }
    }

    /// Sends all that is there; tells whether there may be more later.
    fn send_events(&mut self) -> bool {
        loop {
            match event::poll(self.answers.patience()) {
                Ok(true) => {}
                Ok(false) => {
                    let rest = self.answers.rest();
                    return self.send(rest);
                }
                Err(error) => return is_interrupted(&error),
            }
            let Ok(event) = event::read() else {
                return false;
            };
            let heard = self.answers.take(event);
            if !self.send(heard) {
                return false;
            }
        }
    }

    /// Sends events, and the background where it has come; tells whether somebody listens.
    fn send(&mut self, events: Vec<event::Event>) -> bool {
        let background = self.answers.take_background().map(Message::Background);
        let events = events.into_iter().filter_map(event_of);
        let mut all = events.chain(background.map(Event::Message));
        all.all(|event| self.sender.send(event).is_ok())
    }

    fn take_order(&mut self) -> bool {
        let _ = self.heard.read(&mut [0; 64]);
        let Ok(Order::Pause(done)) = self.orders.try_recv() else {
            return true;
        };
        let _ = done.send(());
        loop {
            match self.orders.recv() {
                Ok(Order::ReadLine) => {
                    let is_there = self.keyboard.read_line().is_ok();
                    if !is_there || self.sender.send(Event::Line).is_err() {
                        return false;
                    }
                }
                Ok(Order::Pause(done)) => {
                    let _ = done.send(());
                }
                Ok(Order::Resume) => return true,
                Err(_) => return false,
            }
        }
    }
}

fn is_interrupted(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Interrupted
}
