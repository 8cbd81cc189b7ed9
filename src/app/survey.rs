//! Counting stories behind the list.
//!
//! Each is read and compared as if it were opened ([`Effect::Survey`]), and only the counts are kept. The
//! chosen story comes first, then its neighbours on the screen, then those farther off; when another is
//! chosen, the order is told anew. Opening one ends the survey; coming back to the list takes it up where
//! it ended.

use super::stories::numbers;
use super::{Action, Effect, State, StoryRow, Surveyed, View, grouped};

/// So many stories are asked for at once: more than a screen, few enough to be told anew at every step.
const SURVEYED_AT_ONCE: usize = 64;

/// Tells whether a story is to be counted: one article alone shares nothing.
fn is_unknown(state: &State, story: usize) -> bool {
    let list = &state.story_list;
    let is_counted = list.surveyed.contains_key(&story) && !list.stale.contains(&story);
    let is_alone = list.pile.is_some() && state.stories[story].source_count < 2;
    !is_counted && !is_alone
}

/// Asks for what is not counted yet, nearest first, where the list is on the screen.
pub fn survey(state: &mut State) -> Vec<Effect> {
    let list = &state.story_list;
    if state.shown_view() != View::Stories || list.is_survey_stopped {
        return Vec::new();
    }
    let chosen = state.rows_of(View::Stories).chosen;
    if !list.asked.is_empty() && list.asked_at == chosen {
        return Vec::new();
    }
    let wanted = nearest_unknown(state, chosen);
    let list = &mut state.story_list;
    list.asked_at = chosen;
    if wanted == list.asked {
        return Vec::new();
    }
    list.asked.clone_from(&wanted);
    vec![Effect::Survey {
        stories: wanted,
        after: state.load,
        threshold: state.threshold,
    }]
}

/// The stories that are not counted yet, by how far they are from the chosen row; while a pile is read
/// only those on the screen, for they may change.
fn nearest_unknown(state: &State, chosen: usize) -> Vec<usize> {
    let rows = &state.story_list.rows;
    let is_read = (state.story_list.pile.as_ref()).is_none_or(|pile| !pile.progress.is_going_on());
    let reach = if is_read {
        rows.len()
    } else {
        state.body_rows()
    };
    let mut found: Vec<usize> = Vec::new();
    let before = |by: usize| chosen.checked_sub(by).filter(|_| by > 0);
    let around = (0..=reach).flat_map(|by| [Some(chosen + by), before(by)]);
    for row in around.flatten() {
        let Some(StoryRow::Story(story)) = rows.get(row) else {
            continue;
        };
        if is_unknown(state, *story) && !found.contains(story) {
            found.push(*story);
        }
        if found.len() == SURVEYED_AT_ONCE {
            break;
        }
    }
    found
}

/// How many stories are counted, of how many; nothing where all are.
pub(super) fn survey_words(state: &State) -> Option<String> {
    let numbers = numbers(state);
    let is_counted =
        |n: &&usize| state.stories[**n].source_count > 1 || state.story_list.pile.is_none();
    let all = numbers.iter().filter(is_counted).count();
    let left = numbers.iter().filter(|n| is_unknown(state, **n)).count();
    let (counted, of) = (grouped(all.saturating_sub(left)), grouped(all));
    let is_on = !state.story_list.asked.is_empty() && left > 0;
    is_on.then(|| format!("comparing {counted} of {of} stories"))
}

/// Hears that a story is opened: that ends a survey.
pub(super) fn end_survey(state: &mut State) {
    state.story_list.asked.clear();
}

/// Ends the survey for the reader; nothing where none is under way.
pub(super) fn stop_survey(state: &mut State) -> Option<Effect> {
    let words = survey_words(state)?;
    state.story_list.asked.clear();
    state.story_list.is_survey_stopped = true;
    let key = state.key_of(Action::Reload);
    state.say(format!("stopped {words}; {key} goes on"));
    Some(Effect::StopSurvey)
}

/// Has the survey go on that the reader has ended; tells whether there was one.
pub(super) fn go_on_with_survey(state: &mut State) -> bool {
    std::mem::take(&mut state.story_list.is_survey_stopped)
}

/// Takes in what came of counting a story; what is known of the open one is newer.
pub(super) fn take_surveyed(state: &mut State, story: usize, surveyed: Surveyed) {
    let list = &mut state.story_list;
    list.asked.retain(|asked| *asked != story);
    list.stale.remove(&story);
    if state.open_story != Some(story) || state.story.comparison.is_none() {
        list.surveyed.insert(story, surveyed);
    }
}
