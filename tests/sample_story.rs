//! The sample stories and their gold readings: that they hang together, not how well the program links them.
//!
//! A gold file names every sentence of a story's articles, in order, and every pair of them that a careful reader would
//! link. It is checked against the articles here, so that neither can be edited without the other.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use abreast::article::{self, Source};
use abreast::sample::{self, SampleStory};
use serde::Deserialize;

#[derive(Deserialize)]
struct Gold {
    story: String,
    sentences: Vec<Sentence>,
    links: Vec<GoldLink>,
    unique: Vec<String>,
    claims: Vec<GoldClaim>,
}

#[derive(Deserialize)]
struct Sentence {
    id: String,
    text: String,
    role: String,
}

#[derive(Deserialize)]
struct GoldLink {
    a: String,
    b: String,
    kind: String,
    overlap_a: String,
    overlap_b: String,
    conflict: Option<Conflict>,
}

#[derive(Deserialize)]
struct Conflict {
    certain: bool,
    what: String,
}

#[derive(Deserialize)]
struct GoldClaim {
    claim: String,
    members: Vec<String>,
}

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read_gold(name: &str) -> Gold {
    let path = repository().join("tests/gold").join(format!("{name}.json"));
    let text = fs::read_to_string(&path).expect("every sample story has a gold file");
    serde_json::from_str(&text).expect("gold files parse")
}

fn stories_with_gold() -> impl Iterator<Item = (SampleStory, Gold)> {
    sample::stories()
        .into_iter()
        .map(|story| (story, read_gold(story.name)))
}

/// "sample/ferry-fire/north-wire.md" -> "north-wire"
fn stem(path: &str) -> &str {
    Path::new(path)
        .file_stem()
        .and_then(|s| s.to_str())
        .unwrap_or("")
}

/// "north-wire.12" -> ("north-wire", 12)
fn split_id(id: &str) -> (&str, usize) {
    let (outlet, index) = id.rsplit_once('.').expect("ids are OUTLET.INDEX");
    (outlet, index.parse().expect("the index is a number"))
}

fn text_of(source: &Source) -> &str {
    std::str::from_utf8(&source.bytes).expect("sample files are UTF-8")
}

fn texts_by_id(gold: &Gold) -> BTreeMap<&str, &str> {
    let pairs = gold
        .sentences
        .iter()
        .map(|s| (s.id.as_str(), s.text.as_str()));
    pairs.collect()
}

#[test]
fn built_in_files_are_all_the_files_of_articles() {
    for story in sample::stories() {
        let folder = repository().join("articles").join(story.name);
        let entries = fs::read_dir(folder).expect("the story's folder is in the repository");
        let mut on_disk: Vec<String> = entries
            .map(|e| e.expect("entry").file_name().to_string_lossy().into_owned())
            .collect();
        on_disk.sort();
        let sources = story.sources();
        let built_in: Vec<&str> = sources
            .iter()
            .filter_map(|s| s.path.rsplit('/').next())
            .collect();
        assert_eq!(built_in, on_disk, "{}", story.name);
    }
}

#[test]
fn every_sample_article_reads_to_statements() {
    for story in sample::stories() {
        assert!(story.sources().len() >= 5, "{}", story.name);
        for source in story.sources() {
            let article = article::read(&source);
            assert!(!article.is_empty(), "{}", source.path);
            assert!(article.statements.len() >= 8, "{}", source.path);
        }
    }
}

#[test]
fn gold_sentences_stand_in_the_articles_in_order() {
    for (story, gold) in stories_with_gold() {
        assert_eq!(gold.story, story.name);
        for source in story.sources() {
            let mut rest = text_of(&source);
            let mut next = 0;
            for sentence in &gold.sentences {
                let (outlet, index) = split_id(&sentence.id);
                if outlet != stem(&source.path) {
                    continue;
                }
                assert_eq!(index, next, "{}", sentence.id);
                next += 1;
                let at = rest.find(&sentence.text);
                let at = at.unwrap_or_else(|| panic!("{} is not in order", sentence.id));
                rest = &rest[at + sentence.text.len()..];
            }
            assert!(next >= 8, "{} has gold sentences", source.path);
        }
    }
}

#[test]
fn gold_articles_have_eight_to_twenty_five_statements() {
    for (story, gold) in stories_with_gold() {
        for source in story.sources() {
            let of_article = gold
                .sentences
                .iter()
                .filter(|s| s.role != "boilerplate" && split_id(&s.id).0 == stem(&source.path));
            let count = of_article.count();
            assert!((8..=25).contains(&count), "{}: {count}", source.path);
        }
    }
}

#[test]
fn gold_roles_are_known() {
    for (_, gold) in stories_with_gold() {
        for s in &gold.sentences {
            let known = ["headline", "body", "boilerplate"].contains(&s.role.as_str());
            assert!(known, "{}: {}", s.id, s.role);
        }
    }
}

#[test]
fn gold_links_join_two_outlets_and_overlaps_are_their_words() {
    for (_, gold) in stories_with_gold() {
        let texts = texts_by_id(&gold);
        for link in &gold.links {
            let name = format!("{} {}", link.a, link.b);
            assert_ne!(split_id(&link.a).0, split_id(&link.b).0, "{name}");
            assert!(
                ["same", "partial", "optional"].contains(&link.kind.as_str()),
                "{name}"
            );
            assert!(texts[link.a.as_str()].contains(&link.overlap_a), "{name}");
            assert!(texts[link.b.as_str()].contains(&link.overlap_b), "{name}");
        }
    }
}

#[test]
fn gold_pairs_are_listed_once() {
    for (_, gold) in stories_with_gold() {
        let sorted = |l: &GoldLink| {
            let mut pair = [l.a.clone(), l.b.clone()];
            pair.sort();
            pair
        };
        let mut pairs: Vec<[String; 2]> = gold.links.iter().map(sorted).collect();
        let listed = pairs.len();
        pairs.sort_unstable();
        pairs.dedup();
        assert_eq!(pairs.len(), listed);
    }
}

#[test]
fn gold_singles_have_no_link_and_clutter_has_none_either() {
    for (_, gold) in stories_with_gold() {
        let roles: BTreeMap<&str, &str> = gold
            .sentences
            .iter()
            .map(|s| (s.id.as_str(), s.role.as_str()))
            .collect();
        for link in gold.links.iter().filter(|l| l.kind != "optional") {
            for end in [&link.a, &link.b] {
                assert!(!gold.unique.contains(end), "{end}");
                assert_ne!(roles[end.as_str()], "boilerplate", "{end}");
            }
        }
    }
}

#[test]
fn gold_claims_name_sentences_of_the_story() {
    for (_, gold) in stories_with_gold() {
        let texts = texts_by_id(&gold);
        for claim in &gold.claims {
            for member in &claim.members {
                assert!(
                    texts.contains_key(member.as_str()),
                    "{}: {member}",
                    claim.claim
                );
            }
        }
    }
}

#[test]
fn sample_stories_hold_every_kind_of_difference() {
    let all: Vec<Conflict> = stories_with_gold()
        .flat_map(|(_, gold)| gold.links)
        .filter_map(|link| link.conflict)
        .filter(|conflict| conflict.certain)
        .collect();
    for kind in [
        "number",
        "money",
        "percentage",
        "date",
        "name",
        "quote",
        "polarity",
        "credit",
        "condition",
    ] {
        let found = all.iter().any(|c| c.what.contains(&format!("{kind}: ")));
        assert!(found, "no {kind} difference");
    }
}
