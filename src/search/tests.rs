//! Typed lines in, rows out.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::article::{Article, Source, read};
use crate::claims::{Claim, StatementRef, Status};
use crate::comparison::{Comparison, compare};

/// Three invented outlets about one invented event.
const STORY: [(&str, &str); 3] = [
    (
        "a-herald",
        "Ferry fire injures fourteen\n\nA fire broke out on the ferry Selma late on Monday.\n\nThe \
         coast guard said at least 14 people were hurt. “We had not much of a choice,” Captain Søren \
         Lindqvist said.\n\nThe harbour office declined to comment.",
    ),
    (
        "b-ledger",
        "Night of flames at sea\n\nFlames tore through the ferry Selma on Monday night. Nineteen \
         passengers were injured, the shipping company said. The insurer's costs run to $1,250,000.",
    ),
    (
        "c-wire",
        "Inspectors faulted engine room\n\nInspectors had faulted the engine room in January. The \
         company has much to explain, and the choice of a yard is one question.",
    ),
];

fn story() -> Vec<Arc<Article>> {
    let article = |(path, text): &(&str, &str)| {
        Arc::new(Article {
            outlet: path[2..].to_owned(),
            ..read(&Source::new((*path).to_owned(), text.as_bytes().to_vec()))
        })
    };
    STORY.iter().map(article).collect()
}

/// Finds in the story; a line a hit: its article and its text, with what is lit in brackets.
fn found_in(mode: Mode, typed: &str) -> Vec<String> {
    let index = Index::build(&story());
    let answer = index.find(&Query::in_mode(typed, mode), 10);
    assert_eq!(answer.hits.len(), answer.total.min(10));
    let show = |hit: &Hit| {
        let article = &index.articles[hit.statement.article.0];
        let text = article.statement_text(hit.statement.statement);
        let (mut line, mut at) = (format!("{}: ", &article.path[..1]), 0);
        for span in &hit.spans {
            let _ = write!(line, "{}[{}]", &text[at..span.start], span.of(text));
            at = span.end;
        }
        line + &text[at..]
    };
    answer.hits.iter().map(show).collect()
}

fn found(typed: &str) -> Vec<String> {
    found_in(Mode::Words, typed)
}

/// The one hit expected.
fn only(typed: &str) -> String {
    let found = found(typed);
    assert_eq!(found.len(), 1, "{typed}: {found:#?}");
    found.into_iter().next().unwrap_or_default()
}

#[test]
fn a_phrase_stands_before_scattered_words() {
    assert_eq!(
        found("much of a choice"),
        [
            "a: “We had not [much] [of] [a] [choice],” Captain Søren Lindqvist said.",
            "c: The company has [much] to explain, and the [choice] [of] [a] yard is one question.",
        ]
    );
}

#[test]
fn words_may_come_in_any_order_and_shortened() {
    assert_eq!(
        only("room january inspec"),
        "c: [Inspec]tors had faulted the engine [room] in [January]."
    );
}

#[test]
fn every_word_may_have_a_typing_error() {
    assert_eq!(
        only("pasengers ijnured compamy"),
        "b: Nineteen [passengers] were [injured], the shipping [company] said."
    );
}

#[test]
fn accents_need_not_be_typed() {
    assert_eq!(
        only("soren"),
        "a: “We had not much of a choice,” Captain [Søren] Lindqvist said."
    );
}

#[test]
fn figures_are_found_without_their_marks() {
    assert_eq!(
        only("1250000"),
        "b: The insurer's costs run to $[1,250,000]."
    );
}

#[test]
fn an_abbreviation_lights_its_letters() {
    assert_eq!(
        only("psngrs"),
        "b: Nineteen [p]as[s]e[ng]e[rs] were injured, the shipping company said."
    );
}

#[test]
fn headline_stands_first_among_equals() {
    assert_eq!(
        found("faulted engine"),
        [
            "c: Inspectors [faulted] [engine] room",
            "c: Inspectors had [faulted] the [engine] room in January."
        ]
    );
}

#[test]
fn whole_words_stand_before_beginnings() {
    assert_eq!(
        found("in")[0],
        "c: Inspectors had faulted the engine room [in] January."
    );
}

#[test]
fn exclusion_takes_beginnings_of_words_out() {
    assert_eq!(
        only("selma !flame"),
        "a: A fire broke out on the ferry [Selma] late on Monday."
    );
}

#[test]
fn alternatives_are_both_found() {
    assert_eq!(found("lindqvist | nineteen").len(), 2);
}

