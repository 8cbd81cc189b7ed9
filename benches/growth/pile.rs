//! Piles of any size: made ones, and the articles of `../shared/data/mixed` repeated.
//!
//! Of those there are some hundreds of articles in sixty groups. A larger pile repeats the groups as other events:
//! in each repetition every word that only a few groups have, and every figure, is spelled anew, the
//! same way in all articles of the repetition. So each event has names and figures of its own and shares
//! with all others what news has in common, and the vocabulary grows with the pile, as that of real news does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use abreast::article::Source;

#[path = "../corpus/mod.rs"]
#[expect(dead_code, reason = "others use the rest")]
mod made;

/// A word of at least so many groups is one of news at large, and stays as it is.
const COMMON_GROUPS: usize = 4;
/// The last letters of a word stay: they are its ending, and its stem is cut by them.
const ENDING_LETTERS: usize = 3;
/// Shorter words are grammar.
const SHORT_LETTERS: usize = 4;

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
const CONSONANTS: [char; 15] = [
    'b', 'c', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v',
];

/// The first articles of the made pile, five on the first event.
pub(crate) fn made_pile(articles: usize) -> Vec<Source> {
    made::pile(articles).map(source).collect()
}

/// A made story that so many outlets tell.
pub(crate) fn made_event(articles: usize) -> Vec<Source> {
    made::story(0, articles).into_iter().map(source).collect()
}

fn source(made: made::Made) -> Source {
    Source::new(made.name, made.text.into_bytes())
}

/// Groups of articles to be repeated.
pub(crate) struct Corpus {
    groups: Vec<Vec<Source>>,
    common: BTreeSet<String>,
}

impl Corpus {
    /// The articles of `../shared/data/mixed`, each folder a group; none where they are not there.
    pub(crate) fn mixed() -> Option<Corpus> {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/mixed"));
        let read = |path: &PathBuf| {
            let bytes = std::fs::read(path).ok()?;
            let name = path.strip_prefix(folder).unwrap_or(path);
            Some(Source::new(name.to_string_lossy().into_owned(), bytes))
        };
        let group = |path: &PathBuf| entries(path).iter().filter_map(read).collect();
        let groups: Vec<Vec<Source>> = entries(folder).iter().map(group).collect();
        (!groups.is_empty()).then(|| Corpus {
            common: common_words(&groups),
            groups,
        })
    }

    /// A pile of so many articles, five or so of each event.
    pub(crate) fn pile(&self, articles: usize) -> Vec<Source> {
        let mut pile = Vec::with_capacity(articles);
        for copy in 0.. {
            for source in self.groups.iter().flatten() {
                if pile.len() == articles {
                    return pile;
                }
                pile.push(self.copied(source, copy));
            }
        }
        pile
    }

    /// A story of so many articles, all on one event: the largest group, its articles told again and
    /// again with every sixth sentence left out, another one each time.
    pub(crate) fn event(&self, articles: usize) -> Vec<Source> {
        let Some(group) = self.groups.iter().max_by_key(|group| group.len()) else {
            return Vec::new();
        };
        let told = (0..).flat_map(|copy| group.iter().map(move |source| (copy, source)));
        let told = told.take(articles).map(|(copy, source)| {
            let text = String::from_utf8_lossy(&source.bytes);
            let is_kept = |number: usize| (number + copy * 7) % 6 != 5 || copy == 0;
            let sentences = text.split_inclusive(". ").enumerate();
            let kept: String = sentences
                .filter(|(number, _)| *number == 0 || is_kept(*number))
                .map(|(_, sentence)| sentence)
                .collect();
            Source::new(format!("{copy:04}/{}", source.path), kept.into_bytes())
        });
        told.collect()
    }

    fn copied(&self, source: &Source, copy: usize) -> Source {
        let path = format!("{copy:04}/{}", source.path);
        if copy == 0 {
            return Source::new(path, source.bytes.clone());
        }
        let text = String::from_utf8_lossy(&source.bytes);
        let mut told = String::with_capacity(text.len());
        // Front matter says what the article is; only its title is text.
        let lines = text.split_inclusive('\n').enumerate();
        for (number, line) in lines {
            let is_field = number < 8
                && ["outlet:", "date:", "url:"]
                    .iter()
                    .any(|field| line.starts_with(field));
            if is_field {
                told.push_str(line);
            } else {
                self.spell_anew(line, copy, &mut told);
            }
        }
        Source::new(path, told.into_bytes())
    }

    fn spell_anew(&self, line: &str, copy: usize, told: &mut String) {
        for piece in pieces(line) {
            let folded = piece.to_lowercase();
            let is_word = folded.chars().count() > SHORT_LETTERS && folded.is_ascii();
            if folded.starts_with(|c: char| c.is_ascii_digit()) {
                told.extend(piece.chars().map(|digit| next_digit(digit, copy)));
            } else if is_word && !self.common.contains(&folded) {
                let letters = piece.len() - ENDING_LETTERS;
                let anew = piece.chars().enumerate();
                told.extend(anew.map(|(at, c)| {
                    if at < letters {
                        next_letter(c, at, copy)
                    } else {
                        c
                    }
                }));
            } else {
                told.push_str(piece);
            }
        }
    }
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    paths.sort();
    paths
}

/// Runs of letters or digits, and what stands between, in order.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let kind = |c: char| (c.is_alphabetic(), c.is_ascii_digit());
    let mut rest = line;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// The words that at least [`COMMON_GROUPS`] groups have.
fn common_words(groups: &[Vec<Source>]) -> BTreeSet<String> {
    let mut having: BTreeMap<String, usize> = BTreeMap::new();
    for group in groups {
        let texts = group
            .iter()
            .map(|source| String::from_utf8_lossy(&source.bytes).to_lowercase());
        let text: String = texts.collect();
        let words: BTreeSet<&str> = pieces(&text).collect();
        for word in words {
            *having.entry(word.to_owned()).or_default() += 1;
        }
    }
    having.retain(|_, groups| *groups >= COMMON_GROUPS);
    having.into_keys().collect()
}

fn next_digit(digit: char, copy: usize) -> char {
    let value = digit.to_digit(10).map(|value| (value + copy as u32) % 10);
    value
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(digit)
}

/// Another letter of the same sort, by its place and the number of the repetition.
fn next_letter(letter: char, at: usize, copy: usize) -> char {
    let lower = letter.to_ascii_lowercase();
    let turn = |letters: &[char]| {
        let place = letters.iter().position(|l| *l == lower)?;
        // The copy's digits in a base of the letters, so that no two copies spell alike.
        let steps = copy / letters.len().pow(at as u32 % 2) + copy * at;
        Some(letters[(place + steps) % letters.len()])
    };
    let next = turn(&VOWELS).or_else(|| turn(&CONSONANTS)).unwrap_or(lower);
    if letter.is_uppercase() {
        next.to_ascii_uppercase()
    } else {
        next
    }
}
