//! Keys as the app knows them, whatever terminal library reads them.

use std::fmt;

/// What a key is, without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyCode {
    /// A letter, digit or sign, as typed (so `G` is an upper-case letter, not shift and `g`).
    Char(char),
    /// Return.
    Enter,
    /// Tabulator.
    Tab,
    /// Escape.
    Esc,
    /// Deletes to the left of the cursor.
    Backspace,
    /// Deletes under the cursor.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// First place.
    Home,
    /// Last place.
    End,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// A function key by number.
    F(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Held with Ctrl.
    pub ctrl: bool,
    /// Held with Alt.
    pub alt: bool,
    /// Held with Shift; never set for [`KeyCode::Char`].
    pub shift: bool,
}

/// Keys with a name, as the key file and the help write them.
const NAMED: [(&str, KeyCode); 15] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Tab", KeyCode::Tab),
    ("Esc", KeyCode::Esc),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("F1", KeyCode::F(1)),
];

impl Key {
    /// A key without modifiers.
    pub fn plain(code: KeyCode) -> Key {
        Key {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A letter, digit or sign.
    pub fn char(c: char) -> Key {
        Key::plain(KeyCode::Char(c))
    }

    /// The letter, digit or sign, if it is one without Ctrl and Alt.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads one key by its name in the key file.
    ///
    /// `"Ctrl-d"` -> Ctrl and d, `"Shift-Tab"`, `"]"`; `"gg"` -> none (that is two keys)
    pub fn parse(name: &str) -> Option<Key> {
        for (prefix, set) in [
            ("Ctrl-", (|k: &mut Key| k.ctrl = true) as fn(&mut Key)),
            ("Alt-", |k| k.alt = true),
            ("Shift-", |k| k.shift = true),
        ] {
            if let Some(rest) = name.strip_prefix(prefix).filter(|r| !r.is_empty()) {
                let mut key = Key::parse(rest)?;
                set(&mut key);
                return Some(key);
            }
        }
        if let Some((_, code)) = NAMED.iter().find(|(n, _)| *n == name) {
            return Some(Key::plain(*code));
        }
        if let Some(number) = name.strip_prefix('F').and_then(|n| n.parse().ok()) {
            return Some(Key::plain(KeyCode::F(number)));
        }
        let mut letters = name.chars();
        let only = letters.next()?;
        letters.next().is_none().then(|| Key::char(only))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let modifiers = [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ];
        for (_, name) in modifiers.iter().filter(|(is_held, _)| *is_held) {
            f.write_str(name)?;
        }
        if let Some((name, _)) = NAMED.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_as_written() {
        for name in [
            "j",
            "Ctrl-d",
            "Alt-Right",
            "Shift-Tab",
            "Space",
            "F1",
            "F12",
            "-",
            "Ctrl--",
            "]",
        ] {
            assert_eq!(
                Key::parse(name).map(|k| k.to_string()).as_deref(),
                Some(name)
            );
        }
    }

    #[test]
    fn two_letters_are_no_key() {
        assert_eq!(Key::parse("gg"), None);
        assert_eq!(Key::parse(""), None);
    }
}
