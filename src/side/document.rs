//! The text of a side file: TOML that a person can read, change and keep under version control.
//!
//! ```toml
//! format = "abreast.side"
//! version = 1
//!
//! [[pair]]
//! linked = false
//! a.path = "courier.txt"
//! a.text = "At least 14 people were hurt."
//! b.path = "gazette.txt"
//! b.text = "Nineteen people were injured."
//!
//! [[block]]
//! path = "courier.txt"
//! text = "Share this story"
//! keep = true
//!
//! [[article]]
//! path = "gazette.txt"
//! outlet = "The Gazette"
//!
//! [[bookmark]]
//! path = "courier.txt"
//! text = "Share this story"
//! letter = "a"
//!
//! [[note]]
//! path = "courier.txt"
//! text = "At least 14 people were hurt."
//! note = "Ask the fire service."
//!
//! [[move]]
//! path = "courier.txt"
//! hash = "xxh3:5d6e1f0c2b3a4958"
//! to.path = "gazette.txt"
//! to.hash = "xxh3:99aa03c4d5e6f708"
//! ```
//!
//! `a.url` and `url` name the article's address where it is known, `a.nth` and `nth` which of several
//! statements with the same words is meant. A move puts an article of a pile into the story of another one,
//! or, with `alone = true`, into one of its own; both are known by the hashes of their texts, else by address
//! or path, so that renaming files loses nothing. The text is edited in place: comments, keys and tables that this
//! version knows nothing of, and entries that match nothing any more, stay as they are. What does not
//! say that it is a side file of this version is refused as a whole, so that nothing else that lies
//! under its name is ever written over.

use std::fmt;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use super::tables::{
    ARTICLE, TABLES, change, entries_of, has_key, is_about, new_table, table_name, text_of,
};
use super::{Edit, Entry, Key};
use crate::article::clean_line;

/// What the file says it is.
const FORMAT: &str = "abreast.side";

/// Version of the format: raised when a key changes its meaning, not when one is added.
const VERSION: i64 = 1;

const HEADER: &str = "\
# What was set by hand in abreast: links made and unmade, blocks put back or taken out, names, notes.
# It may be edited; what it says is merged entry by entry, so that several readers can be open at once.
format = \"abreast.side\"
version = 1
";

/// The text of a side file, taken apart.
#[derive(Clone, Debug)]
pub struct Document(DocumentMut);

impl Default for Document {
    fn default() -> Self {
        Document(HEADER.parse().expect("the header is TOML"))
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Document {
    /// Takes the text of a file apart.
    ///
    /// # Errors
    /// Where it is no TOML, is no side file, or one of a later version: why, in words for the reader.
    pub fn parse(text: &str) -> Result<Document, String> {
        let toml: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            let start = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = text.bytes().take(start).filter(|b| *b == b'\n').count() + 1;
            let what = clean_line(error.message());
            format!("line {line}: {what}")
        })?;
        match (
            toml.get("format").and_then(Item::as_str),
            toml.get("version").and_then(Item::as_integer),
        ) {
            (Some(FORMAT), Some(1..=VERSION)) => match odd_table(&toml) {
                Some(name) => Err(format!("{name} is not written as [[{name}]]")),
                None => Ok(Document(toml)),
            },
            (Some(FORMAT), Some(version)) => Err(format!(
                "it is of version {version}, which a later abreast writes"
            )),
            (Some(FORMAT), None) => Err("it does not say its version".to_owned()),
            _ => Err(format!("it does not say format = \"{FORMAT}\"")),
        }
    }

    /// What the file says, in the order of its tables, and how many of its tables say nothing clear.
    pub fn entries(&self) -> (Vec<Entry>, usize) {
        let mut entries = Vec::new();
        let mut unclear = 0;
        for name in TABLES {
            for table in self.tables(name) {
                let found = entries_of(name, table);
                unclear += usize::from(found.is_empty());
                entries.extend(found);
            }
        }
        (entries, unclear)
    }

    fn tables(&self, name: &str) -> impl Iterator<Item = &Table> {
        let tables = self.0.get(name).and_then(Item::as_array_of_tables);
        tables.into_iter().flat_map(ArrayOfTables::iter)
    }

    /// Sets and drops entries; everything else stays as it is.
    pub fn apply(&mut self, edits: &[Edit]) {
        self.apply_about(edits, &|_| true);
    }

    /// Sets and drops entries, and leaves alone the tables that say something about others than `is_ours`.
    ///
    /// So that of two stories of a pile each has a bookmark of its own under one letter.
    pub fn apply_about(&mut self, edits: &[Edit], is_ours: &dyn Fn(&Entry) -> bool) {
        for edit in edits {
            match &edit.entry {
                Some(entry) => self.set_entry(entry, is_ours),
                None => self.drop_entry(edit, is_ours),
            }
        }
    }

    /// The tables of a kind of entry; none where the file has something else under that name.
    fn tables_mut(&mut self, name: &str) -> Option<&mut ArrayOfTables> {
        let tables = self.0.entry(name);
        let tables = tables.or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        tables.as_array_of_tables_mut()
    }

    fn set_entry(&mut self, entry: &Entry, is_ours: &dyn Fn(&Entry) -> bool) {
        let name = table_name(entry);
        let Some(tables) = self.tables_mut(name) else {
            return;
        };
        let is_it =
            |table: &Table| is_about(table, entry) && entries_of(name, table).iter().all(is_ours);
        let at = tables.iter().position(is_it);
        if let Some(table) = at.and_then(|at| tables.get_mut(at)) {
            change(table, entry);
        } else {
            tables.push(new_table(entry));
        }
    }

    fn drop_entry(&mut self, edit: &Edit, is_ours: &dyn Fn(&Entry) -> bool) {
        for name in TABLES.into_iter().filter(|name| *name != ARTICLE) {
            if let Some(tables) = self.0.get_mut(name).and_then(Item::as_array_of_tables_mut) {
                let is_dropped = |table: &Table| {
                    has_key(name, table, &edit.key) && entries_of(name, table).iter().all(is_ours)
                };
                tables.retain(|table| !is_dropped(table));
            }
        }
        let Key::Field(path, field) = &edit.key else {
            return;
        };
        if let Some(tables) = self
            .0
            .get_mut(ARTICLE)
            .and_then(Item::as_array_of_tables_mut)
        {
            for table in tables.iter_mut() {
                if text_of(table, "path").as_ref() == Some(path) {
                    table.remove(field.name());
                }
            }
            tables.retain(|table| table.iter().any(|(key, _)| !["path", "url"].contains(&key)));
        }
    }
}

/// A kind of entry whose tables are something else, so that nothing could be added to them.
fn odd_table(toml: &DocumentMut) -> Option<&'static str> {
    let is_odd = |name: &&str| {
        toml.get(name)
            .is_some_and(|item| !item.is_array_of_tables())
    };
    TABLES.into_iter().find(is_odd)
}
