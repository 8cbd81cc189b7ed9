//! What is found through words and whole articles, held against asking every statement.

use std::cmp::Reverse;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::fold::fold;
use super::super::pattern::Pattern;
use super::super::query::{Mode, Query};
use super::*;
use crate::article::{Article, Role, Statement};

/// An article of these statements, a blank between every two; the first is a headline.
fn article(statements: &[String]) -> Arc<Article> {
    let mut article = Article::default();
    for text in statements {
        let role = match article.statements.len() {
            0 => Role::Headline,
            _ => Role::Body,
        };
        let start = article.text.len();
        article.text.push_str(text);
        article.statements.push(Statement {
            span: Span::new(start, article.text.len()),
            paragraph: 0,
            role,
            speaker: None,
        });
        article.text.push(' ');
    }
    Arc::new(article)
}

/// Scores and numbers of the statements that hold what is typed, each asked by itself; best first.
fn asked_one_by_one(index: &Index, query: &Query) -> Vec<(u32, LineId)> {
    let pattern = Pattern::new(&query.text);
    let edges = |source: &str| match (query.mode, &pattern) {
        (Mode::Regex, Ok(pattern)) => best_edges(source, pattern.found(source)),
        (Mode::Regex, Err(_)) => None,
        _ => {
            let (folded, typed) = (fold(source), query.folded.as_str());
            let places = folded.match_indices(typed);
            best_edges(
                &folded,
                places.map(|(start, found)| Span::new(start, start + found.len())),
            )
        }
    };
    let lines = index.line_ids();
    let found =
        lines.filter_map(|line| Some((score(index.place(line), edges(index.source(line))?), line)));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(score, line)| (Reverse(*score), *line));
    found
}

fn assert_same(articles: &[Arc<Article>], query: &Query, limit: usize) {
    let index = Index::build(articles);
    let answer = index.find(query, limit);
    let found: Vec<(u32, LineId)> = answer
        .hits
        .iter()
        .filter_map(|hit| Some((hit.score, index.line_id(hit.statement)?)))
        .collect();
    let mut expected = asked_one_by_one(&index, query);
    assert_eq!(answer.total, expected.len(), "{query:?} in {articles:?}");
    expected.truncate(limit);
    assert_eq!(found, expected, "{query:?} in {articles:?}");
}

/// Words, marks and letters that are indexed otherwise than printed, or hard to part.
fn statement() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[abcs]{1,3}",
        4 => Just(" ".to_owned()),
        1 => prop::sample::select(vec![
            "'s", "’s ", "'b", "a'c ", "U.S.", "don't", "1,000", "3.5", "_", "-", "“", "”", "…", "é", "ﬁ", "\u{ad}", "ʼ", "K",
            "ſ", "日", "путин", "ß", "A", "S", "a\u{301}", "½", ".", "\u{a0}", "'s日",
        ]).prop_map(str::to_owned),
    ];
    // One at most: of more than a hundred places a pattern's best is not looked for.
    let long = prop_oneof![6 => Just(0), 1 => Just(40)].prop_map(|count| "ab".repeat(count));
    let pieces = prop::collection::vec(piece, 1..12);
    (pieces, long).prop_map(|(pieces, long)| {
        let (head, tail) = pieces.split_at(pieces.len() / 2);
        let text = head.concat() + &long + &tail.concat();
        text.trim().to_owned() + "x"
    })
}

fn typed() -> impl Strategy<Value = (String, Mode)> {
    let exact = prop_oneof![
        "[abcs]{1,3}",
        "[abcs ]{1,5}",
        "[abcsé'. ]{1,4}",
        prop::sample::select(vec![
            "s", "'s", "us", "u.s", "dont", "don't", "1000", "5", "—", "fi", "k", "пут", "日",
            "ss x"
        ])
        .prop_map(str::to_owned),
    ];
    let pattern = prop_oneof![
        "[abcs]{1,2}",
        "[abcsS]{1,2}",
        r"\\b[abcs]{1,2}",
        "[abcs] [abcs]",
        prop::sample::select(vec![
            "k", "s", r"\d+ a", "^a", "x$", "a|b", "(ab)+", "a.*c", r"\bs\b", "[^a]b", "x*", "A+",
            "(a|b)c", r"\w+ \w+",
        ])
        .prop_map(str::to_owned),
    ];
    prop_oneof![
        exact.prop_map(|typed| (typed, Mode::Exact)),
        pattern.prop_map(|typed| (typed, Mode::Regex)),
    ]
}

proptest! {
    #[test]
    fn every_way_finds_what_asking_each_statement_finds(
        statements in prop::collection::vec(prop::collection::vec(statement(), 1..8), 1..6),
        (typed, mode) in typed(),
        limit in prop_oneof![Just(3_usize), Just(usize::MAX)],
    ) {
        let articles: Vec<_> = statements.iter().map(|all| article(all)).collect();
        let query = Query::in_mode(&typed, mode);
        if !query.is_empty() {
            assert_same(&articles, &query, limit);
        }
    }
}
