//! Puts text on the clipboard: through the terminal (OSC 52), and by a program of the system beside it.
//!
//! OSC 52 works over ssh and needs no other program, but no terminal says whether it has taken the text,
//! some take none, and all have a limit. So where the reader sits at this very machine, the clipboard
//! program of the session is run too, if there is one; over ssh it would fill the clipboard of the wrong
//! machine. Inside tmux its own command is used: it fills tmux's buffer and has the terminal told in the
//! way that terminal knows, while OSC 52 from programs is ignored by default. GNU screen hands a sequence
//! on in short wrapped pieces.
//!
//! Only ever written, never asked for: what the clipboard holds is none of our business.

use std::io;
use std::process::{Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::child::{start_with, wait_at_most};
use super::surroundings::{Desktop, Multiplexer, Surroundings};
use crate::config::Clipboard;

/// What terminals take of encoded text; xterm and those like it cut or drop longer ones.
const LONGEST_SEQUENCE_BYTES: usize = 74_994;
/// GNU screen takes no more at once.
const SCREEN_PIECE_BYTES: usize = 240;
/// A clipboard program that takes longer waits for something that will not come.
const PATIENCE: Duration = Duration::from_secs(3);
const KILOBYTE: usize = 1000;

/// A program that takes text for a clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tool {
    name: &'static str,
    arguments: &'static [&'static str],
    /// It takes UTF-16 with a mark, as Windows does.
    is_wide: bool,
}

const fn tool(name: &'static str, arguments: &'static [&'static str]) -> Tool {
    Tool {
        name,
        arguments,
        is_wide: false,
    }
}

const TMUX: [Tool; 2] = [
    tool("tmux", &["load-buffer", "-w", "-"]),
    // Before tmux 3.2 there is no -w: then only its own buffer is filled.
    tool("tmux", &["load-buffer", "-"]),
];
const WAYLAND: Tool = tool("wl-copy", &[]);
const X: [Tool; 2] = [
    tool("xclip", &["-selection", "clipboard"]),
    tool("xsel", &["--clipboard", "--input"]),
];
const MACOS: Tool = tool("pbcopy", &[]);
const TERMUX: Tool = tool("termux-clipboard-set", &[]);
const WINDOWS: Tool = Tool {
    name: "clip.exe",
    arguments: &[],
    is_wide: true,
};

/// A text on its way to the clipboard.
pub(super) struct Copying {
    /// What it is, in words for the reader.
    what: String,
    text: String,
    /// What is sent to the terminal; else why not.
    sequence: Result<String, String>,
    /// Programs to run: of each group the first that works.
    groups: Vec<Vec<Tool>>,
}

impl Copying {
    /// Works out by which ways a text goes.
    pub(super) fn new(
        surroundings: &Surroundings,
        way: Clipboard,
        what: String,
        text: String,
    ) -> Copying {
        let sequence = match way {
            Clipboard::System => Err(String::new()),
            Clipboard::Auto | Clipboard::Osc52 => sequence_of(surroundings, &text),
        };
        let mut groups = groups_of(surroundings);
        if way == Clipboard::Osc52 {
            // What tmux does is to send the sequence.
            groups.truncate(usize::from(surroundings.multiplexer == Multiplexer::Tmux));
        }
        Copying {
            what,
            text,
            sequence,
            groups,
        }
    }

    /// What is to be sent to the terminal, if anything.
    pub(super) fn sequence(&self) -> &str {
        self.sequence.as_deref().unwrap_or("")
    }

    /// Runs the programs and returns what to tell the reader.
    pub(super) fn run(self) -> String {
        let mut ways = Vec::new();
        let mut failures = Vec::new();
        match &self.sequence {
            Ok(_) => ways.push("the terminal (OSC 52)".to_owned()),
            Err(reason) if reason.is_empty() => {}
            Err(reason) => failures.push(reason.clone()),
        }
        for group in &self.groups {
            match run_first(group, &self.text) {
                Ok(name) => ways.push(name.to_owned()),
                Err(reason) => failures.push(reason),
            }
        }
        said(&self.what, &ways, &failures)
    }
}

/// `"copied the statement by wl-copy; too long for the terminal: 95 kB"`
fn said(what: &str, ways: &[String], failures: &[String]) -> String {
    let failures = failures.join("; ");
    match (ways.is_empty(), failures.is_empty()) {
        (false, true) => format!("copied {what} by {}", ways.join(" and ")),
        (false, false) => format!("copied {what} by {}; {failures}", ways.join(" and ")),
        (true, false) => format!("{what} not copied: {failures}"),
        (true, true) => format!("{what} not copied: no clipboard program for this session"),
    }
}

/// The sequence for the terminal; else why there is none, `""` where another way stands in for it.
fn sequence_of(surroundings: &Surroundings, text: &str) -> Result<String, String> {
    if surroundings.multiplexer == Multiplexer::Tmux {
        return Err(String::new());
    }
    if !surroundings.takes_clipboard() {
        return Err("this terminal has no clipboard".to_owned());
    }
    let encoded = BASE64_STANDARD.encode(text);
    if encoded.len() > LONGEST_SEQUENCE_BYTES {
        let size = text.len().div_ceil(KILOBYTE);
        return Err(format!("too long for the terminal: {size} kB"));
    }
    let sequence = format!("\x1b]52;c;{encoded}\x07");
    Ok(match surroundings.multiplexer {
        Multiplexer::Screen => wrapped_for_screen(&sequence),
        _ => sequence,
    })
}

/// Wraps a sequence so that GNU screen hands it on to the terminal.
fn wrapped_for_screen(sequence: &str) -> String {
    let pieces = sequence.as_bytes().chunks(SCREEN_PIECE_BYTES);
    pieces.fold(String::new(), |wrapped, piece| {
        wrapped + "\x1bP" + &String::from_utf8_lossy(piece) + "\x1b\\"
    })
}

fn groups_of(surroundings: &Surroundings) -> Vec<Vec<Tool>> {
    let mut groups = Vec::new();
    if surroundings.multiplexer == Multiplexer::Tmux {
        groups.push(TMUX.to_vec());
    }
    if surroundings.is_remote {
        return groups;
    }
    let desktops = surroundings.desktops.iter();
    let local: Vec<Tool> = desktops
        .flat_map(|desktop| tools_of(*desktop))
        .copied()
        .collect();
    if !local.is_empty() {
        groups.push(local);
    }
    groups
}

fn tools_of(desktop: Desktop) -> &'static [Tool] {
    match desktop {
        Desktop::MacOs => &[MACOS],
        Desktop::Wayland => &[WAYLAND],
        Desktop::X => &X,
        Desktop::Termux => &[TERMUX],
        Desktop::Windows => &[WINDOWS],
    }
}

