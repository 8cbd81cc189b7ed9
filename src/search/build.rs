//! Builds the index in one pass over the text, a part of the statements on each processor.
//!
//! A part collects its words as they come and for each the statements that hold it, coded already, so
//! that no list of all words of all statements is ever held. The parts are then merged word by word in
//! sorted order. How many there were cannot be seen in what comes out.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::bits::Bits;
use super::fold::{Foreign, fold_onto, foreign_in};
use super::index::LineId;
use super::postings::{Gaps, Postings};
use super::reading::hash_of;
use super::tokens::for_each_word;
use super::vocabulary::{Vocabulary, WordId};
use crate::article::{Article, ParagraphKind, Role};
use crate::threads::map_ranges;

/// A part has so many statements at least: below, starting a thread costs more than it saves.
const MIN_PART: usize = 20_000;
/// So many parts at most: each has words of its own for a while.
const MAX_PARTS: usize = 4;
/// Words that are looked up before the table of all is asked; the commonest thousands are nine in ten.
const FREQUENT: usize = 1 << 13;

/// What the parts are merged to.
pub(super) struct Built {
    pub vocabulary: Vocabulary,
    pub postings: Postings,
    pub headlines: Bits,
    pub leads: Bits,
    /// By article.
    pub foreign: Vec<Foreign>,
}

/// Builds words and postings of the articles; `firsts` are the numbers of their first statements.
pub(super) fn build(articles: &[Arc<Article>], firsts: &[LineId], statements: usize) -> Built {
    let size = statements.div_ceil(MAX_PARTS).max(MIN_PART);
    let parts = map_ranges(statements, size, |range| part_of(articles, firsts, range));
    let (vocabulary, postings) = merge(parts, statements);
    let (mut headlines, mut leads) = (Bits::new(statements), Bits::new(statements));
    for (article, first) in articles.iter().zip(firsts) {
        let lead = article
            .paragraphs
            .iter()
            .position(|p| p.kind == ParagraphKind::Body);
        for (line, statement) in (*first..).zip(&article.statements) {
            if statement.role == Role::Headline {
                headlines.insert(line);
            } else if lead == Some(statement.paragraph) {
                leads.insert(line);
            }
        }
    }
    Built {
        vocabulary,
        postings,
        headlines,
        leads,
        foreign: articles.iter().map(|a| foreign_in(&a.text)).collect(),
    }
}

/// Words of some statements, as they came.
#[derive(Default)]
struct Part {
    ids: HashMap<Arc<str>, WordId>,
    words: Vec<(Arc<str>, Gaps)>,
}

fn part_of(articles: &[Arc<Article>], firsts: &[LineId], range: Range<usize>) -> Part {
    let mut part = Part::default();
    let mut frequent: Vec<WordId> = vec![WordId::MAX; FREQUENT];
    let mut folded = String::new();
    let begin = firsts.partition_point(|first| *first as usize <= range.start);
    for at in begin.saturating_sub(1)..articles.len() {
        let first = firsts[at] as usize;
        if first >= range.end {
            break;
        }
        for (line, id) in (first..).zip(articles[at].statement_ids()) {
            if !range.contains(&line) {
                continue;
            }
            folded.clear();
            fold_onto(articles[at].statement_text(id), &mut folded);
            for_each_word(&folded, |letters, _| {
                let word = part.id_of(letters, &mut frequent);
                part.words[word as usize].1.push(line as LineId);
            });
        }
    }
    part
}

impl Part {
    /// The number of a word in this part; a new one where it has none yet.
    ///
    /// The table is the standard one, whose order of slots no hostile text can foresee; the few thousand
    /// words asked for last are told without it.
    fn id_of(&mut self, letters: &str, frequent: &mut [WordId]) -> WordId {
        let slot = &mut frequent[hash_of(letters) as usize % FREQUENT];
        let known = self.words.get(*slot as usize);
        if known.is_some_and(|(word, _)| word.as_ref() == letters) {
            return *slot;
        }
        *slot = if let Some(id) = self.ids.get(letters) {
            *id
        } else {
            let id = self.words.len() as WordId;
            let word: Arc<str> = letters.into();
            self.ids.insert(Arc::clone(&word), id);
            self.words.push((word, Gaps::default()));
            id
        };
        *slot
    }
}

/// Sorts the words of all parts and lays their statements end to end.
fn merge(parts: Vec<Part>, statements: usize) -> (Vocabulary, Postings) {
    let parts: Vec<Vec<(Arc<str>, Gaps)>> = parts.into_iter().map(|part| part.words).collect();
    let words = parts.iter().enumerate();
    let mut words: Vec<(&str, usize, &Gaps)> = words
        .flat_map(|(part, words)| {
            words
                .iter()
                .map(move |(word, gaps)| (word.as_ref(), part, gaps))
        })
        .collect();
    words.sort_unstable_by_key(|(word, part, _)| (*word, *part));
    let mut vocabulary = Vocabulary::default();
    let mut postings = Postings::new(statements);
    let mut runs = Vec::new();
    for same in words.chunk_by(|one, other| one.0 == other.0) {
        vocabulary.push(same[0].0);
        runs.clear();
        runs.extend(same.iter().map(|(_, _, gaps)| *gaps));
        postings.push(&runs);
    }
    vocabulary.shrink();
    postings.shrink();
    (vocabulary, postings)
}
