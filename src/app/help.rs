//! Help, and the key table of the README: both written from the table of actions.

use std::fmt::Write as _;

use super::commands::COMMANDS;
use super::sheet::piece;
use super::{ACTIONS, Action, ActionInfo, Keymap, Sheet, State, Tone, View};
use crate::page::text_width;

/// Cells for the keys at the left of the help.
const KEY_CELLS: usize = 20;

/// What the signs mean, since nobody should have to guess.
const SIGNS: [(&str, &str); 12] = [
    ("=3", "three outlets say it"),
    (
        "≠2",
        "two outlets differ from it in a number, date, name or quoted words",
    ),
    ("+1", "only this outlet says it"),
    ("~", "only a link just below the threshold"),
    (
        "[ ] { }",
        "without colour: words that twins share, details on which they differ",
    ),
    (
        "~word~",
        "without colour: a word for which a twin has another",
    ),
    ("< >", "without colour: hits of the search"),
    (
        "┤ ┫",
        "right of a column: other outlets say the same there; ┫ on the screen",
    ),
    (
        "▌ █",
        "right of a column: outlets differ there; █ on the screen",
    ),
    (
        "┆ ┇",
        "right of a column: only this outlet says it; ┇ on the screen",
    ),
    ("│ ┃", "right of a column: neither there; ┃ on the screen"),
    ("a  *", "under the sign: a mark with its letter, a note"),
];

/// All that may be typed after `:`, and what it does.
fn commands() -> impl Iterator<Item = (String, String)> {
    let own = COMMANDS.iter().map(|command| {
        let typed = format!("{} {}", command.name, command.argument.word());
        (typed.trim_end().to_owned(), command.help.to_owned())
    });
    let views: Vec<&str> = View::ALL.into_iter().map(View::name).collect();
    let others = [
        ("VIEW", format!("show a view: {}", views.join(", "))),
        (
            "ACTION",
            "do what a key does, by its name, as in next-difference 2".to_owned(),
        ),
        ("SETTING VALUE", "the same as set: mouse off".to_owned()),
        ("NUMBER", "go to that statement or row".to_owned()),
    ];
    own.chain(others.map(|(typed, help)| (typed.to_owned(), help)))
}

/// Makes the help of the view it was opened from.
pub(super) fn help_sheet(state: &State, width_cells: usize) -> Sheet {
    let view = explained_view(state);
    let mut sheet = Sheet::new(width_cells, state.has_bare_words());
    sheet.add(
        &format!("Keys of the view {}", view.name()),
        Tone::Strong,
        0,
    );
    let mut group = None;
    let infos = ACTIONS.iter().filter(|info| info.views.contains(&view));
    for info in infos {
        if group != Some(info.group) {
            group = Some(info.group);
            sheet.gap();
            sheet.add(info.group.heading(), Tone::Strong, 1);
        }
        let keys = state.options.keymap.keys_in(view, info.action).join("  ");
        add_entry(&mut sheet, &keys, info.help);
    }
    if Action::CommandLine.info().views.contains(&view) {
        add_commands(&mut sheet);
    }
    if view.is_text() && !state.linear.is_on {
        sheet.gap();
        sheet.add("Signs", Tone::Strong, 1);
        for (sign, meaning) in SIGNS {
            add_entry(&mut sheet, sign, meaning);
        }
    }
    sheet
}

/// Lists what may be typed after `:`.
fn add_commands(sheet: &mut Sheet) {
    sheet.gap();
    sheet.add("Commands, typed after :", Tone::Strong, 1);
    for (typed, help) in commands() {
        add_entry(sheet, &typed, &help);
    }
}

/// The view that help was opened over.
fn explained_view(state: &State) -> View {
    let below = state.under.iter().rev().copied();
    below
        .chain([View::Compare])
        .find(|v| *v != View::Help)
        .unwrap_or(View::Compare)
}

fn add_entry(sheet: &mut Sheet, keys: &str, help: &str) {
    let from = sheet.rows.len();
    let indent = KEY_CELLS + 3;
    sheet.add(help, Tone::Faint, indent);
    if let Some(row) = sheet.rows.get_mut(from) {
        let blank = " ".repeat(indent.saturating_sub(text_width(keys) + 2).max(1));
        row[0] = piece(&format!("  {keys}{blank}"), Tone::Key);
    }
    for row in &mut sheet.rows[from..] {
        if let Some(words) = row.last_mut() {
            words.tone = Tone::Text(crate::page::Role::Body);
        }
    }
}

/// Writes the key table of the README, in Markdown.
pub fn key_table(keymap: &Keymap) -> String {
    let mut table = String::from("| keys | what they do | where |\n|---|---|---|\n");
    for info in ACTIONS {
        let keys = keymap.keys_of(info.action);
        // A bar would end the cell.
        let shown = |key: &String| format!("`{}`", key.replace('|', "\\|"));
        let keys: Vec<String> = keys.iter().map(shown).collect();
        let (keys, help, views) = (keys.join(" "), info.help, views_of(info));
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {keys} | {help} | {views} |");
    }
    table
}

/// Writes the list of commands of the README, in Markdown.
pub fn command_table() -> String {
    let mut table = String::from("| command | what it does |\n|---|---|\n");
    for (typed, help) in commands() {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| `:{typed}` | {help} |");
    }
    table
}

fn views_of(info: &ActionInfo) -> String {
    if info.views.len() >= View::ALL.len() - 1 {
        return "everywhere".to_owned();
    }
    let names: Vec<&str> = info.views.iter().map(|v| v.name()).collect();
    names.join(", ")
}
