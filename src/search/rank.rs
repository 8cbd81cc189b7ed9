//! What lifts one statement over another whose words fit as well: words close together, in the order
//! typed, in a row, and the statement's place in its article.

use std::cmp::Reverse;

use super::expand::{INSIDE, Quality, WHOLE};
use super::index::Place;
use super::plan::Plan;
use super::reading::Reading;

/// Added where the words stand side by side; shared by the words in between where they do not.
///
/// Together with the two below it stays under the gap between a whole word and a shortened one for
/// one word in two, so that a nearness never outweighs what was typed.
const CLOSE: u32 = 100;
/// Added where the words come in the order they were typed.
const IN_ORDER: u32 = 40;
/// Added where they are a phrase: side by side and in order.
const PHRASE: u32 = 60;
/// The most that nearness adds.
pub(super) const MAX_NEARNESS: u32 = CLOSE + IN_ORDER + PHRASE;
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

/// Finds the falls of the query's words on a statement, by place; of each clause only the best sort, so
/// that "a" falls on the word "a" and not on each word that begins with it.
fn find_falls(plan: &Plan, text: &Reading, found: &mut Vec<Fall>) {
    found.clear();
    for (clause, planned) in plan.clauses.iter().enumerate() {
        let (from, mut best) = (found.len(), 0);
        for (number, sequence) in planned.sequences().enumerate() {
            for (at, quality) in sequence.falls(plan.index, text) {
                let sort = sort_of_match(quality);
                if sort > best {
                    found.truncate(from);
                }
                if sort >= best {
                    best = sort;
                    found.push(Fall {
                        at,
                        words: sequence.terms.len(),
                        clause,
                        sequence: number,
                        quality,
                    });
                }
            }
        }
    }
    found.sort_unstable();
}

fn sort_of_match(quality: Quality) -> u8 {
    match quality {
        WHOLE => 2,
        INSIDE.. => 1,
        _ => 0,
    }
}

/// Finds the best stretch: the shortest, of those one in the order typed, of those the best words.
fn find_stretch(falls: &[Fall], best: &mut Stretch, tried: &mut Stretch) {
    let is_first = |at: &usize| falls[..*at].iter().all(|f| f.clause != falls[*at].clause);
    let clauses = (0..falls.len()).filter(is_first).count();
    best.falls.clear();
    for at in 0..falls.len() {
        let is_whole = tried.begin(&falls[at..], clauses);
        if is_whole && (best.falls.is_empty() || tried.rank() < best.rank()) {
            std::mem::swap(best, tried);
        }
    }
}

/// Room for judging one statement after another, so that nothing is allocated for each.
#[derive(Default)]
pub(super) struct Judging {
    pub text: Reading,
    falls: Vec<Fall>,
    best: Stretch,
    tried: Stretch,
}

impl Judging {
    /// What nearness adds to the score of a statement, at most [`MAX_NEARNESS`].
    pub(super) fn nearness_bonus(&mut self, plan: &Plan, source: &str) -> u32 {
        self.text.read(source);
        self.judge(plan);
        nearness(&self.best)
    }

    /// Where the query's words fall on the statement that was read, and the best stretch of it.
    pub(super) fn judge(&mut self, plan: &Plan) -> (&[Fall], &[Fall]) {
        find_falls(plan, &self.text, &mut self.falls);
        find_stretch(&self.falls, &mut self.best, &mut self.tried);
        (&self.falls, &self.best.falls)
    }
}

impl Stretch {
    /// Fills itself from the first of the falls on; tells whether every clause falls.
    fn begin(&mut self, falls: &[Fall], clauses: usize) -> bool {
        let taken = &mut self.falls;
        taken.clear();
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
        let end = taken.iter().map(|f| f.at + f.words).max().unwrap_or(0);
        self.words = end - taken.first().map_or(0, |f| f.at);
        self.is_in_order = taken.is_sorted_by_key(|f| f.clause);
        taken.len() == clauses
    }

    /// Better stretches come first.
    fn rank(&self) -> (usize, bool, Reverse<u32>) {
        let quality = self.falls.iter().map(|f| u32::from(f.quality)).sum();
        (self.words, !self.is_in_order, Reverse(quality))
    }
}

/// Tells whether nearness says anything: of one clause no statement holds more than another.
pub(super) fn is_about_nearness(plan: &Plan) -> bool {
    let clauses = plan.clauses.iter();
    clauses.filter(|c| c.sequences().next().is_some()).count() > 1
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
