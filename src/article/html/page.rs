//! Walks over the tree of a page and cuts its text into blocks, in the order they stand.
//!
//! All text of the page is cut, not only the article's: what is left out must be known to be shown. The
//! walk holds no stack of its own calls, for a page says how deep it is.

use std::collections::BTreeSet;

use dom_query::{Document, NodeId, NodeRef};

use super::places::{Belief, Places, Reason};
use crate::article::blocks::Shape;

/// Most bytes of one block that are kept; the longest paragraphs have some 5,000.
const MAX_BLOCK_BYTES: usize = 1 << 20;

/// Elements that run with the line: all others begin and end a block.
const INLINE: [&str; 46] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn",
    "em", "embed", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "nobr", "output",
    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "td", "th", "time", "tt",
    "u", "var", "wbr", "link", "meta", "button", "amp-img", "bdo",
];

/// Parts the cells of a row; text of a page has its blanks made plain, so it stands for nothing else.
const CELL: char = '\t';

/// A piece of text within a block.
pub(super) struct Piece {
    /// The text node it is.
    pub(super) node: NodeId,
    /// Its text as it stood, with the signs of breaks before it.
    pub(super) text: String,
    /// Why it is no part of the article, where the element it is in says so.
    pub(super) reason: Option<Reason>,
}

/// A block of a page.
pub(super) struct PageBlock {
    pub(super) pieces: Vec<Piece>,
    pub(super) shape: Shape,
    /// Its letters, and how many of them are links.
    pub(super) letters: usize,
    pub(super) linked: usize,
    /// Why it is no part of any article, where its place in the tree says so.
    pub(super) reason: Option<Reason>,
}

impl PageBlock {
    /// Tells whether most of the block is among these text nodes, its inner boxes left aside.
    pub(super) fn is_mostly(&self, found: &BTreeSet<NodeId>) -> bool {
        let plain = || self.pieces.iter().filter(|p| p.reason.is_none());
        let size = |is_in: bool| -> usize {
            let pieces = plain().filter(|p| found.contains(&p.node) == is_in);
            pieces.map(|p| p.text.trim().len()).sum()
        };
        self.reason.is_none() && size(true) > size(false)
    }
}

/// A page cut into blocks.
pub(super) struct Cut {
    pub(super) blocks: Vec<PageBlock>,
    /// The elements that no article is in.
    pub(super) clutter: Vec<NodeId>,
}

/// Cuts the body of a page into blocks.
pub(super) fn cut_page(document: &Document, belief: Belief) -> Cut {
    let mut walk = Walk {
        places: Places::of(document),
        belief,
        ..Walk::default()
    };
    let Some(body) = document.body() else {
        return walk.finish();
    };
    let mut node = body;
    loop {
        if walk.enter(&node)
            && let Some(child) = node.first_child()
        {
            node = child;
            continue;
        }
        loop {
            walk.leave(&node);
            if node.id == body.id {
                return walk.finish();
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return walk.finish(),
            }
        }
    }
}

/// Where the walk stands.
#[derive(Default)]
struct Walk {
    places: Places,
    belief: Belief,
    blocks: Vec<PageBlock>,
    clutter: Vec<NodeId>,
    pieces: Vec<Piece>,
    bytes: usize,
    letters: usize,
    linked: usize,
    /// What stands between the last text and the next: a blank, a line feed.
    gap: String,
    links: usize,
    lists: usize,
    headings: usize,
    /// The outermost element that no article is in, and why.
    outside: Option<Outside>,
}

/// An element that no article is in.
#[derive(Clone, Copy)]
struct Outside {
    node: NodeId,
    reason: Reason,
    /// It runs with the line, so that text of the article may stand around it.
    is_inline: bool,
}

impl Walk {
    /// Takes a node; tells whether what it holds is to be walked.
    fn enter(&mut self, node: &NodeRef) -> bool {
        if node.is_text() {
            self.text(node);
            return false;
        }
        let Some(name) = node.node_name().filter(|_| node.is_element()) else {
            return false;
        };
        let is_inline = INLINE.contains(&name.as_ref());
        if !is_inline {
            self.end_block();
        }
        match name.as_ref() {
            "br" => self.gap.push('\n'),
            "td" | "th" => self.gap.push(CELL),
            "a" => self.links += 1,
            "ul" | "ol" => self.lists += 1,
            _ => self.headings += usize::from(is_heading(&name)),
        }
        if self.outside.is_none()
            && let Some(reason) = self.places.reason(node, &name, self.belief)
        {
            self.clutter.push(node.id);
            self.outside = Some(Outside {
                node: node.id,
                reason,
                is_inline,
            });
        }
        true
    }

    fn leave(&mut self, node: &NodeRef) {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else {
            return;
        };
        if !INLINE.contains(&name.as_ref()) {
            self.end_block();
        }
        match name.as_ref() {
            "a" => self.links = self.links.saturating_sub(1),
            "ul" | "ol" => self.lists = self.lists.saturating_sub(1),
            _ => self.headings -= usize::from(is_heading(&name)).min(self.headings),
        }
        if self.outside.is_some_and(|o| o.node == node.id) {
            self.outside = None;
        }
    }

    fn text(&mut self, node: &NodeRef) {
        let text = node.text();
        if text.trim().is_empty() || self.bytes > MAX_BLOCK_BYTES {
            self.gap.push(' ');
            return;
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.letters += letters;
        self.linked += if self.links > 0 { letters } else { 0 };
        self.bytes += text.len();
        let mut piece = std::mem::take(&mut self.gap);
        // Line feeds of the source are blanks; those of the gap are breaks.
        piece.extend(
            text.chars()
                .map(|c| if c.is_whitespace() { ' ' } else { c }),
        );
        self.pieces.push(Piece {
            node: node.id,
            text: piece,
            reason: self.outside.map(|o| o.reason),
        });
    }

    fn end_block(&mut self) {
        self.gap.clear();
        self.bytes = 0;
        let letters = std::mem::take(&mut self.letters);
        let linked = std::mem::take(&mut self.linked);
        if self.pieces.is_empty() {
            return;
        }
        let is_row = self.pieces.iter().skip(1).any(|p| p.text.contains(CELL));
        let shape = if self.headings > 0 {
            Shape::Heading
        } else if self.lists > 0 || is_row {
            Shape::Item
        } else {
            Shape::Plain
        };
        self.blocks.push(PageBlock {
            pieces: std::mem::take(&mut self.pieces),
            shape,
            letters,
            linked,
            reason: self.outside.filter(|o| !o.is_inline).map(|o| o.reason),
        });
    }

    fn finish(mut self) -> Cut {
        self.end_block();
        Cut {
            blocks: self.blocks,
            clutter: self.clutter,
        }
    }
}

/// `"h2"` -> true, `"hr"` -> false
fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}
