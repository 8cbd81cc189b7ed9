//! Reads pasted pages of our own making, each in the layout of another kind of site.
//!
//! A file under `tests/pastes/` begins with what should be found, then `---`, then the page with a
//! sign before each line: `=` stays, `#` stays as a heading, `-` goes.

use std::fs;
use std::path::{Path, PathBuf};

use abreast::article::{Article, ParagraphKind, Source, read};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pastes");

struct Paste {
    path: PathBuf,
    expected: Vec<(String, String)>,
    lines: Vec<(char, String)>,
}

fn load(path: &Path) -> Paste {
    let text = fs::read_to_string(path).expect("a listed file can be read");
    let (head, page) = text.split_once("\n---\n").expect("a paste has a head");
    let field = |line: &str| {
        let (key, value) = line.split_once(": ").expect("head lines have a key");
        (key.to_owned(), value.to_owned())
    };
    let line = |line: &str| {
        let sign = line.chars().next().unwrap_or(' ');
        (sign, line.get(2..).unwrap_or("").to_owned())
    };
    Paste {
        path: path.to_owned(),
        expected: head.lines().map(field).collect(),
        lines: page.lines().map(line).collect(),
    }
}

fn pastes() -> Vec<Paste> {
    let entries = fs::read_dir(FOLDER).expect("the folder is part of the project");
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    paths.iter().map(|p| load(p)).collect()
}

fn read_paste(paste: &Paste) -> Article {
    let lines: Vec<&str> = paste.lines.iter().map(|(_, l)| l.as_str()).collect();
    read(&Source::new(
        paste.path.display().to_string(),
        lines.join("\n").into_bytes(),
    ))
}

impl Paste {
    fn name(&self) -> String {
        self.path
            .file_stem()
            .map_or(String::new(), |s| s.to_string_lossy().into_owned())
    }

    fn expects(&self, key: &str) -> Option<&str> {
        let field = self.expected.iter().find(|(k, _)| k == key)?;
        Some(&field.1)
    }
}

/// What came out wrong, a line each.
fn faults(paste: &Paste) -> Vec<String> {
    let article = read_paste(paste);
    let mut faults = Vec::new();
    let kept: Vec<(&str, ParagraphKind)> = article
        .paragraphs
        .iter()
        .map(|p| (p.span.of(&article.text), p.kind))
        .collect();
    let is_joined = paste.expects("joined").is_some();
    for (sign, line) in paste.lines.iter().filter(|(_, l)| !l.trim().is_empty()) {
        let bare = line.split(" | ").next().unwrap_or(line);
        let is_line = |t: &str| t == line || (*sign == '#' && t == bare);
        let kind = kept
            .iter()
            .find(|(t, _)| is_line(t) || is_joined && t.contains(line.as_str()));
        let fault = match (sign, kind) {
            ('-', Some(_)) => "kept clutter",
            ('=' | '#', None) => "lost",
            ('=', Some((_, ParagraphKind::Heading))) => "is no heading",
            ('#', Some((_, ParagraphKind::Body))) => "is a heading",
            _ => continue,
        };
        let reason = article
            .removed
            .iter()
            .find(|r| r.text == *line)
            .map_or("", |r| r.reason);
        faults.push(format!("{}: {fault} ({reason}): {line}", paste.name()));
    }
    let author = article.author.as_deref().unwrap_or("none");
    let day = article
        .published
        .map_or("none".to_owned(), |d| d.to_string());
    let credits = article.credits.join(", ");
    for (key, found) in [
        ("title", article.title.as_str()),
        ("outlet", &article.outlet),
        ("author", author),
        ("published", &day),
        ("credits", &credits),
    ] {
        if paste.expects(key).is_some_and(|e| e != found) {
            faults.push(format!("{}: {key} is {found}", paste.name()));
        }
    }
    faults
}

#[test]
fn every_layout_is_parted_into_article_and_clutter() {
    let faults: Vec<String> = pastes().iter().flat_map(faults).collect();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}
