//! Web pages: from HTML to the blocks that the other formats give, and what the page says of itself.
//!
//! ```text
//!  page ─ bound ─▶ copy within limits ─ parse ─▶ tree ─ page ─▶ all blocks, in order
//!                                                     ─ extract ─▶ which of them are the article
//!                                                     ─ describe ─▶ title, outlet, author, day, address
//! ```
//!
//! Blocks that are not the article are kept with a reason, so that the reader can see them; the clutter
//! pass that every format shares runs behind, over those that are.

mod bound;
mod charset;
mod describe;
mod elements;
mod extract;
mod json_ld;
mod page;
mod places;
mod tags;
mod wall;

use std::collections::BTreeSet;

use dom_query::{Document, NodeId};

use super::blocks::{Block, OUTSIDE, Shape, Standing};
use super::clean::clean;
use super::metadata::Metadata;
use super::{Limits, Note, Source};
pub(super) use charset::charset;
pub use extract::is_guarded;
use page::{PageBlock, Piece};
use places::Belief;

/// How far into a source its first tag is looked for: some begin with long comments.
const MAX_HEAD_BYTES: usize = 4_096;

/// How a note begins that says that a page keeps its article back.
pub const WALL: &str = "the page seems to be";

/// Shortest line outside the article that a reader could miss, in words: menus have one to four.
const MIN_MISSED_WORDS: usize = 6;

/// What a page tells machines is taken where it is so many times as long as what it shows, and this long.
const TOLD_MORE: usize = 3;
const MIN_TOLD_BYTES: usize = 300;

/// A page taken apart.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What the page says of itself.
    pub(super) metadata: Metadata,
    /// Its blocks, in order.
    pub(super) blocks: Vec<Block>,
    /// What was odd about it.
    pub(super) notes: Vec<Note>,
}

/// Tells whether a source is a web page: by what it was sent as, by its first tag, by its ending.
pub(super) fn is_page(source: &Source, text: &str) -> bool {
    let declared = &source.declared;
    if declared.is_type("text/html") || declared.is_type("application/xhtml+xml") {
        return true;
    }
    let ending = source.path.rsplit_once('.').map_or("", |(_, e)| e);
    let is_called_page = ["html", "htm", "xhtml"]
        .iter()
        .any(|e| ending.eq_ignore_ascii_case(e));
    (is_called_page && text.contains("</"))
        || (!declared.is_type("text/plain") && has_first_tag(text))
}

/// `"<!-- saved --> <HTML lang=de>"` -> true, `"<p>So he said"` -> false
fn has_first_tag(text: &str) -> bool {
    let head = tags::cut(text, MAX_HEAD_BYTES);
    let mut rest = head.trim_start();
    loop {
        if let Some(comment) = rest.strip_prefix("<!--") {
            let Some((_, after)) = comment.split_once("-->") else {
                return false;
            };
            rest = after.trim_start();
        } else if let Some((_, after)) = rest
            .strip_prefix("<?xml")
            .and_then(|xml| xml.split_once('>'))
        {
            rest = after.trim_start();
        } else {
            break;
        }
    }
    let starts = |tag: &str| {
        rest.get(..tag.len())
            .is_some_and(|r| r.eq_ignore_ascii_case(tag))
    };
    starts("<!doctype html") || starts("<html") || starts("<head")
}

/// Takes a page apart.
pub(super) fn read_page(text: &str, limits: Limits) -> Page {
    let bounded = bound::bound(text, limits);
    let is_whole = ["<html", "<body", "<title"]
        .iter()
        .any(|tag| bounded.html.contains(tag));
    let document = Document::from(bounded.html);
    let described = describe::describe(&document, &bounded.descriptions);
    let found = if is_whole {
        extract::find_article(&document)
    } else {
        extract::take_all(&document)
    };
    let lines = found
        .blocks
        .iter()
        .flat_map(|b| sorted_block(b, &found.nodes));
    let mut all: Vec<Block> = lines.collect();
    if let Some(title) = &described.metadata.title {
        settle_headline(&mut all, title);
    }
    let mut notes = bounded.notes;
    notes.extend(found.note);
    if let Some(told) = told_blocks(&all, described.body.as_deref(), limits) {
        let text = "the text was taken from what the page tells machines: it shows less".to_owned();
        notes.push(Note { text });
        all.extend(told);
    } else {
        notes.extend(wall::wall_note(&all, &bounded.without_scripts));
    }
    let blocks = without_menus(all, &mut notes);
    Page {
        metadata: described.metadata,
        blocks,
        notes,
    }
}

