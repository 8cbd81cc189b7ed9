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

/// Returns the distance where it is within what is forgiven.
///
/// `"imigrat"`, `"immigration"` -> 1 error, 3 letters untyped
pub(super) fn distance(typed: &str, word: &str) -> Option<Distance> {
    if typed.is_ascii() && word.is_ascii() {
        return distance_of(typed.as_bytes(), word.as_bytes());
    }
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> = word.chars().collect();
    distance_of(&typed, &word)
}

fn distance_of<T: PartialEq>(typed: &[T], word: &[T]) -> Option<Distance> {
    let allowed = allowed_errors(typed.len());
    if word.len() + allowed < typed.len() {
        return None;
    }
    let found = fewest_errors(typed, word, allowed)?;
    let is_enough = typed.len() >= SHORTENED_FROM || found.untyped == 0;
    is_enough.then_some(found)
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

    #[test]
    fn four_letters_with_an_error_are_no_beginning() {
        assert_eq!(errors("note", "votes"), None);
    }
}
