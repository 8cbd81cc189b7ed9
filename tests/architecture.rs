//! Holds the code to the table of `src/lib.rs`: who may use whom, and where outside crates may be
//! named.
//!
//! The table is read, not repeated: a new arrow is drawn there, on purpose, with a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Words that may stand only in some files, with the places where they may.
const FENCES: &[(&str, &[&str])] = &[
    ("ratatui", &["src/ui/"]),
    ("crossterm", &["src/terminal/", "src/ui/screen.rs"]),
    ("signal_hook", &["src/terminal/"]),
    ("dom_query", &["src/article/html/"]),
    ("dom_smoothie", &["src/article/html/"]),
    ("zip::", &["src/unpack/office/"]),
    ("plist::", &["src/unpack/webarchive.rs"]),
    (
        "std::thread",
        &[
            "src/terminal/",
            "src/open/",
            "src/disk/lock.rs",
            "src/threads.rs",
        ],
    ),
    ("thread::spawn", &["src/terminal/"]),
    ("Instant", &["src/terminal/", "src/open/", "src/fetch/"]),
    ("mailparse", &["src/unpack/mail/"]),
    ("maud", &["src/export/html/"]),
    ("::csv::", &["src/export/csv.rs"]),
    ("ureq", &["src/fetch/"]),
    ("rustls", &["src/fetch/"]),
    ("std::net", &["src/fetch/"]),
    ("SystemTime", &["src/terminal/", "src/disk/stamps.rs"]),
    (
        "std::fs",
        &["src/disk.rs", "src/disk/", "src/terminal/input.rs"],
    ),
    (
        "File::open",
        &["src/disk.rs", "src/disk/", "src/terminal/input.rs"],
    ),
    ("Timestamp::now", &["src/main/"]),
    ("println!", &["src/main.rs"]),
    ("process::exit", &["src/main.rs"]),
];

/// A longer file wants a better idea, not a second half.
const LONG_FILE_LINES: usize = 500;

/// A program of its own, which runs before the others are compiled.
const BUILD_SCRIPT: &str = "src/build.rs";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file, as its path from the root, with its text without comments and in-file tests.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let name = path
            .strip_prefix(root())
            .expect("below the root")
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path).expect("source files are UTF-8");
        (name.replace('\\', "/"), code_of(&text))
    };
    files
        .into_iter()
        .map(read)
        .filter(|(name, _)| !is_test_file(name) && name != BUILD_SCRIPT)
        .collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("src is readable").path();
        let is_built = path.ends_with("target");
        if path.is_dir() && !is_built {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

fn is_test_file(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file == "fixture.rs" || file.ends_with("tests.rs") || name.contains("/tests/")
}

fn code_of(text: &str) -> String {
    let body = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    body.lines().filter(is_code).collect::<Vec<_>>().join("\n")
}

/// The module a file belongs to: `src/claims/link.rs` -> `claims`.
fn module_of(name: &str) -> String {
    let inner = name.strip_prefix("src/").unwrap_or(name);
    inner
        .split('/')
        .next()
        .unwrap_or(inner)
        .trim_end_matches(".rs")
        .to_owned()
}

/// The table of the map: module -> what it may use.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let map = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs is there");
    let from = map
        .split("# Who may use whom")
        .nth(1)
        .expect("lib.rs has the table");
    let rows = from
        .lines()
        .filter_map(|line| line.trim_start_matches("//!").trim().strip_prefix('|'));
    let cells = rows.filter_map(|row| {
        let mut cells = row.split('|').map(str::trim);
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    });
    cells
        .filter(|(module, _)| module != "module" && !module.starts_with('-'))
        .map(|(module, used)| {
            let used = used
                .split(',')
                .map(|u| u.trim().to_owned())
                .filter(|u| !u.is_empty());
            (module, used.collect())
        })
        .collect()
}

/// Modules of this crate that a text names: `crate::text::…` -> `text`.
fn used_modules(code: &str, own: &str) -> BTreeSet<String> {
    let prefix = if own == "main" {
        "abreast::"
    } else {
        "crate::"
    };
    code.split(prefix)
        .skip(1)
        .flat_map(|rest| {
            if let Some(group) = rest.strip_prefix('{') {
                let inner = group.split("};").next().unwrap_or(group);
                inner.split(',').map(first_word).collect::<Vec<_>>()
            } else {
                vec![first_word(rest)]
            }
        })
        .filter(|m| !m.is_empty())
        .collect()
}

fn first_word(text: &str) -> String {
    text.trim()
        .chars()
        .take_while(|c| c.is_ascii_lowercase() || *c == '_')
        .collect()
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let table = table();
    let mut wrong = Vec::new();
    for (name, code) in sources() {
        let module = module_of(&name);
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(allowed) = table.get(&module) else {
            wrong.push(format!(
                "{name}: module \"{module}\" is not in the table of src/lib.rs"
            ));
            continue;
        };
        for used in used_modules(&code, &module) {
            if used != module && table.contains_key(&used) && !allowed.contains(&used) {
                wrong.push(format!(
                    "{name} uses {used}, which the table does not allow {module}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn table_has_no_circles() {
    let table = table();
    let order: Vec<&String> = table.keys().collect();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for _ in &order {
        for module in &order {
            if table[*module]
                .iter()
                .all(|used| done.contains(used.as_str()))
            {
                done.insert(module);
            }
        }
    }
    let stuck: Vec<_> = order
        .iter()
        .filter(|m| !done.contains(m.as_str()))
        .collect();
    assert!(
        stuck.is_empty(),
        "these use each other in a circle: {stuck:?}"
    );
}

#[test]
fn outside_crates_stay_behind_their_fences() {
    let mut wrong = Vec::new();
    for (name, code) in sources() {
        for (word, places) in FENCES {
            if code.contains(word) && !places.iter().any(|p| name.starts_with(p)) {
                wrong.push(format!(
                    "{name} names {word}, which belongs in {}",
                    places.join(", ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "examples", "benches"] {
        if root().join(folder).is_dir() {
            collect(&root().join(folder), &mut files);
        }
    }
    let is_silent = |p: &&PathBuf| !fs::read_to_string(p).is_ok_and(|t| t.starts_with("//!"));
    let silent: Vec<_> = files.iter().filter(is_silent).collect();
    assert!(silent.is_empty(), "no //! at the top of {silent:?}");
}

#[test]
fn no_file_is_longer_than_a_reader_bears() {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    let lines = |p: &PathBuf| fs::read_to_string(p).map_or(0, |t| t.lines().count());
    let long: Vec<_> = files
        .iter()
        .filter(|p| lines(p) > LONG_FILE_LINES)
        .collect();
    assert!(long.is_empty(), "over {LONG_FILE_LINES} lines: {long:?}");
}

#[test]
fn uses_are_seen_alone_and_in_groups() {
    let seen = |code: &str| {
        used_modules(code, "app")
            .into_iter()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(seen("use crate::text::Span;"), "text");
    assert_eq!(seen("use crate::{claims::Link, text};"), "claims text");
    assert_eq!(seen("fn f(x: crate::disk::Failure) {}"), "disk");
}