/// Gives the text to the first program that takes it; else says what became of them.
fn run_first(tools: &[Tool], text: &str) -> Result<&'static str, String> {
    let mut reasons: Vec<String> = Vec::new();
    for tool in tools {
        match run(*tool, text) {
            Ok(()) => return Ok(tool.name),
            Err(reason) => reasons.push(reason),
        }
    }
    reasons.dedup();
    Err(reasons.join(", "))
}

fn run(tool: Tool, text: &str) -> Result<(), String> {
    let name = tool.name;
    let bytes = if tool.is_wide {
        wide(text)
    } else {
        text.as_bytes().to_vec()
    };
    let mut command = Command::new(name);
    command.args(tool.arguments);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => format!("no {name}"),
        io::ErrorKind::TimedOut => format!("{name} did not end"),
        _ => format!("{name}: {error}"),
    };
    let mut child = start_with(&mut command, bytes).map_err(failed)?;
    let status = wait_at_most(&mut child, PATIENCE).map_err(failed)?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name} failed"))
    }
}

/// Text as the clipboard program of Windows takes it.
fn wide(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::super::surroundings::surroundings;
    use super::*;

    fn copying(variables: &[(&str, &str)], text: &str) -> Copying {
        let what = "the statement".to_owned();
        Copying::new(
            &surroundings(variables),
            Clipboard::Auto,
            what,
            text.to_owned(),
        )
    }

    fn tools(variables: &[(&str, &str)]) -> Vec<&'static str> {
        let groups = copying(variables, "x").groups;
        groups.into_iter().flatten().map(|t| t.name).collect()
    }

    #[test]
    fn terminal_is_told_and_says_nothing_back() {
        let copying = copying(&[("TERM", "xterm")], "Man");
        assert_eq!(copying.sequence(), "\x1b]52;c;TWFu\x07");
        assert_eq!(
            copying.run(),
            "copied the statement by the terminal (OSC 52)"
        );
    }

    #[test]
    fn too_long_a_text_is_not_sent_and_said() {
        let copying = copying(&[("TERM", "xterm")], &"x".repeat(56_300));
        assert_eq!(copying.sequence(), "");
        let said = "the statement not copied: too long for the terminal: 57 kB";
        assert_eq!(copying.run(), said);
    }

    #[test]
    fn screen_gets_it_in_wrapped_pieces() {
        let screen = [("TERM", "screen"), ("STY", "1.a")];
        let text = "a statement of an article ".repeat(20);
        let wrapped = copying(&screen, &text).sequence().to_owned();
        let pieces: Vec<&str> = wrapped.split("\x1b\\").filter(|p| !p.is_empty()).collect();
        assert!(pieces.len() > 2);
        let inner: String = pieces
            .iter()
            .filter_map(|p| p.strip_prefix("\x1bP"))
            .collect();
        assert_eq!(inner, copying(&[("TERM", "xterm")], &text).sequence());
        assert!(pieces.iter().all(|p| p.len() < 256));
    }

    #[test]
    fn tool_is_that_of_the_session_and_none_over_ssh() {
        if cfg!(any(target_os = "macos", windows)) {
            return;
        }
        assert_eq!(tools(&[("TERM", "xterm")]), [""; 0]);
        assert_eq!(tools(&[("DISPLAY", ":0")]), ["xclip", "xsel"]);
        let both = [("WAYLAND_DISPLAY", "wayland-0"), ("DISPLAY", ":0")];
        assert_eq!(tools(&both), ["wl-copy", "xclip", "xsel"]);
        assert_eq!(tools(&[("WSL_DISTRO_NAME", "Debian")]), ["clip.exe"]);
        assert_eq!(
            tools(&[("TERMUX_VERSION", "0.118")]),
            ["termux-clipboard-set"]
        );
        let far = [("DISPLAY", "localhost:10.0"), ("SSH_TTY", "/dev/pts/1")];
        assert_eq!(tools(&far), [""; 0]);
        assert_eq!(tools(&[far[1], ("TMUX", "/x,1,0")]), ["tmux", "tmux"]);
    }

    #[test]
    fn missing_tools_are_named() {
        const GONE: [Tool; 2] = [tool("no-such-copy", &[]), tool("no-such-clip", &[])];
        assert_eq!(
            run_first(&GONE, "x"),
            Err("no no-such-copy, no no-such-clip".to_owned())
        );
        let failures = ["no xclip".to_owned()];
        assert_eq!(said("it", &[], &failures), "it not copied: no xclip");
        assert_eq!(
            said("it", &["a".to_owned()], &failures),
            "copied it by a; no xclip"
        );
    }

    #[test]
    fn windows_gets_wide_letters_with_a_mark() {
        assert_eq!(wide("é"), [0xff, 0xfe, 0xe9, 0x00]);
    }
}
