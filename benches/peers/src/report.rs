//! The figures: tables for people, `target/peers.json` for machines, the part of the README between its
//! marks.

use std::fmt::Write as _;
use std::path::Path;

use crate::corpus::Corpus;
use crate::engines::Built;
use crate::known_items::{DAMAGES, Found, TRIES};

const BEGIN: &str = "<!-- peers: written by `cargo run --release --manifest-path benches/peers/Cargo.toml -- --table` -->";
const END: &str = "<!-- peers end -->";
/// The engine that the others are held against.
const OURS: &str = "abreast";

/// Times of one engine, a keystroke each; none where it was not asked.
pub struct Figures {
    name: &'static str,
    keys: Vec<Option<f64>>,
    whole: Vec<usize>,
}

impl Figures {
    pub fn of(name: &'static str) -> Figures {
        Figures {
            name,
            keys: Vec::new(),
            whole: Vec::new(),
        }
    }

    pub fn add(&mut self, seconds: f64, is_whole: bool) {
        if is_whole {
            self.whole.push(self.keys.len());
        }
        self.keys.push(Some(seconds));
    }

    pub fn skip(&mut self) {
        self.keys.push(None);
    }
}

/// Milliseconds of one engine.
pub struct Row {
    name: &'static str,
    keys: usize,
    mean: f64,
    p95: f64,
    most: f64,
    /// Mean of the whole queries.
    whole: f64,
}

/// Everything measured on one corpus.
pub struct Measured {
    kind: &'static str,
    statements: usize,
    text_bytes: usize,
    built: Built,
    rows: Vec<Row>,
    patterns: Vec<Row>,
    known: Vec<Found>,
}

impl Measured {
    pub fn new(
        corpus: &Corpus,
        built: Built,
        [keys, patterns]: [Vec<Vec<Figures>>; 2],
        known: Vec<Found>,
    ) -> Measured {
        Measured {
            kind: corpus.kind,
            statements: corpus.lines.len(),
            text_bytes: corpus.text_bytes(),
            built,
            rows: rows(&keys),
            patterns: rows(&patterns),
            known,
        }
    }

    /// For people.
    pub fn table(&self) -> String {
        let mut text = format!("\n{} {} statements", count(self.statements), self.kind);
        let _ = write!(text, ", {} MB of text. ", self.text_bytes / 1_000_000);
        if self.built.bytes > 0 {
            let each = |bytes: usize| bytes as f64 / self.statements as f64;
            let _ = write!(
                text,
                "The index takes {:.1} bytes a statement ({:.1} at most while it is built) and {:.2} s of CPU",
                each(self.built.bytes),
                each(self.built.peak_bytes),
                self.built.cpu_seconds
            );
            if self.built.tantivy_cpu_seconds > 0.0 {
                let _ = write!(text, ", tantivy's {:.2} s", self.built.tantivy_cpu_seconds);
            }
            text.push('.');
        }
        text.push_str(
            "\n\n| engine | keystroke: mean | p95 | slowest | whole query | mean against ours |\n",
        );
        text.push_str("|---|---|---|---|---|---|\n");
        let ours = self
            .rows
            .iter()
            .find(|row| row.name == OURS)
            .map(|row| row.mean);
        for row in &self.rows {
            let ratio = ours.map_or(String::new(), |ours| format!("{:.1}", row.mean / ours));
            let _ = writeln!(
                text,
                "| {} | {:.2} | {:.2} | {:.2} | {:.2} | {ratio} |",
                row.name, row.mean, row.p95, row.most, row.whole
            );
        }
        text.push_str(&self.patterns_table());
        text.push_str(&self.known_table());
        text
    }

    fn patterns_table(&self) -> String {
        let Some(first) = self.patterns.first() else {
            return String::new();
        };
        let mut text = format!("\n| {} patterns | mean | p95 | slowest |\n", first.keys);
        text.push_str("|---|---|---|---|\n");
        for row in &self.patterns {
            let _ = writeln!(
                text,
                "| {} | {:.2} | {:.2} | {:.2} |",
                row.name, row.mean, row.p95, row.most
            );
        }
        text
    }

