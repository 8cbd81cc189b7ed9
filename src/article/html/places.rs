//! Signs in where text stands in a page's tree: what element it is in, and what that element is called.
//!
//! Publishing software names its boxes for its own makers: "related-links", "shareBar", "newsletter
//! signup". Those words are few and old, the same on sites that share nothing else. They are believed for
//! small boxes only: a name that half of the page stands under says what the page is, not what to skip.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use dom_query::{Document, NodeId, NodeRef};
use serde::Deserialize;

/// Why what an element holds is no part of an article, in words for the reader.
pub(super) type Reason = &'static str;

const CAPTION: Reason = "picture caption";
const COMMENTS: Reason = "comments";
const HIDDEN: Reason = "hidden text";
const NAVIGATION: Reason = "navigation";

/// Elements that say by themselves what they hold.
const ELEMENTS: [(&str, Reason); 6] = [
    ("aside", "box beside the article"),
    ("button", "button"),
    ("figcaption", CAPTION),
    ("footer", "page footer"),
    ("menu", NAVIGATION),
    ("nav", NAVIGATION),
];

/// Roles that elements are given for people who listen to pages.
const ROLES: [(&str, Reason); 10] = [
    ("alertdialog", "dialog"),
    ("complementary", "box beside the article"),
    ("contentinfo", "page footer"),
    ("dialog", "dialog"),
    ("menu", NAVIGATION),
    ("menubar", NAVIGATION),
    ("navigation", NAVIGATION),
    ("search", NAVIGATION),
    ("toolbar", "share prompt"),
    ("tooltip", HIDDEN),
];

/// Boxes by the words they are called by: `assets/boxes.toml`, which says what the words mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Boxes {
    #[serde(rename = "box")]
    boxes: Vec<NamedBox>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedBox {
    reason: String,
    names: Vec<String>,
}

static BOXES: LazyLock<Boxes> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/boxes.toml"))
        .expect("the built-in lists parse: a test reads them")
});

/// Elements that hold a page or an article, whatever they are called.
const HOLDERS: [&str; 5] = ["article", "body", "h1", "html", "main"];

/// What may be longer than the article itself.
const SURE: [Reason; 3] = [CAPTION, COMMENTS, NAVIGATION];

/// Share of a page's letters, one in so many, above which the name of an element is not believed.
const MAX_NAMED_SHARE: usize = 3;

/// Most headings and marks of text looked at.
const MAX_MARKS: usize = 200;

/// How much of what a page calls its elements is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Belief {
    /// What kind of element it is, its role, its names and style.
    #[default]
    All,
    /// Its kind and role: for pages whose names mislead.
    Elements,
}

/// What is known of a page's elements before they are judged.
#[derive(Default)]
pub(super) struct Places {
    /// Letters within each element.
    letters: BTreeMap<NodeId, usize>,
    all_letters: usize,
    /// Elements that hold the main heading, or what is marked as the article's text.
    holders: BTreeSet<NodeId>,
    /// The number of the article that has the main heading, on pages that number several.
    post: Option<u64>,
}

impl Places {
    pub(super) fn of(document: &Document) -> Self {
        let mut places = Places::default();
        let Some(body) = document.body() else {
            return places;
        };
        for node in body.descendants_it().filter(NodeRef::is_text) {
            let letters = node.text().chars().filter(|c| c.is_alphanumeric()).count();
            places.all_letters += letters;
            for parent in node.ancestors_it(None).filter(|_| letters > 0) {
                *places.letters.entry(parent.id).or_default() += letters;
            }
        }
        let marked = document.select("h1, [itemprop~=\"articleBody\"]");
        for node in marked.nodes().iter().take(MAX_MARKS) {
            places.holders.insert(node.id);
            for parent in node.ancestors_it(None) {
                places.holders.insert(parent.id);
                let own = places.post.take().or_else(|| post_number(&parent));
                places.post = own;
            }
        }
        places
    }

