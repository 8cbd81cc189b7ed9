//! The one function that changes the state.
//!
//! It touches nothing outside: what should happen there, it returns as [`Effect`]s. Every message ends
//! with the state settled, so a frame can be drawn after any of them.

use std::sync::Arc;

use super::follow::follow_cursor;
use super::looks;
use super::motion::STILL_LINKING;
use super::perform::{Wish, perform};
use super::settle::{set_cursor, settle};
use super::{
    Action, Column, Effect, Key, KeyCode, LoadId, Lookup, Message, Mode, Part, Place, State, View,
    Waiting, shown_keys,
};
use super::{
    annotate, arrange, by_hand, completion, corrections, find, hits, linear, mouse, moving, pile,
    prompt, reread, resume, survey, tour, typing, waiting, watch, welcome,
};
use crate::comparison::Comparison;

/// Takes in what happened and returns what is to be done outside.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    resume::notice(state, &message);
    let effects = take_message(state, message);
    resume::settle_resume(state);
    annotate::settle_annotations(state);
    settle(state);
    if tour::advance(state) {
        follow_cursor(state);
        settle(state);
    }
    linear::place_cursor(state);
    let kept = by_hand::keep(state);
    let moved = moving::keep(state);
    let asked = find::ask(state);
    let reading = watch::read_again(state);
    let survey = survey::survey(state);
    let effects = effects.into_iter().chain(kept).chain(moved).chain(asked);
    let effects = effects.chain(reading).chain(survey);
    effects.filter(|e| tour::is_allowed(state, e)).collect()
}

/// Changes what the message says; what follows from it is settled after.
fn take_message(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => take_key(state, key),
        Message::Mouse(mouse) => mouse::take_mouse(state, mouse),
        Message::Paste(text) => take_paste(state, &text),
        Message::Resize(size) => {
            state.size = size;
            follow_cursor(state);
            Vec::new()
        }
        Message::Background(background) => looks::hear_background(state, background),
        Message::Expected { load, .. }
        | Message::Received { load, .. }
        | Message::Unpacked { load, .. }
        | Message::ByHand { load, .. }
        | Message::Left { load, .. }
        | Message::Read { load, .. }
        | Message::Failed { load, .. }
        | Message::Waiting { load, .. }
        | Message::Compared { load, .. }
            if load != state.story.load =>
        {
            if state.reread.as_ref().is_some_and(|r| r.is_asked(load)) {
                reread::take(state, message);
            }
            Vec::new()
        }
        answer => {
            take_answer(state, answer);
            Vec::new()
        }
    }
}

/// Takes in what came back from outside.
fn take_answer(state: &mut State, answer: Message) {
    match answer {
        Message::Found { search, found } => find::take_found(state, search, *found),
        Message::Surveyed { story, surveyed } => survey::take_surveyed(state, story, surveyed),
        Message::PileRead(progress) => pile::take_progress(state, progress),
        Message::PileSorted { stories } => pile::take_stories(state, stories),
        Message::PileFailed(failures) => pile::take_failures(state, failures),
        Message::PileByHand { entries, notes } => pile::take_by_hand(state, entries, notes),
        Message::Files { word, names } => completion::take_files(state, &word, names),
        Message::Beside { work, words } => waiting::take_beside(state, work, words),
        Message::Said(what) => state.say(what),
        Message::Changed { load } => watch::take_change(state, load),
        loaded => take_loaded(state, loaded),
    }
}

/// Opens a story: empties the screen and asks for its articles. One that is open is read anew.
pub fn open_story(state: &mut State, story: usize) -> Vec<Effect> {
    let is_other = state.open_story != Some(story);
    let left = is_other.then(|| resume::leave(state)).flatten();
    state.load = LoadId(state.load.0 + 1);
    let name = state.stories.get(story).map(|s| s.name.clone());
    state.story = super::Story {
        name: name.unwrap_or_default(),
        load: state.load,
        is_opening: true,
        ..super::Story::default()
    };
    state.find.found = super::Found::default();
    state.open_story = Some(story);
    state.reread = None;
    survey::end_survey(state);
    let known = state.sessions.get(&story).cloned().filter(|_| is_other);
    let is_first = is_other && known.is_none() && state.options.config.session;
    if let Some(session) = known {
        resume::take(state, session);
    }
    settle(state);
    let load = Effect::Load {
        story,
        load: state.load,
        threshold: state.threshold,
        edits: by_hand::session_edits(state, story),
        is_reread: false,
        is_first,
    };
    left.into_iter().chain([load]).collect()
}

pub(super) fn take_loaded(state: &mut State, message: Message) {
    match message {
        Message::Expected { paths, .. } => take_paths(state, paths),
        Message::Received { slot, bytes, .. } => {
            if let Some(column) = state.story.columns.iter_mut().find(|c| c.slot == slot) {
                column.received_bytes = bytes;
            }
        }
        Message::Unpacked { slot, parts, .. } => take_parts(state, slot, parts),
        Message::Left { session, .. } => resume::take(state, *session),
        Message::ByHand { entries, notes, .. } => by_hand::take_kept(state, entries, notes),
        Message::Read { slot, article, .. } => {
            if let Some(column) = state.story.columns.iter_mut().find(|c| c.slot == slot) {
                column.article = Some(article);
            }
            hits::find_hits(state);
            settle(state);
        }
        Message::Failed { slot, failure, .. } => {
            state.say(format!("not opened: {}: {}", failure.path, failure.reason));
            state.story.columns.retain(|c| Some(c.slot) != slot);
            state.story.failures.push(failure);
        }
        Message::Waiting { words, .. } if state.story.waiting != Waiting::Stopped => {
            state.story.waiting = Waiting::For(words);
        }
        Message::Compared { comparison, .. } => take_comparison(state, comparison),
        _ => {}
    }
}

