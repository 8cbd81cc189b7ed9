//! The program: reads the command line, runs it, prints, exits.
//!
//! The only place that writes to standard output and error, and that ends the program. Exit code 0 is
//! fine, 1 nothing found, 2 an error, 130 ended by Ctrl-C. A reader that closes the pipe early (`| head`) has seen enough:
//! that is a normal, silent end. Each subcommand has a file of its own under `main/`.

#[path = "main/add.rs"]
mod add;
#[path = "main/batch.rs"]
mod batch;
#[path = "main/cache.rs"]
mod cache;
#[path = "main/compare.rs"]
mod compare;
#[path = "main/find.rs"]
mod find;
#[path = "main/find_in_pile.rs"]
mod find_in_pile;
#[path = "main/looks.rs"]
mod looks;
#[path = "main/manual.rs"]
mod manual;
#[path = "main/reader.rs"]
mod reader;
#[path = "main/settings.rs"]
mod settings;
#[path = "main/stories.rs"]
mod stories;
#[path = "main/wait.rs"]
mod wait;

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use abreast::app::commented_keys;
use abreast::cli::{Cli, Color, Command, View};
use abreast::export::{self, TextStyle};
use abreast::terminal::can_show_screens;
use anyhow::Context as _;
use clap::Parser as _;

fn main() -> ExitCode {
    let result = match Cli::try_parse() {
        Ok(cli) => run(cli),
        Err(error) => print_usage(&error),
    };
    match result {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if error.is::<wait::Interrupted>() => {
            complain(&format!("abreast: {error}"));
            ExitCode::from(wait::Interrupted::EXIT_CODE)
        }
        Err(error) => {
            complain(&format!("abreast: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Some(Command::Compare(mut compare)) => {
            let cache = settings::settle_view(&mut compare.view)?;
            let ran = compare::run_compare(&compare, &cache);
            cache::close(&cache);
            ran
        }
        Some(Command::Find(mut find)) => {
            let cache = settings::settle_view(&mut find.view)?;
            let ran = find::run_find(&find, &cache);
            cache::close(&cache);
            ran
        }
        Some(Command::Cache(arguments)) => cache::run_cache(&arguments),
        Some(Command::Keys) => print(&commented_keys()),
        Some(Command::Config(arguments)) => settings::run_config(&arguments),
        Some(Command::Add(arguments)) => {
            settings::config_for_report(&arguments.own_files)?;
            add::run_add(&arguments)
        }
        Some(Command::Completions { shell }) => manual::print_completions(shell),
        Some(Command::Man { to }) => manual::run_man(to.as_deref()),
        None => reader::open_reader(cli),
    }
}

/// Prints help and version to standard output, a misuse to standard error.
fn print_usage(error: &clap::Error) -> anyhow::Result<ExitCode> {
    match error.print() {
        Err(failed) if !error.use_stderr() => Err(failed).context("cannot write the help"),
        _ => Ok(ExitCode::from(if error.use_stderr() { 2 } else { 0 })),
    }
}

fn text_style(view: &View) -> TextStyle {
    TextStyle {
        is_coloured: is_coloured(view.color),
        width_cells: export::REPORT_WIDTH_CELLS,
    }
}

fn is_coloured(color: Option<Color>) -> bool {
    match color.unwrap_or_default() {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            io::stdout().is_terminal() && !is_refused && can_show_screens()
        }
    }
}

/// Writes to standard output, to the last byte.
fn print(text: &str) -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .context("cannot write to standard output")?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a line to standard error; where that fails too, nobody is left to tell.
fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
