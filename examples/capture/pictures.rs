//! The pictures: which stories, which keys, at which size, and the frames they come to.

use std::sync::Arc;

use abreast::app::{
    Effect, Key, Message, Options, Size, State, StoryName, open_story, search, update,
};
use abreast::article::{self, Article};
use abreast::comparison::{DEFAULT_THRESHOLD, compare};
use abreast::search::Index;
use abreast::theme::{Depth, Looks, Wanted};
use abreast::ui::Canvas;
use abreast::{sample, ui};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::svg::to_svg;

/// One picture: its name, the story, and what is typed; `~` stands for Enter.
pub(crate) struct Capture {
    /// The file is named after it and the theme.
    pub(crate) name: &'static str,
    /// Cells and rows.
    pub(crate) size: (u16, u16),
    story: &'static str,
    keys: &'static str,
}

/// The pictures of the README.
pub(crate) const CAPTURES: &[Capture] = &[
    Capture {
        name: "compare",
        size: (120, 36),
        story: "ferry-fire",
        keys: "]d]d",
    },
    Capture {
        name: "claims",
        size: (120, 30),
        story: "ferry-fire",
        keys: "c",
    },
    Capture {
        name: "find",
        size: (120, 30),
        story: "ferry-fire",
        keys: "fcaptian proud",
    },
    Capture {
        name: "why",
        size: (120, 36),
        story: "ferry-fire",
        keys: "]d]di",
    },
    Capture {
        name: "focus",
        size: (110, 30),
        story: "ferry-fire",
        keys: "z]d",
    },
    Capture {
        name: "origins",
        size: (110, 28),
        story: "ferry-fire",
        keys: "go",
    },
];

/// The themes in which each picture is made: the README shows the one that suits the page.
pub(crate) const THEMES: [&str; 2] = ["dark", "light"];

/// The picture in a theme, as SVG.
pub(crate) fn picture(capture: &Capture, theme: &str, depth: Depth) -> String {
    let looks = Looks {
        wanted: Wanted {
            theme: theme.to_owned(),
            ..Wanted::default()
        },
        depth,
        ..Looks::default()
    };
    let ground = looks.theme().ground();
    to_svg(&frame(capture, looks), ground)
}

/// The screen after the story was opened and the keys were typed.
fn frame(capture: &Capture, looks: Looks) -> Buffer {
    let size = Size {
        width_cells: capture.size.0,
        height_rows: capture.size.1,
    };
    let mut state = open(capture.story, size, looks);
    for typed in capture.keys.chars() {
        let key = match typed {
            '~' => Key::parse("Enter").unwrap_or(Key::char(typed)),
            _ => Key::char(typed),
        };
        let effects = update(&mut state, Message::Key(key));
        answer(&mut state, effects);
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width_cells, size.height_rows));
    ui::draw(&mut Canvas::new(&mut buffer, &state.theme), &state);
    buffer
}

/// Does what the worker thread does for a search.
fn answer(state: &mut State, effects: Vec<Effect>) {
    for effect in effects {
        if let Effect::Search {
            search: id,
            load,
            query,
            comparison,
        } = effect
        {
            let index = Index::build(&comparison.articles);
            let found = Box::new(search(&index, &comparison, &query, load));
            update(state, Message::Found { search: id, found });
        }
    }
}

fn open(story: &str, size: Size, looks: Looks) -> State {
    let articles: Vec<Arc<Article>> = sample::stories()
        .iter()
        .filter(|s| s.name == story)
        .flat_map(|s| {
            s.sources()
                .iter()
                .map(|source| Arc::new(article::read(source)))
                .collect::<Vec<_>>()
        })
        .collect();
    let name = StoryName {
        name: story.to_owned(),
        source_count: articles.len(),
        ..StoryName::default()
    };
    let options = Options {
        has_color: true,
        looks,
        ..Options::default()
    };
    let mut state = State::new(options, vec![name], size);
    for effect in open_story(&mut state, 0) {
        let Effect::Load { load, .. } = effect else {
            continue;
        };
        let paths = articles.iter().map(|a| a.path.clone()).collect();
        update(&mut state, Message::Expected { load, paths });
        for (slot, article) in articles.iter().enumerate() {
            update(
                &mut state,
                Message::Read {
                    load,
                    slot,
                    article: Arc::clone(article),
                },
            );
        }
        let comparison = Arc::new(compare(articles.clone(), DEFAULT_THRESHOLD));
        update(&mut state, Message::Compared { load, comparison });
    }
    state
}
