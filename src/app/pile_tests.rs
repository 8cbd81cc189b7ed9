//! A pile behind the list: it fills, re-sorts under the cursor, is stopped, and articles are moved.

use super::fixture::{load_again, press};
use super::{
    Effect, Failure, ListedArticle, Message, Options, PilePhase, PileProgress, PileWish, Size,
    State, StoryName, StoryRow, Surveyed, View, Waiting, article_at, update, waiting_words,
};
use crate::side::{ArticleName, Edit, Entries, Entry, PileArticle};

/// A reader of a pile of which nothing is read yet.
fn empty() -> State {
    let size = Size {
        width_cells: 100,
        height_rows: 24,
    };
    State::new(Options::default(), Vec::new(), size).with_pile()
}

fn article(name: &str) -> ListedArticle {
    let name = name.trim_end_matches('*');
    ListedArticle {
        title: format!("On {name}"),
        outlet: "Heron".to_owned(),
        id: PileArticle {
            name: ArticleName {
                path: format!("{name}.txt"),
                url: None,
            },
            hash: Some(
                name.bytes()
                    .fold(0, |sum, byte| sum * 256 + u64::from(byte)),
            ),
        },
        ..ListedArticle::default()
    }
}

/// Tells the list these stories: `"1: a b, 0: c*"` is story 1 with two articles, then 0 with one that is
/// there by hand.
fn sorted(state: &mut State, stories: &str) -> Vec<Effect> {
    let story = |story: &str| {
        let (number, names) = story.split_once(':').expect("a number");
        let articles = names.split_whitespace().map(|name| ListedArticle {
            is_by_hand: name.ends_with('*'),
            ..article(name)
        });
        let articles: Vec<_> = articles.collect();
        let name = StoryName {
            name: articles[0].title.clone(),
            source_count: articles.len(),
            outlet_count: 1,
            articles: articles.into(),
            ..StoryName::default()
        };
        (number.trim().parse().expect("a number"), name)
    };
    let stories = stories.split(',').map(story).collect();
    update(state, Message::PileSorted { stories })
}

fn progress(phase: PilePhase, done: usize, of: usize) -> Message {
    Message::PileRead(PileProgress {
        phase,
        done,
        of,
        articles: done,
        repeats: 0,
    })
}

/// The rows, the chosen one in brackets.
fn list(state: &State) -> String {
    let chosen = state.rows_of(View::Stories).chosen;
    let rows = state.story_list.rows.iter().enumerate();
    let rows = rows.map(|(at, row)| {
        let words = match *row {
            StoryRow::Story(story) => story.to_string(),
            StoryRow::Article(story, place) => {
                let article = article_at(state, story, place);
                article.map_or(String::new(), |a| format!("-{}", &a.title[3..]))
            }
        };
        if at == chosen {
            format!("[{words}]")
        } else {
            words
        }
    });
    rows.collect::<Vec<_>>().join(" ")
}

/// A pile that is read, of two stories.
fn read() -> State {
    let mut state = empty();
    sorted(&mut state, "0: a b c, 1: d e");
    update(&mut state, progress(PilePhase::Done, 5, 5));
    state
}

fn moved(effects: &[Effect]) -> Vec<Edit> {
    let edits = effects.iter().filter_map(|effect| match effect {
        Effect::MoveArticles(edits) => Some(edits.clone()),
        _ => None,
    });
    edits.flatten().collect()
}

/// `"d -> a"`, `"d -> alone"`, `"d dropped"`
fn shown(edits: &[Edit]) -> String {
    let name = |id: &PileArticle| id.name.path.trim_end_matches(".txt").to_owned();
    let edit = |edit: &Edit| match &edit.entry {
        Some(Entry::Move { article, to }) => {
            let to = to.as_ref().map_or("alone".to_owned(), name);
            format!("{} -> {to}", name(article))
        }
        _ => "dropped".to_owned(),
    };
    edits.iter().map(edit).collect::<Vec<_>>().join(", ")
}

#[test]
fn list_is_there_before_anything_is_read_and_keys_are_taken() {
    let mut state = empty();
    assert_eq!(state.shown_view(), View::Stories);
    assert_eq!(
        waiting_words(&state).as_deref(),
        Some("looking through folders, Esc stops")
    );
    assert!(press(&mut state, "j k G l Enter").is_empty());
    update(&mut state, progress(PilePhase::Reading, 1200, 10_000));
    assert_eq!(
        waiting_words(&state).as_deref(),
        Some("reading 1,200 of 10,000, Esc stops")
    );
}

