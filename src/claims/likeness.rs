//! Different stems that stand for each other: synonyms, and names cut short.
//!
//! Which stems of a story could ever do so is worked out once, as a list a stem, so that a pair of
//! statements is asked only about those.

use super::raw::RawStory;
use super::terms::{StemId, Term};
use crate::text::synonym_classes;

/// What a synonym counts for against the same word.
const SYNONYM_VALUE: f64 = 0.7;

/// What a name shortened to its first letters counts for ("Rosfin", "Rosfinmonitoring").
const SHORT_NAME_VALUE: f64 = 0.8;

/// A name shorter than this is no short form of a longer one.
const SHORT_NAME_LETTERS: usize = 5;

/// A stem that may stand for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Counterpart {
    pub(super) stem: StemId,
    /// Both stand in one class of words of one meaning.
    is_synonym: bool,
    /// One is the beginning of the other: counts where both are names.
    is_short_form: bool,
}

impl Counterpart {
    /// How far two terms that are such counterparts stand for each other, 0 to 1.
    pub(super) fn value(self, one: &Term, other: &Term) -> f64 {
        if self.is_short_form && one.is_name && other.is_name {
            SHORT_NAME_VALUE
        } else if self.is_synonym {
            SYNONYM_VALUE
        } else {
            0.0
        }
    }
}

/// For each stem of a story the others that may stand for it, ascending.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// Where each stem's counterparts begin, and the end.
    starts: Vec<u32>,
    counterparts: Vec<Counterpart>,
}

impl Alike {
    pub(super) fn new(raw: &RawStory) -> Self {
        let mut found = synonyms(&raw.stems);
        found.extend(short_forms(raw));
        found.sort_unstable();
        let mut alike = Alike {
            starts: vec![0],
            counterparts: Vec::new(),
        };
        let mut rest = found.as_slice();
        for stem in 0..raw.stems.len() as StemId {
            let own = rest.partition_point(|(of, _)| *of == stem);
            let same_stem = rest[..own].chunk_by(|x, y| x.1.stem == y.1.stem);
            alike.counterparts.extend(same_stem.map(join));
            alike.starts.push(alike.counterparts.len() as u32);
            rest = &rest[own..];
        }
        alike
    }

    /// The stems that may stand for this one.
    pub(super) fn of(&self, stem: StemId) -> &[Counterpart] {
        let stem = stem as usize;
        &self.counterparts[self.starts[stem] as usize..self.starts[stem + 1] as usize]
    }

    /// Tells whether any other stem of the story may stand for this one, written as a name or not.
    pub(super) fn is_soft(&self, stem: StemId, is_name: bool) -> bool {
        let counterparts = self.of(stem).iter();
        counterparts.into_iter().any(|c| is_name || c.is_synonym)
    }
}

/// What is known of one and the same counterpart.
fn join(known: &[(StemId, Counterpart)]) -> Counterpart {
    Counterpart {
        stem: known[0].1.stem,
        is_synonym: known.iter().any(|(_, c)| c.is_synonym),
        is_short_form: known.iter().any(|(_, c)| c.is_short_form),
    }
}

/// Every stem with every other of one of its classes.
fn synonyms(stems: &[String]) -> Vec<(StemId, Counterpart)> {
    let numbered = (0..).zip(stems);
    let mut classes: Vec<(u16, StemId)> = numbered
        .flat_map(|(number, stem)| synonym_classes(stem).iter().map(move |c| (*c, number)))
        .collect();
    classes.sort_unstable();
    let mut found = Vec::new();
    for class in classes.chunk_by(|x, y| x.0 == y.0) {
        for (_, one) in class {
            let others = class.iter().filter(|(_, other)| other != one);
            found.extend(others.map(|(_, stem)| {
                let counterpart = Counterpart {
                    stem: *stem,
                    is_synonym: true,
                    is_short_form: false,
                };
                (*one, counterpart)
            }));
        }
    }
    found
}

/// `"rosfin"`, `"rosfinmonitor"` -> counterparts, both ways, where both are names somewhere.
fn short_forms(raw: &RawStory) -> Vec<(StemId, Counterpart)> {
    let mut is_name = vec![false; raw.stems.len()];
    for word in raw.statements.iter().flat_map(|s| &s.words) {
        is_name[word.stem as usize] |= word.is_name;
    }
    let counterpart = |stem: usize| Counterpart {
        stem: stem as StemId,
        is_synonym: false,
        is_short_form: true,
    };
    let mut found = Vec::new();
    for (short, letters) in raw.stems.iter().enumerate() {
        if !is_name[short] || letters.chars().count() < SHORT_NAME_LETTERS {
            continue;
        }
        // The stems stand in alphabetical order: what begins with one follows it.
        let after = raw.stems.iter().enumerate().skip(short + 1);
        let longer = after.take_while(|(_, stem)| stem.starts_with(letters.as_str()));
        for (long, _) in longer.filter(|(long, _)| is_name[*long]) {
            found.push((short as StemId, counterpart(long)));
            found.push((long as StemId, counterpart(short)));
        }
    }
    found
}
