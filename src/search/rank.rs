//! What lifts one statement over another whose words fit as well: words close together, in the order
//! typed, in a row, and the statement's place in its article.

use std::cmp::Reverse;

use super::expand::{INSIDE, Quality, WHOLE};
use super::index::{Index, LineId, Place};
use super::plan::Plan;

/// Added where the words stand side by side; shared by the words in between where they do not.
///
/// Together with the two below it stays under the gap between a whole word and a shortened one for
/// one word in two, so that a nearness never outweighs what was typed.
const CLOSE: u32 = 100;
/// Added where the words come in the order they were typed.
const IN_ORDER: u32 = 40;
/// Added where they are a phrase: side by side and in order.
const PHRASE: u32 = 60;
/// Added for a headline, half of it for the lead.
const HEADLINE: u32 = 20;

/// One clause falling on a run of a statement's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fall {
    /// First word.
    pub at: usize,
    /// How many words.
    pub words: usize,
    /// Which clause.
    pub clause: usize,
    /// Which alternative of the clause.
    pub sequence: usize,
    /// How well.
    pub quality: Quality,
}

/// The shortest stretch of a statement in which every clause of words falls once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    /// One fall a clause, by place.
    pub falls: Vec<Fall>,
    words: usize,
    is_in_order: bool,
}

impl Stretch {
    fn quality(&self) -> u32 {
        self.falls.iter().map(|f| u32::from(f.quality)).sum()
    }
}

/// The falls of the query's words on a statement, by place; of each clause only the best sort, so
/// that "a" falls on the word "a" and not on each word that begins with it.
pub(super) fn falls(plan: &Plan, index: &Index, line: LineId) -> Vec<Fall> {
    let words = index.forward.of(line);
    let mut found = Vec::new();
    for (clause, planned) in plan.clauses.iter().enumerate() {
        for (number, sequence) in planned.sequences().enumerate() {
            found.extend(sequence.falls(words).map(|(at, quality)| Fall {
                at,
                words: sequence.terms.len(),
                clause,
                sequence: number,
                quality,
            }));
        }
    }
    let best: Vec<u8> = (0..plan.clauses.len())
        .map(|clause| {
            let own = found.iter().filter(|f| f.clause == clause);
            own.map(|f| sort_of_match(f.quality)).max().unwrap_or(0)
        })
        .collect();
    found.retain(|f| sort_of_match(f.quality) == best[f.clause]);
    found.sort_unstable();
    found
}

fn sort_of_match(quality: Quality) -> u8 {
    match quality {
        WHOLE => 2,
        INSIDE.. => 1,
        _ => 0,
    }
}

/// Finds the best stretch: the shortest, of those one in the order typed, of those the best words.
pub(super) fn best_stretch(falls: &[Fall]) -> Stretch {
    let mut clauses: Vec<usize> = falls.iter().map(|f| f.clause).collect();
    clauses.sort_unstable();
    clauses.dedup();
    let stretches = (0..falls.len()).filter_map(|at| stretch_from(&falls[at..], clauses.len()));
    stretches
        .min_by_key(|s| (s.words, !s.is_in_order, Reverse(s.quality())))
        .unwrap_or_default()
}

fn stretch_from(falls: &[Fall], clauses: usize) -> Option<Stretch> {
    let mut taken: Vec<Fall> = Vec::with_capacity(clauses);
    for fall in falls {
        match taken.iter_mut().find(|t| t.clause == fall.clause) {
            Some(before) if before.at == fall.at && before.quality < fall.quality => {
                *before = *fall;
            }
            Some(_) => {}
            None => taken.push(*fall),
        }
        if taken.len() == clauses {
            break;
        }
    }
    if taken.len() < clauses {
        return None;
    }
    let end = taken.iter().map(|f| f.at + f.words).max()?;
    Some(Stretch {
        words: end - taken.first()?.at,
        is_in_order: taken.is_sorted_by_key(|f| f.clause),
        falls: taken,
    })
}

/// What nearness and place add to a statement's score.
pub(super) fn bonus(plan: &Plan, index: &Index, line: LineId) -> u32 {
    let place = place_bonus(index.places[line as usize]);
    if plan.clauses.len() < 2 {
        return place;
    }
    place + nearness(&best_stretch(&falls(plan, index, line)))
}

/// What a statement's place in its article adds to its score.
pub(super) fn place_bonus(place: Place) -> u32 {
    match place {
        Place::Headline => HEADLINE,
        Place::Lead => HEADLINE / 2,
        Place::Rest => 0,
    }
}

fn nearness(stretch: &Stretch) -> u32 {
    if stretch.falls.len() < 2 {
        return 0;
    }
    let typed: usize = stretch.falls.iter().map(|f| f.words).sum();
    let close = CLOSE * typed.min(stretch.words) as u32 / stretch.words.max(1) as u32;
    let in_order = if stretch.is_in_order { IN_ORDER } else { 0 };
    let is_phrase = stretch.is_in_order && stretch.words == typed;
    close + in_order + if is_phrase { PHRASE } else { 0 }
}
