//! The table: lines, and where in the README they stand.

use std::fs;

use anyhow::Context as _;

/// A line: what was measured, the figure, what it is held against.
pub(crate) struct Line {
    pub(crate) what: String,
    pub(crate) figure: String,
    pub(crate) against: String,
}

impl Line {
    pub(crate) fn new(what: &str, figure: String, against: String) -> Line {
        Line {
            what: what.to_owned(),
            figure,
            against,
        }
    }

    fn row(&self) -> String {
        format!("| {} | {} | {} |", self.what, self.figure, self.against)
    }
}

const HEAD: &str = "| what | figure | beside |\n|---|---|---|\n";
const BEGIN: &str = "<!-- performance: written by cargo bench --bench performance -- --write -->\n";
const END: &str = "<!-- end of performance -->\n";
const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// The lines as a table.
pub(crate) fn shown(lines: &[Line]) -> String {
    let rows: Vec<String> = lines.iter().map(Line::row).collect();
    format!("{HEAD}{}", rows.join("\n"))
}

/// Writes the lines into the README, each in the place of the one that tells the same; new ones below.
pub(crate) fn write(lines: &[Line]) -> anyhow::Result<()> {
    let readme = fs::read_to_string(README).context("cannot read README.md")?;
    let missing = "README.md has no marks for the table of performance";
    let (before, rest) = readme.split_once(BEGIN).context(missing)?;
    let (old, after) = rest.split_once(END).context(missing)?;
    let mut rows: Vec<String> = old.lines().skip(2).map(str::to_owned).collect();
    for line in lines {
        let own = format!("| {} |", line.what);
        match rows.iter_mut().find(|row| row.starts_with(&own)) {
            Some(row) => *row = line.row(),
            None => rows.push(line.row()),
        }
    }
    let table = format!("{HEAD}{}\n", rows.join("\n"));
    let readme = [before, BEGIN, &table, END, after].concat();
    fs::write(README, readme).context("cannot write README.md")
}

/// The one in the middle.
pub(crate) fn median<T: Ord + Copy + Default>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// "0.55 ms", "16 ms", "2.3 s"
pub(crate) fn spent(time: std::time::Duration) -> String {
    match time.as_secs_f64() * 1e3 {
        ms if ms < 9.95 => format!("{ms:.2} ms"),
        ms if ms < 999.5 => format!("{ms:.0} ms"),
        ms => format!("{:.1} s", ms / 1e3),
    }
}
