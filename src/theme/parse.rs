//! Reads a theme file: what it says, and a warning for every line that says nothing.
//!
//! A file that is half wrong is half used, like the settings: a style that cannot be read costs its own
//! line, and the theme below (`base`) shows through.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::style::Attributes;
use super::{ANSI_NAMES, Attribute, Color, Ground, INKS, Ink, Paint, Style};
use crate::config::{Warning, line_of, nearest};

/// Keys that stand at the top of a file.
const TOP_KEYS: [&str; 5] = ["base", "ground", "paint", "palette", "styles"];

/// Parts of a style.
const STYLE_KEYS: [&str; 3] = ["fg", "bg", "attributes"];

/// What a theme file says, before colours of the palette are put in.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    /// The theme it changes.
    pub(super) base: Option<String>,
    /// What background it is for.
    pub(super) ground: Option<Ground>,
    /// When its own background is painted.
    pub(super) paint: Option<Paint>,
    /// Colours with names of their own.
    pub(super) palette: BTreeMap<String, Color>,
    /// What it gives to inks.
    pub(super) styles: BTreeMap<Ink, StyleWords>,
}

/// A style as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct StyleWords {
    fg: Option<ColorWord>,
    bg: Option<ColorWord>,
    attributes: Attributes,
}

/// A colour as written: the palette may be changed by a theme that is based on this one.
#[derive(Clone, Debug, PartialEq)]
struct ColorWord(String);

impl Draft {
    /// The draft with everything that `own` says put over it.
    pub(super) fn under(mut self, own: &Draft) -> Draft {
        self.base.clone_from(&own.base);
        self.ground = own.ground.or(self.ground);
        self.paint = own.paint.or(self.paint);
        self.palette.extend(own.palette.clone());
        self.styles.extend(own.styles.clone());
        self
    }

    /// The style of an ink, if it is named; colours that do not exist are left out.
    pub(super) fn style(&self, ink: Ink) -> Option<Style> {
        let words = self.styles.get(&ink)?;
        let color = |word: &Option<ColorWord>| word.as_ref().and_then(|w| self.color(&w.0));
        Some(Style {
            fg: color(&words.fg),
            bg: color(&words.bg),
            attributes: words.attributes,
        })
    }

    fn color(&self, word: &str) -> Option<Color> {
        Color::parse(word).or_else(|| self.palette.get(word).copied())
    }
}

/// Reads a theme file; `bases` are the built-in themes it may be based on.
pub(super) fn parse(file: &str, text: &str, bases: &[&str]) -> (Draft, Vec<Warning>) {
    let mut reading = Reading {
        file,
        text,
        warnings: Vec::new(),
        draft: Draft::default(),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        reading.warn(at, error.message());
    }
    reading.top(table.get_ref(), bases);
    let Reading {
        mut warnings,
        draft,
        ..
    } = reading;
    warnings.sort();
    (draft, warnings)
}

struct Reading<'a> {
    file: &'a str,
    text: &'a str,
    warnings: Vec<Warning>,
    draft: Draft,
}

