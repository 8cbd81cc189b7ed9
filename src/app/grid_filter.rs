//! Which claims the grid shows: filters that can be combined, and what is on in words.
//!
//! Three things narrow the list, each by itself: what a claim is (it differs, one outlet alone makes it),
//! that the outlet of the chosen column leaves it out, and how the reader's own groups of outlets stand
//! to it. A group makes a claim where any of its outlets does, and leaves it out where all are silent.

use std::collections::BTreeSet;

use super::grid::{settle_grid, take_cursor_along, title};
use super::motion::STILL_LINKING;
use super::settle::rows_i64;
use super::{Action, Column, GridRow, State};
use crate::claims::{Claim, DifferenceKind, Status};
use crate::export::{DIFFERENCE_KINDS, noun_of};
use crate::page::Says;

/// What the claims of the grid are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum GridKind {
    /// Anything.
    #[default]
    All,
    /// Those on which outlets differ.
    Differences,
    /// Those on which outlets differ in a detail of this kind.
    DifferIn(DifferenceKind),
    /// Those that only one outlet makes.
    Singles,
}

/// How the reader's own groups stand to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupFilter {
    /// The group makes it, and no outlet that is not in the group.
    Alone(String),
    /// The first group makes it, the second leaves it out.
    Without(String, String),
    /// The group leaves it out.
    LeftOut(String),
}

/// Which claims are shown.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GridFilter {
    /// What they are.
    pub kind: GridKind,
    /// Only those of other outlets on which the outlet of the chosen column is silent.
    pub is_left_out: bool,
    /// How the groups stand to them.
    pub groups: Option<GroupFilter>,
}

impl GridFilter {
    /// Tells whether a claim is shown.
    pub(super) fn keeps(&self, state: &State, row: &GridRow, claim: &Claim) -> bool {
        let status = claim.status;
        let is_kind = match self.kind {
            GridKind::All => true,
            GridKind::Differences => status == Status::Differs,
            GridKind::DifferIn(kind) => status == Status::Differs && differs_in(state, claim, kind),
            GridKind::Singles => status == Status::Single,
        };
        let is_silent = row.cells.get(state.grid.column) == Some(&Says::Silent);
        // What one outlet says alone all others leave out; that is another question.
        let is_told = status != Status::Single || self.kind == GridKind::Singles;
        is_kind
            && (!self.is_left_out || (is_silent && is_told))
            && self
                .groups
                .as_ref()
                .is_none_or(|groups| groups.keeps(state, row))
    }

    /// What is on, each in words, of one claim or of several: `["that differ", "left out by The Courier"]`.
    pub(super) fn words(&self, state: &State, is_one: bool) -> Vec<String> {
        let kind = match self.kind {
            GridKind::All => None,
            GridKind::Differences if is_one => Some("that differs".to_owned()),
            GridKind::Differences => Some("that differ".to_owned()),
            GridKind::DifferIn(kind) => {
                let differ = if is_one { "differs" } else { "differ" };
                Some(format!("that {differ} in a {}", noun_of(kind)))
            }
            GridKind::Singles => Some("of one outlet".to_owned()),
        };
        let outlet = state.story.columns.get(state.grid.column).map(Column::name);
        let outlet = outlet.filter(|_| self.is_left_out);
        let left_out = outlet.map(|outlet| format!("left out by {outlet}"));
        let groups = self.groups.as_ref().map(|groups| match groups {
            GroupFilter::Alone(name) => format!("made by {name} alone"),
            GroupFilter::Without(name, other) => format!("made by {name} and not by {other}"),
            GroupFilter::LeftOut(name) => format!("left out by {name}"),
        });
        [kind, left_out, groups].into_iter().flatten().collect()
    }

