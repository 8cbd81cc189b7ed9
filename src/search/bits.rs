//! A set of statements, a bit each.

use super::index::LineId;

/// Statements that one word of bits stands for.
pub(super) const WIDTH: usize = u64::BITS as usize;

/// A set of the first so many statements.
#[derive(Debug, Default)]
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
}
