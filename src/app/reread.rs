//! Reading the story again behind the screen: after something was set by hand, when the reader asks for
//! it, when its files have changed.
//!
//! The old texts stay on the screen until the new ones are all there: what the load sends is kept aside
//! and taken in at once. Places (cursor, the way back, what is on the screen) go along with their
//! statements, by their words.

use super::moves::StoryMoves;
use super::settle::{rows_i64, set_cursor, settle};
use super::update::take_loaded;
use super::{Column, Effect, Jumps, LoadId, Message, Place, State, Story, by_hand, follow};

/// Why the story is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// Something was set by hand; that is said elsewhere.
    ByHand,
    /// The reader asked for it.
    Asked,
    /// Its files have changed.
    Changed,
}

/// A load whose answers are kept aside.
#[derive(Clone, Debug)]
pub struct Reread {
    /// The load.
    load: LoadId,
    cause: Cause,
    /// What it has sent so far.
    heard: Vec<Message>,
    /// Files have changed again while they were read.
    is_changed: bool,
    /// How far it is, where it takes longer than a moment.
    words: String,
}

impl Reread {
    /// The load.
    pub(super) fn load(&self) -> LoadId {
        self.load
    }

    /// How far it is, where it takes longer than a moment.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// Tells whether an answer is one to this load.
    pub(super) fn is_asked(&self, load: LoadId) -> bool {
        self.load == load
    }

    /// Takes in that files are not what a load has read.
    pub(super) fn take_change(&mut self, load: LoadId) {
        self.is_changed |= self.load == load;
    }
}

/// Asks for the open story once more, for what was set by hand; an earlier such load is overtaken.
pub(super) fn start(state: &mut State) -> Vec<Effect> {
    start_for(state, Cause::ByHand)
}

/// Asks for the open story once more, pages of the web too.
pub(super) fn start_asked(state: &mut State) -> Vec<Effect> {
    state.say("reading the story again …");
    start_for(state, Cause::Asked)
}

/// Asks for the open story once more, as far as it stands in files.
pub(super) fn start_changed(state: &mut State) -> Vec<Effect> {
    start_for(state, Cause::Changed)
}

fn start_for(state: &mut State, cause: Cause) -> Vec<Effect> {
    let Some(story) = state.open_story else {
        return Vec::new();
    };
    state.load = LoadId(state.load.0 + 1);
    state.reread = Some(Reread {
        load: state.load,
        cause,
        heard: Vec::new(),
        is_changed: false,
        words: String::new(),
    });
    vec![Effect::Load {
        story,
        load: state.load,
        threshold: state.threshold,
        edits: by_hand::session_edits(state, story),
        is_reread: cause != Cause::Asked,
        is_first: false,
    }]
}

/// Keeps an answer aside; with the last one the new texts take the place of the old.
pub(super) fn take(state: &mut State, message: Message) {
    let is_last = matches!(message, Message::Compared { .. });
    if let Some(reread) = &mut state.reread {
        match message {
            Message::Waiting { words, .. } => reread.words = words,
            message => reread.heard.push(message),
        }
    }
    if is_last && let Some(reread) = state.reread.take() {
        exchange(state, reread);
    }
}

fn exchange(state: &mut State, reread: Reread) {
    let said = state.said.clone();
    let cause = reread.cause;
    // Reading anew puts the columns in the reader's order and takes these along; they are in it already.
    let (chosen, from) = (state.grid.column, state.find.from);
    let old = std::mem::take(&mut state.story);
    state.story = Story {
        name: old.name.clone(),
        load: reread.load,
        is_opening: true,
        is_changed: reread.is_changed,
        ..Story::default()
    };
    state.find.found = super::Found::default();
    state.said.clear();
    for message in reread.heard {
        take_loaded(state, message);
    }
    let is_new = |path: &str| !state.story.failures.iter().any(|f| f.path == path);
    let unsent = old.failures.iter().filter(|f| is_new(&f.path)).cloned();
    let unsent: Vec<_> = unsent.filter(|_| cause == Cause::ByHand).collect();
    state.story.failures.extend(unsent);
    (state.grid.column, state.find.from) = (chosen, from);
    move_places(state, &old);
    let is_failed = state.said.starts_with("not opened");
    match cause {
        Cause::ByHand => state.say(said),
        _ if is_failed => {}
        Cause::Asked | Cause::Changed => state.say(changes(&old, &state.story)),
    }
}

