//! The tour, taken by keys from its first step to its end, and left at every step.

use std::sync::Arc;

use super::STEPS;
use crate::app::fixture::press;
use crate::app::{
    Effect, Keymap, LinearCursor, Message, Occasion, Options, Size, State, StoryName, open_story,
    search, update,
};
use crate::article::read;
use crate::comparison::compare;
use crate::sample;
use crate::search::Index;

/// What does each step, with the default keys.
const KEYS: [&str; 10] = [
    "j j",
    "]d",
    "Enter",
    "i",
    "q",
    "f captian",
    "Enter",
    "c",
    "O",
    "-",
];

/// The tour on the sample, on a screen of this size.
fn tour(width_cells: u16, height_rows: u16) -> State {
    let options = Options {
        has_color: true,
        occasion: Occasion::Tour,
        ..Options::default()
    };
    let stories = sample::stories();
    let story = stories.iter().find(|s| s.name == "ferry-fire");
    let sources = story.map(sample::SampleStory::sources).unwrap_or_default();
    let articles: Vec<_> = sources.iter().map(|s| Arc::new(read(s))).collect();
    let name = StoryName {
        name: "ferry-fire".to_owned(),
        source_count: articles.len(),
        ..StoryName::default()
    };
    let size = Size {
        width_cells,
        height_rows,
    };
    let mut state = State::new(options, vec![name], size);
    open_story(&mut state, 0);
    let load = state.load;
    let paths = articles.iter().map(|a| a.path.clone()).collect();
    update(&mut state, Message::Expected { load, paths });
    for (slot, article) in articles.iter().cloned().enumerate() {
        update(
            &mut state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    let comparison = Arc::new(compare(articles, state.threshold));
    update(&mut state, Message::Compared { load, comparison });
    state
}

/// Types keys and answers the searches that they ask for.
fn type_keys(state: &mut State, keys: &str) -> Vec<Effect> {
    let effects = press(state, keys);
    for effect in &effects {
        if let Effect::Search {
            search: id,
            load,
            query,
            comparison,
        } = effect
        {
            let index = Index::build(&comparison.articles);
            let found = Box::new(search(&index, comparison, query, *load));
            update(state, Message::Found { search: *id, found });
        }
    }
    effects
}

fn said(state: &State) -> String {
    state.tour.lines().join(" ")
}

#[test]
fn every_step_is_done_by_the_keys_it_names() {
    let mut state = tour(120, 40);
    for (step, keys) in KEYS.iter().enumerate() {
        assert_eq!(state.tour.step, Some(step), "before {keys}");
        let first = state.tour.lines().concat();
        let named = keys.split_whitespace().next().unwrap_or_default();
        assert!(first.contains(named), "{named} is not named in: {first}");
        assert!(said(&state).contains(&format!("step {} of 10", step + 1)));
        type_keys(&mut state, keys);
    }
    assert_eq!(state.tour.step, Some(STEPS.len()));
    assert!(said(&state).contains("That is most of it. ? lists the keys"));
    type_keys(&mut state, "Esc");
    assert_eq!((state.tour.step, state.layout.tour.length), (None, 0));
}

#[test]
fn next_key_skips_and_esc_leaves_at_any_step() {
    for presses in 0..STEPS.len() {
        let mut state = tour(80, 24);
        for _ in 0..presses {
            type_keys(&mut state, "Ctrl-n");
        }
        // To close what was never opened is done already.
        assert!(state.tour.step >= Some(presses));
        type_keys(&mut state, "Esc");
        assert_eq!(state.tour.step, None);
    }
    let mut state = tour(80, 24);
    for _ in 0..STEPS.len() {
        type_keys(&mut state, "Ctrl-n");
    }
    assert_eq!(state.tour.step, None);
}

#[test]
fn query_of_find_takes_the_tours_own_keys() {
    let mut state = tour(80, 24);
    type_keys(&mut state, "f > Ctrl-n");
    assert_eq!((state.tour.step, state.find.input.value()), (Some(0), ">"));
    assert!(said(&state).contains("Esc closes Find"), "{}", said(&state));
    type_keys(&mut state, "Esc");
    assert_eq!(state.tour.step, Some(0));
}

#[test]
fn step_says_how_to_get_back_where_its_key_works() {
    let mut state = tour(80, 24);
    type_keys(&mut state, "Ctrl-n ?");
    assert!(
        said(&state).starts_with("q closes this view."),
        "{}",
        said(&state)
    );
    type_keys(&mut state, "q");
    assert!(!said(&state).contains("closes this view"));
}

#[test]
fn keys_are_those_of_the_reader() {
    let mut state = tour(120, 40);
    let keys = "next-difference = [\"Ctrl-g\"]\nnext-twin = []\ndown = [\"Ctrl-n\"]\n";
    let (lines, _) = crate::config::parse_keys(keys, "keys.toml");
    state.options.keymap = Keymap::with(&lines).0;
    type_keys(&mut state, "Ctrl-n");
    assert!(
        said(&state).contains(" Ctrl-g goes to the next such statement"),
        "{}",
        said(&state)
    );
    type_keys(&mut state, "Ctrl-n");
    assert!(
        said(&state).contains(":next-twin goes to the twin"),
        "{}",
        said(&state)
    );
}

#[test]
fn nothing_is_kept_while_touring_nor_after() {
    let mut state = tour(120, 40);
    let mut effects = type_keys(&mut state, "]d X d d");
    effects.extend(type_keys(&mut state, "Esc u"));
    assert!(
        state
            .hand_work
            .values()
            .any(|work| work.entries.iter().count() > 0)
    );
    let is_kept = |effect: &Effect| matches!(effect, Effect::Keep { .. });
    assert!(!effects.iter().any(is_kept), "{effects:?}");
}

#[test]
fn new_step_is_spoken_in_plain_lines() {
    let mut state = tour(80, 24);
    type_keys(&mut state, "Z Ctrl-n Ctrl-n");
    assert_eq!(state.linear.cursor, LinearCursor::Tour);
    type_keys(&mut state, "j");
    assert_eq!(state.linear.cursor, LinearCursor::Line);
}

#[test]
fn plain_lines_are_told_of_in_words() {
    let mut state = tour(80, 24);
    type_keys(&mut state, "Z");
    for (step, keys) in KEYS.iter().enumerate() {
        assert!(
            !said(&state).contains("=3") && !said(&state).contains('≠'),
            "{}",
            said(&state)
        );
        assert_eq!(state.tour.step, Some(step));
        type_keys(&mut state, if step == 0 { "} }" } else { keys });
    }
    assert_eq!(state.tour.step, Some(STEPS.len()));
}

#[test]
fn any_size_leaves_rows_to_the_text() {
    for (width_cells, height_rows) in [(1, 1), (20, 4), (40, 9), (80, 12), (200, 60)] {
        let mut state = tour(width_cells, height_rows);
        for keys in KEYS {
            assert!(state.layout.body.length >= 1 && state.layout.body.end() <= height_rows.max(1));
            type_keys(&mut state, keys);
        }
    }
}
