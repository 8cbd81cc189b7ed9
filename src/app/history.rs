//! Lines that were typed before, by what they were for; Up and Down bring them back.
//!
//! Only those come back that begin with what is typed already, as in vim and fish, so two letters and
//! Up find the long command of a while ago.

use std::collections::BTreeMap;

use super::{Prompt, PromptKind};

/// Lines kept of each kind; what is further back is typed anew sooner than found.
const MAX_LINES: usize = 200;

/// Lines typed in this session, latest last.
#[derive(Clone, Debug, Default)]
pub struct History {
    lines: BTreeMap<PromptKind, Vec<String>>,
}

/// Where in the history the line comes from that stands in a prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recalled {
    /// Its place; none for a line that was typed.
    at: Option<usize>,
    /// What was typed before going back.
    typed: String,
}

impl History {
    /// Adds a line; one that was typed before moves to the end.
    pub fn add(&mut self, kind: PromptKind, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        let lines = self.lines.entry(kind).or_default();
        lines.retain(|other| other != line);
        lines.push(line.to_owned());
        let surplus = lines.len().saturating_sub(MAX_LINES);
        lines.drain(..surplus);
    }

    /// Puts an older line into a prompt, or a newer one; past the newest comes what was typed.
    pub fn recall(&self, prompt: &mut Prompt, is_older: bool) {
        let none = Vec::new();
        let lines = self.lines.get(&prompt.kind).unwrap_or(&none);
        let recalled = &mut prompt.recalled;
        if recalled.at.is_none() {
            prompt.input.value().clone_into(&mut recalled.typed);
        }
        let at = recalled.at.unwrap_or(lines.len());
        let fits = |at: &usize| lines[*at].starts_with(&recalled.typed);
        let found = if is_older {
            (0..at).rev().find(fits)
        } else {
            (at + 1..lines.len()).find(fits)
        };
        // The oldest stays, the newest gives way to what was typed.
        if found.is_none() && is_older {
            return;
        }
        recalled.at = found;
        let line = found.map_or(&recalled.typed, |at| &lines[at]);
        prompt.input = line.clone().into();
    }
}
