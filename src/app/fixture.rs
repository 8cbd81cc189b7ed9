//! A small story for tests of screens and keys: three outlets, links set by hand.
//!
//! Set by hand, so that a better engine does not redraw every expected screen.

use std::sync::Arc;

use super::{
    Key, Message, Options, Size, State, StoryCounts, StoryName, Surveyed, open_story, update,
};
use crate::article::{Article, Paragraph, ParagraphKind, Role, Statement};
use crate::claims::{Difference, DifferenceKind, Link, LinkKind, Reasons, StatementRef, Value};
use crate::comparison::{Comparison, compare};
use crate::config::Config;
use crate::text::Span;

/// The outlets: name, day, paragraphs of statements.
const ARTICLES: [(&str, &str, &[&[&str]]); 3] = [
    (
        "Morning Post",
        "2024-05-06",
        &[
            &["Burst pipe floods Elmford library"],
            &[
                "A burst pipe flooded the Elmford library on Sunday night.",
                "About 4,000 books were ruined, the council said.",
            ],
            &["The reading room will stay shut for 6 weeks."],
            &[
                "Was the pipe ever inspected?",
                "Nobody at the council would say.",
            ],
        ],
    ),
    (
        "Elmford Echo",
        "2024-05-06",
        &[
            &["Library under water"],
            &[
                "Water from a burst pipe ran through the Elmford library on Sunday.",
                "Librarians counted 5,500 ruined books.",
            ],
            &["Volunteers dried old maps on the lawn."],
        ],
    ),
    (
        "River Radio",
        "2024-05-07",
        &[
            &["Elmford readers locked out"],
            &[
                "The library's reading room stays closed for 6 weeks.",
                "The repair has no price yet.",
            ],
        ],
    ),
];

/// The articles of the small story, in column order.
pub(crate) fn articles() -> Vec<Arc<Article>> {
    let numbered = ARTICLES.iter().enumerate();
    numbered
        .map(|(number, (outlet, day, paragraphs))| {
            let mut article = article(paragraphs);
            article.path = format!("{number}.txt");
            (*outlet).clone_into(&mut article.outlet);
            article.published = day.parse().ok();
            Arc::new(article)
        })
        .collect()
}

