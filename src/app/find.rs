//! Find: a query typed over any view, what it found, and landing on it.
//!
//! Searching is an effect. After every message [`ask`] compares what is wanted (query, mode, threshold)
//! with what was asked last, so typing, a changed threshold and links that arrive late all lead to a
//! new search without a word about it elsewhere. The last full answer stays until a newer one is there.

use std::collections::BTreeSet;

use tui_input::{Input, InputRequest};

use super::motion::jump;
use super::prompt::{edit, paste};
use super::settle::rows_i64;
use super::showing::show_view;
use super::{Action, Effect, FindScope, FindSheet, Key, LoadId, Place, State, Step, View, hits};
use crate::claims::StatementRef;
use crate::comparison::{Comparison, Corrections};
use crate::search::{FindRow, Hit, Index, Mode, Query, Scope, TypedWord, rows};

/// Hits that are kept of a search: more than anybody pages through, few enough to be lit at once.
const MAX_HITS: usize = 2_000;
/// Queries that are kept: more than anybody calls back one by one.
const MAX_HISTORY: usize = 50;
/// Near words that are named for a typed one that is nowhere.
const NEAR_WORDS: usize = 4;

/// Numbers the searches of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SearchId(pub u64);

/// The query of Find and what it found.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the query, and any of them go together"
)]
pub struct Find {
    /// The query being typed.
    pub input: Input,
    /// Tells whether the query stands from before: the first letter typed replaces it.
    pub is_old: bool,
    /// Tells whether the last key went along the results, and none was typed since.
    pub is_choosing: bool,
    /// Tells whether the reader has asked to go to the best result, and the answer is still awaited.
    pub is_going: bool,
    /// How the query is held against the statements.
    pub mode: Mode,
    /// Where it looks.
    pub scope: FindScope,
    /// The place from which Find was opened: what "this article" and "this claim" mean.
    pub from: Place,
    /// Results that were picked, by their best hits.
    pub picked: BTreeSet<StatementRef>,
    /// Why what is typed cannot be searched for; the last full answer stays.
    pub trouble: Option<String>,
    /// Queries that led somewhere, the latest last.
    pub history: Vec<String>,
    /// Which of them stands in the line, counted from the latest; none for one that was typed.
    recalled: Option<usize>,
    /// What was typed before an older query was called back.
    typed: String,
    /// The last full answer.
    pub found: Found,
    /// Tells whether its hits are lit in the articles, and `n` and `N` go along them.
    pub is_landed: bool,
    /// The rows on the screen.
    pub sheet: FindSheet,
    asked: Option<Question>,
    newest: SearchId,
    answered: SearchId,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Found {
    /// What was looked for.
    pub query: Query,
    /// The load of the story that was searched.
    pub load: LoadId,
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// The hits with their twins, best first.
    pub rows: Vec<FindRow>,
    /// How many statements satisfy the query.
    pub total: usize,
    /// How many statements were searched.
    pub statements: usize,
    /// Some statements were not looked at.
    pub is_partial: bool,
    /// The typed words, where nothing was found.
    pub words: Vec<TypedWord>,
    /// Why the query cannot be searched for, where it cannot.
    pub trouble: Option<String>,
}

/// Everything that an answer depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Question {
    text: String,
    mode: Mode,
    scope: Scope,
    load: LoadId,
    threshold_bits: u64,
    corrections: Corrections,
}

impl Find {
    /// The query is being changed: what was about to be done with it is not any more.
    fn touch(&mut self) {
        self.is_choosing = false;
        self.is_going = false;
        self.recalled = None;
    }

    /// Expects no more answer: the searches that were asked for were stopped.
    pub(super) fn give_up(&mut self) {
        self.answered = self.newest;
        self.is_going = false;
    }

    /// Tells whether an answer is still on its way.
    pub fn is_searching(&self) -> bool {
        self.answered < self.newest
    }
}

/// Searches a story; the slow half of Find, done off the interface thread.
pub fn search(index: &Index, comparison: &Comparison, query: &Query, load: LoadId) -> Found {
    let answer = index.find(query, MAX_HITS);
    let words = if answer.hits.is_empty() {
        index.typed_words(query, NEAR_WORDS)
    } else {
        Vec::new()
    };
    Found {
        query: query.clone(),
        load,
        rows: rows(comparison, &answer.hits),
        hits: answer.hits,
        total: answer.total,
        statements: index.count_within(&query.scope),
        is_partial: answer.is_partial,
        words,
        trouble: answer.trouble,
    }
}

/// Opens Find over the current view, the last query ready to be replaced or edited.
pub(super) fn enter(state: &mut State) {
    state.find.is_choosing = false;
    state.find.is_going = false;
    state.find.from = state.story.cursor;
    state.find.recalled = None;
    state.find.is_old = !state.find.input.value().is_empty();
}

/// Asks for a search where what is wanted is not what was asked last.
pub(super) fn ask(state: &mut State) -> Option<Effect> {
    let comparison = state.story.comparison.as_ref()?;
    let is_open = state.view == View::Find || state.under.contains(&View::Find);
    let scope = state.find.scope.of(state);
    let find = &mut state.find;
    if !is_open && !find.is_landed {
        return None;
    }
    let question = Question {
        text: find.input.value().to_owned(),
        mode: find.mode,
        scope,
        load: state.story.load,
        threshold_bits: comparison.threshold.to_bits(),
        corrections: comparison.corrections.clone(),
    };
    if find.asked.as_ref() == Some(&question) {
        return None;
    }
    find.newest = SearchId(find.newest.0 + 1);
    let effect = Effect::Search {
        search: find.newest,
        load: question.load,
        query: Query::in_mode(&question.text, question.mode).within(question.scope.clone()),
        comparison: comparison.clone(),
    };
    find.asked = Some(question);
    Some(effect)
}

