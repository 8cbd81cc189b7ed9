//! An article as bytes, and back; its path is the source's.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::lasting::lasting;
use crate::article::{
    Article, Note, Paragraph, ParagraphKind, Removed, Role, Source, Statement, clean_line,
};
use crate::text::{Language, Span};

/// An article but for its path.
#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    #[serde(borrow)]
    outlet: Cow<'a, str>,
    #[serde(borrow)]
    title: Cow<'a, str>,
    author: Option<String>,
    published: Option<Day>,
    url: Option<String>,
    language: Option<String>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    paragraphs: Vec<(Range, bool)>,
    statements: Vec<(Range, u32, KeptRole, Option<String>)>,
    removed: Vec<(String, String)>,
    credits: Vec<String>,
    notes: Vec<String>,
    groups: Vec<String>,
    rank: Option<u32>,
}

/// Start and length.
type Range = (u32, u32);

/// Year, month, day.
type Day = (i16, i8, i8);

#[derive(Clone, Copy, Serialize, Deserialize)]
enum KeptRole {
    Headline,
    Body,
    Quotation,
}

/// Encodes an article; none where it is too large to be kept.
pub(super) fn encode(article: &Article) -> Option<Vec<u8>> {
    let Article {
        path: _,
        outlet,
        title,
        author,
        published,
        url,
        language,
        text,
        paragraphs,
        statements,
        removed,
        credits,
        notes,
        groups,
        rank,
    } = article;
    let kept = Kept {
        outlet: outlet.into(),
        title: title.into(),
        author: author.clone(),
        published: published.map(day),
        url: url.clone(),
        language: language.map(|l| l.code().to_owned()),
        text: text.into(),
        paragraphs: paragraphs
            .iter()
            .map(keep_paragraph)
            .collect::<Option<_>>()?,
        statements: statements
            .iter()
            .map(keep_statement)
            .collect::<Option<_>>()?,
        removed: removed
            .iter()
            .map(|r| (r.text.clone(), r.reason.to_owned()))
            .collect(),
        credits: credits.clone(),
        notes: notes.iter().map(|Note { text }| text.clone()).collect(),
        groups: groups.clone(),
        rank: rank.map(u32::try_from).transpose().ok()?,
    };
    postcard::to_allocvec(&kept).ok()
}

fn keep_paragraph(Paragraph { span, kind }: &Paragraph) -> Option<(Range, bool)> {
    Some((range(*span)?, *kind == ParagraphKind::Heading))
}

fn keep_statement(statement: &Statement) -> Option<(Range, u32, KeptRole, Option<String>)> {
    let Statement {
        span,
        paragraph,
        role,
        speaker,
    } = statement;
    let role = match role {
        Role::Headline => KeptRole::Headline,
        Role::Body => KeptRole::Body,
        Role::Quotation => KeptRole::Quotation,
    };
    let paragraph = u32::try_from(*paragraph).ok()?;
    Some((range(*span)?, paragraph, role, speaker.clone()))
}

fn range(span: Span) -> Option<Range> {
    Some((span.start.try_into().ok()?, span.len().try_into().ok()?))
}

fn day(date: Date) -> Day {
    (date.year(), date.month(), date.day())
}

fn date((year, month, day): Day) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// A day, or none, as its numbers.
pub(super) mod day_or_none {
    use jiff::civil::Date;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de};

    use super::Day;

    #[expect(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "serde calls it so"
    )]
    pub(in super::super) fn serialize<S: Serializer>(
        date: &Option<Date>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        date.map(super::day).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Date>, D::Error> {
        let day = Option::<Day>::deserialize(deserializer)?;
        super::given(day, super::date).ok_or_else(|| de::Error::custom("no such day"))
    }
}

/// Decodes the article of a source; none where the bytes are not those of an article.
pub(super) fn decode(bytes: &[u8], source: &Source) -> Option<Article> {
    let kept: Kept = postcard::from_bytes(bytes).ok()?;
    let text = kept.text.into_owned();
    let span = |(start, length): Range| {
        let (start, length) = (start as usize, length as usize);
        let span = Span::new(start, start.checked_add(length)?);
        (text.is_char_boundary(span.start) && text.is_char_boundary(span.end)).then_some(span)
    };
    let paragraph = |(range, is_heading)| {
        let kind = if is_heading {
            ParagraphKind::Heading
        } else {
            ParagraphKind::Body
        };
        Some(Paragraph {
            span: span(range)?,
            kind,
        })
    };
    let paragraph_count = kept.paragraphs.len();
    let statement = |(range, paragraph, role, speaker): (Range, u32, KeptRole, Option<String>)| {
        Some(Statement {
            span: span(range)?,
            paragraph: Some(paragraph as usize).filter(|at| *at < paragraph_count)?,
            role: match role {
                KeptRole::Headline => Role::Headline,
                KeptRole::Body => Role::Body,
                KeptRole::Quotation => Role::Quotation,
            },
            speaker,
        })
    };
    let removed = |(text, reason): (String, String)| {
        let reason = lasting(&reason)?;
        Some(Removed { text, reason })
    };
    let paragraphs = kept.paragraphs.into_iter().map(paragraph);
    let statements = kept.statements.into_iter().map(statement);
    let article = Article {
        path: clean_line(&source.path),
        outlet: kept.outlet.into_owned(),
        title: kept.title.into_owned(),
        author: kept.author,
        published: given(kept.published, date)?,
        url: kept.url,
        language: given(kept.language, |code| Language::from_tag(&code))?,
        paragraphs: paragraphs.collect::<Option<_>>()?,
        statements: statements.collect::<Option<_>>()?,
        removed: kept
            .removed
            .into_iter()
            .map(removed)
            .collect::<Option<_>>()?,
        credits: kept.credits,
        notes: kept.notes.into_iter().map(|text| Note { text }).collect(),
        groups: kept.groups,
        rank: kept.rank.map(|rank| rank as usize),
        text,
    };
    is_clean(&article).then_some(article)
}

/// What is made of something that may not be there; none where it is there and nothing comes of it.
#[expect(
    clippy::option_option,
    reason = "not there, and there but not to be used, are two things"
)]
fn given<T, R>(kept: Option<T>, make: impl FnOnce(T) -> Option<R>) -> Option<Option<R>> {
    match kept {
        Some(kept) => make(kept).map(Some),
        None => Some(None),
    }
}

/// Tells whether nothing of an article could be taken for a command by a terminal.
fn is_clean(article: &Article) -> bool {
    let a = article;
    let one = [&a.outlet, &a.title, &a.text];
    let some = [&a.author, &a.url];
    let speakers = a.statements.iter().filter_map(|s| s.speaker.as_ref());
    let removed = a.removed.iter().flat_map(|r| [r.text.as_str(), r.reason]);
    let notes = a.notes.iter().map(|n| &n.text);
    let mut all = one
        .into_iter()
        .chain(some.into_iter().flatten())
        .chain(speakers)
        .chain(&a.credits)
        .chain(notes)
        .chain(&a.groups)
        .map(String::as_str)
        .chain(removed);
    all.all(is_inert)
}

/// Tells whether a text holds no control character but the line feed.
pub(super) fn is_inert(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_single = |b: u8| (b < 0x20 && b != b'\n') || b == 0x7f;
    // The second range of control characters is 0x80 to 0x9f, each of two bytes.
    let is_double = |pair: &[u8]| pair[0] == 0xc2 && pair[1] < 0xa0;
    !bytes.iter().any(|b| is_single(*b)) && !bytes.windows(2).any(is_double)
}
