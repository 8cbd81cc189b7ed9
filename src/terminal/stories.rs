//! The stories of the program, by number, for all threads.
//!
//! A number stands for the same story as long as the program runs. The stories of a pile change while
//! more of the pile is read, and new ones come; whoever works on one goes on with what it was.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use super::story_source::{PiledSource, StorySource};

/// Stands for the whole pile, where something is to be kept about that.
pub(super) const WHOLE_PILE: usize = usize::MAX;

/// All stories.
#[derive(Debug, Default)]
pub(super) struct Stories {
    list: RwLock<Vec<Arc<StorySource>>>,
    pile: Option<Arc<StorySource>>,
}

impl Stories {
    /// The stories that were named.
    pub(super) fn new(stories: Vec<StorySource>) -> Stories {
        Stories {
            list: RwLock::new(stories.into_iter().map(Arc::new).collect()),
            pile: None,
        }
    }

    /// None yet: they are sorted from what was named.
    pub(super) fn of_pile(named: &Arc<Vec<PathBuf>>) -> Stories {
        let whole = StorySource::Piled(PiledSource::whole(named));
        Stories {
            list: RwLock::default(),
            pile: Some(Arc::new(whole)),
        }
    }

    /// The story with this number.
    pub(super) fn get(&self, number: usize) -> Option<Arc<StorySource>> {
        if number == WHOLE_PILE {
            return self.pile.clone();
        }
        let stories = self.list.read().unwrap_or_else(PoisonError::into_inner);
        stories.get(number).map(Arc::clone)
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<Arc<StorySource>> {
        let stories = self.list.read().unwrap_or_else(PoisonError::into_inner);
        stories.clone()
    }

    /// Sets what numbers stand for; those between that have none yet stand for nothing.
    pub(super) fn set(&self, changed: impl IntoIterator<Item = (usize, StorySource)>) {
        let mut stories = self.list.write().unwrap_or_else(PoisonError::into_inner);
        for (number, story) in changed {
            while stories.len() <= number {
                stories.push(Arc::default());
            }
            stories[number] = Arc::new(story);
        }
    }
}
