//! The parts of the report that go outlet by outlet: the head, singles, omissions, what was taken out.

use super::{Ink, Lines, Story, claims_note, cut, fit};
use crate::claims::StatementRef;
use crate::export::content_hash;
use crate::export::digest::{Omission, gutter, listed};
use crate::text::counted;

/// Cells of a date, and of the heading of each column of counts.
const DATE_CELLS: usize = 10;

/// Writes the story's name, its outlets, the totals, and what the marks mean.
pub(super) fn write_head(story: &Story, lines: &mut Lines) {
    let name = lines.ink(Ink::Strong, story.digest.report.name);
    lines.line(&name);
    lines.paragraph(0, &story.digest.totals());
    lines.blank();
    write_table(story, lines);
    write_groups(story, lines);
    write_languages(story, lines);
    if !story.digest.shared.is_empty() {
        lines.blank();
        let legend = "=3 said by 3 outlets · ≠2 said by 2, details differ · *14* words that \
                      differ · ¶4 fourth paragraph · #7 a claim's number";
        let legend = lines.ink(Ink::Quiet, legend);
        lines.paragraph(0, &legend);
    }
}

/// Says what links between articles of several languages are worth.
fn write_languages(story: &Story, lines: &mut Lines) {
    if let Some(note) = story.digest.languages_note() {
        lines.blank();
        lines.paragraph(0, &note);
    }
}

fn write_table(story: &Story, lines: &mut Lines) {
    let name_cells = story.name_cells.max("outlet".len());
    let used = name_cells
        + DATE_CELLS
        + 4
        + "statements".len()
        + 2
        + "shared".len()
        + 2
        + "alone".len()
        + 2;
    let head = format!(
        "{}  {:<DATE_CELLS$}  statements  shared  alone  headline",
        fit("outlet", name_cells),
        "date"
    );
    let head = lines.ink(Ink::Quiet, &head);
    lines.line(&head);
    for (id, article) in story.digest.comparison.articles.iter().enumerate() {
        let told = story.digest.told(id).count();
        let alone = story.digest.alone(id).count();
        let date = article
            .published
            .map_or_else(|| "-".to_owned(), |day| day.to_string());
        let name = lines.ink(Ink::Strong, &fit(story.name(id), name_cells));
        let room = lines.width_cells().saturating_sub(used).max(8);
        lines.line(&format!(
            "{name}  {date:<DATE_CELLS$}  {told:>10}  {:>6}  {alone:>5}  {}",
            told - alone,
            cut(&article.title, room)
        ));
    }
}

/// The reader's own groups of outlets, where there are any.
fn write_groups(story: &Story, lines: &mut Lines) {
    let groups = story.digest.comparison.groups();
    if !groups.is_empty() {
        lines.blank();
    }
    for (name, articles) in groups {
        let outlets: Vec<&str> = articles.iter().map(|id| story.name(id.0)).collect();
        lines.hanging(&format!("{name}: "), &outlets.join(", "));
    }
}

/// Writes what only one outlet says, in the order of its article.
pub(super) fn write_singles(story: &Story, lines: &mut Lines) {
    let articles = story.digest.comparison.articles.len();
    if articles < 2 {
        return;
    }
    let total: usize = (0..articles)
        .map(|article| story.digest.alone(article).count())
        .sum();
    if total == 0 {
        return;
    }
    let note = format!("{} that no other outlet makes", counted(total, "statement"));
    lines.heading("ONLY ONE OUTLET", &note);
    let mut is_first = true;
    for article in 0..articles {
        let statements: Vec<StatementRef> = story.digest.alone(article).collect();
        if statements.is_empty() {
            continue;
        }
        if !is_first {
            lines.blank();
        }
        is_first = false;
        write_outlet_head(
            story,
            lines,
            article,
            &counted(statements.len(), "statement"),
        );
        for statement in statements {
            let place = format!("{:>9}  ", story.place(statement));
            let place = lines.ink(Ink::Quiet, &place);
            lines.hanging(&place, story.text_of(statement));
        }
    }
}

fn write_outlet_head(story: &Story, lines: &mut Lines, article: usize, note: &str) {
    let name = lines.ink(Ink::Strong, story.name(article));
    lines.line(&format!("  {name}  {note}"));
}

