//! Whether two details are about the same thing: by the words that stand around them.

use super::Details;
use super::stem::Stem;

/// How many words before and after a detail tell what it is about.
const REACH_WORDS: usize = 5;

/// The content stems around a detail, nearest first, up to the next detail of its kind.
pub(super) struct Context<'a> {
    stems: Vec<&'a Stem>,
}

impl<'a> Context<'a> {
    /// Reads the words around `first..end`; `walls` are the places of other details, which end it.
    pub(super) fn around(
        details: &'a Details<'_>,
        first: usize,
        end: usize,
        walls: &[(usize, usize)],
    ) -> Self {
        let is_wall = |place: usize| walls.iter().any(|w| (w.0..w.1).contains(&place));
        let after = (end..details.words.len())
            .take(REACH_WORDS)
            .take_while(|p| !is_wall(*p));
        let before = (0..first)
            .rev()
            .take(REACH_WORDS)
            .take_while(|p| !is_wall(*p));
        let stems = after.chain(before).map(|p| &details.stems[p]);
        Context {
            stems: stems.filter(|s| !s.is_empty()).collect(),
        }
    }

    /// How many of the stems the other context has too, the same or a synonym.
    pub(super) fn shared_with(&self, other: &Context<'_>) -> usize {
        let is_known = |s: &&&Stem| other.stems.iter().any(|o| s.is_like(o));
        self.stems.iter().filter(is_known).count()
    }
}
