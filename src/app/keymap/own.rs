//! The reader's own lines over the defaults: checked, and dropped where they cannot be used.
//!
//! A line replaces the keys of its action, in one view or in all; actions that no line names keep their
//! defaults. Where two sequences collide, the reader's own lines that are part of it are dropped and
//! the defaults stand in for them; that may bring the next collision, so it is looked again until there
//! is none. Lines only ever get fewer, and the defaults alone never collide, so it ends, and whatever
//! is wrong with a file, every view can be left.

use std::collections::BTreeSet;

use super::super::{ACTIONS, Action, View};
use super::sequence::Class;
use super::{Binding, Sequence};
use crate::config::{KeyLine, Warning, nearest};

/// One of these must have a key in every view.
const WAYS_OUT: [Action; 3] = [Action::Close, Action::Quit, Action::CloseFind];

/// A line whose names are known.
#[derive(Clone, Debug)]
pub(super) struct OwnLine {
    /// The view it is for; all of the action's where none is named.
    view: Option<View>,
    pub(super) action: Action,
    pub(super) sequences: Vec<Sequence>,
    file: String,
    line: usize,
}

impl OwnLine {
    /// Checks the names of all lines. `class_of` says which place holder an action takes, where known.
    pub(super) fn check_all(
        lines: &[KeyLine],
        class_of: &dyn Fn(Action) -> Option<Option<Class>>,
    ) -> (Vec<OwnLine>, Vec<Warning>) {
        let mut checked: Vec<OwnLine> = Vec::new();
        let mut warnings = Vec::new();
        for line in lines {
            match OwnLine::check(line, class_of) {
                Err(why) => warnings.push(Warning::new(&line.file, line.line, &why)),
                Ok(own) => {
                    let is_same =
                        |other: &OwnLine| (other.view, other.action) == (own.view, own.action);
                    if let Some(at) = checked.iter().position(is_same) {
                        let earlier = checked.remove(at);
                        let later = format!(
                            "{} is set again in {}; that counts",
                            line.action,
                            own.place()
                        );
                        warnings.push(Warning::new(&earlier.file, earlier.line, &later));
                    }
                    checked.push(own);
                }
            }
        }
        (checked, warnings)
    }

    fn check(
        line: &KeyLine,
        class_of: &dyn Fn(Action) -> Option<Option<Class>>,
    ) -> Result<OwnLine, String> {
        let view = line.view.as_deref().map(view_named).transpose()?;
        let action = action_named(&line.action)?;
        let views = action.info().views;
        if let Some(view) = view.filter(|view| !views.contains(view)) {
            return Err(format!(
                "{} means nothing in the view {}",
                line.action,
                view.name()
            ));
        }
        let mut sequences = Vec::new();
        for key in &line.keys {
            let sequence = Sequence::parse(key).map_err(|why| format!("{}: {why}", line.action))?;
            if let Some(class) = class_of(action).filter(|class| *class != sequence.class()) {
                return Err(place_holder(&line.action, key, class));
            }
            let is_typed_into = views.contains(&View::Find) && view.is_none_or(|v| v == View::Find);
            if is_typed_into && sequence.begins_with_text() && (view.is_some() || views.len() == 1)
            {
                return Err(format!(
                    "{}: {key} is typed into the query in find",
                    line.action
                ));
            }
            let same = sequences.iter().find(|other| sequence.collides_with(other));
            if let Some(same) = same {
                return Err(format!(
                    "{}: {same} and {key} could be typed alike",
                    line.action
                ));
            }
            sequences.push(sequence);
        }
        Ok(OwnLine {
            view,
            action,
            sequences,
            file: line.file.clone(),
            line: line.line,
        })
    }

    fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }
}

fn view_named(name: &str) -> Result<View, String> {
    let names = View::ALL.into_iter().map(View::name);
    View::named(name).ok_or_else(|| match nearest(name, names) {
        Some(near) => format!("no view {name}; the nearest is {near}"),
        None => format!("no view {name}; views are {}", view_names()),
    })
}

fn view_names() -> String {
    let names: Vec<&str> = View::ALL.into_iter().map(View::name).collect();
    names.join(", ")
}

fn action_named(name: &str) -> Result<Action, String> {
    let names = ACTIONS.iter().map(|info| info.name);
    Action::named(name).ok_or_else(|| match nearest(name, names) {
        Some(near) => format!("no action {name}; the nearest is {near}"),
        None => format!("no action {name}; abreast keys lists them"),
    })
}

