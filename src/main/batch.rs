//! `abreast compare --stories`: sorts a pile into stories and compares each, one after another.
//!
//! Only one story is in memory at a time. As lines of JSON, what is done stands in the file, so that a
//! run which broke off can be gone on with, and parts of the stories can be given to several runs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use abreast::article::Article;
use abreast::cache::Cache;
use abreast::cli::{Compare, Format, View};
use abreast::comparison::Comparison;
use abreast::disk::{Found, Kept, LineFile, SidePlace};
use abreast::export::{self, Report};
use abreast::open::{Pile, PiledStory};
use abreast::side::ByHand;
use anyhow::bail;
use serde::Deserialize;

use super::compare::{is_lines, refuse_overwriting, uncoloured};
use super::settings::fetcher;
use super::stories::{NOTHING_TO_READ, compared, look_through, skipped_source};
use super::wait::{Interrupted, Wait};
use super::{complain, print, text_style};

/// Articles that are of no use by themselves: nothing is there to compare them with.
const LEAST_ARTICLES: usize = 2;

/// Sorts and compares what was named.
pub(super) fn run_batch(args: &Compare, cache: &Arc<Cache>) -> anyhow::Result<ExitCode> {
    if !is_lines(args) && args.format.is_some_and(|format| format != Format::Text) {
        bail!("--stories gives many reports; ask for --format text or --format jsonl");
    }
    if args.batch.resume && !is_lines(args) {
        bail!("--resume goes on with lines of JSON; ask for --format jsonl");
    }
    let by_hand = by_hand(&args.paths, &args.view);
    let pile = read_pile(&args.paths, args.output.as_deref(), &by_hand, cache)?;
    let stories = chosen(args, pile.stories(&by_hand.entries));
    let mut done = BTreeSet::new();
    let mut file = match &args.output {
        None => None,
        Some(path) if args.batch.resume => {
            let take = &mut |line: &str| hashes_of(line).map(|h| done.insert(h)).is_some();
            Some(LineFile::resume(path, take)?)
        }
        Some(path) => Some(LineFile::begin(path)?),
    };
    let left = stories.iter().filter(|story| !done.contains(&story.hashes));
    let left: Vec<&PiledStory> = left.collect();
    let wait = Wait::begin();
    let count = left.len();
    for (number, story) in left.into_iter().enumerate() {
        wait.count(number, count, "compared", "stories");
        let how_far = format!("compared {number} of {count} stories");
        let Ok(text) = wait.during(&how_far, || report(args, &pile, story, &by_hand)) else {
            break;
        };
        match &mut file {
            Some(file) => file.add(&text)?,
            None => drop(wait.aside(|| print(&text))?),
        }
    }
    if let Some(file) = file {
        file.finish()?;
    }
    if wait.goes_on().is_err() {
        bail!(Interrupted::keeping(match &args.output {
            Some(_) if is_lines(args) => "every line that was written is whole; --resume goes on",
            _ => "what was written is whole",
        }));
    }
    wait.end();
    Ok(ExitCode::SUCCESS)
}

/// What the reader says about the pile; what cannot be read of it is complained about.
pub(super) fn by_hand(paths: &[PathBuf], view: &View) -> ByHand {
    let kept = if view.fresh {
        Kept::default()
    } else {
        SidePlace::of_pile(paths).read()
    };
    for note in &kept.notes {
        complain(note);
    }
    ByHand {
        entries: kept.entries,
        outlets: view.outlet.clone(),
        ..ByHand::default()
    }
}

