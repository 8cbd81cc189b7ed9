//! `abreast compare`: the reports of what is compared, to standard output or a file.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use abreast::cache::Cache;
use abreast::cli::{self, Color, Compare, View};
use abreast::disk;
use abreast::export::{self, Format, Report};
use abreast::failure::shown;
use anyhow::{Context as _, bail};

use super::batch;
use super::stories::{Story, read_stories};
use super::wait::{Interrupted, Wait};
use super::{print, text_style};

/// So many bytes of a report are written at once.
const REPORT_BUFFER: usize = 1 << 16;

pub(super) fn run_compare(args: &Compare, cache: &Arc<Cache>) -> anyhow::Result<ExitCode> {
    if args.batch.stories {
        return batch::run_batch(args, cache);
    }
    let format = format_of(args);
    if args.agreement && !matches!(format, Format::Text | Format::Json) {
        bail!("--agreement prints text, and JSON always has it; leave the other format out");
    }
    let mut stories = read_stories(&args.paths, args.sample, &args.view, cache)?;
    let wait = Wait::begin();
    if args.all_links {
        for story in &mut stories {
            wait.during("all links", || story.comparison.explain_all())?;
        }
    }
    let count: usize = stories.iter().map(|s| s.comparison.articles.len()).sum();
    let what = format!("writing the report of {count} articles");
    if format == Format::Json {
        let code = write_lines(&stories, args, what)?;
        // The program ends here: handing back a million small pieces one by one would only take time.
        std::mem::forget(stories);
        return Ok(code);
    }
    let output = Wait::begin().beside(what, || {
        if args.agreement && format == Format::Text {
            agreements(&stories)
        } else {
            reports(&stories, format, args)
        }
    })?;
    match &args.output {
        None => {
            std::mem::forget(stories);
            print(&output)
        }
        Some(file) => {
            let sources = stories.iter().flat_map(|story| &story.paths);
            refuse_overwriting(file, sources)?;
            disk::write_file(file, output.as_bytes())?;
            std::mem::forget(stories);
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Writes reports as JSON, bit by bit: that of a thousand articles need not be in memory.
fn write_lines(stories: &[Story], args: &Compare, what: String) -> anyhow::Result<ExitCode> {
    let reports: Vec<Report> = if is_lines(args) {
        stories.iter().map(Story::report).collect()
    } else {
        vec![only_story(stories)?.report()]
    };
    let wait = Wait::begin();
    let write = |out: &mut dyn Write| {
        let mut out = BufWriter::with_capacity(REPORT_BUFFER, wait.until_interrupted(out));
        for report in &reports {
            export::write_json(report, args.all_links, &mut out)?;
        }
        out.flush()
    };
    let print = || write(&mut io::stdout().lock()).context("cannot write to standard output");
    match &args.output {
        Some(file) => {
            refuse_overwriting(file, stories.iter().flat_map(|story| &story.paths))?;
            wait.beside(what, || disk::write_file_by(file, write))??;
        }
        // Whoever sees the report come needs no word beside it.
        None if io::stdout().is_terminal() => print()?,
        None => wait
            .beside(what, print)
            .map_err(|_| Interrupted::keeping("the report may be cut short"))??,
    }
    Ok(ExitCode::SUCCESS)
}

/// The format that was asked for: by name, else by the ending of the file.
fn format_of(args: &Compare) -> Format {
    let by_ending = || {
        let path = args.output.as_ref()?;
        Format::of_path(&path.to_string_lossy())
    };
    match args.format {
        Some(cli::Format::Text) => Format::Text,
        Some(cli::Format::Json | cli::Format::Jsonl) => Format::Json,
        Some(cli::Format::Markdown) => Format::Markdown,
        Some(cli::Format::Html) => Format::Html,
        Some(cli::Format::Csv) => Format::Csv,
        None if is_lines(args) => Format::Json,
        None => by_ending().unwrap_or(Format::Text),
    }
}

/// The report of all stories.
fn reports(stories: &[Story], format: Format, args: &Compare) -> String {
    let all: Vec<Report> = stories.iter().map(Story::report).collect();
    match format {
        Format::Text if args.output.is_some() => text_reports(stories, &uncoloured(&args.view)),
        Format::Text => text_reports(stories, &args.view),
        Format::Markdown => export::markdown(&all),
        Format::Html => export::html(&all),
        Format::Csv => export::csv(&all),
        Format::Json => all
            .iter()
            .map(|r| export::json(r, args.all_links))
            .collect(),
    }
}

/// Tells whether a line of JSON a story was asked for: by name, else by the ending of the file.
pub(super) fn is_lines(args: &Compare) -> bool {
    let is_named = |path: &Path| {
        path.extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("jsonl"))
    };
    match args.format {
        None => args.output.as_deref().is_some_and(is_named),
        Some(format) => format == cli::Format::Jsonl,
    }
}

/// Keeps a mistyped `-o` from replacing an article by its own report.
pub(super) fn refuse_overwriting<'a>(
    output: &Path,
    mut sources: impl Iterator<Item = &'a PathBuf>,
) -> anyhow::Result<()> {
    if sources.any(|source| disk::is_same_file(source, output)) {
        let name = shown(output);
        bail!("cannot write {name}: it is one of the articles; name another file");
    }
    Ok(())
}

/// A file keeps no colours, unless they were asked for by name.
pub(super) fn uncoloured(view: &View) -> View {
    let color = match view.color.unwrap_or_default() {
        Color::Auto => Color::Never,
        chosen => chosen,
    };
    View {
        color: Some(color),
        ..view.clone()
    }
}

/// The story of a format that holds just one.
pub(super) fn only_story(stories: &[Story]) -> anyhow::Result<&Story> {
    match stories {
        [story] => Ok(story),
        several => {
            let names: Vec<&str> = several.iter().map(|s| s.name.as_str()).collect();
            bail!(
                "JSON holds one story, and {} were named; name one of them: {}",
                several.len(),
                names.join(", ")
            )
        }
    }
}

/// The text reports of all stories, one after another.
pub(super) fn text_reports(stories: &[Story], view: &View) -> String {
    let style = text_style(view);
    let reports: Vec<String> = stories
        .iter()
        .map(|story| export::text(&story.report(), style))
        .collect();
    reports.join("\n\n")
}

/// How the automatic links of all stories agree with those made by hand.
fn agreements(stories: &[Story]) -> String {
    let texts = stories.iter().map(|s| export::agreement_text(&s.report()));
    texts.collect::<Vec<_>>().join("\n")
}
