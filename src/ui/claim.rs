//! The row under the columns: what the other outlets say to the statement under the cursor.

use super::canvas::FAINT;
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{State, Tone, answers_of, kind_word};
use crate::page::{Mark, Says, fit_cells};

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
        let Some(link) = story.index.link_between(comparison, cursor, twin) else {
            continue;
        };
        for difference in &link.differences {
            let (own, other) = if link.a == cursor {
                (&difference.a, &difference.b)
            } else {
                (&difference.b, &difference.a)
            };
            let [own, other] = [own, other].map(|v| fit_cells(&v.text, VALUE_CELLS));
            let text = format!("{} {own} / {other}", kind_word(difference.kind));
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    let look = Look::Tone(Tone::Says(Says::Differs));
    texts.into_iter().map(|t| (t, look)).collect()
}
