//! The row under the columns: what the other outlets say to the statement under the cursor.

use super::canvas::FAINT;
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{State, Tone, answers_of};
use crate::claims::DifferenceKind;
use crate::page::{Mark, Says, changed_words, fit_cells};

/// Longer values (quotations) are cut, so that the outlets still fit on the row.
const VALUE_CELLS: usize = 26;

/// Draws the row.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    if !state.layout.has_claim_line {
        return;
    }
    let strip = Strip::new(0, state.layout.body.end(), state.size.width_cells);
    let mut left = strip.skip(1);
    for (text, look) in parts(state) {
        left = canvas.put_fitting(left, &text, look).skip(2);
    }
}

fn parts(state: &State) -> Vec<(String, Look)> {
    let story = &state.story;
    let answers = answers_of(state, story.cursor);
    let mark = story
        .focus()
        .map_or(Mark::Blank, |c| c.mark(story.cursor.statement));
    let is_alone = answers.iter().all(|(_, says)| *says == Says::Silent);
    match mark {
        _ if answers.is_empty() => return Vec::new(),
        Mark::Weak => return vec![("only a weak link; - lowers the threshold".into(), FAINT)],
        Mark::Blank if is_alone => return Vec::new(),
        _ if is_alone => return vec![("only this outlet says it".into(), FAINT)],
        _ => {}
    }
    let mut parts = differences(state);
    for says in [Says::Differs, Says::Same, Says::Partly, Says::Silent] {
        let same = answers.iter().filter(|(_, s)| *s == says);
        let names: Vec<&str> = same.map(|(n, _)| n.as_str()).collect();
        if !names.is_empty() {
            let text = format!("{} {}: {}", says.sign(), says.word(), names.join(", "));
            parts.push((text, Look::Tone(Tone::Says(says))));
        }
    }
    parts
}

/// `"number 14 / 19"`, the value under the cursor first, each once.
fn differences(state: &State) -> Vec<(String, Look)> {
    let story = &state.story;
    let (Some(comparison), Some(cursor)) = (&story.comparison, story.reference(story.cursor))
    else {
        return Vec::new();
    };
    let mut texts: Vec<String> = Vec::new();
    for twin in story.twins() {
        for (kind, own, other) in story.index.differences(comparison, cursor, twin) {
            let values = match kind {
                DifferenceKind::Quote => format!(
                    "{} / {}",
                    changed(&own.text, &other.text),
                    changed(&other.text, &own.text)
                ),
                _ => format!("{} / {}", own.text, other.text),
            };
            // A number inside a quotation is both; once is enough.
            if !texts.iter().any(|t| t.ends_with(&format!(" {values}"))) {
                texts.push(format!("{} {values}", kind.name()));
            }
        }
    }
    let look = Look::Tone(Tone::Says(Says::Differs));
    texts.into_iter().map(|t| (t, look)).collect()
}

/// The changed words of a quotation, cut where they are many.
///
/// `("on deck in nine minutes", "on deck in eleven minutes")` -> `"nine"`
fn changed(own: &str, other: &str) -> String {
    let parts = changed_words(own, other).into_iter();
    let parts: Vec<&str> = parts.map(|s| s.of(own)).collect();
    fit_cells(&parts.join(" … "), VALUE_CELLS)
}
