//! Stories with a gold reading: their articles, and every pair of sentences that a careful reader linked.
//!
//! Real stories are looked for in `../shared/stories` and `../shared/gold`, the project's own in
//! `articles` and `tests/gold`. A gold sentence and a statement of the program are matched by their
//! words, so that the program may clean and cut as it does for a user.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use abreast::article::{self, Article, Role, Source, Statement};
use abreast::claims::StatementRef;
use abreast::text::Span;
use serde::Deserialize;

/// A statement belongs to a gold sentence that holds at least this share of its words.
const LEAST_SHARE: f64 = 0.5;

/// Ids of two gold sentences, in order.
pub(crate) type Pair = (String, String);

/// A story with its gold reading.
pub(crate) struct GoldStory {
    /// Name of the folder.
    pub(crate) name: String,
    /// Where it comes from and how it was read.
    pub(crate) sort: Sort,
    /// The articles as the program reads them, by path.
    pub(crate) articles: Vec<Arc<Article>>,
    links: BTreeMap<Pair, GoldLink>,
    sentence_of: BTreeMap<StatementRef, String>,
}

/// Where a story comes from and how it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A real story, read with care.
    Real,
    /// One of the project's own, written for it and read by its author.
    Own,
    /// A real story, read once, by a language model.
    #[allow(dead_code, reason = "tests leave those out")]
    Reading,
}

/// What the gold reading says of two sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// They make the same claim.
    Same,
    /// They share a claim that is only a part of one of them.
    Partial,
    /// Readers disagreed: counted neither way.
    Optional,
    /// They share no claim.
    Apart,
}

impl Verdict {
    /// Tells whether the pair is a link; `None` where readers disagreed.
    pub(crate) fn is_link(self) -> Option<bool> {
        match self {
            Verdict::Same | Verdict::Partial => Some(true),
            Verdict::Optional => None,
            Verdict::Apart => Some(false),
        }
    }
}

/// Whose sentences are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Those the program makes of the pages.
    Program,
    /// The gold ones, as if cleaning and cutting were perfect.
    Gold,
}

#[derive(Deserialize)]
struct Gold {
    sentences: Vec<GoldSentence>,
    links: Vec<GoldLink>,
}

#[derive(Deserialize)]
struct GoldSentence {
    id: String,
    text: String,
    role: String,
}

#[derive(Deserialize)]
struct GoldLink {
    a: String,
    b: String,
    kind: String,
    conflict: Option<Conflict>,
}

#[derive(Deserialize)]
struct Conflict {
    certain: bool,
}

impl GoldSentence {
    /// Name of the article the sentence stands in: `"fox.12"` -> `"fox"`
    fn article(&self) -> &str {
        self.id.rsplit_once('.').map_or("", |(article, _)| article)
    }
}

impl GoldStory {
    /// The gold sentences of two statements, if both have one.
    pub(crate) fn pair(&self, a: StatementRef, b: StatementRef) -> Option<Pair> {
        let (a, b) = (self.sentence_of.get(&a)?, self.sentence_of.get(&b)?);
        Some(ordered(a, b))
    }

    /// What the gold reading says of a pair.
    pub(crate) fn verdict(&self, pair: &Pair) -> Verdict {
        match self.links.get(pair).map(|l| l.kind.as_str()) {
            Some("same") => Verdict::Same,
            Some("partial") => Verdict::Partial,
            Some("optional") => Verdict::Optional,
            _ => Verdict::Apart,
        }
    }

    /// Whether the two sentences disagree on a detail, and that is certain; `None` where they agree.
    pub(crate) fn conflict(&self, pair: &Pair) -> Option<bool> {
        Some(self.links.get(pair)?.conflict.as_ref()?.certain)
    }

    /// How many pairs have this verdict.
    pub(crate) fn count(&self, verdict: Verdict) -> usize {
        self.links
            .keys()
            .filter(|p| self.verdict(p) == verdict)
            .count()
    }

    /// How many pairs are links.
    pub(crate) fn count_links(&self) -> usize {
        self.count(Verdict::Same) + self.count(Verdict::Partial)
    }

    /// How many pairs certainly disagree on a detail.
    pub(crate) fn count_conflicts(&self) -> usize {
        self.links
            .keys()
            .filter(|p| self.conflict(p) == Some(true))
            .count()
    }
}

/// Finds the real stories, where they are there, then the project's own.
pub(crate) fn find_stories(root: &Path, cut: Cut) -> Vec<GoldStory> {
    let shared = root.join("../shared");
    let mut found = read_stories(&shared.join("stories"), &shared.join("gold"), cut);
    let mut own = read_stories(&root.join("articles"), &root.join("tests/gold"), cut);
    for story in &mut own {
        story.sort = Sort::Own;
    }
    found.extend(own);
    found
}

fn read_stories(stories: &Path, gold: &Path, cut: Cut) -> Vec<GoldStory> {
    let Ok(entries) = fs::read_dir(gold) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    let read = |file: &std::path::PathBuf| read_story(&stories.join(file.file_stem()?), file, cut);
    files.iter().filter_map(read).collect()
}

fn read_story(folder: &Path, gold: &Path, cut: Cut) -> Option<GoldStory> {
    let gold: Gold = serde_json::from_str(&fs::read_to_string(gold).ok()?).ok()?;
    let articles = match cut {
        Cut::Program => read_articles(folder)?,
        Cut::Gold => gold_articles(&gold),
    };
    Some(GoldStory {
        name: folder.file_name()?.to_str()?.to_owned(),
        sort: Sort::Real,
        sentence_of: match_sentences(&articles, &gold),
        articles,
        links: by_pair(gold.links),
    })
}

