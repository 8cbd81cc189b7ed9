//! Where the articles of a story come from, and what stands there now.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::StoryName;
use crate::article::{Source, clean_line};
use crate::disk::{self, SessionPlace, SidePlace, Stamps, StoryPaths};
use crate::failure::shown;
use crate::open::{Held, Pile, PiledStory};
use crate::side::{PileArticle, StoryFile};

/// Where the articles of a story come from.
#[derive(Clone, Debug)]
pub enum StorySource {
    /// Files.
    Paths(StoryPaths),
    /// Bytes that are there already.
    BuiltIn {
        /// Its name.
        name: String,
        /// Its articles.
        sources: Vec<Source>,
    },
    /// Articles of a pile.
    Piled(PiledSource),
}

/// A story of a pile.
#[derive(Clone, Debug, Default)]
pub struct PiledSource {
    name: String,
    /// What was named as the pile.
    pile: Arc<Vec<PathBuf>>,
    /// Its articles, by path.
    articles: Vec<(PileArticle, Held)>,
    /// It stands for all stories of the pile.
    is_whole: bool,
}

/// Where an article is to be had.
pub(super) enum Slot<'a> {
    /// It stands behind a path.
    Path(&'a Path),
    /// It is there already.
    Source(&'a Source),
}

impl Slot<'_> {
    fn of(held: &Held) -> Slot<'_> {
        match held {
            Held::File(path) => Slot::Path(path),
            Held::Source(source) => Slot::Source(source),
        }
    }
}

impl Default for StorySource {
    fn default() -> Self {
        StorySource::Piled(PiledSource::default())
    }
}

impl PiledSource {
    /// Takes down where the articles of a story are.
    pub(super) fn new(pile: &Pile, named: &Arc<Vec<PathBuf>>, story: &PiledStory) -> PiledSource {
        let articles = pile.articles_of(story).into_iter();
        PiledSource {
            name: story.name.clone(),
            pile: Arc::clone(named),
            articles: articles.map(|a| (a.id.clone(), a.held.clone())).collect(),
            is_whole: false,
        }
    }

    /// Stands for all stories of a pile.
    pub(super) fn whole(named: &Arc<Vec<PathBuf>>) -> PiledSource {
        PiledSource {
            name: "the pile".to_owned(),
            pile: Arc::clone(named),
            articles: Vec::new(),
            is_whole: true,
        }
    }

    /// Paths and addresses by which entries name its articles.
    fn names(&self) -> BTreeSet<String> {
        let names = self.articles.iter().map(|(id, _)| &id.name);
        let names = names.flat_map(|name| [Some(name.path.clone()), name.url.clone()]);
        names.flatten().collect()
    }

    /// By what it is known again: its first article. A story that grows is the same story.
    fn first(&self) -> &str {
        self.articles.first().map_or("", |(id, _)| &id.name.path)
    }

    fn files(&self) -> StoryPaths {
        let files = self.articles.iter().filter_map(|(_, held)| match held {
            Held::File(path) => Some(path.clone()),
            Held::Source(_) => None,
        });
        StoryPaths {
            name: self.name.clone(),
            paths: files.collect(),
            folder: None,
            story_file: StoryFile::default(),
        }
    }
}

impl StorySource {
    /// How the list of stories names it.
    pub(super) fn name(&self) -> StoryName {
        let name = match self {
            StorySource::Paths(story) => &story.name,
            StorySource::BuiltIn { name, .. } => name,
            StorySource::Piled(story) => &story.name,
        };
        StoryName {
            name: name.clone(),
            source_count: self.slots().len(),
            ..StoryName::default()
        }
    }

    /// Where its articles are, in order.
    pub(super) fn slots(&self) -> Vec<Slot<'_>> {
        match self {
            StorySource::Paths(story) => story.paths.iter().map(|p| Slot::Path(p)).collect(),
            StorySource::BuiltIn { sources, .. } => sources.iter().map(Slot::Source).collect(),
            StorySource::Piled(story) => story.articles.iter().map(|a| Slot::of(&a.1)).collect(),
        }
    }

    /// Tells whether a path is one of its articles.
    pub(super) fn holds(&self, path: &Path) -> bool {
        let now = self.as_it_is_now();
        now.slots().iter().any(|slot| match slot {
            Slot::Path(own) => disk::is_same_file(own, path),
            Slot::Source(_) => false,
        })
    }

    /// The story with what stands in its folder now.
    pub(super) fn as_it_is_now(&self) -> StorySource {
        match self {
            StorySource::Paths(story) => StorySource::Paths(disk::listed_again(story)),
            StorySource::BuiltIn { .. } | StorySource::Piled(_) => self.clone(),
        }
    }

    /// What its files look like now.
    pub(super) fn stamps(&self) -> Stamps {
        match self {
            StorySource::Paths(story) => Stamps::of(story),
            StorySource::BuiltIn { .. } => Stamps::default(),
            StorySource::Piled(story) => Stamps::of(&story.files()),
        }
    }

    /// Where it is kept how it was left.
    pub(super) fn session_place(&self) -> SessionPlace {
        match self {
            StorySource::Paths(story) => SessionPlace::of_story(story),
            StorySource::BuiltIn { name, .. } => SessionPlace::of_built_in(name),
            StorySource::Piled(story) => SessionPlace::of_piled(&story.pile, story.first()),
        }
    }

    /// Where what is set by hand about it is kept.
    pub(super) fn side_place(&self) -> SidePlace {
        match self {
            StorySource::Paths(story) => SidePlace::of_story(story),
            StorySource::BuiltIn { name, .. } => SidePlace::of_built_in(name),
            StorySource::Piled(story) if story.is_whole => SidePlace::of_pile(&story.pile),
            StorySource::Piled(story) => SidePlace::of_pile(&story.pile).about(story.names()),
        }
    }

    /// What its `story.toml` says.
    pub(super) fn story_file(&self) -> StoryFile {
        match self {
            StorySource::Paths(story) => story.story_file.clone(),
            StorySource::BuiltIn { .. } | StorySource::Piled(_) => StoryFile::default(),
        }
    }

    /// What its sources are called, in order.
    pub(super) fn paths(&self) -> Vec<String> {
        let name = |slot: &Slot| match slot {
            Slot::Path(path) => shown(path),
            Slot::Source(source) => clean_line(&source.path),
        };
        self.slots().iter().map(name).collect()
    }
}
