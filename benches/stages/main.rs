//! What each stage costs, from bytes to rows on a page, at several sizes of a story.
//!
//! `cargo bench --bench stages` runs it; `cargo bench --bench stages -- link` only what has "link" in its name. Stories are made by
//! `../corpus`, and poured together from `../shared/data/mixed` where that is there ("mixed" in the
//! name). What grows with pairs of statements is measured up to a hundred articles in one story, what
//! grows with statements up to ten thousand, and there linking too, each story by itself.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use abreast::article::{Article, Source, read};
use abreast::claims::{Linker, group_claims};
use abreast::comparison::{DEFAULT_THRESHOLD, compare};
use abreast::page::{Index as PageIndex, Page};
use abreast::search::{Index, Query};
use abreast::sorting::{Sketch, sort_into_stories};
use abreast::text::{split_sentences, words};
use criterion::{Criterion, criterion_group, criterion_main};

#[allow(dead_code, reason = "each program that includes it uses a part")]
#[path = "../corpus/mod.rs"]
mod corpus;
mod sources;

/// Articles in a story for what grows with pairs of statements.
const STORY_SIZES: [usize; 2] = [5, 100];
/// Articles for what grows with statements.
const PILE_SIZES: [usize; 4] = [5, 100, 1_000, 10_000];
/// Width of a column in a terminal of 160 cells that shows three.
const WIDTH_CELLS: usize = 48;
/// Hits listed for a query: more than a screen holds.
const LISTED: usize = 100;

/// A story with a name for the tables: "made-100".
struct Story {
    name: String,
    sources: Vec<Source>,
}

/// The stories of these sizes, made ones first.
fn stories(sizes: &[usize]) -> Vec<Story> {
    let mut stories = Vec::new();
    for &size in sizes {
        let kinds = [
            ("made", sources::made(size)),
            ("mixed", sources::mixed(size)),
        ];
        let full = kinds.into_iter().filter(|(_, s)| s.len() == size);
        stories.extend(full.map(|(kind, sources)| Story {
            name: format!("{kind}-{size}"),
            sources,
        }));
    }
    stories
}

/// Decoding, cleaning, taking out clutter, cutting into statements.
fn reading(c: &mut Criterion) {
    for story in stories(&PILE_SIZES) {
        c.bench_function(&format!("read/{}", story.name), |b| {
            b.iter(|| story.sources.iter().map(read).collect::<Vec<_>>());
        });
        let articles = sources::read_all(&story.sources);
        c.bench_function(&format!("cut-sentences/{}", story.name), |b| {
            b.iter(|| articles.iter().map(|a| cut(a)).sum::<usize>());
        });
        c.bench_function(&format!("cut-words/{}", story.name), |b| {
            b.iter(|| articles.iter().map(|a| words(&a.text).len()).sum::<usize>());
        });
    }
}

fn cut(article: &Article) -> usize {
    let paragraphs = article.paragraphs.iter();
    let texts = paragraphs.map(|p| p.span.of(&article.text));
    texts.map(|text| split_sentences(text).len()).sum()
}

/// From statements to claims, step by step and as a whole.
fn linking(c: &mut Criterion) {
    for Story { name, sources } in stories(&STORY_SIZES) {
        let articles = sources::read_all(&sources);
        c.bench_function(&format!("candidates/{name}"), |b| {
            b.iter(|| Linker::new(black_box(&articles)));
        });
        let linker = Linker::new(&articles);
        c.bench_function(&format!("signs-and-scores/{name}"), |b| {
            b.iter(|| linker.links());
        });
        let links = linker.links();
        let is_shown = |link: &usize| links[*link].score >= DEFAULT_THRESHOLD;
        c.bench_function(&format!("evidence-and-differences/{name}"), |b| {
            b.iter_batched_ref(
                || links.clone(),
                |bare| linker.explain(bare, (0..links.len()).filter(is_shown)),
                criterion::BatchSize::PerIteration,
            );
        });
        c.bench_function(&format!("reuse/{name}"), |b| {
            b.iter(|| linker.reuse(&links));
        });
        let whole = compare(articles.clone(), DEFAULT_THRESHOLD);
        let strengths: Vec<f64> = whole.links.iter().map(|l| l.score).collect();
        c.bench_function(&format!("group/{name}"), |b| {
            b.iter(|| {
                group_claims(
                    &whole.shape,
                    (&whole.links, &strengths),
                    DEFAULT_THRESHOLD,
                    whole.linker.get().strangers(),
                )
            });
        });
        c.bench_function(&format!("compare/{name}"), |b| {
            b.iter(|| compare(articles.clone(), DEFAULT_THRESHOLD));
        });
        c.bench_function(&format!("page-index/{name}"), |b| {
            b.iter(|| PageIndex::new(&whole));
        });
    }
}

