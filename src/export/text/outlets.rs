//! The parts of the report that go outlet by outlet: the head, singles, omissions, what was taken out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ink, Lines, Story, claims_note, content_hash, count, cut, fit, gutter, listed};
use crate::article::ArticleId;
use crate::claims::{Claim, ClaimId, Reused, StatementRef};
use crate::text::Language;

/// Cells of a date, and of the heading of each column of counts.
const DATE_CELLS: usize = 10;

/// Less than this of an article is what reports of one story share anyway: names, a quotation.
const MIN_REUSE: f64 = 0.1;

/// Writes the story's name, its outlets, the totals, and what the marks mean.
pub(super) fn write_head(story: &Story, lines: &mut Lines) {
    let name = lines.ink(Ink::Strong, story.report.name);
    lines.line(&name);
    lines.paragraph(0, &totals(story));
    lines.blank();
    write_table(story, lines);
    write_groups(story, lines);
    write_languages(story, lines);
    if !story.shared.is_empty() {
        lines.blank();
        let legend = "=3 said by 3 outlets · ≠2 said by 2, details differ · *14* words that \
                      differ · ¶4 fourth paragraph · #7 a claim's number";
        let legend = lines.ink(Ink::Quiet, legend);
        lines.paragraph(0, &legend);
    }
}

/// Says what links between articles of several languages are worth.
fn write_languages(story: &Story, lines: &mut Lines) {
    let articles = story.comparison.articles.iter();
    let named: BTreeSet<&str> = articles
        .filter_map(|a| a.language)
        .map(Language::name)
        .collect();
    if named.len() < 2 {
        return;
    }
    let named: Vec<&str> = named.into_iter().collect();
    let note = format!(
        "The articles are in {}. Between languages only names, figures and quoted words are \
         compared: such links are weak, and stay below the threshold.",
        named.join(", ")
    );
    lines.blank();
    lines.paragraph(0, &note);
}

