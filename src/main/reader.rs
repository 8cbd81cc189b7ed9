//! `abreast PATH...`: opens the reader, or prints the text report where standard output is no terminal.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use abreast::app::{Keymap, Occasion, Options};
use abreast::article::{STDIN, is_address};
use abreast::cache::Cache;
use abreast::cli::Cli;
use abreast::config::{Parsed, Warning};
use abreast::disk::{self, Found};
use abreast::sample::{self, SampleStory};
use abreast::terminal::{self, Launch, StorySource};
use anyhow::{Context as _, bail};

use super::cache::{cache_of, close};
use super::compare::text_reports;
use super::looks::looks;
use super::settings::settle_reader;
use super::stories::{NOTHING_TO_READ, find, read_stories};
use super::wait::Wait;
use super::{complain, print};

/// The story that the tour is taken through.
const TOUR_STORY: &str = "ferry-fire";

/// Opens the reader; without a terminal, prints the text report instead.
pub(super) fn open_reader(mut cli: Cli) -> anyhow::Result<ExitCode> {
    let given_threshold = cli.view.threshold;
    let settings = settle_reader(&mut cli)?;
    // The tour leaves nothing behind.
    cli.view.no_cache |= cli.tour;
    let cache = cache_of(&cli.view, &settings.config);
    let is_terminal = io::stdout().is_terminal();
    if cli.tour && !(is_terminal && terminal::can_show_screens()) {
        bail!("the tour needs a terminal; abreast --help has examples to read");
    }
    if is_terminal && terminal::can_show_screens() {
        let mut launch = launch(&cli, settings, Arc::new(cache))?;
        launch.options.given_threshold = given_threshold;
        let left = terminal::run(launch);
        for words in &left.unkept {
            complain(&format!("abreast: {words}"));
        }
        let code = left.ending.context("cannot use the terminal")?.exit_code();
        let is_all_kept = left.unkept.is_empty();
        return Ok(ExitCode::from(if is_all_kept { code } else { code.max(2) }));
    }
    if is_terminal {
        complain("abreast: this terminal (TERM=dumb) can only print, so here is the report");
    }
    for warning in &settings.warnings {
        complain(&warning.to_string());
    }
    if cli.stories {
        bail!("the list of stories needs a terminal; compare --stories prints what is found");
    }
    let stories = read_stories(&cli.paths, cli.sample, &cli.view, &cache)?;
    let printed = print(&text_reports(&stories, &cli.view));
    close(&cache);
    printed
}

/// What the reader is started with: stories found, none of them read yet.
fn launch(cli: &Cli, settings: Parsed, cache: Arc<Cache>) -> anyhow::Result<Launch> {
    if cli.stories && !pile_of(cli).iter().any(|path| may_hold_something(path)) {
        bail!(NOTHING_TO_READ);
    }
    // A pile is walked and read behind the list of its stories.
    let found = if cli.stories {
        Some(Found::default())
    } else {
        find(&cli.paths, cli.sample || cli.tour, &Wait::before_reader())
    };
    let is_shown = |story: &&SampleStory| !cli.tour || story.name == TOUR_STORY;
    let (stories, failures) = match found {
        None => {
            let stories = sample::stories();
            let stories = stories.iter().filter(is_shown).map(built_in);
            (stories.collect(), Vec::new())
        }
        Some(found) => (
            found
                .stories
                .into_iter()
                .map(StorySource::Paths)
                .collect::<Vec<_>>(),
            found.failures,
        ),
    };
    if stories.is_empty() && !cli.stories {
        for failure in &failures {
            complain(&failure.to_string());
        }
        bail!(NOTHING_TO_READ);
    }
    let (looks, said) = looks(&cli.view.own_files, cli.view.color, &settings.config);
    let (keymap, key_warnings) = Keymap::with(&settings.config.keys);
    let warnings = settings.warnings.iter().chain(&key_warnings);
    let warnings = warnings.map(|warning| in_own_folder(warning).to_string());
    Ok(Launch {
        stories,
        pile: cli.stories.then(|| pile_of(cli)),
        failures,
        options: Options {
            has_color: !looks.is_refused,
            looks,
            occasion: match cli.tour {
                true => Occasion::Tour,
                false if disk::is_welcomed() => Occasion::Usual,
                false => Occasion::First,
            },
            given_threshold: None,
            keymap,
            shows_links: terminal::shows_links(),
            warnings: warnings.chain(said).collect(),
            config: settings.config,
        },
        is_fresh: cli.view.fresh || cli.tour,
        outlets: cli.view.outlet.clone(),
        cache,
    })
}

/// What is to be sorted into stories.
fn pile_of(cli: &Cli) -> Vec<PathBuf> {
    if cli.paths.is_empty() {
        vec![PathBuf::from(disk::DEFAULT_FOLDER)]
    } else {
        cli.paths.clone()
    }
}

fn may_hold_something(path: &Path) -> bool {
    let name = path.to_string_lossy();
    path.exists() || name == STDIN || is_address(&name) || name.starts_with("file:")
}

fn built_in(story: &SampleStory) -> StorySource {
    StorySource::BuiltIn {
        name: story.name.to_owned(),
        sources: story.sources(),
    }
}

/// The warning with the file's name alone, for the rows of the reader are short.
fn in_own_folder(warning: &Warning) -> Warning {
    let name = Path::new(&warning.file).file_name();
    Warning {
        file: name.map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        ..warning.clone()
    }
}
