//! The density strip: a page seen from afar, one cell a stretch of rows.
//!
//! Beside each column it says where shared, differing and single statements stand and which part of the
//! page is on the screen, and takes the reader there. A statement counts where it begins. Where a
//! stretch holds several, one that differs wins, since those are few and what readers look for; else
//! what most of them are; of as many shared as single, shared. A page that fits keeps a cell a row.

use std::ops::Range;

use super::{Mark, Page};
use crate::article::StatementId;

/// What a stretch of a page mostly holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Dense {
    /// No statement begins in it that claims anything.
    #[default]
    Blank,
    /// Statements that other outlets make too.
    Same,
    /// Statements that only this outlet makes.
    Single,
    /// A statement on which outlets differ.
    Differs,
}

impl Dense {
    /// The sign in the strip, heavy where the stretch is on the screen.
    ///
    /// A line; with a tick towards the column for what is shared, broken for what stands alone, and a block
    /// for what differs. Calm, for it stands beside everything that is read; not the signs of the gutter,
    /// since the gutter of the next column stands right beside the strip.
    pub fn sign(self, is_on_screen: bool) -> &'static str {
        match (self, is_on_screen) {
            (Dense::Blank, false) => "│",
            (Dense::Same, false) => "┤",
            (Dense::Single, false) => "┆",
            (Dense::Differs, false) => "▌",
            (Dense::Blank, true) => "┃",
            (Dense::Same, true) => "┫",
            (Dense::Single, true) => "┇",
            (Dense::Differs, true) => "█",
        }
    }

    fn of(mark: Mark) -> Dense {
        match mark {
            Mark::Same(_) => Dense::Same,
            Mark::Single => Dense::Single,
            Mark::Differs(_) => Dense::Differs,
            Mark::Blank | Mark::Weak => Dense::Blank,
        }
    }
}

/// A strip of one column.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Density {
    cells: Vec<Dense>,
    page_rows: usize,
}

impl Density {
    /// Goes through the statements once; `height` is how many cells the strip has.
    pub fn new(page: &Page, marks: &[Mark], height: usize) -> Density {
        let mut density = Density {
            cells: Vec::new(),
            page_rows: page.row_count(),
        };
        let mut counts = vec![[0usize; 4]; height];
        for (number, mark) in marks.iter().enumerate() {
            let row = page.first_row(StatementId(number));
            if let Some(count) = counts.get_mut(density.cell_of(row, height)) {
                count[Dense::of(*mark) as usize] += 1;
            }
        }
        let most = |[_, same, single, differs]: &[usize; 4]| match () {
            () if *differs > 0 => Dense::Differs,
            () if single > same => Dense::Single,
            () if *same > 0 => Dense::Same,
            () => Dense::Blank,
        };
        density.cells = counts.iter().map(most).collect();
        density
    }

    /// Its cells, from the top.
    pub fn cells(&self) -> &[Dense] {
        &self.cells
    }

    /// The cell that stands for a row of the page.
    fn cell_of(&self, row: usize, height: usize) -> usize {
        if self.page_rows <= height {
            row
        } else {
            row * height / self.page_rows
        }
    }

    /// The rows of the page that a cell stands for.
    pub fn rows_of(&self, cell: usize) -> Range<usize> {
        let height = self.cells.len();
        if self.page_rows <= height {
            let row = cell.min(self.page_rows);
            return row..(row + 1).min(self.page_rows);
        }
        let first = |cell: usize| (cell * self.page_rows).div_ceil(height.max(1));
        first(cell)..first(cell + 1).min(self.page_rows)
    }

    /// Tells whether a cell stands for rows on the screen, whose first is `top`; of a page that is on
    /// the screen from end to end nothing stands out.
    pub fn is_on_screen(&self, cell: usize, top: i64) -> bool {
        let from = usize::try_from(top).unwrap_or(0);
        let height = i64::try_from(self.cells.len()).unwrap_or(i64::MAX);
        let end = usize::try_from(top.saturating_add(height)).unwrap_or(0);
        let rows = self.rows_of(cell);
        let is_whole = from == 0 && end >= self.page_rows;
        !is_whole && rows.start < end && from < rows.end
    }

    /// The statement that a click on a cell asks for: the first that has the cell's sign, else the one
    /// that is shown there.
    pub fn statement_at(&self, cell: usize, page: &Page, marks: &[Mark]) -> Option<StatementId> {
        let dense = self.cells.get(cell).copied().unwrap_or_default();
        let rows = self.rows_of(cell);
        let mut begun = page.statements_in(rows.clone());
        let has_sign = |id: &StatementId| marks.get(id.0).is_some_and(|m| Dense::of(*m) == dense);
        let sought = begun.find(has_sign).filter(|_| dense != Dense::Blank);
        let row = i64::try_from(rows.start).unwrap_or(i64::MAX);
        sought.or_else(|| page.statement_at(row))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::article::{Source, read};

    /// A page of so many one-row paragraphs after the headline.
    fn page(paragraphs: usize) -> Page {
        let rained = (0..paragraphs)
            .map(|n| vec!["\n\nIt rained ".to_owned(), n.to_string(), ".".to_owned()]);
        let body = rained.flatten().collect::<String>();
        let source = Source::new("a.txt", format!("The weather in May{body}"));
        Page::new(&Arc::new(read(&source)), 30, &BTreeMap::new())
    }

    fn signs(density: &Density, top: i64) -> String {
        let cells = density.cells().iter().enumerate();
        cells
            .map(|(n, dense)| dense.sign(density.is_on_screen(n, top)))
            .collect()
    }

    const MARKS: [Mark; 5] = [
        Mark::Blank,
        Mark::Same(2),
        Mark::Single,
        Mark::Differs(2),
        Mark::Single,
    ];

    #[test]
    fn page_that_fits_has_a_cell_a_row() {
        let density = Density::new(&page(4), &MARKS, 12);
        assert_eq!(signs(&density, 0), "││┤│┆│▌│┆│││");
    }

    #[test]
    fn longer_page_is_summed_up_and_differences_win() {
        let density = Density::new(&page(4), &MARKS, 3);
        assert_eq!(signs(&density, 6), "┤┆█");
        assert_eq!(density.rows_of(1), 3..6);
    }

    #[test]
    fn every_row_of_a_page_has_its_cell() {
        for height in 1..12 {
            let density = Density::new(&page(4), &MARKS, height);
            let rows = (0..height).flat_map(|cell| density.rows_of(cell));
            assert!(rows.eq(0..9), "{height}");
        }
    }

    #[test]
    fn click_leads_to_the_statement_with_the_sign() {
        let page = page(4);
        let density = Density::new(&page, &MARKS, 3);
        assert_eq!(density.statement_at(2, &page, &MARKS), Some(StatementId(3)));
        assert_eq!(density.statement_at(0, &page, &MARKS), Some(StatementId(1)));
    }

    #[test]
    fn empty_page_and_no_height_are_no_panic() {
        let density = Density::new(&Page::default(), &[], 0);
        assert!(density.cells().is_empty() && density.rows_of(0).is_empty());
        assert_eq!(density.statement_at(7, &Page::default(), &[]), None);
    }
}
