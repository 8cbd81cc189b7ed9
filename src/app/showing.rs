//! Which view is shown: opened over another, gone through one after the other, closed again.

use super::settle::rows_i64;
use super::{Action, Effect, State, View};
use super::{corrections, find, follow, grid, grid_filter, hits, moving, notes, stories, waiting};

pub(super) fn toggle_focus(state: &mut State) {
    if state.view == View::Focus {
        show_view(state, View::Compare);
    } else {
        show_view(state, View::Focus);
    }
}

/// Shows a view: Compare and the list of stories as the lowest, any other over what is there.
pub(super) fn show_view(state: &mut State, view: View) {
    state.has_seen_warnings |= view == View::Removed;
    if matches!(view, View::Compare | View::Stories) {
        state.under.clear();
        if state.has_list() && view == View::Compare {
            state.under.push(View::Stories);
        }
        state.view = view;
    } else {
        state.open_view(view);
        state.rows.insert(view, super::Rows::default());
    }
    state.said.clear();
    match view {
        View::Claims => grid::enter(state),
        View::Find => find::enter(state),
        View::Notes => notes::enter(state),
        _ => {}
    }
    follow::follow_cursor(state);
}

pub(super) fn cycle_view(state: &mut State, by: i64) {
    let views = View::CYCLE;
    let at = views.iter().position(|v| *v == state.view).unwrap_or(0);
    let next = (rows_i64(at) + by).rem_euclid(rows_i64(views.len()));
    let view = views[usize::try_from(next).unwrap_or(0)];
    show_view(state, View::Compare);
    if view != View::Compare {
        show_view(state, view);
    }
}

/// Puts out what is lit by a search, else closes the view; never leaves the program.
///
/// Before that it ends what is going on in this view.
pub(super) fn dismiss(state: &mut State) -> Vec<Effect> {
    if corrections::forget_start(state) || moving::forget(state) {
        return Vec::new();
    }
    let in_stories = state.shown_view() == View::Stories;
    if (in_stories && stories::list_all(state))
        || (state.shown_view() == View::Claims && grid_filter::show_all(state))
    {
        return Vec::new();
    }
    if let Some(effect) = waiting::stop(state) {
        return vec![effect];
    }
    state.said.clear();
    let is_lit = state.story.columns.iter().any(|c| !c.hits.is_empty());
    if state.shown_view().is_text() && is_lit {
        state.searched.clear();
        hits::find_hits(state);
    } else if state.view == View::Compare || !state.close_view() {
        let close = state.key_of(Action::Close);
        state.say(format!("{close} quits"));
    } else {
        follow::follow_cursor(state);
    }
    Vec::new()
}

/// Closes the view; below the last one lies the shell.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    state.said.clear();
    if state.close_view() {
        follow::follow_cursor(state);
        return Vec::new();
    }
    vec![Effect::Quit]
}
