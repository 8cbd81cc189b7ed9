//! The list of stories: what was counted in each, in which order they stand, which are listed.
//!
//! Stories are counted behind the list, one after another, by [`Effect::Survey`]: each is read and
//! compared as if it were opened, and only the counts are kept. Opening one ends the survey; coming back
//! to the list takes it up where it ended. The chosen story stays chosen, wherever a new order puts it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Effect, Mode, PromptKind, State, Step, View};
use crate::claims::Status;
use crate::comparison::Comparison;

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

    fn next(self) -> StoryOrder {
        match self {
            StoryOrder::Given => StoryOrder::Name,
            StoryOrder::Name => StoryOrder::Date,
            StoryOrder::Date => StoryOrder::Outlets,
            StoryOrder::Outlets => StoryOrder::Differences,
            StoryOrder::Differences => StoryOrder::Given,
        }
    }
}

/// What there is in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct StoryCounts {
    /// Articles that could be read.
    pub articles: usize,
    /// Outlets that published them.
    pub outlets: usize,
    /// Claims that two outlets or more make.
    pub shared: usize,
    /// Those of them on which outlets differ.
    pub differing: usize,
    /// First and last day of the articles that have one.
    pub days: Option<(Date, Date)>,
}

impl StoryCounts {
    /// Counts what was found.
    pub fn of(comparison: &Comparison) -> StoryCounts {
        let articles = &comparison.articles;
        let outlets: BTreeSet<&str> = articles.iter().map(|a| a.outlet.as_str()).collect();
        let is = |status: Status| comparison.claims.iter().filter(move |c| c.status == status);
        let differing = is(Status::Differs).count();
        let days = || articles.iter().filter_map(|a| a.published);
        StoryCounts {
            articles: articles.len(),
            outlets: outlets.len(),
            shared: is(Status::Agreed).count() + differing,
            differing,
            days: days().min().zip(days().max()),
        }
    }

    /// The days, as short as they can be told.
    ///
    /// `2024-05-06`, `2024-05-06–09`, `2024-04-30 – 2024-05-02`
    pub fn days_words(&self) -> String {
        match self.days {
            None => String::new(),
            Some((first, last)) if first == last => first.to_string(),
            Some((first, last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
                format!("{first}–{:02}", last.day())
            }
            Some((first, last)) => format!("{first} – {last}"),
        }
    }
}

/// What came of counting a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surveyed {
    /// It was counted.
    Counts(StoryCounts),
    /// It is not counted before it is opened; why, in words for the reader.
    Left(&'static str),
}

/// The list and what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct StoryList {
    /// What is known of the stories, by number.
    pub surveyed: BTreeMap<usize, Surveyed>,
    /// In which order they stand.
    pub order: StoryOrder,
    /// What was typed to list only some.
    pub sought: String,
    /// Numbers of the listed stories, in order.
    pub rows: Vec<usize>,
    /// The chosen story.
    chosen: usize,
    /// Tells whether a survey is under way.
    is_asked: bool,
}

/// Asks for what is not counted yet, where the list is on the screen and nobody has asked.
pub fn survey(state: &mut State) -> Vec<Effect> {
    let list = &state.story_list;
    let numbers = 0..state.stories.len();
    let unknown: Vec<usize> = numbers.filter(|n| !list.surveyed.contains_key(n)).collect();
    if state.shown_view() != View::Stories || list.is_asked || unknown.is_empty() {
        return Vec::new();
    }
    state.story_list.is_asked = true;
    vec![Effect::Survey {
        stories: unknown,
        after: state.load,
        threshold: state.threshold,
    }]
}

/// Hears that a story is opened: that ends a survey.
pub(super) fn end_survey(state: &mut State) {
    state.story_list.is_asked = false;
}

/// Takes in what came of counting a story; what is known of the open one is newer.
pub(super) fn take_surveyed(state: &mut State, story: usize, surveyed: Surveyed) {
    if state.open_story != Some(story) {
        state.story_list.surveyed.insert(story, surveyed);
    }
}

