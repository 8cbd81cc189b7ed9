//! From a plan to the statements that satisfy it: the rarest part gathers, the others sift.
//!
//! ```text
//!  gather   statements of the rarest clause, those with its best words first
//!  join     through the postings of another clause, of which only those gathered are looked at
//!  read     the texts of what is left, where that is cheaper than the postings of "t", or where
//!           words must stand in a row
//! ```

use std::cmp::Reverse;
use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use super::bits::Bits;
use super::expand::{Quality, WHOLE};
use super::index::{Index, LineId};
use super::plan::{Plan, PlannedAlternative, PlannedClause, Test};
use super::rank::place_bonus;
use super::reading::Reading;
use super::scope::Scope;
use super::vocabulary::WordId;

/// Statements that one search gathers. Reached only far past any story: a search for one letter in
/// hundreds of thousands of statements, where the best words have then been looked at first.
const MAX_GATHERED: usize = 50_000;
/// Statements that one search reads where nothing else can tell: a row of words that are all common.
const MAX_READ_FOR_ROW: usize = 30_000;
/// Statements that one search reads where postings would take longer: the best by what is known of them.
/// What is still to be known is then whether they hold a word that begins with "t", as nearly all do.
const MAX_READ: usize = 300;
/// Reading a statement costs as much as going past so many postings. Measured: a text 0.4 µs where the
/// processor has it at hand and 1.7 where not, a posting 2 to 3 ns.
const POSTINGS_PER_TEXT: usize = 400;

/// Statements that satisfy a query.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// How well, with what its place adds, and which; in no order.
    pub lines: Vec<(u32, LineId)>,
    /// How many satisfy it.
    pub total: usize,
    /// Some were not looked at.
    pub is_partial: bool,
}

/// Statements on their way through the clauses.
struct Gathered {
    /// Which, and what the clauses gave so far.
    lines: Vec<(LineId, u32)>,
    set: Bits,
    is_partial: bool,
}

/// Finds the statements that satisfy a plan within a scope.
pub(super) fn matches(plan: &Plan, scope: &Scope) -> Matches {
    let index = plan.index;
    let driver = driver(plan);
    let mut gathered = gather(plan, driver, scope);
    let mut rest: Vec<usize> = (0..plan.clauses.len()).collect();
    if let Some(driver) = driver
        && plan.clauses[driver].deciding_words().is_some()
    {
        rest.retain(|clause| *clause != driver);
    }
    rest.sort_by_key(|clause| plan.clauses[*clause].statements);
    let mut unsure = Vec::new();
    for clause in rest.iter().map(|at| &plan.clauses[*at]) {
        if !gathered.sift(index, clause) {
            unsure.push(clause);
        }
    }
    gathered.read(index, &unsure);
    gathered.into_matches(plan)
}

/// The clause that the fewest statements can satisfy.
fn driver(plan: &Plan) -> Option<usize> {
    (0..plan.clauses.len())
        .filter(|clause| plan.clauses[*clause].can_drive())
        .min_by_key(|clause| plan.clauses[*clause].statements)
}

fn gather(plan: &Plan, driver: Option<usize>, scope: &Scope) -> Gathered {
    let index = plan.index;
    let mut gathered = Gathered {
        lines: Vec::new(),
        set: Bits::new(index.len()),
        is_partial: false,
    };
    let is_everywhere = *scope == Scope::All;
    let clause = driver.map(|at| &plan.clauses[at]);
    let rarity = clause.map_or(0, |clause| clause.rarity);
    let decides = clause.and_then(PlannedClause::deciding_words);
    let mut take = |line: LineId, quality: Quality| {
        if (is_everywhere || index.is_within(scope, line)) && gathered.set.insert(line) {
            if gathered.lines.len() == MAX_GATHERED {
                gathered.is_partial = true;
                return ControlFlow::Break(());
            }
            gathered.lines.push((line, rarity * u32::from(quality)));
        }
        ControlFlow::Continue(())
    };
    if let Some(words) = decides {
        let _ = visit_words(index, &words, &mut take);
        return gathered;
    }
    // What is gathered below is only led to, and judged when it is read.
    let mut take = |line| take(line, 0);
    let Some(clause) = clause else {
        let _ = index.line_ids().try_for_each(take);
        return gathered;
    };
    for alternative in &clause.alternatives {
        let _ = match &alternative.test {
            Test::Words(sequence) => {
                let words = &sequence.terms[sequence.rarest].1.words;
                visit_words(index, words, &mut |line, _| take(line))
            }
            test => index
                .line_ids()
                .filter(|line| test.holds(index, *line))
                .try_for_each(&mut take),
        };
    }
    gathered
}

