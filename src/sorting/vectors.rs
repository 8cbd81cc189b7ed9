//! What an article is about, in words: the stems of its text, those of headline and lead counted more.

use jiff::civil::Date;

use super::terms::each_term;
use crate::article::{Article, ParagraphKind};
use crate::text::Language;

/// How often a word of the headline counts: news says there what it is about.
const HEADLINE_COUNT: u16 = 3;

/// How often a word of the first paragraphs counts.
const LEAD_COUNT: u16 = 2;

/// How many paragraphs are the lead.
const LEAD_PARAGRAPHS: usize = 3;

/// Bytes of an article that are looked at: about 3,000 words, more than a news text has.
const MAX_BYTES: usize = 20_000;

/// Days since the year one.
pub(super) fn day_number(date: Date) -> i32 {
    let from = Date::constant(1, 1, 1);
    date.since(from).map_or(0, |span| span.get_days())
}

/// The language whose stems and words of grammar count.
pub(super) fn language_of(article: &Article) -> Language {
    article.language_or_default()
}

/// Stems of the article, as numbers, with how often each counts, ascending.
pub(super) fn count_terms(article: &Article) -> Vec<(u32, u16)> {
    let mut counts: Vec<(u32, u16)> = Vec::new();
    let language = language_of(article);
    let mut body = 0;
    for paragraph in &article.paragraphs {
        if paragraph.span.start > MAX_BYTES {
            break;
        }
        let count = match paragraph.kind {
            ParagraphKind::Heading if paragraph.span.start == 0 => HEADLINE_COUNT,
            ParagraphKind::Heading => 1,
            ParagraphKind::Body => {
                body += 1;
                if body <= LEAD_PARAGRAPHS {
                    LEAD_COUNT
                } else {
                    1
                }
            }
        };
        let text = paragraph.span.of(&article.text);
        each_term(text, language, |term| counts.push((term, count)));
    }
    counts.sort_unstable_by_key(|(term, _)| *term);
    counts.dedup_by(|later, first| {
        let is_same = later.0 == first.0;
        let more = if is_same { later.1 } else { 0 };
        first.1 = first.1.saturating_add(more);
        is_same
    });
    counts
}
