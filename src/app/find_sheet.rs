//! Lays out what Find found: a result is a statement, with each outlet's wording in its own column, or,
//! where the columns would be too narrow, one wording under the other.
//!
//! ```text
//!  words> injured !crew                                  3 results, 6 of 61 statements
//!     Harbor Times          │ Daily Ledger         │ North Wire
//!  ≠3▌ twin: At least 14    │ 19 passengers were   │ ·
//!    ▌ people were hurt.    │ injured.             │
//! ```
//!
//! Only results on the screen are laid out, so a keystroke costs the same for ten and for a thousand.

use super::sheet::piece;
use super::{Piece, Sheet, State, Tone, View, find_preview};
use crate::page::{Lit, Mark, Role, fit_cells, merge_near, text_width};
use crate::search::{FindCell, FindRow};

/// A column with fewer cells of text is a ladder of words; then wordings stand one under the other.
const MIN_CELL_CELLS: usize = 21;
/// Rows of a wording in a column; a narrow column needs two more to show the words around a hit.
const CELL_ROWS: usize = 3;
const NARROW_CELL_ROWS: usize = 5;
/// From so many cells on, a column is no longer narrow.
const WIDE_CELLS: usize = 32;
/// Rows of a wording that has the whole width.
const STACKED_ROWS: usize = 2;
/// Widest that an outlet's name is shown before its wording.
const MAX_NAME_CELLS: usize = 14;
/// Cells left of the wordings: the claim's mark and the cursor bar, as over the articles.
pub const FIND_GUTTER_CELLS: usize = 5;
/// Between two columns.
const RULE: &str = "│ ";
/// Stands for an outlet that does not make the claim.
const SILENT: &str = "·";

/// One row of results on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FindLine {
    /// Number of the result it belongs to; none for headings and words about the search.
    pub result: Option<usize>,
    /// The claim's mark, on the first row of a result.
    pub mark: Mark,
    /// Tells whether the result was picked, on its first row.
    pub is_picked: bool,
    /// The words.
    pub pieces: Vec<Piece>,
}

/// The rows under the query.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FindSheet {
    /// The rows, from the second of the body on.
    pub lines: Vec<FindLine>,
}

impl FindSheet {
    /// How many results are on the screen.
    pub fn shown_results(&self) -> usize {
        let mut results: Vec<usize> = self.lines.iter().filter_map(|l| l.result).collect();
        results.dedup();
        results.len().max(1)
    }

    /// The result on a row of the body; the first row is the query's.
    pub fn result_at(&self, row: usize) -> Option<usize> {
        self.lines.get(row.checked_sub(1)?)?.result
    }
}

/// Lays out the results that fit, so that the chosen one is among them.
pub(super) fn settle_find(state: &mut State) {
    let preview = match state.find.found.rows.len() {
        0 => 0,
        _ => find_preview::rows(state.body_rows()),
    };
    let height = state.body_rows().saturating_sub(1 + preview);
    let mut rows = state.rows_of(View::Find);
    let count = state.find.found.rows.len();
    rows.chosen = rows.chosen.min(count.saturating_sub(1));
    rows.top = rows
        .top
        .clamp(rows.chosen.saturating_sub(height), rows.chosen);
    let grid = Grid::new(state);
    let mut lines = grid.heading();
    if count == 0 {
        lines = words_about(state);
    } else {
        let height = height.saturating_sub(lines.len());
        rows.top = first_result(&grid, rows.top, rows.chosen, height);
        for result in rows.top..count {
            if lines.len() > height {
                break;
            }
            lines.extend(grid.lines_of(result));
        }
        if preview > 0 {
            lines.resize(
                state.body_rows().saturating_sub(1 + preview),
                FindLine::default(),
            );
            lines.extend(grid.preview(rows.chosen, preview));
        }
    }
    state.find.sheet = FindSheet { lines };
    state.rows.insert(View::Find, rows);
}

/// The first result that leaves room for the chosen one.
fn first_result(grid: &Grid, top: usize, chosen: usize, height: usize) -> usize {
    let mut used = 0;
    let mut first = chosen;
    for result in (top..=chosen).rev() {
        used += grid.lines_of(result).len();
        if used > height && result < chosen {
            break;
        }
        first = result;
    }
    first
}

/// How results stand on the screen.
struct Grid<'a> {
    state: &'a State,
    /// Cells of each column; none where wordings stand one under the other.
    columns: Vec<usize>,
    width_cells: usize,
}

impl<'a> Grid<'a> {
    fn new(state: &'a State) -> Self {
        let width_cells = usize::from(state.size.width_cells).saturating_sub(FIND_GUTTER_CELLS);
        let count = state.story.columns.len().max(1);
        let room = width_cells.saturating_sub(text_width(RULE) * (count - 1));
        let each = room / count;
        let columns = if each >= MIN_CELL_CELLS {
            (0..count)
                .map(|c| each + usize::from(c < room % count))
                .collect()
        } else {
            Vec::new()
        };
        Grid {
            state,
            columns,
            width_cells: width_cells.max(1),
        }
    }

