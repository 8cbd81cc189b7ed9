//! Opening a story where it was left, and telling where it is left.
//!
//! What does not hang on texts (view, lock, threshold, columns, grid, search) is taken at once; the cursor
//! goes to its statement as soon as that article is read, unless the reader has pressed a key by then.
//! How a story was left is worked out whenever it is asked for; the outside asks when the program ends,
//! now and then, and here when another story is opened.

use std::collections::BTreeSet;

use super::follow::follow_cursor;
use super::settle::{set_cursor, settle};
use super::showing::show_view;
use super::{
    Action, Arrangement, Effect, GridFilter, GridKind, GridOrder, GroupFilter, Message, Occasion,
    Place, State, View, arrange,
};
use crate::article::clean_line;
use crate::export::DIFFERENCE_KINDS;
use crate::search::Mode;
use crate::session::{ClaimsLeft, FindLeft, Session, Spot};

/// Orders of the grid by their names in the file.
const ORDERS: [(GridOrder, &str); 3] = [
    (GridOrder::Coverage, "outlets"),
    (GridOrder::Place, "articles"),
    (GridOrder::Differences, "differences"),
];

/// Kinds of claims by their names in the file; those that differ in one kind of detail have its name.
const KINDS: [(GridKind, &str); 3] = [
    (GridKind::All, "all"),
    (GridKind::Differences, "differences"),
    (GridKind::Singles, "singles"),
];

fn kind_name(kind: GridKind) -> String {
    match kind {
        GridKind::DifferIn(kind) => kind.json_name().to_owned(),
        kind => name_in(&KINDS, &kind),
    }
}

fn kind_named(name: &str) -> Option<GridKind> {
    let mut kinds = DIFFERENCE_KINDS.into_iter();
    let differs = kinds.find(|kind| kind.json_name() == name);
    named(&KINDS, name).or(differs.map(GridKind::DifferIn))
}

/// Views in which a story opens again; what lies over the articles for a moment is closed.
const LASTING: [View; 6] = [
    View::Compare,
    View::Focus,
    View::Claims,
    View::Origins,
    View::Why,
    View::Notes,
];

/// How the open story is left; nothing where there is nothing to remember yet, or it is not wanted.
pub fn session_of(state: &State) -> Option<Session> {
    let is_wanted = state.options.config.session && state.options.occasion != Occasion::Tour;
    let story = &state.story;
    if !is_wanted || story.resume.is_some() {
        return None;
    }
    let article = story.focus_article()?;
    let made = arrange::of_open_story(state);
    let first = story.columns.get(story.first_column);
    Some(Session {
        story: story.name.clone(),
        view: lasting_view(state).name().to_owned(),
        threshold: Some(state.threshold),
        lock: Some(state.is_locked),
        first_column: first.map_or(String::new(), |c| c.path.clone()),
        order: made.map_or(Vec::new(), |made| made.order.clone()),
        hidden: made.map_or(Vec::new(), |made| made.hidden.iter().cloned().collect()),
        cursor: Spot::of(article, story.cursor.statement),
        claims: ClaimsLeft {
            order: name_in(&ORDERS, &state.grid.order),
            kind: kind_name(state.grid.filter.kind),
            left_out: state.grid.filter.is_left_out,
            groups: groups_left(state.grid.filter.groups.as_ref()),
        },
        find: FindLeft {
            mode: state.find.mode.name().to_owned(),
            history: state.find.history.clone(),
        },
    })
}

fn name_in<T: PartialEq>(names: &[(T, &str)], wanted: &T) -> String {
    let found = names.iter().find(|(value, _)| value == wanted);
    found.map_or(String::new(), |(_, name)| (*name).to_owned())
}

fn named<T: Copy>(names: &[(T, &str)], wanted: &str) -> Option<T> {
    let found = names.iter().find(|(_, name)| *name == wanted);
    found.map(|(value, _)| *value)
}

/// The topmost view that a story may open in.
fn lasting_view(state: &State) -> View {
    let views = std::iter::once(&state.view).chain(state.under.iter().rev());
    let mut views = views.filter(|view| LASTING.contains(view));
    views.next().copied().unwrap_or(View::Compare)
}

/// Remembers how the open story is left, before another one is opened.
pub(super) fn leave(state: &mut State) -> Option<Effect> {
    let story = state.open_story?;
    let session = session_of(state)?;
    state.sessions.insert(story, session.clone());
    let session = Box::new(session);
    Some(Effect::KeepSession { story, session })
}