    /// The same for a row of few cells: `["differ", "not The Courier", "local alone"]`.
    pub fn short_words(&self, state: &State) -> Vec<String> {
        let kind = match self.kind {
            GridKind::All => None,
            GridKind::Differences => Some("differ".to_owned()),
            GridKind::DifferIn(kind) => Some(format!("differ in a {}", noun_of(kind))),
            GridKind::Singles => Some("one outlet".to_owned()),
        };
        let outlet = state.story.columns.get(state.grid.column).map(Column::name);
        let outlet = outlet.filter(|_| self.is_left_out);
        let left_out = outlet.map(|outlet| format!("not {outlet}"));
        let groups = self.groups.as_ref().map(|groups| match groups {
            GroupFilter::Alone(name) => format!("{name} alone"),
            GroupFilter::Without(name, other) => format!("{name}, not {other}"),
            GroupFilter::LeftOut(name) => format!("not {name}"),
        });
        [kind, left_out, groups].into_iter().flatten().collect()
    }
}

/// Tells whether outlets differ in a detail of this kind on a claim.
fn differs_in(state: &State, claim: &Claim, kind: DifferenceKind) -> bool {
    let comparison = state.story.comparison.as_ref();
    let links = comparison.map_or(&[][..], |comparison| &comparison.links);
    let mut links = claim.links.iter().filter_map(|number| links.get(*number));
    links.any(|link| link.differences.iter().any(|d| d.kind == kind))
}

impl GroupFilter {
    fn keeps(&self, state: &State, row: &GridRow) -> bool {
        let is_made = |is_asked: &dyn Fn(&[String]) -> bool| {
            let mut cells = state.story.columns.iter().zip(&row.cells);
            cells.any(|(column, says)| {
                let groups = column.article.as_ref().map_or(&[][..], |a| &a.groups);
                *says != Says::Silent && is_asked(groups)
            })
        };
        let by = |name: &String| is_made(&|groups| groups.contains(name));
        match self {
            GroupFilter::Alone(name) => by(name) && !is_made(&|groups| !groups.contains(name)),
            GroupFilter::Without(name, other) => by(name) && !by(other),
            GroupFilter::LeftOut(name) => !by(name),
        }
    }
}

/// Shows only claims of a kind; the same kind again shows all.
pub(super) fn toggle_kind(state: &mut State, kind: GridKind) {
    let is_on = state.grid.filter.kind == kind;
    state.grid.filter.kind = if is_on { GridKind::All } else { kind };
    show_filtered(state);
}

/// `differences number` and the like; `differences` alone for all that differ.
pub(super) fn set_kind(state: &mut State, name: &str) {
    let name = name.trim().to_lowercase();
    let mut kinds = DIFFERENCE_KINDS.into_iter();
    let found =
        kinds.find(|kind| [kind.name(), noun_of(*kind), kind.json_name()].contains(&name.as_str()));
    state.grid.filter.kind = match found {
        Some(kind) => GridKind::DifferIn(kind),
        None if name.is_empty() || name == ANY_KIND => GridKind::Differences,
        None => {
            let names = kind_names(state).join(", ");
            state.say(format!("no kind of difference {name}; there are {names}"));
            return;
        }
    };
    show_filtered(state);
}

/// Stands for a difference of whatever kind.
const ANY_KIND: &str = "all";

/// The kinds of differences that may be asked for.
pub(super) fn kind_names(_: &State) -> Vec<String> {
    let kinds = DIFFERENCE_KINDS.into_iter().map(DifferenceKind::name);
    kinds.chain([ANY_KIND]).map(str::to_owned).collect()
}

/// Shows only claims that the outlet of the chosen column leaves out; again, all.
pub(super) fn toggle_left_out(state: &mut State) {
    state.grid.filter.is_left_out = !state.grid.filter.is_left_out;
    show_filtered(state);
}

