//! Brings everything that follows from the state in line with it, so that drawing need not think.
//!
//! Called once after every message. In order: the layout, the pages of the columns on the
//! screen and the spans that light up, sheets and their scroll limits. Only what changed is wrapped anew.

use super::{
    Column, Layout, Place, State, Step, View, claim_sheet, find_sheet, grid, help, linear, notes,
    origins_sheet, removed, stops, stories, strip, tour, why,
};
use crate::article::{Article, StatementId};
use crate::page::{Density, Lit, Marked, Page, Role, light_up, lit_of_pair, values_elsewhere};
use crate::text::Span;

/// Works out layout, marks, pages and sheets.
pub(crate) fn settle(state: &mut State) {
    settle_layout(state);
    // Where there is no colour, marks take room in the rows; else what lights up is that on the rows.
    if state.options.has_color {
        settle_pages(state);
        settle_lit(state);
    } else {
        settle_lit(state);
        settle_pages(state);
    }
    settle_rows(state);
    strip::settle_strips(state);
    settle_sheets(state);
}

fn settle_layout(state: &mut State) {
    linear::settle_form(state);
    let story = &mut state.story;
    let column_count = story.columns.len();
    story.cursor.column = story.cursor.column.min(column_count.saturating_sub(1));
    let view = Layout::effective_view(state.size, text_view(state));
    let story = &mut state.story;
    let focus = story.cursor.column;
    let shown = Layout::effective_view(state.size, state.view);
    let columns = story.shown_columns();
    let mut layout = Layout::new(state.size, view, &columns, story.first_column, focus);
    if !shown.is_text() {
        let rows = Layout::new(state.size, shown, &columns, story.first_column, focus);
        layout.header = rows.header;
        layout.has_rule = rows.has_rule;
        layout.has_claim_line = rows.has_claim_line;
        layout.body = rows.body;
    }
    if let (View::Compare, Some(first)) = (view, layout.columns.first()) {
        story.first_column = first.column;
    }
    if view == View::Compare {
        state.widths.apply(&mut layout);
    }
    if state.linear.is_on {
        layout = Layout::linear(state.size);
    }
    tour::place(state, &mut layout);
    state.layout = layout;
}

/// The text view that is on the screen, or lies below what is.
fn text_view(state: &State) -> View {
    let views = std::iter::once(&state.view).chain(state.under.iter().rev());
    views
        .copied()
        .find(|v| v.is_text())
        .unwrap_or(View::Compare)
}

/// Lights up the statement under the cursor, its twins, and the hits of the search.
fn settle_lit(state: &mut State) {
    let by_column = lit_by_column(state);
    let height = state.body_rows();
    for (column, mut lit) in state.story.columns.iter_mut().zip(by_column) {
        lit.extend(hits_near(column, height).iter().map(|&span| Lit {
            span,
            role: Role::Hit,
        }));
        let text = column.article.as_ref().map_or("", |a| &a.text);
        column.lit = light_up(text, &lit);
    }
}

/// The hits on the rows of the screen, and a screen above and below: a search may hit everywhere.
fn hits_near(column: &Column, height: usize) -> &[Span] {
    let height = rows_i64(height);
    let place = |row: i64| {
        let statement = column.page.statement_at(row)?;
        let statements = &column.article.as_ref()?.statements;
        statements.get(statement.0).map(|s| s.span)
    };
    let (Some(first), Some(last)) = (place(column.top - height), place(column.top + 2 * height))
    else {
        return &column.hits;
    };
    let from = column.hits.partition_point(|hit| hit.end <= first.start);
    let end = column.hits.partition_point(|hit| hit.start < last.end);
    column.hits.get(from..end).unwrap_or_default()
}

fn lit_by_column(state: &State) -> Vec<Vec<Lit>> {
    let story = &state.story;
    let mut lit = vec![Vec::new(); story.columns.len()];
    let (Some(comparison), Some(cursor)) = (&story.comparison, story.reference(story.cursor))
    else {
        return lit;
    };
    for twin in story.twins() {
        for (one, other) in [(cursor, twin), (twin, cursor)] {
            let Some(place) = story.place(one) else {
                continue;
            };
            let found = lit_of_pair(comparison, &story.index, one, other);
            let start = statement_start(&story.columns[place.column], place.statement);
            lit[place.column].extend(found.into_iter().map(|l| Lit {
                span: l.span.shift(start),
                ..l
            }));
            let elsewhere = values_elsewhere(comparison, &story.index, one, other);
            lit[place.column].extend(elsewhere.into_iter().map(|span| Lit {
                span,
                role: Role::Differs,
            }));
        }
    }
    lit
}

fn statement_start(column: &Column, id: StatementId) -> usize {
    let statement = column.article.as_ref().and_then(|a| a.statements.get(id.0));
    statement.map_or(0, |s| s.span.start)
}