/// Takes cursor, marks, the way back and what is on the screen from the old texts to the new.
fn move_places(state: &mut State, old: &Story) {
    let moves = StoryMoves::new(old, &state.story);
    let places = Places::moved(old, &moves);
    let chosen = Place {
        column: state.grid.column,
        ..Place::default()
    };
    state.grid.column = moves.moved(chosen).column;
    state.find.from = moves.moved(state.find.from);
    let story = &mut state.story;
    story.jumps = places.jumps;
    story.link_start = places.link_start;
    story.first_column = old.first_column;
    for place in places.lasts {
        if let Some(column) = story.columns.get_mut(place.column) {
            column.last = place.statement;
        }
    }
    set_cursor(state, places.cursor);
    settle(state);
    for (place, rows_above) in places.tops {
        if let Some(column) = state.story.columns.get_mut(place.column) {
            column.top = rows_i64(column.page.first_row(place.statement)) - rows_above;
        }
    }
    follow::follow_cursor(state);
}

/// All places of a story, in its new texts.
struct Places {
    cursor: Place,
    jumps: Jumps,
    link_start: Option<Place>,
    /// Where the cursor last was in each column.
    lasts: Vec<Place>,
    /// For each column on the screen the statement that stays put, and on which row it begins.
    tops: Vec<(Place, i64)>,
}

impl Places {
    fn moved(old: &Story, moves: &StoryMoves<'_>) -> Places {
        let anew = |place: Place| moves.moved(place);
        let mut jumps = old.jumps.clone();
        jumps.move_places(anew);
        let columns = || old.columns.iter().enumerate();
        let last = |(column, own): (usize, &Column)| Place {
            column,
            statement: own.last,
        };
        let tops = columns().filter_map(|(column, own)| {
            let statement = if column == old.cursor.column {
                old.cursor.statement
            } else {
                own.page.statement_at(own.top)?
            };
            let rows_above = rows_i64(own.page.first_row(statement)) - own.top;
            Some((anew(Place { column, statement }), rows_above))
        });
        Places {
            cursor: anew(old.cursor),
            jumps,
            link_start: old.link_start.map(anew),
            lasts: columns().map(last).map(anew).collect(),
            tops: tops.collect(),
        }
    }
}

/// `"read again: Elmford Echo has changed"`
fn changes(old: &Story, new: &Story) -> String {
    let text = |column: &Column| column.article.as_ref().map(|a| a.text.clone());
    let before = |is: &Column| old.columns.iter().find(|was| was.path == is.path).map(text);
    let changed = new.columns.iter().filter(|is| before(is) != Some(text(is)));
    let changed: Vec<&str> = changed.map(Column::name).collect();
    let is_gone = |was: &&Column| !new.columns.iter().any(|is| is.path == was.path);
    let gone: Vec<&str> = old
        .columns
        .iter()
        .filter(is_gone)
        .map(Column::name)
        .collect();
    let mut parts = Vec::new();
    if !changed.is_empty() {
        let has = if changed.len() == 1 { "has" } else { "have" };
        parts.push(format!("{} {has} changed", names(&changed)));
    }
    if !gone.is_empty() {
        parts.push(format!("gone: {}", names(&gone)));
    }
    if parts.is_empty() {
        parts.push("nothing has changed".to_owned());
    }
    format!("read again: {}", parts.join("; "))
}

/// `["A", "B", "C", "D"]` -> `"A, B and 2 more"`
fn names(all: &[&str]) -> String {
    match all {
        [one, other, _, ..] => format!("{one}, {other} and {} more", all.len() - 2),
        _ => all.join(" and "),
    }
}
