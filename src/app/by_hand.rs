//! What the reader sets by hand, with undo and redo: the one list behind links, blocks and names.
//!
//! Every change is an entry of the side file before and after it, so undoing is setting what was there
//! before, also where that was set in an earlier session. Changes are asked to be kept as they are made
//! ([`Effect::Keep`]); what this session has set counts, whatever the file says when it is read again.

use std::collections::BTreeMap;

use super::{Effect, State};
use crate::side::{Edit, Entries, Entry, Key};

/// How what was set by hand before is left out; the end of what is said of it.
pub(super) const PASSED_OVER: &str = "--fresh passes over";

/// What was set by hand about one story.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct HandWork {
    /// All that counts.
    pub entries: Entries,
    /// What the side file could not say, in words for the reader.
    pub notes: Vec<String>,
    /// Counts the changes, so that what follows from the entries is worked out only after one.
    pub(super) revision: u64,
    /// This session's part of it, by what it is about.
    session: BTreeMap<Key, Option<Entry>>,
    /// Changes of this session, latest last.
    done: Vec<Change>,
    /// What was undone, latest last.
    undone: Vec<Change>,
    /// Edits that are not yet asked to be kept.
    unkept: Vec<Edit>,
}

/// What is undone and redone at once: one entry, or a few that were set and dropped together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change(Vec<Part>);

/// What stood there before, and what since.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    key: Key,
    before: Option<Entry>,
    after: Option<Entry>,
}

impl Change {
    /// The entry that it set, else the one that it dropped.
    pub(super) fn entry(&self) -> Option<&Entry> {
        let set = self.0.iter().find_map(|part| part.after.as_ref());
        set.or_else(|| self.0.iter().find_map(|part| part.before.as_ref()))
    }
}

impl HandWork {
    /// The change that undoing takes back.
    pub(super) fn latest(&self) -> Option<&Change> {
        self.done.last()
    }

    /// The change that redoing does again.
    pub(super) fn latest_undone(&self) -> Option<&Change> {
        self.undone.last()
    }

    /// Sets and drops entries as one change; nothing where that changes nothing.
    pub(super) fn change(&mut self, parts: Vec<(Key, Option<Entry>)>) {
        let part = |(key, after): (Key, Option<Entry>)| Part {
            before: self.entries.get(&key).cloned(),
            after,
            key,
        };
        let parts: Vec<Part> = parts.into_iter().map(part).collect();
        if parts.iter().all(|part| part.before == part.after) {
            return;
        }
        for part in &parts {
            self.set(&part.key, part.after.clone());
        }
        self.done.push(Change(parts));
        self.undone.clear();
    }

    /// Takes the latest change back; returns it.
    pub(super) fn undo(&mut self) -> Option<Change> {
        let change = self.done.pop()?;
        for part in &change.0 {
            self.set(&part.key, part.before.clone());
        }
        self.undone.push(change.clone());
        Some(change)
    }

    /// Does again what was undone last; returns it.
    pub(super) fn redo(&mut self) -> Option<Change> {
        let change = self.undone.pop()?;
        for part in &change.0 {
            self.set(&part.key, part.after.clone());
        }
        self.done.push(change.clone());
        Some(change)
    }

    /// Takes in what the side file says; what this session has set counts more.
    pub(super) fn take_kept(&mut self, entries: Entries, notes: Vec<String>) {
        self.revision += 1;
        self.entries = entries;
        self.notes = notes;
        // More may have been set since the load was asked for.
        for (key, entry) in &self.session {
            self.entries.apply(&Edit {
                key: key.clone(),
                entry: entry.clone(),
            });
        }
    }

    /// What was set since this was last asked, to be kept.
    pub(super) fn take_unkept(&mut self) -> Vec<Edit> {
        std::mem::take(&mut self.unkept)
    }

    fn set(&mut self, key: &Key, entry: Option<Entry>) {
        self.revision += 1;
        let key = key.clone();
        self.session.insert(key.clone(), entry.clone());
        let edit = Edit { key, entry };
        self.entries.apply(&edit);
        self.unkept.push(edit);
    }
}

/// Sets an entry; what was undone before is forgotten.
pub(super) fn set(state: &mut State, entry: Entry) {
    change(state, vec![(entry.key(), Some(entry))]);
}

/// Drops an entry, as if nothing had ever been set.
pub(super) fn drop_entry(state: &mut State, key: &Key) {
    change(state, vec![(key.clone(), None)]);
}

/// Drops entries and sets another in their place, as one change; nothing where that changes nothing.
pub(super) fn replace(state: &mut State, old: &[Key], new: Option<Entry>) {
    let new = new.map(|entry| (entry.key(), Some(entry)));
    let is_other = |key: &&Key| new.as_ref().is_none_or(|(own, _)| own != *key);
    let dropped = old.iter().filter(is_other).map(|key| (key.clone(), None));
    let parts: Vec<(Key, Option<Entry>)> = dropped.chain(new.clone()).collect();
    change(state, parts);
}

fn change(state: &mut State, parts: Vec<(Key, Option<Entry>)>) {
    if let Some(work) = hand_work(state) {
        work.change(parts);
    }
}

/// Takes the latest change back; returns it.
pub(super) fn undo(state: &mut State) -> Option<Change> {
    hand_work(state)?.undo()
}

/// Does again what was undone last; returns it.
pub(super) fn redo(state: &mut State) -> Option<Change> {
    hand_work(state)?.redo()
}

/// What this session has set about a story.
pub(super) fn session_edits(state: &State, story: usize) -> Vec<Edit> {
    let work = state.hand_work.get(&story).into_iter();
    let set = work.flat_map(|work| &work.session);
    set.map(|(key, entry)| Edit {
        key: key.clone(),
        entry: entry.clone(),
    })
    .collect()
}

/// Takes in what the side file says.
pub(super) fn take_kept(state: &mut State, entries: Entries, notes: Vec<String>) {
    let is_first = of_open_story(state).is_none_or(|work| work.entries.is_empty());
    let count = entries.iter().count();
    if let Some(note) = notes.first() {
        state.say(note.clone());
    } else if is_first && count > 0 {
        let things = if count == 1 { "thing" } else { "things" };
        state.say(format!(
            "{count} {things} set by hand before; {PASSED_OVER}"
        ));
    }
    if let Some(work) = hand_work(state) {
        work.take_kept(entries, notes);
    }
}

/// Asks that what has been set since the last message be kept.
pub(super) fn keep(state: &mut State) -> Option<Effect> {
    let story = state.open_story?;
    let work = state.hand_work.get_mut(&story)?;
    let edits = work.take_unkept();
    (!edits.is_empty()).then_some(Effect::Keep { story, edits })
}

fn hand_work(state: &mut State) -> Option<&mut HandWork> {
    let story = state.open_story?;
    Some(state.hand_work.entry(story).or_default())
}

/// What was set by hand about the open story.
pub(super) fn of_open_story(state: &State) -> Option<&HandWork> {
    state.hand_work.get(&state.open_story?)
}