    fn known_table(&self) -> String {
        if self.known.is_empty() {
            return String::new();
        }
        let names: Vec<&str> = DAMAGES.iter().map(|d| d.0).collect();
        let mut text = format!("\n| found, of {TRIES} | {} |\n", names.join(" | "));
        let _ = writeln!(text, "|---|{}", "---|".repeat(names.len()));
        for found in &self.known {
            let counts: Vec<String> = found.by_damage.iter().map(usize::to_string).collect();
            let _ = writeln!(text, "| {} | {} |", found.engine, counts.join(" | "));
        }
        text
    }

    /// One object of the machine's file.
    fn json(&self) -> String {
        let rows = self.rows.iter().chain(&self.patterns).map(|r| {
            format!(
                "{{\"engine\":\"{}\",\"keys\":{},\"mean_ms\":{:.4},\"p95_ms\":{:.4},\"max_ms\":{:.4},\"whole_ms\":{:.4}}}",
                r.name, r.keys, r.mean, r.p95, r.most, r.whole
            )
        });
        let known = self.known.iter().map(|f| {
            format!(
                "{{\"engine\":\"{}\",\"of\":{TRIES},\"found\":{:?}}}",
                f.engine, f.by_damage
            )
        });
        format!(
            "{{\"corpus\":\"{}\",\"statements\":{},\"text_bytes\":{},\"index_bytes\":{},\"index_peak_bytes\":{},\
             \"index_cpu_s\":{:.3},\"tantivy_index_cpu_s\":{:.3},\"engines\":[{}],\"known_items\":[{}]}}",
            self.kind,
            self.statements,
            self.text_bytes,
            self.built.bytes,
            self.built.peak_bytes,
            self.built.cpu_seconds,
            self.built.tantivy_cpu_seconds,
            rows.collect::<Vec<_>>().join(","),
            known.collect::<Vec<_>>().join(","),
        )
    }
}

/// `1000000` -> `"1,000,000"`
fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A row an engine.
fn rows(passes: &[Vec<Figures>]) -> Vec<Row> {
    let engines = passes.first().map_or(0, Vec::len);
    (0..engines).map(|engine| row(passes, engine)).collect()
}

/// Of each keystroke the median of the passes.
fn row(passes: &[Vec<Figures>], engine: usize) -> Row {
    let first = &passes[0][engine];
    let median = |key: usize| {
        let mut times: Vec<f64> = passes.iter().filter_map(|p| p[engine].keys[key]).collect();
        times.sort_unstable_by(f64::total_cmp);
        times.get(times.len() / 2).map(|seconds| seconds * 1e3)
    };
    let mut times: Vec<f64> = (0..first.keys.len()).filter_map(median).collect();
    let whole: Vec<f64> = first.whole.iter().filter_map(|key| median(*key)).collect();
    times.sort_unstable_by(f64::total_cmp);
    let mean = |times: &[f64]| times.iter().sum::<f64>() / times.len().max(1) as f64;
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or(0.0);
    Row {
        name: first.name,
        keys: times.len(),
        mean: mean(&times),
        p95: at(95),
        most: times.last().copied().unwrap_or(0.0),
        whole: mean(&whole),
    }
}

/// Writes the figures down.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(all: &[Measured], writes_table: bool) -> std::io::Result<()> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let objects: Vec<String> = all.iter().map(Measured::json).collect();
    std::fs::create_dir_all(root.join("target"))?;
    std::fs::write(
        root.join("target/peers.json"),
        format!("[{}]\n", objects.join(",\n")),
    )?;
    if !writes_table {
        return Ok(());
    }
    let path = root.join("README.md");
    let readme = std::fs::read_to_string(&path)?;
    let tables: Vec<String> = all.iter().map(Measured::table).collect();
    let parts = readme.split_once(BEGIN).and_then(|(head, rest)| {
        let (_, tail) = rest.split_once(END)?;
        Some(format!(
            "{head}{BEGIN}\n{}\n{END}{tail}",
            tables.join("\n").trim()
        ))
    });
    match parts {
        Some(text) => std::fs::write(&path, text),
        None => Err(std::io::Error::other(
            "the README has no marks for this table",
        )),
    }
}
