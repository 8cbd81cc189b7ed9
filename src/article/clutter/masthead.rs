//! Finds the masthead: the name of the site, alone on a line above the headline.
//!
//! Its form does not tell it from a short headline ("Blood Money"), so it needs a sign: the site's menu
//! follows, a word that newspapers are called by, the name of the file, or a copyright line with the
//! same name. A line that is about what the article is about may well be the headline, and needs two.

use super::headline::{is_about, shared};
use super::line::Line;
use super::place::is_byline;
use super::signs::{is_press_word, reason};
use crate::article::amend::Amendments;
use crate::article::blocks::{Block, Shape};
use crate::article::metadata::{is_same_name, without_site};

/// Longest name of a site, in words.
const MAX_SITE_WORDS: usize = 5;

/// How many lines of a page may stand above its name: menus, banners, a ticker.
const MAX_LINES_ABOVE: usize = 40;

/// Words that stand in names in lower case.
const SMALL_WORDS: [&str; 14] = [
    "a", "and", "at", "de", "del", "der", "du", "for", "in", "la", "le", "of", "on", "the",
];

/// Words that make the name of a section with "news": such a line names no outlet.
const SECTION_WORDS: [&str; 16] = [
    "breaking",
    "business",
    "crypto",
    "international",
    "latest",
    "local",
    "market",
    "markets",
    "national",
    "politics",
    "regional",
    "sports",
    "tech",
    "the",
    "top",
    "world",
];

/// Reasons of lines that speak of their own site: what they name is the outlet.
const OWN_LINES: [&str; 6] = [
    reason::COPYRIGHT,
    reason::SOURCE,
    reason::FOLLOW,
    "newsletter prompt",
    "legal or cookie notice",
    "sign-in prompt",
];

/// What is known of an article before its lines are read.
#[derive(Clone, Copy)]
pub(in crate::article) struct Known<'a> {
    /// The headline, where front matter gave it.
    pub(in crate::article) title: Option<&'a str>,
    /// Names the outlet may have: from front matter, the address or the file name.
    pub(in crate::article) names: &'a [String],
    /// Blocks that the reader put back or took out.
    pub(in crate::article) amendments: &'a Amendments,
}

