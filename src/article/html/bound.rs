//! Makes a bounded copy of a page: what the parser behind it may be given without a thought.
//!
//! HTML parsers follow the rules of browsers, and those grow with the square of nested elements, of
//! attributes, and of formatting that was never closed; half a megabyte can keep one busy for minutes.
//! So the page is copied first, in one pass: scripts, styles, drawings and comments go, every element is
//! closed in the order it was opened, and each kind of excess has a limit. Text within the limits is never
//! lost: only the tags around it are.

use super::elements::{FORMATTING, INLINE, SELF_ENDING, SKIPPED, UNWRAPPED, VOID};
use super::tags::{Tag, Token, Tokens, cut};
use crate::article::{Limits, Note};

/// Most tags times the elements they are in: finding the article costs that much. Large real pages have
/// 20,000 tags within 20 elements, a tenth of it.
const MAX_STEPS: usize = 4_000_000;

/// Most references (`&amp;`) and bare signs that the parser has to look at; a page of 1 MB has some 2,000.
const MAX_REFERENCES: usize = 20_000;

/// Longest title; real ones have up to 300 bytes.
const MAX_TITLE_BYTES: usize = 4_000;

/// Most descriptions for machines that are kept, and the most bytes of one: JSON-LD.
const MAX_DESCRIPTIONS: usize = 32;
const MAX_DESCRIPTION_BYTES: usize = 1 << 20;

/// How much of what is shown without scripts is kept: enough to tell a prompt.
const MAX_WITHOUT_SCRIPTS_BYTES: usize = 4_000;

/// A page within the limits, and what was taken out of it for other readers.
#[derive(Debug, Default)]
pub(super) struct Bounded {
    /// The copy.
    pub(super) html: String,
    /// JSON-LD, as it stood in the page.
    pub(super) descriptions: Vec<String>,
    /// What the page shows where scripts are off, without tags.
    pub(super) without_scripts: String,
    /// The limits that were reached.
    pub(super) notes: Vec<Note>,
}

/// Copies a page within the limits.
///
/// `"<b><p onclick=x>a<script>b</script>"` -> `"<!DOCTYPE html><b></b><p>a</p>"`
pub(super) fn bound(page: &str, limits: Limits) -> Bounded {
    let mut copy = Copy::new(page, limits);
    while let Some(token) = copy.tokens.next_token() {
        if copy.is_full() {
            break;
        }
        match token {
            Token::Text(text) => copy.text(text),
            Token::Start(tag) => copy.start(&tag),
            Token::End(name) => copy.end(&name),
            Token::Aside => {}
        }
    }
    copy.finish()
}

/// A copy in the making.
struct Copy<'a> {
    page: &'a str,
    limits: Limits,
    tokens: Tokens<'a>,
    bounded: Bounded,
    /// Open elements that are counted.
    open: Vec<String>,
    /// Elements that were too deep, by name: their end tags go too.
    dropped: Vec<String>,
    /// Names of elements that are known to have no end tag from here on.
    endless: Vec<String>,
    has_title: bool,
    deep: usize,
    tags: usize,
    /// Open elements of each tag, added up.
    steps: usize,
    text_bytes: usize,
    references: usize,
    is_cut: bool,
}

impl<'a> Copy<'a> {
    fn new(page: &'a str, limits: Limits) -> Self {
        let bounded = Bounded {
            html: String::from("<!DOCTYPE html>"),
            ..Bounded::default()
        };
        Copy {
            page,
            limits,
            tokens: Tokens::new(page),
            bounded,
            open: Vec::new(),
            dropped: Vec::new(),
            endless: Vec::new(),
            has_title: false,
            deep: 0,
            tags: 0,
            steps: 0,
            text_bytes: 0,
            references: 0,
            is_cut: false,
        }
    }

    fn is_full(&self) -> bool {
        let is_costly = self.tags >= self.limits.page_tags || self.steps >= MAX_STEPS;
        self.is_cut || is_costly || self.text_bytes >= self.limits.page_text_bytes()
    }

