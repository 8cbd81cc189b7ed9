//! The line for somebody who opens the reader for the first time: the keys that matter, until they are known.
//!
//! It stands where nothing else is to be said, shows the keys as they are bound, and goes when three of
//! the five have been used, or with `Esc`. Then it is over for good, which the outside remembers.

use std::collections::BTreeSet;

use super::{Action, Effect, State};

/// The keys that matter, with a word each.
const FIRST_KEYS: [(Action, &str); 5] = [
    (Action::Down, "moves"),
    (Action::NextTwin, "twin"),
    (Action::NextDifference, "difference"),
    (Action::OpenFind, "find"),
    (Action::OpenHelp, "help"),
];

/// So many of them used show that the rest will be found.
const ENOUGH: usize = 3;

/// The hint of the first start.
#[derive(Clone, Debug, Default)]
pub struct Welcome {
    /// Tells whether it is still shown.
    is_on: bool,
    /// Which of the keys were used.
    used: BTreeSet<Action>,
}

impl Welcome {
    /// The hint, on or off from the start.
    pub fn new(is_on: bool) -> Welcome {
        Welcome {
            is_on,
            used: BTreeSet::new(),
        }
    }
}

/// The line, where it is to be shown.
pub fn welcome_words(state: &State) -> Option<String> {
    let is_shown = state.welcome.is_on
        && state.options.config.hints
        && state.said.is_empty()
        && state.shown_view().is_text();
    is_shown.then(|| {
        let keys = FIRST_KEYS.map(|(action, word)| format!("{} {word}", state.key_of(action)));
        let hide = state.key_of(Action::Dismiss);
        format!("New here? {} · {hide} hides", keys.join(" · "))
    })
}

/// Tells whether this action hides the hint, and does nothing else then.
pub(super) fn is_hidden_by(state: &State, action: Action) -> bool {
    action == Action::Dismiss && welcome_words(state).is_some()
}

/// Hears what was done; once enough of the keys are known, has it remembered.
pub(super) fn hear(state: &mut State, action: Action) -> Vec<Effect> {
    let welcome = &mut state.welcome;
    if !welcome.is_on {
        return Vec::new();
    }
    if FIRST_KEYS.iter().any(|(first, _)| *first == action) {
        welcome.used.insert(action);
    }
    if action == Action::Dismiss || welcome.used.len() >= ENOUGH {
        welcome.is_on = false;
        return vec![Effect::RememberWelcome];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{press, reader};
    use super::*;

    fn newcomer() -> State {
        let mut state = reader(120, 40, true);
        state.welcome = Welcome::new(true);
        state.said.clear();
        state
    }

    #[test]
    fn newcomer_is_told_five_keys_as_they_are_bound() {
        let mut state = newcomer();
        assert_eq!(
            welcome_words(&state).as_deref(),
            Some("New here? j moves · Enter twin · ]d difference · f find · ? help · Esc hides")
        );
        let (lines, _) = crate::config::parse_keys("open-find = \"Alt-f\"", "keys.toml");
        state.options.keymap = super::super::Keymap::with(&lines).0;
        assert!(welcome_words(&state).is_some_and(|words| words.contains("Alt-f find")));
    }

    #[test]
    fn hint_goes_when_three_keys_are_known_and_is_remembered() {
        let mut state = newcomer();
        assert!(press(&mut state, "j j j Enter").is_empty());
        assert!(state.welcome.is_on);
        assert_eq!(press(&mut state, "]d"), [Effect::RememberWelcome]);
        assert_eq!(welcome_words(&state), None);
    }

    #[test]
    fn escape_hides_the_hint() {
        let mut state = newcomer();
        assert_eq!(press(&mut state, "Esc"), [Effect::RememberWelcome]);
        assert!(!state.welcome.is_on);
        assert_eq!(state.said, "", "it does nothing else");
    }

    #[test]
    fn hint_is_not_shown_where_hints_are_off_or_something_is_said() {
        let mut state = newcomer();
        state.options.config.hints = false;
        assert_eq!(welcome_words(&state), None);
        let mut state = newcomer();
        state.say("something");
        assert_eq!(welcome_words(&state), None);
    }
}
