//! For each word of the vocabulary the statements that hold it, coded so that most take one byte.
//!
//! ```text
//!  rare word      statements 3, 17, 400   ─▶ gaps 3, 13, 382 ─▶ 03 0d fe 02
//!  frequent word  more than one in eight  ─▶ a bit for each statement
//! ```
//!
//! Seven bits of a gap go into a byte, the lowest first; the eighth says that more follow. Past one
//! statement in eight the bits are smaller than the gaps, and 64 statements are told apart at once.
//! Words of each statement in their order are not kept at all: they stand in its text, and reading the
//! few hundred texts that ranking looks at costs less than keeping a million such lists.

use std::ops::ControlFlow;

use smallvec::SmallVec;

use super::bits::{Bits, WIDTH};
use super::index::LineId;
use super::vocabulary::WordId;

/// Words in more than one of so many statements are kept as bits.
const BITS_FROM_ONE_IN: usize = 8;
const MORE: u8 = 0x80;
/// Bytes of a word's gaps that are kept beside it while they are collected: those of most words are fewer.
const FEW: usize = 20;

/// The statements of all words, end to end.
#[derive(Debug, Default)]
pub(super) struct Postings {
    statements: usize,
    counts: Vec<u32>,
    ends: Vec<usize>,
    bytes: Vec<u8>,
}

impl Postings {
    /// Nothing yet, over so many statements; of so many bytes about.
    pub(super) fn new(statements: usize, bytes: usize) -> Postings {
        Postings {
            statements,
            bytes: Vec::with_capacity(bytes),
            ..Postings::default()
        }
    }

    /// How many statements hold a word.
    pub(super) fn count(&self, word: WordId) -> usize {
        self.counts.get(word as usize).map_or(0, |c| *c as usize)
    }

    /// Visits the statements that hold a word, in order, until it breaks.
    pub(super) fn visit(
        &self,
        word: WordId,
        mut visit: impl FnMut(LineId) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let coded = self.coded(word);
        if !is_bits(self.count(word), self.statements) {
            return visit_gaps(coded, visit);
        }
        for (at, lot) in lots(coded) {
            visit_bits(at, lot, &mut visit)?;
        }
        ControlFlow::Continue(())
    }

    /// Puts the statements that hold a word into a set.
    pub(super) fn add_to(&self, word: WordId, set: &mut Bits) {
        let coded = self.coded(word);
        if is_bits(self.count(word), self.statements) {
            lots(coded).for_each(|(at, lot)| set.insert_lot(at, lot));
        } else {
            let _ = visit_gaps(coded, |line| {
                set.insert(line);
                ControlFlow::Continue(())
            });
        }
    }

    /// Visits those of the statements that are in the set.
    pub(super) fn visit_within(&self, word: WordId, set: &Bits, mut visit: impl FnMut(LineId)) {
        let mut go_on = |line| {
            visit(line);
            ControlFlow::Continue(())
        };
        let coded = self.coded(word);
        if is_bits(self.count(word), self.statements) {
            for (at, lot) in lots(coded) {
                let _ = visit_bits(at, lot & set.word(at), &mut go_on);
            }
        } else {
            let _ = visit_gaps(coded, |line| {
                if set.contains(line) {
                    return go_on(line);
                }
                ControlFlow::Continue(())
            });
        }
    }

    /// Adds the statements of the next word, told as runs of gaps that lie one after the other.
    pub(super) fn push<'a>(&mut self, runs: impl Iterator<Item = &'a Gaps> + Clone) {
        let count: usize = runs.clone().map(|gaps| gaps.count as usize).sum();
        if is_bits(count, self.statements) {
            let mut lots = vec![0_u64; self.statements.div_ceil(WIDTH)];
            for gaps in runs {
                let _ = gaps.visit(|line| {
                    lots[line as usize / WIDTH] |= 1 << (line as usize % WIDTH);
                    ControlFlow::Continue(())
                });
            }
            let bytes = lots.iter().flat_map(|lot| lot.to_le_bytes());
            self.bytes.extend(bytes);
        } else {
            let mut next = 0;
            for gaps in runs {
                gaps.append_to(&mut self.bytes, next);
                next = gaps.next.max(next);
            }
        }
        self.counts.push(count as u32);
        self.ends.push(self.bytes.len());
    }

    /// Gives back what was reserved and not needed.
    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.counts.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// What it holds, in bytes.
    pub(super) fn size_bytes(&self) -> usize {
        self.bytes.capacity() + self.counts.capacity() * 4 + self.ends.capacity() * 8
    }

    fn coded(&self, word: WordId) -> &[u8] {
        let at = word as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends
            .get(at)
            .map_or(&[], |end| &self.bytes[start..*end])
    }
}

fn is_bits(count: usize, statements: usize) -> bool {
    count > statements / BITS_FROM_ONE_IN && statements >= WIDTH
}

/// The bits of 64 statements each, those with none left out.
fn lots(coded: &[u8]) -> impl Iterator<Item = (usize, u64)> {
    let (lots, _) = coded.as_chunks::<8>();
    lots.iter()
        .enumerate()
        .map(|(at, bytes)| (at, u64::from_le_bytes(*bytes)))
        .filter(|(_, lot)| *lot != 0)
}