#[test]
fn chosen_story_and_article_stay_chosen_wherever_they_go() {
    let mut state = empty();
    sorted(&mut state, "0: a b, 1: c, 2: d");
    assert_eq!(list(&state), "[0] 1 2");
    sorted(&mut state, "1: c e f, 0: a b, 2: d");
    assert_eq!(
        list(&state),
        "[1] 0 2",
        "until the reader chooses, it is the first row"
    );
    press(&mut state, "j l j j");
    assert_eq!(list(&state), "1 0 -a [-b] 2");
    sorted(&mut state, "2: d g h i, 1: c e f, 0: b a");
    assert_eq!(list(&state), "2 1 0 [-b] -a");
    sorted(&mut state, "2: d g h i b, 1: c e f, 0: a");
    assert_eq!(
        list(&state),
        "2 1 [0] -a",
        "the article has left: its story"
    );
    press(&mut state, "h");
    assert_eq!(list(&state), "2 1 [0]");
}

#[test]
fn stories_are_counted_nearest_first_and_told_anew_when_another_is_chosen() {
    let mut state = empty();
    let effects = sorted(&mut state, "0: a b, 1: c d, 2: e f, 3: g h, 4: i");
    let asked = |effects: &[Effect]| match effects {
        [Effect::Survey { stories, .. }] => stories.clone(),
        _ => Vec::new(),
    };
    assert_eq!(
        asked(&effects),
        [0, 1, 2, 3],
        "one article alone shares nothing"
    );
    assert_eq!(asked(&press(&mut state, "2j")), [2, 3, 1, 0]);
    assert!(press(&mut state, "x").is_empty());
    let surveyed = Surveyed::Left("large");
    update(&mut state, Message::Surveyed { story: 2, surveyed });
    assert!(press(&mut state, "j").is_empty(), "in the same order");
    assert_eq!(asked(&press(&mut state, "2k")), [1, 0, 3]);
    // A story that grows is counted anew.
    let effects = sorted(&mut state, "0: a b, 1: c d, 2: e f z, 3: g h, 4: i");
    assert!(effects.is_empty(), "in its turn");
    assert_eq!(asked(&press(&mut state, "j")), [2, 3, 1, 0]);
}

#[test]
fn escape_ends_reading_and_reload_goes_on() {
    for key in ["Esc", "Ctrl-c"] {
        let mut state = empty();
        update(&mut state, progress(PilePhase::Reading, 64, 300));
        sorted(&mut state, "0: a, 1: b");
        assert_eq!(press(&mut state, key), [Effect::Pile(PileWish::Stop)]);
        assert_eq!(state.said, "stopped at 64 of 300; r reads on");
        update(&mut state, progress(PilePhase::Reading, 96, 300));
        assert_eq!(
            waiting_words(&state).as_deref(),
            Some("stopped at 64 of 300")
        );
        assert_eq!(press(&mut state, "r"), [Effect::Pile(PileWish::ReadOn)]);
        assert!(press(&mut state, "r").is_empty(), "once is enough");
    }
    let mut state = read();
    press(&mut state, "Esc");
    assert_eq!(
        press(&mut state, "Ctrl-c"),
        [Effect::Quit],
        "nothing goes on"
    );
}

#[test]
fn story_is_opened_at_the_chosen_article_while_the_pile_is_read() {
    let mut state = empty();
    sorted(&mut state, "0: a b");
    press(&mut state, "l j j");
    assert_eq!(list(&state), "0 -a [-b]");
    let effects = press(&mut state, "Enter");
    assert!(matches!(effects[..], [Effect::Load { story: 0, .. }]));
    let (load, paths) = (state.load, vec!["a.txt".to_owned(), "b.txt".to_owned()]);
    update(&mut state, Message::Expected { load, paths });
    assert_eq!(state.story.cursor.column, 1);
    assert!(!state.story.is_changed);
    sorted(&mut state, "0: a b c");
    assert!(state.story.is_changed, "there is more of it now");
    press(&mut state, "q");
    assert_eq!(list(&state), "0 -a [-b] -c");
}

#[test]
fn linking_that_is_ended_leaves_the_articles_and_reload_links_them() {
    let mut state = read();
    press(&mut state, "Enter");
    let load = state.load;
    let paths = vec!["a.txt".to_owned(), "gone.txt".to_owned()];
    update(&mut state, Message::Expected { load, paths });
    let article = std::sync::Arc::new(crate::article::Article {
        path: "a.txt".to_owned(),
        ..Default::default()
    });
    update(
        &mut state,
        Message::Read {
            load,
            slot: 0,
            article,
        },
    );
    let words = "linking, weighing pairs 45 %".to_owned();
    update(&mut state, Message::Waiting { load, words });
    let said = waiting_words(&state);
    assert_eq!(
        said.as_deref(),
        Some("linking, weighing pairs 45 %, Esc stops")
    );
    assert_eq!(press(&mut state, "Esc"), [Effect::StopLoad(load)]);
    assert_eq!(state.said, "1 of 2 articles read, not linked; r goes on");
    assert_eq!(state.story.columns.len(), 1);
    assert_eq!(waiting_words(&state), None);
    let effects = press(&mut state, "r");
    assert!(matches!(
        effects[..],
        [Effect::Load {
            story: 0,
            is_reread: true,
            ..
        }]
    ));
    load_again(&mut state);
    assert!(state.story.comparison.is_some() && state.story.waiting == Waiting::No);
}