    fn heading(&self) -> Vec<FindLine> {
        if self.columns.len() < 2 || self.state.body_rows() < 8 {
            return Vec::new();
        }
        let columns = self.state.story.columns.iter().zip(&self.columns);
        let names = columns
            .map(|(column, width)| vec![piece(&fit_cells(column.name(), *width), Tone::Strong)]);
        vec![FindLine {
            pieces: side_by_side(names.collect(), &self.columns),
            ..FindLine::default()
        }]
    }

    fn lines_of(&self, result: usize) -> Vec<FindLine> {
        let row = &self.state.find.found.rows[result];
        let rows = if self.columns.is_empty() {
            self.stacked(row)
        } else {
            self.in_columns(row)
        };
        let mark = self.mark(row);
        let mut lines: Vec<FindLine> = rows
            .into_iter()
            .enumerate()
            .map(|(number, pieces)| FindLine {
                result: Some(result),
                mark: if number == 0 { mark } else { Mark::Blank },
                is_picked: number == 0 && self.state.find.picked.contains(&row.best),
                pieces,
            })
            .collect();
        if self.state.body_rows() >= 16 {
            lines.push(FindLine::default());
        }
        lines
    }

    /// The chosen result in its context, under a rule.
    fn preview(&self, chosen: usize, height: usize) -> Vec<FindLine> {
        let Some(row) = self.state.find.found.rows.get(chosen) else {
            return Vec::new();
        };
        let room = height.saturating_sub(1);
        let rows: Vec<Vec<Piece>> = if self.columns.is_empty() {
            let best = row.cells.get(row.best.article.0).and_then(Option::as_ref);
            best.map_or(Vec::new(), |cell| {
                find_preview::context(self.state, cell, self.width_cells, room)
            })
        } else {
            let cells = self.columns.iter().enumerate().map(|(column, width)| {
                let cell = self.cell(row, column);
                cell.map_or(Vec::new(), |cell| {
                    find_preview::context(self.state, cell, *width, room)
                })
            });
            let cells: Vec<Vec<Vec<Piece>>> = cells.collect();
            level(&cells, &self.columns)
        };
        let rule = vec![piece(&"─".repeat(self.width_cells), Tone::Faint)];
        let all = std::iter::once(rule).chain(rows);
        all.map(|pieces| FindLine {
            pieces,
            ..FindLine::default()
        })
        .collect()
    }

    fn mark(&self, row: &FindRow) -> Mark {
        let place = self.state.story.place(row.best);
        place.map_or(Mark::Blank, |p| {
            self.state.story.columns[p.column].mark(p.statement)
        })
    }

    /// The wording of a column, if there is one.
    fn cell(&self, row: &'a FindRow, column: usize) -> Option<&'a FindCell> {
        let article = self.state.story.columns.get(column)?.id?;
        row.cells.get(article.0)?.as_ref()
    }

    fn in_columns(&self, row: &'a FindRow) -> Vec<Vec<Piece>> {
        let cells: Vec<Vec<Vec<Piece>>> = (0..self.columns.len())
            .map(|column| match self.cell(row, column) {
                Some(cell) => {
                    let width = self.columns[column];
                    let rows = if width < WIDE_CELLS {
                        NARROW_CELL_ROWS
                    } else {
                        CELL_ROWS
                    };
                    self.wording(cell, width, rows)
                }
                None => vec![vec![piece(SILENT, Tone::Faint)]],
            })
            .collect();
        level(&cells, &self.columns)
    }

    fn stacked(&self, row: &'a FindRow) -> Vec<Vec<Piece>> {
        let names = self
            .state
            .story
            .columns
            .iter()
            .map(|c| text_width(c.name()));
        let widest = names.max().unwrap_or(0);
        let name_cells = widest.min(MAX_NAME_CELLS).min(self.width_cells / 3);
        let width = self.width_cells.saturating_sub(name_cells + 2).max(1);
        let mut rows = Vec::new();
        for (number, column) in self.state.story.columns.iter().enumerate() {
            let Some(cell) = self.cell(row, number) else {
                continue;
            };
            for (line, words) in self
                .wording(cell, width, STACKED_ROWS)
                .into_iter()
                .enumerate()
            {
                let name = if line == 0 { column.name() } else { "" };
                let name = piece(&fit_cells(name, name_cells), Tone::Strong);
                let mut pieces = padded(vec![name], name_cells + 2);
                pieces.extend(words);
                rows.push(pieces);
            }
        }
        rows
    }

    /// A wording, wrapped; the rows around the first hit where it is longer than `max_rows`.
    fn wording(&self, cell: &FindCell, width: usize, max_rows: usize) -> Vec<Vec<Piece>> {
        let comparison = self.state.story.comparison.as_ref();
        let text = comparison.map_or("", |c| c.text(cell.statement));
        let lit: Vec<Lit> = merge_near(&cell.spans, text)
            .into_iter()
            .map(|span| Lit {
                span,
                role: Role::Hit,
            })
            .collect();
        let mut sheet = Sheet::new(width.saturating_sub(1), self.state.options.has_color);
        if cell.is_hit {
            sheet.add_lit(text, &lit, Role::Body, 0);
        } else {
            sheet.add(&format!("twin: {text}"), Tone::Faint, 0);
        }
        let is_hit = |row: &Vec<Piece>| row.iter().any(|p| p.tone == Tone::Text(Role::Hit));
        let first_hit = sheet.rows.iter().position(is_hit).unwrap_or(0);
        let last_start = sheet.rows.len().saturating_sub(max_rows);
        let start = first_hit.saturating_sub(1).min(last_start);
        let is_cut = sheet.rows.len() > start + max_rows;
        let mut rows: Vec<Vec<Piece>> = sheet.rows.into_iter().skip(start).take(max_rows).collect();
        let ellipsis = || piece("…", Tone::Faint);
        if let Some(first) = rows.first_mut().filter(|_| start > 0) {
            first.insert(0, ellipsis());
        }
        if let Some(last) = rows.last_mut().filter(|r| is_cut && cells_of(r) < width) {
            last.push(ellipsis());
        }
        rows
    }
}

/// Rows of several columns, level with each other.
fn level(cells: &[Vec<Vec<Piece>>], widths: &[usize]) -> Vec<Vec<Piece>> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|number| {
            let level = cells.iter();
            let level = level.map(|c| c.get(number).cloned().unwrap_or_default());
            side_by_side(level.collect(), widths)
        })
        .collect()
}

