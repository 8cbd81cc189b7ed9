//! Passages: the lines that belong together, view by view.
//!
//! A passage is a statement with its twins, a claim with its wordings, a result of Find, a story of the
//! list, a block that cleaning took out, or, of a sheet, one row. They are laid out one at a time, when
//! they come onto the screen.

use super::lines::{Lines, plain};
use super::words::{claim_words, coverage, standing_words, statement_words, wording_words};
use super::{Line, Spot};
use crate::app::settle::rows_i64;
use crate::app::{
    Column, ListedArticle, Place, State, StoryRow, View, article_at, background_words, counts_of,
    is_compared, why_empty,
};
use crate::article::StatementId;
use crate::claims::StatementRef;
use crate::comparison::Comparison;
use crate::page::{OutletSays, Says, says_of};

/// The passages of the view that is shown.
pub(super) struct Passages<'a> {
    state: &'a State,
    view: View,
    width_cells: usize,
}

impl<'a> Passages<'a> {
    pub(super) fn of(state: &'a State) -> Passages<'a> {
        Passages {
            state,
            view: state.shown_view(),
            width_cells: usize::from(state.size.width_cells).max(1),
        }
    }

    /// How many there are; where there is nothing, one says so.
    pub(super) fn count(&self) -> usize {
        let state = self.state;
        let count = match self.view {
            View::Compare | View::Focus => state.story.focus().map_or(0, Column::statement_count),
            View::Claims => state.grid.rows.len(),
            View::Find => state.find.found.rows.len(),
            View::Stories => state.story_list.rows.len(),
            _ if !state.sheet.stops.is_empty() => state.sheet.stops.len(),
            _ => state.sheet.rows.len(),
        };
        count.max(1)
    }

    /// The chosen one.
    pub(super) fn chosen(&self) -> usize {
        let chosen = if self.view.is_text() {
            self.state.story.cursor.statement.0
        } else {
            self.state.rows_of(self.view).chosen
        };
        chosen.min(self.count() - 1)
    }

    /// Its lines, at least one.
    pub(super) fn lines(&self, passage: usize) -> Vec<Line> {
        let mut lines = Lines::new(self.width_cells);
        let state = self.state;
        match self.view {
            View::Compare | View::Focus => self.add_statement(&mut lines, StatementId(passage)),
            View::Claims => self.add_claim(&mut lines, passage),
            View::Find => self.add_result(&mut lines, passage),
            View::Stories => self.add_story(&mut lines, passage),
            _ => {
                for row in state
                    .sheet
                    .rows
                    .get(self.sheet_rows(passage))
                    .unwrap_or(&[])
                {
                    lines.add(&plain(row), None);
                }
            }
        }
        lines.finish()
    }

    /// The nearest spot that there is.
    pub(super) fn clamp(&self, spot: Spot) -> Spot {
        let passage = spot.passage.min(self.count() - 1);
        let last = self.lines(passage).len() - 1;
        Spot {
            passage,
            line: spot.line.min(last),
        }
    }

    /// So many lines on from a spot, or back.
    pub(super) fn walk(&self, from: Spot, by: i64) -> Spot {
        let mut at = from;
        let mut left = by;
        while left > 0 {
            let after = rows_i64(self.lines(at.passage).len() - 1 - at.line);
            if left <= after {
                at.line += usize::try_from(left).unwrap_or(0);
                return at;
            }
            if at.passage + 1 == self.count() {
                at.line = self.lines(at.passage).len() - 1;
                return at;
            }
            left -= after + 1;
            at = Spot {
                passage: at.passage + 1,
                line: 0,
            };
        }
        while left < 0 {
            let before = rows_i64(at.line);
            if -left <= before {
                at.line -= usize::try_from(-left).unwrap_or(0);
                return at;
            }
            if at.passage == 0 {
                return Spot::default();
            }
            left += before + 1;
            at.passage -= 1;
            at.line = self.lines(at.passage).len() - 1;
        }
        at
    }

    /// The top of the page with `at` on it: the page as it is, if the cursor's passage is whole on it.
    pub(super) fn turned(&self, top: Spot, at: Spot, height: usize) -> Spot {
        let top = self.clamp(top);
        let own = self.lines(at.passage).len();
        let fits = own <= height;
        let (first, last) = if fits {
            (0, own - 1)
        } else {
            (at.line, at.line)
        };
        let first = Spot { line: first, ..at };
        let last = Spot { line: last, ..at };
        let bottom = self.walk(top, rows_i64(height) - 1);
        if first < top {
            self.walk(last, 1 - rows_i64(height))
        } else if last > bottom {
            first
        } else {
            top
        }
    }

    /// The lines of a page.
    pub(super) fn spots_from(&self, top: Spot, height: usize) -> Vec<(Spot, Line)> {
        let mut spots = Vec::new();
        for passage in top.passage..self.count() {
            let skipped = if passage == top.passage { top.line } else { 0 };
            let lines = self.lines(passage).into_iter().enumerate().skip(skipped);
            spots.extend(lines.map(|(line, text)| (Spot { passage, line }, text)));
            if spots.len() >= height {
                break;
            }
        }
        spots.truncate(height);
        spots
    }

    /// Rows of a sheet that make one passage; what stands before the first stop goes with it.
    fn sheet_rows(&self, passage: usize) -> std::ops::Range<usize> {
        let sheet = &self.state.sheet;
        if sheet.stops.is_empty() {
            return passage..passage + 1;
        }
        let start = if passage == 0 {
            0
        } else {
            sheet.stops.get(passage).copied().unwrap_or(0)
        };
        let end = sheet.stops.get(passage + 1).copied();
        start..end.unwrap_or(sheet.rows.len())
    }

    fn add_statement(&self, lines: &mut Lines, statement: StatementId) {
        let story = &self.state.story;
        let place = Place {
            column: story.cursor.column,
            statement,
        };
        let Some(article) = story.focus_article() else {
            self.add_waiting(lines);
            return;
        };
        let Some(own) = article.statements.get(statement.0) else {
            lines.add("nothing to read in this article", None);
            return;
        };
        lines.add(&statement_words(self.state, place), Some(place));
        lines.add(own.span.of(&article.text), Some(place));
        if let (Some(comparison), Some(reference)) = (&story.comparison, story.reference(place)) {
            let said = says_of(comparison, &story.index, reference);
            self.add_answers(lines, comparison, (reference, &said));
        }
    }

    /// What each other outlet says to a statement, a line each; the silent ones on the last.
    fn add_answers(
        &self,
        lines: &mut Lines,
        comparison: &Comparison,
        (statement, said): (StatementRef, &[OutletSays]),
    ) {
        let story = &self.state.story;
        for answer in said {
            let Some(twin) = answer.twin.filter(|_| answer.says != Says::Silent) else {
                continue;
            };
            let words = standing_words(self.state, comparison, statement, answer);
            let text = comparison.text(twin);
            lines.add(&format!("{words}: {text}"), story.place(twin));
        }
        let silent = said.iter().filter(|a| a.says == Says::Silent);
        let silent: Vec<&str> = silent.map(|a| story.outlet(a.article)).collect();
        if !silent.is_empty() && silent.len() < said.len() {
            lines.add(&format!("Silent: {}", silent.join(", ")), None);
        }
    }

    fn add_waiting(&self, lines: &mut Lines) {
        let story = &self.state.story;
        match story.focus() {
            Some(column) => lines.add(&format!("{}, being read", column.path), None),
            None if story.is_opening => lines.add("opening the story", None),
            None => lines.add("nothing to read here", None),
        }
        for failure in &story.failures {
            let words = format!("not opened: {}: {}", failure.path, failure.reason);
            lines.add(&words, None);
        }
    }

    fn add_claim(&self, lines: &mut Lines, number: usize) {
        let state = self.state;
        let story = &state.story;
        let row = state.grid.rows.get(number);
        let (Some(comparison), Some(row)) = (&story.comparison, row) else {
            lines.add(&why_empty(state), None);
            return;
        };
        let Some(claim) = comparison.claims.get(row.claim.0) else {
            return;
        };
        let lead = story.place(claim.lead);
        lines.add(&claim_words(state, comparison, number, claim), lead);
        for member in &claim.members {
            let words = wording_words(state, row, *member, *member == claim.lead);
            let text = comparison.text(*member);
            lines.add(&format!("{words}: {text}"), story.place(*member));
        }
        let columns = story.columns.iter().zip(&row.cells);
        let silent = columns.filter(|(_, says)| **says == Says::Silent);
        let silent: Vec<&str> = silent.map(|(column, _)| column.name()).collect();
        if !silent.is_empty() {
            lines.add(&format!("Silent: {}", silent.join(", ")), None);
        }
    }

    fn add_result(&self, lines: &mut Lines, number: usize) {
        let state = self.state;
        let story = &state.story;
        let found = &state.find.found;
        let (Some(comparison), Some(row)) = (&story.comparison, found.rows.get(number)) else {
            for line in &state.find.sheet.lines {
                lines.add(&plain(&line.pieces), None);
            }
            return;
        };
        let head = format!("result {} of {}", number + 1, found.rows.len());
        let claim = comparison.claims.get(row.claim.0);
        let said = claim.map(|claim| coverage(comparison, claim));
        let outlet = |statement: StatementRef| story.outlet(statement.article);
        let words: Vec<String> = [Some(head), said].into_iter().flatten().collect();
        let (words, name) = (words.join(", "), outlet(row.best));
        let text = comparison.text(row.best);
        lines.add(&format!("{words}, {name}: {text}"), story.place(row.best));
        let others = row.cells.iter().flatten();
        let others = others.filter(|cell| cell.statement != row.best);
        let (hits, twins): (Vec<_>, Vec<_>) = others.partition(|cell| cell.is_hit);
        for cell in hits.into_iter().chain(twins) {
            let word = if cell.is_hit { "" } else { ", twin" };
            let (name, text) = (outlet(cell.statement), comparison.text(cell.statement));
            let place = story.place(cell.statement);
            lines.add(&format!("{name}{word}: {text}"), place);
        }
    }

    fn add_story(&self, lines: &mut Lines, number: usize) {
        let state = self.state;
        let listed = &state.story_list.rows;
        if let Some(StoryRow::Article(story, place)) = listed.get(number) {
            let words = article_at(state, *story, *place).map_or(String::new(), article_words);
            lines.add(&words, None);
            return;
        }
        let story = listed.get(number).map(|row| row.story());
        let story = story.and_then(|n| Some((n, state.stories.get(n)?)));
        let Some((story, name)) = story else {
            let words = background_words(state).filter(|_| state.story_list.sought.is_empty());
            let none = || "no story of this name; Esc lists all".to_owned();
            lines.add(&words.unwrap_or_else(none), None);
            return;
        };
        let mut words = vec![format!(
            "{}, story {} of {}",
            name.name,
            number + 1,
            listed.len()
        )];
        match (counts_of(state, story), name.source_count) {
            (Some(counts), _) => {
                words.push(format!(
                    "{} articles of {} outlets",
                    counts.articles, counts.outlets
                ));
                if is_compared(state, story) {
                    words.push(format!(
                        "{} claims shared, {} differ",
                        counts.shared, counts.differing
                    ));
                }
                words.extend(Some(counts.days_words()).filter(|days| !days.is_empty()));
            }
            (None, 1) => words.push("1 article".to_owned()),
            (None, count) => words.push(format!("{count} articles")),
        }
        lines.add(&words.join(", "), None);
    }
}

/// `"Ferry burns, The Heron, 2024-05-06, here by hand"`
fn article_words(article: &ListedArticle) -> String {
    let mut words = vec![article.name().to_owned(), article.outlet.clone()];
    words.extend(article.published.map(|day| day.to_string()));
    words.extend(article.is_by_hand.then(|| "here by hand".to_owned()));
    words.join(", ")
}
