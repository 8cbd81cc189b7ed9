//! From a source's bytes to an [`Article`]: decoded, cleaned, described, cut into statements.
//!
//! Reading cannot fail: odd bytes give an article and [`Note`]s. An article without text is
//! [`Article::is_empty`], and its notes say why; the caller reports it as a failure.
//!
//! ```text
//!  bytes ─ decode, clean ─▶ text ─ front_matter ─▶ body ─ blocks | markdown ─▶ blocks
//!        ─ decode ─▶ a web page ─ html ───────────────────────────────────────▶ blocks
//!        ─ clutter ─▶ kept and removed ─ metadata, credits ─▶ Article ─ statements ─▶ done
//! ```

mod address;
mod amend;
#[cfg(test)]
mod amend_tests;
mod blocks;
mod clean;
mod clutter;
mod credits;
mod dates;
mod decode;
mod foreign;
mod front_matter;
mod html;
mod limits;
mod markdown;
mod mending;
mod metadata;
mod source;
mod speakers;
mod statements;

pub use address::web_address;
pub use amend::{Amendments, OutletGroup, TAKEN_OUT};
pub use clean::clean_line;
pub use foreign::{Foreign, foreign_kind};
pub use front_matter::{CLEANED_BY, CLEANED_KEY, count_front_matter_lines};
pub use html::{WALL as WALL_NOTE, is_guarded};
pub use limits::Limits;
pub use source::{Declared, STDIN, Source, is_address};

use blocks::{Block, MAX_LINES, Shape};
use clutter::{Kept, Known, Sorted};
use front_matter::Page;
use metadata::Metadata;

use jiff::civil::Date;

use crate::text::{Language, Span};

/// Number of an article within one comparison, from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ArticleId(pub usize);

/// Number of a statement within its article, from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct StatementId(pub usize);

/// One outlet's text about a story, cleaned, with its statements.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Article {
    /// Path, URL or "-", made safe to show.
    pub path: String,
    /// Who published it; the file name where nothing better is known.
    pub outlet: String,
    /// The headline; also the first paragraph of `text` where there is one.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// The language of the text, where text or page tell; elsewhere it is read as English.
    pub language: Option<Language>,
    /// The clean text: paragraphs joined by one empty line; no control character but the line feed.
    pub text: String,
    /// The blocks of `text`, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of `text`, in order, never overlapping.
    pub statements: Vec<Statement>,
    /// What cleaning took out, in the order it stood in the page.
    pub removed: Vec<Removed>,
    /// News agencies whose text it says it is or uses: "AP", "Reuters".
    pub credits: Vec<String>,
    /// What was odd about the bytes.
    pub notes: Vec<Note>,
    /// The reader's own groups of outlets that it belongs to.
    pub groups: Vec<String>,
    /// Its place among the articles of the story, where the reader gave it one.
    pub rank: Option<usize>,
}

/// One block of an article's clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes in [`Article::text`].
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The title, or a heading between paragraphs.
    Heading,
    /// Running text.
    Body,
}

/// The unit that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its bytes in [`Article::text`].
    pub span: Span,
    /// Index into [`Article::paragraphs`].
    pub paragraph: usize,
    /// What kind of sentence it is.
    pub role: Role,
    /// Who says the words that the statement quotes, where the text names the speaker.
    pub speaker: Option<String>,
}

/// What kind of sentence a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A headline or heading.
    Headline,
    /// The outlet's own words (which may quote some).
    Body,
    /// Somebody's words from end to end.
    Quotation,
}

/// A piece of clutter that cleaning took out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The text as it stood.
    pub text: String,
    /// Why it went, in words for the reader: "share prompt".
    pub reason: &'static str,
}

/// Something odd about an article that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// In words for the reader: "decoded as windows-1252".
    pub text: String,
}

impl Article {
    /// The language by whose rules the article is compared: English where its own is not known.
    pub fn language_or_default(&self) -> Language {
        self.language.unwrap_or_default()
    }

    /// The text of one of the article's statements; "" for an id that is not there.
    pub fn statement_text(&self, id: StatementId) -> &str {
        self.statements
            .get(id.0)
            .map_or("", |s| s.span.of(&self.text))
    }

    /// Ids of the statements, in order.
    pub fn statement_ids(&self) -> impl Iterator<Item = StatementId> + use<> {
        (0..self.statements.len()).map(StatementId)
    }

    /// A number that is the same for the same clean text (XXH3-64): of the text that is cut and linked, not
    /// of the file.
    pub fn text_hash(&self) -> u64 {
        xxhash_rust::xxh3::xxh3_64(self.text.as_bytes())
    }

    /// Tells whether there is nothing to read or compare.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }
}

/// Reads one source: decode, take out clutter, find title, outlet, date, cut into statements.
pub fn read(source: &Source) -> Article {
    read_amended(source, &Amendments::default())
}

/// Reads one source as [`read`] does, and with what a reader has set by hand.
///
/// Cleaning goes by the page alone; what was set is put in place of what it finds.
pub fn read_amended(source: &Source, amendments: &Amendments) -> Article {
    let path = clean_line(&source.path);
    let Parsed {
        metadata,
        blocks,
        cleaned,
        notes,
    } = read_format(source);
    let metadata = metadata.or(source.declared.metadata());
    let names = metadata.possible_outlets(&path);
    let known = Known {
        title: metadata.title.as_deref(),
        names: &names,
        amendments,
    };
    let sorted = match cleaned {
        Some(credits) => clutter::keep_all(&blocks, known, credits),
        None => clutter::sort_out(&blocks, known),
    };
    let tag = metadata.language.clone();
    let mut article = assemble(path, metadata, sorted, amendments);
    article.language = Language::of_text(&article.text, tag.as_deref());
    article.notes = notes;
    statements::fill(&mut article, source.limits);
    article.notes.extend(amendments.note(&article));
    article.notes.extend(no_text_note(&article, &article.notes));
    article
}

