//! A story's statements read for linking, before anything is weighed: stems by number, runs of letters
//! by number, names, quotation marks, denials.
//!
//! Strings end here. What compares statements meets numbers only, since it does so millions of times.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::differences::QuotedParts;
use super::headline::has_title_case;
use super::terms::StemId;
use crate::article::{Article, StatementId};
use crate::text::{Language, Span, Word, compared_words};
use crate::threads::map_ranges;

/// Words that deny, or say that something is not so. Their presence on one side only is a sign
/// that two statements say opposite things, or that one reports what the other denies.
const DENIALS: &[&str] = &[
    "not",
    "never",
    "no",
    "none",
    "nor",
    "deny",
    "denies",
    "denied",
    "denying",
    "denial",
    "refute",
    "refutes",
    "refuted",
    "dispute",
    "disputes",
    "disputed",
    "disputing",
    "false",
    "untrue",
    "incorrect",
    "lie",
    "refuse",
    "refuses",
    "refused",
    "reject",
    "rejects",
    "rejected",
    "without",
    "baseless",
    "unfounded",
];

/// Words that stand for somebody or something named before.
const PRONOUNS: [&str; 10] = [
    "he", "she", "they", "it", "his", "her", "their", "its", "him", "them",
];

/// A pronoun among this many first words stands for a name of the statement before; one further on
/// mostly for a name of its own statement.
const PRONOUN_WORDS: usize = 4;

/// How many articles a thread reads at a time: a story of a few is read on one.
const ARTICLES_AT_A_TIME: usize = 8;

/// A content word of a statement.
pub(super) struct RawWord {
    pub(super) stem: StemId,
    pub(super) span: Span,
    pub(super) is_name: bool,
    pub(super) is_figure: bool,
    pub(super) is_quoted: bool,
}

/// A statement before weights.
pub(super) struct RawStatement {
    /// Its content words, in order.
    pub(super) words: Vec<RawWord>,
    /// Each run of four letters with how often it occurs.
    pub(super) runs: Vec<(u32, u32)>,
    pub(super) is_denial: bool,
    /// How many statements of the story are in its language, itself included.
    pub(super) peers: u32,
    /// Opens with a pronoun.
    pub(super) has_pronoun: bool,
    is_titled: bool,
}

/// The statements of all articles, with what their numbers stand for.
pub(super) struct RawStory {
    /// By article, then statement.
    pub(super) statements: Vec<RawStatement>,
    /// Index in `statements` of each article's first, and the end.
    pub(super) starts: Vec<usize>,
    /// The stems, in alphabetical order.
    pub(super) stems: Vec<String>,
    /// How many distinct runs of letters there are.
    pub(super) runs: usize,
}

/// Reads every statement of the story.
pub(super) fn read_statements(articles: &[Arc<Article>]) -> RawStory {
    let read = |range: std::ops::Range<usize>| read_articles(&articles[range]);
    let mut parts: Vec<RawPart> = map_ranges(articles.len(), ARTICLES_AT_A_TIME, read);
    let stems = number_stems(&mut parts);
    let runs = number_runs(&mut parts);
    let mut starts = vec![0];
    let mut statements = Vec::new();
    for article in parts.into_iter().flat_map(|part| part.articles) {
        statements.extend(article.statements);
        starts.push(statements.len());
    }
    name_titled(&mut statements, stems.len());
    count_peers(articles, &mut statements);
    RawStory {
        statements,
        starts,
        stems,
        runs,
    }
}

/// Some articles, their stems numbered by themselves, in the order in which they come.
struct RawPart {
    articles: Vec<RawArticle>,
    stems: Vec<String>,
}

/// One article, its runs of letters numbered by themselves, in the order in which they come.
struct RawArticle {
    statements: Vec<RawStatement>,
    runs: Vec<Run>,
}

/// Four letters in a row, 32 bits each.
type Run = u128;

/// What is known of a word wherever it stands.
#[derive(Clone, Copy)]
struct Known {
    /// None for a stop word.
    stem: Option<StemId>,
    is_figure: bool,
}

/// Hash maps that are asked for words and letters millions of times; they are never walked.
type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

#[derive(Default)]
struct Reader {
    /// By language and word.
    known: Map<Language, Map<String, Known>>,
    stems: Numbers<String>,
    runs: Numbers<Run>,
}

fn read_articles(articles: &[Arc<Article>]) -> RawPart {
    let mut reader = Reader::default();
    let read = |article: &Arc<Article>| reader.read_article(article);
    let articles = articles.iter().map(read).collect();
    RawPart {
        articles,
        stems: reader.stems.keys,
    }
}

impl Reader {
    fn read_article(&mut self, article: &Article) -> RawArticle {
        self.runs = Numbers::default();
        let mut quoted = QuotedParts::new(article);
        let ids = article.statement_ids();
        let statements = ids.map(|id| self.read(article, id, &quoted.of(id)));
        RawArticle {
            statements: statements.collect(),
            runs: std::mem::take(&mut self.runs.keys),
        }
    }

