//! From the start of the program to the first whole frame of five articles, and to their links, beside the
//! least that a program with the same library does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use tempfile::TempDir;

use crate::corpus;
use crate::table::{Line, median, spent};
use crate::watched::{Moment, Watched};

const PROGRAM: &str = env!("CARGO_BIN_EXE_abreast");
/// A screen with four columns and a panel.
const CELLS: (u16, u16) = (200, 60);
/// Programs are started so often, in turns.
const RUNS: usize = 25;
/// Nothing more comes after so long without a word.
const QUIET: Duration = Duration::from_millis(300);
/// Letters of a screen that shows text, and not only that it is being read.
const TEXT: usize = 1_500;

/// Moments of many starts.
#[derive(Default)]
struct Moments(Vec<Moment>);

impl Moments {
    fn cpu(&self) -> Duration {
        median(self.0.iter().map(|m| m.cpu).collect())
    }

    fn wall(&self) -> Duration {
        median(self.0.iter().map(|m| m.wall).collect())
    }

    fn figure(&self) -> String {
        format!(
            "{} ({} on the clock)",
            spent(self.cpu()),
            spent(self.wall())
        )
    }
}

pub(crate) fn measure() -> anyhow::Result<Vec<Line>> {
    let folder = TempDir::new()?;
    let home = Home::new(&folder)?;
    let files = write_story(&folder)?;
    // As the first time: nothing of it is in the cache.
    let anew: Vec<String> = std::iter::once("--no-cache".to_owned())
        .chain(files.iter().cloned())
        .collect();
    let bare = build_bare()?;
    let bare = bare.to_string_lossy();
    let (mut least, mut full, mut links) = Default::default();
    for _ in 0..RUNS {
        watch(&bare, &files, &home.path, &mut |run| {
            take(&mut least, run.moment_of(has_text))
        })?;
        watch(PROGRAM, &anew, &home.path, &mut |run| {
            take(
                &mut full,
                run.moment_of(|s| has_text(s) && !is_on_its_way(s)),
            )?;
            take(&mut links, run.moment_of(|s| s.contains(" shared ")))
        })?;
    }
    let ratio = full.cpu().as_secs_f64() / least.cpu().as_secs_f64();
    let walls = full.wall().as_secs_f64() / least.wall().as_secs_f64();
    let beside = format!(
        "{ratio:.1} times a bare ratatui program that draws the same files, {}; {walls:.1} on the clock",
        least.figure()
    );
    Ok(vec![
        Line::new("first whole frame of five articles", full.figure(), beside),
        Line::new("their links on the screen", links.figure(), String::new()),
    ])
}

fn has_text(screen: &str) -> bool {
    screen.chars().filter(|c| c.is_alphabetic()).count() > TEXT
}

fn is_on_its_way(screen: &str) -> bool {
    screen.contains("reading ") || screen.contains("opening the story")
}

fn take(moments: &mut Moments, moment: Option<Moment>) -> anyhow::Result<()> {
    moments.0.push(moment.context("the frame did not come")?);
    Ok(())
}

fn watch(
    program: &str,
    arguments: &[String],
    home: &Path,
    look: &mut dyn FnMut(&Watched) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let command: Vec<&str> = std::iter::once(program)
        .chain(arguments.iter().map(String::as_str))
        .collect();
    let mut run = Watched::start(&command, CELLS, home)?;
    run.wait_for_quiet(QUIET);
    look(&run)
}

/// A folder for settings and state, where the first start is over.
pub(crate) struct Home {
    pub(crate) path: PathBuf,
}

impl Home {
    pub(crate) fn new(folder: &TempDir) -> anyhow::Result<Home> {
        let path = folder.path().join("home");
        fs::create_dir_all(path.join("abreast"))?;
        fs::write(path.join("abreast/welcomed"), "")?;
        Ok(Home { path })
    }
}

fn write_story(folder: &TempDir) -> anyhow::Result<Vec<String>> {
    let write = |made: corpus::Made| {
        let path = folder.path().join(made.name);
        fs::write(&path, made.text)?;
        Ok(path.to_string_lossy().into_owned())
    };
    corpus::pile(5).map(write).collect()
}

/// Builds the bare program, which is an example and so not built with the benches, unless it is there.
fn build_bare() -> anyhow::Result<PathBuf> {
    let bare = Path::new(PROGRAM).with_file_name("examples").join("bare");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/bare.rs");
    let changed = |path: &Path| fs::metadata(path).and_then(|m| m.modified()).ok();
    if changed(&bare) > changed(Path::new(source)) {
        return Ok(bare);
    }
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let built = Command::new(cargo)
        .args(["build", "--release", "--quiet", "--example", "bare"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .context("cannot run cargo")?;
    ensure!(built.success(), "the example bare cannot be built");
    Ok(bare)
}
