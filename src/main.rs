//! The program: reads the command line, runs it, prints, exits.
//!
//! The only place that writes to standard output and error, and that ends the program. Exit code 0 is
//! fine, 1 nothing found, 2 an error. A reader that closes the pipe early (`| head`) has seen enough:
//! that is a normal, silent end.

#[path = "main/add.rs"]
mod add;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use abreast::app::{Keymap, Options};
use abreast::article::{self, Article};
use abreast::cli::{Cli, Color, Command, Compare, Find, Format, View};
use abreast::comparison::{Comparison, DEFAULT_THRESHOLD, compare};
use abreast::disk::{self, Found, Kept, SidePlace, StoryPaths};
use abreast::export::{self, FindReport, Report, Skipped, TextStyle};
use abreast::failure::Failure;
use abreast::fetch::Fetcher;
use abreast::open::{Heard, Progress, open_all, read_article};
use abreast::sample::{self, SampleStory};
use abreast::search::{Answer, Index, Query};
use abreast::side::{ByHand, StoryFile, unknown_names};
use abreast::terminal::{self, Launch, StorySource};
use abreast::unpack::Unpacked;
use anyhow::{Context as _, bail};
use clap::{CommandFactory as _, Parser as _};

/// How many near words are named for one that was not found: enough to see the right spelling.
const NEAR_WORDS: usize = 3;

/// Said where not one article was found, with what to try.
const NOTHING_TO_READ: &str =
    "nothing to read; name a folder with .txt or .md files, or the files themselves";

