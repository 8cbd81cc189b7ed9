//! A list or sheet that is longer than the screen: which row is chosen, which is on top.

/// Chosen row and scroll of a view that has rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Rows {
    /// The chosen row; where nothing is chosen, the same as `top`.
    pub chosen: usize,
    /// The row at the top of the body.
    pub top: usize,
}

/// A move through rows, or through the statements of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many on (below zero: back).
    By(i64),
    /// So many halves of a screen.
    HalfScreens(i64),
    /// To the row with this number, from zero.
    To(usize),
    /// To the last.
    ToLast,
}

impl Rows {
    /// Moves the chosen row of a list and keeps it on the screen.
    pub fn choose(&mut self, step: Step, count: usize, height: usize) {
        self.chosen = step.apply(self.chosen, count, height);
        self.top = self
            .top
            .clamp((self.chosen + 1).saturating_sub(height.max(1)), self.chosen);
    }

    /// Scrolls a sheet in which nothing is chosen.
    pub fn scroll(&mut self, step: Step, count: usize, height: usize) {
        let tops = count.saturating_sub(height) + 1;
        self.top = step.apply(self.top, tops, height);
        self.chosen = self.top;
    }
}

impl Step {
    /// The row that a step from row `at` of `count` leads to.
    pub fn apply(self, at: usize, count: usize, height: usize) -> usize {
        let half = i64::try_from(height / 2).unwrap_or(1).max(1);
        let last = count.saturating_sub(1);
        let by = |rows: i64| {
            let target = i64::try_from(at).unwrap_or(i64::MAX).saturating_add(rows);
            usize::try_from(target.max(0)).unwrap_or(last)
        };
        let target = match self {
            Step::By(rows) => by(rows),
            Step::HalfScreens(halves) => by(half.saturating_mul(halves)),
            Step::To(row) => row,
            Step::ToLast => last,
        };
        target.min(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_row_stays_on_screen() {
        let mut rows = Rows::default();
        rows.choose(Step::By(7), 10, 5);
        assert_eq!((rows.chosen, rows.top), (7, 3));
        rows.choose(Step::By(-9), 10, 5);
        assert_eq!((rows.chosen, rows.top), (0, 0));
    }

    #[test]
    fn sheet_never_scrolls_past_its_end() {
        let mut rows = Rows::default();
        rows.scroll(Step::ToLast, 10, 4);
        assert_eq!(rows.top, 6);
        rows.scroll(Step::By(5), 3, 4);
        assert_eq!(rows.top, 0);
    }
}
