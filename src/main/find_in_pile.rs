//! `abreast find --stories`: statements of a pile that satisfy a query, with their twins.
//!
//! All statements are searched at once; only the stories that hold the best of them are compared, so that a
//! search in a crawl costs no comparison of it.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;

use abreast::article::{self, Article};
use abreast::cache::Cache;
use abreast::cli::{Find, FindFormat};
use abreast::export::{self, FindReport, Report, Skipped};
use abreast::open::{Pile, PiledStory};
use abreast::search::{Answer, Index, Query};
use abreast::side::ByHand;
use abreast::text::counted;
use anyhow::bail;

use super::batch::{by_hand, compare_story, read_pile, stories_in_words};
use super::find::{missing_words, refuse_trouble};
use super::settings::fetcher;
use super::stories::skipped_source;
use super::wait::Wait;
use super::{complain, print, text_style};

/// The stories of a pile with their articles, as they are searched.
struct Opened {
    articles: Vec<Arc<Article>>,
    /// By article: the number of its story.
    story_of: Vec<usize>,
    /// By story: what of it could not be read again.
    skipped: Vec<Vec<Skipped>>,
}

/// Prints what was found, by stories, those of the best hits first; exit code 1 where nothing was.
pub(super) fn find_in_pile(
    args: &Find,
    query: &Query,
    cache: &Arc<Cache>,
) -> anyhow::Result<ExitCode> {
    if args.format == FindFormat::Json {
        bail!("--stories gives a line for each story; ask for --format text or --format jsonl");
    }
    let by_hand = by_hand(&args.paths, &args.view);
    let pile = read_pile(&args.paths, None, &by_hand, cache)?;
    let stories = pile.stories(&by_hand.entries);
    let opened = open_all(&pile, &stories, &by_hand)?;
    let typed = article::clean_line(&args.query);
    let (answer, missing) = search(&opened, query, args.count)?;
    refuse_trouble(std::slice::from_ref(&answer), &typed)?;
    if answer.total == 0 {
        let mut said = vec![format!("nothing found for “{typed}”")];
        said.extend(missing);
        complain(&said.join("\n  "));
        return Ok(ExitCode::from(1));
    }
    let best = best_stories(&opened, &answer);
    let statements = counted(answer.total, "statement");
    let articles = counted(opened.articles.len(), "article");
    let all = stories_in_words(stories.len());
    complain(&format!(
        "{statements} of {articles} found; the best stand in {} of {all}",
        best.len()
    ));
    let wait = Wait::begin();
    for (number, (story, limit)) in best.iter().enumerate() {
        wait.count(number, best.len(), "compared", "stories");
        wait.goes_on()?;
        let own = opened.of(*story);
        let comparison = wait.during("linking", || {
            compare_story(own, &args.view, &pile, &by_hand)
        })?;
        let answer = Index::build(&comparison.articles).find(query, usize::MAX);
        let report = FindReport {
            story: Report {
                name: &stories[*story].name,
                comparison: &comparison,
                skipped: &opened.skipped[*story],
            },
            query: &typed,
            answer: &answer,
        };
        let text = match args.format {
            FindFormat::Text => {
                let gap = if number == 0 { "" } else { "\n" };
                gap.to_owned() + &export::find_text(&report, *limit, text_style(&args.view))
            }
            _ => export::find_json(&report, *limit),
        };
        wait.aside(|| print(&text))?;
    }
    wait.end();
    Ok(ExitCode::SUCCESS)
}

/// Reads the articles of all stories again.
fn open_all(pile: &Pile, stories: &[PiledStory], by_hand: &ByHand) -> anyhow::Result<Opened> {
    let wait = Wait::begin();
    let fetcher = fetcher();
    let mut opened = Opened {
        articles: Vec::with_capacity(pile.article_count()),
        story_of: Vec::with_capacity(pile.article_count()),
        skipped: Vec::new(),
    };
    for (number, story) in stories.iter().enumerate() {
        wait.count(
            opened.articles.len(),
            pile.article_count(),
            "opened",
            "articles",
        );
        wait.goes_on()?;
        let (articles, failures) = pile.open(story, &fetcher, by_hand);
        opened
            .story_of
            .resize(opened.articles.len() + articles.len(), number);
        opened.articles.extend(articles);
        opened
            .skipped
            .push(failures.into_iter().map(skipped_source).collect());
    }
    wait.end();
    Ok(opened)
}

/// The best statements of all, and what to say where there is none.
fn search(opened: &Opened, query: &Query, count: usize) -> anyhow::Result<(Answer, Vec<String>)> {
    let wait = Wait::begin();
    let statements: usize = opened.articles.iter().map(|a| a.statements.len()).sum();
    let what = format!("searching {statements} statements");
    let found = wait.during(&what, || {
        let index = Index::build(&opened.articles);
        let answer = index.find(query, count);
        let missing = match answer.total {
            0 => missing_words(&index, query, "the pile"),
            _ => Vec::new(),
        };
        (answer, missing)
    })?;
    wait.end();
    Ok(found)
}

/// The stories that the best hits stand in, by the best of each, with how many.
fn best_stories(opened: &Opened, answer: &Answer) -> Vec<(usize, usize)> {
    let mut order = Vec::new();
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for hit in &answer.hits {
        let story = opened.story_of[hit.statement.article.0];
        let count = counts.entry(story).or_default();
        if *count == 0 {
            order.push(story);
        }
        *count += 1;
    }
    let counted = |story: usize| (story, counts.get(&story).copied().unwrap_or_default());
    order.into_iter().map(counted).collect()
}

impl Opened {
    /// The articles of a story.
    fn of(&self, story: usize) -> Vec<Arc<Article>> {
        let own = self.articles.iter().zip(&self.story_of);
        let own = own.filter(|(_, of)| **of == story);
        own.map(|(article, _)| Arc::clone(article)).collect()
    }
}
