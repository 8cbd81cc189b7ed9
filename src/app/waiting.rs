//! What the reader waits for, how far it is, and ending it with what is there.
//!
//! Reading and linking the open story, reading it again, reading a pile, counting stories, writing a report,
//! making the index of Find: each goes on behind the screen and holds no key up. What takes longer than a
//! moment stands in the status row, with the key that ends it; what was read by then stays, and `reload`
//! goes on.

use super::{Action, Effect, State, View, background_words, pile, survey};

/// Work behind the screen that is no part of opening a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// Writing a report.
    Export,
    /// Making the index of Find, or searching it.
    Search,
}

/// Whether reading and linking a story is something to wait for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Waiting {
    /// It takes no longer than a moment, or is done.
    #[default]
    No,
    /// It takes longer; how far it is, in words.
    For(String),
    /// The reader has ended it.
    Stopped,
}

/// What is going on for longer than a moment, with the key that ends it.
pub fn waiting_words(state: &State) -> Option<String> {
    let view = state.shown_view();
    let stop = state.key_of(match view {
        View::Find => Action::CloseFind,
        _ => Action::Dismiss,
    });
    let goes_on = |words: String| format!("{words}, {stop} stops");
    let beside = || state.beside.values().next().cloned().map(goes_on);
    match view {
        View::Stories if is_list_going_on(state) => background_words(state).map(goes_on),
        View::Stories => beside().or_else(|| background_words(state)),
        // Its own work first: there the key ends that alone.
        View::Find => state.beside.get(&Beside::Search).cloned().map(goes_on),
        _ => story_words(state).map(goes_on).or_else(beside),
    }
}

/// Takes in how far work beside the story is.
pub(super) fn take_beside(state: &mut State, work: Beside, words: String) {
    if words.is_empty() {
        state.beside.remove(&work);
    } else {
        state.beside.insert(work, words);
    }
}

/// Ends work beside the story that takes longer than a moment.
pub(super) fn stop_beside(state: &mut State, work: Beside) -> Option<Effect> {
    state.beside.remove(&work)?;
    match work {
        Beside::Search => {
            state.find.give_up();
            state.say("search stopped; another letter searches again");
        }
        Beside::Export => state.say("report not written: stopped"),
    }
    Some(Effect::StopBeside(work))
}

fn story_words(state: &State) -> Option<String> {
    if let Some(reread) = &state.reread {
        let words = reread.words();
        return (!words.is_empty()).then(|| format!("again: {words}"));
    }
    match &state.story.waiting {
        Waiting::For(words) => Some(words.clone()),
        Waiting::No | Waiting::Stopped => None,
    }
}

fn is_list_going_on(state: &State) -> bool {
    let pile = state.story_list.pile.as_ref();
    pile.is_some_and(|pile| pile.progress.is_going_on()) || survey::survey_words(state).is_some()
}

/// Tells whether the open story is still on its way.
fn is_loading(state: &State) -> bool {
    let story = &state.story;
    state.open_story.is_some() && story.comparison.is_none() && story.waiting != Waiting::Stopped
}

/// Ends what is going on in the view that is shown; nothing where nothing is.
pub(super) fn stop(state: &mut State) -> Option<Effect> {
    if state.shown_view() == View::Stories {
        let stopped = pile::stop(state).or_else(|| survey::stop_survey(state));
        return stopped.or_else(|| stop_first_beside(state));
    }
    if let Some(reread) = state.reread.take() {
        state.say("reading again stopped; what was read before stays");
        return Some(Effect::StopLoad(reread.load()));
    }
    if is_loading(state) {
        return Some(stop_load(state));
    }
    stop_first_beside(state)
}

fn stop_first_beside(state: &mut State) -> Option<Effect> {
    let work = *state.beside.keys().next()?;
    stop_beside(state, work)
}

fn stop_load(state: &mut State) -> Effect {
    let key = state.key_of(Action::Reload);
    let story = &mut state.story;
    let all = story.columns.len();
    story.columns.retain(|column| column.article.is_some());
    story.is_opening = false;
    story.waiting = Waiting::Stopped;
    let read = story.columns.len();
    let load = story.load;
    state.say(if read == all {
        format!("not linked; {key} goes on")
    } else {
        format!("{read} of {all} articles read, not linked; {key} goes on")
    });
    Effect::StopLoad(load)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{press, reader};
    use super::super::{Message, update};
    use super::*;

    fn tell(state: &mut State, work: Beside, words: &str) {
        let words = words.to_owned();
        update(state, Message::Beside { work, words });
    }

    #[test]
    fn report_that_takes_long_is_told_of_and_can_be_ended() {
        let mut state = reader(120, 40, true);
        tell(&mut state, Beside::Export, "writing 45 %");
        let said = waiting_words(&state);
        assert_eq!(said.as_deref(), Some("writing 45 %, Esc stops"));
        let effects = press(&mut state, "Esc");
        assert_eq!(effects, [Effect::StopBeside(Beside::Export)]);
        assert_eq!(waiting_words(&state), None);
    }

    #[test]
    fn work_that_is_over_is_told_of_no_more() {
        let mut state = reader(120, 40, true);
        tell(&mut state, Beside::Export, "writing 45 %");
        tell(&mut state, Beside::Export, "");
        assert_eq!(waiting_words(&state), None);
        assert_eq!(press(&mut state, "Esc"), []);
    }

    #[test]
    fn index_of_find_is_ended_in_find_and_another_letter_asks_again() {
        let mut state = reader(120, 40, true);
        press(&mut state, "f m");
        tell(&mut state, Beside::Search, "taking down words 10 %");
        let said = waiting_words(&state);
        assert_eq!(said.as_deref(), Some("taking down words 10 %, Esc stops"));
        let effects = press(&mut state, "Esc");
        assert_eq!(effects, [Effect::StopBeside(Beside::Search)]);
        assert_eq!(state.view, View::Find);
        assert!(!state.find.is_searching());
        let effects = press(&mut state, "i");
        assert!(matches!(effects[..], [Effect::Search { .. }]));
        press(&mut state, "Esc");
        assert_ne!(state.view, View::Find);
    }
}
