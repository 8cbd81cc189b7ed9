//! A program in a pseudo-terminal, with a model of the terminal that shows what it drew.

#![allow(dead_code, reason = "each suite uses its own part of it")]

use std::fs;
use std::fs::File;
use std::io::{Read as _, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use tempfile::TempDir;

/// Longest wait for anything; a loaded machine needs seconds, a broken program for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running program.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// Kept open, so that its modes can be asked for when the program has ended.
    slave: Box<dyn SlavePty + Send>,
    /// The modes of the line before the program was started, where `stty` tells.
    line: Option<String>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    raw: Vec<u8>,
    terminal: vt100::Parser,
    /// The program's state folder, as long as it runs.
    _state: TempDir,
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize {
        rows: height,
        cols: width,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// A count that the terminal model takes.
fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap_or(NonZero::<u16>::MIN)
}

impl Session {
    /// Starts a program on a screen of 100 by 30; none where there is no pseudo-terminal.
    pub(crate) fn start(command: &[&str]) -> Option<Session> {
        Session::start_on((100, 30), command)
    }

    /// Starts a program on a screen of this size; none where there is no pseudo-terminal.
    pub(crate) fn start_on(size: (u16, u16), command: &[&str]) -> Option<Session> {
        Session::start_with(size, &[], command)
    }

    /// Starts a program with variables set on top of a plain environment.
    pub(crate) fn start_with(
        (width, height): (u16, u16),
        variables: &[(&str, &str)],
        command: &[&str],
    ) -> Option<Session> {
        let pair = match native_pty_system().openpty(size(width, height)) {
            Ok(pair) => pair,
            Err(error) => {
                eprintln!("skipped: no pseudo-terminal here ({error})");
                return None;
            }
        };
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.env("TERM", "xterm-256color");
        for name in FOREIGN_VARIABLES {
            builder.env_remove(name);
        }
        // Nothing of what the tests do is kept in the state folder of whoever runs them, nor does one
        // test open a story where another has left it.
        let state = TempDir::new().expect("a temporary folder");
        builder.env("XDG_STATE_HOME", state.path());
        // The hint of the first start is over for them, and stands in no line that they look at.
        let own = state.path().join("abreast");
        fs::create_dir(&own).expect("a folder");
        fs::write(own.join("welcomed"), "").expect("a file");
        // Nor do their settings change the tests.
        builder.env(
            "XDG_CONFIG_HOME",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/config"),
        );
        for (name, value) in variables {
            builder.env(name, value);
        }
        let line = pair.master.tty_name().and_then(|path| line_modes(&path));
        let child = pair
            .slave
            .spawn_command(builder)
            .expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let keys = pair.master.take_writer().expect("a writer");
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Some(Session {
            child,
            master: pair.master,
            slave: pair.slave,
            line,
            keys,
            output,
            raw: Vec::new(),
            terminal: vt100::Parser::new(cells(height), cells(width), 0),
            _state: state,
        })
    }

    /// Types keys as a terminal would send them.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys
            .write_all(keys.as_bytes())
            .expect("keys are taken");
        self.keys.flush().expect("keys are taken");
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.master.resize(size(width, height)).expect("a new size");
        self.terminal
            .screen_mut()
            .set_size(cells(height), cells(width));
        thread::sleep(Duration::from_millis(100));
    }

    /// Tells the terminal of many sizes at once, as a window that is dragged does; the last one stays.
    pub(crate) fn storm(&mut self, sizes: impl Iterator<Item = (u16, u16)>) {
        let mut last = (100, 30);
        for (width, height) in sizes {
            self.master.resize(size(width, height)).expect("a new size");
            last = (width, height);
        }
        self.terminal
            .screen_mut()
            .set_size(cells(last.1), cells(last.0));
    }

    /// Takes the terminal away, as closing its window does; the program is left.
    pub(crate) fn hang_up(self) -> Box<dyn Child + Send + Sync> {
        self.child
    }

    /// Reads until the screen shows `text`.
    pub(crate) fn wait_for(&mut self, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            let waited = start.elapsed();
            assert!(waited < PATIENCE, "no {text:?} on\n{}", self.screen());
            self.take_output(Duration::from_millis(100));
        }
    }

    /// Types keys, again every second, until the screen shows `text`.
    pub(crate) fn press_until(&mut self, keys: &str, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            let waited = start.elapsed();
            assert!(waited < PATIENCE, "no {text:?} on\n{}", self.screen());
            self.press(keys);
            let pressed = Instant::now();
            while pressed.elapsed() < Duration::from_secs(1) && !self.screen().contains(text) {
                self.take_output(Duration::from_millis(50));
            }
        }
    }

    fn take_output(&mut self, wait: Duration) {
        if let Ok(bytes) = self.output.recv_timeout(wait) {
            self.terminal.process(&bytes);
            self.raw.extend(bytes);
        }
    }

    /// What the screen shows.
    pub(crate) fn screen(&self) -> String {
        self.terminal.screen().contents()
    }

    /// The rows of the screen, without the blanks at their ends.
    pub(crate) fn rows(&self) -> Vec<String> {
        let screen = self.terminal.screen();
        let width = screen.size().1;
        let rows = screen.rows(0, width.get());
        rows.map(|row| row.trim_end().to_owned()).collect()
    }

    /// Row and column of the terminal's cursor, if it is shown.
    pub(crate) fn cursor(&self) -> Option<(usize, usize)> {
        let screen = self.terminal.screen();
        let (row, column) = screen.cursor_position();
        (!screen.hide_cursor()).then_some((usize::from(row), usize::from(column)))
    }

    /// Reads until `is_so`; what is looked for is named if it does not come.
    pub(crate) fn wait_until(&mut self, what: &str, is_so: impl Fn(&Session) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            let waited = start.elapsed();
            assert!(waited < PATIENCE, "{what}: not so on\n{}", self.screen());
            self.take_output(Duration::from_millis(100));
        }
    }

    /// Everything that the program has written so far.
    pub(crate) fn written(&self) -> &[u8] {
        &self.raw
    }

    /// Tells whether the alternate screen is shown.
    pub(crate) fn is_alternate(&self) -> bool {
        self.terminal.screen().alternate_screen()
    }

    /// The number of the process.
    pub(crate) fn process_id(&self) -> Option<u32> {
        self.child.process_id()
    }

    /// Waits for the end of the program, reading what it still says.
    pub(crate) fn exit_code(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            self.take_output(Duration::from_millis(50));
            if let Some(status) = self.child.try_wait().expect("a child") {
                while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(300)) {
                    self.terminal.process(&bytes);
                    self.raw.extend(bytes);
                }
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "still running");
        }
    }

    /// All that was written, as text.
    pub(crate) fn written_text(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// Reads until these bytes were written.
    pub(crate) fn wait_for_bytes(&mut self, bytes: &str) {
        self.wait_until(&format!("bytes {bytes:?}"), |s| {
            s.written_text().contains(bytes)
        });
    }

    /// The colours, of text and background, in which words on the screen begin.
    pub(crate) fn colors_of(&self, words: &str) -> Option<(vt100::Color, vt100::Color)> {
        let rows = self.rows();
        let found = rows.iter().enumerate();
        let mut places = found.filter_map(|(y, row)| {
            let (before, _) = row.split_once(words)?;
            Some((u16::try_from(y).ok()?, before.chars().count()))
        });
        let (y, x) = places.next()?;
        let cell = self.terminal.screen().cell(y, u16::try_from(x).ok()?)?;
        Some((cell.fgcolor(), cell.bgcolor()))
    }

    /// Holds the program to leaving the terminal as it found it.
    pub(crate) fn assert_given_back(&self) {
        let screen = self.terminal.screen();
        assert!(!screen.alternate_screen(), "alternate screen left on");
        assert!(!screen.hide_cursor(), "cursor left hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste left on");
        let mouse = screen.mouse_protocol_mode();
        assert_eq!(mouse, vt100::MouseProtocolMode::None, "mouse left on");
        let text = String::from_utf8_lossy(&self.raw);
        for mode in ["?1004", "?1000", "?1002", "?1006", "?2004", "?2026"] {
            let on = text.rfind(&format!("{mode}h"));
            let off = text.rfind(&format!("{mode}l"));
            assert!(on <= off, "mode {mode} left on");
        }
        let line = self.master.tty_name().and_then(|path| line_modes(&path));
        assert_eq!(line, self.line, "modes of the line");
    }

    /// How many frames the program has drawn.
    pub(crate) fn frames(&self) -> usize {
        String::from_utf8_lossy(&self.raw).matches("?2026h").count()
    }

    /// Holds every byte written to the list of sequences the reader uses.
    pub(crate) fn assert_only_own_sequences(&self) {
        let text = String::from_utf8_lossy(&self.raw);
        // A frame that is still on its way may break off anywhere.
        let last = "\u{1b}[?2026l";
        let text = match text.rfind(last) {
            Some(end) => &text[..end + last.len()],
            None => &text,
        };
        for part in text.split('\u{1b}').skip(1) {
            assert!(is_own_sequence(part), "foreign sequence {:?}", head(part));
        }
        let foreign = text
            .chars()
            .find(|c| c.is_control() && !"\u{1b}\r\n\u{7}".contains(*c));
        assert_eq!(foreign, None, "control character outside a sequence");
    }
}

