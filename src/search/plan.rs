//! A query laid over one index: which words each part may fall on, and which part to begin with.
//!
//! The rarest part drives: only statements that hold one of its words are looked at, the other parts
//! are then answered from the statement's own words.

use super::expand::{Expansion, Quality, WHOLE, expand};
use super::index::{Index, LineId};
use super::matcher::SkimWords;
use super::pattern::Pattern;
use super::query::{Alternative, Clause, Mode, Query, Sequence, What};
use super::scope::Part;
use super::vocabulary::WordId;

/// Statements that one search looks at. Reached only far past any story: a search for one letter in
/// hundreds of thousands of statements, where the best words have then been looked at first.
pub(super) const MAX_CANDIDATES: usize = 250_000;

/// A query laid over an index.
pub(super) struct Plan<'a> {
    index: &'a Index,
    /// The pattern of a regular expression that can be read.
    pub pattern: Option<Pattern>,
    pub clauses: Vec<PlannedClause>,
}

/// A clause, with the words it may fall on.
pub(super) struct PlannedClause {
    pub alternatives: Vec<PlannedAlternative>,
    /// How much the clause weighs in the score: more for rare words.
    pub rarity: u32,
    /// At most so many statements satisfy it.
    statements: usize,
}

/// An alternative, with the words it may fall on.
pub(super) struct PlannedAlternative {
    is_not: bool,
    test: Test,
}

enum Test {
    Words(PlannedSequence),
    /// By article: whether it is of the outlet.
    Outlet(Vec<bool>),
    Part(Part),
}

/// A sequence, with the words each term may fall on.
pub(super) struct PlannedSequence {
    pub terms: Vec<(String, Expansion)>,
    is_at_start: bool,
    is_at_end: bool,
    /// Which term is the rarest, and in how many statements.
    rarest: usize,
    statements: usize,
}

impl<'a> Plan<'a> {
    /// Lays a query over an index.
    pub(super) fn new(index: &'a Index, query: &Query) -> Self {
        let matcher = SkimWords::new();
        let clauses = query
            .clauses
            .iter()
            .map(|clause| plan_clause(index, clause, &matcher))
            .collect();
        let pattern = (query.mode == Mode::Regex).then(|| Pattern::new(&query.text));
        Plan {
            index,
            pattern: pattern.and_then(Result::ok),
            clauses,
        }
    }

    /// The clause that the fewest statements can satisfy.
    fn driver(&self) -> Option<usize> {
        (0..self.clauses.len())
            .filter(|clause| self.clauses[*clause].can_drive())
            .min_by_key(|clause| self.clauses[*clause].statements)
    }

    /// The statements that satisfy the query, with how well their words fit, 0 to 1000; and whether
    /// some were not looked at.
    pub(super) fn matches(&self) -> (Vec<(u32, LineId)>, bool) {
        let (candidates, is_partial) = self.candidates();
        let driver = self.driver().filter(|d| self.clauses[*d].is_one_word());
        let fitting = candidates
            .into_iter()
            .filter_map(|(line, found)| Some((self.quality(line, driver, found)?, line)));
        (fitting.collect(), is_partial)
    }

    /// The statements to look at, those with the best words first, and whether some were left out.
    fn candidates(&self) -> (Vec<(LineId, Quality)>, bool) {
        let lines: Box<dyn Iterator<Item = (LineId, Quality)>> = match self.driver() {
            Some(clause) => {
                let alternatives = self.clauses[clause].alternatives.iter();
                Box::new(alternatives.flat_map(|a| a.lines(self.index)))
            }
            None => Box::new(self.index.line_ids().map(|line| (line, WHOLE))),
        };
        let mut seen = vec![false; self.index.len()];
        let mut found = Vec::new();
        for candidate in lines {
            if found.len() == MAX_CANDIDATES {
                return (found, true);
            }
            if !std::mem::replace(&mut seen[candidate.0 as usize], true) {
                found.push(candidate);
            }
        }
        (found, false)
    }

    /// How well a statement fits if every clause holds. Statements come with their best word first,
    /// so for a driver of one word `found` is known to be the best.
    fn quality(&self, line: LineId, driver: Option<usize>, found: Quality) -> Option<u32> {
        let (mut sum, mut weight) = (0, 0);
        for (number, clause) in self.clauses.iter().enumerate() {
            let quality = if driver == Some(number) {
                found
            } else {
                clause.quality(self.index, line)?
            };
            sum += clause.rarity * u32::from(quality);
            weight += clause.rarity;
        }
        Some(sum / weight.max(1))
    }
}

impl PlannedClause {
    /// Sequences of words that a statement may satisfy.
    pub(super) fn sequences(&self) -> impl Iterator<Item = &PlannedSequence> {
        self.alternatives.iter().filter_map(|a| match &a.test {
            Test::Words(sequence) if !a.is_not => Some(sequence),
            _ => None,
        })
    }

    fn is_one_word(&self) -> bool {
        matches!(self.alternatives.as_slice(), [one] if !one.is_not
            && matches!(&one.test, Test::Words(s) if s.is_one_word()))
    }

    fn can_drive(&self) -> bool {
        self.alternatives.iter().all(|a| !a.is_not)
    }

    fn quality(&self, index: &Index, line: LineId) -> Option<Quality> {
        self.alternatives
            .iter()
            .filter_map(|a| a.quality(index, line))
            .max()
    }
}

