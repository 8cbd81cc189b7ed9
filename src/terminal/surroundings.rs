//! What kind of terminal and session this is, as far as the environment tells.
//!
//! Asked once, at the start. Nothing is asked of the terminal itself: answers may come late, and would
//! then be taken for keys.

/// A program between ours and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Multiplexer {
    #[default]
    None,
    Tmux,
    Screen,
}

/// Something with a clipboard that a session may run on; there may be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Desktop {
    MacOs,
    Wayland,
    X,
    Termux,
    /// Also from the Linux within it.
    Windows,
}

/// What the environment tells.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Surroundings {
    /// The name of the terminal, as in `TERM`.
    pub(super) terminal: String,
    pub(super) multiplexer: Multiplexer,
    /// The reader sits at another machine.
    pub(super) is_remote: bool,
    /// What the session runs on, each of which has a clipboard.
    pub(super) desktops: Vec<Desktop>,
    /// A terminal that is known by a variable of its own, and shows links.
    shows_links: bool,
}

/// Terminals that show links, by how their name in `TERM` begins.
const LINKING: [&str; 9] = [
    "xterm",
    "kitty",
    "alacritty",
    "foot",
    "wezterm",
    "ghostty",
    "tmux",
    "contour",
    "rio",
];
/// The first VTE that does not break off at a link: 0.50.
const FIRST_LINKING_VTE: u32 = 5000;

impl Surroundings {
    /// Looks around in the environment of this process.
    pub(super) fn look() -> Surroundings {
        Surroundings::of(|name| std::env::var(name).ok())
    }

    /// Looks around in an environment; a variable that is set to nothing is not set.
    fn of(variable: impl Fn(&str) -> Option<String>) -> Surroundings {
        let value = |name: &str| variable(name).filter(|value| !value.is_empty());
        let has = |name: &str| value(name).is_some();
        let multiplexer = match (has("TMUX"), has("STY")) {
            (true, _) => Multiplexer::Tmux,
            (false, true) => Multiplexer::Screen,
            (false, false) => Multiplexer::None,
        };
        let vte = value("VTE_VERSION").and_then(|number| number.parse::<u32>().ok());
        let has_old_vte = vte.is_some_and(|number| number < FIRST_LINKING_VTE);
        let is_known = has("KITTY_WINDOW_ID") || has("WT_SESSION") || has("TERM_PROGRAM");
        let is_wsl = has("WSL_DISTRO_NAME") || has("WSL_INTEROP");
        let desktops = [
            (Desktop::MacOs, cfg!(target_os = "macos")),
            (Desktop::Wayland, has("WAYLAND_DISPLAY")),
            (Desktop::X, has("DISPLAY")),
            (Desktop::Termux, has("TERMUX_VERSION")),
            (Desktop::Windows, is_wsl || cfg!(windows)),
        ];
        let terminal = value("TERM").unwrap_or_default();
        let is_named = LINKING.iter().any(|name| terminal.starts_with(name));
        Surroundings {
            shows_links: !has_old_vte && (is_named || is_known || vte.is_some()),
            terminal,
            multiplexer,
            is_remote: has("SSH_CONNECTION") || has("SSH_TTY") || has("SSH_CLIENT"),
            desktops: desktops
                .into_iter()
                .filter_map(|(desktop, is_there)| is_there.then_some(desktop))
                .collect(),
        }
    }

    /// Tells whether the terminal does nothing but print.
    pub(super) fn is_dumb(&self) -> bool {
        self.terminal == "dumb"
    }

    /// Tells whether it takes no sequences but those of a screen: the console of Linux, a vt100.
    fn is_console(&self) -> bool {
        let number = self.terminal.strip_prefix("vt");
        let is_old = number.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        self.is_dumb() || self.terminal == "linux" || is_old
    }

    /// Tells whether text may be sent to the terminal for its clipboard.
    pub(super) fn takes_clipboard(&self) -> bool {
        !self.is_console()
    }

    /// Tells whether the terminal shows links; where that is not known, it does not.
    pub(super) fn has_links(&self) -> bool {
        match self.multiplexer {
            // It takes links in, and keeps them from terminals that have none.
            Multiplexer::Tmux => true,
            Multiplexer::Screen => false,
            Multiplexer::None => self.shows_links && !self.is_console(),
        }
    }
}

#[cfg(test)]
pub(super) fn surroundings(variables: &[(&str, &str)]) -> Surroundings {
    Surroundings::of(|name| {
        let found = variables.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| (*value).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_off_where_they_are_not_known() {
        for (variables, expected) in [
            (&[("TERM", "xterm-256color")][..], true),
            (&[("TERM", "foot")], true),
            (&[("TERM", "linux")], false),
            (&[("TERM", "dumb")], false),
            (&[("TERM", "vt220"), ("WT_SESSION", "1")], false),
            (&[("TERM", "vte-256color"), ("VTE_VERSION", "7600")], true),
            (&[("TERM", "screen-256color"), ("STY", "1.pts")], false),
            (&[("TERM", "screen-256color"), ("TMUX", "/x,1,0")], true),
            (&[("TERM", "xterm"), ("VTE_VERSION", "4205")], false),
            (&[("TERM", "rxvt-unicode-256color")], false),
            (&[("TERM", "ansi"), ("TERM_PROGRAM", "WezTerm")], true),
            (&[], false),
        ] {
            assert_eq!(
                surroundings(variables).has_links(),
                expected,
                "{variables:?}"
            );
        }
    }

    #[test]
    fn variable_that_is_set_to_nothing_is_not_set() {
        assert!(!surroundings(&[("SSH_TTY", "")]).is_remote);
        assert!(surroundings(&[("SSH_TTY", "/dev/pts/1")]).is_remote);
    }
}