    fn read(&mut self, article: &Article, id: StatementId, quoted: &[Span]) -> RawStatement {
        let text = article.statement_text(id);
        let language = article.language_or_default();
        let all = compared_words(text, language);
        let capitals_name = language.has_capitals_for_names();
        let mut content = Vec::new();
        let mut line = vec![u32::from(' ')];
        for (place, word) in all.iter().enumerate() {
            let Known { stem, is_figure } = self.know(word);
            let Some(stem) = stem else { continue };
            let starts_upper = word.span.of(text).starts_with(char::is_uppercase);
            content.push(RawWord {
                stem,
                span: word.span,
                is_name: capitals_name && starts_upper && place > 0 && !is_figure,
                is_figure,
                is_quoted: quoted.iter().any(|q| q.contains(word.span)),
            });
            line.extend(word.folded.chars().chain([' ']).map(u32::from));
        }
        RawStatement {
            words: content,
            runs: self.count_runs(&line),
            is_denial: all.iter().any(is_denial_word),
            peers: 0,
            has_pronoun: opens_with_pronoun(&all),
            is_titled: has_title_case(article.statements[id.0].role, text, &all),
        }
    }

    fn know(&mut self, word: &Word) -> Known {
        let of_language = self.known.entry(word.language).or_default();
        if let Some(known) = of_language.get(&word.folded) {
            return *known;
        }
        let known = Known {
            stem: (!word.is_stop_word()).then(|| self.stems.number(word.stem())),
            is_figure: word.is_figure(),
        };
        of_language.insert(word.folded.clone(), known);
        known
    }

    /// Counts the runs of four letters in `" word word "`.
    fn count_runs(&mut self, line: &[u32]) -> Vec<(u32, u32)> {
        let run = |letters: &[u32]| letters.iter().fold(0, |run, l| run << 32 | Run::from(*l));
        let runs = line.windows(4).map(run);
        let mut numbers: Vec<u32> = runs.map(|run| self.runs.number(run)).collect();
        numbers.sort_unstable();
        let counted = numbers.chunk_by(|x, y| x == y);
        counted.map(|same| (same[0], same.len() as u32)).collect()
    }
}

/// Numbers keys in the order in which they first come.
struct Numbers<K> {
    numbers: Map<K, u32>,
    keys: Vec<K>,
}

impl<K> Default for Numbers<K> {
    fn default() -> Self {
        Numbers {
            numbers: Map::default(),
            keys: Vec::new(),
        }
    }
}

impl<K: Clone + Eq + std::hash::Hash> Numbers<K> {
    fn number(&mut self, key: K) -> u32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.keys.len() as u32;
        self.keys.push(key.clone());
        self.numbers.insert(key, number);
        number
    }
}

/// Numbers the stems of the whole story in alphabetical order, so that nothing depends on where they
/// came from.
fn number_stems(parts: &mut [RawPart]) -> Vec<String> {
    let mut all: Vec<String> = parts.iter().flat_map(|p| p.stems.iter().cloned()).collect();
    all.sort_unstable();
    all.dedup();
    for part in parts {
        let number = |stem: &String| all.binary_search(stem).unwrap_or_default() as StemId;
        let numbers: Vec<StemId> = part.stems.iter().map(number).collect();
        let statements = part.articles.iter_mut().flat_map(|a| &mut a.statements);
        for word in statements.flat_map(|s| &mut s.words) {
            word.stem = numbers[word.stem as usize];
        }
    }
    all
}

/// Numbers the runs of letters of the whole story; returns how many there are.
fn number_runs(parts: &mut [RawPart]) -> usize {
    let mut all = Numbers::default();
    for article in parts.iter_mut().flat_map(|part| &mut part.articles) {
        let numbers: Vec<u32> = article.runs.iter().map(|run| all.number(*run)).collect();
        for run in article.statements.iter_mut().flat_map(|s| &mut s.runs) {
            run.0 = numbers[run.0 as usize];
        }
    }
    all.keys.len()
}

/// In headlines in title case a word is a name where it is one elsewhere in the story.
fn name_titled(statements: &mut [RawStatement], stems: usize) {
    let mut is_name = vec![false; stems];
    let plain = statements.iter().filter(|s| !s.is_titled);
    for word in plain.flat_map(|s| &s.words) {
        is_name[word.stem as usize] |= word.is_name;
    }
    let titled = statements.iter_mut().filter(|s| s.is_titled);
    for word in titled.flat_map(|s| &mut s.words) {
        word.is_name &= is_name[word.stem as usize];
    }
}

/// Counts the statements in the language of each one.
fn count_peers(articles: &[Arc<Article>], statements: &mut [RawStatement]) {
    let mut counts: BTreeMap<Language, u32> = BTreeMap::new();
    let languages = articles.iter().flat_map(|a| {
        let language = a.language_or_default();
        a.statements.iter().map(move |_| language)
    });
    for language in languages.clone() {
        *counts.entry(language).or_default() += 1;
    }
    for (statement, language) in statements.iter_mut().zip(languages) {
        statement.peers = counts[&language];
    }
}

/// `"In April he agreed"` -> true
fn opens_with_pronoun(words: &[Word]) -> bool {
    let is_pronoun =
        |w: &Word| w.language == Language::English && PRONOUNS.contains(&w.folded.as_str());
    words.iter().take(PRONOUN_WORDS).any(is_pronoun)
}

fn is_denial_word(word: &Word) -> bool {
    let folded = word.folded.as_str();
    word.language == Language::English && (folded.ends_with("n't") || DENIALS.contains(&folded))
}
