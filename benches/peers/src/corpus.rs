//! The statements to search: made ones, and real ones where `../shared/data` is there.
//!
//! There are 90,000 real ones; more are made of halves of two of them. That keeps real words and their
//! neighbours, but a million holds no more distinct words than ninety thousand did: the made ones have
//! the vocabulary of a million.

use std::path::Path;
use std::sync::Arc;

use abreast::article::{Article, Paragraph, ParagraphKind, Role, Statement};
use abreast::text::Span;

use crate::statements::{Numbers, made_statements};

/// Statements of one article: thirty make an article of usual length.
const PER_ARTICLE: usize = 30;

/// Statements to search, in the forms that engines take.
pub struct Corpus {
    pub kind: &'static str,
    pub lines: Vec<String>,
    pub articles: Vec<Arc<Article>>,
}

impl Corpus {
    fn new(kind: &'static str, lines: Vec<String>) -> Corpus {
        let articles = lines.chunks(PER_ARTICLE).map(article_of).collect();
        Corpus {
            kind,
            lines,
            articles,
        }
    }

    /// Bytes of all statements.
    pub fn text_bytes(&self) -> usize {
        self.lines.iter().map(String::len).sum()
    }
}

/// The corpora of a size.
pub fn corpora(size: usize) -> impl Iterator<Item = Corpus> {
    let makers: [(&'static str, fn(usize) -> Option<Vec<String>>); 2] =
        [("made", |size| Some(made_statements(size))), ("real", real)];
    makers.into_iter().filter_map(move |(kind, make)| {
        let lines = make(size);
        if lines.is_none() {
            eprintln!("skipped: no real statements in ../shared/data");
        }
        Some(Corpus::new(kind, lines?))
    })
}

/// Real statements; past their number, the first half of one and the second half of another.
fn real(size: usize) -> Option<Vec<String>> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/statements-90k.txt"
    );
    let text = std::fs::read_to_string(Path::new(path)).ok()?;
    let all: Vec<&str> = text.lines().filter(|l| !l.is_empty()).collect();
    let mut numbers = Numbers(3);
    let lines = (0..size).map(|number| {
        if let Some(line) = all.get(number) {
            return (*line).to_owned();
        }
        let mut pick = || all[numbers.below(all.len() as u64) as usize];
        let (head, tail) = (pick(), pick());
        let half = |line: &str| {
            let middle = (0..line.len() / 2)
                .rev()
                .find(|at| line.as_bytes()[*at] == b' ');
            middle.unwrap_or(0)
        };
        format!("{}{}", &head[..half(head)], &tail[half(tail)..])
    });
    Some(lines.collect())
}

fn article_of(lines: &[String]) -> Arc<Article> {
    let mut article = Article::default();
    for line in lines {
        if !article.text.is_empty() {
            article.text.push(' ');
        }
        let start = article.text.len();
        article.text.push_str(line);
        article.statements.push(Statement {
            span: Span::new(start, article.text.len()),
            paragraph: 0,
            role: Role::Body,
            speaker: None,
        });
    }
    article.paragraphs.push(Paragraph {
        span: Span::new(0, article.text.len()),
        kind: ParagraphKind::Body,
    });
    Arc::new(article)
}
