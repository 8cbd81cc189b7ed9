//! Which keys ask for which action, read from a key file.
//!
//! A key belongs to an action, and the action says in which views it counts, so one key can mean
//! `next-twin` over the articles and `choose` in a list. Two actions whose keys could be typed alike
//! in one view are an error that names both: nobody should have to guess which wins.

use std::fmt;

use super::{ACTIONS, Action, ActionInfo, Key, View};

/// The default keys, commented for a reader.
const DEFAULT_KEYS: &str = include_str!("../../assets/keys.toml");

/// Place holders for the last key of a sequence.
const DIGIT: &str = "{1-9}";
const LETTER: &str = "{a-z}";

/// One key of a sequence, or a class of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pattern {
    Key(Key),
    Digit,
    Letter,
}

/// The keys of one binding, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sequence(Vec<Pattern>);

/// Keys and the actions they ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<(Sequence, Action)>,
}

/// What typed keys mean so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// They ask for an action; the letter or digit that filled a place holder comes along.
    Found(Action, Option<char>),
    /// They begin a longer sequence.
    Prefix,
    /// They mean nothing here.
    Nothing,
}

/// Why a key file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// The file is no TOML of the right shape.
    #[error("the key file cannot be read: {0}")]
    Syntax(String),
    /// An action that does not exist.
    #[error("the key file names an unknown action: {0}")]
    UnknownAction(String),
    /// A key that does not exist.
    #[error("the key file names an unknown key for {action}: {key:?}")]
    UnknownKey {
        /// The action.
        action: &'static str,
        /// The key as written.
        key: String,
    },
    /// Two actions on one key.
    #[error("both {first} and {second} are on {key}, and both count in the view {view}")]
    Conflict {
        /// The earlier action.
        first: &'static str,
        /// The later action.
        second: &'static str,
        /// The key.
        key: String,
        /// A view in which both count.
        view: &'static str,
    },
}

impl Default for Keymap {
    fn default() -> Self {
        Keymap::parse(DEFAULT_KEYS).expect("the embedded key file is tested")
    }
}

impl Keymap {
    /// Reads a key file; an action that it does not name has no key.
    ///
    /// # Errors
    /// Where it is no TOML, names an unknown action or key, or puts two actions on one key.
    pub fn parse(text: &str) -> Result<Keymap, KeymapError> {
        let file: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| KeymapError::Syntax(e.message().to_owned()))?;
        if let Some(unknown) = file.keys().find(|name| Action::named(name).is_none()) {
            return Err(KeymapError::UnknownAction(unknown.clone()));
        }
        let mut bindings = Vec::new();
        for info in ACTIONS {
            let keys = file.get(info.name).and_then(toml::Value::as_array);
            for key in keys.into_iter().flatten() {
                let name = key.as_str().unwrap_or_default();
                let sequence = parse_sequence(name).ok_or_else(|| KeymapError::UnknownKey {
                    action: info.name,
                    key: key.to_string(),
                })?;
                check_conflict(&bindings, &sequence, info)?;
                bindings.push((sequence, info.action));
            }
        }
        Ok(Keymap { bindings })
    }

    /// Says what the keys typed so far mean in a view.
    pub fn look_up(&self, view: View, typed: &[Key]) -> Lookup {
        let in_view = |action: Action| action.info().views.contains(&view);
        let matching = self
            .bindings
            .iter()
            .filter(|(sequence, action)| in_view(*action) && sequence.is_begun_by(typed));
        let mut answer = Lookup::Nothing;
        for (sequence, action) in matching {
            if sequence.0.len() == typed.len() {
                return Lookup::Found(*action, sequence.argument(typed));
            }
            answer = Lookup::Prefix;
        }
        answer
    }

    /// The keys of an action, as the help writes them: `"j Down"`.
    pub fn keys_of(&self, action: Action) -> Vec<String> {
        let own = self.bindings.iter().filter(|(_, a)| *a == action);
        own.map(|(sequence, _)| sequence.to_string()).collect()
    }
}

impl Sequence {
    fn is_begun_by(&self, typed: &[Key]) -> bool {
        typed.len() <= self.0.len() && self.0.iter().zip(typed).all(|(p, k)| p.covers(*k))
    }

    fn argument(&self, typed: &[Key]) -> Option<char> {
        let is_class = !matches!(self.0.last(), Some(Pattern::Key(_)));
        typed.last().filter(|_| is_class).and_then(|k| k.typed())
    }

