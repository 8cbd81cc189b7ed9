//! Writes a pile of made news to a folder, to try large piles with: many stories, several outlets on each.
//!
//! `cargo run --release --example pile -- FOLDER ARTICLES`, then `abreast --stories FOLDER`. The same number gives
//! the same files on every machine. `--statements` instead of a number of articles writes one file,
//! a statement a line.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for the terminal"
)]

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

#[allow(dead_code, reason = "each program that includes it uses a part")]
#[path = "../benches/corpus/mod.rs"]
mod corpus;

const USAGE: &str = "pile FOLDER ARTICLES, or pile FILE --statements COUNT";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let written = match arguments[..] {
        [folder, count] => count
            .parse()
            .ok()
            .map(|n| write_articles(folder.as_ref(), n)),
        [file, "--statements", count] => {
            let count = count.parse().ok();
            count.map(|n| write_statements(file.as_ref(), n))
        }
        _ => None,
    };
    match &written {
        Some(Ok(bytes)) => println!("{:.1} MB written to {}", *bytes as f64 / 1e6, arguments[0]),
        Some(Err(error)) => eprintln!("cannot write to {}: {error}", arguments[0]),
        None => eprintln!("usage: {USAGE}"),
    }
    match &written {
        Some(Ok(_)) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn write_articles(folder: &Path, count: usize) -> io::Result<usize> {
    fs::create_dir_all(folder)?;
    let mut bytes = 0;
    for made in corpus::pile(count) {
        bytes += made.text.len();
        fs::write(folder.join(made.name), made.text)?;
    }
    Ok(bytes)
}

fn write_statements(file: &Path, count: usize) -> io::Result<usize> {
    let mut bytes = 0;
    let mut file = BufWriter::new(File::create(file)?);
    for statement in corpus::statements(count) {
        bytes += statement.len() + 1;
        writeln!(file, "{statement}")?;
    }
    file.flush()?;
    Ok(bytes)
}
