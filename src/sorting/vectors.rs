//! What an article is about, in words: the stems of its text, those of headline and lead counted more.

use std::collections::BTreeMap;

use jiff::civil::Date;
use xxhash_rust::xxh3::xxh3_64;

use crate::article::{Article, ParagraphKind};
use crate::text::{Language, words_in};

/// How often a word of the headline counts: news says there what it is about.
const HEADLINE_COUNT: f32 = 3.0;

/// How often a word of the first paragraphs counts.
const LEAD_COUNT: f32 = 2.0;

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
    article.language.unwrap_or(Language::English)
}

/// Stems of the article with how often each counts, ascending.
///
/// A stem is told by a number made from its letters, so that sketches need no vocabulary in common. Of
/// half a million stems some thirty share a number with another, which sorts nothing differently.
pub(super) fn count_terms(article: &Article) -> Vec<(u32, f32)> {
    let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
    let language = language_of(article);
    let mut body = 0;
    for paragraph in &article.paragraphs {
        if paragraph.span.start > MAX_BYTES {
            break;
        }
        let count = match paragraph.kind {
            ParagraphKind::Heading if paragraph.span.start == 0 => HEADLINE_COUNT,
            ParagraphKind::Heading => 1.0,
            ParagraphKind::Body => {
                body += 1;
                if body <= LEAD_PARAGRAPHS {
                    LEAD_COUNT
                } else {
                    1.0
                }
            }
        };
        for word in words_in(paragraph.span.of(&article.text), language) {
            if !word.is_stop_word() {
                *counts.entry(stem_number(&word.stem())).or_default() += count;
            }
        }
    }
    counts.into_iter().collect()
}

fn stem_number(stem: &str) -> u32 {
    xxh3_64(stem.as_bytes()) as u32
}
