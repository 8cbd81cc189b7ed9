//! Takes a page apart into tags and text, in one pass that never looks back.
//!
//! This is the reading of HTML that browsers share, cut down to what a bounded copy of the page needs:
//! where each tag begins and ends, its name, and the attributes that say something about text. No tree is
//! built here. Whatever the bytes are, each of them is looked at a fixed number of times.

/// Longest name of an element that is one; `blockquote` has ten letters, invented ones some forty.
const MAX_NAME_BYTES: usize = 64;

/// Most attributes of one tag that are looked at; real tags have up to thirty.
const MAX_ATTRIBUTES: usize = 64;

/// Longest value kept of an attribute: a description has some 300 bytes, an address up to 2,000.
const MAX_VALUE_BYTES: usize = 4_000;

/// Attributes that say something about text or article; all others are left out of the copy.
const KEPT_ATTRIBUTES: [&str; 23] = [
    "aria-hidden",
    "aria-modal",
    "charset",
    "class",
    "colspan",
    "content",
    "datetime",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "style",
    "summary",
    "title",
    "type",
];

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text between tags, with its references as they stand.
    Text(&'a str),
    /// A start tag.
    Start(Tag<'a>),
    /// The name of an end tag, in lower case.
    End(String),
    /// A comment, a declaration or a processing instruction.
    Aside,
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    /// Names, in lower case, and values of the attributes that are kept; each name once.
    pub(super) attributes: Vec<(String, &'a str)>,
    /// Whether it ends with `/>`.
    pub(super) is_closed: bool,
}

/// Walks over a page.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// A comment's end was looked for and is not there: no need to look again.
    has_no_comment_end: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Tokens {
            text,
            at: 0,
            has_no_comment_end: false,
        }
    }

    /// Where the next token begins, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes on from another place.
    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// Returns the next piece; `None` at the end, or within a tag that never ends.
    pub(super) fn next_token(&mut self) -> Option<Token<'a>> {
        let rest = &self.text[self.at..];
        let bytes = rest.as_bytes();
        if bytes.is_empty() {
            return None;
        }
        if bytes[0] != b'<' {
            return Some(self.take_text(rest, 0));
        }
        match bytes.get(1) {
            Some(b) if b.is_ascii_alphabetic() => self.take_start(),
            Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => self.take_end(),
            Some(b'!' | b'?' | b'/') => Some(self.take_aside(rest)),
            _ => Some(self.take_text(rest, 1)),
        }
    }

    /// Text up to the next `<`, which is looked for from `from` on.
    fn take_text(&mut self, rest: &'a str, from: usize) -> Token<'a> {
        let length = rest[from..].find('<').map_or(rest.len(), |i| i + from);
        self.at += length;
        Token::Text(&rest[..length])
    }

    fn take_aside(&mut self, rest: &'a str) -> Token<'a> {
        let is_comment = rest.starts_with("<!--");
        let comment_end = || {
            let is_empty = rest.starts_with("<!-->") || rest.starts_with("<!--->");
            let end = rest[4..].find("-->").map(|i| i + 7);
            if is_empty { Some(5) } else { end }
        };
        let mut end = None;
        if is_comment && !self.has_no_comment_end {
            end = comment_end();
            self.has_no_comment_end = end.is_none();
        }
        let length = end.or_else(|| rest.find('>').map(|i| i + 1));
        self.at += length.unwrap_or(rest.len());
        Token::Aside
    }

    fn take_end(&mut self) -> Option<Token<'a>> {
        self.at += 2;
        let name = self.take_name();
        while let Some((_, _, is_last)) = self.take_attribute() {
            if is_last {
                return Some(Token::End(name));
            }
        }
        None
    }

    fn take_start(&mut self) -> Option<Token<'a>> {
        self.at += 1;
        let name = self.take_name();
        let mut tag = Tag {
            name,
            attributes: Vec::new(),
            is_closed: false,
        };
        let mut seen = 0;
        while let Some((name, value, is_last)) = self.take_attribute() {
            if is_last {
                tag.is_closed = name == "/";
                return Some(Token::Start(tag));
            }
            seen += 1;
            if seen <= MAX_ATTRIBUTES {
                tag.add(name, value);
            }
        }
        None
    }

    /// The name that begins here, in lower case; too long a one is cut.
    fn take_name(&mut self) -> String {
        let rest = &self.text[self.at..];
        let is_end = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
        let name = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        self.at += name.len();
        cut(name, MAX_NAME_BYTES).to_ascii_lowercase()
    }

    /// The next attribute; the last "attribute" is the tag's end, named `/` where it closes itself.
    fn take_attribute(&mut self) -> Option<(&'a str, &'a str, bool)> {
        let rest = &self.text[self.at..];
        let blank = rest
            .find(|c: char| !c.is_ascii_whitespace() && c != '/')
            .unwrap_or(rest.len());
        let is_closed = rest[..blank].ends_with('/');
        let rest = &rest[blank..];
        self.at += blank;
        if rest.starts_with('>') {
            self.at += 1;
            return Some((if is_closed { "/" } else { "" }, "", true));
        }
        // A name may begin with an equals sign.
        let is_end = |c: char| c.is_ascii_whitespace() || "/>=".contains(c);
        let first = rest.chars().next()?.len_utf8();
        let length = rest[first..].find(is_end).map_or(rest.len(), |i| i + first);
        self.at += length;
        let value = self.take_value()?;
        Some((&rest[..length], value, false))
    }

    /// The value behind a name; "" where there is none, `None` where its quote never ends.
    fn take_value(&mut self) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let bare = rest.trim_ascii_start();
        let Some(value) = bare.strip_prefix('=') else {
            return Some("");
        };
        let value = value.trim_ascii_start();
        self.at += rest.len() - value.len();
        let quote = value.chars().next()?;
        if quote == '"' || quote == '\'' {
            let length = value[1..].find(quote)?;
            self.at += length + 2;
            return Some(&value[1..=length]);
        }
        let is_end = |c: char| c.is_ascii_whitespace() || c == '>';
        let length = value.find(is_end)?;
        self.at += length;
        Some(&value[..length])
    }
}

