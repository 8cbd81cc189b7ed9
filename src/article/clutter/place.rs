//! Signs in where a line stands: above the headline, below it, between paragraphs, after the end.
//!
//! ```text
//!  Skip to content            ┐
//!  Some other headline | Site ├ head: one of these lines is the headline
//!  The headline               │
//!  Jo Roe, 4 March            ┘
//!  The first sentence ...     ┐ prose
//!  ... the last sentence.     ┘
//!  Latest                     ┐ tail: lines that are no sentence go
//!  Another headline           ┘
//! ```
//!
//! The headline is the first line of the head that is about what the first paragraphs are about.

use super::headline::{choose_title, is_about, is_same_title, lead_topic, shared};
use super::line::Line;
use super::masthead::{Known, mark_mastheads};
use super::signs::reason;
use crate::article::blocks::Shape;
use crate::article::dates::find_date;
use crate::article::metadata::{name_in_byline, name_of_author, without_site};

/// Longest line after the last sentence that is taken for a leftover: headlines of other articles.
/// A cut-off last paragraph is longer.
const MAX_LEFTOVER_WORDS: usize = 16;

/// Most headlines that may follow a "Related:" line between paragraphs.
const MAX_LINKS: usize = 6;

/// Fewest short lines in a row that are a menu, and the longest of them in words.
const MIN_MENU_LINES: usize = 4;
const MAX_MENU_WORDS: usize = 3;

/// Where a note on the author stands at the earliest, from the end of the page, and its length.
const AUTHOR_NOTE_LINES: usize = 30;
const MAX_AUTHOR_NOTE_WORDS: usize = 70;

/// What notes on authors say they do.
const AUTHOR_NOTE_WORDS: [&str; 11] = [
    "reporter",
    "correspondent",
    "editor",
    "journalist",
    "writer",
    "columnist",
    "contributor",
    "freelance",
    "covers",
    "author",
    "writes",
];

/// Longest name of a site, section, tag or person above the text, in words.
const MAX_NAME_WORDS: usize = 5;

/// How many lines into the text a byline may stand.
const BYLINE_LINES: usize = 8;

/// Marks after which no short sentence belongs to the article any more.
const END_MARKS: [&str; 5] = [
    "comment prompt",
    reason::COPYRIGHT,
    reason::NAVIGATION,
    reason::TAGS,
    "sign-in prompt",
];

/// Where the parts of a page are.
pub(super) struct Place {
    /// The headline, without the site's name.
    pub(super) title: Option<String>,
    /// The site, where a line has the form "headline | site".
    pub(super) site: Option<String>,
    title_at: Option<usize>,
    /// First line of running text; the number of lines where there is none.
    prose_start: usize,
    /// One past the last sentence.
    prose_end: usize,
    has_prose: bool,
}

