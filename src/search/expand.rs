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

use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::matcher::{SkimWords, WordMatcher};
use super::postings::Postings;
use super::query::{Manner, Term};
use super::reading::{ReadWord, Reading, hash_of};
use super::typos::{Distance, TypedLetters, allowed_errors};
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

/// Terms whose words are kept: those of a long query and of the keys before.
const MAX_KEPT: usize = 32;

/// The words that a term may fall on.
#[derive(Debug, Default)]
pub(super) struct Expansion {
    /// Best first, then in order of the vocabulary.
    pub words: Vec<(WordId, Quality)>,
    /// Statements of each word, added up.
    pub statements: usize,
    /// The letters, where the words are all those that begin with them: ten thousand for one letter.
    beginning: Option<String>,
    /// Hashes of the words' letters with the places in `words`; made when the first text is read.
    slots: OnceLock<Vec<(u32, u32)>>,
}

/// No place in the words of an expansion.
const FREE: (u32, u32) = (0, u32::MAX);

impl Expansion {
    fn new(postings: &Postings, words: &[(WordId, Quality)], beginning: Option<&str>) -> Self {
        let statements = words.iter().map(|(word, _)| postings.count(*word)).sum();
        Expansion {
            words: best_first(words),
            statements,
            beginning: beginning.map(str::to_owned),
            slots: OnceLock::new(),
        }
    }

    /// How well the term fits a word of a statement that was read.
    pub(super) fn quality(
        &self,
        vocabulary: &Vocabulary,
        text: &Reading,
        word: &ReadWord,
    ) -> Quality {
        if let Some(beginning) = &self.beginning {
            let letters = text.letters(word);
            return if letters.starts_with(beginning.as_str()) {
                beginning_quality(beginning.len(), letters.len())
            } else {
                0
            };
        }
        let slots = self.slots.get_or_init(|| self.laid_out(vocabulary));
        let mut at = word.hash as usize & (slots.len() - 1);
        while slots[at] != FREE {
            let (hash, number) = slots[at];
            if hash == word.hash
                && let Some((id, quality)) = self.words.get(number as usize)
                && vocabulary.word(*id) == text.letters(word)
            {
                return *quality;
            }
            at = (at + 1) & (slots.len() - 1);
        }
        0
    }

    /// A table of twice as many slots as words at least.
    fn laid_out(&self, vocabulary: &Vocabulary) -> Vec<(u32, u32)> {
        let count = (self.words.len() * 2 + 1).next_power_of_two();
        let mut slots = vec![FREE; count];
        for (number, (id, _)) in (0..).zip(&self.words) {
            let hash = hash_of(vocabulary.word(*id));
            let mut at = hash as usize & (count - 1);
            while slots[at] != FREE {
                at = (at + 1) & (count - 1);
            }
            slots[at] = (hash, number);
        }
        slots
    }
}

/// Sorts words by how well they fit, those that fit as well left in order: by counting, since one letter
/// is the beginning of ten thousand words.
fn best_first(words: &[(WordId, Quality)]) -> Vec<(WordId, Quality)> {
    let mut starts = vec![0_u32; usize::from(WHOLE) + 2];
    let rank = |quality: Quality| usize::from(WHOLE.saturating_sub(quality));
    for (_, quality) in words {
        starts[rank(*quality) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut sorted = vec![(0, 0); words.len()];
    for word in words {
        let next = &mut starts[rank(word.1)];
        sorted[*next as usize] = *word;
        *next += 1;
    }
    sorted
}

/// What terms were last expanded to, the latest last.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<Vec<(Term, Arc<Expansion>)>>);

impl Kept {
    /// What is kept of a term, or what is made of it now.
    pub(super) fn get_or(&self, term: &Term, make: impl FnOnce() -> Expansion) -> Arc<Expansion> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|(known, _)| known == term);
        let found = at.map(|at| kept.remove(at));
        drop(kept);
        let found = found.unwrap_or_else(|| (term.clone(), Arc::new(make())));
        let expansion = Arc::clone(&found.1);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MAX_KEPT {
            kept.remove(0);
        }
        kept.push(found);
        expansion
    }
}

/// Finds the words that a term may fall on.
pub(super) fn expand(vocabulary: &Vocabulary, postings: &Postings, term: &Term) -> Expansion {
    let letters = term.letters.as_str();
    let words = match term.manner {
        Manner::Whole => vocabulary
            .id_of(letters)
            .map(|id| (id, WHOLE))
            .into_iter()
            .collect(),
        Manner::Beginning => beginnings(vocabulary, vocabulary.with_beginning(letters), letters),
        Manner::Ending => inside(vocabulary, letters, |w| w.ends_with(letters)),
        Manner::Literal => inside(vocabulary, letters, |_| true),
        Manner::Loose => loose(vocabulary, letters),
    };
    let is_beginning = match term.manner {
        Manner::Beginning => true,
        Manner::Loose => letters.chars().count() < LOOSE_FROM,
        _ => false,
    };
    Expansion::new(postings, &words, is_beginning.then_some(letters))
}

