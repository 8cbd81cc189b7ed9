//! Keys one after another, as a key file writes them.
//!
//! Blanks part the keys; letters and signs may stand together. So that a slip is not taken for a
//! sequence of letters, what looks like a name (`Entr`) or like a modifier (`Ctl-x`) must be one.

use std::fmt;

use super::super::Key;
use super::super::key::KEY_NAMES;
use crate::config::nearest;

/// Place holders for the last key of a sequence.
const DIGIT: &str = "{1-9}";
const LETTER: &str = "{a-z}";

/// Most keys of a sequence: nobody remembers five.
const MAX_KEYS: usize = 4;

/// Most keys that may stand together without a blank.
const MAX_TOGETHER: usize = 3;

/// What may fill a place holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// 1 to 9.
    Digit,
    /// a to z.
    Letter,
}

/// One key of a sequence, or a class of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pattern {
    Key(Key),
    Class(Class),
}

/// The keys of one binding, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sequence(Vec<Pattern>);

impl Sequence {
    /// `"j"` -> one key, `"]l"` and `"Ctrl-x s"` -> two, `"g{1-9}"` -> g and a digit
    ///
    /// # Errors
    /// Says what is no key.
    pub(super) fn parse(name: &str) -> Result<Sequence, String> {
        let mut patterns = Vec::new();
        for word in name.split_whitespace() {
            let (keys, class) = split_class(word);
            if !keys.is_empty() {
                patterns.extend(keys_of(keys)?.into_iter().map(Pattern::Key));
            }
            patterns.extend(class.map(Pattern::Class));
        }
        let sequence = Sequence(patterns);
        sequence.check()?;
        Ok(sequence)
    }

    /// Refuses what could be read but never typed.
    fn check(&self) -> Result<(), String> {
        let Some((last, before)) = self.0.split_last() else {
            return Err("a key has at least one letter or sign; a blank is Space".to_owned());
        };
        if self.0.len() > MAX_KEYS {
            return Err(format!("at most {MAX_KEYS} keys make a sequence"));
        }
        if before.iter().any(|p| matches!(p, Pattern::Class(_))) {
            return Err("{1-9} and {a-z} stand at the end".to_owned());
        }
        if before.is_empty() && matches!(last, Pattern::Class(_)) {
            return Err("a key must stand before {1-9} and {a-z}".to_owned());
        }
        let is_digit = |p: &Pattern| p.typed().is_some_and(|c| ('1'..='9').contains(&c));
        if self.0.first().is_some_and(is_digit) {
            return Err("digits are counts, so no sequence begins with one".to_owned());
        }
        let is_escape = |p: &Pattern| *p == Pattern::Key(Key::plain(super::super::KeyCode::Esc));
        if self.0.len() > 1 && self.0.iter().any(is_escape) {
            return Err("Esc ends a sequence, so it can be in none".to_owned());
        }
        Ok(())
    }

    /// How many keys it takes.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// What may fill its place holder, if it has one.
    pub(super) fn class(&self) -> Option<Class> {
        match self.0.last() {
            Some(Pattern::Class(class)) => Some(*class),
            _ => None,
        }
    }

    /// Tells whether its first key would be typed into a line of text.
    pub(super) fn begins_with_text(&self) -> bool {
        self.0.first().is_some_and(|first| first.typed().is_some())
    }

    /// Tells whether these keys are it, or its start.
    pub(super) fn is_begun_by(&self, typed: &[Key]) -> bool {
        typed.len() <= self.0.len() && self.0.iter().zip(typed).all(|(p, k)| p.covers(*k))
    }

    /// The letter or digit that filled its place holder.
    pub(super) fn argument(&self, typed: &[Key]) -> Option<char> {
        self.class()
            .and_then(|_| typed.last())
            .and_then(|key| key.typed())
    }

    /// Two sequences collide when one could be typed as the start of the other.
    pub(super) fn collides_with(&self, other: &Sequence) -> bool {
        self.0.iter().zip(&other.0).all(|(x, y)| x.overlaps(*y))
    }
}

impl Pattern {
    fn typed(self) -> Option<char> {
        match self {
            Pattern::Key(key) => key.typed(),
            Pattern::Class(_) => None,
        }
    }

    fn covers(self, key: Key) -> bool {
        match self {
            Pattern::Key(wanted) => wanted == key,
            Pattern::Class(Class::Digit) => key.typed().is_some_and(|c| ('1'..='9').contains(&c)),
            Pattern::Class(Class::Letter) => key.typed().is_some_and(|c| c.is_ascii_lowercase()),
        }
    }

    fn overlaps(self, other: Pattern) -> bool {
        match (self, other) {
            (Pattern::Key(key), pattern) | (pattern, Pattern::Key(key)) => pattern.covers(key),
            (x, y) => x == y,
        }
    }
}

/// Letters and signs run together; a name or a modifier sets a key apart by blanks.
impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut was_long = false;
        for (at, pattern) in self.0.iter().enumerate() {
            let word = match pattern {
                Pattern::Key(key) => key.to_string(),
                Pattern::Class(Class::Digit) => "1-9".to_owned(),
                Pattern::Class(Class::Letter) => "a-z".to_owned(),
            };
            let is_long = matches!(pattern, Pattern::Key(_)) && word.chars().count() > 1;
            if at > 0 && (was_long || is_long) {
                f.write_str(" ")?;
            }
            f.write_str(&word)?;
            was_long = is_long;
        }
        Ok(())
    }
}

/// Keys that were typed, as the help writes them.
pub fn shown_keys(keys: &[Key]) -> String {
    Sequence(keys.iter().copied().map(Pattern::Key).collect()).to_string()
}

fn split_class(word: &str) -> (&str, Option<Class>) {
    if let Some(keys) = word.strip_suffix(DIGIT) {
        (keys, Some(Class::Digit))
    } else if let Some(keys) = word.strip_suffix(LETTER) {
        (keys, Some(Class::Letter))
    } else {
        (word, None)
    }
}

fn keys_of(word: &str) -> Result<Vec<Key>, String> {
    if let Some(key) = Key::parse(word) {
        return key.as_typed().map(|key| vec![key]);
    }
    let count = word.chars().count();
    let mut letters = word.chars();
    let begins = (letters.next(), letters.next());
    let is_like_name = matches!(begins, (Some(x), Some(y)) if x.is_uppercase() && y.is_lowercase());
    let is_like_modified = count > 2 && word.contains('-');
    let is_together = count <= MAX_TOGETHER && !word.chars().any(char::is_control);
    if is_together && !is_like_modified && !(is_like_name && count > 2) {
        return Ok(word.chars().map(Key::char).collect());
    }
    let (modifiers, name) = word.rsplit_once('-').map_or(("", word), |(_, name)| {
        word.split_at(word.len() - name.len())
    });
    let known = KEY_NAMES.iter().map(|(known, _)| *known);
    Err(match nearest(name, known) {
        Some(near) if name.chars().count() > 1 => {
            format!("no key {word}; the nearest is {modifiers}{near}")
        }
        _ if is_like_modified => {
            format!("no key {word}; modifiers are Ctrl-, Alt- and Shift-, as in Ctrl-x")
        }
        _ => format!("no key {word}; blanks part the keys of a sequence, as in Space f"),
    })
}
