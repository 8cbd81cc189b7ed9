//! Words of a text, folded and stemmed, and which of them carry news.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Lower case, typographic apostrophes made plain, possessive ending removed.
    pub folded: String,
}

impl Word {
    /// Tells whether the word holds a digit.
    pub fn is_figure(&self) -> bool {
        self.folded.contains(|c: char| c.is_ascii_digit())
    }

    /// Tells whether the word carries grammar and no news: "the", "which", "said".
    pub fn is_stop_word(&self) -> bool {
        STOP_WORDS.contains(self.folded.as_str())
    }

    /// The form under which the word is compared: its English Snowball stem, figures without
    /// thousands separators.
    ///
    /// `"denied"` -> `"deni"`, `"5,587.75"` -> `"5587.75"`
    pub fn stem(&self) -> String {
        if self.is_figure() {
            self.folded.replace(',', "")
        } else {
            stem(&self.folded)
        }
    }
}

/// Returns the words of `text` in order, by the word bounds of UAX #29.
///
/// `"Binance’s U.S. users"` -> `binance`, `u.s`, `users`
pub fn words(text: &str) -> Vec<Word> {
    text.unicode_word_indices()
        .map(|(start, word)| Word {
            span: Span::new(start, start + word.len()),
            folded: fold(word),
        })
        .collect()
}

/// The English Snowball stem of a folded word.
pub fn stem(folded: &str) -> String {
    STEMMER.stem(folded).into_owned()
}

/// Tells whether news reports use the two stems for each other: "agre" and "consent".
pub fn are_synonyms(stem_a: &str, stem_b: &str) -> bool {
    let (a, b) = (synonym_classes(stem_a), synonym_classes(stem_b));
    a.iter().any(|class| b.contains(class))
}

/// Numbers of the synonym classes a stem stands in, ascending; none for most stems.
pub fn synonym_classes(stem: &str) -> &'static [u16] {
    SYNONYMS.get(stem).map_or(&[], Vec::as_slice)
}

/// `"Grimm’s"` -> `"grimm"`, `"F.B.I"` -> `"fbi"`; two letters keep their stop, since "U.S" is not "us".
fn fold(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    let bare = lower.strip_suffix("'s").unwrap_or(&lower);
    let is_dotted = bare.split('.').all(|part| part.chars().count() == 1);
    if is_dotted && bare.contains(|c: char| c.is_alphabetic()) && bare.matches('.').count() >= 2 {
        bare.replace('.', "")
    } else {
        bare.to_owned()
    }
}

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

static STOP_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    list_lines(include_str!("../../assets/stopwords.txt"))
        .flat_map(str::split_whitespace)
        .collect()
});

/// Each stem with the numbers of the classes it stands in, ascending.
static SYNONYMS: LazyLock<BTreeMap<String, Vec<u16>>> = LazyLock::new(|| {
    let mut classes: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    let lines = list_lines(include_str!("../../assets/synonyms.txt"));
    for (class, line) in (0..).zip(lines) {
        for word in line.split_whitespace() {
            let of_stem = classes.entry(stem(word)).or_default();
            if of_stem.last() != Some(&class) {
                of_stem.push(class);
            }
        }
    }
    classes
});

/// The lines of a word list that are neither empty nor comments.
fn list_lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.folded).collect()
    }

    #[test]
    fn possessive_ending_is_no_part_of_the_word() {
        assert_eq!(folded("Binance’s and Grimm's"), ["binance", "and", "grimm"]);
    }

    #[test]
    fn dotted_initials_are_one_word() {
        assert_eq!(
            folded("F.B.I. agents, U.S. agents"),
            ["fbi", "agents", "u.s", "agents"]
        );
    }

    #[test]
    fn thousands_separator_does_not_change_a_figure() {
        assert_eq!(words("$5,587.75")[0].stem(), "5587.75");
    }

    #[test]
    fn inflected_forms_share_a_stem() {
        assert_eq!(stem("denied"), stem("denies"));
    }

    #[test]
    fn verbs_of_one_class_are_synonyms() {
        assert!(are_synonyms(&stem("consented"), &stem("agreed")));
        assert!(!are_synonyms(&stem("agreed"), &stem("denied")));
    }
}