impl Reading<'_> {
    fn warn(&mut self, offset_bytes: usize, what: &str) {
        let line = line_of(self.text, offset_bytes);
        self.warnings.push(Warning::new(self.file, line, what));
    }

    /// Warns of a name that does not exist, with the nearest that does.
    fn unknown<'n>(
        &mut self,
        at: usize,
        kind: &str,
        name: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) {
        let names: Vec<&str> = names.into_iter().collect();
        let what = match nearest(name, names.iter().copied()) {
            Some(near) => format!("no {kind} {name}; the nearest is {near}"),
            None => format!("no {kind} {name}; there are {}", names.join(", ")),
        };
        self.warn(at, &what);
    }

    fn top(&mut self, table: &DeTable, bases: &[&str]) {
        // Colours first, whatever the order of the file: styles speak of them.
        for (key, value) in table.iter().filter(|(key, _)| key.get_ref() == "palette") {
            self.palette(key.span().start, value);
        }
        for (key, value) in table {
            let at = key.span().start;
            match key.get_ref().as_ref() {
                "base" => self.base(value, bases),
                "ground" => {
                    self.draft.ground = self.choice(value, "ground", &Ground::NAMES);
                }
                "paint" => self.draft.paint = self.choice(value, "paint", &Paint::NAMES),
                "palette" | "styles" => {}
                other => self.unknown(at, "key", other, TOP_KEYS),
            }
        }
        let base = self.draft.base.as_deref().and_then(super::draft);
        let inherited = base.map(|draft| draft.palette.clone()).unwrap_or_default();
        for (key, value) in table.iter().filter(|(key, _)| key.get_ref() == "styles") {
            self.styles(key.span().start, value, &inherited);
        }
    }

    fn base(&mut self, value: &Spanned<DeValue>, bases: &[&str]) {
        let name = value.get_ref().as_str().unwrap_or_default();
        if bases.contains(&name) {
            self.draft.base = Some(name.to_owned());
        } else {
            let names = bases.iter().copied();
            self.unknown(value.span().start, "built-in theme", name, names);
        }
    }

    fn choice<T: Copy>(
        &mut self,
        value: &Spanned<DeValue>,
        key: &str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let written = value.get_ref().as_str();
        let found = choices.iter().find(|(name, _)| Some(*name) == written);
        if found.is_none() {
            let names: Vec<String> = choices.iter().map(|(n, _)| format!("{n:?}")).collect();
            let takes = format!("{key} takes {}", names.join(" or "));
            self.warn(value.span().start, &takes);
        }
        found.map(|(_, choice)| *choice)
    }

    fn palette(&mut self, at: usize, value: &Spanned<DeValue>) {
        let Some(table) = value.get_ref().as_table() else {
            self.warn(at, "palette is a table: [palette]");
            return;
        };
        for (key, value) in table {
            let name = key.get_ref().to_string();
            if Color::parse(&name).is_some() {
                let taken = format!("{name} is a colour already; take another name");
                self.warn(key.span().start, &taken);
                continue;
            }
            match written(value.get_ref()).and_then(|word| Color::parse(&word)) {
                Some(color) => {
                    self.draft.palette.insert(name, color);
                }
                None => self.no_color(value, &BTreeMap::new()),
            }
        }
    }

    fn styles(&mut self, at: usize, value: &Spanned<DeValue>, inherited: &Palette) {
        let Some(table) = value.get_ref().as_table() else {
            self.warn(at, "styles is a table: [styles]");
            return;
        };
        for (key, value) in table {
            let Some(ink) = Ink::named(key.get_ref()) else {
                let names = INKS.iter().map(|info| info.name);
                self.unknown(key.span().start, "ink", key.get_ref(), names);
                continue;
            };
            if let Some(words) = self.style(value, inherited) {
                self.draft.styles.insert(ink, words);
            }
        }
    }

    /// `"#9ccf8f"`, or `{ fg = "rose", bg = 236, attributes = ["bold"] }`
    fn style(&mut self, value: &Spanned<DeValue>, inherited: &Palette) -> Option<StyleWords> {
        let Some(table) = value.get_ref().as_table() else {
            return Some(StyleWords {
                fg: Some(self.color(value, inherited)?),
                ..StyleWords::default()
            });
        };
        let mut words = StyleWords::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "fg" => words.fg = self.color(value, inherited),
                "bg" => words.bg = self.color(value, inherited),
                "attributes" => words.attributes = self.attributes(value),
                other => self.unknown(key.span().start, "part of a style", other, STYLE_KEYS),
            }
        }
        Some(words)
    }

    fn color(&mut self, value: &Spanned<DeValue>, inherited: &Palette) -> Option<ColorWord> {
        let word = written(value.get_ref()).filter(|word| {
            let is_named = self.draft.palette.contains_key(word) || inherited.contains_key(word);
            is_named || Color::parse(word).is_some()
        });
        if word.is_none() {
            self.no_color(value, inherited);
        }
        word.map(ColorWord)
    }

    fn no_color(&mut self, value: &Spanned<DeValue>, inherited: &Palette) {
        let word = written(value.get_ref()).unwrap_or_default();
        let named: Vec<String> = self.draft.palette.keys().cloned().collect();
        let own = named.iter().chain(inherited.keys()).map(String::as_str);
        let what = match nearest(&word, own.chain(ANSI_NAMES)) {
            Some(near) => format!("no colour {word}; the nearest is {near}"),
            None => format!(
                "no colour {word}; a colour is \"#rrggbb\", one of the 16 names such as \
                 \"bright-red\", \"default\", or a number to 255"
            ),
        };
        self.warn(value.span().start, &what);
    }

    fn attributes(&mut self, value: &Spanned<DeValue>) -> Attributes {
        let names = match value.get_ref() {
            DeValue::Array(names) => names.iter().collect(),
            _ => vec![value],
        };
        let mut attributes = Vec::new();
        for name in names {
            let word = name.get_ref().as_str().unwrap_or_default();
            if let Some(attribute) = Attribute::named(word) {
                attributes.push(attribute);
            } else {
                let all = Attribute::ALL.map(Attribute::name);
                self.unknown(name.span().start, "attribute", word, all);
            }
        }
        attributes.into_iter().collect()
    }
}

type Palette = BTreeMap<String, Color>;

/// A colour as written: text, or a number.
fn written(value: &DeValue) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        _ => None,
    }
}
