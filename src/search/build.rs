//! Builds the index in one pass over the text, a part of the statements on each processor.
//!
//! A part collects its words as they come and for each the statements that hold it, coded already, so
//! that no list of all words of all statements is ever held. The parts are then merged word by word in
//! sorted order. How many there were cannot be seen in what comes out.
//!
//! Half of all words are met once: a word and its first statements are kept in one place, without a
//! memory block for each.

use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::sync::Arc;

use compact_str::CompactString;
use hashbrown::HashTable;

use super::bits::Bits;
use super::fold::{Foreign, fold_telling, foreign_in};
use super::index::LineId;
use super::postings::{Gaps, Postings};
use super::reading::hash_of;
use super::rewritten::{Ending, Proofreader, Rewritten, ending_of};
use super::tokens::for_each_word;
use super::vocabulary::{Vocabulary, WordId};
use crate::article::{Article, ParagraphKind, Role};
use crate::threads::map_ranges;

/// A part has so many statements at least: below, starting a thread costs more than it saves.
const MIN_PART: usize = 50_000;
/// So many parts at most: each has words of its own for a while.
const MAX_PARTS: usize = 4;
/// Words that are looked up before the table of all is asked; the commonest thousands are nine in ten.
const FREQUENT: usize = 1 << 13;

/// What the parts are merged to.
pub(super) struct Built {
    pub vocabulary: Vocabulary,
    pub postings: Postings,
    pub rewritten: Rewritten,
    pub headlines: Bits,
    pub leads: Bits,
    /// By article.
    pub foreign: Vec<Foreign>,
}

/// Builds words and postings of the articles; `firsts` are the numbers of their first statements.
pub(super) fn build(articles: &[Arc<Article>], firsts: &[LineId], statements: usize) -> Built {
    let size = statements.div_ceil(MAX_PARTS).max(MIN_PART);
    let foreign: Vec<Foreign> = articles.iter().map(|a| foreign_in(&a.text)).collect();
    let parts = map_ranges(statements, size, |range| {
        part_of(articles, firsts, &foreign, range)
    });
    let (vocabulary, postings, rewritten) = merge(parts, statements);
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
        rewritten,
        headlines,
        leads,
        foreign,
    }
}

/// Words of some statements, sorted.
struct Part {
    words: Vec<Word>,
    noted: Vec<(LineId, Ending)>,
}

/// A word of a part, and the statements that hold it.
struct Word {
    letters: CompactString,
    gaps: Gaps,
    /// Those in which it is rewritten, if there are any.
    rewritten: Option<Box<Gaps>>,
}

fn part_of(
    articles: &[Arc<Article>],
    firsts: &[LineId],
    foreign: &[Foreign],
    range: Range<usize>,
) -> Part {
    let mut collected = Collected::new();
    let begin = firsts.partition_point(|first| *first as usize <= range.start);
    for at in begin.saturating_sub(1)..articles.len() {
        let first = firsts[at] as usize;
        if first >= range.end {
            break;
        }
        for (line, id) in (first..).zip(articles[at].statement_ids()) {
            if range.contains(&line) {
                let text = articles[at].statement_text(id);
                collected.add(line as LineId, text, foreign[at]);
            }
        }
    }
    let mut words = collected.words;
    words.sort_unstable_by(|one, other| one.letters.cmp(&other.letters));
    Part {
        words,
        noted: collected.noted,
    }
}

/// Words as they come.
struct Collected {
    /// Numbers of the words, by their letters.
    ids: HashTable<WordId>,
    /// The standard one, whose order of slots no hostile text can foresee.
    hasher: RandomState,
    frequent: Vec<WordId>,
    words: Vec<Word>,
    noted: Vec<(LineId, Ending)>,
    folded: String,
    proofreader: Proofreader,
}

impl Collected {
    fn new() -> Collected {
        Collected {
            ids: HashTable::new(),
            hasher: RandomState::new(),
            frequent: vec![WordId::MAX; FREQUENT],
            words: Vec::new(),
            noted: Vec::new(),
            folded: String::new(),
            proofreader: Proofreader::default(),
        }
    }

    /// Takes in the words of a statement.
    fn add(&mut self, line: LineId, text: &str, foreign: Foreign) {
        let (mut folded, mut proofreader) = (
            std::mem::take(&mut self.folded),
            std::mem::take(&mut self.proofreader),
        );
        folded.clear();
        proofreader.begin();
        fold_telling(text, &mut folded, |folding| {
            if foreign == Foreign::Letters {
                proofreader.meet(folding);
            }
        });
        proofreader.read(&folded);
        for_each_word(&folded, |letters, span| {
            let id = self.id_of(letters) as usize;
            let word = &mut self.words[id];
            word.gaps.push(line);
            if proofreader.is_rewritten(&folded, letters, span) {
                word.rewritten.get_or_insert_default().push(line);
            }
            let ending = ending_of(&folded, span);
            self.noted.extend(ending.map(|ending| (line, ending)));
        });
        (self.folded, self.proofreader) = (folded, proofreader);
    }

    /// The number of a word in this part; a new one where it has none yet.
    ///
    /// The few thousand words asked for last are told without the table.
    fn id_of(&mut self, letters: &str) -> WordId {
        let slot = hash_of(letters) as usize % FREQUENT;
        let words = &self.words;
        let is_it = |id: &WordId| {
            words
                .get(*id as usize)
                .is_some_and(|w| w.letters == letters)
        };
        if is_it(&self.frequent[slot]) {
            return self.frequent[slot];
        }
        let hash = self.hasher.hash_one(letters);
        let known = self.ids.find(hash, is_it).copied();
        let id = known.unwrap_or_else(|| self.push(hash, letters));
        self.frequent[slot] = id;
        id
    }

    fn push(&mut self, hash: u64, letters: &str) -> WordId {
        let (id, words) = (self.words.len() as WordId, &self.words);
        let rehash = |id: &WordId| self.hasher.hash_one(words[*id as usize].letters.as_str());
        self.ids.insert_unique(hash, id, rehash);
        self.words.push(Word {
            letters: letters.into(),
            gaps: Gaps::default(),
            rewritten: None,
        });
        id
    }
}

/// Lays the statements of all words end to end, in order of the words.
fn merge(parts: Vec<Part>, statements: usize) -> (Vocabulary, Postings, Rewritten) {
    let bytes = parts.iter().flat_map(|part| &part.words);
    let bytes = bytes.map(|word| word.gaps.len_bytes()).sum();
    let mut vocabulary = Vocabulary::default();
    let mut postings = Postings::new(statements, bytes);
    let mut rewritten = Rewritten::new(statements);
    let mut rests = Vec::new();
    for part in parts {
        rewritten.add_endings(&part.noted);
        rests.push(part.words.into_iter().peekable());
    }
    loop {
        let least = rests
            .iter_mut()
            .filter_map(|rest| Some(&rest.peek()?.letters));
        let Some(letters) = least.min().cloned() else {
            break;
        };
        let same = rests.iter_mut();
        let same = same.filter_map(|rest| rest.next_if(|word| word.letters == letters));
        let same: Vec<Word> = same.collect();
        let runs = same.iter().filter_map(|word| word.rewritten.as_deref());
        rewritten.add_word(vocabulary.len() as WordId, runs);
        vocabulary.push(&letters);
        postings.push(same.iter().map(|word| &word.gaps));
    }
    vocabulary.shrink();
    postings.shrink();
    rewritten.shrink();
    (vocabulary, postings, rewritten)
}