fn main() -> ExitCode {
    let result = match Cli::try_parse() {
        Ok(cli) => run(cli),
        Err(error) => print_usage(&error),
    };
    match result {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("abreast: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Some(Command::Compare(compare)) => run_compare(&compare),
        Some(Command::Find(find)) => run_find(&find),
        Some(Command::Add(arguments)) => add::run_add(&arguments),
        Some(Command::Completions { shell }) => print_completions(shell),
        Some(Command::Man) => print_manual(),
        None => open_reader(&cli),
    }
}

/// Prints help and version to standard output, a misuse to standard error.
fn print_usage(error: &clap::Error) -> anyhow::Result<ExitCode> {
    match error.print() {
        Err(failed) if !error.use_stderr() => Err(failed).context("cannot write the help"),
        _ => Ok(ExitCode::from(if error.use_stderr() { 2 } else { 0 })),
    }
}

/// Opens the reader; without a terminal, prints the text report instead.
fn open_reader(cli: &Cli) -> anyhow::Result<ExitCode> {
    if io::stdout().is_terminal() {
        let ending = terminal::run(launch(cli)?).context("cannot use the terminal")?;
        return Ok(ExitCode::from(ending.exit_code()));
    }
    let stories = read_stories(&cli.paths, cli.sample, &cli.view)?;
    print(&text_reports(&stories, &cli.view))
}

/// What the reader is started with: stories found, none of them read yet.
fn launch(cli: &Cli) -> anyhow::Result<Launch> {
    let found = find(&cli.paths, cli.sample);
    let (stories, failures) = match found {
        None => (sample::stories().iter().map(built_in).collect(), Vec::new()),
        Some(found) => (
            found
                .stories
                .into_iter()
                .map(StorySource::Paths)
                .collect::<Vec<_>>(),
            found.failures,
        ),
    };
    if stories.is_empty() {
        for failure in &failures {
            complain(&failure.to_string());
        }
        bail!(NOTHING_TO_READ);
    }
    Ok(Launch {
        stories,
        failures,
        options: Options {
            threshold: cli.view.threshold.unwrap_or(DEFAULT_THRESHOLD),
            has_color: is_coloured(cli.view.color),
            keymap: Keymap::default(),
        },
        is_fresh: cli.view.fresh,
        outlets: cli.view.outlet.clone(),
    })
}

fn built_in(story: &SampleStory) -> StorySource {
    StorySource::BuiltIn {
        name: story.name.to_owned(),
        sources: story.sources(),
    }
}

/// Finds the stories behind `paths`; none where the built-in ones are to be opened.
fn find(paths: &[PathBuf], is_sample: bool) -> Option<Found> {
    match paths {
        [] if is_sample => None,
        [] => disk::find_default(),
        named => Some(disk::find_stories(named)),
    }
}

fn run_compare(args: &Compare) -> anyhow::Result<ExitCode> {
    let mut stories = read_stories(&args.paths, args.sample, &args.view)?;
    if args.all_links {
        for story in &mut stories {
            story.comparison.explain_all();
        }
    }
    let output = match args.format {
        Format::Text if args.agreement => agreements(&stories),
        Format::Text if args.output.is_some() => text_reports(&stories, &uncoloured(&args.view)),
        Format::Text => text_reports(&stories, &args.view),
        Format::Json => export::json(&only_story(&stories)?.report(), args.all_links),
    };
    match &args.output {
        None => print(&output),
        Some(file) => {
            refuse_overwriting(file, &stories)?;
            disk::write_file(file, output.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Prints what was found; exit code 1 where nothing was.
fn run_find(args: &Find) -> anyhow::Result<ExitCode> {
    let stories = read_stories(&args.paths, args.sample, &args.view)?;
    let typed = article::clean_line(&args.query);
    let query = Query::parse(&typed);
    if query.is_empty() {
        bail!("the query asks for nothing; name a word: abreast find choice story/");
    }
    let answer = |story: &Story| Index::build(&story.comparison.articles).find(&query, usize::MAX);
    let answers: Vec<Answer> = stories.iter().map(answer).collect();
    let reports = stories
        .iter()
        .zip(&answers)
        .map(|(story, answer)| FindReport {
            story: story.report(),
            query: &typed,
            answer,
        });
    let output: String = match args.format {
        Format::Text => {
            let texts = reports.map(|r| export::find_text(&r, args.count, text_style(&args.view)));
            let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            texts.join("\n")
        }
        Format::Json => {
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

/// Keeps a mistyped `-o` from replacing an article by its own report.
fn refuse_overwriting(output: &Path, stories: &[Story]) -> anyhow::Result<()> {
    let mut sources = stories.iter().flat_map(|story| &story.paths);
    if sources.any(|source| disk::is_same_file(source, output)) {
        let name = article::clean_line(&output.to_string_lossy());
        bail!("cannot write {name}: it is one of the articles; name another file");
    }
    Ok(())
}

/// A file keeps no colours, unless they were asked for by name.
fn uncoloured(view: &View) -> View {
    let color = match view.color {
        Color::Auto => Color::Never,
        chosen => chosen,
    };
    View {
        color,
        ..view.clone()
    }
}

/// One story, compared, with what of it could not be read.
struct Story {
    name: String,
    /// Where its sources stand; none for a story that is built in.
    paths: Vec<PathBuf>,
    comparison: Comparison,
    skipped: Vec<Skipped>,
}

impl Story {
    fn new(name: &str, articles: Vec<Arc<Article>>, skipped: Vec<Skipped>, view: &View) -> Self {
        Story {
            name: name.to_owned(),
            paths: Vec::new(),
            comparison: compare(articles, view.threshold.unwrap_or(DEFAULT_THRESHOLD)),
            skipped,
        }
    }

    /// Takes in which pairs were linked and unlinked by hand; says what of it is about nothing here.
    fn corrected(mut self, by_hand: &ByHand) -> Self {
        let corrections = by_hand.entries.corrections();
        if !corrections.is_empty() {
            self.comparison.set_corrections(&corrections);
        }
        let gone = by_hand.entries.unmatched(&self.comparison).len();
        if gone > 0 {
            let name = &self.name;
            complain(&format!(
                "{name}: {gone} set by hand about what is not there any more; kept (R lists them)"
            ));
        }
        self
    }

    fn report(&self) -> Report<'_> {
        Report {
            name: &self.name,
            comparison: &self.comparison,
            skipped: &self.skipped,
        }
    }
}

/// Finds, reads and compares every story behind `paths`; complains about what cannot be read.
fn read_stories(paths: &[PathBuf], is_sample: bool, view: &View) -> anyhow::Result<Vec<Story>> {
    let Some(Found { stories, failures }) = find(paths, is_sample) else {
        let stories = sample_stories(view);
        complain_of_unknown_names(&stories, view);
        return Ok(stories);
    };
    for failure in &failures {
        complain(&failure.to_string());
    }
    let mut stories: Vec<Story> = stories
        .iter()
        .filter_map(|paths| read_story(paths, view))
        .collect();
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
            let articles = sources
                .iter()
                .filter_map(|s| read_article(s, &by_hand).ok());
            let articles = articles.map(Arc::new).collect();
            Story::new(story.name, articles, Vec::new(), view).corrected(&by_hand)
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
fn read_story(story: &StoryPaths, view: &View) -> Option<Story> {
    let by_hand = by_hand(&SidePlace::of_story(story), story.story_file.clone(), view);
    let mut articles = Vec::new();
    let mut skipped = Vec::new();
    for unpacked in open_paths(&story.paths) {
        let mut failures = unpacked.failures;
        for source in &unpacked.sources {
            match read_article(source, &by_hand) {
                Ok(article) => articles.push(Arc::new(article)),
                Err(failure) => failures.push(failure),
            }
        }
        for failure in failures {
            complain(&failure.to_string());
            skipped.push(skipped_source(failure));
        }
    }
    if articles.is_empty() {
        return None;
    }
    let read = Story {
        paths: story.paths.clone(),
        ..Story::new(&story.name, articles, skipped, view)
    };
    Some(read.corrected(&by_hand))
}

/// Opens all paths, in their order; at a terminal, says how fetching goes where it takes a while.
fn open_paths(paths: &[PathBuf]) -> Vec<Unpacked> {
    let mut opened = vec![Unpacked::default(); paths.len()];
    let mut progress = Progress::of(paths);
    let mut has_line = false;
    open_all(paths, &Fetcher::default(), &mut |heard| {
        let line = progress.hear(&heard).filter(|_| io::stderr().is_terminal());
        if has_line || line.is_some() {
            let _ = write!(
                io::stderr(),
                "\r\x1b[K{}",
                line.as_deref().unwrap_or_default()
            );
        }
        has_line = line.is_some();
        if let Heard::Opened { slot, unpacked } = heard {
            opened[slot] = unpacked;
        }
        true
    });
    opened
}

fn skipped_source(failure: Failure) -> Skipped {
    Skipped {
        path: failure.path,
        reason: format!("{}; {}", failure.reason, failure.hint),
    }
}

/// The story of a format that holds just one.
fn only_story(stories: &[Story]) -> anyhow::Result<&Story> {
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
fn text_reports(stories: &[Story], view: &View) -> String {
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

fn text_style(view: &View) -> TextStyle {
    TextStyle {
        is_coloured: is_coloured(view.color),
        width_cells: export::REPORT_WIDTH_CELLS,
    }
}

fn is_coloured(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            io::stdout().is_terminal() && !is_refused
        }
    }
}

fn print_completions(shell: clap_complete::Shell) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "abreast", &mut script);
    print(&String::from_utf8_lossy(&script))
}

fn print_manual() -> anyhow::Result<ExitCode> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    print(&String::from_utf8_lossy(&page))
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
