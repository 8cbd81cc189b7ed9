//! Word documents (.docx): the text of their main part.
//!
//! Insertions that are tracked count as made, and so do deletions. Headers, footers and comments are other
//! parts and are not read; notes at the foot are counted.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::elements::{Piece, attribute, for_each_piece};
use super::page::{Grid, Kind, Page};

/// How many styles are followed to the one they are based on; Word itself stops at about ten.
const MAX_STYLE_STEPS: usize = 16;

/// Elements whose text is not read: what was deleted or moved away, what repeats, what is code.
const SKIPPED: [&str; 8] = [
    "del",
    "moveFrom",
    "delText",
    "Fallback",
    "instrText",
    "delInstrText",
    "sdtPr",
    "pPrChange",
];

/// What the styles of a document say of the paragraphs that have them.
#[derive(Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    level: Option<usize>,
    is_numbered: bool,
}

impl Styles {
    /// Reads the part that describes styles.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut styles = Styles::default();
        let mut own = None;
        for_each_piece(bytes, &mut |piece| {
            let Piece::Start(name, tag) = piece else {
                return;
            };
            if name == "style" {
                own = attribute("styleId", tag);
            }
            let Some(id) = &own else { return };
            let style = styles.all.entry(id.clone()).or_default();
            match name {
                "name" => style.name = value(tag),
                "basedOn" => style.based_on = Some(value(tag)),
                "outlineLvl" => style.level = level_of(&value(tag)),
                "numId" => style.is_numbered = value(tag) != "0",
                _ => {}
            }
        });
        styles
    }

    /// What a paragraph of this style is; the style it is based on is asked where its own does not say.
    fn kind(&self, id: &str) -> Kind {
        let mut next = Some(id);
        for _ in 0..MAX_STYLE_STEPS {
            let Some(id) = next else { break };
            let style = self.all.get(id);
            let name = style.map_or(id, |s| s.name.as_str());
            let told = kind_of_name(name)
                .or(style.and_then(|s| s.level).map(Kind::Heading))
                .or(style.filter(|s| s.is_numbered).map(|_| Kind::Item));
            if let Some(kind) = told {
                return kind;
            }
            next = style.and_then(|s| s.based_on.as_deref());
        }
        Kind::Body
    }
}

/// `"heading 2"` -> a heading of level 2, `"Heading2"` too; Word names its own styles in English, always
fn kind_of_name(name: &str) -> Option<Kind> {
    let name = name.to_lowercase().replace(' ', "");
    let level = |of: &str| name.strip_prefix(of)?.parse().ok();
    if name == "title" {
        return Some(Kind::Title);
    }
    let is_contents = name == "tocheading" || level("toc").is_some();
    let heading = level("heading").map(Kind::Heading);
    heading.or(is_contents.then_some(Kind::Contents))
}

fn value(tag: &BytesStart) -> String {
    attribute("val", tag).unwrap_or_default()
}

/// `"0"` -> 1: levels of outlines count from zero, and nine is running text
fn level_of(value: &str) -> Option<usize> {
    let level: usize = value.parse().ok()?;
    (level < 9).then_some(level + 1)
}

/// Reads the main part; tells whether it came to its end without damage.
pub(super) fn read_text(bytes: &[u8], styles: &Styles) -> (Page, bool) {
    let mut text = Text {
        page: Page::default(),
        styles,
        skipped: 0,
        is_in_run: false,
        takes_words: false,
        is_hidden: false,
    };
    let is_whole = for_each_piece(bytes, &mut |piece| match piece {
        Piece::Start(name, tag) => text.start(name, tag),
        Piece::End(name) => text.end(name),
        Piece::Text(words) => text.words(words),
    });
    (text.page, is_whole)
}

/// Where reading stands.
struct Text<'a> {
    page: Page,
    styles: &'a Styles,
    /// Open elements from the outermost that is skipped.
    skipped: usize,
    is_in_run: bool,
    takes_words: bool,
    is_hidden: bool,
}

impl Text<'_> {
    fn start(&mut self, name: &str, tag: &BytesStart) {
        if self.skipped > 0 || SKIPPED.contains(&name) {
            self.skipped += 1;
            return;
        }
        match name {
            "p" => self.page.begin(Kind::Body),
            "pStyle" => self.page.set_kind(self.styles.kind(&value(tag))),
            "outlineLvl" => {
                if let Some(level) = level_of(&value(tag)) {
                    self.page.set_kind(Kind::Heading(level));
                }
            }
            "numId" => self.number(&value(tag)),
            "r" => (self.is_in_run, self.is_hidden) = (true, false),
            "vanish" => self.is_hidden = !["0", "false", "off"].contains(&value(tag).as_str()),
            "t" => self.takes_words = true,
            "tab" if self.is_in_run => self.words_of_run(" "),
            "br" | "cr" if self.is_in_run => self.page.break_line(),
            "noBreakHyphen" => self.words_of_run("\u{2011}"),
            "footnoteReference" | "endnoteReference" => self.page.left_out_notes += 1,
            _ => {
                if let Some(grid) = grid_of(name) {
                    self.page.begin_grid(grid);
                }
            }
        }
    }

    /// A numbered paragraph is an item, unless it is a heading; the number 0 takes the numbering off.
    fn number(&mut self, number: &str) {
        match (self.page.kind(), number) {
            (Some(Kind::Item), "0") => self.page.set_kind(Kind::Body),
            (Some(Kind::Body), number) if number != "0" => self.page.set_kind(Kind::Item),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" => self.page.end(),
            "r" => (self.is_in_run, self.is_hidden) = (false, false),
            "t" => self.takes_words = false,
            _ => {
                if let Some(grid) = grid_of(name) {
                    self.page.end_grid(grid);
                }
            }
        }
    }

    fn words(&mut self, words: &str) {
        if self.takes_words && self.skipped == 0 {
            self.words_of_run(words);
        }
    }

    fn words_of_run(&mut self, words: &str) {
        if !self.is_hidden {
            self.page.text(words);
        }
    }
}

fn grid_of(name: &str) -> Option<Grid> {
    match name {
        "tbl" => Some(Grid::Table),
        "tr" => Some(Grid::Row),
        "tc" => Some(Grid::Cell),
        _ => None,
    }
}
