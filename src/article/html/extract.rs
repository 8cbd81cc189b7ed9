//! Finds the text nodes that are the article.
//!
//! `dom_smoothie` does it, the Rust form of the rules behind browsers' reading modes: it scores elements by
//! the text they hold and takes the best with its siblings. It works on a copy of the tree, in which every
//! node keeps its number; so what it keeps can be pointed at in the page it came from, and all the rest is
//! known to have been left out. Where it finds next to nothing, what the page itself marks as its text is
//! taken, and at the very last all running text. So it is where `dom_smoothie` fails.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::page::{Cut, PageBlock, cut_page};
use super::places::Belief;
use crate::article::Note;

/// Where `dom_smoothie` puts what it kept.
const CONTENT: &str = "#readability-page-1";

/// An article with fewer letters than this may be a teaser that was taken for it: some 40 words.
const MIN_LETTERS: usize = 200;

/// With this many letters, some 250 words, there is no doubt that the article was found.
const ENOUGH_LETTERS: usize = 1_200;

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

/// Most signs in one text or value that are written as references; `dom_smoothie` writes out what it found,
/// and looks through all the rest of the text at each. Real paragraphs have up to some 40.
const MAX_SIGNS: usize = 100;

thread_local! {
    /// Whether this thread is in code whose panics are caught.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Tells whether a panic of this thread would be caught and noted, so that nobody else need act on it.
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

/// A page cut into blocks, and which of its text nodes are the article.
pub(super) struct Found {
    pub(super) blocks: Vec<PageBlock>,
    pub(super) nodes: BTreeSet<NodeId>,
    /// What went wrong.
    pub(super) note: Option<Note>,
}

/// Finds the article of a page.
pub(super) fn find_article(document: &Document) -> Found {
    let strict = find_with(document, Belief::All);
    let found = letters(&strict.blocks, &strict.nodes);
    if found >= ENOUGH_LETTERS {
        return strict;
    }
    let loose = find_with(document, Belief::Elements);
    let is_better = letters(&loose.blocks, &loose.nodes) > MORE_TEXT * found.max(MIN_LETTERS);
    if is_better { loose } else { strict }
}

/// Takes a piece of a page that was cut out for its article, as feeds and mails hold it: all is article but
/// what stands in boxes.
pub(super) fn take_all(document: &Document) -> Found {
    let Cut { blocks, .. } = cut_page(document, Belief::All);
    let nodes = nodes_of(&blocks, |b| b.reason.is_none());
    Found {
        blocks,
        nodes,
        note: None,
    }
}

fn find_with(document: &Document, belief: Belief) -> Found {
    let Cut { blocks, clutter } = cut_page(document, belief);
    let (mut nodes, note) = guard(|| readable_nodes(document, &clutter));
    let found = letters(&blocks, &nodes);
    if found < MIN_LETTERS {
        let marked = MARKED.iter().map(|m| marked_nodes(document, &blocks, m));
        let prose = std::iter::once_with(|| prose_nodes(&blocks));
        let mut others = marked.chain(prose);
        let is_more = |nodes: &BTreeSet<NodeId>| {
            letters(&blocks, nodes) > (MORE_TEXT * found).max(MIN_LETTERS)
        };
        nodes = others.find(is_more).unwrap_or(nodes);
    }
    put_back(&blocks, &mut nodes);
    Found {
        blocks,
        nodes,
        note,
    }
}

/// Finds nothing, and says so, where the search for the article breaks down: it is not our code, and a page
/// must not end the program.
fn guard(find: impl FnOnce() -> BTreeSet<NodeId>) -> (BTreeSet<NodeId>, Option<Note>) {
    IS_GUARDED.set(true);
    let found = catch_unwind(AssertUnwindSafe(find));
    IS_GUARDED.set(false);
    if let Ok(nodes) = found {
        return (nodes, None);
    }
    let text = "the search for the article broke down: all running text was taken";
    let text = text.to_owned();
    (BTreeSet::new(), Some(Note { text }))
}

/// What `dom_smoothie` takes for the article.
fn readable_nodes(document: &Document, clutter: &[NodeId]) -> BTreeSet<NodeId> {
    let copy = document.clone();
    for id in clutter {
        NodeRef::new(*id, &copy.tree).remove_from_parent();
    }
    make_cheap(&copy);
    // Without a description it makes one of the first paragraph, in time that grows with the square of that.
    if let Some(head) = copy.head() {
        head.append_html("<meta name=\"description\" content=\"-\">");
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

/// Exchanges signs that are costly to write where there are more of them than any text has. What the reader
/// sees comes from the page itself, not from this copy.
fn make_cheap(copy: &Document) {
    // The walk holds the tree, so that nothing can be changed before it ends.
    let nodes: Vec<NodeRef> = copy.root().descendants_it().collect();
    for node in nodes {
        if node.is_text() {
            if let Some(plain) = without_signs(&node.text()) {
                node.set_text(plain);
            }
            continue;
        }
        for attribute in node.attrs() {
            if let Some(plain) = without_signs(&attribute.value) {
                node.set_attr(&attribute.name.local, &plain);
            }
        }
    }
}

/// `"&"` -> nothing, `"&«&«"` many times over -> `"+\"+\""` as often
fn without_signs(text: &str) -> Option<String> {
    // The writer stops at these, and at every byte that begins a sign from U+0080 to U+00BF.
    let is_sign = |c: char| matches!(c, '&' | '\u{80}'..='\u{bf}');
    let signs = text.chars().filter(|c| is_sign(*c));
    if signs.take(MAX_SIGNS + 1).count() <= MAX_SIGNS {
        return None;
    }
    let plain = |c: char| match c {
        c if !is_sign(c) => c,
        c if c.is_whitespace() => ' ',
        c if c.is_alphanumeric() => 'o',
        '«' | '»' => '"',
        _ => '+',
    };
    Some(text.chars().map(plain).collect())
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
    let pieces = wanted.flat_map(|b| &b.pieces);
    let inside = pieces.filter(|p| p.reason.is_none());
    inside.map(|p| p.node).collect()
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
            found.extend(nodes_of(std::slice::from_ref(block), |_| true));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_signs_stay_and_many_go() {
        assert_eq!(without_signs(&"&".repeat(MAX_SIGNS)), None);
        let many = "&«\u{a0}ª£".repeat(MAX_SIGNS);
        assert_eq!(without_signs(&many), Some("+\" o+".repeat(MAX_SIGNS)));
    }

    #[test]
    fn search_that_breaks_down_finds_nothing_and_says_so() {
        let (nodes, note) = guard(|| {
            assert!(is_guarded());
            std::panic::resume_unwind(Box::new("broken"))
        });
        assert!(nodes.is_empty() && !is_guarded());
        assert!(note.is_some_and(|n| n.text.contains("broke down")));
    }
}
