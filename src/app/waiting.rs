//! What the reader waits for, how far it is, and ending it with what is there.
//!
//! Reading and linking the open story, reading it again, reading a pile, counting stories: each goes on
//! behind the screen and holds no key up. What takes longer than a moment stands in the status row, with
//! the key that ends it; what was read by then stays, and `reload` goes on.

use super::{Action, Effect, State, View, background_words, pile, survey};

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
    let words = if state.shown_view() == View::Stories {
        background_words(state)?
    } else {
        story_words(state)?
    };
    let is_going_on = state.shown_view() != View::Stories || is_list_going_on(state);
    if !is_going_on {
        return Some(words);
    }
    let stop = state.key_of(Action::Dismiss);
    Some(format!("{words}, {stop} stops"))
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
        return pile::stop(state).or_else(|| survey::stop_survey(state));
    }
    if let Some(reread) = state.reread.take() {
        state.say("reading again stopped; what was read before stays");
        return Some(Effect::StopLoad(reread.load()));
    }
    is_loading(state).then(|| stop_load(state))
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
