//! Giving what is under the cursor to a command of the shell that the reader types.
//!
//! The claim with all its wordings is given, or only the statement: Tab says which, before the command
//! is run. In Find it is the chosen results. The text goes to the command's standard input and nowhere
//! else, so whatever an article says, no shell reads it as a command.

use super::quote::{claim_name, claim_text, quote_of};
use super::{Effect, Mode, Place, Prompt, PromptKind, State, View, find_taking};

/// What is given to commands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Piping {
    /// Only the statement is given, not its claim.
    is_statement: bool,
}

/// What is to be given, and what it is in words.
struct Given {
    text: String,
    what: String,
}

/// Asks for a command.
pub(super) fn start(state: &mut State) {
    if given(state).is_none() {
        state.say("nothing here to give to a command");
        return;
    }
    state.mode = Mode::Typing(Prompt::new(PromptKind::Pipe));
    say_what(state);
}

/// Gives the claim in place of the statement, or the other way round.
pub(super) fn switch_given(state: &mut State) {
    state.piping.is_statement = !state.piping.is_statement;
    say_what(state);
}

/// Asks for the command to be run; without one, nothing happens.
pub(super) fn finish(state: &mut State, command: &str) -> Vec<Effect> {
    state.said.clear();
    let given = given(state).filter(|_| !command.is_empty());
    let Some(given) = given else {
        return Vec::new();
    };
    vec![Effect::Pipe {
        command: command.to_owned(),
        text: given.text,
    }]
}

fn say_what(state: &mut State) {
    if let Some(given) = given(state) {
        let other = if state.piping.is_statement {
            "the claim"
        } else {
            "only the statement"
        };
        state.say(format!("gives {} to a command; Tab: {other}", given.what));
    }
}

/// The claims or statements at all places that are meant, each text once.
fn given(state: &State) -> Option<Given> {
    let each = |at: Place| {
        if state.piping.is_statement {
            statement(state, at)
        } else {
            claim(state, at)
        }
    };
    let mut all: Vec<Given> = Vec::new();
    for given in places(state).into_iter().filter_map(each) {
        if !all.iter().any(|earlier| earlier.text == given.text) {
            all.push(given);
        }
    }
    let what = match all.as_slice() {
        [] => return None,
        [one] => one.what.clone(),
        _ if state.piping.is_statement => format!("{} statements", all.len()),
        _ => format!("{} claims", all.len()),
    };
    let texts: Vec<String> = all.into_iter().map(|given| given.text).collect();
    Some(Given {
        text: texts.join("\n\n") + "\n",
        what,
    })
}

/// Where the cursor is; in Find, the results that are taken along.
fn places(state: &State) -> Vec<Place> {
    if state.shown_view() != View::Find {
        return vec![state.story.cursor];
    }
    let taken = find_taking::taken(state).into_iter();
    taken
        .filter_map(|statement| state.story.place(statement))
        .collect()
}

fn statement(state: &State, at: Place) -> Option<Given> {
    Some(Given {
        text: quote_of(&state.story, at)?,
        what: "the statement".to_owned(),
    })
}

fn claim(state: &State, at: Place) -> Option<Given> {
    let (text, wordings) = claim_text(&state.story, at)?;
    Some(Given {
        text,
        what: claim_name(wordings),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{press, reader};
    use super::super::{Size, find_fixture};
    use super::*;

    /// The command and the text that keys give to it.
    fn piped(state: &mut State, keys: &str) -> (String, String) {
        match press(state, keys).as_slice() {
            [Effect::Pipe { command, text }] => (command.clone(), text.clone()),
            others => panic!("{others:?}"),
        }
    }

    #[test]
    fn claim_is_given_and_only_the_statement_after_tab() {
        let mut state = reader(120, 40, true);
        press(&mut state, "j |");
        assert_eq!(
            state.said,
            "gives the claim, 2 wordings to a command; Tab: only the statement"
        );
        let (command, text) = piped(&mut state, "w c Enter");
        assert_eq!(command, "wc");
        assert!(
            text.contains("Morning Post") && text.contains("Elmford Echo"),
            "{text}"
        );
        assert!(text.ends_with("Not said by River Radio\n"), "{text}");
        let (_, text) = piped(&mut state, "| Tab c a t Enter");
        assert!(!text.contains("Elmford Echo"), "{text}");
    }

    #[test]
    fn result_of_find_is_given_with_its_twins() {
        let size = Size {
            width_cells: 120,
            height_rows: 40,
        };
        let mut state = find_fixture::opened(size, true, true);
        find_fixture::press(&mut state, "ffire broke out");
        let (_, text) = piped(&mut state, "Ctrl-x w c Enter");
        assert!(
            text.contains("— Herald") && text.contains("— Ledger"),
            "{text}"
        );
        assert_eq!(state.view, View::Find, "Find stays open");
    }

    #[test]
    fn picked_results_are_given_together() {
        let size = Size {
            width_cells: 120,
            height_rows: 40,
        };
        let mut state = find_fixture::opened(size, true, true);
        find_fixture::press(&mut state, "fcaptain<Tab><Ctrl-u>declined<Tab>");
        press(&mut state, "Ctrl-x");
        assert_eq!(
            state.said,
            "gives 2 claims to a command; Tab: only the statement"
        );
        let (_, text) = piped(&mut state, "Tab w c Enter");
        assert_eq!(text.matches("— ").count(), 2, "{text}");
    }

    #[test]
    fn earlier_commands_come_back() {
        let mut state = reader(120, 40, true);
        piped(&mut state, "| w c Enter");
        piped(&mut state, "| c a t Enter");
        assert_eq!(piped(&mut state, "| Up Up Enter").0, "wc");
        assert_eq!(piped(&mut state, "| Up Up Down Enter").0, "wc");
        assert_eq!(piped(&mut state, "| Up Up Up Enter").0, "cat");
        assert_eq!(
            press(&mut state, "| Up Down Enter"),
            [],
            "the line is empty again"
        );
    }

    #[test]
    fn letters_find_the_earlier_command_that_begins_with_them() {
        let mut state = reader(120, 40, true);
        piped(&mut state, "| w c Enter");
        piped(&mut state, "| c a t Enter");
        assert_eq!(piped(&mut state, "| w Up Enter").0, "wc");
        assert_eq!(piped(&mut state, "| Ctrl-p Ctrl-p Enter").0, "cat");
        assert_eq!(
            state.said, "",
            "what is given is said while the line is open, and no longer"
        );
    }

    #[test]
    fn without_a_command_nothing_is_run() {
        let mut state = reader(120, 40, true);
        assert_eq!(press(&mut state, "| Enter"), []);
        assert_eq!(press(&mut state, "| l s Esc"), []);
        assert_eq!(state.said, "");
    }
}
