//! A query laid over one index: which words each part may fall on, and what a statement must hold.
//!
//! Which statements are looked at is for `join.rs`; here a statement that was read is judged.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

use super::expand::{Expansion, Quality, WHOLE};
use super::index::{Index, LineId};
use super::query::{Alternative, Clause, Query, Sequence, What};
use super::reading::Reading;
use super::scope::Part;
use super::vocabulary::WordId;

/// A query laid over an index.
pub(super) struct Plan<'a> {
    pub index: &'a Index,
    pub clauses: Vec<PlannedClause>,
}

/// A clause, with the words it may fall on.
pub(super) struct PlannedClause {
    pub alternatives: Vec<PlannedAlternative>,
    /// How much the clause weighs in the score: more for rare words.
    pub rarity: u32,
    /// At most so many statements satisfy it.
    pub statements: usize,
}

/// An alternative, with the words it may fall on.
pub(super) struct PlannedAlternative {
    pub is_not: bool,
    pub test: Test,
}

/// What an alternative asks of a statement.
pub(super) enum Test {
    Words(PlannedSequence),
    /// By article: whether it is of the outlet.
    Outlet(Vec<bool>),
    Part(Part),
}

/// A sequence, with the words each term may fall on.
pub(super) struct PlannedSequence {
    pub terms: Vec<(String, Arc<Expansion>)>,
    is_at_start: bool,
    is_at_end: bool,
    /// Which term is the rarest, and in how many statements.
    pub rarest: usize,
    statements: usize,
}

impl<'a> Plan<'a> {
    /// Lays a query over an index.
    pub(super) fn new(index: &'a Index, query: &Query) -> Self {
        let clauses = query.clauses.iter();
        Plan {
            index,
            clauses: clauses.map(|clause| plan_clause(index, clause)).collect(),
        }
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

    /// Tells whether statements can be led to by what it asks for.
    pub(super) fn can_drive(&self) -> bool {
        self.alternatives.iter().all(|a| !a.is_not)
    }

    /// The words that alone decide how well a statement satisfies it, best first; none where more than
    /// one word must be looked at, or none.
    pub(super) fn deciding_words(&self) -> Option<Cow<'_, [(WordId, Quality)]>> {
        let one_word = |a: &'_ PlannedAlternative| match &a.test {
            Test::Words(s) if s.is_one_word() && !a.is_not => Some(Arc::clone(&s.terms[0].1)),
            _ => None,
        };
        if let ([_], Some(sequence)) = (self.alternatives.as_slice(), self.sequences().next()) {
            return sequence
                .is_one_word()
                .then(|| Cow::Borrowed(sequence.terms[0].1.words.as_slice()));
        }
        let expansions: Option<Vec<_>> = self.alternatives.iter().map(one_word).collect();
        let mut all: Vec<_> = expansions?.iter().flat_map(|e| e.words.clone()).collect();
        all.sort_unstable_by_key(|(word, quality)| (Reverse(*quality), *word));
        Some(Cow::Owned(all))
    }

    /// The words of which a statement must hold none, where that is all it asks.
    pub(super) fn excluded_words(&self) -> Option<&[(WordId, Quality)]> {
        match self.alternatives.as_slice() {
            [one] if one.is_not => match &one.test {
                Test::Words(s) if s.is_one_word() => Some(&s.terms[0].1.words),
                _ => None,
            },
            _ => None,
        }
    }

    /// What one of its alternatives asks of the place of a statement, where that is all it asks.
    pub(super) fn is_about_place(&self) -> bool {
        let mut all = self.alternatives.iter();
        all.all(|a| !matches!(a.test, Test::Words(_)))
    }

    /// How well a statement satisfies it.
    pub(super) fn quality(&self, index: &Index, line: LineId, text: &Reading) -> Option<Quality> {
        let alternatives = self.alternatives.iter();
        alternatives
            .filter_map(|a| a.quality(index, line, text))
            .max()
    }
}

impl PlannedAlternative {
    fn quality(&self, index: &Index, line: LineId, text: &Reading) -> Option<Quality> {
        let found = match &self.test {
            Test::Words(sequence) => sequence.best(index, text),
            place => place.holds(index, line).then_some(WHOLE),
        };
        match (self.is_not, found) {
            (false, found) => found,
            (true, Some(_)) => None,
            (true, None) => Some(WHOLE),
        }
    }
}

impl Test {
    /// Tells whether a statement stands where it is asked for; words are for [`PlannedSequence`].
    pub(super) fn holds(&self, index: &Index, line: LineId) -> bool {
        match self {
            Test::Words(_) => false,
            Test::Outlet(is_of) => is_of[index.statement(line).article.0],
            Test::Part(part) => index.is_in_part(*part, line),
        }
    }
}

impl PlannedSequence {
    /// Places in a statement's words where the sequence falls, each with how well.
    pub(super) fn falls<'a>(
        &'a self,
        index: &'a Index,
        text: &'a Reading,
    ) -> impl Iterator<Item = (usize, Quality)> + 'a {
        let words = text.words();
        let count = self.terms.len();
        let last = words.len().checked_sub(count);
        let first = if self.is_at_end { last.unwrap_or(0) } else { 0 };
        let end = match last {
            Some(_) if self.is_at_start => 1,
            Some(last) => last + 1,
            None => 0,
        };
        (first..end).filter_map(move |at| {
            let mut worst = Quality::MAX;
            for (word, (_, expansion)) in words[at..].iter().zip(&self.terms) {
                worst = worst.min(expansion.quality(&index.vocabulary, text, word));
                if worst == 0 {
                    return None;
                }
            }
            Some((at, worst))
        })
    }

    fn is_one_word(&self) -> bool {
        self.terms.len() == 1 && !self.is_at_start && !self.is_at_end
    }

    fn best(&self, index: &Index, text: &Reading) -> Option<Quality> {
        self.falls(index, text).map(|(_, quality)| quality).max()
    }
}

fn plan_clause(index: &Index, clause: &Clause) -> PlannedClause {
    let alternatives = clause.alternatives.iter();
    let alternatives: Vec<PlannedAlternative> =
        alternatives.map(|a| plan_alternative(index, a)).collect();
    let statements_of = |a: &PlannedAlternative| match &a.test {
        Test::Words(sequence) => sequence.statements,
        Test::Outlet(_) | Test::Part(_) => index.len(),
    };
    let statements: usize = alternatives.iter().map(statements_of).sum();
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

fn plan_alternative(index: &Index, alternative: &Alternative) -> PlannedAlternative {
    let test = match &alternative.what {
        What::Words(sequence) => Test::Words(plan_sequence(index, sequence)),
        What::Outlet(name) => {
            let outlets = index.outlets.iter();
            Test::Outlet(outlets.map(|o| o.contains(name.as_str())).collect())
        }
        What::Part(part) => Test::Part(*part),
    };
    PlannedAlternative {
        is_not: alternative.is_not,
        test,
    }
}

fn plan_sequence(index: &Index, sequence: &Sequence) -> PlannedSequence {
    let terms = sequence.terms.iter();
    let terms: Vec<(String, Arc<Expansion>)> = terms
        .map(|term| (term.letters.clone(), index.expansion(term)))
        .collect();
    let counts = terms.iter().map(|(_, e)| e.statements);
    let (statements, rarest) = counts.zip(0..).min().unwrap_or((0, 0));
    PlannedSequence {
        terms,
        is_at_start: sequence.is_at_start,
        is_at_end: sequence.is_at_end,
        rarest,
        statements,
    }
}
