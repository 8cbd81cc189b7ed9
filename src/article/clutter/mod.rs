//! Takes the clutter of pasted pages out, by general signs, and keeps it with its reason.
//!
//! Two kinds of sign: what a line says (`signs`), and where it stands (`place`): above the headline,
//! between headline and text, after the last sentence. Both spare prose. A list of one site's phrases
//! would work for that site and nobody else. Removing a sentence costs a reader more than keeping a
//! button, so whatever no sign marks stays.

mod headline;
mod line;
mod lists;
mod masthead;
mod phrases;
mod place;
mod signs;

use super::Removed;
use super::amend::{Amendments, TAKEN_OUT};
use super::blocks::{Block, OUTSIDE, Shape, Standing};
use super::credits::{add_credits, is_agency};
use super::dates::find_date;
use super::metadata::{
    Metadata, is_same_name, name_in_byline, name_in_copyright, name_in_source_line, name_of_author,
    without_site,
};
use line::Line;
pub(super) use masthead::Known;
use place::{Place, is_byline};
use signs::reason;

/// Reasons that a line is given for where it stands, whatever it says.
const BY_PLACE: [&str; 4] = [
    reason::LEFTOVER,
    reason::NAVIGATION,
    reason::OTHER_HEADLINE,
    reason::SECTION,
];

/// A page parted into article and clutter.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// What stays, in order.
    pub(super) kept: Vec<Kept>,
    /// What went, in the order it stood in the page.
    pub(super) removed: Vec<Removed>,
    /// What the page's lines say about the article.
    pub(super) metadata: Metadata,
    /// Agencies whose text it is.
    pub(super) credits: Vec<String>,
    /// Outlets that lines name as their own, in order.
    outlets: Vec<String>,
}

/// A block that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// Its words.
    pub(super) text: String,
    /// Whether it is a headline or heading.
    pub(super) is_heading: bool,
}

/// Parts blocks into article and clutter.
pub(super) fn sort_out(blocks: &[Block], known: Known) -> Sorted {
    let lines: Vec<Line> = blocks.iter().map(Line::new).collect();
    let told = |(b, l): (&Block, &Line)| match b.standing {
        Standing::Outside(OUTSIDE) if is_byline(l) => Some(reason::BYLINE),
        Standing::Outside(OUTSIDE) => signs::line_reason(l).or(Some(OUTSIDE)),
        Standing::Outside(reason) => Some(reason),
        _ => signs::line_reason(l),
    };
    let mut reasons: Vec<Option<&'static str>> = blocks.iter().zip(&lines).map(told).collect();
    let place = Place::find(&lines, &mut reasons, known);
    let by_words = reasons.clone();
    place.mark_clutter(&lines, &mut reasons);
    keep_insiders(blocks, &by_words, &mut reasons);
    let mut sorted = Sorted::default();
    for (index, line) in lines.iter().enumerate() {
        if !blocks[index].is_outside() {
            add_credits(line.text, &mut sorted.credits);
        }
        match reasons[index] {
            Some(reason) if known.amendments.is_put_back(line.text) => {
                sorted.learn(line.text, reason);
                sorted.keep(line);
            }
            Some(reason) if blocks[index].is_outside() => sorted.list(line.text, reason),
            Some(reason) => sorted.remove(line.text, reason),
            None if known.amendments.is_taken_out(line.text) => sorted.remove(line.text, TAKEN_OUT),
            None if place.is_title(index) => sorted.keep_title(line, known.amendments),
            None => sorted.keep(line),
        }
    }
    sorted.settle_headings(place.has_prose());
    sorted.metadata = Metadata {
        title: place.title,
        outlet: sorted.choose_outlet(place.site, known.names),
        ..sorted.metadata
    };
    sorted
}

/// Keeps the blocks of a text that is clean already, but for those that the reader takes out.
pub(super) fn keep_all(blocks: &[Block], known: Known, credits: Vec<String>) -> Sorted {
    let mut sorted = Sorted {
        credits,
        ..Sorted::default()
    };
    for block in blocks {
        if known.amendments.is_taken_out(&block.text) {
            sorted.remove(&block.text, TAKEN_OUT);
        } else {
            sorted.kept.push(Kept {
                text: block.text.clone(),
                is_heading: block.shape == Shape::Heading,
            });
        }
    }
    sorted
}

