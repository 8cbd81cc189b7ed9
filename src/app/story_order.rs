//! In which order the stories of the list stand.

use std::cmp::Reverse;

use super::{State, counts_of};

/// In which order the stories stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum StoryOrder {
    /// As they were named when the program was started.
    #[default]
    Given,
    /// By name.
    Name,
    /// By the last day of their articles, latest first.
    Date,
    /// Most outlets first.
    Outlets,
    /// Most claims that differ first.
    Differences,
}

impl StoryOrder {
    /// Its name on the screen.
    pub fn name(self) -> &'static str {
        match self {
            StoryOrder::Given => "in the order they were named",
            StoryOrder::Name => "by name",
            StoryOrder::Date => "latest first",
            StoryOrder::Outlets => "most outlets first",
            StoryOrder::Differences => "most differences first",
        }
    }

    pub(super) fn next(self) -> StoryOrder {
        match self {
            StoryOrder::Given => StoryOrder::Name,
            StoryOrder::Name => StoryOrder::Date,
            StoryOrder::Date => StoryOrder::Outlets,
            StoryOrder::Outlets => StoryOrder::Differences,
            StoryOrder::Differences => StoryOrder::Given,
        }
    }
}

/// Puts stories in the order that the reader has chosen.
pub(super) fn order_stories(state: &State, stories: &mut [usize]) {
    let name = |n: usize| state.stories[n].name.to_lowercase();
    let counts = |n: usize| counts_of(state, n).unwrap_or_default();
    let has_none = |n: usize| counts_of(state, n).is_none();
    // Stories that are alike stay in the order in which they were named.
    match state.story_list.order {
        StoryOrder::Given => {}
        StoryOrder::Name => stories.sort_by_cached_key(|n| name(*n)),
        StoryOrder::Date => stories.sort_by_key(|n| Reverse(counts(*n).days.map(|d| d.1))),
        StoryOrder::Outlets => stories.sort_by_key(|n| (has_none(*n), Reverse(counts(*n).outlets))),
        StoryOrder::Differences => {
            stories.sort_by_key(|n| (has_none(*n), Reverse(counts(*n).differing)));
        }
    }
}
