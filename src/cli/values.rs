//! What may be typed for an argument: one of a few words, or a form of its own.

use clap::ValueEnum;

/// Which part of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// From one.
    pub number: u64,
    /// At least as large.
    pub of: u64,
}

/// How `find` takes a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindMode {
    /// Words in any order, shortened or with typing errors, and the operators
    Words,
    /// Letters in their order anywhere in the statement
    Fuzzy,
    /// The text as it stands, but for case and accents
    Exact,
    /// A regular expression; upper case counts where some is typed
    Regex,
}

/// Where `find` looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FindPart {
    /// Everywhere
    #[default]
    All,
    /// In headlines and headings
    Headlines,
    /// In what the articles say themselves
    Body,
    /// In what they quote
    Quotes,
}

/// Forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs; one story
    Json,
    /// For programs: one story a line
    Jsonl,
    /// For notes and documents: every wording a quotation with its source
    Markdown,
    /// For a browser: articles side by side in one page, without scripts
    Html,
    /// For spreadsheets: a row a claim, a column an outlet
    Csv,
}

/// Forms of what was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FindFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For programs: one story a line
    Jsonl,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless told otherwise by the environment
    #[default]
    Auto,
    /// Even into a pipe
    Always,
    /// Not at all
    Never,
}

/// Reads an outlet's name: `"a.txt=ForkLog"` -> (`"a.txt"`, `"ForkLog"`); an address may hold a `=`.
pub(super) fn parse_outlet(typed: &str) -> Result<(String, String), String> {
    let parts = typed.rsplit_once('=');
    let parts = parts.map(|(path, name)| (path.trim(), name.trim()));
    match parts.filter(|(path, name)| !path.is_empty() && !name.is_empty()) {
        Some((path, name)) => Ok((path.to_owned(), name.to_owned())),
        None => Err("an outlet is named as in a.txt=ForkLog".to_owned()),
    }
}

/// Reads which part is meant: `"2/4"` -> the second of four.
pub(super) fn parse_part(typed: &str) -> Result<Part, String> {
    let numbers = typed.split_once('/');
    let numbers = numbers.and_then(|(n, m)| Some((n.trim().parse().ok()?, m.trim().parse().ok()?)));
    match numbers.filter(|(number, of)| (1..=*of).contains(number)) {
        Some((number, of)) => Ok(Part { number, of }),
        None => Err("a part is named as in 2/4".to_owned()),
    }
}

/// Reads a threshold: `"0.7"` -> `0.7`; anything outside 0 to 1 is refused.
pub(super) fn parse_threshold(typed: &str) -> Result<f64, String> {
    match typed.parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("a threshold is a number from 0 to 1, such as 0.6".to_owned()),
    }
}
