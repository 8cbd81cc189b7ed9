//! The claims of several outlets: their wordings side by side, what differs in them, who is silent.

use super::{Ink, Lines, Story, claims_note, gutter, listed};
use crate::claims::{Claim, ClaimId, DifferenceKind, LinkKind, StatementRef, Status};
use crate::export::disagreements::{Disagreement, differing_spans, disagreements};
use crate::text::Span;

/// Stands before and after words that differ, so that they are seen without colour too.
const DIFFERS_MARK: &str = "*";

/// Cells of the column that says what sort of detail differs, and of "silent".
const KIND_CELLS: usize = 9;

/// Writes the claims whose wordings differ in a detail.
pub(super) fn write_differing(story: &Story, lines: &mut Lines) {
    let differing = with_status(story, Status::Differs);
    if differing.is_empty() {
        return;
    }
    let note = " that outlets share but tell with other details";
    lines.heading("DETAILS DIFFER", &claims_note(differing.len(), note));
    write_claims(story, lines, &differing);
}

/// Writes the claims in which no difference was found.
pub(super) fn write_agreed(story: &Story, lines: &mut Lines) {
    let agreed = with_status(story, Status::Agreed);
    if agreed.is_empty() {
        return;
    }
    let note = " without a difference, most outlets first";
    lines.heading("SAID ALIKE", &claims_note(agreed.len(), note));
    write_claims(story, lines, &agreed);
}

fn with_status<'a>(story: &Story<'a>, status: Status) -> Vec<(ClaimId, &'a Claim)> {
    let has_status = |(_, claim): &&(ClaimId, &Claim)| claim.status == status;
    story.shared.iter().filter(has_status).copied().collect()
}

fn write_claims(story: &Story, lines: &mut Lines, claims: &[(ClaimId, &Claim)]) {
    for (position, (id, claim)) in claims.iter().enumerate() {
        if position > 0 {
            lines.blank();
        }
        write_claim(story, lines, *id, claim);
    }
}

fn write_claim(story: &Story, lines: &mut Lines, id: ClaimId, claim: &Claim) {
    write_claim_head(story, lines, id, claim);
    for disagreement in disagreements(story.comparison, claim) {
        let label = format!("     {:<KIND_CELLS$}", kind_name(disagreement.kind));
        lines.hanging(&label, &sides(story, lines, &disagreement));
    }
    for (position, member) in claim.members.iter().enumerate() {
        let label = story.wording_label(lines, *member);
        let wording = match same_words(story, &claim.members[..position], *member) {
            Some(twin) => {
                let words = format!("the same words as {}", story.name(twin.article.0));
                lines.ink(Ink::Quiet, &words)
            }
            None => marked(story, lines, claim, *member),
        };
        lines.hanging(&label, &wording);
    }
    let silent: Vec<String> = story
        .silent(claim)
        .into_iter()
        .map(|article| story.name(article).to_owned())
        .collect();
    if !silent.is_empty() {
        let text = lines.ink(Ink::Quiet, &format!("silent: {}", listed(&silent)));
        lines.paragraph(5, &text);
    }
}

/// "#7   ≠3 of 5, 2 origins                         score 0.62 to 0.93, in part"
fn write_claim_head(story: &Story, lines: &mut Lines, id: ClaimId, claim: &Claim) {
    let mark = format!("{} of {}", gutter(claim), story.comparison.articles.len());
    let origins = match claim.origins {
        n if n == claim.outlets => String::new(),
        1 => ", 1 origin".to_owned(),
        n => format!(", {n} origins"),
    };
    let strength = strength(story, claim);
    let number = format!("{:<5}", format!("#{}", id.0));
    let used = number.chars().count() + mark.chars().count() + origins.chars().count();
    let gap = lines
        .width_cells()
        .saturating_sub(used + strength.chars().count())
        .max(2);
    lines.line(&format!(
        "{}{}{origins}{}{}",
        lines.ink(Ink::Quiet, &number),
        lines.ink(Ink::Strong, &mark),
        " ".repeat(gap),
        lines.ink(Ink::Quiet, &strength),
    ));
}

/// How well the claim's links hold: weakest to strongest, and whether only a part is shared.
fn strength(story: &Story, claim: &Claim) -> String {
    let links: Vec<_> = claim
        .links
        .iter()
        .filter_map(|i| story.comparison.links.get(*i))
        .collect();
    let scores = || links.iter().map(|link| format!("{:.2}", link.score));
    let (Some(low), Some(high)) = (scores().min(), scores().max()) else {
        return String::new();
    };
    let range = if low == high {
        format!("score {low}")
    } else {
        format!("score {low} to {high}")
    };
    let is_partial = links.iter().any(|link| link.kind == LinkKind::Partial);
    range + if is_partial { ", in part" } else { "" }
}

/// "14 (Alpha, Gamma) / 19 (Beta)"
fn sides(story: &Story, lines: &Lines, disagreement: &Disagreement) -> String {
    let sides: Vec<String> = disagreement
        .sides
        .iter()
        .map(|side| {
            let mut names: Vec<String> = side
                .statements
                .iter()
                .map(|s| story.name(s.article.0).to_owned())
                .collect();
            names.dedup();
            let value = match side.text.as_str() {
                "" => "not said".to_owned(),
                value => lines.ink(Ink::Differs, value),
            };
            format!("{value} ({})", listed(&names))
        })
        .collect();
    sides.join(" / ")
}

/// The earlier wording that has the same words, whatever case and punctuation.
fn same_words(
    story: &Story,
    earlier: &[StatementRef],
    statement: StatementRef,
) -> Option<StatementRef> {
    let letters = |s: StatementRef| -> String {
        let text = story.comparison.text(s);
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let wanted = letters(statement);
    earlier.iter().copied().find(|s| letters(*s) == wanted)
}

/// A wording with the words that differ between marks.
fn marked(story: &Story, lines: &Lines, claim: &Claim, statement: StatementRef) -> String {
    let text = story.comparison.text(statement);
    let mut out = String::new();
    let mut done = 0;
    for span in differing_spans(story.comparison, claim, statement) {
        if span.start < done || span.of(text).is_empty() {
            continue;
        }
        out.push_str(Span::new(done, span.start).of(text));
        let value = format!("{DIFFERS_MARK}{}{DIFFERS_MARK}", span.of(text));
        out.push_str(&lines.ink(Ink::Differs, &value));
        done = span.end;
    }
    out.push_str(Span::new(done, text.len()).of(text));
    out
}

fn kind_name(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Number => "number",
        DifferenceKind::Date => "date",
        DifferenceKind::Name => "name",
        DifferenceKind::Quote => "quote",
        DifferenceKind::Polarity => "denial",
        DifferenceKind::Credit => "credit",
        DifferenceKind::Condition => "condition",
    }
}
