//! The list of stories: which are listed, in which order, what was counted in each, which is chosen.
//!
//! The chosen story stays chosen, wherever a new order puts it. Of a pile (`pile.rs`) the articles of a
//! story are listed below it, where that is wanted. Counting is told in `survey.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::story_order::order_stories;
use super::survey::survey_words;
use super::{
    Action, ListedArticle, Mode, Moving, PilePhase, PileProgress, PileState, PromptKind, State,
    Step, StoryCounts, StoryOrder, Surveyed, View, grouped,
};
use crate::side::Key;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StoryRow {
    /// A story, by its number.
    Story(usize),
    /// One of its articles, by its place in the story.
    Article(usize, usize),
}

impl StoryRow {
    /// The story that it shows, or that its article is in.
    pub fn story(self) -> usize {
        match self {
            StoryRow::Story(story) | StoryRow::Article(story, _) => story,
        }
    }
}

/// The chosen row, whatever it stands on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Chosen {
    story: usize,
    /// By what the article is known, where one is chosen.
    article: Option<Key>,
    /// Tells whether the reader has chosen it; else it is the first row.
    is_by_reader: bool,
}

/// The list and what it shows.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct StoryList {
    /// What is known of the stories, by number.
    pub surveyed: BTreeMap<usize, Surveyed>,
    /// Stories that have other articles now than when they were counted.
    pub(super) stale: BTreeSet<usize>,
    /// In which order they stand.
    pub order: StoryOrder,
    /// What was typed to list only some.
    pub sought: String,
    /// The rows, in order.
    pub rows: Vec<StoryRow>,
    /// The pile that the stories come from, if they do.
    pub pile: Option<PileState>,
    /// Stories whose articles are listed below them.
    pub unfolded: BTreeSet<usize>,
    /// The article that is being moved to another story.
    pub moving: Option<Moving>,
    chosen: Chosen,
    /// The stories that a survey is to count, nearest first, without those that it has.
    pub(super) asked: Vec<usize>,
    /// The row that was chosen when they were asked for.
    pub(super) asked_at: usize,
    /// Tells whether the reader has ended the survey.
    pub(super) is_survey_stopped: bool,
}

/// Numbers of all stories, in the order in which they were named or sorted.
pub(super) fn numbers(state: &State) -> Vec<usize> {
    match &state.story_list.pile {
        Some(pile) => pile.stories.clone(),
        None => (0..state.stories.len()).collect(),
    }
}

/// Brings rows and chosen row in line with counts, order and what is sought.
pub(super) fn settle_stories(state: &mut State) {
    if let (Some(open), Some(comparison)) = (state.open_story, &state.story.comparison)
        && !state.story.is_changed
    {
        let counts = Surveyed::Counts(StoryCounts::of(comparison));
        state.story_list.surveyed.insert(open, counts);
        state.story_list.stale.remove(&open);
    }
    let mut stories = numbers(state);
    keep_sought(state, &mut stories);
    order_stories(state, &mut stories);
    let unfolded = &state.story_list.unfolded;
    let mut rows = Vec::new();
    for story in stories {
        rows.push(StoryRow::Story(story));
        if unfolded.contains(&story) {
            let articles = 0..state.stories[story].articles.len();
            rows.extend(articles.map(|place| StoryRow::Article(story, place)));
        }
    }
    let at = row_of_chosen(state, &rows);
    state.story_list.rows = rows;
    choose(state, Step::To(at));
}

/// Keeps the stories whose names, or the names of whose articles, hold the words that are sought.
fn keep_sought(state: &State, stories: &mut Vec<usize>) {
    let sought = sought(state).to_lowercase();
    let words: Vec<&str> = sought.split_whitespace().collect();
    if !words.is_empty() {
        stories.retain(|story| {
            let name = state.stories[*story].name.to_lowercase();
            words.iter().all(|word| name.contains(word))
        });
    }
}

/// Where the chosen row stands now; where it is gone, the nearest there is.
fn row_of_chosen(state: &State, rows: &[StoryRow]) -> usize {
    let chosen = &state.story_list.chosen;
    let is_article = |row: &StoryRow| match (*row, &chosen.article) {
        (StoryRow::Article(story, place), Some(key)) => {
            story == chosen.story
                && (article_at(state, story, place)).is_some_and(|a| a.id.key() == *key)
        }
        _ => false,
    };
    let is_story = |row: &StoryRow| *row == StoryRow::Story(chosen.story);
    let found = rows.iter().position(is_article);
    let found = found.or_else(|| rows.iter().position(is_story));
    match found {
        Some(at) if chosen.is_by_reader || state.story_list.pile.is_none() => at,
        _ => 0,
    }
}

