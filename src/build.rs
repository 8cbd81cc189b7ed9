//! Numbers the build: the same for the same code, word lists and crates, and another for any others.
//!
//! What is kept in the cache holds for one build only. The version would not do: between two releases
//! the code that reads and compares changes with every commit.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// What decides how an article is read and compared, as far as it lies in this folder.
const ROOTS: [&str; 4] = ["src", "assets", "Cargo.toml", "Cargo.lock"];

fn main() {
    let mut files = BTreeSet::new();
    for root in ROOTS
        .map(Path::new)
        .into_iter()
        .filter(|root| root.exists())
    {
        println!("cargo::rerun-if-changed={}", root.display());
        collect(root, &mut files);
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
        // A file that has gone meanwhile is missed by the compiler.
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    println!("cargo::rustc-env=ABREAST_BUILD={:016x}", hasher.finish());
}

fn collect(path: &Path, into: &mut BTreeSet<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        into.insert(path.to_owned());
        return;
    };
    for entry in entries.flatten() {
        collect(&entry.path(), into);
    }
}
