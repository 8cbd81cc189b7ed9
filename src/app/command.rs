//! The line being typed: a search that lights up as it grows, or a command.
//!
//! Commands are the names of the action table, the names of the views, `threshold 0.6`, `columns even`,
//! `show all`, `group NAME`, `outlet NAME`, `title TEXT`, `date 2024-05-06`, `note TEXT`, `export FILE` and
//! `q`, so there is nothing to learn that help does not list.

use super::perform::{Wish, perform, set_threshold, show_view};
use super::prompt::edit;
use super::{ACTIONS, Action, Effect, Key, KeyCode, Mode, PromptKind, State, View};
use super::{
    amending, annotate, arrange, export, grid_filter, hits, mouse, piping, stories, watch, widths,
};
use crate::config::When;
use crate::side::Field;

/// Takes a key while a line is typed.
pub(super) fn type_key(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Typing(prompt) = &mut state.mode else {
        return Vec::new();
    };
    let kind = prompt.kind;
    let is_cancel = key == Key::plain(KeyCode::Esc)
        || (key.ctrl && key.code == KeyCode::Char('c'))
        || (key.code == KeyCode::Backspace
            && kind != PromptKind::Note
            && prompt.input.value().is_empty());
    if is_cancel {
        state.mode = Mode::Normal;
        state.said.clear();
        hits::find_hits(state);
        return Vec::new();
    }
    match key.code {
        KeyCode::Enter => {
            let text = prompt.input.value().to_owned();
            state.mode = Mode::Normal;
            return finish(state, kind, &text);
        }
        KeyCode::Tab | KeyCode::Up | KeyCode::Down if kind == PromptKind::Pipe => {
            piping::take_key(state, key.code);
        }
        KeyCode::Tab if kind == PromptKind::Command => complete(state),
        _ => {
            edit(&mut prompt.input, key);
        }
    }
    if kind == PromptKind::Search {
        hits::find_hits(state);
    }
    Vec::new()
}

fn finish(state: &mut State, kind: PromptKind, text: &str) -> Vec<Effect> {
    match kind {
        PromptKind::Search if state.shown_view() == View::Stories => {
            stories::seek(state, text);
            Vec::new()
        }
        PromptKind::Search => {
            // An empty search repeats the last one, as in less and vim.
            if !text.is_empty() {
                text.clone_into(&mut state.searched);
                state.find.is_landed = false;
            }
            hits::find_hits(state);
            hits::first_hit(state);
            Vec::new()
        }
        PromptKind::Command => run(state, text.trim()),
        PromptKind::Note => {
            annotate::write_note(state, text);
            Vec::new()
        }
        PromptKind::Pipe => piping::finish(state, text.trim()),
    }
}

/// Runs a command.
fn run(state: &mut State, text: &str) -> Vec<Effect> {
    let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    match name {
        "" => return Vec::new(),
        "q" => return command_wish(state, Action::Close),
        "threshold" => run_threshold(state, rest.trim()),
        "columns" => run_columns(state, rest.trim()),
        "group" => {
            show_view(state, View::Claims);
            grid_filter::set_groups(state, rest.trim());
        }
        "show" => arrange::show_named(state, rest.trim()),
        "mouse" => mouse::switch(state, rest.trim()),
        "links" => run_links(state, rest.trim()),
        "watch" => watch::switch(state, rest.trim()),
        "outlet" => return amending::set_field(state, Field::Outlet, rest),
        "title" => return amending::set_field(state, Field::Title, rest),
        "date" => return amending::set_field(state, Field::Date, rest),
        "note" => annotate::run_note(state, rest),
        "export" => return export::write(state, rest.trim(), false),
        "export!" => return export::write(state, rest.trim(), true),
        _ => {
            if let Some(view) = View::named(name) {
                show_view(state, view);
            } else if let Some(action) = Action::named(name) {
                return command_wish(state, action);
            } else {
                state.say(unknown(name));
            }
        }
    }
    Vec::new()
}

fn command_wish(state: &mut State, action: Action) -> Vec<Effect> {
    let info = action.info();
    if !info.views.contains(&state.shown_view()) {
        state.say(format!(
            "{} means nothing in the view {}",
            info.name,
            state.shown_view().name()
        ));
        return Vec::new();
    }
    let wish = Wish {
        action,
        count: None,
        letter: None,
    };
    perform(state, wish)
}

fn run_threshold(state: &mut State, number: &str) {
    match number.parse::<f64>() {
        Ok(threshold) if (0.0..=1.0).contains(&threshold) => set_threshold(state, threshold),
        _ => state.say("threshold takes a number from 0 to 1, as in threshold 0.6"),
    }
}

fn run_columns(state: &mut State, how: &str) {
    if how == "even" {
        widths::even(state);
    } else {
        state.say("columns takes even, as in columns even");
    }
}

fn run_links(state: &mut State, how: &str) {
    match how {
        "on" => state.options.config.hyperlinks = When::Always,
        "off" => state.options.config.hyperlinks = When::Never,
        _ => return state.say("links takes on or off, as in links off"),
    }
    state.say(format!("links {how}"));
}

/// Names a command may begin with.
fn command_names() -> impl Iterator<Item = &'static str> {
    let views = View::ALL.into_iter().map(View::name);
    views.chain(ACTIONS.iter().map(|info| info.name)).chain([
        "threshold",
        "columns even",
        "show all",
        "mouse",
        "links",
        "watch",
        "group",
        "outlet",
        "title",
        "date",
        "note",
        "q",
    ])
}

fn unknown(name: &str) -> String {
    let alike = command_names().find(|n| n.contains(name));
    match alike {
        Some(alike) => format!("no command {name}; there is {alike}"),
        None => format!("no command {name}; ? lists them"),
    }
}

/// Completes the line as far as all names that begin like it agree; names them if there are several.
fn complete(state: &mut State) {
    let Mode::Typing(prompt) = &mut state.mode else {
        return;
    };
    let typed = prompt.input.value().to_owned();
    let fitting: Vec<&str> = command_names().filter(|n| n.starts_with(&typed)).collect();
    let Some(first) = fitting.first() else {
        return;
    };
    let agreed = fitting.iter().map(|n| shared_start(first, n)).min();
    let completed = first[..agreed.unwrap_or(0)].to_owned();
    prompt.input = completed.into();
    if fitting.len() > 1 {
        state.say(fitting.join("  "));
    }
}

/// Bytes that two names (plain ASCII) begin with alike.
fn shared_start(one: &str, other: &str) -> usize {
    one.bytes()
        .zip(other.bytes())
        .take_while(|(x, y)| x == y)
        .count()
}