/// An article of a story of a pile.
pub fn article_at(state: &State, story: usize, place: usize) -> Option<&ListedArticle> {
    state.stories.get(story)?.articles.get(place)
}

/// The counts of a story, where it was counted; of one of a pile, what is known of it without.
pub fn counts_of(state: &State, story: usize) -> Option<StoryCounts> {
    let counted = match state.story_list.surveyed.get(&story) {
        Some(Surveyed::Counts(counts)) => Some(*counts),
        _ => None,
    };
    let known = state.stories.get(story)?;
    if state.story_list.pile.is_none() {
        return counted;
    }
    let of_pile = StoryCounts {
        articles: known.source_count,
        outlets: known.outlet_count,
        days: known.days,
        ..StoryCounts::default()
    };
    match counted {
        Some(counted) => Some(StoryCounts {
            shared: counted.shared,
            differing: counted.differing,
            ..of_pile
        }),
        None => Some(of_pile),
    }
}

/// Tells whether claims of a story are counted: of one of a pile the rest is known before.
pub fn is_compared(state: &State, story: usize) -> bool {
    let list = &state.story_list;
    let is_alone =
        list.pile.is_some() && state.stories.get(story).is_some_and(|s| s.source_count < 2);
    is_alone || list.surveyed.contains_key(&story)
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
    note_chosen(state);
}

/// Remembers which story or article the chosen row shows.
fn note_chosen(state: &mut State) {
    let Some(row) = chosen_row(state) else { return };
    let article = match row {
        StoryRow::Story(_) => None,
        StoryRow::Article(story, place) => article_at(state, story, place).map(|a| a.id.key()),
    };
    state.story_list.chosen = Chosen {
        story: row.story(),
        article,
        is_by_reader: true,
    };
}

/// Chooses a story, wherever it stands.
pub(super) fn choose_story(state: &mut State, story: usize) {
    state.story_list.chosen = Chosen {
        story,
        article: None,
        is_by_reader: true,
    };
    settle_stories(state);
}

/// Lists the articles of the chosen story below it, or not.
pub(super) fn fold(state: &mut State, is_open: bool) {
    let Some(row) = chosen_row(state) else { return };
    let story = row.story();
    if is_open && state.stories[story].articles.is_empty() {
        let open = state.key_of(Action::Choose);
        state.say(format!("{open} opens the story and shows its articles"));
        return;
    }
    if is_open {
        state.story_list.unfolded.insert(story);
    } else {
        state.story_list.unfolded.remove(&story);
        choose_story(state, story);
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

/// The chosen row.
pub(super) fn chosen_row(state: &State) -> Option<StoryRow> {
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
    note_chosen(state);
}

/// Lists every story again; tells whether some were kept back.
pub(super) fn list_all(state: &mut State) -> bool {
    let is_all = state.story_list.sought.is_empty();
    state.story_list.sought.clear();
    !is_all
}

/// `"3 of 12 stories with “ferry”, latest first"`
pub fn list_words(state: &State) -> String {
    let listed = state.story_list.rows.iter();
    let listed = listed
        .filter(|row| matches!(row, StoryRow::Story(_)))
        .count();
    let all = match &state.story_list.pile {
        Some(pile) => pile.stories.len(),
        None => state.stories.len(),
    };
    let (listed, all) = (
        grouped(listed),
        if all == 1 {
            "1 story".to_owned()
        } else {
            format!("{} stories", grouped(all))
        },
    );
    let which = match sought(state).trim() {
        "" => all,
        sought => format!("{listed} of {all} with “{sought}”"),
    };
    let order = match (&state.story_list.pile, state.story_list.order) {
        (Some(_), StoryOrder::Given) => "largest first",
        (_, order) => order.name(),
    };
    let articles = state
        .story_list
        .pile
        .as_ref()
        .map_or(String::new(), |pile| {
            format!(" of {} articles", grouped(pile.progress.articles))
        });
    format!("{which}{articles}, {order}")
}

/// What is going on behind the list, most important first; nothing where all is done.
pub fn background_words(state: &State) -> Option<String> {
    let pile = state.story_list.pile.as_ref().map(|pile| &pile.progress);
    let reading = pile
        .filter(|p| p.phase != PilePhase::Done)
        .map(PileProgress::words);
    reading.or_else(|| survey_words(state))
}