impl<'a> Tag<'a> {
    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let found = self.attributes.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| *value)
    }

    fn add(&mut self, name: &str, value: &'a str) {
        let name = cut(name, MAX_NAME_BYTES).to_ascii_lowercase();
        let is_kept = KEPT_ATTRIBUTES.contains(&name.as_str());
        if is_kept && self.attribute(&name).is_none() {
            self.attributes.push((name, cut(value, MAX_VALUE_BYTES)));
        }
    }
}

/// The first `length` bytes at most, whole characters.
pub(super) fn cut(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each token in short: `<name attribute=value>`, `</name>`, text, `!` for what says nothing.
    fn shown(page: &str) -> String {
        let mut tokens = Tokens::new(page);
        let mut shown = String::new();
        while let Some(token) = tokens.next_token() {
            match token {
                Token::Text(text) => shown.push_str(text),
                Token::Start(tag) => {
                    shown.push('<');
                    shown.push_str(&tag.name);
                    for (name, value) in &tag.attributes {
                        shown.extend([" ", name, "=", value]);
                    }
                    shown.push_str(if tag.is_closed { "/>" } else { ">" });
                }
                Token::End(name) => shown.extend(["</", &name, ">"]),
                Token::Aside => shown.push('!'),
            }
        }
        shown
    }

    #[test]
    fn attributes_are_read_with_every_kind_of_quote() {
        for (page, tokens) in [
            (
                r#"<P Class="a b" id='c' lang=de hidden>x</P >"#,
                "<p class=a b id=c lang=de hidden=>x</p>",
            ),
            ("<br/><a href=/b/>", "<br/><a href=/b/>"),
            ("<a onclick=x class=a class=b>", "<a class=a>"),
            ("<a class = \"a>b\" >", "<a class=a>b>"),
            ("<p =class>", "<p>"),
        ] {
            assert_eq!(shown(page), tokens);
        }
    }

    #[test]
    fn signs_that_begin_no_tag_are_text() {
        assert_eq!(shown("1 < 2 <3 <"), "1 < 2 <3 <");
    }

    #[test]
    fn comments_and_declarations_say_nothing() {
        assert_eq!(
            shown("a<!-- <p> -->b<!DOCTYPE html>c<?xml?>d</ >e<!---->f"),
            "a!b!c!d!e!f"
        );
    }

    #[test]
    fn comment_that_never_ends_ends_at_the_next_bracket() {
        assert_eq!(shown("a<!-- <b>x<!-- y>z"), "a!x!z");
    }

    #[test]
    fn tag_that_never_ends_ends_the_page() {
        for page in ["a<p class=\"b", "a<p", "a<p class=", "a</p"] {
            assert_eq!(shown(page), "a");
        }
    }
}
