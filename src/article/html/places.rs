//! Signs in where text stands in a page's tree: what element it is in, and what that element is called.

use dom_query::NodeRef;

/// Why what an element holds is no part of an article, in words for the reader.
pub(super) type Reason = &'static str;

/// Returns why an element holds no part of an article, if its name, role, class or style says so.
pub(super) fn reason(node: &NodeRef, name: &str) -> Option<Reason> {
    let _ = node;
    match name {
        "nav" => Some("navigation"),
        "figcaption" => Some("picture caption"),
        "button" => Some("button"),
        _ => None,
    }
}
