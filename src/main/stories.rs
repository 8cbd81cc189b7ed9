//! The stories behind the paths that were named, read and compared.
//!
//! What cannot be read is complained about and skipped.

use std::path::PathBuf;
use std::sync::Arc;

use abreast::article::{Article, Source};
use abreast::cache::Cache;
use abreast::cli::View;
use abreast::comparison::{Comparison, DEFAULT_THRESHOLD};
use abreast::disk::{self, Found, Kept, SidePlace, StoryPaths};
use abreast::export::{Report, Skipped};
use abreast::failure::Failure;
use abreast::open::{Heard, Progress, SOURCES_AT_A_TIME, open_all, read_article, read_articles};
use abreast::sample;
use abreast::side::{ByHand, StoryFile, unknown_names};
use abreast::unpack::Unpacked;
use anyhow::bail;

use super::complain;
use super::settings::fetcher;
use super::wait::{Interrupted, Wait};

/// Said where not one article was found, with what to try.
pub(super) const NOTHING_TO_READ: &str =
    "nothing to read; name a folder with .txt or .md files, or the files themselves";

/// Finds the stories behind `paths`; none where the built-in ones are to be opened.
pub(super) fn find(paths: &[PathBuf], is_sample: bool, wait: &Wait) -> Option<Found> {
    match paths {
        [] if is_sample => None,
        [] => disk::find_default(),
        named => Some(look_through(named, wait)),
    }
}

/// Finds the stories behind paths, and says how many files were looked at by then.
pub(super) fn look_through(paths: &[PathBuf], wait: &Wait) -> Found {
    let found = disk::find_stories_heard(paths, &mut |count| {
        wait.say(&|| format!("looking through folders, {count} files"))
    });
    wait.end();
    found
}

/// One story, compared, with what of it could not be read.
pub(super) struct Story {
    pub(super) name: String,
    /// Where its sources stand; none for a story that is built in.
    pub(super) paths: Vec<PathBuf>,
    pub(super) comparison: Comparison,
    pub(super) skipped: Vec<Skipped>,
}

impl Story {
    fn new(name: &str, comparison: Comparison, skipped: Vec<Skipped>) -> Self {
        Story {
            name: name.to_owned(),
            paths: Vec::new(),
            comparison,
            skipped,
        }
    }

    /// Takes in which pairs were linked and unlinked by hand; says what of it is about nothing here.
    fn corrected(mut self, by_hand: &ByHand) -> Self {
        let corrections = by_hand.entries.corrections();
        if !corrections.is_empty() {
            self.comparison.set_corrections(&corrections);
        }
        self.comparison.annotations = by_hand.entries.annotations(&self.comparison.articles);
        let gone = by_hand.entries.unmatched(&self.comparison).len();
        if gone > 0 {
            let name = &self.name;
            complain(&format!(
                "{name}: {gone} set by hand about what is not there any more; kept (R lists them)"
            ));
        }
        self
    }

    pub(super) fn report(&self) -> Report<'_> {
        Report {
            name: &self.name,
            comparison: &self.comparison,
            skipped: &self.skipped,
        }
    }
}

/// Finds, reads and compares every story behind `paths`; complains about what cannot be read.
///
/// # Errors
/// Where nothing can be read, or Ctrl-C ended it.
pub(super) fn read_stories(
    paths: &[PathBuf],
    is_sample: bool,
    view: &View,
    cache: &Cache,
) -> anyhow::Result<Vec<Story>> {
    let wait = Wait::begin();
    let Some(Found { stories, failures }) = find(paths, is_sample, &wait) else {
        let stories = sample_stories(view);
        complain_of_unknown_names(&stories, view);
        return Ok(stories);
    };
    wait.goes_on()?;
    for failure in &failures {
        complain(&failure.to_string());
    }
    let mut read = Vec::new();
    for (number, paths) in stories.iter().enumerate() {
        let which = match stories.len() {
            1 => String::new(),
            count => format!("story {} of {count}: ", number + 1),
        };
        read.extend(read_story(paths, (view, &which), cache)?);
    }
    let mut stories = read;
    if let [story] = stories.as_mut_slice() {
        story
            .skipped
            .extend(failures.into_iter().map(skipped_source));
        story.skipped.sort();
    }
    if stories.is_empty() {
        bail!(NOTHING_TO_READ);
    }
    complain_of_unknown_names(&stories, view);
    Ok(stories)
}

