//! Signs that make one line clutter wherever it stands: what it says, not which site said it.
//!
//! A line goes only if it is short for its sign: prompts are brief, and a sentence of the article that
//! happens to speak of cookies or newsletters is not. The phrases are the standing ones of publishing
//! software, not of any outlet.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::line::Line;
use super::lists::LISTS;
use super::phrases::{Phrases, Stand};
use crate::article::credits::is_credit_line;
use crate::article::dates::is_date_line;
use crate::article::metadata::name_in_byline;

/// Why lines go, in words for the reader.
pub(super) mod reason {
    pub(in crate::article) const BYLINE: &str = "byline";
    pub(in crate::article) const COPYRIGHT: &str = "copyright line";
    pub(in crate::article) const COUNTER: &str = "counter";
    pub(in crate::article) const CREDIT: &str = "credit line";
    pub(in crate::article) const DATE: &str = "date line";
    pub(in crate::article) const NAVIGATION: &str = "navigation";
    pub(in crate::article) const OTHER_ARTICLE: &str = "link to another article";
    pub(in crate::article) const OTHER_HEADLINE: &str = "headline of another article";
    pub(in crate::article) const PHOTO: &str = "photo credit";
    pub(in crate::article) const RULE: &str = "dividing line";
    pub(in crate::article) const SHARE: &str = "share prompt";
    pub(in crate::article) const SECTION: &str = "name of a site or section";
    pub(in crate::article) const SITE: &str = "site name";
    pub(in crate::article) const SOURCE: &str = "source line";
    pub(in crate::article) const TAGS: &str = "list of tags";
    pub(in crate::article) const FOLLOW: &str = "follow prompt";
    pub(in crate::article) const BIO: &str = "note about the author";
    pub(in crate::article) const LEFTOVER: &str = "leftover after the article";
}

/// Longest line behind a label, in words: a caption with its credit.
const MAX_LABEL_WORDS: usize = 30;

/// Longest sentence that may be the headline behind "Read also:", in words.
const MAX_LINK_WORDS: usize = 20;

/// Longest caption in words.
const MAX_CAPTION_WORDS: usize = 70;

/// Longest counter in words.
const MAX_COUNTER_WORDS: usize = 6;

/// How near its end a caption names its source, in bytes.
const CAPTION_END_BYTES: usize = 70;

/// Returns why a line is clutter, if a sign in the line itself says so.
pub(super) fn line_reason(line: &Line) -> Option<&'static str> {
    if line.words == 0 {
        return Some(reason::RULE);
    }
    structure_reason(line)
        .or_else(|| label_reason(line))
        .or_else(|| phrase_reason(line))
}

/// The phrases of all signs.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let signs = LISTS.sign.iter().enumerate();
    Phrases::of(signs.flat_map(|(number, sign)| {
        let kinds = [
            (Stand::Whole, &sign.whole),
            (Stand::Start, &sign.starts),
            (Stand::Anywhere, &sign.holds),
        ];
        kinds.into_iter().flat_map(move |(stand, phrases)| {
            let phrases = phrases.iter();
            phrases.map(move |phrase| (number, stand, *phrase))
        })
    }))
});

/// The longest line that a phrase can give away, in words.
static MAX_PHRASE_LINE_WORDS: LazyLock<usize> =
    LazyLock::new(|| LISTS.sign.iter().map(|s| s.max_words).max().unwrap_or(0));

/// The reason of the first sign that one of the line's phrases gives away.
fn phrase_reason(line: &Line) -> Option<&'static str> {
    if line.words > *MAX_PHRASE_LINE_WORDS {
        return None;
    }
    let telling = PHRASES.in_line(&line.folded).filter(|phrase| {
        let is_allowed = phrase.stand != Stand::Start || is_allowed(line, phrase.words);
        line.words <= LISTS.sign[phrase.sign].max_words && is_allowed
    });
    let first = telling.map(|phrase| phrase.sign).min()?;
    Some(LISTS.sign[first].reason)
}

/// A sentence of the article may begin like a prompt ("Return to work, she said."), so what ends with
/// a full stop goes only for a phrase of three words or more, or with hardly a word besides.
fn is_allowed(line: &Line, phrase_words: usize) -> bool {
    phrase_words >= 3 || !line.has_stop() || line.words <= phrase_words + 1
}

/// `"Copyright 2019 Daily Post"`, `"© Daily Post"`, `"Copyright (c) Daily Post"`
fn is_copyright(line: &Line) -> bool {
    let mut words = line.folded_words();
    let is_word = words.next() == Some("copyright");
    let is_owned = words
        .next()
        .is_some_and(|w| w == "c" || w.starts_with(|c: char| c.is_ascii_digit()));
    let has_sign = line.text.starts_with('©') || (is_word && line.text.contains('©'));
    line.words < MAX_CAPTION_WORDS && (has_sign || (is_word && is_owned))
}

/// A call to follow that names a network: `"Follow the Post on Facebook or Instagram."`
fn is_follow_prompt(line: &Line) -> bool {
    let mut words = line.folded_words();
    let starts = match words.next() {
        Some("follow") => true,
        Some("like" | "find" | "join") => words.next().is_some_and(|w| ["us", "our"].contains(&w)),
        _ => false,
    };
    let names_network = || line.folded_words().any(|w| has_word(&LISTS.networks, w));
    line.words <= MAX_LABEL_WORDS && starts && names_network() && line.contains("on")
}

type Test = fn(&Line) -> bool;

