//! A pile behind the list of stories: how far it is read, and the stories that are known so far.
//!
//! The list is on the screen before anything of the pile is read, and fills while it is. Every sorting
//! may bring another order and other stories; a story is known by its number, which stays, and an
//! article by its text, so the chosen row stays chosen wherever it goes.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Action, Effect, Failure, HandWork, State, StoryName, View};
use crate::side::{Entries, PileArticle};

/// What is being done with a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PilePhase {
    /// Folders are looked through.
    #[default]
    Looking,
    /// Articles are read.
    Reading,
    /// All is read and sorted once more.
    Sorting,
    /// It was stopped; not all is read.
    Stopped,
    /// All is read.
    Done,
}

/// How far reading a pile is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PileProgress {
    /// What is being done.
    pub phase: PilePhase,
    /// Files found, or paths read.
    pub done: usize,
    /// Paths there are; zero before all are found.
    pub of: usize,
    /// Articles read.
    pub articles: usize,
    /// Articles that stood in it more than once.
    pub repeats: usize,
}

impl PileProgress {
    /// Tells whether more is to come by itself.
    pub fn is_going_on(&self) -> bool {
        !matches!(self.phase, PilePhase::Stopped | PilePhase::Done)
    }

    /// `"reading 1,200 of 10,000"`; empty where all is read.
    pub fn words(&self) -> String {
        let (done, of) = (grouped(self.done), grouped(self.of));
        match self.phase {
            PilePhase::Looking if self.done == 0 => "looking through folders".to_owned(),
            PilePhase::Looking => format!("looking through folders, {done} files"),
            PilePhase::Reading => format!("reading {done} of {of}"),
            PilePhase::Sorting => format!("sorting {} articles", grouped(self.articles)),
            PilePhase::Stopped => format!("stopped at {done} of {of}"),
            PilePhase::Done => String::new(),
        }
    }
}

/// One article of a pile, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListedArticle {
    /// Its headline; empty where it has none.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// Day of publication.
    pub published: Option<Date>,
    /// By what it is known.
    pub id: PileArticle,
    /// Tells whether it is in its story by hand.
    pub is_by_hand: bool,
}

impl ListedArticle {
    /// Its headline, else its path.
    pub fn name(&self) -> &str {
        if self.title.is_empty() {
            &self.id.name.path
        } else {
            &self.title
        }
    }
}

/// What is known of a pile.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PileState {
    /// How far it is read.
    pub progress: PileProgress,
    /// Numbers of its stories: the largest first, then the earliest.
    pub stories: Vec<usize>,
    /// What could not be read of it.
    pub failures: Vec<Failure>,
    /// What was moved by hand.
    pub(super) hand_work: HandWork,
}

/// Asks that reading a pile be ended or gone on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PileWish {
    /// End it; what was read stays.
    Stop,
    /// Look for what was not read yet, and read that.
    ReadOn,
}

/// `1200` -> `"1,200"`
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// Takes in how far reading is.
pub(super) fn take_progress(state: &mut State, progress: PileProgress) {
    if let Some(pile) = &mut state.story_list.pile {
        // What was said before the stop was heard of is old.
        let is_late = pile.progress.phase == PilePhase::Stopped && progress.is_going_on();
        if !is_late {
            pile.progress = progress;
        }
    }
}

/// Takes in what could not be read.
pub(super) fn take_failures(state: &mut State, failures: Vec<Failure>) {
    let Some(pile) = &mut state.story_list.pile else {
        return;
    };
    pile.failures.extend(failures);
    let count = pile.failures.len();
    let key = state.key_of(Action::OpenRemoved);
    let what = if count == 1 { "file" } else { "files" };
    if state.shown_view() == View::Stories {
        state.say(format!(
            "{} {what} not read; {key} names them",
            grouped(count)
        ));
    }
}

/// Takes in the stories as they are sorted now.
pub(super) fn take_stories(state: &mut State, stories: Vec<(usize, StoryName)>) {
    let list = &mut state.story_list;
    let Some(pile) = &mut list.pile else { return };
    pile.stories = stories.iter().map(|(number, _)| *number).collect();
    for (number, name) in stories {
        if state.stories.len() <= number {
            state.stories.resize(number + 1, StoryName::default());
        }
        let old = std::mem::replace(&mut state.stories[number], name);
        let is_same = same_articles(&old, &state.stories[number]);
        if !is_same && list.surveyed.contains_key(&number) {
            list.stale.insert(number);
        }
        if !is_same && state.open_story == Some(number) && !old.articles.is_empty() {
            state.story.is_changed = true;
        }
    }
}

fn same_articles(one: &StoryName, other: &StoryName) -> bool {
    let ids = |story: &StoryName| -> Vec<PileArticle> {
        let mut ids: Vec<_> = story.articles.iter().map(|a| a.id.clone()).collect();
        ids.sort();
        ids
    };
    Arc::ptr_eq(&one.articles, &other.articles) || ids(one) == ids(other)
}

/// Takes in what was set by hand about the pile.
pub(super) fn take_by_hand(state: &mut State, entries: Entries, notes: Vec<String>) {
    if let Some(note) = notes.first() {
        state.say(note.clone());
    }
    if let Some(pile) = &mut state.story_list.pile {
        pile.hand_work.take_kept(entries, notes);
    }
}

/// Ends the reading of a pile; nothing where it is not being read.
pub(super) fn stop(state: &mut State) -> Option<Effect> {
    let key = state.key_of(Action::Reload);
    let pile = state.story_list.pile.as_mut()?;
    if !pile.progress.is_going_on() {
        return None;
    }
    pile.progress.phase = PilePhase::Stopped;
    let words = pile.progress.words();
    state.say(format!("{words}; {key} reads on"));
    Some(Effect::Pile(PileWish::Stop))
}

/// Has what was not read yet looked for and read; nothing where that is under way.
pub(super) fn read_on(state: &mut State) -> Option<Effect> {
    let pile = state.story_list.pile.as_mut()?;
    if pile.progress.is_going_on() {
        return None;
    }
    pile.progress.phase = PilePhase::Looking;
    pile.progress.done = 0;
    state.say("looking for articles that are not read yet");
    Some(Effect::Pile(PileWish::ReadOn))
}
