//! Where two wordings of one quotation part: the words of one that the other does not have.
//!
//! A changed quotation is a difference as a whole, but the reader wants to see the word that was
//! changed, not to compare two sentences of red.

use crate::text::{Span, Word, words};

/// Longer quotations are marked as a whole; the comparison below is quadratic.
const MOST_WORDS: usize = 300;

/// Returns the runs of words in `own` that are not in `other` at that place, in order.
///
/// All of `own` where nothing is left over, since the other has words more, or only signs differ.
///
/// `("on deck in nine minutes", "on deck in eleven minutes")` -> `nine`
pub fn changed_words(own: &str, other: &str) -> Vec<Span> {
    let (own_words, other_words) = (words(own), words(other));
    let whole = vec![Span::new(0, own.len())];
    if own_words.len().max(other_words.len()) > MOST_WORDS {
        return whole;
    }
    let kept = kept_words(&own_words, &other_words);
    let mut changed: Vec<Span> = Vec::new();
    let mut is_joined = false;
    for (word, is_kept) in own_words.iter().zip(kept) {
        match changed.last_mut().filter(|_| is_joined && !is_kept) {
            Some(run) => *run = run.join(word.span),
            None if !is_kept => changed.push(word.span),
            None => {}
        }
        is_joined = !is_kept;
    }
    if changed.is_empty() { whole } else { changed }
}

/// Tells of each word of `own` whether it belongs to the longest sequence that both have.
fn kept_words(own: &[Word], other: &[Word]) -> Vec<bool> {
    // lengths[i][j]: the longest common sequence of own[i..] and other[j..].
    let mut lengths = vec![vec![0usize; other.len() + 1]; own.len() + 1];
    for i in (0..own.len()).rev() {
        for j in (0..other.len()).rev() {
            lengths[i][j] = if own[i].folded == other[j].folded {
                lengths[i + 1][j + 1] + 1
            } else {
                lengths[i + 1][j].max(lengths[i][j + 1])
            };
        }
    }
    let mut kept = vec![false; own.len()];
    let (mut i, mut j) = (0, 0);
    while i < own.len() && j < other.len() {
        if own[i].folded == other[j].folded {
            kept[i] = true;
            i += 1;
            j += 1;
        } else if lengths[i + 1][j] >= lengths[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed<'a>(own: &'a str, other: &str) -> Vec<&'a str> {
        let spans = changed_words(own, other).into_iter();
        spans.map(|s| s.of(own)).collect()
    }

    #[test]
    fn only_the_changed_word_is_found() {
        assert_eq!(
            changed("on deck in nine minutes", "on deck in eleven minutes"),
            ["nine"]
        );
    }

    #[test]
    fn neighbouring_changed_words_are_one_run() {
        assert_eq!(
            changed("never been so proud of it", "never been prouder of it"),
            ["so proud"]
        );
    }

    #[test]
    fn wording_with_nothing_more_is_marked_whole() {
        assert_eq!(
            changed("a calm crew", "a calm and able crew"),
            ["a calm crew"]
        );
        assert_eq!(changed("a calm and able crew", "a calm crew"), ["and able"]);
    }

    #[test]
    fn no_words_at_all_are_no_panic() {
        assert_eq!(changed("", "…"), [""]);
    }
}
