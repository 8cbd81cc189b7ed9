//! Moving an article of a pile to another story by hand.
//!
//! As linking does: one key takes the article, under the cursor of the list or of Compare, and the same
//! key puts it into the story under the cursor of the list. What is kept names an article of that story
//! and not the story, which has no name that lasts (see `open/pile/moves.rs`). Undo and redo are the
//! pile's own while the list is on the screen.

use super::by_hand::Change;
use super::stories::{self, StoryRow};
use super::{Action, Effect, HandWork, ListedArticle, State, StoryName, View, showing};
use crate::side::{ArticleName, Entry, Key, PileArticle};

/// Where an article is to be.
enum Home {
    /// In the story of this one.
    With(PileArticle),
    /// In a story of its own.
    Alone,
    /// Where sorting puts it.
    Sorted,
}

/// An article on its way to another story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// The article.
    id: PileArticle,
    /// What to call it.
    name: String,
}

impl From<&ListedArticle> for Moving {
    fn from(article: &ListedArticle) -> Moving {
        Moving {
            id: article.id.clone(),
            name: article.name().to_owned(),
        }
    }
}

/// Takes the article under the cursor, or puts the taken one into the story under it.
pub(super) fn move_article(state: &mut State) {
    if state.story_list.pile.is_none() {
        state.say("articles are moved between the stories of a pile, opened with --stories");
        return;
    }
    if state.shown_view() == View::Stories && state.story_list.moving.is_some() {
        put_down(state);
        return;
    }
    let Some(moving) = under_cursor(state) else {
        let unfold = state.key_of(Action::Unfold);
        state.say(format!(
            "{unfold} lists the articles; choose the one to move"
        ));
        return;
    };
    let name = moving.name.clone();
    state.story_list.moving = Some(moving);
    if state.shown_view() != View::Stories {
        showing::show_view(state, View::Stories);
        if let Some(open) = state.open_story {
            stories::choose_story(state, open);
        }
    }
    let keys = [Action::MoveArticle, Action::MoveAlone, Action::Dismiss].map(|a| state.key_of(a));
    let [again, alone, forget] = keys;
    state.say(format!(
        "{again} on its story moves it there, {alone} makes it one of its own, {forget} forgets: {name}"
    ));
}

/// Makes the taken article, or the one under the cursor, a story of its own.
pub(super) fn move_alone(state: &mut State) {
    let taken = state.story_list.moving.take();
    let Some(moving) = taken.or_else(|| under_cursor(state)) else {
        let unfold = state.key_of(Action::Unfold);
        state.say(format!(
            "{unfold} lists the articles; choose the one to part from them"
        ));
        return;
    };
    let is_alone = |story: &StoryName| story.articles.len() == 1;
    if story_of(state, &moving.id).is_some_and(|story| is_alone(&state.stories[story])) {
        state.say("it is a story of its own already");
        return;
    }
    change(state, &moving.id, Home::Alone);
    say_undoable(state, "a story of its own", &moving.name);
}

/// Leaves the article under the cursor to sorting again.
pub(super) fn move_back(state: &mut State) {
    let moved = under_cursor(state).filter(|m| entry_of(state, &m.id).is_some());
    match moved {
        Some(moving) => {
            change(state, &moving.id, Home::Sorted);
            say_undoable(state, "where sorting puts it", &moving.name);
        }
        None => state.say("no article that was moved by hand"),
    }
}

/// Forgets which article was taken; tells whether one was.
pub(super) fn forget(state: &mut State) -> bool {
    let was_taken = state.story_list.moving.take().is_some();
    if was_taken {
        state.say("not moved");
    }
    was_taken
}

/// Takes the last move back.
pub(super) fn undo(state: &mut State) {
    let change = hand_work(state).and_then(HandWork::undo);
    say_change(state, "undone", change.as_ref());
}

/// Does again what was undone last.
pub(super) fn redo(state: &mut State) {
    let change = hand_work(state).and_then(HandWork::redo);
    say_change(state, "redone", change.as_ref());
}

/// Asks that what was moved since the last message be kept, and the pile be put in order.
pub(super) fn keep(state: &mut State) -> Option<Effect> {
    let edits = hand_work(state)?.take_unkept();
    (!edits.is_empty()).then_some(Effect::MoveArticles(edits))
}

fn put_down(state: &mut State) {
    let (Some(row), Some(moving)) = (stories::chosen_row(state), state.story_list.moving.clone())
    else {
        return;
    };
    let target = &state.stories[row.story()];
    if target
        .articles
        .iter()
        .any(|a| a.id.key() == moving.id.key())
    {
        state.say("it is in this story; go to the one where it belongs");
        return;
    }
    // One that sorting has put there is the surer sign of which story is meant.
    let by_sorting = target.articles.iter().find(|a| !a.is_by_hand);
    let Some(anchor) = by_sorting.or(target.articles.first()) else {
        return;
    };
    let (anchor, name) = (anchor.id.clone(), target.name.clone());
    state.story_list.moving = None;
    change(state, &moving.id, Home::With(anchor));
    say_undoable(state, "moved", &format!("{}, to “{name}”", moving.name));
}

