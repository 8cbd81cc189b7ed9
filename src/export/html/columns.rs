//! The articles side by side, whole and in their own order, each statement with its mark and its twins.

use maud::{Markup, html};

use super::lit::legend;
use super::story::{LINE, Part, Story, address, foreign_language};
use super::twins::{twin_links, weak_link};
use crate::article::{Article, ArticleId, Role};
use crate::claims::{ClaimId, StatementRef, Status};
use crate::page::{Mark, marks_of_article};

/// What the page says of every article.
pub(super) fn columns(story: &Story) -> Part {
    let articles = story.digest.comparison.articles.iter().enumerate();
    let is_compared = story.digest.comparison.articles.len() > 1;
    let body = html! {
        @if is_compared { p.note { (legend()) } }
        div.cols role="region" aria-label="Articles side by side, scrolls sideways" tabindex="0" {
            (LINE)
            @for (number, article) in articles { (column(story, number, article)) }
        }
    };
    let note = html! {
        @if is_compared {
            span.sign { "=3" } " said by 3 outlets, " span.sign { "≠2" } " said by 2, details differ, "
            span.sign { "+1" } " only here, " span.sign { "~" } " a weak link, not counted. "
            "The sign before a statement leads to its claim, those below it to its twins."
        }
    };
    story.part("columns", "Side by side", &note, &body)
}

fn column(story: &Story, number: usize, article: &Article) -> Markup {
    let label = format!("{}-name", story.column_anchor(number));
    let marks = marks_of_article(story.digest.comparison, &story.index, ArticleId(number));
    let mut paragraph = None;
    html! {
        article.col id=(story.column_anchor(number)) aria-labelledby=(label) tabindex="0" {
            header {
                (story.heading(1, Some(&label), &story.name(number)))
                p.source { (source(article)) }
            }
            (LINE)
            @for (id, mark) in article.statement_ids().zip(marks) {
                @let own = article.statements[id.0].paragraph;
                @let opens = paragraph.replace(own) != Some(own);
                (statement(story, StatementRef { article: ArticleId(number), statement: id }, mark, opens))
            }
            @if article.is_empty() { p.note { "Nothing to read in this article." } }
        }
        (LINE)
    }
}

/// Day, author and address of an article, as far as they are known.
fn source(article: &Article) -> Markup {
    html! {
        @if let Some(day) = article.published { time datetime=(day) { (day) } " " }
        @if let Some(author) = &article.author { bdi { (author) } " " }
        @if let Some(url) = &article.url { (address(url, "original")) }
    }
}

/// One statement: its mark, its words, its twins.
fn statement(story: &Story, of: StatementRef, mark: Mark, opens_paragraph: bool) -> Markup {
    let comparison = story.digest.comparison;
    let article = story.article(of.article);
    let role = article.statements.get(of.statement.0).map(|s| s.role);
    let twins = story.index.twins(comparison, of);
    let class = match (role, opens_paragraph) {
        (Some(Role::Headline), _) => "st head",
        (_, true) => "st par",
        _ => "st",
    };
    html! {
        div id=(story.statement_anchor(of)) class=(class) {
            (gutter(story, of, mark))
            div {
                p dir="auto" lang=[foreign_language(article)] { (story.lit_text(of, twins.iter().copied())) }
                (twin_links(story, of, &twins))
                @if mark == Mark::Weak { (weak_link(story, of)) }
            }
        }
        (LINE)
    }
}

/// The mark of a statement; where several outlets make it, it leads to the claim.
fn gutter(story: &Story, of: StatementRef, mark: Mark) -> Markup {
    let (class, words) = match mark {
        Mark::Blank => return html! { span.g {} },
        Mark::Same(outlets) => ("g same", format!("said by {outlets} outlets")),
        Mark::Differs(outlets) => (
            "g differs",
            format!("said by {outlets} outlets, details differ"),
        ),
        Mark::Single => ("g single", "only here".to_owned()),
        Mark::Weak => ("g weak", "only a weak link".to_owned()),
    };
    html! {
        @match shared_claim(story, of) {
            Some(claim) => a class=(class) href={ "#" (story.claim_anchor(claim)) } aria-label=(words) title=(words) {
                (mark.sign())
            },
            None => span class=(class) role="img" aria-label=(words) title=(words) { (mark.sign()) },
        }
    }
}

/// The first claim of several outlets that a statement belongs to.
fn shared_claim(story: &Story, of: StatementRef) -> Option<ClaimId> {
    let claims = &story.digest.comparison.claims;
    let mut own = story.index.claims(of).iter().copied();
    own.find(|id| {
        let claim = claims.get(id.0);
        claim.is_some_and(|claim| claim.status != Status::Single)
    })
}
