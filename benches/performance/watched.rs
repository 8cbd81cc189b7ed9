//! A program in a pseudo-terminal, watched from outside: what it wrote, when, and what that had cost it.
//!
//! What is read is only noted while the program runs, with the time and the processor time of all its threads;
//! what the screen showed at each moment is worked out afterwards, so that the watching takes
//! nothing from the program. Questions about the background are answered, as terminals do.

use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use nix::time::ClockId;
use nix::unistd::Pid;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Size of the screen: width and height.
pub(crate) type Cells = (u16, u16);

/// A moment in the run of a program.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Moment {
    /// Since it was started.
    pub(crate) wall: Duration,
    /// Of all its threads.
    pub(crate) cpu: Duration,
}

/// Bytes that arrived together.
struct Piece {
    at: Moment,
    bytes: Vec<u8>,
}

/// A running program.
pub(crate) struct Watched {
    child: Box<dyn Child + Send + Sync>,
    /// Held, since the terminal is gone without it.
    _master: Box<dyn MasterPty + Send>,
    output: Receiver<Piece>,
    pieces: Vec<Piece>,
    cells: Cells,
}

/// What answers the question for the background, and what terminal this is.
const QUESTION: &[u8] = b"\x1b]11;?";
const ANSWER: &[u8] = b"\x1b]11;rgb:1010/1010/1010\x1b\\\x1b[?62;22c";

impl Watched {
    /// Starts a program, with folders of its own for settings and state.
    pub(crate) fn start(command: &[&str], cells: Cells, home: &Path) -> anyhow::Result<Watched> {
        let pair = native_pty_system().openpty(PtySize {
            rows: cells.1,
            cols: cells.0,
            pixel_width: 0,
            pixel_height: 0,
        })?;
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.env("TERM", "xterm-256color");
        for name in ["XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            builder.env(name, home);
        }
        for name in ["NO_COLOR", "TMUX", "COLORTERM"] {
            builder.env_remove(name);
        }
        let mut reader = pair.master.try_clone_reader()?;
        let mut answers = pair.master.take_writer()?;
        let start = Instant::now();
        let child = pair.slave.spawn_command(builder)?;
        drop(pair.slave);
        let id = i32::try_from(child.process_id().unwrap_or_default())?;
        let clock = ClockId::pid_cpu_clock_id(Pid::from_raw(id))?;
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let wall = start.elapsed();
                let cpu = clock.now().map(Duration::from).unwrap_or_default();
                let bytes = bytes[..count].to_vec();
                if contains(&bytes, QUESTION) {
                    // A program that has ended hears no answer; what it wrote tells of it.
                    let _ = answers.write_all(ANSWER).and_then(|()| answers.flush());
                }
                let at = Moment { wall, cpu };
                if sender.send(Piece { at, bytes }).is_err() {
                    return;
                }
            }
        });
        Ok(Watched {
            child,
            _master: pair.master,
            output,
            pieces: Vec::new(),
            cells,
        })
    }

    /// Waits until something has been written, and then nothing for so long.
    pub(crate) fn wait_for_quiet(&mut self, quiet: Duration) {
        if let Ok(piece) = self.output.recv_timeout(PATIENCE) {
            self.pieces.push(piece);
        }
        while let Ok(piece) = self.output.recv_timeout(quiet) {
            self.pieces.push(piece);
        }
    }

    /// The moment at which the frame was whole that first showed what `is_shown` looks for.
    ///
    /// A frame is whole at its end mark; where there are none, when the program fell silent.
    pub(crate) fn moment_of(&self, is_shown: impl Fn(&str) -> bool) -> Option<Moment> {
        let cells = |count: u16| NonZero::new(count).unwrap_or(NonZero::<u16>::MIN);
        let mut terminal = vt100::Parser::new(cells(self.cells.1), cells(self.cells.0), 0);
        let has_marks = self.pieces.iter().any(|p| contains(&p.bytes, FRAME_END));
        for piece in &self.pieces {
            terminal.process(&piece.bytes);
            let is_end = !has_marks || contains(&piece.bytes, FRAME_END);
            if is_end && is_shown(&terminal.screen().contents()) {
                let last = self.pieces.last().filter(|_| !has_marks);
                return Some(last.unwrap_or(piece).at);
            }
        }
        None
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Longest wait for a program to do anything; a loaded machine needs seconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// The mark at the end of a frame.
const FRAME_END: &[u8] = b"\x1b[?2026l";

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