/// A source read in its own format.
#[derive(Default)]
struct Parsed {
    /// What it says of itself.
    metadata: Metadata,
    /// Its blocks, in order.
    blocks: Vec<Block>,
    /// The credits of a kept article; none where clutter is still to be taken out.
    cleaned: Option<Vec<String>>,
    /// What was odd about it.
    notes: Vec<Note>,
}

fn read_format(source: &Source) -> Parsed {
    let mut notes = source.notes.clone();
    let named = html::charset(&source.bytes);
    let charset = source.declared.charset.as_deref().or(named.as_deref());
    let (raw, odd) = decode::to_text(&source.bytes, charset, source.limits);
    notes.extend(odd);
    if html::is_page(source, &raw) {
        let page = html::read_page(&raw, source.limits);
        notes.extend(page.notes);
        return Parsed {
            metadata: page.metadata,
            blocks: limit_blocks(page.blocks, source.limits, &mut notes),
            cleaned: None,
            notes,
        };
    }
    let text = decode::make_safe(&raw, &mut notes);
    let mut page = front_matter::part_front_matter(&text);
    notes.extend(page.note.clone());
    let blocks = cut_blocks(&page, source, &mut notes);
    let heading = blocks.first().filter(|b| b.shape == Shape::Heading);
    if let (Some(_), Some(title), Some(heading)) =
        (&page.cleaned, &mut page.metadata.title, heading)
    {
        title.clone_from(&heading.text);
    }
    Parsed {
        metadata: page.metadata,
        blocks: limit_blocks(blocks, source.limits, &mut notes),
        cleaned: page.cleaned,
        notes,
    }
}

/// Cuts the body into blocks, as Markdown only where the file says so: by its name, its type or front matter.
fn cut_blocks(page: &Page, source: &Source, notes: &mut Vec<Note>) -> Vec<Block> {
    let ending = source
        .path
        .rsplit_once('.')
        .map_or(String::new(), |(_, e)| e.to_lowercase());
    let is_markdown =
        ["md", "markdown"].contains(&ending.as_str()) || source.declared.is_type("text/markdown");
    let most = source.limits.paragraphs;
    let blocks = if is_markdown || page.has_front_matter {
        markdown::markdown_blocks(page.body, most)
    } else {
        blocks::split_blocks(page.body, most)
    };
    if page.body.lines().nth(MAX_LINES).is_some() {
        let text = format!("only the first {MAX_LINES} lines were read");
        notes.push(Note { text });
    }
    blocks
}

fn limit_blocks(mut blocks: Vec<Block>, limits: Limits, notes: &mut Vec<Note>) -> Vec<Block> {
    let most = limits.paragraphs;
    if blocks.len() > most {
        let text = format!(
            "only the first {most} of {} paragraphs were read (limits.paragraphs)",
            blocks.len()
        );
        notes.push(Note { text });
        blocks.truncate(most);
    }
    blocks
}

/// Sets an article together: headline first, then what cleaning kept.
fn assemble(path: String, known: Metadata, sorted: Sorted, by_hand: &Amendments) -> Article {
    let metadata = known.or(sorted.metadata).or_from_names(&path);
    let title = metadata.title.unwrap_or_default();
    let mut credits = sorted.credits;
    credits::add_authors(metadata.author.as_deref().unwrap_or_default(), &mut credits);
    let mut article = Article {
        path,
        outlet: by_hand
            .outlet
            .clone()
            .or(metadata.outlet)
            .unwrap_or_default(),
        author: metadata.author,
        published: by_hand.published.or(metadata.published),
        url: metadata.url,
        removed: sorted.removed,
        credits,
        rank: by_hand.rank,
        ..Article::default()
    };
    let mut kept = sorted.kept;
    let heading = match kept.iter().position(|k| k.is_heading && k.text == title) {
        Some(at) => Some(kept.remove(at)),
        None => (!title.is_empty()).then(|| Kept::heading(&title)),
    };
    let heading = match &by_hand.title {
        Some(title) => Some(Kept::heading(title)),
        None => heading,
    };
    article.title = by_hand.title.clone().unwrap_or(title);
    article.groups = by_hand.groups_of(&article);
    for block in heading.iter().chain(&kept) {
        article.push_paragraph(block);
    }
    article
}

/// Says why an article has nothing to read, unless that was said.
fn no_text_note(article: &Article, notes: &[Note]) -> Option<Note> {
    if !article.is_empty() || notes.iter().any(|n| n.text.starts_with("not text")) {
        return None;
    }
    let text = match article.removed.len() {
        0 => "no text".to_owned(),
        1 => "no text: 1 line, which is clutter".to_owned(),
        lines => format!("no text: {lines} lines, all clutter"),
    };
    Some(Note { text })
}

impl Article {
    fn push_paragraph(&mut self, block: &Kept) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(&block.text);
        self.paragraphs.push(Paragraph {
            span: Span::new(start, self.text.len()),
            kind: if block.is_heading {
                ParagraphKind::Heading
            } else {
                ParagraphKind::Body
            },
        });
    }
}

#[cfg(test)]
mod tests;
