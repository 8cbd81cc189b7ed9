//! Files that change while their story is read: said, or read again at once.
//!
//! With `--watch` or `:watch on` a story whose files have changed is read again behind the screen, as a
//! reload does it: cursor, columns, views, threshold and filters stay. Without it nothing moves by
//! itself; the status row says that something changed, and `r` reads it again. Pages of the web are
//! never fetched again but by `r`.

use super::{Action, Effect, LoadId, State, reread};

/// Takes in that files are not what a load has read.
pub(super) fn take_change(state: &mut State, load: LoadId) {
    if load == state.story.load {
        state.story.is_changed = true;
    } else if let Some(reread) = &mut state.reread {
        reread.take_change(load);
    }
}

/// Watches the files of the story or stops it, as the setting now says.
pub(super) fn switch(state: &mut State) {
    let reload = state.key_of(Action::Reload);
    state.say(if state.options.config.watch {
        "watching: the story is read again when its files change".to_owned()
    } else {
        format!("no longer watching; {reload} reads the story again")
    });
}

/// Reads a changed story again, where it is watched and all of it was read.
pub(super) fn read_again(state: &mut State) -> Vec<Effect> {
    let is_due = state.options.config.watch && state.story.is_changed;
    if is_due && state.story.comparison.is_some() && state.reread.is_none() {
        reread::start_changed(state)
    } else {
        Vec::new()
    }
}
