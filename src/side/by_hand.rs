//! All that a reader says about a story beside its texts, and what of it holds for one article.
//!
//! Three voices, the latest the strongest: `story.toml`, the side file, the command line.

use super::{ArticleName, Entries, Entry, Field, StoryFile};
use crate::article::{Amendments, Article, clean_line};
use crate::comparison::{Comparison, locate};
use crate::text::letters;

/// What a reader says about a story.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ByHand {
    /// What was set in the reader.
    pub entries: Entries,
    /// What the folder's `story.toml` says.
    pub story_file: StoryFile,
    /// Outlets named on the command line: an article and its outlet.
    pub outlets: Vec<(String, String)>,
}

impl ByHand {
    /// What was set about an article, by its path and its address.
    pub fn amendments(&self, path: &str, url: Option<&str>) -> Amendments {
        let mut amendments = Amendments {
            outlet: self.story_file.outlets.get(path).cloned(),
            rank: self.story_file.rank(path),
            groups: self.story_file.groups.clone(),
            ..Amendments::default()
        };
        let by_url =
            |name: &ArticleName| name.path != path && url.is_some() && name.url.as_deref() == url;
        let by_path = |name: &ArticleName| name.path == path;
        for is_meant in [&by_url as &dyn Fn(&ArticleName) -> bool, &by_path] {
            for entry in self.entries.iter() {
                amend(&mut amendments, entry, is_meant);
            }
        }
        let named = self.outlets.iter().rev();
        let mut named = named.filter(|(name, _)| is_named(name, path, url));
        if let Some((_, outlet)) = named.next() {
            amendments.outlet = Some(clean_line(outlet));
        }
        amendments
    }

    /// Tells whether an entry may be meant for an article by its address alone.
    pub fn has_addresses(&self) -> bool {
        let has_url = |entry: &Entry| match entry {
            Entry::Block { article, .. } | Entry::Field { article, .. } => article.url.is_some(),
            Entry::Pair(_) | Entry::Bookmark { .. } | Entry::Note { .. } | Entry::Move { .. } => {
                false
            }
        };
        self.entries.iter().any(has_url) || self.outlets.iter().any(|(n, _)| n.contains("://"))
    }
}

/// Says which of the articles that the command line names are in none of the stories.
pub fn unknown_names(outlets: &[(String, String)], stories: &[&Comparison]) -> Vec<String> {
    let articles = || stories.iter().flat_map(|story| &story.articles);
    let is_unknown =
        |name: &&String| !articles().any(|a| is_named(name, &a.path, a.url.as_deref()));
    let names = outlets.iter().map(|(name, _)| name).filter(is_unknown);
    names
        .map(|name| format!("--outlet: no article is called {}", clean_line(name)))
        .collect()
}

fn amend(amendments: &mut Amendments, entry: &Entry, is_meant: &dyn Fn(&ArticleName) -> bool) {
    match entry {
        Entry::Block {
            article,
            text,
            is_kept,
        } if is_meant(article) => amendments.set_block(text, *is_kept),
        Entry::Field {
            article,
            field,
            value,
        } if is_meant(article) => match field {
            Field::Outlet => amendments.outlet = Some(value.clone()),
            Field::Title => amendments.title = Some(value.clone()),
            Field::Date => amendments.published = value.parse().ok().or(amendments.published),
        },
        _ => {}
    }
}

/// Tells whether a name that was typed is that of an article: its path, the end of it, its address.
///
/// (`"a.txt"`, `"mill/a.txt"`) -> true, (`"a.txt"`, `"mill/aa.txt"`) -> false
fn is_named(name: &str, path: &str, url: Option<&str>) -> bool {
    let is_end = || {
        let before = path.strip_suffix(name);
        before.is_some_and(|before| before.is_empty() || before.ends_with(['/', '\\']))
    };
    url == Some(name) || is_end()
}

impl Entries {
    /// Entries about what is not in a comparison.
    pub fn unmatched(&self, comparison: &Comparison) -> Vec<&Entry> {
        let entries = self.iter();
        entries
            .filter(|entry| !is_there(entry, comparison))
            .collect()
    }
}

fn is_there(entry: &Entry, comparison: &Comparison) -> bool {
    let of = |name: &ArticleName| -> Vec<&Article> {
        let articles = comparison.articles.iter().map(AsRef::as_ref);
        let is_it = |a: &&Article| a.path == name.path || (name.url.is_some() && a.url == name.url);
        articles.filter(is_it).collect()
    };
    match entry {
        Entry::Pair(correction) => comparison.has_pair(correction),
        Entry::Bookmark { statement, .. } | Entry::Note { statement, .. } => {
            locate(&comparison.articles, statement).is_some()
        }
        Entry::Field { article, .. } => !of(article).is_empty(),
        // It is about the pile; whether it holds is seen there.
        Entry::Move { .. } => true,
        Entry::Block { article, text, .. } => {
            let sought = letters(text);
            of(article).into_iter().any(|article| {
                let mut removed = article.removed.iter().map(|r| r.text.as_str());
                let mut kept = article.paragraphs.iter().map(|p| p.span.of(&article.text));
                removed.any(|t| letters(t) == sought) || kept.any(|t| letters(t) == sought)
            })
        }
    }
}