#[test]
fn outlets_can_be_chosen_and_left_out() {
    assert_eq!(
        only("ferry selma outlet:ledger"),
        "b: Flames tore through the [ferry] [Selma] on Monday night."
    );
    assert_eq!(
        only("selma !outlet:ledger"),
        "a: A fire broke out on the ferry [Selma] late on Monday."
    );
}

#[test]
fn an_outlet_alone_lists_its_statements() {
    assert_eq!(found("outlet:ledger").len(), 4);
}

#[test]
fn start_and_end_are_of_the_statement() {
    assert_eq!(
        only("^flam"),
        "b: [Flam]es tore through the ferry Selma on Monday night."
    );
    assert_eq!(
        only("ment$"),
        "a: The harbour office declined to com[ment]."
    );
}

#[test]
fn literal_words_forgive_nothing() {
    assert!(found("'pasengers").is_empty());
    assert_eq!(
        only("'assenger"),
        "b: Nineteen p[assenger]s were injured, the shipping company said."
    );
}

#[test]
fn quoted_words_are_a_phrase() {
    assert_eq!(
        only("\"coast guard\""),
        "a: The [coast] [guard] said at least 14 people were hurt."
    );
    assert!(found("\"guard coast\"").is_empty());
}

#[test]
fn exact_mode_takes_marks_as_they_stand() {
    assert_eq!(found_in(Mode::Exact, "choice,\" cap").len(), 1);
    assert!(found_in(Mode::Exact, "choice captain").is_empty());
}

#[test]
fn fuzzy_mode_takes_letters_in_their_order() {
    assert_eq!(
        found_in(Mode::Fuzzy, "hrbroffc")[0],
        "a: The [h]a[rb]ou[r] [off]i[c]e declined to comment."
    );
}

#[test]
fn a_missing_word_is_named_with_what_comes_near() {
    let index = Index::build(&story());
    let words = index.typed_words(&Query::parse("ferry inspektrs"), 2);
    assert_eq!((words[0].word.as_str(), words[0].statements), ("ferry", 3));
    assert_eq!(
        index.typed_words(&Query::parse("lindstrom"), 1)[0].nearest,
        ["lindqvist"]
    );
}

fn claim(members: &[(usize, usize)]) -> Claim {
    let members: Vec<StatementRef> = members
        .iter()
        .map(|m| StatementRef::new(m.0, m.1))
        .collect();
    Claim {
        lead: members[0],
        links: Vec::new(),
        outlets: members.len(),
        origins: members.len(),
        status: Status::Agreed,
        members,
    }
}

/// The story with claims made by hand: its sentences about Monday; a headline that belongs to two.
fn linked() -> Comparison {
    Comparison {
        claims: vec![
            claim(&[(0, 0), (0, 1), (1, 1)]),
            claim(&[(0, 0), (2, 0)]),
            claim(&[(0, 2), (1, 2)]),
        ],
        ..compare(story(), 1.0)
    }
}

fn rows_of(typed: &str) -> Vec<FindRow> {
    let comparison = linked();
    let index = Index::build(&comparison.articles);
    rows(&comparison, &index.find(&Query::parse(typed), 10).hits)
}

#[test]
fn a_row_shows_twins_that_use_other_words() {
    let cells = rows_of("flames tore").remove(0).cells;
    let is_hit: Vec<Option<bool>> = cells.iter().map(|c| Some(c.as_ref()?.is_hit)).collect();
    assert_eq!(is_hit, [Some(false), Some(true), None]);
    assert_eq!(cells[0].as_ref().map(|c| c.spans.len()), Some(0));
}

#[test]
fn hits_of_one_claim_are_one_row() {
    let found = rows_of("ferry selma");
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].cells.iter().flatten().filter(|c| c.is_hit).count(),
        2
    );
}

#[test]
fn twins_of_all_claims_stand_in_one_row() {
    let found = rows_of("'injures");
    assert_eq!(found.len(), 1);
    assert!(found[0].cells.iter().all(Option::is_some));
}

#[test]
fn a_second_hit_of_an_article_is_not_lost() {
    let found = rows_of("fire");
    let best: Vec<StatementRef> = found.iter().map(|r| r.best).collect();
    assert_eq!(best, [StatementRef::new(0, 0), StatementRef::new(0, 1)]);
}

#[test]
fn nothing_typed_finds_nothing() {
    assert_eq!(
        Index::build(&story()).find(&Query::parse("  "), 10),
        Answer::default()
    );
}

