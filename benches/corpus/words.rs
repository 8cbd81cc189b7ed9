//! Words as news has them: how often each comes, how long it is, which letters it is made of.
//!
//! The commonest words are English, since reading looks for English (its language, its words of grammar);
//! the others are invented, of English-like syllables. How often the word of a rank comes follows a
//! table that was measured on ninety thousand statements of news: Zipf's law alone has too few rare
//! words, and it is those by which Find and linking live or die. [`Numbers::rank`] gives a rank.

use std::sync::LazyLock;

use super::numbers::{Numbers, power};

/// What a word is in its sentence. Each kind has words of its own.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// "harbour"
    Noun = 0,
    /// "block", in sentences "blocked"
    Verb = 1,
    /// "northern"
    Adjective = 2,
}

/// English words that news is full of, the commonest first, of each kind; the invented ones come after them.
static ENGLISH: LazyLock<[Vec<&str>; 3]> = LazyLock::new(|| {
    let lists = [
        include_str!("nouns.txt"),
        include_str!("verbs.txt"),
        include_str!("adjectives.txt"),
    ];
    lists.map(|list| list.split_whitespace().collect())
});

const ONSETS: [&str; 32] = [
    "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "k", "r", "s", "t",
    "l", "n", "m", "d", "c", "st", "tr", "pr", "br", "ch", "sh", "gr", "pl",
];
const VOWELS: [&str; 16] = [
    "a", "e", "i", "o", "u", "e", "a", "i", "o", "e", "a", "i", "ai", "ea", "ou", "io",
];
const CODAS: [&str; 16] = [
    "", "n", "r", "", "s", "l", "", "", "", "t", "", "", "m", "st", "nd", "",
];
/// Distinct syllables: an onset, a vowel, a coda.
const SYLLABLES: u64 = 32 * 16 * 16;
/// Invented words of these first ranks have one syllable fewer, as common words do.
const COMMON: usize = 400;

/// Up to a rank (above) so large a part of all content words comes (below, in thousandths).
///
/// Between two points a word of rank `r` comes in proportion to `1/r`. With these points a million
/// statements have 117,000 distinct words, names and figures among them, and ninety thousand have 43,000; of real news a
/// million have 113,000, ninety thousand of many stories 56,000.
const RANKS: [f64; 9] = [
    1.0, 30.0, 200.0, 450.0, 950.0, 2_500.0, 6_000.0, 15_000.0, 35_000.0,
];
const SHARES: [f64; 9] = [
    0.0, 140.0, 380.0, 540.0, 710.0, 885.0, 960.0, 992.0, 1_000.0,
];

impl Numbers {
    /// The rank of a content word, from 0, by how often news has it.
    pub(crate) fn rank(&mut self) -> usize {
        let thousandths = self.share() * 1_000.0;
        let end = SHARES.partition_point(|share| *share <= thousandths);
        let end = end.clamp(1, SHARES.len() - 1);
        let part = (thousandths - SHARES[end - 1]) / (SHARES[end] - SHARES[end - 1]);
        let rank = RANKS[end - 1] * power(RANKS[end] / RANKS[end - 1], part);
        rank as usize - 1
    }
}

/// The word of a kind and rank: noun 0 -> "year", noun 50,000 -> "claister", say.
pub(crate) fn word(kind: Kind, rank: usize) -> String {
    match ENGLISH[kind as usize].get(rank) {
        Some(word) => (*word).to_owned(),
        None => invent(
            rank as u64 + ((kind as u64) << 40),
            2 + u64::from(rank > COMMON),
        ),
    }
}

/// A word of so many syllables, or one fewer; the same for the same number.
pub(crate) fn invent(number: u64, most_syllables: u64) -> String {
    let mut numbers = Numbers::new(number);
    let mut word = String::new();
    for _ in 0..most_syllables - numbers.below(2) {
        let syllable = numbers.below(SYLLABLES) as usize;
        word.push_str(ONSETS[syllable % 32]);
        word.push_str(VOWELS[syllable / 32 % 16]);
        word.push_str(CODAS[syllable / 512]);
    }
    word
}

/// "block" -> "blocked", "delay" -> "delayed", "charge" -> "charged"
pub(crate) fn past(verb: &str) -> String {
    match verb {
        "lead" => "led".to_owned(),
        "show" => "showed".to_owned(),
        "pay" => "paid".to_owned(),
        "cut" | "seek" | "make" => verb.to_owned(),
        _ if verb.ends_with('e') => format!("{verb}d"),
        _ if verb.ends_with("ny") || verb.ends_with("ry") => {
            format!("{}ied", &verb[..verb.len() - 1])
        }
        _ if ["stop", "ban", "refer"].contains(&verb) => {
            format!("{verb}{}ed", &verb[verb.len() - 1..])
        }
        _ => format!("{verb}ed"),
    }
}

/// "bridge" -> "bridges", "witness" -> "witnesses", "city" -> "cities"
pub(crate) fn plural(noun: &str) -> String {
    match noun {
        "people" | "police" => noun.to_owned(),
        _ if noun.ends_with("ty") || noun.ends_with("cy") => {
            format!("{}ies", &noun[..noun.len() - 1])
        }
        _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// "harbour" -> "Harbour"
pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