fn beginnings(
    vocabulary: &Vocabulary,
    range: Range<WordId>,
    letters: &str,
) -> Vec<(WordId, Quality)> {
    let quality = |id: WordId| beginning_quality(letters.len(), vocabulary.len_bytes(id));
    range.map(|id| (id, quality(id))).collect()
}

fn inside(
    vocabulary: &Vocabulary,
    letters: &str,
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<(WordId, Quality)> {
    let words = vocabulary.holding(letters).into_iter();
    words
        .map(|id| (id, vocabulary.word(id)))
        .filter(|(_, word)| is_wanted(word))
        .filter_map(|(id, word)| Some((id, literal_quality(letters, word)?)))
        .collect()
}

/// Whole, shortened, inside, and with typing errors; abbreviations only where nothing
/// holds the letters as they stand, since "cat" is also in order in "candidate", and two errors only
/// where one does not explain it.
fn loose(vocabulary: &Vocabulary, letters: &str) -> Vec<(WordId, Quality)> {
    let count = letters.chars().count();
    let range = vocabulary.with_beginning(letters);
    if count < LOOSE_FROM {
        return beginnings(vocabulary, range, letters);
    }
    let mut found = inside(vocabulary, letters, |_| true);
    let is_literal = !found.is_empty();
    found.extend(mistyped(vocabulary, letters));
    if found.iter().any(|(_, quality)| *quality >= TYPO) {
        found.retain(|(_, quality)| *quality >= TYPO);
    }
    if !is_literal {
        found.extend(abbreviated(vocabulary, letters, &found));
    }
    // Words come by the way in which they fit; those that fit as well stand in order of the vocabulary.
    found.sort_unstable();
    found
}

/// Words that are what was typed but for one error or two.
fn mistyped(vocabulary: &Vocabulary, letters: &str) -> Vec<(WordId, Quality)> {
    let typed = TypedLetters::new(letters);
    let errors = allowed_errors(letters.chars().count());
    if errors == 0 {
        return Vec::new();
    }
    vocabulary
        .ids_with_letters(Signature::of(letters), errors)
        .filter(|id| typed.may_be_near(vocabulary.bytes(*id)))
        .filter_map(|id| {
            let word = vocabulary.word(id);
            let distance = typed.distance(word).filter(|d| d.errors > 0)?;
            // Held as it stands elsewhere in the word: that fits better than an error.
            (!word.contains(letters)).then(|| (id, typo_quality(distance, word)))
        })
        .collect()
}

/// Words that begin with the same letter and hold the others in order.
fn abbreviated(
    vocabulary: &Vocabulary,
    letters: &str,
    known: &[(WordId, Quality)],
) -> Vec<(WordId, Quality)> {
    let first = letters.chars().next().map(String::from).unwrap_or_default();
    let range = vocabulary.with_beginning(&first);
    let matcher = SkimWords::new();
    let is_known = |id: WordId| known.iter().any(|k| k.0 == id);
    vocabulary
        .with_letters(Signature::of(letters), 0)
        .filter(|(id, _)| range.contains(id) && !is_known(*id))
        .filter_map(|(id, word)| Some((id, abbreviation_quality(matcher.score(word, letters)?))))
        .collect()
}

/// How well letters fit a word that holds them as they stand.
fn literal_quality(letters: &str, word: &str) -> Option<Quality> {
    if word.starts_with(letters) {
        return Some(beginning_quality(letters.len(), word.len()));
    }
    let lift = BAND * letters.len() / word.len().max(1);
    word.contains(letters).then_some(INSIDE + lift as Quality)
}

/// How well so many bytes fit a word that begins with them.
fn beginning_quality(typed: usize, word: usize) -> Quality {
    if typed == word {
        return WHOLE;
    }
    BEGINNING + (2 * BAND * typed / word.max(1)) as Quality
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
    use super::super::vocabulary::vocabulary;
    use super::*;

    /// Expands a loose term over a vocabulary; best first.
    fn expanded(typed: &str, words: &str) -> String {
        let vocabulary = vocabulary(words);
        let term = Term {
            letters: typed.to_owned(),
            manner: Manner::Loose,
        };
        let found = expand(&vocabulary, &Postings::new(0, 0), &term).words;
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