impl PlannedAlternative {
    fn quality(&self, index: &Index, line: LineId) -> Option<Quality> {
        let found = match &self.test {
            Test::Words(sequence) => sequence.best(index.forward.of(line)),
            Test::Outlet(is_of) => {
                let article = index.statements[line as usize].article.0;
                is_of[article].then_some(WHOLE)
            }
            Test::Part(part) => index.is_in_part(*part, line).then_some(WHOLE),
        };
        match (self.is_not, found) {
            (false, found) => found,
            (true, Some(_)) => None,
            (true, None) => Some(WHOLE),
        }
    }

    /// The statements that may satisfy it, with how well one of their words fits, best first.
    fn lines<'a>(&'a self, index: &'a Index) -> Box<dyn Iterator<Item = (LineId, Quality)> + 'a> {
        match &self.test {
            Test::Words(sequence) => {
                let words = &sequence.terms[sequence.rarest].1.words;
                Box::new(words.iter().flat_map(|(word, quality)| {
                    let lines = index.postings.of(*word).iter();
                    lines.map(move |line| (*line, *quality))
                }))
            }
            Test::Outlet(is_of) => Box::new(
                index
                    .line_ids()
                    .filter(|line| is_of[index.statements[*line as usize].article.0])
                    .map(|line| (line, WHOLE)),
            ),
            Test::Part(part) => Box::new(
                index
                    .line_ids()
                    .filter(|line| index.is_in_part(*part, *line))
                    .map(|line| (line, WHOLE)),
            ),
        }
    }

    fn statements(&self, index: &Index) -> usize {
        match &self.test {
            Test::Words(sequence) => sequence.statements,
            Test::Outlet(_) | Test::Part(_) => index.len(),
        }
    }
}

impl PlannedSequence {
    /// Places in a statement's words where the sequence falls, each with how well.
    pub(super) fn falls<'a>(
        &'a self,
        words: &'a [WordId],
    ) -> impl Iterator<Item = (usize, Quality)> + 'a {
        let count = self.terms.len();
        let last = words.len().checked_sub(count);
        let first = if self.is_at_end { last.unwrap_or(0) } else { 0 };
        let end = match last {
            Some(_) if self.is_at_start => 1,
            Some(last) => last + 1,
            None => 0,
        };
        (first..end).filter_map(move |at| {
            let run = words[at..at + count].iter().zip(&self.terms);
            let quality = run.map(|(word, (_, e))| e.quality(*word)).min()?;
            (quality > 0).then_some((at, quality))
        })
    }

    fn is_one_word(&self) -> bool {
        self.terms.len() == 1 && !self.is_at_start && !self.is_at_end
    }

    fn best(&self, words: &[WordId]) -> Option<Quality> {
        if !self.is_one_word() {
            return self.falls(words).map(|(_, quality)| quality).max();
        }
        let expansion = &self.terms[0].1;
        let best = words.iter().map(|word| expansion.quality(*word)).max()?;
        (best > 0).then_some(best)
    }
}

fn plan_clause(index: &Index, clause: &Clause, matcher: &SkimWords) -> PlannedClause {
    let alternatives: Vec<PlannedAlternative> = clause
        .alternatives
        .iter()
        .map(|a| plan_alternative(index, a, matcher))
        .collect();
    let statements: usize = alternatives.iter().map(|a| a.statements(index)).sum();
    let is_words = alternatives
        .iter()
        .any(|a| !a.is_not && matches!(a.test, Test::Words(_)));
    PlannedClause {
        rarity: if is_words {
            rarity(index.len(), statements)
        } else {
            0
        },
        alternatives,
        statements,
    }
}

/// How much a clause weighs: doubles of rarity, so that "kostarev" says more than "the".
///
/// Whole numbers, since logarithms may differ in their last digit from machine to machine.
fn rarity(all: usize, statements: usize) -> u32 {
    1 + (1 + all / statements.max(1)).ilog2()
}

fn plan_alternative(
    index: &Index,
    alternative: &Alternative,
    matcher: &SkimWords,
) -> PlannedAlternative {
    let test = match &alternative.what {
        What::Words(sequence) => Test::Words(plan_sequence(index, sequence, matcher)),
        What::Outlet(name) => Test::Outlet(
            index
                .outlets
                .iter()
                .map(|o| o.contains(name.as_str()))
                .collect(),
        ),
        What::Part(part) => Test::Part(*part),
    };
    PlannedAlternative {
        is_not: alternative.is_not,
        test,
    }
}

fn plan_sequence(index: &Index, sequence: &Sequence, matcher: &SkimWords) -> PlannedSequence {
    let terms: Vec<(String, Expansion)> = sequence
        .terms
        .iter()
        .map(|term| {
            (
                term.letters.clone(),
                expand(&index.vocabulary, term, matcher),
            )
        })
        .collect();
    let statements_of = |e: &Expansion| -> usize {
        let words = e.words.iter();
        words.map(|(word, _)| index.postings.of(*word).len()).sum()
    };
    let counts = terms.iter().map(|(_, e)| statements_of(e));
    let (statements, rarest) = counts.zip(0..).min().unwrap_or((0, 0));
    PlannedSequence {
        terms,
        is_at_start: sequence.is_at_start,
        is_at_end: sequence.is_at_end,
        rarest,
        statements,
    }
}