fn totals(story: &Story) -> String {
    let articles = story.comparison.articles.len();
    let told: usize = (0..articles).map(|a| story.told(a).count()).sum();
    let alone: usize = (0..articles).map(|a| story.alone(a).count()).sum();
    let sizes = format!(
        "{}, {}.",
        count(articles, "article"),
        count(told, "statement")
    );
    if articles < 2 {
        return format!("{sizes} There is nothing to compare it with: name more articles.");
    }
    if story.shared.is_empty() {
        return format!("{sizes} No statement of one outlet was found in another.");
    }
    let differing = story
        .shared
        .iter()
        .filter(|(_, c)| gutter(c).starts_with('≠'))
        .count();
    let details = match differing {
        0 => "no details differ".to_owned(),
        n => format!("details differ in {n} of them"),
    };
    let verb = if story.shared.len() == 1 { "is" } else { "are" };
    format!(
        "{sizes} {} {verb} made by two or more outlets; {details}. {} stand in one outlet alone.",
        count(story.shared.len(), "claim"),
        count(alone, "statement"),
    )
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
    for (id, article) in story.comparison.articles.iter().enumerate() {
        let told = story.told(id).count();
        let alone = story.alone(id).count();
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
    let groups = story.comparison.groups();
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
    let articles = story.comparison.articles.len();
    if articles < 2 {
        return;
    }
    let total: usize = (0..articles)
        .map(|article| story.alone(article).count())
        .sum();
    if total == 0 {
        return;
    }
    let note = format!("{} that no other outlet makes", count(total, "statement"));
    lines.heading("ONLY ONE OUTLET", &note);
    let mut is_first = true;
    for article in 0..articles {
        let statements: Vec<StatementRef> = story.alone(article).collect();
        if statements.is_empty() {
            continue;
        }
        if !is_first {
            lines.blank();
        }
        is_first = false;
        write_outlet_head(story, lines, article, &count(statements.len(), "statement"));
        for statement in statements {
            let place = format!("{:>9}  ", story.place(statement));
            let place = lines.ink(Ink::Quiet, &place);
            lines.hanging(&place, story.comparison.text(statement));
        }
    }
}

fn write_outlet_head(story: &Story, lines: &mut Lines, article: usize, note: &str) {
    let name = lines.ink(Ink::Strong, story.name(article));
    lines.line(&format!("  {name}  {note}"));
}

/// Writes for each outlet the claims of two others or more for which it has no twin.
pub(super) fn write_omissions(story: &Story, lines: &mut Lines) {
    let articles = 0..story.comparison.articles.len();
    let mut omitted: BTreeMap<usize, Vec<(ClaimId, &Claim)>> = BTreeMap::new();
    for (id, claim) in &story.shared {
        for article in story.silent(claim) {
            omitted.entry(article).or_default().push((*id, claim));
        }
    }
    if omitted.is_empty() {
        return;
    }
    let note = "claims of other outlets, and the nearest statement with its score";
    lines.heading("LEFT OUT", note);
    let mut is_first = true;
    for article in articles.filter(|article| omitted.contains_key(article)) {
        if !is_first {
            lines.blank();
        }
        is_first = false;
        let claims = &omitted[&article];
        write_outlet_head(story, lines, article, &claims_note(claims.len(), ""));
        for (id, claim) in claims {
            write_omission(story, lines, article, (*id, claim));
        }
    }
}

fn write_omission(story: &Story, lines: &mut Lines, article: usize, claim: (ClaimId, &Claim)) {
    let (id, claim) = claim;
    let label = format!("{:<5}{:<4}", format!("#{}", id.0), gutter(claim));
    let room = lines
        .width_cells()
        .saturating_sub(4 + label.chars().count());
    let text = cut(story.comparison.text(claim.lead), room);
    lines.line(&format!("    {}{text}", lines.ink(Ink::Quiet, &label)));
    let nearest = match story.neighbours.nearest(claim, ArticleId(article)) {
        Some((statement, score)) => {
            let label = format!("{score:.2} {} ", story.place(statement));
            let room = room.saturating_sub(label.chars().count());
            format!("{label}{}", cut(story.comparison.text(statement), room))
        }
        None => "nothing near".to_owned(),
    };
    let nearest = lines.ink(Ink::Quiet, &nearest);
    lines.line(&format!("             {nearest}"));
}

/// Writes which articles stand in others, whole or in part: copies are no second witness.
pub(super) fn write_reuse(story: &Story, lines: &mut Lines) {
    let articles = 0..story.comparison.articles.len();
    let told: Vec<(usize, Vec<String>)> = articles
        .map(|article| (article, reuse_of(story, article)))
        .filter(|(_, parts)| !parts.is_empty())
        .collect();
    if told.is_empty() || story.comparison.articles.len() < 2 {
        return;
    }
    lines.heading(
        "REUSE",
        "how much of an article stands in another, in nearly the same words",
    );
    for (article, parts) in told {
        let name = lines.ink(Ink::Strong, &fit(story.name(article), story.name_cells));
        lines.hanging(&format!("  {name}  "), &listed(&parts));
    }
    for origin in one_text(story) {
        let names: Vec<String> = origin.iter().map(|a| story.name(*a).to_owned()).collect();
        lines.paragraph(2, &format!("One origin: {}.", listed(&names)));
    }
}

/// What is known of where an article's text comes from: its credits, and the others it stands in.
fn reuse_of(story: &Story, from: usize) -> Vec<String> {
    let comparison = story.comparison;
    let mut parts = Vec::new();
    if comparison.reuse.is_too_short(ArticleId(from)) {
        parts.push("too short to tell".to_owned());
    }
    let shares = comparison.reuse.shares.get(from).into_iter().flatten();
    let mut others: Vec<(ArticleId, Reused)> = shares.copied().collect();
    others.retain(|(_, reused)| reused.share() >= MIN_REUSE);
    others.sort_by(|x, y| y.1.share().total_cmp(&x.1.share()).then(x.0.cmp(&y.0)));
    parts.extend(others.iter().map(|(other, reused)| {
        format!(
            "{:.0}% in {} ({:.0}% word for word)",
            reused.share() * 100.0,
            story.name(other.0),
            reused.verbatim * 100.0
        )
    }));
    let credits = &comparison.articles[from].credits;
    if !credits.is_empty() {
        parts.push(format!("credits {}", credits.join(" and ")));
    }
    parts
}

/// The articles that are one origin with another, by origin.
fn one_text(story: &Story) -> Vec<Vec<usize>> {
    let mut origins: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (article, origin) in story.comparison.shape.origin.iter().enumerate() {
        origins.entry(*origin).or_default().push(article);
    }
    let shared = origins.into_values();
    shared.filter(|articles| articles.len() > 1).collect()
}

/// Writes how much of the pages was no part of the articles.
pub(super) fn write_removed(story: &Story, lines: &mut Lines) {
    let articles = &story.comparison.articles;
    let total: usize = articles.iter().map(|a| a.removed.len()).sum();
    if total == 0 {
        return;
    }
    let note = format!(
        "{} of the pages that are no part of the articles; --format json lists each",
        count(total, "piece")
    );
    lines.heading("TAKEN OUT", &note);
    for (id, article) in articles
        .iter()
        .enumerate()
        .filter(|(_, a)| !a.removed.is_empty())
    {
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for removed in &article.removed {
            *reasons.entry(removed.reason).or_default() += 1;
        }
        let reasons: Vec<String> = reasons
            .iter()
            .map(|(reason, number)| match number {
                1 => (*reason).to_owned(),
                n => format!("{reason} ({n})"),
            })
            .collect();
        let name = lines.ink(Ink::Strong, &fit(story.name(id), story.name_cells));
        lines.hanging(
            &format!("  {name}  {:>3}  ", article.removed.len()),
            &listed(&reasons),
        );
    }
}

/// Writes what was odd about the sources, and which could not be read.
pub(super) fn write_notes(story: &Story, lines: &mut Lines) {
    let articles = &story.comparison.articles;
    if articles.iter().any(|a| !a.notes.is_empty()) {
        lines.heading("NOTES", "");
        for (id, article) in articles.iter().enumerate() {
            for note in &article.notes {
                let name = lines.ink(Ink::Strong, &fit(story.name(id), story.name_cells));
                lines.hanging(&format!("  {name}  "), &note.text);
            }
        }
    }
    if !story.report.skipped.is_empty() {
        lines.heading("NOT READ", "");
        for skipped in story.report.skipped {
            lines.hanging("  ", &format!("{}: {}", skipped.path, skipped.reason));
        }
    }
}

/// Writes what one needs to make the report again, and to tell whether the texts have changed.
pub(super) fn write_making(story: &Story, lines: &mut Lines) {
    lines.heading("HOW THIS WAS MADE", "");
    let making = format!(
        "abreast {}; links are shown from a score of {:.2} (--threshold). A score says how likely it \
         is that a careful reader finds the same claim in both statements. Every wording is the outlet's \
         own. The codes are XXH3-64 hashes of the cleaned texts.",
        env!("CARGO_PKG_VERSION"),
        story.comparison.threshold
    );
    lines.paragraph(2, &making);
    let by_hand = story.comparison.corrections.pairs().count();
    if by_hand > 0 {
        let pairs = count(by_hand, "pair");
        let said = format!(
            "{pairs} linked or unlinked by hand (--agreement lists them, --fresh passes over them)."
        );
        lines.paragraph(2, &said);
    }
    lines.blank();
    for (id, article) in story.comparison.articles.iter().enumerate() {
        let name = lines.ink(Ink::Strong, &fit(story.name(id), story.name_cells));
        let place = match &article.url {
            Some(url) => format!("{} {url}", article.path),
            None => article.path.clone(),
        };
        lines.hanging(&format!("  {name}  {}  ", content_hash(article)), &place);
    }
}