/// Takes back what only the place of a line said, where its source vouches for the place.
fn keep_insiders(
    blocks: &[Block],
    by_words: &[Option<&'static str>],
    reasons: &mut [Option<&'static str>],
) {
    for ((block, word), reason) in blocks.iter().zip(by_words).zip(reasons) {
        let is_by_place = word.is_none() && reason.is_some_and(|r| BY_PLACE.contains(&r));
        if is_by_place && block.standing == Standing::Inside {
            *reason = None;
        }
    }
}

impl Kept {
    /// Makes a heading of a title that the page's own lines do not have.
    pub(super) fn heading(text: &str) -> Self {
        Kept {
            text: text.to_owned(),
            is_heading: true,
        }
    }
}

impl Sorted {
    /// Keeps the headline without the name of the site, which goes, or stands by itself if put back.
    fn keep_title(&mut self, line: &Line, amendments: &Amendments) {
        let title = without_site(line.text).0;
        let site = line.text.strip_prefix(title).unwrap_or("").trim();
        let is_put_back = amendments.is_put_back(site);
        if !site.is_empty() && !is_put_back {
            self.remove(site, reason::SITE);
        }
        self.kept.push(Kept::heading(title));
        if !site.is_empty() && is_put_back {
            self.kept.push(Kept {
                text: site.to_owned(),
                is_heading: false,
            });
        }
    }

    fn keep(&mut self, line: &Line) {
        self.kept.push(Kept {
            text: line.text.to_owned(),
            is_heading: line.shape == Shape::Heading || looks_like_heading(line),
        });
    }

    /// The site's name; one that is the file's name too goes before all others, in the page's spelling.
    fn choose_outlet(&mut self, site: Option<String>, names: &[String]) -> Option<String> {
        let found: Vec<String> = site.into_iter().chain(self.outlets.drain(..)).collect();
        let is_known = |o: &&String| names.iter().any(|n| is_same_name(n, o));
        found.iter().find(is_known).or(found.first()).cloned()
    }

    /// Takes a line out, and learns from it what it says of the article.
    fn remove(&mut self, text: &str, reason: &'static str) {
        self.learn(text, reason);
        self.list(text, reason);
    }

    /// Takes a line out that may speak of something else.
    fn list(&mut self, text: &str, reason: &'static str) {
        self.removed.push(Removed {
            text: text.to_owned(),
            reason,
        });
    }

    /// Takes names and days from lines that go.
    fn learn(&mut self, text: &str, reason: &'static str) {
        let mut found = Metadata::default();
        match reason {
            reason::SOURCE => self.outlets.extend(name_in_source_line(text)),
            reason::BYLINE => {
                found.author = name_of_author(text);
                found.published = find_date(text);
            }
            reason::DATE => {
                found.author = text
                    .find(" by ")
                    .and_then(|at| name_in_byline(&text[at + 1..]));
                found.published = find_date(text);
            }
            reason::COPYRIGHT => {
                let owner = name_in_copyright(text).filter(|n| !is_agency(n));
                self.outlets.extend(owner);
            }
            _ => {}
        }
        self.metadata = std::mem::take(&mut self.metadata).or(found);
    }

    /// A heading stands before text: what only looked like one, with nothing after it, is none.
    fn settle_headings(&mut self, has_prose: bool) {
        let mut is_followed = !has_prose;
        for kept in self.kept.iter_mut().rev() {
            is_followed |= !kept.is_heading;
            kept.is_heading &= is_followed;
        }
    }
}

/// Longest heading within an article, in words and bytes; headlines above articles may be longer.
const MAX_HEADING_WORDS: usize = 16;
const MAX_HEADING_BYTES: usize = 140;

/// Tells whether a plain line looks like a heading: short, no final stop, begun like a title.
fn looks_like_heading(line: &Line) -> bool {
    let first = line.text.chars().find(|c| c.is_alphanumeric());
    // A question behind a name in capitals is a line of a transcript.
    let is_spoken = line
        .text
        .split_once(": ")
        .is_some_and(|(name, _)| !name.contains(char::is_lowercase));
    let is_question = line.text.ends_with('?') && line.words <= 8 && !is_spoken;
    line.shape == Shape::Plain
        && line.words <= MAX_HEADING_WORDS
        && line.text.len() <= MAX_HEADING_BYTES
        && first.is_some_and(|c| !c.is_lowercase())
        && (!line.has_stop() || is_question)
        && !line.text.ends_with([':', ',', ';', '-', '–', '—'])
        && !line.text.starts_with(['-', '–', '—'])
}

#[cfg(test)]
mod tests;
