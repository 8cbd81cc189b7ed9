//! Results of Find that were picked, and taking them along: copied with their sources, or to a file.
//!
//! What is picked stays picked while the query changes, so a handful of statements can be gathered by
//! several queries; where nothing is picked, the chosen result is meant.

use std::sync::Arc;

use super::export::file_name;
use super::quote::quote_of;
use super::{Action, Effect, Mode, Prompt, PromptKind, State, Step, View, find};
use crate::claims::StatementRef;
use crate::comparison::Comparison;
use crate::export::{
    FindReport, Format, REPORT_WIDTH_CELLS, Report, TextStyle, find_json, find_text,
};
use crate::search::{Answer, Hit};

/// Results that are to be written to a file.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundExport {
    /// The file, as the reader typed it.
    pub path: String,
    /// The story's name.
    pub name: String,
    /// As the query was typed.
    pub query: String,
    /// What was found, or picked.
    pub hits: Vec<Hit>,
    /// What it was found in.
    pub comparison: Arc<Comparison>,
}

impl FoundExport {
    /// The results: JSON where the name ends so, else text.
    pub fn render(&self) -> String {
        let answer = Answer {
            hits: self.hits.clone(),
            total: self.hits.len(),
            ..Answer::default()
        };
        let report = FindReport {
            story: Report {
                name: &self.name,
                comparison: &self.comparison,
                skipped: &[],
            },
            query: &self.query,
            answer: &answer,
        };
        if Format::of_path(&self.path) == Some(Format::Json) {
            return find_json(&report, usize::MAX);
        }
        let style = TextStyle {
            is_coloured: false,
            width_cells: REPORT_WIDTH_CELLS,
        };
        find_text(&report, usize::MAX, style)
    }
}

/// Picks the chosen result, or lets it go, and goes to the next.
pub(super) fn pick(state: &mut State) {
    let Some(best) = chosen(state) else {
        state.say("nothing to pick");
        return;
    };
    if !state.find.picked.remove(&best) {
        state.find.picked.insert(best);
    }
    find::choose(state, Step::By(1));
}

fn chosen(state: &State) -> Option<StatementRef> {
    let chosen = state.rows_of(View::Find).chosen;
    let found = &state.find.found;
    let row = found.rows.get(chosen);
    row.filter(|_| found.load == state.story.load)
        .map(|row| row.best)
}

/// What is to be taken along, in the order of the articles: what is picked, else the chosen result.
pub(super) fn taken(state: &State) -> Vec<StatementRef> {
    if state.find.picked.is_empty() {
        return chosen(state).into_iter().collect();
    }
    state.find.picked.iter().copied().collect()
}

/// Copies what is picked with its sources.
pub(super) fn copy(state: &mut State) -> Vec<Effect> {
    let places = taken(state)
        .into_iter()
        .filter_map(|s| state.story.place(s));
    let quotes: Vec<String> = places
        .filter_map(|place| quote_of(&state.story, place))
        .collect();
    if quotes.is_empty() {
        state.say("nothing to copy");
        return Vec::new();
    }
    find::remember(state);
    state.said.clear();
    let what = match quotes.len() {
        1 => "the statement with its source".to_owned(),
        n => format!("{n} statements with their sources"),
    };
    let text = quotes.join("\n\n");
    vec![Effect::Copy { text, what }]
}

/// Opens the command line with a file for the results typed already.
pub(super) fn start_export(state: &mut State) {
    if state.find.found.rows.is_empty() && state.find.picked.is_empty() {
        state.say("nothing to export");
        return;
    }
    let typed = format!("export-found {}-found.txt", file_name(&state.story.name));
    state.said.clear();
    state.mode = Mode::Typing(Prompt::with(PromptKind::Command, typed));
}

/// Asks for the results to be written: what is picked, else all that was found.
pub(super) fn export(state: &mut State, path: &str) -> Vec<Effect> {
    let found = &state.find.found;
    let Some(comparison) = state.story.comparison.clone() else {
        state.say("nothing to export yet: still finding links");
        return Vec::new();
    };
    let is_of_story = found.load == state.story.load;
    let mut hits: Vec<Hit> = found.hits.iter().filter(|_| is_of_story).cloned().collect();
    if !state.find.picked.is_empty() {
        hits.retain(|hit| state.find.picked.contains(&hit.statement));
        let is_there = |s: &StatementRef| hits.iter().any(|hit| hit.statement == *s);
        let others = state.find.picked.iter().filter(|s| !is_there(s));
        let others: Vec<Hit> = others.map(|s| plain_hit(*s)).collect();
        hits.extend(others);
    }
    if hits.is_empty() || path.is_empty() {
        let find = state.key_of(Action::OpenFind);
        state.say(if path.is_empty() {
            "export-found takes a file, as in export-found found.txt".to_owned()
        } else {
            format!("nothing to export; {find} finds")
        });
        return Vec::new();
    }
    let query = found.query.text.trim().to_owned();
    state.say(format!("writing {path} …"));
    vec![Effect::ExportFound(FoundExport {
        path: path.to_owned(),
        name: state.story.name.clone(),
        query,
        hits,
        comparison,
    })]
}

/// A statement that was picked by another query: nothing of it is lit.
fn plain_hit(statement: StatementRef) -> Hit {
    Hit {
        statement,
        score: 0,
        spans: Vec::new(),
    }
}
