//! The table of the README's performance part: what readers feel, each beside what it is held against.
//!
//! ```text
//! cargo bench --bench performance                        # start, frames, whole runs: some minutes
//! cargo bench --bench performance -- --write             # and writes them into the README
//! cargo bench --bench performance -- start frames        # only these
//! cargo bench --bench performance -- memory --write      # a million statements: some three minutes, and 300 MB of disk
//! ```
//!
//! A line of the table is rewritten when its part is measured and stays as it is otherwise. All figures are processor
//! time of all threads but where wall time is named, medians of runs that take turns with the peer's,
//! so that what else the machine does falls on both. Articles are made by `../corpus`. What each stage
//! costs by itself `../stages` measures; how cost grows, `../growth`; Find beside its peers, `../peers`.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "figures are what it is run for, and some take their time"
)]

#[cfg(target_os = "linux")]
mod frames;
#[cfg(target_os = "linux")]
mod runs;
#[cfg(target_os = "linux")]
mod start;
#[cfg(target_os = "linux")]
mod table;
#[cfg(target_os = "linux")]
mod watched;

#[allow(dead_code, reason = "each program that includes it uses a part")]
#[path = "../corpus/mod.rs"]
mod corpus;

#[cfg(target_os = "linux")]
fn main() -> anyhow::Result<()> {
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    let is_written = asked.iter().any(|a| a == "--write");
    let names: Vec<&str> = asked
        .iter()
        .map(String::as_str)
        .filter(|a| *a != "--write")
        .collect();
    let is_wanted = |part: &str| names.contains(&part) || (names.is_empty() && part != "memory");
    let mut lines = Vec::new();
    if is_wanted("start") {
        lines.extend(start::measure()?);
    }
    if is_wanted("frames") {
        lines.extend(frames::measure()?);
    }
    if is_wanted("runs") {
        lines.extend(runs::measure()?);
    }
    if is_wanted("memory") {
        lines.extend(runs::measure_memory()?);
    }
    println!("{}", table::shown(&lines));
    if is_written {
        table::write(&lines)?;
    }
    Ok(())
}

/// Processor time of programs and threads is asked for as Linux tells it.
#[cfg(not(target_os = "linux"))]
fn main() {
    println!("skipped: this is measured on Linux");
}
