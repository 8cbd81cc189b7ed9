//! Counts typing errors: a letter missing, added or wrong, or two neighbours swapped.
//!
//! The typed word may also be cut short, so it is held against every beginning of the other word at
//! once. For one or two errors, branching at the first letter that differs is faster than a table:
//! at most four ways on, twice.

/// From this many typed letters on, one error is forgiven; in shorter words one error makes any
/// word out of any other ("war", "was", "car").
const ONE_ERROR_FROM: usize = 4;
/// From this many typed letters on, two errors are forgiven.
const TWO_ERRORS_FROM: usize = 8;
/// Below this many typed letters the whole word must be there: "vote" with one error is "note", but
/// not the beginning of "notebook".
const SHORTENED_FROM: usize = 5;

/// How far a typed word is from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Distance {
    /// Typing errors.
    pub errors: usize,
    /// Letters of the word that were not typed.
    pub untyped: usize,
}

/// How many errors are forgiven in a typed word of so many letters.
pub(super) fn allowed_errors(letters: usize) -> usize {
    usize::from(letters >= ONE_ERROR_FROM) + usize::from(letters >= TWO_ERRORS_FROM)
}

/// A typed word, ready to be held against many.
pub(super) struct TypedLetters<'a> {
    bytes: &'a [u8],
    /// Where it is not ASCII.
    chars: Option<Vec<char>>,
    allowed: usize,
    is_shortened: bool,
    sieve: Option<Sieve>,
}

impl<'a> TypedLetters<'a> {
    /// Takes what was typed.
    pub(super) fn new(typed: &'a str) -> TypedLetters<'a> {
        let count = typed.chars().count();
        TypedLetters {
            bytes: typed.as_bytes(),
            chars: (!typed.is_ascii()).then(|| typed.chars().collect()),
            allowed: allowed_errors(count),
            is_shortened: count >= SHORTENED_FROM,
            sieve: Sieve::new(typed, count >= SHORTENED_FROM),
        }
    }

    /// Tells, faster than how far it is, whether a word may be near enough.
    pub(super) fn may_be_near(&self, word: &[u8]) -> bool {
        self.sieve.as_ref().is_none_or(|sieve| sieve.passes(word))
    }

    /// Returns the distance to a word where it is within what is forgiven.
    ///
    /// `"imigrat"`, `"immigration"` -> 1 error, 3 letters untyped
    pub(super) fn distance(&self, word: &str) -> Option<Distance> {
        let found = match &self.chars {
            None if word.is_ascii() => self.errors(self.bytes, word.as_bytes()),
            None => {
                let typed: Vec<char> = self.bytes.iter().map(|b| char::from(*b)).collect();
                self.errors(&typed, &word.chars().collect::<Vec<_>>())
            }
            Some(typed) => self.errors(typed, &word.chars().collect::<Vec<_>>()),
        };
        found.filter(|found| self.is_shortened || found.untyped == 0)
    }

    fn errors<T: PartialEq>(&self, typed: &[T], word: &[T]) -> Option<Distance> {
        if word.len() + self.allowed < typed.len() {
            return None;
        }
        if !self.is_shortened && word.len() > typed.len() + self.allowed {
            return None;
        }
        fewest_errors(typed, word, self.allowed)
    }
}

/// Tells which words are near enough at all, several times faster than how near they are: all ways to
/// make errors are followed at once, a bit for each number of typed letters that may be used up (Wu and
/// Manber's shift-and, with swaps). Most words are out after three letters.
struct Sieve {
    /// By letter: bit `n` where it is the `n`th typed one.
    masks: Box<[u64; 128]>,
    /// The bit of all letters used up.
    goal: u64,
    allowed: usize,
    is_shortened: bool,
}

impl Sieve {
    /// None for what is not ASCII, or has more letters than there are bits.
    fn new(typed: &str, is_shortened: bool) -> Option<Sieve> {
        if !typed.is_ascii() || typed.len() + 2 > u64::BITS as usize {
            return None;
        }
        let mut masks = Box::new([0; 128]);
        for (number, letter) in (1..).zip(typed.bytes()) {
            masks[usize::from(letter)] |= 1 << number;
        }
        Some(Sieve {
            masks,
            goal: 1 << typed.len(),
            allowed: allowed_errors(typed.len()),
            is_shortened,
        })
    }

