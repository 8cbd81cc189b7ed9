//! The claim under the cursor, as the side panel shows it: who says what in which words.

use super::annotate::add_annotation;
use super::sheet::piece;
use super::{Place, Sheet, State, Tone};
use crate::claims::{DifferenceKind, StatementRef};
use crate::comparison::Comparison;
use crate::page::{Lit, OutletSays, Role, Says, changed_words, lit_of_pair, says_of};

/// Makes the panel.
pub(super) fn claim_sheet(state: &State, width_cells: usize) -> Sheet {
    let mut sheet = Sheet::new(width_cells, state.options.has_color);
    let story = &state.story;
    let (Some(comparison), Some(cursor)) = (&story.comparison, story.reference(story.cursor))
    else {
        let is_waiting = story.comparison.is_none() && !story.columns.is_empty();
        let word = if is_waiting {
            "finding links …"
        } else {
            "nothing to compare"
        };
        sheet.add(word, Tone::Faint, 0);
        return sheet;
    };
    let said = says_of(comparison, &story.index, cursor);
    sheet.add(&headline(&said), Tone::Strong, 0);
    add_own(&mut sheet, state, comparison, cursor);
    for answer in said.iter().filter(|a| a.says != Says::Silent) {
        add_twin(&mut sheet, state, cursor, answer);
    }
    add_silent(&mut sheet, state, comparison, cursor, &said);
    sheet
}

/// `"2 of 5 outlets differ"`, in words that hold without colour.
fn headline(said: &[OutletSays]) -> String {
    let count = |wanted: Says| said.iter().filter(|a| a.says == wanted).count();
    let silent = count(Says::Silent);
    let (differing, all) = (count(Says::Differs), said.len() + 1);
    if silent == said.len() {
        return "only this outlet says it".to_owned();
    }
    let told = all - silent;
    if differing > 0 {
        format!("{told} of {all} outlets, {differing} differ")
    } else {
        format!("{told} of {all} outlets agree")
    }
}

fn add_own(sheet: &mut Sheet, state: &State, comparison: &Comparison, cursor: StatementRef) {
    let story = &state.story;
    let twins = story.twins().into_iter();
    let lit: Vec<Lit> = twins
        .flat_map(|twin| lit_of_pair(comparison, &story.index, cursor, twin))
        .collect();
    sheet.gap();
    sheet.add(story.outlet(cursor.article), Tone::Strong, 0);
    sheet.add_lit(comparison.text(cursor), &lit, Role::Body, 1);
    add_annotation(sheet, state, cursor, 1);
}

fn add_twin(sheet: &mut Sheet, state: &State, cursor: StatementRef, answer: &OutletSays) {
    let story = &state.story;
    let (Some(comparison), Some(twin)) = (&story.comparison, answer.twin) else {
        return;
    };
    sheet.gap();
    sheet.add_row(vec![
        piece(story.outlet(answer.article), Tone::Strong),
        piece(
            &format!("  {}", answer.says.word()),
            Tone::Says(answer.says),
        ),
    ]);
    let lit = lit_of_pair(comparison, &story.index, twin, cursor);
    sheet.add_lit(comparison.text(twin), &lit, Role::Body, 1);
    add_annotation(sheet, state, twin, 1);
    for (kind, own, other) in story.index.differences(comparison, cursor, twin) {
        let values = match kind {
            DifferenceKind::Quote => [
                changed(&own.text, &other.text),
                changed(&other.text, &own.text),
            ],
            _ => [own, other].map(|side| value(&side.text).to_owned()),
        };
        let text = format!("≠ {}: {} / {}", kind.name(), values[0], values[1]);
        sheet.add(&text, Tone::Says(Says::Differs), 1);
    }
}

fn add_silent(
    sheet: &mut Sheet,
    state: &State,
    comparison: &Comparison,
    cursor: StatementRef,
    said: &[OutletSays],
) {
    let story = &state.story;
    for answer in said.iter().filter(|a| a.says == Says::Silent) {
        sheet.gap();
        sheet.add_row(vec![
            piece(story.outlet(answer.article), Tone::Strong),
            piece("  silent", Tone::Says(Says::Silent)),
        ]);
        let nearest = story.index.nearest(comparison, cursor, answer.article);
        if let Some((near, score)) = nearest {
            let text = format!("nearest, {score:.2}: {}", comparison.text(near));
            sheet.add(&text, Tone::Faint, 1);
        }
    }
}

/// The changed words of a quotation; all of it stands above.
fn changed(own: &str, other: &str) -> String {
    let parts = changed_words(own, other).into_iter();
    let parts: Vec<&str> = parts.map(|span| span.of(own)).collect();
    parts.join(" … ")
}

/// What a statement that leaves a value out is shown to say.
fn value(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}

/// How the other outlets stand to a statement of a column, with their names.
pub fn answers_of(state: &State, place: Place) -> Vec<(String, Says)> {
    let story = &state.story;
    let (Some(comparison), Some(statement)) = (&story.comparison, story.reference(place)) else {
        return Vec::new();
    };
    let said = says_of(comparison, &story.index, statement).into_iter();
    said.map(|a| (story.outlet(a.article).to_owned(), a.says))
        .collect()
}
