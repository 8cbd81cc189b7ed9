//! The table of commands: what may be typed after `:`.
//!
//! A command is a row: its name, what it takes, one line of help, and the function it calls. Help, the
//! list in the README, completion and usage messages are all made from the row. Besides these, every
//! view, every action and every setting is a command by its own name, so whatever help lists can be typed.
//!
//! To add a command: a row in [`COMMANDS`]. To let a new kind of argument be completed: a function that
//! lists what it may be, as [`Argument::OneOf`].

use super::perform::{Wish, perform, set_threshold};
use super::showing::show_view;
use super::{ACTIONS, Action, Class, Effect, Keymap, State, View};
use super::{amending, annotate, arrange, export, find_taking, grid_filter, settings, widths};
use crate::config::{SETTINGS, Setting, nearest_names};
use crate::side::Field;

/// How many names are offered for one that does not exist.
const MAX_NEAREST: usize = 3;

/// One row of the table.
pub(super) struct Command {
    /// What is typed.
    pub(super) name: &'static str,
    /// What comes after it.
    pub(super) argument: Argument,
    /// What it does, in one line.
    pub(super) help: &'static str,
    run: fn(&mut State, &str) -> Vec<Effect>,
}

/// What a command takes.
#[derive(Clone, Copy)]
pub(super) enum Argument {
    /// Nothing.
    None,
    /// Text, called by this word in the usage.
    Text(&'static str),
    /// One of these, called by this word.
    OneOf(&'static str, fn(&State) -> Vec<String>),
    /// A file to be written.
    File,
    /// A setting and its value.
    Setting,
}

impl Argument {
    /// What to call it: `"NAME"`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Argument::None => "",
            Argument::Text(word) | Argument::OneOf(word, _) => word,
            Argument::File => "FILE",
            Argument::Setting => "SETTING VALUE",
        }
    }
}

/// All commands that are no view, no action and no setting, in the order in which help lists them.
pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "set",
        argument: Argument::Setting,
        help: "set a setting until the program ends; without a value, tell it",
        run: settings::set,
    },
    Command {
        name: "threshold",
        argument: Argument::Text("0..1"),
        help: "show the links that score at least this much",
        run: run_threshold,
    },
    Command {
        name: "columns",
        argument: Argument::OneOf("even", |_| vec!["even".to_owned()]),
        help: "give all columns the same width again",
        run: run_columns,
    },
    Command {
        name: "show",
        argument: Argument::OneOf("NAME", hidden_names),
        help: "show a hidden column again, by its name, or all of them",
        run: |state, name| {
            arrange::show_named(state, name);
            Vec::new()
        },
    },
    Command {
        name: "group",
        argument: Argument::OneOf("NAME !OTHER", grid_filter::group_names),
        help: "only claims that a group of outlets makes, or does not make; without a name, all",
        run: |state, names| {
            show_view(state, View::Claims);
            grid_filter::set_groups(state, names);
            Vec::new()
        },
    },
    Command {
        name: "differences",
        argument: Argument::OneOf("KIND", grid_filter::kind_names),
        help: "only claims that differ in a number, date, name, quote, denial, credit or condition; all: in any",
        run: |state, kind| {
            show_view(state, View::Claims);
            grid_filter::set_kind(state, kind);
            Vec::new()
        },
    },
    Command {
        name: "outlet",
        argument: Argument::OneOf("NAME", outlet_names),
        help: "name the outlet of this article; without a name, as the article has it",
        run: |state, name| amending::set_field(state, Field::Outlet, name),
    },
    Command {
        name: "title",
        argument: Argument::Text("TEXT"),
        help: "give this article another title",
        run: |state, title| amending::set_field(state, Field::Title, title),
    },
    Command {
        name: "date",
        argument: Argument::Text("2024-05-06"),
        help: "say when this article was published",
        run: |state, day| amending::set_field(state, Field::Date, day),
    },
    Command {
        name: "note",
        argument: Argument::Text("TEXT"),
        help: "write a note on the statement; without a text, open the one that is there",
        run: |state, text| {
            annotate::run_note(state, text);
            Vec::new()
        },
    },
    Command {
        name: "export",
        argument: Argument::File,
        help: "write the report to a file that is not there yet",
        run: |state, file| export::write(state, file, false),
    },
    Command {
        name: "export!",
        argument: Argument::File,
        help: "write the report to a file, in place of what is there",
        run: |state, file| export::write(state, file, true),
    },
    Command {
        name: "export-found",
        argument: Argument::File,
        help: "write what Find found, or what was picked of it, to a file that is not there yet",
        run: find_taking::export,
    },
    Command {
        name: "q",
        argument: Argument::None,
        help: "close this view; in the last one, quit",
        run: |state, _| run_action(state, Action::Close, ""),
    },
];

