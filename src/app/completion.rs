//! What a command that is being typed may go on with: offered as it is typed, taken with Tab.
//!
//! Tab takes the first candidate, again the next, and after the last one comes what was typed, so
//! nothing is lost by trying. Names that begin like the typed word come before those that only have it
//! somewhere, and these before those that have its letters in order.

use super::commands::{Argument, Meaning, meaning_of, names};
use super::{Effect, Mode, PromptKind, State, looks};
use crate::config::{SETTINGS, Setting};

/// What the line may go on with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// What may be taken.
    pub candidates: Vec<String>,
    /// The one that stands in the line now.
    pub taken: Option<usize>,
    /// What the command takes and does, where there is nothing to choose from.
    pub usage: String,
    /// The line before the word that is completed.
    head: String,
    /// The word as it was typed.
    word: String,
}

/// What the typed word may become.
enum Choice {
    /// One of these.
    Of(Vec<String>),
    /// The name of a file.
    File,
}

/// Works out anew what the line may go on with; the names of files are asked for outside.
pub(super) fn offer(state: &mut State) -> Vec<Effect> {
    let Some(line) = command_line(state) else {
        return Vec::new();
    };
    let (head, word) = split_line(&line);
    let mut effects = Vec::new();
    let mut candidates = match choice(state, head) {
        Choice::Of(names) => ranked(names, word),
        Choice::File => {
            effects.push(Effect::ListFiles(word.to_owned()));
            Vec::new()
        }
    };
    // What is typed already needs no candidate, but its usage.
    if candidates == [word] {
        candidates.clear();
    }
    let completion = Completion {
        candidates,
        taken: None,
        usage: usage(&line),
        head: head.to_owned(),
        word: word.to_owned(),
    };
    set_completion(state, completion);
    effects
}

/// Takes in which files begin with a word, if that is still the word in question.
pub(super) fn take_files(state: &mut State, word: &str, names: Vec<String>) {
    let Mode::Typing(prompt) = &mut state.mode else {
        return;
    };
    let completion = &mut prompt.completion;
    let is_asked = matches!(argument_after(&completion.head), Some(Argument::File));
    if is_asked && completion.word == word && completion.taken.is_none() {
        completion.candidates = names;
    }
}

/// Takes the next candidate into the line, or the one before; after the only one, goes on.
pub(super) fn take_next(state: &mut State, is_back: bool) -> Vec<Effect> {
    let Mode::Typing(prompt) = &mut state.mode else {
        return Vec::new();
    };
    let completion = &mut prompt.completion;
    // One place more than candidates: the word as it was typed.
    let count = completion.candidates.len() + 1;
    let at = completion.taken.unwrap_or(count - 1);
    let next = if is_back {
        (at + count - 1) % count
    } else {
        (at + 1) % count
    };
    completion.taken = Some(next).filter(|next| *next + 1 < count);
    let word = completion
        .taken
        .and_then(|at| completion.candidates.get(at));
    let word = word.unwrap_or(&completion.word);
    let line = format!("{}{word}", completion.head);
    let is_only = count == 2 && completion.taken.is_some();
    let goes_on = is_only && (takes_more(&line) || line.ends_with('/'));
    let blank = if takes_more(&line) { " " } else { "" };
    prompt.input = if goes_on {
        format!("{line}{blank}").into()
    } else {
        line.into()
    };
    if goes_on { offer(state) } else { Vec::new() }
}

/// Tells whether something follows the word at the end of a line: `"set"`, `"set mouse"`.
fn takes_more(line: &str) -> bool {
    let mut words = line.split(' ');
    let first = words.next().and_then(meaning_of);
    let takes = match first {
        Some(Meaning::Command(command)) => command.argument,
        Some(Meaning::Setting(_)) => Argument::Text(""),
        _ => Argument::None,
    };
    match (takes, words.next(), words.next()) {
        (Argument::None, ..) => false,
        (_, None, _) => true,
        (Argument::Setting, Some(name), None) => Setting::named(name).is_some(),
        _ => false,
    }
}

fn command_line(state: &State) -> Option<String> {
    match &state.mode {
        Mode::Typing(prompt) if prompt.kind == PromptKind::Command => {
            Some(prompt.input.value().to_owned())
        }
        _ => None,
    }
}