/// Signs in the make-up of the line rather than its phrases.
fn structure_reason(line: &Line) -> Option<&'static str> {
    let tests: [(Test, &'static str); 11] = [
        (is_follow_prompt, reason::FOLLOW),
        (|l| is_date_line(l.text), reason::DATE),
        (is_counter, reason::COUNTER),
        (is_dated_byline, reason::BYLINE),
        (is_share_bar, reason::SHARE),
        (is_copyright, reason::COPYRIGHT),
        (|l| is_credit_line(l.text), reason::CREDIT),
        (is_caption, reason::PHOTO),
        (is_trail, reason::NAVIGATION),
        (is_teaser, reason::OTHER_ARTICLE),
        (is_hashtags, reason::TAGS),
    ];
    tests
        .iter()
        .find(|(test, _)| test(line))
        .map(|(_, reason)| *reason)
}

/// `"Photo: Jo Roe/Agency"` -> photo credit, `"Source: Daily Post"` -> source line
fn label_reason(line: &Line) -> Option<&'static str> {
    if line.text.starts_with("SOURCE ") && line.words <= 6 {
        return Some(reason::SOURCE);
    }
    let (label, rest) = line.text.split_once(':')?;
    if line.words > MAX_LABEL_WORDS || label.len() > 40 {
        return None;
    }
    let label = label.to_lowercase().replace(['\'', '’'], "");
    let sign = LISTS
        .sign
        .iter()
        .find(|s| has_word(&s.labels, label.trim()))?;
    let is_sentence = line.has_stop() && line.words > MAX_LINK_WORDS;
    if sign.reason == reason::OTHER_ARTICLE && is_sentence {
        return None;
    }
    let is_short = rest.split_whitespace().count() <= 6 && !line.has_stop();
    let is_named = [reason::SOURCE, reason::BYLINE].contains(&sign.reason);
    (!is_named || is_short).then_some(sign.reason)
}

/// Tells whether outlets are called by this lower-case word: `"gazette"` -> true
pub(super) fn is_press_word(word: &str) -> bool {
    has_word(&LISTS.press_words, word)
}

fn has_word(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// Nothing but figures, or figures with words of counting: `"0 0"`, `"5 min read"`, `"12 comments"`.
fn is_counter(line: &Line) -> bool {
    if line.words > MAX_COUNTER_WORDS {
        return false;
    }
    let is_figure = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let is_counting = |w: &str| is_figure(w) || has_word(&LISTS.counter_words, w);
    let only_figures = line.text.chars().all(|c| !c.is_alphabetic());
    let figures = line.folded_words().filter(|w| is_figure(w)).count();
    !line.text.ends_with('.')
        && figures > 0
        && (only_figures || line.folded_words().all(is_counting))
}

fn is_share_bar(line: &Line) -> bool {
    let is_mark = |w: &str| has_word(&LISTS.share_marks, w);
    let fits = |w: &str| {
        is_mark(w) || has_word(&LISTS.share_words, w) || w.bytes().all(|b| b.is_ascii_digit())
    };
    line.words <= 16 && line.folded_words().any(is_mark) && line.folded_words().all(fits)
}

/// What ends a caption, found in one pass.
static CAPTION_MARKS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    // Asked of the ends of lines only: an automaton that is made at once counts more than one that runs faster.
    let mut marks = AhoCorasick::builder();
    marks.kind(Some(AhoCorasickKind::NoncontiguousNFA));
    marks
        .build(&LISTS.caption_marks)
        .expect("a few short marks fit")
});

/// A line that ends with a photographer's or agency's credit.
fn is_caption(line: &Line) -> bool {
    if line.words > MAX_CAPTION_WORDS {
        return false;
    }
    let marks_end = || {
        let mut tail = line.text.len().saturating_sub(CAPTION_END_BYTES);
        while !line.text.is_char_boundary(tail) {
            tail += 1;
        }
        CAPTION_MARKS.is_match(&line.text[tail..])
    };
    let ends_as_credit =
        line.text.ends_with(')') || !(line.has_stop() || line.text.ends_with([':', ',']));
    let is_pictured =
        || !line.has_stop() && line.contains("pictured") && !line.text.contains("(pictured");
    (ends_as_credit && marks_end()) || is_pictured()
}

/// A trail of short names: `"Home > News > Politics"`, `"World | Business | Sport"`.
fn is_trail(line: &Line) -> bool {
    if line.has_stop() {
        return false;
    }
    [" > ", " » ", " › ", " | ", " / ", " · ", " • "]
        .iter()
        .any(|mark| {
            let parts: Vec<&str> = line.text.split(mark).collect();
            let is_name = |p: &&str| (1..=3).contains(&p.split_whitespace().count());
            parts.len() >= 3 && parts.iter().all(is_name)
        })
}

/// An author and a day between marks: `"By Jo Roe • Apr 23, 2022 • 3 min read"`
fn is_dated_byline(line: &Line) -> bool {
    if line.has_stop() {
        return false;
    }
    let parts: Vec<&str> = line.text.split(['•', '·', '|']).map(str::trim).collect();
    let is_short = parts.iter().all(|p| p.split_whitespace().count() <= 8);
    let has_author = || parts.iter().any(|p| name_in_byline(p).is_some());
    is_short && has_author() && parts.iter().any(|p| is_date_line(p))
}

/// A headline that ends as a link does: `"Bridge to reopen in May Read more"`
fn is_teaser(line: &Line) -> bool {
    let endings = [" Read more", " Read More", " Read more »", " Read more →"];
    line.words <= MAX_LABEL_WORDS && endings.iter().any(|e| line.text.ends_with(e))
}

fn is_hashtags(line: &Line) -> bool {
    line.text.split_whitespace().all(|w| w.starts_with('#'))
}