fn cells_of(pieces: &[Piece]) -> usize {
    pieces.iter().map(|p| text_width(&p.text)).sum()
}

fn padded(mut pieces: Vec<Piece>, width_cells: usize) -> Vec<Piece> {
    let blank = width_cells.saturating_sub(cells_of(&pieces));
    pieces.push(piece(&" ".repeat(blank), Tone::Text(Role::Body)));
    pieces
}

fn side_by_side(cells: Vec<Vec<Piece>>, widths: &[usize]) -> Vec<Piece> {
    let mut row = Vec::new();
    for (number, (cell, width)) in cells.into_iter().zip(widths).enumerate() {
        if number > 0 {
            row.push(piece(RULE, Tone::Faint));
        }
        row.extend(padded(cell, *width));
    }
    row
}

/// What stands where there are no results: how to ask, what is missing, what comes near.
fn words_about(state: &State) -> Vec<FindLine> {
    let width = usize::from(state.size.width_cells).saturating_sub(FIND_GUTTER_CELLS);
    let mut sheet = Sheet::new(width, state.options.has_color);
    let find = &state.find;
    if state.story.columns.is_empty() && !state.story.is_opening {
        sheet.add("no story is open", Tone::Faint, 0);
    } else if state.story.comparison.is_none() {
        sheet.add(
            "links are still being found; the search waits for them",
            Tone::Faint,
            0,
        );
    } else if let Some(trouble) = &find.trouble {
        sheet.add(
            &format!("cannot be searched for: {trouble}"),
            Tone::Strong,
            0,
        );
    } else if find.found.query.is_empty() {
        for line in HOW_TO_ASK {
            sheet.add(line, Tone::Faint, 0);
        }
    } else {
        sheet.add("nothing found", Tone::Strong, 0);
        for word in &find.found.words {
            let what = match (word.statements, word.nearest.as_slice()) {
                (0, []) => "in no statement".to_owned(),
                (0, near) => format!("in no statement; near it: {}", near.join(", ")),
                (1, _) => "in 1 statement".to_owned(),
                (count, _) => format!("in {count} statements"),
            };
            sheet.add(&format!("{}: {what}", word.word), Tone::Text(Role::Body), 0);
        }
    }
    let rows = sheet.rows.into_iter();
    rows.map(|pieces| FindLine {
        pieces,
        ..FindLine::default()
    })
    .collect()
}

/// Shown while nothing is typed.
const HOW_TO_ASK: [&str; 9] = [
    "Words in any order; each may be cut short or have a typing error.",
    "'ban   'ban'     these letters as they stand; the whole word",
    "^the   end$      the statement begins, ends with it",
    "!crew            no word that begins with it",
    "bank | fund      one of the two",
    "\"much of a\"      these words in a row",
    "outlet:reuters   only this outlet",
    "in:quotes        only quotations; in:body, in:headlines",
    "twin: what another outlet says of the same in other words.",
];
