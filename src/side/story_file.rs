//! `story.toml`: what a reader has written about a folder of articles.
//!
//! ```toml
//! title = "The mill fire"
//! order = ["gazette.txt", "courier.txt"]   # the others follow, by name
//!
//! [outlets]
//! "courier.txt" = "The Courier"
//!
//! [groups]
//! local = ["The Courier", "gazette.txt"]   # outlets or files
//! ```
//!
//! It is only ever read. What abreast writes goes into the side file, and counts more.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::article::{OutletGroup, clean_line};

const KEYS: [&str; 4] = ["title", "order", "outlets", "groups"];

/// What a folder's file says about its story.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct StoryFile {
    /// What to call the story.
    pub title: Option<String>,
    /// Paths of articles, first to last.
    pub order: Vec<String>,
    /// The outlet of an article, by its path.
    pub outlets: BTreeMap<String, String>,
    /// The reader's own groups of outlets, by name.
    pub groups: Vec<OutletGroup>,
}

impl StoryFile {
    /// Reads the text of the file; what is not understood of it is returned in words and passed over.
    ///
    /// # Errors
    /// Where it is no TOML: why, in words for the reader.
    pub fn parse(text: &str) -> Result<(StoryFile, Vec<String>), String> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            let start = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = text.bytes().take(start).filter(|b| *b == b'\n').count() + 1;
            format!("line {line}: {}", clean_line(error.message()))
        })?;
        let mut odd = Vec::new();
        let known = table.keys().filter(|key| !KEYS.contains(&key.as_str()));
        odd.extend(known.map(|key| {
            let key = clean_line(key);
            format!("unknown key {key}; there are {}", KEYS.join(", "))
        }));
        let mut reading = Reading { table: &table, odd };
        let outlets = reading.take("outlets", "a table of files with their outlets", |v| {
            pairs(v, line)
        });
        let groups = reading.take("groups", "a table of lists of outlets", |v| pairs(v, lines));
        let file = StoryFile {
            title: reading.take("title", "a text", line),
            order: reading
                .take("order", "a list of files", lines)
                .unwrap_or_default(),
            outlets: outlets.unwrap_or_default().into_iter().collect(),
            groups: groups
                .unwrap_or_default()
                .into_iter()
                .map(|(name, members)| OutletGroup { name, members })
                .collect(),
        };
        Ok((file, reading.odd))
    }

    /// Calls the articles as the screen does, where `path_of` knows the file that is named.
    #[must_use]
    pub fn located(mut self, path_of: impl Fn(&str) -> Option<String>) -> StoryFile {
        let known = |name: &String| path_of(name).unwrap_or_else(|| name.clone());
        self.order = self.order.iter().map(known).collect();
        let outlets = std::mem::take(&mut self.outlets);
        self.outlets = outlets.iter().map(|(n, o)| (known(n), o.clone())).collect();
        for group in &mut self.groups {
            group.members = group.members.iter().map(known).collect();
        }
        self
    }

    /// The place of an article; none where the file gives it none.
    pub fn rank(&self, path: &str) -> Option<usize> {
        self.order.iter().position(|named| named == path)
    }
}

/// A file being read, and what of it was not understood so far.
struct Reading<'a> {
    table: &'a Table,
    odd: Vec<String>,
}

impl Reading<'_> {
    /// The value of a key, where there is one and it is what it should be.
    fn take<T>(&mut self, key: &str, what: &str, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let found = read(self.table.get(key)?);
        if found.is_none() {
            self.odd.push(format!("{key} should be {what}"));
        }
        found
    }
}

fn line(value: &Value) -> Option<String> {
    let line = clean_line(value.as_str()?);
    (!line.is_empty()).then_some(line)
}

fn lines(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(line).collect()
}

fn pairs<T>(value: &Value, inner: impl Fn(&Value) -> Option<T>) -> Option<Vec<(String, T)>> {
    let table = value.as_table()?.iter();
    table
        .map(|(key, value)| Some((clean_line(key), inner(value)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: &str = "title = \"The mill fire\"\norder = [\"gazette.txt\", \"courier.txt\"]\n\
        [outlets]\n\"courier.txt\" = \"The Courier\"\n\
        [groups]\nlocal = [\"The Courier\", \"gazette.txt\"]\n";

    #[test]
    fn everything_is_read() {
        let (file, odd) = StoryFile::parse(FULL).expect("TOML");
        assert_eq!(odd, [""; 0]);
        assert_eq!(file.title.as_deref(), Some("The mill fire"));
        assert_eq!((file.rank("courier.txt"), file.rank("x")), (Some(1), None));
        assert_eq!(file.outlets["courier.txt"], "The Courier");
        assert_eq!(file.groups[0].members, ["The Courier", "gazette.txt"]);
    }

    #[test]
    fn files_are_called_as_on_the_screen() {
        let (file, _) = StoryFile::parse(FULL).expect("TOML");
        let file = file.located(|n| n.contains(".txt").then(|| format!("mill/{n}")));
        assert_eq!(file.order, ["mill/gazette.txt", "mill/courier.txt"]);
        assert_eq!(file.outlets["mill/courier.txt"], "The Courier");
        assert_eq!(file.groups[0].members, ["The Courier", "mill/gazette.txt"]);
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_is_read() {
        let text = "titel = \"x\"\ntitle = 3\norder = \"a\"\noutlets = []\n[groups]\na = [\"b\"]\n";
        let (file, odd) = StoryFile::parse(text).expect("TOML");
        assert_eq!(
            odd,
            [
                "unknown key titel; there are title, order, outlets, groups",
                "outlets should be a table of files with their outlets",
                "title should be a text",
                "order should be a list of files"
            ]
        );
        assert_eq!((file.title, file.groups.len()), (None, 1));
    }

    #[test]
    fn broken_file_names_its_line() {
        let refused = StoryFile::parse("title = \"x\"\norder = [\n\u{1b}").expect_err("no TOML");
        assert!(
            refused.starts_with("line 3: ") && !refused.contains('\u{1b}'),
            "{refused}"
        );
    }

    #[test]
    fn control_characters_are_shown_not_obeyed() {
        let (file, _) = StoryFile::parse("title = \"a\\u001b[31m\\nb\"").expect("TOML");
        assert_eq!(file.title.as_deref(), Some("a␛[31m b"));
    }
}
