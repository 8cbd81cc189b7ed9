//! Does somebody who remembers three words of a statement find it among the first ten?
//!
//! Three neighbouring words of five letters or more from one statement, each typed with one error of a
//! kind; the error never falls on the first letter, as it rarely does.

use crate::corpus::Corpus;
use crate::engines::{Engine, Pace};

/// Statements that are tried for each kind of error.
pub const TRIES: usize = 60;
/// A statement counts as found among so many.
const FIRST: usize = 10;
/// Letters of a word that may be remembered.
const WORD_FROM: usize = 5;
/// Slow engines are not kept at it past this many statements.
const SLOW_UP_TO: usize = 100_000;

/// Letters of a word, damaged as named.
type Damage = (&'static str, fn(&mut Vec<char>, usize));

/// The kinds of errors.
pub const DAMAGES: [Damage; 6] = [
    ("no error", |_, _| {}),
    ("missing", |w, at| {
        w.remove(at);
    }),
    ("swapped", |w, at| w.swap(at - 1, at)),
    ("wrong", |w, at| {
        w[at] = if w[at] == 'e' { 'o' } else { 'e' };
    }),
    ("added", |w, at| w.insert(at, 'k')),
    ("cut to five", |w, _| w.truncate(5)),
];

/// What an engine found, of [`TRIES`], for each kind of error.
pub struct Found {
    pub engine: &'static str,
    pub by_damage: Vec<usize>,
}

/// Puts the engines that forgive errors to the test.
pub fn found(corpus: &Corpus, engines: &mut [Engine]) -> Vec<Found> {
    let items = remembered(&corpus.lines);
    let is_tried = |engine: &&mut Engine| {
        let is_quick = engine.pace == Pace::Fast && engine.name != "frizbee";
        engine.is_put_to_test && (is_quick || corpus.lines.len() <= SLOW_UP_TO)
    };
    let tried = engines.iter_mut().filter(is_tried);
    tried
        .map(|engine| Found {
            engine: engine.name,
            by_damage: DAMAGES
                .iter()
                .map(|damage| {
                    let hit = |(number, (line, words)): (usize, &(usize, Vec<String>))| {
                        let typed = damaged(words, damage, number);
                        (engine.find)(&typed).iter().take(FIRST).any(|l| l == line)
                    };
                    items
                        .iter()
                        .enumerate()
                        .map(hit)
                        .filter(|is_hit| *is_hit)
                        .count()
                })
                .collect(),
        })
        .collect()
}

/// Statements spread over the corpus with three neighbouring long words, and those words.
fn remembered(lines: &[String]) -> Vec<(usize, Vec<String>)> {
    let step = (lines.len() / (8 * TRIES)).max(1);
    let spread = (0..lines.len()).step_by(step);
    let remembered = spread.filter_map(|at| Some((at, long_words(&lines[at])?)));
    remembered.take(TRIES).collect()
}

fn long_words(line: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split(' ').collect();
    let is_long = |w: &&str| w.len() >= WORD_FROM && w.bytes().all(|b| b.is_ascii_lowercase());
    let run = words.windows(3).find(|run| run.iter().all(is_long))?;
    Some(run.iter().map(|w| (*w).to_owned()).collect())
}

fn damaged(words: &[String], (_, damage): &Damage, seed: usize) -> String {
    let damaged: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let mut letters: Vec<char> = word.chars().collect();
            damage(&mut letters, 2 + (seed + at) % (word.len() - 2));
            letters.into_iter().collect()
        })
        .collect();
    damaged.join(" ")
}