#[test]
fn reading_again_that_is_ended_leaves_what_was_there() {
    let mut state = read();
    press(&mut state, "Enter");
    load_again(&mut state);
    press(&mut state, "r");
    let load = state.load;
    assert_eq!(press(&mut state, "Ctrl-c"), [Effect::StopLoad(load)]);
    assert!(state.story.comparison.is_some() && state.reread.is_none());
}

#[test]
fn article_is_taken_and_put_into_another_story() {
    let mut state = read();
    press(&mut state, "j l j gm");
    assert!(state.said.ends_with("forgets: On d"), "{}", state.said);
    press(&mut state, "gm");
    assert!(
        state.said.starts_with("it is in this story"),
        "{}",
        state.said
    );
    let effects = press(&mut state, "gg gm");
    assert_eq!(shown(&moved(&effects)), "d -> a");
    assert_eq!(state.said, "moved, u undoes: On d, to “On a”");
    assert_eq!(shown(&moved(&press(&mut state, "u"))), "dropped");
    assert_eq!(shown(&moved(&press(&mut state, "Ctrl-r"))), "d -> a");
    assert!(moved(&press(&mut state, "gm Esc")).is_empty());
}

#[test]
fn what_is_there_by_sorting_says_which_story_is_meant() {
    let mut state = read();
    sorted(&mut state, "0: x* a b, 1: d e, 2: y*");
    press(&mut state, "j l j gm");
    assert_eq!(shown(&moved(&press(&mut state, "gg gm"))), "d -> a");
    press(&mut state, "gg 2j gm");
    let effects = press(&mut state, "G gm");
    assert_eq!(
        shown(&moved(&effects)),
        "d -> y",
        "a story that was begun by hand"
    );
}

#[test]
fn who_was_put_beside_an_article_stays_when_that_one_leaves() {
    let mut state = read();
    let entry = Entry::Move {
        article: article("d").id,
        to: Some(article("a").id),
    };
    let (entries, notes) = ([entry].into_iter().collect(), Vec::new());
    update(&mut state, Message::PileByHand { entries, notes });
    sorted(&mut state, "0: a b c d*, 1: e");
    let effects = press(&mut state, "l j gs");
    assert_eq!(shown(&moved(&effects)), "d -> b, a -> alone");
}

#[test]
fn article_becomes_a_story_of_its_own_and_goes_back_to_sorting() {
    let mut state = read();
    let effects = press(&mut state, "l j gs");
    assert_eq!(shown(&moved(&effects)), "a -> alone");
    sorted(&mut state, "0: b c, 1: d e, 2: a*");
    press(&mut state, "G gs");
    assert_eq!(state.said, "it is a story of its own already");
    assert_eq!(shown(&moved(&press(&mut state, "gM"))), "dropped");
}

#[test]
fn who_came_to_a_story_stays_when_the_one_that_began_it_leaves() {
    let mut state = read();
    let entry = |article: &str, to: Option<&str>| Entry::Move {
        article: self::article(article).id,
        to: to.map(|to| self::article(to).id),
    };
    let entries: Entries = [
        entry("d", None),
        entry("e", Some("d")),
        entry("c", Some("d")),
    ]
    .into_iter()
    .collect();
    let notes = Vec::new();
    update(&mut state, Message::PileByHand { entries, notes });
    sorted(&mut state, "0: a b, 1: d* e* c*");
    press(&mut state, "j l j gm");
    let effects = press(&mut state, "gg gm");
    let mut edits: Vec<String> = moved(&effects)
        .iter()
        .map(|e| shown(std::slice::from_ref(e)))
        .collect();
    edits.sort();
    assert_eq!(edits, ["c -> alone", "d -> a", "e -> c"]);
}

#[test]
fn open_article_is_taken_to_the_list() {
    let mut state = read();
    press(&mut state, "j Enter");
    load_again(&mut state);
    press(&mut state, "gm");
    assert_eq!(state.shown_view(), View::Stories);
    assert_eq!(list(&state), "0 [1]");
    let effects = press(&mut state, "k gm");
    assert_eq!(moved(&effects).len(), 1);
}

#[test]
fn what_cannot_be_read_is_counted_and_listed() {
    let mut state = read();
    let failure = |path: &str| Failure {
        path: path.to_owned(),
        reason: "it is empty; write something".to_owned(),
    };
    let failures = vec![failure("x.txt"), failure("y.txt")];
    update(&mut state, Message::PileFailed(failures));
    assert_eq!(state.said, "2 files not read; R names them");
    press(&mut state, "R");
    let rows: Vec<String> = state
        .sheet
        .rows
        .iter()
        .map(|row| row.iter().map(|p| p.text.as_str()).collect())
        .collect();
    assert!(rows.join("\n").contains("y.txt"));
}