    fn passes(&self, word: &[u8]) -> bool {
        let fewest = self.goal.trailing_zeros() as usize - self.allowed;
        let is_too_long = !self.is_shortened && word.len() > fewest + 2 * self.allowed;
        if self.allowed == 0 || word.len() < fewest || is_too_long {
            return self.allowed == 0;
        }
        let (mut now, mut before, mut last_mask) = (Ways::START, Ways::default(), 0);
        for letter in word {
            let Some(mask) = self.masks.get(usize::from(*letter)) else {
                return true;
            };
            let after = now.after(*mask, before, (mask << 1) & last_mask, self.goal);
            (before, now, last_mask) = (now, after, *mask);
            let open = now.open(self.allowed);
            if open == 0 || (self.is_shortened && open & self.goal != 0) {
                return open != 0;
            }
        }
        now.open(self.allowed) & self.goal != 0
    }
}

/// How many of the typed letters may be used up, a bit for each number: with no error, one and two.
#[derive(Clone, Copy, Default)]
struct Ways {
    exact: u64,
    once: u64,
    twice: u64,
}

impl Ways {
    /// Before the first letter of the word: only letters typed too many can be used up.
    const START: Ways = Ways {
        exact: 0b1,
        once: 0b11,
        twice: 0b111,
    };

    /// After one more letter of the word, which is the typed ones of `mask`, and swapped with the letter
    /// before it those of `swap`.
    fn after(self, mask: u64, before: Ways, swap: u64, goal: u64) -> Ways {
        let all = (goal << 1) - 1;
        // One more error: a letter not typed, a wrong one, one typed too many, two swapped.
        let erring =
            |from: u64, to: u64, swapped: u64| from | from << 1 | to << 1 | (swapped << 2) & swap;
        let exact = (self.exact << 1) & mask;
        let once = ((self.once << 1) & mask | erring(self.exact, exact, before.exact)) & all;
        let twice = ((self.twice << 1) & mask | erring(self.once, once, before.once)) & all;
        Ways { exact, once, twice }
    }

    fn open(self, allowed: usize) -> u64 {
        self.exact | self.once | if allowed > 1 { self.twice } else { 0 }
    }
}

/// Returns the distance where it is within what is forgiven.
pub(super) fn distance(typed: &str, word: &str) -> Option<Distance> {
    TypedLetters::new(typed).distance(word)
}

fn fewest_errors<T: PartialEq>(typed: &[T], word: &[T], allowed: usize) -> Option<Distance> {
    let same = typed.iter().zip(word).take_while(|(t, w)| t == w).count();
    let (typed, word) = (&typed[same..], &word[same..]);
    if typed.is_empty() {
        return Some(Distance {
            errors: 0,
            untyped: word.len(),
        });
    }
    let fewer = allowed.checked_sub(1)?;
    let is_swap = typed.len() > 1 && word.len() > 1 && typed[0] == word[1] && typed[1] == word[0];
    let swapped = is_swap.then(|| (&typed[2..], &word[2..]));
    let missing = word.get(1..).map(|rest| (typed, rest));
    let wrong = word.get(1..).map(|rest| (&typed[1..], rest));
    let added = Some((&typed[1..], word));
    [swapped, wrong, missing, added]
        .into_iter()
        .flatten()
        .filter_map(|(t, w)| fewest_errors(t, w, fewer))
        .min()
        .map(|d| Distance {
            errors: d.errors + 1,
            ..d
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn errors(typed: &str, word: &str) -> Option<usize> {
        distance(typed, word).map(|d| d.errors)
    }

    #[test]
    fn each_kind_of_error_is_one() {
        for typed in [
            "sanctons",
            "sancitons",
            "sanktions",
            "sanctiions",
            "asnctions",
        ] {
            assert_eq!(errors(typed, "sanctions"), Some(1), "{typed}");
        }
    }

    #[test]
    fn errors_are_forgiven_by_length() {
        assert_eq!(errors("wra", "war"), None);
        assert_eq!(errors("vtoe", "vote"), Some(1));
        assert_eq!(errors("prsedient", "president"), Some(2));
    }

    #[test]
    fn a_shortened_word_may_have_an_error() {
        assert_eq!(
            distance("imigrat", "immigration"),
            Some(Distance {
                errors: 1,
                untyped: 3
            })
        );
    }

    proptest! {
        #[test]
        fn the_sieve_lets_every_near_word_pass(typed in "[abc]{4,10}", word in "[abc]{2,12}") {
            let typed = TypedLetters::new(&typed);
            let is_near = typed.distance(&word).is_some();
            prop_assert!(typed.may_be_near(word.as_bytes()) || !is_near);
        }
    }

    #[test]
    fn four_letters_with_an_error_are_no_beginning() {
        assert_eq!(errors("note", "votes"), None);
    }
}
