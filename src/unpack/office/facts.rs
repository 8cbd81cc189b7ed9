//! What an office document says of itself: title, author, day, language.
//!
//! Programs fill these in by themselves, so what is plainly not of a writer's making is left out.

use jiff::civil::Date;

use super::elements::{Piece, for_each_piece};
use crate::article::Declared;

/// Days between the first and the last saving beyond which neither tells the day of an article: the file
/// was begun as a copy of another, or as a template.
const MAX_DAYS: i32 = 31;

/// Authors that programs write down where they know none.
const NO_AUTHORS: [&str; 8] = [
    "admin",
    "administrator",
    "author",
    "microsoft office user",
    "python-docx",
    "unknown",
    "user",
    "un-named",
];

/// Beginnings of titles that programs make up.
const NO_TITLES: [&str; 3] = ["microsoft word - ", "untitled", "powerpoint presentation"];

/// Longest fact that is taken; the rest of it is no title and no name.
const MAX_FACT_BYTES: usize = 1_000;

/// Adds to `declared` what the part that describes a document says.
pub(super) fn add_facts(bytes: &[u8], declared: &mut Declared) {
    let facts = read(bytes);
    let title = facts.title.filter(|title| {
        let title = title.to_lowercase();
        !NO_TITLES.iter().any(|start| title.starts_with(start))
    });
    let author = facts.initial_creator.or(facts.creator);
    let author = author.filter(|name| !NO_AUTHORS.contains(&name.to_lowercase().as_str()));
    declared.published = day(facts.created.as_deref(), facts.saved.as_deref());
    declared.title = title;
    declared.author = author;
    declared.language = facts.language;
}

/// The day of the first saving, where the last was not long after.
fn day(created: Option<&str>, saved: Option<&str>) -> Option<Date> {
    let date = |text: &str| text.get(..10)?.parse::<Date>().ok();
    let first = date(created?)?;
    let last = saved.and_then(date).unwrap_or(first);
    let days = last.since(first).ok()?.get_days();
    (0..=MAX_DAYS).contains(&days).then_some(first)
}

#[derive(Default)]
struct Facts {
    title: Option<String>,
    creator: Option<String>,
    initial_creator: Option<String>,
    created: Option<String>,
    saved: Option<String>,
    language: Option<String>,
}

/// Reads the facts that stand before the text, each the first time it stands there.
fn read(bytes: &[u8]) -> Facts {
    let mut facts = Facts::default();
    let (mut own, mut is_over) = (String::new(), false);
    for_each_piece(bytes, &mut |piece| match piece {
        Piece::Start(name, _) => {
            is_over |= name == "body";
            name.clone_into(&mut own);
        }
        Piece::End(_) => own.clear(),
        Piece::Text(text) if !is_over => {
            if let Some(fact) = facts.slot(&own) {
                let fact = fact.get_or_insert_default();
                if fact.len() + text.len() <= MAX_FACT_BYTES {
                    fact.push_str(text);
                }
            }
        }
        Piece::Text(_) => {}
    });
    facts.trimmed()
}

impl Facts {
    fn slot(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "title" => &mut self.title,
            "creator" => &mut self.creator,
            "initial-creator" => &mut self.initial_creator,
            "created" | "creation-date" => &mut self.created,
            "modified" | "date" => &mut self.saved,
            "language" => &mut self.language,
            _ => return None,
        })
    }

    fn trimmed(self) -> Self {
        let trim = |fact: Option<String>| {
            let fact = fact?.trim().to_owned();
            (!fact.is_empty()).then_some(fact)
        };
        Facts {
            title: trim(self.title),
            creator: trim(self.creator),
            initial_creator: trim(self.initial_creator),
            created: trim(self.created),
            saved: trim(self.saved),
            language: trim(self.language),
        }
    }
}
