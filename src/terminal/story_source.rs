//! Where the articles of a story come from, and what stands there now.

use std::path::Path;

use crate::app::StoryName;
use crate::article::Source;
use crate::disk::{self, SessionPlace, SidePlace, Stamps, StoryPaths};
use crate::failure::shown;
use crate::side::StoryFile;

/// Where the articles of a story come from.
#[derive(Clone, Debug)]
pub enum StorySource {
    /// Files.
    Paths(StoryPaths),
    /// Bytes that are there already: built in, or items of a feed.
    BuiltIn {
        /// Its name.
        name: String,
        /// Its articles.
        sources: Vec<Source>,
    },
}

impl StorySource {
    /// How the list of stories names it.
    pub(super) fn name(&self) -> StoryName {
        match self {
            StorySource::Paths(story) => StoryName {
                name: story.name.clone(),
                source_count: story.paths.len(),
            },
            StorySource::BuiltIn { name, sources } => StoryName {
                name: name.clone(),
                source_count: sources.len(),
            },
        }
    }

    /// Tells whether a path is one of its articles.
    pub(super) fn holds(&self, path: &Path) -> bool {
        match self.as_it_is_now() {
            StorySource::Paths(story) => story.paths.iter().any(|p| disk::is_same_file(p, path)),
            StorySource::BuiltIn { .. } => false,
        }
    }

    /// The story with what stands in its folder now.
    pub(super) fn as_it_is_now(&self) -> StorySource {
        match self {
            StorySource::Paths(story) => StorySource::Paths(disk::listed_again(story)),
            StorySource::BuiltIn { .. } => self.clone(),
        }
    }

    /// What its files look like now.
    pub(super) fn stamps(&self) -> Stamps {
        match self {
            StorySource::Paths(story) => Stamps::of(story),
            StorySource::BuiltIn { .. } => Stamps::default(),
        }
    }

    /// Where it is kept how it was left.
    pub(super) fn session_place(&self) -> SessionPlace {
        match self {
            StorySource::Paths(story) => SessionPlace::of_story(story),
            StorySource::BuiltIn { name, .. } => SessionPlace::of_built_in(name),
        }
    }

    /// Where what is set by hand about it is kept.
    pub(super) fn side_place(&self) -> SidePlace {
        match self {
            StorySource::Paths(story) => SidePlace::of_story(story),
            StorySource::BuiltIn { name, .. } => SidePlace::of_built_in(name),
        }
    }

    /// What its `story.toml` says.
    pub(super) fn story_file(&self) -> StoryFile {
        match self {
            StorySource::Paths(story) => story.story_file.clone(),
            StorySource::BuiltIn { .. } => StoryFile::default(),
        }
    }

    /// What its sources are called, in order.
    pub(super) fn paths(&self) -> Vec<String> {
        match self {
            StorySource::Paths(story) => story.paths.iter().map(|path| shown(path)).collect(),
            StorySource::BuiltIn { sources, .. } => {
                sources.iter().map(|s| s.path.clone()).collect()
            }
        }
    }
}