/// What a first word may mean.
pub(super) enum Meaning {
    /// A row of the table.
    Command(&'static Command),
    /// A view to be shown.
    View(View),
    /// An action to be done.
    Action(Action),
    /// A setting to be set.
    Setting(&'static Setting),
}

/// Says what a first word means, if anything.
pub(super) fn meaning_of(name: &str) -> Option<Meaning> {
    let command = COMMANDS.iter().find(|command| command.name == name);
    command
        .map(Meaning::Command)
        .or_else(|| View::named(name).map(Meaning::View))
        .or_else(|| Action::named(name).map(Meaning::Action))
        .or_else(|| Setting::named(name).map(Meaning::Setting))
}

/// Everything that may come first, in the order in which it is offered.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let commands = COMMANDS.iter().map(|command| command.name);
    let views = View::ALL.into_iter().map(View::name);
    let actions = ACTIONS.iter().map(|info| info.name);
    let is_new = |name: &&str| COMMANDS.iter().all(|command| command.name != *name);
    let settings = SETTINGS.iter().map(|setting| setting.name);
    let others = views.chain(actions).chain(settings);
    commands.chain(others.filter(is_new))
}

/// Runs what was typed after `:`.
pub(super) fn run(state: &mut State, typed: &str) -> Vec<Effect> {
    let (name, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let rest = rest.trim();
    if name.is_empty() {
        return Vec::new();
    }
    // A bare number is a place, as in vim.
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        return run_action(state, Action::Top, name);
    }
    match meaning_of(name) {
        Some(Meaning::Command(command)) => (command.run)(state, rest),
        Some(Meaning::Action(action)) => run_action(state, action, rest),
        Some(Meaning::Setting(setting)) => settings::set_one(state, setting, rest),
        Some(Meaning::View(view)) => {
            show_view(state, view);
            Vec::new()
        }
        None => {
            let said = unknown(state, name);
            state.say(said);
            Vec::new()
        }
    }
}

/// Does an action, with a number or a letter after its name.
fn run_action(state: &mut State, action: Action, argument: &str) -> Vec<Effect> {
    let info = action.info();
    let view = state.shown_view();
    if !info.views.contains(&view) {
        let said = format!("{} means nothing in the view {}", info.name, view.name());
        state.say(said);
        return Vec::new();
    }
    let count = argument.parse().ok();
    let mut letters = argument.chars();
    let letter = letters.next().filter(|_| letters.next().is_none());
    let class = Keymap::class_of(action);
    let wants_letter = class == Some(Class::Letter);
    let wants_number = class == Some(Class::Digit);
    let is_right = match letter {
        Some(letter) if wants_letter => letter.is_ascii_lowercase(),
        _ if wants_letter => false,
        _ if wants_number => count.is_some(),
        _ => argument.is_empty() || count.is_some(),
    };
    if !is_right {
        let (what, example) = if wants_letter {
            ("a letter", "a")
        } else {
            ("a number", "2")
        };
        let name = info.name;
        state.say(format!("{name} takes {what}, as in {name} {example}"));
        return Vec::new();
    }
    perform(
        state,
        Wish {
            action,
            count,
            letter,
        },
    )
}

fn run_threshold(state: &mut State, number: &str) -> Vec<Effect> {
    match number.parse::<f64>() {
        Ok(threshold) if (0.0..=1.0).contains(&threshold) => set_threshold(state, threshold),
        _ => state.say("threshold takes a number from 0 to 1, as in threshold 0.6"),
    }
    Vec::new()
}

fn run_columns(state: &mut State, how: &str) -> Vec<Effect> {
    if how == "even" {
        widths::even(state);
    } else {
        state.say("columns takes even, as in columns even");
    }
    Vec::new()
}

fn outlet_names(state: &State) -> Vec<String> {
    let names = state.story.columns.iter().map(super::Column::name);
    names.map(str::to_owned).collect()
}

fn hidden_names(state: &State) -> Vec<String> {
    let hidden = state.story.columns.iter().filter(|column| column.is_hidden);
    let names = hidden.map(|column| column.name().to_owned());
    names.chain(["all".to_owned()]).collect()
}

fn unknown(state: &State, name: &str) -> String {
    let near = nearest_names(name, names(), MAX_NEAREST);
    match near.as_slice() {
        [] => {
            let help = state.key_of(Action::OpenHelp);
            format!("no command {name}; {help} lists them")
        }
        near => format!("no command {name}; nearest: {}", near.join(", ")),
    }
}
