//! The tables of a side file: how one table says one entry, or the few of an article.
//!
//! Whatever stands in the file is cleaned as it is read, since it goes to the screen from here.

use toml_edit::{Item, Table, TableLike, Value, value};

use super::{ArticleName, Entry, Field, Key, PileArticle};
use crate::article::clean_line;
use crate::comparison::{Correction, Wording};

/// Names of the tables, one for each kind of entry.
const PAIR: &str = "pair";
const BLOCK: &str = "block";
pub(super) const ARTICLE: &str = "article";
const BOOKMARK: &str = "bookmark";
const NOTE: &str = "note";
const MOVE: &str = "move";

/// All of them.
pub(super) const TABLES: [&str; 6] = [PAIR, BLOCK, ARTICLE, BOOKMARK, NOTE, MOVE];

/// How the hash of a text begins, here as in reports.
const HASH_SIGN: &str = "xxh3:";

pub(super) fn table_name(entry: &Entry) -> &'static str {
    match entry {
        Entry::Pair(_) => PAIR,
        Entry::Block { .. } => BLOCK,
        Entry::Field { .. } => ARTICLE,
        Entry::Bookmark { .. } => BOOKMARK,
        Entry::Note { .. } => NOTE,
        Entry::Move { .. } => MOVE,
    }
}

/// Tells whether a table of the entry's kind is about the same thing; all fields of an article are one.
pub(super) fn is_about(table: &Table, entry: &Entry) -> bool {
    match entry {
        Entry::Field { article, .. } => text_of(table, "path").as_ref() == Some(&article.path),
        _ => has_key(table_name(entry), table, &entry.key()),
    }
}

pub(super) fn has_key(name: &str, table: &Table, key: &Key) -> bool {
    entries_of(name, table)
        .iter()
        .any(|entry| entry.key() == *key)
}

/// What a table says: one entry, several for an article, none where it is not clear.
pub(super) fn entries_of(name: &str, table: &Table) -> Vec<Entry> {
    match name {
        PAIR => pair_of(table).map(Entry::Pair).into_iter().collect(),
        BLOCK => block_of(table).into_iter().collect(),
        BOOKMARK => bookmark_of(table).into_iter().collect(),
        NOTE => note_of(table).into_iter().collect(),
        MOVE => move_of(table).into_iter().collect(),
        _ => fields_of(table),
    }
}

fn pair_of(table: &Table) -> Option<Correction> {
    let end = |name: &str| wording_of(table.get(name)?.as_table_like()?);
    Some(Correction {
        a: end("a")?,
        b: end("b")?,
        is_linked: table.get("linked")?.as_bool()?,
    })
}

/// The statement that a table names.
fn wording_of(table: &dyn TableLike) -> Option<Wording> {
    let text = |key: &str| table.get(key)?.as_str().map(clean_line);
    let nth = table.get("nth").and_then(Item::as_integer).unwrap_or(0);
    Some(Wording {
        path: text("path")?,
        url: text("url"),
        text: text("text")?,
        nth: usize::try_from(nth).ok()?,
    })
}

fn bookmark_of(table: &Table) -> Option<Entry> {
    let letter = text_of(table, "letter")?;
    let mut letters = letter.chars().filter(char::is_ascii_lowercase);
    Some(Entry::Bookmark {
        statement: wording_of(table)?,
        letter: letters.next().filter(|_| letter.len() == 1)?,
    })
}

fn note_of(table: &Table) -> Option<Entry> {
    let text = text_of(table, "note")?.trim().to_owned();
    let statement = wording_of(table)?;
    (!text.is_empty()).then_some(Entry::Note { statement, text })
}

/// A move says where to, or that the article is alone; one that says both is not clear.
fn move_of(table: &Table) -> Option<Entry> {
    let is_alone = table.get("alone").and_then(Item::as_bool).unwrap_or(false);
    let to = match table.get("to") {
        Some(to) => Some(pile_article_of(to.as_table_like()?)?),
        None => None,
    };
    let article = pile_article_of(table)?;
    (to.is_some() != is_alone).then_some(Entry::Move { article, to })
}

fn pile_article_of(table: &dyn TableLike) -> Option<PileArticle> {
    let text = |key: &str| table.get(key)?.as_str().map(clean_line);
    let hash = text("hash").and_then(|hash| {
        let digits = hash.strip_prefix(HASH_SIGN)?;
        u64::from_str_radix(digits, 16).ok()
    });
    let name = ArticleName {
        path: text("path")?,
        url: text("url"),
    };
    Some(PileArticle { name, hash })
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
pub(super) fn text_of(table: &Table, key: &str) -> Option<String> {
    let item = table.get(key)?;
    let day = || item.as_datetime().map(ToString::to_string);
    item.as_str().map(clean_line).or_else(day)
}

/// Changes what a table of the same key says; what it is about, and keys that are not ours, stay.
pub(super) fn change(table: &mut Table, entry: &Entry) {
    let (key, mut new) = match entry {
        Entry::Pair(correction) => ("linked", Value::from(correction.is_linked)),
        Entry::Block { is_kept, .. } => ("keep", Value::from(*is_kept)),
        Entry::Field { field, value, .. } => (field.name(), Value::from(value)),
        Entry::Bookmark { statement, .. } => return point(table, statement),
        // All that it says is what it is about.
        Entry::Note { .. } => return,
        Entry::Move { to, .. } => return aim(table, to.as_ref()),
    };
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        // A comment behind the value is a part of it.
        *new.decor_mut() = old.decor().clone();
    }
    table[key] = Item::Value(new);
}

pub(super) fn new_table(entry: &Entry) -> Table {
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
        Entry::Bookmark { statement, letter } => {
            let mut table = wording_table(statement);
            table["letter"] = value(letter.to_string());
            table
        }
        Entry::Note { statement, text } => {
            let mut table = wording_table(statement);
            table["note"] = value(text);
            table
        }
        Entry::Move { article, to } => {
            let mut table = pile_article_table(article);
            aim(&mut table, to.as_ref());
            table
        }
    }
}

/// Makes a move lead to the story of another article, or to one of its own.
fn aim(table: &mut Table, to: Option<&PileArticle>) {
    if let Some(to) = to {
        let mut inner = pile_article_table(to);
        inner.set_dotted(true);
        table["to"] = Item::Table(inner);
        table.remove("alone");
    } else {
        table.remove("to");
        table["alone"] = value(true);
    }
}

fn pile_article_table(article: &PileArticle) -> Table {
    let mut table = article_table(&article.name);
    if let Some(hash) = article.hash {
        table["hash"] = value(format!("{HASH_SIGN}{hash:016x}"));
    }
    table
}

/// One statement of a pair, its keys written as `a.path`.
fn end_table(wording: &Wording) -> Table {
    let mut table = wording_table(wording);
    table.set_dotted(true);
    table
}

fn wording_table(wording: &Wording) -> Table {
    let mut table = Table::new();
    point(&mut table, wording);
    table
}

/// Makes a table name another statement.
fn point(table: &mut Table, wording: &Wording) {
    table["path"] = value(&wording.path);
    match &wording.url {
        Some(url) => table["url"] = value(url),
        None => drop(table.remove("url")),
    }
    table["text"] = value(&wording.text);
    match wording.nth {
        0 => drop(table.remove("nth")),
        nth => table["nth"] = value(i64::try_from(nth).unwrap_or(i64::MAX)),
    }
}

fn article_table(article: &ArticleName) -> Table {
    let mut table = Table::new();
    table["path"] = value(&article.path);
    if let Some(url) = &article.url {
        table["url"] = value(url);
    }
    table
}