/// Writes for each outlet the claims of two others or more for which it has no twin.
pub(super) fn write_omissions(story: &Story, lines: &mut Lines) {
    let omitted = story.digest.omissions();
    if omitted.is_empty() {
        return;
    }
    let note = "claims of other outlets, and the nearest statement with its score";
    lines.heading("LEFT OUT", note);
    for (position, omissions) in omitted.iter().enumerate() {
        if position > 0 {
            lines.blank();
        }
        let note = claims_note(omissions.claims.len(), "");
        write_outlet_head(story, lines, omissions.article, &note);
        for omission in &omissions.claims {
            write_omission(story, lines, omission);
        }
    }
}

fn write_omission(story: &Story, lines: &mut Lines, omission: &Omission) {
    let Omission { id, claim, nearest } = omission;
    let label = format!("{:<5}{:<4}", format!("#{}", id.0), gutter(claim));
    let room = lines
        .width_cells()
        .saturating_sub(4 + label.chars().count());
    let text = cut(story.text_of(claim.lead), room);
    lines.line(&format!("    {}{text}", lines.ink(Ink::Quiet, &label)));
    let nearest = match *nearest {
        Some((statement, score)) => {
            let label = format!("{score:.2} {} ", story.place(statement));
            let room = room.saturating_sub(label.chars().count());
            format!("{label}{}", cut(story.text_of(statement), room))
        }
        None => "nothing near".to_owned(),
    };
    let nearest = lines.ink(Ink::Quiet, &nearest);
    lines.line(&format!("             {nearest}"));
}

/// Writes which articles stand in others, whole or in part: copies are no second witness.
pub(super) fn write_reuse(story: &Story, lines: &mut Lines) {
    let origins = story.digest.origins();
    if origins.is_empty() {
        return;
    }
    lines.heading(
        "REUSE",
        "how much of an article stands in another, in nearly the same words",
    );
    for of_one in &origins {
        let name = lines.ink(Ink::Strong, &story.fitted_name(of_one.article));
        let words = story.digest.origin_words(of_one);
        lines.hanging(&format!("  {name}  "), &listed(&words));
    }
    for names in story.digest.one_text() {
        lines.paragraph(2, &format!("One origin: {}.", listed(&names)));
    }
}

/// Writes how much of the pages was no part of the articles.
pub(super) fn write_removed(story: &Story, lines: &mut Lines) {
    let articles = &story.digest.comparison.articles;
    let total = story.digest.removed_count();
    if total == 0 {
        return;
    }
    let note = format!(
        "{} of the pages that are no part of the articles; --format json lists each",
        counted(total, "piece")
    );
    lines.heading("TAKEN OUT", &note);
    for (id, article) in articles
        .iter()
        .enumerate()
        .filter(|(_, a)| !a.removed.is_empty())
    {
        let reasons = story.digest.removed_reasons(id);
        let name = lines.ink(Ink::Strong, &story.fitted_name(id));
        lines.hanging(
            &format!("  {name}  {:>3}  ", article.removed.len()),
            &listed(&reasons),
        );
    }
}

/// Writes what was odd about the sources, and which could not be read.
pub(super) fn write_notes(story: &Story, lines: &mut Lines) {
    let articles = &story.digest.comparison.articles;
    if articles.iter().any(|a| !a.notes.is_empty()) {
        lines.heading("NOTES", "");
        for (id, article) in articles.iter().enumerate() {
            for note in &article.notes {
                let name = lines.ink(Ink::Strong, &story.fitted_name(id));
                lines.hanging(&format!("  {name}  "), &note.text);
            }
        }
    }
    if !story.digest.report.skipped.is_empty() {
        lines.heading("NOT READ", "");
        for skipped in story.digest.report.skipped {
            lines.hanging("  ", &format!("{}: {}", skipped.path, skipped.reason));
        }
    }
}

/// Writes what one needs to make the report again, and to tell whether the texts have changed.
pub(super) fn write_making(story: &Story, lines: &mut Lines) {
    lines.heading("HOW THIS WAS MADE", "");
    lines.paragraph(2, &story.digest.making());
    if let Some(said) = story.digest.by_hand_note() {
        lines.paragraph(2, &said);
    }
    lines.blank();
    for (id, article) in story.digest.comparison.articles.iter().enumerate() {
        let name = lines.ink(Ink::Strong, &story.fitted_name(id));
        let place = match &article.url {
            Some(url) => format!("{} {url}", article.path),
            None => article.path.clone(),
        };
        lines.hanging(&format!("  {name}  {}  ", content_hash(article)), &place);
    }
}
