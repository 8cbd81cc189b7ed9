//! Words of a text, folded and stemmed, and which of them carry news.
//!
//! Stems and words of grammar follow the language. A stem of any language but English begins with a
//! mark of its language, so that stems of two languages never meet: German "Gift" is poison, and what an
//! English list knows of a word does not hold for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::stop_words::is_stop_word;
use super::unspaced::{is_unspaced, pair_characters};
use super::word_bounds::bounded_words;
use super::word_list::list_lines;
use super::{Language, Span};

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Lower case, typographic apostrophes made plain, possessive ending removed, digits 0 to 9.
    pub folded: String,
    /// What it is a word of.
    pub language: Language,
}

impl Word {
    /// Tells whether the word holds a digit.
    pub fn is_figure(&self) -> bool {
        self.folded.contains(|c: char| c.is_ascii_digit())
    }

    /// Tells whether the word carries grammar and no news: "the", "which", "said".
    pub fn is_stop_word(&self) -> bool {
        is_stop_word(&self.folded, self.language)
    }

    /// The form under which the word is compared: its Snowball stem, figures without thousands
    /// separators; behind a mark of its language where that is not English.
    ///
    /// `"denied"` -> `"deni"`, `"5,587.75"` -> `"5587.75"`
    pub fn stem(&self) -> String {
        let form = self.bare_stem();
        match self.language.mark() {
            Some(mark) => format!("{mark}{form}"),
            None => form,
        }
    }

    /// The stem without the mark of its language: for what is one in two languages, such as names.
    pub fn bare_stem(&self) -> String {
        if self.is_figure() {
            self.plain_figure()
        } else {
            stem_in(&self.folded, self.language)
        }
    }

    /// A figure as English writes it, without thousands separators.
    ///
    /// `"5,587.75"` -> `"5587.75"`, in German `"5.587,75"` -> `"5587.75"`
    pub fn plain_figure(&self) -> String {
        if self.language.has_decimal_comma() {
            self.folded.replace('.', "").replace(',', ".")
        } else {
            self.folded.replace(',', "")
        }
    }
}

/// Returns the words of an English text in order, by the word bounds of UAX #29.
///
/// `"Binance’s U.S. users"` -> `binance`, `u.s`, `users`
pub fn words(text: &str) -> Vec<Word> {
    words_in(text, Language::English)
}

/// Returns the words of a text in order, in the spelling of its language.
///
/// In French `"l'accord"` -> `accord`; in Chinese each character is a word.
pub fn words_in(text: &str, language: Language) -> Vec<Word> {
    // English news has a word in six bytes.
    let mut words = Vec::with_capacity(text.len() / 6 + 1);
    for (start, word) in bounded_words(text) {
        let article_bytes = elided_bytes(word, language);
        let mut folded = String::with_capacity(word.len() - article_bytes);
        fold(&word[article_bytes..], language, &mut folded);
        words.push(Word {
            span: Span::new(start + article_bytes, start + word.len()),
            folded,
            language,
        });
    }
    words
}

/// Tells `hear` of each word of a text in order, in its folded form: [`words_in`] for who keeps none.
pub fn each_folded(text: &str, language: Language, mut hear: impl FnMut(&str)) {
    let mut folded = String::new();
    for (_, word) in bounded_words(text) {
        folded.clear();
        fold(&word[elided_bytes(word, language)..], language, &mut folded);
        hear(&folded);
    }
}

/// Returns where the words of a text stand, in order, by the word bounds of UAX #29.
pub fn word_spans(text: &str) -> impl Iterator<Item = Span> {
    bounded_words(text).map(|(start, word)| Span::new(start, start + word.len()))
}

/// Returns what a text is compared by: its words, but pairs of characters where words are not parted.
///
/// `"The ferry burned"` -> `the`, `ferry`, `burned`; `"渡轮起火"` -> `渡轮`, `轮起`, `起火`
pub fn compared_words(text: &str, language: Language) -> Vec<Word> {
    let words = words_in(text, language);
    if text.contains(is_unspaced) {
        pair_characters(&words)
    } else {
        words
    }
}

/// The English Snowball stem of a folded word.
pub fn stem(folded: &str) -> String {
    STEMMER.stem(folded).into_owned()
}

/// The Snowball stem of a folded word; the word itself in a language that has none.
fn stem_in(folded: &str, language: Language) -> String {
    if language == Language::English {
        return stem(folded);
    }
    let Some(algorithm) = algorithm(language) else {
        return folded.to_owned();
    };
    let stem = Stemmer::create(algorithm).stem(folded).into_owned();
    // A word of nothing but endings: Arabic has some.
    if stem.is_empty() {
        folded.to_owned()
    } else {
        stem
    }
}

fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language {
        Language::Arabic => Algorithm::Arabic,
        Language::Danish => Algorithm::Danish,
        Language::Dutch => Algorithm::Dutch,
        Language::English => Algorithm::English,
        Language::Finnish => Algorithm::Finnish,
        Language::French => Algorithm::French,
        Language::German => Algorithm::German,
        Language::Greek => Algorithm::Greek,
        Language::Hungarian => Algorithm::Hungarian,
        Language::Italian => Algorithm::Italian,
        Language::Norwegian => Algorithm::Norwegian,
        Language::Portuguese => Algorithm::Portuguese,
        Language::Romanian => Algorithm::Romanian,
        Language::Russian => Algorithm::Russian,
        Language::Spanish => Algorithm::Spanish,
        Language::Swedish => Algorithm::Swedish,
        Language::Tamil => Algorithm::Tamil,
        Language::Turkish => Algorithm::Turkish,
        Language::Other(_) => return None,
    })
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