/// Goes so many steps through what can be asked of the groups, and round again to nothing.
pub(super) fn cycle_groups(state: &mut State, by: i64) {
    let names = group_names(state);
    if names.is_empty() {
        state.say(NO_GROUPS);
        return;
    }
    let mut steps: Vec<Option<GroupFilter>> = vec![None];
    for name in &names {
        let others = names.iter().filter(|other| *other != name);
        let without = |other: &String| GroupFilter::Without(name.clone(), other.clone());
        steps.push(Some(GroupFilter::Alone(name.clone())));
        steps.extend(others.map(without).map(Some));
        steps.push(Some(GroupFilter::LeftOut(name.clone())));
    }
    let at = steps
        .iter()
        .position(|step| *step == state.grid.filter.groups);
    let next = (rows_i64(at.unwrap_or(0)) + by).rem_euclid(rows_i64(steps.len()));
    let next = usize::try_from(next).unwrap_or(0);
    state.grid.filter.groups = steps.swap_remove(next);
    show_filtered(state);
}

/// Said where the reader has made no groups.
const NO_GROUPS: &str = "no groups of outlets; [groups] in the story's story.toml makes them";

/// `group local`, `group local !national`, `group !local`, and `group` alone for no such filter.
pub(super) fn set_groups(state: &mut State, text: &str) {
    let (makes, lacks) = text.split_once('!').unwrap_or((text, ""));
    let names = group_names(state);
    let group_of = |sought: &str| -> Result<Option<String>, String> {
        let sought = sought.trim();
        let lower = sought.to_lowercase();
        let is_it = |name: &&String| name.to_lowercase() == lower;
        let is_begun = |name: &&String| name.to_lowercase().starts_with(&lower);
        match names.iter().find(is_it).or(names.iter().find(is_begun)) {
            _ if sought.is_empty() => Ok(None),
            Some(name) => Ok(Some(name.clone())),
            None if names.is_empty() => Err(NO_GROUPS.to_owned()),
            None => Err(format!("no group {sought}; there is {}", names.join(", "))),
        }
    };
    match (group_of(makes), group_of(lacks)) {
        (Err(why), _) | (_, Err(why)) => state.say(why),
        (Ok(makes), Ok(lacks)) => {
            state.grid.filter.groups = match (makes, lacks) {
                (Some(name), Some(other)) => Some(GroupFilter::Without(name, other)),
                (Some(name), None) => Some(GroupFilter::Alone(name)),
                (None, Some(other)) => Some(GroupFilter::LeftOut(other)),
                (None, None) => None,
            };
            show_filtered(state);
        }
    }
}

/// Shows every claim, and says so.
pub(super) fn all_claims(state: &mut State) {
    if !show_all(state) {
        state.say("all claims are shown");
    }
}

/// Shows every claim; tells whether any was kept back.
pub(super) fn show_all(state: &mut State) -> bool {
    let is_on = state.grid.filter != GridFilter::default();
    state.grid.filter = GridFilter::default();
    if is_on {
        show_filtered(state);
    }
    is_on
}

/// Why the grid is empty, and how to get the claims back.
pub fn why_empty(state: &State) -> String {
    if state.story.comparison.is_none() {
        return format!("{STILL_LINKING} …");
    }
    let words = state.grid.filter.words(state, true);
    if words.is_empty() {
        return "no claims: no outlet says anything that can be compared".to_owned();
    }
    let keys = state.options.keymap.keys_of(Action::AllClaims);
    let key = keys.first().map_or("Esc", String::as_str);
    format!("no claim {}; {key} shows all", words.join(", "))
}

/// Names of the reader's groups, in order.
pub(super) fn group_names(state: &State) -> Vec<String> {
    let articles = state
        .story
        .columns
        .iter()
        .filter_map(|c| c.article.as_ref());
    let names: BTreeSet<&String> = articles.flat_map(|article| &article.groups).collect();
    names.into_iter().cloned().collect()
}

fn show_filtered(state: &mut State) {
    state.grid.listing += 1;
    settle_grid(state);
    take_cursor_along(state);
    state.say(title(state));
}
