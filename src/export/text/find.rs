//! What a search found, for people: every hit with the other outlets' wordings beneath it.

use super::{Ink, Lines, Story, TextStyle};
use crate::claims::StatementRef;
use crate::export::digest::listed;
use crate::export::found::{FindReport, Found, found};
use crate::search::Hit;
use crate::text::{Span, counted};

/// Stands before and after words that were found, so that they are seen without colour too.
const HIT_MARK: &str = "*";

/// Returns what was found as text for people; "" where nothing was.
pub fn find_text(report: &FindReport, limit: usize, style: TextStyle) -> String {
    let found = found(report, limit);
    if found.is_empty() {
        return String::new();
    }
    let story = Story::new(&report.story);
    let mut lines = Lines::new(style);
    write_head(&story, report, &mut lines, &found);
    for (position, one) in found.iter().enumerate() {
        lines.blank();
        write_found(&story, &mut lines, position + 1, one);
    }
    lines.finish()
}

fn write_head(story: &Story, report: &FindReport, lines: &mut Lines, shown: &[Found]) {
    let total = report.answer.total;
    let with_hits: usize = shown
        .iter()
        .map(|one| 1 + one.twins.iter().filter(|twin| twin.hit.is_some()).count())
        .sum();
    let more = match total.saturating_sub(with_hits) {
        0 => String::new(),
        n => format!(", {n} of them not listed (-n lists more)"),
    };
    let verb = if total == 1 { "holds" } else { "hold" };
    let name = lines.ink(Ink::Strong, story.digest.report.name);
    let counts = format!(
        "{} {verb} “{}”{more}",
        counted(total, "statement"),
        report.query
    );
    lines.hanging(&format!("{name}  "), &counts);
}

fn write_found(story: &Story, lines: &mut Lines, number: usize, found: &Found) {
    let number = lines.ink(Ink::Quiet, &format!("{number:<5}"));
    write_wording(story, lines, &number, found.hit.statement, Some(found.hit));
    for twin in &found.twins {
        write_wording(story, lines, "     ", twin.statement, twin.hit);
    }
    let Some(rest) = who_else(story, found) else {
        return;
    };
    let rest = lines.ink(Ink::Quiet, &rest);
    lines.paragraph(5, &rest);
}

/// Names the outlets without a twin; a headline that stands alone claims nothing to be silent on.
fn who_else(story: &Story, found: &Found) -> Option<String> {
    if story.digest.comparison.articles.len() < 2
        || !story.digest.told.contains(&found.hit.statement)
    {
        return None;
    }
    if found.twins.is_empty() {
        return Some("no other outlet says it".to_owned());
    }
    let silent: Vec<String> = found
        .silent
        .iter()
        .map(|article| story.name(article.0).to_owned())
        .collect();
    (!silent.is_empty()).then(|| format!("silent: {}", listed(&silent)))
}

fn write_wording(
    story: &Story,
    lines: &mut Lines,
    before: &str,
    statement: StatementRef,
    hit: Option<&Hit>,
) {
    let label = story.wording_label(lines, before, statement);
    let spans = hit.map_or(&[][..], |hit| &hit.spans);
    let text = marked(lines, story.text_of(statement), spans);
    lines.hanging(&label, &text);
}

/// `("so much of a choice", [3..7])` -> `"so *much* of a choice"`; words found in a row are one.
fn marked(lines: &Lines, text: &str, spans: &[Span]) -> String {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if Span::new(last.end, span.start).of(text).trim().is_empty() => {
                *last = last.join(*span);
            }
            _ => joined.push(*span),
        }
    }
    lines.marked(Ink::Hit, HIT_MARK, text, &joined)
}
