//! Sheets in which rows are chosen: moving from stop to stop, and scrolling where there is none.
//!
//! A stop is the first row of what can be chosen ([`super::Sheet::stops`]).

use super::{State, Step, View};

/// Chooses another stop; at either end, and where there is none, the sheet scrolls.
pub(super) fn step(state: &mut State, view: View, step: Step) {
    let height = state.body_rows();
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
    // The heading stands above the first stop.
    let start = if chosen == 0 { 0 } else { start };
    let lowest = end.saturating_sub(height).min(start);
    rows.top = rows.top.clamp(lowest, start);
}

/// Chooses what a row of the screen shows.
pub(super) fn click(state: &mut State, view: View, row: usize) {
    let rows = state.rows.entry(view).or_default();
    let clicked = rows.top + row;
    let before = state.sheet.stops.partition_point(|stop| *stop <= clicked);
    if let Some(chosen) = before.checked_sub(1) {
        rows.chosen = chosen;
    }
}

/// Keeps choice and scroll within what there is.
pub(super) fn settle(state: &mut State, view: View) {
    let height = state.body_rows();
    let (count, stops) = (state.sheet.rows.len(), state.sheet.stops.len());
    let rows = state.rows.entry(view).or_default();
    rows.chosen = rows.chosen.min(stops.saturating_sub(1));
    rows.top = rows.top.min(count.saturating_sub(height));
}