/// Brings rows and chosen row in line with counts, order and what is sought.
pub(super) fn settle_stories(state: &mut State) {
    if let (Some(open), Some(comparison)) = (state.open_story, &state.story.comparison) {
        let counts = Surveyed::Counts(StoryCounts::of(comparison));
        state.story_list.surveyed.insert(open, counts);
    }
    let sought = sought(state).to_lowercase();
    let words: Vec<&str> = sought.split_whitespace().collect();
    let is_listed = |number: &usize| {
        let name = state.stories[*number].name.to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    let mut rows: Vec<usize> = (0..state.stories.len()).filter(is_listed).collect();
    let name = |n: usize| state.stories[n].name.to_lowercase();
    let counts = |n: usize| counts_of(state, n).unwrap_or_default();
    let has_none = |n: usize| counts_of(state, n).is_none();
    match state.story_list.order {
        StoryOrder::Given => {}
        StoryOrder::Name => rows.sort_by_key(|n| (name(*n), *n)),
        StoryOrder::Date => rows.sort_by_key(|n| (Reverse(counts(*n).days.map(|d| d.1)), *n)),
        StoryOrder::Outlets => {
            rows.sort_by_key(|n| (has_none(*n), Reverse(counts(*n).outlets), *n));
        }
        StoryOrder::Differences => {
            rows.sort_by_key(|n| (has_none(*n), Reverse(counts(*n).differing), *n));
        }
    }
    let at = rows.iter().position(|n| *n == state.story_list.chosen);
    state.story_list.rows = rows;
    choose(state, Step::To(at.unwrap_or(0)));
}

/// The counts of a story, where it was counted.
pub fn counts_of(state: &State, story: usize) -> Option<StoryCounts> {
    match state.story_list.surveyed.get(&story) {
        Some(Surveyed::Counts(counts)) => Some(*counts),
        _ => None,
    }
}

/// What is typed to list only some, or was.
pub fn sought(state: &State) -> &str {
    match &state.mode {
        Mode::Typing(prompt)
            if prompt.kind == PromptKind::Search && state.shown_view() == View::Stories =>
        {
            prompt.input.value()
        }
        _ => &state.story_list.sought,
    }
}

/// Moves the chosen row.
pub(super) fn step(state: &mut State, step: Step) {
    choose(state, step);
    let chosen = state.rows_of(View::Stories).chosen;
    if let Some(number) = state.story_list.rows.get(chosen) {
        state.story_list.chosen = *number;
    }
}

/// Chooses the story on a row of the body; tells whether there is one.
pub(super) fn click(state: &mut State, row: usize) -> bool {
    let top = state.rows_of(View::Stories).top;
    let row = row.checked_sub(head_rows(state));
    let target = row.map(|row| top + row);
    let target = target.filter(|target| *target < state.story_list.rows.len());
    if let Some(target) = target {
        step(state, Step::To(target));
    }
    target.is_some()
}

/// Rows of the heads of the columns: none where the body is too low to show stories below them.
pub fn head_rows(state: &State) -> usize {
    usize::from(state.body_rows() > 2)
}

fn choose(state: &mut State, step: Step) {
    let height = state.body_rows().saturating_sub(head_rows(state)).max(1);
    let count = state.story_list.rows.len();
    let rows = state.rows.entry(View::Stories).or_default();
    rows.choose(step, count, height);
}

/// The story to open.
pub(super) fn chosen(state: &State) -> Option<usize> {
    let row = state.rows_of(View::Stories).chosen;
    state.story_list.rows.get(row).copied()
}

/// Puts the stories into the next order.
pub(super) fn change_order(state: &mut State) {
    state.story_list.order = state.story_list.order.next();
    state.say(format!("stories {}", state.story_list.order.name()));
}

/// Lists the stories whose names hold these words.
pub(super) fn seek(state: &mut State, text: &str) {
    text.trim().clone_into(&mut state.story_list.sought);
    settle_stories(state);
    if let Some(first) = chosen(state) {
        state.story_list.chosen = first;
    }
}

/// Lists every story again; tells whether some were kept back.
pub(super) fn list_all(state: &mut State) -> bool {
    let is_all = state.story_list.sought.is_empty();
    state.story_list.sought.clear();
    !is_all
}

/// `"3 of 12 stories with “ferry”, latest first"`
pub fn list_words(state: &State) -> String {
    let (listed, all) = (state.story_list.rows.len(), state.stories.len());
    let which = match sought(state).trim() {
        "" => format!("{all} stories"),
        sought => format!("{listed} of {all} stories with “{sought}”"),
    };
    format!("{which}, {}", state.story_list.order.name())
}
