//! The engines, each behind the same question: the best hundred for what is typed.

use abreast::search::{Index, Mode, Query};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Occur, Query as TantivyQuery};
use tantivy::schema::{Field, STORED, Schema, TEXT};
use tantivy::{Searcher, TantivyDocument, Term};

use crate::clock::process_time;
use crate::corpus::Corpus;
use crate::memory::bytes_of;

/// Hits that are listed.
const LISTED: usize = 100;

/// How long an engine takes for a keystroke at a million statements.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    Fast,
    /// About a second.
    Slow,
}

/// Finds the best statements for what is typed; their numbers, best first.
pub type Find<'a> = Box<dyn FnMut(&str) -> Vec<usize> + 'a>;

/// Something that finds statements.
pub struct Engine<'a> {
    pub name: &'static str,
    pub pace: Pace,
    /// Whether it takes patterns.
    pub takes_patterns: bool,
    /// Whether it forgives typing errors, and is put to the test of known items.
    pub is_put_to_test: bool,
    pub find: Find<'a>,
}

/// What an index costs.
#[derive(Clone, Copy, Default)]
pub struct Built {
    pub cpu_seconds: f64,
    pub bytes: usize,
    pub peak_bytes: usize,
    pub tantivy_cpu_seconds: f64,
}

/// Makes the engines that are asked for; all where none is named.
pub fn engines<'a>(corpus: &'a Corpus, only: &[String]) -> (Vec<Engine<'a>>, Built) {
    let mut built = Built::default();
    let mut engines = Vec::new();
    let is_wanted = |name: &str| only.is_empty() || only.iter().any(|o| o == name);
    if is_wanted("abreast") {
        engines.extend(abreast_modes(corpus, &mut built, &is_wanted));
    }
    if is_wanted("tantivy") {
        let (searcher, seconds) = process_time(|| tantivy_index(corpus));
        built.tantivy_cpu_seconds = seconds;
        engines.push(tantivy_engine(searcher));
    }
    let others = [
        regex_alone(corpus),
        frizbee(corpus),
        memmem(corpus),
        one_pass(corpus),
        skim(corpus),
        nucleo(corpus),
    ];
    engines.extend(others.into_iter().filter(|e| is_wanted(e.name)));
    (engines, built)
}

fn abreast_modes<'a>(
    corpus: &'a Corpus,
    built: &mut Built,
    is_wanted: &impl Fn(&str) -> bool,
) -> Vec<Engine<'a>> {
    let ((index, seconds), bytes, peak) =
        bytes_of(|| process_time(|| Index::build(&corpus.articles)));
    (built.cpu_seconds, built.bytes, built.peak_bytes) = (seconds, bytes, peak);
    let index = std::rc::Rc::new(index);
    let firsts: Vec<usize> = corpus
        .articles
        .iter()
        .scan(0, |sum, article| {
            *sum += article.statements.len();
            Some(*sum - article.statements.len())
        })
        .collect();
    let firsts = std::rc::Rc::new(firsts);
    let modes = [
        ("abreast", Mode::Words),
        ("abreast exact", Mode::Exact),
        ("abreast regex", Mode::Regex),
    ];
    let modes = modes
        .into_iter()
        .filter(|m| m.1 == Mode::Words || is_wanted(m.0));
    modes
        .map(|(name, mode)| {
            let (index, firsts) = (index.clone(), firsts.clone());
            Engine {
                name,
                pace: Pace::Fast,
                takes_patterns: mode == Mode::Regex,
                is_put_to_test: mode == Mode::Words,
                find: Box::new(move |typed| {
                    let hits = index.find(&Query::in_mode(typed, mode), LISTED).hits;
                    let numbers = hits
                        .iter()
                        .map(|hit| firsts[hit.statement.article.0] + hit.statement.statement.0);
                    numbers.collect()
                }),
            }
        })
        .collect()
}

/// A tantivy index in memory, one segment.
fn tantivy_index(corpus: &Corpus) -> (Searcher, Field, Field) {
    let mut schema = Schema::builder();
    let text = schema.add_text_field("text", TEXT);
    let number = schema.add_u64_field("number", STORED);
    let index = tantivy::Index::create_in_ram(schema.build());
    let mut writer = index
        .writer_with_num_threads::<TantivyDocument>(1, 1_000_000_000)
        .expect("memory for the writer");
    for (at, line) in corpus.lines.iter().enumerate() {
        let mut document = TantivyDocument::new();
        document.add_text(text, line);
        document.add_u64(number, at as u64);
        writer.add_document(document).expect("a document");
    }
    writer.commit().expect("a commit");
    writer.wait_merging_threads().expect("merged");
    let reader = index.reader().expect("a reader");
    (reader.searcher(), text, number)
}

