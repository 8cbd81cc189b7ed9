//! What may be typed on the command line, and nothing of what it means.
//!
//! Parsing needs no disk and no terminal. Only what works is offered: a format or a subcommand
//! stands here once it is there.

mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use values::{Color, FindFormat, FindMode, FindPart, Format, Part};
use values::{parse_outlet, parse_part, parse_threshold};

/// Examples under `--help`: what newcomers try first.
const EXAMPLES: &str = "\
Examples:
  abreast --tour                      learn it in two minutes, on the built-in sample
  abreast                             open articles/ of this folder, else the built-in sample
  abreast story/                      open a folder: one folder is one story
  abreast a.txt b.txt c.md            open these articles as one story
  abreast https://a.example/1 b.html  open pages of the web beside files
  abreast https://a.example/feed.xml  every item of a feed is an article; list.opml: of many feeds
  abreast saved.mhtml letter.eml      a page saved as one file, a mail: their text is opened
  abreast add https://a.example/1 --to story   keep an article, clean, as a file
  abreast --stories news/             a month's articles, sorted into stories
  abreast compare story/ | less       read the report
  abreast compare story/ -o story.html   write the report: .html .md .csv .json .txt
  pbpaste | abreast compare story/ -  compare what was copied with the story
  abreast -- compare                  open a file that is named like a subcommand";

/// Examples under `compare --help`.
const COMPARE_EXAMPLES: &str = "\
Examples:
  abreast compare story/ | less
  abreast compare a.txt b.txt --threshold 0.7
  abreast compare https://a.example/1 https://b.example/2
  abreast compare story/ -o story.html           a page to open, print or send; the ending names the format
  abreast compare story/ --format markdown | pandoc -o story.docx
  abreast compare story/ --format json --all-links -o story.json
  abreast compare story/ --agreement             your links against the automatic ones
  abreast compare --stories news/ --format jsonl -o stories.jsonl
  curl -s https://example.org/a.txt | abreast compare story/ -";

/// Examples under `find --help`.
const FIND_EXAMPLES: &str = "\
Examples:
  abreast find 'much of a choice' story/
  abreast find 'sanctons bank' story/            typing errors are forgiven
  abreast find 'outlet:courier !fire' story/ -n 5
  abreast find '\\b1[4-9] people' story/ --mode regex
  abreast find choice story/ --in quotes
  abreast find mill story/ --format json
  abreast find --stories 'ferry fire' news/      in a month's articles, sorted into stories";

/// Examples under `add --help`.
const ADD_EXAMPLES: &str = "\
Examples:
  abreast add https://a.example/1 https://b.example/2 --to story
  abreast add https://a.example/feed.xml --to news     every item of the feed
  abreast add saved-page.html --to story --force       replace what is there
  pbpaste | abreast add - --to story";

/// Examples under `cache --help`.
const CACHE_EXAMPLES: &str = "\
Examples:
  abreast cache                       where, how much, how many, of which version
  abreast cache --clear
  abreast compare story/ --no-cache   for once without it";

/// Examples under `completions --help`.
const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  abreast completions bash > ~/.local/share/bash-completion/completions/abreast
  abreast completions zsh > ~/.zfunc/_abreast    with fpath=(~/.zfunc $fpath) before compinit
  abreast completions fish > ~/.config/fish/completions/abreast.fish
  abreast completions powershell >> $PROFILE";

/// Examples under `man --help`.
const MAN_EXAMPLES: &str = "\
Examples:
  abreast man | man -l -
  abreast man --to ~/.local/share/man/man1       then: man abreast, man abreast-compare";

/// Sets the articles of several outlets about one story side by side
///
/// abreast opens several outlets' articles about one story, lights up the claims they share, and shows
/// where details differ, what only one outlet says and what it leaves out. It shows the outlets' own
/// words and evidence, never a verdict.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a flag of the command line is given or not"
)]
pub struct Cli {
    /// What to do; without one, the reader opens.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Articles, folders or addresses to open; "-" is standard input
    ///
    /// A file is an article, a folder a story; a folder of folders is a list of stories. Files and
    /// addresses that are named together make one story. A feed gives an article an item. Standard
    /// input may hold several articles, joined by a form feed or by front matter. With no path:
    /// articles/ of the current folder if it is there, else the built-in sample.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Open the built-in sample stories
    #[arg(long, conflicts_with = "paths")]
    pub sample: bool,