fn take_paths(state: &mut State, paths: Vec<String>) {
    state.story.is_opening = false;
    let parts = paths.into_iter().enumerate();
    let parts = parts.map(|(slot, path)| Part { slot, path });
    state.story.columns = parts.map(waiting_column).collect();
    arrange::arrange(state);
    let wanted = state.story.wanted.take();
    let is_wanted = |column: &Column| Some(&column.path) == wanted.as_ref();
    if let Some(column) = state.story.columns.iter().position(is_wanted) {
        let place = Place {
            column,
            ..Place::default()
        };
        set_cursor(state, place);
        // The reader has chosen where to begin.
        state.story.is_touched = true;
        follow_cursor(state);
    }
}

fn waiting_column(part: Part) -> Column {
    Column {
        slot: part.slot,
        path: part.path,
        ..Column::default()
    }
}

/// Puts the parts of a source in its place; the cursor and the columns in view stay with their articles.
fn take_parts(state: &mut State, slot: usize, parts: Vec<Part>) {
    let story = &mut state.story;
    let Some(at) = story.columns.iter().position(|c| c.slot == slot) else {
        return;
    };
    let more = parts.len().saturating_sub(1);
    for column in [&mut story.cursor.column, &mut story.first_column] {
        *column += if *column > at { more } else { 0 };
    }
    let columns = parts.into_iter().map(waiting_column);
    story.columns.splice(at..=at, columns);
    arrange::arrange(state);
}

fn take_comparison(state: &mut State, comparison: Arc<Comparison>) {
    let comparison = if (comparison.threshold - state.threshold).abs() < f64::EPSILON {
        comparison
    } else {
        let mut own = Comparison::clone(&comparison);
        own.set_threshold(state.threshold);
        Arc::new(own)
    };
    let comparison = corrections::corrected(state, comparison);
    state.story.waiting = Waiting::No;
    if let Some(place) = state
        .story
        .return_to
        .take()
        .filter(|_| state.story.cursor == Place::default())
    {
        set_cursor(state, place);
    }
    let is_linkless = !comparison.links.iter().any(|l| comparison.is_shown(l));
    state.story.set_comparison(comparison);
    if is_linkless && state.story.columns.len() > 1 {
        let lower = state.key_of(Action::LowerThreshold);
        state.say(format!("no links at this threshold; {lower} lowers it"));
    } else if state.said == STILL_LINKING {
        state.said.clear();
    }
    follow_cursor(state);
}

fn take_paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Mode::Typing(prompt) = &mut state.mode {
        prompt::paste(&mut prompt.input, text);
        prompt.recalled = super::Recalled::default();
        return typing::take_change(state);
    } else if state.shown_view() == View::Find {
        find::take_paste(state, text);
    }
    Vec::new()
}

fn take_key(state: &mut State, key: Key) -> Vec<Effect> {
    if tour::take_key(state, key) {
        return Vec::new();
    }
    match state.mode {
        Mode::Typing(_) => typing::type_key(state, key),
        Mode::Normal if state.shown_view() == View::Find && state.pending.is_empty() => {
            if find::take_key(state, key) {
                return Vec::new();
            }
            take_action_key(state, key)
        }
        Mode::Normal => take_action_key(state, key),
    }
}

/// Looks keys up: a digit counts, Esc forgets what was typed, a known sequence acts.
fn take_action_key(state: &mut State, key: Key) -> Vec<Effect> {
    let is_pending = !state.pending.is_empty() || state.count.is_some();
    if is_pending && key == Key::plain(KeyCode::Esc) {
        state.pending.clear();
        state.count = None;
        return Vec::new();
    }
    if state.pending.is_empty() && take_digit(state, key) {
        return Vec::new();
    }
    state.pending.push(key);
    match state
        .options
        .keymap
        .look_up(state.shown_view(), &state.pending)
    {
        Lookup::Prefix => Vec::new(),
        Lookup::Nothing => {
            let typed = shown_keys(&std::mem::take(&mut state.pending));
            state.count = None;
            let help = state.key_of(Action::OpenHelp);
            state.say(format!("{typed} does nothing here; {help} lists the keys"));
            Vec::new()
        }
        Lookup::Found(action, letter) => {
            state.pending.clear();
            let count = state.count.take();
            let wish = Wish {
                action,
                count,
                letter,
            };
            let is_hiding = welcome::is_hidden_by(state, action);
            let remembered = welcome::hear(state, action);
            if is_hiding {
                return remembered;
            }
            [perform(state, wish), remembered].concat()
        }
    }
}

/// Largest count; a longer number is a slip of the hand.
const MAX_COUNT: usize = 99_999;

fn take_digit(state: &mut State, key: Key) -> bool {
    let digit = key.typed().and_then(|c| c.to_digit(10));
    let Some(digit) = digit.filter(|d| *d > 0 || state.count.is_some()) else {
        return false;
    };
    let so_far = state.count.unwrap_or(0);
    state.count = Some((so_far * 10 + digit as usize).min(MAX_COUNT));
    true
}
