//! `abreast add`: reads, cleans and keeps articles in a folder.
//!
//! One article that fails never stops the others; the exit code tells that one did. The clock is asked
//! here and nowhere below.

use std::process::ExitCode;

use abreast::article::{Note, Source, WALL_NOTE};
use abreast::cache::Cache;
use abreast::cli::Add;
use abreast::disk::{self, Found, StoryPaths};
use abreast::failure::{Failure, shown};
use abreast::keep::{Came, Names, fingerprint, markdown};
use abreast::open::read_article;
use abreast::side::ByHand;
use anyhow::bail;
use jiff::Timestamp;

use super::stories::{look_through, open_paths};
use super::wait::{Interrupted, Wait};
use super::{complain, print};

/// Keeps the articles behind the paths; prints the files written, complains about the rest
/// and about pages that keep their article back.
pub(super) fn run_add(args: &Add) -> anyhow::Result<ExitCode> {
    let wait = Wait::begin();
    let Found { stories, failures } = look_through(&args.paths, &wait);
    let mut failures: Vec<Failure> = failures;
    disk::make_folder(&args.to)?;
    let mut keeper = Keeper {
        args,
        names: Names::default(),
        retrieved: Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        written: String::new(),
    };
    for StoryPaths { paths, .. } in &stories {
        let Ok(opened) = open_paths(paths, &wait) else {
            break;
        };
        for (number, unpacked) in opened.into_iter().enumerate() {
            if !wait.count(number, paths.len(), "kept", "files") {
                break;
            }
            failures.extend(unpacked.failures);
            let kept = unpacked.sources.iter().map(|source| keeper.keep(source));
            failures.extend(kept.filter_map(Result::err));
        }
    }
    wait.end();
    for failure in &failures {
        complain(&failure.to_string());
    }
    print(&keeper.written)?;
    if wait.goes_on().is_err() {
        bail!(Interrupted::keeping("the files above were written whole"));
    }
    Ok(ExitCode::from(if failures.is_empty() { 0 } else { 2 }))
}

/// Writes articles into a folder.
struct Keeper<'a> {
    args: &'a Add,
    names: Names,
    /// Now, as a point in time.
    retrieved: String,
    /// The files written, a line each.
    written: String,
}

impl Keeper<'_> {
    fn keep(&mut self, source: &Source) -> Result<(), Failure> {
        let article = read_article(source, &ByHand::default(), &Cache::default())?;
        let is_wall = |n: &&Note| n.text.starts_with(WALL_NOTE);
        for note in article.notes.iter().filter(is_wall) {
            complain(&format!("{}: {}", article.path, note.text));
        }
        let came = Came {
            retrieved: self.retrieved.clone(),
            sha256: fingerprint(&source.bytes),
        };
        let name = self.names.give(&article.outlet, &article.title);
        let path = self.args.to.join(name);
        let file = markdown(&article, &came);
        let write = if self.args.force {
            disk::write_file
        } else {
            disk::write_new_file
        };
        write(&path, file.as_bytes()).map_err(Failure::with_force_hint)?;
        self.written.push_str(&shown(&path));
        self.written.push('\n');
        Ok(())
    }
}
