//! Statements to measure with, made by the project itself from word statistics, the same at every run.
//!
//! Words follow Zipf's law with the steeper tail that real vocabularies have: a million statements hold
//! about 113,000 distinct words, the commonest is one word in twenty, and half of the words are met a
//! few times only. Words are made of syllables with endings, so that beginnings are shared and typing
//! errors have neighbours; words of grammar and those that the measured queries name stand at the ranks
//! they have in news. Lengths are 60 to 220 characters, a third of the statements has curly quotes.

use std::collections::BTreeSet;

/// Distinct words that can be drawn; the rarest hundreds may never be.
const WORDS: usize = 130_000;
/// Up to this rank a word comes as often as one part in its rank; beyond it, in its square.
const STEEPER_FROM: u64 = 10_000;
/// Characters of a statement.
const SHORTEST: u64 = 60;
const LONGEST: u64 = 220;

/// Words of grammar, the commonest first.
const GRAMMAR: [&str; 40] = [
    "the", "of", "to", "and", "a", "in", "that", "is", "for", "on", "said", "was", "with", "it",
    "he", "as", "at", "by", "his", "be", "are", "has", "have", "from", "an", "not", "this", "they",
    "but", "who", "will", "their", "were", "its", "more", "had", "about", "would", "been", "one",
];

/// Words that are asked for, with the ranks they have in news.
const KNOWN: [(usize, &str); 22] = [
    (60, "president"),
    (90, "obama"),
    (120, "much"),
    (250, "court"),
    (280, "vote"),
    (300, "bill"),
    (350, "change"),
    (400, "senate"),
    (800, "immigration"),
    (900, "supreme"),
    (1_000, "data"),
    (1_100, "reform"),
    (1_300, "climate"),
    (1_500, "choice"),
    (1_700, "ruling"),
    (1_900, "putin"),
    (2_100, "sanctions"),
    (2_600, "false"),
    (2_900, "trial"),
    (20_000, "categorically"),
    (60_000, "kostarev"),
    (70_000, "rosfinmonitoring"),
];

const ONSETS: [&str; 32] = [
    "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st",
    "tr", "pr", "ch", "sh", "gr", "br", "cl", "pl", "th", "sp", "con", "re", "in", "de",
];
const NUCLEI: [&str; 12] = [
    "a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ou", "io",
];
const CODAS: [&str; 16] = [
    "", "", "", "", "n", "r", "s", "t", "l", "m", "nd", "nt", "st", "ck", "ss", "rt",
];
const ENDINGS: [&str; 16] = [
    "", "", "", "", "", "s", "s", "ed", "ing", "er", "ly", "ion", "al", "ers", "ment", "y",
];

/// Random numbers that are the same at every run: Knuth's linear congruential generator.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 31) % end.max(1)
    }
}

/// The words that statements are made of, with how often each comes.
pub(crate) struct Words {
    words: Vec<String>,
    /// Shares of the words up to each, of [`ALL_SHARES`] in all.
    ends: Vec<u64>,
}

/// Of so many draws the commonest word gets the share that the law gives it.
const ALL_SHARES: u64 = 1 << 32;

impl Words {
    /// Makes the words.
    pub(crate) fn new() -> Words {
        let mut taken = BTreeSet::new();
        taken.extend(GRAMMAR.iter().map(|w| (*w).to_owned()));
        taken.extend(KNOWN.iter().map(|w| w.1.to_owned()));
        let mut numbers = Numbers(7);
        let words = (0..WORDS)
            .map(|rank| word_at(rank, &mut taken, &mut numbers))
            .collect();
        let weights = (0..WORDS as u64).map(|rank| match rank {
            0..STEEPER_FROM => 1.0 / (rank as f64 + 1.2),
            _ => STEEPER_FROM as f64 / (rank * rank) as f64,
        });
        let sums: Vec<f64> = weights
            .scan(0.0, |sum, weight| {
                *sum += weight;
                Some(*sum)
            })
            .collect();
        let all = sums[WORDS - 1];
        let ends = sums
            .iter()
            .map(|sum| (sum / all * ALL_SHARES as f64) as u64);
        Words {
            ends: ends.collect(),
            words,
        }
    }

    /// A word, common ones more often.
    pub(crate) fn draw(&self, numbers: &mut Numbers) -> &str {
        let share = numbers.below(ALL_SHARES);
        let rank = self.ends.partition_point(|end| *end <= share);
        &self.words[rank.min(WORDS - 1)]
    }

    /// A statement.
    ///
    /// `"The pacent of rion’s bill was \u{201c}not treand\u{201d} by 214 stal."`
    pub(crate) fn statement(&self, numbers: &mut Numbers) -> String {
        let spread = LONGEST - SHORTEST + 1;
        let (one, other) = (numbers.below(spread), numbers.below(spread));
        let length = SHORTEST + (one.min(other) + (one + other) / 2) / 2;
        let quoted_from = if numbers.below(5) == 0 { length / 2 } else { 0 };
        let (mut text, mut chars, mut is_open) = (String::new(), 0, false);
        while chars + 10 < length {
            let word = match numbers.below(40) {
                0 => numbers.below(2_030).to_string(),
                _ => self.draw(numbers).to_owned(),
            };
            if quoted_from > 0 && chars > quoted_from && !is_open {
                text.push('“');
                is_open = true;
            }
            chars += word.len() as u64 + 1;
            if text.is_empty() || numbers.below(12) == 0 {
                text.push_str(&word[..1].to_uppercase());
                text.push_str(&word[1..]);
            } else {
                text.push_str(&word);
            }
            text.push_str(match numbers.below(60) {
                0..=2 => ", ",
                3 => "’s ",
                4 => " - ",
                _ => " ",
            });
        }
        text.truncate(text.trim_end_matches([' ', ',', '-']).len());
        text + if is_open { ".”" } else { "." }
    }
}

fn word_at(rank: usize, taken: &mut BTreeSet<String>, numbers: &mut Numbers) -> String {
    if let Some(word) = GRAMMAR.get(rank) {
        return (*word).to_owned();
    }
    if let Some((_, word)) = KNOWN.iter().find(|known| known.0 == rank) {
        return (*word).to_owned();
    }
    let syllables = match rank {
        0..400 => 1,
        400..8_000 => 1 + numbers.below(2),
        _ => 2 + numbers.below(2),
    };
    loop {
        let mut word = String::new();
        for _ in 0..syllables {
            for parts in [&ONSETS[..], &NUCLEI, &CODAS] {
                word.push_str(parts[numbers.below(parts.len() as u64) as usize]);
            }
        }
        word.push_str(ENDINGS[numbers.below(ENDINGS.len() as u64) as usize]);
        if taken.insert(word.clone()) {
            return word;
        }
    }
}

/// Made statements.
pub(crate) fn made_statements(count: usize) -> Vec<String> {
    let (words, mut numbers) = (Words::new(), Numbers(1));
    (0..count).map(|_| words.statement(&mut numbers)).collect()
}