/// Reads all articles behind the paths, and says what of them is not used.
pub(super) fn read_pile(
    paths: &[PathBuf],
    output: Option<&Path>,
    by_hand: &ByHand,
    cache: &Arc<Cache>,
) -> anyhow::Result<Pile> {
    let wait = Wait::begin();
    let Found { stories, failures } = look_through(paths, &wait);
    wait.goes_on()?;
    let paths: BTreeSet<PathBuf> = stories.into_iter().flat_map(|s| s.paths).collect();
    let paths: Vec<PathBuf> = paths.into_iter().collect();
    if let Some(output) = output {
        refuse_overwriting(output, paths.iter())?;
    }
    let wait = Wait::begin();
    let hear = |done| wait.count(done, paths.len(), "read", "files");
    let mut pile = Pile::read(&paths, &fetcher(), by_hand, cache, &hear);
    wait.goes_on()?;
    wait.during("reading", || pile.sort())?;
    wait.end();
    for failure in failures.iter().chain(&pile.failures) {
        complain(&failure.to_string());
    }
    if let Some(note) = pile.cut_short_note() {
        complain(&note);
    }
    match pile.repeats {
        0 => {}
        1 => complain("1 article is there more than once; it is taken once"),
        repeats => complain(&format!(
            "{repeats} articles are there more than once; each is taken once"
        )),
    }
    if pile.article_count() == 0 {
        bail!(NOTHING_TO_READ);
    }
    Ok(pile)
}

/// The stories that are to be compared; says how many articles are alone.
fn chosen(args: &Compare, stories: Vec<PiledStory>) -> Vec<PiledStory> {
    let (mut stories, alone): (Vec<_>, Vec<_>) = stories
        .into_iter()
        .partition(|story| story.article_count() >= LEAST_ARTICLES);
    let found = stories_in_words(stories.len());
    let left_out = match alone.len() {
        1 => "1 article belongs to none and is left out".to_owned(),
        n => format!("{n} articles belong to none and are left out"),
    };
    complain(&format!("{found}; {left_out}"));
    if let Some(part) = args.batch.part {
        // By content, so that the same story falls to the same part whatever else is in the pile.
        let number = |story: &PiledStory| story.hashes.first().copied().unwrap_or(0) % part.of;
        stories.retain(|story| number(story) + 1 == part.number);
    }
    stories
}

/// Compares one story and reports it, with what of it has become unreadable.
fn report(args: &Compare, pile: &Pile, story: &PiledStory, by_hand: &ByHand) -> String {
    let (articles, failures) = pile.open(story, &fetcher(), by_hand);
    let skipped: Vec<_> = failures.into_iter().map(skipped_source).collect();
    let mut comparison = compare_story(articles, &args.view, pile, by_hand);
    if args.all_links {
        comparison.explain_all();
    }
    let report = Report {
        name: &story.name,
        comparison: &comparison,
        skipped: &skipped,
    };
    if is_lines(args) {
        export::json(&report, args.all_links)
    } else {
        let view = if args.output.is_some() {
            uncoloured(&args.view)
        } else {
            args.view.clone()
        };
        export::text(&report, text_style(&view)) + "\n\n"
    }
}

/// Compares the articles of one story, with what was set by hand.
pub(super) fn compare_story(
    articles: Vec<Arc<Article>>,
    view: &View,
    pile: &Pile,
    by_hand: &ByHand,
) -> Comparison {
    let mut comparison = compared(articles, view, pile.cache());
    let corrections = by_hand.entries.corrections();
    if !corrections.is_empty() {
        comparison.set_corrections(&corrections);
    }
    comparison.annotations = by_hand.entries.annotations(&comparison.articles);
    comparison
}

/// `"1 story"`, `"12 stories"`
pub(super) fn stories_in_words(count: usize) -> String {
    match count {
        1 => "1 story".to_owned(),
        _ => format!("{count} stories"),
    }
}

/// The hashes of the articles of a line that an earlier run wrote, ascending.
fn hashes_of(line: &str) -> Option<Vec<u64>> {
    #[derive(Deserialize)]
    struct Line {
        articles: Vec<Hashed>,
    }
    #[derive(Deserialize)]
    struct Hashed {
        hash: String,
    }
    let line: Line = serde_json::from_str(line).ok()?;
    let hash = |article: &Hashed| {
        let digits = article.hash.strip_prefix("xxh3:")?;
        u64::from_str_radix(digits, 16).ok()
    };
    let mut hashes: Vec<u64> = line.articles.iter().map(hash).collect::<Option<_>>()?;
    hashes.sort_unstable();
    Some(hashes)
}
