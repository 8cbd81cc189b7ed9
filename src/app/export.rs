//! Taking the whole report along: the command line with a name to edit, and the file behind it.
//!
//! What is asked for is only put together here; rendering takes a moment on a large story, so the
//! outside calls [`Export::render`] where it does not hold up the keys.

use std::sync::Arc;

use super::{Effect, Failure, Mode, Prompt, PromptKind, State, typing};
use crate::comparison::Comparison;
use crate::export::{Format, Report, Skipped};

/// Letters of a story's name that go into the name of its file; file systems take 255 bytes.
const MAX_NAME_LETTERS: usize = 60;

/// A report that is to be written to a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The file, as the reader typed it.
    pub path: String,
    /// What is written, as its ending says.
    pub format: Format,
    /// Tells whether a file that is there already may be replaced.
    pub may_replace: bool,
    /// The story's name.
    pub name: String,
    /// What was found, at the threshold of that moment.
    pub comparison: Arc<Comparison>,
    /// Sources that could not be opened.
    pub failures: Vec<Failure>,
}

impl Export {
    /// The report, in its format.
    pub fn render(&self) -> String {
        let mut skipped: Vec<Skipped> = self.failures.iter().map(skipped_source).collect();
        skipped.sort();
        let report = Report {
            name: &self.name,
            comparison: &self.comparison,
            skipped: &skipped,
        };
        self.format.write(&report)
    }
}

fn skipped_source(failure: &Failure) -> Skipped {
    Skipped {
        path: failure.path.clone(),
        reason: failure.reason.clone(),
    }
}

/// Opens the command line with the export of this story typed already, for the reader to edit.
pub(super) fn start(state: &mut State) {
    if comparison(state).is_none() {
        return;
    }
    let typed = format!("export {}.txt", file_name(&state.story.name));
    state.said.clear();
    state.mode = Mode::Typing(Prompt::with(PromptKind::Command, typed));
}

/// Asks for the report to be written to a file; without a name, asks for the name first.
pub(super) fn write(state: &mut State, path: &str, may_replace: bool) -> Vec<Effect> {
    if path.is_empty() {
        start(state);
        return typing::take_change(state);
    }
    let Some(format) = Format::of_path(path) else {
        let known = Format::known_endings();
        state.say(format!(
            "cannot tell the format of {path}; known endings: {known}"
        ));
        return Vec::new();
    };
    let Some(comparison) = comparison(state) else {
        return Vec::new();
    };
    state.say(format!("writing {path} …"));
    vec![Effect::Export(Export {
        path: path.to_owned(),
        format,
        may_replace,
        name: state.story.name.clone(),
        comparison,
        failures: state.story.failures.clone(),
    })]
}

/// The comparison that would be written; says why there is none.
fn comparison(state: &mut State) -> Option<Arc<Comparison>> {
    let found = state.story.comparison.clone();
    if found.is_none() {
        state.say(if state.open_story.is_some() {
            "nothing to export yet: still finding links"
        } else {
            "nothing to export: no story is open"
        });
    }
    found
}

/// A story's name as a file's name, without ending.
///
/// `"ferry-fire"` -> `"ferry-fire"`, `"vote/late"` -> `"vote-late"`, `".."` -> `"story"`
pub(super) fn file_name(story: &str) -> String {
    let is_kept = |c: char| c.is_alphanumeric() || c == '_';
    let words = story.split(|c| !is_kept(c)).filter(|w| !w.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    if joined.is_empty() {
        return "story".to_owned();
    }
    joined.chars().take(MAX_NAME_LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{article, opened, press, reader};
    use super::*;

    fn exported(keys: &str) -> Export {
        let mut effects = press(&mut reader(120, 40, true), keys);
        match effects.pop() {
            Some(Effect::Export(export)) => export,
            other => panic!("no export after {keys}: {other:?}"),
        }
    }

    #[test]
    fn key_offers_a_name_that_can_be_edited() {
        let mut state = reader(120, 40, true);
        press(&mut state, "e");
        let Mode::Typing(prompt) = &state.mode else {
            panic!("no command line");
        };
        assert_eq!(prompt.input.value(), "export elmford.txt");
        assert_eq!(exported("e Enter").path, "elmford.txt");
        assert_eq!(exported("e Ctrl-w x . t x t Enter").path, "x.txt");
    }

    #[test]
    fn report_is_that_of_the_live_threshold() {
        let text = exported("5+ : e x p o r t Space a Space b . t x t Enter");
        assert_eq!((text.path.as_str(), text.may_replace), ("a b.txt", false));
        assert!(text.render().contains("0.75"), "{}", text.render());
        assert!(!text.render().contains('\u{1b}'));
        let json = exported("5+ : e x p o r t ! Space r . J S O N Enter");
        assert!(json.may_replace);
        assert!(json.render().contains("\"threshold\":0.75"));
    }

    #[test]
    fn ending_names_the_format_and_an_unknown_one_is_said() {
        for (ending, start) in [("m d", "# elmford"), ("c s v", "\"story\",\"claim\"")] {
            let export = exported(&format!(": e x p o r t Space a . {ending} Enter"));
            assert!(export.render().starts_with(start), "{}", export.render());
        }
        let mut state = reader(120, 40, true);
        for typed in ["a . p d f", "a"] {
            let keys = format!(": e x p o r t Space {typed} Enter");
            let effects = press(&mut state, &keys);
            assert!(!effects.iter().any(|e| matches!(e, Effect::Export(_))));
            assert!(
                state.said.contains("known endings: .txt .md"),
                "{}",
                state.said
            );
        }
    }

    #[test]
    fn command_without_a_name_asks_for_one() {
        let mut state = reader(120, 40, true);
        let effects = press(&mut state, ": e x p o r t Enter");
        assert!(!effects.iter().any(|e| matches!(e, Effect::Export(_))));
        assert!(matches!(state.mode, Mode::Typing(_)));
    }

    #[test]
    fn story_not_yet_compared_says_so() {
        let one = article(&[&["Title"], &["A thing happened."]]);
        let mut state = opened(vec![Arc::new(one)], (80, 24), true);
        for keys in ["e", ": e x p o r t Space x . t x t Enter"] {
            let effects = press(&mut state, keys);
            assert!(!effects.iter().any(|e| matches!(e, Effect::Export(_))));
            assert_eq!(state.said, "nothing to export yet: still finding links");
            assert!(matches!(state.mode, Mode::Normal));
        }
    }

    #[test]
    fn file_name_leads_into_no_other_folder() {
        for (story, name) in [
            ("ferry-fire", "ferry-fire"),
            ("vote/late", "vote-late"),
            ("../x", "x"),
            ("..", "story"),
            ("a and 1 more", "a-and-1-more"),
            ("Überfall", "Überfall"),
        ] {
            assert_eq!(file_name(story), name);
        }
    }
}
