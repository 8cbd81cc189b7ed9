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
mod extract;
mod json_ld;
mod page;
mod places;
mod tags;

use std::collections::BTreeSet;

use dom_query::{Document, NodeId};

use super::blocks::Block;
use super::clean::clean;
use super::metadata::Metadata;
use super::{Note, Source};
pub(super) use charset::charset;
use page::PageBlock;

/// How far into a source its first tag is looked for: some begin with long comments.
const MAX_HEAD_BYTES: usize = 4_096;

/// Why a block goes that is not in the article and stands nowhere in particular.
const OUTSIDE: &str = "outside the article";

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
pub(super) fn read_page(text: &str) -> Page {
    let bounded = bound::bound(text);
    let document = Document::from(bounded.html);
    let metadata = describe::describe(&document, &bounded.descriptions);
    let cut = page::cut_page(&document);
    let kept = extract::article_nodes(&document, &cut.clutter);
    let blocks = cut
        .blocks
        .iter()
        .flat_map(|b| sorted_block(b, &kept))
        .collect();
    Page {
        metadata,
        blocks,
        notes: bounded.notes,
    }
}

/// The lines of a page's block, marked where they are no part of the article.
fn sorted_block(block: &PageBlock, kept: &BTreeSet<NodeId>) -> Vec<Block> {
    let letters = |is_kept: bool| -> usize {
        let pieces = block
            .pieces
            .iter()
            .filter(|p| kept.contains(&p.node) == is_kept);
        pieces.map(|p| p.text.trim().len()).sum()
    };
    let is_kept = block.reason.is_none() && letters(true) > letters(false);
    let wanted = block
        .pieces
        .iter()
        .filter(|p| !is_kept || kept.contains(&p.node));
    let text: String = wanted.map(|p| p.text.as_str()).collect();
    let (text, _) = clean(&text);
    let reason = if is_kept {
        None
    } else {
        block.reason.or(Some(OUTSIDE))
    };
    let lines = text.split('\n').map(|line| Block::new(line, block.shape));
    lines
        .filter(|b| !b.text.is_empty())
        .map(|b| Block { reason, ..b })
        .collect()
}