/// The lines of a page's block, marked where they are no part of the article.
fn sorted_block(block: &PageBlock, kept: &BTreeSet<NodeId>) -> Vec<Block> {
    let (inside, outside): (Vec<&Piece>, Vec<&Piece>) = if block.is_mostly(kept) {
        block.pieces.iter().partition(|p| kept.contains(&p.node))
    } else {
        (Vec::new(), block.pieces.iter().collect())
    };
    let told = outside.first().and_then(|p| p.reason);
    let reason = block.reason.or(told).unwrap_or(OUTSIDE);
    let standing = if block.linked * 2 > block.letters {
        Standing::Unsaid
    } else {
        Standing::Inside
    };
    let mut lines = lines_of(block, &inside, standing);
    lines.extend(lines_of(block, &outside, Standing::Outside(reason)));
    lines
}

/// The lines of pieces of a block: a break parts them, unless the next goes on in small letters.
fn lines_of(block: &PageBlock, pieces: &[&Piece], standing: Standing) -> Vec<Block> {
    let text: String = pieces.iter().map(|p| p.text.as_str()).collect();
    let (text, _) = clean(&text);
    let mut lines: Vec<Block> = Vec::new();
    let mut breaks = 0;
    for line in text.split('\n').map(|line| Block::new(line, block.shape)) {
        breaks += 1;
        if line.text.is_empty() {
            continue;
        }
        let goes_on = line.text.starts_with(char::is_lowercase);
        match lines.last_mut().filter(|_| breaks == 1 && goes_on) {
            Some(last) => last.text.extend([" ", &line.text]),
            None => lines.push(Block { standing, ..line }),
        }
        breaks = 0;
    }
    lines
}

/// The text that a page tells machines, where it shows next to none of it.
fn told_blocks(shown: &[Block], told: Option<&str>, limits: Limits) -> Option<Vec<Block>> {
    let length = |blocks: &[Block]| -> usize {
        let inside = blocks.iter().filter(|b| !b.is_outside());
        inside.map(|b| b.text.len()).sum()
    };
    // It may hold tags, or references that stand for them.
    let bounded = bound::bound(&told?.replace('\n', "<br>"), limits);
    let cut = page::cut_page(&Document::from(bounded.html), Belief::Elements);
    let lines = cut.blocks.iter().flat_map(|block| {
        let pieces: Vec<&Piece> = block.pieces.iter().collect();
        lines_of(block, &pieces, Standing::Inside)
    });
    let told: Vec<Block> = lines.collect();
    (length(&told) > TOLD_MORE * length(shown) + MIN_TOLD_BYTES).then_some(told)
}

/// Keeps the page's headline once, wherever it was found: readers of pages take it for a label.
fn settle_headline(blocks: &mut Vec<Block>, title: &str) {
    let is_headline = |b: &Block| b.shape == Shape::Heading && b.text == title;
    let Some(at) = blocks.iter().position(is_headline) else {
        return;
    };
    blocks[at].standing = Standing::Inside;
    let mut index = 0;
    blocks.retain(|block| {
        index += 1;
        index - 1 == at || !(block.is_outside() && block.text == title)
    });
}

/// Leaves out the short lines of menus and boxes: nobody misses them, and they would bury what somebody
/// may miss.
fn without_menus(mut blocks: Vec<Block>, notes: &mut Vec<Note>) -> Vec<Block> {
    let all = blocks.len();
    let kept = blocks.iter().filter(|b| !b.is_outside()).count();
    blocks.retain(|b| !b.is_outside() || b.text.split(' ').count() >= MIN_MISSED_WORDS);
    let left_out = all - blocks.len();
    if left_out > 0 {
        let text = format!(
            "{kept} of the page's {all} lines are the article; {left_out} short ones of menus and boxes \
             are not listed"
        );
        notes.push(Note { text });
    }
    blocks
}

#[cfg(test)]
mod tests;
