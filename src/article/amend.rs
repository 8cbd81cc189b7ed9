//! What a reader has set about an article by hand, which counts more than all that its page says.
//!
//! Blocks are named by their letters, not by their number: a page that has changed elsewhere is still
//! amended. All blocks of the same letters are meant, since a prompt that stands in a page twice is
//! as much or as little a part of the article both times.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::metadata::is_same_name;
use super::{Article, Note};
use crate::text::letters;

/// Why a block went that no sign marks.
pub const TAKEN_OUT: &str = "taken out by you";

/// What a reader has set about one article.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Amendments {
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Its place among the articles of the story; those without one follow.
    pub rank: Option<usize>,
    /// The groups of outlets that it may belong to.
    pub groups: Vec<OutletGroup>,
    /// Letters of blocks that stay; see [`Amendments::set_block`].
    pub put_back: BTreeSet<String>,
    /// Letters of blocks that go.
    pub taken_out: BTreeSet<String>,
}

/// Outlets that a reader has put together under a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct OutletGroup {
    /// What to call them.
    pub name: String,
    /// Names of outlets, or paths of articles.
    pub members: Vec<String>,
}

impl Amendments {
    /// Puts the blocks of such words back, or takes them out.
    pub fn set_block(&mut self, text: &str, is_kept: bool) {
        let (into, from) = if is_kept {
            (&mut self.put_back, &mut self.taken_out)
        } else {
            (&mut self.taken_out, &mut self.put_back)
        };
        let letters = letters(text);
        from.remove(&letters);
        into.insert(letters);
    }

    /// Tells whether a block that cleaning takes out is to stay.
    pub(super) fn is_put_back(&self, text: &str) -> bool {
        !self.put_back.is_empty() && self.put_back.contains(&letters(text))
    }

    /// Tells whether a block that cleaning keeps is to go.
    pub(super) fn is_taken_out(&self, text: &str) -> bool {
        !self.taken_out.is_empty() && self.taken_out.contains(&letters(text))
    }

    /// Says what of an article is by the reader, so that nobody takes it for the page's own word.
    pub(super) fn note(&self, article: &Article) -> Option<Note> {
        let paragraphs = article.paragraphs.iter();
        let put_back = paragraphs
            .filter(|p| self.is_put_back(p.span.of(&article.text)))
            .count();
        let removed = article.removed.iter();
        let taken_out = removed.filter(|r| r.reason == TAKEN_OUT).count();
        let blocks = |count: usize, what: &str| match count {
            0 => None,
            1 => Some(format!("1 block {what}")),
            n => Some(format!("{n} blocks {what}")),
        };
        let set = [
            self.outlet.as_ref().map(|_| "outlet set".to_owned()),
            self.title.as_ref().map(|_| "title set".to_owned()),
            self.published.map(|_| "date set".to_owned()),
            blocks(put_back, "put back"),
            blocks(taken_out, "taken out"),
        ];
        let set: Vec<String> = set.into_iter().flatten().collect();
        let text = format!("by hand: {}", set.join(", "));
        (!set.is_empty()).then_some(Note { text })
    }

    /// Names of the groups that an article belongs to, by its outlet or its path.
    pub(super) fn groups_of(&self, article: &Article) -> Vec<String> {
        let is_it = |member: &String| {
            is_same_name(member, &article.outlet)
                || *member == article.outlet
                || *member == article.path
        };
        let groups = self.groups.iter();
        let own = groups.filter(|group| group.members.iter().any(is_it));
        own.map(|group| group.name.clone()).collect()
    }
}
