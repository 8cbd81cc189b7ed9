//! Reads real pages and holds the result to what careful readers marked as clutter and as text.
//!
//! The pages are other people's and lie outside this project; without them the checks are skipped.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use abreast::article::{Article, Source, read};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

/// The folder of real pages, or `None` with a printed line.
#[expect(clippy::print_stdout, reason = "a skipped check says so")]
fn shared() -> Option<PathBuf> {
    let path = PathBuf::from(SHARED);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: no {SHARED}");
    None
}

fn read_file(path: &Path) -> Article {
    read(&Source::new(
        path.display().to_string(),
        fs::read(path).expect("a listed file can be read"),
    ))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a listed folder can be read");
    let mut files: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    // What the reader keeps beside a story is no article.
    files.retain(|path| !stem(path).starts_with('.'));
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map_or(String::new(), |s| s.to_string_lossy().into_owned())
}

/// Words in lower case, for comparing texts whose quotes and blanks differ.
fn words(text: &str) -> String {
    let parts = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    format!(" {} ", parts.collect::<Vec<_>>().join(" ").to_lowercase())
}

/// Sentences of a story's gold reading in `folder`: outlet, role, text.
fn gold(story: &str, folder: &Path) -> Vec<(String, String, String)> {
    let text = fs::read_to_string(folder.join(format!("{story}.json"))).expect("gold file");
    let gold: serde_json::Value = serde_json::from_str(&text).expect("gold is JSON");
    let field = |s: &serde_json::Value, key: &str| s[key].as_str().unwrap_or("").to_owned();
    let sentences = gold["sentences"].as_array().expect("gold has sentences");
    let row = |s: &serde_json::Value| {
        let id = field(s, "id");
        let outlet = id
            .rsplit_once('.')
            .map_or(id.clone(), |(o, _)| o.to_owned());
        (outlet, field(s, "role"), field(s, "text"))
    };
    sentences.iter().map(row).collect()
}

#[test]
fn clutter_of_real_pages_goes_and_every_sentence_stays() {
    let Some(shared) = shared() else { return };
    for story in ["binance-reuters", "grimm", "jackson"] {
        let articles: BTreeMap<String, Article> = files_in(&shared.join("stories").join(story))
            .iter()
            .map(|p| (stem(p), read_file(p)))
            .collect();
        let (mut clutter, mut gone) = (0, 0);
        for (outlet, role, text) in gold(story, &shared.join("gold")) {
            let is_kept = words(&articles[&outlet].text).contains(&words(&text));
            if role == "boilerplate" {
                clutter += 1;
                gone += usize::from(!is_kept);
                if is_kept {
                    println!("{story} {outlet} kept clutter: {text}");
                }
            } else {
                assert!(is_kept, "{story} {outlet} lost {role}: {text}");
            }
        }
        println!("{story}: {gone} of {clutter} clutter lines gone");
        assert!(gone + 2 >= clutter, "{story}: {gone} of {clutter}");
    }
}

#[test]
fn outlets_and_headlines_of_real_pages_are_found() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("stories/binance-reuters");
    let outlets: Vec<String> = files_in(&folder)
        .iter()
        .map(|p| read_file(p).outlet)
        .collect();
    assert_eq!(outlets, ["ForkLog", "001", "002", "003", "Cryptonews"]);
    for story in ["binance-reuters", "grimm", "jackson"] {
        for path in files_in(&shared.join("stories").join(story)) {
            let headline = gold(story, &shared.join("gold"))
                .into_iter()
                .find(|(outlet, role, _)| *outlet == stem(&path) && role == "headline");
            let expected = headline.map(|(_, _, text)| text).unwrap_or_default();
            assert_eq!(
                words(&read_file(&path).title),
                words(&expected),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn sample_stories_lose_their_clutter_and_no_sentence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let outlets = [
        ("bourse-monitor", "Bourse Monitor"),
        ("coinwatch-daily", "Coinwatch Daily"),
        ("ledgerline", "Ledgerline"),
        ("ansgar-gazette", "The Ansgar Gazette"),
        ("channel-six", "Channel Six News"),
        ("island-radio", "Island Radio"),
    ];
    for story in ["exchange-denial", "ferry-fire"] {
        let sentences = gold(story, &root.join("tests/gold"));
        for path in files_in(&root.join("articles").join(story)) {
            let (name, article) = (stem(&path), read_file(&path));
            for (_, role, text) in sentences.iter().filter(|(outlet, ..)| *outlet == name) {
                let is_kept = words(&article.text).contains(&words(text));
                assert_eq!(is_kept, role != "boilerplate", "{name} {role}: {text}");
            }
            let headline = sentences
                .iter()
                .find(|(outlet, role, _)| *outlet == name && role == "headline");
            if let Some((.., text)) = headline {
                assert_eq!(words(&article.title), words(text), "{name}");
            }
            assert!(article.published.is_some(), "{name} has no day");
            if let Some((_, outlet)) = outlets.iter().find(|(file, _)| *file == name) {
                assert_eq!(article.outlet, *outlet);
            }
        }
    }
}

/// Prints what was removed from many pages, longest first, to be looked at by a person.
#[test]
fn sentences_of_clean_pages_are_not_removed() {
    let Some(shared) = shared() else { return };
    let (mut kept, mut long) = (0, Vec::new());
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for folder in files_in(&shared.join("data/mixed")) {
        for path in files_in(&folder) {
            let article = read_file(&path);
            assert!(!article.is_empty(), "{} is empty", path.display());
            assert!(!article.title.is_empty() && article.published.is_some());
            kept += article.paragraphs.len();
            for removed in article.removed {
                *reasons.entry(removed.reason).or_default() += 1;
                let is_sentence = removed.text.ends_with(['.', '”', '"', '!', '?']);
                if is_sentence && removed.text.split_whitespace().count() > 12 {
                    long.push(format!("{}: {}", removed.reason, removed.text));
                } else if std::env::var_os("SHOW_REMOVED").is_some() {
                    println!("{}: {}", removed.reason, removed.text);
                }
            }
        }
    }
    println!("kept {kept} paragraphs; removed {reasons:?}");
    println!("{} long removed:\n{}", long.len(), long.join("\n"));
    assert!(
        long.len() * 100 < kept,
        "{} of {kept} paragraphs were long and removed",
        long.len()
    );
}