#[test]
fn no_articles_no_hits() {
    assert_eq!(
        Index::build(&[]).find(&Query::parse("fire !x"), 10),
        Answer::default()
    );
}

/// Lines that a hand at the keyboard may make, and lines that it hardly can.
fn typed_line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z'^$!|\" ]{0,24}",
        "(outlet:|!|'|\\^)?[a-z]{1,6}( \\| | )[a-zßéİ]{1,5}\\$?",
        ".{0,40}",
    ]
}

fn mode() -> impl Strategy<Value = Mode> {
    prop_oneof![Just(Mode::Words), Just(Mode::Fuzzy), Just(Mode::Exact)]
}

proptest! {
    #[test]
    fn any_query_gives_valid_spans(typed in typed_line(), mode in mode(), text in "\\PC{0,60}") {
        let mut articles = story();
        articles.push(Arc::new(read(&Source::new("d", text.into_bytes()))));
        let index = Index::build(&articles);
        let query = Query::in_mode(&typed, mode);
        for hit in index.find(&query, 20).hits {
            let text = articles[hit.statement.article.0].statement_text(hit.statement.statement);
            for span in &hit.spans {
                prop_assert!(!span.is_empty() && text.get(span.start..span.end).is_some());
            }
            prop_assert!(hit.spans.windows(2).all(|w| w[0].end <= w[1].start));
            prop_assert_eq!(&index.spans(&query, hit.statement), &hit.spans);
        }
        index.typed_words(&query, 3);
    }

    #[test]
    fn order_of_articles_changes_no_score(typed in typed_line(), mode in mode()) {
        let query = Query::in_mode(&typed, mode);
        let scores = |articles: Vec<Arc<Article>>| {
            let hits = Index::build(&articles).find(&query, 50).hits;
            let mut found: Vec<_> = hits
                .into_iter()
                .map(|h| (articles[h.statement.article.0].path.clone(), h.statement.statement, h.score, h.spans))
                .collect();
            found.sort();
            found
        };
        let turned: Vec<Arc<Article>> = story().into_iter().rev().collect();
        prop_assert_eq!(scores(story()), scores(turned));
    }
}

#[test]
fn regular_expression_falls_on_the_printed_text() {
    let hits = found_in(Mode::Regex, r"\bcompan(y|ies)\b");
    let plain = found_in(Mode::Exact, "compan");
    assert!(hits.len() <= plain.len());
    assert!(found_in(Mode::Regex, "^zz$").is_empty());
}

#[test]
fn pattern_that_is_none_yet_says_so_and_finds_nothing() {
    let index = Index::build(&story());
    let answer = index.find(&Query::in_mode("(ban", Mode::Regex), 10);
    assert_eq!(answer.trouble.as_deref(), Some("unclosed group"));
    assert_eq!(answer.total, 0);
    assert_eq!(
        index.find(&Query::in_mode("(ban", Mode::Exact), 10).trouble,
        None
    );
}

#[test]
fn scope_narrows_every_mode() {
    let index = Index::build(&story());
    for mode in [Mode::Words, Mode::Fuzzy, Mode::Exact, Mode::Regex] {
        let query = Query::in_mode("a", mode);
        let all = index.find(&query, 100).total;
        let mut parts = 0;
        for part in crate::search::Part::ALL {
            parts += index
                .find(&query.clone().within(Scope::Part(part)), 100)
                .total;
        }
        assert_eq!(parts, all, "{}", mode.name());
        let one = query
            .clone()
            .within(Scope::Article(crate::article::ArticleId(0)));
        let hits = index.find(&one, 100).hits;
        assert!(hits.iter().all(|hit| hit.statement.article.0 == 0));
        let none = query.within(Scope::Statements(Vec::new()));
        assert_eq!(index.find(&none, 100).total, 0);
    }
}

#[test]
fn part_is_an_operator_too() {
    let index = Index::build(&story());
    let count = |typed: &str| index.find(&Query::parse(typed), 100).total;
    let in_part = |part| index.count_within(&Scope::Part(part));
    assert_eq!(count("in:quotes"), in_part(crate::search::Part::Quotes));
    assert_eq!(count("in:h"), in_part(crate::search::Part::Headlines));
    assert_eq!(count("!in:quotes") + count("in:quotes"), index.len());
    assert_eq!(count("in:nowhere"), 0, "asks for nothing");
}
