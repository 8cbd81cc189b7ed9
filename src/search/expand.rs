//! From a typed word to the words of the vocabulary it may stand for, each with how well.
//!
//! ```text
//!  1000        the word itself
//!   700..899   shortened: more for the larger part of the word
//!   550..649   inside the word
//!   330..529   one typing error, or two
//!   200..299   an abbreviation: its letters in order, the first one first ("rsfn", "rosfinmonitoring")
//! ```
//!
//! The bands do not overlap: a better sort of match always outranks a worse one.

use super::matcher::WordMatcher;
use super::query::{Manner, Term};
use super::typos::{Distance, allowed_errors, distance};
use super::vocabulary::{Signature, Vocabulary, WordId};

/// How well a word of the vocabulary fits a typed word; 0 is not at all.
pub(super) type Quality = u16;

/// The word itself.
pub(super) const WHOLE: Quality = 1000;
/// The word begins with what was typed.
const BEGINNING: Quality = 700;
/// What was typed stands inside the word.
pub(super) const INSIDE: Quality = 550;
/// With one typing error; a second one costs [`SECOND_ERROR`].
const TYPO: Quality = 430;
const SECOND_ERROR: Quality = 100;
/// Letters in order.
const ABBREVIATION: Quality = 200;
/// How far the better part of a word lifts a match within its band.
const BAND: usize = 99;

/// Below this many letters, what was typed stands inside nearly any word.
const LOOSE_FROM: usize = 3;

/// Words that one typed word may stand for. One letter is the beginning of thousands; past this
/// many, the longest are left out, which nobody means who has typed so little.
const MAX_EXPANSION: usize = 4_096;

/// The words that a term may fall on.
#[derive(Clone, Debug, Default)]
pub(super) struct Expansion {
    /// Best first, then in order of the vocabulary.
    pub words: Vec<(WordId, Quality)>,
    table: Vec<Quality>,
}

impl Expansion {
    /// How well the term fits a word.
    pub(super) fn quality(&self, word: WordId) -> Quality {
        self.table.get(word as usize).copied().unwrap_or(0)
    }

    fn new(vocabulary: &Vocabulary, mut words: Vec<(WordId, Quality)>) -> Self {
        words.sort_unstable_by_key(|(id, quality)| (std::cmp::Reverse(*quality), *id));
        words.truncate(MAX_EXPANSION);
        let mut table = vec![0; vocabulary.len()];
        for (id, quality) in &words {
            table[*id as usize] = *quality;
        }
        Expansion { words, table }
    }
}

/// Finds the words that a term may fall on.
pub(super) fn expand(
    vocabulary: &Vocabulary,
    term: &Term,
    matcher: &impl WordMatcher,
) -> Expansion {
    let letters = term.letters.as_str();
    let words = match term.manner {
        Manner::Whole => vocabulary
            .id_of(letters)
            .map(|id| (id, WHOLE))
            .into_iter()
            .collect(),
        Manner::Beginning => beginnings(vocabulary, letters).collect(),
        Manner::Ending => inside(vocabulary, letters, |w| w.ends_with(letters)),
        Manner::Literal => inside(vocabulary, letters, |_| true),
        Manner::Loose => loose(vocabulary, letters, matcher),
    };
    Expansion::new(vocabulary, words)
}

fn beginnings(vocabulary: &Vocabulary, letters: &str) -> impl Iterator<Item = (WordId, Quality)> {
    vocabulary.with_beginning(letters).map(move |id| {
        let quality = literal_quality(letters, vocabulary.word(id)).unwrap_or(BEGINNING);
        (id, quality)
    })
}

