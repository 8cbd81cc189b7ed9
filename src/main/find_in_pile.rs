//! `abreast find --stories`: statements of a pile that satisfy a query, with their twins.
//!
//! The pile is searched some stories at a time, and of each lot only the best hits are kept, so that a pile
//! may be larger than memory. Only the stories that hold the best of all are compared: a search in a
//! crawl costs no comparison of it.

use std::cmp::Reverse;
use std::process::ExitCode;
use std::sync::Arc;

use abreast::article::{self, Article};
use abreast::cache::Cache;
use abreast::cli::{Find, FindFormat};
use abreast::export::{self, FindReport, Report};
use abreast::fetch::Fetcher;
use abreast::open::{Pile, PiledStory};
use abreast::search::{Hit, Index, Query, TypedWord};
use abreast::side::ByHand;
use abreast::text::counted;
use anyhow::bail;

use super::batch::{by_hand, compare_story, read_pile, stories_in_words};
use super::find::{NEAR_WORDS, missing_words, refuse_trouble};
use super::settings::fetcher;
use super::stories::skipped_source;
use super::wait::Wait;
use super::{complain, print, text_style};

/// Stories of so many statements are searched at a time: some 50 MB with their index.
const STATEMENTS_AT_A_TIME: usize = 150_000;

/// A pile that is searched.
struct Search<'a> {
    args: &'a Find,
    query: &'a Query,
    pile: &'a Pile,
    stories: &'a [PiledStory],
    by_hand: &'a ByHand,
    fetcher: Fetcher,
}

/// What was found in a pile.
#[derive(Default)]
struct Found {
    /// Scores of the best hits and the stories they stand in, best first.
    best: Vec<(u32, usize)>,
    /// How many statements satisfy the query.
    total: usize,
    /// The words of the query, with those that come near them.
    words: Vec<TypedWord>,
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
    let search = Search {
        args,
        query,
        pile: &pile,
        stories: &stories,
        by_hand: &by_hand,
        fetcher: fetcher(),
    };
    let found = search.find()?;
    if found.total == 0 {
        let mut said = vec![format!("nothing found for “{}”", search.typed())];
        said.extend(missing_words(&found.words, "the pile"));
        complain(&said.join("\n  "));
        return Ok(ExitCode::from(1));
    }
    let best = best_stories(&found);
    let statements = counted(found.total, "statement");
    let articles = counted(pile.article_count(), "article");
    let all = stories_in_words(stories.len());
    complain(&format!(
        "{statements} of {articles} found; the best stand in {} of {all}",
        best.len()
    ));
    search.print(&best)?;
    Ok(ExitCode::SUCCESS)
}

/// The stories that the best hits stand in, by the best of each, with how many.
fn best_stories(found: &Found) -> Vec<(usize, usize)> {
    let mut stories: Vec<(usize, usize)> = Vec::new();
    for (_, story) in &found.best {
        match stories.iter_mut().find(|(known, _)| known == story) {
            Some((_, count)) => *count += 1,
            None => stories.push((*story, 1)),
        }
    }
    stories
}

impl Search<'_> {
    fn typed(&self) -> String {
        article::clean_line(&self.args.query)
    }

    /// Searches all stories.
    fn find(&self) -> anyhow::Result<Found> {
        let wait = Wait::begin();
        let mut found = Found::default();
        let mut articles: Vec<Arc<Article>> = Vec::new();
        let mut story_of = Vec::new();
        let (mut statements, mut done) = (0, 0);
        for (number, story) in self.stories.iter().enumerate() {
            wait.count(done, self.pile.article_count(), "searched", "articles");
            wait.goes_on()?;
            let (opened, failures) = self.pile.open(story, &self.fetcher, self.by_hand);
            for failure in failures {
                wait.complain(&failure.to_string());
            }
            done += opened.len();
            statements += opened.iter().map(|a| a.statements.len()).sum::<usize>();
            story_of.resize(articles.len() + opened.len(), number);
            articles.extend(opened);
            if statements >= STATEMENTS_AT_A_TIME || number + 1 == self.stories.len() {
                self.take_in(&articles, &story_of, &mut found)?;
                (articles, story_of, statements) = (Vec::new(), Vec::new(), 0);
            }
        }
        wait.end();
        Ok(found)
    }

    /// Searches some stories.
    fn take_in(
        &self,
        articles: &[Arc<Article>],
        story_of: &[usize],
        found: &mut Found,
    ) -> anyhow::Result<()> {
        let index = Index::build(articles);
        let answer = index.find(self.query, self.args.count);
        refuse_trouble(std::slice::from_ref(&answer), &self.typed())?;
        let story = |hit: &Hit| story_of[hit.statement.article.0];
        let best = answer.hits.iter().map(|hit| (hit.score, story(hit)));
        found.best.extend(best);
        found
            .best
            .sort_by_key(|(score, story)| (Reverse(*score), *story));
        found.best.truncate(self.args.count);
        found.total += answer.total;
        if found.total == 0 {
            let typed = index.typed_words(self.query, NEAR_WORDS);
            add_words(&mut found.words, typed);
        }
        Ok(())
    }

    /// Compares the stories of the best hits, each listed with so many, and prints them.
    fn print(&self, best: &[(usize, usize)]) -> anyhow::Result<()> {
        let wait = Wait::begin();
        for (number, (story, limit)) in best.iter().enumerate() {
            wait.count(number, best.len(), "compared", "stories");
            wait.goes_on()?;
            let story = &self.stories[*story];
            let (articles, failures) = self.pile.open(story, &self.fetcher, self.by_hand);
            let skipped: Vec<_> = failures.into_iter().map(skipped_source).collect();
            let view = &self.args.view;
            let comparison = wait.during("linking", || {
                compare_story(articles, view, self.pile, self.by_hand)
            })?;
            let answer = Index::build(&comparison.articles).find(self.query, usize::MAX);
            let report = FindReport {
                story: Report {
                    name: &story.name,
                    comparison: &comparison,
                    skipped: &skipped,
                },
                query: &self.typed(),
                answer: &answer,
            };
            let text = match self.args.format {
                FindFormat::Text => {
                    let gap = if number == 0 { "" } else { "\n" };
                    gap.to_owned() + &export::find_text(&report, *limit, text_style(view))
                }
                _ => export::find_json(&report, *limit),
            };
            wait.aside(|| print(&text))?;
        }
        wait.end();
        Ok(())
    }
}

/// Adds what is known of the words of a query in another lot of statements.
fn add_words(words: &mut Vec<TypedWord>, more: Vec<TypedWord>) {
    if words.is_empty() {
        *words = more;
        return;
    }
    for (word, more) in words.iter_mut().zip(more) {
        word.statements += more.statements;
        if word.nearest.is_empty() {
            word.nearest = more.nearest;
        }
    }
}