/// A pile sorted into its stories, and each of them compared.
fn sorting(c: &mut Criterion) {
    for Story { name, sources } in stories(&PILE_SIZES) {
        let articles = sources::read_all(&sources);
        c.bench_function(&format!("sketch/{name}"), |b| {
            b.iter(|| articles.iter().map(|a| Sketch::new(a)).collect::<Vec<_>>());
        });
        let sketches: Vec<Sketch> = articles.iter().map(|a| Sketch::new(a)).collect();
        c.bench_function(&format!("sort/{name}"), |b| {
            b.iter(|| sort_into_stories(&sketches));
        });
        let sorted = sort_into_stories(&sketches).stories;
        let own = |story: &[usize]| story.iter().map(|at| Arc::clone(&articles[*at])).collect();
        c.bench_function(&format!("compare-stories/{name}"), |b| {
            b.iter(|| {
                let links = sorted
                    .iter()
                    .map(|story| compare(own(&story.articles), DEFAULT_THRESHOLD).links.len());
                links.sum::<usize>()
            });
        });
    }
}

/// The index behind Find, and queries as they are typed.
fn searching(c: &mut Criterion) {
    for Story { name, sources } in stories(&PILE_SIZES) {
        let articles = sources::read_all(&sources);
        c.bench_function(&format!("index/{name}"), |b| {
            b.iter(|| Index::build(black_box(&articles)));
        });
        let index = Index::build(&articles);
        let typed = typed_words(&articles);
        let queries = [
            ("one-letter", typed.chars().take(1).collect::<String>()),
            ("three-words", typed.clone()),
            ("misspelt", misspell(&typed)),
        ];
        for (kind, text) in queries {
            c.bench_function(&format!("query-{kind}/{name}"), |b| {
                b.iter(|| index.find(&Query::parse(black_box(&text)), LISTED));
            });
        }
    }
}

/// Three words of five and more letters from the middle of the story.
fn typed_words(articles: &[Arc<Article>]) -> String {
    let middle = &articles[articles.len() / 2];
    let long = words(&middle.text)
        .into_iter()
        .filter(|w| w.folded.len() > 4);
    let three: Vec<String> = long.skip(20).take(3).map(|w| w.folded).collect();
    three.join(" ")
}

/// Swaps the third and fourth letter of each word: "harbour" -> "habrour".
fn misspell(typed: &str) -> String {
    let swap = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() > 3 {
            letters.swap(2, 3);
        }
        letters.into_iter().collect::<String>()
    };
    typed.split(' ').map(swap).collect::<Vec<_>>().join(" ")
}

/// An article wrapped to a column, as before the first frame and at each new width.
fn wrapping(c: &mut Criterion) {
    for Story { name, sources } in stories(&STORY_SIZES) {
        let articles = sources::read_all(&sources);
        let nothing = BTreeMap::new();
        let wrap = |a: &Arc<Article>| Page::new(a, WIDTH_CELLS, &nothing).row_count();
        c.bench_function(&format!("wrap/{name}"), |b| {
            b.iter(|| articles.iter().map(wrap).sum::<usize>());
        });
    }
}

fn short() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
}

criterion_group!(name = stages; config = short(); targets = reading, linking, sorting, searching, wrapping);
criterion_main!(stages);
