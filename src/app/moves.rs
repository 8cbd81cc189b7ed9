//! Where the statements of an article are after its text has changed.
//!
//! By their words, not by their numbers: a paragraph that was put in above moves every number. What both
//! texts begin or end with keeps its place from that end; a statement in between is looked for as it
//! stands, then as the one that shares the most words with it. One that is gone leads to the next that is
//! still there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Column, Place, Story};
use crate::article::{Article, StatementId};

/// Share of words, counted over both, from which one statement is another put anew. Lower, and the
/// cursor lands on some other sentence about the same people.
const ALIKE: f64 = 0.5;

/// The columns of a story before and after it was read again.
pub(super) struct StoryMoves<'a> {
    /// For each old column the new one of the same path, if there is one.
    columns: Vec<Option<(usize, Option<Moves<'a>>)>>,
}

impl<'a> StoryMoves<'a> {
    pub(super) fn new(old: &'a Story, new: &'a Story) -> StoryMoves<'a> {
        let to = |was: &'a Column| {
            let at = new.columns.iter().position(|is| is.path == was.path)?;
            let articles = was
                .article
                .as_deref()
                .zip(new.columns[at].article.as_deref());
            Some((at, articles.map(|(was, is)| Moves::new(was, is))))
        };
        StoryMoves {
            columns: old.columns.iter().map(to).collect(),
        }
    }

    /// Where a place is now; the beginning, where its column is gone.
    pub(super) fn moved(&self, place: Place) -> Place {
        match self.columns.get(place.column) {
            Some(Some((column, moves))) => Place {
                column: *column,
                statement: moves
                    .as_ref()
                    .map_or(place.statement, |moves| moves.moved(place.statement)),
            },
            Some(None) => Place::default(),
            None => place,
        }
    }
}

/// The statements of an article before and after a change.
struct Moves<'a> {
    old: Vec<&'a str>,
    new: Vec<&'a str>,
    same_start: usize,
    same_end: usize,
    /// Where each text stands in the new article.
    places: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Moves<'a> {
    fn new(was: &'a Article, is: &'a Article) -> Moves<'a> {
        let (old, new) = (texts(was), texts(is));
        let same_start = old.iter().zip(&new).take_while(|(x, y)| x == y).count();
        let ends = old.iter().rev().zip(new.iter().rev());
        let rest = old.len().min(new.len()) - same_start;
        let same_end = ends.take(rest).take_while(|(x, y)| x == y).count();
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, text) in new.iter().enumerate() {
            places.entry(text).or_default().push(at);
        }
        Moves {
            old,
            new,
            same_start,
            same_end,
            places,
        }
    }

    /// Where a statement of the old text is now.
    fn moved(&self, id: StatementId) -> StatementId {
        let last = self.new.len().saturating_sub(1);
        let at = id.0.min(self.old.len().saturating_sub(1));
        let found = self.kept(at).or_else(|| self.reworded(at));
        let after = || (at + 1..self.old.len()).find_map(|later| self.kept(later));
        let before = || {
            (0..at)
                .rev()
                .find_map(|earlier| Some(self.kept(earlier)? + 1))
        };
        let moved = found.or_else(after).or_else(before);
        StatementId(moved.unwrap_or(0).min(last))
    }

    /// Where a statement stands now, word for word.
    fn kept(&self, at: usize) -> Option<usize> {
        if at < self.same_start {
            return Some(at);
        }
        if at + self.same_end >= self.old.len() {
            return Some(at + self.new.len() - self.old.len());
        }
        let places = self.places.get(self.old.get(at)?)?;
        places
            .iter()
            .copied()
            .min_by_key(|place| place.abs_diff(at))
    }

    /// The statement of what has changed that shares the most words with one that is gone.
    fn reworded(&self, at: usize) -> Option<usize> {
        let own = words(self.old.get(at)?);
        let changed = self.same_start..self.new.len() - self.same_end;
        let alike = changed.map(|place| (place, likeness(&own, &words(self.new[place]))));
        let best = alike.max_by(|(x, one), (y, other)| {
            let nearer = y.abs_diff(at).cmp(&x.abs_diff(at));
            one.total_cmp(other).then(nearer).then(y.cmp(x))
        });
        best.filter(|(_, share)| *share >= ALIKE)
            .map(|(place, _)| place)
    }
}

fn texts(article: &Article) -> Vec<&str> {
    let ids = article.statement_ids();
    ids.map(|id| article.statement_text(id)).collect()
}

/// `"The mill, he said"` -> `{"he", "mill", "said", "the"}`
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Share of the words of both that both have: 1 where they are the same.
fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let both = one.intersection(other).count();
    2.0 * both as f64 / (one.len() + other.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::super::fixture::article;
    use super::*;

    /// Where each statement of one text is in the other.
    fn moved(old: &[&str], new: &[&str]) -> Vec<usize> {
        let (old, new) = (article(&[old]), article(&[new]));
        let moves = Moves::new(&old, &new);
        old.statement_ids().map(|id| moves.moved(id).0).collect()
    }

    #[test]
    fn statements_below_a_new_one_move_down() {
        assert_eq!(
            moved(&["A.", "B.", "C."], &["A.", "New.", "B.", "C."]),
            [0, 2, 3]
        );
        assert_eq!(
            moved(&["A.", "B.", "C."], &["New.", "A.", "B.", "C.", "End."]),
            [1, 2, 3]
        );
    }

    #[test]
    fn statement_that_is_gone_leads_to_the_next() {
        assert_eq!(moved(&["A.", "B.", "C."], &["A.", "C."]), [0, 1, 1]);
        assert_eq!(moved(&["A.", "B.", "C."], &["New.", "B."]), [1, 1, 1]);
        assert_eq!(moved(&["A.", "B."], &[]), [0, 0]);
    }

    #[test]
    fn reworded_statement_is_found_by_its_words() {
        let old = [
            "Head.",
            "Two mills burned in Tarn on Monday.",
            "It rained.",
            "Nobody was hurt.",
        ];
        let new = [
            "Title.",
            "It snowed.",
            "Three mills burned in Tarn on Monday night.",
            "A new end.",
        ];
        assert_eq!(moved(&old, &new)[1], 2);
    }

    #[test]
    fn paragraph_that_changed_places_is_followed() {
        assert_eq!(
            moved(&["A.", "B.", "C.", "D."], &["C.", "A.", "B.", "D."]),
            [1, 2, 0, 3]
        );
    }

    #[test]
    fn repeated_statement_stays_with_the_nearest() {
        assert_eq!(
            moved(&["A.", "X.", "B.", "X.", "C."], &["X.", "B.", "X."]),
            [0, 0, 1, 2, 2]
        );
    }
}
