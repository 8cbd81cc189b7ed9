//! Entries and their keys: what was set by hand, and about what.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::Article;
use crate::comparison::{Annotations, Correction, Wording, locate};
use crate::text::letters;

/// Which article an entry is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct ArticleName {
    /// Its path.
    pub path: String,
    /// Its address, where that was known.
    pub url: Option<String>,
}

/// Which article of a pile an entry is about: by its text, so that it is found again under another
/// name; by its address or path where its text has changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PileArticle {
    /// Its path and address.
    pub name: ArticleName,
    /// The hash of its clean text, where that is known.
    pub hash: Option<u64>,
}

/// What of an article can be named by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Who published it.
    Outlet,
    /// Its headline.
    Title,
    /// The day of publication, as `2024-05-06`.
    Date,
}

/// One thing that was set by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Two statements were linked or unlinked.
    Pair(Correction),
    /// A block was put back, or taken out.
    Block {
        /// The article.
        article: ArticleName,
        /// The block's words; all blocks with these words are meant.
        text: String,
        /// Whether it belongs to the article; else it is clutter.
        is_kept: bool,
    },
    /// An outlet, title or day was named.
    Field {
        /// The article.
        article: ArticleName,
        /// What was named.
        field: Field,
        /// Its value.
        value: String,
    },
    /// A statement was given a letter, to come back to it.
    Bookmark {
        /// The statement.
        statement: Wording,
        /// From a to z.
        letter: char,
    },
    /// Something was written about a statement.
    Note {
        /// The statement.
        statement: Wording,
        /// What was written, in one line.
        text: String,
    },
    /// An article of a pile was put into another story.
    Move {
        /// The article.
        article: PileArticle,
        /// An article of the story it belongs to; none where it is a story of its own.
        to: Option<PileArticle>,
    },
}

/// What an entry is about; there is at most one entry for each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Two statements, the lower first.
    Pair(StatementKey, StatementKey),
    /// The path of an article and the letters of a block.
    Block(String, String),
    /// The path of an article and what of it.
    Field(String, Field),
    /// A letter: it leads to one statement.
    Bookmark(char),
    /// A statement and what was written about it. The words are a part of it, so that of two readers
    /// who write about one statement at once neither loses anything.
    Note(StatementKey, String),
    /// An article of a pile: its hash, or its path where that is not known.
    Move(Option<u64>, String),
}

/// A statement in a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatementKey {
    path: String,
    letters: String,
    nth: usize,
}

/// A change of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What it is about.
    pub key: Key,
    /// What is set; nothing where the entry is dropped.
    pub entry: Option<Entry>,
}

impl Field {
    /// All of them.
    pub const ALL: [Field; 3] = [Field::Outlet, Field::Title, Field::Date];

    /// Its name in the side file and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Field::Outlet => "outlet",
            Field::Title => "title",
            Field::Date => "date",
        }
    }

    /// Tells whether a value can be that of the field: a day is `2024-05-06`, anything else not empty.
    pub fn takes(self, value: &str) -> bool {
        match self {
            Field::Outlet | Field::Title => !value.trim().is_empty(),
            Field::Date => value.parse::<Date>().is_ok(),
        }
    }
}

impl Entry {
    /// What it is about.
    pub fn key(&self) -> Key {
        match self {
            Entry::Pair(correction) => {
                let (a, b) = (statement_key(&correction.a), statement_key(&correction.b));
                if b < a {
                    Key::Pair(b, a)
                } else {
                    Key::Pair(a, b)
                }
            }
            Entry::Block { article, text, .. } => Key::Block(article.path.clone(), letters(text)),
            Entry::Field { article, field, .. } => Key::Field(article.path.clone(), *field),
            Entry::Bookmark { letter, .. } => Key::Bookmark(*letter),
            Entry::Note { statement, text } => Key::Note(statement_key(statement), text.clone()),
            Entry::Move { article, .. } => article.key(),
        }
    }