fn inside(
    vocabulary: &Vocabulary,
    letters: &str,
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<(WordId, Quality)> {
    vocabulary
        .with_letters(Signature::of(letters), 0)
        .filter(|(_, word)| is_wanted(word))
        .filter_map(|(id, word)| Some((id, literal_quality(letters, word)?)))
        .collect()
}

/// Whole, shortened or inside, in one scan with typing errors; abbreviations only where nothing
/// holds the letters as they stand, since "cat" is also in order in "candidate", and two errors only
/// where one does not explain it.
fn loose(
    vocabulary: &Vocabulary,
    letters: &str,
    matcher: &impl WordMatcher,
) -> Vec<(WordId, Quality)> {
    let count = letters.chars().count();
    if count < LOOSE_FROM {
        return beginnings(vocabulary, letters).collect();
    }
    let signature = Signature::of(letters);
    let mut found: Vec<(WordId, Quality)> = vocabulary
        .with_letters(signature, allowed_errors(count))
        .filter_map(|(id, word)| {
            let quality = literal_quality(letters, word)
                .or_else(|| distance(letters, word).map(|d| typo_quality(d, word)))?;
            Some((id, quality))
        })
        .collect();
    if found.iter().any(|(_, quality)| *quality >= TYPO) {
        found.retain(|(_, quality)| *quality >= TYPO);
    }
    if !found.iter().any(|(_, quality)| *quality >= INSIDE) {
        let first = letters.chars().next();
        let known = found.clone();
        let abbreviated = vocabulary
            .with_letters(signature, 0)
            .filter(|(id, word)| word.chars().next() == first && !known.iter().any(|k| k.0 == *id))
            .filter_map(|(id, word)| {
                Some((id, abbreviation_quality(matcher.score(word, letters)?)))
            });
        found.extend(abbreviated);
    }
    found
}

/// How well letters fit a word that holds them as they stand.
pub(super) fn literal_quality(letters: &str, word: &str) -> Option<Quality> {
    let lift = |band: usize| (band * letters.len() / word.len().max(1)) as Quality;
    match word.find(letters)? {
        0 if letters.len() == word.len() => Some(WHOLE),
        0 => Some(BEGINNING + lift(2 * BAND)),
        _ => Some(INSIDE + lift(BAND)),
    }
}

fn typo_quality(distance: Distance, word: &str) -> Quality {
    let typed = word.len().saturating_sub(distance.untyped);
    let lift = (BAND * typed / word.len().max(1)) as Quality;
    TYPO + lift - SECOND_ERROR * (distance.errors.max(1) - 1) as Quality
}

fn abbreviation_quality(score: u32) -> Quality {
    ABBREVIATION + (score as usize).min(BAND) as Quality
}

#[cfg(test)]
mod tests {
    use super::super::matcher::SkimWords;
    use super::super::vocabulary::VocabularyBuilder;
    use super::*;

    /// Expands a loose term over a vocabulary; best first.
    fn expanded(typed: &str, words: &str) -> String {
        let mut builder = VocabularyBuilder::default();
        for word in words.split(' ') {
            builder.add(word);
        }
        let (vocabulary, _) = builder.finish();
        let term = Term {
            letters: typed.to_owned(),
            manner: Manner::Loose,
        };
        let found = expand(&vocabulary, &term, &SkimWords::new()).words;
        let words: Vec<&str> = found.iter().map(|(id, _)| vocabulary.word(*id)).collect();
        words.join(" ")
    }

    #[test]
    fn whole_then_beginning_then_inside_then_typo() {
        assert_eq!(
            expanded("bank", "banned dank embankment bank bankruptcy banks bnak"),
            "bank banks bankruptcy embankment bnak dank"
        );
    }

    #[test]
    fn abbreviation_only_where_nothing_is_literal() {
        assert_eq!(
            expanded("rsfn", "rosfinmonitoring reason fins"),
            "rosfinmonitoring"
        );
        assert_eq!(expanded("cat", "cat candidate"), "cat");
    }

    #[test]
    fn short_words_are_only_shortened() {
        assert_eq!(expanded("of", "of off soft from"), "of off");
    }

    #[test]
    fn swapped_first_letters_are_forgiven() {
        assert_eq!(expanded("asnctions", "sanctions actions"), "sanctions");
    }
}
