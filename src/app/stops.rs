//! Choosing among the stops of a sheet: the blocks that were removed, the pairs of Origins, notes.
//!
//! Rows between the stops are read, not chosen: at either end, and where there is no stop, the sheet
//! scrolls.

use super::{State, Step, View};

/// Tells whether rows of a view are chosen by the stops of its sheet.
pub(super) fn has_stops(view: View) -> bool {
    matches!(view, View::Removed | View::Origins | View::Notes)
}

/// Chooses another stop of the sheet on the screen, or scrolls.
pub(super) fn step(state: &mut State, step: Step) {
    let (view, height) = (state.shown_view(), state.body_rows());
    let count = state.sheet.rows.len();
    let stops = state.sheet.stops.clone();
    let rows = state.rows.entry(view).or_default();
    let chosen = step.apply(rows.chosen, stops.len(), height);
    if stops.is_empty() || chosen == rows.chosen {
        let chosen = rows.chosen;
        rows.scroll(step, count, height);
        rows.chosen = chosen;
        return;
    }
    rows.chosen = chosen;
    let start = stops[chosen];
    let end = stops.get(chosen + 1).copied().unwrap_or(count);
    // What stands above the first stop belongs to it.
    let start = if chosen == 0 { 0 } else { start };
    let lowest = end.saturating_sub(height).min(start);
    rows.top = rows.top.clamp(lowest, start);
}

/// Chooses the stop that a row of the screen belongs to.
pub(super) fn click(state: &mut State, row: usize) {
    let view = state.shown_view();
    let rows = state.rows.entry(view).or_default();
    let clicked = rows.top + row;
    let stops = &state.sheet.stops;
    let before = stops.partition_point(|stop| *stop <= clicked);
    if let Some(chosen) = before.checked_sub(1) {
        rows.chosen = chosen;
    }
}

/// Keeps choice and scroll within what there is.
pub(super) fn settle_stops(state: &mut State) {
    let (view, height) = (state.shown_view(), state.body_rows());
    let (count, stops) = (state.sheet.rows.len(), state.sheet.stops.len());
    let rows = state.rows.entry(view).or_default();
    rows.chosen = rows.chosen.min(stops.saturating_sub(1));
    rows.top = rows.top.min(count.saturating_sub(height));
}
