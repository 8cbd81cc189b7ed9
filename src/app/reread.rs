//! Reading the story again behind the screen, after blocks or names were set by hand.
//!
//! The old texts stay on the screen until the new ones are all there: what the load sends is kept aside
//! and taken in at once. Places (cursor, the way back) go along with their statements.

use std::sync::Arc;

use super::update::take_loaded;
use super::{Effect, LoadId, Message, Place, State, Story, by_hand};
use crate::article::{Article, StatementId};

/// A load whose answers are kept aside.
#[derive(Clone, Debug)]
pub struct Reread {
    /// The load.
    load: LoadId,
    /// What it has sent so far.
    heard: Vec<Message>,
}

impl Reread {
    /// Tells whether an answer is one to this load.
    pub(super) fn is_asked(&self, load: LoadId) -> bool {
        self.load == load
    }
}

/// Asks for the open story once more; an earlier such load is overtaken.
pub(super) fn start(state: &mut State) -> Vec<Effect> {
    let Some(story) = state.open_story else {
        return Vec::new();
    };
    state.load = LoadId(state.load.0 + 1);
    state.reread = Some(Reread {
        load: state.load,
        heard: Vec::new(),
    });
    vec![Effect::Load {
        story,
        load: state.load,
        threshold: state.threshold,
        edits: by_hand::session_edits(state, story),
        is_reread: true,
    }]
}

/// Keeps an answer aside; with the last one the new texts take the place of the old.
pub(super) fn take(state: &mut State, message: Message) {
    let is_last = matches!(message, Message::Compared { .. });
    if let Some(reread) = &mut state.reread {
        reread.heard.push(message);
    }
    if is_last && let Some(reread) = state.reread.take() {
        exchange(state, reread);
    }
}

fn exchange(state: &mut State, reread: Reread) {
    let said = state.said.clone();
    let old = std::mem::take(&mut state.story);
    state.story = Story {
        name: old.name.clone(),
        load: reread.load,
        is_opening: true,
        ..Story::default()
    };
    state.find.found = super::Found::default();
    for message in reread.heard {
        take_loaded(state, message);
    }
    let moved = |place: Place, story: &Story| moved(&old, story, place);
    let story = &mut state.story;
    let cursor = moved(old.cursor, story);
    let mut jumps = old.jumps.clone();
    jumps.move_places(|place| moved(place, story));
    story.jumps = jumps;
    story.first_column = old.first_column;
    let is_new = |path: &str| !story.failures.iter().any(|f| f.path == path);
    let unsent = old.failures.iter().filter(|f| is_new(&f.path)).cloned();
    let unsent: Vec<_> = unsent.collect();
    story.failures.extend(unsent);
    super::settle::set_cursor(state, cursor);
    super::follow::follow_cursor(state);
    state.say(said);
}

/// Where a place of the old texts is in the new ones.
fn moved(old: &Story, new: &Story, place: Place) -> Place {
    let before = old.columns.get(place.column);
    let Some(path) = before.map(|column| &column.path) else {
        return place;
    };
    let Some(column) = new.columns.iter().position(|c| c.path == *path) else {
        return Place::default();
    };
    let articles = (
        before.and_then(|c| c.article.as_ref()),
        new.columns[column].article.as_ref(),
    );
    let statement = match articles {
        (Some(was), Some(is)) => moved_statement(was, is, place.statement),
        _ => place.statement,
    };
    Place { column, statement }
}

/// Where a statement is after a stretch of its article was put in or taken out.
///
/// Statements that both texts begin or end with keep their place from that end; one within what has
/// changed goes to the first statement after it.
fn moved_statement(was: &Arc<Article>, is: &Arc<Article>, id: StatementId) -> StatementId {
    let (old, new) = (texts(was), texts(is));
    let same_start = old.iter().zip(&new).take_while(|(x, y)| x == y).count();
    let ends = old.iter().rev().zip(new.iter().rev());
    let rest = old.len().min(new.len()) - same_start;
    let same_end = ends.take(rest).take_while(|(x, y)| x == y).count();
    let at = id.0.min(old.len());
    let moved = if at < same_start {
        at
    } else if at >= old.len() - same_end {
        at + new.len() - old.len()
    } else {
        same_start
    };
    StatementId(moved.min(new.len().saturating_sub(1)))
}

fn texts(article: &Article) -> Vec<&str> {
    let ids = article.statement_ids();
    ids.map(|id| article.statement_text(id)).collect()
}
