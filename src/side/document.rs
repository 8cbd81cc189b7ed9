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
//! ```
//!
//! `a.url` and `url` name the article's address where it is known, `a.nth` which of several statements
//! with the same words is meant. The text is edited in place: comments, keys and tables that this
//! version knows nothing of, and entries that match nothing any more, stay as they are. What does not
//! say that it is a side file of this version is refused as a whole, so that nothing else that lies
//! under its name is ever written over.

use std::fmt;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value, value};

use super::{ArticleName, Edit, Entry, Field, Key};
use crate::article::clean_line;
use crate::comparison::{Correction, Wording};

/// What the file says it is.
const FORMAT: &str = "abreast.side";

/// Version of the format: raised when a key changes its meaning, not when one is added.
const VERSION: i64 = 1;

const HEADER: &str = "\
# What was set by hand in abreast: links made and unmade, blocks put back or taken out, names.
# It may be edited; what it says is merged entry by entry, so that several readers can be open at once.
format = \"abreast.side\"
version = 1
";

/// Names of the tables, one for each kind of entry.
const PAIR: &str = "pair";
const BLOCK: &str = "block";
const ARTICLE: &str = "article";

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
        for name in [PAIR, BLOCK, ARTICLE] {
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
        for edit in edits {
            match &edit.entry {
                Some(entry) => self.set_entry(entry),
                None => self.drop_entry(edit),
            }
        }
    }

    /// The tables of a kind of entry; none where the file has something else under that name.
    fn tables_mut(&mut self, name: &str) -> Option<&mut ArrayOfTables> {
        let tables = self.0.entry(name);
        let tables = tables.or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        tables.as_array_of_tables_mut()
    }

    fn set_entry(&mut self, entry: &Entry) {
        let name = table_name(entry);
        let Some(tables) = self.tables_mut(name) else {
            return;
        };
        let at = tables.iter().position(|table| is_about(table, entry));
        if let Some(table) = at.and_then(|at| tables.get_mut(at)) {
            change(table, entry);
        } else {
            tables.push(new_table(entry));
        }
    }

    fn drop_entry(&mut self, edit: &Edit) {
        for name in [PAIR, BLOCK] {
            if let Some(tables) = self.0.get_mut(name).and_then(Item::as_array_of_tables_mut) {
                tables.retain(|table| !has_key(name, table, &edit.key));
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
    [PAIR, BLOCK, ARTICLE].into_iter().find(is_odd)
}

fn table_name(entry: &Entry) -> &'static str {
    match entry {
        Entry::Pair(_) => PAIR,
        Entry::Block { .. } => BLOCK,
        Entry::Field { .. } => ARTICLE,
    }
}

/// Tells whether a table of the entry's kind is about the same thing; all fields of an article are one.
fn is_about(table: &Table, entry: &Entry) -> bool {
    match entry {
        Entry::Field { article, .. } => text_of(table, "path").as_ref() == Some(&article.path),
        _ => has_key(table_name(entry), table, &entry.key()),
    }
}

fn has_key(name: &str, table: &Table, key: &Key) -> bool {
    entries_of(name, table)
        .iter()
        .any(|entry| entry.key() == *key)
}

/// What a table says: one entry, several for an article, none where it is not clear.
fn entries_of(name: &str, table: &Table) -> Vec<Entry> {
    match name {
        PAIR => pair_of(table).map(Entry::Pair).into_iter().collect(),
        BLOCK => block_of(table).into_iter().collect(),
        _ => fields_of(table),
    }
}

fn pair_of(table: &Table) -> Option<Correction> {
    let end = |name: &str| -> Option<Wording> {
        let end = table.get(name)?.as_table_like()?;
        let text = |key: &str| end.get(key)?.as_str().map(clean_line);
        let nth = end.get("nth").and_then(Item::as_integer).unwrap_or(0);
        Some(Wording {
            path: text("path")?,
            url: text("url"),
            text: text("text")?,
            nth: usize::try_from(nth).ok()?,
        })
    };
    Some(Correction {
        a: end("a")?,
        b: end("b")?,
        is_linked: table.get("linked")?.as_bool()?,
    })
}

fn block_of(table: &Table) -> Option<Entry> {
    Some(Entry::Block {
        article: article_of(table)?,
        text: text_of(table, "text")?,
        is_kept: table.get("keep")?.as_bool()?,
    })
}

fn fields_of(table: &Table) -> Vec<Entry> {
    let Some(article) = article_of(table) else {
        return Vec::new();
    };
    let named = Field::ALL.into_iter().filter_map(|field| {
        let value = text_of(table, field.name()).filter(|text| field.takes(text))?;
        Some(Entry::Field {
            article: article.clone(),
            field,
            value,
        })
    });
    named.collect()
}

fn article_of(table: &Table) -> Option<ArticleName> {
    Some(ArticleName {
        path: text_of(table, "path")?,
        url: text_of(table, "url"),
    })
}

/// A text, or a day that was written without quotes.
fn text_of(table: &Table, key: &str) -> Option<String> {
    let item = table.get(key)?;
    let day = || item.as_datetime().map(ToString::to_string);
    item.as_str().map(clean_line).or_else(day)
}

/// Changes what a table of the same key says; what it is about, and keys that are not ours, stay.
fn change(table: &mut Table, entry: &Entry) {
    let (key, mut new) = match entry {
        Entry::Pair(correction) => ("linked", Value::from(correction.is_linked)),
        Entry::Block { is_kept, .. } => ("keep", Value::from(*is_kept)),
        Entry::Field { field, value, .. } => (field.name(), Value::from(value)),
    };
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        // A comment behind the value is a part of it.
        *new.decor_mut() = old.decor().clone();
    }
    table[key] = Item::Value(new);
}

fn new_table(entry: &Entry) -> Table {
    match entry {
        Entry::Pair(correction) => {
            let mut table = Table::new();
            table["linked"] = value(correction.is_linked);
            table["a"] = Item::Table(end_table(&correction.a));
            table["b"] = Item::Table(end_table(&correction.b));
            table
        }
        Entry::Block {
            article,
            text,
            is_kept,
        } => {
            let mut table = article_table(article);
            table["text"] = value(text);
            table["keep"] = value(*is_kept);
            table
        }
        Entry::Field {
            article,
            field,
            value: text,
        } => {
            let mut table = article_table(article);
            table[field.name()] = value(text);
            table
        }
    }
}

/// One statement of a pair, its keys written as `a.path`.
fn end_table(wording: &Wording) -> Table {
    let name = ArticleName {
        path: wording.path.clone(),
        url: wording.url.clone(),
    };
    let mut table = article_table(&name);
    table.set_dotted(true);
    table["text"] = value(&wording.text);
    if wording.nth > 0 {
        table["nth"] = value(i64::try_from(wording.nth).unwrap_or(i64::MAX));
    }
    table
}

fn article_table(article: &ArticleName) -> Table {
    let mut table = Table::new();
    table["path"] = value(&article.path);
    if let Some(url) = &article.url {
        table["url"] = value(url);
    }
    table
}
