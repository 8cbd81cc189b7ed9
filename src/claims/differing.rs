//! Which candidates differ on one thing that both tell at length: see `differences/telling.rs`.
//!
//! Taking two statements apart for their details costs more than all other signs, so it is done only
//! where both quote some of the same words, have long figures a digit apart, or tell of an exchange.

use std::ops::Range;
use std::sync::Arc;

use super::StatementRef;
use super::candidates::{Candidate, Candidates};
use super::differences::{
    ArticleWords, Checkable, Details, QuotedParts, differ_on_one_thing, read_details,
};
use super::terms::{Makeup, StemId, StoryTerms};
use crate::article::Article;
use crate::threads::map_ranges;

/// Quotations with fewer stems in common are no one saying.
const SHARED_QUOTED_STEMS: usize = 2;

/// How many statements or pairs a thread looks at a time.
const AT_A_TIME: usize = 256;

/// Finds them, as indices into the list of candidates, ascending.
pub(super) fn find_differing(
    articles: &[Arc<Article>],
    story: &StoryTerms,
    candidates: &Candidates,
) -> Vec<usize> {
    let place = |number: usize| story.statements[number].statement;
    let text = |at: StatementRef| articles[at.article.0].statement_text(at.statement);
    let checkable = map_all(story.statements.len(), |number| {
        Checkable::of(text(place(number)))
    });
    let sayings: Vec<Vec<StemId>> = story.statements.iter().map(quoted_stems).collect();
    let may_differ = |pair: &Candidate| {
        let (a, b) = (pair.a(), pair.b());
        checkable[a].may_differ(&checkable[b]) || do_share_quoted(&sayings[a], &sayings[b])
    };
    let list = &candidates.list;
    let due = map_all(list.len(), |number| may_differ(&list[number]));
    let due: Vec<usize> = (0..list.len()).filter(|number| due[*number]).collect();
    let mut is_needed = vec![false; story.statements.len()];
    for number in &due {
        (is_needed[list[*number].a()], is_needed[list[*number].b()]) = (true, true);
    }
    let words: Vec<_> = articles.iter().map(|a| ArticleWords::new(a)).collect();
    let details: Vec<Option<Details<'_>>> = map_all(is_needed.len(), |number| {
        let at = place(number);
        is_needed[number].then(|| {
            let quotes = QuotedParts::new(&articles[at.article.0]).of(at.statement);
            read_details(Arc::clone(&words[at.article.0]), at.statement, quotes)
        })
    });
    let do_differ = map_all(due.len(), |number| {
        let pair = &list[due[number]];
        match (&details[pair.a()], &details[pair.b()]) {
            (Some(a), Some(b)) => differ_on_one_thing(a, b),
            _ => false,
        }
    });
    let differing = due
        .into_iter()
        .zip(do_differ)
        .filter(|(_, do_differ)| *do_differ);
    differing.map(|(number, _)| number).collect()
}

/// Makes something of every number below `count`, on several threads.
fn map_all<R: Send>(count: usize, make: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let parts = map_ranges(count, AT_A_TIME, |range: Range<usize>| {
        range.map(&make).collect::<Vec<R>>()
    });
    parts.into_iter().flatten().collect()
}

/// The stems that a statement quotes, ascending; none where they are too few to be a saying.
fn quoted_stems(statement: &Makeup) -> Vec<StemId> {
    if (statement.quoted as usize) < SHARED_QUOTED_STEMS {
        return Vec::new();
    }
    let quoted = statement.terms.iter().filter(|t| t.is_quoted);
    quoted.map(|t| t.stem).collect()
}

fn do_share_quoted(one: &[StemId], other: &[StemId]) -> bool {
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let mut others = other.iter().peekable();
    let is_shared = |stem: &&StemId| {
        while others.next_if(|other| other < stem).is_some() {}
        others.next_if(|other| other == stem).is_some()
    };
    one.iter().filter(is_shared).count() >= SHARED_QUOTED_STEMS
}