    /// Two sequences collide when one could be typed as the start of the other.
    fn collides_with(&self, other: &Sequence) -> bool {
        self.0.iter().zip(&other.0).all(|(x, y)| x.overlaps(*y))
    }
}

impl Pattern {
    fn covers(self, key: Key) -> bool {
        match self {
            Pattern::Key(wanted) => wanted == key,
            Pattern::Digit => key.typed().is_some_and(|c| ('1'..='9').contains(&c)),
            Pattern::Letter => key.typed().is_some_and(|c| c.is_ascii_lowercase()),
        }
    }

    fn overlaps(self, other: Pattern) -> bool {
        match (self, other) {
            (Pattern::Key(key), pattern) | (pattern, Pattern::Key(key)) => pattern.covers(key),
            (x, y) => x == y,
        }
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|pattern| match pattern {
            Pattern::Key(key) => write!(f, "{key}"),
            Pattern::Digit => f.write_str("1-9"),
            Pattern::Letter => f.write_str("a-z"),
        })
    }
}

/// `"j"` -> one key, `"]l"` -> two, `"g{1-9}"` -> g and a digit
fn parse_sequence(name: &str) -> Option<Sequence> {
    if let Some(key) = Key::parse(name) {
        return Some(Sequence(vec![Pattern::Key(key)]));
    }
    let (keys, class) = if let Some(rest) = name.strip_suffix(DIGIT) {
        (rest, Some(Pattern::Digit))
    } else if let Some(rest) = name.strip_suffix(LETTER) {
        (rest, Some(Pattern::Letter))
    } else {
        (name, None)
    };
    let keys = keys.chars().map(|c| Pattern::Key(Key::char(c)));
    let sequence: Vec<Pattern> = keys.chain(class).collect();
    (sequence.len() == 2).then_some(Sequence(sequence))
}

fn check_conflict(
    bindings: &[(Sequence, Action)],
    sequence: &Sequence,
    info: &ActionInfo,
) -> Result<(), KeymapError> {
    for (other, action) in bindings {
        let first = action.info();
        let shared = info.views.iter().find(|v| first.views.contains(v));
        if let Some(view) = shared.filter(|_| sequence.collides_with(other)) {
            return Err(KeymapError::Conflict {
                first: first.name,
                second: info.name,
                key: sequence.to_string(),
                view: view.name(),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.chars().map(Key::char).collect()
    }

    #[test]
    fn every_action_has_a_key() {
        let keymap = Keymap::default();
        for info in ACTIONS {
            assert!(!keymap.keys_of(info.action).is_empty(), "{}", info.name);
        }
    }

    #[test]
    fn two_keys_need_both() {
        let keymap = Keymap::default();
        assert_eq!(keymap.look_up(View::Compare, &keys("g")), Lookup::Prefix);
        assert_eq!(
            keymap.look_up(View::Compare, &keys("gg")),
            Lookup::Found(Action::Top, None)
        );
        assert_eq!(
            keymap.look_up(View::Compare, &keys("g3")),
            Lookup::Found(Action::GoToColumn, Some('3'))
        );
        assert_eq!(keymap.look_up(View::Compare, &keys("gx")), Lookup::Nothing);
    }

    #[test]
    fn one_key_may_mean_two_things_in_two_views() {
        let keymap = Keymap::default();
        let enter = [Key::plain(crate::app::KeyCode::Enter)];
        assert_eq!(
            keymap.look_up(View::Compare, &enter),
            Lookup::Found(Action::NextTwin, None)
        );
        assert_eq!(
            keymap.look_up(View::Claims, &enter),
            Lookup::Found(Action::Choose, None)
        );
    }

    #[test]
    fn two_actions_on_one_key_are_named() {
        let error = Keymap::parse("down = [\"x\"]\nup = [\"x\"]").expect_err("they collide");
        let text = error.to_string();
        assert_eq!(
            text,
            "both down and up are on x, and both count in the view compare"
        );
    }

    #[test]
    fn key_that_begins_another_is_a_conflict() {
        assert!(Keymap::parse("down = [\"g\"]\ntop = [\"gg\"]").is_err());
    }

    #[test]
    fn unknown_action_is_named() {
        let error = Keymap::parse("fly = [\"x\"]").expect_err("no such action");
        assert_eq!(error, KeymapError::UnknownAction("fly".into()));
    }
}