/// What French, Italian and Catalan cut short before a vowel.
const ELIDED: [&str; 28] = [
    "all", "anch", "c", "com", "d", "dall", "dell", "dov", "gl", "j", "jusqu", "l", "lorsqu", "m",
    "n", "nell", "presqu", "puisqu", "qu", "quell", "quelqu", "quest", "quoiqu", "s", "sull", "t",
    "un", "v",
];

/// How many bytes at the start of a word are another one cut short before a vowel.
///
/// In French `"l'accord"` -> 2, `"aujourd'hui"` -> 0; in English always 0.
fn elided_bytes(word: &str, language: Language) -> usize {
    let elides = [Language::French, Language::Italian, Language::Other("ca")];
    if !elides.contains(&language) {
        return 0;
    }
    match word.split_once(['\'', '’']) {
        Some((short, rest)) if ELIDED.contains(&short.to_lowercase().as_str()) => {
            word.len() - rest.len()
        }
        _ => 0,
    }
}

/// Tells whether a stem is one of a verb that says what happened: "agre", "deni".
pub fn is_predicate(stem: &str) -> bool {
    PREDICATES.contains(stem)
}

/// Adds the folded form of a word to `folded`, which is empty.
///
/// `"Grimm’s"` -> `"grimm"`, `"F.B.I"` -> `"fbi"`; two letters keep their stop, since "U.S" is not "us".
fn fold(word: &str, language: Language, folded: &mut String) {
    if word.is_ascii() && language != Language::Turkish {
        folded.push_str(word);
        folded.make_ascii_lowercase();
    } else {
        let lower = lower_case(word, language);
        let plain = |c: char| if c == '’' { '\'' } else { western_digit(c) };
        folded.extend(lower.chars().map(plain));
    }
    if folded.ends_with("'s") {
        folded.truncate(folded.len() - 2);
    }
    if folded.contains('.') && is_abbreviation(folded) {
        folded.retain(|c| c != '.');
    }
}

/// Tells whether a folded word is three letters or more with full stops between them.
fn is_abbreviation(folded: &str) -> bool {
    let is_dotted = folded.split('.').all(|part| part.chars().count() == 1);
    is_dotted && folded.contains(char::is_alphabetic) && folded.matches('.').count() >= 2
}

/// Turkish has two letters i, each with its own capital.
fn lower_case(word: &str, language: Language) -> String {
    if language == Language::Turkish {
        word.replace('I', "ı").replace('İ', "i").to_lowercase()
    } else {
        word.to_lowercase()
    }
}

/// `'٤'` -> `'4'`, `'４'` -> `'4'`, with the marks that part thousands and tenths beside them.
fn western_digit(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{be6}'..='\u{bef}' => '\u{be6}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        '\u{66b}' => return '.',
        '\u{66c}' => return ',',
        _ => return c,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

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

static PREDICATES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    list_lines(include_str!("../../assets/predicates.txt"))
        .flat_map(str::split_whitespace)
        .map(stem)
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.folded).collect()
    }

    /// Forms under which the words of news of a text are compared, without the mark of the language.
    fn stems(language: Language, text: &str) -> String {
        let words = compared_words(text, language).into_iter();
        let stems = words.filter(|w| !w.is_stop_word()).map(|w| w.stem());
        let bare = stems.map(|s| s.trim_start_matches(is_mark).to_owned());
        bare.collect::<Vec<_>>().join(" ")
    }

    fn is_mark(c: char) -> bool {
        ('\u{e000}'..'\u{f8ff}').contains(&c)
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

    #[test]
    fn stems_and_grammar_follow_the_language() {
        assert_eq!(
            stems(Language::German, "Die Fähren wurden im Hafen gelöscht"),
            "fahr haf geloscht"
        );
        assert_eq!(
            stems(Language::Russian, "Паромы сгорели у мысов"),
            "паром сгорел мыс"
        );
        assert_eq!(stems(Language::Other("pl"), "Prom spłonął"), "prom spłonął");
    }

    #[test]
    fn stems_of_two_languages_never_meet() {
        let stem = |language| words_in("Gift", language)[0].stem();
        assert_ne!(stem(Language::German), stem(Language::English));
        assert_ne!(stem(Language::German), stem(Language::Other("af")));
    }

    #[test]
    fn what_is_cut_short_before_a_vowel_is_another_word() {
        assert_eq!(
            stems(Language::French, "jusqu’à l’accord d'aujourd'hui"),
            "accord aujourd'hui"
        );
        assert_eq!(words_in("l'accord", Language::French)[0].span.start, 2);
    }

    #[test]
    fn figures_are_equal_whatever_the_language_puts_between_digits() {
        let plain = |language, text| words_in(text, language)[0].plain_figure();
        assert_eq!(plain(Language::German, "5.587,75"), "5587.75");
        assert_eq!(plain(Language::Arabic, "٥٬٥٨٧٫٧٥"), "5587.75");
        assert_eq!(plain(Language::Other("zh"), "５５８７"), "5587");
    }

    #[test]
    fn capitals_of_turkish_are_made_small_in_turkish() {
        assert_eq!(words_in("IŞIK", Language::Turkish)[0].folded, "ışık");
    }

    #[test]
    fn text_without_blanks_is_compared_by_pairs_of_characters() {
        assert_eq!(
            stems(Language::Other("zh"), "渡轮的船员14人获救"),
            "渡轮 船员 14 人获 获救"
        );
        assert_eq!(
            stems(Language::Other("ja"), "フェリーが炎上した"),
            "フェリー 炎上"
        );
    }
}
