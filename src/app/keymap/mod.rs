//! Which keys ask for which action: the defaults, and over them the reader's own lines.
//!
//! A key belongs to an action, and the action says in which views it counts, so one key can mean
//! `next-twin` over the articles and `choose` in a list. Two actions whose keys could be typed alike
//! in one view are an error that names both: nobody should have to guess which wins. How the reader's
//! lines are checked, and why a mistake never leaves anybody without keys, is told in `own.rs`.

mod own;
mod sequence;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use super::{ACTIONS, Action, Key, View};
use crate::config::{KeyLine, Warning, parse_keys};
use own::OwnLine;
use sequence::Sequence;
pub use sequence::{Class, shown_keys};

/// The default keys, commented for a reader.
const DEFAULT_KEYS: &str = include_str!("../../../assets/keys.toml");

/// What the defaults are called in warnings.
const DEFAULT_FILE: &str = "assets/keys.toml";

/// One sequence of keys, what it asks for, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    view: View,
    sequence: Sequence,
    action: Action,
    /// The reader's own line it comes from; none for a default.
    own: Option<usize>,
}

/// Keys and the actions they ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
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

impl Default for Keymap {
    fn default() -> Self {
        Keymap::with(&[]).0
    }
}

impl Keymap {
    /// The defaults, and over them the reader's own lines; what cannot be used is a warning.
    pub fn with(lines: &[KeyLine]) -> (Keymap, Vec<Warning>) {
        let defaults = default_lines();
        let class_of = |action: Action| Some(class_in(&defaults, action));
        let (own, mut warnings) = OwnLine::check_all(lines, &class_of);
        let (bindings, conflicts) = own::merge(&defaults, &own);
        warnings.extend(conflicts);
        warnings.sort();
        (Keymap { bindings }, warnings)
    }

    /// Says what the keys typed so far mean in a view.
    pub fn look_up(&self, view: View, typed: &[Key]) -> Lookup {
        let matching = self
            .bindings
            .iter()
            .filter(|binding| binding.view == view && binding.sequence.is_begun_by(typed));
        let mut answer = Lookup::Nothing;
        for binding in matching {
            if binding.sequence.len() == typed.len() {
                return Lookup::Found(binding.action, binding.sequence.argument(typed));
            }
            answer = Lookup::Prefix;
        }
        answer
    }

    /// The keys of an action in a view, as the help writes them: `["j", "Down"]`.
    pub fn keys_in(&self, view: View, action: Action) -> Vec<String> {
        let own = self.bindings.iter();
        let own = own.filter(|binding| binding.view == view && binding.action == action);
        own.map(|binding| binding.sequence.to_string()).collect()
    }

    /// The keys of an action in any view, each once.
    pub fn keys_of(&self, action: Action) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for view in action.info().views {
            for key in self.keys_in(*view, action) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    /// What fills the place holder of an action's keys: a letter, a digit, or nothing.
    pub fn class_of(action: Action) -> Option<Class> {
        class_in(&default_lines(), action)
    }
}

/// The lines of the embedded file, which is tested to be without a mistake.
fn default_lines() -> Vec<OwnLine> {
    let (lines, _) = parse_keys(DEFAULT_KEYS, DEFAULT_FILE);
    OwnLine::check_all(&lines, &|_| None).0
}

fn class_in(defaults: &[OwnLine], action: Action) -> Option<Class> {
    let of_action = defaults.iter().filter(|line| line.action == action);
    let mut sequences = of_action.flat_map(|line| &line.sequences);
    sequences.find_map(Sequence::class)
}

/// The default keys as `abreast keys` prints them: each action with what it does, and where.
pub fn commented_keys() -> String {
    let mut text = String::new();
    for line in DEFAULT_KEYS.lines() {
        let name = line.split(" =").next().unwrap_or_default();
        if let Some(info) = ACTIONS.iter().find(|info| info.name == name) {
            let views: Vec<&str> = info.views.iter().map(|view| view.name()).collect();
            let is_everywhere = info.views.len() + 1 >= View::ALL.len();
            let place = if is_everywhere {
                String::new()
            } else {
                format!(" ({})", views.join(", "))
            };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "# {}{place}", info.help);
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}