    /// Sort all articles into stories first, by rare words and days, and open the list of them
    ///
    /// For a folder of a month's articles or saved feeds; "compare --stories" prints what is found.
    #[arg(long, conflicts_with = "sample")]
    pub stories: bool,

    /// The theme, by name or file; "auto" goes by the terminal's background
    ///
    /// Built in: dark, light, high-contrast-dark, high-contrast-light, color-blind-dark,
    /// color-blind-light, ansi-dark and ansi-light (the terminal's own 16 colours), mono. Your own are
    /// the files of the folder themes in the config folder.
    #[arg(long, value_name = "NAME|FILE")]
    pub theme: Option<String>,

    /// Read the story again whenever its files change
    #[arg(long)]
    pub watch: bool,

    /// Leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,

    /// Take a guided tour of two minutes, on a built-in sample story
    #[arg(long, conflicts_with_all = ["paths", "stories"])]
    pub tour: bool,

    /// Show everything as plain lines, for screen readers and braille
    ///
    /// No columns, no boxes, no signs: one statement after another, each with its twins, and the
    /// terminal's cursor on the line that is chosen. Z turns it on and off.
    #[arg(long)]
    pub linear: bool,

    /// What to show, and how.
    #[command(flatten)]
    pub view: View,
}

/// Choices that every way of showing a comparison shares.
#[derive(Args, Clone, Debug, Default)]
pub struct View {
    /// Show links that score at least this much
    #[arg(long, value_name = "0..1", value_parser = parse_threshold)]
    pub threshold: Option<f64>,

    /// Name the outlet of an article, as in --outlet a.txt=ForkLog; may be given several times
    #[arg(long, value_name = "PATH=NAME", value_parser = parse_outlet)]
    pub outlet: Vec<(String, String)>,

    /// Pass over what was set by hand in the reader before (links, blocks put back or taken out, names,
    /// marks, notes), and over where the story was left
    #[arg(long)]
    pub fresh: bool,

    /// Read and compare everything anew, and keep nothing of it in the cache
    #[arg(long)]
    pub no_cache: bool,

    /// When to use colour.
    #[arg(long, value_name = "WHEN", value_enum)]
    #[arg(help = "When to use colour; NO_COLOR is honoured too")]
    pub color: Option<Color>,

    /// Where settings come from.
    #[command(flatten)]
    pub own_files: OwnFiles,
}

/// The file that settings are read from.
#[derive(Args, Clone, Debug, Default)]
pub struct OwnFiles {
    /// Read settings from this file instead of the one in the config folder
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print what the outlets share, where they differ, and what only one says
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(Compare),

    /// Search statements by loose words, and print each with its twins in the other outlets
    #[command(after_help = FIND_EXAMPLES)]
    Find(Find),

    /// Read, clean and keep articles as Markdown files with front matter
    ///
    /// Every article becomes a file named after its outlet and headline: its clean text, and before it
    /// title, outlet, author, date, address, when it was retrieved, and the SHA-256 of what came. It
    /// opens like any other article, and reads the same. What cleaning took out is not kept. The files
    /// that were written are printed; exit code 2 where one of the articles could not be kept.
    #[command(after_help = ADD_EXAMPLES)]
    Add(Add),

    /// Print every setting with its default, as a config file with comments
    ///
    /// Settings are read from config.toml in the config folder; what a copy of the printed file leaves
    /// out keeps its default. Flags come after it.
    Config(Config),

    /// Show where the cache is and what is in it, or clear it
    ///
    /// What was read and compared is kept in the platform's cache folder, so that the same articles open
    /// at once the next time: their clean text, and what was found by comparing them. It is found again
    /// by content, is for this user alone, and may be removed at any time. "cache = false" in the config
    /// file, or --no-cache, does without it; "cache-megabytes" limits it.
    #[command(after_help = CACHE_EXAMPLES)]
    Cache(Cache),

    /// Print the default keys of the reader, as a file of keys with comments
    ///
    /// Lines of it may be changed in keys.toml beside config.toml, or in its table "keys"; what is not
    /// named keeps its keys.
    Keys,

    /// Print the shell's completions for abreast
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell to print them for
        shell: clap_complete::Shell,
    },

    /// Print the manual page, or write it and those of the subcommands into a folder
    #[command(after_help = MAN_EXAMPLES)]
    Man {
        /// Write abreast.1, abreast-compare.1 and so on into this folder; it is made if it is not there
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
}