    /// Paths and addresses of the articles that it is about.
    pub fn names(&self) -> Vec<&str> {
        let articles: Vec<(&String, &Option<String>)> = match self {
            Entry::Pair(Correction { a, b, .. }) => vec![(&a.path, &a.url), (&b.path, &b.url)],
            Entry::Block { article, .. } | Entry::Field { article, .. } => {
                vec![(&article.path, &article.url)]
            }
            Entry::Bookmark { statement, .. } | Entry::Note { statement, .. } => {
                vec![(&statement.path, &statement.url)]
            }
            Entry::Move { article, .. } => vec![(&article.name.path, &article.name.url)],
        };
        let names = articles.into_iter();
        let names = names.flat_map(|(path, url)| [Some(path.as_str()), url.as_deref()]);
        names.flatten().collect()
    }

    /// The paths that it names.
    pub(super) fn paths_mut(&mut self) -> Vec<&mut String> {
        match self {
            Entry::Pair(correction) => vec![&mut correction.a.path, &mut correction.b.path],
            Entry::Block { article, .. } | Entry::Field { article, .. } => vec![&mut article.path],
            Entry::Bookmark { statement, .. } | Entry::Note { statement, .. } => {
                vec![&mut statement.path]
            }
            Entry::Move { article, to } => {
                let to = to.as_mut().map(|to| &mut to.name.path);
                std::iter::once(&mut article.name.path).chain(to).collect()
            }
        }
    }
}

impl PileArticle {
    /// What an entry about it has as its key.
    pub fn key(&self) -> Key {
        match self.hash {
            Some(_) => Key::Move(self.hash, String::new()),
            None => Key::Move(None, self.name.path.clone()),
        }
    }
}

impl Key {
    /// The paths that it names.
    pub(super) fn paths_mut(&mut self) -> Vec<&mut String> {
        match self {
            Key::Pair(a, b) => vec![&mut a.path, &mut b.path],
            Key::Block(path, _) | Key::Field(path, _) | Key::Move(None, path) => vec![path],
            Key::Note(statement, _) => vec![&mut statement.path],
            Key::Bookmark(_) | Key::Move(..) => Vec::new(),
        }
    }

    /// Puts the lower statement of a pair first again, once its paths were changed.
    pub(super) fn settle(self) -> Key {
        match self {
            Key::Pair(a, b) if b < a => Key::Pair(b, a),
            settled => settled,
        }
    }
}

fn statement_key(wording: &Wording) -> StatementKey {
    StatementKey {
        path: wording.path.clone(),
        letters: letters(&wording.text),
        nth: wording.nth,
    }
}

/// All that was set by hand about a story, each thing once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Entries(BTreeMap<Key, Entry>);

impl Entries {
    /// The entry about a thing.
    pub fn get(&self, key: &Key) -> Option<&Entry> {
        self.0.get(key)
    }

    /// All entries, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.0.values()
    }

    /// Tells whether nothing was set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets or drops the entry of one key.
    pub fn apply(&mut self, edit: &Edit) {
        match &edit.entry {
            Some(entry) => self.0.insert(edit.key.clone(), entry.clone()),
            None => self.0.remove(&edit.key),
        };
    }

    /// The pairs that were linked or unlinked.
    pub fn corrections(&self) -> Vec<Correction> {
        let pairs = self.iter().filter_map(|entry| match entry {
            Entry::Pair(correction) => Some(correction.clone()),
            _ => None,
        });
        pairs.collect()
    }

    /// The bookmarks and notes that stand on a statement of these articles, by their order.
    pub fn annotations(&self, articles: &[Arc<Article>]) -> Annotations {
        let mut found = Annotations::new();
        for entry in self.iter() {
            let (Entry::Bookmark { statement, .. } | Entry::Note { statement, .. }) = entry else {
                continue;
            };
            let Some(place) = locate(articles, statement) else {
                continue;
            };
            let own = found.entry(place).or_default();
            match entry {
                Entry::Bookmark { letter, .. } => own.letters.push(*letter),
                Entry::Note { text, .. } => own.notes.push(text.clone()),
                _ => {}
            }
        }
        found
    }
}

impl FromIterator<Entry> for Entries {
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        Entries(entries.into_iter().map(|e| (e.key(), e)).collect())
    }
}