/// Takes in how the story was left the last time, unless the reader is reading already.
pub(super) fn take(state: &mut State, session: Session) {
    if !state.options.config.session || state.story.is_touched {
        return;
    }
    if let Some(threshold) = session.threshold.filter(|t| (0.0..=1.0).contains(t))
        && state.options.given_threshold.is_none()
    {
        state.threshold = threshold;
    }
    state.is_locked = session.lock.unwrap_or(state.is_locked);
    take_claims(state, &session.claims);
    state.find.mode = Mode::named(&session.find.mode).unwrap_or(state.find.mode);
    let history = session.find.history.iter().map(|q| clean_line(q));
    state.find.history = history.collect();
    take_columns(state, &session);
    let view = View::named(&session.view).filter(|view| LASTING.contains(view));
    state.story.resume = Some(session);
    if let Some(view) = view.filter(|view| *view != state.view && state.view == View::Compare) {
        show_view(state, view);
    }
}

fn take_claims(state: &mut State, left: &ClaimsLeft) {
    let order = named(&ORDERS, &left.order);
    state.grid.order = order.unwrap_or(state.grid.order);
    state.grid.filter = GridFilter {
        kind: kind_named(&left.kind).unwrap_or_default(),
        is_left_out: left.left_out,
        groups: groups_of(&left.groups),
    };
}

/// A filter by groups as the file has it: a word, then the groups.
fn groups_left(groups: Option<&GroupFilter>) -> Vec<String> {
    let words = match groups {
        None => Vec::new(),
        Some(GroupFilter::Alone(name)) => vec!["alone", name],
        Some(GroupFilter::LeftOut(name)) => vec!["left out", name],
        Some(GroupFilter::Without(name, other)) => vec!["without", name, other],
    };
    words.into_iter().map(str::to_owned).collect()
}

fn groups_of(words: &[String]) -> Option<GroupFilter> {
    let words: Vec<String> = words.iter().map(|word| clean_line(word)).collect();
    match words.as_slice() {
        [what, name] if what == "alone" => Some(GroupFilter::Alone(name.clone())),
        [what, name] if what == "left out" => Some(GroupFilter::LeftOut(name.clone())),
        [what, name, other] if what == "without" => {
            Some(GroupFilter::Without(name.clone(), other.clone()))
        }
        _ => None,
    }
}

fn take_columns(state: &mut State, session: &Session) {
    let Some(story) = state.open_story else {
        return;
    };
    if session.order.is_empty() && session.hidden.is_empty() {
        return;
    }
    let hidden: BTreeSet<String> = session.hidden.iter().cloned().collect();
    let order = session.order.clone();
    state
        .arrangements
        .insert(story, Arrangement { order, hidden });
    arrange::arrange(state);
}

/// A key or the mouse: from now on the cursor is the reader's.
pub(super) fn notice(state: &mut State, message: &Message) {
    if matches!(
        message,
        Message::Key(_) | Message::Mouse(_) | Message::Paste(_)
    ) {
        state.story.is_touched = true;
        state.story.resume = None;
    }
}

/// Puts the cursor where it was, once the article is there.
pub(super) fn settle_resume(state: &mut State) {
    let Some(session) = state.story.resume.take() else {
        return;
    };
    let (numbers, articles) = state.story.read_articles();
    let spot = session.cursor.as_ref();
    let is_here = spot
        .is_none_or(|spot| state.story.is_read() || articles.iter().any(|a| a.path == spot.path));
    if !is_here || state.story.is_opening {
        state.story.resume = Some(session);
        return;
    }
    let found = spot.and_then(|spot| spot.find(&articles));
    let Some(found) = found else { return };
    let first = state
        .story
        .columns
        .iter()
        .position(|c| c.path == session.first_column);
    state.story.first_column = first.unwrap_or(state.story.first_column);
    let place = Place {
        column: numbers[found.article.0],
        statement: found.statement,
    };
    if place != state.story.cursor {
        settle(state);
        set_cursor(state, place);
        say(state);
    }
    follow_cursor(state);
}

/// Says once that it is not the start, beside what was said of the side file; never in place of a warning.
fn say(state: &mut State) {
    let resumed = format!(
        "where you left off; {} for the start",
        state.key_of(Action::Top)
    );
    if state.said.is_empty() {
        state.say(resumed);
    } else if state.said.ends_with(super::by_hand::PASSED_OVER) {
        let said = format!("{resumed}; {}", state.said);
        state.say(said);
    }
}