fn complain_of_unknown_names(stories: &[Story], view: &View) {
    let comparisons: Vec<&Comparison> = stories.iter().map(|s| &s.comparison).collect();
    for line in unknown_names(&view.outlet, &comparisons) {
        complain(&line);
    }
}

/// The stories that are built in.
fn sample_stories(view: &View) -> Vec<Story> {
    sample::stories()
        .iter()
        .map(|story| {
            let place = SidePlace::of_built_in(story.name);
            let by_hand = by_hand(&place, StoryFile::default(), view);
            let sources = story.sources();
            let no_cache = Cache::default();
            let articles = sources
                .iter()
                .filter_map(|s| read_article(s, &by_hand, &no_cache).ok());
            let comparison = compared(articles.map(Arc::new).collect(), view, &no_cache);
            Story::new(story.name, comparison, Vec::new()).corrected(&by_hand)
        })
        .collect()
}

/// What the reader says about a story; what cannot be read of it is complained about.
fn by_hand(place: &SidePlace, story_file: StoryFile, view: &View) -> ByHand {
    let kept = if view.fresh {
        Kept::default()
    } else {
        place.read()
    };
    for note in &kept.notes {
        complain(note);
    }
    ByHand {
        entries: kept.entries,
        story_file,
        outlets: view.outlet.clone(),
    }
}

/// Reads and compares one story; `None` where nothing of it can be read.
fn read_story(
    story: &StoryPaths,
    (view, which): (&View, &str),
    cache: &Cache,
) -> anyhow::Result<Option<Story>> {
    let by_hand = by_hand(&SidePlace::of_story(story), story.story_file.clone(), view);
    let wait = Wait::begin();
    let mut opened = open_paths(&story.paths, &wait)?;
    let counts: Vec<usize> = opened.iter().map(|u| u.sources.len()).collect();
    let sources = opened.iter_mut().flat_map(|u| u.sources.drain(..));
    let sources: Vec<Source> = sources.collect();
    let mut read = Vec::with_capacity(sources.len());
    for some in sources.chunks(SOURCES_AT_A_TIME) {
        wait.count(read.len(), sources.len(), &format!("{which}read"), "files");
        wait.goes_on()?;
        read.extend(read_articles(some, &by_hand, cache));
    }
    let (mut articles, mut skipped) = (Vec::new(), Vec::new());
    let mut read = read.into_iter();
    for (unpacked, count) in opened.into_iter().zip(counts) {
        let mut failures = unpacked.failures;
        for article in read.by_ref().take(count) {
            match article {
                Ok(article) => articles.push(Arc::new(article)),
                Err(failure) => failures.push(failure),
            }
        }
        for failure in failures {
            wait.complain(&failure.to_string());
            skipped.push(skipped_source(failure));
        }
    }
    if articles.is_empty() {
        wait.end();
        return Ok(None);
    }
    let comparison = wait.during(&format!("{which}linking"), || {
        compared(articles, view, cache)
    })?;
    wait.end();
    let story = Story {
        paths: story.paths.clone(),
        ..Story::new(&story.name, comparison, skipped)
    };
    Ok(Some(story.corrected(&by_hand)))
}

/// Opens all paths, in their order; where it takes a while, says how it goes.
///
/// # Errors
/// Where Ctrl-C ended it.
pub(super) fn open_paths(paths: &[PathBuf], wait: &Wait) -> Result<Vec<Unpacked>, Interrupted> {
    let mut opened = vec![Unpacked::default(); paths.len()];
    let mut progress = Progress::of(paths);
    let mut done = 0;
    open_all(paths, &fetcher(), &mut |heard| {
        let goes_on = match progress.hear(&heard) {
            Some(line) => wait.say(&|| line.clone()),
            None => wait.count(done, paths.len(), "opened", "files"),
        };
        if let Heard::Opened { slot, unpacked } = heard {
            opened[slot] = unpacked;
            done += 1;
        }
        goes_on
    });
    wait.goes_on()?;
    Ok(opened)
}

pub(super) fn skipped_source(failure: Failure) -> Skipped {
    Skipped {
        path: failure.path,
        reason: format!("{}; {}", failure.reason, failure.hint),
    }
}

/// Compares articles at the threshold that was asked for.
pub(super) fn compared(articles: Vec<Arc<Article>>, view: &View, cache: &Cache) -> Comparison {
    cache.compare(articles, view.threshold.unwrap_or(DEFAULT_THRESHOLD))
}