/// Takes an answer in, unless a newer one is there already.
pub(super) fn take_found(state: &mut State, search: SearchId, found: Found) {
    let find = &mut state.find;
    if search <= find.answered || found.load != state.story.load {
        return;
    }
    find.answered = search;
    let goes = !find.is_searching() && std::mem::take(&mut find.is_going);
    find.trouble = found.trouble.clone();
    // A pattern is none while it is being typed: what was found before stays until it is one again.
    if found.trouble.is_some() && find.found.load == found.load {
        return;
    }
    // Read again, a story gives the same query much the same rows.
    let is_other = find.found.query != found.query;
    // Numbers of statements hold within one load alone.
    if find.found.load != found.load {
        find.picked.clear();
    }
    find.found = found;
    if is_other {
        state.rows.insert(View::Find, super::Rows::default());
    }
    if state.find.is_landed {
        hits::find_hits(state);
    }
    if goes && state.view == View::Find {
        land(state);
    }
}

/// Lets a key edit the query; tells whether it did. Letters are always typed, never actions.
pub(super) fn take_key(state: &mut State, key: Key) -> bool {
    let is_letter = key.typed().is_some();
    let keymap = &state.options.keymap;
    let is_action = keymap.look_up(View::Find, &[key]) != super::Lookup::Nothing;
    if is_action && !is_letter {
        return false;
    }
    let find = &mut state.find;
    find.touch();
    let was_old = std::mem::take(&mut find.is_old);
    if was_old && is_letter {
        find.input.handle(InputRequest::DeleteLine);
    }
    edit(&mut find.input, key)
}

/// Puts pasted text into the query.
pub(super) fn take_paste(state: &mut State, text: &str) {
    let find = &mut state.find;
    find.touch();
    if std::mem::take(&mut find.is_old) {
        find.input.handle(InputRequest::DeleteLine);
    }
    paste(&mut find.input, text);
}

/// Moves along the results.
pub(super) fn choose(state: &mut State, step: Step) {
    let count = state.find.found.rows.len();
    let shown = state.find.sheet.shown_results();
    let rows = state.rows.entry(View::Find).or_default();
    rows.chosen = step.apply(rows.chosen, count, shown);
    state.find.is_choosing = count > 0;
}

/// Chooses the result on a row of the body; tells whether there is one.
pub(super) fn click(state: &mut State, row: usize) -> bool {
    let result = state.find.sheet.result_at(row);
    if let Some(result) = result {
        state.rows.entry(View::Find).or_default().chosen = result;
    }
    result.is_some()
}

/// Switches to the next mode.
pub(super) fn switch_mode(state: &mut State) {
    state.find.mode = state.find.mode.next();
    state.find.is_old = false;
}

/// Notes the query as one that led somewhere.
pub(super) fn remember(state: &mut State) {
    let find = &mut state.find;
    let query = find.input.value().trim().to_owned();
    if query.is_empty() {
        return;
    }
    find.history.retain(|other| *other != query);
    find.history.push(query);
    let surplus = find.history.len().saturating_sub(MAX_HISTORY);
    find.history.drain(..surplus);
}

/// Calls an older query back, or a newer one; past the newest comes what was typed.
pub(super) fn recall(state: &mut State, by: i64) {
    let find = &mut state.find;
    if find.recalled.is_none() {
        find.input.value().clone_into(&mut find.typed);
    }
    let at = find.recalled.map_or(-1, rows_i64);
    let last = rows_i64(find.history.len()) - 1;
    // What is in the line already is not called back once more.
    let is_shown = |n: i64| older(&find.history, n).is_some_and(|q| q == find.input.value());
    let mut to = (at + by).min(last);
    if find.recalled.is_none() && by > 0 && is_shown(to) && to < last {
        to += 1;
    }
    find.recalled = usize::try_from(to).ok();
    let query = older(&find.history, to).unwrap_or(&find.typed);
    find.input = query.to_owned().into();
    find.is_old = false;
    if last < 0 {
        state.say("no query before this one");
    }
}

/// A query of the history, counted from the latest.
fn older(history: &[String], number: i64) -> Option<&str> {
    let number = usize::try_from(number).ok()?;
    history.iter().rev().nth(number).map(String::as_str)
}

/// Closes Find; what it found stays lit if the reader has landed before.
pub(super) fn leave(state: &mut State) {
    if state.find.found.total > 0 {
        remember(state);
    }
}

/// Lands on the best hit of the chosen result: in place, hits lit, twins level.
pub(super) fn land(state: &mut State) {
    if state.find.is_searching() && !state.find.is_choosing {
        // Enter may be faster than the answer: what was typed is meant, not what was found before.
        state.find.is_going = true;
        state.say("searching; goes to the first result");
        return;
    }
    let chosen = state.rows_of(View::Find).chosen;
    let found = &state.find.found;
    let row = found
        .rows
        .get(chosen)
        .filter(|_| found.load == state.story.load);
    let Some(place) = row.and_then(|row| state.story.place(row.best)) else {
        state.say("nothing to go to");
        return;
    };
    let query = found.query.text.trim().to_owned();
    remember(state);
    let below = state.under.iter().rev().copied().find(|v| v.is_text());
    state.find.is_landed = true;
    state.searched.clone_from(&query);
    show_view(state, below.unwrap_or(View::Compare));
    hits::find_hits(state);
    jump(state, place);
    let total = state.find.found.total;
    let word = if total == 1 {
        "statement"
    } else {
        "statements"
    };
    let (on, back) = (
        state.key_of(Action::NextHit),
        state.key_of(Action::PreviousHit),
    );
    state.say(format!("{query}: in {total} {word}; {on} and {back} go on"));
}
