//! `abreast find`: statements that satisfy a query, with their twins.

use std::process::ExitCode;
use std::sync::Arc;

use abreast::article;
use abreast::cache::Cache;
use abreast::cli::{Find, FindFormat, FindMode, FindPart};
use abreast::export::{self, FindReport};
use abreast::search::{Answer, Index, Mode, Part, Query, Scope, TypedWord};
use anyhow::bail;

use super::compare::only_story;
use super::find_in_pile::find_in_pile;
use super::stories::{Story, read_stories};
use super::wait::Wait;
use super::{complain, print, text_style};

/// How many near words are named for one that was not found: enough to see the right spelling.
pub(super) const NEAR_WORDS: usize = 3;

/// Prints what was found; exit code 1 where nothing was.
pub(super) fn run_find(args: &Find, cache: &Arc<Cache>) -> anyhow::Result<ExitCode> {
    let typed = article::clean_line(&args.query);
    let query = Query::in_mode(&typed, mode_of(args)).within(scope_of(args.part));
    if query.is_empty() {
        bail!("the query asks for nothing; name a word: abreast find choice story/");
    }
    if args.stories {
        return find_in_pile(args, &query, cache);
    }
    let stories = read_stories(&args.paths, args.sample, &args.view, cache)?;
    let wait = Wait::begin();
    let mut answers: Vec<Answer> = Vec::new();
    for story in &stories {
        let articles = &story.comparison.articles;
        let count: usize = articles.iter().map(|a| a.statements.len()).sum();
        let search = || Index::build(articles).find(&query, usize::MAX);
        answers.push(wait.during(&format!("searching {count} statements"), search)?);
    }
    wait.end();
    refuse_trouble(&answers, &typed)?;
    let reports = stories
        .iter()
        .zip(&answers)
        .map(|(story, answer)| FindReport {
            story: story.report(),
            query: &typed,
            answer,
        });
    let output: String = match args.format {
        FindFormat::Text => {
            let texts = reports.map(|r| export::find_text(&r, args.count, text_style(&args.view)));
            let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            texts.join("\n")
        }
        FindFormat::Jsonl => reports.map(|r| export::find_json(&r, args.count)).collect(),
        FindFormat::Json => {
            only_story(&stories)?;
            reports.map(|r| export::find_json(&r, args.count)).collect()
        }
    };
    print(&output)?;
    if answers.iter().any(|answer| answer.total > 0) {
        return Ok(ExitCode::SUCCESS);
    }
    complain(&nothing_found(args, &query, &stories));
    Ok(ExitCode::from(1))
}

/// Says why a pattern cannot be searched for.
pub(super) fn refuse_trouble(answers: &[Answer], typed: &str) -> anyhow::Result<()> {
    match answers.iter().find_map(|answer| answer.trouble.as_ref()) {
        Some(trouble) => bail!("cannot search for “{typed}”: {trouble}"),
        None => Ok(()),
    }
}

fn mode_of(args: &Find) -> Mode {
    match args.mode {
        None | Some(FindMode::Words) => Mode::Words,
        Some(FindMode::Fuzzy) => Mode::Fuzzy,
        Some(FindMode::Exact) => Mode::Exact,
        Some(FindMode::Regex) => Mode::Regex,
    }
}

fn scope_of(part: FindPart) -> Scope {
    match part {
        FindPart::All => Scope::All,
        FindPart::Headlines => Scope::Part(Part::Headlines),
        FindPart::Body => Scope::Part(Part::Body),
        FindPart::Quotes => Scope::Part(Part::Quotes),
    }
}

/// Says which word of the query is missing, and which words come near it.
fn nothing_found(args: &Find, query: &Query, stories: &[Story]) -> String {
    let query_text = article::clean_line(&args.query);
    let mut said = vec![format!("nothing found for “{query_text}”")];
    for story in stories {
        let index = Index::build(&story.comparison.articles);
        let typed = index.typed_words(query, NEAR_WORDS);
        said.extend(missing_words(&typed, &story.name));
    }
    said.join("\n  ")
}

/// Which words of the query no statement holds, each with those that come near it.
pub(super) fn missing_words(typed_words: &[TypedWord], name: &str) -> Vec<String> {
    let missing = typed_words.iter().filter(|typed| typed.statements == 0);
    let line = |typed: &TypedWord| {
        let near = match typed.nearest.as_slice() {
            [] => String::new(),
            words => format!("; nearest: {}", words.join(", ")),
        };
        format!("no statement of {name} holds “{}”{near}", typed.word)
    };
    missing.map(line).collect()
}
