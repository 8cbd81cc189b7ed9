//! Finds the text nodes that are the article.
//!
//! `dom_smoothie` does it, the Rust form of the rules behind browsers' reading modes: it scores elements by
//! the text they hold and takes the best with its siblings. It works on a copy of the tree, in which every
//! node keeps its number; so what it keeps can be pointed at in the page it came from, and all the rest is
//! known to have been left out. Where it finds next to nothing, what the page itself marks as its text is
//! taken, and at the very last all running text.

use std::collections::BTreeSet;

use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::page::PageBlock;

/// Where `dom_smoothie` puts what it kept.
const CONTENT: &str = "#readability-page-1";

/// An article with fewer letters than this may be a teaser that was taken for it: some 40 words.
const MIN_LETTERS: usize = 200;

/// Something else is taken instead where it holds so many times the text.
const MORE_TEXT: usize = 3;

/// What pages mark as their text, the most exact first.
const MARKED: [&str; 5] = [
    "[itemprop~=\"articleBody\"]",
    "article",
    "main",
    "[role=\"main\"]",
    "#content",
];

/// A block between two of the article goes with them where no more than one letter in so many is a link.
const MAX_LINKED_SHARE: usize = 3;

/// How many blocks away the article's blocks may stand on both sides of one that is put back.
const MAX_GAP_BLOCKS: usize = 3;

/// Shortest running text, in letters: some twelve words.
const MIN_PROSE_LETTERS: usize = 50;

/// Returns the text nodes of the article, without those within `clutter`.
pub(super) fn article_nodes(
    document: &Document,
    blocks: &[PageBlock],
    clutter: &[NodeId],
) -> BTreeSet<NodeId> {
    let mut found = readable_nodes(document, clutter);
    if letters(blocks, &found) < MIN_LETTERS {
        let marked = MARKED.iter().map(|m| marked_nodes(document, blocks, m));
        let prose = std::iter::once_with(|| prose_nodes(blocks));
        let hidden = std::iter::once_with(|| readable_nodes(document, &[]));
        for other in marked.chain(prose).chain(hidden) {
            let more = letters(blocks, &other);
            if more > MIN_LETTERS && more > MORE_TEXT * letters(blocks, &found) {
                found = other;
                break;
            }
        }
    }
    put_back(blocks, &mut found);
    found
}

/// What `dom_smoothie` takes for the article.
fn readable_nodes(document: &Document, clutter: &[NodeId]) -> BTreeSet<NodeId> {
    let copy = document.clone();
    for id in clutter {
        NodeRef::new(*id, &copy.tree).remove_from_parent();
    }
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        ..Config::default()
    };
    let Ok(mut reader) = Readability::with_document(copy, None, Some(config)) else {
        return BTreeSet::new();
    };
    if reader.parse().is_err() {
        return BTreeSet::new();
    }
    let content = reader.doc.select_single(CONTENT);
    let Some(root) = content.nodes().first() else {
        return BTreeSet::new();
    };
    root.descendants_it()
        .filter(NodeRef::is_text)
        .map(|node| node.id)
        .collect()
}

/// The text of the first element that fits `selector`, but for what stands in boxes.
fn marked_nodes(document: &Document, blocks: &[PageBlock], selector: &str) -> BTreeSet<NodeId> {
    let selected = document.select_single(selector);
    let Some(root) = selected.nodes().first() else {
        return BTreeSet::new();
    };
    let inside: BTreeSet<NodeId> = root
        .descendants_it()
        .filter(NodeRef::is_text)
        .map(|node| node.id)
        .collect();
    nodes_of(blocks, |b| {
        b.reason.is_none() && b.pieces.iter().all(|p| inside.contains(&p.node))
    })
}

/// All running text that stands in no box.
fn prose_nodes(blocks: &[PageBlock]) -> BTreeSet<NodeId> {
    nodes_of(blocks, |b| b.reason.is_none() && is_prose(b))
}

fn nodes_of(blocks: &[PageBlock], is_wanted: impl Fn(&PageBlock) -> bool) -> BTreeSet<NodeId> {
    let wanted = blocks.iter().filter(|b| is_wanted(b));
    wanted
        .flat_map(|b| b.pieces.iter().map(|p| p.node))
        .collect()
}

fn is_prose(block: &PageBlock) -> bool {
    block.letters >= MIN_PROSE_LETTERS && block.linked * MAX_LINKED_SHARE <= block.letters
}

/// Letters of the blocks that are found at least in half.
fn letters(blocks: &[PageBlock], found: &BTreeSet<NodeId>) -> usize {
    let kept = blocks.iter().filter(|b| b.is_mostly(found));
    kept.map(|b| b.letters).sum()
}

/// Puts back blocks that stand among those of the article: lists, tables and short lines that were taken for
/// boxes by their looks.
fn put_back(blocks: &[PageBlock], found: &mut BTreeSet<NodeId>) {
    let is_in: Vec<bool> = blocks.iter().map(|b| b.is_mostly(found)).collect();
    for (index, block) in blocks.iter().enumerate() {
        let before = &is_in[index.saturating_sub(MAX_GAP_BLOCKS)..index];
        let after = &is_in[index + 1..blocks.len().min(index + 1 + MAX_GAP_BLOCKS)];
        let is_among = before.contains(&true) && after.contains(&true);
        if !is_in[index] && block.reason.is_none() && is_among && is_prose(block) {
            found.extend(block.pieces.iter().map(|p| p.node));
        }
    }
}