    /// Returns why an element holds no part of an article, if its kind, role, name or style says so.
    pub(super) fn reason(&self, node: &NodeRef, name: &str, belief: Belief) -> Option<Reason> {
        if name == "article" && self.post.is_some() {
            let is_other = post_number(node).is_some_and(|n| self.post != Some(n));
            return is_other.then_some("another article");
        }
        if HOLDERS.contains(&name) || self.holders.contains(&node.id) {
            return None;
        }
        let letters = self.letters.get(&node.id).copied().unwrap_or(0);
        let is_large = letters * MAX_NAMED_SHARE > self.all_letters;
        let element = ELEMENTS.iter().find(|(element, _)| *element == name);
        let role = node.attr("role").unwrap_or_default();
        let role = ROLES
            .iter()
            .find(|(r, _)| r.eq_ignore_ascii_case(role.trim()));
        let by_kind = element.or(role).map(|(_, reason)| *reason);
        let by_style = || is_hidden(node).then_some(HIDDEN);
        let by_name = || by_style().or_else(|| reason_of_name(&called(node)));
        match by_kind {
            Some(reason) => (!is_large || SURE.contains(&reason)).then_some(reason),
            None if belief == Belief::Elements => None,
            None => by_name().filter(|reason| !is_large || *reason == COMMENTS),
        }
    }
}

/// The number that a widely used publishing program gives each article: `<div class="hentry post-12">` -> 12
fn post_number(node: &NodeRef) -> Option<u64> {
    let class = node.attr("class")?;
    let mut numbers = class.split_ascii_whitespace().take(MAX_MARKS);
    numbers.find_map(|w| w.strip_prefix("post-")?.parse().ok())
}

/// Tells whether an element is not shown.
fn is_hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let is_aria = node
        .attr("aria-hidden")
        .is_some_and(|a| a.eq_ignore_ascii_case("true"));
    let is_off = style.contains("display:none") || style.contains("visibility:hidden");
    is_off || is_aria || node.has_attr("hidden")
}

/// The words an element is called by, in lower case with a blank around each.
fn called(node: &NodeRef) -> String {
    let class = node.attr("class").unwrap_or_default();
    let id = node.attr("id").unwrap_or_default();
    words_of_name(&format!("{class} {id}"))
}

/// `"relatedLinks wp-caption"` -> `" related links wp caption "`
fn words_of_name(name: &str) -> String {
    let mut words = String::from(" ");
    let mut was_small = false;
    for c in name.chars().take(1_000) {
        if (!c.is_alphanumeric() || (c.is_uppercase() && was_small)) && !words.ends_with(' ') {
            words.push(' ');
        }
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase();
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

/// `" related links "` -> link to another article
fn reason_of_name(words: &str) -> Option<Reason> {
    if words.trim().is_empty() {
        return None;
    }
    let holds = |name: &str| {
        words
            .match_indices(name)
            .any(|(at, _)| words[..at].ends_with(' ') && words[at + name.len()..].starts_with(' '))
    };
    let is_called = |b: &&NamedBox| b.names.iter().any(|n| holds(n));
    let found = BOXES.boxes.iter().find(is_called);
    found.map(|b| b.reason.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(element: &str) -> &'static str {
        let page = format!(
            "<body><div><p>{}</p>{element}</div>",
            "Text of the article. ".repeat(20)
        );
        let document = Document::from(page);
        let places = Places::of(&document);
        let selected = document.select("#x");
        let node = selected.nodes()[0];
        let name = node.node_name().unwrap_or_default();
        places.reason(&node, &name, Belief::All).unwrap_or("none")
    }

    #[test]
    fn boxes_are_told_by_kind_role_name_and_style() {
        for (element, found) in [
            ("<nav id=x>a</nav>", NAVIGATION),
            ("<div id=x role=Navigation>a</div>", NAVIGATION),
            (
                "<div id=x class=\"post relatedLinks\">a</div>",
                "link to another article",
            ),
            ("<p id=x class=wp-caption-text>a</p>", CAPTION),
            ("<p id=x style='color: red; DISPLAY : none'>a</p>", HIDDEN),
            (
                "<p id=x class='shareholders unrelated adrift'>a</p>",
                "none",
            ),
            ("<article id=x class=comments>a</article>", "none"),
            ("<div id=x class=related><h1>a</h1></div>", "none"),
        ] {
            assert_eq!(reason(element), found, "{element}");
        }
    }

    #[test]
    fn name_of_a_large_element_is_not_believed() {
        let text = "Text that is the article itself. ".repeat(20);
        assert_eq!(
            reason(&format!("<div id=x class=promo>{text}</div>")),
            "none"
        );
        assert_eq!(
            reason(&format!("<div id=x class=comments>{text}</div>")),
            COMMENTS
        );
    }
}