/// Sets or drops the move of an article, as one change with what hangs on it.
fn change(state: &mut State, article: &PileArticle, home: Home) {
    let beside = story_of(state, article).and_then(|story| {
        let mut others = state.stories[story].articles.iter();
        others.find(|other| !other.is_by_hand && !is_same(&other.id, article))
    });
    let beside = beside.map(|other| other.id.clone());
    let Some(work) = hand_work(state) else { return };
    let mut parts: Vec<(Key, Option<Entry>)> = Vec::new();
    let of_article =
        |entry: &&Entry| matches!(entry, Entry::Move { article: own, .. } if is_same(own, article));
    let old: Vec<Entry> = work.entries.iter().filter(of_article).cloned().collect();
    parts.extend(old.iter().map(|entry| (entry.key(), None)));
    let had_begun = old
        .iter()
        .any(|entry| matches!(entry, Entry::Move { to: None, .. }));
    match (&home, beside) {
        // What was put beside it stays with the others.
        (Home::Alone, Some(other)) if !had_begun => parts.extend(stay_with(work, article, &other)),
        (Home::Alone, _) => {}
        _ if had_begun => parts.extend(begin_anew(work, article)),
        _ => {}
    }
    let to = match home {
        Home::With(other) => Some(Some(other)),
        Home::Alone => Some(None),
        Home::Sorted => None,
    };
    if let Some(to) = to {
        let article = article.clone();
        let entry = Entry::Move { article, to };
        parts.retain(|(key, _)| *key != entry.key());
        parts.push((entry.key(), Some(entry)));
    }
    work.change(parts);
}

/// Articles that were put into the story of this one are in that of another from now on.
fn stay_with(
    work: &HandWork,
    leaving: &PileArticle,
    other: &PileArticle,
) -> Vec<(Key, Option<Entry>)> {
    let moved = work.entries.iter().filter_map(|entry| match entry {
        Entry::Move {
            article,
            to: Some(to),
        } if is_same(to, leaving) => Some(Entry::Move {
            article: article.clone(),
            to: Some(other.clone()),
        }),
        _ => None,
    });
    moved.map(|entry| (entry.key(), Some(entry))).collect()
}

/// The other articles of a story that this one has begun stay together: the first of them has begun it.
fn begin_anew(work: &HandWork, founder: &PileArticle) -> Vec<(Key, Option<Entry>)> {
    let followers = work.entries.iter().filter_map(|entry| match entry {
        Entry::Move {
            article,
            to: Some(to),
        } if is_same(to, founder) => Some(article.clone()),
        _ => None,
    });
    let followers: Vec<PileArticle> = followers.collect();
    let first = followers.first().cloned();
    let moved = followers.into_iter().map(|article| {
        let to = first.clone().filter(|first| *first != article);
        let entry = Entry::Move { article, to };
        (entry.key(), Some(entry))
    });
    moved.collect()
}

fn is_same(one: &PileArticle, other: &PileArticle) -> bool {
    one.key() == other.key() || one.name.path == other.name.path
}

fn entry_of<'a>(state: &'a State, id: &PileArticle) -> Option<&'a Entry> {
    let pile = state.story_list.pile.as_ref()?;
    let is_it =
        |entry: &&Entry| matches!(entry, Entry::Move { article, .. } if is_same(article, id));
    pile.hand_work.entries.iter().find(is_it)
}

/// The article under the cursor: of the list, or of the open story.
fn under_cursor(state: &State) -> Option<Moving> {
    if state.shown_view() != View::Stories {
        let article = state.story.focus_article()?;
        return Some(Moving {
            id: PileArticle {
                name: ArticleName {
                    path: article.path.clone(),
                    url: article.url.clone(),
                },
                hash: Some(article.text_hash()),
            },
            name: if article.title.is_empty() {
                article.path.clone()
            } else {
                article.title.clone()
            },
        });
    }
    match stories::chosen_row(state)? {
        StoryRow::Article(story, place) => {
            stories::article_at(state, story, place).map(Moving::from)
        }
        StoryRow::Story(story) => match &*state.stories.get(story)?.articles {
            [only] => Some(Moving::from(only)),
            _ => None,
        },
    }
}

/// The story that an article is in now.
fn story_of(state: &State, id: &PileArticle) -> Option<usize> {
    let holds = |story: &&usize| {
        let mut articles = state.stories[**story].articles.iter();
        articles.any(|article| article.id.key() == id.key())
    };
    state
        .story_list
        .pile
        .as_ref()?
        .stories
        .iter()
        .find(holds)
        .copied()
}

fn hand_work(state: &mut State) -> Option<&mut HandWork> {
    Some(&mut state.story_list.pile.as_mut()?.hand_work)
}

/// Says what was done before to what: names are long, and a row is short.
fn say_undoable(state: &mut State, what: &str, to_what: &str) {
    let undo = state.key_of(Action::Undo);
    state.say(format!("{what}, {undo} undoes: {to_what}"));
}

fn say_change(state: &mut State, what: &str, change: Option<&Change>) {
    let entry = change.and_then(Change::entry);
    let words = match entry {
        None => format!(
            "nothing to {}",
            if what == "undone" { "undo" } else { "redo" }
        ),
        Some(Entry::Move { article, .. }) => format!("{what}: the move of {}", article.name.path),
        Some(_) => what.to_owned(),
    };
    state.say(words);
}