/// An article of such paragraphs, the first being its title.
pub(crate) fn article(paragraphs: &[&[&str]]) -> Article {
    let mut article = Article::default();
    for (number, statements) in paragraphs.iter().enumerate() {
        if number > 0 {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        for (place, text) in statements.iter().enumerate() {
            if place > 0 {
                article.text.push(' ');
            }
            let from = article.text.len();
            article.text.push_str(text);
            article.statements.push(Statement {
                span: Span::new(from, article.text.len()),
                paragraph: number,
                role: if number == 0 {
                    Role::Headline
                } else {
                    Role::Body
                },
                speaker: None,
            });
        }
        let is_title = number == 0;
        article.paragraphs.push(Paragraph {
            span: Span::new(start, article.text.len()),
            kind: if is_title {
                ParagraphKind::Heading
            } else {
                ParagraphKind::Body
            },
        });
    }
    article.title = paragraphs.first().map_or(String::new(), |p| p.concat());
    article
}

/// The links of the small story: the flood, the books (which differ), the reading room, a weak one.
pub(crate) fn comparison(articles: Vec<Arc<Article>>, threshold: f64) -> Comparison {
    let mut comparison = compare(articles, threshold);
    let ends = |a: (usize, usize), b: (usize, usize)| {
        (StatementRef::new(a.0, a.1), StatementRef::new(b.0, b.1))
    };
    let mut links = vec![
        link(
            &comparison,
            ends((0, 1), (1, 1)),
            0.9,
            &["burst pipe", "the Elmford library on Sunday"],
        ),
        link(&comparison, ends((0, 2), (1, 2)), 0.7, &["books", "ruined"]),
        link(
            &comparison,
            ends((0, 3), (2, 1)),
            0.8,
            &["reading room", "for 6 weeks"],
        ),
        link(&comparison, ends((0, 5), (2, 2)), 0.4, &[]),
    ];
    let value = |text: &str, at: usize| Value {
        text: text.to_owned(),
        span: Some(Span::new(at, at + text.len())),
    };
    links[1].reasons_mut().differences.push(Difference {
        kind: DifferenceKind::Number,
        a: value("4,000", 6),
        b: value("5,500", 19),
    });
    links.sort_by_key(|l| (l.a, l.b));
    comparison.links = links;
    comparison.linker = Arc::default();
    comparison.set_threshold(threshold);
    comparison
}

fn link(
    comparison: &Comparison,
    (a, b): (StatementRef, StatementRef),
    score: f64,
    shared: &[&str],
) -> Link {
    let spans = |statement: StatementRef| {
        let text = comparison.text(statement);
        let found = shared
            .iter()
            .filter_map(|w| text.find(w).map(|at| Span::new(at, at + w.len())));
        let mut found: Vec<Span> = found.collect();
        found.sort_unstable();
        found
    };
    Link::bare(a, b, score, LinkKind::Reworded).with(Reasons {
        overlap_a: spans(a),
        overlap_b: spans(b),
        ..Reasons::default()
    })
}

/// A reader with the small story open, all read and compared.
pub(crate) fn reader(width_cells: u16, height_rows: u16, has_color: bool) -> State {
    let paths = articles().iter().map(|a| a.path.clone()).collect();
    let (mut state, _) = expecting(paths, (width_cells, height_rows), has_color);
    load_again(&mut state);
    state
}

/// Answers the latest load with the small story.
pub(crate) fn load_again(state: &mut State) {
    let load = state.load;
    let articles = articles();
    let paths = articles.iter().map(|a| a.path.clone()).collect();
    update(state, Message::Expected { load, paths });
    for (slot, article) in articles.into_iter().enumerate() {
        update(
            state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    let comparison = Arc::new(comparison(self::articles(), state.threshold));
    update(state, Message::Compared { load, comparison });
}

/// A reader with these articles read, and links still being found.
pub(crate) fn opened(articles: Vec<Arc<Article>>, size: (u16, u16), has_color: bool) -> State {
    let (mut state, load) = expecting(
        articles.iter().map(|a| a.path.clone()).collect(),
        size,
        has_color,
    );
    for (slot, article) in articles.into_iter().enumerate() {
        update(
            &mut state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    state
}

/// A reader with a list of stories, of which the first three are counted.
pub(crate) fn listing(width_cells: u16, height_rows: u16) -> State {
    let names = [
        ("mill-fire", 4),
        ("elmford", 3),
        ("harbour", 5),
        ("snow", 2),
        ("elm-disease", 1),
    ];
    let name = |(name, source_count): (&str, usize)| StoryName {
        name: name.to_owned(),
        source_count,
        ..StoryName::default()
    };
    let size = Size {
        width_cells,
        height_rows,
    };
    let options = Options {
        has_color: true,
        ..Options::default()
    };
    let mut state = State::new(options, names.map(name).to_vec(), size);
    let day = |text: &str| text.parse().expect("a day");
    let counts = [
        (4, 4, 9, 3, Some((day("2024-03-11"), day("2024-03-14")))),
        (3, 2, 3, 1, Some((day("2024-05-06"), day("2024-05-06")))),
        (5, 5, 12, 0, Some((day("2023-12-30"), day("2024-01-02")))),
    ];
    for (story, (articles, outlets, shared, differing, days)) in counts.into_iter().enumerate() {
        let surveyed = Surveyed::Counts(StoryCounts {
            articles,
            outlets,
            shared,
            differing,
            days,
        });
        update(&mut state, Message::Surveyed { story, surveyed });
    }
    let surveyed = Surveyed::Left("on the net");
    update(&mut state, Message::Surveyed { story: 3, surveyed });
    state
}

/// A reader that has opened a story of these sources and waits for all of them.
pub(crate) fn expecting(
    paths: Vec<String>,
    size: (u16, u16),
    has_color: bool,
) -> (State, super::LoadId) {
    let options = Options {
        config: Config {
            threshold: 0.5,
            ..Config::default()
        },
        has_color,
        ..Options::default()
    };
    let size = Size {
        width_cells: size.0,
        height_rows: size.1,
    };
    let name = StoryName {
        name: "elmford".to_owned(),
        source_count: paths.len(),
        ..StoryName::default()
    };
    let mut state = State::new(options, vec![name], size);
    open_story(&mut state, 0);
    let load = state.load;
    update(&mut state, Message::Expected { load, paths });
    (state, load)
}

/// Types keys by name, parted by blanks: `"j ]d Ctrl-d Enter"`.
pub(crate) fn press(state: &mut State, keys: &str) -> Vec<super::Effect> {
    let mut effects = Vec::new();
    for name in keys.split_whitespace() {
        let typed = match Key::parse(name) {
            Some(key) => vec![key],
            None => name.chars().map(Key::char).collect(),
        };
        for key in typed {
            effects.extend(update(state, Message::Key(key)));
        }
    }
    effects
}
