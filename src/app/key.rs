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

/// Keys with a name, as the key file and the help write them; case does not count.
pub(super) const KEY_NAMES: [(&str, KeyCode); 15] = [
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

/// Other names by which readers know them.
const OTHER_NAMES: [(&str, KeyCode); 7] = [
    ("Return", KeyCode::Enter),
    ("Escape", KeyCode::Esc),
    ("Del", KeyCode::Delete),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Blank", KeyCode::Char(' ')),
    ("BS", KeyCode::Backspace),
];

/// Letters that reach the program as other keys where they are held with Ctrl.
const HELD_WITH_CTRL: [(char, &str); 3] = [('i', "Tab"), ('m', "Enter"), ('[', "Esc")];

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
        let mut named = KEY_NAMES.iter().chain(&OTHER_NAMES);
        if let Some((_, code)) = named.find(|(n, _)| n.eq_ignore_ascii_case(name)) {
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

impl Key {
    /// The key as a terminal reports it: `Shift-g` is `G`, `Ctrl-D` is `Ctrl-d`.
    ///
    /// # Errors
    /// Says as what it arrives, where a terminal cannot tell it from another key.
    pub fn as_typed(self) -> Result<Key, String> {
        let KeyCode::Char(letter) = self.code else {
            return Ok(self);
        };
        if self.shift && !letter.is_alphabetic() {
            return Err(format!("{self} is written as the sign that it types"));
        }
        let is_other = |(held, _): &&(char, &str)| self.ctrl && *held == letter;
        if let Some((_, arrives)) = HELD_WITH_CTRL.iter().find(is_other) {
            return Err(format!("{self} arrives as {arrives}: write {arrives}"));
        }
        let letter = if self.ctrl {
            letter.to_ascii_lowercase()
        } else if self.shift {
            letter.to_ascii_uppercase()
        } else {
            letter
        };
        Ok(Key {
            code: KeyCode::Char(letter),
            shift: false,
            ..self
        })
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
        if let Some((name, _)) = KEY_NAMES.iter().find(|(_, code)| *code == self.code) {
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
    fn keys_are_what_a_terminal_reports() {
        let typed = |name: &str| Key::parse(name).map(Key::as_typed);
        let shown = |name: &str| typed(name).and_then(Result::ok).map(|key| key.to_string());
        assert_eq!(shown("Shift-g").as_deref(), Some("G"));
        assert_eq!(shown("Ctrl-D").as_deref(), Some("Ctrl-d"));
        assert_eq!(shown("escape").as_deref(), Some("Esc"));
        let arrives = "Ctrl-i arrives as Tab: write Tab".to_owned();
        assert_eq!(typed("Ctrl-i"), Some(Err(arrives)));
    }

    #[test]
    fn two_letters_are_no_key() {
        assert_eq!(Key::parse("gg"), None);
        assert_eq!(Key::parse(""), None);
    }
}