    /// Copies text; signs that the parser would stop at are counted.
    fn text(&mut self, text: &str) {
        let room = self
            .limits
            .page_text_bytes()
            .saturating_sub(self.text_bytes);
        let text = cut(text, room);
        self.text_bytes += text.len();
        let html = &mut self.bounded.html;
        let mut copied = 0;
        for (at, sign) in text.match_indices(['<', '&']) {
            self.references += 1;
            let is_over = self.references > MAX_REFERENCES;
            html.push_str(&text[copied..at]);
            html.push_str(match (sign, is_over) {
                ("<", false) => "&lt;",
                ("<", true) => "＜",
                (_, false) => "&",
                (_, true) => "＆",
            });
            copied = at + 1;
        }
        html.push_str(&text[copied..]);
    }

    fn start(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        self.tags += 1;
        if name == "title" {
            return self.title();
        }
        if SKIPPED.contains(&name) {
            return self.skip(tag);
        }
        if UNWRAPPED.contains(&name) {
            return;
        }
        let is_void = VOID.contains(&name);
        let is_formatting = FORMATTING.contains(&name);
        if !is_formatting && !INLINE.contains(&name) {
            self.close_formatting();
        }
        if name == "a" {
            self.close_inline("a");
        }
        if !is_void && !SELF_ENDING.contains(&name) {
            if self.open.len() >= self.limits.page_depth {
                return self.drop_deep(name, is_formatting);
            }
            self.open.push(name.to_owned());
        }
        self.steps += self.open.len();
        self.write(tag);
    }

    /// Leaves an element out that is too deep; a block still parts the text around it.
    fn drop_deep(&mut self, name: &str, is_formatting: bool) {
        self.deep += 1;
        if self.dropped.len() < self.limits.page_tags {
            self.dropped.push(name.to_owned());
        }
        if !is_formatting && !self.bounded.html.ends_with("<p>") {
            self.bounded.html.push_str("<p>");
            self.steps += self.open.len();
        }
    }

    fn end(&mut self, name: &str) {
        self.tags += 1;
        if self.dropped.last().is_some_and(|d| d == name) {
            self.dropped.pop();
        } else if SELF_ENDING.contains(&name) {
            if !["html", "body", "head"].contains(&name) {
                self.close_formatting();
                self.write_end(name);
            }
        } else if FORMATTING.contains(&name) || INLINE.contains(&name) {
            self.close_inline(name);
        } else if let Some(at) = self.find_open(name) {
            self.close_to(at);
        }
    }

    /// The innermost open element of this name, within its table.
    fn find_open(&self, name: &str) -> Option<usize> {
        let at = self.open.iter().rposition(|o| o == name || o == "table")?;
        (self.open[at] == name).then_some(at)
    }

    /// Closes an element and all that was opened within it.
    fn close_to(&mut self, at: usize) {
        for name in self.open.split_off(at).iter().rev() {
            self.write_end(name);
        }
    }

    /// Closes an element that runs with the line, unless a block was opened since.
    fn close_inline(&mut self, name: &str) {
        let is_inline =
            |o: &String| FORMATTING.contains(&o.as_str()) || INLINE.contains(&o.as_str());
        let inline = self.open.iter().rev().take_while(|o| is_inline(o)).count();
        let from = self.open.len() - inline;
        if let Some(at) = self.open[from..].iter().rposition(|o| o == name) {
            self.close_to(from + at);
        } else if name == "a"
            && let Some(at) = self.find_open(name)
        {
            self.close_to(at);
        }
    }

    /// Closes formatting at the end of a block or before one. Links stay open: a link around a headline
    /// tells a menu from a heading.
    fn close_formatting(&mut self) {
        let is_closed = |o: &String| FORMATTING.contains(&o.as_str()) && o != "a";
        while self.open.last().is_some_and(is_closed) {
            self.close_to(self.open.len() - 1);
        }
    }

    /// Copies the page's title; drawings have titles too, which are none.
    fn title(&mut self) {
        let Some((content, after)) = self.raw_content("title") else {
            return;
        };
        if !self.has_title {
            self.has_title = true;
            self.bounded.html.push_str("<title>");
            self.text(cut(content, MAX_TITLE_BYTES));
            self.bounded.html.push_str("</title>");
        }
        self.tokens.go_to(after);
    }

