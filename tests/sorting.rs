//! How well a pile is sorted into its stories, on groups of real articles kept beside the project in
//! `../shared/data/mixed`; skipped with a line where they are not there.
//!
//! Pairwise F1: of all pairs of articles, those put into one story against those that one group holds.
//! The groups were made by machine; three pairs of them are about one event some days apart.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use abreast::article::{self, Source};
use abreast::sorting::{Sketch, sort_into_stories};

const MIXED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/mixed");

/// What piles of all groups must reach.
const LEAST_F1: f64 = 0.90;

/// The articles of a group, as they are dated, and as if they were not.
type Group = Vec<[Sketch; 2]>;

/// Articles by group; empty where there are none.
fn groups() -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let Ok(folders) = fs::read_dir(Path::new(MIXED)) else {
        return groups;
    };
    for folder in folders.flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        let files = fs::read_dir(folder.path()).expect("a folder of articles");
        let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
        paths.sort();
        let read = |path: &PathBuf| {
            let bytes = fs::read(path).expect("an article");
            let mut article = article::read(&Source::new(path.to_string_lossy(), bytes));
            let dated = Sketch::new(&article);
            article.published = None;
            [dated, Sketch::new(&article)]
        };
        groups.insert(name, paths.iter().map(read).collect());
    }
    groups
}

/// Pairwise F1, precision and recall of a pile made of these groups.
fn figures(groups: &[&Group], is_dated: bool) -> (f64, f64, f64) {
    let mut sketches = Vec::new();
    let mut group_of = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        for sketch in *group {
            sketches.push(sketch[usize::from(!is_dated)].clone());
            group_of.push(number);
        }
    }
    let mut story_of = vec![0; sketches.len()];
    for (number, story) in sort_into_stories(&sketches).stories.iter().enumerate() {
        for at in &story.articles {
            story_of[*at] = number;
        }
    }
    let (mut both, mut told, mut true_pairs) = (0.0, 0.0, 0.0);
    for one in 0..story_of.len() {
        for other in 0..one {
            let is_told = story_of[one] == story_of[other];
            let is_true = group_of[one] == group_of[other];
            both += f64::from(is_told && is_true);
            told += f64::from(is_told);
            true_pairs += f64::from(is_true);
        }
    }
    let (precision, recall) = (both / f64::max(told, 1.0), both / f64::max(true_pairs, 1.0));
    let f1 = 2.0 * precision * recall / f64::max(precision + recall, 1e-9);
    (f1, precision, recall)
}

#[test]
fn mixed_pile_comes_apart_into_its_groups() {
    let groups = groups();
    if groups.is_empty() {
        println!("skipped: no ../shared/data/mixed beside the project");
        return;
    }
    let all: Vec<&Group> = groups.values().collect();
    for size in [1, 2, 5, 20, all.len()] {
        for is_dated in [true, false] {
            let piles: Vec<_> = all.chunks(size).filter(|c| c.len() == size).collect();
            let found: Vec<_> = piles.iter().map(|pile| figures(pile, is_dated)).collect();
            let mean = |part: fn(&(f64, f64, f64)) -> f64| {
                found.iter().map(part).sum::<f64>() / found.len() as f64
            };
            let (f1, precision, recall) = (mean(|f| f.0), mean(|f| f.1), mean(|f| f.2));
            let days = if is_dated { "dated" } else { "undated" };
            println!(
                "piles of {size:2} groups, {days:7}: F1 {f1:.3}, precision {precision:.3}, recall {recall:.3}"
            );
            let least = if is_dated { LEAST_F1 } else { 0.75 };
            assert!(f1 >= least, "piles of {size} groups, {days}: F1 {f1:.3}");
        }
    }
}
