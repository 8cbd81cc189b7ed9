//! The claims of several outlets: their wordings side by side, what differs in them, who is silent.

use std::collections::BTreeMap;

use textwrap::core::display_width;

use super::{Ink, Lines, Story, claims_note, cut};
use crate::claims::{Claim, ClaimId, StatementRef, Status};
use crate::export::digest::{NamedSide, Wording, gutter, listed, origins_note};
use crate::export::disagreements::differing_spans;

/// Stands before and after words that differ, so that they are seen without colour too.
const DIFFERS_MARK: &str = "*";

/// Cells of the column that says what sort of detail differs, and of "silent".
const KIND_CELLS: usize = 10;

/// Writes the claims whose wordings differ in a detail.
pub(super) fn write_differing(story: &Story, lines: &mut Lines) {
    let differing = story.digest.with_status(Status::Differs);
    if differing.is_empty() {
        return;
    }
    let note = " that outlets share but tell with other details";
    lines.heading("DETAILS DIFFER", &claims_note(differing.len(), note));
    write_claims(story, lines, &differing);
}

/// Writes the claims in which no difference was found.
pub(super) fn write_agreed(story: &Story, lines: &mut Lines) {
    let agreed = story.digest.with_status(Status::Agreed);
    if agreed.is_empty() {
        return;
    }
    let note = " without a difference, most outlets first";
    lines.heading("SAID ALIKE", &claims_note(agreed.len(), note));
    write_claims(story, lines, &agreed);
}

/// Where each statement was printed in full, so that the next claim can point there.
type Printed = BTreeMap<StatementRef, ClaimId>;

fn write_claims(story: &Story, lines: &mut Lines, claims: &[(ClaimId, &Claim)]) {
    let mut printed = Printed::new();
    for (position, (id, claim)) in claims.iter().enumerate() {
        if position > 0 {
            lines.blank();
        }
        write_claim_head(story, lines, *id, claim);
        write_disagreements(story, lines, claim);
        for wording in story.digest.wordings(claim) {
            let member = Member {
                story,
                id: *id,
                claim,
                wording,
            };
            write_member(&member, lines, &mut printed);
        }
        write_silent(story, lines, claim);
    }
}

/// Writes each detail that differs: its values on one line, or where they are long on a line each.
fn write_disagreements(story: &Story, lines: &mut Lines, claim: &Claim) {
    for disagreement in story.digest.disagreements(claim) {
        let label = format!("     {:<KIND_CELLS$}", disagreement.kind.name());
        let sides = story.digest.sides(&disagreement);
        let sides: Vec<String> = sides.iter().map(|s| side_words(lines, s)).collect();
        let joined = sides.join(" / ");
        if display_width(&label) + display_width(&joined) <= lines.width_cells() {
            lines.hanging(&label, &joined);
            continue;
        }
        let below = " ".repeat(display_width(&label));
        for (position, side) in sides.iter().enumerate() {
            lines.hanging(if position == 0 { &label } else { &below }, side);
        }
    }
}

/// One wording of a claim.
struct Member<'a> {
    story: &'a Story<'a>,
    id: ClaimId,
    claim: &'a Claim,
    wording: Wording,
}

/// Writes one wording: in full, or where it stands already.
///
/// A statement may belong to several claims. Repeated in each, it would bury them; so what is neither
/// the first wording nor differs is cut to a line the second time, with the claim that has it whole.
fn write_member(member: &Member, lines: &mut Lines, printed: &mut Printed) {
    let Member { story, claim, .. } = *member;
    let statement = member.wording.statement;
    let label = story.wording_label(lines, "     ", statement);
    if let Some(twin) = member.wording.same_as {
        let words = format!("the same words as {}", story.name(twin.article.0));
        let words = lines.ink(Ink::Quiet, &words);
        return lines.hanging(&label, &words);
    }
    let spans = differing_spans(story.digest.comparison, claim, statement);
    let text = story.text_of(statement);
    let whole = printed.get(&statement).copied();
    let is_needed_whole = statement == claim.lead || !spans.is_empty();
    if let Some(at) = whole.filter(|_| !is_needed_whole) {
        let pointer = format!(" (#{})", at.0);
        let used = display_width(&label) + pointer.len();
        let room = lines.width_cells().saturating_sub(used);
        let text = lines.ink(Ink::Quiet, &(cut(text, room) + &pointer));
        return lines.line(&format!("{label}{text}"));
    }
    printed.entry(statement).or_insert(member.id);
    let text = lines.marked(Ink::Differs, DIFFERS_MARK, text, &spans);
    lines.hanging(&label, &text);
}

/// Names the outlets without a wording: those that are linked by another claim, and the silent ones.
fn write_silent(story: &Story, lines: &mut Lines, claim: &Claim) {
    let near: Vec<String> = story
        .digest
        .linked_outside(claim)
        .into_iter()
        .map(|(statement, score)| {
            let name = story.name(statement.article.0);
            format!("{name} {} ({score:.2})", story.place(statement))
        })
        .collect();
    if !near.is_empty() {
        let text = lines.ink(Ink::Quiet, &format!("linked: {}", listed(&near)));
        lines.paragraph(5, &text);
    }
    let silent = story.digest.silent_names(claim);
    if !silent.is_empty() {
        let text = lines.ink(Ink::Quiet, &format!("silent: {}", listed(&silent)));
        lines.paragraph(5, &text);
    }
}

/// "#7   ≠3 of 5, 2 origins                         score 0.62 to 0.93, in part"
fn write_claim_head(story: &Story, lines: &mut Lines, id: ClaimId, claim: &Claim) {
    let mark = format!(
        "{} of {}",
        gutter(claim),
        story.digest.comparison.articles.len()
    );
    let origins = origins_note(claim);
    let strength = story.digest.strength(claim);
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

/// `"14 (Alpha, Gamma)"`
fn side_words(lines: &Lines, side: &NamedSide) -> String {
    let value = match side.text {
        "" => "not said".to_owned(),
        value => lines.ink(Ink::Differs, value),
    };
    format!("{value} ({})", side.names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::DIFFERENCE_KINDS;

    #[test]
    fn a_blank_stands_between_the_sort_of_detail_and_its_values() {
        for kind in DIFFERENCE_KINDS {
            assert!(display_width(kind.name()) < KIND_CELLS, "{kind:?}");
        }
    }
}
