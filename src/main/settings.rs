//! The reader's settings: the config file first, then the flags. `abreast config` prints them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use abreast::app::Keymap;
use abreast::article::Limits;
use abreast::cache::Cache;
use abreast::cli::{self, Cli, Color, OwnFiles, View};
use abreast::config::{Config, DEFAULT_CONFIG, Parsed, Warning, When, parse, parse_keys};
use abreast::disk;
use abreast::failure::shown;
use abreast::fetch::Fetcher;
use anyhow::bail;

use super::cache::cache_of;
use super::looks::theme_warnings;
use super::{complain, print};

/// Name of the file of keys, which lies beside the settings.
const KEYS_FILE: &str = "keys.toml";

/// Reads the config file; a broken one costs warnings, never the program.
///
/// # Errors
/// Where a file was named that is not there.
pub(super) fn read_config(own_files: &OwnFiles) -> anyhow::Result<Parsed> {
    let Some(path) = path_of(own_files) else {
        return Ok(Parsed::default());
    };
    let name = shown(&path);
    let mut parsed = match disk::read_own_file(&path) {
        Ok(Some(text)) => parse(&text, &name),
        Ok(None) if own_files.config.is_some() => {
            bail!("cannot read {name}: no such file; abreast config > {name} makes one")
        }
        Ok(None) => Parsed::default(),
        Err(failure) => Parsed {
            warnings: vec![Warning::new(&name, 1, &failure.to_string())],
            ..Parsed::default()
        },
    };
    read_keys(&path.with_file_name(KEYS_FILE), &mut parsed);
    Ok(heed(parsed))
}

/// What is read of anything, once the settings are known: every command reads them first.
static LIMITS: OnceLock<Limits> = OnceLock::new();

/// Holds on to what the settings say of how much is read.
fn heed(parsed: Parsed) -> Parsed {
    // Whoever reads the settings twice finds the same.
    let _ = LIMITS.set(parsed.config.limits());
    parsed
}

/// Fetches, and reads what was fetched, within the limits of the settings.
pub(super) fn fetcher() -> Fetcher {
    Fetcher::within(LIMITS.get().copied().unwrap_or_default())
}

/// Adds the keys of the file beside the settings, where there is one.
fn read_keys(path: &Path, parsed: &mut Parsed) {
    let name = shown(path);
    let read = disk::read_own_file(path).map(Option::unwrap_or_default);
    let (lines, warnings) = match read {
        Ok(text) => parse_keys(&text, &name),
        Err(failure) => (
            Vec::new(),
            vec![Warning::new(&name, 1, &failure.to_string())],
        ),
    };
    parsed.config.keys.extend(lines);
    parsed.warnings.extend(warnings);
}

/// Where settings are read from: named, or in the config folder.
pub(super) fn path_of(own_files: &OwnFiles) -> Option<PathBuf> {
    own_files.config.clone().or_else(disk::config_file)
}

/// Reads the config file for a subcommand that prints; warnings go to standard error.
pub(super) fn config_for_report(own_files: &OwnFiles) -> anyhow::Result<Config> {
    let parsed = read_config(own_files)?;
    for warning in &parsed.warnings {
        complain(&warning.to_string());
    }
    Ok(parsed.config)
}

/// Fills in what flags left open, for a subcommand that prints; returns what was read before.
pub(super) fn settle_view(view: &mut View) -> anyhow::Result<Arc<Cache>> {
    let config = config_for_report(&view.own_files)?;
    fill_in(view, &config);
    Ok(Arc::new(cache_of(view, &config)))
}

fn fill_in(view: &mut View, config: &Config) {
    view.threshold.get_or_insert(config.threshold);
    view.color.get_or_insert(match config.color {
        When::Auto => Color::Auto,
        When::Always => Color::Always,
        When::Never => Color::Never,
    });
}

/// The settings of the reader: the config file, then the flags.
pub(super) fn settle_reader(cli: &mut Cli) -> anyhow::Result<Parsed> {
    let mut parsed = read_config(&cli.view.own_files)?;
    fill_in(&mut cli.view, &parsed.config);
    let config = &mut parsed.config;
    if let Some(threshold) = cli.view.threshold {
        config.threshold = threshold;
    }
    if let Some(theme) = &cli.theme {
        config.theme.clone_from(theme);
    }
    config.mouse &= !cli.no_mouse;
    config.linear |= cli.linear;
    config.watch |= cli.watch;
    Ok(parsed)
}

/// Prints the commented defaults, or where settings are read from, or what is wrong with them.
pub(super) fn run_config(args: &cli::Config) -> anyhow::Result<ExitCode> {
    if args.check {
        let parsed = read_config(&args.own_files)?;
        let (_, key_warnings) = Keymap::with(&parsed.config.keys);
        let themes = theme_warnings(&args.own_files, &parsed);
        let warnings = [parsed.warnings, key_warnings, themes].concat();
        for warning in &warnings {
            complain(&warning.to_string());
        }
        return Ok(ExitCode::from(if warnings.is_empty() { 0 } else { 2 }));
    }
    if !args.path {
        return print(DEFAULT_CONFIG);
    }
    match path_of(&args.own_files) {
        Some(path) => print(&format!("{}\n", shown(&path))),
        None => {
            bail!("there is no config folder: no home folder is known; name a file with --config")
        }
    }
}
