//! Cuts plain text into blocks: what becomes a paragraph, or is taken out as clutter.
//!
//! Three habits of writing meet here: empty lines between paragraphs, one paragraph a line, and lines
//! wrapped by hand at 72 columns. No file says which it follows. A line end is a wrap when the next
//! line's first word would not have fitted on the line; a run of lines whose ends are mostly wraps is
//! wrapped by hand, and only then are lines joined.

/// Most lines read of one text: a book wrapped by hand has some ten thousand. Beyond it the text is a
/// log, and holding its lines takes many times their length.
pub(super) const MAX_LINES: usize = 400_000;

/// Narrowest wrapped text. Runs of shorter lines are menus and lists.
const MIN_WRAP_CHARS: usize = 40;

/// Widest wrapped text: mail and terminals wrap at 72 to 100. Longer lines are whole paragraphs.
const MAX_WRAP_CHARS: usize = 104;

/// Why a block goes that is not in the article and stands in no box of the page.
pub(super) const OUTSIDE: &str = "outside the article";

/// A piece of a page between two gaps, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Its words, with single blanks between them.
    pub(super) text: String,
    /// What its source said of it.
    pub(super) shape: Shape,
    /// Whether it is the article's, as far as its source says.
    pub(super) standing: Standing,
}

/// Whether a block is the article's, as far as its source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its source does not say.
    Unsaid,
    /// It stands among the article's paragraphs: where it stands is no sign against it.
    Inside,
    /// It is no part of the article, for this reason.
    Outside(&'static str),
}

/// What a block's source said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing: plain text, or a paragraph.
    Plain,
    /// It is marked up as a heading.
    Heading,
    /// It is an item of a list.
    Item,
}

impl Block {
    /// Tells whether its source says that it is no part of the article.
    pub(super) fn is_outside(&self) -> bool {
        matches!(self.standing, Standing::Outside(_))
    }

    /// Makes a block of one line; runs of white space become one blank.
    pub(super) fn new(text: &str, shape: Shape) -> Self {
        let mut line = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        Block {
            text: line,
            shape,
            standing: Standing::Unsaid,
        }
    }
}

/// Returns the blocks of plain text, in order; one more than `most` where there are more.
///
/// `"One.\nTwo."` -> `["One.", "Two."]`; two lines wrapped at 72 columns -> one block
pub(super) fn split_blocks(text: &str, most: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let lines: Vec<&str> = text.lines().take(MAX_LINES).collect();
    let page_width = wrap_width(&lines).filter(|w| is_wrapped(&lines, *w));
    for line in lines.into_iter().chain([""]) {
        if line.trim().is_empty() {
            add_run(&run, page_width, &mut blocks);
            run.clear();
        } else {
            run.push(line);
        }
    }
    blocks.truncate(most.saturating_add(1));
    blocks
}

/// The width all lines keep to, where there is one that a hand or a program would wrap at.
fn wrap_width(lines: &[&str]) -> Option<usize> {
    let widest = lines.iter().map(|l| l.trim_end().chars().count()).max()?;
    (MIN_WRAP_CHARS..=MAX_WRAP_CHARS)
        .contains(&widest)
        .then_some(widest)
}

/// Adds the blocks of a run of lines that no empty line parts.
fn add_run(run: &[&str], page_width: Option<usize>, blocks: &mut Vec<Block>) {
    let [first, ..] = run else { return };
    let own_width = || wrap_width(run).filter(|w| is_wrapped(run, *w));
    let Some(width) = page_width.or_else(own_width) else {
        blocks.extend(run.iter().map(|l| plain(l)));
        return;
    };
    let mut paragraph = String::from(*first);
    for pair in run.windows(2) {
        if is_paragraph_end(pair[0], pair[1], width) {
            blocks.push(plain(&paragraph));
            paragraph.clear();
        }
        paragraph.push(' ');
        paragraph.push_str(pair[1]);
    }
    blocks.push(plain(&paragraph));
}

/// Makes a block of a plain line, with its bullet taken off.
fn plain(line: &str) -> Block {
    let line = line.trim();
    let item = ["• ", "* ", "‣ ", "▪ ", "● "]
        .iter()
        .find_map(|bullet| line.strip_prefix(bullet));
    match item {
        Some(item) => Block::new(item, Shape::Item),
        None => Block::new(line, Shape::Plain),
    }
}

/// Tells whether at least three of four line ends are wraps, and a third of the lines after them go
/// on in lower case: two headlines of about one length may look like a wrap, but begin like headlines.
fn is_wrapped(lines: &[&str], width: usize) -> bool {
    let is_filled = |p: &&[&str]| p.iter().all(|l| !l.trim().is_empty());
    let breaks: Vec<&[&str]> = lines.windows(2).filter(is_filled).collect();
    let wraps = breaks.iter().filter(|p| is_wrap(p[0], p[1], width)).count();
    let lower = breaks
        .iter()
        .filter(|p| p[1].trim_start().starts_with(char::is_lowercase))
        .count();
    wraps > 0 && wraps * 4 >= breaks.len() * 3 && lower * 3 >= wraps
}

/// Tells whether the next line's first word would not have fitted on this line.
fn is_wrap(line: &str, next: &str, width: usize) -> bool {
    let first_word = next.split_whitespace().next().unwrap_or("");
    line.trim_end().chars().count() + 1 + first_word.chars().count() > width
}

/// Tells whether a paragraph of wrapped text ends: a short line with a full stop, or an indented next.
fn is_paragraph_end(line: &str, next: &str, width: usize) -> bool {
    let is_indented = indent(next) >= indent(line) + 2;
    let is_ended = line.trim_end().ends_with(['.', '!', '?', '"', '”', ':']);
    is_ended && (is_indented || !is_wrap(line, next, width))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<String> {
        split_blocks(text, 100)
            .into_iter()
            .map(|b| b.text)
            .collect()
    }

    #[test]
    fn empty_lines_part_paragraphs() {
        assert_eq!(blocks("One  two.\n \n\nThree."), ["One two.", "Three."]);
    }

    #[test]
    fn lines_of_a_paste_are_paragraphs() {
        let long = "The council voted on Monday to close the bridge for a year. ".repeat(4);
        let page = format!("{long}\n{long}and more.\nComments");
        assert_eq!(blocks(&page).len(), 3);
    }

    #[test]
    fn lines_wrapped_by_hand_are_joined() {
        let page = "The council voted on Monday to close the old bridge over the\n\
                    river for a year, which the mayor called the hardest choice\n\
                    of her term.\n\nTraders disagree.";
        assert_eq!(blocks(page).len(), 2);
        assert!(blocks(page)[0].contains("the river for a year, which the mayor called"));
    }

    #[test]
    fn indented_line_of_wrapped_text_starts_a_paragraph() {
        let page = "   The council voted on Monday to close the old bridge over the\n\
                    river for a year, the hardest choice of the mayor's second term.\n   \
                    Traders on the north bank were told by letter, and many of them\n\
                    disagree.";
        assert_eq!(blocks(page).len(), 2);
    }

    #[test]
    fn menu_is_not_joined() {
        assert_eq!(blocks("Home\nNews\nSport\nWeather").len(), 4);
    }

    #[test]
    fn two_short_sentences_on_two_lines_stay_apart() {
        let page =
            "The bridge is closed until the spring.\nThe mayor said it had to be done this year.";
        assert_eq!(blocks(page).len(), 2);
    }
}
