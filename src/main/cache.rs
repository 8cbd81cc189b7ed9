//! `abreast cache`: what was read before, shown and cleared; and where it is, by the settings.

use std::process::ExitCode;

use abreast::cache::{BUILD, Cache, Counts, place};
use abreast::cli::{self, View};
use abreast::config::Config;
use abreast::disk::PackPlace;
use abreast::failure::shown;
use abreast::text::counted;
use anyhow::bail;

use super::settings::config_for_report;
use super::{complain, print};

/// Bytes in a megabyte, as disks are sold.
const MEGABYTE: f64 = 1e6;

/// The cache that a run uses: none where the reader does without.
pub(super) fn cache_of(view: &View, config: &Config) -> Cache {
    let is_wanted = config.cache && !view.no_cache;
    let place = is_wanted.then(|| place(config.cache_megabytes)).flatten();
    place.map(Cache::at).unwrap_or_default()
}

/// Keeps what a run has read, and says why where that cannot be done. Last of all, so that nothing waits.
pub(super) fn close(cache: &Cache) {
    cache.publish();
    if let Some(trouble) = cache.take_trouble() {
        complain(&trouble.to_string());
    }
}

/// Shows what is kept, or clears it.
pub(super) fn run_cache(args: &cli::Cache) -> anyhow::Result<ExitCode> {
    let config = config_for_report(&args.own_files)?;
    let Some(place) = place(config.cache_megabytes) else {
        bail!("there is no cache folder: no home folder is known; nothing is kept")
    };
    if args.path {
        return print(&format!("{}\n", shown(&place.folder)));
    }
    if args.clear {
        let bytes = place.clear()?;
        let folder = shown(&place.folder);
        return print(&format!("{folder}: {} removed\n", megabytes(bytes)));
    }
    print(&lines(&place, &config))
}

fn lines(place: &PackPlace, config: &Config) -> String {
    let counts = Cache::at(place.clone()).counts();
    let mut lines = vec![
        shown(&place.folder),
        format!(
            "  {} of at most {} MB, in {}",
            megabytes(counts.packs.bytes + counts.packs.other_bytes),
            config.cache_megabytes,
            counted(counts.packs.packs + counts.packs.other_packs, "file")
        ),
        format!("  {}", contents(&counts)),
        format!("  abreast {}, build {BUILD}", env!("CARGO_PKG_VERSION")),
    ];
    if counts.packs.other_packs > 0 {
        let bytes = megabytes(counts.packs.other_bytes);
        lines.push(format!(
            "  {bytes} are of other builds, which go by themselves"
        ));
    }
    if !config.cache {
        lines.push("  not used: the settings say cache = false".to_owned());
    } else if !place.is_ours_alone() {
        let why = "not used: the folder is not this user's alone; chmod 700 and chown make it so";
        lines.push(format!("  {why}"));
    }
    lines.join("\n") + "\n"
}

fn contents(counts: &Counts) -> String {
    [
        counted(counts.articles, "article"),
        match counts.sketches {
            1 => "1 sketch".to_owned(),
            several => format!("{several} sketches"),
        },
        counted(counts.piles, "sorted pile"),
        counted(counts.comparisons, "comparison"),
    ]
    .join(", ")
}

/// `1_250_000` -> `"1.3 MB"`, `42_700` -> `"43 kB"`
fn megabytes(bytes: u64) -> String {
    let megabytes = bytes as f64 / MEGABYTE;
    if megabytes < 1.0 {
        return format!("{:.0} kB", megabytes * 1e3);
    }
    format!("{megabytes:.1} MB")
}