fn visit_words(
    index: &Index,
    words: &[(WordId, Quality)],
    take: &mut impl FnMut(LineId, Quality) -> ControlFlow<()>,
) -> ControlFlow<()> {
    for (word, quality) in words {
        index.postings.visit(*word, |line| take(line, *quality))?;
    }
    ControlFlow::Continue(())
}

impl Gathered {
    /// Keeps what satisfies a clause, where that can be told without reading; tells whether it could.
    fn sift(&mut self, index: &Index, clause: &PlannedClause) -> bool {
        if clause.is_about_place() {
            self.keep(|line| {
                let holds = |a: &PlannedAlternative| a.test.holds(index, line) != a.is_not;
                clause.alternatives.iter().any(holds).then_some(0)
            });
            return true;
        }
        if clause.statements > self.lines.len().min(MAX_READ) * POSTINGS_PER_TEXT {
            return false;
        }
        if let Some(words) = clause.excluded_words() {
            self.join(index, words, |quality| {
                (quality == 0).then_some(clause.rarity * u32::from(WHOLE))
            });
            return true;
        }
        if let Some(words) = clause.deciding_words() {
            self.join(index, &words, |quality| {
                (quality > 0).then_some(clause.rarity * u32::from(quality))
            });
            return true;
        }
        self.sift_by_row(index, clause);
        false
    }

    /// Keeps what holds every word of a row, in whatever order: the row itself is for reading.
    fn sift_by_row(&mut self, index: &Index, clause: &PlannedClause) {
        let [one] = clause.alternatives.as_slice() else {
            return;
        };
        let Test::Words(sequence) = &one.test else {
            return;
        };
        for (_, expansion) in sequence.terms.iter().filter(|_| !one.is_not) {
            self.join(index, &expansion.words, |quality| {
                (quality > 0).then_some(0)
            });
        }
    }

    /// Keeps the statements for which something is given for the best of the words that they hold; 0 is
    /// that they hold none.
    fn join(
        &mut self,
        index: &Index,
        words: &[(WordId, Quality)],
        given: impl Fn(Quality) -> Option<u32>,
    ) {
        let mut found = index.scratch.take(index.len());
        for (word, quality) in words {
            index.postings.visit_within(*word, &self.set, |line| {
                let best = &mut found[line as usize];
                if *best == 0 {
                    *best = *quality;
                }
            });
        }
        self.keep(|line| given(std::mem::take(&mut found[line as usize])));
        index.scratch.give_back(found);
    }

    /// Keeps the statements for which something is given, and adds that.
    fn keep(&mut self, mut given: impl FnMut(LineId) -> Option<u32>) {
        let set = &mut self.set;
        self.lines.retain_mut(|(line, sum)| {
            let more = given(*line);
            *sum += more.unwrap_or(0);
            if more.is_none() {
                set.remove(*line);
            }
            more.is_some()
        });
    }

    /// Keeps what satisfies the clauses that only the texts can answer.
    fn read(&mut self, index: &Index, clauses: &[&PlannedClause]) {
        if clauses.is_empty() {
            return;
        }
        let is_row = |clause: &&&PlannedClause| {
            clause.deciding_words().is_none() && clause.excluded_words().is_none()
        };
        let most = match clauses.iter().find(is_row) {
            Some(_) => MAX_READ_FOR_ROW,
            None => MAX_READ,
        };
        if self.lines.len() > most {
            let best_first = |found: &(LineId, u32)| (Reverse(found.1), found.0);
            self.lines.select_nth_unstable_by_key(most, best_first);
            self.lines.truncate(most);
            self.is_partial = true;
        }
        let mut text = Reading::default();
        self.keep(|line| {
            text.read(index.source(line));
            clauses.iter().try_fold(0, |sum, clause| {
                let quality = clause.quality(index, line, &text)?;
                Some(sum + clause.rarity * u32::from(quality))
            })
        });
    }

    /// What is left, scored.
    fn into_matches(self, plan: &Plan) -> Matches {
        let weight: u32 = plan.clauses.iter().map(|clause| clause.rarity).sum();
        let lines = self.lines.iter().map(|(line, sum)| {
            let fit = sum / weight.max(1);
            (fit + place_bonus(plan.index.place(*line)), *line)
        });
        Matches {
            lines: lines.collect(),
            total: self.lines.len(),
            is_partial: self.is_partial,
        }
    }
}

/// Room for how well each statement's best word fits, all 0 between two uses: clearing two bytes for
/// each of a million statements would take longer than most joins.
#[derive(Debug, Default)]
pub(super) struct Scratch(Mutex<Vec<Quality>>);

impl Scratch {
    fn take(&self, statements: usize) -> Vec<Quality> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut room = std::mem::take(&mut *kept);
        room.resize(statements, 0);
        room
    }

    fn give_back(&self, room: Vec<Quality>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = room;
    }
}
