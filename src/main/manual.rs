//! `abreast man` and `abreast completions`: what a shell and `man` want to know, made from the very
//! definition of the command line, so that neither can say what the program does not do.

use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use abreast::cli::Cli;
use abreast::disk;
use abreast::failure::shown;
use clap::CommandFactory as _;
use clap_mangen::Man;

use super::print;

/// What stands at the end of every page.
const FILES: &str = "\
.SH FILES
.TP
\\fI~/.config/abreast/config.toml\\fR
Settings, as \\fBabreast config\\fR prints them; \\fBabreast config \\-\\-path\\fR says where they are read from.
.TP
\\fI.abreast.toml\\fR
In the folder of a story: what was set by hand in the reader.
.SH ENVIRONMENT
.TP
\\fBNO_COLOR\\fR
If it is set and not empty, nothing is coloured.
.SH \"EXIT STATUS\"
0 fine, 1 nothing found (find), 2 an error.
";

/// Prints the completions of one shell.
pub(super) fn print_completions(shell: clap_complete::Shell) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "abreast", &mut script);
    print(&String::from_utf8_lossy(&script))
}

/// Prints the page of the program, or writes it and that of every subcommand into a folder.
pub(super) fn run_man(folder: Option<&Path>) -> anyhow::Result<ExitCode> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = folder else {
        return print(&page(&command)?);
    };
    disk::make_folder(folder)?;
    let mut written = String::new();
    for command in std::iter::once(&command).chain(command.get_subcommands()) {
        let file = folder.join(Man::new(command.clone()).get_filename());
        disk::write_file(&file, page(command)?.as_bytes())?;
        written.push_str(&shown(&file));
        written.push('\n');
    }
    print(&written)
}

/// One page: what the library makes of the definition, and examples that keep their form.
fn page(command: &clap::Command) -> io::Result<String> {
    let source = concat!("abreast ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).source(source);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let mut page = String::from_utf8_lossy(&page).into_owned();
    if let Some(examples) = command.get_after_help() {
        page.push_str(&examples_section(&examples.to_string()));
    }
    page.push_str(FILES);
    Ok(page)
}

/// `"Examples:\n  abreast a.txt   open it"` -> a section with a tagged paragraph an example.
fn examples_section(text: &str) -> String {
    let mut section = String::from(".SH EXAMPLES\n");
    for line in text.lines().skip(1) {
        let line = line.trim();
        let (typed, meaning) = line.split_once("  ").unwrap_or((line, ""));
        let (typed, meaning) = (literal(typed), literal(meaning.trim()));
        // Writing to a string cannot fail.
        let _ = writeln!(section, ".TP\n\\fB{typed}\\fR\n{meaning}");
    }
    section
}

/// Text that the typesetter takes as it stands.
fn literal(text: &str) -> String {
    let escaped = text.replace('\\', "\\e").replace('-', "\\-");
    escaped.replace('\'', "\\(aq")
}
