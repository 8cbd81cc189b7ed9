//! The claims of several outlets as a table: a row a claim, a column an outlet.

use maud::{Markup, html};

use super::story::{LINE, Part, Story};
use super::twins::says_sign;
use crate::article::ArticleId;
use crate::claims::{Claim, ClaimId, StatementRef};
use crate::export::digest::gutter;
use crate::page::{Says, linked_outside, says_of_claim};
use crate::text::counted;

/// The table; none where outlets share nothing.
pub(super) fn table(story: &Story) -> Option<Part> {
    if story.digest.shared.is_empty() {
        return None;
    }
    let names = 0..story.digest.names.len();
    let body = html! {
        div.scroll role="region" aria-label="Claims by outlet, scrolls sideways" tabindex="0" {
            table.claims {
                thead {
                    tr {
                        th scope="col" { "claim" }
                        @for article in names { th scope="col" { (story.name(article)) } }
                    }
                }
                (LINE)
                tbody { @for (id, claim) in &story.digest.shared { (row(story, *id, claim)) } }
            }
        }
    };
    let note = html! {
        (counted(story.digest.shared.len(), "claim")) ", most outlets first. "
        @for says in [Says::Same, Says::Partly, Says::Differs, Says::Silent] {
            span.sign { (says.sign()) } " " (says.word()) ", "
        }
        "¶4 the fourth paragraph."
    };
    Some(story.part("claims", "Claims by outlet", &note, &body))
}

fn row(story: &Story, id: ClaimId, claim: &Claim) -> Markup {
    let comparison = story.digest.comparison;
    let cells = says_of_claim(comparison, &story.index, claim);
    html! {
        tr {
            th scope="row" {
                a.sign href={ "#" (story.claim_anchor(id)) } { (gutter(claim)) }
                " " span dir="auto" { (story.text(claim.lead)) }
            }
            @for (article, says) in cells.into_iter().enumerate() {
                (cell(story, claim, ArticleId(article), says))
            }
        }
        (LINE)
    }
}

fn cell(story: &Story, claim: &Claim, article: ArticleId, says: Says) -> Markup {
    let class = match says {
        Says::Differs => "differs",
        _ => "same",
    };
    html! {
        @match wording_of(story, claim, article) {
            Some(statement) => td class=(class) {
                a href={ "#" (story.statement_anchor(statement)) } {
                    (says_sign(says)) " " (story.sign(statement))
                }
            },
            // Most cells of a large story: there the sign alone, which the line above the table explains.
            None if story.digest.is_large() => td { (says.sign()) },
            None => td { (says.sign()) span.vh { (says.word()) } },
        }
    }
}

/// Where an article makes the claim, or what a shown link ties to it.
fn wording_of(story: &Story, claim: &Claim, article: ArticleId) -> Option<StatementRef> {
    let mut members = claim.members.iter();
    let own = members.find(|member| member.article == article);
    own.copied()
        .or_else(|| linked_outside(story.digest.comparison, &story.index, claim, article))
}