/// A reading that names statements by a hash of their words: the texts are not ours to keep.
#[derive(Deserialize)]
struct Reading {
    story: String,
    statements: BTreeMap<String, String>,
    links: Vec<GoldLink>,
}

/// Finds the stories of `../shared/data/mixed` that were read once, as far as they are there.
#[allow(dead_code, reason = "tests leave those out")]
pub(crate) fn find_readings(root: &Path) -> Vec<GoldStory> {
    let Ok(entries) = fs::read_dir(root.join("tests/gold/readings")) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.sort();
    let stories = root.join("../shared/data/mixed");
    let read = |file: &std::path::PathBuf| read_reading(&stories, file);
    files.iter().filter_map(read).collect()
}

fn read_reading(stories: &Path, file: &Path) -> Option<GoldStory> {
    let reading: Reading = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
    let articles = read_articles(&stories.join(&reading.story))?;
    let mut sentence_of = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        let stem = Path::new(&article.path).file_stem()?.to_str()?;
        let mut unused: Vec<(&String, &String)> = reading
            .statements
            .iter()
            .filter(|(id, _)| id.rsplit_once('.').is_some_and(|(a, _)| a == stem))
            .collect();
        for id in article.statement_ids() {
            let hash = hash_words(article.statement_text(id));
            if let Some(place) = unused.iter().position(|(_, h)| **h == hash) {
                let (name, _) = unused.remove(place);
                sentence_of.insert(StatementRef::new(number, id.0), name.clone());
            }
        }
    }
    Some(GoldStory {
        name: reading.story,
        sort: Sort::Reading,
        sentence_of,
        articles,
        links: by_pair(reading.links),
    })
}

fn by_pair(links: Vec<GoldLink>) -> BTreeMap<Pair, GoldLink> {
    let keyed = links.into_iter().map(|l| (ordered(&l.a, &l.b), l));
    keyed.collect()
}

/// The words of a statement as a number: punctuation and case may change, words may not.
fn hash_words(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    format!(
        "{:016x}",
        xxhash_rust::xxh3::xxh3_64(words.join(" ").as_bytes())
    )
}

fn read_articles(folder: &Path) -> Option<Vec<Arc<Article>>> {
    let mut articles = Vec::new();
    for entry in fs::read_dir(folder).ok()? {
        let path = entry.ok()?.path();
        let source = Source::new(path.display().to_string(), fs::read(&path).ok()?);
        articles.push(Arc::new(article::read(&source)));
    }
    articles.sort_by(|x, y| x.path.cmp(&y.path));
    Some(articles)
}

/// Articles made of the gold sentences themselves.
fn gold_articles(gold: &Gold) -> Vec<Arc<Article>> {
    let mut articles: BTreeMap<&str, Article> = BTreeMap::new();
    for sentence in gold.sentences.iter().filter(|s| s.role != "boilerplate") {
        let article = articles.entry(sentence.article()).or_default();
        sentence.article().clone_into(&mut article.path);
        let start = article.text.len();
        article.text.push_str(&sentence.text);
        let span = Span::new(start, article.text.len());
        article.text.push_str("\n\n");
        article.statements.push(Statement {
            span,
            paragraph: article.statements.len(),
            role: match sentence.role.as_str() {
                "headline" => Role::Headline,
                _ => Role::Body,
            },
            speaker: None,
        });
    }
    articles.into_values().map(Arc::new).collect()
}

fn ordered(a: &str, b: &str) -> Pair {
    (a.min(b).to_owned(), a.max(b).to_owned())
}

/// Gives each statement the gold sentence of its article that holds most of its words.
fn match_sentences(articles: &[Arc<Article>], gold: &Gold) -> BTreeMap<StatementRef, String> {
    let mut matched = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        let stem = Path::new(&article.path)
            .file_stem()
            .and_then(|s| s.to_str());
        let mut sentences: Vec<Counted> = gold
            .sentences
            .iter()
            .filter(|s| Some(s.article()) == stem)
            .map(Counted::new)
            .collect();
        for id in article.statement_ids() {
            let words = bag(article.statement_text(id));
            let fit = |(place, s): (usize, &Counted)| Some((s.fit(&words)?, place));
            let best = sentences.iter().enumerate().filter_map(fit);
            let best = best.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
            if let Some((_, place)) = best {
                sentences[place].used += 1;
                let sentence = sentences[place].id.to_owned();
                matched.insert(StatementRef::new(number, id.0), sentence);
            }
        }
    }
    matched
}

/// A gold sentence as a bag of words, and how many statements it has.
struct Counted<'a> {
    id: &'a str,
    words: BTreeMap<String, usize>,
    used: u8,
}

impl<'a> Counted<'a> {
    fn new(sentence: &'a GoldSentence) -> Self {
        Counted {
            id: &sentence.id,
            words: bag(&sentence.text),
            used: 0,
        }
    }

    /// How well it fits a statement: containment first, then closeness in size, then not yet used.
    fn fit(&self, statement: &BTreeMap<String, usize>) -> Option<f64> {
        let count: usize = statement.values().sum();
        let common = |(word, n): (&String, &usize)| self.words.get(word).map_or(0, |m| *m.min(n));
        let both = statement.iter().map(common).sum::<usize>() as f64;
        let union = (count + self.words.values().sum::<usize>()) as f64 - both;
        let share = both / count.max(1) as f64;
        let fit = share + 0.2 * both / union.max(1.0) - 0.01 * f64::from(self.used.min(5));
        (share >= LEAST_SHARE).then_some(fit)
    }
}

fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut bag = BTreeMap::new();
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    for word in words.filter(|w| !w.is_empty()) {
        *bag.entry(word.to_owned()).or_insert(0) += 1;
    }
    bag
}