fn visit_bits(
    at: usize,
    mut lot: u64,
    visit: &mut impl FnMut(LineId) -> ControlFlow<()>,
) -> ControlFlow<()> {
    while lot != 0 {
        visit((at * WIDTH) as LineId + lot.trailing_zeros())?;
        lot &= lot - 1;
    }
    ControlFlow::Continue(())
}

fn visit_gaps(coded: &[u8], mut visit: impl FnMut(LineId) -> ControlFlow<()>) -> ControlFlow<()> {
    let (mut next, mut bytes) = (0_u32, coded.iter());
    while let Some(byte) = bytes.next() {
        let mut gap = u32::from(*byte & !MORE);
        if *byte & MORE != 0 {
            let mut shift = 7;
            for byte in bytes.by_ref() {
                gap |= u32::from(*byte & !MORE) << shift;
                if *byte & MORE == 0 {
                    break;
                }
                shift += 7;
            }
        }
        visit(next + gap)?;
        next += gap + 1;
    }
    ControlFlow::Continue(())
}

/// The bytes of a gap, and how many they are.
fn code_gap(mut gap: u32) -> ([u8; 5], usize) {
    let (mut bytes, mut count) = ([0; 5], 0);
    while gap >= u32::from(MORE) {
        bytes[count] = gap as u8 | MORE;
        gap >>= 7;
        count += 1;
    }
    bytes[count] = gap as u8;
    (bytes, count + 1)
}

/// The statements of one word while they are collected, in order.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    bytes: SmallVec<[u8; FEW]>,
    /// The statement after the last one.
    next: LineId,
    count: u32,
}

impl Gaps {
    /// Adds a statement; the last one again adds nothing.
    pub(super) fn push(&mut self, line: LineId) {
        if line < self.next {
            return;
        }
        let (bytes, count) = code_gap(line - self.next);
        self.bytes.extend_from_slice(&bytes[..count]);
        self.next = line + 1;
        self.count += 1;
    }

    /// How many bytes they take.
    pub(super) fn len_bytes(&self) -> usize {
        self.bytes.len()
    }

    fn visit(&self, visit: impl FnMut(LineId) -> ControlFlow<()>) -> ControlFlow<()> {
        visit_gaps(&self.bytes, visit)
    }

    /// Writes the gaps out as they are after the statement before `next`.
    fn append_to(&self, bytes: &mut Vec<u8>, next: LineId) {
        let mut first = None;
        let _ = self.visit(|line| {
            first = Some(line);
            ControlFlow::Break(())
        });
        let Some(first) = first else {
            return;
        };
        let (coded, count) = code_gap(first - next);
        bytes.extend_from_slice(&coded[..count]);
        let coded = self.bytes.iter().position(|byte| byte & MORE == 0);
        bytes.extend_from_slice(&self.bytes[coded.map_or(0, |end| end + 1)..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps(lines: impl IntoIterator<Item = LineId>) -> Gaps {
        let mut gaps = Gaps::default();
        for line in lines {
            gaps.push(line);
        }
        gaps
    }

    fn lines_of(postings: &Postings, word: WordId) -> Vec<LineId> {
        let mut lines = Vec::new();
        let _ = postings.visit(word, |line| {
            lines.push(line);
            ControlFlow::Continue(())
        });
        lines
    }

    #[test]
    fn rare_and_frequent_words_come_back_as_they_were() {
        let (rare, frequent): (Vec<u32>, Vec<u32>) = (vec![0, 3, 17, 9_000], (5..9_000).collect());
        let mut postings = Postings::new(9_001, 0);
        postings.push([gaps(rare.clone())].iter());
        postings.push([gaps(frequent.clone())].iter());
        assert_eq!(lines_of(&postings, 0), rare);
        assert_eq!(lines_of(&postings, 1), frequent);
        assert_eq!(postings.size_bytes() / 9_001, 0);
    }

    #[test]
    fn runs_of_several_parts_are_one_list() {
        let mut postings = Postings::new(9_001, 0);
        postings.push([gaps([2, 300]), gaps([]), gaps([301, 8_000])].iter());
        assert_eq!(lines_of(&postings, 0), [2, 300, 301, 8_000]);
        assert_eq!(postings.count(0), 4);
    }

    #[test]
    fn a_statement_counts_once() {
        assert_eq!(gaps([4, 4, 4, 9]).count, 2);
    }

    #[test]
    fn only_statements_of_a_set_are_visited() {
        let mut postings = Postings::new(100, 0);
        postings.push([gaps([1, 2, 3])].iter());
        postings.push([gaps(0..100)].iter());
        let mut set = Bits::new(100);
        set.insert(2);
        set.insert(99);
        for (word, expected) in [(0, vec![2]), (1, vec![2, 99])] {
            let mut found = Vec::new();
            postings.visit_within(word, &set, |line| found.push(line));
            assert_eq!(found, expected);
        }
    }
}
