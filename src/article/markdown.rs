//! Markdown to blocks: markup goes, words stay.
//!
//! A real parser does it, for emphasis and links inside words cannot be told from stars and brackets
//! by looking at one line. Only files that say they are Markdown come here, so plain text is never
//! damaged. Entities are decoded by the parser, so the words are cleaned once more afterwards.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::blocks::{Block, Shape};
use super::clean::clean;

/// Returns the blocks of a Markdown text, in order; one more than `most` where there are more.
///
/// `"# Title\n\nA *b* [c](d)."` -> heading `"Title"`, block `"A b c."`
pub(super) fn markdown_blocks(text: &str, most: usize) -> Vec<Block> {
    let mut writer = Writer {
        most,
        ..Writer::default()
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(text, options) {
        writer.take(&event);
    }
    writer.end_block();
    writer.blocks
}

/// Collects the words of the block that is open.
#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    /// How many are wanted.
    most: usize,
    words: String,
    heading: bool,
    /// Lists the writer stands in.
    lists: usize,
    /// Images the writer stands in; their descriptions are no words of the article.
    images: usize,
}

impl Writer {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) | Event::Code(text) if self.images == 0 => self.words.push_str(text),
            Event::Html(html) => self.words.push_str(&strip_tags(html)),
            Event::InlineHtml(tag) if is_line_break(tag) => self.words.push(' '),
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            Event::Rule => self.end_block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block();
                self.heading = *level <= HeadingLevel::H6;
            }
            Tag::List(_) => {
                self.end_block();
                self.lists += 1;
            }
            Tag::Image { .. } => self.images += 1,
            Tag::Paragraph
            | Tag::Item
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Table(_) => self.end_block(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::List(_) => {
                self.end_block();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::TableCell => self.words.push_str("  "),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => self.end_block(),
            _ => {}
        }
    }

    fn end_block(&mut self) {
        let shape = match (self.heading, self.lists) {
            (true, _) => Shape::Heading,
            (_, 0) => Shape::Plain,
            _ => Shape::Item,
        };
        self.heading = false;
        let block = Block::new(&clean(&self.words).0, shape);
        self.words.clear();
        if !block.text.is_empty() && self.blocks.len() <= self.most {
            self.blocks.push(block);
        }
    }
}

fn is_line_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("<br"))
}

/// Takes the tags and comments out of a block of HTML within Markdown.
///
/// `"<p>One <b>two</b></p>"` -> `" One  two  "`
fn strip_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        words.push_str(&rest[..start]);
        words.push(' ');
        let Some(end) = rest[start..].find('>') else {
            return words;
        };
        rest = &rest[start + end + 1..];
    }
    words.push_str(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let blocks = markdown_blocks(text, 100);
        let line = |b: Block| format!("{:?} {}", b.shape, b.text);
        blocks.into_iter().map(line).collect()
    }

    #[test]
    fn both_kinds_of_heading_are_headings() {
        assert_eq!(
            lines("# Top\nText.\n\nNext\n----\n"),
            ["Heading Top", "Plain Text.", "Heading Next"]
        );
    }

    #[test]
    fn emphasis_links_code_and_images_leave_their_words() {
        assert_eq!(
            lines("A **b** _c_ [d](http://e) `f` ![g](h) ~~i~~."),
            ["Plain A b c d f i."]
        );
    }

    #[test]
    fn lists_and_quotes_become_blocks() {
        assert_eq!(
            lines("- one\n- two\n  - three\n\n> Four\n> five."),
            ["Item one", "Item two", "Item three", "Plain Four five."]
        );
    }

    #[test]
    fn table_rows_are_blocks() {
        assert_eq!(lines("|a|b|\n|-|-|\n|1|2|\n"), ["Plain a b", "Plain 1 2"]);
    }

    #[test]
    fn tags_go_and_their_words_stay() {
        assert_eq!(
            lines("<div>\nOne <b>two</b>\n</div>\n\nThree<br>four <i>five</i>."),
            ["Plain One two", "Plain Three four five."]
        );
    }

    #[test]
    fn entity_cannot_smuggle_an_escape_in() {
        assert_eq!(lines("a &#27;[31m &amp; b"), ["Plain a ␛[31m & b"]);
    }

    #[test]
    fn entity_split_over_emphasis_stays_inert() {
        assert!(!lines("&**#27;**[31m").concat().contains('\u{1b}'));
    }
}
