//! The made pile that benches measure with: the same on every machine, and near enough to news.

use std::collections::{BTreeMap, BTreeSet};

use abreast::article::{Source, read};
use abreast::text::words;

#[allow(dead_code, reason = "each program that includes it uses a part")]
#[path = "../benches/corpus/mod.rs"]
mod corpus;

#[test]
fn pile_is_the_same_at_every_run() {
    let text: String = corpus::pile(40)
        .map(|made| made.name + &made.text)
        .collect();
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    assert_eq!(
        format!("{hash:016x}"),
        "eec8c7834afdcf7d",
        "figures measured before cannot be compared any more"
    );
}

#[test]
fn names_of_files_are_all_different() {
    let names: BTreeSet<String> = corpus::pile(3_000).map(|made| made.name).collect();
    assert_eq!(names.len(), 3_000);
}

#[test]
fn articles_are_read_as_english_with_title_outlet_and_day() {
    for made in corpus::pile(20) {
        let article = read(&Source::new(made.name.clone(), made.text.into_bytes()));
        assert!(
            article.notes.is_empty(),
            "{}: {:?}",
            made.name,
            article.notes
        );
        assert_eq!(
            article.language.map(abreast::text::Language::code),
            Some("en"),
            "{}",
            made.name
        );
        assert!(article.published.is_some(), "{}", made.name);
        assert!(
            (15..60).contains(&article.statements.len()),
            "{}",
            made.name
        );
    }
}

#[test]
fn statements_hold_as_many_words_as_those_of_news() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for statement in corpus::statements(20_000) {
        for word in words(&statement) {
            *counts.entry(word.folded).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let once = counts.values().filter(|count| **count == 1).count();
    assert!((18..26).contains(&(all / 20_000)), "{all} words");
    assert!(
        (15_000..30_000).contains(&counts.len()),
        "{} distinct",
        counts.len()
    );
    assert!(
        once * 3 > counts.len(),
        "{once} of {} come once",
        counts.len()
    );
}
