//! The claims of several outlets: what differs, then each wording as a quotation with its source.

use super::escape::{escaped, escaped_with_bold};
use super::{Page, place_words, source_words};
use crate::claims::{Claim, ClaimId, Status};
use crate::export::digest::{Digest, Wording, gutter, listed, origins_note};
use crate::export::disagreements::differing_spans;
use crate::text::counted;

/// Writes the claims whose wordings differ in a detail, then those told alike.
pub(super) fn write_claims(digest: &Digest, page: &mut Page) {
    for (status, title, note) in [
        (
            Status::Differs,
            "Details differ",
            "that outlets share but tell with other details.",
        ),
        (
            Status::Agreed,
            "Said alike",
            "without a difference, most outlets first.",
        ),
    ] {
        let claims = digest.with_status(status);
        if claims.is_empty() {
            continue;
        }
        page.heading(2, title);
        page.block(&format!("{} {note}", counted(claims.len(), "claim")));
        for (id, claim) in claims {
            write_claim(digest, page, id, claim);
        }
    }
}

fn write_claim(digest: &Digest, page: &mut Page, id: ClaimId, claim: &Claim) {
    let articles = digest.comparison.articles.len();
    let mark = gutter(claim).replace('=', "\\=");
    let origins = origins_note(claim);
    page.heading(3, &format!("Claim {}: {mark} of {articles}{origins}", id.0));
    page.block(&format!("{}.", capitalised(&digest.strength(claim))));
    write_disagreements(digest, page, claim);
    let wordings = digest.wordings(claim);
    for wording in wordings.iter().filter(|w| w.same_as.is_none()) {
        write_quotation(digest, page, claim, wording, &wordings);
    }
    write_silent(digest, page, claim);
}

/// "- number: **14** (Courier, Herald) / **19** (Gazette)"
fn write_disagreements(digest: &Digest, page: &mut Page, claim: &Claim) {
    let details = digest.disagreements(claim);
    page.list(details.iter().map(|detail| {
        let sides = digest.sides(detail).into_iter().map(|side| {
            let value = match escaped(side.text) {
                value if value.is_empty() => "not said".to_owned(),
                value => format!("“{value}”"),
            };
            format!("{value} ({})", escaped(&side.names))
        });
        let sides: Vec<String> = sides.collect();
        format!("{}: {}", detail.kind.name(), sides.join(" / "))
    }));
}

/// A wording with its source; who has the same words is named below it.
fn write_quotation(
    digest: &Digest,
    page: &mut Page,
    claim: &Claim,
    wording: &Wording,
    all: &[Wording],
) {
    let statement = wording.statement;
    let spans = differing_spans(digest.comparison, claim, statement);
    let text = escaped_with_bold(digest.comparison.text(statement), &spans);
    page.block(&format!("> {text}"));
    page.line(&format!(">\n> — {}", source_words(digest, statement)));
    for same in all.iter().filter(|w| w.same_as == Some(statement)) {
        let source = source_words(digest, same.statement);
        page.line(&format!(">\n> — {source}: the same words"));
    }
}

/// Names the outlets without a wording: those that are linked by another claim, and the silent ones.
fn write_silent(digest: &Digest, page: &mut Page, claim: &Claim) {
    let linked = digest.linked_outside(claim).into_iter();
    let linked: Vec<String> = linked
        .map(|(statement, score)| {
            let name = escaped(digest.name(statement.article.0));
            format!("{name} {} ({score:.2})", place_words(digest, statement))
        })
        .collect();
    let silent = digest.silent_names(claim);
    let silent: Vec<String> = silent.iter().map(|name| escaped(name)).collect();
    for (word, outlets) in [("Linked", linked), ("Silent", silent)] {
        if !outlets.is_empty() {
            page.block(&format!("{word}: {}.", listed(&outlets)));
        }
    }
}

/// `"score 0.7"` -> `"Score 0.7"`
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
