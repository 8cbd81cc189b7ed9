//! Words of the program that are met in a record: reasons, the names of signs.
//!
//! The stages give them out as words that last as long as the program does. A record holds their
//! letters; each that is met is made to last once. There are some dozens, and the limits see to it that
//! no record, whatever it holds, can make many.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// Longest of them.
const MAX_BYTES: usize = 200;

/// How many there may be.
const MAX_WORDS: usize = 1_000;

static WORDS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// The same words, lasting; none where they are none of the program's.
pub(super) fn lasting(words: &str) -> Option<&'static str> {
    let mut known = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.get(words) {
        return Some(known);
    }
    if words.len() > MAX_BYTES || known.len() >= MAX_WORDS {
        return None;
    }
    let lasting: &'static str = Box::leak(words.into());
    known.insert(lasting);
    Some(lasting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_words_are_one() {
        let first = lasting("share prompt").expect("short words");
        let again = lasting(&["share", "prompt"].join(" ")).expect("short words");
        assert!(std::ptr::eq(first, again));
        assert_eq!(lasting(&"x".repeat(MAX_BYTES + 1)), None);
    }
}
