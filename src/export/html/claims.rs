//! The claims of several outlets: what differs, and every wording beside the others.

use maud::{Markup, html};

use super::story::{LINE, Part, Story, address, foreign_language};
use crate::claims::{Claim, ClaimId, StatementRef, Status};
use crate::export::digest::{Wording, gutter, origins_note};
use crate::text::counted;

/// The claims of one status; none where there are none.
pub(super) fn claims(story: &Story, status: Status) -> Option<Part> {
    let claims = story.digest.with_status(status);
    if claims.is_empty() {
        return None;
    }
    let (key, title, note) = match status {
        Status::Differs => (
            "differ",
            "Details differ",
            "that outlets share but tell with other details.",
        ),
        _ => (
            "alike",
            "Said alike",
            "without a difference, most outlets first.",
        ),
    };
    let note = format!("{} {note}", counted(claims.len(), "claim"));
    let body = html! { @for (id, claim) in claims { (card(story, id, claim)) } };
    Some(story.part(key, title, &html! { (note) }, &body))
}

fn card(story: &Story, id: ClaimId, claim: &Claim) -> Markup {
    let anchor = story.claim_anchor(id);
    let label = format!("{anchor}-title");
    let articles = story.digest.comparison.articles.len();
    let class = match claim.status {
        Status::Differs => "sign differs",
        _ => "sign same",
    };
    let title = html! {
        "Claim " (id.0) ": " span class=(class) { (gutter(claim)) } " of " (articles)
    };
    html! {
        article.claim id=(anchor) aria-labelledby=(label) {
            (story.heading(1, Some(&label), &title))
            p.note { (story.digest.strength(claim)) (origins_note(claim)) }
            (differences(story, claim))
            div.wordings { (wordings(story, claim)) }
            (others(story, claim))
        }
        (LINE)
    }
}

fn differences(story: &Story, claim: &Claim) -> Markup {
    let details = story.digest.disagreements(claim);
    html! {
        @if !details.is_empty() {
            dl {
                @for detail in &details {
                    div {
                        dt { (detail.kind.name()) }
                        @for side in story.digest.sides(detail) {
                            dd {
                                @if side.text.is_empty() { "not said" } @else { b dir="auto" { (side.text) } }
                                " " span.note { "(" bdi { (side.names) } ")" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Each wording once, with everyone who has it in these words.
fn wordings(story: &Story, claim: &Claim) -> Markup {
    let all = story.digest.wordings(claim);
    let first = all.iter().filter(|w| w.same_as.is_none());
    html! {
        @for wording in first { (quotation(story, claim, wording, &all)) }
    }
}

fn quotation(story: &Story, claim: &Claim, wording: &Wording, all: &[Wording]) -> Markup {
    let statement = wording.statement;
    let others = claim.members.iter().copied().filter(|m| *m != statement);
    let language = foreign_language(story.article(statement.article));
    let same = all.iter().filter(|w| w.same_as == Some(statement));
    html! {
        figure {
            blockquote { p dir="auto" lang=[language] { (story.lit_text(statement, others)) } }
            figcaption {
                p { (source(story, statement)) }
                @for wording in same { p { (source(story, wording.statement)) ": the same words" } }
            }
        }
    }
}

/// Who says it, where, and when.
fn source(story: &Story, statement: StatementRef) -> Markup {
    let article = story.article(statement.article);
    html! {
        a href={ "#" (story.statement_anchor(statement)) } {
            (story.name(statement.article.0)) ", " (story.place(statement))
        }
        @if let Some(day) = article.published { ", " time datetime=(day) { (day) } }
        // Of a large story it stands with the article alone, to which the name leads.
        @if let Some(url) = article.url.as_ref().filter(|_| !story.digest.is_large()) {
            ", " (address(url, "original"))
        }
    }
}

/// The outlets without a wording: those that are linked by another claim, and the silent ones.
fn others(story: &Story, claim: &Claim) -> Markup {
    let linked = story.digest.linked_outside(claim);
    let silent = story.digest.silent_names(claim);
    html! {
        @if !linked.is_empty() {
            p.note {
                "Linked: "
                @for (number, (statement, score)) in linked.into_iter().enumerate() {
                    @if number > 0 { ", " }
                    a href={ "#" (story.statement_anchor(statement)) } {
                        (story.name(statement.article.0)) " " (story.place(statement))
                    }
                    " (" (format!("{score:.2}")) ")"
                }
            }
        }
        @if !silent.is_empty() {
            p.note {
                "Silent: "
                @for (number, name) in silent.iter().enumerate() {
                    @if number > 0 { ", " }
                    bdi { (name) }
                }
            }
        }
    }
}
