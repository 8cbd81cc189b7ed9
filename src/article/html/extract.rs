//! Finds the text nodes that are the article.
//!
//! `dom_smoothie` does it, the Rust form of the rules behind browsers' reading modes: it scores elements by
//! the text they hold and takes the best with its siblings. It works on a copy of the tree, in which every
//! node keeps its number; so what it keeps can be pointed at in the page it came from, and all the rest is
//! known to have been left out.

use std::collections::BTreeSet;

use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

/// Where `dom_smoothie` puts what it kept.
const CONTENT: &str = "#readability-page-1";

/// Returns the text nodes of the article, without those within `clutter`.
pub(super) fn article_nodes(document: &Document, clutter: &[NodeId]) -> BTreeSet<NodeId> {
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
