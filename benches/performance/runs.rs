//! Whole runs of the program over made piles: processor time and the most memory.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use nix::time::ClockId;
use nix::unistd::Pid;
use tempfile::TempDir;

use crate::corpus;
use crate::start::Home;
use crate::table::{Line, spent};

const PROGRAM: &str = env!("CARGO_BIN_EXE_abreast");
/// How often a running program is asked for its memory and its time.
const EVERY: Duration = Duration::from_millis(5);

/// Articles of the piles that are compared.
const PILES: [usize; 3] = [100, 1_000, 10_000];
/// Articles that hold a million statements.
const MILLION: usize = 34_000;

/// What a run took.
#[derive(Clone, Copy, Default)]
struct Run {
    cpu: Duration,
    memory_bytes: usize,
}

pub(crate) fn measure() -> anyhow::Result<Vec<Line>> {
    let mut lines = Vec::new();
    for articles in PILES {
        let folder = TempDir::new()?;
        let pile = folder.path().join("pile");
        write_pile(&pile, articles)?;
        let home = Home::new(&folder)?;
        let run = watch(
            &["compare", "--stories", "--no-cache", "--format", "jsonl"],
            &pile,
            &home,
        )?;
        lines.push(Line::new(
            &format!("`compare --stories` of {articles} articles"),
            spent(run.cpu),
            String::new(),
        ));
    }
    Ok(lines)
}

/// A million statements.
pub(crate) fn measure_memory() -> anyhow::Result<Vec<Line>> {
    let folder = TempDir::new()?;
    let pile = folder.path().join("pile");
    eprintln!("writing {MILLION} articles");
    let text = write_pile(&pile, MILLION)?;
    let home = Home::new(&folder)?;
    let commands: [(&str, &[&str]); 2] = [
        (
            "`find --stories`",
            &["find", "--stories", "--no-cache", "harbour crisis"],
        ),
        (
            "`compare --stories`",
            &["compare", "--stories", "--no-cache", "--format", "jsonl"],
        ),
    ];
    let mut lines = Vec::new();
    for (name, command) in commands {
        eprintln!("running {name} over {} MB of text", text / 1_000_000);
        let run = watch(command, &pile, &home)?;
        let times = run.memory_bytes as f64 / text as f64;
        lines.push(Line::new(
            &format!("{name} over a million statements, the most memory"),
            format!("{} MB, {}", run.memory_bytes / 1_000_000, spent(run.cpu)),
            format!("{times:.1} times the {} MB of text", text / 1_000_000),
        ));
    }
    Ok(lines)
}

fn write_pile(folder: &Path, articles: usize) -> anyhow::Result<usize> {
    fs::create_dir_all(folder)?;
    let mut bytes = 0;
    for made in corpus::pile(articles) {
        bytes += made.text.len();
        fs::write(folder.join(made.name), made.text)?;
    }
    Ok(bytes)
}

fn watch(command: &[&str], pile: &Path, home: &Home) -> anyhow::Result<Run> {
    let mut child = Command::new(PROGRAM)
        .args(command)
        .arg(pile)
        .env("XDG_STATE_HOME", &home.path)
        .env("XDG_CONFIG_HOME", &home.path)
        .env("XDG_CACHE_HOME", &home.path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        // What it says of how far it is.
        .stderr(Stdio::inherit())
        .spawn()
        .context("the program cannot be started")?;
    let run = watch_to_the_end(&mut child)?;
    ensure!(child.wait()?.success(), "{command:?} failed");
    Ok(run)
}

/// Asks until the program has ended; what it was told last is near enough to the end.
fn watch_to_the_end(child: &mut Child) -> anyhow::Result<Run> {
    let id = child.id();
    let clock = ClockId::pid_cpu_clock_id(Pid::from_raw(i32::try_from(id)?))?;
    let mut run = Run::default();
    while child.try_wait()?.is_none() {
        if let Some(bytes) = most_memory(id) {
            run.memory_bytes = bytes;
        }
        if let Ok(cpu) = clock.now() {
            run.cpu = cpu.into();
        }
        thread::sleep(EVERY);
    }
    Ok(run)
}

/// The most memory that a process has held so far.
fn most_memory(id: u32) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