fn set_completion(state: &mut State, completion: Completion) {
    if let Mode::Typing(prompt) = &mut state.mode {
        *prompt.completion = completion;
    }
}

/// Parts a line where its last argument begins: names may have blanks, settings are parted by one.
///
/// `"thr"` -> `""`, `"thr"`; `"outlet The Cou"` -> `"outlet "`, `"The Cou"`; `"set mouse o"` -> `"set mouse "`, `"o"`
fn split_line(line: &str) -> (&str, &str) {
    let Some((first, rest)) = line.split_once(' ') else {
        return ("", line);
    };
    let mut at = first.len() + 1;
    let is_setting = matches!(argument_after(first), Some(Argument::Setting));
    if let Some((name, _)) = rest.split_once([' ', '=']).filter(|_| is_setting) {
        at += name.len() + 1;
    }
    line.split_at(at)
}

/// What the command of a line takes.
fn argument_after(head: &str) -> Option<Argument> {
    let name = head.split(' ').next().unwrap_or_default();
    match meaning_of(name) {
        Some(Meaning::Command(command)) => Some(command.argument),
        _ => None,
    }
}

fn choice(state: &State, head: &str) -> Choice {
    let mut words = head.split([' ', '=']).filter(|word| !word.is_empty());
    let Some(first) = words.next() else {
        return Choice::Of(names().map(str::to_owned).collect());
    };
    let setting_names = || {
        SETTINGS
            .iter()
            .map(|setting| setting.name.to_owned())
            .collect()
    };
    let names = match meaning_of(first) {
        Some(Meaning::Setting(setting)) => values(state, setting),
        Some(Meaning::Command(command)) => match command.argument {
            Argument::File => return Choice::File,
            Argument::OneOf(_, names) => names(state),
            Argument::Setting => match words.next() {
                None => setting_names(),
                Some(name) => {
                    Setting::named(name).map_or_else(Vec::new, |setting| values(state, setting))
                }
            },
            Argument::None | Argument::Text(_) => Vec::new(),
        },
        _ => Vec::new(),
    };
    Choice::Of(names)
}

fn values(state: &State, setting: &Setting) -> Vec<String> {
    if let Some(names) = looks::theme_names(state, setting) {
        return names;
    }
    setting.choices.iter().map(|c| (*c).to_owned()).collect()
}

/// What the command of a line takes and does.
fn usage(head: &str) -> String {
    let mut words = head.split([' ', '=']).filter(|word| !word.is_empty());
    let of_setting = |setting: &Setting| format!("{}: {}", setting.name, setting.help);
    match words.next().and_then(meaning_of) {
        Some(Meaning::Command(command)) => {
            let setting = words.next().and_then(Setting::named);
            let is_setting = matches!(command.argument, Argument::Setting);
            match setting.filter(|_| is_setting) {
                Some(setting) => of_setting(setting),
                None => format!(
                    "{} {}: {}",
                    command.name,
                    command.argument.word(),
                    command.help
                ),
            }
        }
        Some(Meaning::Action(action)) => format!("{}: {}", action.info().name, action.info().help),
        Some(Meaning::Setting(setting)) => of_setting(setting),
        Some(Meaning::View(view)) => format!("shows the view {}", view.name()),
        None => String::new(),
    }
}

/// The names that fit a word, the best first; each once.
fn ranked(names: Vec<String>, word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut fitting: Vec<(u8, usize, String)> = Vec::new();
    for (at, name) in names.into_iter().enumerate() {
        let lower = name.to_lowercase();
        let rank = if lower.starts_with(&word) {
            0
        } else if lower.contains(&word) {
            1
        } else if has_letters_in_order(&lower, &word) {
            2
        } else {
            continue;
        };
        if fitting.iter().all(|(_, _, other)| *other != name) {
            fitting.push((rank, at, name));
        }
    }
    fitting.sort();
    // Letters in order are met in many names; they count where nothing better is there.
    let best = fitting.first().map_or(0, |(rank, _, _)| *rank);
    let fitting = fitting
        .into_iter()
        .filter(|(rank, _, _)| *rank < 2 || best == 2);
    fitting.map(|(_, _, name)| name).collect()
}

/// `"next-difference"`, `"nxdf"` -> true
fn has_letters_in_order(name: &str, word: &str) -> bool {
    let mut letters = name.chars();
    word.chars()
        .all(|wanted| letters.any(|letter| letter == wanted))
}