/// Arguments of `compare`.
#[derive(Args, Debug)]
pub struct Compare {
    /// Articles, folders or addresses to compare; "-" is standard input
    #[arg(value_name = "PATH", required_unless_present = "sample")]
    pub paths: Vec<PathBuf>,

    /// Compare the built-in sample stories
    #[arg(long, conflicts_with = "paths")]
    pub sample: bool,

    /// What to print; without it, what the ending of -o names, else text
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<Format>,

    /// Write to this file instead of standard output; the old one stays if anything fails
    ///
    /// The ending names the format, unless --format does: .txt .md .html .csv .json
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Print how the automatic links agree with those made and unmade by hand, in place of the report
    ///
    /// JSON always has this, where there are any.
    #[arg(long, conflicts_with = "fresh")]
    pub agreement: bool,

    /// List every scored pair in JSON, not only the shown links
    #[arg(long)]
    pub all_links: bool,

    /// Many articles at once.
    #[command(flatten)]
    pub batch: Batch,

    /// What to show, and how.
    #[command(flatten)]
    pub view: View,
}

/// How a pile of articles of many stories is worked through.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Batch {
    /// Sort all articles into stories first, by rare words and days, and compare each story by itself
    ///
    /// For a folder of a month's articles or saved feeds. Stories of one article are left out.
    #[arg(long, conflicts_with_all = ["agreement", "sample"])]
    pub stories: bool,

    /// Compare only part N of M of the stories, for runs side by side: 1/4, 2/4, ...
    #[arg(long, value_name = "N/M", requires = "stories", value_parser = parse_part)]
    pub part: Option<Part>,

    /// Go on with the file of a run that broke off: stories that stand in it are not compared again
    #[arg(long, requires = "stories", requires = "output")]
    pub resume: bool,
}

/// Arguments of `find`.
#[derive(Args, Debug)]
pub struct Find {
    /// Words in any order, each may be shortened or have one typing error; also 'exact ^start end$
    /// !not a|b "a phrase" outlet:name in:quotes
    #[arg(allow_hyphen_values = true)]
    pub query: String,

    /// Articles, folders or addresses to search; "-" is standard input
    ///
    /// With no path: articles/ of the current folder if it is there, else the built-in sample.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Search the built-in sample stories
    #[arg(long, conflicts_with = "paths")]
    pub sample: bool,

    /// Sort all articles into stories first, by rare words and days; twins are looked for in their story
    ///
    /// For a folder of a month's articles or saved feeds, which would take long to compare as one story.
    #[arg(long, conflicts_with = "sample")]
    pub stories: bool,

    /// What to print
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub format: FindFormat,

    /// How the query is held against the statements
    #[arg(long, value_name = "MODE", value_enum)]
    pub mode: Option<FindMode>,

    /// Where to look
    #[arg(long = "in", value_name = "PART", value_enum, default_value_t)]
    pub part: FindPart,

    /// List at most so many hits
    #[arg(short = 'n', long = "count", value_name = "N", default_value_t = 20)]
    pub count: usize,

    /// What to show, and how.
    #[command(flatten)]
    pub view: View,
}

/// Arguments of `add`.
#[derive(Args, Debug)]
pub struct Add {
    /// Addresses, articles or folders to keep; "-" is standard input
    #[arg(value_name = "URL|FILE", required = true)]
    pub paths: Vec<PathBuf>,

    /// The folder to keep them in; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,

    /// Replace files of the same name
    #[arg(long)]
    pub force: bool,

    /// Where settings come from.
    #[command(flatten)]
    pub own_files: OwnFiles,
}

/// Arguments of `config`.
#[derive(Args, Debug)]
pub struct Config {
    /// Print where settings are read from instead
    #[arg(long)]
    pub path: bool,

    /// Check the config file instead: print what cannot be used; exit code 2 where there is something
    #[arg(long, conflicts_with = "path")]
    pub check: bool,

    /// Where settings come from.
    #[command(flatten)]
    pub own_files: OwnFiles,
}

/// Arguments of `cache`.
#[derive(Args, Debug)]
pub struct Cache {
    /// Remove all that is kept, of this and of any other build of abreast
    #[arg(long)]
    pub clear: bool,

    /// Print only where it is
    #[arg(long, conflicts_with = "clear")]
    pub path: bool,

    /// Where settings come from.
    #[command(flatten)]
    pub own_files: OwnFiles,
}

#[cfg(test)]
mod tests;
