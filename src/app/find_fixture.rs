//! A small story for tests of Find, and keys for it: searches are answered at once, as the worker would.

use std::sync::Arc;

use super::{Effect, Key, Message, Options, Size, State, StoryName, open_story, search, update};
use crate::article::{Article, Source, read};
use crate::claims::{Claim, StatementRef, Status};
use crate::comparison::{Comparison, compare};
use crate::config::Config;
use crate::search::Index;

const TEXTS: [&str; 2] = [
    "Ferry fire injures fourteen\n\nA fire broke out on the ferry Selma late on Monday night.\n\nThe \
     coast guard said at least 14 people were hurt. “We had not much of a choice,” the captain said.",
    "Night of flames at sea\n\nA fire broke out on the ferry Selma on Monday night, officials \
     said.\n\nThe insurer declined to comment. The captain had no choice.",
];

fn articles() -> Vec<Arc<Article>> {
    let article = |(number, text): (usize, &&str)| {
        Arc::new(Article {
            outlet: ["Herald", "Ledger"][number].to_owned(),
            ..read(&Source::new(
                format!("{number}.txt"),
                text.as_bytes().to_vec(),
            ))
        })
    };
    TEXTS.iter().enumerate().map(article).collect()
}

/// The reader with the story read, and compared if wanted.
pub(crate) fn opened(size: Size, has_color: bool, is_compared: bool) -> State {
    let options = Options {
        config: Config {
            threshold: 0.3,
            ..Config::default()
        },
        has_color,
        ..Options::default()
    };
    let name = StoryName {
        name: "ferry".to_owned(),
        source_count: TEXTS.len(),
        ..StoryName::default()
    };
    let mut state = State::new(options, vec![name], size);
    open_story(&mut state, 0);
    let load = state.load;
    let paths = vec!["0.txt".to_owned(), "1.txt".to_owned()];
    update(&mut state, Message::Expected { load, paths });
    for (slot, article) in articles().into_iter().enumerate() {
        update(
            &mut state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    if is_compared {
        tell_compared(&mut state);
    }
    state
}

/// The two outlets share the fire and the captain's choice; made by hand, so that the tests do not
/// hang on how links are scored.
fn comparison() -> Comparison {
    let claim = |members: &[(usize, usize)]| {
        let members: Vec<StatementRef> = members
            .iter()
            .map(|m| StatementRef::new(m.0, m.1))
            .collect();
        Claim {
            lead: members[0],
            links: Vec::new(),
            outlets: members.len(),
            origins: members.len(),
            status: if members.len() > 1 {
                Status::Agreed
            } else {
                Status::Single
            },
            members,
        }
    };
    let claims: [&[(usize, usize)]; 6] = [
        &[(0, 0)],
        &[(0, 1), (1, 1)],
        &[(0, 2)],
        &[(0, 3), (1, 3)],
        &[(1, 0)],
        &[(1, 2)],
    ];
    Comparison {
        links: Vec::new(),
        claims: claims.into_iter().map(claim).collect(),
        ..compare(articles(), 0.3)
    }
}

pub(super) fn tell_compared(state: &mut State) {
    let comparison = Arc::new(comparison());
    let load = state.load;
    let effects = update(state, Message::Compared { load, comparison });
    answer(state, effects);
}

/// Answers what was asked, as the worker would.
pub(super) fn answer(state: &mut State, effects: Vec<Effect>) {
    for effect in effects {
        if let Some(message) = answer_to(&effect) {
            update(state, message);
        }
    }
}

fn answer_to(effect: &Effect) -> Option<Message> {
    let Effect::Search {
        search: id,
        load,
        query,
        comparison,
    } = effect
    else {
        return None;
    };
    let index = Index::build(&comparison.articles);
    Some(Message::Found {
        search: *id,
        found: Box::new(search(&index, comparison, query, *load)),
    })
}

/// Presses keys: names between angle brackets, letters else.
pub(crate) fn press(state: &mut State, script: &str) {
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
        let (key, after) = match named {
            Some((name, after)) => (Key::parse(name), after),
            None => (Some(Key::char(c)), &rest[c.len_utf8()..]),
        };
        let effects = update(state, Message::Key(key.expect("a key of the script")));
        answer(state, effects);
        rest = after;
    }
}

pub(super) fn wide() -> Size {
    Size {
        width_cells: 120,
        height_rows: 40,
    }
}

pub(super) fn cursor_text(state: &State) -> &str {
    let article = state.story.focus_article().expect("an article");
    article.statement_text(state.story.cursor.statement)
}
