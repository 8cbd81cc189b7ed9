//! Frames of the reader at 200 by 60, drawn into a sink that counts: what a key costs, from the key to the
//! last byte, and how many bytes that is.

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use abreast::app::{Key, KeyCode, Message, Options, Size, State, StoryName, open_story, update};
use abreast::article::{Article, Source, read};
use abreast::comparison::{DEFAULT_THRESHOLD, compare};
use abreast::ui::Screen;
use nix::time::ClockId;

use crate::corpus;
use crate::table::{Line, median, spent};

const SIZE: Size = Size {
    width_cells: 200,
    height_rows: 60,
};
/// Statements of a long article and of a usual one, a line each.
const LONG: usize = 10_000;
const SHORT: usize = 300;
/// Keys pressed for one figure, in a long article and in one of a story.
const STEPS: usize = 200;
const FEW_STEPS: usize = 20;

/// A terminal that takes everything and only counts.
#[derive(Clone, Default)]
struct Sink {
    bytes: Rc<Cell<usize>>,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.set(self.bytes.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A reader with its screen.
struct Reader {
    state: State,
    screen: Screen<Sink>,
    sink: Sink,
}

/// What steps cost: the middle of them, and the most bytes of one.
struct Steps {
    cpu: Duration,
    bytes: usize,
    most_bytes: usize,
}

impl Reader {
    /// Opens articles as the terminal does, links and all.
    fn open(articles: Vec<Arc<Article>>, has_color: bool) -> anyhow::Result<Reader> {
        let name = StoryName {
            name: "measured".to_owned(),
            source_count: articles.len(),
            ..StoryName::default()
        };
        let options = Options {
            has_color,
            ..Options::default()
        };
        let mut state = State::new(options, vec![name], SIZE);
        open_story(&mut state, 0);
        let load = state.load;
        let paths = articles.iter().map(|a| a.path.clone()).collect();
        update(&mut state, Message::Expected { load, paths });
        for (slot, article) in articles.iter().cloned().enumerate() {
            let message = Message::Read {
                load,
                slot,
                article,
            };
            update(&mut state, message);
        }
        let comparison = Arc::new(compare(articles, DEFAULT_THRESHOLD));
        update(&mut state, Message::Compared { load, comparison });
        let sink = Sink::default();
        let mut screen = Screen::new(sink.clone(), SIZE)?;
        screen.draw(&state)?;
        Ok(Reader {
            state,
            screen,
            sink,
        })
    }

    /// Takes a message in and draws; returns the processor time and the bytes.
    fn step(&mut self, message: Message) -> anyhow::Result<(Duration, usize)> {
        let before = self.sink.bytes.get();
        let start = thread_time()?;
        update(&mut self.state, message);
        self.screen.draw(&self.state)?;
        let spent = thread_time()?.saturating_sub(start);
        Ok((spent, self.sink.bytes.get() - before))
    }

    fn steps(&mut self, key: char, count: usize) -> anyhow::Result<Steps> {
        let mut all = Vec::new();
        for _ in 0..count {
            all.push(self.step(Message::Key(Key::char(key)))?);
        }
        let bytes: Vec<usize> = all.iter().map(|(_, bytes)| *bytes).collect();
        Ok(Steps {
            cpu: median(all.iter().map(|(cpu, _)| *cpu).collect()),
            most_bytes: bytes.iter().copied().max().unwrap_or_default(),
            bytes: median(bytes),
        })
    }
}

/// Processor time of this thread.
fn thread_time() -> anyhow::Result<Duration> {
    Ok(ClockId::CLOCK_THREAD_CPUTIME_ID.now()?.into())
}

pub(crate) fn measure() -> anyhow::Result<Vec<Line>> {
    let mut long = Reader::open(vec![long_article(LONG)], true)?;
    let mut short = Reader::open(vec![long_article(SHORT)], true)?;
    // From the middle on: what is far from the top must cost no more.
    for reader in [&mut long, &mut short] {
        for key in "50%".chars() {
            reader.step(Message::Key(Key::char(key)))?;
        }
    }
    let (mut far, mut near) = (long.steps('j', STEPS)?, short.steps('j', STEPS)?);
    for _ in 0..4 {
        let (more_far, more_near) = (long.steps('k', STEPS)?, short.steps('k', STEPS)?);
        far.cpu = far.cpu.min(more_far.cpu);
        near.cpu = near.cpu.min(more_near.cpu);
        long.steps('j', STEPS)?;
        short.steps('j', STEPS)?;
    }
    let ratio = far.cpu.as_secs_f64() / near.cpu.as_secs_f64();
    let mut lines = vec![Line::new(
        "a key that scrolls, in the middle of an article of 10,000 lines, 200 by 60",
        format!("{}, {} written", spent(far.cpu), kilobytes(far.most_bytes)),
        format!(
            "{ratio:.2} times the same in 300 lines, {}",
            spent(near.cpu)
        ),
    )];
    lines.extend(measure_long(&mut long)?);
    lines.push(measure_columns()?);
    Ok(lines)
}

/// What touches all of a long article.
fn measure_long(long: &mut Reader) -> anyhow::Result<Vec<Line>> {
    let article = long_article(LONG);
    let mut costs = Vec::new();
    for width_cells in [199, 198, 197, 196, 200] {
        let size = Size {
            width_cells,
            ..SIZE
        };
        costs.push(long.step(Message::Resize(size))?.0);
    }
    let resized = median(costs);
    let end = long.step(Message::Key(Key::char('G')))?.0;
    let searched = dearest_letter(long)?;
    // Where there are no colours, rows make room for the marks of hits.
    let mut plain = Reader::open(vec![Arc::clone(&article)], false)?;
    let marked = dearest_letter(&mut plain)?;
    let before = thread_time()?;
    let page = abreast::page::Page::new(&article, 100, &abreast::page::Marked::new());
    let wrapped = thread_time()?.saturating_sub(before);
    Ok(vec![
        Line::new(
            "10,000 lines at another width, to the frame",
            spent(resized),
            format!("{} of it counts {} rows", spent(wrapped), page.row_count()),
        ),
        Line::new("`G` there, to the frame", spent(end), String::new()),
        Line::new(
            "a letter of a search there, the dearest",
            spent(searched),
            format!("{} without colours", spent(marked)),
        ),
    ])
}

/// Types a search; the letter that cost the most.
fn dearest_letter(reader: &mut Reader) -> anyhow::Result<Duration> {
    let mut typed = Vec::new();
    for key in "/the people".chars() {
        typed.push(reader.step(Message::Key(Key::char(key)))?.0);
    }
    reader.step(Message::Key(Key::plain(KeyCode::Esc)))?;
    Ok(typed.iter().max().copied().unwrap_or_default())
}

/// A story of five, whose columns scroll together.
fn measure_columns() -> anyhow::Result<Line> {
    let mut story = Reader::open(corpus::pile(5).map(article).collect(), true)?;
    let down = story.steps('j', FEW_STEPS)?;
    let up = story.steps('k', FEW_STEPS)?;
    Ok(Line::new(
        "a key that scrolls four columns together",
        format!(
            "{}, {} written",
            spent(down.cpu.min(up.cpu)),
            kilobytes(down.bytes)
        ),
        format!("at most {}", kilobytes(down.most_bytes.max(up.most_bytes))),
    ))
}

fn long_article(lines: usize) -> Arc<Article> {
    article(corpus::long_article(lines))
}

fn article(made: corpus::Made) -> Arc<Article> {
    Arc::new(read(&Source::new(made.name, made.text.into_bytes())))
}

/// "19.1 kB"
fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1e3)
}
