//! What the reader sets about an article: blocks put back or taken out, outlet, title, day.
//!
//! Each is kept as an entry and shown by reading the story again, for everything follows from the text.

use super::by_hand::{self, Change};
use super::motion::has_comparison;
use super::{Action, Effect, State, reread};
use crate::article::{Article, ParagraphKind, clean_line};
use crate::side::{ArticleName, Entry, Field};

/// Takes the paragraph under the cursor out of its article.
pub(super) fn remove_paragraph(state: &mut State) -> Vec<Effect> {
    let cursor = state.story.cursor.statement;
    let found = state.story.focus_article().and_then(|article| {
        let statement = article.statements.get(cursor.0)?;
        let paragraph = article.paragraphs.get(statement.paragraph)?;
        let is_title = paragraph.kind == ParagraphKind::Heading && statement.paragraph == 0;
        let text = paragraph.span.of(&article.text).to_owned();
        Some((text, is_title))
    });
    match found {
        Some((_, true)) => state.say("the headline stays; :title sets it"),
        Some((text, false)) => return set_block(state, text, false),
        None => state.say("no paragraph here"),
    }
    Vec::new()
}

/// Says what was done, and with which key it is undone.
fn say_undoable(state: &mut State, words: &str) {
    let undo = state.key_of(Action::Undo);
    state.say(format!("{words}; {undo} undoes"));
}

/// Puts blocks of an article back or takes them out; what only takes back an earlier word is dropped.
pub(super) fn set_block(state: &mut State, text: String, is_kept: bool) -> Vec<Effect> {
    if !has_comparison(state) {
        return Vec::new();
    }
    let Some(article) = state.story.focus_article() else {
        return Vec::new();
    };
    let entry = Entry::Block {
        article: name_of(article),
        text,
        is_kept,
    };
    let own = by_hand::of_open_story(state).and_then(|work| work.entries.get(&entry.key()));
    let is_taken_back = own.is_some_and(|own| *own != entry);
    let words = describe(state, &entry);
    if is_taken_back {
        by_hand::drop_entry(state, &entry.key());
    } else {
        by_hand::set(state, entry);
    }
    say_undoable(state, &words);
    reread::start(state)
}

/// Names the outlet, title or day of the article under the cursor; nothing typed takes it back.
pub(super) fn set_field(state: &mut State, field: Field, typed: &str) -> Vec<Effect> {
    if !has_comparison(state) {
        return Vec::new();
    }
    let Some(article) = state.story.focus_article() else {
        return Vec::new();
    };
    let value = clean_line(typed);
    let entry = Entry::Field {
        article: name_of(article),
        field,
        value: value.clone(),
    };
    if value.is_empty() {
        let own = by_hand::of_open_story(state).and_then(|work| work.entries.get(&entry.key()));
        if own.is_none() {
            state.say(usage(field));
            return Vec::new();
        }
        by_hand::drop_entry(state, &entry.key());
        state.say(format!("{} as the article has it", field.name()));
    } else if field.takes(&value) {
        let words = describe(state, &entry);
        by_hand::set(state, entry);
        say_undoable(state, &words);
    } else {
        state.say(usage(field));
        return Vec::new();
    }
    reread::start(state)
}

/// How a field is set on the command line.
fn usage(field: Field) -> &'static str {
    match field {
        Field::Outlet => "outlet takes a name, as in outlet The Courier",
        Field::Title => "title takes a text, as in title Fire guts the mill",
        Field::Date => "date takes a day, as in date 2024-05-06",
    }
}

fn name_of(article: &Article) -> ArticleName {
    ArticleName {
        path: article.path.clone(),
        url: article.url.clone(),
    }
}

/// Brings the screen in line with a change that was undone or redone, where texts hang on it.
pub(super) fn follow_change(state: &mut State, change: &Change) -> Vec<Effect> {
    match change.entry() {
        None
        | Some(Entry::Pair(_) | Entry::Bookmark { .. } | Entry::Note { .. } | Entry::Move { .. }) => {
            Vec::new()
        }
        Some(_) => reread::start(state),
    }
}

/// `put back in Courier: Share this story`
pub(super) fn describe(state: &State, entry: &Entry) -> String {
    match entry {
        Entry::Pair(correction) => {
            let one = outlet(state, &correction.a.path);
            let other = outlet(state, &correction.b.path);
            let text = &correction.b.text;
            if correction.is_linked {
                format!("linked {one} with {other}: {text}")
            } else {
                format!("unlinked {one} from {other}: {text}")
            }
        }
        Entry::Block {
            article,
            text,
            is_kept: true,
        } => format!("put back in {}: {text}", outlet(state, &article.path)),
        Entry::Block { article, text, .. } => {
            format!("taken out of {}: {text}", outlet(state, &article.path))
        }
        Entry::Field {
            article,
            field,
            value,
        } => format!("{} of {}: {value}", field.name(), article.path),
        Entry::Bookmark { statement, letter } => {
            let outlet = outlet(state, &statement.path);
            format!("mark {letter} in {outlet}: {}", statement.text)
        }
        Entry::Note { statement, text } => {
            format!("note in {}: {text}", outlet(state, &statement.path))
        }
        Entry::Move { article, to } => match to {
            Some(to) => format!(
                "{} moved to the story of {}",
                article.name.path, to.name.path
            ),
            None => format!("{} is a story of its own", article.name.path),
        },
    }
}

fn outlet<'a>(state: &'a State, path: &'a str) -> &'a str {
    let is_own = |c: &&super::Column| c.article.as_ref().is_some_and(|a| a.path == path);
    let column = state.story.columns.iter().find(is_own);
    column.map_or(path, |c| c.name())
}