fn place_holder(action: &str, key: &str, class: Option<Class>) -> String {
    match class {
        Some(Class::Digit) => format!("{action} takes a digit: {key}{{1-9}}"),
        Some(Class::Letter) => format!("{action} takes a letter: {key}{{a-z}}"),
        None => format!("{action} takes neither digit nor letter"),
    }
}

/// Lays the reader's own lines over the defaults; drops those that collide, with a warning each.
pub(super) fn merge(defaults: &[OwnLine], own: &[OwnLine]) -> (Vec<Binding>, Vec<Warning>) {
    let mut dropped: BTreeSet<usize> = BTreeSet::new();
    let mut warnings = Vec::new();
    loop {
        let bindings = lay_over(defaults, own, &dropped);
        if own.is_empty() {
            return (bindings, warnings);
        }
        let before = dropped.len();
        for (first, second) in conflicts(&bindings) {
            for (mine, other) in [(first, second), (second, first)] {
                if let Some(at) = mine.own.filter(|at| dropped.insert(*at)) {
                    let text = conflict_text(own, mine, other);
                    warnings.push(Warning::new(&own[at].file, own[at].line, &text));
                }
            }
        }
        for view in View::ALL {
            let is_way = |b: &Binding| b.view == view && WAYS_OUT.contains(&b.action);
            if !bindings.iter().any(is_way) {
                drop_lines_without_way(own, view, &mut dropped, &mut warnings);
            }
        }
        if dropped.len() == before {
            return (bindings, warnings);
        }
    }
}

/// The bindings of every view: a line for the view counts before one for all, and that before the default.
fn lay_over(defaults: &[OwnLine], own: &[OwnLine], dropped: &BTreeSet<usize>) -> Vec<Binding> {
    let mut bindings = Vec::new();
    for info in ACTIONS {
        for view in info.views {
            let lines = own
                .iter()
                .enumerate()
                .filter(|(at, line)| line.action == info.action && !dropped.contains(at));
            let of_view = lines.clone().find(|(_, line)| line.view == Some(*view));
            let chosen = of_view.or(lines.clone().find(|(_, line)| line.view.is_none()));
            let default = defaults.iter().find(|line| line.action == info.action);
            let (at, line) = match chosen {
                Some((at, line)) => (Some(at), Some(line)),
                None => (None, default),
            };
            for sequence in line.iter().flat_map(|line| &line.sequences) {
                bindings.push(Binding {
                    view: *view,
                    sequence: sequence.clone(),
                    action: info.action,
                    own: at,
                });
            }
        }
    }
    bindings
}

/// The bindings that could be typed alike.
pub(super) fn conflicts(bindings: &[Binding]) -> Vec<(&Binding, &Binding)> {
    let mut found = Vec::new();
    for (at, second) in bindings.iter().enumerate() {
        for first in &bindings[..at] {
            let is_other = first.view == second.view && first.action != second.action;
            if is_other && first.sequence.collides_with(&second.sequence) {
                found.push((first, second));
            }
        }
    }
    found
}

fn conflict_text(own: &[OwnLine], mine: &Binding, other: &Binding) -> String {
    let (key, other_key) = (&mine.sequence, &other.sequence);
    let (name, other_name) = (mine.action.info().name, other.action.info().name);
    let at = match other.own {
        Some(other) if mine.own.is_some_and(|at| own[at].file == own[other].file) => {
            format!("in line {}", own[other].line)
        }
        Some(other) => format!("in {}", own[other].place()),
        None => "by default".to_owned(),
    };
    let against = if key == other_key {
        format!("and, {at}, on {other_name}")
    } else {
        format!("and begins alike with {other_key}, {at} on {other_name}")
    };
    let view = mine.view.name();
    format!("{key} is on {name} {against}, in the view {view}; {name} keeps its default")
}

fn drop_lines_without_way(
    own: &[OwnLine],
    view: View,
    dropped: &mut BTreeSet<usize>,
    warnings: &mut Vec<Warning>,
) {
    for (at, line) in own.iter().enumerate() {
        if WAYS_OUT.contains(&line.action) && dropped.insert(at) {
            let (name, view) = (line.action.info().name, view.name());
            let text = format!(
                "without {name} there is no key to leave the view {view}; it keeps its default"
            );
            warnings.push(Warning::new(&line.file, line.line, &text));
        }
    }
}
