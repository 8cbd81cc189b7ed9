//! Random numbers that are the same at every run and on every machine.
//!
//! `SplitMix64`: one multiplication more than a linear congruential generator, but seeds that lie side by side
//! (story 1, story 2) give streams that have nothing in common. A crate for this would be a
//! dependency whose next version may give other numbers, and so other texts.

/// A stream of numbers that its seed decides.
pub(crate) struct Numbers(u64);

impl Numbers {
    /// The stream of this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to this one, without it.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        (self.next() >> 33) % end.max(1)
    }

    /// Whether the one of so many came.
    pub(crate) fn is_one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    /// A fraction from 0 to 1, without 1.
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of a list that is not empty.
    pub(crate) fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }
}

/// A base above 1 to a power from 0 to 1, to a few millionths.
///
/// `f64::powf` asks the system, and systems differ in the last bit; square roots and products are the same everywhere.
pub(crate) fn power(base: f64, exponent: f64) -> f64 {
    const BITS: usize = 20;
    let (mut root, mut rest, mut power) = (base, exponent, 1.0);
    for _ in 0..BITS {
        root = root.sqrt();
        rest *= 2.0;
        if rest >= 1.0 {
            rest -= 1.0;
            power *= root;
        }
    }
    power
}
