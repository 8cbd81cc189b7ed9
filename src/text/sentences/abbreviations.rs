//! What is known of words before a full stop: abbreviations by what follows them, and the words
//! that open sentences after them.
//!
//! The lists are plain files under `assets/abbreviations/`, one a language, of our own general
//! knowledge. All languages are merged into one table instead of guessing the language of a
//! paragraph: a quotation or a name in another language would be guessed wrong, and a list of short
//! abbreviations hardly ever meets a word that ends sentences elsewhere. Where two languages
//! disagree on a word, the earlier file of [`FILES`] wins, English first.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

/// The lists in order of precedence.
const FILES: [&str; 8] = [
    include_str!("../../../assets/abbreviations/en.txt"),
    include_str!("../../../assets/abbreviations/de.txt"),
    include_str!("../../../assets/abbreviations/fr.txt"),
    include_str!("../../../assets/abbreviations/es.txt"),
    include_str!("../../../assets/abbreviations/it.txt"),
    include_str!("../../../assets/abbreviations/pt.txt"),
    include_str!("../../../assets/abbreviations/nl.txt"),
    include_str!("../../../assets/abbreviations/ru.txt"),
];

/// What follows an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name: "Mr.", "Sen.".
    Title,
    /// A number: "No. 5", "pp. 3".
    Number,
    /// Anything, the end of the sentence included: "Inc.", "Jr.", "Calif.".
    Either,
}

struct Tables {
    abbreviations: HashMap<&'static str, Abbreviation>,
    openers: HashSet<&'static str>,
    ordinals: HashSet<&'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    // The lists have some nine hundred words; a table that grows is filled again and again.
    let mut tables = Tables {
        abbreviations: HashMap::with_capacity(1024),
        openers: HashSet::with_capacity(512),
        ordinals: HashSet::new(),
    };
    for file in FILES {
        tables.read(file);
    }
    tables
});

impl Tables {
    fn read(&mut self, file: &'static str) {
        let mut section = "";
        for line in file.lines().map(str::trim).filter(|l| !l.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = name;
                continue;
            }
            for entry in line.split_whitespace() {
                self.add(section, entry);
            }
        }
    }

    fn add(&mut self, section: &str, entry: &'static str) {
        let kind = match section {
            "title" => Abbreviation::Title,
            "number" => Abbreviation::Number,
            "either" => Abbreviation::Either,
            "opener" => {
                self.openers.insert(entry);
                return;
            }
            _ => {
                self.ordinals.insert(entry);
                return;
            }
        };
        self.abbreviations.entry(entry).or_insert(kind);
    }
}

/// Returns what follows the abbreviation `word` (without its last full stop), if it is one.
///
/// `"Mr"` -> `Title`, `"NO"` -> `Number`, `"Sat"` -> `Either`, `"sat"` -> nothing
pub(super) fn find(word: &str) -> Option<Abbreviation> {
    let known = &TABLES.abbreviations;
    known
        .get(word)
        .or_else(|| known.get(word.to_lowercase().as_str()))
        .copied()
}

/// Tells whether `word` often opens a sentence; a contraction counts by its first part.
///
/// `"However"` -> true, `"It's"` -> true, `"Senate"` -> false
pub fn is_opener(word: &str) -> bool {
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    TABLES.openers.contains(stem)
}

/// Tells whether `word` goes on after a number with a full stop: `3. Oktober`.
pub(super) fn follows_ordinal(word: &str) -> bool {
    TABLES.ordinals.contains(word)
}
