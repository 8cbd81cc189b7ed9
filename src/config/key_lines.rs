//! The reader's own keys as they are written: which action, in which view, which keys.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Warning;
use super::parse::Reading;
use super::warning::line_of;

/// One line of a key file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// The view for which it was written, if for one only.
    pub view: Option<String>,
    /// The name of the action.
    pub action: String,
    /// The keys; none takes all keys from the action.
    pub keys: Vec<String>,
    /// The file it stands in, safe to show.
    pub file: String,
    /// The line it stands in, counted from 1.
    pub line: usize,
}

/// Reads a file of keys: the table `[keys]` of the config in a file of its own.
pub fn parse_keys(text: &str, file: &str) -> (Vec<KeyLine>, Vec<Warning>) {
    let mut reading = Reading {
        text,
        file,
        warnings: Vec::new(),
    };
    let (table, errors) = Reading::table(text);
    reading.warn_of_syntax(&errors);
    let lines = key_lines(&table, &mut reading);
    (lines, reading.finish())
}

/// The lines of a table of keys: `down = "j"`, `down = ["j", "Down"]`, and within `[keys.claims]`.
pub(super) fn key_lines(table: &DeTable, reading: &mut Reading) -> Vec<KeyLine> {
    let mut lines = Vec::new();
    for (key, value) in table {
        if let DeValue::Table(inner) = value.get_ref() {
            let view = key.get_ref().as_ref();
            let inner = inner.iter();
            lines
                .extend(inner.filter_map(|(key, value)| key_line(Some(view), key, value, reading)));
        } else {
            lines.extend(key_line(None, key, value, reading));
        }
    }
    lines.sort_by_key(|line| line.line);
    lines
}

fn key_line(
    view: Option<&str>,
    key: &Spanned<toml::de::DeString>,
    value: &Spanned<DeValue>,
    reading: &mut Reading,
) -> Option<KeyLine> {
    if reading.is_broken(key.span().start) {
        return None;
    }
    let action = key.get_ref().to_string();
    let keys = match value.get_ref() {
        DeValue::String(name) => Some(vec![name.to_string()]),
        DeValue::Array(names) => names
            .iter()
            .map(|name| name.get_ref().as_str().map(str::to_owned))
            .collect(),
        _ => None,
    };
    if keys.is_none() {
        let takes = format!("{action} takes keys in quotes, as in {action} = [\"x\"]");
        reading.warn(key.span().start, &takes);
    }
    Some(KeyLine {
        view: view.map(str::to_owned),
        action,
        keys: keys?,
        file: crate::article::clean_line(reading.file),
        line: line_of(reading.text, key.span().start),
    })
}