/// Marks mastheads above the text, and returns the name in the first.
pub(super) fn mark_mastheads(
    lines: &[Line],
    reasons: &mut [Option<&'static str>],
    prose_start: usize,
    topic: &[&str],
    known: Known,
) -> Option<String> {
    let mut found = None;
    let top = (0..prose_start).find(|i| reasons[*i].is_none());
    for index in 0..prose_start.min(MAX_LINES_ABOVE) {
        let line = &lines[index];
        let (name, tagline) = part_tagline(line.text);
        let is_above =
            known.title.is_some() || has_headline_below(lines, reasons, index, prose_start);
        if reasons[index].is_some() || !is_above || !could_be_name(name) || is_byline(line) {
            continue;
        }
        let mut signs = usize::from(known.names.iter().any(|n| is_same_name(n, name)));
        if top == Some(index) {
            signs += usize::from(tagline);
            let is_over_menu = reasons.get(index + 1) == Some(&Some(reason::NAVIGATION));
            let is_called_so = has_press_word(&without_frequency(name));
            let is_outdone = has_better_below(lines, reasons, index, prose_start, topic);
            signs += usize::from(is_over_menu) + usize::from(is_called_so);
            signs += usize::from(is_called_so && is_outdone);
            signs += 2 * usize::from(is_named_elsewhere(name, index, lines, reasons));
        }
        if signs > usize::from(is_about(line, topic)) {
            reasons[index] = Some(reason::SITE);
            found = found.or_else(|| Some(without_frequency(name)));
        }
    }
    found
}

/// Parts a tagline off: `"Daily Post | News from the river"` -> (`"Daily Post"`, true)
fn part_tagline(text: &str) -> (&str, bool) {
    for mark in [" | ", " – ", " — ", " - "] {
        if let Some((name, _)) = text.split_once(mark).filter(|(_, rest)| is_tagline(rest)) {
            // After a dash it may as well be the second half of a headline.
            return (name, mark == " | ");
        }
    }
    (text, false)
}

/// A phrase, not a name: `"News from the river"` -> true, `"Daily Post"` -> false
fn is_tagline(text: &str) -> bool {
    let is_plain = |w: &str| w.starts_with(char::is_lowercase) && !SMALL_WORDS.contains(&w);
    text.split(' ').count() > 1 && text.split(' ').any(is_plain)
}

/// Tells whether a line has the form of a name: `"The Daily Post"` -> true, `"Ferry fire"` -> false
fn could_be_name(text: &str) -> bool {
    let mut words = text.split(' ');
    let is_part = |w: &str| SMALL_WORDS.contains(&w) || !w.starts_with(char::is_lowercase);
    !text.ends_with(['.', '!', '…'])
        && !text.contains([':', ',', '?', ';', '"', '“', '‘', '«'])
        && text.split(' ').count() <= MAX_SITE_WORDS
        && text.starts_with(char::is_alphabetic)
        && words.all(is_part)
}

/// Tells whether a name ends as those of outlets do: `"Harbour Gazette"`, `"Times of Malta"` -> true,
/// `"Daily Mail Sued"`, `"Local News"` -> false
fn has_press_word(name: &str) -> bool {
    let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
    let is_last = |i: usize| words.get(i + 1).is_none_or(|w| w == "of");
    let says_more = |w: &String| !is_press_word(w) && !SECTION_WORDS.contains(&w.as_str());
    let ends = (1..words.len()).any(|i| is_press_word(&words[i]) && is_last(i));
    let opens = is_press_word(&words[0]) && words.get(1).is_some_and(|w| w == "of");
    (ends || opens) && words.iter().any(says_more)
}

/// Tells whether a line below, above the text, can be the headline.
fn has_headline_below(
    lines: &[Line],
    reasons: &[Option<&'static str>],
    index: usize,
    prose_start: usize,
) -> bool {
    let needs_heading = lines[index].shape == Shape::Heading;
    (index + 1..prose_start).any(|i| {
        let line = &lines[i];
        let is_open = !line.has_stop() || line.text.ends_with(['?', '!']);
        let is_fit = !needs_heading || line.shape == Shape::Heading;
        reasons[i].is_none() && line.words > 1 && is_open && is_fit && !is_byline(line)
    })
}

/// Tells whether a line below, above the text, has more of the lead's words than this one.
fn has_better_below(
    lines: &[Line],
    reasons: &[Option<&'static str>],
    index: usize,
    prose_start: usize,
    topic: &[&str],
) -> bool {
    let own = shared(&lines[index], topic);
    let end = prose_start.min(index + MAX_LINES_ABOVE);
    (index + 1..end).any(|i| reasons[i].is_none() && shared(&lines[i], topic) > own)
}

/// Tells whether a line that speaks of its own site, or a "headline | site" line, has the name too.
fn is_named_elsewhere(
    name: &str,
    index: usize,
    lines: &[Line],
    reasons: &[Option<&'static str>],
) -> bool {
    let block = Block::new(name, Shape::Plain);
    let folded = Line::new(&block).folded;
    let phrase = folded.trim();
    phrase.chars().count() > 3
        && lines.iter().zip(reasons).enumerate().any(|(i, (line, r))| {
            let is_own = r.is_some_and(|r| OWN_LINES.contains(&r)) && line.contains(phrase);
            let is_site = without_site(line.text)
                .1
                .is_some_and(|s| is_same_name(s, name));
            i != index && (is_own || (is_site && !line.is_prose()))
        })
}

/// Takes the place on the dial off a station's name: `"Hill Radio 96.4 FM"` -> `"Hill Radio"`
fn without_frequency(name: &str) -> String {
    let is_dial = |w: &&str| {
        let is_figure = w.starts_with(|c: char| c.is_ascii_digit()) && w.contains(['.', ',']);
        is_figure || ["fm", "am", "mhz"].contains(&w.to_lowercase().as_str())
    };
    let words: Vec<&str> = name.split(' ').collect();
    let figures = words.iter().filter(|w| w.contains(['.', ','])).count();
    let end = words.iter().rposition(|w| figures == 0 || !is_dial(w));
    end.map_or(name.to_owned(), |end| words[..=end].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Source, read};

    fn title_and_outlet(path: &str, head: &str) -> (String, String) {
        let page = format!(
            "{head}\n\nThe mayor of Harbour said on Monday that rust in the bolts of the bridge \
             had forced the council to close it.\nTraders on the north bank said they had been \
             told by a letter on the morning itself.\n\n© 2024 Mill and Quay\n"
        );
        let article = read(&Source::new(path.to_owned(), page.into_bytes()));
        (article.title, article.outlet)
    }

    #[test]
    fn name_above_the_headline_is_no_title() {
        for (path, head, outlet) in [
            (
                "1.txt",
                "The Harbour Gazette\nNews | Sport | Tides\n\n‘Nobody ran’: a morning below",
                "The Harbour Gazette",
            ),
            (
                "1.txt",
                "Hillside\nHome\nNews\n\n‘Nobody ran’: a morning below",
                "Hillside",
            ),
            (
                "hill-side.txt",
                "Hill Side 96.4\nOn air now: Breakfast\n‘Nobody ran’: a morning below",
                "Hill Side",
            ),
            (
                "1.txt",
                "Bridge Post | News from both banks\n‘Nobody ran’: a morning below",
                "Bridge Post",
            ),
            (
                "1.txt",
                "Mill and Quay\n‘Nobody ran’: a morning below",
                "Mill and Quay",
            ),
        ] {
            let title = "‘Nobody ran’: a morning below".to_owned();
            assert_eq!(title_and_outlet(path, head), (title, outlet.to_owned()));
        }
    }

    #[test]
    fn short_headline_is_no_masthead() {
        for (path, title, below) in [
            (
                "bridge-rust.txt",
                "Bridge rust",
                "What we know of the closure so far",
            ),
            (
                "bridge-rust.txt",
                "Bridge Rust",
                "What we know of the closure so far",
            ),
            (
                "1.txt",
                "Bridge Rust",
                "News | Sport | Tides\nHow a town forgot its bolts",
            ),
            ("1.txt", "Harbour Gazette Closes", "By Jo Roe\n4 March 2024"),
            ("1.txt", "Daily Mail Sued", ""),
            (
                "1.txt",
                "Bridge shut",
                "Harbour’s mayor closes the crossing over rusty bolts",
            ),
            (
                "bridge-rust.txt",
                "Bridge Rust",
                "Mayor of Harbour closes bridge over rust in bolts",
            ),
            (
                "1.txt",
                "Harbour Gazette Sues Council",
                "Mayor of Harbour says rust closed the bridge",
            ),
            (
                "1.txt",
                "Blood Money",
                "By Jo Roe\nWhat nobody told the town",
            ),
        ] {
            let found = title_and_outlet(path, &format!("{title}\n{below}"));
            assert_eq!(found, (title.to_owned(), "Mill and Quay".to_owned()));
        }
    }

    #[test]
    fn station_loses_its_frequency_and_channel_keeps_its_number() {
        assert_eq!(without_frequency("Hill Radio 96.4 FM"), "Hill Radio");
        assert_eq!(without_frequency("Channel 6"), "Channel 6");
    }
}
