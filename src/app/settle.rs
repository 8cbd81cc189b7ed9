//! Brings everything that follows from the state in line with it, so that drawing need not think.
//!
//! Called once after every message. In order: the layout, the spans that light up, the pages of the
//! columns on the screen, sheets and their scroll limits. Only what changed is wrapped anew.

use std::collections::BTreeMap;

use super::{
    Column, Layout, Place, State, Step, View, claim_sheet, find_sheet, grid, help, linear, notes,
    origins_sheet, removed, stops, stories, strip, tour, why,
};
use crate::article::{Article, StatementId};
use crate::page::{Density, Lit, Page, Role, light_up, lit_of_pair, values_elsewhere};
use crate::text::Span;

/// Works out layout, marks, pages and sheets.
pub(crate) fn settle(state: &mut State) {
    settle_layout(state);
    settle_lit(state);
    settle_pages(state);
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
    for (column, mut lit) in state.story.columns.iter_mut().zip(by_column) {
        lit.extend(column.hits.iter().map(|&span| Lit {
            span,
            role: Role::Hit,
        }));
        let text = column.article.as_ref().map_or("", |a| &a.text);
        column.lit = light_up(text, &lit);
    }
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

/// Wraps the columns on the screen, where width or marks changed; a hidden one keeps its old page.
fn settle_pages(state: &mut State) {
    let has_color = state.options.has_color;
    for place in state.layout.columns.clone() {
        let width = usize::from(place.text_cells());
        let column = &mut state.story.columns[place.column];
        let Some(article) = column.article.clone() else {
            continue;
        };
        let is_current = column.page.width_cells() == width && !column.page.rows().is_empty();
        if is_current && has_color {
            continue;
        }
        let marked = if has_color {
            BTreeMap::new()
        } else {
            marked_spans(&article, &column.lit)
        };
        let page = Page::new(&article, width, &marked);
        if page != column.page {
            swap_page(column, page);
        }
    }
}

/// Wraps all columns without room for characters around marked words: there are colours now.
pub(super) fn wrap_without_marks(state: &mut State) {
    for column in &mut state.story.columns {
        let Some(article) = column.article.clone() else {
            continue;
        };
        let page = Page::new(&article, column.page.width_cells(), &BTreeMap::new());
        swap_page(column, page);
    }
}

/// Puts a new page in place, the statement at the top where it was.
fn swap_page(column: &mut Column, page: Page) {
    let at = column.page.statement_at(column.top.max(0));
    let inside = at.map_or(0, |s| column.top - rows_i64(column.page.first_row(s)));
    if let Some(statement) = at {
        let height = rows_i64(page.height(statement));
        column.top = rows_i64(page.first_row(statement)) + inside.min(height - 1);
    }
    column.page = page;
    column.density = Density::default();
}

/// Marked spans by the statement they stand in.
fn marked_spans(article: &Article, lit: &[Lit]) -> BTreeMap<StatementId, Vec<Span>> {
    let mut by_statement: BTreeMap<StatementId, Vec<Span>> = BTreeMap::new();
    for (id, statement) in article.statement_ids().zip(&article.statements) {
        let from = lit.partition_point(|l| l.span.end <= statement.span.start);
        let inside = lit[from..]
            .iter()
            .take_while(|l| l.span.start < statement.span.end);
        let spans: Vec<Span> = inside.map(|l| l.span).collect();
        if !spans.is_empty() {
            by_statement.insert(id, spans);
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