/// Every word a fuzzy prefix, with the errors that abreast forgives: one from four letters, two from eight.
fn tantivy_engine<'a>((searcher, text, _number): (Searcher, Field, Field)) -> Engine<'a> {
    Engine {
        name: "tantivy",
        pace: Pace::Fast,
        takes_patterns: false,
        is_put_to_test: false,
        find: Box::new(move |typed| {
            let words = typed.split_whitespace().map(|word| {
                let errors = u8::from(word.len() >= 4) + u8::from(word.len() >= 8);
                let term = Term::from_field_text(text, &word.to_lowercase());
                let query: Box<dyn TantivyQuery> =
                    Box::new(FuzzyTermQuery::new_prefix(term, errors, true));
                (Occur::Must, query)
            });
            let query = BooleanQuery::new(words.collect());
            let best = TopDocs::with_limit(LISTED).order_by_score();
            let hits = searcher.search(&query, &best).expect("a search");
            hits.iter().map(|hit| hit.1.doc_id as usize).collect()
        }),
    }
}

fn frizbee(corpus: &Corpus) -> Engine<'_> {
    let lines: Vec<&str> = corpus.lines.iter().map(String::as_str).collect();
    Engine {
        name: "frizbee",
        pace: Pace::Fast,
        takes_patterns: false,
        is_put_to_test: true,
        find: Box::new(move |typed| {
            let mut matcher = frizbee::Matcher::from_query(typed, &frizbee::Config::default());
            let found = matcher.match_list(&lines);
            found
                .iter()
                .take(LISTED)
                .map(|m| m.index as usize)
                .collect()
        }),
    }
}

/// A plain scan for the letters as they stand, statement by statement.
fn memmem(corpus: &Corpus) -> Engine<'_> {
    let folded: Vec<String> = corpus.lines.iter().map(|l| l.to_lowercase()).collect();
    Engine {
        name: "memchr",
        pace: Pace::Fast,
        takes_patterns: false,
        is_put_to_test: false,
        find: Box::new(move |typed| {
            let finder = memchr::memmem::Finder::new(typed);
            let found = folded.iter().enumerate();
            found
                .filter(|(_, line)| finder.find(line.as_bytes()).is_some())
                .map(|(number, _)| number)
                .collect()
        }),
    }
}

/// The same over one text of all statements, each place counted: what a pass over the text costs.
fn one_pass(corpus: &Corpus) -> Engine<'_> {
    let folded = corpus.lines.join("\n").to_lowercase();
    Engine {
        name: "memchr, one pass",
        pace: Pace::Fast,
        takes_patterns: false,
        is_put_to_test: false,
        find: Box::new(move |typed| {
            let finder = memchr::memmem::Finder::new(typed);
            vec![finder.find_iter(folded.as_bytes()).count()]
        }),
    }
}

/// The regex crate over one text of all statements, each place counted; case as abreast takes it.
fn regex_alone(corpus: &Corpus) -> Engine<'_> {
    let text = corpus.lines.join("\n");
    Engine {
        name: "regex alone",
        pace: Pace::Fast,
        takes_patterns: true,
        is_put_to_test: false,
        find: Box::new(move |typed| {
            let is_caseless = !typed.replace("\\W", "").contains(char::is_uppercase);
            let pattern = regex::RegexBuilder::new(typed)
                .case_insensitive(is_caseless)
                .multi_line(true)
                .build()
                .expect("a pattern");
            vec![pattern.find_iter(&text).count()]
        }),
    }
}

fn best(mut found: Vec<(i64, usize)>) -> Vec<usize> {
    found.sort_unstable_by_key(|(score, number)| (std::cmp::Reverse(*score), *number));
    found.iter().take(LISTED).map(|f| f.1).collect()
}

fn skim(corpus: &Corpus) -> Engine<'_> {
    let matcher = SkimMatcherV2::default();
    Engine {
        name: "fuzzy-matcher",
        pace: Pace::Slow,
        takes_patterns: false,
        is_put_to_test: true,
        find: Box::new(move |typed| {
            let lines = corpus.lines.iter().enumerate();
            best(
                lines
                    .filter_map(|(at, line)| Some((matcher.fuzzy_match(line, typed)?, at)))
                    .collect(),
            )
        }),
    }
}

fn nucleo(corpus: &Corpus) -> Engine<'_> {
    let lines: Vec<nucleo_matcher::Utf32String> =
        corpus.lines.iter().map(|l| l.as_str().into()).collect();
    let mut matcher = Matcher::new(Config::DEFAULT);
    Engine {
        name: "nucleo",
        pace: Pace::Slow,
        takes_patterns: false,
        is_put_to_test: true,
        find: Box::new(move |typed| {
            let pattern = Pattern::parse(typed, CaseMatching::Smart, Normalization::Smart);
            let lines = lines.iter().enumerate();
            best(
                lines
                    .filter_map(|(at, line)| {
                        let score = pattern.score(line.slice(..), &mut matcher)?;
                        Some((i64::from(score), at))
                    })
                    .collect(),
            )
        }),
    }
}
