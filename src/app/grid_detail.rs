//! The wordings beneath the claims grid: the claim's first one, and that of the chosen cell.

use super::sheet::piece;
use super::{Sheet, State, Tone, View};
use crate::article::ArticleId;
use crate::claims::{Claim, StatementRef, Status};
use crate::comparison::Comparison;
use crate::export::disagreements::disagreements;
use crate::page::{Lit, Role, Says, fit_cells, linked_outside, lit_of_pair};

/// More rows than these would take the room of the wordings.
const MAX_DISAGREEMENTS: usize = 2;
/// A longer value (a quotation) is cut, so that the outlets still fit on the row.
const VALUE_CELLS: usize = 26;

/// The claim's first wording, and what the outlet of the chosen column says to it.
pub(super) fn grid_detail(state: &State, comparison: &Comparison) -> Sheet {
    let width = usize::from(state.size.width_cells).saturating_sub(2);
    let mut sheet = Sheet::new(width, state.options.has_color);
    let chosen = state.rows_of(View::Claims).chosen;
    let Some(row) = state.grid.rows.get(chosen) else {
        return sheet;
    };
    let (Some(claim), Some(article)) = (comparison.claims.get(row.claim.0), chosen_article(state))
    else {
        return sheet;
    };
    let outside = linked_outside(comparison, &state.story.index, claim, article);
    let own = claim
        .members
        .iter()
        .copied()
        .filter(|m| m.article == article)
        .chain(outside);
    let own: Vec<StatementRef> = own.filter(|m| *m != claim.lead).collect();
    let others = if own.is_empty() {
        &claim.members[..]
    } else {
        &own
    };
    add_disagreements(&mut sheet, state, comparison, claim);
    add_wording(&mut sheet, state, comparison, claim.lead, (others, ""));
    for member in &own {
        let word = row.word(state.grid.column);
        add_wording(
            &mut sheet,
            state,
            comparison,
            *member,
            (&[claim.lead], word),
        );
    }
    if row.cells.get(state.grid.column) == Some(&Says::Silent) {
        add_nearest(&mut sheet, state, comparison, claim, article);
    }
    sheet
}

/// The article of the chosen column.
pub(super) fn chosen_article(state: &State) -> Option<ArticleId> {
    state.story.columns.get(state.grid.column)?.id
}

/// On what the outlets differ, a row each: `"≠ number  14: Courier, Herald  19: Gazette"`
///
/// First, since who gives another number is what is asked of such a claim.
fn add_disagreements(sheet: &mut Sheet, state: &State, comparison: &Comparison, claim: &Claim) {
    if claim.status != Status::Differs {
        return;
    }
    for detail in disagreements(comparison, claim)
        .into_iter()
        .take(MAX_DISAGREEMENTS)
    {
        let kind = format!("≠ {}", detail.kind.name());
        let mut row = vec![piece(&kind, Tone::Says(Says::Differs))];
        for side in &detail.sides {
            let names = side.statements.iter();
            let mut names: Vec<&str> = names.map(|s| state.story.outlet(s.article)).collect();
            names.dedup();
            let value = if side.text.is_empty() {
                "nothing"
            } else {
                &side.text
            };
            let value = format!("  {}: ", fit_cells(value, VALUE_CELLS));
            row.push(piece(&value, Tone::Text(Role::Body)));
            row.push(piece(&names.join(", "), Tone::Strong));
        }
        sheet.add_row(row);
    }
}

fn add_wording(
    sheet: &mut Sheet,
    state: &State,
    comparison: &Comparison,
    statement: StatementRef,
    (others, word): (&[StatementRef], &str),
) {
    let story = &state.story;
    sheet.add_row(vec![
        piece(story.outlet(statement.article), Tone::Strong),
        piece(&format!("  {word}"), Tone::Faint),
    ]);
    let lit: Vec<Lit> = others
        .iter()
        .flat_map(|other| lit_of_pair(comparison, &story.index, statement, *other))
        .collect();
    sheet.add_lit(comparison.text(statement), &lit, Role::Body, 1);
}

fn add_nearest(
    sheet: &mut Sheet,
    state: &State,
    comparison: &Comparison,
    claim: &Claim,
    article: ArticleId,
) {
    sheet.add_row(vec![
        piece(state.story.outlet(article), Tone::Strong),
        piece("  silent", Tone::Says(Says::Silent)),
    ]);
    let text = match comparison.nearest(claim, article) {
        Some((near, score)) => format!("nearest, {score:.2}: {}", comparison.text(near)),
        None => "nothing near".to_owned(),
    };
    sheet.add(&text, Tone::Faint, 1);
}
