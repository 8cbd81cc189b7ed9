//! A set of statements, a bit each.

use super::index::LineId;

/// Statements that one word of bits stands for.
pub(super) const WIDTH: usize = u64::BITS as usize;

/// A set of the first so many statements.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// The empty set.
    pub(super) fn new(statements: usize) -> Bits {
        Bits {
            words: vec![0; statements.div_ceil(WIDTH)],
        }
    }

    /// Puts a statement in; tells whether it was not there.
    pub(super) fn insert(&mut self, line: LineId) -> bool {
        let (at, bit) = place(line);
        let Some(word) = self.words.get_mut(at) else {
            return false;
        };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Takes a statement out.
    pub(super) fn remove(&mut self, line: LineId) {
        let (at, bit) = place(line);
        if let Some(word) = self.words.get_mut(at) {
            *word &= !bit;
        }
    }

    /// Tells whether a statement is there.
    pub(super) fn contains(&self, line: LineId) -> bool {
        let (at, bit) = place(line);
        self.words.get(at).is_some_and(|word| word & bit != 0)
    }

    /// The bits of 64 statements, of the numbered lot.
    pub(super) fn word(&self, at: usize) -> u64 {
        self.words.get(at).copied().unwrap_or(0)
    }

    /// Puts in some of 64 statements, of the numbered lot.
    pub(super) fn insert_lot(&mut self, at: usize, lot: u64) {
        if let Some(word) = self.words.get_mut(at) {
            *word |= lot;
        }
    }

    /// Puts in what another set holds.
    pub(super) fn insert_all(&mut self, others: &Bits) {
        let pairs = self.words.iter_mut().zip(&others.words);
        pairs.for_each(|(own, other)| *own |= other);
    }

    /// Takes out what another set does not hold.
    pub(super) fn keep_all(&mut self, others: &Bits) {
        let pairs = self.words.iter_mut().zip(&others.words);
        pairs.for_each(|(own, other)| *own &= other);
    }

    /// Takes out what another set holds.
    pub(super) fn remove_all(&mut self, others: &Bits) {
        let pairs = self.words.iter_mut().zip(&others.words);
        pairs.for_each(|(own, other)| *own &= !other);
    }

    /// How many statements are there.
    pub(super) fn count(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// The statements that are there, in order.
    pub(super) fn lines(&self) -> impl Iterator<Item = LineId> {
        let words = self.words.iter().enumerate();
        words.flat_map(|(at, word)| {
            let rest = std::iter::successors(Some(*word), |lot| Some(lot & lot.wrapping_sub(1)));
            let first = (at * WIDTH) as LineId;
            rest.take_while(|lot| *lot != 0)
                .map(move |lot| first + lot.trailing_zeros())
        })
    }

    /// What it holds, in bytes.
    pub(super) fn size_bytes(&self) -> usize {
        self.words.capacity() * size_of::<u64>()
    }
}

fn place(line: LineId) -> (usize, u64) {
    (line as usize / WIDTH, 1 << (line as usize % WIDTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_there_until_it_is_taken_out() {
        let mut bits = Bits::new(70);
        assert!(bits.insert(69) && !bits.insert(69) && bits.contains(69));
        bits.remove(69);
        assert!(!bits.contains(69) && !bits.insert(1_000));
    }

    #[test]
    fn sets_are_joined_and_parted_lot_by_lot() {
        let set = |lines: &[LineId]| {
            let mut bits = Bits::new(200);
            for line in lines {
                bits.insert(*line);
            }
            bits
        };
        let mut bits = set(&[3, 64]);
        bits.insert_all(&set(&[64, 190]));
        bits.insert_lot(1, 1 << 6);
        assert_eq!(bits.lines().collect::<Vec<_>>(), [3, 64, 70, 190]);
        bits.remove_all(&set(&[64, 65]));
        bits.keep_all(&set(&[3, 64, 190]));
        assert_eq!((bits.lines().collect(), bits.count()), (vec![3, 190], 2));
    }
}