/// What would change what the program does, from whoever runs the tests.
const FOREIGN_VARIABLES: [&str; 16] = [
    "NO_COLOR",
    "COLORTERM",
    "TERM_PROGRAM",
    "VTE_VERSION",
    "KITTY_WINDOW_ID",
    "WT_SESSION",
    "TMUX",
    "STY",
    "SSH_CONNECTION",
    "SSH_TTY",
    "SSH_CLIENT",
    "WAYLAND_DISPLAY",
    "DISPLAY",
    "TERMUX_VERSION",
    "WSL_DISTRO_NAME",
    "WSL_INTEROP",
];

/// The modes of a terminal's line, as `stty` tells them.
fn line_modes(terminal: &Path) -> Option<String> {
    let asked = Command::new("stty")
        .arg("-g")
        .stdin(File::open(terminal).ok()?)
        .output();
    let told = asked.ok().filter(|told| told.status.success())?;
    Some(String::from_utf8_lossy(&told.stdout).into_owned())
}

fn head(part: &str) -> String {
    part.chars().take(20).collect()
}

/// Private modes the reader sets and resets: cursor, mouse, focus, alternate screen, paste, whole frames.
const OWN_MODES: [&str; 8] = [
    "?25", "?1000", "?1002", "?1004", "?1006", "?1049", "?2004", "?2026",
];

/// Tells whether what follows an escape is one of ours: place, look, erase, mode.
fn is_own_sequence(part: &str) -> bool {
    // What the terminal's background is, with the end of that string, and what terminal it is.
    if ["]11;?", "\\", "[c"].contains(&part) {
        return true;
    }
    if let Some(address) = part.strip_prefix("]8;;") {
        let is_web = address.is_empty() || address.starts_with("http");
        return is_web && address.chars().all(|c| c.is_ascii_graphic());
    }
    if part.starts_with('\\') {
        return true;
    }
    if let Some(copied) = part.strip_prefix("]52;c;") {
        return copied.contains('\u{7}');
    }
    let Some(body) = part.strip_prefix('[') else {
        return false;
    };
    let Some(end) = body.find(|c: char| c.is_ascii_alphabetic()) else {
        return false;
    };
    let parameters = &body[..end];
    let is_plain = parameters.chars().all(|c| c.is_ascii_digit() || c == ';');
    match &body[end..=end] {
        "H" | "m" | "J" | "K" => is_plain,
        "h" | "l" => OWN_MODES.contains(&parameters),
        _ => false,
    }
}
