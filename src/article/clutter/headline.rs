//! Finds the headline among the lines above the text.
//!
//! The headline is the first line that is about what the first paragraphs are about. Position alone
//! does not tell it: pages begin with menus, tickers and the headlines of other articles.

use super::line::Line;
use super::place::is_byline;
use super::signs::reason;
use crate::article::blocks::Shape;
use crate::article::metadata::without_site;

/// Paragraphs whose words tell what the article is about.
const LEAD_PARAGRAPHS: usize = 3;

/// Longest headline, in words.
const MAX_TITLE_WORDS: usize = 30;

/// The topic words of the first paragraphs of running text.
pub(super) fn lead_topic<'l>(lines: &'l [Line], reasons: &[Option<&'static str>]) -> Vec<&'l str> {
    let prose = lines
        .iter()
        .zip(reasons)
        .filter(|(l, r)| r.is_none() && l.is_prose());
    let mut topic: Vec<&str> = prose
        .take(LEAD_PARAGRAPHS)
        .flat_map(|(l, _)| l.topic())
        .collect();
    topic.sort_unstable();
    topic.dedup();
    topic
}

/// How many of a line's topic words the lead has too.
pub(super) fn shared(line: &Line, topic: &[&str]) -> usize {
    count_shared(&line.topic(), topic)
}

fn count_shared(own: &[&str], topic: &[&str]) -> usize {
    let is_shared = |stem: &&&str| topic.binary_search(stem).is_ok();
    own.iter().filter(is_shared).count()
}

/// Tells whether a line is about what the lead is about: it shares half of its topic words, or a third
/// where those are three.
pub(super) fn is_about(line: &Line, topic: &[&str]) -> bool {
    let own = line.topic();
    let (shared, all) = (count_shared(&own, topic), own.len());
    (shared >= 3 && shared * 3 >= all)
        || (shared >= 2 && shared * 5 >= all * 2)
        || (shared >= 1 && shared * 2 >= all)
}

/// The first line of the head that is about the lead; else the one above byline or date; else the first
/// that could be a headline.
pub(super) fn choose_title(
    head: &[Line],
    reasons: &[Option<&'static str>],
    topic: &[&str],
) -> Option<usize> {
    let marked = |i: usize| reasons[i].is_some();
    let could_be = |i: &usize| {
        let line = &head[*i];
        !marked(*i)
            && line.words <= MAX_TITLE_WORDS
            && line.shape != Shape::Item
            && !is_byline(line)
            && !line.text.ends_with([':', ','])
    };
    // A headline with a full stop is told from a short first sentence by the clutter around it.
    let in_clutter =
        |i: usize| (i > 0 && marked(i - 1)) || reasons.get(i + 1).is_some_and(Option::is_some);
    let candidates: Vec<usize> = (0..head.len())
        .filter(could_be)
        .filter(|i| {
            !head[*i].has_stop() || head[*i].text.ends_with(['?', '!', '…']) || in_clutter(*i)
        })
        .collect();
    let marked_up = candidates
        .iter()
        .find(|i| head[**i].shape == Shape::Heading);
    let fits: Vec<&usize> = candidates
        .iter()
        .filter(|i| {
            let is_first = **i == 0 || reasons[**i - 1] == Some(reason::SITE);
            head[**i].words > 2 || (is_first && is_short_headline(&head[**i], topic))
        })
        .filter(|i| is_about(&head[**i], topic))
        .collect();
    let about = fits.first().map(|first| own_headline(head, &fits, **first));
    let is_signed = |i: &usize| {
        let below = reasons.get(i + 1).copied().flatten();
        let is_signed = below == Some(reason::BYLINE) || head.get(i + 1).is_some_and(is_byline);
        // Two words above a date may be the author.
        (is_signed && head[*i].words > 1) || (below == Some(reason::DATE) && head[*i].words > 2)
    };
    let signed = candidates.iter().find(|i| is_signed(i));
    let long = candidates.iter().find(|i| head[**i].words > 3);
    marked_up
        .copied()
        .or(about)
        .or(signed.or(long).or(candidates.first()).copied())
}

/// Tells whether the first line of a text is a headline of two words: one of them is the lead's, or both
/// where the line could be a name. Below a menu such a line is a section's name.
fn is_short_headline(line: &Line, topic: &[&str]) -> bool {
    let has_plain_word = line
        .text
        .split(' ')
        .any(|w| w.starts_with(char::is_lowercase));
    let needed = if has_plain_word { 1 } else { line.words };
    line.words > 1 && shared(line, topic) >= needed
}

/// Prefers a headline over an earlier "headline | site" line that says something else: the title of a
/// page often belongs to the page that was open before.
fn own_headline(head: &[Line], fits: &[&usize], first: usize) -> usize {
    let (title, site) = without_site(head[first].text);
    let is_repeated = fits
        .iter()
        .skip(1)
        .any(|i| is_same_title(head[**i].text, title));
    let plain = fits
        .iter()
        .find(|i| without_site(head[***i].text).1.is_none());
    match plain {
        Some(plain) if site.is_some() && !is_repeated => **plain,
        _ => first,
    }
}

/// Tells whether two lines are one headline, but for case, marks and the site's name.
pub(super) fn is_same_title(line: &str, title: &str) -> bool {
    let fold = |text: &str| -> String {
        let (bare, _) = without_site(text);
        bare.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let folded = fold(line);
    !folded.is_empty() && folded == fold(title)
}
