//! `abreast find`: statements that satisfy a query, with their twins.

use std::process::ExitCode;

use abreast::article;
use abreast::cache::Cache;
use abreast::cli::{Find, FindFormat, FindMode, FindPart};
use abreast::export::{self, FindReport};
use abreast::search::{Answer, Index, Mode, Part, Query, Scope};
use anyhow::bail;

use super::compare::only_story;
use super::stories::{Story, read_stories};
use super::wait::Wait;
use super::{complain, print, text_style};

/// How many near words are named for one that was not found: enough to see the right spelling.
const NEAR_WORDS: usize = 3;

/// Prints what was found; exit code 1 where nothing was.
pub(super) fn run_find(args: &Find, cache: &Cache) -> anyhow::Result<ExitCode> {
    let stories = read_stories(&args.paths, args.sample, &args.view, cache)?;
    let typed = article::clean_line(&args.query);
    let query = Query::in_mode(&typed, mode_of(args)).within(scope_of(args.part));
    if query.is_empty() {
        bail!("the query asks for nothing; name a word: abreast find choice story/");
    }
    let answer = |story: &Story| Index::build(&story.comparison.articles).find(&query, usize::MAX);
    let statements = stories.iter().flat_map(|s| &s.comparison.articles);
    let count: usize = statements.map(|a| a.statements.len()).sum();
    let searching = || stories.iter().map(answer).collect();
    let what = format!("searching {count} statements");
    let answers: Vec<Answer> = Wait::begin().beside(what, searching)?;
    if let Some(trouble) = answers.iter().find_map(|answer| answer.trouble.as_ref()) {
        bail!("cannot search for “{typed}”: {trouble}");
    }
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
        let typed_words = Index::build(&story.comparison.articles).typed_words(query, NEAR_WORDS);
        for typed in typed_words.iter().filter(|typed| typed.statements == 0) {
            let near = match typed.nearest.as_slice() {
                [] => String::new(),
                words => format!("; nearest: {}", words.join(", ")),
            };
            said.push(format!(
                "no statement of {} holds “{}”{near}",
                story.name, typed.word
            ));
        }
    }
    said.join("\n  ")
}