    /// Leaves an element out with all it holds.
    fn skip(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        let is_drawing = ["svg", "math"].contains(&name);
        if tag.is_closed && is_drawing {
            return;
        }
        let Some((content, after)) = self.raw_content(name) else {
            if ["script", "style"].contains(&name) {
                self.is_cut = true;
                self.note(format!(
                    "a {name} that never ends: the page was read up to there"
                ));
            }
            return;
        };
        self.tokens.go_to(after);
        let kind = tag.attribute("type").unwrap_or("");
        if name == "script" && kind.trim().eq_ignore_ascii_case("application/ld+json") {
            let is_wanted = content.len() <= MAX_DESCRIPTION_BYTES
                && self.bounded.descriptions.len() < MAX_DESCRIPTIONS;
            self.bounded
                .descriptions
                .extend(is_wanted.then(|| content.to_owned()));
        } else if name == "noscript" {
            self.keep_without_scripts(content);
        }
    }

    fn keep_without_scripts(&mut self, content: &str) {
        let mut tokens = Tokens::new(content);
        while let Some(token) = tokens.next_token() {
            let kept = &mut self.bounded.without_scripts;
            if kept.len() > MAX_WITHOUT_SCRIPTS_BYTES {
                return;
            }
            if let Token::Text(text) = token {
                kept.push_str(cut(text, MAX_WITHOUT_SCRIPTS_BYTES));
                kept.push(' ');
            }
        }
    }

    /// What stands between here and the element's end tag, and where to go on after it.
    fn raw_content(&mut self, name: &str) -> Option<(&'a str, usize)> {
        if self.endless.iter().any(|e| e == name) {
            return None;
        }
        let start = self.tokens.at();
        let rest = &self.page[start..];
        let Some(length) = find_end_tag(rest, name) else {
            self.endless.push(name.to_owned());
            return None;
        };
        let after = rest[length..]
            .find('>')
            .map_or(rest.len(), |i| length + i + 1);
        Some((&rest[..length], start + after))
    }

    fn write(&mut self, tag: &Tag) {
        let html = &mut self.bounded.html;
        html.push('<');
        html.push_str(&tag.name);
        for (name, value) in &tag.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            for (i, part) in value.split('"').enumerate() {
                html.push_str(if i == 0 { "" } else { "'" });
                html.push_str(part);
            }
            html.push('"');
        }
        html.push('>');
    }

    fn write_end(&mut self, name: &str) {
        let html = &mut self.bounded.html;
        html.push_str("</");
        html.push_str(name);
        html.push('>');
    }

    fn note(&mut self, text: String) {
        self.bounded.notes.push(Note { text });
    }

    fn finish(mut self) -> Bounded {
        self.close_to(0);
        let tags = self.tags;
        if tags >= self.limits.page_tags {
            self.note(format!(
                "only the first {tags} tags were read (limits.page-tags)"
            ));
        } else if self.steps >= MAX_STEPS {
            self.note(format!(
                "only the first {tags} tags were read: they stand too deep in each other"
            ));
        }
        if self.text_bytes >= self.limits.page_text_bytes() {
            self.note(format!(
                "only the first {} MB of the page's text were read (limits.page-text-mb)",
                self.limits.page_text_mb
            ));
        }
        if self.deep > 0 {
            self.note(format!(
                "{} elements more than {} deep were opened up (limits.page-depth)",
                self.deep, self.limits.page_depth
            ));
        }
        if self.references > MAX_REFERENCES {
            self.note(format!(
                "only the first {MAX_REFERENCES} references (&...;) were read"
            ));
        }
        self.bounded
    }
}

/// Finds `</name`, in any case.
fn find_end_tag(text: &str, name: &str) -> Option<usize> {
    let ends = text.match_indices("</").map(|(at, _)| at);
    ends.into_iter().find(|at| {
        let rest = &text.as_bytes()[at + 2..];
        let is_name = rest
            .get(..name.len())
            .is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()));
        let next = rest.get(name.len());
        is_name && next.is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'-')
    })
}
