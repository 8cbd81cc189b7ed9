//! The list of stories by keys: order, search, the chosen story, and what is asked to be counted.

use super::fixture::{listing, load_again, press};
use super::{Effect, LoadId, Message, State, StoryRow, Surveyed, View, article_at, survey, update};

/// The listed stories, the chosen one in brackets.
fn list(state: &State) -> String {
    let chosen = state.rows_of(View::Stories).chosen;
    let rows = state.story_list.rows.iter().enumerate();
    let names = rows.map(|(row, shown)| {
        let name = match *shown {
            StoryRow::Story(story) => state.stories[story].name.as_str(),
            StoryRow::Article(story, place) => {
                article_at(state, story, place).map_or("?", |a| a.name())
            }
        };
        if row == chosen {
            format!("[{name}]")
        } else {
            name.to_owned()
        }
    });
    names.collect::<Vec<_>>().join(" ")
}

fn after(keys: &str) -> State {
    let mut state = listing(100, 24);
    press(&mut state, keys);
    state
}

#[test]
fn orders_keep_the_chosen_story_and_put_uncounted_ones_last() {
    assert_eq!(
        list(&after("j")),
        "mill-fire [elmford] harbour snow elm-disease"
    );
    assert_eq!(
        list(&after("j s")),
        "elm-disease [elmford] harbour mill-fire snow"
    );
    assert_eq!(
        list(&after("j 2s")),
        "elm-disease [elmford] harbour mill-fire snow"
    );
    assert_eq!(
        list(&after("j s s")),
        "[elmford] mill-fire harbour snow elm-disease"
    );
    assert_eq!(
        list(&after("j s s s")),
        "harbour mill-fire [elmford] snow elm-disease"
    );
    assert_eq!(
        list(&after("j s s s s")),
        "mill-fire [elmford] harbour snow elm-disease"
    );
    assert_eq!(after("s s s s").said, "stories most differences first");
    assert_eq!(
        list(&after("j s s s s s")),
        "mill-fire [elmford] harbour snow elm-disease"
    );
}

#[test]
fn typing_lists_only_what_is_sought_and_escape_lists_all() {
    assert_eq!(list(&after("/ e l m")), "[elmford] elm-disease");
    assert_eq!(list(&after("/ e l m Enter j")), "elmford [elm-disease]");
    assert_eq!(
        list(&after("/ e l m Enter j Esc")),
        "mill-fire elmford harbour snow [elm-disease]"
    );
    assert_eq!(
        list(&after("/ e l m Esc")),
        "[mill-fire] elmford harbour snow elm-disease"
    );
    assert_eq!(list(&after("/ z z Enter")), "");
    assert!(press(&mut after("/ z z Enter"), "Enter").is_empty());
}

#[test]
fn counts_that_come_in_move_no_choice() {
    let mut state = after("3j s s s s");
    assert_eq!(list(&state), "mill-fire elmford harbour [snow] elm-disease");
    let counted = state.story_list.surveyed[&0];
    update(
        &mut state,
        Message::Surveyed {
            story: 4,
            surveyed: counted,
        },
    );
    assert_eq!(list(&state), "mill-fire elm-disease elmford harbour [snow]");
}

#[test]
fn chosen_story_is_opened_and_still_chosen_afterwards() {
    let mut state = after("j s");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects[..], [Effect::Load { story: 1, .. }]));
    load_again(&mut state);
    press(&mut state, "q");
    assert_eq!(list(&state), "elm-disease [elmford] harbour mill-fire snow");
}

#[test]
fn what_is_not_counted_is_asked_for_once_and_again_after_a_story_was_open() {
    let mut state = listing(100, 24);
    assert!(survey(&mut state).is_empty());
    press(&mut state, "Enter");
    load_again(&mut state);
    let effects = press(&mut state, "q");
    let expected = Effect::Survey {
        stories: vec![4],
        after: LoadId(1),
        threshold: state.threshold,
    };
    assert_eq!(effects, [expected]);
    assert!(press(&mut state, "j k").is_empty());
}

#[test]
fn open_story_is_counted_from_what_is_on_the_screen() {
    let mut state = after("j Enter");
    load_again(&mut state);
    press(&mut state, "q");
    let Some(Surveyed::Counts(counts)) = state.story_list.surveyed.get(&1) else {
        panic!("the open story is counted");
    };
    assert_eq!((counts.articles, counts.outlets, counts.shared), (3, 3, 3));
    assert_eq!(counts.days_words(), "2024-05-06–07");
}