impl Place {
    /// Finds headline and text; un-marks a headline that a sign in its words had marked.
    pub(super) fn find(
        lines: &[Line],
        reasons: &mut [Option<&'static str>],
        known: Known,
    ) -> Place {
        let is_text = |i: &usize| reasons[*i].is_none() && lines[*i].is_prose();
        let first = (0..lines.len()).find(is_text);
        let prose_start = first.unwrap_or(lines.len());
        let mut place = Place {
            title: None,
            site: None,
            title_at: None,
            prose_start,
            prose_end: find_prose_end(lines, reasons),
            has_prose: first.is_some(),
        };
        let topic = lead_topic(&lines[prose_start..], &reasons[prose_start..]);
        let masthead = mark_mastheads(lines, reasons, prose_start, &topic, known);
        place.title_at = match known.title {
            Some(title) => (0..prose_start).find(|i| is_same_title(lines[*i].text, title)),
            None => choose_title(&lines[..prose_start], reasons, &topic),
        };
        place.find_site(lines, reasons);
        place.site = place.site.take().or(masthead);
        place.title = place
            .title_at
            .map(|i| without_site(lines[i].text).0.to_owned());
        if let Some(at) = place.title_at {
            reasons[at] = None;
        }
        place
    }

    /// Tells whether this line is the headline.
    pub(super) fn is_title(&self, index: usize) -> bool {
        self.title_at == Some(index)
    }

    /// Tells whether there is running text at all.
    pub(super) fn has_prose(&self) -> bool {
        self.has_prose
    }

    /// Reads the site's name off any "headline | site" line outside the prose.
    fn find_site(&mut self, lines: &[Line], reasons: &[Option<&'static str>]) {
        let outside = (0..self.prose_start).chain(self.prose_end..lines.len());
        self.site = outside
            .filter(|i| !lines[*i].has_stop() && reasons[*i] != Some(reason::SITE))
            .find_map(|i| without_site(lines[i].text).1)
            .map(str::to_owned);
    }

    /// Marks lines that are clutter by where they stand.
    pub(super) fn mark_clutter(&self, lines: &[Line], reasons: &mut [Option<&'static str>]) {
        if !self.has_prose {
            return;
        }
        self.mark_head(lines, reasons);
        mark_menus(lines, reasons, |i| self.is_title(i));
        mark_links(lines, reasons, |i| self.is_title(i));
        Self::mark_author_note(lines, reasons);
        self.mark_tail(lines, reasons);
    }

    /// Marks the note on the author that ends many pages: it begins with the name of the byline and says
    /// what the person does.
    fn mark_author_note(lines: &[Line], reasons: &mut [Option<&'static str>]) {
        let byline = (0..lines.len()).find(|i| reasons[*i] == Some(reason::BYLINE));
        let Some(name) = byline.and_then(|i| name_of_author(lines[i].text)) else {
            return;
        };
        let start = lines.len().saturating_sub(AUTHOR_NOTE_LINES);
        for (line, reason) in lines.iter().zip(reasons).skip(start) {
            let names_work = AUTHOR_NOTE_WORDS.iter().any(|w| line.contains(w));
            if line.text.starts_with(&name) && names_work && line.words <= MAX_AUTHOR_NOTE_WORDS {
                reason.get_or_insert(reason::BIO);
            }
        }
    }

    /// Marks lines after the last sentence. After a comment form everything short goes; before one a
    /// short sentence stays, for it may be the article's last.
    fn mark_tail(&self, lines: &[Line], reasons: &mut [Option<&'static str>]) {
        let mut is_over = false;
        for index in self.prose_end..lines.len() {
            let line = &lines[index];
            is_over |= reasons[index].is_some_and(|r| END_MARKS.contains(&r));
            let is_leftover = line.words <= MAX_LEFTOVER_WORDS
                && line.shape != Shape::Item
                && (is_over || !is_short_sentence(line));
            if is_leftover && !self.is_title(index) {
                reasons[index].get_or_insert(reason::LEFTOVER);
            }
        }
    }

    /// Marks bylines, section names and other headlines around the headline.
    fn mark_head(&self, lines: &[Line], reasons: &mut [Option<&'static str>]) {
        let topic = lead_topic(&lines[self.prose_start..], &reasons[self.prose_start..]);
        let is_sure = self.title_at.is_some_and(|t| is_about(&lines[t], &topic));
        // A standfirst may be long enough to pass for prose, with the byline below it.
        let byline_end = lines.len().min(self.prose_start + BYLINE_LINES);
        for index in (0..byline_end).filter(|i| !self.is_title(*i)) {
            let line = &lines[index];
            let is_above_date = reasons
                .get(index + 1)
                .is_some_and(|r| *r == Some(reason::DATE));
            let is_above_site = index < self.prose_start
                && reasons
                    .get(index + 1)
                    .is_some_and(|r| *r == Some(reason::SITE));
            let is_author = (is_above_date || is_above_site) && is_bare_name(line);
            if is_byline(line) || is_author {
                reasons[index] = reasons[index].or(Some(reason::BYLINE));
            } else if is_dated_name(line) {
                reasons[index] = reasons[index].or(Some(reason::DATE));
            } else if index < self.prose_start && !self.is_part(index, line) {
                let is_next = index + 1 == self.prose_start;
                let is_unmarked = index > 0 && reasons[index - 1].is_none();
                let opens_text = is_next && is_unmarked && is_about(line, &topic);
                let found = self.head_reason(index, line, is_sure, &topic);
                reasons[index] = reasons[index].or(found.filter(|_| !opens_text));
            }
        }
    }

    /// Tells whether a line of the head surely belongs to the article.
    fn is_part(&self, index: usize, line: &Line) -> bool {
        let is_name_above = line.words <= 3 && self.title_at.is_some_and(|t| index < t);
        let is_repeat = self
            .title
            .as_deref()
            .is_some_and(|t| is_same_title(line.text, t));
        is_repeat || (line.has_stop() && !is_name_above) || line.shape != Shape::Plain
    }

    fn head_reason(
        &self,
        index: usize,
        line: &Line,
        is_sure: bool,
        topic: &[&str],
    ) -> Option<&'static str> {
        let title_at = self.title_at?;
        let is_short = line.words <= MAX_NAME_WORDS;
        if without_site(line.text).1.is_some() && line.words > MAX_NAME_WORDS {
            return Some(reason::OTHER_HEADLINE);
        }
        if is_about(line, topic) {
            return is_short.then_some(reason::SECTION);
        }
        let is_above = index < title_at && is_sure;
        match is_short {
            true if is_above || shared(line, topic) == 0 => Some(reason::SECTION),
            false if is_above => Some(reason::OTHER_HEADLINE),
            _ => None,
        }
    }
}

/// One past the last sentence: the last running text, and the short sentences that follow it up to a
/// comment form, a menu, or a list of links.
fn find_prose_end(lines: &[Line], reasons: &[Option<&'static str>]) -> usize {
    let is_kept = |i: usize| reasons[i].is_none();
    let prose = (0..lines.len())
        .rev()
        .find(|i| is_kept(*i) && lines[*i].is_prose());
    let end = prose.map_or(0, |i| i + 1);
    let is_over = |i: usize| {
        let is_links = reasons[i] == Some(reason::OTHER_ARTICLE) && lines[i].words <= 5;
        is_links || reasons[i].is_some_and(|r| END_MARKS.contains(&r))
    };
    (end..lines.len())
        .take_while(|i| !is_over(*i))
        .filter(|i| is_kept(*i) && is_short_sentence(&lines[*i]))
        .last()
        .map_or(end, |last| last + 1)
}

/// A sentence too short to be told from a prompt by its length; questions are mostly headlines.
fn is_short_sentence(line: &Line) -> bool {
    let is_cut = line.words <= 4 && (line.text.ends_with("...") || line.text.ends_with('…'));
    line.has_stop() && line.words >= 2 && !line.text.ends_with('?') && !is_cut
}

/// `"By Jane Doe and JOHN ROE"` -> true, `"By the river"` -> false
pub(super) fn is_byline(line: &Line) -> bool {
    let Some(_) = name_in_byline(line.text) else {
        return false;
    };
    let small = [
        "and", "by", "for", "of", "the", "in", "at", "de", "van", "von", "with", "written", "on",
    ];
    let is_name = |w: &str| {
        let first = w.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|c| !c.is_lowercase()) || small.contains(&w)
    };
    let names = line.text.split_whitespace().skip(1);
    let has_name = line
        .text
        .split_whitespace()
        .nth(1)
        .is_some_and(|w| w.starts_with(char::is_uppercase));
    line.words <= 14 && has_name && !line.text.ends_with('.') && names.into_iter().all(is_name)
}

/// A name and nothing else: `"Tom Reed"`
fn is_bare_name(line: &Line) -> bool {
    let is_name =
        |w: &str| w.starts_with(char::is_uppercase) && !w.contains(|c: char| c.is_ascii_digit());
    (2..=4).contains(&line.words) && !line.has_stop() && line.text.split_whitespace().all(is_name)
}

/// A name with a day: `"Tom Reed | March 6, 2024"`, `"Posted on March 6, 2024 by Tom Reed"`
fn is_dated_name(line: &Line) -> bool {
    let is_small = |w: &str| ["by", "on", "at", "in", "and"].contains(&w);
    let is_name = |w: &str| is_small(w) || !w.starts_with(char::is_lowercase);
    line.words <= 14
        && !line.has_stop()
        && find_date(line.text).is_some()
        && line.text.split_whitespace().all(is_name)
}

/// Marks runs of short lines that are no sentences.
fn mark_menus(
    lines: &[Line],
    reasons: &mut [Option<&'static str>],
    is_title: impl Fn(usize) -> bool,
) {
    let is_short = |i: usize| {
        lines[i].words <= MAX_MENU_WORDS
            && lines[i].shape == Shape::Plain
            && !lines[i].has_stop()
            && !is_title(i)
    };
    let mut start = 0;
    for end in 0..=lines.len() {
        if end < lines.len() && is_short(end) {
            continue;
        }
        if end - start >= MIN_MENU_LINES {
            reasons[start..end].iter_mut().for_each(|r| {
                r.get_or_insert(reason::NAVIGATION);
            });
        }
        start = end + 1;
    }
}

/// Marks the headlines that follow a bare "Related:" line.
fn mark_links(
    lines: &[Line],
    reasons: &mut [Option<&'static str>],
    is_title: impl Fn(usize) -> bool,
) {
    let mut left = 0;
    for index in 0..lines.len() {
        let line = &lines[index];
        if reasons[index] == Some(reason::OTHER_ARTICLE) {
            left = if line.words <= 5 { MAX_LINKS } else { left };
        } else if left > 0
            && !line.has_stop()
            && line.words >= 4
            && !line.is_prose()
            && !is_title(index)
        {
            reasons[index].get_or_insert(reason::OTHER_ARTICLE);
            left -= 1;
        } else if reasons[index].is_none() {
            left = 0;
        }
    }
}
