//! The config file, line by line: what can be used is used, all else is a warning.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::key_lines::key_lines;
use super::settings::unknown_setting;
use super::value::Form;
use super::warning::line_of;
use super::{Config, Setting, Warning};

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// What was set, over the defaults.
    pub config: Config,
    /// The lines that cannot be used, in their order.
    pub warnings: Vec<Warning>,
    /// The lines of the settings that were set, counted from 1, by name.
    pub lines: BTreeMap<&'static str, usize>,
}

/// A text being read, and what is wrong with it.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) file: &'a str,
    pub(super) warnings: Vec<Warning>,
}

impl Reading<'_> {
    /// Adds a warning, unless there is one about that line: what follows from the first is no news.
    pub(super) fn warn(&mut self, offset_bytes: usize, text: &str) {
        if !self.is_broken(offset_bytes) {
            let line = line_of(self.text, offset_bytes);
            self.warnings.push(Warning::new(self.file, line, text));
        }
    }

    /// Tells whether something is wrong already with the line in which a byte stands.
    pub(super) fn is_broken(&self, offset_bytes: usize) -> bool {
        if self.warnings.is_empty() {
            return false;
        }
        let line = line_of(self.text, offset_bytes);
        self.warnings.iter().any(|warning| warning.line == line)
    }

    /// Takes the text apart as far as it is TOML.
    pub(super) fn table(text: &str) -> (DeTable<'_>, Vec<toml::de::Error>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        (table.into_inner(), errors)
    }

    pub(super) fn warn_of_syntax(&mut self, errors: &[toml::de::Error]) {
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.warn(at, error.message());
        }
    }

    /// The warnings in the order of the lines.
    pub(super) fn finish(mut self) -> Vec<Warning> {
        self.warnings.sort();
        self.warnings
    }
}

/// Reads a config file; `file` is what it is called in warnings.
pub fn parse(text: &str, file: &str) -> Parsed {
    let mut reading = Reading {
        text,
        file,
        warnings: Vec::new(),
    };
    let mut config = Config::default();
    let mut lines = BTreeMap::new();
    let (table, errors) = Reading::table(text);
    reading.warn_of_syntax(&errors);
    for (key, value) in &table {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("keys", DeValue::Table(keys)) => config.keys = key_lines(keys, &mut reading),
            ("keys", _) => reading.warn(key.span().start, "keys is a table: [keys]"),
            (name, DeValue::Table(inner)) => {
                for (key, value) in inner {
                    let name = format!("{name}.{}", key.get_ref());
                    lines.extend(take_setting(&mut config, &mut reading, &name, key, value));
                }
            }
            (name, _) => lines.extend(take_setting(&mut config, &mut reading, name, key, value)),
        }
    }
    Parsed {
        config,
        warnings: reading.finish(),
        lines,
    }
}

/// Takes a setting; returns it with its line, where it could be used.
fn take_setting(
    config: &mut Config,
    reading: &mut Reading,
    name: &str,
    key: &Spanned<DeString>,
    value: &Spanned<DeValue>,
) -> Option<(&'static str, usize)> {
    let offset_bytes = key.span().start;
    if reading.is_broken(offset_bytes) {
        return None;
    }
    let Some(setting) = Setting::named(name) else {
        reading.warn(offset_bytes, &unknown_setting(name));
        return None;
    };
    let written = match (setting.form(), value.get_ref()) {
        (Form::Flag, DeValue::Boolean(flag)) => flag.to_string(),
        (Form::Number, DeValue::Integer(number)) => number.to_string(),
        (Form::Number, DeValue::Float(number)) => number.to_string(),
        (Form::Text, DeValue::String(text)) => text.to_string(),
        // No setting takes an empty text.
        _ => String::new(),
    };
    if let Err(takes) = setting.set(config, &written) {
        let written = &reading.text[value.span()];
        let kept = setting.get(config);
        reading.warn(
            offset_bytes,
            &format!("{takes}, not {written}; it stays {kept}"),
        );
        return None;
    }
    Some((setting.name, line_of(reading.text, offset_bytes)))
}
