//! The parts that go outlet by outlet: the head, singles, omissions, reuse, what was taken out, notes.

use maud::{Markup, html};

use super::story::{LINE, Part, Story, address};
use crate::claims::StatementRef;
use crate::export::digest::{MAX_OMISSIONS, Omission, gutter, listed};
use crate::text::counted;

/// Who tells the story, and how much of it is shared.
pub(super) fn outlets(story: &Story) -> Part {
    let digest = &story.digest;
    let groups = digest.comparison.groups();
    let body = html! {
        div.scroll role="region" aria-label="Outlets, scrolls sideways" tabindex="0" {
            table {
                thead {
                    tr {
                        th scope="col" { "outlet" }
                        th scope="col" { "date" }
                        th.number scope="col" { "statements" }
                        th.number scope="col" { "shared" }
                        th.number scope="col" { "alone" }
                        th scope="col" { "headline" }
                        th scope="col" { "original" }
                    }
                }
                (LINE)
                tbody { @for article in 0..digest.names.len() { (outlet_row(story, article)) } }
            }
        }
        @for (name, articles) in groups {
            p {
                bdi { (name) } ": "
                @for (number, id) in articles.iter().enumerate() {
                    @if number > 0 { ", " }
                    (story.name(id.0))
                }
            }
        }
        @if let Some(note) = digest.languages_note() { p { (note) } }
    };
    story.part("outlets", "Outlets", &html! { (digest.totals()) }, &body)
}

fn outlet_row(story: &Story, number: usize) -> Markup {
    let article = &story.digest.comparison.articles[number];
    let told = story.digest.told(number).count();
    let alone = story.digest.alone(number).count();
    html! {
        tr {
            th scope="row" { a href={ "#" (story.column_anchor(number)) } { (story.name(number)) } }
            td { @if let Some(day) = article.published { time datetime=(day) { (day) } } }
            td.number { (told) }
            td.number { (told - alone) }
            td.number { (alone) }
            td dir="auto" { (article.title) }
            td { @if let Some(url) = &article.url { (address(url, &host(url))) } }
        }
        (LINE)
    }
}

/// `"https://www.courier.example/a/b"` -> `"www.courier.example"`
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#'])
        .next()
        .unwrap_or(rest)
        .to_owned()
}

/// What only one outlet says, in the order of its article.
pub(super) fn singles(story: &Story) -> Option<Part> {
    let articles = story.digest.comparison.articles.len();
    let alone: Vec<Vec<StatementRef>> = (0..articles)
        .map(|article| story.digest.alone(article).collect())
        .collect();
    let total: usize = alone.iter().map(Vec::len).sum();
    if articles < 2 || total == 0 {
        return None;
    }
    let body = html! {
        @for (article, statements) in alone.iter().enumerate().filter(|(_, s)| !s.is_empty()) {
            (outlet_heading(story, article, &counted(statements.len(), "statement")))
            ul { @for statement in statements { li { (placed(story, *statement)) } (LINE) } }
        }
    };
    let note = format!(
        "{} that no other outlet makes.",
        counted(total, "statement")
    );
    Some(story.part("singles", "Only one outlet", &html! { (note) }, &body))
}

fn outlet_heading(story: &Story, article: usize, note: &str) -> Markup {
    let text = html! { (story.name(article)) ": " (note) };
    html! { (story.heading(1, None, &text)) (LINE) }
}

/// A statement behind its place, which leads to it.
fn placed(story: &Story, statement: StatementRef) -> Markup {
    html! {
        a href={ "#" (story.statement_anchor(statement)) } { (story.place(statement)) }
        " " span dir="auto" { (story.text(statement)) }
    }
}

/// For each outlet the claims of two others or more for which it has no twin.
pub(super) fn omissions(story: &Story) -> Option<Part> {
    let omitted = story.digest.omissions();
    if omitted.is_empty() {
        return None;
    }
    let body = html! {
        @for omissions in &omitted {
            (outlet_heading(story, omissions.article, &counted(omissions.claims.len(), "claim")))
            ul {
                @for omission in omissions.claims.iter().take(MAX_OMISSIONS) {
                    li { (omitted_claim(story, omission)) } (LINE)
                }
            }
            @if omissions.claims.len() > MAX_OMISSIONS {
                p.note {
                    (counted(omissions.claims.len() - MAX_OMISSIONS, "claim"))
                    " more, which fewer outlets make: see the table of claims."
                }
            }
        }
    };
    let note = "Claims of other outlets, and the nearest statement with its score.";
    Some(story.part("omissions", "Left out", &html! { (note) }, &body))
}

fn omitted_claim(story: &Story, omission: &Omission) -> Markup {
    let Omission { id, claim, nearest } = omission;
    html! {
        a href={ "#" (story.claim_anchor(*id)) } { "claim " (id.0) ", " (gutter(claim)) }
        " " span dir="auto" { (story.text(claim.lead)) }
        p.note {
            @match *nearest {
                Some((statement, score)) => {
                    "nearest, " (format!("{score:.2}")) ": " (placed(story, statement))
                },
                None => "nothing near",
            }
        }
    }
}

/// Which articles stand in others, whole or in part: copies are no second witness.
pub(super) fn reuse(story: &Story) -> Option<Part> {
    let origins = story.digest.origins();
    if origins.is_empty() {
        return None;
    }
    let body = html! {
        ul {
            @for of_one in &origins {
                li { (story.name(of_one.article)) ": " bdi { (listed(&story.digest.origin_words(of_one))) } }
                (LINE)
            }
        }
        @for names in story.digest.one_text() {
            p { "One origin: " bdi { (listed(&names)) } "." }
        }
    };
    let note = "How much of an article stands in another, in nearly the same words.";
    Some(story.part("reuse", "Reuse", &html! { (note) }, &body))
}

/// How much of the pages was no part of the articles.
pub(super) fn removed(story: &Story) -> Option<Part> {
    let total = story.digest.removed_count();
    if total == 0 {
        return None;
    }
    let articles = story.digest.comparison.articles.iter().enumerate();
    let body = html! {
        ul {
            @for (id, article) in articles.filter(|(_, article)| !article.removed.is_empty()) {
                li {
                    (story.name(id)) ": " (article.removed.len()) ", "
                    (listed(&story.digest.removed_reasons(id)))
                }
                (LINE)
            }
        }
    };
    let note = format!(
        "{} of the pages that are no part of the articles; --format json lists each.",
        counted(total, "piece")
    );
    Some(story.part("removed", "Taken out", &html! { (note) }, &body))
}

/// What was odd about the sources.
pub(super) fn notes(story: &Story) -> Option<Part> {
    let articles = story.digest.comparison.articles.iter().enumerate();
    let notes: Vec<_> = articles
        .flat_map(|(id, article)| article.notes.iter().map(move |note| (id, note)))
        .collect();
    if notes.is_empty() {
        return None;
    }
    let body = html! {
        ul { @for (id, note) in notes { li { (story.name(id)) ": " bdi { (note.text) } } (LINE) } }
    };
    Some(story.part("notes", "Notes", &html! {}, &body))
}

/// Which sources could not be read, and why.
pub(super) fn skipped(story: &Story) -> Option<Part> {
    let skipped = story.digest.report.skipped;
    if skipped.is_empty() {
        return None;
    }
    let body = html! {
        ul { @for one in skipped { li { bdi { (one.path) } ": " bdi { (one.reason) } } (LINE) } }
    };
    Some(story.part("skipped", "Not read", &html! {}, &body))
}