/// Wraps the columns on the screen, where article, width or marks changed; a hidden one keeps its old page.
fn settle_pages(state: &mut State) {
    let has_color = state.options.has_color;
    for place in state.layout.columns.clone() {
        let width = usize::from(place.text_cells());
        let column = &mut state.story.columns[place.column];
        let Some(article) = &column.article else {
            continue;
        };
        let marked = if has_color {
            Marked::new()
        } else {
            marked_spans(article, &column.lit)
        };
        if !column.page.is_of(article, width) {
            let page = Page::new(article, width, &marked);
            change_page(column, |own| {
                *own = page;
                true
            });
        } else if !has_color {
            mark_page(state, place.column, marked);
        }
    }
}

/// Gives other spans of a column room, what the reader looks at staying where it is on the screen: the
/// statement under the cursor or its twin, else the one at the top.
///
/// Rows are given room as they come near the screen; after a jump those between its edge and the cursor
/// grow, and would push the cursor off it.
fn mark_page(state: &mut State, number: usize, marked: Marked) {
    let (cursor, height) = (state.story.cursor, rows_i64(state.body_rows()));
    let looked_at = if number == cursor.column {
        Some(cursor.statement)
    } else {
        state.story.twin_in(number)
    };
    let column = &mut state.story.columns[number];
    let row_of = |column: &Column, id| rows_i64(column.page.first_row(id)) - column.top;
    let looked_at = looked_at.map(|id| (id, row_of(column, id)));
    let on_screen = looked_at.filter(|(_, row)| (0..height).contains(row));
    change_page(column, |own| own.mark(marked));
    if let Some((id, row)) = on_screen {
        let least = column.top.min(0);
        column.top = (column.top + row_of(column, id) - row).max(least);
    }
}

/// Has the rows on the screen wrapped before they are drawn.
fn settle_rows(state: &mut State) {
    let height = state.body_rows();
    for place in &state.layout.columns {
        let column = &mut state.story.columns[place.column];
        let top = usize::try_from(column.top).unwrap_or(0);
        column.page.keep(top..top + height);
    }
}

/// Wraps all columns without room for characters around marked words: there are colours now.
pub(super) fn wrap_without_marks(state: &mut State) {
    for column in &mut state.story.columns {
        change_page(column, |page| page.mark(Marked::new()));
    }
}

/// Changes the page of a column, the statement at the top staying where it was; `change` tells whether it did.
fn change_page(column: &mut Column, change: impl FnOnce(&mut Page) -> bool) {
    let at = column.page.statement_at(column.top.max(0));
    let inside = at.map_or(0, |s| column.top - rows_i64(column.page.first_row(s)));
    if !change(&mut column.page) {
        return;
    }
    column.density = Density::default();
    if let Some(statement) = at {
        let height = rows_i64(column.page.height(statement));
        column.top = rows_i64(column.page.first_row(statement)) + inside.min(height - 1);
    }
}

/// Marked spans by the statement they stand in; `lit` is ordered.
fn marked_spans(article: &Article, lit: &[Lit]) -> Marked {
    let mut by_statement = Marked::new();
    let statements = &article.statements;
    for marked in lit {
        let from = statements.partition_point(|s| s.span.end <= marked.span.start);
        let inside = (from..statements.len())
            .take_while(|number| statements[*number].span.start < marked.span.end);
        for number in inside {
            let spans = by_statement.entry(StatementId(number)).or_default();
            spans.push(marked.span);
        }
    }
    by_statement
}

fn settle_sheets(state: &mut State) {
    let width = usize::from(state.size.width_cells);
    match state.shown_view() {
        View::Help => state.sheet = help::help_sheet(state, width),
        View::Removed => state.sheet = removed::removed_sheet(state, width),
        View::Origins => state.sheet = origins_sheet::origins_sheet(state, width),
        View::Notes => state.sheet = notes::notes_sheet(state, width),
        View::Why => state.sheet = why::why_sheet(state, width),
        View::Stories => stories::settle_stories(state),
        View::Claims => grid::settle_grid(state),
        View::Find => find_sheet::settle_find(state),
        _ => {}
    }
    if stops::has_stops(state.shown_view()) {
        stops::settle_stops(state);
    }
    if state.linear.is_on {
        linear::settle_linear(state);
        return;
    }
    if matches!(state.shown_view(), View::Help | View::Why) {
        let (count, height) = (state.sheet.rows.len(), state.body_rows());
        let view = state.view;
        state
            .rows
            .entry(view)
            .or_default()
            .scroll(Step::By(0), count, height);
    }
    if let Some(side) = state
        .layout
        .side
        .filter(|_| state.shown_view() == View::Compare)
    {
        state.panel = claim_sheet::claim_sheet(state, usize::from(side.length).saturating_sub(1));
    }
}

/// A row number as the scroll counts it.
pub(super) fn rows_i64(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// Puts the cursor of the story on a place, within what is there.
pub(super) fn set_cursor(state: &mut State, place: Place) {
    let story = &mut state.story;
    let column = place.column.min(story.columns.len().saturating_sub(1));
    let count = story.columns.get(column).map_or(0, Column::statement_count);
    let statement = StatementId(place.statement.0.min(count.saturating_sub(1)));
    story.cursor = Place { column, statement };
    if let Some(column) = story.columns.get_mut(column) {
        column.last = statement;
    }
}
